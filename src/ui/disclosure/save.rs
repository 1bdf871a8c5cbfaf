//! The list into a file: a workbook or CSV.

use super::paper;
use crate::register::disclosure::DisclosureEntry;
use crate::ui::context::UiContext;
use crate::ui::save_as::{SaveAs, SaveWhat, is_csv};

/// Asks where the list shall lie.
pub(super) fn ask(cx: &UiContext<'_>, entries: &[DisclosureEntry]) -> SaveAs {
    let day = cx.strings.date_iso(cx.today());
    let what = SaveWhat {
        title: cx.text("disclosure-save"),
        about: cx.text("disclosure-save-kinds"),
        what: cx.text("disclosure-paper-title"),
        name: cx.strings.text_with("disclosure-file", &[("date", day.into())]),
        endings: &["xlsx", "csv"],
    };
    let table = paper::table(cx, entries);
    SaveAs::ask(cx, what, move |path| Ok(if is_csv(path) { table.csv() } else { table.xlsx()? }))
}

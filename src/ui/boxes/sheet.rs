//! The month sheet: a month's records put into the words of a paper, which the right pane shows.

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

use super::phrases;
use crate::documents::box_sheets::{
    BoxSheet, BoxSheetColumns, BoxSheetLabels, BoxSheetStateWords, BoxSheetTotals, SheetLanguage,
};
use crate::domain::boxes::SuggestionBox;
use crate::jobs::box_month::{BoxMonth, BoxMonthWords, make_sheet};
use crate::register::RegisterError;
use crate::ui::context::UiContext;
use crate::ui::papers::{PaperAbout, PaperPanel};
use crate::ui::strings::{Lang, Strings};
use crate::ui::widgets::MonthShown;

/// Reads the month of one box and starts making its sheet.
pub(super) fn month_sheet(cx: &UiContext<'_>, the_box: &SuggestionBox, month: MonthShown) -> PaperPanel {
    let told = cx.strings.month(month.year, month.month);
    let iso = format!("{}-{:02}", month.year, month.month);
    let name = [("name", the_box.name.as_str().into()), ("month", iso.as_str().into())];
    let about = PaperAbout {
        file_stem: cx.strings.text_with("box-sheet-file", &name),
        close: cx.text("box-sheet-back"),
        ..PaperAbout::new(cx, cx.text("box-sheet-title"), format!("{} · {told}", phrases::box_name(the_box)))
    };
    match BoxMonth::read(cx.register, the_box, (month.year, month.month), cx.now) {
        Ok(records) => {
            let paper = records.sheet(&words(cx.strings, month, &records.head_line));
            PaperPanel::open(cx, about, move |progress| make_sheet(&paper, progress))
        }
        Err(error) => PaperPanel::broken(cx, about, &error.to_string()),
    }
}

/// The sheet of one box in a month, for the archive (P1-9.3, P4-7).
///
/// # Errors
/// The file's.
pub fn whole_month(cx: &UiContext<'_>, the_box: &SuggestionBox, month: MonthShown) -> Result<BoxSheet, RegisterError> {
    let records = BoxMonth::read(cx.register, the_box, (month.year, month.month), cx.now)?;
    Ok(records.sheet(&words(cx.strings, month, &records.head_line)))
}

fn words(strings: &Strings, month: MonthShown, head_line: &str) -> BoxMonthWords {
    let year = month.year.to_string();
    let name = strings.text(&format!("month-{}", month.month));
    let (language, separator) = match strings.lang() {
        Lang::Zh => (SheetLanguage::Chinese, "；"),
        Lang::En => (SheetLanguage::English, "; "),
    };
    BoxMonthWords {
        labels: labels(strings, language, head_line),
        month: strings.text_with("box-sheet-month", &[("year", year.into()), ("month", name.into())]),
        seal_broken: strings.text("sheet-box-seal-broken"),
        no_action: strings.text_with("sheet-box-no-action", &[("because", "".into())]),
        separator: separator.to_owned(),
    }
}

fn labels(strings: &Strings, language: SheetLanguage, head_line: &str) -> BoxSheetLabels {
    let text = |key: &str| strings.text(key);
    BoxSheetLabels {
        language,
        title: text("sheet-box-title"),
        hall: text("sheet-box-hall"),
        box_name: text("sheet-box-box"),
        month: text("sheet-box-month"),
        columns: BoxSheetColumns {
            date: text("sheet-box-date"),
            state: text("sheet-box-state"),
            opened_at: text("sheet-box-opened-at"),
            letters: text("sheet-box-letters"),
            outcome: text("sheet-box-outcome"),
            opener: text("sheet-box-opener"),
            witness: text("sheet-box-witness"),
            remark: text("sheet-box-remark"),
        },
        states: BoxSheetStateWords {
            kept: text("sheet-box-kept"),
            empty: text("sheet-box-empty"),
            late: text("sheet-box-late"),
            missed: text("sheet-box-missed"),
            rest: text("sheet-box-rest"),
            ahead: String::new(),
        },
        weekdays: [Mon, Tue, Wed, Thu, Fri, Sat, Sun].map(|day| strings.weekday_name(day)),
        recorded_at: text("sheet-box-recorded-at"),
        totals: BoxSheetTotals {
            opened: text("sheet-box-total-opened"),
            letters: text("sheet-box-total-letters"),
            empty: text("sheet-box-total-empty"),
            late: text("sheet-box-total-late"),
            missed: text("sheet-box-total-missed"),
        },
        head_signature: text("sheet-box-head-signature"),
        head_signed_on: text("sheet-box-head-signed-on"),
        printed_on: text("sheet-box-printed-on"),
        chain_head: strings.text_with("sheet-box-chain-head", &[("seq", head_line.into())]),
        page: text("sheet-box-page"),
    }
}

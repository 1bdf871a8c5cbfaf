//! Where the sheet of a check is printed and its items are saved as a table from.

use egui::Ui;

use crate::domain::ids::AuditId;
use crate::register::RegisterError;
use crate::ui::audit_paper_values as values;
use crate::ui::audit_papers::with_names;
use crate::ui::commands::Notice;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::reports::audits::book;
use crate::ui::reports::save::{Content, Saving};
use crate::ui::widgets::Button;

/// A way out of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// Onto paper.
    Sheet,
    /// Into a workbook.
    Table,
}

/// The ways out of a check, at the far right of its bar.
pub(super) fn print(ui: &mut Ui, cx: &UiContext<'_>) -> Option<Way> {
    let sheet = Button::quiet(cx.text("audit-sheet-print")).icon(icons::PRINT);
    let mut way = sheet.show(ui, cx.tokens).clicked().then_some(Way::Sheet);
    if Button::icon_only(icons::EXPORT, cx.text("report-save-table")).show(ui, cx.tokens).clicked() {
        way = Some(Way::Table);
    }
    way
}

/// Asks where the workbook of a check shall lie.
pub(super) fn save(cx: &UiContext<'_>, id: AuditId) -> Option<Saving> {
    let made = with_names(cx, |of| {
        let audit = cx.register.audit(id)?;
        let rows = cx.register.audits_between(audit.day, audit.day)?;
        let summary = rows.into_iter().find(|row| row.id == id).ok_or(crate::register::Refusal::NoSuchRecord)?;
        let sheet = values::audit_sheet(of, &audit, &std::collections::BTreeMap::new());
        let name = format!("{} {}", sheet.title, cx.strings.date_iso(audit.day));
        let workbook = book::run(of, cx.register.hall(), (&sheet, &(summary, audit)));
        Ok((name, workbook))
    });
    match made {
        Ok((name, workbook)) => Some(Saving::named(cx, Content::AuditTable(workbook), &name)),
        Err(error) => {
            failed(cx, &error);
            None
        }
    }
}

fn failed(cx: &UiContext<'_>, error: &RegisterError) {
    cx.notify(Notice::wrong(cx.text("report-failed"), "").with_details(error.to_string()));
}

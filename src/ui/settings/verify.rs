//! Holding the file against its history, and the findings in words.

use egui::Ui;

use crate::register::history::{Finding, RowName, Verification};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::strings::Strings;
use crate::ui::theme::Text;
use crate::ui::widgets::{Button, Tone, note, paragraph};
use crate::ui::words;

/// Most findings told one by one.
const MOST: usize = 20;

/// How far the walk is. It is asked for one frame before it runs, so that the words saying so are on the screen.
#[derive(Debug, Default)]
pub(super) enum Verifying {
    /// Not asked for.
    #[default]
    Idle,
    /// Asked for: runs with the next frame.
    Asked,
    /// Walked.
    Done(Verification),
    /// The file could not be read.
    Failed(String),
}

impl Verifying {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if matches!(self, Self::Asked) {
            *self = match cx.register.verify() {
                Ok(report) => Self::Done(report),
                Err(error) => Self::Failed(error.to_string()),
            };
        }
        if Button::secondary(cx.text("settings-verify")).icon(icons::VERIFIED).show(ui, cx.tokens).clicked() {
            *self = Self::Asked;
            ui.ctx().request_repaint();
        }
        match self {
            Self::Idle => {}
            Self::Asked => {
                note(ui, cx.tokens, Tone::Neutral, (icons::REFRESH, &cx.text("settings-verifying")));
            }
            Self::Done(report) => verdict(ui, cx, report),
            Self::Failed(because) => {
                let words = cx.strings.text_with("settings-unreadable", &[("because", because.as_str().into())]);
                note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &words));
            }
        }
    }
}

fn verdict(ui: &mut Ui, cx: &UiContext<'_>, report: &Verification) {
    let head: String = report.head.chars().take(12).collect();
    let walked = cx.strings.text_with(
        "settings-verified",
        &[("lines", report.lines.into()), ("rows", report.rows.into()), ("head", head.into())],
    );
    if report.findings.is_empty() {
        note(ui, cx.tokens, Tone::Ok, (icons::DONE, &walked));
        return;
    }
    let count = report.findings.len();
    let title = cx.strings.text_with("settings-findings", &[("n", count.into())]);
    note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &title));
    for finding in report.findings.iter().take(MOST) {
        paragraph(ui, Text::Body, &finding_words(cx.strings, finding), cx.tokens.text);
    }
    if count > MOST {
        let more = cx.strings.text_with("settings-findings-more", &[("n", (count - MOST).into())]);
        paragraph(ui, Text::Secondary, &more, cx.tokens.text2);
    }
    paragraph(ui, Text::Secondary, &walked, cx.tokens.text2);
}

/// One finding as one sentence.
pub(super) fn finding_words(strings: &Strings, finding: &Finding) -> String {
    let line = |key: &str, seq: i64| strings.text_with(key, &[("seq", seq.to_string().into())]);
    match finding {
        Finding::LineChanged { seq } => line("finding-line-changed", *seq),
        Finding::LineMissing { seq } => line("finding-line-missing", *seq),
        Finding::RowChanged(row) => row_words(strings, "finding-row-changed", row),
        Finding::RowRemoved(row) => row_words(strings, "finding-row-removed", row),
        Finding::RowAdded(row) => row_words(strings, "finding-row-added", row),
        Finding::GuardsMissing => strings.text("finding-guards-missing"),
        Finding::Damaged(what) => strings.text_with("finding-damaged", &[("what", what.as_str().into())]),
    }
}

fn row_words(strings: &Strings, key: &str, row: &RowName) -> String {
    let table = words::table(strings, &row.table);
    let label = if row.label.is_empty() { format!("#{}", row.row) } else { row.label.clone() };
    let words = strings.text_with(key, &[("table", table.into()), ("label", label.into())]);
    if row.last_line == 0 {
        return words;
    }
    let last = strings.text_with("finding-last-line", &[("seq", row.last_line.to_string().into())]);
    format!("{words}{last}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::strings::Lang;

    #[test]
    fn a_changed_row_is_named_by_what_it_is() {
        let row = RowName { table: "staff".into(), row: 7, label: "CQ0217".into(), last_line: 12 };
        let zh = finding_words(&Strings::load(Lang::Zh), &Finding::RowChanged(row.clone()));
        assert_eq!(zh, "人员 CQ0217 被改过（上一次在第 12 行）");
        let unknown = RowName { label: String::new(), last_line: 0, ..row };
        let en = finding_words(&Strings::load(Lang::En), &Finding::RowRemoved(unknown));
        assert_eq!(en, "Staff #7 was removed");
    }
}

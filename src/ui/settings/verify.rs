//! Holding the file against its history, and the findings in words.

use egui::Ui;

use super::walk;
use crate::register::health::HistoryWalk;
use crate::register::history::{Finding, RowName, Stage, Verification, WalkProgress};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::strings::Strings;
use crate::ui::theme::Text;
use crate::ui::widgets::{Button, Tone, note, paragraph, progress_with_words};
use crate::ui::words;

/// Most findings told one by one.
const MOST: usize = 20;

/// How far the walk is.
#[derive(Debug, Default)]
pub(super) enum Verifying {
    /// Not asked for.
    #[default]
    Idle,
    /// Under way, some steps a frame.
    Walking(Box<HistoryWalk>),
    /// Walked.
    Done(Verification),
    /// The file could not be read.
    Failed(String),
}

impl Verifying {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.go_on(ui, cx);
        if let Self::Walking(walk) = self {
            let WalkProgress { stage, part } = walk.progress();
            if walking_ui(ui, cx, (&cx.text(stage_key(stage)), part)) {
                *self = Self::Idle;
            }
            return;
        }
        if Button::secondary(cx.text("settings-verify")).icon(icons::VERIFIED).show(ui, cx.tokens).clicked() {
            *self = match HistoryWalk::new(cx.register) {
                Ok(walk) => Self::Walking(Box::new(walk)),
                Err(error) => Self::Failed(error.to_string()),
            };
            ui.ctx().request_repaint();
        }
        match self {
            Self::Idle | Self::Walking(_) => {}
            Self::Done(report) => verdict(ui, cx, report),
            Self::Failed(because) => {
                let words = cx.strings.text_with("settings-unreadable", &[("because", because.as_str().into())]);
                note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &words));
            }
        }
    }

    /// Forgets a verdict; a walk under way takes what is written meanwhile along.
    pub(super) fn forget(&mut self) {
        if !matches!(self, Self::Walking(_)) {
            *self = Self::Idle;
        }
    }

    /// Walks on for a frame.
    fn go_on(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let Self::Walking(walk) = self else { return };
        match walk::go(ui.ctx(), || walk.step(cx.register)) {
            Ok(true) => {}
            Ok(false) => {
                if let Self::Walking(walk) = std::mem::take(self) {
                    *self = Self::Done(walk.into_report());
                }
            }
            Err(error) => *self = Self::Failed(error.to_string()),
        }
    }
}

/// A bar with what is walked and a button to stop; whether it was pressed.
pub(super) fn walking_ui(ui: &mut Ui, cx: &UiContext<'_>, (what, part): (&str, f32)) -> bool {
    let far = format!("{:.0} %", part * 100.0);
    progress_with_words(ui, cx.tokens, part, (what, &far));
    Button::secondary(cx.text("health-stop")).icon(icons::CLOSE).small().show(ui, cx.tokens).clicked()
}

/// What a walk is at, in words.
pub(super) fn stage_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Lines => "health-walk-lines",
        Stage::Engine => "health-walk-engine",
        Stage::Records | Stage::Done => "health-walk-records",
    }
}

pub(super) fn verdict(ui: &mut Ui, cx: &UiContext<'_>, report: &Verification) {
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

//! The form of a note on a period: why it was let go, or what came of a visit that was kept on paper.

use chrono::NaiveDate;
use egui::{Ui, vec2};
use serde::{Deserialize, Serialize};

use crate::domain::ids::{PlanId, StaffId};
use crate::domain::plans::{Plan, PlanNoteKind};
use crate::register::plans::NewPlanNote;
use crate::ui::audits::who::Who;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::plan_words;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Caption, Segments, TextField, action_bar, card, label};

/// The note as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct NoteDraft {
    period: Option<NaiveDate>,
    on_paper: bool,
    text: String,
    by: Option<i64>,
}

/// The form.
#[derive(Debug)]
pub(super) struct NoteForm {
    plan: PlanId,
    draft: NoteDraft,
    was_tried: bool,
    pub(super) is_waiting: bool,
    wants_focus: bool,
}

/// How the form was left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    Drop,
    Add(NewPlanNote),
}

fn key(plan: PlanId) -> String {
    format!("plan:note:{}", plan.0)
}

impl NoteForm {
    /// A fresh note on a period, or what was typed on it before.
    pub(super) fn open(cx: &UiContext<'_>, (plan, period): (PlanId, NaiveDate)) -> Self {
        let kept = cx.register.draft::<NoteDraft>(&key(plan)).ok().flatten();
        let kept = kept.filter(|draft| draft.period == Some(period));
        let draft = kept.unwrap_or_else(|| NoteDraft { period: Some(period), ..NoteDraft::default() });
        Self { plan, draft, was_tried: false, is_waiting: false, wants_focus: true }
    }

    /// What was typed before the window was closed.
    pub(super) fn kept(cx: &UiContext<'_>, plan: PlanId) -> Option<Self> {
        let draft = cx.register.draft::<NoteDraft>(&key(plan)).ok().flatten()?;
        let period = draft.period?;
        Some(Self { wants_focus: false, ..Self::open(cx, (plan, period)) })
    }

    /// Forgets what was typed.
    pub(super) fn forget(&self, cx: &UiContext<'_>) {
        cx.forget_draft(&key(self.plan));
    }

    /// Paints the fields.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (plan, who): (&Plan, &Who)) {
        let before = self.draft.clone();
        let period = self.draft.period.and_then(|key| plan.period_by_key(key));
        let period = period.map(|period| plan_words::period(cx.strings, plan.details.every, period));
        let title = cx.strings.text_with("plan-note-title", &[("period", period.unwrap_or_default().into())]);
        card(ui, cx.tokens, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_12);
            label(ui, cx.tokens, Text::RowTitle, &title);
            Segments::new()
                .option(false, cx.text("plan-note-excused"))
                .option(true, cx.text("plan-note-on-paper"))
                .show(ui, cx.tokens, &mut self.draft.on_paper);
            let missing = self.was_tried && self.draft.text.trim().is_empty();
            let caption =
                Caption::new(cx.text("plan-note-text")).required().problem(missing.then(|| cx.text("wrong-missing")));
            let field = TextField::new(caption, &mut self.draft.text).multiline(2).limit(500).show(ui, cx.tokens);
            if std::mem::take(&mut self.wants_focus) {
                field.request_focus();
            }
            who.select(ui, (cx, Caption::new(cx.text("plan-note-by"))), (&mut self.draft.by, |_| true));
        });
        if self.draft != before {
            cx.keep_draft(&key(self.plan), &self.draft);
        }
    }

    /// The form's buttons.
    pub(super) fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
        let (mut enter, mut drop) = super::keys(ui);
        action_bar(
            ui,
            cx.tokens,
            |ui| {
                let button = Button::primary(cx.text("plan-note-add")).icon(icons::CHECK).shortcut("Ctrl Enter");
                enter |= button.show(ui, cx.tokens).clicked();
                drop |= Button::secondary(cx.text("plan-drop")).shortcut("Esc").show(ui, cx.tokens).clicked();
            },
            |_| {},
        );
        if drop {
            return Some(Asked::Drop);
        }
        if !enter || self.is_waiting {
            return None;
        }
        self.was_tried = true;
        let period = self.draft.period?;
        let text = self.draft.text.trim().to_owned();
        if text.is_empty() {
            return None;
        }
        self.is_waiting = true;
        let kind = if self.draft.on_paper { PlanNoteKind::DoneOnPaper } else { PlanNoteKind::Excused };
        Some(Asked::Add(NewPlanNote { plan: self.plan, period, kind, text, by: self.draft.by.map(StaffId) }))
    }
}

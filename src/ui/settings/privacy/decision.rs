//! The question about what is due of a kind: keep it for a reason, or erase its personal data.

use egui::Context;

use crate::domain::retention::Due;
use crate::register::retention::Decision;
use crate::ui::commands::{Command, PrivacyCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::widgets::{Answer, Button, Caption, Dialog, TextField, Tone};

/// Which answer was begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Keep,
    Erase,
}

/// The dialog.
pub(super) struct Question {
    due: Due,
    asked: Asked,
    reason: String,
    was_tried: bool,
    is_waiting: bool,
}

impl Question {
    pub(super) fn new(due: Due, asked: Asked) -> Self {
        Self { due, asked, reason: String::new(), was_tried: false, is_waiting: false }
    }

    /// What was asked was refused: it can be asked again.
    pub(super) fn refused(&mut self) {
        self.is_waiting = false;
    }

    /// Paints it; true when it is given up.
    pub(super) fn show(&mut self, ctx: &Context, cx: &UiContext<'_>) -> bool {
        let answer = match self.asked {
            Asked::Keep => self.keep(ctx, cx),
            Asked::Erase => self.erase(ctx, cx),
        };
        match answer {
            Some(Answer::Safe) => return true,
            Some(Answer::Act) if !self.is_waiting => {
                self.was_tried = true;
                let decision = match self.asked {
                    Asked::Erase => Some(Decision::Erase(cx.text("privacy-neutral"))),
                    Asked::Keep => Some(self.reason.trim())
                        .filter(|words| !words.is_empty())
                        .map(|words| Decision::Keep(words.to_owned())),
                };
                if let Some(decision) = decision {
                    self.is_waiting = true;
                    cx.send(Command::Privacy(PrivacyCommand::Review(self.due.kind, decision)));
                }
            }
            _ => {}
        }
        false
    }

    fn title(&self, cx: &UiContext<'_>, key: &str) -> String {
        let values = [("kind", cx.text(self.due.kind.key()).into()), ("n", self.due.count.into())];
        cx.strings.text_with(key, &values)
    }

    fn keep(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<Answer> {
        let is_missing = self.was_tried && self.reason.trim().is_empty();
        let reason = &mut self.reason;
        let values = [("kind", cx.text(self.due.kind.key()).into()), ("n", self.due.count.into())];
        Dialog::new("keep what is due", cx.strings.text_with("retention-keep-question", &values))
            .icon(icons::ARCHIVED, Tone::Neutral)
            .text(cx.text("retention-keep-text"))
            .answers(cx.text("retention-later"), Button::primary(cx.text("retention-keep-yes")))
            .show(ctx, cx.tokens, |ui| {
                let caption = Caption::new(cx.text("retention-keep-why"))
                    .required()
                    .problem(is_missing.then(|| cx.text("wrong-missing")));
                TextField::new(caption, reason).limit(200).show(ui, cx.tokens);
            })
    }

    fn erase(&self, ctx: &Context, cx: &UiContext<'_>) -> Option<Answer> {
        Dialog::new("erase what is due", self.title(cx, "retention-erase-question"))
            .icon(icons::DELETE, Tone::Danger)
            .text(cx.text("retention-erase-text"))
            .answers(cx.text("retention-later"), Button::danger(cx.text("retention-erase-yes")))
            .show(ctx, cx.tokens, |_| {})
    }
}

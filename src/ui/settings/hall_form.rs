//! The hall's profile as a form: profile and hours each change their part of it and leave the other alone.

use egui::{Key, Modifiers, Ui};

use super::form::Edited;
use crate::domain::hall::{Hall, HallDraft};
use crate::domain::people::Phone;
use crate::domain::problems::{Field, Problem};
use crate::ui::commands::{Command, Done, HallCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, action_bar};
use crate::ui::words;

/// The part of the profile a form changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Profile,
    Hours,
}

impl Part {
    fn key(self) -> &'static str {
        match self {
            Self::Profile => "hall:profile",
            Self::Hours => "hall:hours",
        }
    }

    /// This part of `typed`, everything else as it is kept.
    fn of(self, typed: &HallDraft, kept: HallDraft) -> HallDraft {
        let (hours, rest) = match self {
            Self::Hours => (typed.clone(), kept),
            Self::Profile => (kept, typed.clone()),
        };
        HallDraft { opens_at: hours.opens_at, closes_at: hours.closes_at, open_weekdays: hours.open_weekdays, ..rest }
    }
}

/// A form over one part of the profile.
pub(super) struct HallForm {
    part: Part,
    pub(super) draft: HallDraft,
    loaded: bool,
    sent: bool,
    tells: bool,
    problems: Vec<Problem>,
}

impl HallForm {
    pub(super) fn new(part: Part) -> Self {
        let draft = HallDraft::default();
        Self { part, draft, loaded: false, sent: false, tells: false, problems: Vec::new() }
    }

    /// Finds again what was typed, else shows what is kept.
    pub(super) fn load(&mut self, cx: &UiContext<'_>) {
        if self.loaded {
            return;
        }
        self.loaded = true;
        let typed = cx.register.draft::<HallDraft>(self.part.key()).ok().flatten();
        self.draft = typed.unwrap_or_else(|| HallDraft::of(cx.register.hall()));
    }

    /// Keeps what was typed and tells its problems once a field was left.
    pub(super) fn edited(&mut self, cx: &UiContext<'_>, edited: Edited) {
        if edited.changed {
            cx.keep_draft(self.part.key(), &self.draft);
        }
        self.tells |= edited.left && self.is_changed(cx);
        if self.tells && (edited.left || edited.changed) {
            self.problems = self.check(cx).err().unwrap_or_default();
        }
    }

    fn check(&self, cx: &UiContext<'_>) -> Result<Hall, Vec<Problem>> {
        self.whole(cx).check(Some(cx.register.hall()), cx.today())
    }

    fn whole(&self, cx: &UiContext<'_>) -> HallDraft {
        self.part.of(&self.draft, HallDraft::of(cx.register.hall()))
    }

    fn is_changed(&self, cx: &UiContext<'_>) -> bool {
        self.whole(cx) != HallDraft::of(cx.register.hall())
    }

    /// The sentence of a problem at a field.
    pub(super) fn told(&self, cx: &UiContext<'_>, field: Field) -> Option<String> {
        words::problem_at(cx.strings, &self.problems, field)
    }

    /// The same for one of the three phones, which share their field.
    pub(super) fn told_phone(&self, cx: &UiContext<'_>, phone: &str) -> Option<String> {
        let wrong = Phone::parse(phone).err().filter(|_| self.tells && !phone.trim().is_empty())?;
        Some(words::wrong(cx.strings, &wrong))
    }

    /// The bar with the button that writes, at the foot of the pane.
    pub(super) fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let changed = self.is_changed(cx);
        let unchanged = (!changed).then(|| cx.text("settings-nothing-changed"));
        let keys = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let (mut save, mut discard) = (keys && changed, false);
        let tokens = cx.tokens;
        ui.painter().rect_filled(ui.max_rect(), 0.0, tokens.surface);
        action_bar(
            ui,
            tokens,
            |ui| {
                ui.add_space(size::GAP_24);
                let button = Button::primary(cx.text("settings-save")).icon(icons::CHECK).shortcut("Ctrl Enter");
                save |= button.blocked(unchanged.clone()).show(ui, tokens).clicked();
                if changed {
                    discard = Button::quiet(cx.text("settings-discard")).show(ui, tokens).clicked();
                }
            },
            |_| {},
        );
        if discard {
            self.forget(cx);
        }
        if save {
            self.save(cx);
        }
    }

    fn save(&mut self, cx: &UiContext<'_>) {
        self.tells = true;
        match self.check(cx) {
            Ok(hall) => {
                self.sent = true;
                self.problems.clear();
                cx.send(Command::Hall(HallCommand::Change(Box::new(hall))));
            }
            Err(problems) => self.problems = problems,
        }
    }

    fn forget(&mut self, cx: &UiContext<'_>) {
        self.draft = HallDraft::of(cx.register.hall());
        self.problems.clear();
        self.tells = false;
        self.sent = false;
        cx.forget_draft(self.part.key());
    }

    /// Once written the form shows what is kept; what was typed in the other form stays.
    pub(super) fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::HallChanged if self.sent => self.forget(cx),
            Done::Undone if self.loaded => self.forget(cx),
            Done::Refused => self.sent = false,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_changes_only_its_part() {
        let kept = HallDraft { name: "长桥".into(), opens_at: "08:30".into(), ..HallDraft::fresh() };
        let typed = HallDraft { name: "新桥".into(), opens_at: "09:00".into(), ..HallDraft::fresh() };
        let profile = Part::Profile.of(&typed, kept.clone());
        assert_eq!((profile.name.as_str(), profile.opens_at.as_str()), ("新桥", "08:30"));
        let hours = Part::Hours.of(&typed, kept);
        assert_eq!((hours.name.as_str(), hours.opens_at.as_str()), ("长桥", "09:00"));
    }
}

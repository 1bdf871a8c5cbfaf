//! The list of people who may open the file: added, taken off, each with a passphrase of their own when the file is closed.

use egui::{Align, Context, Layout, Ui};

use super::data::{AccessData, Person, Standing};
use super::form::Purpose;
use crate::domain::ids::KeeperId;
use crate::domain::people::PersonName;
use crate::register::sealing::slot_owner;
use crate::ui::commands::{AccessCommand, Command, Done};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Answer, Button, Caption, Dialog, TextField, Tone, chip, label, muted, paragraph, secondary, separator, titled_card,
};
use crate::ui::words;

/// The list's view state.
#[derive(Debug, Default)]
pub(super) struct People {
    name: String,
    problem: Option<String>,
    /// Who is to be taken off: row, name, whether a passphrase goes with them.
    removing: Option<(KeeperId, String, Standing)>,
}

impl People {
    /// Paints the card; gives the form a person's passphrase wants.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &AccessData) -> Option<Purpose> {
        let count = data.people.len().to_string();
        let mut wanted = None;
        titled_card(ui, cx.tokens, (&cx.text("access-people"), &count), |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_8;
            let line = if data.standing == Standing::Sealed { "access-people-sealed" } else { "access-people-plain" };
            paragraph(ui, Text::Secondary, &cx.text(line), cx.tokens.text2);
            if data.people.is_empty() {
                muted(ui, cx.tokens, &cx.text("access-people-none"));
            }
            for person in &data.people {
                wanted = self.line(ui, cx, (person, data.standing)).or(wanted.take());
                separator(ui, cx.tokens);
            }
            self.adding(ui, cx);
        });
        wanted
    }

    fn line(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (person, standing): (&Person, Standing)) -> Option<Purpose> {
        let mut wanted = None;
        let name = person.keeper.name.as_str();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_8;
            label(ui, cx.tokens, Text::RowTitle, name);
            let since = cx.strings.text_with("access-since", &[("day", person.since.as_str().into())]);
            secondary(ui, cx.tokens, &since);
            if person.is_at_work {
                chip(ui, cx.tokens, Tone::Accent, (icons::PERSON, &cx.text("access-at-work")));
            }
            if standing == Standing::Sealed && !person.has_passphrase {
                chip(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("access-no-passphrase")));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let words = cx.strings.text_with("access-remove", &[("name", name.into())]);
                if Button::icon_only(icons::DELETE, words).small().show(ui, cx.tokens).clicked() {
                    self.removing = Some((person.keeper.id, name.to_owned(), standing));
                }
                let words = if person.has_passphrase { "access-give-again" } else { "access-give" };
                if standing == Standing::Sealed && Button::quiet(cx.text(words)).small().show(ui, cx.tokens).clicked() {
                    wanted = Some(Purpose::Give(slot_owner(&person.keeper), name.to_owned()));
                }
            });
        });
        wanted
    }

    fn adding(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_8;
            let caption = Caption::new(cx.text("access-add-name")).problem(self.problem.clone()).width(240.0);
            if TextField::new(caption, &mut self.name).limit(40).show(ui, cx.tokens).changed() {
                self.problem = None;
            }
            ui.vertical(|ui| {
                ui.add_space(Text::Secondary.line() + size::GAP_4);
                let button = Button::secondary(cx.text("access-add")).icon(icons::PERSON_ADD);
                if button.show(ui, cx.tokens).clicked() {
                    self.add(cx);
                }
            });
        });
    }

    fn add(&mut self, cx: &UiContext<'_>) {
        match PersonName::parse(&self.name) {
            Ok(name) => cx.send(Command::Access(AccessCommand::AddKeeper(name))),
            Err(wrong) => self.problem = Some(words::wrong(cx.strings, &wrong)),
        }
    }

    /// The question before somebody is taken off.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some((id, name, standing)) = &self.removing else { return };
        let title = cx.strings.text_with("access-remove-ask", &[("name", name.as_str().into())]);
        let text = if *standing == Standing::Sealed { "access-remove-sealed" } else { "access-remove-plain" };
        let dialog = Dialog::new("access-remove", title)
            .icon(icons::WARNING, Tone::Danger)
            .text(cx.text(text))
            .answers(cx.text("access-remove-no"), Button::danger(cx.text("access-remove-yes")));
        let Some(answer) = dialog.show(ctx, cx.tokens, |_| {}) else { return };
        if answer == Answer::Act {
            cx.send(Command::Access(AccessCommand::RemoveKeeper(*id)));
        }
        self.removing = None;
    }

    /// Somebody was added: the field is free for the next.
    pub(super) fn hear(&mut self, done: &Done) {
        if *done == Done::KeepersChanged {
            self.name.clear();
        }
    }
}

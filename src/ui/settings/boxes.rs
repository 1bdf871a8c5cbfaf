//! 意见箱: which boxes hang where, since when.

use egui::Ui;
use serde::{Deserialize, Serialize};

use super::data::Data;
use super::form::{Edited, Form, list_line};
use crate::domain::boxes::SuggestionBox;
use crate::domain::problems::{Field, Problem, Wrong};
use crate::ui::commands::{BoxCommand, Command, Done};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Caption, TextField, Tone, chip, elided_label, label, muted, secondary, titled_card};
use crate::ui::words;

/// A box as typed; `changes` is the row number of the one that is changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct BoxDraft {
    changes: Option<i64>,
    name: String,
    place: String,
}

/// The page's form.
pub(super) struct Boxes {
    form: Form<BoxDraft>,
}

impl Default for Boxes {
    fn default() -> Self {
        Self { form: Form::new("hall:box") }
    }
}

impl Boxes {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
        self.form.load(cx);
        titled_card(ui, cx.tokens, (&cx.text("settings-boxes-list"), ""), |ui| {
            if data.boxes.is_empty() {
                muted(ui, cx.tokens, &cx.text("settings-boxes-none"));
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, one) in data.boxes.iter().enumerate() {
                self.line(ui, cx, (index, one));
            }
        });
        let title = if self.form.draft.changes.is_some() { "settings-box-change" } else { "settings-box-new" };
        titled_card(ui, cx.tokens, (&cx.text(title), ""), |ui| {
            self.fields(ui, cx, data);
        });
    }

    fn line(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (index, one): (usize, &SuggestionBox)) {
        let named = |key: &str| cx.strings.text_with(key, &[("name", one.name.as_str().into())]);
        let buttons = |ui: &mut Ui| {
            let hangs = one.retired_on.is_none();
            let (key, tip) = if hangs {
                ("settings-box-take-down", "settings-box-take-down-tip")
            } else {
                ("settings-box-hang-again", "settings-box-hang-again-tip")
            };
            if Button::quiet(cx.text(key)).small().tip(named(tip)).show(ui, cx.tokens).clicked() {
                let retired_on = hangs.then(|| cx.today());
                cx.send(Command::Boxes(BoxCommand::Change(SuggestionBox { retired_on, ..one.clone() })));
            }
            if Button::icon_only(icons::EDIT, named("settings-box-edit")).small().show(ui, cx.tokens).clicked() {
                let draft = BoxDraft { changes: Some(one.id.0), name: one.name.clone(), place: one.place.clone() };
                self.form.put(cx, draft);
            }
        };
        list_line(ui, cx, index, buttons, |ui| {
            label(ui, cx.tokens, Text::RowTitle, &one.name);
            let (key, day) = match one.retired_on {
                Some(day) => ("settings-taken-down-since", day),
                None => ("settings-hangs-since", one.since),
            };
            let words = cx.strings.text_with(key, &[("day", cx.strings.date_iso(day).into())]);
            if one.retired_on.is_some() {
                chip(ui, cx.tokens, Tone::Neutral, (icons::ARCHIVED, &words));
            } else {
                secondary(ui, cx.tokens, &words);
            }
            elided_label(ui, cx.tokens, Text::Body, (&one.place, cx.tokens.text2));
        });
    }

    fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
        let name = Caption::new(words::field(cx.strings, Field::BoxName))
            .required()
            .problem(self.form.told(cx, Field::BoxName))
            .width(220.0);
        let draft = &mut self.form.draft;
        let mut edited = Edited::default();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            edited |= TextField::new(name, &mut draft.name).limit(30).show(ui, cx.tokens).into();
            let place = TextField::new(cx.text("settings-box-place"), &mut draft.place).limit(60);
            edited |= place.placeholder(cx.text("settings-box-place-example")).show(ui, cx.tokens).into();
        });
        self.form.keep(cx, edited);
        let changes = self.form.draft.changes.is_some();
        let (mut confirm, mut cancel) = (false, false);
        ui.horizontal(|ui| {
            let key = if changes { "settings-save" } else { "settings-box-add" };
            let icon = if changes { icons::CHECK } else { icons::ADD };
            confirm = Button::secondary(cx.text(key)).icon(icon).show(ui, cx.tokens).clicked();
            cancel = changes && Button::quiet(cx.text("settings-discard")).show(ui, cx.tokens).clicked();
        });
        if cancel {
            self.form.clear(cx);
        }
        if confirm {
            self.confirm(cx, data);
        }
    }

    fn confirm(&mut self, cx: &UiContext<'_>, data: &Data) {
        let BoxDraft { changes, name, place } = &self.form.draft;
        let (name, place) = (name.trim().to_owned(), place.trim().to_owned());
        let changed = changes.and_then(|id| data.boxes.iter().find(|one| one.id.0 == id));
        let twin = data.boxes.iter().find(|one| one.name == name && Some(one.id.0) != *changes);
        let wrong = match (name.is_empty(), twin) {
            (true, _) => Some(Wrong::Missing),
            (false, Some(twin)) => Some(Wrong::Taken { by: twin.name.clone() }),
            (false, None) => None,
        };
        if let Some(wrong) = wrong {
            self.form.problems = vec![Problem::new(Field::BoxName, wrong)];
            return;
        }
        cx.send(Command::Boxes(match changed {
            Some(one) => BoxCommand::Change(SuggestionBox { name, place, ..one.clone() }),
            None => BoxCommand::Add(name, place, cx.today()),
        }));
        self.form.mark_sent();
    }

    pub(super) fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::BoxesChanged => self.form.written(cx),
            Done::Refused => self.form.refused(),
            _ => {}
        }
    }
}

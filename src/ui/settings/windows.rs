//! 窗口: the numbered service positions.

use egui::Ui;
use serde::{Deserialize, Serialize};

use super::data::Data;
use super::form::{Edited, Form, list_line};
use crate::domain::hall::ServiceWindow;
use crate::domain::problems::{Field, Problem, Wrong};
use crate::register::hall::WindowChange;
use crate::ui::commands::{Command, Done, HallCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Caption, TextField, Tone, chip, elided_label, label, muted, secondary, titled_card};
use crate::ui::words;

/// Most signs of a window's number.
const NUMBER: usize = 12;

/// A window as typed; `changes` names the one that is changed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct WindowDraft {
    changes: Option<String>,
    number: String,
    purpose: String,
}

/// The page's form.
pub(super) struct Windows {
    form: Form<WindowDraft>,
}

impl Default for Windows {
    fn default() -> Self {
        Self { form: Form::new("hall:window") }
    }
}

impl Windows {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
        self.form.load(cx);
        let used = data.windows.iter().filter(|window| window.retired_on.is_none()).count();
        let count = cx.strings.text_with("settings-windows-count", &[("n", used.into())]);
        titled_card(ui, cx.tokens, (&cx.text("settings-windows-list"), &count), |ui| {
            if data.windows.is_empty() {
                muted(ui, cx.tokens, &cx.text("settings-windows-none"));
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, window) in data.windows.iter().enumerate() {
                self.line(ui, cx, (index, window));
            }
        });
        let title = if self.form.draft.changes.is_some() { "settings-window-change" } else { "settings-window-new" };
        titled_card(ui, cx.tokens, (&cx.text(title), ""), |ui| {
            self.fields(ui, cx, data);
        });
    }

    fn line(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (index, window): (usize, &ServiceWindow)) {
        let number: &str = &window.number;
        let named = |key: &str| cx.strings.text_with(key, &[("number", number.into())]);
        let buttons = |ui: &mut Ui| {
            let is_used = window.retired_on.is_none();
            let (key, tip) = if is_used {
                ("settings-window-retire", "settings-window-retire-tip")
            } else {
                ("settings-window-reuse", "settings-window-reuse-tip")
            };
            if Button::quiet(cx.text(key)).small().tip(named(tip)).show(ui, cx.tokens).clicked() {
                let retired_on = is_used.then(|| cx.today());
                write(cx, (number, &window.purpose), retired_on);
            }
            if Button::icon_only(icons::EDIT, named("settings-window-edit")).small().show(ui, cx.tokens).clicked() {
                let draft = WindowDraft {
                    changes: Some(number.to_owned()),
                    number: number.to_owned(),
                    purpose: window.purpose.clone(),
                };
                self.form.put(cx, draft);
            }
        };
        list_line(ui, cx, index, buttons, |ui| {
            label(ui, cx.tokens, Text::RowTitle, number);
            if let Some(day) = window.retired_on {
                let since = cx.strings.date_iso(day);
                let words = cx.strings.text_with("settings-retired-since", &[("day", since.into())]);
                chip(ui, cx.tokens, Tone::Neutral, (icons::ARCHIVED, &words));
            }
            elided_label(ui, cx.tokens, Text::Body, (&window.purpose, cx.tokens.text2));
        });
    }

    fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
        let number = Caption::new(words::field(cx.strings, Field::WindowNumber))
            .required()
            .problem(self.form.told(cx, Field::WindowNumber))
            .width(160.0);
        let changes = self.form.draft.changes.clone();
        let draft = &mut self.form.draft;
        let mut edited = Edited::default();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            ui.add_enabled_ui(changes.is_none(), |ui| {
                let field = TextField::new(number, &mut draft.number).limit(NUMBER);
                edited |= field.placeholder(cx.text("settings-window-example")).show(ui, cx.tokens).into();
            });
            let purpose = TextField::new(cx.text("settings-window-purpose"), &mut draft.purpose).limit(60);
            edited |= purpose.placeholder(cx.text("settings-window-purpose-example")).show(ui, cx.tokens).into();
        });
        self.form.keep(cx, edited);
        self.buttons(ui, cx, data);
        if changes.is_some() {
            secondary(ui, cx.tokens, &cx.text("settings-window-number-fixed"));
        }
    }

    fn buttons(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
        let changes = self.form.draft.changes.is_some();
        let key = if changes { "settings-save" } else { "settings-window-add" };
        let icon = if changes { icons::CHECK } else { icons::ADD };
        let (mut confirm, mut cancel) = (false, false);
        ui.horizontal(|ui| {
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
        let draft = &self.form.draft;
        let number = draft.number.trim();
        let known = data.windows.iter().find(|window| window.number == number);
        let wrong = match (number.is_empty(), &draft.changes, known) {
            (true, _, _) => Some(Wrong::Missing),
            (false, None, Some(known)) => Some(Wrong::Taken { by: known.number.clone() }),
            _ => None,
        };
        if let Some(wrong) = wrong {
            self.form.problems = vec![Problem::new(Field::WindowNumber, wrong)];
            return;
        }
        write(cx, (number, draft.purpose.trim()), known.and_then(|window| window.retired_on));
        self.form.mark_sent();
    }

    pub(super) fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::HallChanged => self.form.written(cx),
            Done::Refused => self.form.refused(),
            _ => {}
        }
    }
}

fn write(cx: &UiContext<'_>, (number, purpose): (&str, &str), retired_on: Option<chrono::NaiveDate>) {
    let change = WindowChange { number: number.to_owned(), purpose: purpose.to_owned(), retired_on };
    cx.send(Command::Hall(HallCommand::Window(change)));
}

//! 营业时间: when the doors open and close, the weekly plan, and days that differ from it.

use chrono::{Datelike, NaiveDate};
use egui::Ui;
use serde::{Deserialize, Serialize};

use super::data::Data;
use super::form::{Edited, Form, list_line};
use super::hall_form::{HallForm, Part};
use crate::domain::dates::parse_date;
use crate::domain::problems::{Field, Problem, Wrong};
use crate::ui::commands::{Command, Done, HallCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Caption, DateField, Segments, TextField, TimeField, Tone, WeekdayToggles, chip, elided_label, label, muted,
    note, secondary, titled_card,
};
use crate::ui::words;

/// Width of a time field.
const TIME: f32 = 150.0;

/// A day that differs from the weekly plan, as typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct DayDraft {
    day: String,
    opens: bool,
    note: String,
}

/// The page's forms.
pub(super) struct Hours {
    pub(super) form: HallForm,
    day: Form<DayDraft>,
}

impl Default for Hours {
    fn default() -> Self {
        Self { form: HallForm::new(Part::Hours), day: Form::new("hall:open-day") }
    }
}

impl Hours {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
        self.form.load(cx);
        self.day.load(cx);
        let mut edited = Edited::default();
        titled_card(ui, cx.tokens, (&cx.text("settings-hours-week"), ""), |ui| {
            edited = self.week(ui, cx);
        });
        self.form.edited(cx, edited);
        let count = data.exceptions.len();
        let count = if count == 0 { String::new() } else { count.to_string() };
        titled_card(ui, cx.tokens, (&cx.text("settings-exceptions"), &count), |ui| {
            note(ui, cx.tokens, Tone::Neutral, (icons::INFO, &cx.text("settings-exceptions-note")));
            exceptions(ui, cx, data);
            self.new_day(ui, cx);
        });
    }

    fn week(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Edited {
        let [opens, closes, days] = [Field::OpensAt, Field::ClosesAt, Field::OpenWeekdays]
            .map(|field| Caption::new(words::field(cx.strings, field)).problem(self.form.told(cx, field)));
        let draft = &mut self.form.draft;
        let mut edited = Edited::default();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            edited |= TimeField::new(opens.width(TIME), &mut draft.opens_at).show(ui, cx.tokens).response.into();
            edited |= TimeField::new(closes.width(TIME), &mut draft.closes_at).show(ui, cx.tokens).response.into();
        });
        let toggled = WeekdayToggles::new(days, &mut draft.open_weekdays).show(ui, cx.tokens, cx.strings);
        edited |= Edited { changed: toggled.changed(), left: toggled.changed() };
        edited
    }

    fn new_day(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let (t, s) = (cx.tokens, cx.strings);
        let day = Caption::new(words::field(s, Field::Day)).problem(self.day.told(cx, Field::Day)).width(200.0);
        let draft = &mut self.day.draft;
        let mut edited = Edited::default();
        let mut add = false;
        ui.add_space(size::GAP_4);
        label(ui, t, Text::SecondaryStrong, &cx.text("settings-exception-new"));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            edited |= DateField::new(day, &mut draft.day, cx.today()).show(ui, t, s).response.into();
            let note = Caption::new(cx.text("settings-exception-note"));
            edited |= TextField::new(note, &mut draft.note).limit(40).show(ui, t).into();
        });
        ui.horizontal_wrapped(|ui| {
            let kinds = Segments::new()
                .option(false, cx.text("settings-day-closed"))
                .option(true, cx.text("settings-day-open"));
            edited.changed |= kinds.show(ui, t, &mut draft.opens).changed();
            add = Button::secondary(cx.text("settings-exception-add")).icon(icons::ADD).show(ui, t).clicked();
        });
        self.day.keep(cx, edited);
        if add {
            self.add_day(cx);
        }
    }

    fn add_day(&mut self, cx: &UiContext<'_>) {
        let draft = &self.day.draft;
        let typed = if draft.day.trim().is_empty() { Err(Wrong::Missing) } else { parse_date(&draft.day, cx.today()) };
        match typed {
            Err(wrong) => self.day.problems = vec![Problem::new(Field::Day, wrong)],
            Ok(day) => {
                let exception = Some((draft.opens, draft.note.trim().to_owned()));
                cx.send(Command::Hall(HallCommand::OpenDay(day, exception)));
                self.day.mark_sent();
            }
        }
    }

    pub(super) fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        self.form.hear(done, cx);
        match done {
            Done::HallChanged => self.day.written(cx),
            Done::Refused => self.day.refused(),
            _ => {}
        }
    }
}

fn exceptions(ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
    if data.exceptions.is_empty() {
        muted(ui, cx.tokens, &cx.text("settings-exceptions-none"));
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    for (index, exception) in data.exceptions.iter().rev().enumerate() {
        exception_line(ui, cx, index, exception);
    }
    ui.spacing_mut().item_spacing.y = size::GAP_12;
}

fn exception_line(ui: &mut Ui, cx: &UiContext<'_>, index: usize, (day, opens, why): &(NaiveDate, bool, String)) {
    let iso = cx.strings.date_iso(*day);
    let remove = cx.strings.text_with("settings-exception-remove", &[("day", iso.clone().into())]);
    let buttons = |ui: &mut Ui| {
        if Button::icon_only(icons::CLOSE, remove).small().show(ui, cx.tokens).clicked() {
            cx.send(Command::Hall(HallCommand::OpenDay(*day, None)));
        }
    };
    list_line(ui, cx, index, buttons, |ui| {
        label(ui, cx.tokens, Text::RowTitle, &iso);
        secondary(ui, cx.tokens, &cx.strings.weekday_name(day.weekday()));
        let (tone, icon, key) = if *opens {
            (Tone::Ok, icons::WORKING_DAY, "settings-day-open")
        } else {
            (Tone::Neutral, icons::REST_DAY, "settings-day-closed")
        };
        chip(ui, cx.tokens, tone, (icon, &cx.text(key)));
        elided_label(ui, cx.tokens, Text::Body, (why, cx.tokens.text2));
    });
}

//! A person's training: how the year stands against the hours due, and what it is made of (P1-8.1, P5-4).

use egui::{Align, Layout, Sense, Ui, vec2};

use super::person::{PersonData, TrainingYear};
use super::records::{RecordWish, Records};
use crate::domain::hall::Sector;
use crate::domain::training::{Hours, TrainingKind, TrainingRecord, TrainingStanding};
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::staff_record_words as record_words;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, Column, EmptyState, Menu, MenuItem, Row, Table, Tone};

/// Sign, tone and words of how a year stands.
pub(super) fn standing_words(cx: &UiContext<'_>, standing: &TrainingStanding) -> (Icon, Tone, String) {
    let missing = standing.missing();
    if standing.due == Hours::default() {
        return (icons::DONE, Tone::Neutral, cx.text("hours-none-due"));
    }
    if missing == Hours::default() {
        return (icons::DONE.filled(), Tone::Ok, cx.text("hours-full"));
    }
    let words = cx.strings.text_with("hours-missing", &[("n", record_words::hours(cx.strings, missing).into())]);
    (icons::DUE, if standing.is_short() { Tone::Warn } else { Tone::Neutral }, words)
}

/// `11 / 16 学时`, with the key of the sentence it stands in.
fn of_due(cx: &UiContext<'_>, key: &str, standing: &TrainingStanding) -> String {
    let got = record_words::hours(cx.strings, standing.counted);
    let due = record_words::hours(cx.strings, standing.due);
    cx.strings.text_with(key, &[("got", got.into()), ("due", due.into())])
}

/// The line and the bar in the head of a person: this year against the hours due.
pub(super) fn bar(ui: &mut Ui, cx: &UiContext<'_>, (standing, width): (&TrainingStanding, f32)) {
    ui.scope(|ui| {
        ui.set_max_width(width);
        ui.spacing_mut().item_spacing = vec2(size::GAP_4, size::GAP_4);
        let told = of_due(cx, "hours-this-year", standing);
        let place = vec2(ui.available_width(), Text::Secondary.line());
        ui.allocate_ui_with_layout(place, Layout::right_to_left(Align::Center), |ui| {
            let (icon, tone, words) = standing_words(cx, standing);
            let color = if tone == Tone::Neutral { cx.tokens.text2 } else { tone.text(cx.tokens) };
            w::elided_label(ui, cx.tokens, Text::Secondary, (&words, color));
            icon.show(ui, size::CHIP_ICON, color);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                w::elided_label(ui, cx.tokens, Text::Secondary, (&told, cx.tokens.text2));
            });
        });
        let due = standing.due.as_number();
        let part = if due > 0.0 { (standing.counted.as_number() / due) as f32 } else { 1.0 };
        w::progress(ui, cx.tokens, part, &told);
    });
}

/// The tab.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, person: &PersonData, records: &mut Records) -> Option<RecordWish> {
    let (mut body, mut foot) = w::split_bottom(ui, size::LIST_FOOTER + size::GAP_4);
    let this_year = person.this_year();
    let year = records.year.unwrap_or(this_year);
    let empty = TrainingYear::default();
    let of_year = person.training.get(&year).unwrap_or(&empty);
    let mut wish = head(&mut body, cx, (person, records), (year, of_year));
    body.add_space(size::GAP_12);
    if of_year.records.is_empty() {
        body.add_space(size::GAP_24);
        let title = cx.strings.text_with("training-none", &[("year", year.to_string().into())]);
        EmptyState::new(icons::OPINION_BOOK, title, cx.text("training-none-why")).show(&mut body, cx.tokens);
    } else {
        wish = wish.or(table(&mut body, cx, &of_year.records));
    }
    let counts = match person.sector {
        Sector::Power => "training-counts-power",
        Sector::Bank | Sector::Other => "training-counts-other",
    };
    let told = format!("{} · {}", cx.text(counts), cx.text("training-kept"));
    foot.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        icons::LATE.show(ui, size::CHIP_ICON, cx.tokens.text2);
        w::elided_label(ui, cx.tokens, Text::Secondary, (&told, cx.tokens.text2));
    });
    wish
}

/// The year with its sum, the years beside it, and what can be done.
fn head(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (person, records): (&PersonData, &mut Records),
    (year, of_year): (i32, &TrainingYear),
) -> Option<RecordWish> {
    let place = vec2(ui.available_width(), 44.0);
    let mut wish = None;
    ui.allocate_ui_with_layout(place, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        if Button::primary(cx.text("training-add")).icon(icons::ADD).show(ui, cx.tokens).clicked() {
            wish = Some(RecordWish::AddTraining);
        }
        let sheet = cx.strings.text_with("training-sheet-print", &[("year", year.to_string().into())]);
        if Button::icon_only(icons::PRINT, sheet).show(ui, cx.tokens).clicked() {
            wish = Some(RecordWish::Sheet);
        }
        let later = person.training.range(year + 1..).map(|(year, _)| *year).next();
        let earlier = person.training.range(..year).map(|(year, _)| *year).next_back();
        let steps =
            [(icons::FOLLOWING, "training-year-after", later), (icons::PREVIOUS, "training-year-before", earlier)];
        for (icon, key, to) in steps.into_iter().filter(|_| person.training.len() > 1) {
            let blocked =
                to.is_none().then(|| cx.strings.text_with("training-year", &[("year", year.to_string().into())]));
            if Button::icon_only(icon, cx.text(key)).small().blocked(blocked).show(ui, cx.tokens).clicked() {
                records.year = to;
            }
        }
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(2.0);
            let named = cx.strings.text_with("training-year", &[("year", year.to_string().into())]);
            let title = format!("{named} · {}", of_due(cx, "hours-of", &of_year.standing));
            w::elided_label(ui, cx.tokens, Text::RowTitle, (&title, cx.tokens.text));
            w::elided_label(ui, cx.tokens, Text::Secondary, (&by_kind(cx, of_year), cx.tokens.text2));
        });
    });
    wish
}

/// `职业道德与法纪 8 · 业务 4`
fn by_kind(cx: &UiContext<'_>, of_year: &TrainingYear) -> String {
    let (_, _, standing) = standing_words(cx, &of_year.standing);
    let kinds = TrainingKind::ALL.into_iter().map(|kind| (kind, of_year.hours.of(kind)));
    let parts = kinds.filter(|(_, hours)| *hours != Hours::default()).map(|(kind, hours)| {
        format!("{} {}", record_words::training_kind(cx.strings, kind), record_words::hours(cx.strings, hours))
    });
    std::iter::once(standing).chain(parts).collect::<Vec<_>>().join(" · ")
}

fn table(ui: &mut Ui, cx: &UiContext<'_>, records: &[TrainingRecord]) -> Option<RecordWish> {
    let columns = [
        Column::exact(cx.text("field-day"), 100.0),
        Column::exact(cx.text("hours-column"), 56.0).right(),
        Column::exact("", 20.0),
        Column::rest(cx.text("field-topic")),
        Column::exact("", 44.0),
    ];
    let name = cx.text("training-title");
    let mut wish = None;
    let table = Table::new(&name, &columns).row(size::ROW_TWO).rows(records.len());
    table.show(ui, cx.tokens, |row| {
        if let Some(record) = records.get(row.index) {
            wish = wish.take().or(line(row, cx, record));
        }
    });
    wish
}

/// Day, hours, topic over kind and teacher; a struck one grey, with its reason.
fn line(row: &mut Row<'_>, cx: &UiContext<'_>, record: &TrainingRecord) -> Option<RecordWish> {
    let training = &record.training;
    let day = cx.strings.date_iso(training.day);
    let hours = record_words::hours(cx.strings, training.hours);
    let below = match &record.struck {
        None => [record_words::training_kind(cx.strings, training.kind), training.teacher.clone()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · "),
        Some(struck) => cx.strings.text_with("training-struck", &[("reason", struck.reason.as_str().into())]),
    };
    let is_struck = record.struck.is_some();
    row.name(format!("{day} {hours} {} {below}", training.topic));
    let color = if is_struck { cx.tokens.text3 } else { cx.tokens.text };
    row.cell(|ui| w::elided_label(ui, cx.tokens, Text::Body, (&day, color)));
    let counted = if is_struck { "—" } else { hours.as_str() };
    row.cell(|ui| w::elided_label(ui, cx.tokens, Text::RowTitle, (counted, color)));
    row.cell(|_| {});
    row.cell(|ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space((size::ROW_TWO - Text::Body.line() - Text::Secondary.line()) / 2.0);
            w::elided_label(ui, cx.tokens, Text::Body, (&training.topic, color));
            w::elided_label(ui, cx.tokens, Text::Secondary, (&below, cx.tokens.text2));
        });
    });
    row.cell(|ui| if is_struck { struck_sign(ui, cx) } else { actions(ui, cx, record) })
}

/// A struck row has no actions left, only its sign.
fn struck_sign(ui: &mut Ui, cx: &UiContext<'_>) -> Option<RecordWish> {
    let (rect, _) = ui.allocate_exact_size(vec2(size::CHIP, size::CHIP), Sense::hover());
    icons::VOID.paint(ui.painter(), rect.center(), size::CHIP_ICON, cx.tokens.text3);
    None
}

fn actions(ui: &mut Ui, cx: &UiContext<'_>, record: &TrainingRecord) -> Option<RecordWish> {
    let values =
        [("day", cx.strings.date_iso(record.training.day).into()), ("what", record.training.topic.as_str().into())];
    let words = cx.strings.text_with("record-more", &values);
    let button = Button::icon_only(icons::MORE, words).small().show(ui, cx.tokens);
    let shown = Menu::below(&button).show(cx.tokens, |ui| {
        let item = MenuItem::new(cx.text("training-strike")).icon(icons::VOID).danger();
        w::menu_item(ui, cx.tokens, item).clicked().then_some(RecordWish::StrikeTraining(record.id))
    });
    shown.and_then(|shown| shown.inner)
}

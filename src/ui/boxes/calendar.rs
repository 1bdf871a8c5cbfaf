//! The month on the left: one cell a day, sums below, the boxes to choose from above (look rule 15).

use chrono::{Datelike, Days, NaiveDate};
use egui::{Align, EventFilter, Id, Key, Layout, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::data::{At, Counts, Shown};
use super::phrases;
use crate::domain::boxes::{BoxDay, SuggestionBox};
use crate::domain::ids::BoxId;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Caption, DayGround, DayTile, MonthShown, Segments, Select, Tone, chip_width, label, month_bar, month_weeks,
    secondary, separator, tip, weekday_row,
};

const GAP: f32 = 4.0;
const TALLEST: f32 = 116.0;
const LOWEST: f32 = 44.0;
const FOOTER: f32 = 44.0;
const MONTH_BAR: f32 = 200.0;
/// More boxes than this are a list instead of segments.
const MOST_SEGMENTS: usize = 3;

/// What was asked for on the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Another box.
    Box(BoxId),
    /// Another day, by the arrow keys.
    Day(NaiveDate),
    /// A day was pressed.
    Pressed(NaiveDate),
    /// Another month.
    Month(MonthShown),
    /// Into the form or record of the day (Enter).
    Inside,
}

/// Boxes, month, cells, sums. Answers what was asked for.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown, at: At) -> Option<Asked> {
    let all = ui.available_rect_before_wrap();
    let inner = Rect::from_min_max(
        pos2(all.left() + size::GAP_20, all.top()),
        pos2(all.right() - size::GAP_16, all.bottom() - FOOTER),
    );
    let mut body = ui.new_child(UiBuilder::new().id_salt("calendar").max_rect(inner));
    body.spacing_mut().item_spacing = vec2(0.0, 0.0);
    let mut asked = choose_box(&mut body, cx, shown, at);
    body.add_space(size::GAP_8);
    asked = asked.or(cells(&mut body, cx, shown, at));
    let foot = Rect::from_min_max(pos2(all.left(), all.bottom() - FOOTER), all.max);
    footer(&mut ui.new_child(UiBuilder::new().id_salt("sums").max_rect(foot)), cx, shown.counts);
    ui.advance_cursor_after_rect(all);
    asked.or_else(|| keys(ui, shown, at))
}

fn choose_box(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown, at: At) -> Option<Asked> {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::SMALL), Sense::hover());
    let narrow = rect.width() < 2.0 * MONTH_BAR;
    let bar = rect.with_min_x(rect.right() - MONTH_BAR.min(rect.width()));
    let mut month = at.month;
    let mut right = ui.new_child(UiBuilder::new().id_salt("month").max_rect(bar));
    let moved = month_bar(&mut right, cx.tokens, cx.strings, &mut month).changed().then_some(Asked::Month(month));
    let mut place = rect.with_max_x(bar.left() - size::GAP_12);
    if narrow {
        ui.add_space(size::GAP_4);
        place = ui.allocate_exact_size(vec2(rect.width(), size::NORMAL), Sense::hover()).0;
    }
    let mut left = ui.new_child(UiBuilder::new().id_salt("boxes").max_rect(place));
    moved.or(box_switch(&mut left, cx, shown))
}

fn box_switch(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) -> Option<Asked> {
    let the_box = shown.the_box.as_ref()?;
    let mut id = the_box.id;
    let names = names(ui, &shown.boxes);
    if names.len() <= 1 {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            label(ui, cx.tokens, Text::RowTitle, &phrases::box_name(the_box))
        });
        return None;
    }
    if names.len() <= MOST_SEGMENTS {
        let mut segments = Segments::new().small();
        for (one, name) in shown.boxes.iter().zip(&names) {
            segments = segments.option(one.id, name.as_str());
        }
        segments.show(ui, cx.tokens, &mut id);
    } else {
        let mut index = shown.boxes.iter().position(|one| one.id == id);
        let caption = Caption::unseen(cx.text("box-choose"));
        Select::new(caption, &mut index, &names).show(ui, cx.tokens, cx.strings);
        id = index.and_then(|index| shown.boxes.get(index)).map_or(id, |one: &SuggestionBox| one.id);
    }
    (id != the_box.id).then_some(Asked::Box(id))
}

/// The boxes' names, with their places where there is room for all of them.
fn names(ui: &Ui, boxes: &[SuggestionBox]) -> Vec<String> {
    let full: Vec<String> = boxes.iter().map(phrases::box_name).collect();
    let widest = full.iter().map(|name| chip_width(ui, name)).fold(0.0, f32::max);
    let fits = boxes.len() > MOST_SEGMENTS || widest * boxes.len() as f32 <= ui.available_width();
    if fits { full } else { boxes.iter().map(|one| one.name.clone()).collect() }
}

fn cells(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown, at: At) -> Option<Asked> {
    let weeks = month_weeks(at.month);
    let width = ((ui.available_width() - 6.0 * GAP) / 7.0).floor();
    weekday_row(ui, cx.tokens, cx.strings, (width, GAP));
    ui.add_space(size::GAP_4);
    let rows = weeks.len().max(1) as f32;
    let height = ((ui.available_height() - size::GAP_8 - GAP * (rows - 1.0)) / rows).floor().clamp(LOWEST, TALLEST);
    let mut asked = None;
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let wanted = vec2(width * 7.0 + GAP * 6.0, (height + GAP) * rows);
        let (grid, _) = ui.allocate_exact_size(wanted, Sense::hover());
        for (row, week) in weeks.iter().enumerate() {
            for (column, day) in week.iter().enumerate() {
                let Some(day) = day else { continue };
                let corner = grid.min + vec2((width + GAP) * column as f32, (height + GAP) * row as f32);
                let rect = Rect::from_min_size(corner, vec2(width, height));
                asked = cell(ui, cx, (shown, at), (*day, rect)).or(asked);
            }
        }
    });
    asked
}

fn cell(ui: &Ui, cx: &UiContext<'_>, (shown, at): (&Shown, At), (day, rect): (NaiveDate, Rect)) -> Option<Asked> {
    let state = shown.cells.iter().find(|(one, _)| *one == day).map_or(BoxDay::Before, |(_, state)| *state);
    let Sign { ground, tone, icon, words } = sign(cx, state);
    let told = phrases::state(cx.strings, state);
    let ground = if day == cx.today() && !matches!(ground, DayGround::Filled(_)) { DayGround::Today } else { ground };
    let name = phrases::cell_name(cx.strings, day, &told);
    let tile = DayTile::new(day.day(), name).ground(ground).state(tone, icon, words).picked(day == at.day);
    let response = tile.show(ui, cx.tokens, (rect, cell_id(day)));
    if day == at.day && response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        if ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
            return Some(Asked::Inside);
        }
    }
    response.clicked().then_some(Asked::Pressed(day))
}

/// The id of a day's cell, to give it the keys.
pub(super) fn cell_id(day: NaiveDate) -> Id {
    Id::unique(("suggestion box day", day))
}

struct Sign {
    ground: DayGround,
    tone: Tone,
    icon: Option<Icon>,
    words: String,
}

fn sign(cx: &UiContext<'_>, state: BoxDay) -> Sign {
    let (ground, tone, icon) = match state {
        BoxDay::Rest => (DayGround::Sunken, Tone::Neutral, None),
        BoxDay::Before | BoxDay::Ahead => (DayGround::Faint, Tone::Neutral, None),
        BoxDay::Due => (DayGround::Today, Tone::Accent, Some(icons::EDIT)),
        BoxDay::Missed => (DayGround::Filled(Tone::Danger), Tone::Danger, Some(icons::FAILED.filled())),
        BoxDay::Empty => (DayGround::Plain, Tone::Neutral, Some(icons::EMPTY_BOX)),
        BoxDay::Kept { .. } => (DayGround::Plain, Tone::Ok, Some(icons::LETTERS.filled())),
        BoxDay::Late { .. } => (DayGround::Filled(Tone::Warn), Tone::Warn, Some(icons::LATE)),
    };
    Sign { ground, tone, icon, words: phrases::short_state(cx.strings, state) }
}

/// Arrow keys move the day while a cell or nothing has the keys; PageUp and PageDown turn the month.
fn keys(ui: &Ui, shown: &Shown, at: At) -> Option<Asked> {
    let focused = ui.memory(egui::Memory::focused);
    let here = focused.is_none() || shown.cells.iter().any(|(day, _)| focused == Some(cell_id(*day)));
    if !here || ui.ctx().any_popup_open() {
        return None;
    }
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    for (key, days) in [(Key::ArrowLeft, -1_i64), (Key::ArrowRight, 1), (Key::ArrowUp, -7), (Key::ArrowDown, 7)] {
        if pressed(key) {
            let distance = Days::new(days.unsigned_abs());
            let day = if days < 0 { at.day.checked_sub_days(distance) } else { at.day.checked_add_days(distance) };
            return day.map(Asked::Day);
        }
    }
    if pressed(Key::PageUp) {
        return Some(Asked::Month(at.month.previous()));
    }
    pressed(Key::PageDown).then(|| Asked::Month(at.month.following()))
}

fn footer(ui: &mut Ui, cx: &UiContext<'_>, counts: Counts) {
    separator(ui, cx.tokens);
    let all = ui.available_rect_before_wrap();
    let inner = Rect::from_min_max(all.min + vec2(size::GAP_20, 0.0), all.max - vec2(size::GAP_16, 0.0));
    let opened = phrases::count(cx.strings, "box-sum-opened", counts.opened);
    let sums = sums(cx, counts);
    let wanted = chip_width(ui, &opened) + sums.iter().map(|sum| chip_width(ui, &sum.words)).sum::<f32>();
    let telling = if wanted <= inner.width() { Telling::Words } else { Telling::Figures };
    let mut row =
        ui.new_child(UiBuilder::new().id_salt("sums").max_rect(inner).layout(Layout::left_to_right(Align::Center)));
    row.spacing_mut().item_spacing.x = size::GAP_4;
    label(&mut row, cx.tokens, Text::SecondaryStrong, &opened);
    for sum in &sums {
        sum.show(&mut row, cx, telling);
    }
    let told = phrases::letters_told(cx.strings, counts);
    let rest = inner.with_min_x(row.min_rect().right() + size::GAP_12);
    if !told.is_empty() && chip_width(ui, &told) <= rest.width() {
        let layout = Layout::right_to_left(Align::Center);
        let mut right = ui.new_child(UiBuilder::new().id_salt("told").max_rect(rest).layout(layout));
        secondary(&mut right, cx.tokens, &told);
    }
}

/// A sum with its sign.
struct Sum {
    tone: Tone,
    icon: Icon,
    number: usize,
    words: String,
}

fn sums(cx: &UiContext<'_>, counts: Counts) -> [Sum; 4] {
    let Counts { letters, empty, late, missed, .. } = counts;
    [
        (Tone::Ok, icons::LETTERS.filled(), "box-sum-letters", letters),
        (Tone::Neutral, icons::EMPTY_BOX, "box-sum-empty", empty),
        (Tone::Warn, icons::LATE, "box-sum-late", late),
        (Tone::Danger, icons::FAILED.filled(), "box-sum-missed", missed),
    ]
    .map(|(tone, icon, key, number)| Sum { tone, icon, number, words: phrases::count(cx.strings, key, number) })
}

/// How much a sum of the footer says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Telling {
    /// Words and figure.
    Words,
    /// The figure alone; the words are in its tooltip.
    Figures,
}

impl Sum {
    /// Sign and words; the figure alone where there is little room.
    fn show(&self, row: &mut Ui, cx: &UiContext<'_>, telling: Telling) {
        row.add_space(size::GAP_8);
        let color = if self.number == 0 { cx.tokens.text3 } else { self.tone.icon(cx.tokens) };
        self.icon.show(row, size::CHIP_ICON, color);
        let figure = self.number.to_string();
        let response = secondary(row, cx.tokens, if telling == Telling::Words { &self.words } else { &figure });
        tip(response, cx.tokens, &self.words, None);
    }
}

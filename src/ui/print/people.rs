//! The left pane: who is printed, who is held back and why, and the reason of a reprint.

use egui::{Align, Color32, Frame, Id, Key, Layout, Margin, Panel, Rect, Ui, UiBuilder, pos2, vec2};

use super::PrintRoom;
use super::add::add_people;
use super::data::{Person, Readiness};
use crate::domain::ids::StaffId;
use crate::domain::problems::Wrong;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Caption, Check, Column, EmptyState, Row, RowTops, Table, TableOutput, TextField, Tone, bare_check,
    elided_label, key_cap, label, secondary, separator, thumbnail, tip,
};
use crate::ui::words;

/// Width of the pane, and where the text size leaves little room.
pub(super) const PANE: [f32; 2] = [266.0, 224.0];
/// Least height of a row; a long reason makes it higher.
const ROW: f32 = 52.0;
const CHECK: f32 = 28.0;
const PHOTO: f32 = 35.0;
/// Room of a sign before the words.
const SIGN: f32 = size::CHIP_ICON + size::GAP_4;
/// Room of the button that leads to a held-back person.
const LINK: f32 = size::SMALL + size::GAP_4;

pub(super) fn pane(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let frame = Frame::new().fill(cx.tokens.surface);
    let width = super::fitting(ui, PANE);
    Panel::left("print people").resizable(false).exact_size(width).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        header(ui, cx, room);
        reason_bar(ui, cx, room);
        list(ui, cx, room);
    });
}

fn padded(ui: &mut Ui, height: f32, layout: Layout) -> Ui {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
    let inner = rect.shrink2(vec2(size::GAP_16, 0.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt(height as u32).max_rect(inner).layout(layout));
    child.spacing_mut().item_spacing.x = size::GAP_4;
    child
}

fn header(ui: &mut Ui, cx: &UiContext<'_>, room: &PrintRoom) {
    let mut row = padded(ui, size::PANE_HEADER, Layout::right_to_left(Align::Center));
    key_cap(&mut row, cx.tokens, "Esc");
    row.with_layout(Layout::left_to_right(Align::Center), |ui| {
        let back = Button::icon_only(icons::BACK, cx.text("print-back")).small().shortcut("Esc");
        if back.show(ui, cx.tokens).clicked() {
            room.leave(cx);
        }
        elided_label(ui, cx.tokens, Text::DetailTitle, (&cx.text("print-title"), cx.tokens.text));
    });
    let mut row = padded(ui, size::GAP_24, Layout::right_to_left(Align::Center));
    let chosen = room.form.ticked.len();
    secondary(&mut row, cx.tokens, &cx.strings.text_with("print-chosen", &[("n", chosen.into())]));
    row.with_layout(Layout::left_to_right(Align::Center), |ui| {
        label(ui, cx.tokens, Text::RowTitle, &cx.text("print-who"));
    });
    ui.add_space(size::GAP_8);
}

/// The reason stands at the bottom, while somebody ticked was printed before.
fn reason_bar(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let Some(people) = &room.people else { return };
    let again: Vec<&str> = room.form.again(people).map(|person| person.name.as_str()).collect();
    let Some(first) = again.first() else { return };
    let caption = reason_caption(ui, cx, (first, again.len()));
    let missing = room.is_confirmed && room.form.lacks_reason(people);
    let problem = missing.then(|| words::wrong(cx.strings, &Wrong::Missing));
    let frame = Frame::new().fill(cx.tokens.surface);
    Panel::bottom("print reason").resizable(false).frame(frame).show_separator_line(false).show(ui, |ui| {
        separator(ui, cx.tokens);
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 12, bottom: 12 }).show(ui, |ui| {
            let caption = Caption::new(caption).required().problem(problem).hint(cx.text("print-reason-hint"));
            let field = TextField::new(caption, &mut room.form.reason).id(reason_id()).limit(80);
            field.placeholder(cx.text("print-reason-example")).show(ui, cx.tokens);
        });
    });
}

/// The caption with a name, or without where the name leaves no room.
fn reason_caption(ui: &Ui, cx: &UiContext<'_>, (name, n): (&str, usize)) -> String {
    let caption = match n {
        1 => cx.strings.text_with("print-reason-one", &[("name", name.into())]),
        n => cx.strings.text_with("print-reason-many", &[("name", name.into()), ("n", n.into())]),
    };
    let wide = ui.fonts_mut(|fonts| fonts.layout_job(Text::Secondary.job(caption.as_str(), cx.tokens.text2))).size().x;
    let room = ui.available_width() - 2.0 * size::GAP_16 - size::GAP_12;
    if wide <= room { caption } else { cx.strings.text_with("print-reason-short", &[("n", n.into())]) }
}

/// The reason's field, to lead the keys there.
pub(super) fn reason_id() -> Id {
    Id::unique("print reason field")
}

fn list(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let Some(people) = &room.people else { return };
    if room.form.people.is_empty() {
        ui.add_space(size::GAP_24);
        let empty = EmptyState::new(icons::VERIFIED, cx.text("print-nobody"), cx.text("print-nobody-text"));
        let button = Button::primary(cx.text("print-choose-people")).icon(icons::GROUP);
        if padded_sides(ui, |ui| empty.button(button).show(ui, cx.tokens)) {
            room.form.people = people.active();
        }
        return;
    }
    let shown: Vec<&Person> = people.listed(&room.form.people).collect();
    let heights: Vec<f32> = shown.iter().map(|person| height(ui, cx, person)).collect();
    let total = heights.iter().sum::<f32>() + size::LINE;
    let most = ui.available_height() - size::SMALL - size::GAP_24;
    let place = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), total.min(most).max(ROW)));
    let by_keys = ui.input(|input| KEYS.iter().any(|key| input.key_pressed(*key)));
    let output = ui
        .scope_builder(UiBuilder::new().max_rect(place), |ui| {
            separator(ui, cx.tokens);
            let columns = [Column::exact("", CHECK), Column::exact("", PHOTO), Column::exact("", 0.0)];
            let tops = RowTops::new(heights);
            let name = cx.text("print-who");
            let table = Table::new(&name, &columns).headless().mixed(&tops).selected(room.at);
            let mut ticks = Vec::new();
            let output = table.show(ui, cx.tokens, |row| {
                if let Some(person) = shown.get(row.index) {
                    let is_ticked = room.form.ticked.contains(&person.id);
                    if person_row(row, cx, (person, is_ticked)) {
                        ticks.push(person.id);
                    }
                }
            });
            (output, ticks)
        })
        .inner;
    ui.advance_cursor_after_rect(place);
    let clicked = output.0.clicked.filter(|_| !by_keys);
    act_on(room, output, clicked);
    ui.add_space(size::GAP_12);
    // Keeps its id, and so its open list, when the reason's bar comes or goes.
    let own = UiBuilder::new().scope_id(Id::unique("print add people"));
    ui.scope_builder(own, |ui| padded_sides(ui, |ui| add_people(ui, cx, room)));
}

fn padded_sides<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    Frame::new().inner_margin(Margin::symmetric(16, 0)).show(ui, contents).inner
}

/// Keys that move the selection without ticking.
const KEYS: [Key; 6] = [Key::ArrowDown, Key::ArrowUp, Key::PageDown, Key::PageUp, Key::Home, Key::End];

/// Ticks the boxes clicked and the row that was clicked or confirmed by a key.
fn act_on(room: &mut PrintRoom, (output, ticks): (TableOutput, Vec<StaffId>), clicked: Option<usize>) {
    let Some(people) = &room.people else { return };
    room.at = output.clicked.or(room.at);
    let row = clicked.or(output.toggled).or(output.activated.filter(|_| output.clicked.is_none()));
    let at_row = row.and_then(|row| room.form.people.get(row)).copied();
    for id in ticks.into_iter().chain(at_row) {
        if let Some(person) = people.get(id) {
            room.form.toggle(person);
        }
    }
}

/// Sign, words and colour of a person's state.
fn state(cx: &UiContext<'_>, person: &Person) -> (Icon, String, Tone) {
    match &person.readiness {
        Readiness::Ready => (icons::DONE.filled(), cx.text("print-ready"), Tone::Ok),
        Readiness::Again(_) => (icons::WARNING, cx.text("print-again"), Tone::Warn),
        Readiness::HeldBack(problems) => {
            let separator = cx.text("print-and");
            let sentences: Vec<String> =
                problems.iter().map(|problem| words::badge_problem(cx.strings, *problem)).collect();
            (icons::OVERDUE.filled(), sentences.join(&separator), Tone::Danger)
        }
    }
}

/// Room for the words of a row.
fn room_for(person: &Person, pane: f32) -> f32 {
    let link = if person.can_print() { 0.0 } else { LINK };
    pane - size::GAP_20 - size::GAP_16 - CHECK - PHOTO - size::GAP_8 - link
}

fn galley(ui: &Ui, words: String, color: Color32, width: f32) -> std::sync::Arc<egui::Galley> {
    ui.fonts_mut(|fonts| fonts.layout_job(Text::Secondary.wrapped(words, color, width)))
}

fn height(ui: &Ui, cx: &UiContext<'_>, person: &Person) -> f32 {
    let pane = ui.available_width();
    let (_, words, _) = state(cx, person);
    let lines = galley(ui, words, cx.tokens.text, room_for(person, pane) - SIGN).size().y;
    (Text::RowTitle.line() + lines + size::GAP_12).max(ROW)
}

/// One row; true when its box was clicked.
fn person_row(row: &mut Row<'_>, cx: &UiContext<'_>, (person, is_ticked): (&Person, bool)) -> bool {
    let (icon, words, tone) = state(cx, person);
    row.name(format!("{} {} {words}", person.name, person.work_no));
    let clicked = row.cell(|ui| {
        ui.add_enabled_ui(person.can_print(), |ui| {
            let name = format!("{} {}", person.name, person.work_no);
            bare_check(ui, cx.tokens, Check::from(is_ticked), &name).clicked()
        })
        .inner
    });
    row.cell(|ui| {
        let photo =
            person.photo.and_then(|id| cx.pictures.of_file(ui.ctx(), cx.register, (id, PictureSize::Thumbnail)));
        thumbnail(ui, cx.tokens, size::THUMBNAIL, photo.as_ref());
    });
    row.cell(|ui| {
        if !person.can_print() {
            let name = cx.strings.text_with("print-complete", &[("name", person.name.as_str().into())]);
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if Button::icon_only(icons::EDIT, name).small().show(ui, cx.tokens).clicked() {
                    cx.go(Place::Staff(Some(person.id)));
                }
            });
        }
        person_words(ui, cx, (person, icon, words, tone));
    });
    clicked
}

fn person_words(ui: &mut Ui, cx: &UiContext<'_>, (person, icon, words, tone): (&Person, Icon, String, Tone)) {
    let tokens = cx.tokens;
    let all = ui.max_rect();
    let link = if person.can_print() { 0.0 } else { LINK };
    let room = all.width() - link;
    let name = ui.fonts_mut(|fonts| fonts.layout_job(Text::RowTitle.elided(&person.name, tokens.text, room)));
    let number = ui.fonts_mut(|fonts| fonts.layout_job(Text::Secondary.job(&person.work_no, tokens.text2)));
    let lines = galley(ui, words, tone.text(tokens), room - SIGN);
    let content = Text::RowTitle.line() + lines.size().y;
    let top = (all.center().y - content / 2.0).round();
    let painter = ui.painter();
    let beside = pos2(all.left() + name.size().x + size::GAP_4, top + 2.0);
    if let Readiness::Again(last) = person.readiness {
        let rect = Rect::from_min_size(pos2(all.left(), top), vec2(room, content));
        let hover = ui.interact(rect, ui.scope_id().with(("last", person.id)), egui::Sense::hover());
        let day = cx.strings.date_iso(last);
        tip(hover, tokens, &cx.strings.text_with("print-last", &[("date", day.into())]), None);
    }
    painter.galley(pos2(all.left(), top), name, tokens.text);
    painter.galley(beside, number, tokens.text2);
    let below = top + Text::RowTitle.line();
    icon.paint(
        painter,
        pos2(all.left() + size::CHIP_ICON / 2.0, below + Text::Secondary.line() / 2.0),
        size::CHIP_ICON,
        tone.text(tokens),
    );
    painter.galley(pos2(all.left() + SIGN, below), lines, tone.text(tokens));
}

//! The lines of the list: heads of teams, people with photo, post, window, number and how their badge stands.

use std::collections::BTreeSet;

use super::cards::is_here;
use super::data::{CARD, Group, Line, ListData, Person, WINDOW, WORK_NO};
use super::list::{team_name, window_name};
use crate::domain::ids::StaffId;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::pictures::PictureSize;
use crate::ui::staff_record_words as record_words;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Column, Row, Tone};

/// Widths of name, window, work number and badge.
const WIDTHS: [f32; 4] = [158.0, 62.0, 80.0, 116.0];

/// The list's columns.
pub(super) fn columns(cx: &UiContext<'_>, data: &ListData) -> [Column<'static>; 5] {
    let [name, window, number, card] = WIDTHS;
    let mut columns = [
        Column::exact(cx.text("field-name"), name),
        Column::rest(cx.text("field-post")),
        Column::exact(cx.text("field-window"), window),
        Column::exact(cx.text("staff-column-number"), number),
        Column::exact(cx.text(if data.is_about_hours() { "training-title" } else { "staff-column-card" }), card),
    ];
    for index in [WINDOW, WORK_NO, CARD] {
        if let Some(column) = columns.get_mut(index) {
            *column = column.clone().sortable();
        }
    }
    columns
}

/// A team's head or a person.
pub(super) fn paint_line(row: &mut Row<'_>, cx: &UiContext<'_>, data: &ListData, picked: &BTreeSet<StaffId>) {
    match data.lines.get(row.index) {
        Some(Line::Head(group, count)) => {
            let name = match group {
                Group::Team(team) => team_name(cx, team),
                Group::Gone => cx.text("staff-gone"),
            };
            row.group(&name, &cx.strings.text_with("staff-people", &[("n", (*count).into())]));
        }
        Some(Line::Person(person)) => {
            if picked.len() > 1 && picked.contains(&person.id) {
                row.mark();
            }
            paint_person(row, cx, (person, data.is_about_hours()));
        }
        None => {}
    }
}

/// How a person's training stands, in place of the badge while the list is about that.
fn hours_chip(cx: &UiContext<'_>, person: &Person) -> (Tone, Icon, String) {
    let missing = record_words::hours(cx.strings, person.training.missing());
    let words = cx.strings.text_with("hours-short-chip", &[("n", missing.into())]);
    (Tone::Warn, icons::DUE, words)
}

fn paint_person(row: &mut Row<'_>, cx: &UiContext<'_>, (person, is_about_hours): (&Person, bool)) {
    let (tone, icon, words) = if is_about_hours { hours_chip(cx, person) } else { person.card.chip(cx) };
    row.name(format!("{} {} {}", person.name, person.work_no, words));
    row.cell(|ui| {
        let photo =
            person.photo.and_then(|id| cx.pictures.of_file(ui.ctx(), cx.register, (id, PictureSize::Thumbnail)));
        w::thumbnail(ui, cx.tokens, size::THUMBNAIL, photo.as_ref());
        let color = if is_here(person.status) { cx.tokens.text } else { cx.tokens.text2 };
        w::elided_label(ui, cx.tokens, Text::RowTitle, (&person.name, color));
    });
    row.text(Text::Body, if person.post.is_empty() { "—" } else { &person.post });
    row.cell(|ui| w::elided_label(ui, cx.tokens, Text::Body, (&window_name(cx, &person.window), cx.tokens.text2)));
    row.cell(|ui| w::elided_label(ui, cx.tokens, Text::Body, (&person.work_no, cx.tokens.text2)));
    row.cell(|ui| {
        w::chip(ui, cx.tokens, tone, (icon, &words));
    });
}

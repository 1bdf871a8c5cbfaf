//! The table with header, hover, selection, group row and footer.

use super::{Gallery, Look};
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, Check, Column, Row, RowTops, Table, Tone};
use egui::{Frame, Stroke, Ui};

const PEOPLE: [(&str, &str, &str, Tone); 4] = [
    ("周静岚", "gallery-post-head", "CQ0201", Tone::Ok),
    ("唐巧云", "gallery-post-guide", "CQ0209", Tone::Ok),
    ("沈若溪", "gallery-post-clerk", "CQ0217", Tone::Ok),
    ("贺文博", "gallery-post-cashier", "CQ0221", Tone::Warn),
];

pub(super) fn show(ui: &mut Ui, look: Look<'_>, gallery: &mut Gallery) {
    let Look { tokens, .. } = look;
    let frame =
        Frame::new().fill(tokens.surface).stroke(Stroke::new(size::LINE, tokens.line)).corner_radius(size::RADIUS_CARD);
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        header(ui, look);
        table(ui, look, gallery);
        let sums = look.text("gallery-sums");
        w::list_footer(ui, tokens, (&look.text("gallery-shown"), &sums));
    });
}

fn header(ui: &mut Ui, look: Look<'_>) {
    let words = (look.text("gallery-table"), look.text("gallery-people"));
    w::pane_header(ui, look.tokens, (&words.0, &words.1), |ui| {
        let new = Button::primary(look.text("gallery-new")).icon(icons::PERSON_ADD);
        new.small().show(ui, look.tokens);
        let print = Button::secondary(look.text("gallery-print")).icon(icons::PRINT);
        print.small().show(ui, look.tokens);
    });
}

fn table(ui: &mut Ui, look: Look<'_>, gallery: &mut Gallery) {
    let columns = [
        Column::exact("", 92.0),
        Column::exact(look.text("gallery-name"), 112.0).sortable(),
        Column::rest(look.text("gallery-post")),
        Column::exact(look.text("gallery-work-no"), 122.0).sortable(),
        Column::exact(look.text("gallery-badge"), 118.0),
    ];
    let people = PEOPLE.map(|_| size::ROW_PHOTO);
    let tops = RowTops::new([size::ROW_GROUP].into_iter().chain(people));
    let table = Table::new("gallery people", &columns).mixed(&tops).selected(gallery.selected).sort(gallery.sort);
    let photo = gallery.photo.clone();
    let selected = gallery.selected;
    let output = table.show(ui, look.tokens, |row| match row.index.checked_sub(1).and_then(|at| PEOPLE.get(at)) {
        Some(person) => person_row(row, look, (person, photo.as_ref(), selected)),
        None => row.group(&look.text("gallery-team"), &look.text("gallery-people")),
    });
    gallery.selected = output.clicked.or(gallery.selected);
    gallery.sort = output.sorted.unwrap_or(gallery.sort);
    if let Some((_, response)) = &output.menu_row {
        w::Menu::at_pointer(response).show(look.tokens, |ui| {
            let copy = w::MenuItem::new(look.text("gallery-copy")).icon(icons::COPY);
            w::menu_item(ui, look.tokens, copy);
        });
    }
}

type Person<'a> = (&'a (&'a str, &'a str, &'a str, Tone), Option<&'a egui::TextureHandle>, Option<usize>);

fn person_row(row: &mut Row<'_>, look: Look<'_>, (person, photo, selected): Person<'_>) {
    let (name, post, work_no, tone) = person;
    row.name(*name);
    let check = Check::from(selected == Some(row.index));
    row.cell(|ui| {
        w::bare_check(ui, look.tokens, check, name);
        ui.add_space(size::GAP_8);
        w::thumbnail(ui, look.tokens, size::THUMBNAIL, photo);
    });
    row.text(Text::RowTitle, name);
    row.text(Text::Body, &look.text(post));
    row.text(Text::Secondary, work_no);
    row.cell(|ui| {
        let (icon, key) = match tone {
            Tone::Warn => (icons::DUE, "gallery-badge-expires"),
            _ => (icons::DONE.filled(), "gallery-state-valid"),
        };
        w::chip(ui, look.tokens, *tone, (icon, &look.text(key)));
    });
}

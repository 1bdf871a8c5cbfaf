//! The roster at the left: filters, people by team, how their badges stand.

use egui::{Align, Key, Layout, Modifiers, Response, Ui, vec2};

use super::StaffTab;
use super::cards::is_here;
use super::data::{CARD, Filter, Group, Line, ListData, Person, WINDOW, WORK_NO};
use crate::domain::ids::StaffId;
use crate::domain::staff::StaffStatus;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    self as w, Button, Caption, Column, EmptyState, FilterChip, Menu, MenuItem, Row, Table, TextField, Tone,
};
use crate::ui::words;

/// Narrowest filter field that still says what it looks for.
const FIELD_LEAST: f32 = 204.0;
/// Widths of name, window, work number and badge.
const WIDTHS: [f32; 4] = [158.0, 62.0, 80.0, 116.0];

/// What the list asks of the tab.
pub(super) enum Ask {
    Add,
    Import,
    Export,
    ExportWithPhones,
    Change(StaffId),
    Photo(StaffId),
    Open(StaffId),
}

impl StaffTab {
    /// The whole pane.
    pub(super) fn list(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        let data = self.data.take()?;
        let (mut upper, mut footer) = w::split_bottom(ui, size::LIST_FOOTER);
        upper.spacing_mut().item_spacing.y = 0.0;
        footer.spacing_mut().item_spacing.y = 0.0;
        let mut ask = self.header(&mut upper, cx, &data);
        if data.counts.all == 0 {
            ask = ask.or(nobody(&mut upper, cx, data.failure.as_deref()));
        } else {
            self.filters(&mut upper, cx, &data);
            ask = ask.or(self.table(&mut upper, cx, &data));
        }
        self.footer(&mut footer, cx, &data);
        self.data = Some(data);
        ask
    }

    fn header(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) -> Option<Ask> {
        let mut ask = None;
        let count = cx.strings.text_with("staff-active-count", &[("n", data.counts.active.into())]);
        let title = cx.text("staff-title");
        w::pane_header(ui, cx.tokens, (&title, &count), |ui| {
            let words = cx.text("staff-add");
            let add = if data.counts.all == 0 { Button::secondary(words) } else { Button::primary(words) };
            if add.icon(icons::PERSON_ADD).shortcut("Ctrl N").show(ui, cx.tokens).clicked() {
                ask = Some(Ask::Add);
            }
            let print = Button::secondary(cx.text("staff-print")).icon(icons::PRINT).shortcut("Ctrl P");
            if print.show(ui, cx.tokens).clicked() {
                self.print(cx);
            }
            let more = Button::icon_only(icons::MORE, cx.text("staff-more")).show(ui, cx.tokens);
            ask = ask.take().or(more_menu(cx, &more));
        });
        ask
    }

    /// The print room with whoever is picked; without a pick it proposes who needs a badge.
    pub(super) fn print(&self, cx: &UiContext<'_>) {
        let picked = self.data.as_ref().map(|data| data.in_order(&self.picked));
        cx.go(Place::Print(picked.unwrap_or_else(|| self.picked.iter().copied().collect())));
    }

    fn filters(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
        let inner = ui.available_width() - size::GAP_20 - size::GAP_16;
        let chips: f32 =
            self.chip_words(cx, data).iter().map(|(words, signs)| chip_width(ui, words, *signs) + size::GAP_8).sum();
        let one_line = inner - chips >= FIELD_LEAST;
        let height = if one_line { size::SMALL } else { 2.0 * size::SMALL + size::GAP_8 };
        let place = egui::Rect::from_min_size(ui.cursor().min + vec2(size::GAP_20, 0.0), vec2(inner, height));
        let builder = egui::UiBuilder::new().id_salt("filters").max_rect(place);
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
            if one_line {
                ui.horizontal(|ui| {
                    self.field(ui, cx, inner - chips);
                    self.chips(ui, cx, data);
                });
            } else {
                self.field(ui, cx, inner);
                ui.horizontal(|ui| self.chips(ui, cx, data));
            }
        });
        ui.add_space(size::GAP_8);
    }

    fn field(&mut self, ui: &mut Ui, cx: &UiContext<'_>, width: f32) {
        let name = cx.text("staff-filter");
        let caption = Caption::unseen(name.clone()).width(width);
        let field = TextField::new(caption, &mut self.filter.words).placeholder(name).icon(icons::FILTER);
        let response = field.key("Ctrl F").small().id(filter_id()).show(ui, cx.tokens);
        let down = response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown));
        if down && let Some(first) = self.data_first {
            self.choose_only(first);
        }
    }

    /// The chips' words and how many signs each carries, to know their width before they are shown.
    fn chip_words(&self, cx: &UiContext<'_>, data: &ListData) -> [(String, u8); 4] {
        let team = self.filter.team.as_ref().map_or_else(|| cx.text("staff-team"), |team| team_name(cx, team));
        let status = self.filter.status.map_or_else(|| cx.text("staff-status"), |s| words::staff_status(cx.strings, s));
        let trouble = cx.strings.text_with("staff-trouble", &[("n", data.counts.trouble.into())]);
        [(cx.text("staff-all"), 0), (team, 1), (trouble, 1), (status, 1)]
    }

    fn chips(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
        let [(all, _), (team, _), (trouble, _), (status, _)] = self.chip_words(cx, data);
        if FilterChip::new(all).picked(self.filter.is_open()).show(ui, cx.tokens).clicked() {
            self.filter = Filter { words: std::mem::take(&mut self.filter.words), ..Filter::default() };
        }
        let chip = FilterChip::new(team).picked(self.filter.team.is_some()).opens().show(ui, cx.tokens);
        self.team_menu(cx, &chip, data);
        let tone = if data.counts.trouble > 0 { Tone::Danger } else { Tone::Neutral };
        let chip = FilterChip::new(trouble).picked(self.filter.trouble).icon(icons::OVERDUE, tone);
        if chip.show(ui, cx.tokens).clicked() {
            self.filter.trouble = !self.filter.trouble;
        }
        let chip = FilterChip::new(status).picked(self.filter.status.is_some()).opens().show(ui, cx.tokens);
        self.status_menu(cx, &chip);
    }

    fn team_menu(&mut self, cx: &UiContext<'_>, chip: &Response, data: &ListData) {
        Menu::below(chip).show(cx.tokens, |ui| {
            if w::menu_item(ui, cx.tokens, MenuItem::new(cx.text("staff-every-team"))).clicked() {
                self.filter.team = None;
            }
            w::menu_line(ui, cx.tokens);
            for team in &data.teams {
                if w::menu_item(ui, cx.tokens, MenuItem::new(team.as_str())).clicked() {
                    self.filter.team = Some(team.clone());
                }
            }
        });
    }

    fn status_menu(&mut self, cx: &UiContext<'_>, chip: &Response) {
        Menu::below(chip).show(cx.tokens, |ui| {
            if w::menu_item(ui, cx.tokens, MenuItem::new(cx.text("staff-every-status"))).clicked() {
                self.filter.status = None;
            }
            w::menu_line(ui, cx.tokens);
            for status in StaffStatus::ALL {
                let words = words::staff_status(cx.strings, status);
                if w::menu_item(ui, cx.tokens, MenuItem::new(words)).clicked() {
                    self.filter.status = Some(status);
                }
            }
        });
    }

    fn table(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) -> Option<Ask> {
        if data.counts.shown == 0 {
            ui.add_space(size::GAP_24);
            let empty = EmptyState::new(icons::FILTER, cx.text("staff-none-found"), cx.text("staff-none-found-why"));
            if empty.button(Button::secondary(cx.text("staff-show-all"))).show(ui, cx.tokens) {
                self.filter = Filter::default();
            }
            return None;
        }
        let columns = columns(cx);
        let at = self.chosen.and_then(|id| data.line_of(id));
        let reveal = std::mem::take(&mut self.reveal).then_some(at).flatten();
        let name = cx.text("staff-title");
        let table = Table::new(&name, &columns).mixed(&data.tops).selected(at).sort(self.sort).reveal(reveal);
        let picked = &self.picked;
        let output = table.show(ui, cx.tokens, |row| paint_line(row, cx, data, picked));
        if let Some(sort) = output.sorted {
            self.sort = sort;
        }
        if let Some(line) = output.clicked {
            self.clicked(ui, data, (line, at));
        }
        let menu = output.menu_row.and_then(|(line, response)| Some((data.person_at(line)?, response)));
        let asked = menu.and_then(|(person, response)| row_menu(cx, &response, person));
        asked.or_else(|| output.activated.and_then(|line| data.person_at(line)).map(|person| Ask::Open(person.id)))
    }

    /// Ctrl adds and takes away, Shift takes the range, a plain click only this one.
    fn clicked(&mut self, ui: &Ui, data: &ListData, (line, from): (usize, Option<usize>)) {
        let Some(id) = data.nearest(line, from) else {
            return;
        };
        let modifiers = ui.input(|input| input.modifiers);
        self.reveal = data.line_of(id) != Some(line);
        if modifiers.shift {
            let start = self.anchor.unwrap_or(id);
            self.picked = data.between(start, id).into_iter().collect();
            self.anchor = Some(start);
        } else if modifiers.command {
            if !self.picked.remove(&id) {
                self.picked.insert(id);
            }
            self.anchor = Some(id);
        } else {
            self.picked = [id].into();
            self.anchor = Some(id);
        }
        self.look_at(id);
    }

    fn footer(&self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
        let counts = data.counts;
        let values = [("shown", counts.shown.into()), ("picked", self.picked.len().into())];
        let left = cx.strings.text_with("staff-shown", &values);
        let parts = [
            ("staff-sum-without", counts.without),
            ("staff-sum-expiring", counts.expiring),
            ("staff-sum-expired", counts.expired),
        ];
        let told: Vec<String> = parts
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(key, n)| cx.strings.text_with(key, &[("n", (*n).into())]))
            .collect();
        w::list_footer(ui, cx.tokens, (&left, &told.join(" · ")));
    }
}

/// The filter field, to give it the keys.
pub(super) fn filter_id() -> egui::Id {
    egui::Id::unique("staff filter")
}

/// A team's name; people of no team have one too.
pub(super) fn team_name(cx: &UiContext<'_>, team: &str) -> String {
    if team.is_empty() { cx.text("staff-no-team") } else { team.to_owned() }
}

/// `2 号`, `大堂`, `—`.
pub(super) fn window_name(cx: &UiContext<'_>, window: &str) -> String {
    let is_number = !window.is_empty() && window.chars().all(|sign| sign.is_ascii_digit());
    match (window.is_empty(), is_number) {
        (true, _) => "—".to_owned(),
        (false, true) => cx.strings.text_with("staff-window-number", &[("number", window.into())]),
        (false, false) => window.to_owned(),
    }
}

/// Width of a chip with these words and this many signs, as the widget lays it out.
fn chip_width(ui: &Ui, words: &str, signs: u8) -> f32 {
    let plain = w::chip_width(ui, words) - 38.0;
    plain + f32::from(signs) * (size::CHIP_ICON + size::GAP_4) + 28.0
}

fn columns(cx: &UiContext<'_>) -> [Column<'static>; 5] {
    let [name, window, number, card] = WIDTHS;
    let mut columns = [
        Column::exact(cx.text("field-name"), name),
        Column::rest(cx.text("field-post")),
        Column::exact(cx.text("field-window"), window),
        Column::exact(cx.text("staff-column-number"), number),
        Column::exact(cx.text("staff-column-card"), card),
    ];
    for index in [WINDOW, WORK_NO, CARD] {
        if let Some(column) = columns.get_mut(index) {
            *column = column.clone().sortable();
        }
    }
    columns
}

fn paint_line(row: &mut Row<'_>, cx: &UiContext<'_>, data: &ListData, picked: &std::collections::BTreeSet<StaffId>) {
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
            paint_person(row, cx, person);
        }
        None => {}
    }
}

fn paint_person(row: &mut Row<'_>, cx: &UiContext<'_>, person: &Person) {
    let (tone, icon, words) = person.card.chip(cx);
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

fn more_menu(cx: &UiContext<'_>, button: &Response) -> Option<Ask> {
    let shown = Menu::below(button).width(250.0).show(cx.tokens, |ui| {
        let mut item = |icon, key: &str| w::menu_item(ui, cx.tokens, MenuItem::new(cx.text(key)).icon(icon)).clicked();
        let mut ask = None;
        for (icon, key, this) in [
            (icons::IMPORT, "staff-import", Ask::Import),
            (icons::EXPORT, "staff-export", Ask::Export),
            (icons::PHONE, "staff-export-phones", Ask::ExportWithPhones),
        ] {
            if item(icon, key) {
                ask = Some(this);
            }
        }
        ask
    });
    shown.and_then(|shown| shown.inner)
}

fn row_menu(cx: &UiContext<'_>, row: &Response, person: &Person) -> Option<Ask> {
    let shown = Menu::at_pointer(row).show(cx.tokens, |ui| {
        let mut item = |icon, key: &str| w::menu_item(ui, cx.tokens, MenuItem::new(cx.text(key)).icon(icon)).clicked();
        let change = item(icons::EDIT, "staff-change").then_some(Ask::Change(person.id));
        let photo = item(icons::PHOTO, "staff-photo-choose").then_some(Ask::Photo(person.id));
        if item(icons::PRINT, "staff-print-card") {
            cx.go(Place::Print(vec![person.id]));
        }
        if item(icons::COPY, "staff-copy-row") {
            let Person { name, work_no, post, team, .. } = person;
            ui.ctx().copy_text(format!("{work_no}\t{name}\t{team}\t{post}"));
        }
        change.or(photo)
    });
    shown.and_then(|shown| shown.inner)
}

/// Nobody yet: what belongs here and the one next step.
fn nobody(ui: &mut Ui, cx: &UiContext<'_>, failure: Option<&str>) -> Option<Ask> {
    ui.add_space(ui.available_height() * 0.2);
    if let Some(failure) = failure {
        let empty = EmptyState::new(icons::WARNING, cx.text("staff-unreadable"), failure);
        empty.show(ui, cx.tokens);
        return None;
    }
    let empty = EmptyState::new(icons::GROUP, cx.text("staff-empty"), cx.text("staff-empty-why"));
    let button = Button::primary(cx.text("staff-import")).icon(icons::IMPORT);
    let import = empty.button(button).show(ui, cx.tokens).then_some(Ask::Import);
    ui.add_space(size::GAP_8);
    let add = ui.with_layout(Layout::top_down(Align::Center), |ui| {
        Button::quiet(cx.text("staff-add")).icon(icons::PERSON_ADD).show(ui, cx.tokens).clicked()
    });
    import.or(add.inner.then_some(Ask::Add))
}

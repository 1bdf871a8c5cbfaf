//! The roster at the left: header, list and footer, and what a click on them asks.

use egui::{Align, Layout, Response, Ui};

use super::StaffTab;
use super::data::{Filter, ListData, Person};
use super::list_rows::{columns, paint_line};
use crate::domain::ids::StaffId;
use crate::domain::products::Product;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::print::print_menu;
use crate::ui::theme::size;
use crate::ui::widgets::{self as w, Button, EmptyState, Menu, MenuItem, Table};

/// Lines of the menu that are about training, before those about lists.
const TRAINING_LINES: usize = 3;

/// What the list asks of the tab.
pub(super) enum Ask {
    Add,
    Import,
    PhotoFolder,
    Export,
    ExportWithPhones,
    Change(StaffId),
    Photo(StaffId),
    Open(StaffId),
    Training(Vec<StaffId>),
    Conduct(Vec<StaffId>),
    TrainingSheet,
    TrainingTable,
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
            let print = Button::secondary(cx.text("staff-print")).icon(icons::PRINT).trailing(icons::EXPAND);
            let print = print.shortcut("Ctrl P").show(ui, cx.tokens);
            print_menu(&print, cx, || self.to_print());
            let more = Button::icon_only(icons::MORE, cx.text("staff-more")).show(ui, cx.tokens);
            ask = ask.take().or(self.more_menu(cx, (&more, data)));
        });
        ask
    }

    /// The print room with whoever is picked; without a pick it proposes who needs a badge.
    pub(super) fn print(&self, cx: &UiContext<'_>) {
        cx.go(Place::Print(self.to_print()));
    }

    /// Whoever is picked, in the order of the list.
    fn to_print(&self) -> Vec<StaffId> {
        let picked = self.data.as_ref().map(|data| data.in_order(&self.picked));
        picked.unwrap_or_else(|| self.picked.iter().copied().collect())
    }

    /// Who is picked, when it is more than one.
    fn several(&self, data: &ListData) -> Vec<StaffId> {
        if self.picked.len() > 1 { data.in_order(&self.picked) } else { Vec::new() }
    }

    fn more_menu(&self, cx: &UiContext<'_>, (button, data): (&Response, &ListData)) -> Option<Ask> {
        let several = self.several(data);
        let year = self.sheet_year(cx).to_string();
        let of_year = |key: &str| cx.strings.text_with(key, &[("year", year.as_str().into())]);
        let training = match several.len() {
            0 => cx.text("training-add-several"),
            n => training_words(cx, n),
        };
        let shown = Menu::below(button).width(250.0).show(cx.tokens, |ui| {
            let mut ask = None;
            let lines = [
                (icons::OPINION_BOOK, training, Ask::Training(several)),
                (icons::PRINT, of_year("training-sheet-print"), Ask::TrainingSheet),
                (icons::EXPORT, of_year("training-sheet-table"), Ask::TrainingTable),
                (icons::IMPORT, cx.text("staff-import"), Ask::Import),
                (icons::PHOTO, cx.text("photos-folder"), Ask::PhotoFolder),
                (icons::EXPORT, cx.text("staff-export"), Ask::Export),
                (icons::PHONE, cx.text("staff-export-phones"), Ask::ExportWithPhones),
            ];
            for (index, (icon, words, this)) in lines.into_iter().enumerate() {
                if index == TRAINING_LINES {
                    w::menu_line(ui, cx.tokens);
                }
                if w::menu_item(ui, cx.tokens, MenuItem::new(words).icon(icon)).clicked() {
                    ask = Some(this);
                }
            }
            ask
        });
        shown.and_then(|shown| shown.inner)
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
        let columns = columns(cx, data);
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
        let asked = menu.and_then(|(person, response)| row_menu(cx, (&response, person), &self.several(data)));
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
            ("staff-sum-lost", counts.lost),
        ];
        let told: Vec<String> = parts
            .iter()
            .filter(|(_, n)| *n > 0)
            .map(|(key, n)| cx.strings.text_with(key, &[("n", (*n).into())]))
            .collect();
        w::list_footer(ui, cx.tokens, (&left, &told.join(" · ")));
    }
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

/// `记培训`, `记培训 给 6 人`.
fn training_words(cx: &UiContext<'_>, people: usize) -> String {
    match people {
        0 | 1 => cx.text("training-add"),
        n => cx.strings.text_with("training-add-for", &[("n", n.into())]),
    }
}

/// The menu of a person; what can be done for several at once goes to all that are picked, if this one is among them.
fn row_menu(cx: &UiContext<'_>, (row, person): (&Response, &Person), picked: &[StaffId]) -> Option<Ask> {
    let people = if picked.contains(&person.id) { picked.to_vec() } else { vec![person.id] };
    let shown = Menu::at_pointer(row).show(cx.tokens, |ui| {
        let mut item = |icon, words: String| w::menu_item(ui, cx.tokens, MenuItem::new(words).icon(icon)).clicked();
        let change = item(icons::EDIT, cx.text("staff-change")).then_some(Ask::Change(person.id));
        let photo = item(icons::PHOTO, cx.text("staff-photo-choose")).then_some(Ask::Photo(person.id));
        let training = item(icons::OPINION_BOOK, training_words(cx, people.len()));
        let training = training.then(|| Ask::Training(people.clone()));
        let conduct = item(icons::AWARD, cx.text("conduct-add")).then(|| Ask::Conduct(people.clone()));
        if item(icons::PRINT, cx.text("staff-print-card")) {
            cx.go(Place::PrintProduct(Product::Badge, vec![person.id]));
        }
        if item(icons::COPY, cx.text("staff-copy-row")) {
            let Person { name, work_no, post, team, .. } = person;
            ui.ctx().copy_text(format!("{work_no}\t{name}\t{team}\t{post}"));
        }
        change.or(photo).or(training).or(conduct)
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

//! Today (今日): what is due in the order of the day, how the month stands, what was done, who is on duty.

mod awards;
mod backups;
mod badges;
mod cards;
mod cases;
mod checks;
mod data;
mod days;
mod disclosure;
mod due;
mod list;
mod retention;
mod strip;
mod training;

use egui::{Align, Frame, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::context::UiContext;
use super::copies::CopiesShown;
use super::screen::Screen;
use super::strings::Lang;
use super::theme::{Text, size};
use super::widgets::label;
pub(crate) use checks::run_wish;
pub use data::{Agenda, DoneRow, Facts, OnDuty, Part, Row, Tallies};
pub use days::{DayMark, MonthDay};

/// Width of the cards at the right.
const CARDS: f32 = 268.0;
/// Narrower bodies stack the cards below the list.
const WIDE_FROM: f32 = 900.0;

/// The tab's view state.
#[derive(Default)]
pub struct TodayTab {
    key: Option<([u64; 6], i64, Lang)>,
    agenda: Option<Agenda>,
    copies: CopiesShown,
}

impl TodayTab {
    /// The day as it stands now: built anew when the records, the minute or the language changed.
    pub fn agenda(&mut self, facts: Facts<'_>) -> &Agenda {
        let key = facts.key();
        if self.key != Some(key) {
            self.key = Some(key);
            self.agenda = None;
        }
        let copies = &self.copies;
        self.agenda.get_or_insert_with(|| {
            let mut agenda = Agenda::from_facts(facts);
            agenda.rows.extend(backups::row(&facts, copies));
            agenda.rows.sort_by_key(|row| row.part);
            agenda
        })
    }

    /// Tells how the copies of the file stand.
    pub fn tell_copies(&mut self, copies: &CopiesShown) {
        let matters = |copies: &CopiesShown| (copies.keeps_file, copies.newest, copies.care, copies.second.clone());
        if matters(&self.copies) != matters(copies) {
            self.agenda = None;
            self.copies = copies.clone();
        }
    }
}

impl Screen for TodayTab {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.ground);
        let agenda = self.agenda(Facts::of(cx));
        ScrollArea::vertical().auto_shrink([false, false]).id_salt("today").show(ui, |ui| {
            let margin = Margin { left: 20, right: 20, top: 0, bottom: 20 };
            Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
                head(ui, cx, agenda);
                strip::show(ui, cx, agenda);
                ui.add_space(size::GAP_12);
                body(ui, cx, agenda);
            });
        });
    }
}

/// Title, how much is left, and the month's counts.
fn head(ui: &mut Ui, cx: &UiContext<'_>, agenda: &Agenda) {
    let wide = ui.available_width() >= WIDE_FROM;
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), size::PANE_HEADER),
        Layout::left_to_right(Align::Center),
        |ui| {
            label(ui, cx.tokens, Text::PageTitle, &cx.text("today-title"));
            ui.label(Text::Body.rich(subtitle(cx, agenda)).color(cx.tokens.text2));
            if wide {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    strip::legend(ui, cx, agenda);
                });
            }
        },
    );
    if !wide {
        ui.horizontal_wrapped(|ui| strip::legend(ui, cx, agenda));
        ui.add_space(size::GAP_8);
    }
}

fn subtitle(cx: &UiContext<'_>, agenda: &Agenda) -> String {
    match (agenda.rows.len(), agenda.is_open) {
        (0, true) => cx.text("today-all-done"),
        (0, false) => cx.text("today-rest"),
        (n, true) => cx.strings.text_with("today-left-to-do", &[("n", n.into())]),
        (n, false) => cx.strings.text_with("today-rest-left", &[("n", n.into())]),
    }
}

fn body(ui: &mut Ui, cx: &UiContext<'_>, agenda: &Agenda) {
    let all = ui.available_rect_before_wrap();
    if all.width() < WIDE_FROM {
        list::show(ui, cx, agenda);
        ui.add_space(size::GAP_12);
        cards::show(ui, cx, agenda);
        return;
    }
    let at = all.right() - CARDS - size::GAP_16;
    let part = |ui: &mut Ui, name: &str, left: f32, right: f32| {
        let rect =
            Rect::from_min_max(egui::pos2(left, all.top()), egui::pos2(right, all.bottom().max(all.top() + 1.0)));
        let layout = Layout::top_down(Align::Min);
        let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
        child.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        child
    };
    let mut left = part(ui, "to do", all.left(), at);
    list::show(&mut left, cx, agenda);
    let mut right = part(ui, "cards", at + size::GAP_16, all.right());
    cards::show(&mut right, cx, agenda);
    ui.advance_cursor_after_rect(left.min_rect().union(right.min_rect()));
}

//! The suggestion box log (意见箱): calendar of open days left, the day's entry right (B; P1-9.3, look rule 15).

mod calendar;
mod data;
mod detail;
mod form;
mod head;
mod letters;
mod manage;
mod phrases;
mod scans;
mod sheet;

pub use sheet::whole_month;

use std::collections::BTreeMap;
use std::rc::Rc;

use chrono::NaiveDate;
use egui::{Key, Modifiers, Rect, Ui, UiBuilder, pos2, vec2};

use super::commands::{BoxCommand, Command, Done, Place};
use super::context::{Incoming, UiContext};
use super::icons;
use super::papers::PaperPanel;
use super::screen::Screen;
use super::theme::size;
use super::widgets::{Answer, Button, Dialog, MonthShown, Tone, note, pane_header};
use crate::domain::boxes::{BoxDay, BoxEntryDraft};
use crate::domain::ids::{BoxId, FileId};

use calendar::Asked;
use data::{At, Key as DataKey, Shown};
use detail::{RemarkForm, Seen};
use form::EntryForm;
use manage::Manage;
use scans::Scans;
use sheet::month_sheet;

/// Seven days of 70 and their gaps.
const LIST_PANE: f32 = 566.0;
/// Narrower than this, calendar and day take turns.
const BOTH_FROM: f32 = 900.0;

type Slot = (BoxId, NaiveDate);

/// The tab's view state.
#[derive(Default)]
pub struct BoxesTab {
    picked: Option<BoxId>,
    day: Option<NaiveDate>,
    month: Option<MonthShown>,
    /// The day it was when the tab was last painted.
    seen_today: Option<NaiveDate>,
    shown: Option<Rc<Shown>>,
    forms: BTreeMap<Slot, EntryForm>,
    /// What was recorded last, to be there again when it is undone.
    recorded: Option<(Slot, BoxEntryDraft)>,
    remark: RemarkForm,
    seen: Seen,
    scans: Scans,
    manage: Manage,
    sheet: Option<PaperPanel>,
    focus: Option<NaiveDate>,
    /// In a narrow window: whether the calendar is shown instead of the day.
    turned: bool,
}

/// Whether the chosen day is one the hall is closed on.
fn is_rest(shown: &Shown) -> bool {
    shown.state == BoxDay::Rest
}

impl Screen for BoxesTab {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.follow_the_day(cx);
        ui.painter().rect_filled(ui.max_rect(), 0.0, cx.tokens.surface);
        let shown = match self.refreshed(cx) {
            Ok(shown) => shown,
            Err(error) => {
                tracing::error!(%error, "the suggestion box log cannot be read");
                note(ui, cx.tokens, Tone::Danger, (icons::OVERDUE.filled(), &cx.text("box-cannot-read")));
                return;
            }
        };
        self.keep_scan(cx, &shown);
        if shown.boxes.is_empty() {
            self.manage.first_box(ui, cx);
        } else {
            self.panes(ui, cx, &shown);
        }
        self.dialogs(ui, cx, &shown);
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::BoxEntryRecorded(the_box, day, _) => {
                let slot = (*the_box, *day);
                cx.forget_draft(&form::key(*the_box, *day));
                if let Some(form) = self.forms.remove(&slot) {
                    self.recorded = Some((slot, form.draft));
                }
            }
            Done::Undone => self.bring_back(cx),
            Done::BoxRemarkAdded(entry) => self.remark.kept(*entry, cx),
            Done::BoxesChanged => self.manage.done(),
            Done::ScanKept(the_box, index, scan) => self.scan_kept(cx, (*the_box, *index), *scan),
            _ => {}
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        if let Place::Boxes(to) = place {
            let day = to.map_or(cx.today(), |(_, day)| day);
            self.picked = to.map(|(the_box, _)| the_box);
            self.pick_day(day);
            self.sheet = None;
            self.turned = false;
        }
    }

    fn receive(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        if self.open_slot().is_some() {
            self.scans.take(incoming, cx);
        }
    }
}

impl BoxesTab {
    fn at(&self, cx: &UiContext<'_>) -> At {
        let day = self.day.unwrap_or_else(|| cx.today());
        At { picked: self.picked, day, month: self.month.unwrap_or_else(|| MonthShown::of(day)) }
    }

    fn pick_day(&mut self, day: NaiveDate) {
        self.seen.hide();
        self.day = Some(day);
        self.month = Some(MonthShown::of(day));
    }

    /// After midnight the calendar stands at the new day, unless a form of the old one is under way.
    fn follow_the_day(&mut self, cx: &UiContext<'_>) {
        let today = cx.today();
        let before = self.seen_today.replace(today).filter(|before| *before != today);
        let stood_there = before.is_some() && (self.day.is_none() || self.day == before);
        let busy = self.forms.values().any(|form| Some(form.day) == before && !form.is_untouched());
        if stood_there && !busy {
            self.pick_day(today);
        } else if stood_there {
            self.day = before;
        }
    }

    fn refreshed(&mut self, cx: &UiContext<'_>) -> Result<Rc<Shown>, crate::register::RegisterError> {
        let at = self.at(cx);
        if let Some(shown) = self.shown.as_ref().filter(|shown| shown.key == DataKey::of(at, cx)) {
            return Ok(Rc::clone(shown));
        }
        let shown = Rc::new(Shown::build(at, cx)?);
        self.picked = shown.the_box.as_ref().map(|one| one.id).or(self.picked);
        let at = self.at(cx);
        let shown = if shown.key == DataKey::of(at, cx) { shown } else { Rc::new(Shown::build(at, cx)?) };
        self.shown = Some(Rc::clone(&shown));
        Ok(shown)
    }

    fn panes(&mut self, ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) {
        let all = ui.available_rect_before_wrap();
        ui.advance_cursor_after_rect(all);
        if all.width() < BOTH_FROM {
            self.one_pane(ui, cx, (shown, all));
            return;
        }
        let width = LIST_PANE.min((all.width() * 0.46).round());
        let left = all.with_max_x(all.left() + width);
        self.left(&mut ui.new_child(UiBuilder::new().id_salt("box days").max_rect(left)), cx, shown);
        let stroke = egui::Stroke::new(size::LINE, cx.tokens.line);
        ui.painter().vline(left.right(), all.y_range(), stroke);
        self.day_pane(ui, cx, (shown, all.with_min_x(left.right())));
    }

    /// Calendar or day, with the way to the other.
    fn one_pane(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (shown, all): (&Shown, Rect)) {
        if self.sheet.is_none() && self.turned {
            self.left(&mut ui.new_child(UiBuilder::new().id_salt("box days").max_rect(all)), cx, shown);
            return;
        }
        if self.sheet.is_some() {
            self.day_pane(ui, cx, (shown, all));
            return;
        }
        let bar = Rect::from_min_max(all.min + vec2(size::GAP_12, size::GAP_4), all.max);
        let mut top = ui.new_child(UiBuilder::new().id_salt("box turn").max_rect(bar));
        let back = Button::quiet(cx.text("box-to-calendar")).icon(icons::BACK).small().shortcut("Esc");
        let clicked = back.show(&mut top, cx.tokens).clicked();
        let covered = ui.ctx().any_popup_open() || ui.memory(|memory| memory.top_modal_layer().is_some());
        if clicked || (!covered && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))) {
            self.turned = true;
            ui.ctx().request_repaint();
        }
        self.day_pane(ui, cx, (shown, all.with_min_y(bar.top() + size::SMALL)));
    }

    fn day_pane(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (shown, place): (&Shown, Rect)) {
        if self.sheet.is_some() {
            let mut pane = ui.new_child(UiBuilder::new().id_salt("box sheet").max_rect(place));
            self.show_sheet(&mut pane, cx, shown);
            return;
        }
        let pad = if ui.max_rect().width() < BOTH_FROM { size::GAP_12 } else { size::GAP_24 };
        let inner = Rect::from_min_max(
            pos2(place.left() + pad, place.top()),
            pos2((place.right() - pad).min(place.left() + pad + 860.0), place.bottom()),
        );
        let mut pane = ui.new_child(UiBuilder::new().id_salt("box entry").max_rect(inner));
        self.right(&mut pane, cx, shown);
    }

    fn left(&mut self, ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let count = phrases::count(cx.strings, "box-count", shown.hanging);
        let (title, print) = (cx.text("box-title"), cx.text("box-month-sheet"));
        let mut wants_sheet = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::P));
        pane_header(ui, cx.tokens, (&title, &count), |ui| {
            let button = Button::secondary(print).small().icon(icons::PRINT).shortcut("Ctrl P");
            wants_sheet |= button.show(ui, cx.tokens).clicked();
            let more = Button::icon_only(icons::MORE, cx.text("box-more")).small().show(ui, cx.tokens);
            self.manage.menu(&more, cx, shown.the_box.as_ref());
        });
        if wants_sheet {
            self.open_sheet(cx, shown);
        }
        let at = self.at(cx);
        if let Some(asked) = calendar::show(ui, cx, shown, at) {
            self.follow(ui, cx, asked);
        }
        if let Some(day) = self.focus.take() {
            ui.memory_mut(|memory| memory.request_focus(calendar::cell_id(day)));
        }
    }

    fn follow(&mut self, ui: &Ui, cx: &UiContext<'_>, asked: Asked) {
        match asked {
            Asked::Box(the_box) => {
                self.seen.hide();
                self.picked = Some(the_box);
            }
            Asked::Month(month) => self.month = Some(month),
            Asked::Day(day) | Asked::Pressed(day) => {
                self.pick_day(day);
                self.focus = Some(day);
                self.sheet = None;
                self.turned &= matches!(asked, Asked::Day(_));
            }
            Asked::Inside => {
                self.turned = false;
                ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::Next));
            }
        }
        if self.sheet.is_some() {
            self.sheet = None;
            if let Ok(shown) = self.refreshed(cx) {
                self.open_sheet(cx, &shown);
            }
        }
        ui.ctx().request_repaint();
    }

    fn right(&mut self, ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let Some(the_box) = shown.the_box.as_ref() else {
            return;
        };
        let slot = (the_box.id, shown.day);
        if let Some(full) = &shown.entry {
            detail::recorded(ui, cx, (shown, full), (&mut self.scans, &mut self.remark, &mut self.seen));
            return;
        }
        match shown.state {
            BoxDay::Due | BoxDay::Missed => self.form(ui, cx, shown, slot),
            BoxDay::Rest if self.forms.contains_key(&slot) => self.form(ui, cx, shown, slot),
            BoxDay::Rest => self.rest_day(ui, cx, shown, slot),
            BoxDay::Ahead => no_step(ui, cx, (icons::DATE, "box-ahead-title", "box-ahead-text")),
            _ => no_step(ui, cx, (icons::BOXES, "box-before-title", "box-before-text")),
        }
    }

    fn form(&mut self, ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown, slot: Slot) {
        let form = self.forms.entry(slot).or_insert_with(|| EntryForm::open(cx, shown, slot));
        form.show(ui, cx, (shown, &mut self.scans));
    }

    fn rest_day(&mut self, ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown, slot: Slot) {
        let begun = cx.register.draft::<BoxEntryDraft>(&form::key(slot.0, slot.1)).ok().flatten().is_some();
        let past = slot.1 <= cx.today();
        let (title, text) = (cx.text("box-rest-title"), cx.text(if past { "box-rest-text" } else { "box-rest-ahead" }));
        let step = past.then(|| cx.text("box-rest-record"));
        if detail::nothing(ui, cx, (icons::REST_DAY, &title, &text), step.as_deref()) || (begun && past) {
            self.forms.insert(slot, EntryForm::open(cx, shown, slot));
        }
    }

    fn open_sheet(&mut self, cx: &UiContext<'_>, shown: &Shown) {
        if let Some(the_box) = &shown.the_box {
            self.sheet = Some(month_sheet(cx, the_box, self.at(cx).month));
        }
    }

    fn show_sheet(&mut self, ui: &mut Ui, cx: &UiContext<'_>, _shown: &Shown) {
        let closed = self.sheet.as_mut().is_some_and(|sheet| sheet.show(ui, cx));
        if closed {
            self.sheet = None;
        }
    }

    fn dialogs(&mut self, ui: &Ui, cx: &UiContext<'_>, shown: &Shown) {
        let ctx = ui.ctx();
        self.manage.dialogs(ctx, cx);
        let slot = shown.the_box.as_ref().map(|one| (one.id, shown.day));
        let taken_off = self.scans.dialogs(ctx, cx);
        let Some(form) = slot.and_then(|slot| self.forms.get_mut(&slot)) else {
            return;
        };
        if let Some(letter) = taken_off.and_then(|index| form.draft.letters.get_mut(index)) {
            letter.scan = None;
            form.keep(cx);
        }
        let Some(wanted) = form.shrink_to else { return };
        let lost = form.draft.letters.len() - wanted;
        let dialog = Dialog::new("fewer letters", phrases::count(cx.strings, "box-fewer-question", lost))
            .icon(icons::LETTERS, Tone::Danger)
            .text(cx.text("box-fewer-text"))
            .answers(cx.text("box-fewer-keep"), Button::danger(cx.text("box-fewer-do")));
        match dialog.show(ctx, cx.tokens, |_| {}) {
            Some(Answer::Act) => {
                form.shrink_to = None;
                form.cut_to(cx, wanted);
            }
            Some(Answer::Safe) => form.shrink_to = None,
            None => {}
        }
    }

    /// The form that is on the screen.
    fn open_slot(&self) -> Option<Slot> {
        let slot = (self.picked?, self.day.or(self.seen_today)?);
        self.forms.contains_key(&slot).then_some(slot)
    }

    /// A picture was read: it belongs to the letter being filled in; the first picture makes the first letter.
    fn keep_scan(&mut self, cx: &UiContext<'_>, shown: &Shown) {
        let Some(file) = self.scans.arrived(cx) else {
            return;
        };
        let Some((the_box, day)) = self.open_slot().filter(|_| shown.entry.is_none()) else {
            return;
        };
        let Some(form) = self.forms.get_mut(&(the_box, day)) else {
            return;
        };
        let index = form.letter_for_picture();
        form.keep(cx);
        let ask = BoxCommand::KeepScan(the_box, index, file);
        cx.send(Command::Boxes(ask));
    }

    fn scan_kept(&mut self, cx: &UiContext<'_>, (the_box, index): (BoxId, usize), scan: FileId) {
        let Some(slot) = self.open_slot().filter(|slot| slot.0 == the_box) else {
            return;
        };
        let Some(form) = self.forms.get_mut(&slot) else {
            return;
        };
        if let Some(letter) = form.draft.letters.get_mut(index) {
            letter.scan = Some(scan.0);
            form.keep(cx);
        }
    }

    /// An entry was undone: its form is there again as it was.
    fn bring_back(&mut self, cx: &UiContext<'_>) {
        let Some(((the_box, day), draft)) = self.recorded.take() else {
            return;
        };
        if matches!(cx.register.box_entry(the_box, day), Ok(None)) {
            let mut form = EntryForm::of(the_box, day, draft);
            form.keep(cx);
            self.forms.insert((the_box, day), form);
        } else {
            self.recorded = Some(((the_box, day), draft));
        }
    }
}

fn no_step(ui: &mut Ui, cx: &UiContext<'_>, (icon, title, text): (icons::Icon, &str, &str)) {
    detail::nothing(ui, cx, (icon, &cx.text(title), &cx.text(text)), None);
}

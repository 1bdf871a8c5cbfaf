//! The print room for badges (打印): who is printed, the page itself, and how it goes to paper (P1-1.2).

mod add;
mod data;
mod deliver;
mod form;
mod options;
mod people;
mod preview;
mod sheet;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use egui::{Key, Modifiers, Popup, Ui};

use super::commands::{Done, Notice, Place};
use super::context::UiContext;
use super::screen::Screen;
use super::words;
use crate::domain::ids::StaffId;
use crate::jobs::badge_sheet::SheetOrder;
use crate::jobs::badges::collect;
use crate::jobs::printing::PrintSystem;
use crate::register::RegisterError;
use data::{Built, People};
pub(in crate::ui) use deliver::print_notice;
use deliver::{Act, Delivery};
use form::{FORM_KEY, Form, Validity, Waiting};
use preview::{Preview, SheetKey};
use sheet::Zoom;

/// The tab's view state.
#[derive(Default)]
pub struct PrintRoom {
    system: PrintSystem,
    people: Option<People>,
    form: Form,
    /// The form as it was kept last.
    kept: Form,
    /// The row the keys are at.
    at: Option<usize>,
    search: String,
    is_confirmed: bool,
    is_typing_day: bool,
    /// The last day the pages show: what was typed, once its field is left.
    valid_until: Option<NaiveDate>,
    preview: Preview,
    zoom: Zoom,
    delivery: Delivery,
    is_broken: bool,
}

/// Below this width of the whole room the panes beside the page are narrow.
const NARROW: f32 = 860.0;

/// The usual width of a pane, or the narrow one.
fn fitting(ui: &Ui, [usual, narrow]: [f32; 2]) -> f32 {
    if ui.max_rect().width() < NARROW { narrow } else { usual }
}

impl PrintRoom {
    /// A print room that prints through this system; the default is the PC's own.
    pub fn with_system(system: PrintSystem) -> Self {
        Self { system, ..Self::default() }
    }

    fn leave(&self, cx: &UiContext<'_>) {
        let alone = match self.form.people.as_slice() {
            [one] => Some(*one),
            _ => None,
        };
        cx.go(Place::Staff(alone));
    }

    /// Builds the data when something it shows was changed; who became printable meanwhile is ticked.
    fn refresh(&mut self, cx: &UiContext<'_>) {
        if self.is_broken || self.people.as_ref().is_some_and(|people| people.built == Built::of(cx)) {
            return;
        }
        match People::build(cx) {
            Ok(people) => {
                if let Some(before) = &self.people {
                    let held = |id: &StaffId| before.get(*id).is_some_and(|person| !person.can_print());
                    let freed = people.listed(&self.form.people).filter(|p| p.can_print() && held(&p.id));
                    self.form.ticked.extend(freed.map(|person| person.id));
                }
                self.form.people.retain(|id| people.get(*id).is_some());
                self.form.ticked.retain(|id| people.get(*id).is_some_and(data::Person::can_print));
                self.people = Some(people);
            }
            Err(error) => self.break_off(cx, &error),
        }
    }

    fn break_off(&mut self, cx: &UiContext<'_>, error: &RegisterError) {
        tracing::error!(%error, "the print room could not read the file");
        self.is_broken = true;
        let notice = Notice::wrong(cx.text("error-unexpected"), cx.text("error-unexpected-do"));
        cx.notify(notice.with_details(error.to_string()));
    }

    fn key(&self, cx: &UiContext<'_>) -> SheetKey {
        let chosen = |people: &People| self.form.chosen(people).map(|person| person.id).collect();
        SheetKey {
            built: Built::of(cx),
            lang: cx.strings.lang(),
            people: self.people.as_ref().map(chosen).unwrap_or_default(),
            sheet: self.form.sheet(),
            valid_until: self.valid_until,
        }
    }

    /// The cards of those ticked, read from the file: a snapshot for the thread that sets the pages.
    fn order(&self, cx: &UiContext<'_>) -> Result<SheetOrder, RegisterError> {
        let people = self.people.as_ref().map(|people| self.form.chosen(people).map(|person| person.id));
        let members = people.into_iter().flatten().map(|id| cx.register.staff_member(id));
        let members = members.collect::<Result<Vec<_>, _>>()?;
        let collected = collect(cx.register, words::badge_words(cx.strings), &members)?;
        let cards = collected.ready.into_iter().map(|ready| {
            let mut card = ready.card;
            card.valid_until = self.valid_until;
            card
        });
        Ok(SheetOrder { style: collected.style, cards: cards.collect(), sheet: self.form.sheet() })
    }

    fn keep_pages_up(&mut self, cx: &UiContext<'_>) -> SheetKey {
        if !self.is_typing_day {
            self.adopt_day(cx);
        }
        let key = self.key(cx);
        let mut preview = std::mem::take(&mut self.preview);
        let mut trouble = None;
        if !self.is_broken {
            preview.keep_up(cx.jobs, &key, || self.order(cx).map_err(|error| trouble = Some(error)).ok());
        }
        self.preview = preview;
        if let Some(error) = trouble {
            self.break_off(cx, &error);
        }
        key
    }

    fn adopt_day(&mut self, cx: &UiContext<'_>) {
        match self.form.validity(cx.today()) {
            Validity::Until(day) => self.valid_until = Some(day),
            Validity::Open => self.valid_until = None,
            Validity::Past | Validity::Unclear => {}
        }
    }

    /// Keys of the room; open lists and dialogs have them first, and a field its own.
    fn keys(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        if Popup::is_any_open(ui.ctx()) || self.delivery.has_dialog() {
            return;
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::P)) && !self.form.ticked.is_empty() {
            self.act(ui, cx, self.delivery.usual());
        }
        let is_typing = ui.ctx().text_edit_focused();
        if !is_typing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.leave(cx);
        }
    }

    /// What was pressed: checked, then begun.
    fn act(&mut self, ui: &Ui, cx: &UiContext<'_>, act: Act) {
        if !matches!(act, Act::Print | Act::Save) {
            deliver::answer(cx, &mut self.delivery, act);
            return;
        }
        self.is_confirmed = true;
        self.is_typing_day = false;
        let lacks_reason = self.people.as_ref().is_some_and(|people| self.form.lacks_reason(people));
        let has_day = !matches!(self.form.validity(cx.today()), Validity::Past | Validity::Unclear);
        if lacks_reason {
            ui.memory_mut(|memory| memory.request_focus(people::reason_id()));
        } else if has_day {
            self.adopt_day(cx);
            self.delivery.wish(act);
        }
    }

    /// The cards stand in the ledger: nothing of them is left to do here.
    fn finish(&mut self, cx: &UiContext<'_>, lines: &[Waiting]) {
        let done: BTreeSet<StaffId> = lines.iter().map(|line| line.staff).collect();
        self.form.ticked.retain(|id| !done.contains(id));
        self.form.reason.clear();
        self.is_confirmed = false;
        self.delivery.forget(cx, &done);
        self.kept = self.form.clone();
        cx.forget_draft(FORM_KEY);
    }

    fn keep(&mut self, cx: &UiContext<'_>) {
        if self.form != self.kept {
            self.kept = self.form.clone();
            cx.keep_draft(FORM_KEY, &self.form);
        }
    }
}

impl Screen for PrintRoom {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.refresh(cx);
        self.keys(ui, cx);
        let key = self.keep_pages_up(cx);
        people::pane(ui, cx, self);
        let act = options::pane(ui, cx, self);
        sheet::pane(ui, cx, self, &key);
        if let Some(act) = act {
            self.act(ui, cx, act);
        }
        let key = self.keep_pages_up(cx);
        deliver::carry_on(ui.ctx(), cx, self, &key);
        self.keep(cx);
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::BadgesRecorded => {
                if let Some(lines) = self.delivery.recording.take() {
                    self.finish(cx, &lines);
                }
            }
            Done::Refused => self.delivery.recording = None,
            _ => {}
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        let Place::Print(wanted) = place else { return };
        self.is_broken = false;
        self.people = None;
        self.refresh(cx);
        let Some(people) = &self.people else { return };
        let list = if wanted.is_empty() { people.in_need() } else { wanted.clone() };
        let fresh = self.form.for_people((list, people), cx.register.hall().badge_valid_until);
        let draft: Option<Form> = cx.register.draft(FORM_KEY).ok().flatten();
        let kept = draft.filter(|draft| draft.people == fresh.people);
        self.form = kept.unwrap_or(fresh);
        self.form.ticked.retain(|id| people.get(*id).is_some_and(data::Person::can_print));
        self.kept = self.form.clone();
        self.delivery.remember(cx);
        (self.at, self.is_confirmed, self.is_typing_day) = (None, false, false);
        self.preview.page = 0;
        self.delivery.look_for_printers(cx, &self.system);
    }
}

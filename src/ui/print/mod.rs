//! The print room (打印): which product, for whom, the page itself, and how it goes to paper (P1-1.2, P1-1.3, P1-1.6, P1-2.7).

mod add;
mod batch;
mod calibrate;
mod chosen;
mod data;
mod deliver;
mod form;
mod offer;
mod options;
mod own_sheet;
mod people;
mod preview;
mod reason;
mod setup;
mod sheet;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use egui::{Context, Key, Modifiers, Popup, Ui};

use super::commands::{Done, Notice, Place};
use super::context::UiContext;
use super::screen::Screen;
use crate::domain::cards::Card;
use crate::domain::ids::{CardId, StaffId};
use crate::domain::products::Product;
use crate::domain::sheets::PaperSize;
use crate::jobs::cards::sheets::own_code;
use crate::jobs::cards::{Subject, SubjectKind};
use crate::jobs::printing::PrintSystem;
use crate::register::RegisterError;
use batch::BatchKey;
use calibrate::{Calibrate, Offsets};
use chosen::{CHOSEN_KEY, Chosen};
use data::{Built, Data};
pub(in crate::ui) use deliver::print_notice;
use deliver::{Act, Batch, Delivery, Way, What};
use form::{FORM_KEY, Form, Lack, Validity};
pub(in crate::ui) use offer::print_menu;
use own_sheet::OwnSheet;
use preview::{FitKey, Preview, Wanted};
use setup::Setup;
pub use setup::calibration_of;
use sheet::Zoom;

/// The tab's view state.
pub struct PrintRoom {
    system: PrintSystem,
    data: Option<Data>,
    setup: Option<Setup>,
    chosen: Chosen,
    /// What was remembered last.
    kept_chosen: Chosen,
    form: Form,
    /// The form as it was kept last.
    kept: Form,
    /// Another product wanted from the next frame on.
    wanted: Option<Product>,
    /// Whether the list is the room's own proposal: another product proposes anew.
    is_proposed: bool,
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
    offsets: Option<Offsets>,
    calibrate: Option<Calibrate>,
    own_sheet: Option<OwnSheet>,
    /// Height of the foot of the right pane in the last frame.
    foot: f32,
    is_broken: bool,
}

impl Default for PrintRoom {
    fn default() -> Self {
        Self::with_system(PrintSystem::default())
    }
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
        Self {
            system,
            data: None,
            setup: None,
            chosen: Chosen::default(),
            kept_chosen: Chosen::default(),
            form: Form::of(Product::Badge),
            kept: Form::of(Product::Badge),
            wanted: None,
            is_proposed: true,
            at: None,
            search: String::new(),
            is_confirmed: false,
            is_typing_day: false,
            valid_until: None,
            preview: Preview::default(),
            zoom: Zoom::default(),
            delivery: Delivery::default(),
            offsets: None,
            calibrate: None,
            own_sheet: None,
            foot: 0.0,
            is_broken: false,
        }
    }

    /// Another product from the next frame on.
    fn wish_for(&mut self, product: Product) {
        self.wanted = Some(product);
    }

    fn leave(&self, cx: &UiContext<'_>) {
        let alone = match self.form.list.as_slice() {
            [one] => one.person(),
            _ => None,
        };
        cx.go(Place::Staff(alone));
    }

    /// Reads again what was changed; who became printable meanwhile is ticked.
    fn refresh(&mut self, cx: &UiContext<'_>) {
        if self.is_broken {
            return;
        }
        if let Err(error) = self.read_setup(cx).and_then(|()| self.read_data(cx)) {
            self.break_off(cx, &error);
        }
    }

    fn read_setup(&mut self, cx: &UiContext<'_>) -> Result<(), RegisterError> {
        let product = self.form.product;
        if self.setup.as_ref().is_none_or(|setup| !setup.is_current(cx, product)) {
            let serial = self.setup.as_ref().map_or(0, |setup| setup.serial + 1);
            self.setup = Some(Setup::read(cx, product, serial)?);
            self.offsets = None;
        }
        Ok(())
    }

    fn read_data(&mut self, cx: &UiContext<'_>) -> Result<(), RegisterError> {
        let wanted = (self.form.product, self.form.visitors);
        if self.data.as_ref().is_some_and(|data| data.built == Built::of(cx, wanted)) {
            return Ok(());
        }
        let data = Data::build(cx, wanted)?;
        if let Some(before) = self.data.as_ref().filter(|before| before.built.product() == wanted.0) {
            let held = |subject: &Subject| before.get(*subject).is_some_and(|line| !line.can_print());
            let freed = data.listed(&self.form.list).filter(|line| line.can_print() && held(&line.subject));
            self.form.ticked.extend(freed.map(|line| line.subject));
        }
        self.form.list.retain(|subject| data.get(*subject).is_some());
        self.form.ticked.retain(|subject| data.get(*subject).is_some_and(data::Line::can_print));
        self.data = Some(data);
        Ok(())
    }

    fn break_off(&mut self, cx: &UiContext<'_>, error: &RegisterError) {
        tracing::error!(%error, "the print room could not read the file");
        self.is_broken = true;
        let notice = Notice::wrong(cx.text("error-unexpected"), cx.text("error-unexpected-do"));
        cx.notify(notice.with_details(error.to_string()));
    }

    /// Shows a product for these people; without any, for whoever needs one.
    fn turn_to(&mut self, cx: &UiContext<'_>, product: Product, people: &[StaffId]) {
        let visitors = self.form.visitors;
        self.chosen.product = product;
        self.form = Form { visitors, ..Form::of(product) };
        self.data = None;
        self.refresh(cx);
        let Some(data) = &self.data else { return };
        self.is_proposed = people.is_empty();
        let named: Vec<Subject> = people.iter().map(|id| Subject::Person(*id)).collect();
        let of_people = SubjectKind::of(product) == SubjectKind::People;
        let list = if named.is_empty() || !of_people { data.wanted() } else { named };
        let last_day = cx.register.hall().badge_valid_until.filter(|_| product != Product::Visitor);
        let last_day = last_day.filter(|_| form::has_last_day(product));
        let mut fresh = Form { visitors, ..self.form.for_list((list, data), last_day) };
        fresh.visitors = visitors;
        fresh.count_visitors();
        let draft: Option<Form> = cx.register.draft(FORM_KEY).ok().flatten();
        let kept = draft.filter(|draft| draft.product == product && draft.list == fresh.list);
        self.form = kept.unwrap_or(fresh);
        self.form.ticked.retain(|subject| data.get(*subject).is_some_and(data::Line::can_print));
        self.kept = self.form.clone();
        (self.at, self.is_confirmed, self.is_typing_day) = (None, false, false);
        self.preview.page = 0;
        self.adopt_day(cx);
    }

    /// Another product for the same people, or for whoever needs it where nobody was named.
    fn follow_wish(&mut self, cx: &UiContext<'_>) {
        let Some(product) = self.wanted.take() else { return };
        let people: Vec<StaffId> = if self.is_proposed {
            Vec::new()
        } else {
            self.form.list.iter().filter_map(|subject| subject.person()).collect()
        };
        let was_proposed = self.is_proposed;
        self.turn_to(cx, product, &people);
        self.is_proposed = was_proposed;
    }

    fn key(&self, cx: &UiContext<'_>) -> Option<BatchKey> {
        let data = self.data.as_ref()?;
        let setup = self.setup.as_ref()?;
        let on_paper = self.chosen.on_paper(self.form.product);
        Some(BatchKey {
            built: Built::of(cx, (self.form.product, self.form.visitors)),
            setup: setup.serial,
            subjects: self.form.chosen(data).map(|line| line.subject).collect(),
            order: batch::sheet_order(data, setup.offer(&on_paper.sheet), (&self.form, &on_paper)),
            on_paper,
            calibration: calibrate::of_printer(self),
            valid_until: self.valid_until,
        })
    }

    /// Keeps the page up; the key of what is shown.
    fn keep_page_up(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<BatchKey> {
        if !self.is_typing_day {
            self.adopt_day(cx);
        }
        let key = self.key(cx)?;
        let mut preview = std::mem::take(&mut self.preview);
        let mut trouble = None;
        if let Some(data) = self.data.as_ref().filter(|_| !self.is_broken) {
            let wanted = Wanted { batch: key.clone(), page: preview.page, pixels: preview.pixels };
            preview.keep_up((ctx, cx.jobs), &wanted, || {
                let gathered = batch::gathered(data, &key, &std::collections::BTreeMap::new());
                batch::papers(cx, (&key, gathered), Some(wanted.page)).map_err(|error| trouble = Some(error)).ok()
            });
            let fit_key = FitKey { built: key.built, setup: key.setup };
            preview.keep_remarks_up(cx.jobs, &fit_key, || data.gathered.clone());
        }
        self.preview = preview;
        if let Some(error) = trouble {
            self.break_off(cx, &error);
        }
        Some(key)
    }

    fn adopt_day(&mut self, cx: &UiContext<'_>) {
        match self.form.validity(cx.today()) {
            Validity::Until(day) => self.valid_until = Some(day),
            Validity::Open => self.valid_until = None,
            Validity::Past | Validity::Unclear => {}
        }
    }

    /// The paper of the sheet chosen; A4 for what has none.
    fn paper_of_sheet(&self) -> PaperSize {
        let code = self.chosen.on_paper(self.form.product).sheet;
        let offer = self.setup.as_ref().and_then(|setup| setup.offer(&code));
        offer.map_or(PaperSize::A4, |offer| offer.spec.paper)
    }

    /// Keys of the room; open lists and dialogs have them first, and a field its own.
    fn keys(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let has_dialog = self.delivery.has_dialog() || self.calibrate.is_some() || self.own_sheet.is_some();
        if Popup::is_any_open(ui.ctx()) || has_dialog {
            return;
        }
        let can_print = !self.form.ticked.is_empty() && !self.delivery.is_busy();
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::P)) && can_print {
            self.act(ui.ctx(), cx, self.delivery.usual());
        }
        let is_typing = ui.ctx().text_edit_focused();
        if !is_typing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.leave(cx);
        }
    }

    /// What was pressed: checked, then begun.
    fn act(&mut self, ctx: &Context, cx: &UiContext<'_>, act: Act) {
        let begun = match act {
            Act::Print => Some((What::Cards, Way::Print)),
            Act::Save => Some((What::Cards, Way::Save)),
            Act::Proof(way) => Some((What::Proof, way)),
            Act::TestPage(way) => Some((What::TestPage, way)),
            _ => None,
        };
        match begun {
            Some((What::Cards, way)) => self.begin_cards(ctx, cx, way),
            Some((what, way)) => self.begin(cx, (Vec::new(), what), way),
            None => self.answer(cx, act),
        }
    }

    fn begin_cards(&mut self, ctx: &Context, cx: &UiContext<'_>, way: Way) {
        self.is_confirmed = true;
        self.is_typing_day = false;
        let Some(data) = &self.data else { return };
        let has_day = !matches!(self.form.validity(cx.today()), Validity::Past | Validity::Unclear);
        match self.form.lack(data) {
            Some(Lack::Note) => ctx.memory_mut(|memory| memory.request_focus(reason::note_id())),
            None if has_day => {
                self.adopt_day(cx);
                let Some(data) = &self.data else { return };
                let is_card = self.form.product.is_card();
                let mut cards = if is_card { self.form.cards(data, self.valid_until) } else { Vec::new() };
                if let Some(placed) = self.key(cx).as_ref().and_then(BatchKey::printed_subjects) {
                    // Only what lies on a sheet that prints is made.
                    cards.retain(|(subject, _)| placed.contains(subject));
                }
                self.begin(cx, (cards, What::Cards), way);
            }
            Some(Lack::Reason) | None => {}
        }
    }

    fn begin(&mut self, cx: &UiContext<'_>, (cards, what): (Vec<batch::Wished>, What), way: Way) {
        let Some(mut key) = self.key(cx) else { return };
        if way == Way::Save {
            // A file is right for every printer; only what goes to this one is shifted for it.
            key.calibration = crate::domain::sheets::Calibration::default();
        }
        if what == What::Cards
            && let Some(problem) = key.problem()
        {
            let words = super::card_words::sheet_problem(cx.strings, &problem);
            cx.notify(Notice::wrong(cx.text("print-not-set"), words));
            return;
        }
        if way == Way::Print && what == What::Cards && self.delivery.lacks_duplex() && key.needs_duplex() {
            cx.notify(Notice::wrong(cx.text("print-not-set"), cx.text("print-no-duplex")));
            return;
        }
        let batch = Batch { key, cards, what };
        self.with_facts(|delivery, facts| delivery.begin(cx, (batch, way), facts));
    }

    /// What came of the cards made.
    fn answer(&mut self, cx: &UiContext<'_>, act: Act) {
        let Some(data) = &self.data else { return };
        let open = self.delivery.open_cards(data);
        let cards: Vec<_> = open.iter().map(|card| card.id).collect();
        if act == Act::Again {
            let people: Vec<Subject> = open.iter().filter_map(|card| card.staff).map(Subject::Person).collect();
            let visitors = open.iter().filter(|card| card.staff.is_none()).count();
            if visitors > 0 {
                self.form.visitors = visitors as u32;
                self.form.count_visitors();
            } else {
                for subject in &people {
                    if let Some(line) = data.get(*subject) {
                        self.form.add(line);
                    }
                }
                self.form.ticked.retain(|subject| people.contains(subject));
            }
        }
        self.delivery.answer(cx, cards, act);
    }

    /// The cards stand in the ledger: nothing of them is left to do here. Cards of a product that was left meanwhile, and
    /// people whose sheets were not printed, change nothing.
    fn finish(&mut self, cx: &UiContext<'_>, cards: &[CardId]) {
        let Some(data) = &self.data else { return };
        let done: Vec<&Card> = data.made.iter().filter(|card| cards.contains(&card.id)).collect();
        if done.is_empty() {
            return;
        }
        let people: BTreeSet<Subject> = done.iter().filter_map(|card| card.staff).map(Subject::Person).collect();
        self.form.ticked.retain(|subject| subject.person().is_some() && !people.contains(subject));
        self.form.own_reasons.retain(|subject, _| !people.contains(subject));
        if !self.form.ticked.is_empty() {
            return;
        }
        self.form.own_reasons.clear();
        self.form.note.clear();
        self.form.reason = None;
        self.is_confirmed = false;
        if self.form.product == Product::Visitor {
            self.form.count_visitors();
        }
        self.kept = self.form.clone();
        cx.forget_draft(FORM_KEY);
    }

    fn keep(&mut self, cx: &UiContext<'_>) {
        if self.form != self.kept {
            self.kept = self.form.clone();
            cx.keep_draft(FORM_KEY, &self.form);
        }
        if self.chosen != self.kept_chosen {
            self.kept_chosen = self.chosen.clone();
            cx.keep_draft(CHOSEN_KEY, &self.chosen);
        }
    }
}

impl PrintRoom {
    /// Hears a job that ends while another screen is shown: what is printed stands in the ledger at once.
    pub fn work_on(&mut self, cx: &UiContext<'_>) {
        if self.delivery.is_busy() {
            self.delivery.hear_meanwhile(cx);
        }
    }
}

impl Screen for PrintRoom {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.follow_wish(cx);
        self.refresh(cx);
        self.keys(ui, cx);
        let ctx = ui.ctx().clone();
        self.delivery.hear_printers(self.chosen.printer.as_deref());
        let Some(key) = self.keep_page_up(&ctx, cx) else { return };
        people::pane(ui, cx, self);
        let act = options::pane(ui, cx, self, &key);
        sheet::pane(ui, cx, self, &key);
        let from_dialog = calibrate::dialog(&ctx, cx, self);
        own_sheet::dialog(&ctx, cx, self);
        if let Some(act) = act.or(from_dialog) {
            self.act(&ctx, cx, act);
        }
        self.keep_page_up(&ctx, cx);
        self.with_facts(|delivery, facts| delivery.carry_on(&ctx, cx, facts));
        self.keep(cx);
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::CardsMade(cards) => {
                self.with_facts(|delivery, facts| delivery.hear_made(cx, cards, facts));
            }
            Done::CardsChanged => {
                if let Some(cards) = self.delivery.noted() {
                    self.finish(cx, &cards);
                }
            }
            Done::SheetKept(id) => {
                self.chosen.on_paper_mut(self.form.product).sheet = own_code(*id);
                self.form.start = 0;
            }
            Done::PrinterCalibrated(_) => self.offsets = None,
            Done::Refused => self.delivery.hear_refused(),
            _ => {}
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        let (product, people) = match place {
            Place::Print(people) => (None, people),
            Place::PrintProduct(product, people) => (Some(*product), people),
            _ => return,
        };
        self.is_broken = false;
        if let Some(chosen) = cx.register.draft::<Chosen>(CHOSEN_KEY).ok().flatten() {
            self.kept_chosen = chosen.clone();
            self.chosen = chosen;
        }
        self.setup = None;
        self.turn_to(cx, product.unwrap_or(self.chosen.product), people);
        self.delivery.look_for_printers(cx, &self.system);
    }
}

//! The print room (打印): which product, for whom, the page itself, and how it goes to paper (P1-1.2, P1-1.3, P1-1.6, P1-2.7).

mod acts;
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
mod readiness;
mod reason;
mod setup;
mod sheet;
mod wishes;

use chrono::NaiveDate;
use egui::{Context, Ui};

use super::commands::{Done, Notice, Place};
use super::context::UiContext;
use super::screen::Screen;
use crate::domain::products::Product;
use crate::domain::sheets::PaperSize;
use crate::jobs::cards::Subject;
use crate::jobs::cards::sheets::own_code;
use crate::jobs::printing::PrintSystem;
use crate::register::RegisterError;
use batch::BatchKey;
use calibrate::{Calibrate, Offsets};
use chosen::{CHOSEN_KEY, Chosen};
use data::{Built, Data};
use deliver::Delivery;
pub(in crate::ui) use deliver::print_notice;
use form::Form;
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

    /// The paper of the sheet chosen; A4 for what has none.
    fn paper_of_sheet(&self) -> PaperSize {
        let code = self.chosen.on_paper(self.form.product).sheet;
        let offer = self.setup.as_ref().and_then(|setup| setup.offer(&code));
        offer.map_or(PaperSize::A4, |offer| offer.spec.paper)
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

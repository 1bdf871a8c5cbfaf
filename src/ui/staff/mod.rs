//! The roster (人员): people by team, one person with their badge, form, photo, bringing a list in and out (S; P1-1.2).

mod awards;
mod cards;
mod conduct;
mod conduct_form;
mod crop_board;
mod crop_frame;
mod crop_view;
mod data;
mod detail;
mod export;
mod filters;
mod form;
mod form_fields;
mod grouping;
mod import;
mod import_rows;
mod import_view;
mod ledger;
mod list;
mod list_rows;
mod participants;
mod person;
mod photo;
mod photo_batch;
mod photo_side;
mod preview;
mod record;
mod record_form;
mod record_sides;
mod records;
mod section;
mod training;
mod training_form;
mod training_sheet;

pub use training_sheet::{book as training_book, sheet as training_sheet};

use std::collections::BTreeSet;
use std::path::PathBuf;

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, UiBuilder, pos2};

use self::conduct_form::ConductForm;
use self::data::{Filter, ListData, WORK_NO};
use self::detail::DetailTab;
use self::export::Export;
use self::form::StaffForm;
use self::import::Import;
use self::list::Ask;
use self::person::PersonData;
use self::photo::{EditorEnd, PhotoEditor};
use self::photo_batch::PhotoBatch;
use self::preview::Previews;
use self::records::Records;
use self::section::Section;
use self::training_form::TrainingForm;
use super::cards::CardsScreen;
use super::commands::{Done, Place};
use super::context::{Incoming, UiContext};
use super::papers::PaperPanel;
use super::pick::{PathPick, Picked};
use super::save_as::SaveAs;
use super::screen::Screen;
use super::theme::size;
use super::widgets::{Order, Sort};
use crate::domain::ids::StaffId;
use crate::exchange::staff_export::Personal;
use crate::jobs::photo::PhotoSource;

/// Narrower than this, list and detail take turns.
const BOTH_FROM: f32 = 960.0;
/// Endings of pictures offered when a photo is chosen.
const PICTURES: [&str; 5] = ["jpg", "jpeg", "png", "webp", "heic"];

/// What fills the detail side.
#[derive(Default)]
enum Side {
    /// The chosen person.
    #[default]
    Detail,
    /// A form for a new or changed person.
    Form(Box<StaffForm>),
    /// The crop editor.
    Photo(Box<PhotoEditor>),
    /// A form for a training.
    Training(Box<TrainingForm>),
    /// A form for a conduct record.
    Conduct(Box<ConductForm>),
    /// The training of a year on paper.
    Paper(Box<PaperPanel>),
}

/// What an open path dialog is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PickFor {
    Photo(StaffId),
}

/// The tab's view state.
pub struct StaffTab {
    section: Section,
    cards: CardsScreen,
    filter: Filter,
    sort: Sort,
    data: Option<ListData>,
    /// First person shown, for the arrow key out of the filter.
    data_first: Option<StaffId>,
    /// Who stands in the detail.
    chosen: Option<StaffId>,
    /// Who is picked for printing.
    picked: BTreeSet<StaffId>,
    anchor: Option<StaffId>,
    /// Scroll to the chosen person.
    reveal: bool,
    /// In a narrow window: whether the detail is shown instead of the list.
    ahead: bool,
    /// Whether there is room for list and detail at once.
    both: bool,
    person: Option<PersonData>,
    tab: DetailTab,
    /// Whose phone is shown in full.
    revealed: Option<StaffId>,
    records: Records,
    previews: Previews,
    side: Side,
    import: Option<Box<Import>>,
    photos: Option<Box<PhotoBatch>>,
    export: Option<Export>,
    saving: Option<SaveAs>,
    pick: Option<(PickFor, PathPick)>,
}

impl Default for StaffTab {
    fn default() -> Self {
        Self {
            section: Section::default(),
            cards: CardsScreen::default(),
            filter: Filter::default(),
            sort: Sort { column: WORK_NO, order: Order::Rising },
            data: None,
            data_first: None,
            chosen: None,
            picked: BTreeSet::new(),
            anchor: None,
            reveal: false,
            ahead: false,
            both: true,
            person: None,
            tab: DetailTab::default(),
            revealed: None,
            records: Records::default(),
            previews: Previews::default(),
            side: Side::default(),
            import: None,
            photos: None,
            export: None,
            saving: None,
            pick: None,
        }
    }
}

impl Screen for StaffTab {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.refresh(cx);
        self.dialogs(ui, cx);
        if let Some(import) = &mut self.import {
            if import.show(ui, cx) {
                self.import = None;
            }
            return;
        }
        if let Some(photos) = &mut self.photos {
            if photos.show(ui, cx) {
                self.photos = None;
            }
            return;
        }
        let body = self.section.strip(ui, cx);
        let layout = Layout::top_down(Align::Min);
        let mut page = ui.new_child(UiBuilder::new().id_salt("staff-page").max_rect(body).layout(layout));
        match self.section {
            Section::Roster => {
                self.keys(&page, cx);
                self.panes(&mut page, cx);
            }
            Section::Cards => self.cards.show(&mut page, cx),
        }
        ui.advance_cursor_after_rect(body);
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        self.cards.hear(done, cx);
        if let Some(import) = &mut self.import {
            import.hear(cx, done);
        }
        if let Some(photos) = &mut self.photos {
            photos.hear(cx, done);
        }
        match (&mut self.side, done) {
            (Side::Form(form), Done::StaffSaved(id)) if form.is_sent() => {
                cx.forget_draft(form.key());
                self.side = Side::Detail;
                self.choose_only(*id);
            }
            (Side::Form(form), Done::Refused) => form.refused(),
            (Side::Photo(editor), Done::PhotoChanged(id)) if editor.is_sent_for(*id) => {
                self.side = Side::Detail;
            }
            (Side::Photo(editor), Done::Refused) => editor.refused(),
            _ => self.hear_records(done, cx),
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        self.photos = None;
        self.section = Section::of(place).unwrap_or(self.section);
        match place {
            Place::Cards(_) | Place::CardList(_) | Place::VerifyCard(_) => {
                self.import = None;
                self.cards.go(place, cx);
            }
            Place::NewStaff => self.open_form(cx, None),
            Place::NewTraining(people) => {
                self.import = None;
                self.open_training(cx, people);
            }
            Place::StaffShortOfHours => {
                self.import = None;
                self.side = Side::Detail;
                self.filter = Filter { short: true, ..Filter::default() };
                self.tab = DetailTab::Training;
                (self.chosen, self.ahead) = (None, false);
            }
            Place::ImportStaff => self.import = Some(Box::new(Import::choosing(cx))),
            Place::ImportStaffList(list) => self.import = Some(Box::new(Import::of_file(cx, list.clone()))),
            Place::Staff(Some(id)) => {
                self.import = None;
                self.side = Side::Detail;
                self.filter = Filter::default();
                self.choose_only(*id);
                self.ahead = true;
            }
            _ => self.import = None,
        }
    }

    fn receive(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        self.section = Section::Roster;
        self.take_in(incoming, cx);
    }
}

impl StaffTab {
    /// Whether the ledger of cards is shown, not the roster.
    pub fn shows_cards(&self) -> bool {
        self.section == Section::Cards
    }

    fn refresh(&mut self, cx: &UiContext<'_>) {
        if ListData::refresh(&mut self.data, cx, &self.filter, self.sort)
            && let Some(data) = &self.data
        {
            let here = |id: &StaffId| data.member(*id).is_some();
            self.picked.retain(here);
            self.chosen = self.chosen.filter(here);
            self.data_first = data.nearest(0, None);
        }
        self.chosen = self.chosen.or(self.data_first);
        PersonData::refresh(&mut self.person, cx, self.chosen);
    }

    /// Shows a person in the detail; an open form is left, its draft is kept.
    fn look_at(&mut self, id: StaffId) {
        if self.chosen != Some(id) {
            self.chosen = Some(id);
            self.revealed = None;
            self.records.leave();
        }
        self.side = Side::Detail;
    }

    fn choose_only(&mut self, id: StaffId) {
        self.look_at(id);
        self.picked = [id].into();
        self.anchor = Some(id);
        self.reveal = true;
    }

    fn open_form(&mut self, cx: &UiContext<'_>, id: Option<StaffId>) {
        let member = id.and_then(|id| self.data.as_ref()?.member(id)).cloned();
        self.import = None;
        self.side = Side::Form(Box::new(StaffForm::open(cx, member)));
        self.ahead = true;
    }

    fn dialogs(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        self.records.dialog(ui.ctx(), cx);
        if self.saving.as_mut().is_some_and(|saving| saving.is_over(ui.ctx(), cx)) {
            self.saving = None;
        }
        if let Some((what, pick)) = &mut self.pick {
            let what = *what;
            match pick.show(ui.ctx(), cx) {
                Picked::Open => {}
                Picked::Cancelled => self.pick = None,
                Picked::Path(path) => {
                    self.pick = None;
                    self.path_chosen(cx, what, path);
                }
            }
        }
        let members = self.data.as_ref().map_or(&[][..], |data| &data.members);
        if self.export.as_mut().is_some_and(|export| export.show(ui.ctx(), cx, members)) {
            self.export = None;
        }
    }

    fn path_chosen(&mut self, cx: &UiContext<'_>, what: PickFor, path: PathBuf) {
        match what {
            PickFor::Photo(id) => self.edit_photo(cx, id, PhotoSource::File(path)),
        }
    }

    fn keys(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        if self.pick.is_some() || self.export.is_some() || self.saving.is_some() || self.records.is_asking() {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::N) {
            self.open_form(cx, None);
        }
        if pressed(Modifiers::COMMAND, Key::F) {
            self.ahead = false;
            ui.memory_mut(|memory| memory.request_focus(filters::filter_id()));
        }
        if pressed(Modifiers::COMMAND, Key::P) {
            self.print(cx);
        }
        let popup = egui::Popup::is_any_open(ui.ctx());
        if !popup && pressed(Modifiers::NONE, Key::Escape) {
            match self.side {
                Side::Detail => self.ahead = false,
                Side::Paper(_) => {}
                _ => self.side = Side::Detail,
            }
        }
    }

    fn panes(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        let both = all.width() >= BOTH_FROM;
        self.both = both;
        let split = if both { all.left() + size::LIST_PANE } else { all.right() };
        if both || !self.ahead {
            let place = Rect::from_min_max(all.min, pos2(split, all.bottom()));
            let asked = self.list(&mut pane(ui, "staff list", place), cx);
            self.answer(cx, asked);
        }
        if both {
            let line = egui::Stroke::new(size::LINE, cx.tokens.line);
            ui.painter().vline(split + 0.5, all.y_range(), line);
        }
        if both || self.ahead {
            let left = if both { split + size::LINE } else { all.left() };
            let place = Rect::from_min_max(pos2(left, all.top()), all.max);
            self.side(&mut pane(ui, "staff side", place), cx);
        }
    }

    fn answer(&mut self, cx: &UiContext<'_>, asked: Option<Ask>) {
        match asked {
            None => {}
            Some(Ask::Add) => self.open_form(cx, None),
            Some(Ask::Import) => self.import = Some(Box::new(Import::choosing(cx))),
            Some(Ask::PhotoFolder) => self.photos = Some(Box::new(PhotoBatch::choosing(cx))),
            Some(Ask::Export) => {
                let members = self.data.as_ref().map_or(&[][..], |data| &data.members);
                self.export = Some(Export::to_file(cx, members, Personal::Masked));
            }
            Some(Ask::ExportWithPhones) => self.export = Some(Export::asking()),
            Some(Ask::Change(id)) => {
                self.look_at(id);
                self.open_form(cx, Some(id));
            }
            Some(Ask::Training(people)) => self.open_training(cx, &people),
            Some(Ask::Conduct(people)) => self.open_conduct(cx, &people),
            Some(Ask::TrainingSheet) => self.open_training_sheet(cx),
            Some(Ask::TrainingTable) => {
                self.saving = training_sheet::save(cx, self.sheet_year(cx));
            }
            Some(Ask::Photo(id)) => {
                self.look_at(id);
                self.choose_photo(cx, id);
            }
            Some(Ask::Open(id)) => {
                self.look_at(id);
                self.ahead = true;
            }
        }
    }

    fn side(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let over = match &mut self.side {
            Side::Form(form) => self.data.as_ref().and_then(|data| form.show(ui, cx, data)).is_some(),
            Side::Photo(editor) => matches!(editor.show(ui, cx), EditorEnd::Left),
            Side::Training(form) => self.data.as_ref().and_then(|data| form.show(ui, cx, data)).is_some(),
            Side::Conduct(form) => self.data.as_ref().and_then(|data| form.show(ui, cx, data)).is_some(),
            Side::Paper(paper) => paper.show(ui, cx),
            Side::Detail => {
                self.detail(ui, cx);
                false
            }
        };
        if over {
            self.side = Side::Detail;
        }
    }
}

/// A part of the body as a ui of its own.
fn pane(ui: &mut Ui, name: &str, place: Rect) -> Ui {
    let builder = UiBuilder::new().id_salt(name).max_rect(place).layout(Layout::top_down(Align::Min));
    let mut pane = ui.new_child(builder);
    pane.shrink_clip_rect(place);
    pane
}

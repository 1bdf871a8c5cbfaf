//! Disclosure (公示): what must hang or lie in the hall, out-of-date first; versions, places, pictures (D; P1-3.1, P8-1.4).

mod data;
mod detail;
mod document_form;
mod frame;
mod list;
mod paper;

pub use paper::{sheet as list_sheet, table as list_table};
mod photo;
mod questions;
mod save;
mod timeline;
mod version_form;

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, UiBuilder, pos2};

use super::commands::{Command, DisclosureCommand, Done, Notice, Place};
use super::context::{Incoming, UiContext};
use super::papers::PaperPanel;
use super::save_as::SaveAs;
use super::screen::Screen;
use super::theme::size;
use crate::domain::ids::DisclosureId;
use crate::register::disclosure::DisclosureEntry;
use data::{Filter, ListData};
use detail::Wish;
use document_form::DocumentForm;
use list::Ask;
use photo::{Photos, PictureOf};
use questions::{About, Question};
use version_form::VersionForm;

/// Narrower than this, list and detail take turns.
const BOTH_FROM: f32 = 900.0;
/// The list's share of the width, and its narrowest.
const SHARE: f32 = 0.46;
const LIST_LEAST: f32 = 400.0;

/// What fills the detail side.
#[derive(Default)]
enum Side {
    /// The chosen document.
    #[default]
    Detail,
    /// A form for a new or changed document.
    Document(Box<DocumentForm>),
    /// A form for a new version of the chosen document.
    Version(Box<VersionForm>),
    /// The list on paper.
    Paper(Box<PaperPanel>),
}

/// The tab's view state.
#[derive(Default)]
pub struct DisclosureTab {
    filter: Filter,
    data: Option<ListData>,
    /// Which document stands in the detail.
    chosen: Option<DisclosureId>,
    side: Side,
    photos: Photos,
    question: Option<Question>,
    saving: Option<SaveAs>,
    /// Scroll to the chosen document.
    reveal: bool,
    /// In a narrow window: whether the detail is shown instead of the list.
    ahead: bool,
    /// Whether there is room for list and detail at once.
    both: bool,
}

impl Screen for DisclosureTab {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ListData::refresh(&mut self.data, cx, &self.filter);
        let Some(data) = self.data.take() else { return };
        self.hold(&data);
        self.keys(ui, cx, &data);
        self.panes(ui, cx, &data);
        self.dialogs(ui, cx);
        self.data = Some(data);
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::DisclosureChanged(id) => self.changed(*id, cx),
            Done::DisclosurePictureKept(id, file) => {
                if let Side::Version(form) = &mut self.side
                    && form.id == *id
                {
                    form.picture_kept(cx, *file);
                }
            }
            Done::Refused => {
                match &mut self.side {
                    Side::Document(form) => form.refused(),
                    Side::Version(form) => form.refused(),
                    Side::Detail | Side::Paper(_) => {}
                }
                if let Some(question) = &mut self.question {
                    question.refused();
                }
            }
            _ => {}
        }
    }

    fn go(&mut self, place: &Place, _cx: &UiContext<'_>) {
        if let Place::Disclosure(Some(id)) = place {
            self.filter = Filter::default();
            self.side = Side::Detail;
            self.choose(*id);
            self.ahead = true;
        }
    }

    fn receive(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        let of = match &self.side {
            Side::Version(form) => Some(PictureOf::Form(form.id)),
            Side::Detail => self.chosen.and_then(|id| {
                let entry = cx.register.disclosure_entry(id, cx.today()).ok()?;
                entry.current().map(|version| PictureOf::Version(version.id))
            }),
            Side::Document(_) | Side::Paper(_) => None,
        };
        match of {
            Some(of) => self.photos.take(cx, of, incoming),
            None => cx.notify(Notice::wrong(cx.text("disclosure-photo-early"), cx.text("disclosure-photo-early-do"))),
        }
    }
}

impl DisclosureTab {
    /// The chosen document is one there is; the first one where none is chosen.
    fn hold(&mut self, data: &ListData) {
        self.chosen = self.chosen.filter(|id| data.entry(*id).is_some());
        self.chosen = self.chosen.or_else(|| data.lines.first().map(|line| line.id));
    }

    fn choose(&mut self, id: DisclosureId) {
        self.chosen = Some(id);
        self.reveal = true;
    }

    fn changed(&mut self, id: Option<DisclosureId>, cx: &UiContext<'_>) {
        self.question = None;
        let written = match &self.side {
            Side::Document(form) => form.written(cx),
            Side::Version(form) => form.written(cx),
            Side::Detail | Side::Paper(_) => false,
        };
        if written {
            let next = match &self.side {
                Side::Version(form) => form.next(),
                _ => None,
            };
            if let Some(entry) = next.and_then(|next| cx.register.disclosure_entry(next, cx.today()).ok()) {
                self.choose(entry.document.id);
                self.side = Side::Version(Box::new(VersionForm::open(cx, &entry)));
                return;
            }
            self.side = Side::Detail;
            if let Some(id) = id {
                self.filter = Filter::default();
                self.choose(id);
            }
        }
    }

    fn keys(&mut self, ui: &Ui, cx: &UiContext<'_>, data: &ListData) {
        let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        if covered || self.photos.has_dialog() || self.question.is_some() || self.saving.is_some() {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::N) {
            self.open_document(cx, None, data);
        }
        if pressed(Modifiers::COMMAND, Key::F) {
            self.ahead = false;
            ui.memory_mut(|memory| memory.request_focus(list::filter_id()));
        }
        if !data.entries.is_empty() && pressed(Modifiers::COMMAND, Key::P) {
            self.print(cx, data);
        }
        let popup = egui::Popup::is_any_open(ui.ctx());
        if !popup && !matches!(self.side, Side::Paper(_)) && pressed(Modifiers::NONE, Key::Escape) {
            match self.side {
                Side::Detail => self.ahead = false,
                _ => self.side = Side::Detail,
            }
        }
    }

    fn panes(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        if data.entries.is_empty() && matches!(self.side, Side::Detail) {
            let asked = list::empty_hall(&mut pane(ui, "disclosure empty", all), cx, data);
            self.answer(cx, data, asked);
            return;
        }
        self.both = all.width() >= BOTH_FROM;
        let width = (all.width() * SHARE).clamp(LIST_LEAST, size::LIST_PANE).round();
        let split = if self.both { all.left() + width } else { all.right() };
        if self.both || !self.ahead {
            let place = Rect::from_min_max(all.min, pos2(split, all.bottom()));
            let asked = self.list(&mut pane(ui, "disclosure list", place), cx, data);
            self.answer(cx, data, asked);
        }
        if self.both {
            let line = egui::Stroke::new(size::LINE, cx.tokens.line);
            ui.painter().vline(split + 0.5, all.y_range(), line);
        }
        if self.both || self.ahead {
            let left = if self.both { split + size::LINE } else { all.left() };
            let place = Rect::from_min_max(pos2(left, all.top()), all.max);
            self.right(&mut pane(ui, "disclosure side", place), cx, data);
        }
    }

    fn answer(&mut self, cx: &UiContext<'_>, data: &ListData, asked: Option<Ask>) {
        match asked {
            None => {}
            Some(Ask::New) => self.open_document(cx, None, data),
            Some(Ask::Print) => self.print(cx, data),
            Some(Ask::Save) => self.saving = Some(save::ask(cx, &data.entries)),
            Some(Ask::TakeOver) => list::take_over(cx, data),
            Some(Ask::Select(id)) => {
                self.chosen = Some(id);
                self.side = Side::Detail;
            }
            Some(Ask::Open(id)) => {
                self.chosen = Some(id);
                self.side = Side::Detail;
                self.ahead = true;
            }
            Some(Ask::PutUp(id)) => {
                self.chosen = Some(id);
                if let Some(entry) = data.entry(id) {
                    self.fulfil(cx, (entry, data), Wish::PutUp);
                }
            }
        }
    }

    fn right(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
        let entry = self.chosen.and_then(|id| data.entry(id));
        let over = match &mut self.side {
            Side::Document(form) => form.show(ui, cx, data),
            Side::Version(form) => match data.entry(form.id) {
                Some(entry) => form.show(ui, cx, (entry, data), &mut self.photos),
                None => true,
            },
            Side::Paper(paper) => paper.show(ui, cx),
            Side::Detail => {
                match entry {
                    Some(entry) => {
                        if let Some(wish) = self.detail(ui, cx, entry) {
                            if wish == Wish::Copy {
                                ui.ctx().copy_text(detail::as_text(cx, entry));
                            }
                            self.fulfil(cx, (entry, data), wish);
                        }
                    }
                    None => detail::nothing(ui, cx),
                }
                false
            }
        };
        if over {
            self.side = Side::Detail;
        }
    }

    fn fulfil(&mut self, cx: &UiContext<'_>, (entry, data): (&DisclosureEntry, &ListData), wish: Wish) {
        match wish {
            Wish::Back => self.ahead = false,
            Wish::Change => self.open_document(cx, Some(entry), data),
            Wish::PutUp if entry.document.retired.is_some() => {}
            Wish::PutUp => {
                self.side = Side::Version(Box::new(VersionForm::open(cx, entry)));
                self.ahead = true;
            }
            Wish::TakeDown => self.question = Some(Question::new(cx, About::TakeDown, entry)),
            Wish::Retire => self.question = Some(Question::new(cx, About::Retire, entry)),
            Wish::BringBack => {
                cx.send(Command::Disclosure(DisclosureCommand::BringBack(entry.document.id)));
            }
            Wish::Copy => {}
        }
    }

    fn open_document(&mut self, cx: &UiContext<'_>, entry: Option<&DisclosureEntry>, data: &ListData) {
        let document = entry.map(|entry| &entry.document);
        self.side = Side::Document(Box::new(DocumentForm::open(cx, document, data)));
        self.ahead = true;
    }

    fn print(&mut self, cx: &UiContext<'_>, data: &ListData) {
        self.side = Side::Paper(Box::new(paper::list_paper(cx, &data.entries)));
        self.ahead = true;
    }

    fn dialogs(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let ctx = ui.ctx();
        self.photos.show(ctx, cx);
        if self.question.as_mut().is_some_and(|question| question.show(ctx, cx)) {
            self.question = None;
        }
        if self.saving.as_mut().is_some_and(|saving| saving.is_over(ctx, cx)) {
            self.saving = None;
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

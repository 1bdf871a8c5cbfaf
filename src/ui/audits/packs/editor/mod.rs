//! The editor of a new edition: items at the left, the chosen part as a form at the right. Nothing is in use before it is
//! published; what is typed is kept like any form.

mod head;
mod item;
mod item_kind;
mod link;
mod tree;

use egui::{Align, Frame, Layout, Margin, Rect, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use super::{DRAFT, words};
use crate::domain::standards::PackError;
use crate::domain::standards::drafts::{AreaDraft, ItemDraft, PackDraft};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{
    ACTION_BAR, Answer, Button, Dialog, Tone, action_bar, note, pane_header, separator, split_bottom,
};

/// Which part the form shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Part {
    /// Title, edition, vetoes, ranking, chapters.
    #[default]
    Head,
    /// An item, by its place.
    Item(usize),
}

/// What the editor asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    /// Throw the form away.
    Leave,
    /// Keep this edition.
    Publish(String),
}

/// The editor's state.
pub(super) struct Editor {
    draft: PackDraft,
    part: Part,
    fault: Option<PackError>,
    is_waiting: bool,
    asks_leave: bool,
    reveal: bool,
}

impl Editor {
    /// Opens a draft at its head.
    pub(super) fn new(draft: PackDraft) -> Self {
        Self { draft, part: Part::Head, fault: None, is_waiting: false, asks_leave: false, reveal: true }
    }

    /// Whether the draft was sent and not answered yet.
    pub(super) fn is_waiting(&self) -> bool {
        self.is_waiting
    }

    /// The edition as typed.
    pub(super) fn edition(&self) -> &str {
        self.draft.edition.trim()
    }

    /// The edition was refused; a notice says why.
    pub(super) fn refused(&mut self) {
        self.is_waiting = false;
    }

    /// Paints the editor.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
        let before = self.draft.clone();
        let all = ui.available_rect_before_wrap();
        let layout = Layout::top_down(Align::Min);
        let mut page = ui.new_child(UiBuilder::new().id_salt("pack-editor").max_rect(all).layout(layout));
        page.spacing_mut().item_spacing.y = 0.0;
        let lang = cx.strings.lang().key();
        let title = if lang == "en" { &self.draft.title.en } else { &self.draft.title.zh };
        let about = cx.strings.text_with("pack-edition-of", &[("edition", self.draft.edition.as_str().into())]);
        let head = cx.strings.text_with("pack-editor", &[("title", title.as_str().into())]);
        pane_header(&mut page, cx.tokens, (&head, &about), |_| {});
        separator(&mut page, cx.tokens);
        let (mut body, mut bar) = split_bottom(&mut page, ACTION_BAR);
        self.panes(&mut body, cx);
        let room = bar.max_rect().shrink2(vec2(size::GAP_20, 0.0));
        let mut inner = bar.new_child(UiBuilder::new().id_salt("pack-bar").max_rect(room));
        let wish = self.bar(&mut inner, cx);
        if self.draft != before {
            self.fault = self.fault.take().and_then(|_| self.draft.check().err());
            cx.keep_draft(DRAFT, &self.draft);
        }
        wish.or(self.ask_leave(ui, cx))
    }

    fn panes(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let all = ui.available_rect_before_wrap();
        let width = size::LIST_PANE.min(all.width() * 0.45);
        let left = Rect::from_min_max(all.min, pos2(all.left() + width, all.bottom()));
        let right = Rect::from_min_max(pos2(left.right(), all.top()), all.max);
        let layout = Layout::top_down(Align::Min);
        let mut pane = ui.new_child(UiBuilder::new().id_salt("pack-tree").max_rect(left).layout(layout));
        pane.spacing_mut().item_spacing.y = 0.0;
        tree::show(self, &mut pane, cx);
        ui.painter().vline(right.left() + 0.5, right.y_range(), Stroke::new(size::LINE, cx.tokens.line));
        let mut pane = ui.new_child(UiBuilder::new().id_salt("pack-part").max_rect(right).layout(layout));
        pane.set_clip_rect(right.intersect(ui.clip_rect()));
        let id = match self.part {
            Part::Head => usize::MAX,
            Part::Item(index) => index,
        };
        ScrollArea::vertical().auto_shrink([false, false]).id_salt(id).show(&mut pane, |ui| {
            Frame::new().inner_margin(Margin::symmetric(size::GAP_24 as i8, size::GAP_16 as i8)).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_12);
                if let Some(fault) = &self.fault {
                    let words = words::fault(cx.strings, fault);
                    note(ui, cx.tokens, Tone::Danger, (icons::OVERDUE.filled(), &words));
                }
                match self.part {
                    Part::Head => head::show(&mut self.draft, ui, cx),
                    Part::Item(index) => item::show(&mut self.draft, index, ui, cx),
                }
            });
        });
    }

    fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
        let (mut publish, mut leave) = (false, false);
        action_bar(
            ui,
            cx.tokens,
            |ui| {
                publish = Button::primary(cx.text("pack-publish")).icon(icons::CHECK).show(ui, cx.tokens).clicked();
                leave = Button::secondary(cx.text("settings-discard")).show(ui, cx.tokens).clicked();
            },
            |_| {},
        );
        self.asks_leave |= leave;
        if !publish || self.is_waiting {
            return None;
        }
        match self.draft.check() {
            Ok(pack) => {
                self.is_waiting = true;
                self.fault = None;
                Some(Wish::Publish(pack.to_toml()))
            }
            Err(fault) => {
                let place = self.draft.items.iter().position(|item| item.code.trim() == fault.item);
                self.part = place.map_or(Part::Head, Part::Item);
                self.reveal = true;
                self.fault = Some(fault);
                None
            }
        }
    }

    fn ask_leave(&mut self, ui: &Ui, cx: &UiContext<'_>) -> Option<Wish> {
        if !self.asks_leave {
            return None;
        }
        let dialog = Dialog::new("leave-pack", cx.text("pack-leave-ask"))
            .icon(icons::DELETE, Tone::Danger)
            .text(cx.text("pack-leave-text"))
            .answers(cx.text("pack-leave-not"), Button::danger(cx.text("settings-discard")));
        let answer = dialog.show(ui.ctx(), cx.tokens, |_| {})?;
        self.asks_leave = false;
        (answer == Answer::Act).then_some(Wish::Leave)
    }

    /// Adds an item after the present one, in its chapter.
    fn add_item(&mut self) {
        let (place, area) = match self.part {
            Part::Item(index) => (index + 1, self.draft.items.get(index).map(|item| item.area.clone())),
            Part::Head => (self.draft.items.len(), None),
        };
        let first = self.draft.areas.first().map(|area| area.code.clone());
        let area = area.or(first).unwrap_or_else(|| {
            self.draft.areas.push(AreaDraft { code: "area_1".to_owned(), ..AreaDraft::default() });
            "area_1".to_owned()
        });
        let place = place.min(self.draft.items.len());
        let code = self.free_code();
        self.draft.items.insert(place, ItemDraft { code, area, ours: true, ..ItemDraft::default() });
        self.part = Part::Item(place);
        self.reveal = true;
    }

    fn free_code(&self) -> String {
        let taken = |code: &String| self.draft.items.iter().any(|item| &item.code == code);
        let mut codes = (1..=self.draft.items.len() + 1).map(|number| format!("own.{number}"));
        codes.find(|code| !taken(code)).unwrap_or_default()
    }
}

//! Standards (标准): the list, one in detail, the editor of a new edition, import and export as one file. An edition is
//! never edited in place (domain rule 4.1).

mod data;
mod detail;
mod editor;
mod files;
mod list;
mod words;

use egui::{Align, Layout, Rect, Stroke, Ui, UiBuilder, pos2};

use crate::domain::standards::drafts::PackDraft;
use crate::ui::commands::{Command, Done, PackCommand, Place};
use crate::ui::context::UiContext;
use crate::ui::screen::Screen;
use crate::ui::theme::size;
use data::Data;
use editor::Editor;
use files::Files;

/// Key of the kept form.
const DRAFT: &str = "packs:new";

/// What the list or the detail asks for.
#[derive(Debug, Clone)]
enum Asked {
    /// Make a new edition of a standard.
    Copy(usize),
    /// Write a standard into a file.
    Export(usize),
    /// Offer an edition no more.
    Retire(usize),
    /// Read a standard from a file.
    Import,
}

/// The screen's view state.
#[derive(Default)]
pub(super) struct PacksScreen {
    data: Data,
    selected: Option<(String, String)>,
    retiring: Option<usize>,
    editor: Option<Editor>,
    files: Files,
    is_loaded: bool,
}

impl PacksScreen {
    fn panes(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
        let all = ui.available_rect_before_wrap();
        let list = size::LIST_PANE.min(all.width() * 0.5);
        let left = Rect::from_min_max(all.min, pos2(all.left() + list, all.bottom()));
        let right = Rect::from_min_max(pos2(left.right(), all.top()), all.max);
        let layout = Layout::top_down(Align::Min);
        let mut pane = ui.new_child(UiBuilder::new().id_salt("packs").max_rect(left).layout(layout));
        pane.spacing_mut().item_spacing.y = 0.0;
        let asked = list::show(self, &mut pane, cx);
        ui.painter().vline(right.left() + 0.5, right.y_range(), Stroke::new(size::LINE, cx.tokens.line));
        let mut pane = ui.new_child(UiBuilder::new().id_salt("pack").max_rect(right).layout(layout));
        pane.set_clip_rect(right.intersect(ui.clip_rect()));
        asked.or(detail::show(self, &mut pane, cx))
    }

    fn edit(&mut self, draft: PackDraft, cx: &UiContext<'_>) {
        cx.keep_draft(DRAFT, &draft);
        self.editor = Some(Editor::new(draft));
    }

    fn act(&mut self, asked: &Asked, cx: &UiContext<'_>) {
        let line = |index: &usize| self.data.lines.get(*index);
        match asked {
            Asked::Copy(index) => {
                if let Some(draft) = line(index).map(|line| PackDraft::next_edition_of(&line.known.pack)) {
                    self.edit(draft, cx);
                }
            }
            Asked::Export(index) => {
                if let Some(known) = line(index).map(|line| line.known.clone()) {
                    self.files.export(&known, cx);
                }
            }
            Asked::Retire(index) => self.retiring = Some(*index),
            Asked::Import => self.files.import(cx),
        }
    }

    /// A pack came in from a file: an edition that is new is kept as it is, one that is taken opens under the next.
    fn brought(&mut self, text: String, cx: &UiContext<'_>) {
        let Some(pack) = files::read(&text, cx) else { return };
        let taken = self.data.lines.iter().any(|line| line.name() == (pack.code.as_str(), pack.edition.as_str()));
        if taken {
            self.edit(PackDraft::next_edition_of(&pack), cx);
        } else {
            cx.send(Command::Packs(PackCommand::Publish(text)));
        }
    }
}

impl Screen for PacksScreen {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if !std::mem::replace(&mut self.is_loaded, true) {
            self.editor = cx.register.draft(DRAFT).ok().flatten().map(Editor::new);
        }
        self.data.refresh(cx);
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        if let Some(editor) = &mut self.editor {
            match editor.show(ui, cx) {
                Some(editor::Wish::Leave) => {
                    self.editor = None;
                    cx.forget_draft(DRAFT);
                }
                Some(editor::Wish::Publish(text)) => cx.send(Command::Packs(PackCommand::Publish(text))),
                None => {}
            }
        } else if let Some(asked) = self.panes(ui, cx) {
            self.act(&asked, cx);
        }
        ui.advance_cursor_after_rect(all);
        detail::retire(self, ui, cx);
        if let Some(text) = self.files.work(ui.ctx(), cx) {
            self.brought(text, cx);
        }
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::PacksChanged(code) => {
                if let Some(editor) = self.editor.take_if(|editor| editor.is_waiting()) {
                    self.selected = Some((code.clone(), editor.edition().to_owned()));
                    cx.forget_draft(DRAFT);
                }
            }
            Done::Refused => {
                if let Some(editor) = &mut self.editor {
                    editor.refused();
                }
            }
            _ => {}
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        self.data.refresh(cx);
        if let Place::Standards(Some(code)) = place {
            let found = self.data.lines.iter().find(|line| line.is_usable && line.known.pack.code == *code);
            self.selected = found.map(|line| (code.clone(), line.known.pack.edition.clone()));
        }
    }
}

//! The editor of card layouts (版式) for a hall manager, not a designer: layouts at the left, the card itself in the middle, the
//! picked element in plain words at the right (P1-1.2, P1-1.6, P1-2.7, P2-2). Every step is kept as a draft at once.

mod add;
mod canvas;
mod chips;
mod data;
mod drafts;
mod files;
mod frames;
mod list;
mod open;
mod preview;
mod properties;
mod sample;
mod seal;
mod snapping;
mod steps;
mod words;

use std::path::Path;

use egui::{Key, Modifiers, Popup, Ui};

use super::commands::{Command, Done, LayoutCommand, Notice, Place};
use super::context::{Incoming, UiContext};
use super::icons;
use super::screen::Screen;
use super::widgets::{Answer, Button, Dialog, Tone};
use crate::domain::layouts::CardLayout;
use crate::domain::products::Product;
use canvas::Canvas;
use data::Data;
use drafts::Drafts;
use files::Files;
use list::Asked;
use open::{Open, Target};
use preview::{Preview, Wish};
use properties::Act;
use sample::{Samples, Who};
use seal::Seal;

/// Below this width of the whole screen the panes beside the canvas are narrow.
const NARROW: f32 = 900.0;

/// The usual width of a pane, or the narrow one.
fn fitting(ui: &Ui, [usual, narrow]: [f32; 2]) -> f32 {
    if ui.max_rect().width() < NARROW { narrow } else { usual }
}

/// A question before something is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ask {
    Discard,
    Retire,
}

/// The screen's view state.
pub struct LayoutsScreen {
    product: Product,
    data: Data,
    drafts: Drafts,
    is_loaded: bool,
    open: Option<Open>,
    who: Who,
    samples: Samples,
    preview: Preview,
    /// The picture asked for last.
    wish: Option<Wish>,
    canvas: Canvas,
    files: Files,
    seal: Seal,
    ask: Option<Ask>,
    /// The layout whose save is under way.
    saving: Option<Target>,
}

impl Default for LayoutsScreen {
    fn default() -> Self {
        Self {
            product: Product::Badge,
            data: Data::default(),
            drafts: Drafts::default(),
            is_loaded: false,
            open: None,
            who: Who::default(),
            samples: Samples::default(),
            preview: Preview::default(),
            wish: None,
            canvas: Canvas::default(),
            files: Files::default(),
            seal: Seal::default(),
            ask: None,
            saving: None,
        }
    }
}

/// Gives a layout one name in every language.
fn rename(layout: &mut CardLayout, name: &str) {
    layout.names = ["zh", "en"].map(|lang| (lang.to_owned(), name.to_owned())).into();
}

impl LayoutsScreen {
    /// Reads what changed, and opens the layout the product is printed with when none is open.
    fn refresh(&mut self, cx: &UiContext<'_>) {
        if !std::mem::replace(&mut self.is_loaded, true) {
            self.drafts = Drafts::read(cx);
        }
        self.data.refresh(cx, self.product);
        if self.open.is_none() {
            let chosen = self.data.lines.iter().find(|line| line.is_chosen).or(self.data.lines.first());
            if let Some(target) = chosen.map(|line| line.target) {
                self.open_target(target);
            }
        }
    }

    /// Opens a layout: as it was left where something on it was not saved.
    fn open_target(&mut self, target: Target) {
        let kept = self.data.line(target).map(|line| line.layout.clone());
        let layout = self.drafts.of(target).cloned().or_else(|| kept.clone());
        self.canvas.let_go();
        self.open = layout.map(|layout| Open::new(target, layout, kept));
    }

    /// Opens a layout of the same product not saved yet, as a draft.
    fn open_new(&mut self, cx: &UiContext<'_>, layout: CardLayout) {
        let target = self.drafts.free();
        self.product = layout.product;
        self.drafts.keep(cx, target, &layout);
        self.data.refresh(cx, self.product);
        self.open_target(target);
    }

    /// A copy under a name that is free.
    fn copy(&mut self, cx: &UiContext<'_>) {
        let Some(open) = &self.open else { return };
        let mut layout = open.layout().clone();
        let lines = self.data.with_new(cx, (&self.drafts, self.product));
        let base = layout.name_in(cx.strings.lang().key()).to_owned();
        let named =
            |n: u32| cx.strings.text_with("editor-copy-name", &[("name", base.as_str().into()), ("n", n.into())]);
        let free = (2..=u32::MAX).map(named).find(|name| lines.iter().all(|line| line.name != *name));
        rename(&mut layout, &free.unwrap_or(base));
        self.open_new(cx, layout);
    }

    fn act(&mut self, ui: &Ui, cx: &UiContext<'_>, act: Act) {
        match act {
            Act::Copy => self.copy(cx),
            Act::Save => self.save(cx),
            Act::Choose => self.choose(cx),
            Act::Rename => {
                if let Some(open) = &mut self.open {
                    open.pick(None);
                    ui.memory_mut(|memory| memory.request_focus(properties::name_id()));
                }
            }
            Act::Export => {
                if let Some(open) = &self.open {
                    self.files.export(cx, open.layout());
                }
            }
            Act::Discard => self.ask = Some(Ask::Discard),
            Act::Retire => self.ask = Some(Ask::Retire),
        }
    }

    fn save(&mut self, cx: &UiContext<'_>) {
        let Some(open) = &self.open else { return };
        if self.saving.is_some() || properties::save_blocked(cx, (self, open)).is_some() {
            return;
        }
        let layout = Box::new(open.layout().clone());
        let name = layout.name_in(cx.strings.lang().key()).trim().to_owned();
        let target = open.target;
        let command = match target {
            Target::Own(id) => LayoutCommand::Change(id, name, layout),
            Target::New(_) | Target::Shipped(_) => LayoutCommand::Add(name, layout),
        };
        self.saving = Some(target);
        cx.send(Command::Layouts(command));
    }

    /// Prints the product with the open layout; a shipped one that is not the first is taken over as one of the hall's own.
    fn choose(&mut self, cx: &UiContext<'_>) {
        let Some(open) = &self.open else { return };
        let first = self.data.lines.first().map(|line| line.target);
        let command = match open.target {
            Target::Own(id) => LayoutCommand::Choose(self.product, Some(id)),
            Target::Shipped(_) if first == Some(open.target) => LayoutCommand::Choose(self.product, None),
            Target::Shipped(_) => {
                let name = open.layout().name_in(cx.strings.lang().key()).to_owned();
                self.saving = Some(open.target);
                LayoutCommand::AddChosen(name, Box::new(open.layout().clone()))
            }
            Target::New(_) => return,
        };
        cx.send(Command::Layouts(command));
    }

    fn asked(&mut self, cx: &UiContext<'_>, asked: Asked) {
        match asked {
            Asked::Leave => self.leave(cx),
            Asked::Product(product) => {
                self.product = product;
                self.who = Who::First;
                self.open = None;
                self.refresh(cx);
            }
            Asked::Open(target) => self.open_target(target),
            Asked::Import => self.files.import(cx),
        }
    }

    /// Back to the print room; what was not saved is kept, and that is said.
    fn leave(&self, cx: &UiContext<'_>) {
        if self.open.as_ref().is_some_and(Open::is_changed) {
            cx.notify(Notice::done(cx.text("editor-kept")));
        }
        cx.go(Place::PrintProduct(self.product, Vec::new()));
    }

    /// Keys of the whole editor; fields, lists and dialogs have them first.
    fn keys(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        if Popup::is_any_open(ui.ctx()) || self.has_dialog() {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::S) {
            self.save(cx);
        }
        if ui.ctx().text_edit_focused() {
            return;
        }
        let redo = Modifiers::COMMAND | Modifiers::SHIFT;
        if let Some(open) = &mut self.open {
            let wants_redo = pressed(redo, Key::Z) || pressed(Modifiers::COMMAND, Key::Y);
            if wants_redo {
                open.redo();
            } else if open.can_undo() && pressed(Modifiers::COMMAND, Key::Z) {
                open.undo();
            }
            if open.picked.is_some() && pressed(Modifiers::COMMAND, Key::D) {
                open.double();
            }
        }
        let on_canvas = ui.memory(|memory| memory.has_focus(canvas::id()));
        let has_picked = self.open.as_ref().is_some_and(|open| open.picked.is_some());
        if !(on_canvas && has_picked) && pressed(Modifiers::NONE, Key::Escape) {
            self.escape(cx);
        }
    }

    /// Lets go of what is picked, else leaves.
    fn escape(&mut self, cx: &UiContext<'_>) {
        match self.open.as_mut().filter(|open| open.picked.is_some()) {
            Some(open) => open.pick(None),
            None => self.leave(cx),
        }
    }

    fn has_dialog(&self) -> bool {
        self.ask.is_some() || self.files.has_dialog() || self.seal.has_dialog()
    }

    /// Keeps what was changed; a layout that is as it was before needs no draft.
    fn keep(&mut self, cx: &UiContext<'_>) {
        let Some(open) = &self.open else { return };
        if !open.target.is_open_to_change() || self.saving == Some(open.target) {
            return;
        }
        let kept = self.drafts.of(open.target);
        if open.is_changed() && kept != Some(open.layout()) {
            self.drafts.keep(cx, open.target, open.layout());
        } else if !open.is_changed() && kept.is_some() {
            self.drafts.forget(cx, open.target);
        }
    }

    fn dialogs(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let Some(ask) = self.ask else { return };
        let (question, text, act, icon) = match ask {
            Ask::Discard => ("editor-discard-ask", "editor-discard-text", "editor-discard", icons::UNDO),
            Ask::Retire => ("editor-retire-ask", "editor-retire-text", "editor-retire", icons::ARCHIVED),
        };
        let name = self.open.as_ref().map(|open| open.layout().name_in(cx.strings.lang().key()).to_owned());
        let question = cx.strings.text_with(question, &[("name", name.unwrap_or_default().into())]);
        let dialog = Dialog::new("layout", question)
            .icon(icon, Tone::Danger)
            .text(cx.text(text))
            .answers(cx.text("editor-keep-it"), Button::danger(cx.text(act)));
        let Some(answer) = dialog.show(ui.ctx(), cx.tokens, |_| {}) else { return };
        self.ask = None;
        if answer == Answer::Act {
            self.answered(cx, ask);
        }
    }

    fn answered(&mut self, cx: &UiContext<'_>, ask: Ask) {
        let Some(target) = self.open.as_ref().map(|open| open.target) else { return };
        match (ask, target) {
            (Ask::Discard, _) => {
                self.drafts.forget(cx, target);
                self.open = None;
                self.open_target(target);
            }
            (Ask::Retire, Target::Own(id)) => {
                self.drafts.forget(cx, target);
                self.open = None;
                cx.send(Command::Layouts(LayoutCommand::Retire(id)));
            }
            (Ask::Retire, _) => {}
        }
    }

    /// A layout was written: it is open as it is kept, with what was picked.
    fn written(&mut self, cx: &UiContext<'_>, now: Target) {
        self.data.refresh(cx, self.product);
        let Some(before) = self.saving.take() else { return self.follow(cx) };
        self.drafts.forget(cx, before);
        let place = self.open.as_ref().map(|open| (open.face, open.picked));
        self.open_target(now);
        if let (Some(open), Some((face, picked))) = (&mut self.open, place) {
            open.turn(face);
            open.pick(picked);
        }
    }

    /// The file was changed from elsewhere (undo): what is open and has no draft follows.
    fn follow(&mut self, cx: &UiContext<'_>) {
        self.data.refresh(cx, self.product);
        let Some(open) = &mut self.open else { return };
        let target = open.target;
        match (self.data.line(target), self.drafts.of(target)) {
            (Some(line), Some(_)) => open.kept = Some(line.layout.clone()),
            (Some(line), None) if open.layout() != &line.layout => self.open_target(target),
            (None, None) => self.open = None,
            _ => {}
        }
    }
}

impl Screen for LayoutsScreen {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.refresh(cx);
        self.keys(ui, cx);
        let asked = list::pane(ui, cx, self);
        let act = properties::pane(ui, cx, self);
        canvas::pane(ui, cx, self);
        self.keep(cx);
        if let Some(act) = act {
            self.act(ui, cx, act);
        }
        if let Some(asked) = asked {
            self.asked(cx, asked);
        }
        self.dialogs(ui, cx);
        self.seal.work(ui.ctx(), cx);
        if let Some(layout) = self.files.work(ui.ctx(), cx) {
            self.open_new(cx, layout);
        }
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::LayoutSaved(id) => self.written(cx, Target::Own(*id)),
            Done::LayoutsChanged | Done::Undone => self.follow(cx),
            Done::Refused => self.saving = None,
            _ => {}
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        if let Place::Layouts(product) = place {
            if let Some(product) = product.filter(|product| product.has_layout() && *product != self.product) {
                self.product = product;
                self.who = Who::First;
                self.open = None;
            }
            self.refresh(cx);
        }
    }

    fn receive(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        let is_layout = Path::new(&incoming.name).extension().is_some_and(|end| end.eq_ignore_ascii_case("toml"));
        if !is_layout {
            self.seal.take(cx, &incoming.name, incoming.bytes.clone());
        } else if let Some(layout) = Files::take(cx, &incoming.bytes) {
            self.open_new(cx, layout);
        }
    }
}

//! The screen shown when a file does not open: what happened, what to do, and the ways out. Works without an open file.

mod salvage;
mod ways;

use std::path::{Path, PathBuf};

use egui::{Align, Layout, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, vec2};

use super::commands::{Command, Commands, Notice, OpeningCommand, ShellCommand};
use super::icons;
use super::pick::{PathPick, PickContext, PickWhat, Picked};
use super::strings::Strings;
use super::theme::{Text, Tokens, size};
use super::widgets::{
    Answer, Button, Dialog, Tone, card, elided_label, label, note, paragraph, progress_with_words, tip,
};
use crate::domain::dates::Moment;
use crate::jobs::opening::{self, SalvageWish};
use crate::jobs::{JobEnd, Jobs, Seen, Task};
use crate::register::{FileKey, RegisterError};
use salvage::{Collected, Salvaging};
pub use ways::{GoodCopy, Way};

/// Widest the card grows.
const WIDEST: f32 = 720.0;

/// Given to the screen; no file is open.
#[derive(Clone, Copy)]
pub struct TroubleContext<'a> {
    /// Where to ask.
    pub commands: &'a Commands,
    /// Where long work runs.
    pub jobs: &'a Jobs,
    /// Texts in the language chosen.
    pub strings: &'a Strings,
    /// Colours and sizes.
    pub tokens: &'a Tokens,
    /// Now.
    pub now: Moment,
    /// The folder on this PC a file is brought to.
    pub folder_here: &'a Path,
    /// How far a copy is that is being brought back, if one is.
    pub restoring: Option<Seen>,
    /// Turns what went wrong on a way out into a sentence and what to do.
    pub say: &'a dyn Fn(&RegisterError) -> Notice,
}

impl TroubleContext<'_> {
    fn send(&self, command: OpeningCommand) {
        self.commands.send(Command::Opening(command));
    }

    fn text(&self, key: &str) -> String {
        self.strings.text(key)
    }
}

impl<'a> From<&TroubleContext<'a>> for PickContext<'a> {
    fn from(cx: &TroubleContext<'a>) -> Self {
        Self { jobs: cx.jobs, strings: cx.strings, tokens: cx.tokens }
    }
}

/// A file that did not open.
#[derive(Debug)]
pub struct Trouble {
    path: PathBuf,
    said: Notice,
    ways: Vec<Way>,
    copy: Option<GoodCopy>,
    /// Whether the copy of another hall is asked about.
    is_asking: bool,
    key: Option<FileKey>,
    pick: Option<PathPick>,
    bringing: Option<Task<Result<PathBuf, RegisterError>>>,
    salvaging: Option<Salvaging>,
    /// What went wrong on a way out.
    failed: Option<Notice>,
}

impl Trouble {
    /// A file, what is said of it, and the ways out in their order.
    pub fn new(path: &Path, said: Notice, ways: Vec<Way>) -> Self {
        Self {
            path: path.to_owned(),
            said,
            ways,
            copy: None,
            is_asking: false,
            key: None,
            pick: None,
            bringing: None,
            salvaging: None,
            failed: None,
        }
    }

    /// With the newest good copy of the file, or, where the ways say so, of another hall.
    #[must_use]
    pub fn with_copy(self, copy: Option<GoodCopy>) -> Self {
        Self { copy, ..self }
    }

    /// With the key of a file closed by a passphrase.
    #[must_use]
    pub fn with_key(self, key: Option<FileKey>) -> Self {
        Self { key, ..self }
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its key, where it is closed by a passphrase and that was given.
    pub fn key(&self) -> Option<&FileKey> {
        self.key.as_ref()
    }

    /// What is said of it.
    pub fn said(&self) -> &Notice {
        &self.said
    }

    /// The ways out shown, in their order.
    pub fn ways(&self) -> &[Way] {
        &self.ways
    }

    /// Something went wrong on a way out.
    pub fn fail(&mut self, notice: Notice) {
        self.failed = Some(notice);
    }

    /// Paints the whole body and asks by commands.
    pub fn show(&mut self, ui: &mut Ui, cx: &TroubleContext<'_>) {
        self.collect(cx);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| self.page(ui, cx));
        self.picking(ui.ctx(), cx);
        self.asking(ui.ctx(), cx);
    }

    /// Takes what the jobs under way came to.
    fn collect(&mut self, cx: &TroubleContext<'_>) {
        if let Some(end) = self.bringing.as_ref().and_then(Task::poll) {
            self.bringing = None;
            match end {
                JobEnd::Value(Ok(here)) => cx.send(OpeningCommand::Brought(self.path.clone(), here)),
                JobEnd::Value(Err(error)) => self.failed = Some((cx.say)(&error)),
                JobEnd::Broke(because) => self.failed = Some(broke(cx, because)),
            }
        }
        let Some(salvaging) = &mut self.salvaging else { return };
        match salvaging.collect(cx, &self.path) {
            Collected::GoesOn => {}
            Collected::Stopped => self.salvaging = None,
            Collected::Failed(notice) => (self.salvaging, self.failed) = (None, Some(notice)),
        }
    }

    fn page(&mut self, ui: &mut Ui, cx: &TroubleContext<'_>) {
        let all = ui.available_width();
        let width = (all - 2.0 * size::GAP_24).clamp(280.0, WIDEST);
        let top = ((ui.clip_rect().height() - 560.0) / 2.0).clamp(size::GAP_16, 96.0);
        let left = ((all - width) / 2.0).max(0.0).round();
        let place = Rect::from_min_size(ui.cursor().min + vec2(left, top), vec2(width, 0.0));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = 0.0;
            card(ui, cx.tokens, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = 0.0;
                self.contents(ui, cx);
            });
            ui.add_space(size::GAP_12);
            ui.vertical_centered(|ui| {
                paragraph(ui, Text::Secondary, &cx.text("trouble-promise"), cx.tokens.text2);
            });
            ui.add_space(size::GAP_24);
        });
    }

    fn contents(&mut self, ui: &mut Ui, cx: &TroubleContext<'_>) {
        if let Some(salvaging) = &mut self.salvaging {
            salvaging.show(ui, cx);
            return;
        }
        self.head(ui, cx);
        ui.add_space(size::GAP_16);
        if self.bringing.is_some() {
            progress_with_words(ui, cx.tokens, 0.5, (&cx.text("trouble-bringing"), ""));
            return;
        }
        if let Some(Seen { done, total }) = cx.restoring {
            let part = done as f32 / total.max(1) as f32;
            let far = format!("{} %", (part * 100.0).round().min(100.0));
            progress_with_words(ui, cx.tokens, part, (&cx.text("trouble-restoring"), &far));
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(200));
            return;
        }
        if let Some(failed) = &self.failed {
            let words = format!("{} {}", failed.text, failed.advice);
            note(ui, cx.tokens, Tone::Danger, (icons::WARNING, words.trim()));
            ui.add_space(size::GAP_12);
        }
        if let Some(way) = ways::show(ui, cx, &self.ways, self.copy.as_ref()) {
            self.take(cx, way);
        }
        ui.add_space(size::GAP_8);
        self.foot(ui, cx);
    }

    /// What happened as title, what to do below, which file.
    fn head(&self, ui: &mut Ui, cx: &TroubleContext<'_>) {
        let tokens = cx.tokens;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(40.0), Sense::hover());
            ui.painter().circle_filled(rect.center(), 20.0, Tone::Warn.soft(tokens));
            icons::WARNING.paint(ui.painter(), rect.center(), 24.0, Tone::Warn.text(tokens));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = size::GAP_4;
                let title = paragraph(ui, Text::DetailTitle, &self.said.text, tokens.text);
                title.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &self.said.text));
                paragraph(ui, Text::Body, &self.said.advice, tokens.text2);
                let path = self.path.to_string_lossy();
                let shown = elided_label(ui, tokens, Text::Secondary, (&path, tokens.text3));
                tip(shown, tokens, &path, None);
            });
        });
    }

    fn foot(&self, ui: &mut Ui, cx: &TroubleContext<'_>) {
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), size::SMALL),
            Layout::right_to_left(Align::Center),
            |ui| {
                if Button::link(cx.text("trouble-details")).show(ui, cx.tokens).clicked() {
                    let Notice { text, advice, details, .. } = &self.said;
                    ui.ctx().copy_text(format!("{text}\n{advice}\n{details}\n{}", self.path.display()));
                }
            },
        );
    }

    fn take(&mut self, cx: &TroubleContext<'_>, way: Way) {
        self.failed = None;
        let path = self.path.clone();
        match way {
            Way::Copy => self.use_copy(cx),
            Way::OtherCopy => self.is_asking = true,
            Way::View => cx.send(OpeningCommand::View(path)),
            Way::Salvage => self.salvage(cx),
            Way::SetLogAside => cx.send(OpeningCommand::SetLogAside(path)),
            Way::Other => self.pick = Some(PathPick::new(PickWhat::OpenFile, cx.text("first-open"), &["hall"])),
            Way::BringHere => self.bringing = Some(opening::bring(cx.jobs, path, cx.folder_here.to_owned())),
            Way::WorkThere => cx.send(OpeningCommand::WorkThere(path)),
            Way::Again => cx.commands.send(Command::Shell(ShellCommand::OpenFile(path))),
            Way::FirstScreen => cx.send(OpeningCommand::Leave),
        }
    }

    fn use_copy(&self, cx: &TroubleContext<'_>) {
        if let Some(copy) = &self.copy {
            cx.send(OpeningCommand::UseCopy(self.path.clone(), copy.path.clone()));
        }
    }

    /// The question before a copy of another hall takes the file's name.
    fn asking(&mut self, ctx: &egui::Context, cx: &TroubleContext<'_>) {
        let Some(copy) = self.copy.as_ref().filter(|_| self.is_asking) else { return };
        let values = [("hall", copy.hall.as_str().into())];
        let answer = Dialog::new("other hall", cx.strings.text_with("way-other-copy-ask", &values))
            .icon(icons::WARNING, Tone::Warn)
            .text(cx.strings.text_with("way-other-copy-ask-line", &values))
            .answers(cx.text("backup-ask-leave"), Button::danger(cx.text("way-other-copy-do")))
            .show(ctx, cx.tokens, |_| {});
        match answer {
            None => return,
            Some(Answer::Act) => self.use_copy(cx),
            Some(_) => {}
        }
        self.is_asking = false;
    }

    fn salvage(&mut self, cx: &TroubleContext<'_>) {
        let target = salvage::target_of(cx, &self.path);
        let wish = SalvageWish { damaged: self.path.clone(), target, key: self.key.clone(), at: cx.now };
        self.salvaging = Some(Salvaging::start(cx, wish));
    }

    fn picking(&mut self, ctx: &egui::Context, cx: &TroubleContext<'_>) {
        let Some(pick) = &mut self.pick else { return };
        match pick.show(ctx, cx) {
            Picked::Open => return,
            Picked::Cancelled => {}
            Picked::Path(path) => cx.commands.send(Command::Shell(ShellCommand::OpenFile(path))),
        }
        self.pick = None;
    }
}

/// A job that broke.
fn broke(cx: &TroubleContext<'_>, because: String) -> Notice {
    Notice::wrong(cx.text("error-unexpected"), cx.text("error-unexpected-do")).with_details(because)
}

/// A title of a part of the card.
fn title(ui: &mut Ui, cx: &TroubleContext<'_>, words: &str) {
    label(ui, cx.tokens, Text::DetailTitle, words);
}

//! Choosing a file: a path to type or paste, and the desktop's own dialog behind "Browse" (desktops without one
//! still have the field).

use std::path::PathBuf;

use egui::{Context, Key};

use super::context::UiContext;
use super::icons;
use super::strings::Strings;
use super::theme::Tokens;
use super::widgets::{Answer, Button, Caption, Dialog, TextField, Tone};
use crate::jobs::{JobEnd, Jobs, Task};

/// What is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PickWhat {
    /// A file to read.
    OpenFile,
    /// A folder.
    Folder,
    /// A file to write.
    SaveFile,
}

/// A dialog for a path. Hold it as `Option<PathPick>`; it is open while `Some`.
#[derive(Debug)]
pub struct PathPick {
    what: PickWhat,
    title: String,
    text: String,
    typed: String,
    endings: Vec<&'static str>,
    asked: Option<Task<Option<PathBuf>>>,
    /// The field took the focus when the dialog opened.
    has_focus: bool,
    /// Confirmed without a path.
    is_missing: bool,
}

/// What the dialog needs; made from a screen's context, or by hand where no file is open.
#[derive(Clone, Copy)]
pub struct PickContext<'a> {
    /// Where the desktop's dialog runs.
    pub jobs: &'a Jobs,
    /// Texts in the language chosen.
    pub strings: &'a Strings,
    /// Colours and sizes.
    pub tokens: &'a Tokens,
}

impl<'a> From<&UiContext<'a>> for PickContext<'a> {
    fn from(cx: &UiContext<'a>) -> Self {
        Self { jobs: cx.jobs, strings: cx.strings, tokens: cx.tokens }
    }
}

/// How the dialog stands after a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Picked {
    /// Still open.
    Open,
    /// Closed without a path.
    Cancelled,
    /// A path was chosen (quotes and blanks around it removed).
    Path(PathBuf),
}

impl PathPick {
    /// A dialog; `endings` without dots, empty for any file.
    pub fn new(what: PickWhat, title: impl Into<String>, endings: &[&'static str]) -> Self {
        Self {
            what,
            title: title.into(),
            text: String::new(),
            typed: String::new(),
            endings: endings.to_vec(),
            asked: None,
            has_focus: false,
            is_missing: false,
        }
    }

    /// One more sentence under the title.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self }
    }

    /// The path proposed.
    #[must_use]
    pub fn proposed(self, path: impl Into<String>) -> Self {
        Self { typed: path.into(), ..self }
    }

    /// Paints the dialog.
    pub fn show<'a>(&mut self, ctx: &Context, cx: impl Into<PickContext<'a>>) -> Picked {
        let cx = cx.into();
        if let Some(path) = self.answered() {
            self.typed = path.to_string_lossy().into_owned();
            return Picked::Path(path);
        }
        let tokens = cx.tokens;
        let mut browse = false;
        let dialog = Dialog::new("pick-path", self.title.clone())
            .icon(icons::OPEN_FILE, Tone::Accent)
            .text(self.text.clone())
            .answers(cx.strings.text("pick-cancel"), Button::primary(cx.strings.text("pick-choose")));
        let (caption, placeholder) = (cx.strings.text("pick-path"), cx.strings.text("pick-path-hint"));
        let wrong = self.is_missing.then(|| cx.strings.text("wrong-missing"));
        let (typed, has_focus) = (&mut self.typed, &mut self.has_focus);
        let mut entered = false;
        let answer = dialog.show(ctx, tokens, |ui| {
            let caption = Caption::new(caption.as_str()).problem(wrong);
            let field = TextField::new(caption, typed).placeholder(&placeholder).keeps_enter().show(ui, tokens);
            if !std::mem::replace(has_focus, true) {
                field.request_focus();
            }
            let ends = field.has_focus() || field.lost_focus();
            entered = ends && ui.input(|input| input.key_pressed(Key::Enter));
            browse =
                Button::secondary(cx.strings.text("pick-browse")).icon(icons::OPEN_FILE).show(ui, tokens).clicked();
        });
        if browse && self.asked.is_none() {
            self.asked = Some(self.ask(cx.jobs));
        }
        self.after(if entered { Some(Answer::Act) } else { answer })
    }

    fn after(&mut self, answer: Option<Answer>) -> Picked {
        let path = self.typed.trim().trim_matches(['"', '\'']).trim();
        self.is_missing = path.is_empty() && (self.is_missing || answer == Some(Answer::Act));
        match answer {
            Some(Answer::Act) if !path.is_empty() => Picked::Path(PathBuf::from(path)),
            Some(Answer::Safe) => Picked::Cancelled,
            _ => Picked::Open,
        }
    }

    fn answered(&mut self) -> Option<PathBuf> {
        let end = self.asked.as_ref()?.poll()?;
        self.asked = None;
        match end {
            JobEnd::Value(path) => path,
            JobEnd::Broke(because) => {
                tracing::warn!(because, "the desktop's file dialog could not be shown");
                None
            }
        }
    }

    fn ask(&self, jobs: &Jobs) -> Task<Option<PathBuf>> {
        let mut dialog = rfd::FileDialog::new().set_title(&self.title);
        if !self.endings.is_empty() {
            dialog = dialog.add_filter(self.endings.join(", "), &self.endings);
        }
        let what = self.what;
        jobs.start("file dialog", move |_| match what {
            PickWhat::OpenFile => dialog.pick_file(),
            PickWhat::Folder => dialog.pick_folder(),
            PickWhat::SaveFile => dialog.save_file(),
        })
    }
}

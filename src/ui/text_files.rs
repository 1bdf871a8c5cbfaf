//! One text in one file (a layout, a standard): out to a folder or a stick, in from there.

use egui::Context;

use super::commands::Notice;
use super::context::UiContext;
use super::pick::{PathPick, PickWhat, Picked};
use super::save_as::SaveAs;
use crate::jobs::{JobEnd, Task};

/// What kind of text it is.
#[derive(Debug, Clone, Copy)]
pub struct TextKind {
    /// Name of the thread it is read in.
    pub thread: &'static str,
    /// Endings of its files, without dots.
    pub endings: &'static [&'static str],
    /// Largest file read, in bytes.
    pub largest: u64,
    /// Keys of the two sentences when it cannot be read.
    pub not_read: (&'static str, &'static str),
}

/// Dialogs and jobs under way.
pub struct TextFiles {
    kind: TextKind,
    opening: Option<PathPick>,
    reading: Option<Task<Result<String, String>>>,
    saving: Option<SaveAs>,
}

impl TextFiles {
    /// Nothing under way.
    pub fn new(kind: TextKind) -> Self {
        Self { kind, opening: None, reading: None, saving: None }
    }

    /// Asks for a file to read.
    pub fn ask(&mut self, title: String) {
        self.opening = Some(PathPick::new(PickWhat::OpenFile, title, self.kind.endings));
    }

    /// A text on its way out.
    pub fn save(&mut self, saving: SaveAs) {
        self.saving = Some(saving);
    }

    /// Whether a dialog is open.
    pub fn has_dialog(&self) -> bool {
        self.opening.is_some() || self.saving.as_ref().is_some_and(SaveAs::has_dialog)
    }

    /// Shows dialogs, takes what jobs brought; gives the text that was read.
    pub fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<String> {
        self.open(ctx, cx);
        if self.saving.as_mut().is_some_and(|saving| saving.is_over(ctx, cx)) {
            self.saving = None;
        }
        let end = self.reading.as_ref().and_then(Task::poll)?;
        self.reading = None;
        ctx.request_repaint();
        match end {
            JobEnd::Value(Ok(text)) => Some(text),
            JobEnd::Value(Err(because)) | JobEnd::Broke(because) => {
                let (what, advice) = self.kind.not_read;
                cx.notify(Notice::wrong(cx.text(what), cx.text(advice)).with_details(because));
                None
            }
        }
    }

    fn open(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some(pick) = &mut self.opening else { return };
        match pick.show(ctx, cx) {
            Picked::Open => {}
            Picked::Cancelled => self.opening = None,
            Picked::Path(path) => {
                self.opening = None;
                let largest = self.kind.largest;
                self.reading = Some(cx.jobs.start(self.kind.thread, move |_| {
                    let size = std::fs::metadata(&path).map_err(|error| error.to_string())?.len();
                    if size > largest {
                        return Err(format!("{size} bytes are too many"));
                    }
                    let bytes = std::fs::read(&path).map_err(|error| error.to_string())?;
                    let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
                    Ok(without_mark(&text).to_owned())
                }));
            }
        }
    }
}

/// The text without the mark some editors put at its beginning.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

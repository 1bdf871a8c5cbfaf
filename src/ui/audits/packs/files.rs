//! A standard as one file: out to a folder or a stick, in from there.

use egui::Context;

use crate::domain::standards::Pack;
use crate::jobs::{JobEnd, Task};
use crate::register::packs::KnownPack;
use crate::ui::commands::Notice;
use crate::ui::context::UiContext;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::save_as::{SaveAs, SaveWhat};

use super::words;

/// Largest file read as a standard, in bytes; the largest shipped one has some 80 thousand.
const LARGEST: u64 = 4 << 20;

/// Dialogs and jobs under way.
#[derive(Default)]
pub(super) struct Files {
    opening: Option<PathPick>,
    reading: Option<Task<Result<String, String>>>,
    saving: Option<SaveAs>,
}

impl Files {
    /// Asks for a file to read.
    pub(super) fn import(&mut self, cx: &UiContext<'_>) {
        self.opening = Some(PathPick::new(PickWhat::OpenFile, cx.text("pack-import"), &["toml"]));
    }

    /// Asks where to write a standard.
    pub(super) fn export(&mut self, known: &KnownPack, cx: &UiContext<'_>) {
        let what = SaveWhat {
            title: cx.text("pack-export"),
            about: String::new(),
            what: known.pack.title.in_language(cx.strings.lang().key()).to_owned(),
            name: format!("{}-{}.toml", known.pack.code, known.pack.edition),
            endings: &["toml"],
        };
        let text = known.text.clone();
        self.saving = Some(SaveAs::ask(cx, what, move |_| Ok(text.into_bytes())));
    }

    /// Shows dialogs, takes what jobs brought; gives the text that was read.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<String> {
        self.open(ctx, cx);
        if self.saving.as_mut().is_some_and(|saving| saving.is_over(ctx, cx)) {
            self.saving = None;
        }
        match self.reading.as_ref().and_then(Task::poll)? {
            JobEnd::Value(Ok(text)) => {
                self.reading = None;
                Some(text)
            }
            JobEnd::Value(Err(because)) | JobEnd::Broke(because) => {
                self.reading = None;
                let notice = Notice::wrong(cx.text("pack-not-read"), cx.text("pack-not-read-do"));
                cx.notify(notice.with_details(because));
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
                self.reading = Some(cx.jobs.start("standard in", move |_| {
                    let size = std::fs::metadata(&path).map_err(|error| error.to_string())?.len();
                    if size > LARGEST {
                        return Err(format!("{size} bytes are too many for a standard"));
                    }
                    let bytes = std::fs::read(&path).map_err(|error| error.to_string())?;
                    let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
                    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
                }));
            }
        }
    }
}

/// Reads what came in; what is wrong is told with item and field.
pub(super) fn read(text: &str, cx: &UiContext<'_>) -> Option<Pack> {
    match Pack::parse("toml", text) {
        Ok(pack) => Some(pack),
        Err(error) => {
            let advice = words::fault(cx.strings, &error);
            cx.notify(Notice::wrong(cx.text("pack-bad-file"), advice).with_details(error.to_string()));
            None
        }
    }
}

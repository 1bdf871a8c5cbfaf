//! A standard as one file: out to a folder or a stick, in from there.

use egui::Context;

use crate::domain::standards::Pack;
use crate::exchange::files::write_whole;
use crate::jobs::{JobEnd, Task};
use crate::register::packs::KnownPack;
use crate::ui::commands::Notice;
use crate::ui::context::UiContext;
use crate::ui::pick::{PathPick, PickWhat, Picked};

use super::words;

/// Largest file read as a standard, in bytes; the largest shipped one has some 80 thousand.
const LARGEST: u64 = 4 << 20;

/// Dialogs and jobs under way.
#[derive(Default)]
pub(super) struct Files {
    opening: Option<PathPick>,
    reading: Option<Task<Result<String, String>>>,
    saving: Option<(String, PathPick)>,
    writing: Option<Task<Result<(), String>>>,
}

impl Files {
    /// Asks for a file to read.
    pub(super) fn import(&mut self, cx: &UiContext<'_>) {
        self.opening = Some(PathPick::new(PickWhat::OpenFile, cx.text("pack-import"), &["toml"]));
    }

    /// Asks where to write a standard.
    pub(super) fn export(&mut self, known: &KnownPack, cx: &UiContext<'_>) {
        let pick = PathPick::new(PickWhat::SaveFile, cx.text("pack-export"), &["toml"]);
        let name = format!("{}-{}.toml", known.pack.code, known.pack.edition);
        self.saving = Some((known.text.clone(), pick.proposed(name)));
    }

    /// Shows dialogs, takes what jobs brought; gives the text that was read.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<String> {
        self.open(ctx, cx);
        self.save(ctx, cx);
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

    fn save(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        match self.writing.as_ref().and_then(Task::poll) {
            Some(JobEnd::Value(Ok(()))) => {
                self.writing = None;
                cx.notify(Notice::done(cx.text("pack-exported")));
            }
            Some(JobEnd::Value(Err(because)) | JobEnd::Broke(because)) => {
                self.writing = None;
                let notice = Notice::wrong(cx.text("attachment-not-saved"), cx.text("attachment-not-saved-do"));
                cx.notify(notice.with_details(because));
            }
            None => {}
        }
        let Some((text, pick)) = &mut self.saving else { return };
        match pick.show(ctx, cx) {
            Picked::Open => {}
            Picked::Cancelled => self.saving = None,
            Picked::Path(path) => {
                let text = std::mem::take(text);
                self.saving = None;
                self.writing = Some(cx.jobs.start("standard out", move |_| {
                    write_whole(&path, text.as_bytes()).map_err(|error| error.to_string())
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

//! The photo beside an answer: pasted, dropped or chosen.

use std::path::{Path, PathBuf};

use egui::Ui;

use super::Run;
use crate::jobs::{JobEnd, Task};
use crate::register::files::NewFile;
use crate::ui::commands::{AuditCommand, Command, Notice};
use crate::ui::context::{Incoming, UiContext};
use crate::ui::pick::{PathPick, PickWhat, Picked};

/// Choosing a file, and reading it.
#[derive(Default)]
pub(super) struct PhotoPick {
    asking: Option<PathPick>,
    reading: Option<(PathBuf, Task<std::io::Result<Vec<u8>>>)>,
}

impl PhotoPick {
    /// Whether the dialog for a path is open.
    pub(super) fn is_open(&self) -> bool {
        self.asking.is_some()
    }

    /// Opens the dialog.
    pub(super) fn ask(&mut self, cx: &UiContext<'_>) {
        let endings = ["jpg", "jpeg", "png", "webp"];
        self.asking = Some(PathPick::new(PickWhat::OpenFile, cx.text("audit-photo-choose"), &endings));
    }
}

/// Paints the dialog while it is open and takes what was read.
pub(super) fn show(run: &mut Run, ui: &Ui, cx: &UiContext<'_>) {
    let picked = run.photo.asking.as_mut().map(|pick| pick.show(ui.ctx(), cx));
    match picked {
        Some(Picked::Path(path)) => {
            run.photo.asking = None;
            let from = path.clone();
            let task = cx.jobs.start("read photo", move |_| std::fs::read(from));
            run.photo.reading = Some((path, task));
        }
        Some(Picked::Cancelled) => run.photo.asking = None,
        Some(Picked::Open) | None => {}
    }
    let end = run.photo.reading.as_ref().and_then(|(path, task)| Some((path.clone(), task.poll()?)));
    let Some((path, end)) = end else { return };
    run.photo.reading = None;
    match end {
        JobEnd::Value(Ok(bytes)) => take(run, &Incoming { name: name_of(&path), path: Some(path), bytes }, cx),
        JobEnd::Value(Err(error)) => unreadable(&error.to_string(), cx),
        JobEnd::Broke(because) => unreadable(&because, cx),
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn unreadable(because: &str, cx: &UiContext<'_>) {
    let notice = Notice::wrong(cx.text("audit-photo-unreadable"), cx.text("audit-photo-kinds"));
    cx.notify(notice.with_details(because));
}

/// Puts a picture beside the present item, which must have its answer first.
pub(super) fn take(run: &mut Run, incoming: &Incoming, cx: &UiContext<'_>) {
    let code = run.present.clone();
    if run.answer(&code).is_none() {
        cx.notify(Notice::wrong(cx.text("audit-photo-too-early"), cx.text("audit-photo-too-early-advice")));
        return;
    }
    let kind = match image::guess_format(&incoming.bytes) {
        Ok(image::ImageFormat::Jpeg) => "image/jpeg",
        Ok(image::ImageFormat::Png) => "image/png",
        Ok(image::ImageFormat::WebP) => "image/webp",
        Ok(other) => return unreadable(&format!("{other:?}"), cx),
        Err(error) => return unreadable(&error.to_string(), cx),
    };
    run.commit_words(cx);
    let file = NewFile { media_type: kind.to_owned(), name: incoming.name.clone(), content: incoming.bytes.clone() };
    cx.send(Command::Audits(AuditCommand::Photo(run.id, code, file)));
}

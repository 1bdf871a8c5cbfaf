//! The photo of what was put right: dropped, pasted or chosen, kept at once; photos looked at larger.

use egui::{Context, Ui, vec2};

use crate::domain::ids::FileId;
use crate::domain::problems::Wrong;
use crate::jobs::letter_scan::{ScanError, letter_scan, letter_scan_of_file};
use crate::jobs::{JobEnd, Task};
use crate::register::files::NewFile;
use crate::ui::commands::Notice;
use crate::ui::context::{Incoming, UiContext};
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::pictures::PictureSize;
use crate::ui::widgets::{Button, Dialog, drop_zone, picture_button};
use crate::ui::words;

const ENDINGS: [&str; 4] = ["jpg", "jpeg", "png", "webp"];
const LARGE: [f32; 2] = [432.0, 460.0];
/// A photo in the detail.
pub(super) const PHOTO: [f32; 2] = [150.0, 102.0];

/// A photo on its way in, and the one looked at.
#[derive(Debug, Default)]
pub(super) struct Photos {
    pick: Option<PathPick>,
    reading: Option<Task<Result<NewFile, ScanError>>>,
    large: Option<FileId>,
}

impl Photos {
    /// Reads what was dropped or pasted.
    pub(super) fn take(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        let (name, bytes) = (incoming.name.clone(), incoming.bytes.clone());
        self.reading = Some(cx.jobs.start("evidence photo", move |_| letter_scan(&name, bytes)));
    }

    /// The place to drop a photo on.
    pub(super) fn zone(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let (title, hint) = (cx.text("corrective-photo-drop"), cx.text("corrective-photo-hint"));
        drop_zone(ui, cx.tokens, (icons::DROP, &title, &hint), |ui| {
            if Button::secondary(cx.text("corrective-photo-choose")).small().show(ui, cx.tokens).clicked() {
                let pick = PathPick::new(PickWhat::OpenFile, cx.text("corrective-photo-pick"), &ENDINGS);
                self.pick = Some(pick);
            }
        });
    }

    /// A photo of the file, to be looked at larger.
    pub(super) fn thumbnail(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (file, name): (FileId, &str)) {
        let picture = cx.pictures.of_file(ui.ctx(), cx.register, (file, PictureSize::Detail));
        if picture_button(ui, cx.tokens, (PHOTO, picture.as_ref()), name).clicked() {
            self.large = Some(file);
        }
    }

    /// A photo that has been read, once; what cannot be read is told.
    pub(super) fn arrived(&mut self, cx: &UiContext<'_>) -> Option<NewFile> {
        let end = self.reading.as_ref()?.poll()?;
        self.reading = None;
        let error = match end {
            JobEnd::Value(Ok(file)) => return Some(file),
            JobEnd::Value(Err(error)) => error,
            JobEnd::Broke(because) => ScanError::Unreadable(because),
        };
        let wrong = match error {
            ScanError::Heic => Wrong::HeicPicture,
            ScanError::Unreadable(because) | ScanError::File(because) => Wrong::UnreadablePicture { because },
        };
        cx.notify(Notice::wrong(words::wrong(cx.strings, &wrong), cx.text("corrective-photo-nothing-lost")));
        None
    }

    /// The dialogs.
    pub(super) fn dialogs(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        match self.pick.as_mut().map(|pick| pick.show(ctx, cx)) {
            Some(Picked::Path(path)) => {
                self.reading = Some(cx.jobs.start("evidence photo", move |_| letter_scan_of_file(&path)));
                self.pick = None;
            }
            Some(Picked::Cancelled) => self.pick = None,
            Some(Picked::Open) | None => {}
        }
        let Some(file) = self.large else { return };
        let dialog = Dialog::new("corrective photo", cx.text("corrective-photo")).wide();
        let answer = dialog.closes(cx.text("corrective-photo-close")).show(ctx, cx.tokens, |ui| {
            let Some(texture) = cx.pictures.of_file(ui.ctx(), cx.register, (file, PictureSize::Page)) else { return };
            let room = vec2(LARGE[0], LARGE[1].min(ui.ctx().content_rect().height() * 0.6));
            let full = texture.size_vec2();
            let scale = (room.x / full.x.max(1.0)).min(room.y / full.y.max(1.0));
            ui.vertical_centered(|ui| ui.image((texture.id(), full * scale)));
        });
        if answer.is_some() {
            self.large = None;
        }
    }
}

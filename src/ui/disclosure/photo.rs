//! The picture of a version in its place: dropped, pasted or chosen, kept at once, looked at larger.

use egui::{Context, Ui, vec2};

use crate::domain::ids::{DisclosureId, DisclosureVersionId, FileId};
use crate::domain::problems::Wrong;
use crate::jobs::letter_scan::{ScanError, letter_scan, letter_scan_of_file};
use crate::jobs::{JobEnd, Task};
use crate::register::files::NewFile;
use crate::ui::commands::{Command, DisclosureCommand, Notice};
use crate::ui::context::{Incoming, UiContext};
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::pictures::PictureSize;
use crate::ui::widgets::{Button, Dialog, drop_zone, muted};
use crate::ui::words;

const ENDINGS: [&str; 4] = ["jpg", "jpeg", "png", "webp"];
const LARGE: [f32; 2] = [432.0, 460.0];

/// What a picture is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PictureOf {
    /// A version on show.
    Version(DisclosureVersionId),
    /// The version whose form is open, of this document.
    Form(DisclosureId),
}

/// Pictures on their way in, and the one looked at.
#[derive(Debug, Default)]
pub(super) struct Photos {
    pick: Option<(PictureOf, PathPick)>,
    reading: Option<(PictureOf, Task<Result<NewFile, ScanError>>)>,
    large: Option<FileId>,
}

impl Photos {
    /// Whether a dialog takes the keys.
    pub(super) fn has_dialog(&self) -> bool {
        self.pick.is_some() || self.large.is_some()
    }

    /// Opens the dialog for a file.
    pub(super) fn choose(&mut self, cx: &UiContext<'_>, of: PictureOf) {
        self.pick = Some((of, PathPick::new(PickWhat::OpenFile, cx.text("disclosure-photo-choose"), &ENDINGS)));
    }

    /// Reads what was dropped or pasted.
    pub(super) fn take(&mut self, cx: &UiContext<'_>, of: PictureOf, incoming: &Incoming) {
        let Incoming { name, path, bytes } = incoming.clone();
        let task = cx.jobs.start("disclosure photo", move |_| match path {
            Some(path) if bytes.is_empty() => letter_scan_of_file(&path),
            _ => letter_scan(&name, bytes),
        });
        self.reading = Some((of, task));
    }

    /// Shows a picture large.
    pub(super) fn enlarge(&mut self, photo: FileId) {
        self.large = Some(photo);
    }

    /// The place to drop a picture on.
    pub(super) fn zone(&mut self, ui: &mut Ui, cx: &UiContext<'_>, of: PictureOf) {
        let (title, hint) = (cx.text("disclosure-photo-drop"), cx.text("disclosure-photo-drop-hint"));
        drop_zone(ui, cx.tokens, (icons::DROP, &title, &hint), |ui| {
            if Button::secondary(cx.text("disclosure-photo-file")).small().show(ui, cx.tokens).clicked() {
                self.choose(cx, of);
            }
        });
    }

    /// Paints dialogs and asks for what was read to be kept.
    pub(super) fn show(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        self.picking(ctx, cx);
        self.arrived(cx);
        let Some(photo) = self.large else { return };
        let dialog = Dialog::new("disclosure photo", cx.text("disclosure-photo")).wide();
        let dialog = dialog.closes(cx.text("disclosure-close"));
        if dialog.show(ctx, cx.tokens, |ui| picture(ui, cx, photo)).is_some() {
            self.large = None;
        }
    }

    fn picking(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some((of, pick)) = &mut self.pick else { return };
        let of = *of;
        match pick.show(ctx, cx) {
            Picked::Open => {}
            Picked::Cancelled => self.pick = None,
            Picked::Path(path) => {
                let task = cx.jobs.start("disclosure photo", move |_| letter_scan_of_file(&path));
                self.reading = Some((of, task));
                self.pick = None;
            }
        }
    }

    fn arrived(&mut self, cx: &UiContext<'_>) {
        let Some((of, end)) = self.reading.as_ref().and_then(|(of, task)| Some((*of, task.poll()?))) else {
            return;
        };
        self.reading = None;
        match end {
            JobEnd::Value(Ok(file)) => cx.send(Command::Disclosure(match of {
                PictureOf::Version(version) => DisclosureCommand::Photo(version, file),
                PictureOf::Form(document) => DisclosureCommand::KeepPicture(document, file),
            })),
            JobEnd::Value(Err(error)) => cx.notify(told(cx, error)),
            JobEnd::Broke(because) => cx.notify(told(cx, ScanError::Unreadable(because))),
        }
    }
}

fn picture(ui: &mut Ui, cx: &UiContext<'_>, photo: FileId) {
    let Some(texture) = cx.pictures.of_file(ui.ctx(), cx.register, (photo, PictureSize::Page)) else {
        muted(ui, cx.tokens, &cx.text("disclosure-photo-none"));
        return;
    };
    let [width, height] = LARGE;
    let room = vec2(width, height.min(ui.ctx().content_rect().height() * 0.6));
    let full = texture.size_vec2();
    let scale = (room.x / full.x.max(1.0)).min(room.y / full.y.max(1.0));
    ui.vertical_centered(|ui| ui.image((texture.id(), full * scale)));
}

fn told(cx: &UiContext<'_>, error: ScanError) -> Notice {
    let sentence = match error {
        ScanError::Heic => words::wrong(cx.strings, &Wrong::HeicPicture),
        ScanError::Unreadable(because) | ScanError::File(because) => {
            words::wrong(cx.strings, &Wrong::UnreadablePicture { because })
        }
    };
    Notice::wrong(sentence, cx.text("disclosure-photo-kinds"))
}

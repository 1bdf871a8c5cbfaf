//! Pictures of letters: dropped, pasted or chosen, kept at once, looked at larger.

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
use crate::ui::widgets::{Answer, Button, Dialog, drop_zone, muted};
use crate::ui::words;

const ENDINGS: [&str; 4] = ["jpg", "jpeg", "png", "webp"];
const LARGE: [f32; 2] = [432.0, 460.0];

/// Pictures on their way in, and the one looked at.
#[derive(Debug, Default)]
pub(super) struct Scans {
    pick: Option<PathPick>,
    reading: Option<Task<Result<NewFile, ScanError>>>,
    large: Option<Large>,
}

#[derive(Debug, Clone, Copy)]
struct Large {
    scan: FileId,
    /// The letter of the form it can be taken from.
    letter: Option<usize>,
}

impl Scans {
    /// Opens the dialog for a file.
    pub(super) fn choose(&mut self, cx: &UiContext<'_>) {
        self.pick = Some(PathPick::new(PickWhat::OpenFile, cx.text("box-scan-choose"), &ENDINGS));
    }

    /// Reads what was dropped or pasted.
    pub(super) fn take(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        let (name, bytes) = (incoming.name.clone(), incoming.bytes.clone());
        self.reading = Some(cx.jobs.start("letter scan", move |_| letter_scan(&name, bytes)));
    }

    /// Shows a picture large.
    pub(super) fn enlarge(&mut self, scan: FileId, letter: Option<usize>) {
        self.large = Some(Large { scan, letter });
    }

    /// The place to drop pictures on.
    pub(super) fn zone(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let (title, hint) = (cx.text("box-scan-drop"), cx.text("box-scan-drop-hint"));
        drop_zone(ui, cx.tokens, (icons::DROP, &title, &hint), |ui| {
            if Button::secondary(cx.text("box-scan-file")).small().show(ui, cx.tokens).clicked() {
                self.choose(cx);
            }
        });
    }

    /// A picture that has been read, once; what cannot be read is told.
    pub(super) fn arrived(&mut self, cx: &UiContext<'_>) -> Option<NewFile> {
        let end = self.reading.as_ref()?.poll()?;
        self.reading = None;
        match end {
            JobEnd::Value(Ok(file)) => Some(file),
            JobEnd::Value(Err(error)) => {
                cx.notify(told(cx, error));
                None
            }
            JobEnd::Broke(because) => {
                cx.notify(told(cx, ScanError::Unreadable(because)));
                None
            }
        }
    }

    /// The dialogs. Answers the letter whose picture shall be taken away.
    pub(super) fn dialogs(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<usize> {
        match self.pick.as_mut().map(|pick| pick.show(ctx, cx)) {
            Some(Picked::Path(path)) => {
                self.reading = Some(cx.jobs.start("letter scan", move |_| letter_scan_of_file(&path)));
                self.pick = None;
            }
            Some(Picked::Cancelled) => self.pick = None,
            Some(Picked::Open) | None => {}
        }
        let large = self.large?;
        let mut dialog = Dialog::new("letter scan", cx.text("box-scan")).wide();
        dialog = match large.letter {
            Some(_) => dialog.answers(cx.text("box-close"), Button::quiet_danger(cx.text("box-scan-take-off"))),
            None => dialog.closes(cx.text("box-close")),
        };
        let answer = dialog.show(ctx, cx.tokens, |ui| picture(ui, cx, large.scan));
        if answer.is_some() {
            self.large = None;
        }
        if answer == Some(Answer::Act) { large.letter } else { None }
    }
}

fn picture(ui: &mut Ui, cx: &UiContext<'_>, scan: FileId) {
    let Some(texture) = cx.pictures.of_file(ui.ctx(), cx.register, (scan, PictureSize::Page)) else {
        muted(ui, cx.tokens, &cx.text("box-scan-none"));
        return;
    };
    let [width, height] = LARGE;
    let height = height.min(ui.ctx().content_rect().height() * 0.6);
    let room = vec2(width, height);
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
    Notice::wrong(sentence, cx.text("box-scan-nothing-lost"))
}

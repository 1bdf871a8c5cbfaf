//! The crop editor: a picture on its way to be somebody's photos. The frames are proposed by where the face is; a person
//! confirms them.

use egui::{Key, Modifiers, Ui, vec2};

use super::crop_board::{CropBoard, FiveInch, Frames, Start};
use crate::domain::ids::StaffId;
use crate::domain::photos::{PerSize, PhotoSize};
use crate::exchange::photo_checks::{PhotoError, is_heic};
use crate::jobs::photo::{Brought, CutOrder, OpenError, OpenedPhoto, PhotoSource, cut_photo, open_photo};
use crate::jobs::{JobEnd, Task};
use crate::register::photos::NewPhoto;
use crate::ui::commands::{Command, StaffCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, EmptyState};

/// A picture on its way to be somebody's photos.
pub(super) struct PhotoEditor {
    purpose: Purpose,
    who: String,
    start: Start,
    stage: Stage,
}

/// What becomes of the frames.
#[derive(Clone, Copy)]
enum Purpose {
    /// They are cut and written at once.
    Person(StaffId, Brought),
    /// They are handed back.
    Batch,
}

enum Stage {
    Opening(Task<Result<OpenedPhoto, OpenError>>),
    Failed(String),
    Ready(Box<Ready>),
}

struct Ready {
    board: CropBoard,
    cutting: Option<Task<Result<NewPhoto, PhotoError>>>,
    sent: bool,
}

/// How the editor stands after a frame.
pub(super) enum EditorEnd {
    /// Still open.
    Open,
    /// It was left.
    Left,
    /// The frames of a picture of a folder.
    Decided(Frames),
}

impl PhotoEditor {
    /// Opens a picture for a person.
    pub(super) fn open(cx: &UiContext<'_>, (staff, who): (StaffId, String), source: PhotoSource) -> Self {
        let stage = Stage::Opening(open_photo(cx.jobs, source));
        Self { purpose: Purpose::Person(staff, Brought::Now), who, start: Start::Proposed, stage }
    }

    /// Opens the picture a person's photo was cut from, with the frames on record; `None` when it is not there.
    pub(super) fn again(cx: &UiContext<'_>, (staff, who): (StaffId, String)) -> Option<Self> {
        let pictures = cx.register.pictures_of(staff).ok()?;
        let of = |size: PhotoSize| pictures.iter().find(|picture| picture.size == size);
        let original = of(PhotoSize::OneInch)?.original?;
        let here = |size| of(size).filter(|picture| picture.original == Some(original));
        let frames = PerSize::of(|size| here(size).and_then(|picture| picture.crop));
        let is_elsewhere = of(PhotoSize::FiveInch).is_some() && here(PhotoSize::FiveInch).is_none();
        let five_inch = if is_elsewhere { FiveInch::Elsewhere } else { FiveInch::Free };
        let source = PhotoSource::Bytes(String::new(), cx.register.file(original).ok()?);
        let stage = Stage::Opening(open_photo(cx.jobs, source));
        let purpose = Purpose::Person(staff, Brought::Before);
        Some(Self { purpose, who, start: Start::Again(frames, five_inch), stage })
    }

    /// Opens a picture of a folder with the frames decided before.
    pub(super) fn for_batch(cx: &UiContext<'_>, (who, frames): (String, Option<Frames>), source: PhotoSource) -> Self {
        let start = frames.map_or(Start::Proposed, Start::Decided);
        Self { purpose: Purpose::Batch, who, start, stage: Stage::Opening(open_photo(cx.jobs, source)) }
    }

    /// Whether a photo was sent for this person and waits for its answer.
    pub(super) fn is_sent_for(&self, id: StaffId) -> bool {
        let is_sent = matches!(&self.stage, Stage::Ready(ready) if ready.sent);
        is_sent && matches!(self.purpose, Purpose::Person(staff, _) if staff == id)
    }

    /// The register refused; the editor stays.
    pub(super) fn refused(&mut self) {
        if let Stage::Ready(ready) = &mut self.stage {
            ready.sent = false;
        }
    }

    /// Paints the editor.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> EditorEnd {
        self.look(ui, cx);
        let area = ui.max_rect().shrink2(vec2(size::GAP_24, 0.0));
        let builder = egui::UiBuilder::new().id_salt("photo editor").max_rect(area);
        let mut inner = ui.new_child(builder.layout(egui::Layout::top_down(egui::Align::Min)));
        let (mut body, mut bar) = w::split_bottom(&mut inner, w::ACTION_BAR);
        bar.spacing_mut().item_spacing.y = 0.0;
        body.add_space(size::GAP_16);
        let title = cx.strings.text_with("staff-photo-for", &[("name", self.who.as_str().into())]);
        w::label(&mut body, cx.tokens, Text::PageTitle, &title);
        body.add_space(size::GAP_8);
        match &mut self.stage {
            Stage::Opening(_) => {
                body.add_space(size::GAP_24);
                w::progress_with_words(&mut body, cx.tokens, 0.5, (&cx.text("staff-photo-opening"), ""));
            }
            Stage::Failed(because) => {
                body.add_space(size::GAP_24);
                EmptyState::new(icons::IMAGE, cx.text("staff-photo-unusable"), because.as_str())
                    .show(&mut body, cx.tokens);
            }
            Stage::Ready(ready) => ready.board.show(&mut body, cx),
        }
        self.bar(&mut bar, cx)
    }

    fn look(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let next = match &mut self.stage {
            Stage::Opening(task) => match task.poll() {
                None => return,
                Some(JobEnd::Value(Ok(photo))) => {
                    let board = CropBoard::new(ui, photo, self.start);
                    Stage::Ready(Box::new(Ready { board, cutting: None, sent: false }))
                }
                Some(JobEnd::Value(Err(error))) => Stage::Failed(open_error(cx, &error)),
                Some(JobEnd::Broke(because)) => Stage::Failed(unreadable(cx, &because)),
            },
            Stage::Ready(ready) => match ready.cut(cx, self.purpose) {
                Some(because) => Stage::Failed(because),
                None => return,
            },
            Stage::Failed(_) => return,
        };
        self.stage = next;
    }

    fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> EditorEnd {
        let (mut confirm, mut cancel) = (false, false);
        let blocked = match &self.stage {
            Stage::Ready(ready) if !ready.board.is_any_kept() => Some(cx.text("photos-none-kept")),
            Stage::Ready(ready) if ready.cutting.is_none() && !ready.sent => None,
            _ => Some(cx.text("staff-photo-not-ready")),
        };
        let is_blocked = blocked.is_some();
        let words = match self.purpose {
            Purpose::Person(..) => "staff-photo-use",
            Purpose::Batch => "photos-frame-confirm",
        };
        w::action_bar(
            ui,
            cx.tokens,
            |ui| {
                let button = Button::primary(cx.text(words)).icon(icons::CROP).shortcut("Ctrl Enter");
                confirm = button.blocked(blocked).show(ui, cx.tokens).clicked();
                cancel = Button::secondary(cx.text("staff-photo-cancel")).shortcut("Esc").show(ui, cx.tokens).clicked();
            },
            |_| {},
        );
        let keys = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        match (confirm || keys) && !is_blocked {
            true => self.confirm(cx),
            false if cancel => EditorEnd::Left,
            false => EditorEnd::Open,
        }
    }

    fn confirm(&mut self, cx: &UiContext<'_>) -> EditorEnd {
        let Stage::Ready(ready) = &mut self.stage else {
            return EditorEnd::Open;
        };
        let frames = ready.board.decided();
        let Purpose::Person(_, brought) = self.purpose else {
            return EditorEnd::Decided(frames);
        };
        let original = ready.board.photo.original.clone();
        let order = CutOrder { original, frames, today: cx.today(), brought };
        ready.cutting = Some(cut_photo(cx.jobs, order));
        EditorEnd::Open
    }
}

impl Ready {
    /// Sends the photos once they are cut. Answers why they could not be.
    fn cut(&mut self, cx: &UiContext<'_>, purpose: Purpose) -> Option<String> {
        let end = self.cutting.as_ref()?.poll()?;
        self.cutting = None;
        match (end, purpose) {
            (JobEnd::Value(Ok(photo)), Purpose::Person(staff, _)) => {
                cx.send(Command::Staff(StaffCommand::Photo(staff, Some(photo))));
                self.sent = true;
                None
            }
            (JobEnd::Value(Ok(_)), Purpose::Batch) => None,
            (JobEnd::Value(Err(error)), _) => Some(photo_error(cx, &error)),
            (JobEnd::Broke(because), _) => Some(unreadable(cx, &because)),
        }
    }
}

fn open_error(cx: &UiContext<'_>, error: &OpenError) -> String {
    match error {
        OpenError::Photo(error) => photo_error(cx, error),
        OpenError::File(error) => super::import_rows::file_error(cx, error),
    }
}

/// What is wrong with a picture, and what to do.
pub(super) fn photo_error(cx: &UiContext<'_>, error: &PhotoError) -> String {
    match error {
        PhotoError::Unreadable { because } => unreadable(cx, because),
        other => cx.text(other.key()),
    }
}

fn unreadable(cx: &UiContext<'_>, because: &str) -> String {
    cx.strings.text_with("photo-unreadable", &[("because", because.into())])
}

/// Whether what came in is a picture: by its ending, else by its first bytes.
pub(super) fn is_picture(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let by_name =
        ["jpg", "jpeg", "png", "webp", "heic", "heif", "bmp", "gif", "tif", "tiff"].contains(&ending.as_str());
    by_name || is_heic(bytes) || image::guess_format(bytes).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_told_by_its_ending_or_its_first_bytes() {
        assert!(is_picture("a.JPG", b""));
        assert!(is_picture("", b"\x89PNG\r\n\x1a\n"));
        assert!(!is_picture("名册.xlsx", b"PK\x03\x04"));
        assert!(!is_picture("名册.csv", "工号,姓名".as_bytes()));
    }
}

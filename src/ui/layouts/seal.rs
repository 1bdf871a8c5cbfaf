//! The unit's seal laid over cards: a PNG whose ground is clear, chosen, looked at, taken away.

use egui::{Context, Ui};
use image::ImageFormat;

use crate::domain::ids::FileId;
use crate::domain::problems::Wrong;
use crate::register::Area;
use crate::register::files::NewFile;
use crate::ui::commands::{Command, LayoutCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::one_picture::{OnePicture, preview};
use crate::ui::widgets::{Button, Tone, note};
use crate::ui::words;

/// Side of the preview.
const PREVIEW: f32 = 64.0;
/// Largest picture of a seal taken, in pixels a side.
const MOST_PIXELS: u32 = 6000;

/// Why a picture is no seal.
#[derive(Debug, Clone, PartialEq, Eq)]
enum NoSeal {
    /// It cannot be read.
    Picture(Wrong),
    /// It is no PNG, or nothing of it is clear: it would cover what lies below.
    NotClear,
}

impl From<Wrong> for NoSeal {
    fn from(wrong: Wrong) -> Self {
        Self::Picture(wrong)
    }
}

/// Choosing and showing the seal.
pub(super) struct Seal {
    known: Option<(u64, Option<FileId>)>,
    picture: OnePicture<NoSeal>,
}

impl Default for Seal {
    fn default() -> Self {
        Self { known: None, picture: OnePicture::new("seal", checked) }
    }
}

impl Seal {
    fn kept(&mut self, cx: &UiContext<'_>) -> Option<FileId> {
        let revision = cx.register.revision(Area::Hall);
        match self.known {
            Some((of, file)) if of == revision => file,
            _ => {
                let file = cx.register.seal().ok().flatten();
                self.known = Some((revision, file));
                file
            }
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let kept = self.kept(cx);
        ui.horizontal(|ui| {
            preview(ui, cx, (kept, PREVIEW, icons::SEAL));
            ui.vertical(|ui| {
                let words = if kept.is_some() { "editor-seal-other" } else { "editor-seal-choose" };
                if Button::secondary(cx.text(words)).icon(icons::IMAGE).small().show(ui, cx.tokens).clicked() {
                    self.picture.ask(cx.text("editor-seal-pick"), &["png"]);
                }
                let remove = Button::quiet(cx.text("editor-seal-remove")).small();
                if kept.is_some() && remove.show(ui, cx.tokens).clicked() {
                    cx.send(Command::Layouts(LayoutCommand::Seal(None)));
                }
            });
        });
        if let Some(problem) = self.picture.problem() {
            let words = match problem {
                NoSeal::Picture(wrong) => words::wrong(cx.strings, wrong),
                NoSeal::NotClear => cx.text("editor-seal-not-clear"),
            };
            note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &words));
        }
    }

    /// Reads a picture that was dropped or pasted.
    pub(super) fn take(&mut self, cx: &UiContext<'_>, name: &str, bytes: Vec<u8>) {
        self.picture.take(cx, name, bytes);
    }

    /// The dialog for the path, and the picture once it was read.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        if let Some(file) = self.picture.work(ctx, cx) {
            cx.send(Command::Layouts(LayoutCommand::Seal(Some(file))));
        }
    }

    /// Whether a dialog is open.
    pub(super) fn has_dialog(&self) -> bool {
        self.picture.has_dialog()
    }
}

/// A PNG that can be decoded and is clear somewhere.
fn checked(name: String, content: Vec<u8>) -> Result<NewFile, NoSeal> {
    let unreadable =
        |error: image::ImageError| NoSeal::Picture(Wrong::UnreadablePicture { because: error.to_string() });
    if content.get(4..8) == Some(b"ftyp") {
        return Err(NoSeal::Picture(Wrong::HeicPicture));
    }
    if image::guess_format(&content).map_err(unreadable)? != ImageFormat::Png {
        return Err(NoSeal::NotClear);
    }
    let mut reader = image::ImageReader::with_format(std::io::Cursor::new(&content), ImageFormat::Png);
    let mut limits = image::Limits::default();
    (limits.max_image_width, limits.max_image_height) = (Some(MOST_PIXELS), Some(MOST_PIXELS));
    reader.limits(limits);
    let picture = reader.decode().map_err(unreadable)?.to_rgba8();
    if picture.pixels().all(|pixel| pixel.0.get(3) == Some(&u8::MAX)) {
        return Err(NoSeal::NotClear);
    }
    Ok(NewFile { media_type: "image/png".to_owned(), name, content })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(pixel: [u8; 4]) -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::RgbaImage::from_pixel(4, 4, image::Rgba(pixel)).write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_seal_is_a_png_that_lets_the_card_show_through() {
        let clear = png([200, 0, 0, 120]);
        assert_eq!(checked("章.png".into(), clear.clone()).unwrap().content, clear);
        assert_eq!(checked("章.png".into(), png([200, 0, 0, 255])), Err(NoSeal::NotClear));
        let cut = checked("章.png".into(), clear[..30].to_vec());
        assert!(matches!(cut, Err(NoSeal::Picture(Wrong::UnreadablePicture { .. }))));
        assert!(matches!(checked("a.txt".into(), b"words".to_vec()), Err(NoSeal::Picture(_))));
    }
}

//! The logo printed on badges: chosen, dropped or pasted, PNG or JPEG.

use egui::{Context, Ui};
use image::ImageFormat;

use crate::domain::problems::{Field, Wrong};
use crate::register::files::NewFile;
use crate::ui::commands::{Command, Done, HallCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::one_picture::{OnePicture, preview};
use crate::ui::theme::Text;
use crate::ui::widgets::{Button, Tone, note, paragraph, secondary};
use crate::ui::words;

/// Side of the preview.
const PREVIEW: f32 = 72.0;

/// Choosing and showing the logo.
pub(super) struct Logo(OnePicture<Wrong>);

impl Default for Logo {
    fn default() -> Self {
        Self(OnePicture::new("logo", checked))
    }
}

impl Logo {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        secondary(ui, cx.tokens, &words::field(cx.strings, Field::Logo));
        let kept = cx.register.hall().logo;
        ui.horizontal(|ui| {
            preview(ui, cx, (kept, PREVIEW, icons::IMAGE));
            ui.vertical(|ui| {
                ui.horizontal(|ui| {
                    let words = if kept.is_some() { "settings-logo-other" } else { "settings-logo-choose" };
                    if Button::secondary(cx.text(words)).icon(icons::IMAGE).small().show(ui, cx.tokens).clicked() {
                        self.0.ask(cx.text("settings-logo-pick"), &["png", "jpg", "jpeg"]);
                    }
                    let remove = Button::quiet(cx.text("settings-logo-remove")).small();
                    if kept.is_some() && remove.show(ui, cx.tokens).clicked() {
                        cx.send(Command::Hall(HallCommand::Logo(None)));
                    }
                });
                paragraph(ui, Text::Secondary, &cx.text("settings-logo-line"), cx.tokens.text2);
            });
        });
        if let Some(wrong) = self.0.problem() {
            note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &words::wrong(cx.strings, wrong)));
        }
    }

    /// Reads a picture that was dropped or pasted.
    pub(super) fn take(&mut self, cx: &UiContext<'_>, name: &str, bytes: Vec<u8>) {
        self.0.take(cx, name, bytes);
    }

    /// The dialog for the path, and the picture once it was read.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        if let Some(file) = self.0.work(ctx, cx) {
            cx.send(Command::Hall(HallCommand::Logo(Some(file))));
        }
    }

    pub(super) fn hear(&mut self, done: &Done) {
        if *done == Done::HallChanged {
            self.0.forget_problem();
        }
    }
}

/// A PNG or JPEG that can be decoded.
fn checked(name: String, content: Vec<u8>) -> Result<NewFile, Wrong> {
    if content.get(4..8) == Some(b"ftyp") {
        return Err(Wrong::HeicPicture);
    }
    let unreadable = |error: image::ImageError| Wrong::UnreadablePicture { because: error.to_string() };
    let format = image::guess_format(&content).map_err(unreadable)?;
    let media_type = match format {
        ImageFormat::Png => "image/png",
        ImageFormat::Jpeg => "image/jpeg",
        other => {
            return Err(Wrong::UnreadablePicture { because: other.to_mime_type().to_owned() });
        }
    };
    image::load_from_memory_with_format(&content, format).map_err(unreadable)?;
    Ok(NewFile { media_type: media_type.to_owned(), name, content })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pictures_that_can_be_decoded_are_taken() {
        let mut png = std::io::Cursor::new(Vec::new());
        image::RgbaImage::new(2, 2).write_to(&mut png, ImageFormat::Png).unwrap();
        let png = png.into_inner();
        let file = checked("logo.png".into(), png.clone()).unwrap();
        assert_eq!((file.media_type.as_str(), &file.content), ("image/png", &png));
        let cut = checked("cut.png".into(), png[..40].to_vec());
        assert!(matches!(cut, Err(Wrong::UnreadablePicture { .. })));
        assert!(matches!(checked("a.txt".into(), b"words".to_vec()), Err(Wrong::UnreadablePicture { .. })));
        assert_eq!(checked("a.heic".into(), b"\0\0\0\x18ftypheic".to_vec()), Err(Wrong::HeicPicture));
    }
}

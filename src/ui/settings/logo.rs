//! The logo printed on badges: chosen, dropped or pasted, PNG or JPEG.

use std::path::PathBuf;

use egui::{Context, Image, Sense, Ui, Vec2};
use image::ImageFormat;

use crate::domain::problems::{Field, Wrong};
use crate::jobs::{JobEnd, Task};
use crate::register::files::NewFile;
use crate::ui::commands::{Command, Done, HallCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Tone, note, paragraph, secondary};
use crate::ui::words;

/// Side of the preview.
const PREVIEW: f32 = 72.0;

/// Choosing and showing the logo.
#[derive(Default)]
pub(super) struct Logo {
    pick: Option<PathPick>,
    reading: Option<Task<Result<NewFile, Wrong>>>,
    problem: Option<Wrong>,
}

impl Logo {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        secondary(ui, cx.tokens, &words::field(cx.strings, Field::Logo));
        let kept = cx.register.hall().logo;
        ui.horizontal(|ui| {
            preview(ui, cx);
            ui.vertical(|ui| {
                ui.horizontal(|ui| {
                    let words = if kept.is_some() { "settings-logo-other" } else { "settings-logo-choose" };
                    if Button::secondary(cx.text(words)).icon(icons::IMAGE).small().show(ui, cx.tokens).clicked() {
                        let endings = ["png", "jpg", "jpeg"];
                        self.pick = Some(PathPick::new(PickWhat::OpenFile, cx.text("settings-logo-pick"), &endings));
                    }
                    let remove = Button::quiet(cx.text("settings-logo-remove")).small();
                    if kept.is_some() && remove.show(ui, cx.tokens).clicked() {
                        cx.send(Command::Hall(HallCommand::Logo(None)));
                    }
                });
                paragraph(ui, Text::Secondary, &cx.text("settings-logo-line"), cx.tokens.text2);
            });
        });
        if let Some(wrong) = &self.problem {
            note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &words::wrong(cx.strings, wrong)));
        }
    }

    /// Reads a picture that was dropped or pasted.
    pub(super) fn take(&mut self, cx: &UiContext<'_>, name: &str, bytes: Vec<u8>) {
        let name = name.to_owned();
        self.problem = None;
        self.reading = Some(cx.jobs.start("logo", move |_| checked(name, bytes)));
    }

    fn read(&mut self, cx: &UiContext<'_>, path: PathBuf) {
        self.problem = None;
        self.reading = Some(cx.jobs.start("logo", move |_| {
            let bytes = std::fs::read(&path).map_err(|_| Wrong::NoSuchFile)?;
            checked(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes)
        }));
    }

    /// The dialog for the path, and the picture once it was read.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        match self.pick.as_mut().map(|pick| pick.show(ctx, cx)) {
            Some(Picked::Path(path)) => {
                self.pick = None;
                self.read(cx, path);
            }
            Some(Picked::Cancelled) => self.pick = None,
            Some(Picked::Open) | None => {}
        }
        let Some(end) = self.reading.as_ref().and_then(Task::poll) else {
            return;
        };
        self.reading = None;
        ctx.request_repaint();
        match end {
            JobEnd::Value(Ok(file)) => cx.send(Command::Hall(HallCommand::Logo(Some(file)))),
            JobEnd::Value(Err(wrong)) => self.problem = Some(wrong),
            JobEnd::Broke(because) => self.problem = Some(Wrong::UnreadablePicture { because }),
        }
    }

    pub(super) fn hear(&mut self, done: &Done) {
        if *done == Done::HallChanged {
            self.problem = None;
        }
    }
}

fn preview(ui: &mut Ui, cx: &UiContext<'_>) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(PREVIEW), Sense::hover());
    ui.painter().rect_filled(rect, size::RADIUS, cx.tokens.paper);
    ui.painter().rect_stroke(rect, size::RADIUS, (size::LINE, cx.tokens.line), egui::StrokeKind::Inside);
    let logo = cx.register.hall().logo;
    let shown = logo.and_then(|id| cx.pictures.of_file(ui.ctx(), cx.register, (id, PictureSize::Detail)));
    let Some(picture) = shown else {
        icons::IMAGE.paint(ui.painter(), rect.center(), 28.0, cx.tokens.line_strong);
        return;
    };
    let wanted = picture.size_vec2();
    let scale = (PREVIEW - size::GAP_12) / wanted.max_elem().max(1.0);
    let place = egui::Rect::from_center_size(rect.center(), wanted * scale);
    Image::from_texture((picture.id(), place.size())).paint_at(ui, place);
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

//! Photos of an item: one large, the others small, each to be looked at.

use egui::{Ui, vec2};

use crate::domain::ids::FileId;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::size;
use crate::ui::widgets::{Dialog, Tone, picture_button};

/// The first photo: width and height.
pub(super) const FIRST: [f32; 2] = [150.0, 102.0];
/// The others.
const FURTHER: [f32; 2] = [46.0, 34.0];
/// Largest look at one, in a dialog.
const LARGE: [f32; 2] = [432.0, 420.0];

/// The photos of an item within the width of the first; answers the one that shall be looked at.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, files: &[FileId]) -> Option<FileId> {
    let mut clicked = None;
    let mut one = |ui: &mut Ui, at: usize, file: FileId, size: [f32; 2]| {
        let picture = cx.pictures.of_file(ui.ctx(), cx.register, (file, PictureSize::Detail));
        let name = cx.strings.text_with("run-photo-look", &[("n", (at + 1).into())]);
        if picture_button(ui, cx.tokens, (size, picture.as_ref()), &name).clicked() {
            clicked = Some(file);
        }
    };
    let (first, further) = files.split_first()?;
    one(ui, 0, *first, FIRST);
    for (row, line) in further.chunks(3).enumerate() {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
            for (at, file) in line.iter().enumerate() {
                one(ui, 1 + row * 3 + at, *file, FURTHER);
            }
        });
    }
    clicked
}

/// A photo looked at; `true` once it is closed.
pub(super) fn look_at(ui: &Ui, cx: &UiContext<'_>, file: FileId) -> bool {
    let picture = cx.pictures.of_file(ui.ctx(), cx.register, (file, PictureSize::Page));
    let dialog = Dialog::new("audit-photo", cx.text("audit-photo")).icon(icons::IMAGE, Tone::Accent).wide();
    let answer = dialog.closes(cx.text("run-photo-close")).show(ui.ctx(), cx.tokens, |ui| {
        let Some(picture) = &picture else { return };
        let [width, height] = LARGE;
        let size = picture.size_vec2();
        let scale = (ui.available_width().min(width) / size.x.max(1.0)).min(height / size.y.max(1.0));
        ui.image((picture.id(), size * scale));
        ui.add_space(size::GAP_4);
    });
    answer.is_some()
}

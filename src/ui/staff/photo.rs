//! The crop editor: the whole picture upright, a frame of 25:35 with a head guide, proposed by where the face is; a
//! person confirms it.

use egui::{
    Color32, ColorImage, CursorIcon, EventFilter, Key, Modifiers, Pos2, Rect, Sense, Stroke, StrokeKind, TextureHandle,
    TextureOptions, Ui, pos2, vec2,
};

use super::crop_frame::{Corner, Frame};
use super::crop_view::{Sight, around, corner_at, guide};
use crate::domain::ids::StaffId;
use crate::exchange::photo_checks::{Mended, PhotoError, is_heic};
use crate::jobs::photo::{OpenError, OpenedPhoto, PhotoSource, cut_photo, open_photo};
use crate::jobs::{JobEnd, Task};
use crate::register::staff::NewPhoto;
use crate::ui::commands::{Command, StaffCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, EmptyState, Tone};

/// One step of the arrow keys, as a part of the frame's height.
const STEP: f64 = 0.01;
/// One step of `+` and `−`.
const GROW: f64 = 1.03;
/// A picture on its way to be somebody's photo.
pub(super) struct PhotoEditor {
    staff: StaffId,
    who: String,
    stage: Stage,
}

enum Stage {
    Opening(Task<Result<OpenedPhoto, OpenError>>),
    Failed(String),
    Ready(Box<Ready>),
}

struct Ready {
    photo: OpenedPhoto,
    texture: TextureHandle,
    frame: Frame,
    zoom: f32,
    /// Middle of the view, pixels of the upright picture.
    view: (f64, f64),
    pulled: Option<Corner>,
    cutting: Option<Task<Result<NewPhoto, PhotoError>>>,
    sent: bool,
}

impl PhotoEditor {
    /// Opens a picture for a person.
    pub(super) fn open(cx: &UiContext<'_>, (staff, who): (StaffId, String), source: PhotoSource) -> Self {
        Self { staff, who, stage: Stage::Opening(open_photo(cx.jobs, source)) }
    }

    /// Whether a photo was sent for this person and waits for its answer.
    pub(super) fn is_sent_for(&self, id: StaffId) -> bool {
        self.staff == id && matches!(&self.stage, Stage::Ready(ready) if ready.sent)
    }

    /// The register refused; the editor stays.
    pub(super) fn refused(&mut self) {
        if let Stage::Ready(ready) = &mut self.stage {
            ready.sent = false;
        }
    }

    /// Paints the editor; true when it was left.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
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
            Stage::Ready(ready) => ready.editor(&mut body, cx),
        }
        self.bar(&mut bar, cx)
    }

    fn look(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let next = match &mut self.stage {
            Stage::Opening(task) => match task.poll() {
                None => return,
                Some(JobEnd::Value(Ok(photo))) => Stage::Ready(Box::new(Ready::new(ui, photo))),
                Some(JobEnd::Value(Err(error))) => Stage::Failed(open_error(cx, &error)),
                Some(JobEnd::Broke(because)) => Stage::Failed(unreadable(cx, &because)),
            },
            Stage::Ready(ready) => match ready.cut(cx, self.staff) {
                Some(because) => Stage::Failed(because),
                None => return,
            },
            Stage::Failed(_) => return,
        };
        self.stage = next;
    }

    fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        let (mut confirm, mut cancel) = (false, false);
        let ready = matches!(&self.stage, Stage::Ready(ready) if ready.cutting.is_none() && !ready.sent);
        w::action_bar(
            ui,
            cx.tokens,
            |ui| {
                let blocked = (!ready).then(|| cx.text("staff-photo-not-ready"));
                let button = Button::primary(cx.text("staff-photo-use")).icon(icons::CROP).shortcut("Ctrl Enter");
                confirm = button.blocked(blocked).show(ui, cx.tokens).clicked();
                cancel = Button::secondary(cx.text("staff-photo-cancel")).shortcut("Esc").show(ui, cx.tokens).clicked();
            },
            |_| {},
        );
        let keys = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        if (confirm || keys)
            && let Stage::Ready(ready) = &mut self.stage
        {
            ready.confirm(cx);
        }
        cancel
    }
}

impl Ready {
    fn new(ui: &Ui, photo: OpenedPhoto) -> Self {
        let preview = &photo.preview;
        let pixels = [preview.width as usize, preview.height as usize];
        let image = ColorImage::from_rgba_unmultiplied(pixels, &preview.rgba);
        let texture = ui.ctx().load_texture("photo being cut", image, TextureOptions::LINEAR);
        let frame = Frame::new(preview.proposed, preview.upright_size);
        let (width, height) = preview.upright_size;
        let view = (f64::from(width) / 2.0, f64::from(height) / 2.0);
        Self { photo, texture, frame, zoom: 1.0, view, pulled: None, cutting: None, sent: false }
    }

    fn confirm(&mut self, cx: &UiContext<'_>) {
        if self.cutting.is_none() && !self.sent {
            self.cutting = Some(cut_photo(cx.jobs, self.photo.original.clone(), self.frame.crop()));
        }
    }

    /// Sends the photo once it is cut. Answers why it could not be.
    fn cut(&mut self, cx: &UiContext<'_>, staff: StaffId) -> Option<String> {
        let end = self.cutting.as_ref()?.poll()?;
        self.cutting = None;
        match end {
            JobEnd::Value(Ok(photo)) => {
                cx.send(Command::Staff(StaffCommand::Photo(staff, Some(photo))));
                self.sent = true;
                None
            }
            JobEnd::Value(Err(error)) => Some(photo_error(cx, &error)),
            JobEnd::Broke(because) => Some(unreadable(cx, &because)),
        }
    }

    fn editor(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.tools(ui, cx);
        for mended in &self.photo.preview.mended {
            let key = match mended {
                Mended::Turned => "wrong-picture-turned",
                Mended::Flattened => "wrong-picture-flattened",
                Mended::Recoloured => "wrong-picture-recoloured",
            };
            w::note(ui, cx.tokens, Tone::Neutral, (icons::INFO, &cx.text(key)));
        }
        ui.add_space(size::GAP_8);
        let all = ui.available_rect_before_wrap();
        let all = all.with_max_y(all.bottom() - size::GAP_12);
        let [print_width, print_height] = size::DETAIL_PHOTO;
        let canvas = all.with_max_x(all.right() - print_width - size::GAP_24);
        self.canvas(ui, cx, canvas);
        let print =
            Rect::from_min_size(pos2(canvas.right() + size::GAP_24, all.top()), vec2(print_width, print_height));
        self.print(ui, cx, print);
        ui.advance_cursor_after_rect(all);
    }

    fn tools(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_4;
            let mut tool =
                |icon, key: &str| Button::icon_only(icon, cx.text(key)).small().show(ui, cx.tokens).clicked();
            if tool(icons::ZOOM_OUT, "staff-zoom-out") {
                self.zoom_by(0.8);
            }
            if tool(icons::ZOOM_IN, "staff-zoom-in") {
                self.zoom_by(1.25);
            }
            if tool(icons::FIT, "staff-zoom-fit") {
                self.zoom = 1.0;
            }
            if tool(icons::REMOVE, "staff-frame-smaller") {
                self.frame = self.frame.scaled(1.0 / GROW);
            }
            if tool(icons::ADD, "staff-frame-larger") {
                self.frame = self.frame.scaled(GROW);
            }
            if tool(icons::REFRESH, "staff-frame-again") {
                let preview = &self.photo.preview;
                self.frame = Frame::new(preview.proposed, preview.upright_size);
            }
        });
    }

    fn zoom_by(&mut self, factor: f32) {
        self.zoom = (self.zoom * factor).clamp(1.0, 6.0);
        let [x, y, width, height] = self.frame.place();
        self.view = (x + width / 2.0, y + height / 2.0);
    }

    fn canvas(&mut self, ui: &mut Ui, cx: &UiContext<'_>, canvas: Rect) {
        ui.painter().rect_filled(canvas, size::RADIUS_NOTE, cx.tokens.canvas);
        let sight = Sight::new(canvas.shrink(size::GAP_8), self.photo.preview.upright_size, (self.zoom, self.view));
        let painter = ui.painter_at(canvas);
        let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        painter.image(self.texture.id(), sight.picture, whole, Color32::WHITE);
        let place = sight.rect(self.frame);
        for part in around(sight.picture, place) {
            painter.rect_filled(part, 0.0, cx.tokens.backdrop);
        }
        let id = ui.scope_id().with("crop frame");
        let response = ui.interact(canvas, id, Sense::click_and_drag());
        let name = cx.text("staff-frame");
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &name));
        self.drag(&response, &sight, place);
        if response.has_focus() {
            let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            self.keys(ui);
        }
        if response.clicked() || response.drag_started() {
            response.request_focus();
        }
        let edge = if response.has_focus() { size::BAR } else { size::LINE_FOCUS };
        guide(&painter, sight.rect(self.frame), cx, edge);
    }

    fn drag(&mut self, response: &egui::Response, sight: &Sight, place: Rect) {
        let over = response.hover_pos().and_then(|at| corner_at(place, at));
        if response.drag_started() {
            let start = response.interact_pointer_pos().map(|at| at - response.drag_delta());
            self.pulled = start.and_then(|at| corner_at(place, at));
        }
        if response.dragged() {
            let pulled = self.pulled.zip(response.interact_pointer_pos());
            let moved = response.drag_delta() / sight.scale;
            self.frame = pulled.map_or_else(
                || self.frame.moved(f64::from(moved.x), f64::from(moved.y)),
                |(corner, at)| self.frame.pulled(corner, sight.pixel(at)),
            );
        }
        let cursor = match self.pulled.filter(|_| response.dragged()).or(over) {
            Some(Corner::LeftTop | Corner::RightBottom) => CursorIcon::ResizeNwSe,
            Some(_) => CursorIcon::ResizeNeSw,
            None => CursorIcon::Move,
        };
        let _ = response.clone().on_hover_cursor(cursor);
    }

    fn keys(&mut self, ui: &Ui) {
        let part = if ui.input(|input| input.modifiers.shift) { STEP / 5.0 } else { STEP };
        let pressed = |key| {
            ui.input_mut(|input| input.consume_key(Modifiers::NONE, key) || input.consume_key(Modifiers::SHIFT, key))
        };
        for (key, x, y) in [
            (Key::ArrowLeft, -part, 0.0),
            (Key::ArrowRight, part, 0.0),
            (Key::ArrowUp, 0.0, -part),
            (Key::ArrowDown, 0.0, part),
        ] {
            if pressed(key) {
                self.frame = self.frame.nudged(x, y);
            }
        }
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.frame = self.frame.scaled(GROW);
        }
        if pressed(Key::Minus) {
            self.frame = self.frame.scaled(1.0 / GROW);
        }
    }

    /// What will print, beside the canvas.
    fn print(&self, ui: &mut Ui, cx: &UiContext<'_>, place: Rect) {
        let crop = self.frame.crop();
        let corner = pos2(crop.x as f32, crop.y as f32);
        let part = Rect::from_min_size(corner, vec2(crop.width as f32, crop.height as f32));
        egui::Image::from_texture((self.texture.id(), place.size()))
            .corner_radius(size::RADIUS_PHOTO)
            .uv(part)
            .paint_at(ui, place);
        let edge = Stroke::new(size::LINE, cx.tokens.line);
        ui.painter().rect_stroke(place, size::RADIUS_PHOTO, edge, StrokeKind::Inside);
        let below = Rect::from_min_size(place.left_bottom() + vec2(0.0, size::GAP_8), vec2(place.width(), 300.0));
        let mut words = ui.new_child(egui::UiBuilder::new().id_salt("print words").max_rect(below));
        w::paragraph(&mut words, Text::Secondary, &cx.text("staff-photo-prints-so"), cx.tokens.text2);
        words.add_space(size::GAP_8);
        w::paragraph(&mut words, Text::Secondary, &cx.text("staff-frame-how"), cx.tokens.text2);
    }
}

fn open_error(cx: &UiContext<'_>, error: &OpenError) -> String {
    match error {
        OpenError::Photo(error) => photo_error(cx, error),
        OpenError::File(error) => super::import_rows::file_error(cx, error),
    }
}

fn photo_error(cx: &UiContext<'_>, error: &PhotoError) -> String {
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

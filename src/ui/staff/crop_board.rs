//! The board of the crop editor: the whole picture upright, a frame for each size with its guide, what there is to remark,
//! how it prints.

use egui::{
    Color32, ColorImage, CursorIcon, EventFilter, Key, Modifiers, Pos2, Rect, ScrollArea, Sense, Stroke, StrokeKind,
    TextureHandle, TextureOptions, Ui, pos2, vec2,
};

use super::crop_frame::{Corner, Frame};
use super::crop_view::{Sight, around, corner_at, guide};
use crate::domain::photos::{CropFrame, PerSize, PhotoRemark, PhotoSize};
use crate::exchange::photo_checks::Mended;
use crate::exchange::photo_quality::remarks;
use crate::jobs::photo::OpenedPhoto;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, Segments, Tone};

/// One step of the arrow keys, as a part of the frame's height.
const STEP: f64 = 0.01;
/// One step of `+` and `−`.
const GROW: f64 = 1.03;
/// Width of the column beside the canvas.
const COLUMN: f32 = 208.0;

/// The frames a person decided on; a size without one is not wanted.
pub(super) type Frames = PerSize<Option<CropFrame>>;

/// Where the frames begin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Start {
    /// As proposed.
    Proposed,
    /// As decided a moment ago.
    Decided(Frames),
    /// As on record; a size without a frame was not cut from this picture. `five_inch` says what is proposed for it.
    Again(Frames, FiveInch),
}

/// The 5-inch picture on record, seen from another original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FiveInch {
    /// There is none, or it was cut from this very picture.
    Free,
    /// It was cut from another picture, and stays.
    Elsewhere,
}

/// A picture and its frames.
pub(super) struct CropBoard {
    pub(super) photo: OpenedPhoto,
    texture: TextureHandle,
    frames: PerSize<Frame>,
    /// Which sizes are wanted.
    kept: PerSize<bool>,
    /// The size whose frame is seen.
    size: PhotoSize,
    zoom: f32,
    /// Middle of the view, pixels of the upright picture.
    view: (f64, f64),
    pulled: Option<Corner>,
    /// What was remarked on the frame seen.
    told: Option<(PhotoSize, Frame, Vec<PhotoRemark>)>,
}

impl CropBoard {
    /// A picture with its frames.
    pub(super) fn new(ui: &Ui, photo: OpenedPhoto, start: Start) -> Self {
        let preview = &photo.preview;
        let pixels = [preview.width as usize, preview.height as usize];
        let image = ColorImage::from_rgba_unmultiplied(pixels, &preview.rgba);
        let texture = ui.ctx().load_texture("photo being cut", image, TextureOptions::LINEAR);
        let known = match &start {
            Start::Proposed => PerSize::default(),
            Start::Decided(frames) | Start::Again(frames, _) => *frames,
        };
        let frame = |size: PhotoSize| {
            let before = *known.get(size);
            Frame::new(before.unwrap_or(*preview.proposed.get(size)), preview.upright_size, size)
        };
        let frames = PerSize::of(frame);
        let kept = match &start {
            Start::Decided(frames) => PerSize::of(|size| frames.get(size).is_some()),
            Start::Again(_, FiveInch::Elsewhere) => PerSize { one_inch: true, five_inch: false },
            Start::Proposed | Start::Again(..) => {
                PerSize { one_inch: true, five_inch: preview.is_half_length || known.five_inch.is_some() }
            }
        };
        let (width, height) = preview.upright_size;
        let view = (f64::from(width) / 2.0, f64::from(height) / 2.0);
        let size = PhotoSize::OneInch;
        Self { photo, texture, frames, kept, size, zoom: 1.0, view, pulled: None, told: None }
    }

    /// What is wanted, as parts of the picture.
    pub(super) fn decided(&self) -> Frames {
        PerSize::of(|size| self.kept.get(size).then(|| self.frames.get(size).crop()))
    }

    /// Whether any size is wanted.
    pub(super) fn is_any_kept(&self) -> bool {
        self.kept.one_inch || self.kept.five_inch
    }

    fn frame(&self) -> Frame {
        *self.frames.get(self.size)
    }

    fn change(&mut self, how: impl FnOnce(Frame) -> Frame) {
        let changed = how(self.frame());
        *self.frames.get_mut(self.size) = changed;
    }

    /// Tools, canvas, and the column beside it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
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
        let canvas = all.with_max_x(all.right() - COLUMN - size::GAP_16);
        self.canvas(ui, cx, canvas);
        self.remark();
        let column = all.with_min_x(canvas.right() + size::GAP_16);
        let mut beside = ui.new_child(egui::UiBuilder::new().id_salt("beside the canvas").max_rect(column));
        beside.shrink_clip_rect(column.expand(size::GAP_4));
        ScrollArea::vertical().auto_shrink([false, false]).show(&mut beside, |ui| self.beside(ui, cx));
        ui.advance_cursor_after_rect(all);
    }

    /// Looks at the frame anew when it changed.
    fn remark(&mut self) {
        let (size, frame) = (self.size, self.frame());
        if self.told.as_ref().is_none_or(|(of, at, _)| (*of, *at) != (size, frame)) {
            self.told = Some((size, frame, remarks(&self.photo.preview, size, frame.crop())));
        }
    }

    fn tools(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_4, size::GAP_8);
            Segments::new()
                .option(PhotoSize::OneInch, cx.text("photos-one-inch"))
                .option(PhotoSize::FiveInch, cx.text("photos-five-inch"))
                .small()
                .show(ui, cx.tokens, &mut self.size);
            ui.add_space(size::GAP_8);
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
                self.change(|frame| frame.scaled(1.0 / GROW));
            }
            if tool(icons::ADD, "staff-frame-larger") {
                self.change(|frame| frame.scaled(GROW));
            }
            if tool(icons::REFRESH, "staff-frame-again") {
                let preview = &self.photo.preview;
                let frame = Frame::new(*preview.proposed.get(self.size), preview.upright_size, self.size);
                self.change(|_| frame);
            }
        });
    }

    fn zoom_by(&mut self, factor: f32) {
        self.zoom = (self.zoom * factor).clamp(1.0, 6.0);
        let [x, y, width, height] = self.frame().place();
        self.view = (x + width / 2.0, y + height / 2.0);
    }

    fn canvas(&mut self, ui: &mut Ui, cx: &UiContext<'_>, canvas: Rect) {
        ui.painter().rect_filled(canvas, size::RADIUS_NOTE, cx.tokens.canvas);
        let sight = Sight::new(canvas.shrink(size::GAP_8), self.photo.preview.upright_size, (self.zoom, self.view));
        let painter = ui.painter_at(canvas);
        let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
        painter.image(self.texture.id(), sight.picture, whole, Color32::WHITE);
        let place = sight.rect(self.frame());
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
        guide(&painter, sight.rect(self.frame()), cx, (self.size, edge));
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
            let frame = self.frame();
            *self.frames.get_mut(self.size) = pulled.map_or_else(
                || frame.moved(f64::from(moved.x), f64::from(moved.y)),
                |(corner, at)| frame.pulled(corner, sight.pixel(at)),
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
                self.change(|frame| frame.nudged(x, y));
            }
        }
        if pressed(Key::Plus) || pressed(Key::Equals) {
            self.change(|frame| frame.scaled(GROW));
        }
        if pressed(Key::Minus) {
            self.change(|frame| frame.scaled(1.0 / GROW));
        }
    }

    /// What will print, whether it is wanted, what to look at.
    fn beside(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ui.set_width(COLUMN - size::GAP_12);
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        self.print(ui, cx);
        ui.add_space(size::GAP_8);
        let (keep, about) = match self.size {
            PhotoSize::OneInch => ("photos-keep-one-inch", "staff-photo-prints-so"),
            PhotoSize::FiveInch => ("photos-keep-five-inch", "photos-five-inch-is"),
        };
        w::checkbox(ui, cx.tokens, self.kept.get_mut(self.size), &cx.text(keep));
        w::paragraph(ui, Text::Secondary, &cx.text(about), cx.tokens.text2);
        ui.add_space(size::GAP_12);
        let told = self.told.as_ref().map(|(_, _, told)| told.as_slice()).unwrap_or_default();
        if told.is_empty() {
            w::chip(ui, cx.tokens, Tone::Ok, (icons::DONE.filled(), &cx.text("photos-no-remark")));
        }
        for remark in told {
            w::note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &remark_words(cx, *remark)));
            ui.add_space(size::GAP_4);
        }
        ui.add_space(size::GAP_12);
        w::paragraph(ui, Text::Secondary, &cx.text("staff-frame-how"), cx.tokens.text2);
        ui.add_space(size::GAP_8);
        w::paragraph(ui, Text::Secondary, &cx.text("photos-phone-how"), cx.tokens.text3);
    }

    fn print(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        let [width, _] = size::DETAIL_PHOTO;
        let shown = vec2(width, (width / self.size.ratio() as f32).round());
        let (place, _) = ui.allocate_exact_size(shown, Sense::hover());
        let crop = self.frame().crop();
        let corner = pos2(crop.x as f32, crop.y as f32);
        let part = Rect::from_min_size(corner, vec2(crop.width as f32, crop.height as f32));
        egui::Image::from_texture((self.texture.id(), place.size()))
            .corner_radius(size::RADIUS_PHOTO)
            .uv(part)
            .paint_at(ui, place);
        let edge = Stroke::new(size::LINE, cx.tokens.line);
        ui.painter().rect_stroke(place, size::RADIUS_PHOTO, edge, StrokeKind::Inside);
    }
}

/// A remark as a sentence: what, and what to do.
pub(super) fn remark_words(cx: &UiContext<'_>, remark: PhotoRemark) -> String {
    match remark.figure() {
        Some(figure) => cx.strings.text_with(remark.key(), &[("n", figure.into())]),
        None => cx.text(remark.key()),
    }
}

//! The middle: the face as it prints on the canvas between its rulers, and over it what is picked.

mod bar;
mod keys;
mod marks;
mod pointer;
mod rulers;
mod view;
mod zoom;

use egui::emath::GuiRounding;
use egui::{
    CentralPanel, CornerRadius, Frame, Id, Image, Rect, Response, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, pos2, vec2,
};

use super::LayoutsScreen;
use super::open::Open;
use super::preview::Wish;
use super::words;
use crate::domain::layouts::{Face, Frame as Place};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{EmptyState, Tone, note};
use pointer::Drag;
use rulers::RULER;
use view::View;
pub(super) use zoom::Zoom;

/// Most pixels across the picture.
const MOST_PIXELS: f32 = 3200.0;

/// How the face is looked at, and what is in hand.
#[derive(Default)]
pub(super) struct Canvas {
    zoom: Zoom,
    drag: Option<Drag>,
}

impl Canvas {
    /// Lets go of what is in hand.
    pub(super) fn let_go(&mut self) {
        self.drag = None;
    }
}

/// The canvas, to lead the keys there.
pub(super) fn id() -> Id {
    Id::unique("canvas of a layout")
}

pub(super) fn pane(ui: &mut Ui, cx: &UiContext<'_>, screen: &mut LayoutsScreen) {
    CentralPanel::default().frame(Frame::new().fill(cx.tokens.canvas)).show(ui, |ui| {
        let Some(mut open) = screen.open.take() else {
            nothing(ui, cx, screen);
            return;
        };
        let all = ui.available_rect_before_wrap();
        let bar = all.with_max_y(all.top() + bar::height(all.width()));
        let room = Rect::from_min_max(pos2(all.left() + RULER, bar.bottom() + RULER), all.max);
        let face = (open.layout().width_mm, open.layout().height_mm);
        let scale = screen.canvas.zoom.scale(room, face);
        let view = body(ui, cx, (screen, &mut open), (room, scale));
        let marked = screen.canvas.drag.as_ref().map(|drag| drag.frame);
        let marked = marked.or_else(|| open.element().map(|element| element.frame));
        rulers::paint(ui.painter(), cx.tokens, room, (view, marked));
        bar::show(ui, cx, (screen, &mut open), (bar, scale));
        ui.advance_cursor_after_rect(all);
        screen.open = Some(open);
    });
}

fn nothing(ui: &mut Ui, cx: &UiContext<'_>, screen: &LayoutsScreen) {
    if let Some(because) = &screen.data.unreadable {
        let words = cx.strings.text_with("editor-unreadable", &[("because", because.as_str().into())]);
        Frame::new().inner_margin(size::GAP_24).show(ui, |ui| {
            note(ui, cx.tokens, Tone::Danger, (icons::OVERDUE, &words));
        });
        return;
    }
    ui.add_space((ui.available_height() * 0.3).round());
    EmptyState::new(icons::STAFF, cx.text("editor-none"), cx.text("editor-none-text")).show(ui, cx.tokens);
}

/// The scrolled canvas; answers where the face lies.
fn body(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (screen, open): (&mut LayoutsScreen, &mut Open),
    (room, scale): (Rect, f32),
) -> View {
    let mut inside = ui.new_child(UiBuilder::new().id_salt("canvas").max_rect(room));
    inside.set_clip_rect(room.intersect(ui.clip_rect()));
    let shown = ScrollArea::both().id_salt("face").auto_shrink([false, false]).show(&mut inside, |ui| {
        let wanted = vec2(open.layout().width_mm, open.layout().height_mm) * scale;
        let around = wanted + vec2(2.0 * size::GAP_24, 2.0 * size::GAP_24);
        let (area, _) = ui.allocate_exact_size(around.max(ui.available_size()), Sense::hover());
        let density = ui.ctx().pixels_per_point();
        let face = Rect::from_center_size(area.center(), wanted).round_to_pixels(density);
        let view = View { face, scale: face.width() / open.layout().width_mm };
        let canvas = ui.interact(area.intersect(ui.clip_rect()), id(), Sense::click_and_drag());
        let name = cx.strings.text_with("editor-canvas", &[("face", face_words(cx, open.face).into())]);
        canvas.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &name));
        pointer::hear(ui, &canvas, (open, &mut screen.canvas.drag), view);
        keys::hear(ui, &canvas, open);
        picture(ui, cx, (screen, open), view);
        overlay(ui, cx, (screen, open), (view, &canvas));
        view
    });
    shown.inner
}

/// 正面 or 背面.
pub(super) fn face_words(cx: &UiContext<'_>, face: Face) -> String {
    cx.text(match face {
        Face::Front => "editor-front",
        Face::Back => "editor-back",
    })
}

/// The paper with the very page that prints.
fn picture(ui: &mut Ui, cx: &UiContext<'_>, (screen, open): (&mut LayoutsScreen, &Open), view: View) {
    let shadow = cx.tokens.float_shadow().as_shape(view.face, CornerRadius::ZERO);
    ui.painter().add(shadow);
    ui.painter().rect_filled(view.face, 0.0, cx.tokens.paper);
    let product = open.layout().product;
    let LayoutsScreen { samples, preview, data, who, canvas, .. } = screen;
    let Some(sample) = samples.current(cx, (product, *who), &data.models) else { return };
    let mut layout = open.layout().clone();
    if let (Some(drag), Some(index)) = (&canvas.drag, open.picked)
        && let Some(element) = layout.elements.get_mut(index)
    {
        element.frame = drag.frame;
    }
    let pixels_wide = (view.face.width() * ui.ctx().pixels_per_point()).round().clamp(1.0, MOST_PIXELS) as usize;
    let wish = Wish { layout, face: open.face, sample: samples.serial, pixels_wide };
    if let Some(texture) = preview.keep_up(ui.ctx(), cx.jobs, (&wish, &sample)) {
        Image::from_texture((texture.id(), view.face.size())).paint_at(ui, view.face);
    }
    screen.wish = Some(wish);
}

/// What is picked, what lies under the pointer, guides; and a name for each element, for screen readers.
fn overlay(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (screen, open): (&LayoutsScreen, &Open),
    (view, canvas): (View, &Response),
) {
    name_elements(ui, cx, open, view);
    let tokens = cx.tokens;
    let painter = ui.painter().clone();
    if canvas.has_focus() && open.picked.is_none() {
        let ring = Stroke::new(size::LINE_FOCUS, tokens.accent);
        painter.rect_stroke(view.face.expand(size::GAP_4), 2.0, ring, StrokeKind::Outside);
    }
    let drag = screen.canvas.drag.as_ref();
    if drag.is_none()
        && let Some(at) = canvas.hover_pos()
        && let Some(element) = pointer::hovered(open, at, view)
    {
        marks::outline(&painter, tokens, view.rect(element.frame), size::LINE);
    }
    let Some(element) = open.element() else { return };
    let frame = drag.map_or(element.frame, |drag| drag.frame);
    marks::outline(&painter, tokens, view.rect(frame), size::LINE_FOCUS);
    if let Some(drag) = drag {
        marks::guides(&painter, tokens, view, &drag.guides);
        let words = measured(cx, frame);
        marks::plate(&painter, tokens, (view.rect(frame), ui.clip_rect()), &words);
    } else if open.target.is_open_to_change() {
        marks::paint_handles(&painter, tokens, view, frame);
    }
}

/// Place and size of what is in hand: `6.0, 34.0 · 25.0 × 35.0 毫米`.
fn measured(cx: &UiContext<'_>, frame: Place) -> String {
    let tenth = |mm: f32| format!("{mm:.1}").replace('-', "−");
    let values = [
        ("x", tenth(frame.x_mm).into()),
        ("y", tenth(frame.y_mm).into()),
        ("w", tenth(frame.width_mm).into()),
        ("h", tenth(frame.height_mm).into()),
    ];
    cx.strings.text_with("editor-measured", &values)
}

fn name_elements(ui: &Ui, cx: &UiContext<'_>, open: &Open, view: View) {
    let names = words::names(cx.strings, open.layout());
    for (index, (element, name)) in open.layout().elements.iter().zip(&names).enumerate() {
        if element.face == open.face {
            let node = ui.interact(view.rect(element.frame), id().with(index), Sense::hover());
            let picked = open.picked == Some(index);
            node.widget_info(|| WidgetInfo::selected(Role::GraphicsObject, true, picked, name));
        }
    }
}

//! The search palette (Ctrl+K): people, cases, box days, checks, commands.

mod found;

use egui::{
    Align2, Area, Context, CornerRadius, CursorIcon, Frame, Id, Key, Margin, Modal, Modifiers, Rect, Response, Role,
    ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2,
};

use super::commands::Command;
use super::context::UiContext;
use super::icons;
use super::theme::{Text, Tokens, size};
use super::widgets::{Caption, Picked, TextField, TwoLines, key_cap, muted, secondary, two_line_row};
use found::{Hit, Stamp, find};

/// The panel: closed until someone searches.
#[derive(Debug, Default)]
pub struct Palette {
    is_open: bool,
    text: String,
    at: usize,
    stamp: Option<Stamp>,
    hits: Vec<Hit>,
}

/// Width of the panel, its distance from the top, its least distance from the sides.
const WIDTH: f32 = 560.0;
const TOP: f32 = 56.0;
const SIDE: f32 = 16.0;
/// Height of a row with a second line, and of one without.
const ROW_TALL: f32 = 52.0;
const ROW_PLAIN: f32 = 38.0;

impl Palette {
    /// Opens it with nothing typed.
    pub fn open(&mut self) {
        *self = Self { is_open: true, ..Self::default() };
    }

    /// Whether it is shown.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Paints it while it is open. Enter or a click asks for what was found and closes it; Esc or a click beside it closes it.
    pub fn show(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        if !self.is_open {
            return;
        }
        self.search(cx);
        let chosen = self.keys(ctx);
        let id = Id::unique("palette");
        let area: Area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, TOP));
        let room = ctx.content_rect();
        let modal = Modal::new(id).area(area).frame(frame(cx.tokens)).backdrop_color(cx.tokens.backdrop);
        let shown = modal.show(ctx, |ui| {
            ui.set_width(WIDTH.min(room.width() - 2.0 * SIDE));
            self.contents(ui, cx, room.height())
        });
        let chosen = chosen.or(shown.inner).and_then(|row| self.hits.get(row)).map(|hit| hit.asks.clone());
        if let Some(asks) = chosen {
            cx.send(Command::Shell(asks));
            self.is_open = false;
        } else if shown.backdrop_response.clicked() {
            self.is_open = false;
        }
    }

    /// Searches only when something changed since the last time.
    fn search(&mut self, cx: &UiContext<'_>) {
        let stamp = Stamp::of(cx, &self.text);
        if self.stamp.as_ref() != Some(&stamp) {
            self.hits = find(cx, &self.text);
            self.stamp = Some(stamp);
            self.at = 0;
        }
    }

    /// Arrows move, Enter chooses, Esc closes.
    fn keys(&mut self, ctx: &Context) -> Option<usize> {
        let last = self.hits.len().saturating_sub(1);
        ctx.input_mut(|input| {
            let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
            if pressed(Key::ArrowDown) {
                self.at = if self.at >= last { 0 } else { self.at + 1 };
            }
            if pressed(Key::ArrowUp) {
                self.at = self.at.checked_sub(1).unwrap_or(last);
            }
            if pressed(Key::Escape) {
                self.is_open = false;
            }
            pressed(Key::Enter).then_some(self.at)
        })
    }

    fn contents(&mut self, ui: &mut Ui, cx: &UiContext<'_>, height: f32) -> Option<usize> {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        let inset = Margin { left: 12, right: 12, top: 12, bottom: 8 };
        Frame::new().inner_margin(inset).show(ui, |ui| {
            let hint = cx.text("palette-hint");
            let field = TextField::new(Caption::unseen(hint.clone()), &mut self.text);
            let response = field.placeholder(hint).icon(icons::SEARCH).key("Esc").limit(60).show(ui, cx.tokens);
            if !response.has_focus() {
                response.request_focus();
            }
        });
        if self.hits.is_empty() {
            Frame::new().inner_margin(Margin::symmetric(20, 12)).show(ui, |ui| {
                muted(ui, cx.tokens, &cx.text("palette-nothing"));
            });
            return None;
        }
        let most = (height - TOP - 120.0).max(160.0);
        let list = ScrollArea::vertical().max_height(most).min_scrolled_height(most).auto_shrink([false, true]);
        let chosen = list.show(ui, |ui| self.rows(ui, cx)).inner;
        ui.add_space(size::GAP_8);
        chosen
    }

    fn rows(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<usize> {
        let mut chosen = None;
        let mut group = "";
        let moved = ui.input(|input| input.key_down(Key::ArrowDown) || input.key_down(Key::ArrowUp));
        for (index, hit) in self.hits.iter().enumerate() {
            if hit.group != group {
                group = hit.group;
                Frame::new().inner_margin(Margin { left: 20, right: 16, top: 6, bottom: 4 }).show(ui, |ui| {
                    secondary(ui, cx.tokens, &cx.text(group));
                });
            }
            let is_at = index == self.at;
            let response = row(ui, cx.tokens, hit, is_at.into());
            if is_at && moved {
                response.scroll_to_me(None);
            }
            if response.clicked() {
                chosen = Some(index);
            }
        }
        chosen
    }
}

fn frame(tokens: &Tokens) -> Frame {
    Frame::new()
        .fill(tokens.surface)
        .stroke(egui::Stroke::new(size::LINE, tokens.line))
        .corner_radius(CornerRadius::same(size::RADIUS_DIALOG as u8))
        .shadow(tokens.dialog_shadow())
}

fn row(ui: &mut Ui, tokens: &Tokens, hit: &Hit, at: Picked) -> Response {
    let is_at = at == Picked::Yes;
    let height = if hit.line.is_empty() { ROW_PLAIN } else { ROW_TALL };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::CLICK);
    let name = [hit.title.as_str(), &hit.line].join(" ");
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_at, name.trim_end()));
    if is_at || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, if is_at { tokens.selected } else { tokens.hover });
    }
    let icon = pos2(rect.left() + 32.0, rect.center().y);
    hit.icon.paint(ui.painter(), icon, size::BUTTON_ICON, if is_at { tokens.accent_text } else { tokens.text2 });
    let inner =
        Rect::from_min_max(pos2(rect.left() + 52.0, rect.top()), pos2(rect.right() - size::GAP_16, rect.bottom()));
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let mut cell = ui.new_child(egui::UiBuilder::new().id_salt(name).max_rect(inner).layout(layout));
    if !hit.keys.is_empty() {
        key_cap(&mut cell, tokens, hit.keys);
    }
    cell.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
        words(ui, tokens, hit);
    });
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn words(ui: &mut Ui, tokens: &Tokens, hit: &Hit) {
    if hit.line.is_empty() {
        super::widgets::elided_label(ui, tokens, Text::Body, (&hit.title, tokens.text));
    } else {
        let title = hit.title.as_str().into();
        two_line_row(ui, tokens, TwoLines { title, line: hit.line.as_str().into(), ..TwoLines::default() });
    }
}

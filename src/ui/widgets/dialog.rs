//! Dialogs, for decisions only: the question as title, the consequence as text, verbs on both buttons, the safe one left.

use super::Tone;
use super::button::Button;
use super::paint::{corner, wrapped};
use crate::ui::icons::Icon;
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align, Color32, Context, Frame, Id, Layout, Margin, Modal, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};
use std::borrow::Cow;

/// How a dialog was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing shall happen: the left button or Esc.
    Safe,
    /// Do it.
    Act,
}

/// A question to decide.
#[derive(Clone, Debug)]
#[must_use]
pub struct Dialog<'a> {
    id: Id,
    question: Cow<'a, str>,
    icon: Option<(Icon, Tone)>,
    text: Cow<'a, str>,
    safe: Cow<'a, str>,
    act: Option<Button<'a>>,
    width: f32,
}

impl<'a> Dialog<'a> {
    /// A dialog with its question as title.
    pub fn new(id: &str, question: impl Into<Cow<'a, str>>) -> Self {
        Self {
            id: Id::unique(("dialog", id)),
            question: question.into(),
            icon: None,
            text: Cow::default(),
            safe: Cow::default(),
            act: None,
            width: size::DIALOG[0],
        }
    }

    /// A round icon at the left of the question.
    pub fn icon(mut self, icon: Icon, tone: Tone) -> Self {
        self.icon = Some((icon, tone));
        self
    }

    /// What follows from it.
    pub fn text(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        self.text = words.into();
        self
    }

    /// The safe verb, and the button that does it.
    pub fn answers(mut self, safe: impl Into<Cow<'a, str>>, act: Button<'a>) -> Self {
        self.safe = safe.into();
        self.act = Some(act);
        self
    }

    /// Only one button that closes it: something to look at.
    pub fn closes(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        self.safe = words.into();
        self
    }

    /// 480 wide instead of 392.
    pub fn wide(mut self) -> Self {
        self.width = size::DIALOG[1];
        self
    }

    /// Shows it over the window with further fields; answers once decided.
    pub fn show(self, ctx: &Context, tokens: &Tokens, fields: impl FnOnce(&mut Ui)) -> Option<Answer> {
        let modal = Modal::new(self.id).frame(frame(tokens)).backdrop_color(tokens.backdrop);
        let shown = modal.show(ctx, |ui| self.contents(ui, tokens, fields));
        let escaped = ctx.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        let closed = shown.is_top_modal && !shown.any_popup_open && escaped;
        shown.inner.or(closed.then_some(Answer::Safe))
    }

    /// The same inside a pane (gallery).
    pub(crate) fn show_inside(self, ui: &mut Ui, tokens: &Tokens, fields: impl FnOnce(&mut Ui)) -> Option<Answer> {
        frame(tokens).show(ui, |ui| self.contents(ui, tokens, fields)).inner
    }

    fn contents(self, ui: &mut Ui, tokens: &Tokens, fields: impl FnOnce(&mut Ui)) -> Option<Answer> {
        ui.set_width(self.width - 2.0 * size::GAP_24);
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        let all = ui.available_rect_before_wrap();
        let indent = if self.icon.is_some() { 48.0 } else { 0.0 };
        if let Some((icon, tone)) = self.icon {
            let center = all.min + vec2(18.0, 18.0);
            ui.painter().circle_filled(center, 18.0, tone.soft(tokens));
            icon.paint(ui.painter(), center, size::BUTTON_ICON, tone.text(tokens));
        }
        let room = all.with_min_x(all.left() + indent);
        ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
            words(ui, Text::DetailTitle, &self.question, (tokens.text, Role::Heading));
            if !self.text.is_empty() {
                words(ui, Text::Body, &self.text, (tokens.text2, Role::Label));
            }
            ui.add_space(size::GAP_8);
            fields(ui);
        });
        ui.add_space(size::GAP_12);
        let (safe, act) = (self.safe, self.act);
        let row = vec2(ui.available_width(), size::NORMAL);
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
            let acted = act.is_some_and(|act| act.show(ui, tokens).clicked());
            let kept = !safe.is_empty() && Button::secondary(safe).show(ui, tokens).clicked();
            match (acted, kept) {
                (true, _) => Some(Answer::Act),
                (false, true) => Some(Answer::Safe),
                (false, false) => None,
            }
        })
        .inner
    }
}

fn words(ui: &mut Ui, style: Text, words: &str, (color, role): (Color32, Role)) {
    let galley = wrapped(ui, style, (words, color), ui.available_width());
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, color);
    response.widget_info(|| WidgetInfo::labeled(role, true, words));
}

fn frame(tokens: &Tokens) -> Frame {
    Frame::new()
        .fill(tokens.surface)
        .corner_radius(corner(size::RADIUS_DIALOG))
        .shadow(tokens.dialog_shadow())
        .inner_margin(Margin { left: 24, right: 24, top: 20, bottom: 20 })
}

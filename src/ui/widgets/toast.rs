//! Toasts: dark with Undo and its key; problems red, with what to do and details to copy, and they stay.

use super::button::Button;
use super::paint::{corner, edge, line, put, wrapped};
use crate::ui::icons;
use crate::ui::theme::{Text, Tokens, size};
use egui::{
    Align, Align2, CursorIcon, Frame, Layout, Margin, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::borrow::Cow;

/// What was clicked on a toast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastAnswer {
    /// Take the change back.
    Undo,
    /// Do again what did not work.
    Retry,
    /// Copy the details.
    Copy,
    /// Put the toast away.
    Close,
}

/// One toast.
#[derive(Clone, Debug)]
#[must_use]
pub struct Toast<'a> {
    words: Cow<'a, str>,
    undo: Option<(Cow<'a, str>, Cow<'a, str>)>,
    problem: Option<ProblemWords<'a>>,
}

#[derive(Clone, Debug, Default)]
struct ProblemWords<'a> {
    what_to_do: Cow<'a, str>,
    retry: Option<Cow<'a, str>>,
    copy: Option<Cow<'a, str>>,
    close: Option<Cow<'a, str>>,
}

impl<'a> Toast<'a> {
    /// Something is done and on disk.
    pub fn done(words: impl Into<Cow<'a, str>>) -> Self {
        Self { words: words.into(), undo: None, problem: None }
    }

    /// Something did not work: what happened and what to do.
    pub fn problem(what: impl Into<Cow<'a, str>>, what_to_do: impl Into<Cow<'a, str>>) -> Self {
        let problem = ProblemWords { what_to_do: what_to_do.into(), ..ProblemWords::default() };
        Self { words: what.into(), undo: None, problem: Some(problem) }
    }

    /// Undo with its key.
    pub fn undo(mut self, words: impl Into<Cow<'a, str>>, keys: impl Into<Cow<'a, str>>) -> Self {
        self.undo = Some((words.into(), keys.into()));
        self
    }

    /// A button that tries again (problems).
    pub fn retry(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        if let Some(problem) = &mut self.problem {
            problem.retry = Some(words.into());
        }
        self
    }

    /// A link that copies the details (problems).
    pub fn copy(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        if let Some(problem) = &mut self.problem {
            problem.copy = Some(words.into());
        }
        self
    }

    /// A cross that puts it away, with its name (problems).
    pub fn close(mut self, name: impl Into<Cow<'a, str>>) -> Self {
        if let Some(problem) = &mut self.problem {
            problem.close = Some(name.into());
        }
        self
    }

    /// Shows it over the width there is.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> Option<ToastAnswer> {
        let Self { words, undo, problem } = self;
        match problem {
            Some(problem) => show_problem(ui, tokens, &words, &problem),
            None => show_done(ui, tokens, &words, undo),
        }
    }

    /// Width that shows the words whole; problems are 392.
    pub fn width(&self, ui: &Ui) -> f32 {
        if self.problem.is_some() {
            return size::DIALOG[0];
        }
        let text = line(ui, Text::Body, &self.words, egui::Color32::PLACEHOLDER).size().x;
        let undo = self.undo.as_ref().map_or(0.0, |(words, keys)| {
            line(ui, Text::Body, words, egui::Color32::PLACEHOLDER).size().x
                + line(ui, Text::Secondary, keys, egui::Color32::PLACEHOLDER).size().x
                + 30.0
        });
        text + undo + 66.0
    }
}

fn show_done(
    ui: &mut Ui,
    tokens: &Tokens,
    words: &str,
    undo: Option<(Cow<'_, str>, Cow<'_, str>)>,
) -> Option<ToastAnswer> {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::TOAST), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    let round = corner(size::RADIUS_NOTE);
    ui.painter().add(tokens.float_shadow().as_shape(rect, round));
    ui.painter().rect_filled(rect, round, tokens.toast);
    let middle = rect.center().y;
    icons::DONE.filled().paint(ui.painter(), pos2(rect.left() + 26.0, middle), size::BUTTON_ICON, tokens.on_toast);
    let mut end = rect.right() - size::GAP_16;
    let mut answer = None;
    if let Some((undo, keys)) = undo {
        let room = rect.with_max_x(end);
        let (left, clicked) = undo_link(ui, tokens, (room, response.id.with("undo")), (&undo, &keys));
        answer = clicked.then_some(ToastAnswer::Undo);
        end = left - size::GAP_16;
    }
    let left = rect.left() + 46.0;
    let text = super::paint::elided(ui, Text::Body, (words, tokens.on_toast), end - left);
    put(ui.painter(), text, Rect::from_min_max(pos2(left, rect.top()), pos2(end, rect.bottom())), Align2::LEFT_CENTER);
    answer
}

/// Undo and its key at the right of `room`; answers its left edge and whether it was clicked.
fn undo_link(ui: &Ui, tokens: &Tokens, (room, id): (Rect, egui::Id), (undo, keys): (&str, &str)) -> (f32, bool) {
    let cap = line(ui, Text::Secondary, keys, tokens.toast_link);
    let link = line(ui, Text::Body, undo, tokens.toast_link);
    let left = room.right() - cap.size().x - link.size().x - 6.0;
    let place = room.with_min_x(left);
    let button = ui.interact(place, id, Sense::click());
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, undo));
    put(ui.painter(), cap, place, Align2::RIGHT_CENTER);
    let words = put(ui.painter(), link, place, Align2::LEFT_CENTER);
    if button.hovered() {
        let below = words.bottom() - 1.0;
        ui.painter().hline(words.x_range(), below, edge(tokens.toast_link));
    }
    if button.has_focus() {
        let ring = egui::Stroke::new(size::LINE_FOCUS, tokens.toast_link);
        let around = place.shrink2(vec2(-6.0, 8.0));
        ui.painter().rect_stroke(around, corner(4.0), ring, egui::StrokeKind::Inside);
    }
    let button = button.on_hover_cursor(CursorIcon::PointingHand);
    (left, button.clicked())
}

fn show_problem(ui: &mut Ui, tokens: &Tokens, words: &str, problem: &ProblemWords<'_>) -> Option<ToastAnswer> {
    let shown = problem_frame(tokens).show(ui, |ui| {
        let all = ui.available_rect_before_wrap();
        let beside = all.width() - 34.0 - buttons_width(ui, problem);
        let fits_beside = beside >= 190.0;
        let room = if fits_beside { beside } else { all.width() - 34.0 };
        let title = wrapped(ui, Text::RowTitle, (words, tokens.danger_text), room);
        let text = wrapped(ui, Text::Secondary, (&problem.what_to_do, tokens.text), room);
        let height = (title.size().y + text.size().y).max(size::SMALL);
        let (rect, response) = ui.allocate_exact_size(vec2(all.width(), height), Sense::hover());
        let words_at = rect.min + vec2(34.0, 0.0);
        let below = words_at + vec2(0.0, title.size().y);
        let sign = if fits_beside { rect.center().y } else { rect.top() + Text::RowTitle.line() / 2.0 };
        icons::OVERDUE.filled().paint(ui.painter(), pos2(rect.left() + 10.0, sign), 20.0, tokens.danger_text);
        ui.painter().galley(words_at, title, tokens.danger_text);
        ui.painter().galley(below, text, tokens.text);
        response.widget_info(|| WidgetInfo::labeled(Role::Alert, true, format!("{words} {}", problem.what_to_do)));
        let row = if fits_beside {
            rect
        } else {
            let wanted = vec2(all.width(), size::SMALL);
            ui.allocate_exact_size(wanted, Sense::hover()).0
        };
        let layout = Layout::right_to_left(Align::Center);
        let mut buttons = ui.new_child(UiBuilder::new().max_rect(row).layout(layout));
        problem_buttons(&mut buttons, tokens, problem)
    });
    shown.inner
}

fn problem_frame(tokens: &Tokens) -> Frame {
    Frame::new()
        .fill(tokens.danger_soft)
        .stroke(edge(tokens.danger))
        .corner_radius(corner(size::RADIUS_NOTE))
        .shadow(tokens.float_shadow())
        .inner_margin(Margin { left: 16, right: 12, top: 10, bottom: 10 })
}

/// Room that the buttons of a problem want, with their gaps.
fn buttons_width(ui: &Ui, problem: &ProblemWords<'_>) -> f32 {
    let wide = |words: &Option<Cow<'_, str>>, style, padding: f32| {
        words.as_ref().map_or(0.0, |words| line(ui, style, words, egui::Color32::PLACEHOLDER).size().x + padding)
    };
    let close = problem.close.as_ref().map_or(0.0, |_| size::SMALL + size::GAP_12);
    wide(&problem.retry, Text::Body, 28.0 + size::GAP_12) + wide(&problem.copy, Text::Secondary, size::GAP_12) + close
}

fn problem_buttons(ui: &mut Ui, tokens: &Tokens, problem: &ProblemWords<'_>) -> Option<ToastAnswer> {
    let mut answer = None;
    ui.spacing_mut().item_spacing.x = size::GAP_12;
    if let Some(name) = &problem.close {
        let cross = Button::icon_only(icons::CLOSE, name.as_ref()).small().show(ui, tokens);
        answer = cross.clicked().then_some(ToastAnswer::Close);
    }
    if let Some(words) = &problem.copy {
        answer = Button::link(words.as_ref()).show(ui, tokens).clicked().then_some(ToastAnswer::Copy).or(answer);
    }
    if let Some(words) = &problem.retry {
        let retry = Button::secondary(words.as_ref()).small().show(ui, tokens);
        answer = retry.clicked().then_some(ToastAnswer::Retry).or(answer);
    }
    answer
}

//! What stands around a field: label above, problem or hint below; and the plate of the field itself.

use super::paint::{corner, edge, line, put, reveal_focus, ring, wrapped};
use crate::ui::icons;
use crate::ui::theme::{Text, Tokens, size};
use egui::{
    Align2, Color32, Rect, Response, Sense, Shape, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, epaint::RectShape,
    pos2, vec2,
};
use std::borrow::Cow;

/// What stands around a field: its label, the red star, the problem or a hint below.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Caption<'a> {
    words: Cow<'a, str>,
    required: bool,
    problem: Option<Cow<'a, str>>,
    hint: Option<Cow<'a, str>>,
    warning: Option<Cow<'a, str>>,
    width: Option<f32>,
    hidden: bool,
    beside: bool,
}

impl<'a> Caption<'a> {
    /// The label of a field.
    pub fn new(words: impl Into<Cow<'a, str>>) -> Self {
        Self { words: words.into(), ..Self::default() }
    }

    /// A name for screen readers only: for search and filter fields.
    pub fn unseen(words: impl Into<Cow<'a, str>>) -> Self {
        Self { words: words.into(), hidden: true, ..Self::default() }
    }

    /// Marked with a red star.
    pub fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// What is wrong, shown below with a red edge.
    pub fn problem<W: Into<Cow<'a, str>>>(mut self, problem: Option<W>) -> Self {
        self.problem = problem.map(Into::into);
        self
    }

    /// What is wrong, as a red edge only: the caller shows it beside with [`problem`].
    pub fn problem_beside<W: Into<Cow<'a, str>>>(mut self, problem: Option<W>) -> Self {
        self.problem = problem.map(Into::into);
        self.beside = true;
        self
    }

    /// A grey line below while nothing is wrong.
    pub fn hint(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        self.hint = Some(words.into());
        self
    }

    /// What to mind, in amber below while nothing is wrong.
    pub fn warning<W: Into<Cow<'a, str>>>(mut self, warning: Option<W>) -> Self {
        self.warning = warning.map(Into::into);
        self
    }

    /// This wide; else as wide as the pane.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// The label's words.
    pub fn words(&self) -> &str {
        &self.words
    }

    pub(super) fn is_wrong(&self) -> bool {
        self.problem.is_some()
    }

    pub(super) fn hint_if_none(mut self, words: Option<String>) -> Self {
        if self.hint.is_none() {
            self.hint = words.map(Cow::Owned);
        }
        self
    }

    /// Lays out label, control and the line below.
    pub(super) fn around<R>(&self, ui: &mut Ui, tokens: &Tokens, control: impl FnOnce(&mut Ui) -> R) -> R {
        let width = self.width.unwrap_or_else(|| ui.available_width()).min(ui.available_width().max(40.0));
        let place = Rect::from_min_size(ui.cursor().min, vec2(width, 0.0));
        let builder = UiBuilder::new().max_rect(place).layout(egui::Layout::top_down(egui::Align::Min));
        ui.scope_builder(builder, |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            self.label(ui, tokens);
            let inner = control(ui);
            self.below(ui, tokens);
            inner
        })
        .inner
    }

    fn label(&self, ui: &mut Ui, tokens: &Tokens) {
        if self.hidden {
            return;
        }
        let galley = line(ui, Text::Secondary, &self.words, tokens.text2);
        let star = if self.required { 10.0 } else { 0.0 };
        let (rect, response) =
            ui.allocate_exact_size(vec2(galley.size().x + star, Text::Secondary.line()), Sense::hover());
        let end = put(ui.painter(), galley, rect, Align2::LEFT_CENTER).right();
        if self.required {
            let star = line(ui, Text::SecondaryStrong, "*", tokens.danger_text);
            ui.painter().galley(pos2(end + 3.0, rect.top()), star, tokens.danger_text);
        }
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, &self.words));
    }

    fn below(&self, ui: &mut Ui, tokens: &Tokens) {
        let (words, color, sign) = match (&self.problem, &self.warning, &self.hint) {
            (Some(_), ..) if self.beside => return,
            (Some(problem), ..) => (problem, tokens.danger_text, Some(icons::OVERDUE.filled())),
            (None, Some(warning), _) => (warning, tokens.warn_text, Some(icons::WARNING)),
            (None, None, Some(hint)) => (hint, tokens.text2, None),
            (None, None, None) => return,
        };
        let indent = sign.map_or(0.0, |_| size::CHIP_ICON + size::GAP_4);
        let galley = wrapped(ui, Text::Secondary, (words, color), ui.available_width() - indent);
        let wanted = vec2(galley.size().x + indent, galley.size().y);
        let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
        if let Some(sign) = sign {
            let at = pos2(rect.left() + size::CHIP_ICON / 2.0, rect.top() + Text::Secondary.line() / 2.0);
            sign.paint(ui.painter(), at, size::CHIP_ICON, color);
        }
        ui.painter().galley(rect.min + vec2(indent, 0.0), galley, color);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words));
    }
}

/// What is wrong, beside its field: sign and words in red.
pub fn problem(ui: &mut Ui, tokens: &Tokens, words: &str) -> Response {
    let sign = size::CHIP_ICON + size::GAP_4;
    let galley = line(ui, Text::Secondary, words, tokens.danger_text);
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x + sign, size::SMALL), Sense::hover());
    let icon = pos2(rect.left() + size::CHIP_ICON / 2.0, rect.center().y);
    icons::OVERDUE.filled().paint(ui.painter(), icon, size::CHIP_ICON, tokens.danger_text);
    put(ui.painter(), galley, rect.with_min_x(rect.left() + sign), Align2::LEFT_CENTER);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, words));
    response
}

impl<'a> From<&'a str> for Caption<'a> {
    fn from(words: &'a str) -> Self {
        Self::new(words)
    }
}

impl From<String> for Caption<'_> {
    fn from(words: String) -> Self {
        Self::new(words)
    }
}

/// How the edge of a field looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FieldState {
    Normal,
    Focused,
    Wrong,
    WrongFocused,
    Disabled,
}

impl FieldState {
    pub(super) fn of(caption: &Caption<'_>, response: &Response) -> Self {
        match (response.enabled(), caption.is_wrong(), response.has_focus()) {
            (false, _, _) => Self::Disabled,
            (true, true, true) => Self::WrongFocused,
            (true, true, false) => Self::Wrong,
            (true, false, true) => Self::Focused,
            (true, false, false) => Self::Normal,
        }
    }

    /// The plate of a field in this state.
    pub(super) fn plate(self, rect: Rect, tokens: &Tokens) -> Shape {
        let strong = |color| Stroke::new(size::LINE_FOCUS, color);
        let (fill, stroke) = match self {
            Self::Normal => (tokens.surface, edge(tokens.line_strong)),
            Self::Focused => (tokens.surface, strong(tokens.accent)),
            Self::Wrong | Self::WrongFocused => (tokens.surface, strong(tokens.danger)),
            Self::Disabled => (tokens.neutral_soft, edge(tokens.line)),
        };
        RectShape::new(rect, corner(size::RADIUS), fill, stroke, StrokeKind::Inside).into()
    }

    /// The plate, and the ring that a wrong field needs besides its red edge.
    pub(super) fn paint(self, ui: &Ui, rect: Rect, tokens: &Tokens) {
        if self == Self::WrongFocused {
            ring(ui.painter(), rect, size::RADIUS, tokens);
        }
    }
}

/// A plate that looks like a field and is pressed like a button: select and date.
pub(super) fn pressed_plate(ui: &mut Ui, tokens: &Tokens, caption: &Caption<'_>) -> (Rect, Response) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::NORMAL), Sense::click());
    let state = FieldState::of(caption, &response);
    ui.painter().add(state.plate(rect, tokens));
    state.paint(ui, rect, tokens);
    reveal_focus(&response);
    (rect, response)
}

/// The colour of words in a pressed plate.
pub(super) fn plate_text(ui: &Ui, tokens: &Tokens) -> Color32 {
    if ui.is_enabled() { tokens.text } else { tokens.text3 }
}

//! A timeline: icon column, line between, title left, time and person right, one grey line below.

use super::paint::{elided, line, put, wrapped};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, Color32, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use std::borrow::Cow;

/// How far a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Done.
    Done,
    /// The open one.
    Open,
    /// Still to come.
    Ahead,
    /// Went wrong or too late.
    Failed,
    /// Taken out of force.
    Void,
}

impl Step {
    fn sign(self, tokens: &Tokens) -> (Icon, Color32) {
        match self {
            Self::Done => (icons::DONE.filled(), tokens.ok),
            Self::Open => (icons::IN_PROGRESS, tokens.warn),
            Self::Ahead => (icons::WAITING, tokens.text3),
            Self::Failed => (icons::FAILED.filled(), tokens.danger),
            Self::Void => (icons::VOID, tokens.text2),
        }
    }
}

/// One step of a timeline.
#[derive(Clone, Debug)]
#[must_use]
pub struct TimelineRow<'a> {
    step: Step,
    title: Cow<'a, str>,
    who: Cow<'a, str>,
    line: Option<Cow<'a, str>>,
    is_last: bool,
}

impl<'a> TimelineRow<'a> {
    /// A step with its title, and time and person at the right.
    pub fn new(step: Step, title: impl Into<Cow<'a, str>>, who: impl Into<Cow<'a, str>>) -> Self {
        Self { step, title: title.into(), who: who.into(), line: None, is_last: false }
    }

    /// The grey line below; wraps.
    pub fn line(mut self, words: impl Into<Cow<'a, str>>) -> Self {
        self.line = Some(words.into());
        self
    }

    /// No line to a next step.
    pub fn last(mut self) -> Self {
        self.is_last = true;
        self
    }

    /// Shows it with what belongs inside the step, e.g. chips or an explanation.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens, inside: impl FnOnce(&mut Ui)) {
        let Self { step, title, who, line: words, is_last } = self;
        let place = ui.available_rect_before_wrap();
        let left = place.left() + size::TIMELINE_ICON + size::GAP_12;
        let room = Rect::from_min_max(pos2(left, place.top()), place.max);
        let inner = ui.scope_builder(UiBuilder::new().max_rect(room), |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            head(ui, tokens, &title, &who);
            if let Some(words) = words {
                let galley = wrapped(ui, Text::Secondary, (&words, tokens.text2), ui.available_width());
                let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
                ui.painter().galley(rect.min, galley, tokens.text2);
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
            }
            ui.spacing_mut().item_spacing.y = size::GAP_8;
            inside(ui);
            ui.add_space(size::GAP_8);
        });
        let middle = place.left() + size::TIMELINE_ICON / 2.0;
        let top = place.top() + Text::RowTitle.line() / 2.0;
        let (icon, color) = step.sign(tokens);
        icon.paint(ui.painter(), pos2(middle, top), size::RAIL_ICON, color);
        if !is_last {
            let end = inner.response.rect.bottom() + 2.0;
            let from = top + size::RAIL_ICON / 2.0 + 2.0;
            ui.painter().vline(middle, from..=end.max(from), Stroke::new(2.0, tokens.line));
        }
    }
}

fn head(ui: &mut Ui, tokens: &Tokens, title: &str, who: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), Text::RowTitle.line()), Sense::hover());
    let right = line(ui, Text::Secondary, who, tokens.text2);
    let room = rect.width() - right.size().x - size::GAP_12;
    put(ui.painter(), right, rect, Align2::RIGHT_CENTER);
    put(ui.painter(), elided(ui, Text::RowTitle, (title, tokens.text), room), rect, Align2::LEFT_CENTER);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{title} {who}").trim_end()));
}

//! What the two forms share: title, fields that scroll, the bar, and which fields were left.

use std::collections::BTreeSet;

use egui::{Align, Key, Layout, Modifiers, Response, ScrollArea, Ui, UiBuilder, vec2};

use super::detail::padded;
use crate::domain::problems::{Field, Problem};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{ACTION_BAR, Button, Tone, action_bar, label, muted, note, secondary, split_bottom};
use crate::ui::words;

/// Widest the fields grow.
const WIDEST: f32 = 640.0;
/// Below this width the fields of a pair stand one under the other.
const PAIR: f32 = 420.0;

/// How a form was left, or what it wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FormAsked {
    /// Write it.
    Confirm,
    /// Write it and go on with the next one.
    ConfirmNext,
    /// Throw away what was kept from an earlier time.
    StartOver,
    /// Throw it away and leave.
    Drop,
}

/// Words around a form.
pub(super) struct FormWords {
    pub(super) title: String,
    /// Of what; may be empty.
    pub(super) of: String,
    pub(super) confirm: String,
    /// Words of the button that goes on with the next one; none where there is none.
    pub(super) next: Option<String>,
}

/// Where a form's words come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begun {
    /// Opened now.
    Now,
    /// Typed at an earlier time and found again.
    Before,
}

impl Begun {
    /// A draft that was kept and says something else than a fresh one was typed before.
    pub(super) fn of<D: PartialEq>(kept: Option<&D>, fresh: &D) -> Self {
        if kept.is_some_and(|kept| kept != fresh) { Self::Before } else { Self::Now }
    }
}

/// State of a form besides its draft.
pub(super) struct FormFrame {
    begun: Begun,
    left: BTreeSet<Field>,
    /// Confirmed at least once.
    pub(super) tried: bool,
    /// Confirmed and waiting for its answer.
    pub(super) sent: bool,
    focus_first: bool,
}

impl FormFrame {
    pub(super) fn new(begun: Begun) -> Self {
        Self { begun, left: BTreeSet::new(), tried: false, sent: false, focus_first: true }
    }

    /// What is wrong at a field, once it was left or the form was tried.
    pub(super) fn wrong(&self, cx: &UiContext<'_>, problems: &[Problem], field: Field) -> Option<String> {
        let is_told = self.tried || self.left.contains(&field);
        is_told.then(|| words::problem_at(cx.strings, problems, field)).flatten()
    }

    /// Notes that a field was left.
    pub(super) fn note(&mut self, field: Field, response: &Response) {
        if response.lost_focus() {
            self.left.insert(field);
        }
    }

    /// Gives the keys to the first field, once.
    pub(super) fn focus_first(&mut self, response: &Response) {
        if std::mem::take(&mut self.focus_first) {
            response.request_focus();
        }
    }

    /// Says that something is still wrong above, once the form was tried.
    pub(super) fn hint(&self, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
        if self.tried && !problems.is_empty() {
            note(ui, cx.tokens, Tone::Danger, (icons::OVERDUE.filled(), &cx.text("disclosure-form-wrong")));
        }
    }

    /// Paints the whole form around its fields.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &UiContext<'_>,
        words: &FormWords,
        fields: impl FnOnce(&mut Ui, &mut Self),
    ) -> Option<FormAsked> {
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        body.add_space(size::GAP_16);
        let mut inner = padded(&mut body, "form");
        let mut asked = self.title(&mut inner, cx, words);
        let scroll = ScrollArea::vertical().id_salt("disclosure fields").auto_shrink([false, false]);
        scroll.show(&mut inner, |ui| {
            ui.set_max_width(WIDEST.min(ui.available_width() - size::GAP_12));
            ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_12);
            fields(ui, self);
            ui.add_space(size::GAP_24);
        });
        let pressed = buttons(&mut padded(&mut bar, "form bar"), cx, words);
        asked = pressed.or(asked);
        if asked == Some(FormAsked::StartOver) {
            self.begun = Begun::Now;
        }
        asked.filter(|asked| !matches!(asked, FormAsked::Confirm | FormAsked::ConfirmNext) || !self.sent)
    }

    fn title(&self, ui: &mut Ui, cx: &UiContext<'_>, words: &FormWords) -> Option<FormAsked> {
        let mut asked = None;
        label(ui, cx.tokens, Text::PageTitle, &words.title);
        if !words.of.is_empty() {
            secondary(ui, cx.tokens, &words.of);
        }
        if self.begun == Begun::Before {
            ui.horizontal(|ui| {
                secondary(ui, cx.tokens, &cx.text("disclosure-resumed"));
                if Button::link(cx.text("disclosure-start-over")).show(ui, cx.tokens).clicked() {
                    asked = Some(FormAsked::StartOver);
                }
            });
        }
        ui.add_space(size::GAP_12);
        asked
    }
}

fn buttons(ui: &mut Ui, cx: &UiContext<'_>, words: &FormWords) -> Option<FormAsked> {
    let mut asked = None;
    action_bar(
        ui,
        cx.tokens,
        |ui| {
            let button = Button::primary(words.confirm.as_str()).icon(icons::CHECK).shortcut("Ctrl Enter");
            if button.show(ui, cx.tokens).clicked() {
                asked = Some(FormAsked::Confirm);
            }
            let next = words.next.as_deref().map(|next| Button::secondary(next).icon(icons::NEXT));
            if next.is_some_and(|next| next.show(ui, cx.tokens).clicked()) {
                asked = Some(FormAsked::ConfirmNext);
            }
            if Button::secondary(cx.text("disclosure-throw-away")).show(ui, cx.tokens).clicked() {
                asked = Some(FormAsked::Drop);
            }
        },
        |ui| {
            muted(ui, cx.tokens, &cx.text("disclosure-draft-kept"));
        },
    );
    let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
    let keys = !covered && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    if keys { Some(FormAsked::Confirm) } else { asked }
}

/// Two fields side by side, or one under the other where there is no room. Answers the second.
pub(super) fn pair<R>(ui: &mut Ui, left: impl FnOnce(&mut Ui), right: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width();
    if width < PAIR {
        left(ui);
        return right(ui);
    }
    let half = ((width - size::GAP_12) / 2.0).floor();
    let row = ui.horizontal_top(|ui| {
        column(ui, half, "left", left);
        column(ui, half, "right", right)
    });
    row.inner
}

fn column<R>(ui: &mut Ui, width: f32, name: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let builder = UiBuilder::new().id_salt(name).layout(Layout::top_down(Align::Min));
    let shown = ui.scope_builder(builder, |ui| {
        ui.set_width(width);
        contents(ui)
    });
    shown.inner
}

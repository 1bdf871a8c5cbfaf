//! What the forms of training and conduct share: their state, captions, title and bar.

use std::collections::BTreeSet;

use egui::{Key, Modifiers, Response, Ui, UiBuilder, vec2};

use crate::domain::problems::{Field, Problem};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, Caption};
use crate::ui::words;

/// Widest the two columns grow.
pub(super) const WIDEST: f32 = 760.0;

/// The form ended.
pub(super) struct Over;

/// A form under way, whatever it is about.
#[derive(Default)]
pub(super) struct FormState {
    /// Key of its draft.
    pub(super) key: String,
    /// Found again from an earlier time.
    resumed: bool,
    left: BTreeSet<Field>,
    tried: bool,
    sent: bool,
    focus_first: bool,
}

/// What the title or the bar wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    StartOver,
    Confirm,
    Drop,
}

impl FormState {
    /// A form with its draft's key; it goes on from what was kept where that is not as a fresh one would be.
    pub(super) fn of<Draft: PartialEq>(key: String, kept: Option<&Draft>, fresh: &Draft) -> Self {
        let resumed = kept.is_some_and(|kept| kept != fresh);
        Self { key, resumed, focus_first: true, ..Self::default() }
    }

    /// Whether it was confirmed and waits for its answer.
    pub(super) fn is_sent(&self) -> bool {
        self.sent
    }

    /// It is confirmed.
    pub(super) fn send(&mut self) {
        self.sent = true;
    }

    /// The register refused; the form stays with what was typed.
    pub(super) fn refused(&mut self) {
        self.sent = false;
    }

    /// True once: the first field takes the keys.
    pub(super) fn takes_keys(&mut self) -> bool {
        std::mem::take(&mut self.focus_first)
    }

    /// What is wrong at a field that was left, or at any once confirm was pressed.
    pub(super) fn wrong(&self, cx: &UiContext<'_>, (field, problems): (Field, &[Problem])) -> Option<String> {
        let seen = self.tried || self.left.contains(&field);
        if seen { words::problem_at(cx.strings, problems, field) } else { None }
    }

    /// The label of a field with its problem.
    pub(super) fn caption(&self, cx: &UiContext<'_>, (field, problems): (Field, &[Problem])) -> Caption<'static> {
        Caption::new(words::field(cx.strings, field)).problem(self.wrong(cx, (field, problems)))
    }

    /// Notes that a field was left.
    pub(super) fn note(&mut self, field: Field, response: &Response) {
        if response.lost_focus() {
            self.left.insert(field);
        }
    }

    /// Lays out the form: title, body that scrolls, bar. Answers what was asked.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &UiContext<'_>,
        (title, confirm): (&str, &str),
        body: impl FnOnce(&mut Self, &mut Ui),
    ) -> Option<Asked> {
        let area = ui.max_rect().shrink2(vec2(size::GAP_24, 0.0));
        let builder = UiBuilder::new().id_salt("record form").max_rect(area);
        let mut inner = ui.new_child(builder.layout(egui::Layout::top_down(egui::Align::Min)));
        let (mut upper, mut bar) = w::split_bottom(&mut inner, w::ACTION_BAR);
        bar.spacing_mut().item_spacing.y = 0.0;
        upper.add_space(size::GAP_16);
        let over = self.title(&mut upper, cx, title);
        egui::ScrollArea::vertical().id_salt("record fields").auto_shrink([false, false]).show(&mut upper, |ui| {
            ui.set_max_width(WIDEST.min(ui.available_width() - size::GAP_12));
            ui.spacing_mut().item_spacing = vec2(size::GAP_16, size::GAP_12);
            body(self, ui);
            ui.add_space(size::GAP_24);
        });
        over.or(self.bar(&mut bar, cx, confirm))
    }

    fn title(&mut self, ui: &mut Ui, cx: &UiContext<'_>, title: &str) -> Option<Asked> {
        w::label(ui, cx.tokens, Text::PageTitle, title);
        let mut asked = None;
        if self.resumed {
            ui.horizontal(|ui| {
                w::secondary(ui, cx.tokens, &cx.text("staff-resumed"));
                if Button::link(cx.text("staff-start-over")).show(ui, cx.tokens).clicked() {
                    self.resumed = false;
                    cx.forget_draft(&self.key);
                    asked = Some(Asked::StartOver);
                }
            });
        }
        ui.add_space(size::GAP_12);
        asked
    }

    fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>, confirm: &str) -> Option<Asked> {
        let (mut confirmed, mut dropped) = (false, false);
        w::action_bar(
            ui,
            cx.tokens,
            |ui| {
                let button = Button::primary(confirm).icon(icons::CHECK).shortcut("Ctrl Enter");
                confirmed = button.show(ui, cx.tokens).clicked();
                dropped = Button::secondary(cx.text("staff-throw-away")).show(ui, cx.tokens).clicked();
            },
            |ui| {
                w::muted(ui, cx.tokens, &cx.text("staff-draft-kept"));
            },
        );
        let keyed = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        if dropped {
            cx.forget_draft(&self.key);
            return Some(Asked::Drop);
        }
        if (confirmed || keyed) && !self.sent {
            self.tried = true;
            return Some(Asked::Confirm);
        }
        None
    }
}

//! A check in detail: its result and how it came about item by item, what was said about it since, what can be done.

mod correct;
mod items;
mod note;
mod paper;
mod result;
mod shown;
mod void;

use std::collections::BTreeSet;

use egui::{Key, Modifiers, ScrollArea, Ui, vec2};

use super::data::{Overview, subject_words};
use crate::domain::ids::{AuditId, FileId};
use crate::ui::audit_papers::open_sheet;
use crate::ui::audit_words;
use crate::ui::audits::photos;
use crate::ui::audits::tall::Tall;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::papers::PaperPanel;
use crate::ui::reports::save::Saving;
use crate::ui::theme::size;
use crate::ui::widgets::{ACTION_BAR, Button, EmptyState, action_bar, pane_header, separator, split_bottom};
use correct::CorrectForm;
use note::NoteForm;
use paper::Way;
use shown::{Listed, Shown};
use void::VoidForm;

/// What is shown of a check.
#[derive(Default)]
enum Panel {
    /// The check itself.
    #[default]
    Check,
    /// Correcting an item.
    Correct(Box<CorrectForm>),
    /// Adding a remark, an objection, an opinion.
    Note(NoteForm),
}

/// The detail's view state.
#[derive(Default)]
pub(super) struct Detail {
    shown: Option<Shown>,
    listed: Listed,
    panel: Panel,
    void: Option<VoidForm>,
    tall: Tall,
    looked_at: BTreeSet<String>,
    zoomed: Option<FileId>,
    /// The sheet of the check, in its place.
    sheet: Option<(AuditId, PaperPanel)>,
    saving: Option<Saving>,
}

/// What is asked for in the detail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Back to the list.
    Back,
    /// Go on with it.
    GoOn(AuditId),
    /// Check again what failed.
    ReCheck(AuditId),
}

/// Whether the detail stands alone, with the way back to the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alone {
    /// Alone.
    Yes,
    /// Beside the list.
    No,
}

impl Detail {
    /// Something happened to a check: what was sent for it is done.
    pub(super) fn changed(&mut self, id: AuditId, cx: &UiContext<'_>) {
        match &self.panel {
            Panel::Correct(form) if form.is_done(id) => {
                form.forget(cx);
                self.panel = Panel::Check;
            }
            Panel::Note(form) if form.is_done(id) => {
                form.forget(cx);
                self.panel = Panel::Check;
            }
            _ => {}
        }
        if self.void.as_ref().is_some_and(|void| void.is_done(id)) {
            self.void = None;
        }
    }

    /// What was asked of the register was refused: forms stay open.
    pub(super) fn refused(&mut self) {
        match &mut self.panel {
            Panel::Correct(form) => form.refused(),
            Panel::Note(form) => form.refused(),
            Panel::Check => {}
        }
        if let Some(void) = &mut self.void {
            void.refused();
        }
    }

    /// Paints the check; `None` for nothing to show.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &UiContext<'_>,
        (overview, selected): (&Overview, Option<AuditId>),
        alone: Alone,
    ) -> Option<Asked> {
        self.refresh(cx, selected);
        if self.saving.as_mut().is_some_and(|saving| saving.carry_on(ui.ctx(), cx)) {
            self.saving = None;
        }
        self.sheet.take_if(|(id, _)| Some(*id) != selected);
        if let Some((_, sheet)) = &mut self.sheet {
            if sheet.show(ui, cx) {
                self.sheet = None;
                ui.ctx().request_repaint();
            }
            return None;
        }
        let Some(shown) = &self.shown else {
            if !overview.rows.is_empty() {
                ui.add_space(size::GAP_24 * 4.0);
                EmptyState::new(icons::AUDITS, cx.text("audit-pick"), cx.text("audit-pick-text")).show(ui, cx.tokens);
            }
            return None;
        };
        let back = match &mut self.panel {
            Panel::Correct(form) => Some(form.show(ui, cx, (&shown.audit, overview))),
            Panel::Note(form) => Some(form.show(ui, cx, (&shown.audit, overview))),
            Panel::Check => None,
        };
        match back {
            Some(true) => {
                self.panel = Panel::Check;
                None
            }
            Some(false) => None,
            None => self.check(ui, cx, overview, alone),
        }
    }

    fn refresh(&mut self, cx: &UiContext<'_>, selected: Option<AuditId>) {
        let before = self.shown.as_ref().map(|shown| shown.audit.id);
        if before != selected {
            self.panel = Panel::Check;
            self.looked_at.clear();
            self.listed = Listed::default();
        }
        let known = self.shown.as_ref().map(|shown| shown.lines.clone());
        let shown = self.shown.take();
        self.shown = selected.and_then(|id| Shown::read(cx, id, shown, self.listed));
        let lines = self.shown.as_ref().map(|shown| &shown.lines);
        if lines != known.as_ref() {
            self.tall.reset(lines.map_or(0, Vec::len));
        }
    }

    fn check(&mut self, ui: &mut Ui, cx: &UiContext<'_>, overview: &Overview, alone: Alone) -> Option<Asked> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let by_key = self.header(ui, cx, overview, alone);
        separator(ui, cx.tokens);
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        ScrollArea::vertical().auto_shrink([false, false]).id_salt("check").show(&mut body, |ui| {
            let Some(shown) = &self.shown else { return };
            padded(ui, |ui| result::show(ui, cx, (shown, overview)));
            let view = items::View {
                tall: &mut self.tall,
                looked_at: &mut self.looked_at,
                listed: &mut self.listed,
                zoomed: &mut self.zoomed,
            };
            items::show(ui, cx, shown, view);
            padded(ui, |ui| result::after(ui, cx, (shown, overview)));
        });
        let pressed = self.bar(&mut bar, cx);
        self.dialogs(ui, cx);
        by_key.or(pressed)
    }

    fn header(&self, ui: &mut Ui, cx: &UiContext<'_>, overview: &Overview, alone: Alone) -> Option<Asked> {
        let audit = &self.shown.as_ref()?.audit;
        let title = audit_words::run_title(cx.strings, audit.pack.purpose, &audit.details, cx.today());
        let subject = subject_words(cx.strings, &overview.names, &audit.details.subject);
        let about = format!("{} · {subject}", cx.strings.date_with_weekday(audit.day, cx.today()));
        let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        let escaped =
            alone == Alone::Yes && !covered && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        let mut asked = escaped.then_some(Asked::Back);
        pane_header(ui, cx.tokens, (&title, &about), |ui| {
            if alone == Alone::Yes {
                let button = Button::quiet(cx.text("audit-back-short")).icon(icons::BACK).shortcut("Esc");
                if button.show(ui, cx.tokens).clicked() {
                    asked = Some(Asked::Back);
                }
            }
        });
        asked
    }

    fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
        let shown = self.shown.as_ref()?;
        let audit = &shown.audit;
        let (id, is_void) = (audit.id, audit.voided.is_some());
        let is_finished = audit.finished_at.is_some();
        let (mut asked, mut panel, mut void, mut way) = (None, None, None, None);
        let inner = ui.available_rect_before_wrap().shrink2(vec2(size::GAP_20, 0.0));
        let mut bar = ui.new_child(egui::UiBuilder::new().id_salt("bar").max_rect(inner));
        bar.spacing_mut().item_spacing.y = 0.0;
        action_bar(
            &mut bar,
            cx.tokens,
            |ui| {
                let clicked = |ui: &mut Ui, button: Button<'_>| button.show(ui, cx.tokens).clicked();
                if is_void {
                    return;
                }
                if !is_finished && clicked(ui, Button::primary(cx.text("audit-go-on")).icon(icons::CHECKLIST)) {
                    asked = Some(Asked::GoOn(id));
                }
                if is_finished && shown.failed > 0 {
                    let words = cx.strings.text_with("runs-re-check", &[("n", shown.failed.into())]);
                    if clicked(ui, Button::primary(words).icon(icons::CHECKLIST)) {
                        asked = Some(Asked::ReCheck(id));
                    }
                }
                if is_finished && clicked(ui, Button::secondary(cx.text("runs-correct")).icon(icons::EDIT)) {
                    panel = Some(Panel::Correct(Box::new(CorrectForm::open(cx, id))));
                }
                if is_finished && clicked(ui, Button::secondary(cx.text("runs-note")).icon(icons::NOTE)) {
                    panel = Some(Panel::Note(NoteForm::open(cx, id)));
                }
                if clicked(ui, Button::quiet_danger(cx.text("runs-void")).icon(icons::VOID)) {
                    void = Some(VoidForm::new(id));
                }
            },
            |ui| way = paper::print(ui, cx),
        );
        match way {
            Some(Way::Sheet) => self.sheet = Some((id, open_sheet(cx, id))),
            Some(Way::Table) => self.saving = paper::save(cx, id),
            None => {}
        }
        if let Some(panel) = panel {
            self.panel = panel;
        }
        self.void = void.or(self.void.take());
        asked
    }

    fn dialogs(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        if self.void.as_mut().is_some_and(|void| void.show(ui, cx)) {
            self.void = None;
        }
        if let Some(file) = self.zoomed
            && photos::look_at(ui, cx, file)
        {
            self.zoomed = None;
        }
    }
}

fn padded(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(size::GAP_20 as i8, size::GAP_16 as i8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
        contents(ui);
    });
}

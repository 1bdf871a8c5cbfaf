//! Correcting an item of a finished check by a further entry: the frozen score stays, the corrected one stands beside it.

use std::collections::BTreeSet;

use egui::{Key, Modifiers, ScrollArea, Ui, vec2};

use super::super::data::Overview;
use crate::domain::audits::{CorrectionDraft, Verdict};
use crate::domain::ids::AuditId;
use crate::domain::problems::{Field, Problem};
use crate::domain::standards::{Item, ItemKind};
use crate::register::audit_runs::NewCorrection;
use crate::register::audits::Audit;
use crate::ui::audits::words as audit_words;
use crate::ui::commands::{AuditCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    ACTION_BAR, Button, Caption, Segments, Select, Stepper, TextField, action_bar, checkbox, label, muted, paragraph,
    problem, secondary, separator, split_bottom,
};
use crate::ui::words;

/// Most occurrences that can be entered.
const MOST_TIMES: u32 = 999;

/// The form of a correction.
pub(super) struct CorrectForm {
    id: AuditId,
    draft: CorrectionDraft,
    left: BTreeSet<Field>,
    was_tried: bool,
    is_waiting: bool,
    wants_focus: bool,
}

/// A button of a form's bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pressed {
    /// Do it.
    Confirm,
    /// Back; what was typed is kept.
    Back,
}

fn key(id: AuditId) -> String {
    format!("audits:correct:{}", id.0)
}

/// A form in place of the detail: title, fields that scroll, a bar.
pub(super) fn form(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    ((title, line), confirm): ((String, String), &str),
    fields: impl FnOnce(&mut Ui),
) -> Option<Pressed> {
    let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
    let popup = egui::Popup::is_any_open(ui.ctx());
    let take = |modifiers, key| !covered && ui.input_mut(|input| input.consume_key(modifiers, key));
    let mut pressed = take(Modifiers::COMMAND, Key::Enter).then_some(Pressed::Confirm);
    if !popup && take(Modifiers::NONE, Key::Escape) {
        pressed = Some(Pressed::Back);
    }
    let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
    ScrollArea::vertical().id_salt("entry").auto_shrink([false, false]).show(&mut body, |ui| {
        egui::Frame::new().inner_margin(egui::Margin::symmetric(size::GAP_24 as i8, size::GAP_12 as i8)).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing = vec2(size::GAP_12, 0.0);
                label(ui, cx.tokens, Text::DetailTitle, &title);
                paragraph(ui, Text::Secondary, &line, cx.tokens.text2);
                ui.add_space(size::GAP_8);
                separator(ui, cx.tokens);
                ui.add_space(size::GAP_12);
                ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_12);
                fields(ui);
            },
        );
    });
    let inner = bar.available_rect_before_wrap().shrink2(vec2(size::GAP_24, 0.0));
    let mut bar = bar.new_child(egui::UiBuilder::new().id_salt("bar").max_rect(inner));
    bar.spacing_mut().item_spacing.y = 0.0;
    action_bar(
        &mut bar,
        cx.tokens,
        |ui| {
            let button = Button::primary(confirm).icon(icons::CHECK).shortcut("Ctrl Enter");
            if button.show(ui, cx.tokens).clicked() {
                pressed = Some(Pressed::Confirm);
            }
            if Button::secondary(cx.text("audit-back-short")).shortcut("Esc").show(ui, cx.tokens).clicked() {
                pressed = Some(Pressed::Back);
            }
        },
        |_| {},
    );
    pressed
}

impl CorrectForm {
    /// The form as it was left, or a fresh one.
    pub(super) fn open(cx: &UiContext<'_>, id: AuditId) -> Self {
        let draft = cx.register.draft(&key(id)).ok().flatten();
        let draft = draft.unwrap_or_else(|| CorrectionDraft { times: 1, ..CorrectionDraft::default() });
        Self { id, draft, left: BTreeSet::new(), was_tried: false, is_waiting: false, wants_focus: true }
    }

    /// Whether this check was waited for.
    pub(super) fn is_done(&self, id: AuditId) -> bool {
        self.is_waiting && self.id == id
    }

    /// It was refused: the form stays open.
    pub(super) fn refused(&mut self) {
        self.is_waiting = false;
    }

    /// Forgets what was kept of it.
    pub(super) fn forget(&self, cx: &UiContext<'_>) {
        cx.forget_draft(&key(self.id));
    }

    /// Paints the form; `true` for back.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (audit, overview): (&Audit, &Overview)) -> bool {
        let before = self.draft.clone();
        let problems = self.draft.check(&audit.pack, cx.register.hall().area_m2).err().unwrap_or_default();
        let title = (cx.text("runs-correct-title"), cx.text("runs-correct-line"));
        let confirm = cx.text("runs-correct");
        let pressed = form(ui, cx, (title, &confirm), |ui| self.fields(ui, cx, (audit, overview, &problems)));
        if self.draft != before {
            cx.keep_draft(&key(self.id), &self.draft);
        }
        if pressed == Some(Pressed::Confirm) {
            self.confirm(cx, audit);
        }
        pressed == Some(Pressed::Back)
    }

    fn wrong(&self, cx: &UiContext<'_>, problems: &[Problem], field: Field) -> Option<String> {
        let speaks = self.was_tried || self.left.contains(&field);
        speaks.then(|| words::problem_at(cx.strings, problems, field)).flatten()
    }

    fn fields(
        &mut self,
        ui: &mut Ui,
        cx: &UiContext<'_>,
        (audit, overview, problems): (&Audit, &Overview, &[Problem]),
    ) {
        let pack = &audit.pack;
        let lines: Vec<String> =
            pack.items.iter().map(|item| audit_words::item_line(cx.strings, pack, &item.code)).collect();
        let mut picked = pack.items.iter().position(|item| item.code == self.draft.item);
        let caption =
            Caption::new(cx.text("field-audit-item")).required().problem(self.wrong(cx, problems, Field::AuditItem));
        let select = Select::new(caption, &mut picked, &lines).placeholder(cx.text("runs-correct-pick"));
        let response = select.show(ui, cx.tokens, cx.strings);
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        if response.changed() {
            let item = picked.and_then(|at| pack.items.get(at)).map(|item| item.code.clone()).unwrap_or_default();
            let CorrectionDraft { because, by, .. } = self.draft.clone();
            self.draft = CorrectionDraft { item, because, by, times: 1, ..CorrectionDraft::default() };
        }
        if let Some(item) = pack.item(&self.draft.item) {
            said(ui, cx, (audit, item));
            self.answer(ui, cx, (item, problems));
        }
        let caption = Caption::new(cx.text("field-reason")).required().problem(self.wrong(cx, problems, Field::Reason));
        let field = TextField::new(caption, &mut self.draft.because).multiline(2).limit(500).show(ui, cx.tokens);
        if field.lost_focus() {
            self.left.insert(Field::Reason);
        }
        super::note::by(ui, cx, overview, &mut self.draft.by);
    }

    fn answer(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (item, problems): (&Item, &[Problem])) {
        let wrong = self.wrong(cx, problems, Field::NewAnswer);
        let name = cx.text("field-new-answer");
        match &item.kind {
            ItemKind::YesNo => self.verdict(ui, cx, (item, wrong)),
            ItemKind::Choice { options } => {
                let lang = cx.strings.lang().key();
                let names: Vec<&str> = options.iter().map(|option| option.text.in_language(lang)).collect();
                let mut picked = options.iter().position(|option| option.code == self.draft.choice);
                let caption = Caption::new(name).required().problem(wrong);
                if Select::new(caption, &mut picked, &names).show(ui, cx.tokens, cx.strings).changed() {
                    self.draft.choice =
                        picked.and_then(|at| options.get(at)).map(|option| option.code.clone()).unwrap_or_default();
                }
                self.not_applicable(ui, cx, item);
            }
            ItemKind::Text => {}
            ItemKind::Count { .. } | ItemKind::Measure { .. } | ItemKind::Age { .. } => {
                let unit = audit_words::unit(cx.strings, item);
                let caption = Caption::new(format!("{name} ({unit})")).required().problem(wrong).width(200.0);
                let field = TextField::new(caption, &mut self.draft.number).limit(9).show(ui, cx.tokens);
                if field.lost_focus() {
                    self.left.insert(Field::NewAnswer);
                }
                self.not_applicable(ui, cx, item);
            }
        }
    }

    fn verdict(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (item, wrong): (&Item, Option<String>)) {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            secondary(ui, cx.tokens, &cx.text("field-new-answer"));
            let mut segments = Segments::new();
            for verdict in Verdict::ALL {
                if verdict != Verdict::NotApplicable || item.not_applicable {
                    segments = segments.option(Some(verdict), audit_words::verdict(cx.strings, Some(verdict)));
                }
            }
            segments.show(ui, cx.tokens, &mut self.draft.verdict);
            if let Some(wrong) = wrong {
                problem(ui, cx.tokens, &wrong);
            }
        });
        if self.draft.verdict == Some(Verdict::Fail) && item.deduct_per_occurrence.is_some() {
            let caption = Caption::new(cx.text("audit-times")).width(140.0);
            Stepper::new(caption, &mut self.draft.times, 1..=MOST_TIMES).show(ui, cx.tokens);
        }
    }

    fn not_applicable(&mut self, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
        if item.not_applicable {
            let mut on = self.draft.verdict == Some(Verdict::NotApplicable);
            if checkbox(ui, cx.tokens, &mut on, &cx.text("audit-na")).changed() {
                self.draft.verdict = on.then_some(Verdict::NotApplicable);
            }
        }
    }

    fn confirm(&mut self, cx: &UiContext<'_>, audit: &Audit) {
        self.was_tried = true;
        if self.is_waiting {
            return;
        }
        if let Ok(answer) = self.draft.check(&audit.pack, cx.register.hall().area_m2) {
            self.is_waiting = true;
            let CorrectionDraft { item, because, by, .. } = self.draft.clone();
            let correction = NewCorrection { item, answer, reason: because.trim().to_owned(), by };
            cx.send(Command::Audits(AuditCommand::Correct(self.id, Box::new(correction))));
        }
    }
}

/// What stands now.
fn said(ui: &mut Ui, cx: &UiContext<'_>, (audit, item): (&Audit, &Item)) {
    let answers = audit.corrected_answers();
    let answer = answers.get(&item.code);
    let mut parts = vec![audit_words::verdict(cx.strings, answer.map(|answer| answer.verdict))];
    parts.extend(audit_words::answered_value(cx.strings, item, answer));
    parts.extend(answer.map(|answer| answer.reason.clone()).filter(|reason| !reason.is_empty()));
    let values = [("what", parts.join(" · ").into())];
    ui.add_space(-size::GAP_8);
    muted(ui, cx.tokens, &cx.strings.text_with("runs-correct-now", &values));
}

//! Forms of the review: judging a prerequisite by hand, the review group's opinion.

use egui::Ui;
use serde::{Deserialize, Serialize};

use super::data::View;
use super::forms::{Pressed, form, problem_at};
use super::sheet::form_head;
use super::{Ask, words};
use crate::domain::appraisals::JudgementDraft;
use crate::domain::audits::{NoteKind, Subject};
use crate::domain::ids::{AppraisalId, AuditId, StaffId};
use crate::domain::problems::{Field, Problem};
use crate::register::appraisals::NewJudgement;
use crate::ui::commands::{AppraisalCommand, AuditCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Caption, Segments, Select, TextField, checkbox, label, paragraph, problem};

/// Judging a prerequisite.
pub(super) struct JudgeForm {
    key: String,
    id: AppraisalId,
    subject: Subject,
    code: String,
    draft: JudgementDraft,
    by: Option<usize>,
    /// Also everyone of whom it is not judged yet.
    for_all: bool,
    pressed: bool,
}

/// An opinion on a re-score.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct OpinionForm {
    run: AuditId,
    text: String,
    #[serde(skip)]
    by: Option<usize>,
    #[serde(skip)]
    pressed: bool,
}

/// Who may judge: the review group first, then the others on duty.
fn judges(view: &View) -> Vec<(StaffId, String)> {
    let group = view.standing.as_ref().map(|standing| standing.appraisal.review_group.clone()).unwrap_or_default();
    let others = view.people.iter().filter(|(id, person)| person.is_active && !group.contains(id)).map(|(id, _)| *id);
    let all = group.iter().copied().chain(others.collect::<Vec<_>>());
    all.map(|id| (id, view.names.person(id).to_owned())).collect()
}

/// Who says it.
fn by_field(ui: &mut Ui, cx: &UiContext<'_>, (view, words): (&View, &str), by: &mut Option<usize>) {
    let names: Vec<String> = judges(view).into_iter().map(|(_, name)| name).collect();
    Select::new(Caption::new(cx.text(words)), by, &names)
        .placeholder(cx.text("appraisal-nobody"))
        .show(ui, cx.tokens, cx.strings);
}

fn judge_at(view: &View, by: Option<usize>) -> Option<StaffId> {
    by.and_then(|at| judges(view).get(at).map(|(id, _)| *id))
}

impl JudgeForm {
    /// As it was left, else as it stands; `None` once the ranking is public.
    pub(super) fn open(cx: &UiContext<'_>, view: &View, (subject, code): (Subject, String)) -> Option<Self> {
        let standing = view.standing.as_ref().filter(|standing| !standing.appraisal.is_frozen())?;
        let id = standing.appraisal.id;
        let key = format!("appraisals:judge:{}:{}:{code}", id.0, subject.key());
        let kept: Option<JudgementDraft> = cx.register.draft(&key).unwrap_or_default();
        let judged = standing.prerequisite(&subject, &code).filter(|judged| judged.by_hand.is_some());
        let now =
            judged.map(|judged| JudgementDraft { is_met: judged.state.is_met, reason: judged.state.reason.clone() });
        let draft = kept.or(now).unwrap_or_default();
        let by = (!standing.appraisal.review_group.is_empty()).then_some(0);
        Some(Self { key, id, subject, code, draft, by, for_all: false, pressed: false })
    }

    /// Forgets what was typed.
    pub(super) fn forget(&self, cx: &UiContext<'_>) {
        cx.forget_draft(&self.key);
    }

    /// Paints the form.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, view: &View) -> Option<Ask> {
        let standing = view.standing.as_ref()?;
        let records = standing.prerequisite(&self.subject, &self.code).and_then(|judged| judged.records);
        let problems = if self.pressed { self.draft.check(records).err().unwrap_or_default() } else { Vec::new() };
        let before = self.draft.clone();
        let pressed = form(ui, cx, "appraisal-judge", |ui| self.fields(ui, cx, (view, &problems)));
        if self.draft != before {
            cx.keep_draft(&self.key, &self.draft);
        }
        match pressed? {
            Pressed::Cancel => Some(Ask::Back),
            Pressed::Confirm => {
                self.pressed = true;
                let (is_met, reason) = self.draft.check(records).ok()?;
                let mut subjects = vec![self.subject.clone()];
                if self.for_all {
                    subjects.extend(self.others(view));
                }
                let (code, by) = (self.code.clone(), judge_at(view, self.by));
                let judgement = NewJudgement { subjects, code, is_met, reason, by };
                cx.send(Command::Appraisals(AppraisalCommand::Judge(self.id, Box::new(judgement))));
                None
            }
        }
    }

    /// Others of whom it is not judged yet.
    fn others(&self, view: &View) -> Vec<Subject> {
        let Some(standing) = &view.standing else {
            return Vec::new();
        };
        let open = |subject: &Subject| {
            standing.prerequisite(subject, &self.code).is_some_and(|judged| judged.state.is_met.is_none())
        };
        let subjects = standing.rows.iter().map(|row| row.ranked.subject.clone());
        subjects.filter(|subject| *subject != self.subject && open(subject)).collect()
    }

    fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (view, problems): (&View, &[Problem])) {
        let Some(standing) = &view.standing else {
            return;
        };
        let needed = standing.appraisal.pack.prerequisites.iter().find(|needed| needed.code == self.code);
        let title = needed.map(|needed| needed.text.in_language(cx.strings.lang().key())).unwrap_or_default();
        let (name, _) = view.title(&self.subject, cx);
        form_head(ui, cx, &format!("{title} · {name}"));
        if let Some(needed) = needed {
            paragraph(ui, Text::Body, words::rule(cx.strings, needed), cx.tokens.text2);
        }
        let records = standing.prerequisite(&self.subject, &self.code).and_then(|judged| judged.records);
        let said = match records {
            Some(_) => words::met(cx.strings, records),
            None => cx.text("appraisal-records-silent"),
        };
        let said = cx.strings.text_with("appraisal-records-say", &[("said", said.into())]);
        paragraph(ui, Text::Secondary, &said, cx.tokens.text2);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            let segments = Segments::new()
                .option(Some(true), cx.text("appraisal-met"))
                .option(Some(false), cx.text("appraisal-not-met"));
            segments.show(ui, cx.tokens, &mut self.draft.is_met);
            if let Some(wrong) = problem_at(cx, problems, Field::Judgement) {
                problem(ui, cx.tokens, &wrong);
            }
        });
        let wrong = problem_at(cx, problems, Field::Reason);
        let caption = Caption::new(cx.text("field-reason")).problem(wrong);
        let hint = cx.text("appraisal-reason-hint");
        TextField::new(caption, &mut self.draft.reason).multiline(3).placeholder(hint).show(ui, cx.tokens);
        by_field(ui, cx, (view, "appraisal-judged-who"), &mut self.by);
        let others = self.others(view).len();
        if others > 0 && self.draft.is_met == Some(true) {
            let words = cx.strings.text_with("appraisal-judge-all", &[("n", others.into())]);
            checkbox(ui, cx.tokens, &mut self.for_all, &words);
        } else {
            self.for_all = false;
        }
    }
}

fn opinion_key(run: AuditId) -> String {
    format!("appraisals:opinion:{}", run.0)
}

impl OpinionForm {
    /// As it was left.
    pub(super) fn open(cx: &UiContext<'_>, run: AuditId) -> Self {
        let kept: Option<Self> = cx.register.draft(&opinion_key(run)).unwrap_or_default();
        kept.unwrap_or(Self { run, text: String::new(), by: None, pressed: false })
    }

    /// Forgets what was typed.
    pub(super) fn forget(&self, cx: &UiContext<'_>) {
        cx.forget_draft(&opinion_key(self.run));
    }

    /// Paints the form.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, view: &View) -> Option<Ask> {
        let before = self.text.clone();
        let pressed = form(ui, cx, "appraisal-keep", |ui| {
            form_head(ui, cx, &cx.text("appraisal-opinion"));
            label(ui, cx.tokens, Text::Secondary, &cx.text("appraisal-opinion-hint"));
            let wrong = (self.pressed && self.text.trim().is_empty()).then(|| cx.text("wrong-missing"));
            let caption = Caption::new(cx.text("appraisal-opinion")).required().problem(wrong);
            TextField::new(caption, &mut self.text).multiline(4).show(ui, cx.tokens);
            by_field(ui, cx, (view, "appraisal-opinion-by"), &mut self.by);
        });
        if self.text != before {
            cx.keep_draft(&opinion_key(self.run), self);
        }
        match pressed? {
            Pressed::Cancel => Some(Ask::Back),
            Pressed::Confirm => {
                self.pressed = true;
                let text = self.text.trim();
                if !text.is_empty() {
                    let by = judge_at(view, self.by);
                    cx.send(Command::Audits(AuditCommand::Note(self.run, NoteKind::Opinion, text.to_owned(), by)));
                }
                None
            }
        }
    }
}

//! Forms on the detail side: opening a year, the review group, judging a prerequisite, an opinion. What is typed is kept.

use egui::{Key, Modifiers, ScrollArea, Ui};
use serde::{Deserialize, Serialize};

use super::data::View;
use super::detail::padded;
use super::sheet::form_head;
use super::{Ask, words};
use crate::domain::appraisals::{AppraisalDraft, JudgementDraft};
use crate::domain::audits::{NoteKind, Subject};
use crate::domain::ids::{AppraisalId, AuditId, StaffId};
use crate::domain::problems::{Field, Problem};
use crate::domain::standards::{Purpose, SubjectKind};
use crate::register::appraisals::{NewAppraisal, NewJudgement};
use crate::register::packs::KnownPack;
use crate::ui::audit_words;
use crate::ui::commands::{AppraisalCommand, AuditCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    ACTION_BAR, Button, Caption, Segments, Select, Stepper, TextField, action_bar, checkbox, label, paragraph, problem,
    secondary, split_bottom,
};
use crate::ui::words as ui_words;

const OPEN_KEY: &str = "appraisals:new";

/// What the detail side shows.
#[derive(Default)]
pub(super) enum Side {
    /// The sheet of whoever is selected.
    #[default]
    Sheet,
    /// Opening a year.
    Open(Box<OpenForm>),
    /// The review group.
    Group(GroupForm),
    /// Judging a prerequisite.
    Judge(Box<JudgeForm>),
    /// The review group's opinion.
    Opinion(OpinionForm),
}

/// Opening a year.
pub(super) struct OpenForm {
    draft: AppraisalDraft,
    packs: Vec<KnownPack>,
    pressed: bool,
}

/// Who re-scores.
pub(super) struct GroupForm {
    id: AppraisalId,
    group: Vec<StaffId>,
}

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

impl Side {
    /// The form to open a year, as it was left.
    pub(super) fn opening(cx: &UiContext<'_>) -> Self {
        let mut packs = cx.register.usable_packs().unwrap_or_default();
        packs.retain(|known| known.pack.purpose == Purpose::Appraisal);
        let kept: Option<AppraisalDraft> = cx.register.draft(OPEN_KEY).unwrap_or_default();
        let fresh = || AppraisalDraft { year: words::year_of(cx.today()), ..AppraisalDraft::default() };
        let mut form = OpenForm { draft: kept.unwrap_or_else(fresh), packs, pressed: false };
        if form.draft.pack.is_empty()
            && let Some(first) = form.packs.first().map(|known| known.pack.code.clone())
        {
            form.choose(&first);
        }
        Self::Open(Box::new(form))
    }

    pub(super) fn group(view: &View) -> Self {
        match &view.standing {
            Some(standing) => {
                let appraisal = &standing.appraisal;
                Self::Group(GroupForm { id: appraisal.id, group: appraisal.review_group.clone() })
            }
            None => Self::Sheet,
        }
    }

    /// The form that judges a prerequisite, as it was left, else as it stands.
    pub(super) fn judging(cx: &UiContext<'_>, view: &View, (subject, code): (Subject, String)) -> Self {
        let Some(standing) = view.standing.as_ref().filter(|standing| !standing.appraisal.is_frozen()) else {
            return Self::Sheet;
        };
        let id = standing.appraisal.id;
        let key = format!("appraisals:judge:{}:{}:{code}", id.0, subject.key());
        let kept: Option<JudgementDraft> = cx.register.draft(&key).unwrap_or_default();
        let judged = standing.prerequisite(&subject, &code).filter(|judged| judged.by_hand.is_some());
        let now =
            judged.map(|judged| JudgementDraft { is_met: judged.state.is_met, reason: judged.state.reason.clone() });
        let draft = kept.or(now).unwrap_or_default();
        let by = (!standing.appraisal.review_group.is_empty()).then_some(0);
        Self::Judge(Box::new(JudgeForm { key, id, subject, code, draft, by, for_all: false, pressed: false }))
    }

    pub(super) fn opinion(cx: &UiContext<'_>, run: AuditId) -> Self {
        let kept: Option<OpinionForm> = cx.register.draft(&opinion_key(run)).unwrap_or_default();
        Self::Opinion(kept.unwrap_or(OpinionForm { run, text: String::new(), by: None, pressed: false }))
    }

    /// Forgets what was typed.
    pub(super) fn forget(&self, cx: &UiContext<'_>) {
        match self {
            Self::Sheet | Self::Group(_) => {}
            Self::Open(_) => cx.forget_draft(OPEN_KEY),
            Self::Judge(form) => cx.forget_draft(&form.key),
            Self::Opinion(form) => cx.forget_draft(&opinion_key(form.run)),
        }
    }

    /// Paints the form.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, view: &View) -> Option<Ask> {
        match self {
            Self::Sheet => None,
            Self::Open(form) => form.show(ui, cx, view),
            Self::Group(form) => form.show(ui, cx, view),
            Self::Judge(form) => form.show(ui, cx, view),
            Self::Opinion(form) => form.show(ui, cx, view),
        }
    }
}

fn opinion_key(run: AuditId) -> String {
    format!("appraisals:opinion:{}", run.0)
}

/// What a form answers.
enum Pressed {
    Confirm,
    Cancel,
}

/// Fields above, verbs below; Ctrl+Enter confirms.
fn form(ui: &mut Ui, cx: &UiContext<'_>, verb: &str, fields: impl FnOnce(&mut Ui)) -> Option<Pressed> {
    let (mut upper, mut bar) = split_bottom(ui, ACTION_BAR);
    ScrollArea::vertical().id_salt("appraisal form").auto_shrink([false, false]).show(&mut upper, |ui| {
        padded(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_12;
            fields(ui);
        });
    });
    let mut pressed = None;
    padded(&mut bar, |ui| {
        action_bar(
            ui,
            cx.tokens,
            |ui| {
                if Button::primary(cx.text(verb)).shortcut("Ctrl Enter").show(ui, cx.tokens).clicked() {
                    pressed = Some(Pressed::Confirm);
                }
                if Button::secondary(cx.text("appraisal-cancel")).shortcut("Esc").show(ui, cx.tokens).clicked() {
                    pressed = Some(Pressed::Cancel);
                }
            },
            |_| {},
        );
    });
    let keys = !ui.ctx().any_popup_open() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
    pressed.or(keys.then_some(Pressed::Confirm))
}

fn problem_at(cx: &UiContext<'_>, problems: &[Problem], field: Field) -> Option<String> {
    ui_words::problem_at(cx.strings, problems, field)
}

impl OpenForm {
    /// Takes a standard with the first kind of subject it is for.
    fn choose(&mut self, code: &str) {
        let known = self.packs.iter().find(|known| known.pack.code == code);
        let kinds = known.map(|known| known.pack.subjects.clone()).unwrap_or_default();
        code.clone_into(&mut self.draft.pack);
        self.draft.subjects = self.draft.subjects.filter(|kind| kinds.contains(kind)).or(kinds.first().copied());
    }

    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, view: &View) -> Option<Ask> {
        let before = self.draft.clone();
        let problems = if self.pressed { self.draft.check().err().unwrap_or_default() } else { Vec::new() };
        let pressed = form(ui, cx, "appraisal-open", |ui| self.fields(ui, cx, (view, &problems)));
        if self.draft != before {
            cx.keep_draft(OPEN_KEY, &self.draft);
        }
        match pressed? {
            Pressed::Cancel => Some(Ask::Back),
            Pressed::Confirm => {
                self.pressed = true;
                let (code, subject_kind) = self.draft.check().ok()?;
                let known = self.packs.iter().find(|known| known.pack.code == code)?;
                let new = NewAppraisal {
                    year: self.draft.year,
                    pack_text: known.text.clone(),
                    subject_kind,
                    review_group: self.draft.review_group.clone(),
                };
                cx.send(Command::Appraisals(AppraisalCommand::Open(Box::new(new))));
                None
            }
        }
    }

    fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (view, problems): (&View, &[Problem])) {
        form_head(ui, cx, &cx.text("appraisal-new"));
        let mut year = u32::try_from(self.draft.year).unwrap_or_default();
        Stepper::new(cx.text("appraisal-form-year"), &mut year, 2000..=2100).show(ui, cx.tokens);
        self.draft.year = i32::try_from(year).unwrap_or(self.draft.year);
        let lang = cx.strings.lang().key();
        let titles: Vec<String> = self
            .packs
            .iter()
            .map(|known| format!("{} {}", known.pack.title.in_language(lang), known.pack.edition))
            .collect();
        let mut at = self.packs.iter().position(|known| known.pack.code == self.draft.pack);
        let wrong = problem_at(cx, problems, Field::AppraisalStandard);
        let mut caption = Caption::new(cx.text("field-appraisal-standard")).required().problem(wrong);
        if self.packs.is_empty() {
            caption = caption.hint(cx.text("appraisal-no-standard"));
        }
        if Select::new(caption, &mut at, &titles).show(ui, cx.tokens, cx.strings).changed()
            && let Some(code) = at.and_then(|at| self.packs.get(at)).map(|known| known.pack.code.clone())
        {
            self.choose(&code);
        }
        self.kinds(ui, cx, problems);
        people(ui, cx, (view, "appraisal-group"), &mut self.draft.review_group);
        paragraph(ui, Text::Secondary, &cx.text("appraisal-open-hint"), cx.tokens.text2);
        ui.add_space(size::GAP_16);
    }

    fn kinds(&mut self, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
        let chosen = self.packs.iter().find(|known| known.pack.code == self.draft.pack);
        let kinds: Vec<SubjectKind> = chosen.map(|known| known.pack.subjects.clone()).unwrap_or_default();
        let Some(mut kind) = self.draft.subjects.or(kinds.first().copied()) else {
            return;
        };
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            secondary(ui, cx.tokens, &cx.text("field-appraisal-subject"));
            let mut segments = Segments::new();
            for one in &kinds {
                segments = segments.option(*one, audit_words::subject_kind(cx.strings, *one));
            }
            segments.show(ui, cx.tokens, &mut kind);
            if let Some(wrong) = problem_at(cx, problems, Field::AppraisalSubject) {
                problem(ui, cx.tokens, &wrong);
            }
        });
        self.draft.subjects = Some(kind);
    }
}

/// People on duty to tick, whoever is picked among them.
fn people(ui: &mut Ui, cx: &UiContext<'_>, (view, title): (&View, &str), picked: &mut Vec<StaffId>) {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        secondary(ui, cx.tokens, &cx.text(title));
        for (id, person) in view.people.iter().filter(|(id, person)| person.is_active || picked.contains(id)) {
            let mut on = picked.contains(id);
            let words = [person.name.as_str(), person.post.as_str()].join(" · ");
            if checkbox(ui, cx.tokens, &mut on, words.trim_end_matches(" · ")).changed() {
                picked.retain(|one| one != id);
                if on {
                    picked.push(*id);
                }
                break;
            }
        }
    });
}

impl GroupForm {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, view: &View) -> Option<Ask> {
        let group = &mut self.group;
        let pressed = form(ui, cx, "appraisal-keep", |ui| {
            form_head(ui, cx, &cx.text("appraisal-group"));
            paragraph(ui, Text::Secondary, &cx.text("appraisal-group-hint"), cx.tokens.text2);
            people(ui, cx, (view, "appraisal-group"), group);
            ui.add_space(size::GAP_16);
        });
        match pressed? {
            Pressed::Cancel => Some(Ask::Back),
            Pressed::Confirm => {
                let command = AppraisalCommand::ReviewGroup(self.id, self.group.clone());
                cx.send(Command::Appraisals(command));
                None
            }
        }
    }
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
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, view: &View) -> Option<Ask> {
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

impl OpinionForm {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, view: &View) -> Option<Ask> {
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

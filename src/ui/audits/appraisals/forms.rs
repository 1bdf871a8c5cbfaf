//! Forms on the detail side: opening a year, the review group, judging a prerequisite, an opinion. What is typed is kept.

use egui::{Key, Modifiers, ScrollArea, Ui};

use super::data::View;
use super::detail::padded;
use super::review::{JudgeForm, OpinionForm};
use super::sheet::form_head;
use super::{Ask, words};
use crate::domain::appraisals::AppraisalDraft;
use crate::domain::audits::Subject;
use crate::domain::ids::{AppraisalId, AuditId, StaffId};
use crate::domain::problems::{Field, Problem};
use crate::domain::standards::{Purpose, SubjectKind};
use crate::register::appraisals::NewAppraisal;
use crate::register::packs::KnownPack;
use crate::ui::audit_words;
use crate::ui::commands::{AppraisalCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    ACTION_BAR, Button, Caption, Segments, Select, Stepper, action_bar, checkbox, paragraph, problem, secondary,
    split_bottom,
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
    pub(super) fn judging(cx: &UiContext<'_>, view: &View, of: (Subject, String)) -> Self {
        JudgeForm::open(cx, view, of).map_or(Self::Sheet, |form| Self::Judge(Box::new(form)))
    }

    /// The form of an opinion, as it was left.
    pub(super) fn opinion(cx: &UiContext<'_>, run: AuditId) -> Self {
        Self::Opinion(OpinionForm::open(cx, run))
    }

    /// Forgets what was typed.
    pub(super) fn forget(&self, cx: &UiContext<'_>) {
        match self {
            Self::Sheet | Self::Group(_) => {}
            Self::Open(_) => cx.forget_draft(OPEN_KEY),
            Self::Judge(form) => form.forget(cx),
            Self::Opinion(form) => form.forget(cx),
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

/// What a form answers.
pub(super) enum Pressed {
    Confirm,
    Cancel,
}

/// Fields above, verbs below; Ctrl+Enter confirms.
pub(super) fn form(ui: &mut Ui, cx: &UiContext<'_>, verb: &str, fields: impl FnOnce(&mut Ui)) -> Option<Pressed> {
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

/// What is wrong at a field.
pub(super) fn problem_at(cx: &UiContext<'_>, problems: &[Problem], field: Field) -> Option<String> {
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

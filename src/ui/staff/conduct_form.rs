//! The form of a conduct record: a breach with its ban, a law case, an incident, a review, praise (P1-8.2, P1-II.7, P5-4).

use chrono::Datelike;
use egui::{Id, Ui};

use super::data::ListData;
use super::participants::Participants;
use super::record_form::{Asked, FormState, Over};
use crate::domain::conduct::{ConductDraft, ConductKind, NOT_QUALIFIED, NewConduct, QUALIFIED, bans_of};
use crate::domain::dates::parse_date;
use crate::domain::ids::StaffId;
use crate::domain::problems::{Field, Problem, Wrong};
use crate::ui::commands::{Command, StaffRecordCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::staff_record_words as record_words;
use crate::ui::theme::size;
use crate::ui::widgets::{self as w, Caption, DateField, Segments, Select, TextField, Tone};
use crate::ui::words;

type Checked = Result<(NewConduct, Vec<StaffId>), Vec<Problem>>;

/// A form under way.
pub(super) struct ConductForm {
    pub(super) state: FormState,
    draft: ConductDraft,
    fresh: ConductDraft,
    people: Participants,
    /// A number of a case that is not on the register.
    unknown_case: String,
}

impl ConductForm {
    /// Opens the form for these people, with what was typed before if it was not confirmed.
    pub(super) fn open(cx: &UiContext<'_>, people: &[StaffId]) -> Self {
        let key = match people {
            [one] => format!("conduct:{}", one.0),
            _ => "conduct:new".to_owned(),
        };
        let chosen: Vec<i64> = people.iter().map(|id| id.0).collect();
        let kept: Option<ConductDraft> = cx.register.draft(&key).ok().flatten();
        let fresh = ConductDraft::fresh(cx.today(), chosen);
        let state = FormState::of(key, kept.as_ref(), &fresh);
        let draft = kept.unwrap_or_else(|| fresh.clone());
        let (people, unknown_case) = (Participants::default(), String::new());
        Self { state, draft, fresh, people, unknown_case }
    }

    /// Paints the form. Answers `Over` when it was left.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) -> Option<Over> {
        self.people.refresh(cx, data, &self.draft.people);
        let checked = self.draft.check(cx.today());
        let problems = checked.as_ref().err().cloned().unwrap_or_default();
        let before = self.draft.clone();
        let confirm = cx.strings.text_with("conduct-add-for", &[("n", self.draft.people.len().into())]);
        let mut state = std::mem::take(&mut self.state);
        let asked = state.show(ui, cx, (&cx.text("conduct-form-title"), &confirm), |state, ui| {
            self.fields(ui, cx, (state, &problems));
            bars_award(ui, cx, &checked);
        });
        self.state = state;
        if self.draft != before {
            cx.keep_draft(&self.state.key, &self.draft);
        }
        match asked? {
            Asked::StartOver => self.draft = self.fresh.clone(),
            Asked::Drop => return Some(Over),
            Asked::Confirm => self.confirm(cx, checked),
        }
        None
    }

    /// A case that is not on the register is a problem of its field, looked up when the form is confirmed.
    fn confirm(&mut self, cx: &UiContext<'_>, checked: Checked) {
        let Ok((record, people)) = checked else {
            return;
        };
        let is_known = |number| cx.register.case_of_number(number).is_ok_and(|case| case.is_some());
        if record.case.is_some_and(|number| !is_known(number)) {
            self.unknown_case.clone_from(&self.draft.case_number);
            return;
        }
        cx.send(Command::StaffRecords(StaffRecordCommand::Conduct(people, Box::new(record))));
        self.state.send();
    }

    fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (state, problems): (&mut FormState, &[Problem])) {
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            let caption = state.caption(cx, (Field::ConductKind, problems)).required();
            let kinds = ConductKind::ALL.map(|kind| record_words::conduct_kind(cx.strings, kind));
            let mut picked = ConductKind::ALL.iter().position(|kind| kind.code() == self.draft.kind);
            if Select::new(caption, &mut picked, &kinds).show(left, cx.tokens, cx.strings).changed() {
                let kind = picked.and_then(|index| ConductKind::ALL.get(index));
                self.draft.kind = kind.map(|kind| kind.code().to_owned()).unwrap_or_default();
            }
            let caption = state.caption(cx, (Field::Day, problems)).required();
            let day = DateField::new(caption, &mut self.draft.day, cx.today()).show(right, cx.tokens, cx.strings);
            state.note(Field::Day, &day.response);
        });
        self.of_kind(ui, cx, (state, problems));
        let caption = state.caption(cx, (Field::ConductText, problems)).required();
        let text = TextField::new(caption, &mut self.draft.text).multiline(3).id(Id::unique("conduct text"));
        let text = text.show(ui, cx.tokens);
        if state.takes_keys() {
            text.request_focus();
        }
        state.note(Field::ConductText, &text);
        let caption = state.caption(cx, (Field::FollowUp, problems));
        let follow_up = TextField::new(caption, &mut self.draft.follow_up).multiline(2).show(ui, cx.tokens);
        state.note(Field::FollowUp, &follow_up);
        self.case(ui, cx, (state, problems));
        let caption = cx.text("conduct-about");
        let problem = state.wrong(cx, (Field::Participants, problems));
        self.people.show(ui, cx, (&caption, problem.as_deref()), &mut self.draft.people);
    }

    /// What only some kinds ask for.
    fn of_kind(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (state, problems): (&FormState, &[Problem])) {
        match ConductKind::from_code(&self.draft.kind) {
            Some(ConductKind::Breach) => {
                let codes = bans_of(cx.register.hall().sector);
                let names: Vec<String> =
                    codes.iter().map(|code| format!("{code} {}", record_words::ban(cx.strings, code))).collect();
                let mut picked = codes.iter().position(|code| *code == self.draft.ban);
                let caption = state.caption(cx, (Field::Ban, problems)).required();
                let select = Select::new(caption, &mut picked, &names).placeholder(cx.text("conduct-choose-ban"));
                if select.show(ui, cx.tokens, cx.strings).changed() {
                    let code = picked.and_then(|index| codes.get(index)).copied();
                    code.unwrap_or_default().clone_into(&mut self.draft.ban);
                }
            }
            Some(ConductKind::LawCase) => {
                w::checkbox(ui, cx.tokens, &mut self.draft.is_found_by_unit, &cx.text("conduct-found"));
            }
            Some(ConductKind::Review) => self.review(ui, cx, (state, problems)),
            _ => {}
        }
    }

    fn review(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (state, problems): (&FormState, &[Problem])) {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            w::secondary(ui, cx.tokens, &words::field(cx.strings, Field::ReviewResult));
            let segments = Segments::new()
                .option(QUALIFIED.to_owned(), cx.text("conduct-qualified"))
                .option(NOT_QUALIFIED.to_owned(), cx.text("conduct-not-qualified"));
            segments.show(ui, cx.tokens, &mut self.draft.review);
            if let Some(wrong) = state.wrong(cx, (Field::ReviewResult, problems)) {
                w::problem(ui, cx.tokens, &wrong);
            }
            if let Ok(day) = parse_date(&self.draft.day, cx.today()) {
                let year = day.year().to_string();
                w::muted(ui, cx.tokens, &cx.strings.text_with("conduct-review-year", &[("year", year.into())]));
            }
        });
    }

    fn case(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (state, problems): (&mut FormState, &[Problem])) {
        let typed = &self.draft.case_number;
        let is_unknown = !typed.is_empty() && *typed == self.unknown_case;
        let wrong = match problems.iter().find(|problem| problem.field == Field::CaseNumber) {
            Some(Problem { wrong: Wrong::NotANumber, .. }) => {
                state.wrong(cx, (Field::CaseNumber, problems)).map(|_| cx.text("conduct-no-case"))
            }
            _ => is_unknown.then(|| cx.text("conduct-no-case")),
        };
        let caption = Caption::new(cx.text("conduct-case-optional")).problem(wrong);
        let field = TextField::new(caption, &mut self.draft.case_number).limit(20);
        let response = field.placeholder(cx.text("conduct-case-example")).show(ui, cx.tokens);
        state.note(Field::CaseNumber, &response);
    }
}

/// Says before the confirm that the record costs an award.
fn bars_award(ui: &mut Ui, cx: &UiContext<'_>, checked: &Checked) {
    if checked.as_ref().is_ok_and(|(record, _)| record.matter.bars_award()) {
        w::note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("conduct-bars")));
    }
}

//! The form of a training: once for everyone who took part (P1-8.1, P5-4).

use egui::{Id, Ui};

use super::data::ListData;
use super::participants::Participants;
use super::record_form::{Asked, FormState, Over};
use crate::domain::ids::StaffId;
use crate::domain::problems::{Field, Problem};
use crate::domain::training::{NewTraining, TrainingDraft, TrainingKind};
use crate::register::Area;
use crate::ui::commands::{Command, StaffRecordCommand};
use crate::ui::context::UiContext;
use crate::ui::staff_record_words as record_words;
use crate::ui::widgets::{DateField, Select, SuggestField};

/// Lengths offered.
const LENGTHS: [&str; 7] = ["0.5", "1", "1.5", "2", "3", "4", "8"];

type Checked = Result<(NewTraining, Vec<StaffId>), Vec<Problem>>;

/// A form under way.
pub(super) struct TrainingForm {
    pub(super) state: FormState,
    draft: TrainingDraft,
    fresh: TrainingDraft,
    people: Participants,
    topics: Vec<String>,
    teachers: Vec<String>,
    /// How many of those chosen have the topic on that day already, and what that was counted of.
    again: Option<((TrainingDraft, u64), usize)>,
}

impl TrainingForm {
    /// Opens the form for these people, with what was typed before if it was not confirmed.
    pub(super) fn open(cx: &UiContext<'_>, people: &[StaffId]) -> Self {
        let key = match people {
            [one] => format!("training:{}", one.0),
            _ => "training:new".to_owned(),
        };
        let chosen: Vec<i64> = people.iter().map(|id| id.0).collect();
        let kept: Option<TrainingDraft> = cx.register.draft(&key).ok().flatten();
        let fresh = TrainingDraft::fresh(cx.today(), chosen);
        let state = FormState::of(key, kept.as_ref(), &fresh);
        let mut draft = kept.unwrap_or_else(|| fresh.clone());
        if people.len() > 1 {
            draft.people.clone_from(&fresh.people);
        }
        let (topics, teachers) = cx.register.training_words().unwrap_or_default();
        let people = Participants::default();
        Self { state, draft, fresh, people, topics, teachers, again: None }
    }

    /// Paints the form. Answers `Over` when it was left.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) -> Option<Over> {
        self.people.refresh(cx, data, &self.draft.people);
        let checked = self.draft.check(cx.today());
        self.count_again(cx, &checked);
        let problems = checked.as_ref().err().cloned().unwrap_or_default();
        let before = self.draft.clone();
        let confirm = cx.strings.text_with("training-add-for", &[("n", self.draft.people.len().into())]);
        let mut state = std::mem::take(&mut self.state);
        let asked = state.show(ui, cx, (&cx.text("training-add"), &confirm), |state, ui| {
            self.fields(ui, cx, (state, &problems));
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

    fn confirm(&mut self, cx: &UiContext<'_>, checked: Checked) {
        if let Ok((training, people)) = checked {
            cx.send(Command::StaffRecords(StaffRecordCommand::Training(people, Box::new(training))));
            self.state.send();
        }
    }

    fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (state, problems): (&mut FormState, &[Problem])) {
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            let caption = state.caption(cx, (Field::Day, problems)).required();
            let day = DateField::new(caption, &mut self.draft.day, cx.today()).show(left, cx.tokens, cx.strings);
            state.note(Field::Day, &day.response);
            let caption = state.caption(cx, (Field::Hours, problems)).required();
            let hours = SuggestField::new(caption, &mut self.draft.hours, &LENGTHS)
                .placeholder(cx.text("training-hours-example"))
                .id(Id::unique("training hours"))
                .show(right, cx.tokens);
            if state.takes_keys() {
                hours.request_focus();
            }
            state.note(Field::Hours, &hours);
        });
        self.about(ui, cx, (state, problems));
        let caption = crate::ui::words::field(cx.strings, Field::Participants);
        let problem = state.wrong(cx, (Field::Participants, problems));
        self.people.show(ui, cx, (&caption, problem.as_deref()), &mut self.draft.people);
    }

    fn about(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (state, problems): (&mut FormState, &[Problem])) {
        let again = self.again.as_ref().map_or(0, |(_, count)| *count);
        let warning = (again > 0).then(|| cx.strings.text_with("training-again", &[("n", again.into())]));
        let caption = state.caption(cx, (Field::Topic, problems)).required().warning(warning);
        let topic = SuggestField::new(caption, &mut self.draft.topic, &self.topics)
            .placeholder(cx.text("training-topic-example"))
            .show(ui, cx.tokens);
        state.note(Field::Topic, &topic);
        ui.columns(2, |columns| {
            let [left, right] = columns else { return };
            let caption = state.caption(cx, (Field::TrainingKind, problems)).required();
            let kinds = TrainingKind::ALL.map(|kind| record_words::training_kind(cx.strings, kind));
            let mut picked = TrainingKind::ALL.iter().position(|kind| kind.code() == self.draft.kind);
            if Select::new(caption, &mut picked, &kinds).show(left, cx.tokens, cx.strings).changed() {
                let kind = picked.and_then(|index| TrainingKind::ALL.get(index));
                self.draft.kind = kind.map(|kind| kind.code().to_owned()).unwrap_or_default();
            }
            let caption = state.caption(cx, (Field::Teacher, problems));
            let teacher = SuggestField::new(caption, &mut self.draft.teacher, &self.teachers)
                .placeholder(cx.text("training-teacher-example"))
                .show(right, cx.tokens);
            state.note(Field::Teacher, &teacher);
        });
    }

    /// Counts anew, when the form or the records changed, who has this training already.
    fn count_again(&mut self, cx: &UiContext<'_>, checked: &Checked) {
        let stamp = (self.draft.clone(), cx.register.revision(Area::Staff));
        if self.again.as_ref().is_some_and(|(known, _)| *known == stamp) {
            return;
        }
        let count = checked.as_ref().map_or(0, |(training, people)| {
            use chrono::Datelike;
            let year = cx.register.training_of_year(training.day.year()).unwrap_or_default();
            let same = |id: &&StaffId| {
                year.iter().any(|record| {
                    let other = &record.training;
                    record.struck.is_none()
                        && record.staff == **id
                        && (other.day, &other.topic) == (training.day, &training.topic)
                })
            };
            people.iter().filter(same).count()
        });
        self.again = Some((stamp, count));
    }
}

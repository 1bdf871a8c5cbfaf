//! A training as it is typed: for several people at once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Hours, NewTraining, TrainingKind, most, participants, past_day};
use crate::domain::ids::StaffId;
use crate::domain::problems::{Field, Problem, Problems, Wrong};

/// Longest topic, in characters.
const TOPIC_MOST: usize = 80;

/// Longest teacher, in characters.
const TEACHER_MOST: usize = 40;

/// The form of a training, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `NewTraining`, as typed, and who took part")]
pub struct TrainingDraft {
    pub day: String,
    pub hours: String,
    pub kind: String,
    pub topic: String,
    pub teacher: String,
    pub people: Vec<i64>,
}

impl TrainingDraft {
    /// A form for a training of today, of the kind the rule asks for.
    pub fn fresh(today: NaiveDate, people: Vec<i64>) -> Self {
        let kind = TrainingKind::EthicsLaw.code().to_owned();
        Self { day: today.to_string(), kind, people, ..Self::default() }
    }

    /// Reads the form: the training and who took part, each once.
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self, today: NaiveDate) -> Result<(NewTraining, Vec<StaffId>), Vec<Problem>> {
        let mut problems = Problems::default();
        let day = past_day(&mut problems, &self.day, today);
        let hours = problems.take(Field::Hours, Hours::parse(&self.hours));
        let kind = problems.take(Field::TrainingKind, TrainingKind::from_code(&self.kind).ok_or(Wrong::UnknownWord));
        let topic = problems.required(Field::Topic, &self.topic);
        most(&mut problems, Field::Topic, (&self.topic, TOPIC_MOST));
        most(&mut problems, Field::Teacher, (&self.teacher, TEACHER_MOST));
        let people = participants(&mut problems, &self.people);
        let teacher = self.teacher.trim().to_owned();
        let training = day.zip(hours).zip(kind.zip(topic)).map(|((day, hours), (kind, topic))| NewTraining {
            day,
            hours,
            kind,
            topic,
            teacher,
        });
        problems.finish(training.map(|training| (training, people)))
    }
}

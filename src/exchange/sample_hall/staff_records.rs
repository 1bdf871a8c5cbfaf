//! Training and conduct of the sample hall: days of this year or of an earlier one, people by work number.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use crate::domain::conduct::{ConductKind, ConductMatter, NewConduct};
use crate::domain::staff::{StaffRecord, StaffStatus};
use crate::domain::training::{Hours, NewTraining, TrainingKind};

/// A day of this year, or of one so many years before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearDay {
    /// 0 is the year of today.
    #[serde(default)]
    pub years_ago: i32,
    /// Month, from 1.
    pub month: u32,
    /// Day of the month.
    pub day: u32,
}

impl YearDay {
    /// The day, seen from `today`; `None` where the year has none.
    pub fn date(self, today: NaiveDate) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(today.year() - self.years_ago, self.month, self.day)
    }
}

/// A training.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleTraining {
    /// When.
    pub day: YearDay,
    /// How long, as typed.
    pub hours: String,
    /// What it was about.
    pub kind: TrainingKind,
    /// Its title.
    pub topic: String,
    /// Who taught.
    pub teacher: String,
    /// Only for this team.
    #[serde(default)]
    pub team: Option<String>,
    /// Work numbers of those who were not there.
    #[serde(default)]
    pub absent: Vec<String>,
}

impl SampleTraining {
    /// The training on its day; `None` where its hours cannot be read.
    pub fn training(&self, day: NaiveDate) -> Option<NewTraining> {
        let hours = Hours::parse(&self.hours).ok()?;
        Some(NewTraining { day, hours, kind: self.kind, topic: self.topic.clone(), teacher: self.teacher.clone() })
    }

    /// Whether somebody took part.
    pub fn has(&self, person: &StaffRecord, day: NaiveDate) -> bool {
        is_there(person, day)
            && self.team.as_ref().is_none_or(|team| *team == person.team)
            && !self.absent.iter().any(|absent| absent == person.work_no.as_str())
    }
}

/// A conduct record.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleConduct {
    /// When.
    pub day: YearDay,
    /// Work numbers; none is everyone active.
    #[serde(default)]
    pub people: Vec<String>,
    /// What it is.
    pub kind: ConductKind,
    /// Ban or outcome; empty for most.
    #[serde(default)]
    pub code: String,
    /// In words.
    pub text: String,
    /// What was done about it.
    #[serde(default)]
    pub follow_up: String,
}

impl SampleConduct {
    /// The record on its day; `None` where kind and code do not go together.
    pub fn conduct(&self, day: NaiveDate) -> Option<NewConduct> {
        let matter = ConductMatter::from_codes(self.kind, &self.code)?;
        Some(NewConduct { day, matter, text: self.text.clone(), follow_up: self.follow_up.clone(), case: None })
    }

    /// Whether it is about somebody.
    pub fn has(&self, person: &StaffRecord, day: NaiveDate) -> bool {
        let is_named = self.people.iter().any(|named| named == person.work_no.as_str());
        is_there(person, day) && (self.people.is_empty() || is_named)
    }
}

/// Active, and there on the day.
fn is_there(person: &StaffRecord, day: NaiveDate) -> bool {
    person.status == StaffStatus::Active && person.joined_on.is_none_or(|joined| joined <= day)
}

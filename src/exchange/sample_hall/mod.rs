//! The sample hall: an invented power-supply hall as plain values, every date relative to today. Built into the
//! program; whoever opens it writes it into a register.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Deserialize;

use crate::domain::calendar::OpenDays;
use crate::domain::hall::{Hall, Sector};
use crate::domain::staff::StaffRecord;

mod audit_records;
mod audit_stories;
mod case_records;
mod pictures;
mod records;
mod staff_records;

pub use audit_records::{SampleAudits, SampleBanner, SampleDiffering, SampleDisclosure, SampleFinding, SampleRun};
pub use audit_stories::{
    SampleAppraisal, SampleBar, SampleContest, SampleCorrected, SampleDeed, SampleLoss, SamplePlan, SampleScore,
    SampleVisit, days_before,
};
pub use case_records::{
    DayTime, SampleAct, SampleCase, SampleDetails, SampleLetterCase, SampleNote, SampleStep, SampleTarget, SampleTime,
    SampleVoid,
};
pub use pictures::{half_length, letter_scan, portrait};
pub use records::{
    OpenDayTime, SampleBadge, SampleBox, SampleBoxEntry, SampleBoxRemark, SampleCardStep, SampleCheck, SampleFailure,
    SampleFate, SampleLetter, SamplePerson, SampleProfile, SampleValidity, SampleWindow,
};
pub use staff_records::{SampleConduct, SampleTraining, YearDay};

/// What is wrong with the sample hall's files; a test holds that nothing is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("sample_hall/{file}: {what}")]
pub struct SampleError {
    /// File name.
    pub file: &'static str,
    /// What is wrong with it.
    pub what: String,
}

/// The whole sample hall.
#[derive(Debug, Clone, PartialEq)]
pub struct SampleHall {
    /// Profile, windows, boxes.
    pub profile: SampleProfile,
    /// Everybody, in order of work number.
    pub people: Vec<SamplePerson>,
    /// Badges printed, oldest first.
    pub badges: Vec<SampleBadge>,
    /// Box entries, newest first; a box and open day that is not there was missed.
    pub box_entries: Vec<SampleBoxEntry>,
    /// Remarks added to box entries later.
    pub box_remarks: Vec<SampleBoxRemark>,
    /// Cases written by hand, newest first.
    pub cases: Vec<SampleCase>,
    /// What happened to the cases made of letters, newest first.
    pub letter_cases: Vec<SampleLetterCase>,
    /// Opening checks, newest first.
    pub checks: Vec<SampleCheck>,
    /// Training, oldest first.
    pub training: Vec<SampleTraining>,
    /// Conduct records, oldest first.
    pub conduct: Vec<SampleConduct>,
    /// Runs beside the opening checks, and what hangs and lies in the hall.
    pub audits: SampleAudits,
}

impl SampleHall {
    /// Reads the files built into the program.
    ///
    /// # Errors
    /// The first fault of a file; a test holds that there is none.
    pub fn load() -> Result<Self, SampleError> {
        let people: PeopleFile = read("staff.toml", include_str!("../../../data/sample_hall/staff.toml"))?;
        let badges: BadgesFile = read("badges.toml", include_str!("../../../data/sample_hall/badges.toml"))?;
        let boxes: BoxesFile = read("boxes.toml", include_str!("../../../data/sample_hall/boxes.toml"))?;
        let cases: CasesFile = read("cases.toml", include_str!("../../../data/sample_hall/cases.toml"))?;
        let checks: ChecksFile = read("checks.toml", include_str!("../../../data/sample_hall/checks.toml"))?;
        let text = include_str!("../../../data/sample_hall/staff_records.toml");
        let staff_records: StaffRecordsFile = read("staff_records.toml", text)?;
        Ok(Self {
            profile: read("hall.toml", include_str!("../../../data/sample_hall/hall.toml"))?,
            people: people.people,
            badges: badges.badges,
            box_entries: boxes.entries,
            box_remarks: boxes.remarks,
            cases: cases.cases,
            letter_cases: cases.letters,
            checks: checks.checks,
            training: staff_records.training,
            conduct: staff_records.conduct,
            audits: read("audits.toml", include_str!("../../../data/sample_hall/audits.toml"))?,
        })
    }

    /// The days the hall is open.
    pub fn open_days(&self) -> OpenDays {
        OpenDays { weekdays: self.profile.open_weekdays, exceptions: BTreeMap::new() }
    }

    /// The profile as the register keeps it, seen from `today`.
    pub fn hall(&self, today: NaiveDate) -> Hall {
        let profile = &self.profile;
        let since = profile.records_since_open_days_ago;
        let records_since = self.open_days().open_day_before(today, since);
        Hall {
            name: profile.name.clone(),
            unit_name: profile.unit_name.clone(),
            sector: Sector::Power,
            area_m2: Some(profile.area_m2),
            address: profile.address.clone(),
            supervision_phone: profile.supervision_phone.clone(),
            complaint_phone: profile.complaint_phone.clone(),
            rest_day_phone: profile.rest_day_phone.clone(),
            opens_at: profile.opens_at,
            closes_at: profile.closes_at,
            open_weekdays: profile.open_weekdays,
            records_since: records_since.unwrap_or(today),
            unit_colour: profile.unit_colour.clone(),
            logo: None,
            badge_valid_until: profile.badge_valid.last_day(today),
        }
    }

    /// Everybody as on the roster, seen from `today`.
    ///
    /// # Errors
    /// The person and the problems of the first whose data cannot be read; a test holds that there is none.
    pub fn staff(&self, today: NaiveDate) -> Result<Vec<StaffRecord>, SampleError> {
        let read = |person: &SamplePerson| {
            person.draft().check(today).map_err(|problems| SampleError {
                file: "staff.toml",
                what: format!("{}: {problems:?}", person.work_no),
            })
        };
        self.people.iter().map(read).collect()
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PeopleFile {
    people: Vec<SamplePerson>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BadgesFile {
    badges: Vec<SampleBadge>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoxesFile {
    entries: Vec<SampleBoxEntry>,
    remarks: Vec<SampleBoxRemark>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CasesFile {
    cases: Vec<SampleCase>,
    letters: Vec<SampleLetterCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChecksFile {
    checks: Vec<SampleCheck>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StaffRecordsFile {
    training: Vec<SampleTraining>,
    conduct: Vec<SampleConduct>,
}

fn read<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, SampleError> {
    toml::from_str(text).map_err(|e| SampleError { file, what: e.to_string() })
}

#[cfg(test)]
mod tests;

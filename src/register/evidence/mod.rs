//! Linked items answer themselves from the hall's own records (domain rule 4.3): for every link the verdict, the figure
//! and the records behind it, within a subject and a period. Nothing is written here; `answer_items` does that.
//!
//! Whose records count:
//! - **People**: of the hall everyone active who had joined by the last day; of a team its active members; of a window
//!   the active people who serve there on the last day; of a person that one, whatever the status.
//! - **Cases** belong to the period they came in, void ones to none. Of the hall all count; of a window, a team or a
//!   person those about it; of a person also those they have in hand, where it is about how cases are dealt with
//!   (limits, conclusions, replies, rings) and not about what was complained of or praised.
//! - **Boxes, daily checks, disclosure, the profile** are the hall's, whoever is looked at. Days before the records
//!   began are neither kept nor missed, and today is not missed while it lasts.
//!
//! The last day is that of the period, or today where the period has not ended. What is said of a year is said of the
//! calendar year of the last day, up to it: hours of training are due by the share of the year gone by, and in full where
//! the whole year is asked about or is over.

mod cases;
mod conduct;
mod corrective;
mod days;
mod disclosure;
mod found;
mod people;
mod reading;
mod steps;
mod training;

use chrono::NaiveDate;

use super::audits::Audit;
use super::{Register, RegisterError};
use crate::domain::audits::{Answer, Evidence, RecordRef, Subject, Verdict, Why};
use crate::domain::dates::Moment;
use crate::domain::ids::AuditId;
use crate::domain::standards::{HallFact, Item, Link, Prerequisite};
use crate::storage::evidence;
use found::Found;
use reading::Reading;

/// Whose records are looked at, of which days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// Whom or what it is about.
    pub subject: Subject,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
}

impl Scope {
    /// What the linked items of a run look at.
    pub fn of(audit: &Audit) -> Self {
        let details = &audit.details;
        Self { subject: details.subject.clone(), from: details.period_from, until: details.period_until }
    }
}

impl Register {
    /// What the records say to a link.
    ///
    /// # Errors
    /// The file's, or `BadRules` where limits are asked for.
    pub fn evidence(&self, link: &Link, scope: &Scope, now: Moment) -> Result<Evidence, RegisterError> {
        answer(&Reading::new(self, scope, now), link)
    }

    /// The answers that follow from the records for the linked items of an open run: of those not answered yet, and of
    /// those answered by the records where these now say something else. What a person answered or overruled stays, and
    /// so does everything in a finished or void run.
    ///
    /// # Errors
    /// Those of [`Register::evidence`].
    pub fn linked_answers(&self, audit: &Audit, now: Moment) -> Result<Vec<(String, Answer)>, RegisterError> {
        if audit.finished_at.is_some() || audit.voided.is_some() {
            return Ok(Vec::new());
        }
        let scope = Scope::of(audit);
        let reading = Reading::new(self, &scope, now);
        let mut answers = Vec::new();
        for item in &audit.pack.items {
            let given = audit.answers.get(&item.code);
            let (Some(link), false) = (&item.link, given.is_some_and(is_of_a_person)) else {
                continue;
            };
            let found = answer(&reading, link)?;
            answers.extend(self.renewed(item, given, found).map(|answer| (item.code.clone(), answer)));
        }
        Ok(answers)
    }

    /// The answer that takes the place of the one given; `None` where nothing changed or the records cannot tell.
    fn renewed(&self, item: &Item, given: Option<&Answer>, found: Evidence) -> Option<Answer> {
        let before = given.and_then(|answer| answer.evidence.as_ref());
        if before.is_some_and(|before| before.says_the_same(&found)) {
            return None;
        }
        let answer = Answer::of_evidence(item, found, self.hall().area_m2)?;
        Some(match given {
            Some(given) if answer.verdict == Verdict::Fail => {
                let Answer { reason, owner, due, .. } = given.clone();
                Answer { reason, owner, due, ..answer }
            }
            _ => answer,
        })
    }

    /// Whether a prerequisite is met, and what the records say to it; `None` where they do not answer it or cannot tell.
    ///
    /// # Errors
    /// Those of [`Register::evidence`].
    pub fn prerequisite(
        &self,
        prerequisite: &Prerequisite,
        scope: &Scope,
        now: Moment,
    ) -> Result<Option<(bool, Evidence)>, RegisterError> {
        let Some(link) = &prerequisite.link else {
            return Ok(None);
        };
        let found = self.evidence(link, scope, now)?;
        Ok(found.verdict.map(|verdict| (verdict == Verdict::Pass, found)))
    }

    /// The days of the checks from `from` to `until`, for the names of evidence.
    ///
    /// # Errors
    /// The file's.
    pub fn check_days(&self, from: NaiveDate, until: NaiveDate) -> Result<Vec<(AuditId, NaiveDate)>, RegisterError> {
        Ok(evidence::check_days(self.conn(), from, until)?)
    }
}

/// A person gave it, or said otherwise than the records.
fn is_of_a_person(answer: &Answer) -> bool {
    answer.evidence.is_none() || answer.is_overruled()
}

fn answer(reading: &Reading<'_>, link: &Link) -> Result<Evidence, RegisterError> {
    let found = match link {
        Link::BadgesValid => people::badges_valid(reading),
        Link::BadgePart { part } => people::badge_part(reading, *part),
        Link::WindowStaffBadged => people::window_staff_badged(reading),
        Link::Post { words, at_least } => people::posts(reading, words, *at_least),
        Link::Qualification { words, at_least } => people::qualified(reading, words, *at_least),
        Link::Language { words, at_least } => people::speakers(reading, words, *at_least),
        Link::BoxOpened => days::box_opened(reading),
        Link::DailyChecksKept => days::daily_checks_kept(reading),
        Link::CasesRecorded => cases::recorded(reading),
        Link::CasesConcluded => cases::concluded(reading),
        Link::CasesReplyTime => cases::reply_time(reading),
        Link::ImportantAnsweredProperly => cases::important_answered(reading),
        Link::RingsWithin { most } => cases::rings_within(reading, *most),
        Link::CallsLogged => cases::calls_logged(reading),
        Link::CasesInTime { steps, rules, channels } => {
            steps::in_time(reading, &steps::Wanted { steps, rules, channels })
        }
        Link::OpinionSigned => cases::opinion_signed(reading),
        Link::OpinionKept => cases::opinion_kept(reading),
        Link::CorrectiveClosed => corrective::closed(reading),
        Link::TrainingHours { min_hours, kinds } => training::hours(reading, *min_hours, kinds),
        Link::Campaign { kind } => training::campaign(reading, *kind),
        Link::ConductClean { codes } => conduct::clean(reading, codes),
        Link::NoLawCase => conduct::no_law_case(reading),
        Link::NoPublicIncident => conduct::no_public_incident(reading),
        Link::ConductQualified => conduct::qualified(reading),
        Link::FoundedComplaints => cases::founded_complaints(reading),
        Link::Praise => cases::praise(reading),
        Link::Disclosure { codes } => disclosure::of_codes(reading, codes),
        Link::DisclosureKind { kind, at_least } => disclosure::of_kind(reading, *kind, *at_least),
        Link::Hall { fact } => Ok(hall(reading, *fact)),
    }?;
    Ok(found.into_evidence(link, reading.now))
}

/// A phone that stands in the profile, or the area.
fn hall(reading: &Reading<'_>, fact: HallFact) -> Found {
    let hall = reading.register.hall();
    let text = match fact {
        HallFact::ComplaintPhone => hall.complaint_phone.as_str(),
        HallFact::SupervisionPhone => hall.supervision_phone.as_str(),
        HallFact::RestDayPhone => hall.rest_day_phone.as_str(),
        HallFact::AreaM2 => {
            let mut found = Found::on(reading.last);
            return match hall.area_m2 {
                Some(area) => {
                    found.keeps_with(RecordRef::Hall, None, Some(area));
                    Found { number: Some(area), ..found.judged() }
                }
                None => found,
            };
        }
    };
    let mut found = Found::on(reading.last);
    if text.trim().is_empty() {
        found.breaks(RecordRef::Hall, Why::Empty);
    } else {
        found.keeps(RecordRef::Hall);
    }
    found.judged()
}

//! The form of a case, as typed, and how it is read.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CaseChannel, CaseDetails, CaseKind, NewCase, Target};
use crate::domain::dates::{Moment, parse_date, parse_time};
use crate::domain::ids::{StaffId, WindowId};
use crate::domain::people::half_width;
use crate::domain::personal::Why;
use crate::domain::problems::{Field, Problem, Problems, Wrong};

/// A case's form, as typed.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `NewCase` and `CaseDetails`, as typed")]
pub struct CaseDraft {
    pub kind: String,
    pub channel: String,
    pub summary: String,
    pub customer_name: String,
    pub customer_contact: String,
    pub first_asked: Option<i64>,
    pub department: String,
    pub received_on: String,
    pub received_time: String,
    pub matter: String,
    pub is_important: bool,
    pub letter_date: String,
    pub rings: String,
    pub page_no: String,
    pub forwarded_by: String,
    pub forwarded_no: String,
    pub is_answer_required: bool,
    /// Date by which the higher office wants its answer; kept as an event of the case.
    pub answer_by: String,
    pub is_out_of_town: bool,
    pub is_severe_weather: bool,
    pub is_complex: bool,
    pub target: Target,
}

/// What is typed is personal: nothing of it goes to a log.
impl std::fmt::Debug for CaseDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CaseDraft").field("kind", &self.kind).field("channel", &self.channel).finish_non_exhaustive()
    }
}

/// Longest summary, in characters.
pub const SUMMARY_MOST: usize = 2000;
/// More rings than a phone ever gives.
const RINGS_MOST: u32 = 99;

impl CaseDraft {
    /// A draft for a case that came in now, by phone.
    pub fn fresh(now: Moment) -> Self {
        Self {
            kind: CaseKind::Complaint.code().to_owned(),
            channel: CaseChannel::Phone.code().to_owned(),
            received_on: now.date().to_string(),
            received_time: now.time().format("%H:%M").to_string(),
            ..Self::default()
        }
    }

    /// The form of a case on record, to correct it.
    pub fn of(case: &NewCase) -> Self {
        let details = &case.details;
        let date = |date: Option<NaiveDate>| date.map(|date| date.to_string()).unwrap_or_default();
        Self {
            kind: case.kind.code().to_owned(),
            channel: case.channel.code().to_owned(),
            summary: case.summary.clone(),
            customer_name: case.customer_name.reveal(Why::Edited).to_owned(),
            customer_contact: case.customer_contact.reveal(Why::Edited).to_owned(),
            first_asked: case.first_asked.map(|id| id.0),
            department: case.department.clone(),
            received_on: case.received_at.date().to_string(),
            received_time: case.received_at.time().format("%H:%M").to_string(),
            matter: details.matter.clone(),
            is_important: details.is_important,
            letter_date: date(details.letter_date),
            rings: details.rings.map(|rings| rings.to_string()).unwrap_or_default(),
            page_no: details.page_no.clone(),
            forwarded_by: details.forwarded_by.clone(),
            forwarded_no: details.forwarded_no.clone(),
            is_answer_required: details.is_answer_required,
            answer_by: String::new(),
            is_out_of_town: details.is_out_of_town,
            is_severe_weather: details.is_severe_weather,
            is_complex: details.is_complex,
            target: details.target.clone(),
        }
    }

    /// The channel chosen.
    pub fn channel(&self) -> CaseChannel {
        CaseChannel::from_code(&self.channel).unwrap_or(CaseChannel::Other)
    }

    /// Reads the form. The first-asked person is required (P6-2) but for letters, which no one was asked with; the page
    /// for the opinion book (P8-1.w3); the office for what a higher office forwarded (P4-6).
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self, now: Moment) -> Result<NewCase, Vec<Problem>> {
        let mut problems = Problems::default();
        let kind = CaseKind::from_code(&self.kind).unwrap_or(CaseKind::Other);
        let channel = self.channel();
        let summary = problems.required(Field::CaseSummary, &self.summary);
        if summary.as_ref().is_some_and(|s| s.chars().count() > SUMMARY_MOST) {
            problems.note(Field::CaseSummary, Wrong::TooLong { most: SUMMARY_MOST });
        }
        if self.first_asked.is_none() && channel != CaseChannel::BoxLetter {
            problems.note(Field::FirstAsked, Wrong::Missing);
        }
        let details = self.details(&mut problems, now);
        let received_at = self.received(&mut problems, now);
        if self.answer_by_date(now).is_err() {
            problems.note(Field::AnswerBy, Wrong::NotADate);
        }
        let case = summary.zip(received_at).zip(details).map(|((summary, received_at), details)| NewCase {
            kind,
            channel,
            summary,
            customer_name: self.customer_name.trim().into(),
            customer_contact: self.customer_contact.trim().into(),
            first_asked: self.first_asked.map(StaffId),
            department: self.department.trim().to_owned(),
            received_at,
            details,
        });
        problems.finish(case)
    }

    /// The case as far as the form tells it, so that its deadlines can be counted while it is typed: what is required
    /// and still blank is passed over. `None` while a date or number is not understood.
    pub fn so_far(&self, now: Moment) -> Option<NewCase> {
        let given = |text: &str| if text.trim().is_empty() { "?".to_owned() } else { text.to_owned() };
        let filled = Self {
            summary: given(&self.summary),
            page_no: given(&self.page_no),
            forwarded_by: given(&self.forwarded_by),
            first_asked: self.first_asked.or(Some(0)),
            ..self.clone()
        };
        let case = filled.check(now).ok()?;
        Some(NewCase { first_asked: self.first_asked.map(StaffId), ..case })
    }

    /// The form of a further case of the letter another was made of: customer, channel, times and who was asked first
    /// are the same; what it is about is not.
    pub fn of_same_letter(case: &NewCase) -> Self {
        let of = Self::of(case);
        Self {
            kind: of.kind,
            channel: of.channel,
            customer_name: of.customer_name,
            customer_contact: of.customer_contact,
            first_asked: of.first_asked,
            received_on: of.received_on,
            received_time: of.received_time,
            letter_date: of.letter_date,
            page_no: of.page_no,
            forwarded_by: of.forwarded_by,
            forwarded_no: of.forwarded_no,
            is_answer_required: of.is_answer_required,
            ..Self::default()
        }
    }

    /// The date by which the higher office wants its answer (P4-6); `None` when none was given or asked for.
    ///
    /// # Errors
    /// `NotADate`.
    pub fn answer_by_date(&self, now: Moment) -> Result<Option<NaiveDate>, Wrong> {
        let is_asked = self.channel() == CaseChannel::Forwarded && self.is_answer_required;
        if !is_asked || self.answer_by.trim().is_empty() {
            return Ok(None);
        }
        parse_date(&self.answer_by, now.date()).map(Some)
    }

    /// What belongs to another channel than the one chosen is left out.
    fn details(&self, problems: &mut Problems, now: Moment) -> Option<CaseDetails> {
        let channel = self.channel();
        let is_phone = matches!(channel, CaseChannel::Phone | CaseChannel::RestDayPhone);
        let rings = is_phone.then(|| self.read_rings(problems)).flatten();
        let letter_date = match self.letter_date.trim() {
            "" => Some(None),
            text => problems.take(Field::LetterDate, parse_date(text, now.date())).map(Some),
        };
        if letter_date.flatten().is_some_and(|date| date > now.date()) {
            problems.note(Field::LetterDate, Wrong::InFuture);
        }
        let mut only = |of: CaseChannel, field: Field, text: &str| {
            if channel == of { problems.required(field, text).unwrap_or_default() } else { String::new() }
        };
        let page_no = only(CaseChannel::OpinionBook, Field::PageNo, &self.page_no);
        let forwarded_by = only(CaseChannel::Forwarded, Field::ForwardedBy, &self.forwarded_by);
        let is_forwarded = channel == CaseChannel::Forwarded;
        Some(CaseDetails {
            matter: self.matter.clone(),
            is_important: self.is_important,
            letter_date: letter_date?,
            rings,
            page_no,
            forwarded_by,
            forwarded_no: if is_forwarded { self.forwarded_no.trim().to_owned() } else { String::new() },
            is_answer_required: is_forwarded && self.is_answer_required,
            is_out_of_town: self.is_out_of_town,
            is_severe_weather: self.is_severe_weather,
            is_complex: self.is_complex,
            target: self.target.clone(),
        })
    }

    /// Rings are optional.
    fn read_rings(&self, problems: &mut Problems) -> Option<u32> {
        let plain = half_width(self.rings.trim());
        if plain.trim().is_empty() {
            return None;
        }
        let rings = plain.trim().parse::<u32>().ok().filter(|rings| *rings <= RINGS_MOST);
        problems.take(Field::Rings, rings.ok_or(Wrong::NotANumber))
    }

    fn received(&self, problems: &mut Problems, now: Moment) -> Option<Moment> {
        read_moment(problems, Field::ReceivedAt, (&self.received_on, &self.received_time), now)
    }
}

/// Reads a date and a time of something that has happened.
pub fn read_moment(problems: &mut Problems, field: Field, (date, time): (&str, &str), now: Moment) -> Option<Moment> {
    let date = problems.take(field, parse_date(date, now.date()));
    let time = problems.take(field, parse_time(time));
    let (date, time) = date.zip(time)?;
    let moment = Moment::at(date, time);
    if moment > now {
        problems.note(field, Wrong::InFuture);
    }
    Some(moment)
}

/// A target's own words in a form and in the file: `hall`, `person:12`, `window:3`, `team:营业班`; blank for nobody.
impl Target {
    /// As it stands in corrections and exports.
    pub fn code(&self) -> String {
        match self {
            Self::Nobody => String::new(),
            Self::Hall => "hall".to_owned(),
            Self::Person(StaffId(id)) => format!("person:{id}"),
            Self::Window(WindowId(id)) => format!("window:{id}"),
            Self::Team(name) => format!("team:{name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveTime;

    fn now() -> Moment {
        Moment::at("2026-11-23".parse().unwrap(), NaiveTime::from_hms_opt(10, 0, 0).unwrap())
    }

    #[test]
    fn the_first_asked_person_is_required_p6_2() {
        let draft = CaseDraft { summary: "停电没有提前告知".into(), ..CaseDraft::fresh(now()) };
        assert_eq!(draft.check(now()), Err(vec![Problem::new(Field::FirstAsked, Wrong::Missing)]));
        let asked = CaseDraft { first_asked: Some(3), ..draft };
        assert_eq!(asked.check(now()).unwrap().received_at, now());
    }

    #[test]
    fn a_half_filled_form_tells_enough_for_its_deadlines() {
        let draft = CaseDraft { channel: "forwarded".into(), is_answer_required: true, ..CaseDraft::fresh(now()) };
        let case = draft.so_far(now()).unwrap();
        assert_eq!((case.channel, case.first_asked), (CaseChannel::Forwarded, None));
        assert!(case.details.is_answer_required);
        let garbled = CaseDraft { received_on: "13-45".into(), ..draft };
        assert_eq!(garbled.so_far(now()), None);
    }

    #[test]
    fn a_further_case_of_a_letter_keeps_who_wrote_it_and_not_what_about() {
        let draft = CaseDraft {
            channel: "box_letter".into(),
            summary: "停电没有提前告知".into(),
            customer_name: "吴先生".into(),
            letter_date: "2026-11-20".into(),
            matter: "outage_without_notice".into(),
            is_important: true,
            ..CaseDraft::fresh(now())
        };
        let like = CaseDraft::of_same_letter(&draft.check(now()).unwrap());
        assert_eq!((like.customer_name.as_str(), like.letter_date.as_str()), ("吴先生", "2026-11-20"));
        assert_eq!((like.channel.as_str(), like.received_on.as_str()), ("box_letter", "2026-11-23"));
        assert_eq!((like.summary.as_str(), like.matter.as_str(), like.is_important), ("", "", false));
    }

    #[test]
    fn nothing_is_received_in_the_future() {
        let draft = CaseDraft {
            summary: "x".into(),
            first_asked: Some(1),
            received_on: "+1".into(),
            ..CaseDraft::fresh(now())
        };
        assert_eq!(draft.check(now()), Err(vec![Problem::new(Field::ReceivedAt, Wrong::InFuture)]));
    }
}

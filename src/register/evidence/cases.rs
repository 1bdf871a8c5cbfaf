//! What the register of cases says (P1-6.3, P1-9.2, P1-9.3, P8-1.w3, P4-6).

use chrono::{Days, NaiveDate, NaiveTime};

use super::found::Found;
use super::reading::Reading;
use crate::domain::audits::{RecordRef, Subject, Verdict, Why};
use crate::domain::cases::{CaseChannel, CaseKind, Finding, Standing, What};
use crate::domain::conduct::ConductKind;
use crate::domain::dates::Moment;
use crate::register::RegisterError;
use crate::storage::evidence::{self, CaseFacts};

fn over(reading: &Reading<'_>) -> Found {
    Found::over(reading.scope.from, reading.last)
}

fn is_closed(case: &CaseFacts) -> bool {
    case.standing != Standing::Open
}

/// Every case has its number; one entered on a later day than it came in is late. A complaint or report found in a box
/// and left aside was not recorded.
pub(super) fn recorded(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = over(reading);
    for case in reading.cases_dealt_with()? {
        let is_late = case.entered_at.date() > case.received_at.date();
        found.keeps_with(RecordRef::Case(case.id), is_late.then_some(Why::Late), None);
    }
    if reading.scope.subject == Subject::Hall {
        let conn = reading.register.conn();
        for (the_box, day) in evidence::letters_left_aside(conn, reading.scope.from, reading.last)? {
            found.breaks(RecordRef::BoxDay(the_box, day), Why::LeftAside);
        }
    }
    Ok(found.judged())
}

/// Of the closed cases those with a conclusion.
pub(super) fn concluded(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    closed_with(reading, Why::NoConclusion, |case| case.finding.is_some())
}

/// Of the closed cases those with the time of their reply.
pub(super) fn reply_time(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    closed_with(reading, Why::NoReply, |case| case.replied_at.is_some())
}

fn closed_with(reading: &Reading<'_>, why: Why, has_it: impl Fn(&CaseFacts) -> bool) -> Result<Found, RegisterError> {
    let mut found = over(reading);
    for case in reading.cases_dealt_with()?.into_iter().filter(|case| is_closed(case)) {
        note(&mut found, case, (!has_it(case)).then_some(why));
    }
    Ok(found.judged())
}

fn note(found: &mut Found, case: &CaseFacts, why: Option<Why>) {
    match why {
        Some(why) => found.breaks(RecordRef::Case(case.id), why),
        None => found.keeps(RecordRef::Case(case.id)),
    }
}

/// Important cases that were answered or closed: by the way of the reply that counts.
pub(super) fn important_answered(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = over(reading);
    for case in reading.cases_dealt_with()?.into_iter().filter(|case| case.is_important) {
        let file = reading.register.case_file(case.id)?;
        match file.reply().map(|event| &event.what) {
            Some(What::Replied { mode, .. }) => {
                note(&mut found, case, (!mode.serves_important()).then_some(Why::WrongReplyMode));
            }
            _ if is_closed(case) => note(&mut found, case, Some(Why::NoReply)),
            _ => {}
        }
    }
    Ok(found.judged())
}

fn calls<'a>(reading: &'a Reading<'_>) -> Result<Vec<&'a CaseFacts>, RegisterError> {
    let is_call = |case: &&CaseFacts| matches!(case.channel, CaseChannel::Phone | CaseChannel::RestDayPhone);
    Ok(reading.cases_dealt_with()?.into_iter().filter(is_call).collect())
}

/// Of the calls whose rings were noted. Without any the records cannot tell.
pub(super) fn rings_within(reading: &Reading<'_>, most: u32) -> Result<Found, RegisterError> {
    let mut found = over(reading);
    for case in calls(reading)? {
        let Some(rings) = case.rings else { continue };
        let (record, value) = (RecordRef::Case(case.id), Some(f64::from(rings)));
        if rings <= most {
            found.keeps_with(record, None, value);
        } else {
            found.breaks_with(record, Why::TooManyRings, value);
        }
    }
    Ok(found.judged_if_any())
}

/// Of all calls. Without any the records cannot tell.
pub(super) fn calls_logged(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = over(reading);
    for case in calls(reading)? {
        note(&mut found, case, case.rings.is_none().then_some(Why::NoRings));
    }
    Ok(found.judged_if_any())
}

/// Of the closed opinions of the book.
pub(super) fn opinion_signed(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = over(reading);
    let is_opinion = |case: &&CaseFacts| case.channel == CaseChannel::OpinionBook && is_closed(case);
    for case in reading.cases_dealt_with()?.into_iter().filter(is_opinion) {
        let file = reading.register.case_file(case.id)?;
        let (_, round) = file.round();
        let is_signed = round.iter().any(|event| matches!(event.what, What::Signed { .. }));
        note(&mut found, case, (!is_signed).then_some(Why::NotSigned));
    }
    Ok(found.judged())
}

/// Days an opinion is kept where the rules do not say.
const KEPT_DAYS: u32 = 366;

/// The opinions of the whole time they are to be kept, by their pages. A hall whose records do not reach back so far, or
/// that has no opinion of that time, cannot tell.
pub(super) fn opinion_kept(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let rules = reading.register.rules_on(reading.last)?;
    let of_book = rules.rule_for(CaseKind::Suggestion, CaseChannel::OpinionBook, "");
    let kept_days = of_book.and_then(|rule| rule.retention_days).unwrap_or(KEPT_DAYS);
    let from = reading.last.checked_sub_days(Days::new(u64::from(kept_days))).unwrap_or(reading.last);
    let mut found = Found::over(from, reading.last);
    if reading.register.hall().records_since > from {
        return Ok(found);
    }
    let start = |day: NaiveDate| Moment::at(day, NaiveTime::MIN);
    let until = reading.last.succ_opt().map_or(Moment(i64::MAX), start);
    let opinions = evidence::cases(reading.register.conn(), (start(from), until))?;
    for case in opinions.iter().filter(|case| case.channel == CaseChannel::OpinionBook) {
        note(&mut found, case, case.page_no.trim().is_empty().then_some(Why::NoPage));
    }
    Ok(found.judged_if_any())
}

/// How many complaints and reports about the subject were found true, wholly or partly.
pub(super) fn founded_complaints(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = over(reading);
    for case in reading.cases_about()?.into_iter().filter(|case| case.kind.needs_finding()) {
        let why = match case.finding {
            Some(Finding::Founded) => Some(Why::Founded),
            Some(Finding::PartlyFounded) => Some(Why::PartlyFounded),
            _ => None,
        };
        note(&mut found, case, why);
    }
    let number = found.of - found.good;
    Ok(numbered(found, number))
}

/// How often the subject was praised: in the register, and on the roster where that comes from no case.
pub(super) fn praise(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = over(reading);
    for case in reading.cases_about()?.into_iter().filter(|case| case.kind == CaseKind::Praise) {
        found.keeps(RecordRef::Case(case.id));
    }
    let whose = reading.whose()?;
    for record in reading.conduct()? {
        let is_praise = record.kind == ConductKind::Praise && record.case.is_none();
        if is_praise && record.day >= reading.scope.from && whose.contains(&record.staff) {
            found.keeps(RecordRef::Staff(record.staff));
        }
    }
    let number = found.good;
    Ok(numbered(found, number))
}

/// A number alone passes; the item's limit judges it.
fn numbered(found: Found, number: u32) -> Found {
    Found { number: Some(f64::from(number)), verdict: Some(Verdict::Pass), ..found }
}

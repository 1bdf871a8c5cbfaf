//! Badges, posts, qualifications and languages of the subject's people (P1-1.2, P1-2.11, P8-2.1, P8-2.9).
//!
//! A badge is judged as the ledger stood on the last day and by what the roster says now: it counts when it was printed,
//! neither lost nor void, and in date; one without a last day stays in date, as on Today.

use chrono::NaiveDate;

use super::found::Found;
use super::reading::Reading;
use crate::domain::audits::{RecordRef, Why};
use crate::domain::badges::{BadgeContent, BadgeProblem, check_badge};
use crate::domain::cards::{Card, Standing};
use crate::domain::staff::StaffMember;
use crate::domain::standards::BadgePart;
use crate::register::RegisterError;

pub(super) fn badges_valid(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = Found::on(reading.last);
    for member in reading.people()? {
        let lacking = problems(reading, member).into_iter().find_map(why_lacking);
        let why = why_invalid(reading, member)?.or(lacking);
        note(&mut found, member, why);
    }
    Ok(found.judged_if_any())
}

/// The unit's name is one for all, so it is looked for once, in the profile.
pub(super) fn badge_part(reading: &Reading<'_>, part: BadgePart) -> Result<Found, RegisterError> {
    let mut found = Found::on(reading.last);
    if part == BadgePart::UnitName {
        match reading.register.hall().unit_name.trim() {
            "" => found.breaks(RecordRef::Hall, Why::NoUnitName),
            _ => found.keeps(RecordRef::Hall),
        }
        return Ok(found.judged());
    }
    for member in reading.people()? {
        let why = match part {
            BadgePart::Validity => why_invalid(reading, member)?,
            _ => problems(reading, member).into_iter().find_map(|problem| why_lacking_of(part, problem)),
        };
        note(&mut found, member, why);
    }
    Ok(found.judged_if_any())
}

/// Everyone of the subject who serves at a window on the last day.
pub(super) fn window_staff_badged(reading: &Reading<'_>) -> Result<Found, RegisterError> {
    let mut found = Found::on(reading.last);
    let serving = reading.serving()?;
    for member in reading.people()? {
        if serving.iter().any(|(person, _)| *person == member.id) {
            let why = why_invalid(reading, member)?;
            note(&mut found, member, why);
        }
    }
    Ok(found.judged_if_any())
}

fn note(found: &mut Found, member: &StaffMember, why: Option<Why>) {
    match why {
        Some(why) => found.breaks(RecordRef::Staff(member.id), why),
        None => found.keeps(RecordRef::Staff(member.id)),
    }
}

fn why_invalid(reading: &Reading<'_>, member: &StaffMember) -> Result<Option<Why>, RegisterError> {
    Ok(why_no_badge(reading.badges_of(member.id)?, reading.last))
}

/// Why none of a person's badges counted on a day: as near to counting as one of them came.
fn why_no_badge(badges: &[Card], day: NaiveDate) -> Option<Why> {
    let mut why = Why::NoBadge;
    for badge in badges {
        let Some(life) = badge.life_on(day).filter(|life| life.is_printed) else {
            continue;
        };
        match life.standing {
            Standing::Live if !badge.is_expired(day) => return None,
            Standing::Live => why = Why::BadgeExpired,
            Standing::Suspended if why == Why::NoBadge => why = Why::BadgeLost,
            Standing::Suspended | Standing::Void => {}
        }
    }
    Some(why)
}

/// What a badge of this person would lack. Which characters a font holds is told where badges are printed.
fn problems(reading: &Reading<'_>, member: &StaffMember) -> Vec<BadgeProblem> {
    let record = &member.record;
    let content = BadgeContent {
        unit_name: &reading.register.hall().unit_name,
        name: record.name.as_str(),
        post: &record.post,
        title: &record.title,
        work_number: record.work_no.as_str(),
        has_photo: member.photo.is_some(),
    };
    check_badge(&content, |_| true)
}

fn why_lacking(problem: BadgeProblem) -> Option<Why> {
    Some(match problem {
        BadgeProblem::MissingPhoto => Why::NoPhoto,
        BadgeProblem::MissingUnitName => Why::NoUnitName,
        BadgeProblem::MissingName => Why::NoName,
        BadgeProblem::MissingPost => Why::NoPost,
        BadgeProblem::MissingTitle => Why::NoTitle,
        BadgeProblem::MissingWorkNumber => Why::NoWorkNo,
        BadgeProblem::NoGlyph { .. } => return None,
    })
}

fn why_lacking_of(part: BadgePart, problem: BadgeProblem) -> Option<Why> {
    let wanted = match part {
        BadgePart::Photo => Why::NoPhoto,
        BadgePart::UnitName => Why::NoUnitName,
        BadgePart::Name => Why::NoName,
        BadgePart::Title => Why::NoTitle,
        BadgePart::Post => Why::NoPost,
        BadgePart::WorkNo => Why::NoWorkNo,
        BadgePart::Validity => return None,
    };
    why_lacking(problem).filter(|why| *why == wanted)
}

/// People whose post or title holds one of the words.
pub(super) fn posts(reading: &Reading<'_>, words: &[String], at_least: u32) -> Result<Found, RegisterError> {
    let texts = |member: &StaffMember| vec![member.record.post.clone(), member.record.title.clone()];
    enough(reading, (words, at_least), texts)
}

/// People with a qualification that holds one of the words.
pub(super) fn qualified(reading: &Reading<'_>, words: &[String], at_least: u32) -> Result<Found, RegisterError> {
    enough(reading, (words, at_least), |member| member.record.qualifications.clone())
}

/// People who speak a language named by one of the words.
pub(super) fn speakers(reading: &Reading<'_>, words: &[String], at_least: u32) -> Result<Found, RegisterError> {
    enough(reading, (words, at_least), |member| member.record.languages.clone())
}

/// Found are those who have it, of as many as are wanted. An empty roster cannot tell.
fn enough(
    reading: &Reading<'_>,
    (words, at_least): (&[String], u32),
    texts: impl Fn(&StaffMember) -> Vec<String>,
) -> Result<Found, RegisterError> {
    let mut found = Found::on(reading.last);
    let people = reading.people()?;
    if people.is_empty() {
        return Ok(found);
    }
    let words: Vec<String> = words.iter().map(|word| word.trim().to_lowercase()).collect();
    let has = |text: &String| words.iter().any(|word| !word.is_empty() && text.to_lowercase().contains(word));
    for member in people.into_iter().filter(|member| texts(member).iter().any(has)) {
        found.keeps(RecordRef::Staff(member.id));
    }
    Ok(Found { of: at_least, ..found }.judged())
}

//! Whose card carries the service star's mark (P7-3, P3-4).

use chrono::{Months, NaiveDate};

use crate::domain::audits::Subject;
use crate::domain::awards::{Award, AwardKind};
use crate::domain::ids::StaffId;

/// Whoever wears the star on a day: granted for a period that runs, or for the newest one that ended less than a month
/// (of the lobby: a year) before, since a star is named when its month is over.
pub(super) fn stars_on(awards: &[Award], day: NaiveDate) -> Vec<StaffId> {
    let worn = awards.iter().filter(|award| award.revoked.is_none()).filter_map(|award| {
        let granted = &award.granted;
        let after = match granted.kind {
            AwardKind::ServiceStar => Months::new(1),
            AwardKind::StarLobbyManager => Months::new(12),
            _ => return None,
        };
        let until = granted.until.checked_add_months(after)?;
        match granted.subject {
            Subject::Person(person) if granted.from <= day && day <= until => {
                Some((granted.kind, granted.until, person))
            }
            _ => None,
        }
    });
    let worn: Vec<_> = worn.collect();
    let newest = |kind| worn.iter().filter(|(of, ..)| *of == kind).map(|(_, until, _)| *until).max();
    worn.iter().filter(|(kind, until, _)| newest(*kind) == Some(*until)).map(|(.., person)| *person).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::awards::{CertificateNumber, NewAward};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn star(person: i64, from: &str, until: &str) -> Award {
        let granted = NewAward {
            kind: AwardKind::ServiceStar,
            subject: Subject::Person(StaffId(person)),
            from: day(from),
            until: day(until),
            title: String::new(),
            score: None,
            rank: None,
            awarded_on: day(until),
            reason: String::new(),
            contest: None,
            appraisal: None,
        };
        Award {
            id: crate::domain::ids::AwardId(person),
            granted,
            certificate: CertificateNumber { year: 2026, running: 1 },
            revoked: None,
        }
    }

    #[test]
    fn the_star_of_the_month_before_is_worn_until_the_next_is_named() {
        let october = star(1, "2026-10-01", "2026-10-31");
        let november = star(2, "2026-11-01", "2026-11-30");
        assert_eq!(stars_on(std::slice::from_ref(&october), day("2026-11-23")), [StaffId(1)]);
        assert_eq!(stars_on(&[november, october.clone()], day("2026-11-23")), [StaffId(2)]);
        assert!(stars_on(&[october], day("2026-12-02")).is_empty());
    }

    #[test]
    fn a_star_that_was_revoked_is_worn_by_nobody() {
        let mut october = star(1, "2026-10-01", "2026-10-31");
        october.revoked =
            Some((crate::domain::dates::Moment::at(day("2026-11-02"), chrono::NaiveTime::MIN), "x".into()));
        assert!(stars_on(&[october], day("2026-11-23")).is_empty());
    }
}

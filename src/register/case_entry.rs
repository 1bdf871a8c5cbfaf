//! What the entry form is told while a case is typed: its deadlines at once, and earlier cases it may repeat (C).

use chrono::{Duration, NaiveDate, NaiveTime};

use super::case_clocks::CaseClocks;
use super::case_life::ANSWER_BY;
use super::{Register, RegisterError};
use crate::domain::cases::{Case, CaseEvent, CaseFile, CaseNumber, NewCase, Outcomes, What};
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseEventId, CaseId};
use crate::domain::people::half_width;
use crate::domain::personal::{PersonalContact, Why};
use crate::storage::{case_repeats, cases};

/// A case may repeat one received at most so many days before.
pub const REPEAT_DAYS: i64 = 90;
/// Fewer digits than this are no phone number to compare by.
const DIGITS_LEAST: usize = 7;
/// Digits compared at most, from the end: a number with and without its country code is the same.
const DIGITS_MOST: usize = 11;

impl Register {
    /// The clocks a case would have if it were recorded now, with the date by which a higher office wants its answer
    /// (P4-6), if one was given.
    ///
    /// # Errors
    /// The file's, or `BadRules`.
    pub fn preview_clocks(
        &self,
        case: &NewCase,
        answer_by: Option<NaiveDate>,
        now: Moment,
    ) -> Result<CaseClocks, RegisterError> {
        let wanted = answer_by.map(|day| CaseEvent {
            id: CaseEventId(0),
            at: Moment::at(day, NaiveTime::MIN),
            entered_at: now,
            by: None,
            what: What::Happened { event: ANSWER_BY.to_owned(), note: String::new() },
            file: None,
        });
        let case = Case {
            id: CaseId(0),
            number: CaseNumber { year: 0, running: 0 },
            facts: case.clone(),
            entered_at: now,
            outcomes: Outcomes::fresh(case.first_asked),
            voided: None,
        };
        self.case_clocks(&CaseFile { case, events: wanted.into_iter().collect(), notes: Vec::new() }, now)
    }

    /// Cases the one being recorded may repeat, newest first, at most `most`: received in the 90 days before it, not
    /// void, with the same phone number, or the same customer's name and matter.
    ///
    /// # Errors
    /// The file's.
    pub fn earlier_like(&self, case: &NewCase, most: usize) -> Result<Vec<Case>, RegisterError> {
        let digits = |contact: &PersonalContact| phone_digits(contact.reveal(Why::Compared));
        let (number, name) = (digits(&case.customer_contact), case.customer_name.reveal(Why::Compared).trim());
        let matter = case.details.matter.as_str();
        let has_name = !name.is_empty() && !matter.is_empty();
        if number.is_none() && !has_name {
            return Ok(Vec::new());
        }
        let until = case.received_at;
        let from = Moment(until.0 - Duration::days(REPEAT_DAYS).num_milliseconds());
        let is_like = |customer: &case_repeats::Customer| {
            let same_number = number.is_some() && digits(&customer.contact) == number;
            same_number || (has_name && customer.name.reveal(Why::Compared) == name && customer.matter == matter)
        };
        let ids = case_repeats::received_between(self.conn(), (from, until), (most, is_like))?;
        Ok(cases::by_ids(self.conn(), &ids)?)
    }
}

/// The figures a phone number is compared by; `None` when there are too few.
fn phone_digits(contact: &str) -> Option<String> {
    let digits: Vec<char> = half_width(contact).chars().filter(char::is_ascii_digit).collect();
    let start = digits.len().saturating_sub(DIGITS_MOST);
    (digits.len() >= DIGITS_LEAST).then(|| digits.into_iter().skip(start).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cases::{CaseChannel, CaseDetails, CaseKind};
    use crate::domain::deadlines::Standing;
    use crate::domain::hall::HallDraft;

    fn at(day: &str, hour: u32) -> Moment {
        Moment::at(day.parse().unwrap(), NaiveTime::from_hms_opt(hour, 0, 0).unwrap())
    }

    fn register() -> Register {
        let draft = HallDraft { name: "长桥供电所营业厅".into(), ..HallDraft::fresh() };
        let hall = draft.check(None, "2026-01-01".parse().unwrap()).unwrap();
        Register::in_memory(&hall, at("2026-01-01", 8)).unwrap()
    }

    fn case((name, contact): (&str, &str), matter: &str, received_at: Moment) -> NewCase {
        NewCase {
            kind: CaseKind::Complaint,
            channel: CaseChannel::Phone,
            summary: "电费账单有误".into(),
            customer_name: name.into(),
            customer_contact: contact.into(),
            first_asked: None,
            department: String::new(),
            received_at,
            details: CaseDetails { matter: matter.into(), ..CaseDetails::default() },
        }
    }

    fn like(register: &Register, new: &NewCase) -> Vec<i64> {
        register.earlier_like(new, 5).unwrap().iter().map(|case| case.id.0).collect()
    }

    #[test]
    fn the_same_number_or_the_same_name_and_matter_may_be_a_repeat() {
        let mut register = register();
        let old = [
            (("陈先生", "139-0000-0472"), "billing_error", "2026-11-01"),
            (("吴女士", "+86 13900000472"), "", "2026-11-02"),
            (("陈先生", "幸福路 12 号"), "slow_window", "2026-11-03"),
            (("陈先生", ""), "billing_error", "2026-08-01"),
        ];
        for (who, matter, day) in old {
            register.record_case(&case(who, matter, at(day, 9)), at(day, 9)).unwrap();
        }
        let now = at("2026-11-23", 9);
        assert_eq!(like(&register, &case(("", "１３９００００ 0472"), "", now)), [2, 1], "however it is written");
        assert_eq!(like(&register, &case(("陈先生", ""), "billing_error", now)), [1], "the fourth is too long ago");
        assert_eq!(like(&register, &case(("陈先生", "12"), "", now)), Vec::<i64>::new());
        assert_eq!(like(&register, &case(("", ""), "billing_error", now)), Vec::<i64>::new(), "anonymous is nobody");
        register.void_case(CaseId(1), "重复", now).unwrap();
        assert_eq!(like(&register, &case(("陈先生", ""), "billing_error", now)), Vec::<i64>::new());
        let letter = case(("", "13900000472"), "", at("2026-11-01", 10));
        assert_eq!(like(&register, &letter), Vec::<i64>::new(), "what came later is no earlier case");
    }

    #[test]
    fn the_deadlines_are_known_before_a_case_is_recorded_p1_4_3_p4_6() {
        let register = register();
        let now = at("2026-11-14", 10);
        let clocks = register.preview_clocks(&case(("", ""), "billing_error", now), None, now).unwrap();
        let answer = clocks.step("answer").unwrap();
        assert_eq!(answer.due.unwrap().at.date().to_string(), "2026-11-21");
        assert_eq!(answer.basis, "P1-4.3");
        let mut forwarded = case(("", ""), "", now);
        forwarded.channel = CaseChannel::Forwarded;
        forwarded.details.is_answer_required = true;
        let day = "2026-11-20".parse().unwrap();
        let clocks = register.preview_clocks(&forwarded, Some(day), now).unwrap();
        let report = clocks.step("written_report").unwrap();
        assert_eq!(report.due.unwrap().at.date(), day);
        assert!(matches!(report.standing, Standing::Running { .. }));
    }
}

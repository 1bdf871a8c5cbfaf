//! Finding people, cases, box days and checks by a few typed signs. Reads only.

use chrono::NaiveDate;

use super::audits::AuditSummary;
use super::{Register, RegisterError};
use crate::domain::boxes::{BoxEntry, SuggestionBox};
use crate::domain::cases::CaseQuery;
use crate::domain::ids::{BoxId, CaseId};
use crate::domain::staff::StaffMember;
use crate::storage::search;

pub use crate::domain::texts::folded;
pub use crate::storage::search::CaseFound;

/// Checks looked through for a day, newest first.
const CHECKS_READ: usize = 1000;

/// What lies on a day.
#[derive(Debug, Clone, PartialEq)]
pub struct DayFound {
    /// Boxes in use that day, each with its entry.
    pub boxes: Vec<(SuggestionBox, Option<BoxEntry>)>,
    /// Checks of that day, newest first.
    pub audits: Vec<AuditSummary>,
}

impl Register {
    /// People whose name, work number or post holds `text`, at most `most`, by work number. Blank text finds nobody.
    ///
    /// # Errors
    /// The file's.
    pub fn search_staff(&self, text: &str, most: usize) -> Result<Vec<StaffMember>, RegisterError> {
        let needle = folded(text.trim());
        if needle.is_empty() {
            return Ok(Vec::new());
        }
        let fits = |member: &StaffMember| {
            let record = &member.record;
            [record.name.as_str(), record.work_no.as_str(), &record.post]
                .iter()
                .any(|field| folded(field).contains(&needle))
        };
        Ok(self.staff()?.into_iter().filter(fits).take(most).collect())
    }

    /// Cases whose number, words, log or notes hold `text`, at most `most`, newest number first. Blank text finds none.
    ///
    /// # Errors
    /// The file's.
    pub fn search_cases(&self, text: &str, most: usize) -> Result<Vec<CaseFound>, RegisterError> {
        if text.trim().is_empty() {
            return Ok(Vec::new());
        }
        let query = CaseQuery { text: text.to_owned(), ..CaseQuery::default() };
        Ok(search::cases(self.conn(), &self.first_cases(&query, most)?)?)
    }

    /// Box openings and checks of a day.
    ///
    /// # Errors
    /// The file's.
    pub fn search_day(&self, day: NaiveDate) -> Result<DayFound, RegisterError> {
        let entries = self.box_entries(day, day)?;
        let in_use = |b: &SuggestionBox| b.since <= day && b.retired_on.is_none_or(|end| day < end);
        let boxes = self
            .boxes()?
            .into_iter()
            .filter(in_use)
            .map(|b| {
                let entry = entries.iter().find(|entry| entry.box_id == b.id).cloned();
                (b, entry)
            })
            .collect();
        let mut audits = self.audits(CHECKS_READ)?;
        audits.retain(|audit| audit.day == day);
        Ok(DayFound { boxes, audits })
    }

    /// The letter a case was made of: its box, the day of the opening, its place among that day's letters from 1;
    /// `None` for a case that came another way.
    ///
    /// # Errors
    /// The file's.
    pub fn case_origin(&self, case: CaseId) -> Result<Option<(BoxId, NaiveDate, usize)>, RegisterError> {
        Ok(search::case_origin(self.conn(), case)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cases::{CaseChannel, CaseDetails, CaseKind, NewCase};
    use crate::domain::dates::Moment;
    use crate::domain::hall::HallDraft;
    use chrono::NaiveTime;

    fn register(cases: &[(&str, &str)]) -> Register {
        let day: NaiveDate = "2026-11-01".parse().unwrap();
        let at = Moment::at(day, NaiveTime::from_hms_opt(8, 0, 0).unwrap());
        let draft = HallDraft { name: "长桥供电所营业厅".into(), ..HallDraft::fresh() };
        let mut register = Register::in_memory(&draft.check(None, day).unwrap(), at).unwrap();
        for (summary, customer) in cases {
            let case = NewCase {
                kind: CaseKind::Complaint,
                channel: CaseChannel::Phone,
                summary: (*summary).into(),
                customer_name: (*customer).into(),
                customer_contact: "".into(),
                first_asked: None,
                department: "Billing".into(),
                received_at: at,
                details: CaseDetails::default(),
            };
            register.record_case(&case, at).unwrap();
        }
        register
    }

    fn found(register: &Register, text: &str) -> Vec<String> {
        register.search_cases(text, 10).unwrap().iter().map(|case| case.number.to_string()).collect()
    }

    #[test]
    fn any_part_of_a_subject_finds_its_case_one_sign_is_enough() {
        let register = register(&[("３号窗口排队太久", "陈先生"), ("账单有误", "吴女士")]);
        assert_eq!(found(&register, "窗口"), ["2026-0001"]);
        assert_eq!(found(&register, "误"), ["2026-0002"]);
        assert_eq!(found(&register, "3号"), ["2026-0001"], "full width and half width are the same");
        assert_eq!(found(&register, "bILL"), ["2026-0002", "2026-0001"], "capitals do not matter, newest first");
        assert_eq!(found(&register, "吴女"), ["2026-0002"]);
        assert_eq!(found(&register, "0001"), ["2026-0001"]);
        assert_eq!(found(&register, "%"), Vec::<String>::new());
        assert_eq!(found(&register, "  "), Vec::<String>::new());
    }

    #[test]
    fn no_more_are_read_than_are_wanted() {
        let register = register(&[("a", ""), ("a", ""), ("a", "")]);
        let numbers: Vec<u32> = register.search_cases("a", 2).unwrap().iter().map(|case| case.number.running).collect();
        assert_eq!(numbers, [3, 2]);
    }
}

//! The facts of a case on record beside those a row of a register tells: the list counts where it speaks, the record where the list
//! is silent. Only of a case that a log of suggestion boxes made of a letter; what a person recorded stays as it is.

use chrono::{NaiveTime, Timelike};

use super::case_entry::Entry;
use super::case_plan::Assumption;
use crate::domain::cases::{CaseChannel, CaseDetails, NewCase};
use crate::domain::mentions::BAR;
use crate::domain::problems::Field;

impl Entry<'_> {
    /// The facts the case would have.
    pub(super) fn facts_beside(&self, told: &NewCase, known: &NewCase) -> NewCase {
        if known.channel != CaseChannel::BoxLetter {
            return known.clone();
        }
        let is_whole = self.whole.is_some();
        let is_assumed = |assumption: Assumption| self.assumed.contains(&assumption);
        let keeps_words = !is_whole || told.summary.contains("**") || known.summary.contains(BAR);
        // A register that tells the day only says nothing against the time the box was opened.
        let has_no_time = told.received_at.time().with_second(0) == Some(NaiveTime::MIN);
        let keeps_time = !is_whole && has_no_time && told.received_at.date() == known.received_at.date();
        NewCase {
            kind: if self.has(Field::CaseKind) { told.kind } else { known.kind },
            channel: if is_assumed(Assumption::OtherChannel) { known.channel } else { told.channel },
            summary: if keeps_words { known.summary.clone() } else { told.summary.clone() },
            customer_name: if told.customer_name.is_blank() { &known.customer_name } else { &told.customer_name }
                .clone(),
            customer_contact: if told.customer_contact.is_blank() {
                known.customer_contact.clone()
            } else {
                told.customer_contact.clone()
            },
            first_asked: told.first_asked.or(known.first_asked),
            department: if told.department.is_empty() { known.department.clone() } else { told.department.clone() },
            received_at: if keeps_time { known.received_at } else { told.received_at },
            details: if known.details == CaseDetails::default() { told.details.clone() } else { known.details.clone() },
        }
    }
}

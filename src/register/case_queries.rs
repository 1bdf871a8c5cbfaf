//! Asking the register for cases: their ids in order, then the rows that are seen. Reads, and the index made anew.

use chrono::{NaiveDate, NaiveTime};
use rusqlite::TransactionBehavior;

use super::{Register, RegisterError};
use crate::domain::cases::{Case, CaseQuery, StandingFilter};
use crate::domain::dates::Moment;
use crate::domain::ids::CaseId;
use crate::storage::{case_details, case_query, case_search, cases};

impl Register {
    /// All cases asked for, in the order asked for.
    ///
    /// # Errors
    /// The file's.
    pub fn find_cases(&self, query: &CaseQuery) -> Result<Vec<CaseId>, RegisterError> {
        Ok(case_query::ids(self.conn(), query, None)?)
    }

    /// The first `most` of the cases asked for: what is seen at once, however many there are.
    ///
    /// # Errors
    /// The file's.
    pub fn first_cases(&self, query: &CaseQuery, most: usize) -> Result<Vec<CaseId>, RegisterError> {
        Ok(case_query::ids(self.conn(), query, Some(most))?)
    }

    /// How many cases are asked for.
    ///
    /// # Errors
    /// The file's.
    pub fn count_cases(&self, query: &CaseQuery) -> Result<usize, RegisterError> {
        Ok(case_query::count(self.conn(), query)?)
    }

    /// These cases, in their order; one that is not there is left out.
    ///
    /// # Errors
    /// The file's.
    pub fn cases_by_ids(&self, ids: &[CaseId]) -> Result<Vec<Case>, RegisterError> {
        Ok(cases::by_ids(self.conn(), ids)?)
    }

    /// Of the cases closed on the days from `first` to `last`: how many were judged when closed, and how many of them
    /// had every step in time.
    ///
    /// # Errors
    /// The file's.
    pub fn closed_in_time(&self, first: NaiveDate, last: NaiveDate) -> Result<(usize, usize), RegisterError> {
        let from = Moment::at(first, NaiveTime::MIN);
        let until = last.succ_opt().map_or(Moment(i64::MAX), |next| Moment::at(next, NaiveTime::MIN));
        Ok(case_details::closed_in_time(self.conn(), (from, until))?)
    }

    /// The cases not closed yet and not void, oldest number first: those whose clocks run.
    ///
    /// # Errors
    /// The file's.
    pub fn open_case_ids(&self) -> Result<Vec<CaseId>, RegisterError> {
        let direction = crate::domain::cases::Direction::OldestFirst;
        self.find_cases(&CaseQuery { standing: StandingFilter::Open, direction, ..CaseQuery::default() })
    }

    /// Whether the index the cases are found by holds all of them and nothing else; reads all of it.
    ///
    /// # Errors
    /// The file's.
    pub fn case_index_is_whole(&self) -> Result<bool, RegisterError> {
        Ok(case_search::index_is_whole(self.conn())?)
    }

    /// Makes the index the cases are found by anew. No record is changed, so nothing enters the history.
    ///
    /// # Errors
    /// The file's; `Stopped`; the index is then as before.
    pub fn rebuild_case_index(&mut self) -> Result<(), RegisterError> {
        if let Some(hold) = self.hold() {
            return Err(RegisterError::Held(hold));
        }
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        case_search::reindex_all_at(&tx, &self.pace)?;
        tx.commit()?;
        Ok(())
    }
}

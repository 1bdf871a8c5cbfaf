//! How long records are kept, what is due, and the yearly decision about it (P8-1.w3).

use chrono::NaiveDate;

use super::erasure::{begin_erasing, erase_due};
use super::transact::Write;
use super::{Action, ActionKind, Area, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::erasure::{Cases, Person};
use crate::domain::ids::{CaseId, StaffId};
use crate::domain::mentions::Needles;
use crate::domain::retention::{Due, RetentionKind, Times, review_of};
use crate::storage::retention::{self, Begun};

pub use crate::storage::retention::ReviewRow;

/// A decision about a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// What is due stays for now; why.
    Keep(String),
    /// The personal data of what is due goes; the neutral word for names (`已抹去`).
    Erase(String),
}

/// What a decision did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reviewed {
    /// Records that were due.
    pub due: usize,
    /// Records whose personal data is gone.
    pub erased: usize,
    /// Records something stands against: an open case, a live card.
    pub left: usize,
}

/// Remembered for a day: whether anything due waits for a decision.
#[derive(Debug, Default)]
pub(super) struct Waiting(std::cell::Cell<Option<(NaiveDate, [u64; 5], bool)>>);

impl Register {
    /// The times of the hall.
    ///
    /// # Errors
    /// The file's.
    pub fn retention_times(&self) -> Result<Times, RegisterError> {
        Ok(Times::of(retention::own_times(self.conn())?))
    }

    /// Sets the hall's own months of a kind; `None` goes back to the program's.
    ///
    /// # Errors
    /// `TooShort` for fewer than the fewest, or more than the most.
    pub fn set_retention(
        &mut self,
        (kind, months): (RetentionKind, Option<u32>),
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        if months.is_some_and(|months| !kind.allows(months)) {
            return Err(Refusal::RetentionTooShort { least: kind.rule().least }.into());
        }
        let subject = format!("{} {}", kind.code(), months.map_or_else(|| "-".to_owned(), |months| months.to_string()));
        let action = Action::new(ActionKind::ChangeRetention, subject, at);
        self.transact(action, |w| Ok(retention::set_time(w.conn, w.hall, (kind, months))?))
    }

    /// What is due of each kind, in the order of the page.
    ///
    /// # Errors
    /// The file's.
    pub fn retention_due(&self, today: NaiveDate) -> Result<Vec<Due>, RegisterError> {
        RetentionKind::ALL.into_iter().map(|kind| self.due_of(kind, today)).collect()
    }

    fn due_of(&self, kind: RetentionKind, today: NaiveDate) -> Result<Due, RegisterError> {
        let begun = self.begun(kind, today)?;
        Ok(Due { kind, count: begun.len(), oldest: begun.first().map(|begun| begun.day) })
    }

    fn begun(&self, kind: RetentionKind, today: NaiveDate) -> Result<Vec<Begun>, RegisterError> {
        let until = self.retention_times()?.begun_until(kind, today);
        Ok(retention::begun_until(self.conn(), kind, until)?)
    }

    /// Decisions of all years, newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn retention_reviews(&self) -> Result<Vec<ReviewRow>, RegisterError> {
        Ok(retention::reviews(self.conn())?)
    }

    /// The year whose look at what is due waits for decisions: from December on, while something due of a kind was not
    /// decided that year. Counted once a day and when records change.
    ///
    /// # Errors
    /// The file's.
    pub fn retention_waiting(&self, today: NaiveDate) -> Result<Option<i32>, RegisterError> {
        let Some(year) = review_of(today) else {
            return Ok(None);
        };
        let areas = [Area::Hall, Area::Staff, Area::Cases, Area::Boxes, Area::Audits];
        let key = areas.map(|area| self.revision(area));
        if let Some((day, known, waits)) = self.retention_waiting.0.get()
            && (day, known) == (today, key)
        {
            return Ok(waits.then_some(year));
        }
        let decided = self.retention_reviews()?;
        let is_decided = |kind| decided.iter().any(|review| review.kind == kind && review.year == year);
        let mut waits = false;
        for kind in RetentionKind::ALL {
            waits = waits || (!is_decided(kind) && self.due_of(kind, today)?.count > 0);
        }
        self.retention_waiting.0.set(Some((today, key, waits)));
        Ok(waits.then_some(year))
    }

    /// Decides about what is due of a kind, in one step that is never taken back: keep it, with a reason, or erase its
    /// personal data. What something stands against is left and counted.
    ///
    /// # Errors
    /// `NoteMissing` for keeping without a reason; `Stopped`; the file's.
    pub fn review_retention(
        &mut self,
        kind: RetentionKind,
        decision: &Decision,
        at: Moment,
    ) -> Result<Outcome<Reviewed>, RegisterError> {
        let begun = self.begun(kind, at.date())?;
        let (is_erased, note) = match decision {
            Decision::Keep(reason) if reason.trim().is_empty() => return Err(Refusal::NoteMissing.into()),
            Decision::Keep(reason) => (false, reason.trim().to_owned()),
            Decision::Erase(_) => (true, String::new()),
        };
        let rows: Vec<i64> = begun.iter().map(|begun| begun.row).collect();
        let people = if is_erased { self.people_due(kind, &rows, at.date())? } else { Vec::new() };
        let until = self.retention_times()?.begun_until(kind, at.date());
        let year = chrono::Datelike::year(&at.date());
        let review = ReviewRow { kind, year, is_erased, due: begun.len(), note, at };
        let action = Action::new(ActionKind::ReviewRetention, format!("{} {}", kind.code(), begun.len()), at);
        let outcome = self.transact(action, |w| {
            let erased = match decision {
                Decision::Keep(_) => 0,
                Decision::Erase(word) => erase(w, (kind, &rows, until), (&people, word, at))?,
            };
            retention::insert_review(w.conn, w.hall, &review)?;
            Ok(Reviewed {
                due: rows.len(),
                erased,
                left: if is_erased { rows.len() - erased.min(rows.len()) } else { 0 },
            })
        })?;
        if is_erased {
            self.forget_erased()?;
        }
        Ok(outcome)
    }

    /// People and customers due against whose erasure nothing stands, with what to look for.
    fn people_due(
        &self,
        kind: RetentionKind,
        rows: &[i64],
        today: NaiveDate,
    ) -> Result<Vec<(Person, Option<Needles>)>, RegisterError> {
        let mut people = Vec::new();
        for row in rows {
            match kind {
                RetentionKind::StaffLeft => {
                    let id = StaffId(*row);
                    if self.staff_barriers(id, today)?.is_empty() {
                        people.push((Person::Staff(id), Some(self.safe_needles_of(id)?)));
                    }
                }
                RetentionKind::OpinionBook | RetentionKind::Cases => {
                    people.push((Person::Customer(CaseId(*row), Cases::This), None));
                }
                _ => {}
            }
        }
        Ok(people)
    }
}

fn erase(
    w: &Write<'_>,
    (kind, rows, until): (RetentionKind, &[i64], NaiveDate),
    (people, word, at): (&[(Person, Option<Needles>)], &str, Moment),
) -> Result<usize, RegisterError> {
    match kind {
        RetentionKind::StaffLeft | RetentionKind::OpinionBook | RetentionKind::Cases => {
            begin_erasing(w, people.len())?;
            for (person, needles) in people {
                erase_due(w, *person, (word, needles.as_ref(), at))?;
            }
            Ok(people.len())
        }
        RetentionKind::Drafts => Ok(retention::forget_drafts(w.conn, until)?),
        _ => Ok(retention::erase(w.conn, kind, rows)?),
    }
}

//! What is found while records are looked through, and the evidence it comes to.

use chrono::NaiveDate;

use crate::domain::audits::{Evidence, EvidenceRecord, MOST_RECORDS, RecordRef, Verdict, Why};
use crate::domain::dates::Moment;
use crate::domain::standards::Link;

/// What was found so far; its evidence counts all and keeps [`MOST_RECORDS`] records of a kind.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub(super) verdict: Option<Verdict>,
    pub(super) good: u32,
    pub(super) of: u32,
    pub(super) number: Option<f64>,
    pub(super) faults: Vec<EvidenceRecord>,
    pub(super) fine: Vec<EvidenceRecord>,
    pub(super) days: (NaiveDate, NaiveDate),
}

impl Found {
    /// Nothing yet, of these days; the records cannot tell until they are judged.
    pub(super) fn over(from: NaiveDate, until: NaiveDate) -> Self {
        let days = (from.min(until), until);
        Self { verdict: None, good: 0, of: 0, number: None, faults: Vec::new(), fine: Vec::new(), days }
    }

    /// Nothing yet, as things stand on a day.
    pub(super) fn on(day: NaiveDate) -> Self {
        Self::over(day, day)
    }

    /// One that fulfils it.
    pub(super) fn keeps(&mut self, record: RecordRef) {
        self.keeps_with(record, None, None);
    }

    /// One that fulfils it, with what is to be known of it.
    pub(super) fn keeps_with(&mut self, record: RecordRef, why: Option<Why>, value: Option<f64>) {
        self.good += 1;
        self.of += 1;
        self.show(record, why, value);
    }

    /// One that does not fulfil it.
    pub(super) fn breaks(&mut self, record: RecordRef, why: Why) {
        self.breaks_with(record, why, None);
    }

    /// One that does not fulfil it, with a figure of it.
    pub(super) fn breaks_with(&mut self, record: RecordRef, why: Why, value: Option<f64>) {
        self.of += 1;
        self.blame(record, why, value);
    }

    /// A record that speaks for it, counted elsewhere.
    pub(super) fn show(&mut self, record: RecordRef, why: Option<Why>, value: Option<f64>) {
        self.fine.push(said(record, why, value));
    }

    /// A record that speaks against it, counted elsewhere.
    pub(super) fn blame(&mut self, record: RecordRef, why: Why, value: Option<f64>) {
        self.faults.push(said(record, Some(why), value));
    }

    /// Passes when all fulfil it; where there was nothing to break, nothing is broken.
    pub(super) fn judged(self) -> Self {
        let verdict = if self.good >= self.of { Verdict::Pass } else { Verdict::Fail };
        Self { verdict: Some(verdict), ..self }
    }

    /// Passes when all fulfil it; where there was nothing to look at, the records cannot tell.
    pub(super) fn judged_if_any(self) -> Self {
        if self.of == 0 { self } else { self.judged() }
    }

    pub(super) fn into_evidence(self, link: &Link, now: Moment) -> Evidence {
        let Self { verdict, good, of, number, faults, fine, days: (from, until) } = self;
        let (faults, fine) = (most_telling(faults), most_telling(fine));
        Evidence { link: link.key().to_owned(), verdict, good, of, number, faults, fine, from, until, seen_at: now }
    }
}

fn said(record: RecordRef, why: Option<Why>, value: Option<f64>) -> EvidenceRecord {
    EvidenceRecord { record, why: why.map_or("", Why::code).to_owned(), value }
}

/// At most [`MOST_RECORDS`], in their order; those with something to tell stay before the others.
fn most_telling(mut records: Vec<EvidenceRecord>) -> Vec<EvidenceRecord> {
    let telling = records.iter().filter(|record| !record.why.is_empty()).count().min(MOST_RECORDS);
    let mut room = (telling, MOST_RECORDS - telling);
    let mut has_room = |record: &EvidenceRecord| {
        let left = if record.why.is_empty() { &mut room.1 } else { &mut room.0 };
        let fits = *left > 0;
        *left = left.saturating_sub(1);
        fits
    };
    records.retain(|record| has_room(record));
    records
}

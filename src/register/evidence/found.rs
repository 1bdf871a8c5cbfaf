//! What is found while records are looked through, and the evidence it comes to.

use chrono::NaiveDate;

use crate::domain::audits::{Evidence, EvidenceRecord, MOST_RECORDS, RecordRef, Verdict, Why};
use crate::domain::dates::Moment;
use crate::domain::standards::Link;

/// What was found so far. Counts all; keeps [`MOST_RECORDS`] records of a kind.
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
        put(&mut self.fine, record, why, value);
    }

    /// A record that speaks against it, counted elsewhere.
    pub(super) fn blame(&mut self, record: RecordRef, why: Why, value: Option<f64>) {
        put(&mut self.faults, record, Some(why), value);
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
        Evidence { link: link.key().to_owned(), verdict, good, of, number, faults, fine, from, until, seen_at: now }
    }
}

fn put(records: &mut Vec<EvidenceRecord>, record: RecordRef, why: Option<Why>, value: Option<f64>) {
    if records.len() < MOST_RECORDS {
        let why = why.map_or("", Why::code).to_owned();
        records.push(EvidenceRecord { record, why, value });
    }
}

//! The month sheet of a suggestion box (P1-9.3): a snapshot of the records in, a paper to look at and print out.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::Progress;
use super::papers::{MadePaper, PaperError};
use crate::documents::box_sheets::{
    BoxSheet, BoxSheetDay, BoxSheetLabels, BoxSheetState, box_sheet_pdf, unprintable_in,
};
use crate::domain::boxes::{BoxDay, BoxEntry, DayFacts, Letter, Openness, Seal, SuggestionBox, box_day};
use crate::domain::dates::{Moment, days_of_month};
use crate::domain::ids::StaffId;
use crate::register::boxes::FullEntry;
use crate::register::{Register, RegisterError};

/// One box in one month, as it is on record now.
#[derive(Debug, Clone)]
pub struct BoxMonth {
    hall: String,
    the_box: SuggestionBox,
    days: Vec<(NaiveDate, BoxDay, Option<FullEntry>)>,
    names: BTreeMap<StaffId, String>,
    printed_on: NaiveDate,
    /// Number of the newest line of the history.
    pub head_line: String,
    head_hash: String,
}

/// The words a month sheet needs, in the language wanted.
#[derive(Debug, Clone)]
pub struct BoxMonthWords {
    /// Labels of the sheet.
    pub labels: BoxSheetLabels,
    /// The month, as `2026年11月`.
    pub month: String,
    /// Remark of a broken seal.
    pub seal_broken: String,
    /// Before the reason nothing was done about a letter.
    pub no_action: String,
    /// Between two outcomes or remarks.
    pub separator: String,
}

impl BoxMonth {
    /// Reads the month: every date of it, with its entry.
    ///
    /// # Errors
    /// The file's.
    pub fn read(
        register: &Register,
        the_box: &SuggestionBox,
        (year, month): (i32, u32),
        now: Moment,
    ) -> Result<Self, RegisterError> {
        let open_days = register.open_days()?;
        let mut days = Vec::new();
        for day in days_of_month(year, month) {
            let full = register.box_entry(the_box.id, day)?;
            let open = if open_days.is_open(day) { Openness::Open } else { Openness::Closed };
            let facts = DayFacts { today: now.date(), records_since: register.hall().records_since, open };
            let state = box_day(the_box, day, full.as_ref().map(|full| &full.entry), facts);
            days.push((day, state, full));
        }
        let head = register.history_head()?;
        let (line, hash) = head.split_once('-').unwrap_or(("", &head));
        Ok(Self {
            hall: register.hall().name.clone(),
            the_box: the_box.clone(),
            days,
            names: register.staff()?.into_iter().map(|m| (m.id, m.record.name.as_str().to_owned())).collect(),
            printed_on: now.date(),
            head_line: line.to_owned(),
            head_hash: hash.to_owned(),
        })
    }

    /// The sheet to be set.
    pub fn sheet(&self, words: &BoxMonthWords) -> BoxSheet {
        let box_name = format!("{} {}", self.the_box.name, self.the_box.place);
        BoxSheet {
            hall: self.hall.clone(),
            box_name: box_name.trim().to_owned(),
            month: words.month.clone(),
            days: self.days.iter().map(|day| self.sheet_day(day, words)).collect(),
            printed_on: Some(self.printed_on),
            chain_head: Some(self.head_hash.clone()),
            labels: words.labels.clone(),
        }
    }

    fn sheet_day(
        &self,
        (date, state, full): &(NaiveDate, BoxDay, Option<FullEntry>),
        words: &BoxMonthWords,
    ) -> BoxSheetDay {
        let name = |id: StaffId| self.names.get(&id).cloned().unwrap_or_default();
        let entry = full.as_ref().map(|full| &full.entry);
        BoxSheetDay {
            date: *date,
            state: sheet_state(*state),
            opened_at: entry.map(|entry| entry.opened_at.time()),
            recorded_late_at: entry.filter(|entry| entry.is_late()).map(entered),
            letters: entry.map(|entry| entry.letter_count),
            outcome: full.as_ref().map(|full| outcome(&full.letters, words)).unwrap_or_default(),
            opener: entry.map(|entry| name(entry.opener)).unwrap_or_default(),
            witness: entry.map(|entry| name(entry.witness)).unwrap_or_default(),
            remark: full.as_ref().map(|full| remarks(full, words)).unwrap_or_default(),
        }
    }
}

fn entered(entry: &BoxEntry) -> chrono::NaiveDateTime {
    entry.entered_at.local().naive_local()
}

fn sheet_state(state: BoxDay) -> BoxSheetState {
    match state {
        BoxDay::Rest => BoxSheetState::Rest,
        BoxDay::Missed => BoxSheetState::Missed,
        BoxDay::Empty => BoxSheetState::Empty,
        BoxDay::Kept { .. } => BoxSheetState::Kept,
        BoxDay::Late { .. } => BoxSheetState::Late,
        BoxDay::Before | BoxDay::Ahead | BoxDay::Due => BoxSheetState::Ahead,
    }
}

/// The cases' numbers, then the reasons of the others.
fn outcome(letters: &[Letter], words: &BoxMonthWords) -> String {
    let cases = letters.iter().filter_map(|letter| letter.case.map(|(_, number)| number.to_string()));
    let aside = letters.iter().filter(|letter| letter.case.is_none());
    let aside = aside.map(|letter| format!("{}{}", words.no_action, letter.no_action_because));
    cases.chain(aside).collect::<Vec<_>>().join(&words.separator)
}

fn remarks(full: &FullEntry, words: &BoxMonthWords) -> String {
    let seal = (full.entry.seal == Seal::Broken).then(|| words.seal_broken.clone());
    let own = Some(full.entry.remark.clone()).filter(|remark| !remark.is_empty());
    let later = full.remarks.iter().map(|remark| {
        let on = remark.at.date();
        format!("{:02}-{:02} {}", on.month(), on.day(), remark.text)
    });
    seal.into_iter().chain(own).chain(later).collect::<Vec<_>>().join(&words.separator)
}

/// Sets the sheet; one step.
///
/// # Errors
/// `Cancelled`, or those of the document.
pub fn make_sheet(sheet: &BoxSheet, progress: &Progress) -> Result<MadePaper, PaperError> {
    let pdf = box_sheet_pdf(sheet)?;
    progress.step()?;
    Ok(MadePaper::of(pdf, unprintable_in(sheet))?)
}

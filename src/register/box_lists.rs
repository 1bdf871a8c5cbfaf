//! Box entries in and out as lists: a whole log brought in at once, and everything told of each day (B; P1-9.3).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::boxes::{LetterPlace, case_of, put_letter_row};
use super::cases::put;
use super::transact::Write;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::box_lists::{BoxImport, LetterOrigin, ListedEntry};
use crate::domain::boxes::{BoxEntry, LetterFate};
use crate::domain::cases::CaseNote;
use crate::domain::dates::Moment;
use crate::domain::ids::{BoxId, CaseId};
use crate::storage::pace::Part;
use crate::storage::{boxes, cases, fault};
use chrono::NaiveDate;

/// What came of a list of box entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BoxesImported {
    /// Entries recorded.
    pub entries: usize,
    /// Cases recorded of their letters.
    pub cases: usize,
}

impl Register {
    /// Brings a log in: one transaction, one step to undo. The entries are entered now and locked like any other; a letter
    /// becomes a case under the next number, or points to the one the register has.
    ///
    /// # Errors
    /// `DayAhead`, `BoxNotInUse`, `EntryExists` (twice in the list too), `NoSuchRecord`, `Stopped`; nothing is brought in then.
    pub fn import_box_entries(
        &mut self,
        imports: &[BoxImport],
        at: Moment,
    ) -> Result<Outcome<BoxesImported>, RegisterError> {
        self.check_box_imports(imports, at)?;
        let action = Action::new(ActionKind::ImportBoxes, imports.len().to_string(), at);
        self.transact(action, |w| {
            w.pace.begin(Part::Records, imports.len())?;
            let mut done = BoxesImported::default();
            for import in imports {
                done.cases += put_import(w, import, at)?;
                done.entries += 1;
                w.pace.step()?;
                if done.entries * 2 > imports.len() && (done.entries - 1) * 2 <= imports.len() {
                    fault::point("import:half");
                }
            }
            Ok(done)
        })
    }

    /// The rules of one entry ([`Register::record_box_entry`]) for all, without a query each.
    fn check_box_imports(&self, imports: &[BoxImport], at: Moment) -> Result<(), RegisterError> {
        let known: HashMap<BoxId, _> = self.boxes()?.into_iter().map(|one| (one.id, one)).collect();
        let mut taken: BTreeSet<(BoxId, NaiveDate)> = boxes::days(self.conn())?.into_keys().collect();
        for BoxImport { entry, .. } in imports {
            let the_box = known.get(&entry.box_id).ok_or(Refusal::NoSuchRecord)?;
            if entry.day > at.date() || entry.opened_at > at {
                return Err(Refusal::DayAhead.into());
            }
            if entry.day < the_box.since || the_box.retired_on.is_some_and(|end| entry.day >= end) {
                return Err(Refusal::BoxNotInUse.into());
            }
            if !taken.insert((entry.box_id, entry.day)) {
                return Err(Refusal::EntryExists.into());
            }
        }
        Ok(())
    }

    /// Every entry without its letters, by day.
    ///
    /// # Errors
    /// The file's.
    pub fn every_box_entry(&self) -> Result<Vec<BoxEntry>, RegisterError> {
        Ok(boxes::every(self.conn())?)
    }

    /// Every entry with its letters and remarks, by day.
    ///
    /// # Errors
    /// The file's.
    pub fn listed_box_entries(&self) -> Result<Vec<ListedEntry>, RegisterError> {
        let names: BTreeMap<BoxId, String> = self.boxes()?.into_iter().map(|one| (one.id, one.name)).collect();
        let mut letters = boxes::all_letters(self.conn())?;
        let mut remarks = boxes::all_remarks(self.conn())?;
        let entries = boxes::every(self.conn())?.into_iter().map(|entry| ListedEntry {
            box_name: names.get(&entry.box_id).cloned().unwrap_or_default(),
            letters: letters.remove(&entry.id).unwrap_or_default(),
            remarks: remarks.remove(&entry.id).unwrap_or_default(),
            entry,
        });
        Ok(entries.collect())
    }
}

/// Records an entry with its letters; gives how many cases were made.
fn put_import(w: &Write<'_>, import: &BoxImport, at: Moment) -> Result<usize, RegisterError> {
    let BoxImport { entry, origins, remarks } = import;
    let id = boxes::insert_entry(w.conn, w.hall, entry, at)?;
    let mut made = 0;
    for (index, letter) in entry.letters.iter().enumerate() {
        let place = LetterPlace { entry, id, position: index + 1 };
        let case = match (&letter.fate, origins.get(index)) {
            (LetterFate::NoAction { .. }, _) => None,
            (LetterFate::Case { .. }, Some(LetterOrigin::OnRecord(number))) => {
                Some(cases::of_number(w.conn, *number)?.ok_or(Refusal::NoSuchRecord)?.id)
            }
            (LetterFate::Case { department }, origin) => {
                made += 1;
                let (case, _) = put(w, &case_of(entry, letter, department), at)?;
                note_origin(w, case, origin, at)?;
                Some(case)
            }
        };
        put_letter_row(w, &place, letter, case)?;
    }
    for remark in remarks {
        boxes::insert_remark(w.conn, w.hall, id, remark)?;
    }
    Ok(made)
}

fn note_origin(w: &Write<'_>, case: CaseId, origin: Option<&LetterOrigin>, at: Moment) -> Result<(), RegisterError> {
    if let Some(LetterOrigin::New { note }) = origin
        && !note.is_empty()
    {
        let note = CaseNote { at, text: note.clone(), author: None };
        cases::insert_note(w.conn, w.hall, case, &note)?;
    }
    Ok(())
}

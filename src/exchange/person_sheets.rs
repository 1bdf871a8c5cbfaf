//! The tables of one person: those of the export of everything that hold something about them, each without what says
//! nothing of them.

use super::export_all::{Column, Converter, SheetPlan, all_sheets};
use crate::register::outward::RawRow;
use crate::register::person_records::{Part, PersonRecords};

/// A table of the person.
#[derive(Debug, Clone, Copy)]
pub struct PersonSheet {
    /// The table and its columns.
    pub plan: &'static SheetPlan,
    /// Which of its rows.
    pub part: Part,
}

/// Columns a person's table goes without, and why.
pub const LEFT_OUT: [(&str, &str, &str); 6] = [
    ("audits", "pack_text", "the standard; says nothing of the person"),
    ("appraisals", "pack_text", "the standard; says nothing of the person"),
    ("appraisals", "ranking", "everybody's places; the person's own is told with the rankings"),
    ("history", "changes", "numbers of the rows a line changed"),
    ("history", "previous", "proof of the chain"),
    ("history", "hash", "proof of the chain"),
];

/// What is told of what somebody did about others: that they did it, not what it came to.
pub const DONE_COLUMNS: [(&str, &[&str]); 3] = [
    ("cases", &["year", "running", "kind", "channel", "first_asked_id", "received_ms"]),
    ("audits", &["day", "pack_code", "pack_edition", "auditor_id", "started_ms", "finished_ms"]),
    ("audit_corrections", &["audit_id", "item_code", "by_id", "at_ms"]),
];

/// Keys of the names of tables that are named otherwise for one person.
const TITLES: [(&str, Part, &str); 4] = [
    ("cases", Part::Done, "person-sheet-cases-done"),
    ("audits", Part::Done, "person-sheet-audits-done"),
    ("audit_corrections", Part::Done, "person-sheet-corrections-done"),
    ("history", Part::About, "person-sheet-history"),
];

/// Every table that may hold something about them, in the order of the export of everything.
pub fn sheets_of(records: &PersonRecords) -> Vec<PersonSheet> {
    let both = all_sheets().flat_map(|plan| [Part::About, Part::Done].map(|part| PersonSheet { plan, part }));
    both.filter(|sheet| records.condition(sheet.plan.table, sheet.part).is_some()).collect()
}

impl PersonSheet {
    /// Key of its name.
    pub fn title(&self) -> &'static str {
        let own = TITLES.iter().find(|(table, part, _)| *table == self.plan.table && *part == self.part);
        own.map_or(self.plan.title, |(_, _, key)| *key)
    }

    /// Whether a column is told.
    pub fn tells(&self, column: &Column) -> bool {
        let is_left_out = LEFT_OUT.iter().any(|(table, name, _)| *table == self.plan.table && *name == column.column);
        let done = DONE_COLUMNS.iter().find(|(table, _)| *table == self.plan.table && self.part == Part::Done);
        !is_left_out && done.is_none_or(|(_, columns)| columns.contains(&column.column))
    }

    /// The heading and the rows in words; columns with nothing in any row are left out.
    pub fn told(&self, converter: &mut Converter, rows: &[RawRow]) -> Vec<Vec<String>> {
        let mut table = vec![converter.heading(self.plan)];
        table.extend(converter.rows(self.plan, rows).rows);
        let is_filled =
            |index: usize| table.iter().skip(1).any(|row| row.get(index).is_some_and(|cell| !cell.is_empty()));
        // The first column is the number of the record.
        let tells = |index: usize| {
            index
                .checked_sub(1)
                .is_none_or(|index| self.plan.columns.get(index).is_some_and(|column| self.tells(column)))
        };
        let width = self.plan.columns.len() + 1;
        let kept: Vec<usize> = (0..width).filter(|index| tells(*index) && is_filled(*index)).collect();
        let pick = |row: &Vec<String>| kept.iter().filter_map(|index| row.get(*index).cloned()).collect();
        table.iter().map(pick).collect()
    }
}

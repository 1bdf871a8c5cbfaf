//! The rows of one document put together: what it is, its versions in order, and what differs from the register.

use chrono::NaiveDate;

use super::disclosure_import::{Codes, DisclosureSurroundings, proposed};
use super::disclosure_plan::{DisclosureAssumption, Effect, FieldChange, PlannedDocument};
use super::disclosure_row::{DocumentRow, VersionTold};
use super::tables::Table;
use crate::domain::disclosure::{
    DisclosureImport, DisclosureKind, DocumentDraft, ListedDisclosure, NewDocument, NewVersion, Retired, VersionImport,
};
use crate::domain::ids::DisclosureVersionId;
use crate::domain::problems::{Field, Problem, Wrong};

/// Longest version, place and note of a version, in characters, as its form has them.
const LINE_MOST: usize = 60;
const NOTE_MOST: usize = 300;

/// Most rows of one document; each is compared with all.
const ROWS_MOST: usize = 999;

/// The rows of one document, in the order of the list; never empty.
pub(super) struct DocumentRows {
    pub(super) rows: Vec<DocumentRow>,
}

/// What became of a document.
#[derive(Default)]
pub(super) struct Done {
    pub(super) add: Option<PlannedDocument>,
    pub(super) change: Option<PlannedDocument>,
    /// Rows (indices) that say what is on record.
    pub(super) same: Vec<usize>,
    pub(super) assumed: Vec<DisclosureAssumption>,
    /// The rows with what is wrong with them.
    pub(super) rows: Vec<DocumentRow>,
}

impl DocumentRows {
    /// A further row of the same code: another version of it, or the same told twice.
    pub(super) fn join(&mut self, mut row: DocumentRow, table: &Table) {
        let first = self.rows.first();
        let first_row = first.map_or(0, |first| table.row_number(first.row));
        let is_other =
            first.is_some_and(|first| !first.title.is_empty() && !row.title.is_empty() && first.title != row.title);
        if self.rows.len() >= ROWS_MOST {
            row.wrong(Field::DocumentCode, Wrong::TwiceInList { first_row });
            return self.rows.push(row);
        }
        let twice = self.rows.iter().find(|other| row.version.is_some() && other.version == row.version);
        match twice {
            _ if is_other => row.wrong(Field::DocumentCode, Wrong::TwiceInList { first_row }),
            Some(other) => {
                let first_row = table.row_number(other.row);
                row.wrong(Field::Version, Wrong::TwiceInList { first_row });
            }
            None if row.version.is_none() && !row.is_out() => {
                row.wrong(Field::DocumentCode, Wrong::TwiceInList { first_row });
            }
            None => {}
        }
        self.rows.push(row);
    }
}

/// Puts a document together.
pub(super) fn put_together(
    document: DocumentRows,
    (table, around): (&Table, &DisclosureSurroundings),
    codes: &mut Codes,
) -> Done {
    let mut rows = document.rows;
    if rows.iter().all(DocumentRow::is_out) {
        return Done { rows, ..Done::default() };
    }
    let mut assumed: Vec<DisclosureAssumption> = kept(&rows).flat_map(|row| row.assumed.iter().copied()).collect();
    let known = around.on_record(&told(&rows, |row| &row.code), &told(&rows, |row| &row.title));
    let facts = facts(&rows, (known, around), codes, &mut assumed);
    note_faults(&mut rows, known, &facts);
    let first_row = kept(&rows).next().map_or(0, |row| table.row_number(row.row));
    if let Err(first_row) = codes.claim(&facts.code, first_row) {
        note_all(&mut rows, Field::DocumentCode, &Wrong::TwiceInList { first_row });
    }
    let versions = versions(&mut rows, known, facts.kind);
    let retired = kept(&rows).find_map(|row| row.retired.clone());
    let retired = retired.filter(|_| known.is_none_or(|known| known.document.retired.is_none()));
    let indices: Vec<usize> = kept(&rows).map(|row| row.row).collect();
    if indices.is_empty() {
        return Done { rows, ..Done::default() };
    }
    let import = DisclosureImport {
        id: known.map(|known| known.document.id),
        since: kept(&rows).find_map(|row| row.since),
        facts,
        versions: versions.new,
        taken_down: versions.down,
        retired,
    };
    let changes = known.map(|known| differences(known, &import)).unwrap_or_default();
    if known.is_some() && changes.is_empty() {
        return Done { same: indices, rows, ..Done::default() };
    }
    assumed.sort_unstable();
    assumed.dedup();
    let numbers = indices.into_iter().map(|row| table.row_number(row)).collect();
    let planned = Some(PlannedDocument { rows: numbers, import, changes });
    let (add, change) = if known.is_none() { (planned, None) } else { (None, planned) };
    Done { add, change, assumed, rows, ..Done::default() }
}

/// The rows nothing keeps out.
fn kept(rows: &[DocumentRow]) -> impl Iterator<Item = &DocumentRow> {
    rows.iter().filter(|row| !row.is_out())
}

/// What the first row that speaks of it says.
fn told(rows: &[DocumentRow], get: fn(&DocumentRow) -> &str) -> String {
    kept(rows).map(get).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
}

fn note_all(rows: &mut [DocumentRow], field: Field, wrong: &Wrong) {
    for row in rows.iter_mut().filter(|row| !row.is_out()) {
        row.wrong(field, wrong.clone());
    }
}

/// What the document is afterwards: what the list says, over what is on record or on a shipped list.
fn facts(
    rows: &[DocumentRow],
    (known, around): (Option<&ListedDisclosure>, &DisclosureSurroundings),
    codes: &mut Codes,
    assumed: &mut Vec<DisclosureAssumption>,
) -> NewDocument {
    let (code, title) = (told(rows, |row| &row.code), told(rows, |row| &row.title));
    let kind = kept(rows).find_map(|row| row.kind);
    let or = |text: String, before: &str| if text.is_empty() { before.to_owned() } else { text };
    let before = known.map(|known| known.document.facts.clone());
    let before = before.or_else(|| proposed(&code, &title, around.base.tag));
    let Some(before) = before else {
        if kind.is_none() {
            assumed.push(DisclosureAssumption::Notice);
        }
        let code = if code.is_empty() {
            assumed.push(DisclosureAssumption::CodeGiven);
            codes.give(around)
        } else {
            code
        };
        let kind = kind.unwrap_or(DisclosureKind::Notice);
        let [rule, place, note] =
            [told(rows, |row| &row.rule), told(rows, |row| &row.place), told(rows, |row| &row.note)];
        return NewDocument { code, rule, kind, title, place, note };
    };
    let is_translated = [before.title_in("zh"), before.title_in("en")].contains(&title.as_str());
    let rule = if known.is_some() { String::new() } else { told(rows, |row| &row.rule) };
    NewDocument {
        code: before.code.clone(),
        rule: or(rule, &before.rule),
        kind: kind.unwrap_or(before.kind),
        title: if is_translated && known.is_some() { before.title.clone() } else { or(title, &before.title) },
        place: or(told(rows, |row| &row.place), &before.place),
        note: or(told(rows, |row| &row.note), &before.note),
    }
}

/// What the form of a document would refuse; what is on record is not asked again.
fn note_faults(rows: &mut [DocumentRow], known: Option<&ListedDisclosure>, facts: &NewDocument) {
    if known.is_some_and(|known| known.document.facts == *facts) {
        return;
    }
    let faults = DocumentDraft::of(facts).check(&facts.rule, &[]).err().unwrap_or_default();
    if let Some(Problem { field, wrong }) = faults.into_iter().next() {
        note_all(rows, field, &wrong);
    }
}

/// Versions that are not on record, in order, and those on record that come down.
#[derive(Default)]
struct Versions {
    new: Vec<VersionImport>,
    down: Vec<(DisclosureVersionId, NaiveDate)>,
}

fn versions(rows: &mut [DocumentRow], known: Option<&ListedDisclosure>, kind: DisclosureKind) -> Versions {
    let mut all = Versions::default();
    let mut new: Vec<(usize, VersionImport)> = Vec::new();
    let is_retired = known.is_some_and(|known| known.document.retired.is_some());
    for (index, row) in rows.iter_mut().enumerate().filter(|(_, row)| !row.is_out()) {
        let Some(told) = row.version.clone() else { continue };
        match on_record(row, &told, known) {
            OnRecord::AsItIs => {}
            OnRecord::ComesDown(id, on) => all.down.push((id, on)),
            OnRecord::No if is_retired => row.wrong(Field::Version, Wrong::OffTheList),
            OnRecord::No => new.extend(new_version(row, told, kind).map(|version| (index, version))),
        }
    }
    let last = known.and_then(|known| known.versions.last()).map(|version| version.facts.put_up_on);
    if !is_in_order(last, &new) {
        new.sort_by_key(|(_, version)| version.version.put_up_on);
    }
    for (index, import) in new {
        let is_early = last.is_some_and(|last| import.version.put_up_on < last) && import.version.note.is_empty();
        match rows.get_mut(index) {
            Some(row) if is_early => row.wrong(Field::VersionNote, Wrong::Missing),
            _ => all.new.push(import),
        }
    }
    all
}

/// Whether each version goes up no earlier than the one before it, or says why (a correction).
fn is_in_order(mut last: Option<NaiveDate>, new: &[(usize, VersionImport)]) -> bool {
    new.iter().all(|(_, import)| {
        let up = import.version.put_up_on;
        let fits = last.is_none_or(|last| last <= up) || !import.version.note.is_empty();
        last = Some(up);
        fits
    })
}

/// Whether the register has a version of the list.
enum OnRecord {
    No,
    AsItIs,
    /// It hangs there; the list tells the day it comes down.
    ComesDown(DisclosureVersionId, NaiveDate),
}

/// Whether the register has the version. A version is never edited: what else differs is only named.
fn on_record(row: &mut DocumentRow, told: &VersionTold, known: Option<&ListedDisclosure>) -> OnRecord {
    let mut versions = known.iter().flat_map(|known| &known.versions);
    let Some(version) = versions.find(|one| one.facts.version == told.version && one.facts.put_up_on == told.put_up_on)
    else {
        return OnRecord::No;
    };
    let differs = |told: Option<NaiveDate>, known: Option<NaiveDate>| told.is_some() && told != known;
    let is_other_place = !told.place.is_empty() && told.place != version.facts.place;
    let is_other_day = differs(told.valid_until, version.facts.valid_until)
        || differs(told.event_ends_on, version.facts.event_ends_on)
        || (version.taken_down_on.is_some() && differs(told.taken_down_on, version.taken_down_on));
    if is_other_place || is_other_day {
        row.problems.push((Problem::new(Field::Version, Wrong::OnRecordOtherwise), Effect::Note));
    }
    match told.taken_down_on {
        Some(on) if version.taken_down_on.is_none() => OnRecord::ComesDown(version.id, on),
        _ => OnRecord::AsItIs,
    }
}

fn new_version(row: &mut DocumentRow, told: VersionTold, kind: DisclosureKind) -> Option<VersionImport> {
    let VersionTold { version, place, put_up_on, valid_until, event_ends_on, taken_down_on, note } = told;
    let limits = [
        (Field::Version, version.as_str(), LINE_MOST),
        (Field::VersionPlace, &place, LINE_MOST),
        (Field::VersionNote, &note, NOTE_MOST),
    ];
    for (field, text, most) in limits {
        if text.chars().count() > most {
            row.wrong(field, Wrong::TooLong { most });
        }
    }
    if kind.is_seasonal() && event_ends_on.is_none() {
        row.wrong(Field::EventEndsOn, Wrong::Missing);
    }
    let (valid_until, event_ends_on) = if kind.is_seasonal() { (None, event_ends_on) } else { (valid_until, None) };
    let version = NewVersion { version, place, put_up_on, valid_until, event_ends_on, photo: None, note };
    (!row.is_out()).then_some(VersionImport { version, taken_down_on })
}

/// What a document on record becomes, in the order of the list.
fn differences(known: &ListedDisclosure, import: &DisclosureImport) -> Vec<FieldChange> {
    let [before, after] = [&known.document.facts, &import.facts].map(DocumentDraft::of);
    let facts = [
        (Field::DocumentTitle, before.title, after.title),
        (Field::DocumentKind, before.kind, after.kind),
        (Field::DocumentPlace, before.place, after.place),
        (Field::Note, before.note, after.note),
    ];
    let facts = facts.into_iter().filter(|(_, before, after)| before != after);
    let facts = facts.map(|(field, before, after)| FieldChange { field, before, after });
    let down = import.taken_down.iter().map(|(id, on)| {
        let version = known.versions.iter().find(|version| version.id == *id);
        let before = version.map(|version| version.facts.version.clone()).unwrap_or_default();
        FieldChange { field: Field::TakenDownOn, before, after: on.to_string() }
    });
    let up = import.versions.iter().map(|VersionImport { version, .. }| FieldChange {
        field: Field::Version,
        before: String::new(),
        after: format!("{} · {}", version.version, version.put_up_on),
    });
    let retired = import.retired.iter().map(|Retired { on, reason }| FieldChange {
        field: Field::RetiredOn,
        before: String::new(),
        after: format!("{on} · {reason}"),
    });
    facts.chain(down).chain(up).chain(retired).collect()
}

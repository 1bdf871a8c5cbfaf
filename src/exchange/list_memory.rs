//! How the columns of a list are remembered: a key of its kind and head, and the columns as JSON.

use serde::{Deserialize, Serialize};

use super::headers::{ListKind, Mapping};
use super::staff_cells::clean;
use super::tables::{Table, is_blank_row};
use crate::domain::problems::Field;

/// Rows from the top among which the head of an unknown list is looked for.
const LOOKED_AT: usize = 30;

/// The columns as they are kept.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    columns: Vec<(Field, usize)>,
}

/// The row that is the header though nobody knows its words: the first with two cells that say something, when no figure stands in
/// it as in an entry.
pub fn unknown_header(table: &Table) -> Option<usize> {
    let row = head_row(table, &Mapping::default())?;
    let has_figure = |cell: &String| cell.chars().any(char::is_numeric);
    table.rows.get(row).is_some_and(|cells| !cells.iter().any(has_figure)).then_some(row)
}

/// The row that stands for the list: its header, or the first row with two cells that say something.
fn head_row(table: &Table, mapping: &Mapping) -> Option<usize> {
    let says = |row: &&Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).count() > 1;
    let first = || table.rows.iter().take(LOOKED_AT).position(|row| says(&row));
    mapping.header_row.or_else(first).filter(|row| table.rows.get(*row).is_some_and(|row| !is_blank_row(row)))
}

/// The key a list is remembered under: `boxes:` and a fingerprint of its head; `None` for a list without one.
pub fn memory_key(kind: ListKind, table: &Table, mapping: &Mapping) -> Option<String> {
    let row = table.rows.get(head_row(table, mapping)?)?;
    let mut hasher = blake3::Hasher::new();
    for cell in row {
        hasher.update(clean(cell).to_lowercase().as_bytes());
        hasher.update(&[0]);
    }
    let print = hasher.finalize().to_hex();
    Some(format!("{}:{}", kind.code(), print.get(..32).unwrap_or(&print)))
}

/// The columns as JSON.
pub fn kept(mapping: &Mapping) -> String {
    serde_json::to_string(&Kept { columns: mapping.columns.clone() }).unwrap_or_default()
}

/// Lays remembered columns over a list; columns the list has not, or fields this kind does not know, are left out. `None` for what
/// cannot be read.
pub fn remembered(kind: ListKind, body: &str, table: &Table, found: &Mapping) -> Option<Mapping> {
    let kept: Kept = serde_json::from_str(body).ok()?;
    let width = table.width();
    let header_row = found.header_row.or_else(|| head_row(table, found).filter(|_| !kept.columns.is_empty()));
    let mut mapping = Mapping { header_row, columns: Vec::new() };
    for (field, column) in kept.columns {
        if column < width && kind.fields().contains(&field) {
            mapping.set(column, Some(field));
        }
    }
    Some(mapping)
}

#[cfg(test)]
mod tests {
    use super::super::headers::find_header_of;
    use super::super::tables::read_list;
    use super::*;

    fn read(text: &str) -> (Table, Mapping) {
        let table = read_list(text.as_bytes(), None, ListKind::Boxes).unwrap();
        let mapping = find_header_of(&table, ListKind::Boxes).unwrap_or_default();
        (table, mapping)
    }

    #[test]
    fn a_list_of_the_same_head_is_read_as_the_last_one_was() {
        let (table, mut mapping) = read("日期,谁开的,旁边的人,信件\n2026-11-23,甲,乙,0\n");
        mapping.set(1, Some(Field::Opener));
        mapping.set(2, Some(Field::Witness));
        let key = memory_key(ListKind::Boxes, &table, &mapping);
        let (next, found) = read("日期, 谁开的,旁边的人 ,信件\n2026-12-01,丙,丁,3\n");
        assert_eq!(memory_key(ListKind::Boxes, &next, &found), key);
        assert_eq!(remembered(ListKind::Boxes, &kept(&mapping), &next, &found), Some(mapping));
        let (other, found) = read("日期,开箱人,旁边的人,信件\n2026-12-01,丙,丁,3\n");
        assert_ne!(memory_key(ListKind::Boxes, &other, &found), key);
    }

    #[test]
    fn a_header_nobody_knows_is_told_from_a_first_entry() {
        let head = |text: &str| unknown_header(&read_list(text.as_bytes(), None, ListKind::Boxes).unwrap());
        assert_eq!(head("放假\n哪天,怎么排\n2027-02-06,休\n"), Some(1));
        assert_eq!(head("2027-02-06,休\n2027-02-13,班\n"), None);
    }

    #[test]
    fn what_a_list_of_this_kind_cannot_hold_is_not_taken_from_memory() {
        let (table, found) = read("日期,开箱人\n2026-12-01,丙\n");
        let body = "{\"columns\":[[\"day\",0],[\"work_no\",1],[\"opener\",9]]}";
        let mapping = remembered(ListKind::Boxes, body, &table, &found).unwrap();
        assert_eq!(mapping.columns, [(Field::Day, 0)]);
        assert_eq!(remembered(ListKind::Boxes, "{", &table, &found), None);
    }
}

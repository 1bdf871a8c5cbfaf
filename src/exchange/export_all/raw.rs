//! A cell of the file as it lies there: as a text, a number, a moment; and the cell of a column.

use super::Column;
use crate::domain::dates::Moment;
use crate::register::outward::Raw;

/// The cell of a column.
pub(super) fn value<'a>(columns: &[Column], cells: &'a [Raw], wanted: &str) -> Option<&'a Raw> {
    columns.iter().position(|column| column.column == wanted).and_then(|index| cells.get(index))
}

/// Whether a row names somebody of the roster.
pub(super) fn has_staff(columns: &[Column], cells: &[Raw]) -> bool {
    value(columns, cells, "staff_id").is_some_and(|id| *id != Raw::Nothing)
}

/// A whole number, if it is one.
pub(super) fn whole(raw: &Raw) -> Option<i64> {
    if let Raw::Whole(number) = raw { Some(*number) } else { None }
}

/// As a text.
pub(super) fn text_of(raw: &Raw) -> String {
    match raw {
        Raw::Nothing => String::new(),
        Raw::Whole(number) => number.to_string(),
        Raw::Real(number) => number.to_string(),
        Raw::Text(text) => text.clone(),
        Raw::Bytes(_) => hex(raw),
    }
}

/// Bytes as hexadecimal signs.
pub(super) fn hex(raw: &Raw) -> String {
    let Raw::Bytes(bytes) = raw else { return String::new() };
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// `2026-11-23 10:12:05`.
pub(super) fn told_at(ms: i64) -> String {
    Moment(ms).local().format("%Y-%m-%d %H:%M:%S").to_string()
}

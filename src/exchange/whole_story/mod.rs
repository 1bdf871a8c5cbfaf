//! The whole story of a case in one column of a list: a step a line, to be read by people and read back exactly. Everything that
//! decides the case travels in it: pauses, events of the rules, extensions, reopenings, strikings, links, what was frozen at
//! closing, notes, voiding.
//!
//! `2026-11-20 09:00:12 暂停计时；经办：“CQ0201 周静岚”；原因：等用户补充材料；说明：“缺表号”`

mod checking;
mod facts;
mod line;
mod reading;
mod words;
mod writing;

pub(super) use reading::{Told, Unread, number_read, read};
pub(super) use writing::{Teller, in_cells};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The word of the file for a meaning that has one word.
fn code_of(meaning: &impl Serialize) -> String {
    let value = serde_json::to_value(meaning).ok();
    value.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
}

/// Reads the word of the file.
fn of_code<T: DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(code.to_owned())).ok()
}

/// An entry that is no entry of the log.
mod beside {
    /// The case came in.
    pub(in crate::exchange) const RECEIVED: &str = "received";
    /// A free note.
    pub(in crate::exchange) const NOTE: &str = "note";
    /// The case was made void.
    pub(in crate::exchange) const VOID: &str = "void";
}

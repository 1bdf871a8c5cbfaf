//! The words of the sheets, in the language of the person, gathered once so that a job can take them along.

use std::collections::{BTreeMap, BTreeSet};

use super::codes::INSIDE;
use super::{Shape, all_sheets};

/// Words that stand inside cells, beside those of headings and codes. Those with a number hold `{n}`.
const FURTHER: [&str; 32] = [
    "out-no",
    "out-none",
    "list-yes",
    "list-no",
    "list-hall",
    "list-window",
    "out-colon",
    "out-between",
    "out-between-people",
    "field-hand-over-to",
    "field-hand-over-unit",
    "field-note",
    "field-reason",
    "field-approver",
    "out-story-step",
    "out-story-by",
    "out-story-event",
    "field-finding",
    "field-conclusion",
    "field-remedy",
    "field-compensation",
    "out-story-charged",
    "out-story-charged-amount",
    "field-reply-mode",
    "field-reply",
    "field-report-to",
    "field-satisfaction",
    "field-archive-place",
    "out-story-rules",
    "out-story-entry",
    "out-case",
    "out-file-name",
];

/// Lengths of time, each with `{n}`: hours, days, working days, days the hall is open.
const LENGTHS: [&str; 4] = ["deadline-hours", "deadline-days", "deadline-working-days", "deadline-open-days"];

/// Every word the sheets need.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    words: BTreeMap<&'static str, String>,
    /// The word of each action on the history, by its code.
    pub actions: BTreeMap<String, String>,
    /// Monday first.
    pub weekdays: [String; 7],
}

impl Terms {
    /// Gathers the words; `word` gives the one of a key, with `{n}` and `{number}` left standing where a number goes.
    pub fn gather(word: impl Fn(&str) -> String) -> Self {
        let words = keys().into_iter().map(|key| (key, word(key))).collect();
        Self { words, ..Self::default() }
    }

    /// The word of a key; nothing for one that was not gathered.
    pub fn text(&self, key: &str) -> &str {
        self.words.get(key).map_or("", String::as_str)
    }
}

/// The keys of every word the sheets need.
pub fn keys() -> BTreeSet<&'static str> {
    let mut keys: BTreeSet<&'static str> = FURTHER.into_iter().chain(LENGTHS).collect();
    for sheet in all_sheets() {
        keys.insert(sheet.title);
        for column in sheet.columns {
            keys.insert(column.head);
            match column.shape {
                Shape::Words(codes) => keys.extend(codes.iter().map(|(_, key)| *key)),
                Shape::Beside(folder, _) | Shape::BesideFree(folder, _) => {
                    keys.insert(folder);
                }
                _ => {}
            }
        }
    }
    keys.extend(INSIDE.into_iter().flatten().map(|(_, key)| *key));
    keys
}

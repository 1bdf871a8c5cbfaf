//! What the sections show, read when the records, the language or the day changed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::calendar::{YearLine, year_lines};
use crate::domain::boxes::SuggestionBox;
use crate::domain::dates::Moment;
use crate::domain::hall::ServiceWindow;
use crate::register::history::HistoryLine;
use crate::register::{Area, RegisterError};
use crate::ui::context::UiContext;
use crate::ui::strings::{Lang, Strings};

/// How many lines of the history are shown.
const LINES: usize = 100;

/// The daily check of the hall's kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PackWords {
    pub(super) title: String,
    pub(super) edition: String,
    pub(super) source: String,
    pub(super) items: usize,
    pub(super) points: String,
}

/// A line of the history in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LineWords {
    pub(super) number: String,
    pub(super) time: String,
    pub(super) action: String,
    pub(super) subject: String,
    /// Who wrote it; empty where it was not said.
    pub(super) author: String,
}

/// Everything the sections show besides the profile.
#[derive(Debug, Default)]
pub(super) struct Data {
    seen: Option<Seen>,
    pub(super) windows: Vec<ServiceWindow>,
    pub(super) exceptions: Vec<(NaiveDate, bool, String)>,
    pub(super) boxes: Vec<SuggestionBox>,
    /// The calendar's years, newest first.
    pub(super) years: Vec<YearLine>,
    pub(super) pack: Option<PackWords>,
    pub(super) history: Vec<LineWords>,
    /// Size of the file in bytes; `None` for a hall in memory.
    pub(super) size: Option<u64>,
    /// Why something could not be read.
    pub(super) unreadable: Option<String>,
}

type Seen = ([u64; 5], Lang, NaiveDate);

impl Data {
    /// The data of now: what was read before if nothing changed.
    pub(super) fn current<'a>(kept: &'a mut Option<Self>, cx: &UiContext<'_>) -> &'a Self {
        let areas = [Area::Hall, Area::Staff, Area::Cases, Area::Boxes, Area::Audits];
        let seen = (areas.map(|area| cx.register.revision(area)), cx.strings.lang(), cx.today());
        if kept.as_ref().is_none_or(|data| data.seen != Some(seen)) {
            let read = Self::read(cx).unwrap_or_else(|error| {
                tracing::error!(%error, "settings could not be read");
                Self { unreadable: Some(error.to_string()), ..Self::default() }
            });
            *kept = Some(Self { seen: Some(seen), ..read });
        }
        kept.get_or_insert_with(Self::default)
    }

    fn read(cx: &UiContext<'_>) -> Result<Self, RegisterError> {
        let register = cx.register;
        let history = register.history(LINES)?;
        let authors = register.authors_from(history.last().map_or(0, |line| line.seq))?;
        Ok(Self {
            seen: None,
            windows: register.windows()?,
            exceptions: register.open_exceptions()?,
            boxes: register.boxes()?,
            years: year_lines(cx.calendar, register)?,
            pack: pack(cx),
            history: history.iter().map(|line| line_words(cx.strings, line, &authors)).collect(),
            size: register.path().and_then(|path| std::fs::metadata(path).ok()).map(|file| file.len()),
            unreadable: None,
        })
    }
}

fn pack(cx: &UiContext<'_>) -> Option<PackWords> {
    let found = cx.register.daily_pack();
    let pack = found.inspect_err(|error| tracing::error!(%error, "a standard cannot be read")).ok()??.pack;
    let language = cx.strings.lang().key();
    Some(PackWords {
        title: pack.title.in_language(language).to_owned(),
        edition: pack.edition.clone(),
        source: pack.source.in_language(language).to_owned(),
        items: pack.items.len(),
        points: pack.total_points.to_string(),
    })
}

fn line_words(strings: &Strings, line: &HistoryLine, authors: &BTreeMap<i64, String>) -> LineWords {
    let local = Moment(line.at_ms).local();
    LineWords {
        number: line.seq.to_string(),
        time: local.format("%Y-%m-%d %H:%M").to_string(),
        action: action(strings, &line.action),
        subject: subject(strings, line),
        author: authors.get(&line.seq).cloned().unwrap_or_default(),
    }
}

/// The words of an action's code; a code of a newer program is shown as it is.
pub(super) fn action(strings: &Strings, code: &str) -> String {
    let key = format!("action-{}", code.replace('_', "-"));
    if strings.has(&key) { strings.text(&key) } else { code.to_owned() }
}

/// An undo names what it took back by code; everything else is about a number or a day.
fn subject(strings: &Strings, line: &HistoryLine) -> String {
    match line.subject.split_once(' ') {
        Some((code, rest)) if line.action == "undo" => format!("{} {rest}", action(strings, code)).trim().to_owned(),
        _ => line.subject.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::ActionKind;

    #[test]
    fn every_action_has_its_words_in_both_languages() {
        for lang in Lang::ALL {
            let strings = Strings::load(lang);
            for kind in ActionKind::ALL {
                let words = action(&strings, kind.code());
                assert_ne!(words, kind.code(), "{lang:?}");
                assert!(!words.contains("action-") && !words.trim().is_empty(), "{lang:?} {words}");
            }
        }
    }

    #[test]
    fn an_undo_says_what_it_took_back() {
        let strings = Strings::load(Lang::Zh);
        let line = HistoryLine {
            seq: 3,
            at_ms: 0,
            action: "undo".into(),
            subject: "record_case 2026-0001".into(),
            changes: String::new(),
            previous: Vec::new(),
            hash: Vec::new(),
        };
        assert_eq!(subject(&strings, &line), format!("{} 2026-0001", action(&strings, "record_case")));
    }
}

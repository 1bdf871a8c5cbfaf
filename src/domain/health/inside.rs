//! What the file itself knows of its health, and what is said of it.

use serde::{Deserialize, Serialize};

use super::{Figure, Finding, verdicts};
use crate::domain::cases::CaseNumber;
use crate::domain::cases::lists::numbers_told;
use crate::domain::dates::Moment;

/// Less unused room than this is not worth a word, in bytes.
const LOOSE_FROM: u64 = 16 << 20;
/// More than this beside the file waits to be moved into it, in bytes.
const WAITING_FROM: u64 = 256 << 20;

/// What was read in the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct InsideFacts {
    /// Tables walked by the engine.
    pub tables: usize,
    /// Faults the engine names.
    pub damage: Vec<String>,
    /// Records that point to what is not there.
    pub dangling: u64,
    /// The walk of the history.
    pub history: HistoryFacts,
    /// Whether the index of the cases holds all of them and nothing else.
    pub index: Index,
    /// Shape of the file.
    pub format: u64,
    /// Bytes of the file.
    pub bytes: u64,
    /// Of them unused.
    pub free_bytes: u64,
    /// Bytes waiting beside the file to be moved into it.
    pub waiting_bytes: u64,
    /// Forms not confirmed, newest first.
    pub drafts: Vec<DraftFact>,
    /// Open cases due in a year the calendar does not know.
    pub beyond_calendar: usize,
    /// Standards, rule sets and layouts that can be read.
    pub readable: usize,
    /// Names of those that cannot.
    pub unreadable: Vec<String>,
    /// Numbers of cases that are free below those in use.
    pub free_numbers: Vec<CaseNumber>,
    /// People in post.
    pub people: usize,
    /// Of them without a photo.
    pub without_photo: usize,
    /// Pictures and scans, and their bytes.
    pub files: (u64, u64),
    /// Of them those nothing points to, and their bytes.
    pub orphans: (u64, u64),
}

/// The walk of the history in figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HistoryFacts {
    /// Lines.
    pub lines: usize,
    /// Records held against them.
    pub rows: usize,
    /// First figures of the newest line's hash.
    pub head: String,
    /// Things the program did not do.
    pub findings: usize,
    /// Whether the guards are there.
    pub guards: Guards,
}

/// Whether the history's guards are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Guards {
    /// They are.
    #[default]
    There,
    /// They were taken away.
    Missing,
}

/// Whether the index of the cases is whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Index {
    /// It is.
    #[default]
    Whole,
    /// Cases are missing, or it holds more.
    Broken,
}

/// A form begun and not confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftFact {
    /// Its key: `staff:new`, `box:1:2026-11-23`.
    pub key: String,
    /// Last typed into.
    pub at: Moment,
}

/// What is said of the file.
pub fn findings(facts: &InsideFacts) -> Vec<Finding> {
    vec![
        engine(facts),
        references(facts),
        history(&facts.history),
        guards(facts.history.guards),
        Finding::of(match facts.index {
            Index::Whole => &verdicts::INDEX_WHOLE,
            Index::Broken => &verdicts::INDEX_BROKEN,
        }),
        Finding::of(&verdicts::FORMAT_KNOWN).with("n", Figure::Count(facts.format)),
        size(facts),
        readable(facts),
        numbers(&facts.free_numbers),
        drafts(&facts.drafts),
        deadlines(facts.beyond_calendar),
        photos(facts),
        files(facts),
    ]
}

fn engine(facts: &InsideFacts) -> Finding {
    match facts.damage.first() {
        None => Finding::of(&verdicts::ENGINE_WHOLE).counting("n", facts.tables),
        Some(first) => Finding::of(&verdicts::ENGINE_DAMAGED)
            .counting("n", facts.damage.len())
            .with("what", Figure::Word(first.clone())),
    }
}

fn references(facts: &InsideFacts) -> Finding {
    match facts.dangling {
        0 => Finding::of(&verdicts::REFERENCES_WHOLE),
        n => Finding::of(&verdicts::REFERENCES_BROKEN).with("n", Figure::Count(n)),
    }
}

fn history(facts: &HistoryFacts) -> Finding {
    if facts.findings > 0 {
        return Finding::of(&verdicts::HISTORY_BROKEN).counting("n", facts.findings);
    }
    Finding::of(&verdicts::HISTORY_WHOLE)
        .counting("lines", facts.lines)
        .counting("rows", facts.rows)
        .with("head", Figure::Word(facts.head.clone()))
}

fn guards(guards: Guards) -> Finding {
    Finding::of(match guards {
        Guards::There => &verdicts::GUARDS_THERE,
        Guards::Missing => &verdicts::GUARDS_MISSING,
    })
}

fn size(facts: &InsideFacts) -> Finding {
    let InsideFacts { bytes, free_bytes, waiting_bytes, .. } = facts;
    if *waiting_bytes > WAITING_FROM {
        return Finding::of(&verdicts::SIZE_WAITING).with("bytes", Figure::Bytes(*waiting_bytes));
    }
    let is_loose = *free_bytes > LOOSE_FROM && free_bytes.saturating_mul(4) > *bytes;
    Finding::of(if is_loose { &verdicts::SIZE_LOOSE } else { &verdicts::SIZE_USUAL })
        .with("bytes", Figure::Bytes(*bytes))
        .with("free", Figure::Bytes(*free_bytes))
}

fn readable(facts: &InsideFacts) -> Finding {
    match facts.unreadable.first() {
        None => Finding::of(&verdicts::READABLE_ALL).counting("n", facts.readable),
        Some(first) => Finding::of(&verdicts::READABLE_NOT)
            .counting("n", facts.unreadable.len())
            .with("what", Figure::Private(first.clone())),
    }
}

fn numbers(free: &[CaseNumber]) -> Finding {
    if free.is_empty() {
        return Finding::of(&verdicts::NUMBERS_WHOLE);
    }
    let told = Figure::Word(numbers_told(free));
    Finding::of(&verdicts::NUMBERS_FREE).counting("n", free.len()).with("what", told)
}

fn drafts(drafts: &[DraftFact]) -> Finding {
    match drafts.iter().map(|draft| draft.at).min() {
        None => Finding::of(&verdicts::DRAFTS_NONE),
        Some(oldest) => Finding::of(&verdicts::DRAFTS_OPEN).counting("n", drafts.len()).with("at", Figure::At(oldest)),
    }
}

fn deadlines(beyond: usize) -> Finding {
    match beyond {
        0 => Finding::of(&verdicts::DEADLINES_SURE),
        n => Finding::of(&verdicts::DEADLINES_BEYOND).counting("n", n),
    }
}

fn photos(facts: &InsideFacts) -> Finding {
    match facts.without_photo {
        0 => Finding::of(&verdicts::PHOTOS_ALL).counting("n", facts.people),
        n => Finding::of(&verdicts::PHOTOS_MISSING).counting("n", n),
    }
}

fn files(facts: &InsideFacts) -> Finding {
    let told = |verdict, (n, bytes): (u64, u64)| {
        Finding::of(verdict).with("n", Figure::Count(n)).with("bytes", Figure::Bytes(bytes))
    };
    if facts.orphans.0 > 0 {
        return told(&verdicts::FILES_ORPHANED, facts.orphans);
    }
    told(&verdicts::FILES_USED, facts.files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::health::{HealthReport, State};

    fn states(facts: &InsideFacts) -> Vec<&'static str> {
        let report = HealthReport::new(Moment(0), findings(facts));
        report.to_see_to().iter().map(|found| found.verdict.code).collect()
    }

    #[test]
    fn a_sound_file_asks_for_nothing() {
        assert_eq!(states(&InsideFacts::default()), Vec::<&str>::new());
    }

    #[test]
    fn everything_that_is_wrong_is_told_worst_first() {
        let draft = DraftFact { key: "staff:new".into(), at: Moment(3) };
        let facts = InsideFacts {
            damage: vec!["row 7 missing from index".into()],
            dangling: 2,
            history: HistoryFacts { findings: 1, guards: Guards::Missing, ..HistoryFacts::default() },
            index: Index::Broken,
            drafts: vec![draft],
            beyond_calendar: 1,
            unreadable: vec!["x 1".into()],
            without_photo: 4,
            orphans: (1, 10),
            ..InsideFacts::default()
        };
        assert_eq!(
            states(&facts),
            [
                "engine-damaged",
                "references-broken",
                "history-broken",
                "guards-missing",
                "index-broken",
                "readable-not",
                "deadlines-beyond",
                "drafts-open",
                "photos-missing",
                "files-orphaned"
            ]
        );
    }

    #[test]
    fn unused_room_counts_only_when_it_is_much_of_the_file_and_much_at_all() {
        let mb = |mb: u64| mb << 20;
        let of = |bytes, free_bytes, waiting_bytes| {
            size(&InsideFacts { bytes, free_bytes, waiting_bytes, ..InsideFacts::default() }).verdict.state
        };
        assert_eq!(of(mb(1), mb(1), 0), State::Ok);
        assert_eq!(of(mb(400), mb(80), 0), State::Ok);
        assert_eq!(of(mb(100), mb(40), 0), State::Note);
        assert_eq!(of(mb(100), 0, mb(300)), State::Warn);
    }
}

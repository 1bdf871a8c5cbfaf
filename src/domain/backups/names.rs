//! What copies of the file are called, and what such a name tells. Pure.

use chrono::NaiveDateTime;

use crate::domain::dates::Moment;

/// Ending of a hall's file and of its copies.
const ENDING: &str = ".hall";
/// How the moment stands in a copy's name.
const STAMP: &str = "%Y-%m-%d_%H%M%S";
/// Letters of such a stamp.
const STAMP_LETTERS: usize = 17;

/// Why a copy was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BackupReason {
    /// The first of a day.
    Daily,
    /// The file was closed.
    OnClose,
    /// Somebody asked.
    Asked,
    /// The file's shape was to change.
    BeforeMigration,
    /// A list was to come in.
    BeforeImport,
    /// Another copy was to be brought back.
    BeforeRestore,
    /// A person was to be erased.
    BeforeErasure,
}

impl BackupReason {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::Daily,
        Self::OnClose,
        Self::Asked,
        Self::BeforeMigration,
        Self::BeforeImport,
        Self::BeforeRestore,
        Self::BeforeErasure,
    ];

    /// The word in the copy's name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::OnClose => "close",
            Self::Asked => "asked",
            Self::BeforeMigration => "before-migration",
            Self::BeforeImport => "before-import",
            Self::BeforeRestore => "before-restore",
            Self::BeforeErasure => "before-erasure",
        }
    }
}

/// Moment and reason of a copy, as its name tells them: `2026-11-23_174200-close.hall`; a second one of the same moment
/// and reason ends in `-2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CopyName {
    /// When it was made, to the second.
    pub at: Moment,
    /// Which of several of that moment: 1, 2, ...
    pub nth: u32,
    /// Why.
    pub reason: BackupReason,
}

impl CopyName {
    /// The first copy of this moment and reason.
    pub fn new(at: Moment, reason: BackupReason) -> Self {
        Self { at: Moment(at.0.div_euclid(1000) * 1000), nth: 1, reason }
    }

    /// The next name, for when this one is taken: a copy is never written over.
    pub fn next(self) -> Self {
        Self { nth: self.nth + 1, ..self }
    }

    /// Its file's name.
    pub fn file_name(self) -> String {
        let (stamp, reason) = (stamp(self.at), self.reason.code());
        match self.nth {
            ..=1 => format!("{stamp}-{reason}{ENDING}"),
            nth => format!("{stamp}-{reason}-{nth}{ENDING}"),
        }
    }

    /// Reads a file's name; `None` for a file that is no copy of ours. Earlier editions gave no reason.
    pub fn read(name: &str) -> Option<Self> {
        let stem = name.strip_suffix(ENDING)?;
        let (stamp, rest) = stem.split_at_checked(STAMP_LETTERS)?;
        let local = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?;
        let at = Moment::at(local.date(), local.time());
        if rest.is_empty() {
            return Some(Self::new(at, BackupReason::Daily));
        }
        let rest = rest.strip_prefix('-')?;
        let known = |word: &str| BackupReason::ALL.into_iter().find(|reason| reason.code() == word);
        if let Some(reason) = known(rest) {
            return Some(Self::new(at, reason));
        }
        let (word, nth) = rest.rsplit_once('-')?;
        let nth = nth.parse().ok().filter(|nth| *nth > 1)?;
        Some(Self { nth, ..Self::new(at, known(word)?) })
    }
}

/// A moment as it stands in the names of copies: `2026-11-23_174200`.
pub fn stamp(at: Moment) -> String {
    at.local().format(STAMP).to_string()
}

/// The moment of the file a restore kept beside the hall's: `长桥-before-restore-2026-11-23_174200-2.hall` of `长桥`.
pub fn kept_at(name: &str, stem: &str) -> Option<Moment> {
    let rest = name.strip_prefix(stem)?.strip_prefix("-before-restore-")?.strip_suffix(ENDING)?;
    let (stamp, nth) = rest.split_at_checked(STAMP_LETTERS)?;
    if !nth.is_empty() && nth.strip_prefix('-')?.parse::<u32>().is_err() {
        return None;
    }
    let local = NaiveDateTime::parse_from_str(stamp, STAMP).ok()?;
    Some(Moment::at(local.date(), local.time()))
}

/// The name of a copy that goes to a folder of somebody's choice, where copies of other halls may lie: the file's own name comes
/// first. The second one of a moment ends in `-2`, as a copy's name does: `长桥-2026-11-23_174200-2.hall`.
pub fn apart_name(stem: &str, at: Moment, nth: u32) -> String {
    let stamp = stamp(at);
    match nth {
        ..=1 => format!("{stem}-{stamp}{ENDING}"),
        nth => format!("{stem}-{stamp}-{nth}{ENDING}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{NaiveDate, NaiveTime};

    fn at(hour: u32) -> Moment {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        Moment::at(day, NaiveTime::from_hms_opt(hour, 0, 0).unwrap())
    }

    #[test]
    fn files_a_restore_kept_are_known_by_their_names() {
        let at = kept_at("长桥-before-restore-2026-11-23_174200.hall", "长桥");
        assert_eq!(at.map(stamp).as_deref(), Some("2026-11-23_174200"));
        assert!(kept_at("长桥-before-restore-2026-11-23_174200-2.hall", "长桥").is_some());
        for name in ["长桥.hall", "长桥2-before-restore-2026-11-23_174200.hall", "长桥-before-restore-x.hall"] {
            assert_eq!(kept_at(name, "长桥"), None, "{name}");
        }
    }

    #[test]
    fn a_copys_name_tells_its_moment_and_reason() {
        for reason in BackupReason::ALL {
            let name = CopyName::new(at(17), reason);
            assert_eq!(CopyName::read(&name.file_name()), Some(name));
            assert_eq!(CopyName::read(&name.next().file_name()), Some(name.next()));
        }
        assert_eq!(CopyName::new(at(17), BackupReason::Daily).file_name(), "2026-11-23_170000-daily.hall");
        assert_eq!(
            CopyName::read("2026-11-23_170000.hall"),
            Some(CopyName::new(at(17), BackupReason::Daily)),
            "as earlier editions named them"
        );
        for strange in
            ["letter.hall", "2026-11-23_170000-close.hall.part", "2026-11-23_170000-why.hall", "二〇二六年的档案.hall"]
        {
            assert_eq!(CopyName::read(strange), None, "{strange}");
        }
    }

    #[test]
    fn copies_apart_bear_the_files_name_and_never_that_of_another() {
        assert_eq!(apart_name("长桥", at(17), 1), "长桥-2026-11-23_170000.hall");
        assert_eq!(apart_name("长桥", at(17), 2), "长桥-2026-11-23_170000-2.hall");
        for nth in 1..4 {
            assert_eq!(CopyName::read(&apart_name("长桥", at(17), nth)), None, "it is none of the thinned ones");
        }
    }
}

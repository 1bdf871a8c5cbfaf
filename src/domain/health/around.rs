//! What lies around the file: copies, the disk, fonts, printers, the calendar, the clock; and what is said of it.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::{Figure, Finding, verdicts};
use crate::domain::backups::{Care, care_of_first};
use crate::domain::dates::Moment;

/// Less free room than this is little, whatever the file's size, in bytes.
const LOW_BELOW: u64 = 1 << 30;
/// Less free room than this is none, in bytes.
const FULL_BELOW: u64 = 100 << 20;
/// From this month on next year's calendar should be known: it is published in November.
const NEXT_YEAR_FROM: u32 = 11;
/// Years a clock can tell: the program is not older, and no file is used so long.
const YEARS: std::ops::RangeInclusive<i32> = 2026..=2100;
/// Most characters named in a sentence.
const MOST_SIGNS: usize = 20;

/// What was found around the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AroundFacts {
    /// The copies; `None` for a hall in memory.
    pub copies: Option<CopyFacts>,
    /// The place of the file.
    pub place: Place,
    /// Free room on the file's disk and bytes of the file; `None` where the system does not tell.
    pub disk: Option<(u64, u64)>,
    /// Characters that must print.
    pub signs: usize,
    /// Those no font holds.
    pub unprintable: BTreeSet<char>,
    /// The printers: ready ones, and the names of those that stand still.
    pub printers: (usize, Vec<String>),
    /// Whether the folder of the log can be written.
    pub logs: Logs,
    /// The program's edition.
    pub version: String,
}

/// The copies of a file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CopyFacts {
    /// How many.
    pub count: usize,
    /// When the newest was made.
    pub newest: Option<Moment>,
    /// What kept the newest from being opened.
    pub damage: Option<CopyTrouble>,
    /// The second place.
    pub second: SecondPlace,
}

/// Why the newest copy cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyTrouble {
    /// It is not there any more.
    Gone,
    /// It has no byte.
    Empty,
    /// Its end is missing.
    CutOff,
    /// It is no hall's file.
    Foreign,
    /// It is closed by another passphrase, or its keys are missing.
    Sealed,
    /// A newer edition wrote it.
    TooNew,
    /// It is damaged inside.
    Damaged,
    /// The disk does not give it.
    Unreadable,
}

impl CopyTrouble {
    /// Every one.
    pub const ALL: [Self; 8] = [
        Self::Gone,
        Self::Empty,
        Self::CutOff,
        Self::Foreign,
        Self::Sealed,
        Self::TooNew,
        Self::Damaged,
        Self::Unreadable,
    ];

    /// Its word for scripts and in the sentence.
    pub fn code(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Empty => "empty",
            Self::CutOff => "cut-off",
            Self::Foreign => "foreign",
            Self::Sealed => "sealed",
            Self::TooNew => "too-new",
            Self::Damaged => "damaged",
            Self::Unreadable => "unreadable",
        }
    }
}

/// The second place of the copies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SecondPlace {
    /// None is named.
    #[default]
    Unset,
    /// It can be reached.
    There,
    /// It cannot: the path as a person wrote it.
    Gone(String),
}

/// Where the file lies.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Place {
    /// On this PC's own disk.
    #[default]
    Good,
    /// In memory only.
    Memory,
    /// Where files get damaged: a network share, a folder kept in step with another PC, a stick. Its kind's word.
    Risky(String),
}

/// Whether the folder of the log can be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Logs {
    /// It can.
    #[default]
    Written,
    /// It cannot, or there is none.
    Blocked,
}

/// What is said of what lies around the file at `now`.
pub fn findings(facts: &AroundFacts, now: Moment) -> Vec<Finding> {
    let mut found = Vec::new();
    match &facts.copies {
        None => found.push(Finding::of(&verdicts::COPIES_MEMORY)),
        Some(copies) => copies_found(copies, now, &mut found),
    }
    found.push(place(&facts.place));
    found.extend((facts.place != Place::Memory).then(|| disk(facts.disk)));
    found.push(fonts(facts));
    found.push(printers(&facts.printers));
    found.push(Finding::of(match facts.logs {
        Logs::Written => &verdicts::LOGS_WRITTEN,
        Logs::Blocked => &verdicts::LOGS_BLOCKED,
    }));
    found.push(Finding::of(&verdicts::PROGRAM_VERSION).with("version", Figure::Word(facts.version.clone())));
    found
}

fn copies_found(copies: &CopyFacts, now: Moment, found: &mut Vec<Finding>) {
    let Some(newest) = copies.newest else {
        found.push(Finding::of(&verdicts::COPIES_NONE));
        found.push(second(&copies.second));
        return;
    };
    let days = usize::try_from((now.date() - newest.date()).num_days()).unwrap_or(0);
    // The same measure as on the status line.
    let age = match care_of_first(Some(newest), now) {
        Care::Fine => Finding::of(&verdicts::COPIES_FRESH).counting("n", copies.count),
        Care::Soon => Finding::of(&verdicts::COPIES_OLD).counting("days", days),
        Care::Now => Finding::of(&verdicts::COPIES_STALE).counting("days", days),
    };
    found.push(age.with("at", Figure::At(newest)));
    found.push(match copies.damage {
        None => Finding::of(&verdicts::COPY_OPENS),
        Some(what) => Finding::of(&verdicts::COPY_DAMAGED).with("what", Figure::Word(what.code().to_owned())),
    });
    found.push(second(&copies.second));
}

fn second(place: &SecondPlace) -> Finding {
    match place {
        SecondPlace::Unset => Finding::of(&verdicts::SECOND_UNSET),
        SecondPlace::There => Finding::of(&verdicts::SECOND_THERE),
        SecondPlace::Gone(path) => Finding::of(&verdicts::SECOND_GONE).with("place", Figure::Private(path.clone())),
    }
}

fn place(place: &Place) -> Finding {
    match place {
        Place::Good => Finding::of(&verdicts::PLACE_GOOD),
        Place::Memory => Finding::of(&verdicts::PLACE_MEMORY),
        Place::Risky(kind) => Finding::of(&verdicts::PLACE_RISKY).with("what", Figure::Word(kind.clone())),
    }
}

/// Room for the file three times over is wanted: a copy is made beside it before an older one goes.
fn disk(disk: Option<(u64, u64)>) -> Finding {
    let Some((free, bytes)) = disk else {
        return Finding::of(&verdicts::DISK_UNKNOWN);
    };
    let verdict = if free < FULL_BELOW.max(bytes) {
        &verdicts::DISK_FULL
    } else if free < LOW_BELOW.max(bytes.saturating_mul(3)) {
        &verdicts::DISK_LOW
    } else {
        &verdicts::DISK_ROOMY
    };
    Finding::of(verdict).with("free", Figure::Bytes(free))
}

fn fonts(facts: &AroundFacts) -> Finding {
    let lacking = facts.unprintable.len();
    if lacking == 0 {
        return Finding::of(&verdicts::FONTS_COVER).counting("n", facts.signs);
    }
    // The signs themselves cannot be shown, so their codes are told, as on paper.
    let codes = facts.unprintable.iter().take(MOST_SIGNS).map(|sign| format!("U+{:04X}", u32::from(*sign)));
    let codes = codes.collect::<Vec<_>>().join(" ");
    Finding::of(&verdicts::FONTS_LACK).counting("n", lacking).with("signs", Figure::Private(codes))
}

fn printers((ready, stopped): &(usize, Vec<String>)) -> Finding {
    match stopped.first() {
        Some(first) => Finding::of(&verdicts::PRINTERS_STOPPED)
            .counting("n", stopped.len())
            .with("name", Figure::Private(first.clone())),
        None if *ready == 0 => Finding::of(&verdicts::PRINTERS_NONE),
        None => Finding::of(&verdicts::PRINTERS_READY).counting("n", *ready),
    }
}

/// What is said of the calendar on a day; `covers` tells whether a year is known.
pub fn calendar(today: NaiveDate, covers: impl Fn(i32) -> bool) -> Finding {
    let year = today.year();
    let told = |verdict, year: i32| Finding::of(verdict).with("year", Figure::Word(year.to_string()));
    if !covers(year) {
        told(&verdicts::CALENDAR_MISSING, year)
    } else if today.month() >= NEXT_YEAR_FROM && !covers(year + 1) {
        told(&verdicts::CALENDAR_NEXT, year + 1)
    } else {
        told(&verdicts::CALENDAR_COVERS, if covers(year + 1) { year + 1 } else { year })
    }
}

/// What is said of the PC's clock; `ahead` is the newest record's moment when the clock stands before it.
pub fn clock(now: Moment, ahead: Option<Moment>) -> Finding {
    let year = now.date().year();
    match ahead {
        Some(latest) => Finding::of(&verdicts::CLOCK_BEHIND).with("at", Figure::At(latest)),
        None if !YEARS.contains(&year) => {
            Finding::of(&verdicts::CLOCK_ODD).with("year", Figure::Word(year.to_string()))
        }
        None => Finding::of(&verdicts::CLOCK_PLAUSIBLE).with("at", Figure::At(now)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveTime;

    fn at(day: &str) -> Moment {
        Moment::at(day.parse().unwrap(), NaiveTime::from_hms_opt(9, 0, 0).unwrap())
    }

    fn codes(facts: &AroundFacts) -> Vec<&'static str> {
        findings(facts, at("2026-11-26")).iter().map(|found| found.verdict.code).collect()
    }

    #[test]
    fn a_copy_of_yesterday_is_fresh_and_an_older_one_is_told_as_on_the_status_line() {
        let of = |day: &str| {
            let copies = CopyFacts { count: 4, newest: Some(at(day)), ..CopyFacts::default() };
            codes(&AroundFacts { copies: Some(copies), ..AroundFacts::default() })[0]
        };
        let told = ["2026-11-26", "2026-11-25", "2026-11-23", "2026-11-10"].map(of);
        assert_eq!(told, ["copies-fresh", "copies-fresh", "copies-old", "copies-stale"]);
    }

    #[test]
    fn a_hall_in_memory_has_no_copies_and_no_disk() {
        let facts = AroundFacts { place: Place::Memory, ..AroundFacts::default() };
        let told = ["copies-memory", "place-memory", "fonts-cover", "printers-none", "logs-written", "program-version"];
        assert_eq!(codes(&facts), told);
    }

    #[test]
    fn a_file_never_copied_or_whose_copy_is_damaged_is_told_as_bad() {
        let none = AroundFacts { copies: Some(CopyFacts::default()), ..AroundFacts::default() };
        assert_eq!(codes(&none)[..2], ["copies-none", "second-unset"]);
        let copies = CopyFacts {
            count: 1,
            newest: Some(at("2026-11-26")),
            damage: Some(CopyTrouble::Damaged),
            second: SecondPlace::Gone("E:\\".into()),
        };
        let damaged = AroundFacts { copies: Some(copies), ..AroundFacts::default() };
        assert_eq!(codes(&damaged)[..3], ["copies-fresh", "copy-damaged", "second-gone"]);
    }

    #[test]
    fn room_is_wanted_for_the_file_three_times_over() {
        let gb = |gb: u64| gb << 30;
        let of = |free, bytes| disk(Some((free, bytes))).verdict.code;
        assert_eq!(of(gb(4), 1), "disk-roomy");
        assert_eq!(of(gb(4), gb(2)), "disk-low");
        assert_eq!(of(gb(1), gb(2)), "disk-full");
        assert_eq!(of(200 << 20, 1), "disk-low");
        assert_eq!(of(50 << 20, 1), "disk-full");
        assert_eq!(disk(None).verdict.code, "disk-unknown");
    }

    #[test]
    fn next_year_is_asked_for_from_november_on() {
        let of = |day: &str, known: &[i32]| calendar(day.parse().unwrap(), |year| known.contains(&year)).verdict.code;
        assert_eq!(of("2026-10-31", &[2026]), "calendar-covers");
        assert_eq!(of("2026-11-01", &[2026]), "calendar-next");
        assert_eq!(of("2026-11-01", &[2026, 2027]), "calendar-covers");
        assert_eq!(of("2027-01-01", &[2026]), "calendar-missing");
    }

    #[test]
    fn a_clock_before_the_newest_record_or_in_a_year_that_cannot_be_is_told() {
        assert_eq!(clock(at("2026-11-26"), None).verdict.code, "clock-plausible");
        assert_eq!(clock(at("2026-11-26"), Some(at("2026-11-27"))).verdict.code, "clock-behind");
        assert_eq!(clock(at("2006-11-26"), None).verdict.code, "clock-odd");
    }
}

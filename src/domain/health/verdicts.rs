//! Everything that can be said of what was looked at. The codes are for scripts: they never change.

use super::{Check, Remedy, State, Verdict};

const fn verdict(code: &'static str, check: Check, state: State, remedy: Remedy) -> Verdict {
    Verdict { code, check, state, remedy }
}

/// Every table is whole: `n` tables.
pub static ENGINE_WHOLE: Verdict = verdict("engine-whole", Check::Engine, State::Ok, Remedy::Nothing);
/// The engine finds `n` faults, the first is `what`.
pub static ENGINE_DAMAGED: Verdict = verdict("engine-damaged", Check::Engine, State::Bad, Remedy::Backups);
/// Every record pointed to is there.
pub static REFERENCES_WHOLE: Verdict = verdict("references-whole", Check::References, State::Ok, Remedy::Nothing);
/// `n` records point to what is not there.
pub static REFERENCES_BROKEN: Verdict = verdict("references-broken", Check::References, State::Bad, Remedy::Backups);
/// The records are as the history says: `lines`, `rows`, `head`.
pub static HISTORY_WHOLE: Verdict = verdict("history-whole", Check::History, State::Ok, Remedy::Nothing);
/// `n` things the program did not do.
pub static HISTORY_BROKEN: Verdict = verdict("history-broken", Check::History, State::Bad, Remedy::History);
/// The history cannot be changed.
pub static GUARDS_THERE: Verdict = verdict("guards-there", Check::Guards, State::Ok, Remedy::Nothing);
/// The history's guards were taken away.
pub static GUARDS_MISSING: Verdict = verdict("guards-missing", Check::Guards, State::Bad, Remedy::Backups);
/// Every case is found.
pub static INDEX_WHOLE: Verdict = verdict("index-whole", Check::Index, State::Ok, Remedy::Nothing);
/// Cases are missing in the index.
pub static INDEX_BROKEN: Verdict = verdict("index-broken", Check::Index, State::Warn, Remedy::RebuildIndex);
/// The file's shape: `n`.
pub static FORMAT_KNOWN: Verdict = verdict("format-known", Check::Format, State::Ok, Remedy::Nothing);
/// The file's size: `bytes`, of them `free` unused.
pub static SIZE_USUAL: Verdict = verdict("size-usual", Check::Size, State::Ok, Remedy::Nothing);
/// Much of the file's `bytes` is unused: `free`.
pub static SIZE_LOOSE: Verdict = verdict("size-loose", Check::Size, State::Note, Remedy::Nothing);
/// Much is still to be moved into the file: `bytes`.
pub static SIZE_WAITING: Verdict = verdict("size-waiting", Check::Size, State::Warn, Remedy::Nothing);
/// The newest copy is of `at`; `n` in all.
pub static COPIES_FRESH: Verdict = verdict("copies-fresh", Check::Copies, State::Ok, Remedy::Nothing);
/// The newest copy is `days` days old, of `at`.
pub static COPIES_OLD: Verdict = verdict("copies-old", Check::Copies, State::Warn, Remedy::Backups);
/// The newest copy is `days` days old, of `at`: far too old.
pub static COPIES_STALE: Verdict = verdict("copies-stale", Check::Copies, State::Bad, Remedy::Backups);
/// There is no copy.
pub static COPIES_NONE: Verdict = verdict("copies-none", Check::Copies, State::Bad, Remedy::Backups);
/// The hall lives in memory: nothing is kept.
pub static COPIES_MEMORY: Verdict = verdict("copies-memory", Check::Copies, State::Note, Remedy::Nothing);
/// The newest copy opens and is whole.
pub static COPY_OPENS: Verdict = verdict("copy-opens", Check::CopyOpens, State::Ok, Remedy::Nothing);
/// The newest copy does not open: `what`.
pub static COPY_DAMAGED: Verdict = verdict("copy-damaged", Check::CopyOpens, State::Bad, Remedy::Backups);
/// The second place is there.
pub static SECOND_THERE: Verdict = verdict("second-there", Check::SecondPlace, State::Ok, Remedy::Nothing);
/// No second place is named.
pub static SECOND_UNSET: Verdict = verdict("second-unset", Check::SecondPlace, State::Note, Remedy::Backups);
/// The second place `place` is not there.
pub static SECOND_GONE: Verdict = verdict("second-gone", Check::SecondPlace, State::Warn, Remedy::Backups);
/// Every standard, rule set and layout can be read: `n`.
pub static READABLE_ALL: Verdict = verdict("readable-all", Check::Readable, State::Ok, Remedy::Nothing);
/// `n` cannot be read, the first is `what`.
pub static READABLE_NOT: Verdict = verdict("readable-not", Check::Readable, State::Warn, Remedy::Standards);
/// The numbers of the cases have no gap.
pub static NUMBERS_WHOLE: Verdict = verdict("numbers-whole", Check::Numbers, State::Ok, Remedy::Nothing);
/// `n` numbers are free, namely `what`: a list came in without some of its rows.
pub static NUMBERS_FREE: Verdict = verdict("numbers-free", Check::Numbers, State::Note, Remedy::Nothing);
/// No form waits.
pub static DRAFTS_NONE: Verdict = verdict("drafts-none", Check::Drafts, State::Ok, Remedy::Nothing);
/// `n` forms wait, the oldest since `at`.
pub static DRAFTS_OPEN: Verdict = verdict("drafts-open", Check::Drafts, State::Note, Remedy::Drafts);
/// The calendar covers `year`.
pub static CALENDAR_COVERS: Verdict = verdict("calendar-covers", Check::Calendar, State::Ok, Remedy::Nothing);
/// The calendar does not know this `year`.
pub static CALENDAR_MISSING: Verdict = verdict("calendar-missing", Check::Calendar, State::Bad, Remedy::Calendar);
/// The calendar does not know `year`, which begins soon.
pub static CALENDAR_NEXT: Verdict = verdict("calendar-next", Check::Calendar, State::Warn, Remedy::Calendar);
/// Every deadline is counted on known years.
pub static DEADLINES_SURE: Verdict = verdict("deadlines-sure", Check::Deadlines, State::Ok, Remedy::Nothing);
/// `n` open cases are due in a year not known.
pub static DEADLINES_BEYOND: Verdict = verdict("deadlines-beyond", Check::Deadlines, State::Warn, Remedy::Calendar);
/// Everyone in post has a photo: `n`.
pub static PHOTOS_ALL: Verdict = verdict("photos-all", Check::Photos, State::Ok, Remedy::Nothing);
/// `n` people in post have no photo.
pub static PHOTOS_MISSING: Verdict = verdict("photos-missing", Check::Photos, State::Note, Remedy::Staff);
/// Every picture and scan belongs to a record: `n`, `bytes`.
pub static FILES_USED: Verdict = verdict("files-used", Check::Files, State::Ok, Remedy::Nothing);
/// `n` pictures or scans of `bytes` belong to no record.
pub static FILES_ORPHANED: Verdict = verdict("files-orphaned", Check::Files, State::Note, Remedy::Nothing);
/// The file lies on this PC.
pub static PLACE_GOOD: Verdict = verdict("place-good", Check::Place, State::Ok, Remedy::Nothing);
/// The hall lies in memory only.
pub static PLACE_MEMORY: Verdict = verdict("place-memory", Check::Place, State::Note, Remedy::Nothing);
/// The file lies where files get damaged: `what`.
pub static PLACE_RISKY: Verdict = verdict("place-risky", Check::Place, State::Warn, Remedy::Nothing);
/// `free` are free.
pub static DISK_ROOMY: Verdict = verdict("disk-roomy", Check::Disk, State::Ok, Remedy::Nothing);
/// The system does not tell.
pub static DISK_UNKNOWN: Verdict = verdict("disk-unknown", Check::Disk, State::Note, Remedy::Nothing);
/// Only `free` are free.
pub static DISK_LOW: Verdict = verdict("disk-low", Check::Disk, State::Warn, Remedy::Nothing);
/// Almost nothing is free: `free`.
pub static DISK_FULL: Verdict = verdict("disk-full", Check::Disk, State::Bad, Remedy::Nothing);
/// The clock tells `at`.
pub static CLOCK_PLAUSIBLE: Verdict = verdict("clock-plausible", Check::Clock, State::Ok, Remedy::Nothing);
/// The clock stands before the newest record, of `at`.
pub static CLOCK_BEHIND: Verdict = verdict("clock-behind", Check::Clock, State::Bad, Remedy::Nothing);
/// The clock tells a year that cannot be: `year`.
pub static CLOCK_ODD: Verdict = verdict("clock-odd", Check::Clock, State::Bad, Remedy::Nothing);
/// Every one of `n` characters prints.
pub static FONTS_COVER: Verdict = verdict("fonts-cover", Check::Fonts, State::Ok, Remedy::Nothing);
/// `n` characters do not print: `signs`.
pub static FONTS_LACK: Verdict = verdict("fonts-lack", Check::Fonts, State::Warn, Remedy::Staff);
/// `n` printers are ready.
pub static PRINTERS_READY: Verdict = verdict("printers-ready", Check::Printers, State::Ok, Remedy::Nothing);
/// `n` printers stand still, the first is `name`.
pub static PRINTERS_STOPPED: Verdict = verdict("printers-stopped", Check::Printers, State::Warn, Remedy::Printers);
/// There is no printer.
pub static PRINTERS_NONE: Verdict = verdict("printers-none", Check::Printers, State::Note, Remedy::Nothing);
/// The folder of the log can be written.
pub static LOGS_WRITTEN: Verdict = verdict("logs-written", Check::Logs, State::Ok, Remedy::Nothing);
/// The folder of the log cannot be written.
pub static LOGS_BLOCKED: Verdict = verdict("logs-blocked", Check::Logs, State::Note, Remedy::Nothing);
/// The program's edition: `version`.
pub static PROGRAM_VERSION: Verdict = verdict("program-version", Check::Program, State::Ok, Remedy::Nothing);

/// All of them.
pub static ALL: [&Verdict; 57] = [
    &ENGINE_WHOLE,
    &ENGINE_DAMAGED,
    &REFERENCES_WHOLE,
    &REFERENCES_BROKEN,
    &HISTORY_WHOLE,
    &HISTORY_BROKEN,
    &GUARDS_THERE,
    &GUARDS_MISSING,
    &INDEX_WHOLE,
    &INDEX_BROKEN,
    &FORMAT_KNOWN,
    &SIZE_USUAL,
    &SIZE_LOOSE,
    &SIZE_WAITING,
    &COPIES_FRESH,
    &COPIES_OLD,
    &COPIES_STALE,
    &COPIES_NONE,
    &COPIES_MEMORY,
    &COPY_OPENS,
    &COPY_DAMAGED,
    &SECOND_THERE,
    &SECOND_UNSET,
    &SECOND_GONE,
    &READABLE_ALL,
    &READABLE_NOT,
    &NUMBERS_WHOLE,
    &NUMBERS_FREE,
    &DRAFTS_NONE,
    &DRAFTS_OPEN,
    &CALENDAR_COVERS,
    &CALENDAR_MISSING,
    &CALENDAR_NEXT,
    &DEADLINES_SURE,
    &DEADLINES_BEYOND,
    &PHOTOS_ALL,
    &PHOTOS_MISSING,
    &FILES_USED,
    &FILES_ORPHANED,
    &PLACE_GOOD,
    &PLACE_MEMORY,
    &PLACE_RISKY,
    &DISK_ROOMY,
    &DISK_UNKNOWN,
    &DISK_LOW,
    &DISK_FULL,
    &CLOCK_PLAUSIBLE,
    &CLOCK_BEHIND,
    &CLOCK_ODD,
    &FONTS_COVER,
    &FONTS_LACK,
    &PRINTERS_READY,
    &PRINTERS_STOPPED,
    &PRINTERS_NONE,
    &LOGS_WRITTEN,
    &LOGS_BLOCKED,
    &PROGRAM_VERSION,
];

/// Names of the values in their sentences.
pub const FIGURES: [&str; 14] =
    ["at", "bytes", "days", "free", "head", "lines", "n", "name", "place", "rows", "signs", "version", "what", "year"];

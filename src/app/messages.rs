//! The one place where an error becomes a notice: one sentence what happened, one what to do, details to copy.

use std::path::Path;

use super::{backups, paths};
use crate::domain::backups::PlaceState;
use crate::register::backups::CopyError;
use crate::register::opening::{FilePlace, SyncService};
use crate::register::{FileKey, Refusal, RegisterError};
use crate::storage::StorageError;
use crate::storage::probe::Foreign;
use crate::ui::commands::Notice;
use crate::ui::strings::Strings;

/// An error as a notice.
pub fn of_error(strings: &Strings, error: &RegisterError) -> Notice {
    match error {
        RegisterError::NotAllowed(refusal) => of_refusal(strings, refusal),
        RegisterError::Stale => plain(strings, "stale"),
        RegisterError::Held(hold) => plain(strings, hold.key()),
        RegisterError::Storage(storage) => of_storage(strings, storage),
    }
}

/// An error on opening or founding, with the file's name in it.
pub fn of_opening(strings: &Strings, error: &RegisterError, path: &Path) -> Notice {
    of_unlocking(strings, error, (path, &[]))
}

/// An error on opening a file closed by a passphrase: `keys`, found for it, open its copies too.
pub fn of_unlocking(strings: &Strings, error: &RegisterError, (path, keys): (&Path, &[FileKey])) -> Notice {
    let mut notice = of_error(strings, error);
    let file = strings.text_with("error-file", &[("file", paths::file_name(path).into())]);
    notice.text = format!("{file}{}", notice.text);
    let RegisterError::Storage(error) = error else { return notice };
    let without = match error {
        StorageError::Damaged(_) | StorageError::BadRow { .. } => Some("error-damaged-no-copy"),
        StorageError::NothingSaved => Some("error-nothing-saved-do"),
        _ => None,
    };
    if let Some(without) = without {
        notice.advice = match newest_copy(path, keys) {
            Some((copy, hall)) => {
                strings.text_with("error-damaged-newest", &[("path", copy.into()), ("hall", hall.into())])
            }
            None => strings.text(without),
        };
    }
    notice
}

/// Path and hall's name of the newest copy of a file that opens, if there is one.
fn newest_copy(file: &Path, keys: &[FileKey]) -> Option<(String, String)> {
    let copy =
        std::iter::once(None).chain(keys.iter().map(Some)).find_map(|key| backups::newest_of(file, (None, key)))?;
    let hall = copy.holds.map(|holds| holds.hall_name).unwrap_or_default();
    Some((copy.path.to_string_lossy().into_owned(), hall))
}

/// A backup that could not be made.
pub fn of_backup(strings: &Strings, error: &RegisterError) -> Notice {
    let mut notice = of_error(strings, error);
    notice.advice = format!("{} {}", notice.text, notice.advice);
    notice.text = strings.text("error-backup");
    notice
}

/// A file that lies where nobody should work; `None` where it lies well.
pub fn of_place(strings: &Strings, place: FilePlace) -> Option<Notice> {
    let service = |service: SyncService| {
        let text = strings.text_with("error-place-synced", &[("service", service.name().into())]);
        Notice::wrong(text, strings.text("error-place-synced-do"))
    };
    match place {
        FilePlace::ThisPc => None,
        FilePlace::Share => Some(plain(strings, "place-share")),
        FilePlace::Synced(by) => Some(service(by)),
        FilePlace::Stick => Some(plain(strings, "place-stick")),
    }
}

/// A copy that could not be made.
pub fn of_copy(strings: &Strings, error: &CopyError) -> Notice {
    match (kind_of(error), error) {
        (None, CopyError::Storage(error)) => {
            let mut notice = of_storage(strings, error);
            notice.advice = format!("{} {}", notice.text, notice.advice);
            notice.text = strings.text("error-backup");
            notice
        }
        (kind, _) => plain(strings, &format!("backup-{}", kind.unwrap_or("spoilt"))).with_details(error.to_string()),
    }
}

/// A copy that could not be brought back; nothing was changed.
pub fn of_restore(strings: &Strings, error: &CopyError) -> Notice {
    let mut notice = match (kind_of(error), error) {
        (None, CopyError::Storage(error)) => of_storage(strings, error),
        (kind, _) => plain(strings, &format!("restore-{}", kind.unwrap_or("spoilt"))).with_details(error.to_string()),
    };
    notice.text = format!("{} {}", strings.text("error-restore"), notice.text);
    notice
}

/// What kept a copy from being written, as it stands in the keys; `None` for what any file may have.
fn kind_of(error: &CopyError) -> Option<&'static str> {
    Some(match error {
        CopyError::SourceDamaged(_) => "source-damaged",
        CopyError::Spoilt(_) => "spoilt",
        CopyError::SourceChanged | CopyError::Stopped => "source-changed",
        CopyError::Target { error, .. } | CopyError::Storage(StorageError::Io(error)) => match error.kind() {
            std::io::ErrorKind::AlreadyExists => "exists",
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => "place-missing",
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => "place-full",
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => "place-read-only",
            _ => "place-broken",
        },
        CopyError::Storage(_) => return None,
    })
}

/// The second place took no copy; the first has its own.
pub fn of_second_place(strings: &Strings, state: PlaceState) -> Notice {
    let key = match state {
        PlaceState::Full => "second-full",
        PlaceState::ReadOnly => "second-read-only",
        PlaceState::Unknown | PlaceState::There | PlaceState::Missing => "second-missing",
        PlaceState::Broken => "second-broken",
    };
    plain(strings, key)
}

/// `error-<key>` and `error-<key>-do`.
fn plain(strings: &Strings, key: &str) -> Notice {
    Notice::wrong(strings.text(&format!("error-{key}")), strings.text(&format!("error-{key}-do")))
}

fn of_refusal(strings: &Strings, refusal: &Refusal) -> Notice {
    let filled = |key: &str, name: &'static str, value: &str| {
        let text = strings.text_with(&format!("error-{key}"), &[(name, value.into())]);
        Notice::wrong(text, strings.text(&format!("error-{key}-do")))
    };
    let counted = |key: &str, found: &[String], between: &str| {
        let values = [("n", found.len().into()), ("names", some_of(strings, found).into())];
        let text = strings.text_with(&format!("error-{key}"), &values);
        Notice::wrong(text, strings.text(&format!("error-{key}-do"))).with_details(found.join(between))
    };
    match refusal {
        Refusal::WorkNoTaken { by } => filled("work-no-taken", "by", by),
        Refusal::PictureGone { name } => filled("picture-gone", "name", name),
        Refusal::EditionTaken { edition } => filled("edition-taken", "edition", edition),
        Refusal::PackEditionTaken { edition } => filled("pack-edition-taken", "edition", edition),
        Refusal::NotEligible { because } => filled("not-eligible", "because", because),
        Refusal::AuditUnfinished { items } => counted("audit-unfinished", items, " "),
        Refusal::SelfScoresMissing { subjects } => counted("self-scores-missing", subjects, "\n"),
        Refusal::BadPack { because } => plain(strings, "bad-pack").with_details(because.clone()),
        Refusal::BadRules { because } => plain(strings, "bad-rules").with_details(because.clone()),
        Refusal::Case(refusal) => plain(strings, refusal.key()),
        Refusal::RetentionTooShort { least } => filled("retention-too-short", "n", &least.to_string()),
        Refusal::Card { problem, number } => filled(problem.key(), "number", number),
        other => plain(strings, key_of(other)),
    }
}

/// The key of a refusal that needs no values.
fn key_of(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::EditionExists => "edition-exists",
        Refusal::RulesBackdated => "rules-backdated",
        Refusal::EntryExists => "entry-exists",
        Refusal::EntryLocked => "entry-locked",
        Refusal::DayAhead => "day-ahead",
        Refusal::BoxNotInUse => "box-not-in-use",
        Refusal::CaseVoid => "case-void",
        Refusal::ReasonMissing => "reason-missing",
        Refusal::NoteMissing => "note-missing",
        Refusal::AuditFinished => "audit-finished",
        Refusal::AuditExists => "audit-exists",
        Refusal::AuditVoid => "audit-void",
        Refusal::SubjectNotOfPack => "subject-not-of-pack",
        Refusal::NothingToReCheck => "nothing-to-re-check",
        Refusal::CorrectiveClosed => "corrective-closed",
        Refusal::EvidenceMissing => "evidence-missing",
        Refusal::SecondPersonNeeded => "second-person-needed",
        Refusal::CorrectiveExists => "corrective-exists",
        Refusal::PlanStopped => "plan-stopped",
        Refusal::PlanBegun => "plan-begun",
        Refusal::AlreadyDrawn => "already-drawn",
        Refusal::AppraisalExists => "appraisal-exists",
        Refusal::AppraisalClosed => "appraisal-closed",
        Refusal::AppraisalTooEarly => "appraisal-too-early",
        Refusal::ContestClosed => "contest-closed",
        Refusal::OutsideContest => "outside-contest",
        Refusal::AwardExists => "award-exists",
        Refusal::DisclosureExists => "disclosure-exists",
        Refusal::DisclosureRetired => "disclosure-retired",
        Refusal::RecordStruck => "record-struck",
        Refusal::NothingToUndo => "nothing-to-undo",
        Refusal::UndoTooLate => "undo-too-late",
        Refusal::UndoHeld => "undo-held",
        Refusal::LayoutIncomplete => "layout-incomplete",
        Refusal::KeeperExists => "keeper-exists",
        Refusal::KeeperIsAuthor => "keeper-is-author",
        Refusal::CannotErase { .. } => "cannot-erase",
        Refusal::NoSuchRecord => "no-such-record",
        Refusal::WorkNoTaken { .. }
        | Refusal::PictureGone { .. }
        | Refusal::RetentionTooShort { .. }
        | Refusal::EditionTaken { .. }
        | Refusal::PackEditionTaken { .. }
        | Refusal::NotEligible { .. }
        | Refusal::AuditUnfinished { .. }
        | Refusal::SelfScoresMissing { .. }
        | Refusal::BadPack { .. }
        | Refusal::BadRules { .. }
        | Refusal::Card { .. }
        | Refusal::Case(_) => "unexpected",
    }
}

/// Most names in a sentence; the details hold them all.
const MOST_NAMES: usize = 4;

/// The first few of a list.
fn some_of(strings: &Strings, names: &[String]) -> String {
    let first = names.get(..MOST_NAMES).unwrap_or(names).join(&strings.text("audit-list-comma"));
    if names.len() > MOST_NAMES { format!("{first} …") } else { first }
}

fn of_storage(strings: &Strings, error: &StorageError) -> Notice {
    let key = match error {
        StorageError::Foreign { what, .. } => return of_foreign(strings, *what),
        StorageError::Truncated { has, needs } => return of_truncated(strings, (*has, *needs)),
        StorageError::Stopped => return Notice::done(strings.text("busy-stopped")),
        StorageError::Folder(_) => "folder",
        StorageError::Empty(_) => "empty",
        StorageError::FolderReadOnly(_) => "folder-read-only",
        StorageError::StrayLog(_) => "stray-log",
        StorageError::KeysMissing(_) => "keys-missing",
        StorageError::NotFound(_) => "not-found",
        StorageError::Exists(_) => "exists",
        StorageError::NotAHall(_) => "not-a-hall",
        StorageError::TooNew { .. } => "too-new",
        StorageError::Locked => "locked",
        StorageError::Sealed => "sealed",
        StorageError::ReadOnly => "read-only",
        StorageError::DiskFull => "disk-full",
        StorageError::Damaged(_) | StorageError::BadRow { .. } => "damaged",
        StorageError::HeadUnreadable => "head-unreadable",
        StorageError::NothingSaved => "nothing-saved",
        StorageError::Io(error) => match error.kind() {
            std::io::ErrorKind::StorageFull => "disk-full",
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => "read-only",
            _ => "unexpected",
        },
        StorageError::Engine(_) => "unexpected",
    };
    plain(strings, key).with_details(error.to_string())
}

/// A file of another kind: what it looks like, and that lists can be brought in.
fn of_foreign(strings: &Strings, what: Foreign) -> Notice {
    let named = strings.text(match what {
        Foreign::Workbook => "foreign-workbook",
        Foreign::Document => "foreign-document",
        Foreign::OldOffice => "foreign-old-office",
        Foreign::Archive => "foreign-archive",
        Foreign::Pdf => "foreign-pdf",
        Foreign::Picture => "foreign-picture",
        Foreign::Text => "foreign-text",
        Foreign::Unknown => "foreign-unknown",
    });
    let is_list = matches!(what, Foreign::Workbook | Foreign::Text);
    let advice = strings.text(if is_list { "error-foreign-list-do" } else { "error-foreign-do" });
    Notice::wrong(strings.text_with("error-foreign", &[("what", named.into())]), advice)
}

/// A file without its end, with both sizes.
fn of_truncated(strings: &Strings, (has, needs): (u64, u64)) -> Notice {
    let values = [("has", size_words(has).into()), ("needs", size_words(needs).into())];
    let text = strings.text_with("error-truncated", &values);
    Notice::wrong(text, strings.text("error-truncated-do"))
}

/// A size as people say it: `640 KB`, `3.2 MB`.
pub fn size_words(bytes: u64) -> String {
    let kb = bytes.div_ceil(1024);
    if kb < 1000 { format!("{kb} KB") } else { format!("{:.1} MB", bytes as f64 / (1024.0 * 1024.0)) }
}

/// Every key this file builds from parts, for the texts' test.
pub const BUILT_KEYS: &[&str] = &[
    "keeper-exists",
    "keeper-is-author",
    "undo-held",
    "layout-incomplete",
    "backup-source-damaged",
    "backup-spoilt",
    "backup-source-changed",
    "backup-exists",
    "backup-place-missing",
    "backup-place-full",
    "backup-place-read-only",
    "backup-place-broken",
    "restore-source-damaged",
    "restore-spoilt",
    "restore-source-changed",
    "restore-exists",
    "restore-place-missing",
    "restore-place-full",
    "restore-place-read-only",
    "restore-place-broken",
    "head-unreadable",
    "nothing-saved",
    "second-full",
    "second-read-only",
    "second-missing",
    "second-broken",
    "work-no-taken",
    "picture-gone",
    "edition-taken",
    "pack-edition-taken",
    "not-eligible",
    "audit-unfinished",
    "self-scores-missing",
    "stale",
    "bad-pack",
    "bad-rules",
    "edition-exists",
    "rules-backdated",
    "entry-exists",
    "entry-locked",
    "day-ahead",
    "box-not-in-use",
    "case-void",
    "reason-missing",
    "audit-finished",
    "audit-exists",
    "nothing-to-undo",
    "undo-too-late",
    "no-such-record",
    "not-found",
    "exists",
    "not-a-hall",
    "too-new",
    "locked",
    "sealed",
    "held-view-only",
    "held-disk-full",
    "held-clock",
    "held-gone",
    "read-only",
    "disk-full",
    "damaged",
    "unexpected",
    "audit-void",
    "subject-not-of-pack",
    "nothing-to-re-check",
    "corrective-closed",
    "evidence-missing",
    "second-person-needed",
    "corrective-exists",
    "plan-stopped",
    "plan-begun",
    "already-drawn",
    "appraisal-exists",
    "appraisal-closed",
    "appraisal-too-early",
    "contest-closed",
    "outside-contest",
    "award-exists",
    "disclosure-exists",
    "disclosure-retired",
    "record-struck",
    "note-missing",
    "folder",
    "empty",
    "folder-read-only",
    "stray-log",
    "keys-missing",
    "cannot-erase",
    "retention-too-short",
    "place-share",
    "place-stick",
];

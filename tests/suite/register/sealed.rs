//! A file closed by a passphrase: closed, opened, renewed, opened for good; killed at each step of it. Every test but the
//! first does nothing in an edition that knows no keys.

use std::path::{Path, PathBuf};
use std::process::Command;

use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, NewCase};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::people::PersonName;
use hallkeeper::domain::personal::PersonalContact;
use hallkeeper::register::health::HealthWalk;
use hallkeeper::register::opening::salvage_file;
use hallkeeper::register::sealing::{
    self, CAN_SEAL, Candidate, FirstPassphrase, KeySlots, Reclosing, Secret, UnlockError, forget_passphrase, keys_of,
    open_sealed, reclose, set_passphrase, sidecar_of, slot_owner,
};
use hallkeeper::register::{FileKey, Register, RegisterError};
use hallkeeper::storage::StorageError;

use super::making::{at, fill, hall};

const WORDS: &str = "大厅早八点开门";
/// Where the child works; without it the child's test does nothing.
const FILE: &str = "HALLKEEPER_SEAL_FILE";
/// What it does: `seal`, `renew` or `unseal`.
const WHAT: &str = "HALLKEEPER_SEAL_WHAT";

fn now() -> Moment {
    at("2026-11-26", 9, 0)
}

/// A file with three people, one of whom may open it.
fn plain(folder: &Path) -> PathBuf {
    let file = folder.join("甲.hall");
    let (mut register, _) = fill(Register::create(&file, &hall(), at("2026-11-01", 8, 0)).unwrap());
    let keeper = register.add_keeper(&PersonName::parse("周静岚").unwrap(), now()).unwrap().value;
    register.record_case(&case(), now()).unwrap();
    register.enter(keeper, now()).unwrap();
    file
}

fn case() -> NewCase {
    NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: "排队过久".into(),
        customer_name: "陈先生".into(),
        customer_contact: PersonalContact::default(),
        first_asked: None,
        department: String::new(),
        received_at: now(),
        details: CaseDetails::default(),
    }
}

fn first(register: &Register, passphrase: &str) -> FirstPassphrase {
    let owner = slot_owner(&register.keepers().unwrap()[0]);
    FirstPassphrase { key: FileKey::random().unwrap(), owner, passphrase: passphrase.to_owned().into() }
}

/// What is to be done to a file that was opened as `register`, which is closed here.
fn wish(register: Register, file: &Path, to: Option<FirstPassphrase>) -> Reclosing {
    let author = register.author().or(register.keepers().unwrap().first().map(|keeper| keeper.id));
    Reclosing {
        file: file.to_owned(),
        from: register.key().cloned(),
        to,
        hall: register.hall_uid().unwrap(),
        author,
        at: now(),
    }
}

fn seal(file: &Path, passphrase: &str) -> FileKey {
    let register = Register::open(file).unwrap();
    let to = first(&register, passphrase);
    let key = to.key.clone();
    reclose(&wish(register, file, Some(to))).unwrap();
    key
}

/// Closes any file with a passphrase, and gives that.
pub(crate) fn close(file: &Path) -> &'static str {
    let mut register = Register::open(file).unwrap();
    register.add_keeper(&PersonName::parse("周静岚").unwrap(), now()).unwrap();
    drop(register);
    seal(file, WORDS);
    WORDS
}

fn unlocked(file: &Path, passphrase: &str) -> Result<Register, UnlockError> {
    let secret = Secret::of_text(passphrase);
    open_sealed(file, &keys_of(file, &secret)?).map(|(register, _)| register)
}

fn is_whole(register: &Register) {
    assert_eq!(register.verify().unwrap().findings, []);
    assert_eq!(register.staff().unwrap().len(), 3);
    assert!(register.case_index_is_whole().unwrap());
}

fn files_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn an_edition_without_keys_says_so_and_leaves_the_file_as_it_is() {
    if CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = plain(folder.path());
    let before = std::fs::read(&file).unwrap();
    let register = Register::open(&file).unwrap();
    let to = first(&register, WORDS);
    let error = reclose(&wish(register, &file, Some(to))).unwrap_err();
    assert!(matches!(error, UnlockError::Register(RegisterError::Storage(StorageError::Sealed))), "{error}");
    assert_eq!(std::fs::read(&file).unwrap(), before);
    assert_eq!(files_in(folder.path()), ["甲.hall"]);
    assert!(matches!(unlocked(&file, WORDS), Err(UnlockError::Register(_))));
}

#[test]
fn sealed_a_file_opens_with_the_passphrase_and_holds_everything() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = plain(folder.path());
    let lines = Register::open(&file).unwrap().verify().unwrap().lines;
    seal(&file, WORDS);
    assert_eq!(files_in(folder.path()), ["甲.hall", "甲.hall.keys"]);
    let bytes = std::fs::read(&file).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"));
    let readable = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(!readable("周静岚") && !readable("CREATE TABLE") && !readable("CQ0201"));
    assert!(matches!(Register::open(&file), Err(RegisterError::Storage(StorageError::Sealed))));
    assert!(matches!(unlocked(&file, "大厅早九点开门"), Err(UnlockError::Wrong)));
    let (mut register, who) = open_sealed(&file, &keys_of(&file, &Secret::of_text(WORDS)).unwrap()).unwrap();
    is_whole(&register);
    assert_eq!(register.verify().unwrap().lines, lines + 1);
    let newest = &register.history(1).unwrap()[0];
    assert_eq!(newest.action, "seal_file");
    assert_eq!(register.authors_from(newest.seq).unwrap()[&newest.seq], "周静岚");
    register.enter(who.unwrap(), now()).unwrap();
}

#[test]
fn sealed_the_recovery_code_opens_a_file_whose_keys_are_lost() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = plain(folder.path());
    let key = seal(&file, WORDS);
    std::fs::remove_file(sidecar_of(&file)).unwrap();
    assert!(matches!(Register::open(&file), Err(RegisterError::Storage(StorageError::KeysMissing(_)))));
    assert!(matches!(unlocked(&file, WORDS), Err(UnlockError::NoKeys)));
    is_whole(&unlocked(&file, &key.code().line()).unwrap());
    let other = FileKey::random().unwrap().code().line();
    assert!(matches!(unlocked(&file, &other), Err(UnlockError::Wrong)));
}

#[test]
fn sealed_each_person_has_a_passphrase_until_it_is_taken_away() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = plain(folder.path());
    let key = seal(&file, WORDS);
    let mut register = unlocked(&file, WORDS).unwrap();
    let second = register.add_keeper(&PersonName::parse("唐巧云").unwrap(), now()).unwrap().value;
    let keeper = register.keepers().unwrap().into_iter().find(|keeper| keeper.id == second).unwrap();
    let given = FirstPassphrase { key, owner: slot_owner(&keeper), passphrase: "second-pass".to_owned().into() };
    set_passphrase(&file, &register.hall_uid().unwrap(), &given).unwrap();
    drop(register);
    let (register, who) = open_sealed(&file, &keys_of(&file, &Secret::of_text("second-pass")).unwrap()).unwrap();
    assert_eq!(who, Some(second));
    drop(register);
    forget_passphrase(&file, &keeper.uid).unwrap();
    assert!(matches!(unlocked(&file, "second-pass"), Err(UnlockError::Wrong)));
    is_whole(&unlocked(&file, WORDS).unwrap());
}

#[test]
fn sealed_who_was_taken_off_the_list_does_not_come_in_by_an_old_key_file() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = plain(folder.path());
    seal(&file, WORDS);
    let mut register = unlocked(&file, WORDS).unwrap();
    let first = register.keepers().unwrap()[0].id;
    register.remove_keeper(first, now()).unwrap();
    drop(register);
    assert!(matches!(unlocked(&file, WORDS), Err(UnlockError::Removed)));
}

#[test]
fn sealed_a_renewed_file_has_another_key_and_one_opened_for_good_has_none() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = plain(folder.path());
    let old = seal(&file, WORDS);
    let register = unlocked(&file, WORDS).unwrap();
    let to = self::first(&register, "a new passphrase");
    reclose(&wish(register, &file, Some(to))).unwrap();
    assert!(matches!(unlocked(&file, WORDS), Err(UnlockError::Wrong)));
    assert!(matches!(unlocked(&file, &old.code().line()), Err(UnlockError::Wrong)));
    let register = unlocked(&file, "a new passphrase").unwrap();
    is_whole(&register);
    reclose(&wish(register, &file, None)).unwrap();
    assert_eq!(files_in(folder.path()), ["甲.hall"]);
    let register = Register::open(&file).unwrap();
    is_whole(&register);
    assert_eq!(register.history(1).unwrap()[0].action, "unseal_file");
}

/// The child: closes, renews or opens the file for good, and dies on the way.
#[test]
fn sealed_child_is_killed_on_the_way() {
    let (Ok(file), Ok(what)) = (std::env::var(FILE), std::env::var(WHAT)) else {
        return;
    };
    let file = Path::new(&file);
    let register = if what == "seal" { Register::open(file).unwrap() } else { unlocked(file, WORDS).unwrap() };
    let to = (what != "unseal").then(|| first(&register, WORDS));
    reclose(&wish(register, file, to)).unwrap();
}

#[test]
fn sealed_killed_at_any_step_the_old_or_the_new_file_opens() {
    if !CAN_SEAL {
        return;
    }
    let points = [
        "seal:copied",
        "seal:checked",
        "seal:noted",
        "keys:written",
        "keys:former-kept",
        "keys:renamed",
        "seal:keys",
        "seal:synced",
        "seal:swapped",
        "keys:written#2",
        "keys:renamed#2",
        "seal:tidied",
    ];
    let ready = tempfile::tempdir().unwrap();
    let (open_file, closed_file) = (plain(ready.path()), ready.path().join("closed.hall"));
    std::fs::copy(&open_file, &closed_file).unwrap();
    seal(&closed_file, WORDS);
    for what in ["seal", "renew", "unseal"] {
        for point in points.into_iter().filter(|point| what != "unseal" || !point.starts_with("keys")) {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("甲.hall");
            std::fs::copy(if what == "seal" { &open_file } else { &closed_file }, &file).unwrap();
            if what != "seal" {
                std::fs::copy(sidecar_of(&closed_file), sidecar_of(&file)).unwrap();
            }
            let killed = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", &test_name("sealed_child_is_killed_on_the_way")])
                .env(FILE, &file)
                .env(WHAT, what)
                .env(hallkeeper::storage::fault::ABORT_AT, point)
                .output()
                .unwrap();
            assert!(!killed.status.success(), "{what} {point}: the point was never passed");
            let register = match Register::open(&file) {
                Err(RegisterError::Storage(StorageError::Sealed)) => unlocked(&file, WORDS),
                opened => opened.map_err(UnlockError::from),
            };
            let register = register.unwrap_or_else(|error| panic!("{what} {point}: {error}"));
            is_whole(&register);
            let is_sealed = register.key().is_some();
            drop(register);
            let left = files_in(folder.path());
            assert!(left.iter().all(|name| !name.contains(".closing")), "{what} {point}: {left:?}");
            if is_sealed {
                let slots = KeySlots::of_file(&file).unwrap().unwrap();
                assert_eq!(slots.unwrap(WORDS, None).unwrap().len(), 1, "{what} {point}: two keys are left");
            }
        }
    }
}

/// The full name of a test beside this one.
fn test_name(name: &str) -> String {
    let module = module_path!();
    format!("{}::{name}", module.split_once("::").map_or(module, |(_, rest)| rest))
}

#[test]
fn sealed_plain_copies_are_named_and_copies_of_the_closed_file_are_not() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = plain(folder.path());
    let copies = folder.path().join("甲-backups");
    let register = Register::open(&file).unwrap();
    let hall = register.hall_uid().unwrap();
    register.back_up(&copies.join("1.hall")).unwrap();
    drop(register);
    drop(Register::create(&copies.join("3.hall"), &self::hall(), now()).unwrap());
    seal(&file, WORDS);
    std::fs::copy(&file, copies.join("2.hall")).unwrap();
    assert_eq!(sealing::plain_copies(&file, &hall, std::slice::from_ref(&copies)), [copies.join("1.hall")]);
}

#[test]
fn sealed_a_key_that_is_not_the_files_is_refused() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = plain(folder.path());
    seal(&file, WORDS);
    let wrong = [Candidate { key: FileKey::random().unwrap(), keeper: None }];
    assert!(matches!(open_sealed(&file, &wrong), Err(UnlockError::Wrong)));
    assert!(sidecar_of(&file).exists());
}

#[test]
fn sealed_a_right_passphrase_over_a_lost_first_page_says_damaged() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = plain(folder.path());
    let key = seal(&file, WORDS);
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[100..4000].fill(0x5A);
    std::fs::write(&file, bytes).unwrap();
    let is_damaged = |opened: Result<Register, UnlockError>| {
        matches!(opened, Err(UnlockError::Register(RegisterError::Storage(StorageError::HeadUnreadable))))
    };
    assert!(is_damaged(unlocked(&file, WORDS)));
    assert!(is_damaged(unlocked(&file, &key.code().line())), "the key file knows the code's key too");
    assert!(matches!(unlocked(&file, "大厅早九点开门"), Err(UnlockError::Wrong)));
    let other = FileKey::random().unwrap().code().line();
    assert!(matches!(unlocked(&file, &other), Err(UnlockError::Wrong)));
}

#[test]
fn sealed_a_file_without_its_first_page_is_salvaged() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = plain(folder.path());
    let key = seal(&file, WORDS);
    let mut bytes = std::fs::read(&file).unwrap();
    bytes[..4096].fill(0x5A);
    std::fs::write(&file, bytes).unwrap();
    let saved = folder.path().join("saved.hall");
    let report = salvage_file((&file, &saved), Some(&key), now(), &mut || true).unwrap().unwrap();
    assert_eq!(report.lost, []);
    let register = Register::open_with(&saved, Some(key)).unwrap();
    assert_eq!((register.staff().unwrap().len(), register.cases().unwrap().len()), (3, 1));
    assert!(sidecar_of(&saved).exists(), "it is closed by the same passphrases");
}

#[test]
fn sealed_an_open_file_is_copied_and_its_health_told_as_that_of_any_other() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = plain(folder.path());
    seal(&file, WORDS);
    let mut register = unlocked(&file, WORDS).unwrap();
    let copy = folder.path().join("copy.hall");
    register.back_up(&copy).unwrap();
    register.record_case(&case(), now()).unwrap();
    let mut walk = HealthWalk::new(&register, now()).unwrap();
    while walk.step(&register).unwrap() {}
    assert_eq!(walk.verified().findings, []);
    is_whole(&register);
    drop(register);
    is_whole(&unlocked(&copy, WORDS).unwrap());
}

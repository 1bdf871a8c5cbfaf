//! Power cuts and damaged files: what was acknowledged is there, nothing is half, the history is whole.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::cards::Standing;
use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, NewCase};
use hallkeeper::domain::ids::StaffId;
use hallkeeper::register::{Register, RegisterError};
use hallkeeper::storage::StorageError;

use super::register::making::{at, day, fill, hall, print_badge, record};

/// Where the child saves; without it the child's test does nothing.
const FILE: &str = "HALLKEEPER_CRASH_FILE";
/// First number the child uses.
const FROM: &str = "HALLKEEPER_CRASH_FROM";

fn case(text: &str, first_asked: StaffId) -> NewCase {
    NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: text.to_owned(),
        customer_name: "陈先生".into(),
        customer_contact: "".into(),
        first_asked: Some(first_asked),
        department: String::new(),
        received_at: at("2026-11-02", 9, 0),
        details: CaseDetails::default(),
    }
}

/// The child: saves without end, telling each save once it was acknowledged.
#[test]
fn child_saves_until_it_is_killed() {
    let Ok(file) = std::env::var(FILE) else {
        return;
    };
    let from: u32 = std::env::var(FROM).unwrap().parse().unwrap();
    let mut register = Register::open(Path::new(&file)).unwrap();
    let people: Vec<StaffId> = register.staff().unwrap().iter().map(|m| m.id).collect();
    let box_id = register.boxes().unwrap()[0].id;
    let told = |line: String| {
        let mut out = std::io::stdout();
        writeln!(out, "\n{line}").unwrap();
        out.flush().unwrap();
    };
    for n in from.. {
        let now = at("2026-11-02", 9, 0);
        register.record_case(&case(&format!("第 {n} 件"), people[0]), now).unwrap();
        told(format!("case {n}"));
        register.add_staff(&record(&format!("N{n}"), "新人"), now).unwrap();
        told(format!("person N{n}"));
        let why = if register.cards_of(people[0]).unwrap().is_empty() { "" } else { "又印" };
        print_badge(&mut register, people[0], (why, None), now);
        told(format!("card {}", register.cards_of(people[0]).unwrap().iter().map(|c| c.number.running).max().unwrap()));
        let date = day("2026-11-02") + chrono::Duration::days(i64::from(n));
        let opened_at = at(&date.to_string(), 17, 0);
        let letter = |text: &str| NewLetter {
            kind: CaseKind::Suggestion,
            signed_by: "".into(),
            text: text.into(),
            scan: None,
            fate: LetterFate::Case { department: String::new() },
        };
        let letters = vec![letter(&format!("信 {n} 甲")), letter(&format!("信 {n} 乙"))];
        let (opener, witness) = (people[1], people[2]);
        let entry = NewBoxEntry {
            box_id,
            day: date,
            opened_at,
            opener,
            witness,
            seal: Seal::Intact,
            letters,
            remark: String::new(),
        };
        register.record_box_entry(&entry, opened_at).unwrap();
        told(format!("entry {date}"));
        register.keep_draft("case:new", &format!("draft {n}"), now).unwrap();
    }
}

fn child(file: &Path, from: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "suite::crash::child_saves_until_it_is_killed", "--nocapture"])
        .env(FILE, file)
        .env(FROM, from.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Runs the child for a while and kills it; gives what it acknowledged.
fn killed_after(file: &Path, from: usize, wait: Duration) -> Vec<String> {
    let mut child = child(file, from);
    let out = child.stdout.take().unwrap();
    let reader = std::thread::Builder::new()
        .name("acknowledged".into())
        .spawn(move || BufReader::new(out).lines().map_while(Result::ok).collect::<Vec<_>>())
        .unwrap();
    std::thread::sleep(wait);
    child.kill().unwrap();
    child.wait().unwrap();
    let lines = reader.join().unwrap();
    lines
        .into_iter()
        .filter(|line| ["case ", "person ", "card ", "entry "].iter().any(|w| line.starts_with(w)))
        .collect()
}

#[test]
fn killed_at_random_a_hundred_times_nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.hall");
    drop(fill(Register::create(&file, &hall(), at("2026-11-01", 8, 0)).unwrap()));
    let mut from = 1;
    let mut seen = 0;
    for round in 0..100u64 {
        let wait = Duration::from_millis(30 + (round * 37) % 90);
        let acknowledged = killed_after(&file, from, wait);
        let register = Register::open(&file).unwrap();
        check_round(&register, &acknowledged);
        seen += acknowledged.len();
        from = next_free(&register);
    }
    assert!(seen > 100, "the child must have saved something: {seen}");
}

fn check_round(register: &Register, acknowledged: &[String]) {
    let cases = register.cases().unwrap();
    let staff = register.staff().unwrap();
    let entries = register.box_entries(day("2026-11-01"), day("2100-01-01")).unwrap();
    let cards = register.cards().unwrap();
    for line in acknowledged {
        let (what, which) = line.split_once(' ').unwrap();
        let is_there = match what {
            "case" => cases.iter().any(|c| c.facts.summary == format!("第 {which} 件")),
            "card" => cards.iter().any(|c| c.number.running.to_string() == which && c.life.is_printed),
            "person" => staff.iter().any(|m| m.record.work_no.as_str() == which),
            _ => entries.iter().any(|e| e.day.to_string() == which),
        };
        assert!(is_there, "lost: {line}");
    }
    for entry in &entries {
        let full = register.box_entry(entry.box_id, entry.day).unwrap().unwrap();
        assert_eq!((full.entry.letter_count, full.letters.len()), (2, 2), "half an entry");
    }
    let numbers: std::collections::BTreeSet<u32> = cards.iter().map(|c| c.number.running).collect();
    assert_eq!(numbers.len(), cards.len(), "a card number given out twice");
    let live = cards.iter().filter(|c| c.life.is_printed && c.life.standing == Standing::Live).count();
    assert!(live <= 1, "a new card is printed and the old one counts still");
    let years: std::collections::BTreeSet<i32> = cases.iter().map(|c| c.number.year).collect();
    for year in years {
        let of_year = cases.iter().filter(|c| c.number.year == year);
        let mut running: Vec<u32> = of_year.map(|c| c.number.running).collect();
        running.sort_unstable();
        let expected: Vec<u32> = (1..=running.len() as u32).collect();
        assert_eq!(running, expected, "a gap in the numbers of {year}");
    }
    assert_eq!(register.verify().unwrap().findings, []);
}

/// A number no save has used yet.
fn next_free(register: &Register) -> usize {
    let staff = register.staff().unwrap();
    let cases = register.cases().unwrap();
    let entries = register.box_entries(day("2026-11-01"), day("2100-01-01")).unwrap();
    staff.len() + cases.len() + entries.len()
}

fn saved(folder: &Path) -> std::path::PathBuf {
    let file = folder.join("a.hall");
    let (mut register, people) = fill(Register::create(&file, &hall(), at("2026-11-01", 8, 0)).unwrap());
    for n in 0..60 {
        register.record_case(&case(&format!("{n}").repeat(200), people[0]), at("2026-11-02", 9, 0)).unwrap();
    }
    file
}

/// Everything a person would read in the file.
fn content(register: &Register) -> Option<String> {
    Some(format!("{:?} {:?} {:?}", register.hall(), register.staff().ok()?, register.cases().ok()?))
}

#[test]
fn a_flipped_byte_is_named_or_changes_nothing_and_is_never_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let whole = content(&Register::open(&path).unwrap());
    let good = std::fs::read(&path).unwrap();
    let file = folder.path().join("b.hall");
    let mut named = 0;
    for place in (100..good.len()).step_by(good.len() / 97) {
        let mut bad = good.clone();
        bad[place] ^= 0x55;
        std::fs::write(&file, &bad).unwrap();
        let is_named = match Register::open(&file) {
            Ok(register) => {
                let found = register.verify().map_or(true, |report| !report.findings.is_empty());
                assert!(found || content(&register) == whole, "byte {place} changed a record unseen");
                found
            }
            Err(_) => true,
        };
        named += usize::from(is_named);
        for rest in ["b.hall-wal", "b.hall-shm"] {
            let _ = std::fs::remove_file(folder.path().join(rest));
        }
    }
    assert!(named > 10, "some flips hit a record: {named}");
}

#[test]
fn a_cut_off_an_empty_and_a_foreign_file_are_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let good = std::fs::read(saved(folder.path())).unwrap();
    let file = folder.path().join("b.hall");
    for bytes in [good[..good.len() / 2].to_vec(), Vec::new(), vec![0; 8192], b"not a hall".to_vec()] {
        std::fs::write(&file, &bytes).unwrap();
        let error = Register::open(&file).err().expect("refused");
        assert!(
            matches!(
                error,
                RegisterError::Storage(
                    StorageError::Truncated { .. } | StorageError::Empty(_) | StorageError::Foreign { .. }
                )
            ),
            "{error}"
        );
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "left alone");
    }
}

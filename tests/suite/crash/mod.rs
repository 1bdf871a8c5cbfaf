//! Power cuts, full disks and damaged files: what was acknowledged is there, nothing is half, the history is whole.
//!
//! The test binary runs itself again as a child (`child`) that works on a file and says what was acknowledged, until it is
//! killed at random or dies at a named point of the program. Fifty rounds of each kind of work; `HALLKEEPER_ROUNDS=500`
//! for a long run.

mod backups;
mod child;
mod imports;
mod migrations;
mod named_points;
mod old_halls;
mod saves;
mod whole;

use std::path::{Path, PathBuf};
use std::time::Duration;

use hallkeeper::register::Register;

use super::register::making::{at, fill, hall};

/// How often each kind of work is killed at random.
fn rounds() -> u64 {
    std::env::var("HALLKEEPER_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(50)
}

/// A hall with three people and a box, in a folder.
fn new_hall(folder: &Path) -> PathBuf {
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
    drop(fill(Register::create(&file, &hall(), at("2026-11-01", 8, 0)).unwrap()));
    file
}

/// A wait up to `most`, another in every round and the same in every run (splitmix64).
fn wait(round: u64, most: Duration) -> Duration {
    let mut z = round.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    most.mul_f64((z >> 11) as f64 / (1u64 << 53) as f64)
}

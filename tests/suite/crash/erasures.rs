//! Erasing a person, killed: erased as a whole or not at all, and once erased nothing of them is left in the bytes.

use std::path::Path;

use hallkeeper::domain::cases::NewCase;
use hallkeeper::domain::erasure::{Cases, ErasureReason, Mentions, Person};
use hallkeeper::register::Register;
use hallkeeper::register::erasure::Erasure;

use super::super::register::making::at;
use super::child::{Until, Work, begun, run, tell, time_of};
use super::saves::{case, number_in};
use super::whole::opened_whole;
use super::{new_hall, share, wait};

pub(super) const ERASING: Work = Work { name: "erase", run: erase_without_end };

/// The words every text about a customer begins with.
const WORDS: &str = "来信人";

/// A name nobody else has.
fn name(n: usize) -> String {
    let sign = |from: u32| char::from_u32(from + n as u32).unwrap();
    format!("陈{}{}", sign(0x6000), sign(0x7000))
}

fn phone(n: usize) -> String {
    format!("1390000{n:04}")
}

fn erase_without_end(file: &Path, from: usize) {
    let mut register = Register::open(file).unwrap();
    let people = register.staff().unwrap();
    let now = at("2026-11-02", 9, 0);
    begun();
    for n in from.. {
        let text = format!("{WORDS}{}说，电话 {} 打不通 {n}", name(n), phone(n));
        let of_customer = NewCase {
            customer_name: name(n).as_str().into(),
            customer_contact: phone(n).as_str().into(),
            ..case(&text, people[0].id)
        };
        let (id, _) = register.record_case(&of_customer, now).unwrap().value;
        register.add_case_note(id, (&format!("已回访{}", name(n)), None), now).unwrap();
        register.void_case(id, "重复", now).unwrap();
        register.keep_draft("case:letter", &format!("{}：您好", name(n)), now).unwrap();
        tell(&format!("case {n}"));
        let erasure = Erasure {
            person: Person::Customer(id, Cases::This),
            word: "已抹去".into(),
            reason: ErasureReason::Asked,
            note: "本人书面要求".into(),
            mentions: Mentions::EditedOut,
        };
        register.erase_person(&erasure, now).unwrap();
        tell(&format!("erased {n}"));
    }
}

/// Everything ever written to the file and what lies beside it.
fn bytes_of(file: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in std::fs::read_dir(file.parent().unwrap()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            bytes.extend(std::fs::read(path).unwrap());
        }
    }
    bytes
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// Opens the file again and looks at every customer: whole or gone. Gives the first number not used.
pub(super) fn check(file: &Path, told: &[String]) -> usize {
    let register = opened_whole(file);
    let mut next = 1;
    let (mut gone, mut whole) = (Vec::new(), Vec::new());
    for case in register.cases().unwrap() {
        let n = number_in(&case.facts.summary);
        let notes = register.case_notes(case.id).unwrap();
        let note = notes.first().map(|note| note.text.clone()).unwrap_or_default();
        let told_of = [&case.facts.summary, &note].map(|text| text.contains(&name(n)));
        let is_whole = told_of[0] && case.facts.summary.contains(&phone(n));
        assert!(is_whole || !told_of[0] && !told_of[1], "half erased: {n}");
        if is_whole {
            whole.push(n);
        } else {
            gone.push(n);
        }
        next = next.max(n + 1);
    }
    drop(register);
    let bytes = bytes_of(file);
    for n in &gone {
        assert!(!holds(&bytes, &name(*n)), "the name of {n} is still in the file");
        assert!(!holds(&bytes, &phone(*n)), "the number of {n} is still in the file");
    }
    for n in &whole {
        assert!(holds(&bytes, &name(*n)), "what is looked for is found where it is");
    }
    for line in told {
        let n = number_in(line);
        if line.starts_with("erased") {
            assert!(gone.contains(&n), "not erased: {n}");
        }
        assert!(gone.contains(&n) || whole.contains(&n), "lost: {line}");
    }
    next
}

#[test]
fn killed_at_random_while_erasing_a_person_is_gone_or_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (most, ended) = time_of(ERASING, (&file, 1), 4);
    let (mut from, mut erased) = (check(&file, &ended.told), 0);
    for round in 0..share(8) {
        let ended = run(ERASING, (&file, from), Until::Killed(wait(round, most)));
        from = check(&file, &ended.told);
        erased += ended.told.iter().filter(|line| line.starts_with("erased")).count();
    }
    println!("{} rounds, {erased} erasures acknowledged", share(8));
    assert!(erased as u64 * 4 >= share(8), "people were erased: {erased}");
}

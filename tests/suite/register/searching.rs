//! The index of the cases follows notes, voiding and undo, and a copy of the file takes it along.

use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, CaseQuery, NewCase, StandingFilter};
use hallkeeper::domain::ids::{CaseId, StaffId};
use hallkeeper::register::Register;

use super::making::{at, day, fill, hall, register};

fn case(summary: &str, first_asked: StaffId) -> NewCase {
    NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: summary.into(),
        customer_name: "陈先生".into(),
        customer_contact: "13800001234".into(),
        first_asked: Some(first_asked),
        department: String::new(),
        received_at: at("2026-11-02", 9, 0),
        details: CaseDetails::default(),
    }
}

fn find(register: &Register, text: &str) -> Vec<i64> {
    let query = CaseQuery { text: text.into(), ..CaseQuery::default() };
    register.find_cases(&query).unwrap().iter().map(|id| id.0).collect()
}

#[test]
fn notes_voiding_and_undo_are_followed() {
    let (mut register, people) = register();
    let now = at("2026-11-02", 9, 0);
    let (id, _) = register.record_case(&case("停电没有提前告知", people[0]), now).unwrap().value;
    register.add_case_note(id, ("家属来电催办", None), now).unwrap();
    assert_eq!(find(&register, "来电催"), [id.0]);
    register.undo("撤销", now).unwrap();
    assert_eq!(find(&register, "来电催"), Vec::<i64>::new(), "a note taken back is not found");
    assert_eq!(register.open_case_ids().unwrap(), [id]);
    register.void_case(id, "重复登记", now).unwrap();
    assert_eq!(register.open_case_ids().unwrap(), []);
    register.undo("撤销", now).unwrap();
    assert_eq!(register.open_case_ids().unwrap(), [id], "open again");
    register.undo("误登", now).unwrap();
    let void = CaseQuery { standing: StandingFilter::Void, text: "提前告知".into(), ..CaseQuery::default() };
    assert_eq!(register.find_cases(&void).unwrap(), [id], "recording taken back leaves a void case");
    assert_eq!(register.count_cases(&void).unwrap(), 1);
    assert!(register.case_index_is_whole().unwrap());
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_case_made_of_a_letter_is_found() {
    let (mut register, people) = register();
    let opened_at = at("2026-11-02", 17, 0);
    let letter = NewLetter {
        kind: CaseKind::Suggestion,
        signed_by: "吴女士".into(),
        text: "建议增设老花镜".into(),
        scan: None,
        fate: LetterFate::Case { department: "综合班".into() },
    };
    let entry = NewBoxEntry {
        box_id: register.boxes().unwrap()[0].id,
        day: day("2026-11-02"),
        opened_at,
        opener: people[1],
        witness: people[2],
        seal: Seal::Intact,
        letters: vec![letter],
        remark: String::new(),
    };
    register.record_box_entry(&entry, opened_at).unwrap();
    assert_eq!(
        (find(&register, "老花镜"), find(&register, "吴女"), find(&register, "综合班")),
        (vec![1], vec![1], vec![1])
    );
}

#[test]
fn wildcards_and_signs_of_the_engine_are_plain_text() {
    let (mut register, people) = register();
    let now = at("2026-11-02", 9, 0);
    for summary in ["优惠100%_全额*退还", "say \"NEAR\" OR 'x' AND NOT y", "普通"] {
        register.record_case(&case(summary, people[0]), now).unwrap();
    }
    for (text, expected) in [
        ("%", vec![1]),
        ("_", vec![1]),
        ("100%_全", vec![1]),
        ("0_", vec![]),
        ("额*", vec![1]),
        ("普*", vec![]),
        ("\"near\"", vec![2]),
        ("' OR", vec![]),
        ("r\" OR 'X'", vec![2]),
        ("普 通", vec![]),
        ("普%", vec![]),
    ] {
        assert_eq!(find(&register, text), expected, "{text}");
    }
}

#[test]
fn rows_are_read_in_the_order_asked_for() {
    let (mut register, people) = register();
    let now = at("2026-11-02", 9, 0);
    for summary in ["甲", "乙", "丙"] {
        register.record_case(&case(summary, people[0]), now).unwrap();
    }
    let rows = register.cases_by_ids(&[CaseId(3), CaseId(1), CaseId(77)]).unwrap();
    assert_eq!(rows.iter().map(|case| case.facts.summary.as_str()).collect::<Vec<_>>(), ["丙", "甲"]);
    assert_eq!(register.first_cases(&CaseQuery::default(), 2).unwrap(), [CaseId(3), CaseId(2)]);
}

#[test]
fn the_index_made_anew_is_no_change_of_the_records() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let (mut register, people) = fill(Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap());
    register.record_case(&case("停电没有提前告知", people[0]), at("2026-11-02", 9, 0)).unwrap();
    drop(register);
    let foreign = rusqlite::Connection::open(&path).unwrap();
    foreign.execute_batch("DELETE FROM case_texts; DELETE FROM case_pairs WHERE rowid > 0").unwrap();
    drop(foreign);
    let mut register = Register::open(&path).unwrap();
    assert!(!register.case_index_is_whole().unwrap());
    let lines = register.verify().unwrap().lines;
    register.rebuild_case_index().unwrap();
    assert!(register.case_index_is_whole().unwrap());
    assert_eq!(find(&register, "提前"), [1]);
    let copy = folder.path().join("copy.hall");
    register.back_up(&copy).unwrap();
    let report = register.verify().unwrap();
    assert_eq!((report.lines, report.findings), (lines, vec![]));
    drop(register);
    let copy = Register::open(&copy).unwrap();
    assert!(copy.case_index_is_whole().unwrap(), "a copy takes the index along");
    assert_eq!(find(&copy, "提前告知"), [1]);
}

//! Logs of boxes and disclosure registers brought in: one step to undo, the rules of the register kept, the history whole.

use hallkeeper::domain::box_lists::{BoxImport, LetterOrigin};
use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::cases::CaseKind;
use hallkeeper::domain::disclosure::{DisclosureImport, DisclosureKind, NewDocument, NewVersion, VersionImport};
use hallkeeper::domain::ids::{BoxId, StaffId};
use hallkeeper::register::box_lists::BoxesImported;
use hallkeeper::register::{ActionKind, Refusal, Register, RegisterError};

use super::making::{at, day, register};

fn opening(on: &str, letters: &[&str]) -> BoxImport {
    let letters = letters.iter().map(|text| NewLetter {
        kind: CaseKind::Suggestion,
        signed_by: "".into(),
        text: (*text).to_owned(),
        scan: None,
        fate: LetterFate::Case { department: "客户服务班".into() },
    });
    let entry = NewBoxEntry {
        box_id: BoxId(1),
        day: day(on),
        opened_at: at(on, 17, 5),
        opener: StaffId(1),
        witness: StaffId(2),
        seal: Seal::Intact,
        letters: letters.collect(),
        remark: String::new(),
    };
    let origins = entry.letters.iter().map(|_| LetterOrigin::fresh()).collect();
    BoxImport { entry, origins, remarks: vec![] }
}

fn refusal<T: std::fmt::Debug>(result: Result<T, RegisterError>) -> Refusal {
    match result {
        Err(RegisterError::NotAllowed(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_log_is_one_step_and_its_cases_are_voided_when_it_is_taken_back() {
    let (mut register, _) = register();
    let now = at("2026-11-23", 8, 21);
    let list = [opening("2026-11-09", &["甲", "乙"]), opening("2026-11-10", &[])];
    let outcome = register.import_box_entries(&list, now).unwrap();
    assert_eq!((outcome.value, outcome.is_undoable), (BoxesImported { entries: 2, cases: 2 }, true));
    let entry = register.box_entry(BoxId(1), day("2026-11-09")).unwrap().unwrap();
    assert!(entry.entry.is_late() && entry.letters.iter().all(|letter| letter.case.is_some()));
    assert_eq!(register.undoable()[0].kind, ActionKind::ImportBoxes);
    register.undo("导入已撤销", now).unwrap();
    assert_eq!(register.every_box_entry().unwrap(), []);
    let cases = register.cases().unwrap();
    assert!(cases.len() == 2 && cases.iter().all(|case| case.voided.is_some()), "numbers stay taken");
    register.import_box_entries(&list, now).unwrap();
    assert_eq!(register.cases().unwrap()[0].number.to_string(), "2026-0004");
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn one_opening_the_register_does_not_take_keeps_the_whole_list_out() {
    let (mut register, _) = register();
    let now = at("2026-11-23", 8, 21);
    let good = opening("2026-11-09", &["甲"]);
    for (bad, expected) in [
        (opening("2026-10-31", &[]), Refusal::BoxNotInUse),
        (opening("2026-11-24", &[]), Refusal::DayAhead),
        (opening("2026-11-23", &[]), Refusal::DayAhead),
        (good.clone(), Refusal::EntryExists),
    ] {
        assert_eq!(refusal(register.import_box_entries(&[good.clone(), bad], now)), expected);
        assert_eq!((register.every_box_entry().unwrap().len(), register.cases().unwrap().len()), (0, 0));
    }
    register.record_box_entry(&good.entry, now).unwrap();
    assert_eq!(refusal(register.import_box_entries(&[good], now)), Refusal::EntryExists, "nothing locked is rewritten");
}

fn document(code: &str, versions: &[(&str, &str)]) -> DisclosureImport {
    let versions = versions.iter().map(|(version, up)| VersionImport {
        version: NewVersion {
            version: (*version).to_owned(),
            place: String::new(),
            put_up_on: day(up),
            valid_until: None,
            event_ends_on: None,
            photo: None,
            note: String::new(),
        },
        taken_down_on: None,
    });
    DisclosureImport {
        id: None,
        facts: NewDocument {
            code: code.to_owned(),
            rule: String::new(),
            kind: DisclosureKind::Notice,
            title: "营业时间".into(),
            place: String::new(),
            note: String::new(),
        },
        since: None,
        versions: versions.collect(),
        taken_down: vec![],
        retired: None,
    }
}

fn down(register: &Register) -> Vec<Option<chrono::NaiveDate>> {
    register.listed_disclosure().unwrap()[0].versions.iter().map(|version| version.taken_down_on).collect()
}

#[test]
fn a_disclosure_list_is_one_step_and_each_version_takes_the_place_of_the_one_before() {
    let (mut register, _) = register();
    let now = at("2026-11-23", 8, 21);
    let list = [document("H-1", &[("1", "2026-01-01"), ("2", "2026-05-01")]), document("H-2", &[])];
    let outcome = register.import_disclosure(&list, now).unwrap();
    assert_eq!((outcome.value, outcome.is_undoable), (2, true));
    assert_eq!(down(&register), [Some(day("2026-05-01")), None]);
    register.undo("", now).unwrap();
    assert_eq!(register.listed_disclosure().unwrap(), []);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn one_document_the_register_does_not_take_keeps_the_whole_list_out() {
    let (mut register, _) = register();
    let now = at("2026-11-23", 8, 21);
    let good = document("H-1", &[]);
    for (bad, expected) in [
        (good.clone(), Refusal::DisclosureExists),
        (document("H-2", &[("1", "2026-12-01")]), Refusal::DayAhead),
        (document("H-2", &[("2", "2026-05-01"), ("1", "2026-01-01")]), Refusal::ReasonMissing),
        (document(" ", &[]), Refusal::ReasonMissing),
    ] {
        assert_eq!(refusal(register.import_disclosure(&[good.clone(), bad], now)), expected);
        assert_eq!(register.listed_disclosure().unwrap(), []);
    }
}

#[test]
fn how_columns_were_read_is_remembered_outside_the_history() {
    let (mut register, _) = register();
    let now = at("2026-11-23", 8, 21);
    let lines = register.verify().unwrap().lines;
    register.remember_list_mapping("boxes:a", "{}", now).unwrap();
    register.remember_list_mapping("boxes:a", "{\"columns\":[]}", now).unwrap();
    register.remember_list_mapping("cases:a", "{}", now).unwrap();
    assert_eq!(register.list_mappings("boxes:").unwrap(), [("boxes:a".into(), "{\"columns\":[]}".into())]);
    assert_eq!(register.list_mapping("cases:a").unwrap().as_deref(), Some("{}"));
    assert_eq!(register.list_mapping("cases:b").unwrap(), None);
    assert_eq!(register.verify().unwrap().lines, lines);
}

//! A log of suggestion boxes handed on and brought in elsewhere holds the same openings; nothing in it runs, nothing masked leaks.

use std::sync::LazyLock;

use hallkeeper::domain::box_lists::{BoxImport, LetterOrigin, ListedEntry, keeps_entered};
use hallkeeper::domain::boxes::{BoxRemark, LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::cases::CaseKind;
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{BoxId, StaffId};
use hallkeeper::exchange::box_export::{BoxWords, box_csv, box_rows, box_xlsx};
use hallkeeper::exchange::headers::{ListKind, find_header_of};
use hallkeeper::exchange::roster::Roster;
use hallkeeper::exchange::staff_export::Personal;
use hallkeeper::exchange::tables::read_list;
use hallkeeper::register::Register;
use hallkeeper::ui::list_words::box_list_words;
use hallkeeper::ui::strings::{Lang, Strings};
use proptest::prelude::*;

use super::super::register::making::{at, day};
use super::box_plans::{box_hall, plan_against};
use super::case_registers::now;
use super::whole_cases::{all_of, brought_in, whole_lists};

fn words(lang: Lang) -> BoxWords {
    static WORDS: LazyLock<[BoxWords; 2]> =
        LazyLock::new(|| Lang::ALL.map(|lang| box_list_words(&Strings::load(lang))));
    WORDS[usize::from(lang == Lang::En)].clone()
}

pub(super) fn rows(register: &Register, lang: Lang, personal: Personal) -> Vec<Vec<String>> {
    let roster = Roster::new(&register.staff().unwrap(), &register.windows().unwrap());
    box_rows(&register.listed_box_entries().unwrap(), &roster, &words(lang), personal)
}

/// What must survive the journey: all but row numbers, case numbers, pictures, and when it was entered, which is kept in words.
pub(super) type Told = (String, NewBoxEntry, Vec<BoxRemark>);

fn told(listed: ListedEntry) -> Told {
    let ListedEntry { box_name, entry, letters, remarks } = listed;
    let letters = letters.into_iter().map(|letter| NewLetter {
        kind: letter.kind,
        signed_by: letter.signed_by,
        text: letter.text,
        scan: letter.scan,
        fate: match letter.case {
            Some(_) => LetterFate::Case { department: letter.department },
            None => LetterFate::NoAction { because: letter.no_action_because },
        },
    });
    let entry = NewBoxEntry {
        box_id: entry.box_id,
        day: entry.day,
        opened_at: entry.opened_at,
        opener: entry.opener,
        witness: entry.witness,
        seal: entry.seal,
        letters: letters.collect(),
        remark: entry.remark,
    };
    let is_written = |remark: &BoxRemark| !keeps_entered(&remark.text);
    (box_name, entry, remarks.into_iter().filter(is_written).collect())
}

pub(super) fn all_told(register: &Register) -> Vec<Told> {
    register.listed_box_entries().unwrap().into_iter().map(told).collect()
}

/// A text as people and attackers write it, trimmed, one that is no dash and no word for nothing.
fn text(most: usize) -> impl Strategy<Value = String> {
    let pattern = format!("[=+@'\";,甲䶮𠅤ab1\n()＝ ]{{1,{most}}}");
    let texts = proptest::string::string_regex(&pattern).unwrap();
    texts.prop_map(|text| format!("信{}", text.trim_end()))
}

fn letters() -> impl Strategy<Value = NewLetter> {
    let fate = prop_oneof![
        prop_oneof![Just(String::new()), text(6)].prop_map(|department| LetterFate::Case { department }),
        text(8).prop_map(|because| LetterFate::NoAction { because }),
    ];
    let signer = prop_oneof![Just(String::new()), Just("陈一鸣".to_owned()), Just("O'Neil".to_owned())];
    (0..CaseKind::ALL.len(), signer, text(12), fate).prop_map(|(kind, signed_by, text, fate)| NewLetter {
        kind: CaseKind::ALL[kind],
        signed_by: signed_by.into(),
        text,
        scan: None,
        fate,
    })
}

pub(super) fn imports() -> impl Strategy<Value = BoxImport> {
    let people = prop_oneof![Just((1, 2)), Just((2, 3)), Just((3, 1)), Just((4, 5))];
    let remarks = prop::collection::vec((0..60_000_000i64, text(8)), 0..3);
    let head = (0..20i64, 0..1440i64, people, any::<bool>(), prop_oneof![Just(String::new()), text(8)]);
    (head, prop::collection::vec(letters(), 0..4), remarks).prop_map(|(head, letters, remarks)| {
        let (days, minute, (opener, witness), is_intact, remark) = head;
        let day = day("2026-11-01") + chrono::Duration::days(days);
        let opened_at = Moment(Moment::at(day, chrono::NaiveTime::MIN).0 + minute * 60_000);
        let mut at = opened_at;
        let remarks = remarks.into_iter().map(|(ms, text)| {
            at = Moment(at.0 + ms);
            BoxRemark { at, text }
        });
        let remarks = remarks.collect();
        let entry = NewBoxEntry {
            box_id: BoxId(1),
            day,
            opened_at,
            opener: StaffId(opener),
            witness: StaffId(witness),
            seal: if is_intact { Seal::Intact } else { Seal::Broken },
            letters,
            remark,
        };
        let origins = entry.letters.iter().map(|_| LetterOrigin::fresh()).collect();
        BoxImport { entry, origins, remarks }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_log_handed_on_and_brought_in_elsewhere_holds_the_same_openings(
        list in prop::collection::vec(imports(), 1..6),
        is_english in any::<bool>(),
    ) {
        let mut days = std::collections::BTreeSet::new();
        let list: Vec<BoxImport> = list.into_iter().filter(|import| days.insert(import.entry.day)).collect();
        let mut here = box_hall();
        here.import_box_entries(&list, now()).unwrap();
        let lang = if is_english { Lang::En } else { Lang::Zh };
        let rows = rows(&here, lang, Personal::Shown);
        for bytes in [box_csv(&rows), box_xlsx(&rows, &words(lang)).unwrap()] {
            let mut there = box_hall();
            let plan = plan_against(&there, &bytes);
            prop_assert_eq!(&plan.problems, &[]);
            let imports: Vec<BoxImport> = plan.add.into_iter().map(|planned| planned.import).collect();
            there.import_box_entries(&imports, now()).unwrap();
            prop_assert_eq!(all_told(&there), all_told(&here));
        }
        let again = plan_against(&here, &box_csv(&rows));
        prop_assert_eq!((again.add.len(), again.known()), (0, rows.len() - 1), "known where it came from");
    }
}

#[test]
fn when_it_was_entered_first_is_kept_in_words_and_once_only() {
    let entry = NewBoxEntry {
        box_id: BoxId(1),
        day: day("2026-11-09"),
        opened_at: at("2026-11-09", 17, 5),
        opener: StaffId(1),
        witness: StaffId(2),
        seal: Seal::Intact,
        letters: vec![],
        remark: String::new(),
    };
    let mut halls = vec![box_hall()];
    halls[0].record_box_entry(&entry, at("2026-11-09", 17, 12)).unwrap();
    for _ in 0..2 {
        let from = halls.last().unwrap();
        let plan = plan_against(&box_hall(), &box_csv(&rows(from, Lang::Zh, Personal::Shown)));
        let imports: Vec<BoxImport> = plan.add.into_iter().map(|planned| planned.import).collect();
        let mut there = box_hall();
        there.import_box_entries(&imports, now()).unwrap();
        halls.push(there);
    }
    for hall in &halls[1..] {
        let listed = hall.listed_box_entries().unwrap().remove(0);
        assert!(listed.entry.is_late(), "entered here today");
        let remarks: Vec<&str> = listed.remarks.iter().map(|remark| remark.text.as_str()).collect();
        assert_eq!(remarks, ["原录入时间 2026-11-09 17:12"]);
    }
}

#[test]
fn who_signed_is_masked_unless_asked_for_and_no_formula_survives() {
    let mut register = box_hall();
    let letter = NewLetter {
        kind: CaseKind::Complaint,
        signed_by: "陈一鸣".into(),
        text: "=HYPERLINK(\"http://x\",\"y\")".into(),
        scan: None,
        fate: LetterFate::Case { department: "@SUM(A1)".into() },
    };
    let entry = NewBoxEntry {
        box_id: BoxId(1),
        day: day("2026-11-09"),
        opened_at: at("2026-11-09", 17, 5),
        opener: StaffId(1),
        witness: StaffId(2),
        seal: Seal::Intact,
        letters: vec![letter],
        remark: "-1+1".into(),
    };
    register.record_box_entry(&entry, now()).unwrap();
    let masked = String::from_utf8(box_csv(&rows(&register, Lang::Zh, Personal::Masked))).unwrap();
    assert!(!masked.contains("陈一鸣") && masked.contains("陈**"), "{masked}");
    for cell in masked.lines().nth(1).unwrap().split(',') {
        assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '-', '@', '＝']), "{cell}");
    }
    let plan = plan_against(&box_hall(), masked.as_bytes());
    assert_eq!(plan.add[0].import.entry.letters[0].signed_by, "", "a mask is no name");
}

#[test]
fn no_text_of_a_masked_log_gives_who_signed_away() {
    let mut register = box_hall();
    let words = "陈一鸣回电13900000472";
    let letter = |fate| NewLetter {
        kind: CaseKind::Complaint,
        signed_by: "陈一鸣".into(),
        text: words.into(),
        scan: None,
        fate,
    };
    let fates = [LetterFate::Case { department: words.into() }, LetterFate::NoAction { because: words.into() }];
    let entry = NewBoxEntry {
        box_id: BoxId(1),
        day: day("2026-11-09"),
        opened_at: at("2026-11-09", 17, 5),
        opener: StaffId(1),
        witness: StaffId(2),
        seal: Seal::Intact,
        letters: fates.map(letter).to_vec(),
        remark: words.into(),
    };
    register.record_box_entry(&entry, now()).unwrap();
    let masked = String::from_utf8(box_csv(&rows(&register, Lang::Zh, Personal::Masked))).unwrap();
    assert!(!masked.contains("陈一鸣") && !masked.contains("13900000472"), "{masked}");
    assert_eq!(masked.matches("陈**回电139****0472").count(), 6, "{masked}");
}

#[test]
fn every_heading_of_an_export_is_one_the_import_knows() {
    for lang in Lang::ALL {
        let words = words(lang);
        let table = read_list(&box_csv(std::slice::from_ref(&words.headings)), None, ListKind::Boxes).unwrap();
        let mapping = find_header_of(&table, ListKind::Boxes).unwrap();
        assert_eq!(mapping.columns.len(), words.headings.len(), "{lang:?}: {:?}", words.headings);
        assert_eq!(ListKind::Boxes.missing(&mapping), []);
    }
}

#[test]
fn with_the_cases_brought_in_first_each_letter_points_to_its_own_case_void_ones_too() {
    let letter = |text: &str| NewLetter {
        kind: CaseKind::Complaint,
        signed_by: "".into(),
        text: text.into(),
        scan: None,
        fate: LetterFate::Case { department: String::new() },
    };
    let entry = NewBoxEntry {
        box_id: BoxId(1),
        day: day("2026-11-09"),
        opened_at: at("2026-11-09", 17, 5),
        opener: StaffId(1),
        witness: StaffId(2),
        seal: Seal::Intact,
        letters: vec![letter("排队久"), letter("排队太久"), letter("加个窗口")],
        remark: String::new(),
    };
    let mut here = box_hall();
    here.record_box_entry(&entry, now()).unwrap();
    let second = here.cases().unwrap()[1].id;
    here.void_case(second, "同一件事", now()).unwrap();
    let mut there = box_hall();
    brought_in(&mut there, &whole_lists(&here, now(), Lang::Zh)[0], now());
    let plan = plan_against(&there, &box_csv(&rows(&here, Lang::Zh, Personal::Shown)));
    let imports: Vec<BoxImport> = plan.add.into_iter().map(|planned| planned.import).collect();
    there.import_box_entries(&imports, now()).unwrap();
    assert_eq!(all_of(&there, now()), all_of(&here, now()), "no case is made twice");
    let numbers = |register: &Register| -> Vec<_> {
        let letters = register.listed_box_entries().unwrap().remove(0).letters;
        letters.into_iter().map(|letter| letter.case.map(|(_, number)| number)).collect()
    };
    assert_eq!(numbers(&there), numbers(&here));
}

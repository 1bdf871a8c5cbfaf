//! A roster handed on and brought back in is the same roster, and runs nothing on the way.

use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::problems::Field;
use hallkeeper::domain::staff::{Sex, StaffDraft, StaffRecord, StaffStatus};
use hallkeeper::exchange::staff_export::{EXPORT_FIELDS, ExportWords, Personal, staff_csv, staff_xlsx};
use hallkeeper::exchange::staff_import::{Existing, ImportPlan};
use hallkeeper::exchange::tables::read_table;
use proptest::prelude::*;

use super::rosters::{plan_of, plan_of_bytes, today};

fn heading(field: Field) -> String {
    let words =
        ["工号", "姓名", "性别", "班组", "职务", "岗位", "窗口", "入职日期", "电话", "资格证书", "语言", "状态"];
    let place = EXPORT_FIELDS.iter().position(|known| *known == field);
    words[place.unwrap()].to_owned()
}

fn sex(sex: Sex) -> String {
    match sex {
        Sex::Female => "女".to_owned(),
        Sex::Male => "男".to_owned(),
    }
}

fn status(status: StaffStatus) -> String {
    let word = match status {
        StaffStatus::Active => "在岗",
        StaffStatus::OnLeave => "休假",
        StaffStatus::Moved => "调出",
        StaffStatus::Left => "离职",
    };
    word.to_owned()
}

fn words() -> ExportWords<'static> {
    ExportWords { sheet: "人员名册", heading: &heading, sex: &sex, status: &status }
}

fn csv(people: &[StaffRecord], personal: Personal) -> Vec<u8> {
    staff_csv(people, &words(), personal)
}

fn xlsx(people: &[StaffRecord], personal: Personal) -> Vec<u8> {
    staff_xlsx(people, &words(), personal).unwrap()
}

fn added(plan: ImportPlan) -> Vec<StaffRecord> {
    plan.add.into_iter().map(|add| add.record).collect()
}

fn dangerous() -> StaffRecord {
    let draft = StaffDraft {
        work_no: "CQ0217".into(),
        name: "方䶮".into(),
        team: "=HYPERLINK(\"http://x\",\"y\")".into(),
        title: "@SUM(A1)".into(),
        post: "'=1+1".into(),
        window: "-1".into(),
        phone: "+8613800002610".into(),
        qualifications: "+CFP、AFP".into(),
        ..StaffDraft::default()
    };
    draft.check(today()).unwrap()
}

#[test]
fn no_formula_survives_an_export() {
    let text = String::from_utf8(csv(&[dangerous()], Personal::Shown)).unwrap();
    let table = text.trim_start_matches('\u{feff}').lines().nth(1).unwrap().to_owned();
    assert!(text.starts_with('\u{feff}'));
    for cell in table.split(',') {
        let bare = cell.trim_start_matches('"');
        assert!(!bare.starts_with(['=', '+', '-', '@']), "{cell}");
    }
    let bytes = xlsx(&[dangerous()], Personal::Shown);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut sheet = archive.by_name("xl/worksheets/sheet1.xml").unwrap();
    let sheet = std::io::read_to_string(&mut sheet).unwrap();
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "));
}

#[test]
fn what_looks_like_a_formula_comes_back_as_it_was() {
    let people = [dangerous()];
    assert_eq!(added(plan_of_bytes(&csv(&people, Personal::Shown))), people);
    assert_eq!(added(plan_of_bytes(&xlsx(&people, Personal::Shown))), people);
}

#[test]
fn phones_are_masked_unless_they_are_asked_for() {
    let bytes = csv(&[dangerous()], Personal::Masked);
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(!text.contains("13800002610") && text.contains("****"));
    let table = read_table(&xlsx(&[dangerous()], Personal::Masked), None).unwrap();
    assert!(table.rows[1].iter().any(|cell| cell.contains("****")));
    let existing = Existing { id: StaffId(1), record: dangerous(), photo_hash: None };
    let plan = plan_of(&read_table(&bytes, None).unwrap(), &[existing]);
    assert!(plan.is_idle() && plan.problems.is_empty());
}

#[test]
fn numbers_in_texts_are_masked_and_a_masked_list_changes_nothing() {
    let mut person = dangerous();
    person.qualifications = vec!["电工证T330102198001".into()];
    person.post = "值班13900000472".into();
    let bytes = csv(std::slice::from_ref(&person), Personal::Masked);
    let text = String::from_utf8(bytes.clone()).unwrap();
    assert!(
        !text.contains("330102198001") && !text.contains("13900000472") && text.contains("值班139****0472"),
        "{text}"
    );
    let existing = Existing { id: StaffId(1), record: person, photo_hash: None };
    let plan = plan_of(&read_table(&bytes, None).unwrap(), &[existing]);
    assert!(plan.is_idle() && plan.problems.is_empty());
}

/// A roster entry of awkward texts, as the form would take it.
fn any_person() -> impl Strategy<Value = StaffRecord> {
    let text = || "[=+@'\";,甲䶮𠅤ab1()＝]{0,8}";
    let who = ("[A-Z0-9]{1,6}", "[甲䶮𬭎𠅤·]{1,6}", "女|男|");
    let place = (text(), text(), text(), "[0-9A-C]{0,3}");
    let more = (
        "20[0-2][0-9]-0[1-9]-1[0-9]|",
        "1380000[0-9]{4}|0571-88[0-9]{6}|\\+861380000[0-9]{4}|",
        "[=A-C甲+、]{0,8}",
        "在岗|休假|调出|离职",
    );
    (who, place, more).prop_filter_map("not a person", |(who, place, more)| {
        let draft = StaffDraft {
            work_no: who.0,
            name: who.1,
            sex: who.2,
            team: place.0,
            title: place.1,
            post: place.2,
            window: place.3,
            joined_on: more.0,
            phone: more.1,
            qualifications: more.2.clone(),
            languages: more.2,
            status: more.3,
        };
        draft.check(today()).ok()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn an_export_brought_back_in_is_the_same_roster(mut people in proptest::collection::vec(any_person(), 1..8)) {
        people.sort_by(|a, b| a.work_no.cmp(&b.work_no));
        people.dedup_by(|a, b| a.work_no == b.work_no);
        prop_assert_eq!(added(plan_of_bytes(&csv(&people, Personal::Shown))), people.clone());
        prop_assert_eq!(added(plan_of_bytes(&xlsx(&people, Personal::Shown))), people);
    }
}

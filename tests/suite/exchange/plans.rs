//! From a list to a plan: what goes in, what is left, and what is said about it.

use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::problems::{Field, Wrong};
use hallkeeper::domain::staff::{Sex, StaffDraft, StaffRecord, StaffStatus};
use hallkeeper::exchange::files::write_whole;
use hallkeeper::exchange::headers::find_header;
use hallkeeper::exchange::photo_folder::PhotoFolder;
use hallkeeper::exchange::photos::picture_hash;
use hallkeeper::exchange::staff_import::{Effect, Existing, FieldChange, ImportPlan, SkipReason, plan_staff};
use hallkeeper::exchange::tables::read_table;

use SkipReason::{Blank, TitleOrTotal};

use super::rosters::{files, plan_of, plan_of_bytes, today, workbook};

fn record(change: impl FnOnce(&mut StaffDraft)) -> StaffRecord {
    let mut draft = StaffDraft {
        work_no: "0001".into(),
        name: "沈若溪".into(),
        sex: "女".into(),
        team: "客户服务班".into(),
        phone: "13800002610".into(),
        qualifications: "AFP".into(),
        status: "休假".into(),
        ..StaffDraft::default()
    };
    change(&mut draft);
    draft.check(today()).unwrap()
}

fn known(change: impl FnOnce(&mut StaffDraft)) -> Existing {
    Existing { id: StaffId(7), record: record(change), photo_hash: None }
}

fn plan(text: &str, existing: &[Existing]) -> ImportPlan {
    plan_of(&read_table(text.as_bytes(), None).unwrap(), existing)
}

#[test]
fn the_same_list_gives_the_same_people_from_every_kind_of_file() {
    let people = |bytes: &[u8]| -> Vec<StaffRecord> {
        let plan = plan_of_bytes(bytes);
        plan.add.into_iter().map(|add| add.record).collect()
    };
    let all = files();
    let first = people(&all[0].1);
    let names: Vec<&str> = first.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["陈䶮", "郑𬭎", "王𠅤", "阿依古丽·买买提"]);
    assert_eq!(first[2].joined_on, "2005-09-16".parse().ok());
    assert_eq!(first[0].phone.as_ref().unwrap().reveal(hallkeeper::domain::personal::Why::Compared), "13800000001");
    for (kind, bytes) in &all {
        assert_eq!(people(bytes), first, "{kind}");
    }
}

#[test]
fn the_same_problems_are_said_whatever_the_file() {
    let said = |bytes: &[u8]| -> Vec<(String, Field, String, Effect)> {
        let plan = plan_of_bytes(bytes);
        let said = plan.problems.into_iter().map(|p| {
            let wrong = match p.problem.wrong {
                Wrong::TwiceInList { .. } => "twice".to_owned(),
                other => format!("{other:?}"),
            };
            (p.who, p.problem.field, wrong, p.effect)
        });
        said.collect()
    };
    let all = files();
    for (kind, bytes) in &all[1..] {
        assert_eq!(said(bytes), said(&all[0].1), "{kind}");
    }
}

#[test]
fn each_bad_row_is_named_by_row_column_and_person() {
    let plan = plan_of_bytes(&workbook());
    let said: Vec<_> = plan
        .problems
        .iter()
        .map(|p| {
            let place = p.column.as_ref().unwrap();
            (p.row, place.letter.as_str(), p.who.as_str(), p.problem.wrong.clone(), p.effect)
        })
        .collect();
    assert_eq!(
        said,
        [
            (5, "I", "0002 郑𬭎", Wrong::RuinedNumber, Effect::Note),
            (7, "A", "0002 同号者", Wrong::TwiceInList { first_row: 5 }, Effect::RowLeftOut),
            (8, "B", "0009", Wrong::Missing, Effect::RowLeftOut),
            (8, "G", "0009", Wrong::NotADate, Effect::RowOutAnyway),
            (9, "A", "无号者", Wrong::Missing, Effect::RowLeftOut),
            (10, "H", "0005 阿依古丽·买买提", Wrong::PhoneDigits { found: 7 }, Effect::FieldLeftEmpty),
        ]
    );
    assert_eq!(plan.rows_left_out(), 3);
    assert_eq!(plan.problems[0].text, "", "identity numbers are never shown");
    assert_eq!(plan.problems[3].text, "2020-13-45");
    assert_eq!(plan.problems[3].column.as_ref().unwrap().header, "入职日期");
    let skipped: Vec<(usize, SkipReason)> = plan.skip.iter().map(|s| (s.row, s.why)).collect();
    assert_eq!(skipped, [(1, TitleOrTotal), (2, TitleOrTotal), (11, Blank), (12, TitleOrTotal)]);
}

#[test]
fn a_bad_phone_stays_empty_and_the_person_goes_in() {
    let plan = plan("工号,姓名,手机\n0001,甲,1.38E+10\n", &[]);
    assert_eq!(plan.add.len(), 1);
    assert_eq!(plan.add[0].record.phone, None);
    assert_eq!(plan.problems[0].problem.wrong, Wrong::RuinedNumber);
    assert_eq!(plan.problems[0].effect, Effect::FieldLeftEmpty);
}

#[test]
fn an_empty_cell_blanks_nothing_and_a_bad_one_neither() {
    let existing = [known(|_| {})];
    let same = plan("工号,姓名,性别,班组,手机,资格证书,状态\n0001,沈若溪,,,—,无,\n", &existing);
    assert!(same.is_idle());
    assert_eq!(same.skip.last().unwrap().why, SkipReason::Same);
    let bad = plan("工号,姓名,手机,状态,性别\n0001,沈若溪,1380000,飞升,x\n", &existing);
    assert!(bad.is_idle());
    assert_eq!(bad.problems.len(), 3);
    assert!(bad.problems.iter().all(|p| p.effect == Effect::FieldLeftEmpty));
}

#[test]
fn a_change_tells_before_and_after_field_by_field() {
    let plan = plan("工号,姓名,班组,状态,外语\n0001,沈若溪,营业班,在岗,英语\n", &[known(|_| {})]);
    let change = &plan.change[0];
    assert_eq!(change.id, StaffId(7));
    let says = |field, before: &str, after: &str| FieldChange { field, before: before.into(), after: after.into() };
    assert_eq!(
        change.changes,
        [
            says(Field::Team, "客户服务班", "营业班"),
            says(Field::Languages, "", "英语"),
            says(Field::Status, "on_leave", "active"),
        ]
    );
    let expected = record(|draft| {
        draft.team = "营业班".into();
        draft.languages = "英语".into();
        draft.status = "在岗".into();
    });
    assert_eq!(change.record, expected);
}

#[test]
fn a_masked_phone_says_nothing_about_the_one_that_is_known() {
    let existing = [known(|_| {})];
    let text = "工号,姓名,手机\n0001,沈若溪,138 **** 2610\n";
    let masked = plan(text, &existing);
    assert!(masked.is_idle() && masked.problems.is_empty());
    let unknown = plan(text, &[]);
    assert_eq!(unknown.add[0].record.phone, None);
    assert_eq!(unknown.problems[0].problem.field, Field::Phone);
}

#[test]
fn the_first_good_row_of_a_number_stays() {
    let plan = plan("工号,姓名\n0001,\n0001,乙\n０００１,丙\n", &[]);
    assert_eq!(plan.add.len(), 1);
    assert_eq!(plan.add[0].record.name.as_str(), "乙");
    let twice = &plan.problems[1];
    assert_eq!(twice.row, 4);
    assert_eq!(twice.problem.wrong, Wrong::TwiceInList { first_row: 3 });
}

#[test]
fn a_person_may_correct_the_columns() {
    let table = read_table("工号,姓名,部门,班组\n0001,甲,客服部,早班\n".as_bytes(), None).unwrap();
    let mut mapping = find_header(&table).unwrap();
    mapping.set(3, Some(Field::Team));
    let plan = plan_staff(&table, &mapping, &[], &PhotoFolder::none(), today());
    assert_eq!(plan.add[0].record.team, "早班");
}

fn picture() -> Vec<u8> {
    let image = image::RgbImage::from_pixel(25, 35, image::Rgb([90, 120, 150]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn photos_join_the_plan_and_a_known_one_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    write_whole(&folder.path().join("0001.png"), &picture()).unwrap();
    let photos = PhotoFolder::open(folder.path()).unwrap();
    let table =
        read_table("工号,姓名,照片\n0001,沈若溪,\n0002,乙,gone.jpg\n0003,丙,../../x.png\n0004,丁,\n".as_bytes(), None)
            .unwrap();
    let mapping = find_header(&table).unwrap();
    let plan = plan_staff(&table, &mapping, &[], &photos, today());
    assert_eq!(plan.add.len(), 4);
    assert_eq!(plan.add[0].photo.as_ref().unwrap().name, "0001.png");
    let said: Vec<_> = plan.problems.iter().map(|p| (p.row, p.problem.wrong.clone(), p.effect)).collect();
    assert_eq!(
        said,
        [
            (3, Wrong::NoSuchFile, Effect::FieldLeftEmpty),
            (4, Wrong::OutsideFolder, Effect::FieldLeftEmpty),
            (5, Wrong::Missing, Effect::Note),
        ]
    );
    let mut has_it = known(|_| {});
    let before = plan_staff(&table, &mapping, std::slice::from_ref(&has_it), &photos, today());
    assert_eq!(before.change[0].changes[0].field, Field::Photo);
    has_it.photo_hash = Some(picture_hash(&picture()));
    let after = plan_staff(&table, &mapping, &[has_it], &photos, today());
    assert!(after.change.is_empty());
}

#[test]
fn the_words_of_a_list_become_values() {
    let plan =
        plan("Work number,Name,Sex,Status,Qualifications,Joined\nCQ0217,Li  Lei,F,Left,AFP; CFP,2016.7.2\n", &[]);
    let person = &plan.add[0].record;
    assert_eq!(person.sex, Some(Sex::Female));
    assert_eq!(person.status, StaffStatus::Left);
    assert_eq!(person.qualifications, ["AFP", "CFP"]);
    assert_eq!(person.name.as_str(), "Li Lei");
}

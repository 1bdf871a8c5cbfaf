//! A list of what is on show becomes a plan: documents added and changed, versions put up and taken down, faults named.

use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::disclosure::{
    DisclosureImport, DisclosureKind, NewDocument, NewVersion, Retired, VersionImport,
};
use hallkeeper::domain::problems::{Field, Wrong};
use hallkeeper::exchange::disclosure_export::{disclosure_csv, disclosure_rows};
use hallkeeper::exchange::disclosure_import::{DisclosureSurroundings, plan_disclosure};
use hallkeeper::exchange::disclosure_plan::{
    DisclosureAssumption, DisclosureImportPlan, DisclosureSkip, Effect, FieldChange,
};
use hallkeeper::exchange::headers::{ListKind, find_header_of};
use hallkeeper::exchange::staff_export::Personal;
use hallkeeper::exchange::stepping::on_and_on;
use hallkeeper::exchange::tables::read_list;
use hallkeeper::register::Register;
use hallkeeper::ui::list_words::disclosure_list_words;
use hallkeeper::ui::strings::{Lang, Strings};

use super::super::register::making::{at, day, register};
use super::case_registers::now;

/// The plan of a list's bytes against a register.
pub(super) fn plan_against(register: &Register, bytes: &[u8]) -> DisclosureImportPlan {
    let table = read_list(bytes, None, ListKind::Disclosure).unwrap();
    let mapping = find_header_of(&table, ListKind::Disclosure).expect("the header is found");
    let around = DisclosureSurroundings::new(register.listed_disclosure().unwrap(), now(), "zh");
    plan_disclosure(&table, &mapping, &around, &on_and_on).unwrap()
}

fn plan_of(text: &str) -> DisclosureImportPlan {
    plan_against(&register().0, text.as_bytes())
}

fn named(plan: &DisclosureImportPlan) -> Vec<(usize, Field, Wrong)> {
    plan.problems.iter().map(|p| (p.row, p.problem.field, p.problem.wrong.clone())).collect()
}

const LIST: &str = "营业厅公示资料清单,,,,,,\n\
    序号,资料名称,类别,位置,版本,挂出日期,有效期至\n\
    1,停电公告栏说明,告示,东墙,2026年第3版,2026年9月1日,长期\n\
    2,价目牌,价目,1 号窗口,2026-08,2026/8/3,2026.12.31\n\
    3,国庆横幅,横幅,大门,2026,2026-09-25,\n\
    4,意见箱须知,,,,,\n\
    合计,4 份,,,,,\n";

#[test]
fn a_list_is_understood_under_its_title_and_its_total() {
    let plan = plan_of(LIST);
    assert_eq!(named(&plan), [(5, Field::EventEndsOn, Wrong::Missing)], "a banner needs the end of its event (P8-1.4)");
    let rows: Vec<&[usize]> = plan.add.iter().map(|planned| planned.rows.as_slice()).collect();
    assert_eq!(rows, [&[3][..], &[4], &[6]]);
    let first = &plan.add[0].import;
    assert_eq!((first.facts.kind, first.facts.title.as_str()), (DisclosureKind::Notice, "停电公告栏说明"));
    assert_eq!((first.facts.code.as_str(), first.facts.place.as_str()), ("H-1", "东墙"));
    assert_eq!(first.versions[0].version.put_up_on, day("2026-09-01"));
    assert_eq!(first.versions[0].version.valid_until, None);
    assert_eq!(plan.add[1].import.versions[0].version.valid_until, Some(day("2026-12-31")));
    assert_eq!(plan.add[2].import.versions, []);
    assert_eq!(plan.assumed, [(DisclosureAssumption::Notice, 1), (DisclosureAssumption::CodeGiven, 3)]);
    let titles = plan.skip.iter().filter(|skipped| skipped.why == DisclosureSkip::TitleOrTotal);
    assert_eq!(titles.count(), 2);
}

#[test]
fn faults_are_named_by_row_and_column_and_the_good_rows_go_in() {
    for (columns, cells, field, wrong, effect) in [
        ("版本,挂出日期", "3,2026-12-01", Field::PutUpOn, Wrong::InFuture, Effect::RowLeftOut),
        ("版本,挂出日期", "3,9月1日", Field::PutUpOn, Wrong::NoYear, Effect::RowLeftOut),
        ("版本,挂出日期", "3,", Field::PutUpOn, Wrong::Missing, Effect::FieldLeftEmpty),
        ("挂出日期,有效期至", "2026-09-01,2026-08-01", Field::ValidUntil, Wrong::OutOfOrder, Effect::RowLeftOut),
        ("种类", "飞鸽", Field::DocumentKind, Wrong::UnknownWord, Effect::RowLeftOut),
        ("停用日期", "2026-09-01", Field::RetireReason, Wrong::Missing, Effect::RowLeftOut),
        ("备注", "#N/A", Field::Note, Wrong::BadCharacter { character: '#' }, Effect::RowLeftOut),
    ] {
        let plan = plan_of(&format!("编号,名称,{columns}\nX-1,甲,{cells}\nX-2,乙\n"));
        assert_eq!(named(&plan), [(2, field, wrong)], "{columns}: {cells}");
        assert_eq!(plan.problems[0].effect, effect);
        assert_eq!(plan.add.len(), if effect == Effect::RowLeftOut { 1 } else { 2 }, "{columns}: {cells}");
    }
    let long = "长".repeat(61);
    let plan = plan_of(&format!("编号,名称\nX-1,{long}\n"));
    assert_eq!(named(&plan), [(2, Field::DocumentTitle, Wrong::TooLong { most: 60 })]);
}

#[test]
fn a_code_or_a_version_told_twice_goes_in_once() {
    let text = "编号,名称,版本,挂出日期\nX-1,甲,1,2026-01-01\nX-1,甲,2,2026-02-01\nX-1,甲,2,2026-02-01\nX-1,乙,1,2026-03-01\nX-2,丙,,\nX-2,丙,,\n";
    let plan = plan_of(text);
    let expected = [
        (4, Field::Version, Wrong::TwiceInList { first_row: 3 }),
        (5, Field::DocumentCode, Wrong::TwiceInList { first_row: 2 }),
        (7, Field::DocumentCode, Wrong::TwiceInList { first_row: 6 }),
    ];
    assert_eq!(named(&plan), expected);
    assert_eq!(plan.add[0].import.versions.len(), 2);
}

#[test]
fn versions_told_newest_first_are_put_up_in_their_order() {
    let text = "编号,名称,版本,挂出日期\nX-1,甲,3,2026-03-01\n,,2,2026-02-01\n,,1,2026-01-01\n";
    let plan = plan_of(text);
    assert_eq!(named(&plan), []);
    let versions = plan.add[0].import.versions.iter().map(|one| one.version.version.as_str());
    assert_eq!(versions.collect::<Vec<_>>(), ["1", "2", "3"]);
}

fn with(register: &mut Register, text: &str, at: Moment) {
    let imports = plan_against(register, text.as_bytes()).imports();
    register.import_disclosure(&imports, at).unwrap();
}

#[test]
fn what_is_on_record_is_compared_and_only_the_difference_is_written() {
    let (mut register, _) = register();
    let text = "编号,名称,种类,位置,版本,挂出日期\nX-1,甲,告示,东墙,1,2026-01-01\n";
    with(&mut register, text, at("2026-11-20", 9, 0));
    let same = plan_against(&register, text.as_bytes());
    assert_eq!((same.is_idle(), same.skip.len()), (true, 1));
    let changed =
        "编号,名称,种类,位置,版本,挂出日期,有效期至\nX-1,甲,,西墙,1,2026-01-01,2027-01-01\nX-1,,,,2,2026-05-01,\n";
    let plan = plan_against(&register, changed.as_bytes());
    let change = |field, before: &str, after: &str| FieldChange { field, before: before.into(), after: after.into() };
    let expected = [change(Field::DocumentPlace, "东墙", "西墙"), change(Field::Version, "", "2 · 2026-05-01")];
    assert_eq!(plan.change[0].changes, expected);
    assert_eq!(named(&plan), [(2, Field::Version, Wrong::OnRecordOtherwise)], "versions are never edited");
    let earlier = plan_against(&register, "编号,名称,版本,挂出日期\nX-1,甲,0,2025-01-01\n".as_bytes());
    assert_eq!(named(&earlier), [(2, Field::VersionNote, Wrong::Missing)], "a correction says why");
}

#[test]
fn a_document_off_the_list_takes_no_version() {
    let (mut register, _) = register();
    let text = "编号,名称,停用日期,停用原因\nX-1,甲,2026-11-01,已合并\n";
    with(&mut register, text, at("2026-11-20", 9, 0));
    let plan = plan_against(&register, "编号,名称,版本,挂出日期\nX-1,甲,1,2026-11-02\n".as_bytes());
    assert_eq!(named(&plan), [(2, Field::Version, Wrong::OffTheList)]);
}

#[test]
fn a_document_of_a_shipped_list_is_known_by_its_title() {
    let listed = &hallkeeper::domain::disclosure::DisclosureList::shipped()[0].documents[0];
    let plan = plan_of(&format!("名称,版本,挂出日期\n{},1,2026-01-01\n", listed.title.zh));
    let facts = &plan.add[0].import.facts;
    assert_eq!((&facts.code, &facts.rule, facts.kind), (&listed.code, &listed.rule, listed.kind));
    assert_eq!(plan.assumed, []);
}

/// A register whose every text holds a phone number.
fn with_phones() -> Register {
    let (mut register, _) = register();
    let version = |note: &str| VersionImport {
        version: NewVersion {
            version: "2026-08".into(),
            place: "东墙，找13800002610".into(),
            put_up_on: day("2026-08-03"),
            valid_until: None,
            event_ends_on: None,
            photo: None,
            note: note.into(),
        },
        taken_down_on: None,
    };
    let document = |code: &str, title: &str, retired: Option<Retired>| DisclosureImport {
        id: None,
        facts: NewDocument {
            code: code.into(),
            rule: "ours".into(),
            kind: DisclosureKind::Notice,
            title: title.into(),
            place: "大门，钥匙在13900000472".into(),
            note: "联系0571-8812 3456".into(),
        },
        since: Some(day("2026-08-01")),
        versions: vec![version("由13700001234送来")],
        taken_down: Vec::new(),
        retired,
    };
    let retired = Retired { on: day("2026-11-20"), reason: "13600005678来电要求".into() };
    let all = [document("H-1", "停电请拨13800002610", None), document("H-2", "价目牌", Some(retired))];
    register.import_disclosure(&all, at("2026-11-21", 9, 0)).unwrap();
    register
}

#[test]
fn a_list_brought_back_masked_changes_nothing() {
    let register = with_phones();
    for lang in Lang::ALL {
        let words = disclosure_list_words(&Strings::load(lang));
        let rows = disclosure_rows(&register.listed_disclosure().unwrap(), &words, Personal::Masked);
        assert!(rows.iter().flatten().any(|cell| cell.contains("****")), "the list is masked");
        for (bytes, has_code) in [(disclosure_csv(&rows), true), (disclosure_csv(&without_column(&rows, 0)), false)] {
            let plan = plan_against(&register, &bytes);
            assert!(plan.is_idle(), "{lang:?} {has_code}: {:?} {:?}", plan.add, plan.change);
            assert_eq!(plan.problems, [], "{lang:?} {has_code}");
            assert_eq!(plan.skip.iter().filter(|skipped| skipped.why == DisclosureSkip::Same).count(), 2);
        }
    }
}

fn without_column(rows: &[Vec<String>], column: usize) -> Vec<Vec<String>> {
    let mut rows = rows.to_vec();
    for row in &mut rows {
        row.remove(column);
    }
    rows
}

#[test]
fn beside_masked_cells_what_the_list_does_say_is_a_change() {
    let register = with_phones();
    let list = "编号,资料名称,类别,位置,备注\nH-1,停电请拨138****2610,告示,西墙,联系057****3456\n";
    let plan = plan_against(&register, list.as_bytes());
    assert_eq!(named(&plan), []);
    let changes = &plan.change[0].changes;
    let place =
        FieldChange {
            field: Field::DocumentPlace, before: "大门，钥匙在13900000472".into(), after: "西墙".into()
        };
    assert_eq!(changes, &[place]);
    assert_eq!(plan.assumed, [(DisclosureAssumption::Masked, 1)]);
    let unknown = "资料名称,位置\n请拨137****9999,东墙\n价目牌,东墙\n";
    let plan = plan_against(&register, unknown.as_bytes());
    assert_eq!(named(&plan), [(2, Field::DocumentTitle, Wrong::Missing)], "a title nobody has is none");
}

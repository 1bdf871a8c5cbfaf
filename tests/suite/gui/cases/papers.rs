//! Papers of cases: names and numbers stay behind their masks, also in what was written, until it is chosen and noted.

use super::*;
use crate::suite::documents::reading;
use hallkeeper::documents::raster::page_count;
use std::path::Path;

const NUMBER: &str = "13900000472";

/// The desk with a case more, whose words name the customer and the number.
fn told_of() -> Register {
    let mut register = full();
    let asked = register.staff().unwrap()[0].id;
    let words = ("陈先生说13900000472打不通", "陈先生");
    let case = case(CaseKind::Complaint, CaseChannel::Phone, words, asked);
    let id = register.record_case(&case, at("2026-11-23", 9, 20)).unwrap().value.0;
    register.add_case_note(id, ("又来电，陈先生，13900000472", None), at("2026-11-23", 9, 30)).unwrap();
    register
}

/// The words of the paper shown, as it is saved.
fn saved(harness: &mut Harness<'static, Window>, path: &Path) -> String {
    click(harness, Role::Button, "存为 PDF");
    harness.get_by_role_and_label(Role::TextInput, "文件路径").focus();
    harness.run();
    ctrl(harness, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "文件路径").type_text(&path.to_string_lossy());
    harness.run();
    click(harness, Role::Button, "确定");
    harness.run_steps(3);
    let pdf = std::fs::read(path).unwrap();
    (0..page_count(&pdf).unwrap()).map(|page| reading::text(&pdf, page)).collect()
}

/// Saved twice, masked and with names; gives the subjects of what was noted.
fn masked_then_whole((desk, harness): (&Shared, &mut Harness<'static, Window>)) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let masked = saved(harness, &folder.path().join("masked.pdf"));
    assert!(masked.contains("2026-0010") && masked.contains("打不通"), "{masked}");
    assert!(!masked.contains(NUMBER) && !masked.contains("陈先生"), "{masked}");
    harness.get_by_label("印上姓名和电话（会留记录）").click();
    harness.run();
    let whole = saved(harness, &folder.path().join("whole.pdf"));
    assert!(whole.contains(NUMBER) && whole.contains("陈先生"), "{whole}");
    let sent = &desk.borrow().sent;
    let subjects = sent.iter().filter_map(|command| match command {
        Command::Shell(ShellCommand::Reveal(subject)) => Some(subject.clone()),
        _ => None,
    });
    subjects.collect()
}

#[test]
fn a_case_sheet_is_masked_until_it_is_chosen_and_that_is_noted() {
    let (desk, mut harness) = open(told_of());
    pick(&mut harness, "2026-0010 · 陈**");
    ctrl(&mut harness, Key::P);
    let noted = masked_then_whole((&desk, &mut harness));
    assert!(matches!(&noted[..], [one] if one.starts_with("2026-0010")), "{noted:?}");
}

#[test]
fn the_register_book_is_masked_until_it_is_chosen_and_that_is_noted() {
    let (desk, mut harness) = open(told_of());
    click(&mut harness, Role::Button, "登记簿");
    let noted = masked_then_whole((&desk, &mut harness));
    assert_eq!(noted, ["register book 2026-11-01 – 2026-11-30"]);
}

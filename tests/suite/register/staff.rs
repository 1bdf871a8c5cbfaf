//! The roster.

use hallkeeper::domain::staff::StaffRecord;
use hallkeeper::register::files::NewFile;
use hallkeeper::register::staff::{NewPhoto, StaffImport};
use hallkeeper::register::{Refusal, Register, RegisterError};

use super::making::{at, day, print_badge, record, register};

fn refusal<T: std::fmt::Debug>(result: Result<T, RegisterError>) -> Refusal {
    match result.unwrap_err() {
        RegisterError::NotAllowed(refusal) => refusal,
        other => panic!("{other}"),
    }
}

fn names(register: &Register) -> Vec<String> {
    register.staff().unwrap().iter().map(|m| m.record.name.as_str().to_owned()).collect()
}

#[test]
fn a_work_number_belongs_to_one_person() {
    let (mut register, ids) = register();
    let taken = refusal(register.add_staff(&record("cq0209", "另一人"), at("2026-11-02", 9, 0)));
    assert_eq!(taken, Refusal::WorkNoTaken { by: "唐巧云".into() });
    let same = register.change_staff(ids[1], &record("CQ0209", "唐巧芸"), at("2026-11-02", 9, 0));
    assert_eq!(same.unwrap().value, ids[1]);
}

#[test]
fn a_move_to_another_window_ends_the_period_before() {
    let (mut register, ids) = register();
    let at_window = |number: &str| StaffRecord { window: number.into(), ..record("CQ0209", "唐巧云") };
    register.change_staff(ids[1], &at_window("2"), at("2026-11-02", 9, 0)).unwrap();
    register.change_staff(ids[1], &at_window("3"), at("2026-11-09", 9, 0)).unwrap();
    let periods = register.window_periods(ids[1]).unwrap();
    let told: Vec<_> = periods.iter().map(|p| (p.number.as_str(), p.from_on, p.until_on)).collect();
    assert_eq!(told, [("3", day("2026-11-09"), None), ("2", day("2026-11-02"), Some(day("2026-11-09")))]);
    assert_eq!(register.staff_member(ids[1]).unwrap().record.window, "3");
}

#[test]
fn a_work_number_given_to_another_meanwhile_is_not_taken_back() {
    let (mut register, ids) = register();
    let now = at("2026-11-02", 9, 0);
    register.change_staff(ids[0], &record("CQ0999", "周静岚"), now).unwrap();
    let other = register.add_staff(&record("CQ0201", "新人甲"), now).unwrap().value;
    print_badge(&mut register, other, ("", None), now);
    assert_eq!(refusal(register.undo("", now)), Refusal::UndoHeld, "a card was printed for the other");
    assert_eq!(refusal(register.undo("", now)), Refusal::UndoHeld, "the number is the other's now");
    let number = |id| register.staff_member(id).unwrap().record.work_no.as_str().to_owned();
    assert_eq!((number(ids[0]), number(other)), ("CQ0999".to_owned(), "CQ0201".to_owned()));
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_list_comes_in_whole_and_goes_in_one_step_of_undo() {
    let (mut register, ids) = register();
    let now = at("2026-11-02", 9, 0);
    let original = NewFile { media_type: "image/png".into(), name: "a.png".into(), content: vec![1, 2, 3] };
    let list = [
        StaffImport { id: None, record: record("CQ0300", "新人甲"), photo: None },
        StaffImport {
            id: Some(ids[0]),
            record: record("CQ0201", "周静澜"),
            photo: Some(NewPhoto::of_print(vec![9, 9], original)),
        },
    ];
    register.import_staff(&list, now).unwrap();
    assert_eq!(names(&register), ["周静澜", "唐巧云", "顾明远", "新人甲"]);
    let photo = register.staff_member(ids[0]).unwrap().photo.unwrap();
    assert_eq!(register.file(photo).unwrap(), [9, 9]);
    register.undo("", now).unwrap();
    assert_eq!(names(&register), ["周静岚", "唐巧云", "顾明远"]);
    assert_eq!(register.staff_member(ids[0]).unwrap().photo, None);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_list_with_one_bad_person_brings_in_nobody() {
    let (mut register, _) = register();
    let list = [
        StaffImport { id: None, record: record("CQ0300", "新人甲"), photo: None },
        StaffImport { id: None, record: record("CQ0209", "撞号"), photo: None },
    ];
    refusal(register.import_staff(&list, at("2026-11-02", 9, 0)));
    assert_eq!(names(&register).len(), 3);
}

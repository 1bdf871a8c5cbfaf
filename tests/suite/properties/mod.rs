//! Random days in the hall against a simple model: undo, numbers without gaps, a history that verifies.

mod card_ledger;
mod case_model;
mod cases;
mod searching;

use std::collections::BTreeMap;

use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, NewCase};
use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::people::PersonName;
use hallkeeper::domain::staff::{StaffMember, StaffRecord};
use hallkeeper::register::Register;
use proptest::prelude::*;

use super::register::making::{at, record, register};

/// What a person may do.
#[derive(Debug, Clone)]
enum Step {
    Add(u8),
    Rename(u8, u8),
    MoveTo(u8, u8),
    Record(u8),
    Void(u8),
    Undo,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        (0..20u8).prop_map(Step::Add),
        (0..20u8, 0..9u8).prop_map(|(who, name)| Step::Rename(who, name)),
        (0..20u8, 0..4u8).prop_map(|(who, window)| Step::MoveTo(who, window)),
        (0..9u8).prop_map(Step::Record),
        (0..9u8).prop_map(Step::Void),
        Just(Step::Undo),
    ];
    prop::collection::vec(step, 1..40)
}

/// The roster as a plain map: name and window by work number.
type Model = BTreeMap<String, (String, String)>;

fn roster(register: &Register) -> Model {
    let people = register.staff().unwrap().into_iter().map(|m| {
        let StaffRecord { work_no, name, window, .. } = m.record;
        (work_no.as_str().to_owned(), (name.as_str().to_owned(), window))
    });
    people.collect()
}

/// Running numbers are 1, 2, 3... whatever was undone; gives how many there are.
fn numbers_without_gap(register: &Register) -> usize {
    let mut running: Vec<u32> = register.cases().unwrap().iter().map(|c| c.number.running).collect();
    running.sort_unstable();
    assert_eq!(running, (1..=running.len() as u32).collect::<Vec<_>>(), "a gap");
    running.len()
}

fn member(register: &Register, no: &str) -> Option<StaffMember> {
    register.staff().unwrap().into_iter().find(|m| m.record.work_no.as_str() == no)
}

/// Takes a step in the register and the model; tells whether it can be undone.
fn take(register: &mut Register, step: &Step, model: &mut Model) -> bool {
    let now = at("2026-11-02", 9, 0);
    match step {
        Step::Add(n) => {
            let no = format!("W{n}");
            let is_added = register.add_staff(&record(&no, "新人"), now).is_ok();
            assert_eq!(is_added, !model.contains_key(&no));
            model.entry(no).or_insert_with(|| ("新人".into(), String::new()));
            is_added
        }
        Step::Rename(n, name) => change(register, model, &format!("W{n}"), |record| StaffRecord {
            name: PersonName::parse(&format!("甲{}", char::from(b'a' + name))).unwrap(),
            ..record
        }),
        Step::MoveTo(n, window) => {
            change(register, model, &format!("W{n}"), |record| StaffRecord { window: window.to_string(), ..record })
        }
        Step::Record(n) => {
            let case = enquiry(&format!("事 {n}"), register.staff().unwrap()[0].id);
            register.record_case(&case, now).is_ok()
        }
        Step::Void(n) => {
            let cases = register.cases().unwrap();
            let found = cases.into_iter().find(|c| c.number.running == u32::from(*n) && c.voided.is_none());
            found.is_some_and(|case| register.void_case(case.id, "重复", now).is_ok())
        }
        Step::Undo => false,
    }
}

fn change(register: &mut Register, model: &mut Model, no: &str, make: impl Fn(StaffRecord) -> StaffRecord) -> bool {
    let Some(found) = member(register, no) else {
        return false;
    };
    let changed = make(found.record);
    register.change_staff(found.id, &changed, at("2026-11-02", 9, 0)).unwrap();
    model.insert(no.to_owned(), (changed.name.as_str().to_owned(), changed.window));
    true
}

fn enquiry(summary: &str, first_asked: StaffId) -> NewCase {
    NewCase {
        kind: CaseKind::Enquiry,
        channel: CaseChannel::Phone,
        summary: summary.to_owned(),
        customer_name: "".into(),
        customer_contact: "".into(),
        first_asked: Some(first_asked),
        department: String::new(),
        received_at: at("2026-11-02", 9, 0),
        details: CaseDetails::default(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_day_with_undo_is_as_the_model_says_and_verifies(steps in steps()) {
        let (mut register, _) = register();
        register.forget_undo();
        let mut model = roster(&register);
        let mut past: Vec<Model> = Vec::new();
        let mut numbers = 0;
        for step in &steps {
            let before = model.clone();
            if matches!(step, Step::Undo) {
                let is_undone = register.undo("撤销", at("2026-11-02", 9, 0)).is_ok();
                prop_assert_eq!(is_undone, !past.is_empty());
                model = past.pop().unwrap_or(model);
            } else if take(&mut register, step, &mut model) {
                past.push(before);
            }
            prop_assert_eq!(&roster(&register), &model);
            let now = numbers_without_gap(&register);
            prop_assert!(now >= numbers, "a number was given back");
            numbers = now;
        }
        prop_assert_eq!(register.verify().unwrap().findings, vec![]);
    }
}

//! A small hall and the moments of its day.

use chrono::{NaiveDate, NaiveTime};
use hallkeeper::domain::cards::{CardEventKind, CardFace, CardStep, CardToMake, IssueReason};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::hall::{Hall, HallDraft};
use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::products::Product;
use hallkeeper::domain::staff::{StaffDraft, StaffRecord};
use hallkeeper::register::Register;

/// A day written as ISO text.
pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The hall's clock.
pub(crate) fn at(date: &str, hour: u32, minute: u32) -> Moment {
    Moment::at(day(date), NaiveTime::from_hms_opt(hour, minute, 0).unwrap())
}

/// A hall that keeps its records since the first of November.
pub(crate) fn hall() -> Hall {
    let draft = HallDraft { name: "长桥供电所营业厅".into(), ..HallDraft::fresh() };
    draft.check(None, day("2026-11-01")).unwrap()
}

/// A person.
pub(crate) fn record(work_no: &str, name: &str) -> StaffRecord {
    let draft = StaffDraft { work_no: work_no.into(), name: name.into(), ..StaffDraft::default() };
    draft.check(day("2026-11-01")).unwrap()
}

/// The hall in memory with three people and one box.
pub(crate) fn register() -> (Register, Vec<StaffId>) {
    let start = at("2026-11-01", 8, 0);
    fill(Register::in_memory(&hall(), start).unwrap())
}

/// Three people and one box for an empty hall.
pub(crate) fn fill(mut register: Register) -> (Register, Vec<StaffId>) {
    let start = at("2026-11-01", 8, 0);
    let people = [("CQ0201", "周静岚"), ("CQ0209", "唐巧云"), ("CQ0218", "顾明远")];
    let ids = people.map(|(no, name)| register.add_staff(&record(no, name), start).unwrap().value);
    register.add_box(("1 号箱", "大厅东侧"), day("2026-11-01"), start).unwrap();
    (register, ids.to_vec())
}

/// A badge made and printed for a person; without a reason it is the first.
pub(crate) fn print_badge(
    register: &mut Register,
    staff: StaffId,
    (reason, valid_until): (&str, Option<NaiveDate>),
    at: Moment,
) {
    let face = CardFace::of(&register.hall().unit_name, &register.staff_member(staff).unwrap());
    let (product, note) = (Product::Badge, reason.to_owned());
    let reason = if note.is_empty() { IssueReason::First } else { IssueReason::Other };
    let card = CardToMake { product, staff: Some(staff), face, valid_until, reason, note };
    let made = register.make_cards(&[card], at).unwrap().value;
    let step = CardStep::plain(CardEventKind::Printed, at.date());
    register.note_card_events(&[made[0].id], &step, at).unwrap();
}

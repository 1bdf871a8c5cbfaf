//! Each work list, once true and once false.

use chrono::Duration;

use super::*;
use crate::domain::cards::{CardEvent, CardEventKind, CardLife, IssueReason};
use crate::domain::dates::Moment;
use crate::domain::ids::FileId;
use crate::domain::staff::StaffDraft;

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn member(id: i64, status: &str) -> StaffMember {
    let draft = StaffDraft {
        work_no: format!("CQ{id:04}"),
        name: ["甲某", "乙某", "丙某"][id as usize % 3].to_owned(),
        post: "收费员".to_owned(),
        status: status.to_owned(),
        ..StaffDraft::default()
    };
    let record = draft.check(today()).unwrap();
    StaffMember { id: StaffId(id), uid: String::new(), record, photo: Some(FileId(1)), photo_original: None }
}

/// A badge of a person that says what the roster says, with what happened to it.
fn card(member: &StaffMember, kinds: &[CardEventKind]) -> Card {
    let event = |kind: &CardEventKind| CardEvent {
        kind: *kind,
        at: Moment(0),
        on: "2026-11-02".parse().unwrap(),
        by: String::new(),
        signed_by: String::new(),
        note: String::new(),
    };
    let events: Vec<CardEvent> = kinds.iter().map(event).collect();
    Card {
        id: CardId(member.id.0 * 10),
        uid: String::new(),
        number: CardNumber { series: member.record.work_no.as_str().to_owned(), running: 1 },
        product: Product::Badge,
        staff: Some(member.id),
        face: CardFace::of("长桥供电所", member),
        made_at: Moment(0),
        valid_until: None,
        reason: IssueReason::First,
        note: String::new(),
        replaces: None,
        life: CardLife::of(&events).unwrap(),
        events,
    }
}

const WORN: [CardEventKind; 2] = [CardEventKind::Printed, CardEventKind::HandedOver];

/// The work of one person with one card.
fn work(member: StaffMember, card: Option<Card>, taken: Option<&str>) -> CardWork {
    let taken = taken.map(|day| (member.id, day.parse().unwrap())).into_iter().collect();
    let (staff, cards) = ([member], Vec::from_iter(card));
    let unit_name = "长桥供电所";
    CardWork::of(&WorkFacts { unit_name, staff: &staff, cards: &cards, taken: &taken, today: today() })
}

/// The lists that hold something, by name.
fn lists(work: &CardWork) -> Vec<&'static str> {
    let all = [
        ("expiring", &work.expiring),
        ("expired", &work.expired),
        ("changed", &work.changed),
        ("not_returned", &work.not_returned),
        ("not_handed_over", &work.not_handed_over),
        ("no_photo", &work.no_photo),
        ("photo_old", &work.photo_old),
        ("no_badge", &work.no_badge),
        ("made_not_printed", &work.made_not_printed),
        ("lost", &work.lost),
    ];
    all.into_iter().filter(|(_, list)| !list.is_empty()).map(|(name, _)| name).collect()
}

fn of(status: &str, kinds: &[CardEventKind]) -> CardWork {
    let member = member(1, status);
    let card = card(&member, kinds);
    work(member, Some(card), None)
}

#[test]
fn a_worn_card_in_order_is_no_work() {
    assert_eq!(of("", &WORN), CardWork::default());
}

#[test]
fn a_card_runs_out_from_thirty_days_before_its_last_day() {
    let ends_in = |days: i64| {
        let member = member(1, "");
        let mut card = card(&member, &WORN);
        card.valid_until = Some(today() + Duration::days(days));
        work(member, Some(card), None)
    };
    assert_eq!(lists(&ends_in(31)), [""; 0]);
    assert_eq!(lists(&ends_in(30)), ["expiring"]);
    assert_eq!(lists(&ends_in(0)), ["expiring"]);
    assert_eq!(ends_in(0).expiring[0].day, Some(today()));
    assert_eq!(lists(&ends_in(-1)), ["expired", "no_badge"]);
}

#[test]
fn of_a_card_taken_over_only_what_is_known_can_have_changed() {
    let person = member(1, "");
    let mut old = card(&person, &WORN);
    old.face = CardFace { bearer: old.face.bearer, work_no: old.face.work_no, ..CardFace::default() };
    assert!(work(person.clone(), Some(old.clone()), None).changed.is_empty());
    old.face.bearer = "旧名".to_owned();
    assert_eq!(work(person, Some(old), None).changed[0].changed, [FaceField::Name]);
}

#[test]
fn what_changed_since_the_print_is_told_field_by_field() {
    let mut moved = member(1, "");
    let old = card(&moved, &WORN);
    moved.record.post = "大堂引导员".to_owned();
    moved.record.team = "营业班".to_owned();
    let found = work(moved, Some(old), None);
    assert_eq!(lists(&found), ["changed"]);
    assert_eq!(found.changed[0].changed, [FaceField::Post, FaceField::Department], "an empty team that was filled too");
    let mut unit = card(&member(1, ""), &WORN);
    unit.face.unit_name = "旧名".to_owned();
    assert_eq!(work(member(1, ""), Some(unit), None).changed[0].changed, [FaceField::Unit]);
}

#[test]
fn who_left_with_a_card_is_asked_for_it_and_for_nothing_else() {
    for status in ["moved", "left"] {
        assert_eq!(lists(&of(status, &WORN)), ["not_returned"], "{status}");
        assert_eq!(lists(&of(status, &[CardEventKind::Printed])), [""; 0], "it is in the hall");
    }
    let void = of("left", &[CardEventKind::Printed, CardEventKind::HandedOver, CardEventKind::Voided]);
    assert_eq!(lists(&void), ["not_returned"], "a void one is asked for, too");
    assert_eq!(lists(&of("on_leave", &WORN)), [""; 0], "who is away keeps theirs");
}

#[test]
fn a_card_waits_to_be_printed_and_to_be_handed_over() {
    assert_eq!(lists(&of("", &[])), ["no_badge", "made_not_printed"]);
    assert_eq!(lists(&of("", &[CardEventKind::Printed])), ["not_handed_over"]);
    assert_eq!(lists(&of("", &[CardEventKind::Voided])), ["no_badge"], "a void one waits for nothing");
}

#[test]
fn a_card_reported_lost_is_told_until_it_is_found_or_void() {
    let lost = [CardEventKind::Printed, CardEventKind::HandedOver, CardEventKind::Suspended];
    assert_eq!(lists(&of("", &lost)), ["no_badge", "lost"]);
    assert_eq!(of("", &lost).lost[0].day, Some("2026-11-02".parse().unwrap()));
    assert_eq!(lists(&of("", &[&lost[..], &[CardEventKind::Found]].concat())), [""; 0]);
    assert_eq!(lists(&of("", &[&lost[..], &[CardEventKind::Voided]].concat())), ["no_badge"]);
}

#[test]
fn a_photo_is_missing_or_more_than_five_years_old() {
    let person = |photo: Option<FileId>| StaffMember { photo, ..member(1, "") };
    let worn = || Some(card(&member(1, ""), &WORN));
    assert_eq!(lists(&work(person(None), worn(), Some("2010-01-01"))), ["no_photo"]);
    assert_eq!(lists(&work(person(Some(FileId(1))), worn(), Some("2021-11-22"))), ["photo_old"]);
    assert_eq!(lists(&work(person(Some(FileId(1))), worn(), Some("2021-11-23"))), [""; 0]);
    assert_eq!(lists(&work(person(Some(FileId(1))), worn(), None)), [""; 0], "nobody knows when");
}

#[test]
fn only_active_people_need_a_badge_and_an_id_card_is_none() {
    assert_eq!(lists(&work(member(1, ""), None, None)), ["no_badge"]);
    assert_eq!(lists(&work(member(1, "on_leave"), None, None)), [""; 0]);
    let mut id_card = card(&member(1, ""), &WORN);
    id_card.product = Product::IdCard;
    assert_eq!(lists(&work(member(1, ""), Some(id_card), None)), ["no_badge"]);
}

#[test]
fn a_visitors_card_runs_out_but_is_nobodys() {
    let mut visitor = card(&member(1, ""), &[CardEventKind::Printed]);
    (visitor.product, visitor.staff, visitor.valid_until) = (Product::Visitor, None, Some(today()));
    let found = work(member(1, "left"), Some(visitor), None);
    assert_eq!(lists(&found), ["expiring"]);
    assert_eq!((found.expiring[0].staff, found.expiring[0].name.as_str()), (None, ""));
}

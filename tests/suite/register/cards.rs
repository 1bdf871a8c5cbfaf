//! The ledger of cards: numbers, reasons, what follows what, undo, guards of the file (P1-1.2, P1-1.6).

use hallkeeper::domain::cards::{
    Card, CardEventKind, CardFace, CardNumber, CardStep, CardToMake, IssueReason, LifeProblem, Standing, Whereabouts,
};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{CardId, StaffId};
use hallkeeper::domain::products::Product;
use hallkeeper::domain::staff::StaffStatus;
use hallkeeper::register::card_codes::CodeAnswer;
use hallkeeper::register::{ActionKind, Refusal, Register, RegisterError};

use super::making::{at, day, fill, hall, record, register};

pub(crate) const DAY: &str = "2026-11-02";

pub(crate) fn now() -> Moment {
    at(DAY, 9, 0)
}

/// What the print room would ask for.
pub(crate) fn wanted(register: &Register, staff: Option<StaffId>, product: Product, reason: IssueReason) -> CardToMake {
    let unit = &register.hall().unit_name;
    let face = staff.map(|id| CardFace::of(unit, &register.staff_member(id).unwrap())).unwrap_or_default();
    let note = if reason == IssueReason::Other { "换新版".to_owned() } else { String::new() };
    CardToMake { product, staff, face, valid_until: Some(day("2028-12-31")), reason, note }
}

pub(crate) fn make(register: &mut Register, staff: StaffId, product: Product, reason: IssueReason) -> Card {
    let card = wanted(register, Some(staff), product, reason);
    register.make_cards(&[card], now()).unwrap().value.remove(0)
}

pub(crate) fn step(register: &mut Register, card: CardId, kind: CardEventKind) -> Result<(), RegisterError> {
    let step = CardStep { note: "记一笔".to_owned(), ..CardStep::plain(kind, day(DAY)) };
    register.note_card_events(&[card], &step, now()).map(|_| ())
}

/// A badge on paper.
pub(crate) fn printed(register: &mut Register, staff: StaffId, reason: IssueReason) -> Card {
    let card = make(register, staff, Product::Badge, reason);
    step(register, card.id, CardEventKind::Printed).unwrap();
    register.card(card.id).unwrap()
}

fn refusal<T: std::fmt::Debug>(result: Result<T, RegisterError>) -> Refusal {
    match result.unwrap_err() {
        RegisterError::NotAllowed(refusal) => refusal,
        other => panic!("{other}"),
    }
}

fn numbers(register: &Register) -> Vec<String> {
    register.cards().unwrap().iter().rev().map(|card| card.number.to_string()).collect()
}

fn standing(register: &Register, card: &Card) -> (Standing, Whereabouts) {
    let life = register.card(card.id).unwrap().life;
    (life.standing, life.place)
}

#[test]
fn numbers_run_by_work_number_over_all_products() {
    let (mut register, people) = register();
    make(&mut register, people[0], Product::Badge, IssueReason::First);
    make(&mut register, people[0], Product::IdCard, IssueReason::First);
    make(&mut register, people[1], Product::Trainee, IssueReason::First);
    let visitor = wanted(&register, None, Product::Visitor, IssueReason::First);
    let told = register.next_numbers(&[visitor.clone(), visitor.clone()]).unwrap();
    assert_eq!(told.iter().map(ToString::to_string).collect::<Vec<_>>(), ["V-01", "V-02"]);
    register.make_cards(&[visitor.clone(), visitor.clone()], now()).unwrap();
    assert_eq!(numbers(&register), ["CQ0201-01", "CQ0201-02", "CQ0209-01", "V-01", "V-02"]);
    register.make_cards(&[visitor], now()).unwrap();
    assert_eq!(numbers(&register).len(), 5, "a visitor's badge made and never printed is taken");
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_person_with_a_new_work_number_gets_a_new_series_and_the_old_one_goes_on() {
    let (mut register, people) = register();
    printed(&mut register, people[0], IssueReason::First);
    register.change_staff(people[0], &record("CQ0301", "周静岚"), now()).unwrap();
    printed(&mut register, people[0], IssueReason::Number);
    register.add_staff(&record("CQ0201", "新来的"), now()).unwrap();
    let new = register.staff().unwrap().into_iter().find(|member| member.record.name.as_str() == "新来的").unwrap();
    printed(&mut register, new.id, IssueReason::First);
    assert_eq!(numbers(&register), ["CQ0201-01", "CQ0301-01", "CQ0201-02"]);
}

#[test]
fn a_card_again_wants_a_reason_and_makes_the_old_one_void_when_it_is_printed() {
    let (mut register, people) = register();
    let old = printed(&mut register, people[0], IssueReason::First);
    let again = |register: &Register, reason| wanted(register, Some(people[0]), Product::Badge, reason);
    for reason in [IssueReason::First, IssueReason::Earlier] {
        let card = again(&register, reason);
        assert_eq!(refusal(register.make_cards(&[card], now())), Refusal::ReasonMissing);
    }
    let other = CardToMake { note: "  ".into(), ..again(&register, IssueReason::Other) };
    assert_eq!(refusal(register.make_cards(&[other], now())), Refusal::NoteMissing);
    step(&mut register, old.id, CardEventKind::Suspended).unwrap();
    let card = again(&register, IssueReason::First);
    assert_eq!(refusal(register.make_cards(&[card], now())), Refusal::ReasonMissing, "one reported lost counts too");
    let new = make(&mut register, people[0], Product::Badge, IssueReason::Worn);
    assert_eq!((new.replaces, standing(&register, &old).0), (Some(old.id), Standing::Suspended), "not printed yet");
    step(&mut register, new.id, CardEventKind::Printed).unwrap();
    let old = register.card(old.id).unwrap();
    assert_eq!(old.life.standing, Standing::Void);
    assert_eq!(old.events.last().unwrap().replaced_by(), Some(new.number.clone()));
    assert_eq!(numbers(&register), ["CQ0201-01", "CQ0201-02"]);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn another_product_of_the_same_person_is_no_card_again() {
    let (mut register, people) = register();
    let badge = printed(&mut register, people[0], IssueReason::First);
    let id_card = make(&mut register, people[0], Product::IdCard, IssueReason::First);
    step(&mut register, id_card.id, CardEventKind::Printed).unwrap();
    assert_eq!(standing(&register, &badge), (Standing::Live, Whereabouts::Hall));
    assert_eq!(id_card.replaces, None);
}

#[test]
fn a_card_made_because_the_old_one_was_lost_reports_it_lost() {
    let (mut register, people) = register();
    let old = printed(&mut register, people[0], IssueReason::First);
    step(&mut register, old.id, CardEventKind::HandedOver).unwrap();
    make(&mut register, people[0], Product::Badge, IssueReason::Lost);
    assert_eq!(standing(&register, &old), (Standing::Suspended, Whereabouts::Lost));
    let of_cards = register.undoable().into_iter().filter(|step| step.kind == ActionKind::HandOverCards);
    assert_eq!(of_cards.count(), 0, "nothing of it is undone");
}

#[test]
fn a_card_made_and_never_printed_is_taken_when_it_says_the_same_else_it_is_void() {
    let (mut register, people) = register();
    let first = make(&mut register, people[0], Product::Badge, IssueReason::First);
    let same = make(&mut register, people[0], Product::Badge, IssueReason::Post);
    assert_eq!((same.id, same.reason), (first.id, IssueReason::First), "none was printed before it");
    let mut changed = record("CQ0201", "周静岚");
    changed.post = "大堂引导员".into();
    register.change_staff(people[0], &changed, now()).unwrap();
    let other = make(&mut register, people[0], Product::Badge, IssueReason::First);
    assert_eq!(other.number.running, 2);
    let first = register.card(first.id).unwrap();
    assert_eq!(first.life.standing, Standing::Void);
    assert_eq!(first.events.last().unwrap().replaced_by(), Some(other.number));
    let told = step(&mut register, first.id, CardEventKind::Printed);
    let number = "CQ0201-01".to_owned();
    assert_eq!(refusal(told), Refusal::Card { problem: LifeProblem::IsVoid, number });
}

#[test]
fn steps_for_several_cards_are_noted_all_or_none() {
    let (mut register, people) = register();
    let first = printed(&mut register, people[0], IssueReason::First);
    let second = make(&mut register, people[1], Product::Badge, IssueReason::First);
    let hand_over = CardStep::plain(CardEventKind::HandedOver, day(DAY));
    let told = register.note_card_events(&[first.id, second.id], &hand_over, now());
    let number = "CQ0209-01".to_owned();
    assert_eq!(refusal(told), Refusal::Card { problem: LifeProblem::NotPrinted, number });
    assert_eq!(standing(&register, &first), (Standing::Live, Whereabouts::Hall));
    step(&mut register, second.id, CardEventKind::Printed).unwrap();
    let signed = CardStep { signed_by: "周静岚".into(), by: "唐巧云".into(), ..hand_over };
    register.note_card_events(&[first.id, second.id, first.id], &signed, now()).unwrap();
    let last = register.card(first.id).unwrap().events.pop().unwrap();
    assert_eq!((last.kind, last.signed_by.as_str(), last.by.as_str()), (CardEventKind::HandedOver, "周静岚", "唐巧云"));
}

#[test]
fn a_step_has_its_day_and_where_it_ends_a_card_a_word_why() {
    let (mut register, people) = register();
    let card = printed(&mut register, people[0], IssueReason::First);
    let on = |kind, date: &str| CardStep::plain(kind, day(date));
    let told = register.note_card_events(&[card.id], &on(CardEventKind::HandedOver, "2026-11-03"), now());
    assert_eq!(refusal(told), Refusal::DayAhead);
    let told = register.note_card_events(&[card.id], &on(CardEventKind::HandedOver, "2026-11-01"), now());
    let number = card.number.to_string();
    assert_eq!(refusal(told), Refusal::Card { problem: LifeProblem::BeforeLastStep, number });
    for kind in [CardEventKind::Voided, CardEventKind::Destroyed] {
        let told = register.note_card_events(&[card.id], &on(kind, DAY), now());
        assert_eq!(refusal(told), Refusal::NoteMissing, "{kind:?}");
    }
    step(&mut register, card.id, CardEventKind::Voided).unwrap();
    register.note_card_events(&[card.id], &on(CardEventKind::Destroyed, DAY), now()).unwrap();
    let told = step(&mut register, card.id, CardEventKind::Returned);
    assert!(matches!(refusal(told), Refusal::Card { problem: LifeProblem::IsDestroyed, .. }));
}

#[test]
fn what_happened_is_undone_and_what_was_made_and_printed_is_not() {
    let (mut register, people) = register();
    register.forget_undo();
    let card = printed(&mut register, people[0], IssueReason::First);
    assert_eq!(register.undoable(), []);
    step(&mut register, card.id, CardEventKind::HandedOver).unwrap();
    step(&mut register, card.id, CardEventKind::Suspended).unwrap();
    register.undo("", now()).unwrap();
    assert_eq!(standing(&register, &card), (Standing::Live, Whereabouts::Bearer));
    register.undo("", now()).unwrap();
    assert_eq!(standing(&register, &card), (Standing::Live, Whereabouts::Hall));
    assert!(register.undo("", now()).is_err());
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn what_paper_followed_from_is_undone_no_more() {
    let (mut register, people) = register();
    register.forget_undo();
    let first = printed(&mut register, people[0], IssueReason::First);
    let other = printed(&mut register, people[1], IssueReason::First);
    step(&mut register, first.id, CardEventKind::Voided).unwrap();
    step(&mut register, other.id, CardEventKind::HandedOver).unwrap();
    printed(&mut register, people[0], IssueReason::First);
    assert_eq!(register.undoable(), [], "else two badges of one person would count");
    assert_eq!(standing(&register, &first).0, Standing::Void);
    step(&mut register, other.id, CardEventKind::Returned).unwrap();
    let kinds: Vec<ActionKind> = register.undoable().iter().map(|step| step.kind).collect();
    assert_eq!(kinds, [ActionKind::ReturnCards], "what is done after it can be taken back");
    register.undo("", now()).unwrap();
    assert_eq!(standing(&register, &other).1, Whereabouts::Bearer);
}

#[test]
fn no_older_step_is_left_to_undo_once_the_newer_one_is_not() {
    let (mut register, people) = register();
    let cards = [0, 1].map(|place: usize| printed(&mut register, people[place], IssueReason::First).id);
    for card in cards {
        step(&mut register, card, CardEventKind::HandedOver).unwrap();
    }
    let back = CardStep::plain(CardEventKind::Returned, day(DAY));
    register.note_card_events(&cards, &back, now()).unwrap();
    make(&mut register, people[0], Product::IdCard, IssueReason::First);
    let _ = register.undo("", now());
    assert_eq!(register.card(cards[1]).unwrap().life.place, Whereabouts::Hall, "returned stays returned");
    assert_eq!(register.cards().unwrap().len(), 3);
}

#[test]
fn the_first_card_of_its_kind_has_no_other_reason() {
    let (mut register, people) = register();
    assert_eq!(make(&mut register, people[0], Product::Badge, IssueReason::Worn).reason, IssueReason::First);
}

#[test]
fn the_card_of_who_left_counts_no_longer() {
    let (mut register, people) = register();
    let card = printed(&mut register, people[0], IssueReason::First);
    let code = register.code_of(&card);
    assert!(matches!(register.verify_code(&code, day(DAY)).unwrap(), CodeAnswer::Valid(_)));
    let mut left = register.staff_member(people[0]).unwrap().record;
    left.status = StaffStatus::Left;
    register.change_staff(people[0], &left, now()).unwrap();
    assert!(matches!(register.verify_code(&code, day(DAY)).unwrap(), CodeAnswer::Gone(_)));
}

#[test]
fn a_person_whose_card_was_made_stays_on_the_roster() {
    let (mut register, _) = register();
    let id = register.add_staff(&record("CQ0300", "新人甲"), now()).unwrap().value;
    printed(&mut register, id, IssueReason::First);
    assert_eq!(refusal(register.undo("", now())), Refusal::UndoHeld);
    assert_eq!(numbers(&register), ["CQ0300-01"]);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn nothing_is_made_for_nobody_or_of_what_is_no_card() {
    let (mut register, people) = register();
    for (staff, product) in
        [(None, Product::Badge), (Some(people[0]), Product::Visitor), (Some(people[0]), Product::CounterSign)]
    {
        let card = wanted(&register, staff, product, IssueReason::First);
        assert_eq!(refusal(register.make_cards(&[card], now())), Refusal::NoSuchRecord, "{product:?}");
    }
    let stranger = CardToMake {
        staff: Some(StaffId(99)),
        ..wanted(&register, Some(people[0]), Product::Badge, IssueReason::First)
    };
    assert_eq!(refusal(register.make_cards(&[stranger], now())), Refusal::NoSuchRecord);
    assert_eq!(numbers(&register).len(), 0);
}

#[test]
fn a_card_is_found_by_its_number_and_its_bearer() {
    let (mut register, people) = register();
    let card = printed(&mut register, people[0], IssueReason::First);
    let number = CardNumber { series: "CQ0201".into(), running: 1 };
    assert_eq!(register.card_by_number(&number).unwrap().as_ref(), Some(&card));
    assert_eq!(register.card_by_number(&CardNumber { running: 2, ..number }).unwrap(), None);
    assert_eq!(register.cards_of(people[0]).unwrap(), [card]);
    assert_eq!(register.cards_of(people[1]).unwrap(), []);
}

/// Writes past the program into a file with a printed badge of the first person.
fn forge(sql: &str) -> rusqlite::Result<()> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let (mut register, people) = fill(Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap());
    printed(&mut register, people[0], IssueReason::First);
    drop(register);
    rusqlite::Connection::open(&path).unwrap().execute_batch(sql)
}

#[test]
fn the_file_itself_refuses_a_second_print_a_card_without_reason_and_a_number_twice() {
    let card = |running: u32, reason: &str, note: &str| {
        format!(
            "INSERT INTO cards (uid, hall_id, product, staff_id, series, running, made_ms, reason, note)
             VALUES ('x', 1, 'badge', 1, 'CQ0201', {running}, 0, '{reason}', '{note}')"
        )
    };
    let event = "INSERT INTO card_events (uid, hall_id, card_id, kind, at_ms, on_day)
                 VALUES ('y', 1, 1, 'printed', 0, '2026-11-02')";
    for sql in [
        event.to_owned(),
        card(2, "first", ""),
        card(2, "other", " "),
        card(1, "worn", ""),
        "DELETE FROM cards".to_owned(),
    ] {
        assert!(forge(&sql).is_err(), "{sql}");
    }
    forge(&card(2, "worn", "")).unwrap();
}

//! What stays on record of a case: every hand-over, every struck and corrected entry, links, files, and what undo takes back.

use hallkeeper::domain::cases::events::{CaseFact, Correction, LinkKind};
use hallkeeper::domain::cases::{
    CaseDetails, CaseKind, CasePhase, CaseRefusal, Finding, NewCase, NewEvent, PauseReason, ReplyMode, Standing, What,
};
use hallkeeper::domain::deadlines::{Limit, LimitUnit};
use hallkeeper::domain::ids::CaseId;
use hallkeeper::register::Area;
use hallkeeper::register::files::NewFile;

use super::case_desk::*;
use super::making::at;

#[test]
fn every_hand_over_is_on_record_and_the_last_one_has_the_case_p6_2() {
    let mut desk = Desk::plain();
    let (asked, second) = (desk.people[1], desk.people[2]);
    assert_eq!(desk.outcomes().handler, Some(asked), "whoever was asked first owns it");
    desk.enter(at("2026-11-02", 9, 30), handed_over(Some(second), ""));
    desk.enter(at("2026-11-03", 9, 30), handed_over(None, "电费核算班"));
    let file = desk.file();
    assert_eq!((file.handler(), file.department().as_str()), (Some(second), "电费核算班"));
    assert_eq!(desk.outcomes().handler, Some(second));
    let moments: Vec<_> = file.events.iter().map(|event| (event.what.code(), event.at, event.by)).collect();
    let head = Some(desk.people[0]);
    let expected = [("handed_over", at("2026-11-02", 9, 30), head), ("handed_over", at("2026-11-03", 9, 30), head)];
    assert_eq!(moments, expected);
}

#[test]
fn a_struck_entry_stays_visible_and_no_longer_counts() {
    let mut desk = Desk::plain();
    desk.answered();
    let reply = desk.file().reply().unwrap().clone();
    desk.enter(at("2026-11-05", 9, 30), struck(reply.id));
    let file = desk.file();
    assert!(file.events.contains(&reply), "as it was written");
    assert_eq!((file.phase(), desk.outcomes().replied_at), (CasePhase::Concluded, None));
    let told = file.events.last().unwrap();
    assert!(matches!(&told.what, What::Struck { event, reason } if *event == reply.id && reason == "记错了"));
    desk.enter(at("2026-11-05", 10, 0), replied(ReplyMode::Letter));
    assert_eq!(desk.outcomes().replied_at, Some(at("2026-11-05", 10, 0)));
}

#[test]
fn a_correction_keeps_what_stood_before() {
    let mut desk = Desk::plain();
    let before = desk.file().case.facts;
    let details = CaseDetails { matter: "slow_window".into(), rings: Some(3), ..CaseDetails::default() };
    let after = NewCase { kind: CaseKind::Report, first_asked: Some(desk.people[2]), details, ..before.clone() };
    let by = Some(desk.people[0]);
    desk.register.correct_case(desk.id, (&after, " 听错了 ", by), at("2026-11-02", 9, 40)).unwrap();
    let file = desk.file();
    assert_eq!(file.case.facts, after);
    assert_eq!(desk.outcomes().handler, Some(desk.people[2]), "and with it who has the case");
    let What::Corrected { changes, reason } = &file.events[0].what else { panic!("{file:?}") };
    assert_eq!(reason, "听错了");
    let change = |fact, before: &str, after: &str| Correction { fact, before: before.into(), after: after.into() };
    let expected = [
        change(CaseFact::Kind, "complaint", "report"),
        change(CaseFact::FirstAsked, "2", "3"),
        change(CaseFact::Matter, "", "slow_window"),
        change(CaseFact::Rings, "", "3"),
    ];
    assert_eq!(changes.as_slice(), expected);
    desk.register.undo("", at("2026-11-02", 9, 45)).unwrap();
    assert_eq!((desk.file().case.facts, desk.file().events.len()), (before, 0));
}

#[test]
fn two_cases_are_linked_on_both_sides_and_the_link_is_struck_on_both() {
    let mut desk = Desk::plain();
    let other = complaint(desk.people[2]);
    let now = at("2026-11-02", 10, 0);
    let other = desk.register.record_case(&other, now).unwrap().value.0;
    let links = |desk: &Desk, id: CaseId| -> Vec<(CaseId, LinkKind)> {
        let file = desk.register.case_file(id).unwrap();
        let linked = file.live().into_iter().filter_map(|event| match event.what {
            What::Linked { other, how } => Some((other, how)),
            _ => None,
        });
        linked.collect()
    };
    let first = desk.enter(now, What::Linked { other, how: LinkKind::Repeat });
    assert_eq!(links(&desk, desk.id), [(other, LinkKind::Repeat)]);
    assert_eq!(links(&desk, other), [(desk.id, LinkKind::Repeat)]);
    desk.enter(at("2026-11-02", 10, 5), struck(first));
    assert_eq!((links(&desk, desk.id), links(&desk, other)), (vec![], vec![]));
    let kept = desk.register.case_file(other).unwrap().events;
    assert_eq!(kept.iter().map(|event| event.what.code()).collect::<Vec<_>>(), ["linked", "struck"]);
    desk.enter(at("2026-11-02", 10, 6), What::Linked { other, how: LinkKind::Related });
    assert_eq!(links(&desk, other), [(desk.id, LinkKind::Related)], "once, not twice");
    desk.register.undo("", at("2026-11-02", 10, 7)).unwrap();
    desk.register.undo("", at("2026-11-02", 10, 7)).unwrap();
    assert_eq!(links(&desk, other), [(desk.id, LinkKind::Repeat)], "undone on both sides");
}

#[test]
fn one_letter_becomes_two_cases_that_know_each_other() {
    let mut desk = Desk::plain();
    let second = NewCase { summary: "还有，椅子太少".into(), ..complaint(desk.people[1]) };
    let now = at("2026-11-02", 10, 0);
    let how = (desk.id, LinkKind::SameLetter);
    let (id, number) = desk.register.record_linked_case(&second, how, now).unwrap().value;
    assert_eq!(number.to_string(), "2026-0002");
    let file = desk.register.case_file(id).unwrap();
    assert!(matches!(file.events[0].what, What::Linked { other, how: LinkKind::SameLetter } if other == desk.id));
    assert!(matches!(desk.file().events[0].what, What::Linked { other, .. } if other == id));
    desk.register.undo("记错了", now).unwrap();
    assert_eq!(desk.register.case(id).unwrap().voided.unwrap().reason, "记错了", "its number stays taken");
    assert_eq!(desk.file().events, []);
    assert!(desk.register.record_linked_case(&second, (CaseId(99), LinkKind::Repeat), now).is_err());
}

#[test]
fn what_is_attached_is_kept_byte_for_byte_also_after_closing() {
    let mut desk = Desk::plain();
    let bytes: Vec<u8> = (0..=255u8).cycle().take(70_000).collect();
    let photo = NewFile { media_type: "image/jpeg".into(), name: "抄表照片 1.jpg".into(), content: bytes.clone() };
    let by = Some(desk.people[0]);
    desk.register.attach_to_case(desk.id, (&photo, by), at("2026-11-02", 9, 30)).unwrap();
    desk.answered();
    desk.enter(at("2026-11-05", 10, 0), closed());
    let paper = NewFile { media_type: "application/pdf".into(), name: "核算说明.pdf".into(), content: vec![] };
    desk.register.attach_to_case(desk.id, (&paper, by), at("2026-11-05", 10, 5)).unwrap();
    let file = desk.file();
    let attached: Vec<_> = file.events.iter().filter_map(|event| event.file).collect();
    assert_eq!(desk.register.file(attached[0]).unwrap(), bytes);
    assert_eq!(desk.register.file(attached[1]).unwrap(), Vec::<u8>::new());
    assert!(matches!(&file.events[0].what, What::Attached { name, .. } if name == "抄表照片 1.jpg"));
    desk.register.undo("", at("2026-11-05", 10, 6)).unwrap();
    assert!(desk.register.file(attached[1]).is_err(), "taken back");
    desk.register.void_case(desk.id, "重复", at("2026-11-05", 10, 7)).unwrap();
    let refused = desk.register.attach_to_case(desk.id, (&photo, by), at("2026-11-05", 10, 8));
    assert_eq!(refusal(refused), CaseRefusal::IsVoid);
}

#[test]
fn steps_that_belong_together_are_entered_all_or_none_and_undone_at_once() {
    let mut desk = Desk::about(CaseDetails { is_important: true, ..CaseDetails::default() });
    let (by, now) = (Some(desk.people[0]), at("2026-11-03", 9, 0));
    let both = |mode| [concluded(Finding::Founded), replied(mode)].map(|what| NewEvent { at: now, by, what });
    let before = desk.file();
    let refused = desk.register.add_case_events(desk.id, &both(ReplyMode::Phone), now);
    assert_eq!(refusal(refused), CaseRefusal::WrittenReplyNeeded);
    assert_eq!(desk.file(), before, "not even the conclusion");
    desk.register.add_case_events(desk.id, &both(ReplyMode::Visit), now).unwrap();
    assert_eq!(desk.file().phase(), CasePhase::Replied);
    desk.register.undo("", now).unwrap();
    assert_eq!(desk.file(), before);
}

#[test]
fn asking_whether_a_step_is_allowed_changes_nothing() {
    let desk = Desk::plain();
    let revision = desk.register.revision(Area::Cases);
    let new = NewEvent { at: at("2026-11-02", 9, 5), by: None, what: accepted() };
    desk.register.may_add_case_events(desk.id, &[new], at("2026-11-02", 9, 5)).unwrap();
    assert_eq!((desk.file().events.len(), desk.register.revision(Area::Cases)), (0, revision));
}

/// Every step a case can take, in an order the rules allow.
fn whole_life(desk: &Desk) -> Vec<What> {
    let by = Limit { length: 1, unit: LimitUnit::WorkingDays };
    vec![
        accepted(),
        handed_over(Some(desk.people[2]), "营业班"),
        What::Contacted { note: "告知进展".into() },
        investigated(),
        paused(PauseReason::WaitingForCustomer),
        resumed(),
        What::Extended { step: "answer".into(), by, approver: "周静岚".into(), reason: "等退费单".into() },
        happened("answer_by"),
        concluded(Finding::PartlyFounded),
        What::Remedied { text: "退款".into(), compensation_fen: 3_120, charged: None, charged_fen: 0 },
        replied(ReplyMode::Letter),
        What::Reported { to: "行风办".into(), text: String::new() },
        What::Signed { note: String::new() },
        What::Surveyed { satisfaction: 4, note: String::new() },
        struck(desk.file().events.last().map_or(hallkeeper::domain::ids::CaseEventId(1), |event| event.id)),
        closed(),
        archived(),
        reopened(),
    ]
}

#[test]
fn each_step_is_undone_to_what_was_before_it() {
    let mut desk = Desk::plain();
    let now = at("2026-11-03", 9, 0);
    let mut states = vec![desk.file()];
    for what in whole_life(&desk) {
        let code = what.code();
        desk.enter(now, what);
        let file = desk.file();
        assert_eq!(file.events.last().unwrap().what.code(), code);
        states.push(file);
    }
    assert_eq!(desk.outcomes().standing, Standing::Open, "reopened");
    while let Some(last) = states.pop() {
        assert_eq!(desk.file(), last);
        assert_eq!(desk.register.verify().unwrap().findings, []);
        if !states.is_empty() {
            desk.register.undo("撤销", now).unwrap();
        }
    }
}

#[test]
fn a_void_case_is_undone_to_the_one_it_was() {
    let mut desk = Desk::plain();
    desk.enter(at("2026-11-02", 9, 30), accepted());
    let before = desk.file();
    desk.register.void_case(desk.id, "重复", at("2026-11-02", 9, 40)).unwrap();
    assert_eq!(desk.file().phase(), CasePhase::Void);
    assert!(desk.register.open_cases(at("2026-11-02", 9, 41)).unwrap().is_empty());
    desk.register.undo("", at("2026-11-02", 9, 45)).unwrap();
    assert_eq!(desk.file(), before);
    assert_eq!(desk.register.open_cases(at("2026-11-02", 9, 46)).unwrap().len(), 1);
}

//! A case's life by its log alone: how far it came, who has it, which entries count.

use chrono::NaiveTime;

use super::*;
use crate::domain::cases::events::LinkKind;
use crate::domain::cases::{CaseDetails, CaseKind, CaseNumber, NewCase, Outcomes, ReplyMode, Voided};
use crate::domain::ids::CaseId;

/// Nine o'clock on a day of November 2026.
fn on(day: u32) -> Moment {
    let date = chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    Moment::at(date, NaiveTime::from_hms_opt(9, 0, 0).unwrap())
}

fn file() -> CaseFile {
    let facts = NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: "排队太久".into(),
        customer_name: "".into(),
        customer_contact: "".into(),
        first_asked: Some(StaffId(1)),
        department: "营业班".into(),
        received_at: on(2),
        details: CaseDetails::default(),
    };
    let case = Case {
        id: CaseId(7),
        number: CaseNumber { year: 2026, running: 7 },
        outcomes: Outcomes::fresh(facts.first_asked),
        entered_at: on(2),
        voided: None,
        facts,
    };
    CaseFile { case, events: Vec::new(), notes: Vec::new() }
}

/// The case with these entries, one a day, and the standing its log comes to.
fn told(whats: &[What]) -> CaseFile {
    let mut file = file();
    for (index, what) in whats.iter().enumerate() {
        let (id, at) = (CaseEventId(index as i64 + 1), on(2 + index as u32));
        file.events.push(CaseEvent { id, at, entered_at: at, by: None, what: what.clone(), file: None });
        file.case.outcomes.standing = match what {
            What::Closed { .. } => Standing::Closed,
            What::Archived { .. } => Standing::Archived,
            What::Reopened { .. } => Standing::Open,
            _ => file.case.outcomes.standing,
        };
    }
    file
}

fn accepted() -> What {
    What::Accepted { note: String::new() }
}

fn concluded() -> What {
    What::Concluded { finding: Finding::Founded, text: "属实".into() }
}

fn replied(mode: ReplyMode) -> What {
    What::Replied { mode, text: "已致歉".into() }
}

fn handed_over(person: Option<i64>, unit: &str) -> What {
    What::HandedOver { to_person: person.map(StaffId), to_unit: unit.into(), note: String::new() }
}

fn closed() -> What {
    What::Closed { frozen: crate::domain::cases::events::Frozen::default() }
}

fn reopened() -> What {
    What::Reopened { reason: "用户又来电".into() }
}

fn struck(id: i64) -> What {
    What::Struck { event: CaseEventId(id), reason: "记错了".into() }
}

fn paused() -> What {
    What::Paused { because: PauseReason::WaitingForCustomer, note: String::new() }
}

fn resumed() -> What {
    What::Resumed { note: String::new() }
}

fn judged(file: &CaseFile, what: What, targets: &BTreeSet<StaffId>) -> Result<(), CaseRefusal> {
    let beside = Bystanders {
        targets,
        pausable: &PauseReason::ALL,
        must_report: ReportNeed::NotNeeded,
        signature: SignatureNeed::NotNeeded,
        now: on(28),
    };
    file.check(&NewEvent { at: on(28), by: Some(StaffId(1)), what }, beside)
}

#[test]
fn every_refusal_has_a_sentence_of_its_own() {
    let keys: BTreeSet<&str> = CaseRefusal::ALL.into_iter().map(CaseRefusal::key).collect();
    assert_eq!(keys.len(), CaseRefusal::ALL.len());
}

#[test]
fn the_furthest_step_says_how_far_a_case_has_come() {
    let stories: [(&[What], CasePhase); 10] = [
        (&[], CasePhase::Waiting),
        (&[What::Contacted { note: "已致电".into() }], CasePhase::Waiting),
        (&[accepted()], CasePhase::Investigating),
        (&[handed_over(None, "配电班")], CasePhase::HandedOver),
        (&[handed_over(None, "配电班"), accepted()], CasePhase::HandedOver),
        (&[accepted(), paused()], CasePhase::Paused),
        (&[accepted(), paused(), resumed()], CasePhase::Investigating),
        (&[accepted(), concluded()], CasePhase::Concluded),
        (&[concluded(), replied(ReplyMode::Phone)], CasePhase::Replied),
        (&[concluded(), replied(ReplyMode::Phone), closed()], CasePhase::Closed),
    ];
    for (story, phase) in stories {
        assert_eq!(told(story).phase(), phase, "{story:?}");
    }
    let archived = [concluded(), replied(ReplyMode::Phone), closed(), What::Archived { place: String::new() }];
    assert_eq!(told(&archived).phase(), CasePhase::Archived);
    let mut void = told(&[accepted(), paused()]);
    void.case.voided = Some(Voided { at: on(5), reason: "重复".into() });
    assert_eq!(void.phase(), CasePhase::Void);
}

#[test]
fn what_is_struck_no_longer_counts_and_still_stands_there() {
    let file = told(&[concluded(), replied(ReplyMode::Phone), struck(2)]);
    assert_eq!(file.reply(), None);
    assert_eq!(file.phase(), CasePhase::Concluded);
    assert_eq!((file.events.len(), file.live().len()), (3, 2));
    assert!(file.can_strike(CaseEventId(1)));
    assert!(!file.can_strike(CaseEventId(2)), "struck already");
    assert!(!file.can_strike(CaseEventId(3)), "a striking itself");
    assert!(!file.can_strike(CaseEventId(9)), "no such entry");
}

#[test]
fn a_pause_that_is_struck_never_was_and_a_resuming_that_is_struck_leaves_it_at_rest() {
    assert_eq!(told(&[paused(), struck(1)]).resting(), None);
    assert_eq!(told(&[paused(), resumed(), struck(2)]).resting(), Some(PauseReason::WaitingForCustomer));
}

#[test]
fn the_last_person_it_was_handed_over_to_has_it_p6_2() {
    assert_eq!(file().handler(), Some(StaffId(1)));
    let story = [handed_over(Some(2), ""), handed_over(None, "电费核算班")];
    let file = told(&story);
    assert_eq!((file.handler(), file.department().as_str()), (Some(StaffId(2)), "电费核算班"));
    let back = told(&[story[0].clone(), story[1].clone(), struck(1), struck(2)]);
    assert_eq!((back.handler(), back.department().as_str()), (Some(StaffId(1)), "营业班"));
}

#[test]
fn a_round_begins_with_the_reopening_and_keeps_who_has_it() {
    let first = [handed_over(Some(2), "配电班"), concluded(), replied(ReplyMode::Phone), closed(), reopened()];
    let file = told(&first);
    let (begun, round) = file.round();
    assert_eq!((begun, round.len()), (Some(on(6)), 0));
    assert_eq!((file.conclusion(), file.reply()), (None, None));
    assert_eq!(file.phase(), CasePhase::Waiting);
    assert_eq!(file.handler(), Some(StaffId(2)));
    assert!(!file.can_strike(CaseEventId(2)), "a round that was closed stays as it is");
    assert_eq!(judged(&file, accepted(), &BTreeSet::new()), Ok(()), "accepted anew");
}

#[test]
fn the_satisfaction_told_last_counts_over_all_rounds() {
    let survey = |satisfaction| What::Surveyed { satisfaction, note: String::new() };
    let story = [concluded(), replied(ReplyMode::Phone), survey(2), closed(), reopened(), survey(4)];
    assert_eq!(told(&story).satisfaction(), Some(4));
    assert_eq!(told(&story[..5]).satisfaction(), Some(2));
}

#[test]
fn a_closed_case_takes_only_what_comes_after_closing() {
    let file = told(&[concluded(), replied(ReplyMode::Phone), closed()]);
    let link = What::Linked { other: CaseId(8), how: LinkKind::Related };
    let later = [
        What::Surveyed { satisfaction: 5, note: String::new() },
        link,
        reopened(),
        What::Archived { place: String::new() },
    ];
    for what in later {
        assert_eq!(judged(&file, what.clone(), &BTreeSet::new()), Ok(()), "{what:?}");
    }
    for what in [accepted(), handed_over(Some(2), ""), closed(), struck(1), What::Signed { note: String::new() }] {
        assert_eq!(judged(&file, what.clone(), &BTreeSet::new()), Err(CaseRefusal::IsClosed), "{what:?}");
    }
}

#[test]
fn whom_a_case_is_about_may_only_hand_it_over_and_note_facts() {
    let file = told(&[accepted(), paused()]);
    let target = BTreeSet::from([StaffId(1)]);
    let handled = [
        What::Contacted { note: "已致电".into() },
        What::Investigated { note: "查过".into() },
        resumed(),
        concluded(),
        What::Remedied { text: "已道歉".into(), compensation_fen: 0, charged: None, charged_fen: 0 },
        What::Surveyed { satisfaction: 5, note: String::new() },
        struck(1),
        What::Corrected { changes: Vec::new(), reason: "写错了".into() },
    ];
    for what in handled {
        assert_eq!(judged(&file, what.clone(), &target), Err(CaseRefusal::IsTarget), "{what:?}");
    }
    let happened = What::Happened { event: "test_fee_paid".into(), note: String::new() };
    for what in [handed_over(Some(2), ""), happened] {
        assert_eq!(judged(&file, what.clone(), &target), Ok(()), "{what:?}");
    }
}

#[test]
fn a_conclusion_that_became_too_little_holds_closing_up_p1_9_2() {
    let idle = What::Concluded { finding: Finding::NotApplicable, text: "已说明".into() };
    let mut file = told(&[idle, replied(ReplyMode::Phone)]);
    assert_eq!(judged(&file, closed(), &BTreeSet::new()), Err(CaseRefusal::FindingNeeded));
    file.case.facts.kind = CaseKind::Enquiry;
    assert_eq!(judged(&file, closed(), &BTreeSet::new()), Ok(()));
}

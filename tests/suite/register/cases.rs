//! What the rules of a case's life forbid, each shown once, with the rule it comes from.

use hallkeeper::domain::cases::events::LinkKind;
use hallkeeper::domain::cases::{
    CaseChannel, CaseDetails, CaseKind, CaseRefusal, Finding, NewCase, NewEvent, PauseReason, ReplyMode, Target, What,
};
use hallkeeper::domain::deadlines::{Limit, LimitUnit};
use hallkeeper::domain::ids::{CaseEventId, StaffId};
use hallkeeper::domain::staff::StaffRecord;

use super::case_desk::*;
use super::making::{at, record};

fn matter(code: &str) -> CaseDetails {
    CaseDetails { matter: code.into(), ..CaseDetails::default() }
}

fn targeted(target: Target) -> CaseDetails {
    CaseDetails { target, ..CaseDetails::default() }
}

#[test]
fn a_case_cannot_close_without_a_conclusion_p1_9_2() {
    let mut desk = Desk::plain();
    desk.enter(at("2026-11-02", 10, 0), accepted());
    assert_eq!(desk.refused(at("2026-11-03", 9, 0), closed()), CaseRefusal::NoConclusion);
}

#[test]
fn a_case_cannot_close_without_the_time_of_its_reply_p1_9_2() {
    let mut desk = Desk::plain();
    desk.enter(at("2026-11-03", 9, 0), concluded(Finding::Unfounded));
    assert_eq!(desk.refused(at("2026-11-03", 9, 30), closed()), CaseRefusal::NoReply);
    desk.enter(at("2026-11-03", 10, 0), replied(ReplyMode::Phone));
    desk.enter(at("2026-11-03", 10, 5), closed());
    assert_eq!(desk.outcomes().replied_at, Some(at("2026-11-03", 10, 0)));
}

#[test]
fn a_reply_needs_a_conclusion_before_it_p1_9_2() {
    let mut desk = Desk::plain();
    assert_eq!(desk.refused(at("2026-11-03", 9, 0), replied(ReplyMode::Letter)), CaseRefusal::NoConclusion);
}

#[test]
fn a_complaint_or_report_is_concluded_with_a_finding_p1_9_2() {
    for kind in [CaseKind::Complaint, CaseKind::Report] {
        let mut desk = Desk::with(|case| NewCase { kind, ..case });
        let idle = concluded(Finding::NotApplicable);
        assert_eq!(desk.refused(at("2026-11-03", 9, 0), idle), CaseRefusal::FindingNeeded);
    }
    let mut desk = Desk::with(|case| NewCase { kind: CaseKind::Enquiry, ..case });
    desk.enter(at("2026-11-02", 9, 5), concluded(Finding::NotApplicable));
    desk.enter(at("2026-11-02", 9, 6), replied(ReplyMode::Phone));
    let facts = NewCase { kind: CaseKind::Complaint, ..desk.file().case.facts };
    desk.register.correct_case(desk.id, (&facts, "是投诉", None), at("2026-11-02", 9, 7)).unwrap();
    assert_eq!(desk.refused(at("2026-11-02", 9, 8), closed()), CaseRefusal::FindingNeeded);
}

#[test]
fn an_important_case_is_answered_in_writing_or_by_a_visit_never_by_phone_p1_9_3() {
    let important = || CaseDetails { is_important: true, ..CaseDetails::default() };
    for mode in [ReplyMode::Phone, ReplyMode::Message] {
        let mut desk = Desk::about(important());
        desk.enter(at("2026-11-03", 9, 0), concluded(Finding::Founded));
        assert_eq!(desk.refused(at("2026-11-03", 10, 0), replied(mode)), CaseRefusal::WrittenReplyNeeded, "{mode:?}");
    }
    for mode in [ReplyMode::Letter, ReplyMode::Visit, ReplyMode::InPerson, ReplyMode::Posted] {
        let mut desk = Desk::about(important());
        desk.enter(at("2026-11-03", 9, 0), concluded(Finding::Founded));
        desk.enter(at("2026-11-03", 10, 0), replied(mode));
        desk.enter(at("2026-11-03", 10, 5), closed());
    }
}

#[test]
fn a_case_that_became_important_after_a_phone_reply_cannot_close_p1_9_3() {
    let mut desk = Desk::plain();
    desk.answered();
    let facts = desk.file().case.facts;
    let facts = NewCase { details: CaseDetails { is_important: true, ..facts.details.clone() }, ..facts };
    desk.register.correct_case(desk.id, (&facts, "升级为重要", None), at("2026-11-05", 9, 30)).unwrap();
    assert_eq!(desk.refused(at("2026-11-05", 10, 0), closed()), CaseRefusal::WrittenReplyNeeded);
    let reply = desk.file().reply().unwrap().id;
    desk.enter(at("2026-11-05", 10, 1), struck(reply));
    desk.enter(at("2026-11-05", 15, 0), replied(ReplyMode::Visit));
    desk.enter(at("2026-11-05", 15, 5), closed());
}

#[test]
fn an_opinion_of_the_book_closes_only_with_the_heads_signature_p8_1_w3() {
    let mut desk = Desk::with(|case| NewCase {
        kind: CaseKind::Suggestion,
        channel: CaseChannel::OpinionBook,
        details: CaseDetails { page_no: "23".into(), ..CaseDetails::default() },
        ..case
    });
    desk.enter(at("2026-11-02", 10, 0), concluded(Finding::NotApplicable));
    desk.enter(at("2026-11-02", 10, 5), replied(ReplyMode::Posted));
    assert_eq!(desk.refused(at("2026-11-02", 10, 6), closed()), CaseRefusal::SignatureNeeded);
    desk.enter(at("2026-11-02", 11, 0), What::Signed { note: String::new() });
    desk.enter(at("2026-11-02", 11, 5), closed());
    assert_eq!(desk.outcomes().in_time, Some(true));
}

#[test]
fn a_forwarded_case_that_asks_for_an_answer_closes_only_with_the_report_p4_6() {
    let mut desk = Desk::with(|case| NewCase {
        channel: CaseChannel::Forwarded,
        details: CaseDetails {
            forwarded_by: "县公司客户服务中心".into(),
            is_answer_required: true,
            ..CaseDetails::default()
        },
        ..case
    });
    desk.answered();
    assert_eq!(desk.refused(at("2026-11-05", 10, 0), closed()), CaseRefusal::ReportNeeded);
    let report = What::Reported { to: "县公司客户服务中心".into(), text: "回 12 号".into() };
    desk.enter(at("2026-11-06", 9, 0), report);
    desk.enter(at("2026-11-06", 9, 5), closed());
}

#[test]
fn a_broken_promise_closes_only_with_the_report_to_the_conduct_office_p1_10_5() {
    let mut desk = Desk::about(matter("repair_late"));
    desk.answered();
    assert_eq!(desk.refused(at("2026-11-05", 10, 0), closed()), CaseRefusal::ReportNeeded);
    desk.enter(at("2026-11-05", 10, 5), What::Reported { to: "行风办".into(), text: String::new() });
    desk.enter(at("2026-11-05", 10, 6), closed());
}

#[test]
fn a_fault_closes_only_when_power_is_back_and_at_once_in_severe_weather_p1_10_3() {
    let mut desk = Desk::about(matter("fault_lv_line"));
    desk.answered();
    assert_eq!(desk.refused(at("2026-11-05", 10, 0), closed()), CaseRefusal::StepNotDone);
    desk.enter(at("2026-11-05", 10, 5), happened("repaired"));
    desk.enter(at("2026-11-05", 10, 6), closed());
    assert_eq!(desk.outcomes().in_time, Some(false), "four hours were promised");
    let mut storm = Desk::about(CaseDetails { is_severe_weather: true, ..matter("fault_lv_line") });
    storm.answered();
    storm.enter(at("2026-11-05", 10, 0), closed());
    assert_eq!(storm.outcomes().in_time, Some(true));
}

#[test]
fn a_void_case_takes_no_step_and_keeps_its_number() {
    let mut desk = Desk::plain();
    desk.register.void_case(desk.id, "与前一件重复", at("2026-11-02", 10, 0)).unwrap();
    for what in [accepted(), closed(), archived(), What::Surveyed { satisfaction: 5, note: String::new() }] {
        assert_eq!(desk.refused(at("2026-11-02", 11, 0), what), CaseRefusal::IsVoid);
    }
    assert_eq!(desk.file().case.number.to_string(), "2026-0001");
}

#[test]
fn a_closed_case_is_reopened_before_it_is_worked_on_and_an_archived_one_too() {
    let mut desk = Desk::plain();
    desk.answered();
    assert_eq!(desk.refused(at("2026-11-05", 10, 0), reopened()), CaseRefusal::NotClosed);
    assert_eq!(desk.refused(at("2026-11-05", 10, 0), archived()), CaseRefusal::NotClosed);
    desk.enter(at("2026-11-05", 10, 1), closed());
    assert_eq!(desk.refused(at("2026-11-05", 10, 2), investigated()), CaseRefusal::IsClosed);
    desk.enter(at("2026-11-05", 10, 3), archived());
    assert_eq!(desk.refused(at("2026-11-05", 10, 4), archived()), CaseRefusal::IsArchived);
    assert_eq!(desk.refused(at("2026-11-05", 10, 4), investigated()), CaseRefusal::IsArchived);
    desk.enter(at("2026-11-05", 10, 5), reopened());
    desk.enter(at("2026-11-05", 10, 6), investigated());
}

#[test]
fn a_step_that_is_done_is_not_done_again() {
    let mut desk = Desk::plain();
    desk.answered();
    let now = at("2026-11-05", 10, 0);
    assert_eq!(desk.refused(now, accepted()), CaseRefusal::AlreadyAccepted);
    assert_eq!(desk.refused(now, concluded(Finding::Unfounded)), CaseRefusal::AlreadyConcluded);
    assert_eq!(desk.refused(now, replied(ReplyMode::Letter)), CaseRefusal::AlreadyReplied);
}

#[test]
fn the_clock_rests_once_at_a_time_for_reasons_of_the_rule_and_not_over_closing() {
    let mut desk = Desk::about(matter("meter_test"));
    desk.enter(at("2026-11-02", 9, 10), accepted());
    let waiting = paused(PauseReason::WaitingForCustomer);
    assert_eq!(desk.refused(at("2026-11-02", 9, 11), waiting), CaseRefusal::PauseNotAllowed);
    assert_eq!(desk.refused(at("2026-11-02", 9, 12), resumed()), CaseRefusal::NotPaused);
    desk.enter(at("2026-11-02", 9, 13), paused(PauseReason::ForceMajeure));
    let again = paused(PauseReason::ForceMajeure);
    assert_eq!(desk.refused(at("2026-11-02", 9, 14), again), CaseRefusal::AlreadyPaused);
    desk.enter(at("2026-11-03", 9, 0), concluded(Finding::Unfounded));
    desk.enter(at("2026-11-03", 9, 1), replied(ReplyMode::Phone));
    assert_eq!(desk.refused(at("2026-11-03", 9, 2), closed()), CaseRefusal::AlreadyPaused);
    desk.enter(at("2026-11-03", 9, 3), resumed());
    desk.enter(at("2026-11-03", 9, 4), closed());
}

#[test]
fn whom_a_case_is_about_does_not_handle_it_but_may_hand_it_over() {
    let mut desk = Desk::plain();
    let (head, target) = (desk.people[0], desk.people[1]);
    let facts = NewCase { details: targeted(Target::Person(target)), ..desk.file().case.facts };
    desk.register.correct_case(desk.id, (&facts, "投诉的是唐巧云", Some(head)), at("2026-11-02", 9, 5)).unwrap();
    let now = at("2026-11-02", 9, 10);
    assert_eq!(desk.refused_to(Some(target), now, accepted()), CaseRefusal::IsTarget);
    assert_eq!(desk.refused(now, handed_over(Some(target), "")), CaseRefusal::IsTarget);
    let correct = NewCase { details: CaseDetails::default(), ..facts };
    let by_target = desk.register.correct_case(desk.id, (&correct, "不是我", Some(target)), now);
    assert_eq!(refusal(by_target), CaseRefusal::IsTarget, "nor takes the name out");
    let new = NewEvent { at: now, by: Some(target), what: handed_over(Some(head), "") };
    desk.register.add_case_event(desk.id, &new, now).unwrap();
    assert_eq!(desk.outcomes().handler, Some(head));
}

/// 唐巧云 serves at window 3 from 2 November on, 顾明远 from 9 November on.
fn at_window_three(desk: &mut Desk) {
    let serve = |desk: &mut Desk, (index, no, name): (usize, &str, &str), window: &str, day: &str| {
        let moved = StaffRecord { window: window.into(), ..record(no, name) };
        let id: StaffId = desk.people[index];
        desk.register.change_staff(id, &moved, at(day, 8, 0)).unwrap();
    };
    serve(desk, (1, "CQ0209", "唐巧云"), "3", "2026-11-02");
    serve(desk, (1, "CQ0209", "唐巧云"), "", "2026-11-08");
    serve(desk, (2, "CQ0218", "顾明远"), "3", "2026-11-09");
}

#[test]
fn a_case_about_a_window_is_about_whoever_served_there_when_it_came_in() {
    for (received, target, free) in [("2026-11-03", 1, 2), ("2026-11-10", 2, 1)] {
        let mut desk = Desk::with(|case| NewCase { received_at: at(received, 9, 0), ..case });
        at_window_three(&mut desk);
        let window = desk.register.windows().unwrap().into_iter().find(|window| window.number == "3").unwrap().id;
        let facts = NewCase { details: targeted(Target::Window(window)), ..desk.file().case.facts };
        let now = at("2026-11-11", 9, 0);
        desk.register.correct_case(desk.id, (&facts, "补记窗口", None), now).unwrap();
        let (target, free) = (desk.people[target], desk.people[free]);
        assert_eq!(desk.refused_to(Some(target), now, accepted()), CaseRefusal::IsTarget, "{received}");
        let new = NewEvent { at: now, by: Some(free), what: accepted() };
        desk.register.add_case_event(desk.id, &new, now).unwrap();
    }
}

#[test]
fn a_case_about_a_team_is_neither_handled_by_it_nor_handed_over_to_it() {
    let mut desk = Desk::about(targeted(Target::Team("配电班".into())));
    let member = StaffRecord { team: "配电班".into(), ..record("CQ0218", "顾明远") };
    let id = desk.people[2];
    desk.register.change_staff(id, &member, at("2026-11-02", 9, 1)).unwrap();
    let now = at("2026-11-02", 9, 10);
    assert_eq!(desk.refused_to(Some(id), now, investigated()), CaseRefusal::IsTarget);
    assert_eq!(desk.refused(now, handed_over(Some(id), "")), CaseRefusal::IsTarget);
    assert_eq!(desk.refused(now, handed_over(None, " 配电班 ")), CaseRefusal::IsTarget);
    desk.enter(now, handed_over(None, "营业班"));
}

#[test]
fn a_hand_over_names_somebody_p6_2() {
    let mut desk = Desk::plain();
    assert_eq!(desk.refused(at("2026-11-02", 9, 5), handed_over(None, "  ")), CaseRefusal::NobodyNamed);
}

#[test]
fn a_step_that_is_words_has_words() {
    let mut desk = Desk::plain();
    let blank = String::from(" ");
    let now = at("2026-11-02", 9, 5);
    let wordless = [
        What::Contacted { note: blank.clone() },
        What::Investigated { note: blank.clone() },
        What::Concluded { finding: Finding::Founded, text: blank.clone() },
        What::Remedied { text: blank.clone(), compensation_fen: 5_000, charged: None, charged_fen: 0 },
        What::Reported { to: blank.clone(), text: "回 1 号".into() },
        What::Happened { event: blank.clone(), note: String::new() },
    ];
    for what in wordless {
        assert_eq!(desk.refused(now, what), CaseRefusal::TextMissing);
    }
    let facts = NewCase { summary: "改".into(), ..desk.file().case.facts };
    let without_reason = desk.register.correct_case(desk.id, (&facts, " ", None), now);
    assert_eq!(refusal(without_reason), CaseRefusal::TextMissing);
    desk.enter(at("2026-11-02", 9, 6), concluded(Finding::Founded));
    let silent = What::Replied { mode: ReplyMode::Phone, text: blank.clone() };
    assert_eq!(desk.refused(at("2026-11-02", 9, 7), silent), CaseRefusal::TextMissing);
    let event = desk.file().events[0].id;
    let why = What::Struck { event, reason: blank.clone() };
    assert_eq!(desk.refused(at("2026-11-02", 9, 7), why), CaseRefusal::TextMissing);
    desk.enter(at("2026-11-02", 9, 8), replied(ReplyMode::Phone));
    desk.enter(at("2026-11-02", 9, 9), closed());
    assert_eq!(desk.refused(at("2026-11-02", 9, 10), What::Reopened { reason: blank }), CaseRefusal::TextMissing);
}

fn extended(length: u32, unit: LimitUnit, approver: &str) -> What {
    let by = Limit { length, unit };
    What::Extended { step: "answer".into(), by, approver: approver.into(), reason: "等退费单".into() }
}

#[test]
fn an_extension_has_an_approver_and_a_reason() {
    let mut desk = Desk::about(matter("billing_error"));
    let now = at("2026-11-04", 9, 0);
    assert_eq!(desk.refused(now, extended(2, LimitUnit::WorkingDays, " ")), CaseRefusal::ApproverMissing);
    let by = Limit { length: 2, unit: LimitUnit::WorkingDays };
    let mute = What::Extended { step: "answer".into(), by, approver: "周静岚".into(), reason: String::new() };
    assert_eq!(desk.refused(now, mute), CaseRefusal::TextMissing);
}

#[test]
fn an_extension_is_within_what_the_rule_gives_in_length_unit_step_and_number() {
    let mut desk = Desk::about(matter("billing_error"));
    let now = at("2026-11-04", 9, 0);
    for (length, unit) in [
        (6, LimitUnit::WorkingDays),
        (0, LimitUnit::WorkingDays),
        (1, LimitUnit::CalendarDays),
        (90, LimitUnit::OpenDays),
        (24, LimitUnit::Hours),
    ] {
        let refused = desk.refused(now, extended(length, unit, "周静岚"));
        assert_eq!(refused, CaseRefusal::ExtensionNotAllowed, "{length} {unit:?}");
    }
    let by = Limit { length: 1, unit: LimitUnit::WorkingDays };
    for step in ["accept", "no_such_step"] {
        let other = What::Extended { step: step.into(), by, approver: "周静岚".into(), reason: "忙".into() };
        assert_eq!(desk.refused(now, other), CaseRefusal::ExtensionNotAllowed, "{step}");
    }
    desk.enter(now, extended(5, LimitUnit::WorkingDays, "周静岚"));
    let twice = desk.refused(at("2026-11-05", 9, 0), extended(1, LimitUnit::WorkingDays, "周静岚"));
    assert_eq!(twice, CaseRefusal::ExtensionNotAllowed);
}

#[test]
fn an_extension_is_asked_for_before_the_limit_ends() {
    let mut desk = Desk::about(matter("billing_error"));
    let late = desk.refused(at("2026-11-10", 0, 0), extended(1, LimitUnit::WorkingDays, "周静岚"));
    assert_eq!(late, CaseRefusal::TooLateToExtend);
    desk.enter(at("2026-11-09", 23, 59), extended(1, LimitUnit::WorkingDays, "周静岚"));
    let clocks = desk.register.case_clocks(&desk.file(), at("2026-11-10", 0, 0)).unwrap();
    assert_eq!(clocks.step("answer").unwrap().due.unwrap().at.date(), at("2026-11-10", 0, 0).date());
}

#[test]
fn what_is_recorded_lies_neither_ahead_nor_before_the_case_came_in() {
    let mut desk = Desk::plain();
    let by = Some(desk.people[0]);
    let entered = at("2026-11-05", 9, 0);
    let try_at = |desk: &Desk, when| {
        refusal(desk.register.may_add_case_events(desk.id, &[NewEvent { at: when, by, what: accepted() }], entered))
    };
    assert_eq!(try_at(&desk, at("2026-11-05", 9, 1)), CaseRefusal::InFuture);
    assert_eq!(try_at(&desk, at("2026-11-02", 8, 59)), CaseRefusal::BeforeReceived);
    desk.answered();
    desk.enter(at("2026-11-05", 10, 0), closed());
    desk.enter(at("2026-11-06", 9, 0), reopened());
    let early = NewEvent { at: at("2026-11-05", 12, 0), by, what: accepted() };
    let refused = refusal(desk.register.add_case_event(desk.id, &early, at("2026-11-07", 9, 0)));
    assert_eq!(refused, CaseRefusal::BeforeReceived, "before it was reopened");
}

#[test]
fn what_closes_corrects_or_strikes_is_never_struck() {
    let mut desk = Desk::plain();
    let facts = NewCase { summary: "改过".into(), ..desk.file().case.facts };
    let corrected = desk.register.correct_case(desk.id, (&facts, "写错", None), at("2026-11-02", 9, 1)).unwrap().value;
    let accepted = desk.enter(at("2026-11-02", 9, 2), accepted());
    let striking = desk.enter(at("2026-11-02", 9, 3), struck(accepted));
    for id in [corrected, accepted, striking, CaseEventId(999)] {
        assert_eq!(desk.refused(at("2026-11-02", 9, 4), struck(id)), CaseRefusal::CannotStrike);
    }
    let concluded = desk.enter(at("2026-11-02", 9, 5), concluded(Finding::Founded));
    desk.enter(at("2026-11-02", 9, 6), replied(ReplyMode::Phone));
    let closed = desk.enter(at("2026-11-02", 9, 7), closed());
    let reopened = desk.enter(at("2026-11-02", 9, 8), reopened());
    for id in [concluded, closed, reopened] {
        assert_eq!(desk.refused(at("2026-11-02", 9, 9), struck(id)), CaseRefusal::CannotStrike);
    }
}

#[test]
fn a_case_is_linked_neither_with_itself_nor_twice() {
    let mut desk = Desk::plain();
    let other = complaint(desk.people[1]);
    let other = desk.register.record_case(&other, at("2026-11-02", 9, 30)).unwrap().value.0;
    let link = |other| What::Linked { other, how: LinkKind::Repeat };
    let now = at("2026-11-02", 10, 0);
    assert_eq!(desk.refused(now, link(desk.id)), CaseRefusal::CannotLink);
    desk.enter(now, link(other));
    assert_eq!(desk.refused(now, link(other)), CaseRefusal::CannotLink);
    let (id, by) = (desk.id, Some(desk.people[0]));
    let back = NewEvent { at: now, by, what: link(id) };
    assert_eq!(refusal(desk.register.add_case_event(other, &back, now)), CaseRefusal::CannotLink, "from there neither");
}

#[test]
fn a_correction_changes_something_and_an_entry_is_one() {
    let mut desk = Desk::plain();
    let facts = desk.file().case.facts;
    let now = at("2026-11-02", 9, 5);
    let same = desk.register.correct_case(desk.id, (&facts, "没错", None), now);
    assert_eq!(refusal(same), CaseRefusal::NothingChanged);
    assert_eq!(refusal(desk.register.add_case_events(desk.id, &[], now)), CaseRefusal::NothingChanged);
}

#[test]
fn satisfaction_is_one_of_five_p7_2() {
    let mut desk = Desk::plain();
    let survey = |satisfaction| What::Surveyed { satisfaction, note: String::new() };
    for satisfaction in [0, 6, 255] {
        let refused = desk.refused(at("2026-11-03", 9, 0), survey(satisfaction));
        assert_eq!(refused, CaseRefusal::NotASatisfaction);
    }
    desk.enter(at("2026-11-03", 9, 0), survey(1));
    desk.enter(at("2026-11-04", 9, 0), survey(5));
    assert_eq!(desk.outcomes().satisfaction, Some(5));
}

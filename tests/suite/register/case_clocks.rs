//! The clocks of the cases on record: from when they count, what they come to at closing, and what never moves again.

use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::cases::events::Frozen;
use hallkeeper::domain::cases::{
    CaseChannel, CaseDetails, CaseFile, CaseKind, Finding, NewCase, NewEvent, PauseReason, ReplyMode, Standing, What,
};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::deadlines::{Left, Standing as StepStanding, StepDeadline};
use hallkeeper::domain::ids::CaseId;

use super::case_desk::*;
use super::making::{at, day};

fn step(desk: &Desk, code: &str, now: Moment) -> StepDeadline {
    let clocks = desk.register.case_clocks(&desk.file(), now).unwrap();
    clocks.step(code).unwrap().clone()
}

/// The day a step ends.
fn due(desk: &Desk, code: &str, now: Moment) -> String {
    step(desk, code, now).due.unwrap().at.date().to_string()
}

/// What was kept at each closing, oldest first.
fn frozen(file: &CaseFile) -> Vec<Frozen> {
    let closings = file.events.iter().filter_map(|event| match &event.what {
        What::Closed { frozen } => Some(frozen.clone()),
        _ => None,
    });
    closings.collect()
}

fn in_time(frozen: &Frozen, code: &str) -> Option<bool> {
    frozen.steps.iter().find(|step| step.step == code).unwrap().in_time
}

#[test]
fn the_clock_of_a_letter_starts_with_the_opening_of_the_box_also_when_entered_a_day_late_p1_9_3() {
    let mut desk = Desk::plain();
    let letter = NewLetter {
        kind: CaseKind::Suggestion,
        signed_by: "".into(),
        text: "添一副老花镜".into(),
        scan: None,
        fate: LetterFate::Case { department: "营业班".into() },
    };
    let entry = NewBoxEntry {
        box_id: desk.register.boxes().unwrap()[0].id,
        day: day("2026-11-02"),
        opened_at: at("2026-11-02", 17, 10),
        opener: desk.people[1],
        witness: desk.people[2],
        seal: Seal::Intact,
        letters: vec![letter],
        remark: "当天停电".into(),
    };
    let number = desk.register.record_box_entry(&entry, at("2026-11-03", 8, 40)).unwrap().value[0];
    let case = desk.register.case_of_number(number).unwrap().unwrap();
    assert_eq!((case.facts.received_at, case.entered_at), (at("2026-11-02", 17, 10), at("2026-11-03", 8, 40)));
    desk.id = case.id;
    let now = at("2026-11-03", 9, 0);
    assert_eq!((due(&desk, "accept", now), due(&desk, "answer", now)), ("2026-11-05".into(), "2026-11-17".into()));
}

#[test]
fn a_case_entered_later_keeps_three_times_and_counts_from_when_it_came_in() {
    let mut desk = Desk::plain();
    let letter = CaseDetails { letter_date: Some(day("2026-10-30")), ..CaseDetails::default() };
    let late = NewCase { received_at: at("2026-11-02", 19, 10), details: letter, ..complaint(desk.people[1]) };
    desk.id = desk.register.record_case(&late, at("2026-11-04", 8, 40)).unwrap().value.0;
    let case = desk.file().case;
    assert_eq!((case.facts.received_at, case.entered_at), (at("2026-11-02", 19, 10), at("2026-11-04", 8, 40)));
    assert_eq!(case.facts.details.letter_date, Some(day("2026-10-30")));
    assert_eq!(due(&desk, "accept", at("2026-11-04", 9, 0)), "2026-11-05");
    let by = Some(desk.people[0]);
    let done = NewEvent { at: at("2026-11-03", 9, 0), by, what: accepted() };
    desk.register.add_case_event(desk.id, &done, at("2026-11-09", 9, 0)).unwrap();
    let event = desk.file().events[0].clone();
    assert_eq!((event.at, event.entered_at), (at("2026-11-03", 9, 0), at("2026-11-09", 9, 0)));
    let accept = step(&desk, "accept", at("2026-11-09", 9, 0));
    assert_eq!(accept.standing, StepStanding::Met { in_time: Some(true) }, "it was done in time, if noted late");
}

#[test]
fn a_clock_set_back_does_not_stop_the_work() {
    let mut desk = Desk::plain();
    desk.enter(at("2026-11-03", 9, 0), accepted());
    let wrong = at("2026-10-01", 8, 0);
    desk.enter(wrong, handed_over(None, "配电班"));
    desk.enter(wrong, concluded(Finding::Founded));
    desk.enter(wrong, replied(ReplyMode::Phone));
    desk.enter(wrong, closed());
    let outcomes = desk.outcomes();
    assert_eq!((outcomes.standing, outcomes.closed_at, outcomes.in_time), (Standing::Closed, Some(wrong), Some(true)));
    assert!(desk.register.records_ahead_of(wrong).unwrap().is_some(), "and it is noticed");
}

#[test]
fn a_case_closed_in_time_or_late_says_so_for_good() {
    for (replied_on, expected) in [("2026-11-17", true), ("2026-11-18", false)] {
        let mut desk = Desk::plain();
        desk.enter(at("2026-11-05", 23, 59), accepted());
        desk.enter(at(replied_on, 9, 0), concluded(Finding::Unfounded));
        desk.enter(at(replied_on, 23, 59), replied(ReplyMode::Phone));
        desk.enter(at("2026-12-20", 9, 0), closed());
        assert_eq!(desk.outcomes().in_time, Some(expected), "{replied_on}");
        let kept = &frozen(&desk.file())[0];
        assert_eq!((kept.rule_set.as_str(), kept.rule_edition.as_str()), ("power_hall", "2026.1"));
        assert_eq!((kept.rule.as_str(), kept.calendar.as_slice()), ("complaint", ["2026.1".to_owned()].as_slice()));
        assert_eq!((in_time(kept, "accept"), in_time(kept, "answer")), (Some(true), Some(expected)));
    }
}

#[test]
fn what_was_counted_at_closing_is_what_the_clocks_said() {
    let mut desk = Desk::about(CaseDetails { matter: "billing_error".into(), ..CaseDetails::default() });
    desk.answered();
    let now = at("2026-11-05", 10, 0);
    let clocks = desk.register.case_clocks(&desk.file(), now).unwrap();
    desk.enter(now, closed());
    let kept = &frozen(&desk.file())[0];
    assert_eq!(kept.steps.len(), clocks.steps.len());
    for (kept, counted) in kept.steps.iter().zip(&clocks.steps) {
        assert_eq!(kept.step, counted.step);
        assert_eq!(kept.due_ms, counted.due.map(|due| due.at.0));
        assert_eq!(kept.met_ms, counted.met_at.map(|met| met.0));
    }
}

#[test]
fn a_case_reopened_has_a_clock_of_its_own_and_the_first_result_stays() {
    let mut desk = Desk::plain();
    desk.answered();
    desk.enter(at("2026-11-05", 10, 0), closed());
    let first = frozen(&desk.file());
    desk.enter(at("2026-11-23", 9, 0), reopened());
    let outcomes = desk.outcomes();
    assert_eq!((outcomes.standing, outcomes.replied_at, outcomes.closed_at), (Standing::Open, None, None));
    assert_eq!((outcomes.in_time, outcomes.finding), (None, None));
    assert_eq!(due(&desk, "answer", at("2026-11-23", 9, 0)), "2026-12-08");
    assert_eq!(step(&desk, "accept", at("2026-11-27", 9, 0)).standing, StepStanding::Overdue { by: Left::Days(1) });
    desk.enter(at("2026-12-09", 9, 0), concluded(Finding::Founded));
    desk.enter(at("2026-12-09", 9, 5), replied(ReplyMode::Visit));
    desk.enter(at("2026-12-09", 9, 6), closed());
    let both = frozen(&desk.file());
    assert_eq!(both[..1], first, "the first round is as it was");
    assert_eq!((first[0].in_time(), both[1].in_time()), (Some(true), Some(false)));
    assert_eq!((desk.outcomes().in_time, desk.outcomes().finding), (Some(false), Some(Finding::Founded)));
}

#[test]
fn a_reopened_case_is_not_late_for_a_date_that_had_passed_before_p4_6() {
    let mut desk = Desk::plain();
    let details = CaseDetails { is_answer_required: true, forwarded_by: "县公司".into(), ..CaseDetails::default() };
    let case = NewCase { channel: CaseChannel::Forwarded, details, ..complaint(desk.people[1]) };
    let recorded = desk.register.record_case_answer_by(&case, day("2026-11-10"), at("2026-11-02", 9, 0)).unwrap();
    desk.id = recorded.value.0;
    assert_eq!(due(&desk, "answer", at("2026-11-02", 9, 0)), "2026-11-10");
    assert_eq!(due(&desk, "written_report", at("2026-11-02", 9, 0)), "2026-11-10");
    desk.answered();
    desk.enter(at("2026-11-06", 9, 0), What::Reported { to: "县公司".into(), text: String::new() });
    desk.enter(at("2026-11-06", 9, 5), closed());
    desk.enter(at("2026-11-23", 9, 0), reopened());
    assert_eq!(due(&desk, "answer", at("2026-11-23", 9, 0)), "2026-11-23");
    desk.enter(at("2026-11-23", 9, 1), happened("answer_by"));
    let new = NewEvent { at: at("2026-11-30", 0, 0), by: None, what: happened("answer_by") };
    desk.register.add_case_event(desk.id, &new, at("2026-11-23", 9, 2)).unwrap();
    assert_eq!(due(&desk, "answer", at("2026-11-23", 9, 3)), "2026-11-30", "the office may give another");
}

#[test]
fn a_closed_case_is_untouched_by_a_new_edition_of_the_rules_and_an_open_one_follows_it() {
    let bill = CaseDetails { matter: "billing_error".into(), ..CaseDetails::default() };
    let mut desk = Desk::about(bill.clone());
    desk.answered();
    desk.enter(at("2026-11-05", 10, 0), closed());
    let before = desk.file();
    let open = NewCase { details: bill, received_at: at("2026-11-05", 10, 0), ..complaint(desk.people[1]) };
    let open = desk.register.record_case(&open, at("2026-11-05", 11, 0)).unwrap().value.0;
    let text = desk.register.rule_edition_on(day("2026-11-02")).unwrap().text.clone();
    let seven = "limit = { length = 7, unit = \"calendar_days\" }\nstart = \"received\"";
    let two = "limit = { length = 2, unit = \"calendar_days\" }\nstart = \"received\"";
    assert_eq!(text.matches(seven).count(), 1);
    let text = text.replace("edition = \"2026.1\"", "edition = \"2026.2\"").replace(seven, two);
    let now = at("2026-11-05", 12, 0);
    assert!(desk.register.put_rules_in_force(&text, day("2026-11-01"), now).is_err(), "not for days gone by");
    let same_name = text.replace("edition = \"2026.2\"", "edition = \"2026.1\"");
    assert!(desk.register.put_rules_in_force(&same_name, day("2026-11-05"), now).is_err(), "2026.1 means other limits");
    desk.register.put_rules_in_force(&text, day("2026-11-05"), now).unwrap();
    assert_eq!(desk.file(), before);
    let closed = desk.id;
    desk.id = open;
    assert_eq!(due(&desk, "answer", at("2026-11-05", 12, 5)), "2026-11-07");
    desk.id = closed;
    assert_eq!(desk.outcomes().in_time, Some(true));
}

#[test]
fn a_new_calendar_year_moves_open_cases_only() {
    let mut desk = Desk::with(|case| NewCase { kind: CaseKind::Enquiry, ..case });
    let received = at("2026-12-31", 16, 0);
    let enquiry = NewCase { kind: CaseKind::Enquiry, received_at: received, ..complaint(desk.people[1]) };
    let ids: Vec<CaseId> = (0..2).map(|_| desk.register.record_case(&enquiry, received).unwrap().value.0).collect();
    desk.register.void_case(desk.id, "重复", received).unwrap();
    desk.id = ids[0];
    desk.enter(at("2026-12-31", 16, 5), concluded(Finding::NotApplicable));
    desk.enter(at("2026-12-31", 16, 6), replied(ReplyMode::Phone));
    desk.enter(at("2026-12-31", 16, 7), closed());
    let before = desk.file();
    assert!(frozen(&before)[0].steps[0].is_provisional, "the year was not known then, and that stays so");
    let (old, mut new) = (desk.register.calendar().clone(), desk.register.calendar().clone());
    let year = r#"{"year": 2027, "edition": "2027.1", "source": "test", "days": [
        {"date": "2027-01-01", "name": {"zh": "元旦", "en": "New Year"}, "kind": "off"}]}"#;
    assert_eq!(new.add("2027.json", year), Ok(2027));
    let moved = desk.register.moved_deadlines((&old, &new), at("2027-01-01", 9, 0)).unwrap();
    let told: Vec<_> = moved.iter().map(|one| (one.case, one.before, one.after)).collect();
    assert_eq!(told, [(ids[1], Some(day("2027-01-05")), Some(day("2027-01-06")))]);
    assert_eq!(WorkCalendar::shipped().unwrap(), old);
    assert_eq!(desk.file(), before);
}

#[test]
fn days_at_rest_are_not_counted_and_an_extension_goes_on_after_them() {
    let mut desk = Desk::about(CaseDetails { matter: "billing_error".into(), ..CaseDetails::default() });
    desk.enter(at("2026-11-03", 9, 0), paused(PauseReason::WaitingForCustomer));
    let resting = step(&desk, "answer", at("2026-11-05", 9, 0));
    assert!(matches!(resting.standing, StepStanding::Paused { .. }), "{resting:?}");
    desk.enter(at("2026-11-06", 9, 0), resumed());
    assert_eq!(due(&desk, "answer", at("2026-11-06", 9, 0)), "2026-11-12");
    let late = desk.refused(at("2026-11-13", 9, 0), extension());
    assert_eq!(late, hallkeeper::domain::cases::CaseRefusal::TooLateToExtend);
    desk.enter(at("2026-11-12", 9, 0), extension());
    assert_eq!(due(&desk, "answer", at("2026-11-12", 9, 0)), "2026-11-16");
}

fn extension() -> What {
    use hallkeeper::domain::deadlines::{Limit, LimitUnit};
    let by = Limit { length: 2, unit: LimitUnit::WorkingDays };
    What::Extended { step: "answer".into(), by, approver: "周静岚".into(), reason: "等退费单".into() }
}

#[test]
fn a_meter_test_is_counted_from_the_fee_p1_4_5() {
    let mut desk = Desk::about(CaseDetails { matter: "meter_test".into(), ..CaseDetails::default() });
    desk.enter(at("2026-11-02", 9, 10), accepted());
    let waits = step(&desk, "answer", at("2026-11-20", 9, 0));
    assert_eq!(waits.standing, StepStanding::NotStarted { event: "test_fee_paid".into() });
    let fee = NewEvent { at: at("2026-11-16", 14, 20), by: None, what: happened("test_fee_paid") };
    desk.register.add_case_event(desk.id, &fee, at("2026-11-20", 9, 0)).unwrap();
    assert_eq!(due(&desk, "answer", at("2026-11-20", 9, 0)), "2026-11-23");
    let open = desk.register.open_cases(at("2026-11-23", 23, 59)).unwrap();
    assert!(open[0].clocks.is_due_on(day("2026-11-23")) && !open[0].clocks.is_overdue());
    let open = desk.register.open_cases(at("2026-11-24", 0, 0)).unwrap();
    assert!(open[0].clocks.is_overdue());
}

//! The clock: working days, hours, rest, extensions, days to come whose calendar is unknown, and what a chip says.

use super::*;
use LimitUnit::{CalendarDays, Hours, OpenDays as HallDays, WorkingDays};
use chrono::NaiveTime;

fn counted(length: u32, unit: LimitUnit, from: &str) -> String {
    let (due, _) = count(limit(length, unit), at(from), days());
    told(due.unwrap().at)
}

/// Marks as `14 起`, `15 1`, `22 休`, `23 延1`, one a day.
fn marks(explanation: &Explanation) -> Vec<String> {
    let word = |kind: MarkKind| match kind {
        MarkKind::Start => "起".to_owned(),
        MarkKind::Counted(n) => n.to_string(),
        MarkKind::Extended(n) => format!("延{n}"),
        MarkKind::Rest => "休".to_owned(),
        MarkKind::Closed => "关".to_owned(),
        MarkKind::Paused => "停".to_owned(),
    };
    explanation.marks.iter().map(|mark| format!("{} {}", mark.date.format("%d"), word(mark.kind))).collect()
}

fn bill(received: &str) -> Made {
    Made::of("power_hall", "billing_error", received)
}

#[test]
fn working_days_follow_the_office_calendar_make_up_days_included() {
    assert_eq!(counted(1, WorkingDays, "2026-02-13T16:30"), "2026-02-14 24:00");
    assert_eq!(counted(3, WorkingDays, "2026-02-13T16:30"), "2026-02-25 24:00");
    let (_, explanation) = count(limit(3, WorkingDays), at("2026-02-13T16:30"), days());
    let expected = [
        "13 起", "14 1", "15 休", "16 休", "17 休", "18 休", "19 休", "20 休", "21 休", "22 休", "23 休", "24 2",
        "25 3",
    ];
    assert_eq!(marks(&explanation), expected);
    assert_eq!(explanation.marks[1].day, crate::domain::calendar::DayKind::MakeUpDay);
    let crate::domain::calendar::DayKind::Holiday(name) = &explanation.marks[3].day else { panic!("a holiday") };
    assert_eq!(name.zh, "春节");
}

#[test]
fn a_limit_in_days_is_not_moved_off_a_holiday_domain_4_4() {
    assert_eq!(counted(15, CalendarDays, "2026-09-18T09:00"), "2026-10-03 24:00");
    assert_eq!(counted(1, CalendarDays, "2026-11-21T00:00"), "2026-11-22 24:00");
}

#[test]
fn the_start_day_does_not_count_however_early_it_was() {
    for time in ["00:00", "12:00", "23:59"] {
        assert_eq!(counted(3, CalendarDays, &format!("2026-11-14T{time}")), "2026-11-17 24:00");
    }
    assert_eq!(counted(0, CalendarDays, "2026-11-14T08:00"), "2026-11-14 24:00");
    assert_eq!(counted(0, WorkingDays, "2026-11-15T08:00"), "2026-11-15 24:00");
}

#[test]
fn hours_are_exact_over_midnight_and_month() {
    assert_eq!(counted(4, Hours, "2026-11-30T22:17"), "2026-12-01 02:17");
    assert_eq!(counted(0, Hours, "2026-11-30T22:17"), "2026-11-30 22:17");
    let (due, explanation) = count(limit(4, Hours), at("2026-11-30T22:17"), days());
    assert!(!due.unwrap().is_by_day && explanation.marks.is_empty());
    let span = HourSpan { from: at("2026-11-30T22:17"), until: Some(at("2026-12-01T02:17")), kind: SpanKind::Counted };
    assert_eq!(explanation.spans, [span]);
}

#[test]
fn open_days_are_those_of_the_hall() {
    assert_eq!(counted(2, HallDays, "2026-11-20T09:00"), "2026-11-23 24:00");
    let (_, explanation) = count(limit(2, HallDays), at("2026-11-20T09:00"), days());
    assert_eq!(marks(&explanation), ["20 起", "21 1", "22 关", "23 2"]);
}

#[test]
fn seven_days_and_two_working_days_more_as_on_the_screen() {
    let case = bill("2026-11-14T10:12").extended("answer", limit(2, WorkingDays), "2026-11-20T15:00");
    let answer = case.step("answer", "2026-11-23T10:26");
    assert_eq!(due(&answer).as_deref(), Some("2026-11-24 24:00"));
    let expected = ["14 起", "15 1", "16 2", "17 3", "18 4", "19 5", "20 6", "21 7", "22 休", "23 延1", "24 延2"];
    assert_eq!(marks(&answer.explanation), expected);
    assert_eq!(answer.standing, Standing::Running { left: Left::WorkingDays(1) });
    assert!(is_due_soon(&answer, days(), at("2026-11-23T10:26")));
    assert!(!is_due_soon(&case.step("answer", "2026-11-20T16:00"), days(), at("2026-11-20T16:00")));
    let ends: Vec<String> = answer.explanation.parts.iter().map(|part| told(part.ends.unwrap())).collect();
    assert_eq!(ends, ["2026-11-21 24:00", "2026-11-24 24:00"]);
    assert_eq!(answer.explanation.parts[1].approver.as_deref(), Some("周静岚"));
    assert!(!answer.may_extend, "once only");
}

#[test]
fn an_extension_entered_after_the_limit_does_not_count_and_is_shown() {
    let at_the_end = bill("2026-11-14T10:12").extended("answer", limit(2, WorkingDays), "2026-11-21T23:59");
    assert_eq!(at_the_end.due("answer").as_deref(), Some("2026-11-24 24:00"));
    let late = bill("2026-11-14T10:12").extended("answer", limit(2, WorkingDays), "2026-11-22T00:00");
    let answer = late.step("answer", "2026-11-22T09:00");
    assert_eq!(due(&answer).as_deref(), Some("2026-11-21 24:00"));
    assert_eq!(answer.standing, Standing::Overdue { by: Left::Days(1) });
    let refused = answer.explanation.refused.first().unwrap();
    assert_eq!((refused.because, refused.at), (Refusal::TooLate, at("2026-11-22T00:00")));
    assert!(!answer.may_extend);
}

#[test]
fn an_extension_needs_an_approver_the_rules_unit_and_length_and_a_step_that_has_one() {
    let because = |by: Limit, step: &str, approver: &str| {
        let event = ClockEvent::Extended {
            step: step.to_owned(),
            by,
            approver: approver.to_owned(),
            at: at("2026-11-15T09:00"),
        };
        let deadline = bill("2026-11-14T10:12").then(event).step(step, "2026-11-16T09:00");
        assert_eq!(due(&deadline), bill("2026-11-14T10:12").due(step));
        deadline.explanation.refused.first().map(|refused| refused.because)
    };
    assert_eq!(because(limit(2, WorkingDays), "answer", " "), Some(Refusal::NoApprover));
    assert_eq!(because(limit(6, WorkingDays), "answer", "周静岚"), Some(Refusal::TooLong));
    assert_eq!(because(limit(2, CalendarDays), "answer", "周静岚"), Some(Refusal::TooLong));
    assert_eq!(because(limit(2, WorkingDays), "accept", "周静岚"), Some(Refusal::NotAllowed));
}

#[test]
fn a_day_counts_unless_the_case_lay_at_rest_when_it_ended() {
    let case = bill("2026-11-02T09:00").paused("2026-11-04T09:00", "2026-11-06T17:00");
    let answer = case.step("answer", "2026-11-07T09:00");
    assert_eq!(
        marks(&answer.explanation),
        ["02 起", "03 1", "04 停", "05 停", "06 2", "07 3", "08 4", "09 5", "10 6", "11 7"]
    );
    assert_eq!(answer.standing, Standing::Running { left: Left::Days(4) });
}

#[test]
fn resting_and_going_on_within_one_day_changes_nothing() {
    let plain = bill("2026-11-02T09:00").due("answer");
    assert_eq!(bill("2026-11-02T09:00").paused("2026-11-04T00:00", "2026-11-04T23:59").due("answer"), plain);
    let over_midnight = bill("2026-11-02T09:00").paused("2026-11-04T23:59", "2026-11-05T00:00").due("answer");
    assert_eq!(over_midnight.as_deref(), Some("2026-11-10 24:00"), "it lay at rest when the 4th ended");
}

#[test]
fn a_case_that_rests_has_no_due_day_and_keeps_what_is_left() {
    let case = bill("2026-11-02T09:00").then(ClockEvent::Paused { at: at("2026-11-04T09:00") });
    for now in ["2026-11-04T10:00", "2026-11-20T10:00", "2027-11-20T10:00"] {
        let answer = case.step("answer", now);
        assert_eq!(answer.due, None);
        assert_eq!(answer.standing, Standing::Paused { left: Left::Days(5) }, "{now}");
        assert!(answer.may_extend);
    }
    assert_eq!(
        marks(&case.step("answer", "2026-11-06T10:00").explanation),
        ["02 起", "03 1", "04 停", "05 停", "06 停"]
    );
    let accept = case.step("accept", "2026-11-20T10:00");
    assert_eq!(accept.standing, Standing::Overdue { by: Left::Days(15) }, "accepting does not rest");
    let resumed = case.then(ClockEvent::Resumed { at: at("2026-11-20T10:00") });
    assert_eq!(resumed.step("answer", "2026-11-20T10:00").standing, Standing::Running { left: Left::Days(5) });
}

#[test]
fn a_case_laid_to_rest_after_its_limit_is_overdue_all_the_same() {
    let case = bill("2026-11-02T09:00").then(ClockEvent::Paused { at: at("2026-11-10T00:00") });
    assert_eq!(case.step("answer", "2026-11-12T10:00").standing, Standing::Overdue { by: Left::Days(3) });
    let on_the_last_day = bill("2026-11-02T09:00").then(ClockEvent::Paused { at: at("2026-11-09T23:00") });
    let answer = on_the_last_day.step("answer", "2026-11-12T10:00");
    assert_eq!(answer.standing, Standing::Paused { left: Left::Days(0) });
}

#[test]
fn resting_twice_and_over_a_holiday_never_doubles_a_rest_day() {
    let hotline = |received: &str| Made::of("power_95598", "report_or_suggestion", received);
    let plain = hotline("2026-02-12T09:00");
    assert_eq!(plain.due("answer").as_deref(), Some("2026-02-26 24:00"));
    let over_the_holiday = hotline("2026-02-12T09:00").paused("2026-02-15T09:00", "2026-02-23T18:00");
    assert_eq!(over_the_holiday.due("answer"), plain.due("answer"));
    let twice = hotline("2026-02-12T09:00")
        .paused("2026-02-13T09:00", "2026-02-18T09:00")
        .paused("2026-02-21T09:00", "2026-02-25T09:00");
    let answer = twice.step("answer", "2026-02-25T10:00");
    assert_eq!(due(&answer).as_deref(), Some("2026-03-02 24:00"));
    assert_eq!(answer.standing, Standing::Running { left: Left::WorkingDays(4) });
}

#[test]
fn resting_across_an_extension_moves_it() {
    let case = bill("2026-11-14T10:12").extended("answer", limit(2, WorkingDays), "2026-11-20T15:00");
    let rested = case.paused("2026-11-21T09:00", "2026-11-24T09:00").step("answer", "2026-11-24T10:00");
    assert_eq!(
        marks(&rested.explanation),
        [
            "14 起", "15 1", "16 2", "17 3", "18 4", "19 5", "20 6", "21 停", "22 停", "23 停", "24 7", "25 延1",
            "26 延2"
        ]
    );
    let entered_at_rest = bill("2026-11-14T10:12")
        .then(ClockEvent::Paused { at: at("2026-11-21T09:00") })
        .extended("answer", limit(2, WorkingDays), "2026-11-30T09:00")
        .then(ClockEvent::Resumed { at: at("2026-12-01T09:00") });
    assert_eq!(entered_at_rest.due("answer").as_deref(), Some("2026-12-03 24:00"), "the limit had not ended");
}

#[test]
fn hours_at_rest_are_taken_out_exactly() {
    let mut rule = set("power_hall").rule("repair_lv_line").unwrap().clone();
    rule.steps[0].pausable = true;
    let mut facts = ClockFacts::new(at("2026-11-14T10:00"));
    let mut repair = |events: &[(char, &str)], now: &str| {
        facts.events = events
            .iter()
            .map(|(kind, when)| match kind {
                'p' => ClockEvent::Paused { at: at(when) },
                _ => ClockEvent::Resumed { at: at(when) },
            })
            .collect();
        step_deadlines(set("power_hall"), &rule, &facts, days(), at(now)).remove(0)
    };
    let rested =
        [('p', "2026-11-14T11:15"), ('r', "2026-11-14T12:00"), ('p', "2026-11-14T14:30"), ('r', "2026-11-14T14:40")];
    let done = repair(&rested, "2026-11-14T14:41");
    assert_eq!(due(&done).as_deref(), Some("2026-11-14 14:55"));
    assert_eq!(done.standing, Standing::Running { left: Left::Minutes(14) });
    let kinds: Vec<SpanKind> = done.explanation.spans.iter().map(|span| span.kind).collect();
    assert_eq!(kinds, [SpanKind::Counted, SpanKind::Paused, SpanKind::Counted, SpanKind::Paused, SpanKind::Counted]);
    let resting = repair(&rested[..1], "2026-11-14T18:00");
    assert_eq!((resting.due, resting.standing), (None, Standing::Paused { left: Left::Hours(2) }));
    assert_eq!(resting.explanation.spans.last().unwrap().until, None);
    let too_late = repair(&[('p', "2026-11-14T14:00")], "2026-11-14T18:00");
    assert_eq!(too_late.standing, Standing::Overdue { by: Left::Hours(4) });
}

#[test]
fn what_rests_on_an_unknown_year_is_provisional_and_names_it() {
    let (due, explanation) = count(limit(3, WorkingDays), at("2026-12-30T09:00"), days());
    let due = due.unwrap();
    assert!(due.is_provisional);
    assert_eq!(explanation.provisional_years, [2027]);
    assert_eq!(told(due.at), "2027-01-04 24:00", "plain weekends");
    for (length, unit) in [(1, WorkingDays), (30, CalendarDays), (3, HallDays), (200, Hours)] {
        let (due, explanation) = count(limit(length, unit), at("2026-12-30T09:00"), days());
        assert!(!due.unwrap().is_provisional && explanation.provisional_years.is_empty(), "{length} {unit:?}");
    }
}

#[test]
fn a_hall_that_never_opens_cannot_be_counted() {
    let never = crate::domain::calendar::OpenDays::default();
    let shut = Days { open: &never, ..days() };
    let (due, explanation) = count(limit(1, HallDays), at("2026-11-14T10:00"), shut);
    assert_eq!((due, explanation.marks.len()), (None, 0));
    let mut rule = set("power_hall").rule("complaint").unwrap().clone();
    for step in &mut rule.steps {
        step.limit.unit = HallDays;
    }
    let facts = ClockFacts::new(at("2026-11-14T10:00"));
    let now = at("2026-11-14T10:00");
    let steps = step_deadlines(set("power_hall"), &rule, &facts, shut, now);
    assert!(steps.iter().all(|deadline| deadline.standing == Standing::CannotCount && !deadline.may_extend));
}

#[test]
fn the_ends_of_all_time_are_no_panic() {
    for moment in [Moment(i64::MIN), Moment(i64::MAX), at("0001-01-01T00:00"), at("9999-12-31T23:59")] {
        for unit in [Hours, CalendarDays, WorkingDays, HallDays] {
            let (due, _) = count(limit(1, unit), moment, days());
            let in_time = due.is_none_or(|due| due.at >= moment);
            assert!(in_time, "{moment:?} {unit:?}");
        }
        let mut case = bill("2026-11-14T10:12");
        case.facts.received_at = moment;
        step_deadlines(case.set, case.rule, &case.facts, days(), moment);
        case.facts.received_at = at("2026-11-14T10:12");
        step_deadlines(case.set, case.rule, &case.facts, days(), moment);
    }
    assert!(count(limit(1, CalendarDays), at("9999-12-31T00:00"), days()).0.is_none());
}

#[test]
fn a_clock_set_back_is_harmless() {
    let resumed_before = bill("2026-11-02T09:00").paused("2026-11-05T09:00", "2026-11-03T09:00");
    assert_eq!(resumed_before.due("answer"), bill("2026-11-02T09:00").due("answer"));
    let before_the_start = bill("2026-11-02T09:00")
        .paused("2026-10-20T09:00", "2026-10-25T09:00")
        .met(MetBy::Accepted, "2026-11-01T09:00");
    let accept = before_the_start.step("accept", "2026-11-02T09:00");
    assert_eq!(accept.standing, Standing::Met { in_time: Some(true) });
    let early = before_the_start.step("answer", "2026-10-01T09:00");
    assert_eq!(early.standing, Standing::Running { left: Left::Days(7) });
}

#[test]
fn a_step_is_met_by_the_first_of_what_meets_it() {
    let case = bill("2026-11-14T10:12")
        .met(MetBy::Concluded, "2026-11-19T09:00")
        .met(MetBy::HandedOver, "2026-11-16T09:05")
        .met(MetBy::Replied, "2026-11-22T00:00");
    assert_eq!(case.step("accept", "2026-11-23T09:00").met_at, Some(at("2026-11-16T09:05")));
    let answer = case.step("answer", "2026-11-23T09:00");
    assert_eq!(answer.standing, Standing::Met { in_time: Some(false) });
    assert!(answer.reminders.is_empty() && !answer.may_extend && !is_due_soon(&answer, days(), at("2026-11-21T09:00")));
    let meter = Made::of("power_hall", "meter_test", "2026-11-14T10:12").met(MetBy::Replied, "2026-11-15T09:00");
    assert_eq!(meter.step("answer", "2026-11-16T09:00").standing, Standing::Met { in_time: None }, "no clock ran");
}

#[test]
fn a_chip_says_what_is_left_today_and_overdue() {
    let standing = |now: &str| bill("2026-11-14T10:12").step("answer", now).standing;
    assert_eq!(standing("2026-11-14T10:12"), Standing::Running { left: Left::Days(7) });
    assert_eq!(standing("2026-11-20T23:59"), Standing::Running { left: Left::Days(1) });
    assert_eq!(standing("2026-11-21T23:59"), Standing::Running { left: Left::Days(0) });
    assert_eq!(standing("2026-11-22T00:00"), Standing::Overdue { by: Left::Days(1) });
    assert_eq!(standing("2026-11-23T08:00"), Standing::Overdue { by: Left::Days(2) });
    let repair = |now: &str| Made::of("power_hall", "repair_lv_line", "2026-11-14T10:00").step("repair", now).standing;
    assert_eq!(repair("2026-11-14T10:00"), Standing::Running { left: Left::Hours(4) });
    assert_eq!(repair("2026-11-14T13:01"), Standing::Running { left: Left::Minutes(59) });
    assert_eq!(repair("2026-11-14T14:00"), Standing::Running { left: Left::Minutes(0) });
    assert_eq!(repair("2026-11-14T14:01"), Standing::Overdue { by: Left::Minutes(1) });
    assert_eq!(repair("2026-11-17T14:00"), Standing::Overdue { by: Left::Days(3) });
}

#[test]
fn a_step_is_due_soon_from_the_last_working_day_before_on_or_in_its_last_quarter() {
    let soon = |case: &Made, step: &str, now: &str| is_due_soon(&case.step(step, now), days(), at(now));
    let ends_on_a_holiday = Made::of("power_hall", "complaint", "2026-09-18T09:00");
    assert_eq!(ends_on_a_holiday.due("answer").as_deref(), Some("2026-10-03 24:00"));
    assert!(!soon(&ends_on_a_holiday, "answer", "2026-09-29T23:59"));
    assert!(soon(&ends_on_a_holiday, "answer", "2026-09-30T00:00"));
    assert!(soon(&ends_on_a_holiday, "answer", "2026-10-03T12:00"));
    assert!(!soon(&ends_on_a_holiday, "answer", "2026-10-04T00:00"), "overdue, no longer soon");
    let repair = Made::of("power_hall", "repair_lv_line", "2026-11-14T10:00");
    assert!(!soon(&repair, "repair", "2026-11-14T12:59"));
    assert!(soon(&repair, "repair", "2026-11-14T13:00"));
}

#[test]
fn reminders_come_before_and_after_the_due_day() {
    let told_at = |case: &Made, step: &str| -> Vec<String> {
        let reminders = case.step(step, "2026-11-14T10:12").reminders;
        reminders.into_iter().map(|moment| moment.local().format("%m-%d %H:%M").to_string()).collect()
    };
    assert_eq!(told_at(&bill("2026-11-14T10:12"), "answer"), ["11-20 00:00", "11-22 00:00"]);
    let repair = Made::of("power_hall", "repair_lv_line", "2026-11-14T10:00");
    assert_eq!(told_at(&repair, "repair"), ["11-14 13:00"]);
}

#[test]
fn a_count_back_leaves_out_the_events_day_and_shows_the_days_in_order() {
    let case =
        Made::of("power_hall", "planned_outage", "2026-11-14T10:12").happened("outage_starts", "2026-11-30T08:00");
    let notice = case.step("notice", "2026-11-14T10:12");
    assert_eq!(marks(&notice.explanation), ["23 7", "24 6", "25 5", "26 4", "27 3", "28 2", "29 1", "30 起"]);
    assert_eq!(notice.start, Some(at("2026-11-30T08:00")));
    assert_eq!(
        notice.due.unwrap().at,
        Moment::at(day("2026-11-23"), NaiveTime::from_hms_milli_opt(23, 59, 59, 999).unwrap())
    );
}

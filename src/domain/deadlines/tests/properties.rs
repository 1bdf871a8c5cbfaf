//! What holds whatever the limit, the day and the events.

use proptest::prelude::*;

use super::*;
use crate::domain::calendar::CalendarYear;

const UNITS: [LimitUnit; 4] = [LimitUnit::Hours, LimitUnit::CalendarDays, LimitUnit::WorkingDays, LimitUnit::OpenDays];

fn unit() -> impl Strategy<Value = LimitUnit> {
    prop::sample::select(UNITS.to_vec())
}

/// A moment of 2024 to 2027, to the minute; the last of these years is not covered by the calendar.
fn moment() -> impl Strategy<Value = Moment> {
    (0i64..4 * 365 * 24 * 60).prop_map(|minutes| Moment(at("2024-01-01T00:00").0 + minutes * 60_000))
}

/// A rule of one step that may rest and be extended twice.
fn rule(of: Limit) -> Rule {
    let mut rule = set("power_hall").rule("complaint").unwrap().clone();
    let extension = rule.step("answer").unwrap().extension.clone().unwrap();
    rule.steps.retain(|step| step.code == "answer");
    for step in &mut rule.steps {
        step.limit = of;
        step.extension = Some(Extension { limit: limit(LENGTH_MOST, of.unit), times: 2, ..extension.clone() });
    }
    rule
}

fn answer(of: Limit, facts: &ClockFacts, now: Moment) -> StepDeadline {
    step_deadlines(set("power_hall"), &rule(of), facts, days(), now).remove(0)
}

fn after(start: Moment, minutes: i64) -> Moment {
    Moment(start.0 + minutes * 60_000)
}

/// A case at `start` that rests for so many minutes, so many minutes after its start, one rest after another.
fn rested(start: Moment, rests: &[(i64, i64)]) -> ClockFacts {
    let mut facts = ClockFacts::new(start);
    let mut last = start;
    for (wait, length) in rests {
        let from = after(last, *wait);
        last = after(from, *length);
        facts.events.extend([ClockEvent::Paused { at: from }, ClockEvent::Resumed { at: last }]);
    }
    facts
}

fn rests() -> impl Strategy<Value = Vec<(i64, i64)>> {
    prop::collection::vec((0i64..6000, 0i64..6000), 0..4)
}

/// How many marks of a sort there are, and the last one's day.
fn marked(explanation: &Explanation, is_of: impl Fn(MarkKind) -> bool) -> (usize, Option<NaiveDate>) {
    let found: Vec<NaiveDate> = explanation.marks.iter().filter(|m| is_of(m.kind)).map(|m| m.date).collect();
    (found.len(), found.last().copied())
}

fn event() -> impl Strategy<Value = ClockEvent> {
    let when = prop_oneof![moment(), any::<i64>().prop_map(Moment)];
    let names = ["answer_by", "test_fee_paid", "outage_starts", "repaired", "connected", "nothing"];
    let met =
        prop::sample::select(vec![MetBy::Accepted, MetBy::Replied, MetBy::Closed, MetBy::Event("repaired".into())]);
    prop_oneof![
        when.clone().prop_map(|at| ClockEvent::Paused { at }),
        when.clone().prop_map(|at| ClockEvent::Resumed { at }),
        (met, when.clone()).prop_map(|(by, at)| ClockEvent::Met { by, at }),
        (prop::sample::select(names.to_vec()), when.clone())
            .prop_map(|(event, at)| ClockEvent::Happened { event: event.to_owned(), at }),
        (any::<u32>(), unit(), "[甲 ]{0,2}", when).prop_map(|(length, unit, approver, at)| ClockEvent::Extended {
            step: "answer".to_owned(),
            by: Limit { length: length % 5000, unit },
            approver,
            at,
        }),
    ]
}

proptest! {
    #[test]
    fn a_due_moment_is_never_before_its_start_and_never_earlier_for_a_longer_limit(
        unit in unit(), length in 0u32..400, start in moment(), rests in rests(),
    ) {
        let facts = rested(start, &rests);
        let due = |length| answer(limit(length, unit), &facts, start).due.map(|due| due.at);
        let (shorter, longer) = (due(length).unwrap(), due(length + 1).unwrap());
        prop_assert!(shorter >= start);
        prop_assert!(longer > shorter);
    }

    #[test]
    fn the_explanation_adds_up_to_the_due_day(
        length in 0u32..60, unit in unit().prop_filter("in days", |unit| unit.is_by_day()), start in moment(),
        rests in rests(), more in 0u32..20, wait in 0i64..60,
    ) {
        let mut facts = rested(start, &rests);
        let at = after(start, wait * 60);
        facts.events.push(ClockEvent::Extended {
            step: "answer".into(), by: limit(more, unit), approver: "甲".into(), at,
        });
        let found = answer(limit(length, unit), &facts, start);
        let (due, explanation) = (found.due.unwrap(), &found.explanation);
        let is_extended = explanation.refused.is_empty();
        let (counted, last_counted) = marked(explanation, |kind| matches!(kind, MarkKind::Counted(_)));
        let (extended, last_extended) = marked(explanation, |kind| matches!(kind, MarkKind::Extended(_)));
        prop_assert_eq!(counted, length as usize);
        prop_assert_eq!(extended, if is_extended { more as usize } else { 0 });
        let last = last_extended.or(last_counted).unwrap_or(start.date());
        prop_assert_eq!(due.at.date(), last);
        prop_assert_eq!(told(due.at), format!("{last} 24:00"));
        for pair in explanation.marks.windows(2) {
            prop_assert_eq!(pair[0].date.succ_opt(), Some(pair[1].date), "a day is missing");
        }
        prop_assert_eq!(explanation.marks[0].date, start.date());
        prop_assert_eq!(explanation.marks.last().map(|mark| mark.date), Some(last));
    }

    #[test]
    fn the_spans_of_an_hour_limit_add_up_to_it(length in 0u32..400, start in moment(), rests in rests()) {
        let found = answer(limit(length, LimitUnit::Hours), &rested(start, &rests), start);
        let spans = &found.explanation.spans;
        let counted = spans.iter().filter(|span| span.kind == SpanKind::Counted);
        let total: i64 = counted.map(|span| span.until.unwrap().0 - span.from.0).sum();
        prop_assert_eq!(total, i64::from(length) * 3_600_000);
        let mut reached = start;
        for span in spans {
            prop_assert_eq!(span.from, reached);
            reached = span.until.unwrap();
        }
        prop_assert_eq!(reached, found.due.unwrap().at);
    }

    #[test]
    fn resting_longer_never_makes_it_earlier(
        unit in unit(), length in 0u32..60, start in moment(), wait in 0i64..20_000, rest in 0i64..20_000,
        longer in 0i64..20_000,
    ) {
        let due = |rest| answer(limit(length, unit), &rested(start, &[(wait, rest)]), start).due.unwrap().at;
        let plain = answer(limit(length, unit), &ClockFacts::new(start), start).due.unwrap().at;
        prop_assert!(due(rest) >= plain);
        prop_assert!(due(rest + longer) >= due(rest));
    }

    #[test]
    fn what_is_left_of_a_case_at_rest_is_what_is_left_when_it_goes_on(
        unit in unit(), length in 1u32..60, start in moment(), wait in 0i64..20_000, rest in 0i64..20_000,
    ) {
        let from = after(start, wait);
        let now = after(from, rest);
        let mut facts = ClockFacts::new(start);
        facts.events.push(ClockEvent::Paused { at: from });
        let resting = answer(limit(length, unit), &facts, now);
        facts.events.push(ClockEvent::Resumed { at: now });
        let resumed = answer(limit(length, unit), &facts, now);
        match resting.standing {
            Standing::Paused { left } => {
                prop_assert_eq!(resting.due, None);
                prop_assert_eq!(resumed.standing, Standing::Running { left });
            }
            other => prop_assert_eq!(other, resumed.standing),
        }
    }

    #[test]
    fn an_extension_never_makes_it_earlier(
        unit in unit(), length in 0u32..60, more in 0u32..60, start in moment(), wait in -20_000i64..100_000,
    ) {
        let plain = answer(limit(length, unit), &ClockFacts::new(start), start).due.unwrap().at;
        let mut facts = ClockFacts::new(start);
        let (by, at) = (limit(more, unit), after(start, wait));
        facts.events.push(ClockEvent::Extended { step: "answer".into(), by, approver: "甲".into(), at });
        let found = answer(limit(length, unit), &facts, start);
        prop_assert!(found.due.unwrap().at >= plain);
        let is_late = at > plain;
        prop_assert_eq!(found.explanation.refused.iter().any(|refused| refused.because == Refusal::TooLate), is_late);
        if is_late {
            prop_assert_eq!(found.due.unwrap().at, plain);
        }
    }

    #[test]
    fn a_year_that_is_not_touched_changes_nothing(
        unit in unit(), length in 0u32..200, start in moment(), year in 2023i32..2035,
    ) {
        let json = format!(
            r#"{{"year": {year}, "edition": "test", "source": "test", "days": [
                {{"date": "{year}-06-05", "name": {{"zh": "甲", "en": "A"}}, "kind": "off"}},
                {{"date": "{year}-01-10", "name": {{"zh": "乙", "en": "B"}}, "kind": "off"}}]}}"#
        );
        let year = CalendarYear::parse("test.json", &json).unwrap().year;
        let mut calendar = CALENDAR.clone();
        calendar.add("test.json", &json).unwrap();
        let (before, told_before) = count(limit(length, unit), start, days());
        let (since, told_since) = count(limit(length, unit), start, Days { calendar: &calendar, ..days() });
        let (first, last) = (start.date(), before.unwrap().at.date());
        let is_touched = (chrono::Datelike::year(&first)..=chrono::Datelike::year(&last)).contains(&year);
        if !is_touched || unit != LimitUnit::WorkingDays {
            prop_assert_eq!(before, since);
        }
        if !is_touched {
            prop_assert_eq!(told_before, told_since);
        }
    }

    #[test]
    fn nothing_that_happens_is_a_panic_or_a_loop(
        rule in 0usize..60, received in prop_oneof![moment(), any::<i64>().prop_map(Moment)],
        now in prop_oneof![moment(), any::<i64>().prop_map(Moment)], events in prop::collection::vec(event(), 0..12),
        circumstances in prop::collection::btree_set(prop::sample::select(Circumstance::ALL.to_vec()), 0..4),
    ) {
        let rules: Vec<(&RuleSet, &Rule)> =
            SETS.iter().flat_map(|set| set.rules.iter().map(move |rule| (set, rule))).collect();
        let (set, rule) = rules[rule % rules.len()];
        let facts = ClockFacts { circumstances, received_at: received, events };
        for found in step_deadlines(set, rule, &facts, days(), now) {
            is_due_soon(&found, days(), now);
            if let (Some(start), Some(due)) = (found.start, found.due) {
                let is_in_order = match found.direction {
                    Direction::After => start <= due.at,
                    Direction::Before => due.at <= Moment(start.0.saturating_add(86_400_000)),
                };
                prop_assert!(is_in_order, "{:?}", found);
            }
            let is_judged = matches!(found.standing, Standing::Running { .. } | Standing::Overdue { .. });
            prop_assert!(!is_judged || found.due.is_some());
            prop_assert!(found.met_at.is_none() || !is_judged);
        }
    }
}

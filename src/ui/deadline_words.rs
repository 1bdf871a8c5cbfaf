//! Deadlines in words: what a chip says, what stands under a day, and the sentences that say how a due moment was counted.

use chrono::NaiveDate;

use super::strings::Strings;
use crate::domain::calendar::DayKind;
use crate::domain::dates::Moment;
use crate::domain::deadlines::{
    Circumstance, DayMark, Direction, Explanation, Left, Limit, LimitUnit, MarkKind, Part, Refusal, RefusedExtension,
    RuleSet, SpanKind, Standing, StepDeadline,
};

/// `7 天`, `2 working days`.
pub fn limit(strings: &Strings, limit: Limit) -> String {
    length(strings, limit.length, limit.unit)
}

fn length(strings: &Strings, n: u32, unit: LimitUnit) -> String {
    let values = [("n", n.into())];
    match unit {
        LimitUnit::Hours => strings.text_with("deadline-hours", &values),
        LimitUnit::CalendarDays => strings.text_with("deadline-days", &values),
        LimitUnit::WorkingDays => strings.text_with("deadline-working-days", &values),
        LimitUnit::OpenDays => strings.text_with("deadline-open-days", &values),
    }
}

/// A length of time as a chip says it: `1 个工作日`, `40 minutes`.
pub fn left(strings: &Strings, left: Left) -> String {
    match left {
        Left::Days(n) => length(strings, n, LimitUnit::CalendarDays),
        Left::WorkingDays(n) => length(strings, n, LimitUnit::WorkingDays),
        Left::OpenDays(n) => length(strings, n, LimitUnit::OpenDays),
        Left::Hours(n) => length(strings, n, LimitUnit::Hours),
        Left::Minutes(n) => strings.text_with("deadline-minutes", &[("n", n.into())]),
    }
}

/// What a step's chip says: `剩 1 个工作日`, `2 days overdue`. The set names the event a clock waits for.
pub fn standing(strings: &Strings, set: &RuleSet, standing: &Standing) -> String {
    match standing {
        Standing::NotStarted { event } => {
            strings.text_with("deadline-not-started", &[("event", event_name(strings, set, event).into())])
        }
        standing => standing_of_clock(strings, standing),
    }
}

/// The same of a step whose clock waits for nothing; an event is told by its code.
pub fn standing_of_clock(strings: &Strings, standing: &Standing) -> String {
    let with_length = |key: &str, length: Left| strings.text_with(key, &[("length", left(strings, length).into())]);
    match standing {
        Standing::NotStarted { event } => {
            strings.text_with("deadline-not-started", &[("event", event.as_str().into())])
        }
        Standing::Running { left: Left::Days(0) | Left::WorkingDays(0) | Left::OpenDays(0) } => {
            strings.text("deadline-due-today")
        }
        Standing::Running { left: Left::Minutes(0) } => strings.text("deadline-due-now"),
        Standing::Running { left } => with_length("deadline-left", *left),
        Standing::Paused { left } => with_length("deadline-paused", *left),
        Standing::Met { in_time: None } => strings.text("deadline-met"),
        Standing::Met { in_time: Some(true) } => strings.text("deadline-met-in-time"),
        Standing::Met { in_time: Some(false) } => strings.text("deadline-met-late"),
        Standing::Overdue { by } => with_length("deadline-overdue", *by),
        Standing::Exempt => strings.text("deadline-exempt"),
        Standing::CannotCount => strings.text("deadline-cannot-count"),
    }
}

/// The name of an event of the set; its code where the set has no such event.
pub fn event_name(strings: &Strings, set: &RuleSet, code: &str) -> String {
    set.event(code).map_or(code, |event| event.name.in_language(strings.lang().key())).to_owned()
}

/// Where a limit comes from: `P1-4.3`, and `本软件自定` for what is ours.
pub fn basis(strings: &Strings, basis: &str) -> String {
    if basis == "ours" { strings.text("deadline-basis-ours") } else { basis.to_owned() }
}

/// What stands under a day of the count: `起算日`, `3`, `延2`, `休息`; a holiday by its name.
pub fn mark(strings: &Strings, mark: &DayMark, direction: Direction) -> String {
    match (mark.kind, &mark.day) {
        (MarkKind::Start, _) if direction == Direction::Before => strings.text("deadline-mark-event"),
        (MarkKind::Start, _) => strings.text("deadline-mark-start"),
        (MarkKind::Counted(n), _) => n.to_string(),
        (MarkKind::Extended(n), _) => strings.text_with("deadline-mark-extended", &[("n", n.into())]),
        (MarkKind::Rest, DayKind::Holiday(name)) => name.in_language(strings.lang().key()).to_owned(),
        (MarkKind::Rest, _) => strings.text("deadline-mark-rest"),
        (MarkKind::Closed, _) => strings.text("deadline-mark-closed"),
        (MarkKind::Paused, _) => strings.text("deadline-mark-paused"),
    }
}

/// A word beside a day that is counted although it lies on a weekend: `补班`. `None` for other days.
pub fn make_up_word(strings: &Strings, mark: &DayMark) -> Option<String> {
    (mark.day == DayKind::MakeUpDay).then(|| strings.text("deadline-mark-make-up"))
}

/// What a span of an hour count was.
pub fn span(strings: &Strings, kind: SpanKind) -> String {
    strings.text(match kind {
        SpanKind::Counted => "deadline-span-counted",
        SpanKind::Extended => "deadline-span-extended",
        SpanKind::Paused => "deadline-span-paused",
    })
}

/// `夜间`, `out of town`.
pub fn circumstance(strings: &Strings, circumstance: Circumstance) -> String {
    strings.text(match circumstance {
        Circumstance::Night => "circumstance-night",
        Circumstance::OutOfTown => "circumstance-out-of-town",
        Circumstance::SevereWeather => "circumstance-severe-weather",
        Circumstance::Complex => "circumstance-complex",
        Circumstance::Important => "circumstance-important",
        Circumstance::AnswerRequired => "circumstance-answer-required",
    })
}

/// Circumstances one after another.
pub fn circumstances(strings: &Strings, all: &[Circumstance]) -> String {
    let words: Vec<String> = all.iter().map(|one| circumstance(strings, *one)).collect();
    words.join(&strings.text("circumstance-separator"))
}

/// Why an extension does not count.
pub fn refusal(strings: &Strings, because: Refusal) -> String {
    strings.text(match because {
        Refusal::NotAllowed => "deadline-refused-not-allowed",
        Refusal::NoApprover => "deadline-refused-no-approver",
        Refusal::TooLong => "deadline-refused-too-long",
        Refusal::TooOften => "deadline-refused-too-often",
        Refusal::TooLate => "deadline-refused-too-late",
    })
}

/// How a step's due moment was counted: one sentence each for the limit, every extension, what was left out, what the
/// limit rests on. Dates of the year of `today` stand without it.
pub fn sentences(strings: &Strings, set: &RuleSet, deadline: &StepDeadline, today: NaiveDate) -> Vec<String> {
    let Explanation { because, parts, refused, .. } = &deadline.explanation;
    let what = circumstances(strings, because);
    let mut said = Vec::new();
    match &deadline.standing {
        Standing::Exempt => return vec![strings.text_with("deadline-says-exempt", &[("what", what.into())])],
        Standing::CannotCount => said.push(strings.text("deadline-says-cannot-count")),
        Standing::NotStarted { event } => {
            let event = event_name(strings, set, event);
            said.push(strings.text_with("deadline-says-not-started", &[("event", event.into())]));
        }
        _ => said.extend(parts.iter().map(|part| part_sentence(strings, deadline, part, today))),
    }
    if !because.is_empty() {
        said.push(strings.text_with("deadline-says-because", &[("what", what.into())]));
    }
    said.extend(rest_sentence(strings, &deadline.explanation));
    said.extend(refused.iter().map(|refused| refused_sentence(strings, refused, today)));
    said.extend(provisional(strings, &deadline.explanation));
    said
}

/// The sentence that a due moment is provisional, where it is.
pub fn provisional(strings: &Strings, explanation: &Explanation) -> Option<String> {
    let years: Vec<String> = explanation.provisional_years.iter().map(i32::to_string).collect();
    let years = years.join(&strings.text("circumstance-separator"));
    (!years.is_empty()).then(|| strings.text_with("deadline-says-provisional", &[("years", years.into())]))
}

/// A due moment: `11-24 周二当天结束`, `11-14 14:00`; with its year where that is not the year of `today`.
pub fn due(strings: &Strings, at: Moment, unit: LimitUnit, today: NaiveDate) -> String {
    if unit.is_by_day() {
        let date = strings.date_with_weekday(at.date(), today);
        strings.text_with("deadline-end-of-day", &[("date", date.into())])
    } else {
        timed(strings, at, today)
    }
}

/// A moment: `11-24 14:00`; with its year where that is not the year of `today`.
pub fn timed(strings: &Strings, at: Moment, today: NaiveDate) -> String {
    format!("{} {}", strings.date_short(at.date(), today), strings.time(at.time()))
}

fn part_sentence(strings: &Strings, deadline: &StepDeadline, part: &Part, today: NaiveDate) -> String {
    let length = limit(strings, part.limit);
    let Some(ends) = part.ends else {
        return strings.text_with("deadline-says-not-reached", &[("limit", length.into())]);
    };
    let (unit, is_before) = (part.limit.unit, deadline.direction == Direction::Before);
    let end = due(strings, ends, unit, today);
    if let Some(approver) = &part.approver {
        let values = [("approver", approver.as_str().into()), ("limit", length.into()), ("end", end.into())];
        return strings.text_with("deadline-says-extended", &values);
    }
    let start = deadline.start.map_or(String::new(), |start| match unit {
        LimitUnit::Hours => timed(strings, start, today),
        _ => strings.date_with_weekday(start.date(), today),
    });
    let values = [("limit", length.into()), ("end", end.into()), ("start", start.into())];
    match unit {
        LimitUnit::Hours if is_before => strings.text_with("deadline-says-before-hours", &values),
        LimitUnit::Hours => strings.text_with("deadline-says-hours", &values),
        _ if is_before => strings.text_with("deadline-says-before-days", &values),
        _ if part.limit.length == 0 => strings.text_with("deadline-says-same-day", &values),
        LimitUnit::CalendarDays => strings.text_with("deadline-says-calendar", &values),
        LimitUnit::WorkingDays => strings.text_with("deadline-says-working", &values),
        LimitUnit::OpenDays => strings.text_with("deadline-says-open", &values),
    }
}

fn rest_sentence(strings: &Strings, explanation: &Explanation) -> Option<String> {
    let days = explanation.marks.iter().filter(|mark| mark.kind == MarkKind::Paused).count();
    if days > 0 {
        return Some(strings.text_with("deadline-says-paused-days", &[("n", days.into())]));
    }
    let rested = explanation.spans.iter().any(|span| span.kind == SpanKind::Paused);
    rested.then(|| strings.text("deadline-says-paused-hours"))
}

fn refused_sentence(strings: &Strings, refused: &RefusedExtension, today: NaiveDate) -> String {
    let values = [
        ("at", timed(strings, refused.at, today).into()),
        ("limit", limit(strings, refused.by).into()),
        ("why", refusal(strings, refused.because).into()),
    ];
    strings.text_with("deadline-says-refused", &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{OpenDays, WorkCalendar};
    use crate::domain::deadlines::{ClockEvent, ClockFacts, Days, step_deadlines};
    use crate::ui::strings::Lang;

    fn at(day: &str, hour: u32) -> Moment {
        Moment::at(day.parse().unwrap(), chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap())
    }

    fn extended(day: &str, hour: u32) -> ClockEvent {
        let by = Limit { length: 2, unit: LimitUnit::WorkingDays };
        ClockEvent::Extended { step: "answer".into(), by, approver: "周静岚".into(), at: at(day, hour) }
    }

    /// A step of the power hall's rule, received on 2026-11-14 at 10, in words: chip, then sentences.
    fn said(lang: Lang, rule: &str, step: &str, events: Vec<ClockEvent>, now: Moment) -> Vec<String> {
        let strings = Strings::load(lang);
        let (set, _) = RuleSet::shipped().unwrap().remove(0);
        let (calendar, open) = (WorkCalendar::shipped().unwrap(), OpenDays::default());
        let days = Days { calendar: &calendar, open: &open };
        let facts = ClockFacts { events, ..ClockFacts::new(at("2026-11-14", 10)) };
        let found = step_deadlines(&set, set.rule(rule).unwrap(), &facts, days, now);
        let deadline = found.into_iter().find(|deadline| deadline.step == step).unwrap();
        let mut said = vec![standing(&strings, &set, &deadline.standing)];
        said.extend(sentences(&strings, &set, &deadline, now.date()));
        said
    }

    #[test]
    fn an_extended_limit_is_told_stretch_by_stretch() {
        let events = vec![extended("2026-11-20", 9)];
        assert_eq!(
            said(Lang::Zh, "billing_error", "answer", events.clone(), at("2026-11-23", 10)),
            [
                "剩 1 个工作日",
                "7 天：起算日不计，休息日照计，到 11-21 周六当天结束。",
                "周静岚 批准延期 2 个工作日：接着往后数，到 11-24 周二当天结束。",
            ]
        );
        assert_eq!(
            said(Lang::En, "billing_error", "answer", events, at("2026-11-23", 10)),
            [
                "1 working day left",
                "7 days: the start day does not count, rest days do; by the end of Sat 11-21.",
                "Extended by 2 working days, approved by 周静岚: counted on; by the end of Tue 11-24.",
            ]
        );
    }

    #[test]
    fn an_extension_that_came_too_late_says_so() {
        let found = said(Lang::Zh, "billing_error", "answer", vec![extended("2026-11-22", 9)], at("2026-11-23", 10));
        assert_eq!(found[0], "逾期 2 天");
        assert_eq!(found[2], "11-22 09:00 登记的延期 2 个工作日 不计入：当时期限已过。");
    }

    #[test]
    fn a_case_at_rest_and_a_clock_that_waits_say_so() {
        let paused = vec![ClockEvent::Paused { at: at("2026-11-16", 9) }];
        let found = said(Lang::Zh, "billing_error", "answer", paused, at("2026-11-18", 10));
        assert_eq!(found, ["暂停 · 剩 5 天", "7 天：暂停中，还没有到期日。", "暂停的 3 天不计。"]);
        let waiting = said(Lang::En, "meter_test", "answer", vec![], at("2026-11-18", 10));
        assert_eq!(waiting, ["Waits for: Test fee paid", "Not started; waits for: Test fee paid."]);
    }

    #[test]
    fn hours_and_counts_back_name_the_moment_they_start_from() {
        let repair = said(Lang::En, "repair_lv_line", "repair", vec![], at("2026-11-14", 14));
        assert_eq!(repair, ["Due now", "4 hours from 11-14 10:00 without a break; by 11-14 14:00."]);
        let outage = vec![ClockEvent::Happened { event: "outage_starts".into(), at: at("2026-11-30", 8) }];
        let notice = said(Lang::Zh, "planned_outage", "notice", outage, at("2026-11-23", 14));
        assert_eq!(notice, ["今天到期", "提前 7 天：11-30 周一 当天不计，最晚到 11-23 周一当天结束。"]);
    }
}

//! `deadline RULE --from T`: each step's due moment and the count behind it, by the rules and calendars shipped.

use chrono::NaiveDate;
use serde::Serialize;

use super::{DeadlineAsked, Desk, Report, code};
use crate::domain::calendar::{DayKind, OpenDays, WorkCalendar};
use crate::domain::dates::Moment;
use crate::domain::deadlines::{
    Circumstance, ClockEvent, ClockFacts, DayMark, Days, Direction, HourSpan, Limit, MarkKind, Rule, RuleSet, SpanKind,
    Standing, StepDeadline, step_deadlines,
};
use crate::domain::texts::Text;
use crate::ui::deadline_words as words;

impl Desk {
    pub(super) fn deadline(&self, asked: &DeadlineAsked) -> Report {
        self.try_deadline(asked).unwrap_or_else(|report| report)
    }

    fn try_deadline(&self, asked: &DeadlineAsked) -> Result<Report, Report> {
        let damaged = |error: String| Report::failed(code::FILE, error + "\n");
        let sets = RuleSet::shipped().map_err(|error| damaged(error.to_string()))?;
        let calendar = WorkCalendar::shipped().map_err(|error| damaged(error.to_string()))?;
        let set = sets.iter().map(|(set, _)| set).find(|set| set.code == asked.set);
        let set = set.ok_or_else(|| {
            self.unknown("cli-deadline-no-set", &asked.set, sets.iter().map(|(set, _)| (&set.code, &set.name)))
        })?;
        let rule = set.rule(&asked.rule).ok_or_else(|| {
            self.unknown("cli-deadline-no-rule", &asked.rule, set.rules.iter().map(|rule| (&rule.code, &rule.name)))
        })?;
        let open = OpenDays { weekdays: [true; 7], ..OpenDays::default() };
        let days = Days { calendar: &calendar, open: &open };
        let mut steps = step_deadlines(set, rule, &facts(rule, asked), days, asked.from);
        if let Some(step) = &asked.step {
            steps.retain(|deadline| deadline.step == *step);
        }
        if steps.is_empty() {
            let known = rule.steps.iter().map(|step| (&step.code, &step.name));
            return Err(self.unknown("cli-deadline-no-step", asked.step.as_deref().unwrap_or_default(), known));
        }
        if asked.is_json {
            return Answer::of(set, rule, asked, &steps)
                .json()
                .map(Report::done)
                .map_err(|error| damaged(error.to_string()));
        }
        Ok(Report::done(self.told(set, rule, asked.from, &steps)))
    }

    /// What is not known, and what is: a code and a name a line.
    fn unknown<'a>(&self, key: &str, what: &str, known: impl Iterator<Item = (&'a String, &'a Text)>) -> Report {
        let language = self.strings.lang().key();
        let known = known.map(|(code, name)| format!("  {code:<24} {}\n", name.in_language(language)));
        let err = self.line(key, &[("what", what)]) + &known.collect::<String>();
        Report::failed(code::USAGE, err)
    }

    fn told(&self, set: &RuleSet, rule: &Rule, from: Moment, steps: &[StepDeadline]) -> String {
        let language = self.strings.lang().key();
        let values = [
            ("rule", rule.name.in_language(language)),
            ("basis", &words::basis(&self.strings, &rule.basis)),
            ("set", set.name.in_language(language)),
            ("edition", &set.edition),
            ("from", &words::timed(&self.strings, from, NaiveDate::default())),
        ];
        let head = self.line("cli-deadline-head", &values);
        steps.iter().fold(head, |out, deadline| out + "\n" + &self.step_told(set, deadline))
    }

    fn step_told(&self, set: &RuleSet, deadline: &StepDeadline) -> String {
        let today = NaiveDate::default();
        let due = match deadline.due {
            Some(due) => words::due(&self.strings, due.at, deadline.limit.unit, today),
            None => words::standing(&self.strings, set, &deadline.standing),
        };
        let name = deadline.name.in_language(self.strings.lang().key());
        let basis = words::basis(&self.strings, &deadline.basis);
        let step = [("step", name), ("basis", &basis), ("due", &due)];
        let mut lines = vec![self.line("cli-deadline-step", &step).trim_end().to_owned()];
        let said = words::sentences(&self.strings, set, deadline, today);
        lines.extend(said.into_iter().map(|sentence| format!("  {sentence}")));
        lines.extend(deadline.explanation.marks.iter().map(|mark| self.mark_told(mark, deadline.direction)));
        lines.extend(deadline.explanation.spans.iter().map(|span| self.span_told(span)));
        lines.join("\n") + "\n"
    }

    fn mark_told(&self, mark: &DayMark, direction: Direction) -> String {
        let date = self.strings.date_with_weekday(mark.date, NaiveDate::default());
        let word = words::mark(&self.strings, mark, direction);
        let make_up = words::make_up_word(&self.strings, mark).map_or(String::new(), |word| format!("  {word}"));
        format!("    {date}  {word}{make_up}")
    }

    fn span_told(&self, span: &HourSpan) -> String {
        let time = |moment| words::timed(&self.strings, moment, NaiveDate::default());
        let until = span.until.map_or(String::new(), time);
        format!("    {} - {until}  {}", time(span.from), words::span(&self.strings, span.kind))
    }
}

/// A case that came in at `from`, with whatever its steps start from happening then.
fn facts(rule: &Rule, asked: &DeadlineAsked) -> ClockFacts {
    let starts = rule.steps.iter().filter_map(|step| step.start.event());
    let happened = |event: &str| ClockEvent::Happened { event: event.to_owned(), at: asked.from };
    ClockFacts { circumstances: asked.with.clone(), received_at: asked.from, events: starts.map(happened).collect() }
}

/// The answer for scripts. Its field names stay.
#[derive(Serialize)]
struct Answer<'a> {
    rule_set: &'a str,
    edition: &'a str,
    rule: &'a str,
    name: &'a Text,
    basis: &'a str,
    from: String,
    with: Vec<Circumstance>,
    steps: Vec<StepAnswer<'a>>,
}

#[derive(Serialize)]
struct StepAnswer<'a> {
    step: &'a str,
    name: &'a Text,
    basis: &'a str,
    limit: Limit,
    direction: &'static str,
    start: Option<String>,
    due: Option<String>,
    is_by_day: bool,
    is_provisional: bool,
    provisional_years: &'a [i32],
    is_exempt: bool,
    because: &'a [Circumstance],
    marks: Vec<MarkAnswer<'a>>,
    spans: Vec<SpanAnswer>,
}

#[derive(Serialize)]
struct MarkAnswer<'a> {
    date: NaiveDate,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    n: Option<u32>,
    day: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    holiday: Option<&'a Text>,
}

#[derive(Serialize)]
struct SpanAnswer {
    from: String,
    until: Option<String>,
    kind: &'static str,
}

impl<'a> Answer<'a> {
    fn of(set: &'a RuleSet, rule: &'a Rule, asked: &DeadlineAsked, steps: &'a [StepDeadline]) -> Self {
        Self {
            rule_set: &set.code,
            edition: &set.edition,
            rule: &rule.code,
            name: &rule.name,
            basis: &rule.basis,
            from: iso(asked.from),
            with: asked.with.iter().copied().collect(),
            steps: steps.iter().map(StepAnswer::of).collect(),
        }
    }

    fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|json| json + "\n")
    }
}

impl<'a> StepAnswer<'a> {
    fn of(deadline: &'a StepDeadline) -> Self {
        Self {
            step: &deadline.step,
            name: &deadline.name,
            basis: &deadline.basis,
            limit: deadline.limit,
            direction: if deadline.direction == Direction::Before { "before" } else { "after" },
            start: deadline.start.map(iso),
            due: deadline.due.map(|due| iso(due.at)),
            is_by_day: deadline.limit.unit.is_by_day(),
            is_provisional: deadline.due.is_some_and(|due| due.is_provisional),
            provisional_years: &deadline.explanation.provisional_years,
            is_exempt: deadline.standing == Standing::Exempt,
            because: &deadline.explanation.because,
            marks: deadline.explanation.marks.iter().map(MarkAnswer::of).collect(),
            spans: deadline.explanation.spans.iter().map(SpanAnswer::of).collect(),
        }
    }
}

impl<'a> MarkAnswer<'a> {
    fn of(mark: &'a DayMark) -> Self {
        let (kind, n) = match mark.kind {
            MarkKind::Start => ("start", None),
            MarkKind::Counted(n) => ("counted", Some(n)),
            MarkKind::Extended(n) => ("extended", Some(n)),
            MarkKind::Rest => ("rest", None),
            MarkKind::Closed => ("closed", None),
            MarkKind::Paused => ("paused", None),
        };
        let (day, holiday) = match &mark.day {
            DayKind::WorkingDay => ("working_day", None),
            DayKind::RestDay => ("rest_day", None),
            DayKind::Holiday(name) => ("holiday", Some(name)),
            DayKind::MakeUpDay => ("make_up_day", None),
        };
        Self { date: mark.date, kind, n, day, holiday }
    }
}

impl SpanAnswer {
    fn of(span: &HourSpan) -> Self {
        let kind = match span.kind {
            SpanKind::Counted => "counted",
            SpanKind::Extended => "extended",
            SpanKind::Paused => "paused",
        };
        Self { from: iso(span.from), until: span.until.map(iso), kind }
    }
}

/// `2026-02-14T23:59:59.999+08:00`.
fn iso(moment: Moment) -> String {
    moment.local().to_rfc3339_opts(chrono::SecondsFormat::Millis, false)
}

//! A case as one would keep it on a sheet of paper: entries in order, struck ones crossed out; written without a look at
//! the program's own rules of a case's life.

use chrono::{Days, NaiveDate, NaiveTime};
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::cases::{CasePhase, Finding, Outcomes, ReplyMode, Standing};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::StaffId;

/// How the case came in, and with it the rule it runs by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// A complaint by phone: accepted in 3 days, answered in 15, may rest and be extended (the hall's own rule).
    Phone,
    /// A suggestion of the opinion book: answered in a working day, signed (P8-1.w3).
    Book,
    /// A complaint forwarded with an answer asked for: 3 days, 15 days, a report in 15 days (P4-6).
    Forwarded,
}

/// What a line of the sheet says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    Accept,
    HandOver(Option<StaffId>),
    Investigate,
    Conclude(Finding),
    Reply(ReplyMode),
    Pause,
    Resume,
    Extend(u32),
    Sign,
    Report,
    Survey(u8),
    Close { in_time: bool },
    Reopen,
    Archive,
    Correct,
    Strike,
    Link,
    Attach,
}

/// A line with its moment; struck lines stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) line: Line,
    pub(super) at: Moment,
    pub(super) is_struck: bool,
}

/// The sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) start: Start,
    pub(super) received: Moment,
    pub(super) first_asked: StaffId,
    pub(super) target: Option<StaffId>,
    pub(super) is_important: bool,
    pub(super) is_void: bool,
    pub(super) entries: Vec<Entry>,
}

impl Sheet {
    pub(super) fn write(&mut self, line: Line, at: Moment) {
        self.entries.push(Entry { line, at, is_struck: false });
    }

    /// Where the present round begins in the entries, and when.
    fn round_start(&self) -> (usize, Moment) {
        let reopened = self.entries.iter().enumerate().rev().find(|(_, entry)| entry.line == Line::Reopen);
        reopened.map_or((0, self.received), |(index, entry)| (index + 1, entry.at))
    }

    pub(super) fn begun(&self) -> Moment {
        self.round_start().1
    }

    fn round(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries[self.round_start().0..].iter().filter(|entry| !entry.is_struck)
    }

    pub(super) fn has(&self, wanted: impl Fn(Line) -> bool) -> bool {
        self.round().any(|entry| wanted(entry.line))
    }

    pub(super) fn is_linked(&self) -> bool {
        self.entries.iter().any(|entry| entry.line == Line::Link && !entry.is_struck)
    }

    pub(super) fn may_strike(&self, index: usize) -> bool {
        let is_of_the_round = index >= self.round_start().0;
        let entry = self.entries.get(index).filter(|entry| !entry.is_struck && is_of_the_round);
        entry.is_some_and(|entry| {
            !matches!(entry.line, Line::Close { .. } | Line::Reopen | Line::Archive | Line::Correct | Line::Strike)
        })
    }

    pub(super) fn conclusion(&self) -> Option<Finding> {
        self.round().rev().find_map(|entry| if let Line::Conclude(finding) = entry.line { Some(finding) } else { None })
    }

    pub(super) fn reply(&self) -> Option<(ReplyMode, Moment)> {
        let replied = |entry: &Entry| if let Line::Reply(mode) = entry.line { Some((mode, entry.at)) } else { None };
        self.round().rev().find_map(replied)
    }

    pub(super) fn is_resting(&self) -> bool {
        let turn = self.round().rev().find(|entry| matches!(entry.line, Line::Pause | Line::Resume));
        turn.is_some_and(|entry| entry.line == Line::Pause)
    }

    pub(super) fn standing(&self) -> Standing {
        let turn = self.entries.iter().rev().find_map(|entry| match entry.line {
            Line::Archive => Some(Standing::Archived),
            Line::Close { .. } => Some(Standing::Closed),
            Line::Reopen => Some(Standing::Open),
            _ => None,
        });
        turn.unwrap_or(Standing::Open)
    }

    pub(super) fn phase(&self) -> CasePhase {
        let has = |wanted: fn(Line) -> bool| self.has(wanted);
        match self.standing() {
            _ if self.is_void => CasePhase::Void,
            Standing::Closed => CasePhase::Closed,
            Standing::Archived => CasePhase::Archived,
            Standing::Open if self.is_resting() => CasePhase::Paused,
            Standing::Open if self.reply().is_some() => CasePhase::Replied,
            Standing::Open if self.conclusion().is_some() => CasePhase::Concluded,
            Standing::Open if has(|line| matches!(line, Line::HandOver(_))) => CasePhase::HandedOver,
            Standing::Open if has(|line| matches!(line, Line::Accept | Line::Investigate)) => CasePhase::Investigating,
            Standing::Open => CasePhase::Waiting,
        }
    }

    /// What the register should keep beside the case.
    pub(super) fn outcomes(&self) -> Outcomes {
        let alive = || self.entries.iter().rev().filter(|entry| !entry.is_struck);
        let handler = alive().find_map(|entry| if let Line::HandOver(person) = entry.line { person } else { None });
        let closing = alive().find_map(|entry| match entry.line {
            Line::Close { in_time } => Some((entry.at, in_time)),
            _ => None,
        });
        let closing = closing.filter(|_| self.standing() != Standing::Open);
        Outcomes {
            standing: self.standing(),
            handler: Some(handler.unwrap_or(self.first_asked)),
            replied_at: self.reply().map(|(_, at)| at),
            closed_at: closing.map(|(at, _)| at),
            in_time: closing.map(|(_, in_time)| in_time),
            finding: self.conclusion(),
            satisfaction: alive()
                .find_map(|entry| if let Line::Survey(grade) = entry.line { Some(grade) } else { None }),
        }
    }
}

/// The clocks, counted on fingers: day after day, but the days that ended at rest.
impl Sheet {
    /// Times at rest of the round: from, until.
    fn rests(&self) -> Vec<(Moment, Option<Moment>)> {
        let mut rests: Vec<(Moment, Option<Moment>)> = Vec::new();
        for entry in self.round() {
            let is_at_rest = rests.last().is_some_and(|(_, until)| until.is_none());
            match entry.line {
                Line::Pause if !is_at_rest => rests.push((entry.at, None)),
                Line::Resume if is_at_rest => rests.last_mut().unwrap().1 = Some(entry.at),
                _ => {}
            }
        }
        rests
    }

    /// The day `length` counting days after another; `None` while it rests for good.
    fn days_on(&self, from: NaiveDate, length: u32, counts: impl Fn(NaiveDate) -> bool) -> Option<NaiveDate> {
        let (mut day, mut left) = (from, length);
        while left > 0 {
            day = day.succ_opt().unwrap();
            let midnight = Moment::at(day.checked_add_days(Days::new(1)).unwrap(), NaiveTime::MIN);
            let rest = self
                .rests()
                .into_iter()
                .find(|(from, until)| *from < midnight && until.is_none_or(|until| until >= midnight));
            match rest {
                Some((_, None)) => return None,
                Some(_) => {}
                None => left -= u32::from(counts(day)),
            }
        }
        Some(day)
    }

    /// The first moment one of these was done in the round.
    fn met(&self, wanted: impl Fn(Line) -> bool) -> Option<Moment> {
        self.round().filter(|entry| wanted(entry.line)).map(|entry| entry.at).min()
    }

    /// The extension that counts, and the last day of the reply.
    pub(super) fn answer(&self, calendar: &WorkCalendar) -> (Option<u32>, Option<NaiveDate>) {
        let begun = self.begun().date();
        let is_working = |day: NaiveDate| calendar.is_working_day(day);
        if self.start == Start::Book {
            return (None, self.days_on(begun, 1, is_working));
        }
        let base = self.days_on(begun, 15, |_| true);
        let extended = self.round().find_map(|entry| match entry.line {
            Line::Extend(days) if base.is_none_or(|base| entry.at.date() <= base) => Some(days),
            _ => None,
        });
        let last = base.and_then(|base| self.days_on(base, extended.unwrap_or(0), is_working));
        (extended, last)
    }

    /// Whether every limit was kept, if it is closed now.
    pub(super) fn is_in_time(&self, calendar: &WorkCalendar) -> bool {
        let begun = self.begun().date();
        let after = |days: u64| begun.checked_add_days(Days::new(days));
        let kept = |met: Option<Moment>, last: Option<NaiveDate>| match (met, last) {
            (Some(met), Some(last)) => met.date() <= last,
            (met, _) => met.is_some(),
        };
        let first = self.met(|line| {
            matches!(line, Line::Accept | Line::HandOver(_) | Line::Investigate | Line::Conclude(_) | Line::Reply(_))
        });
        let looked = self.met(|line| matches!(line, Line::Investigate | Line::Conclude(_)));
        let answer = kept(self.met(|line| matches!(line, Line::Reply(_))), self.answer(calendar).1);
        match self.start {
            Start::Book => answer,
            Start::Phone if self.is_important => {
                answer && kept(first, after(3)) && kept(looked, self.days_on(begun, 15, |_| true))
            }
            Start::Phone => answer && kept(first, after(3)),
            Start::Forwarded => {
                answer && kept(first, after(3)) && kept(self.met(|line| line == Line::Report), after(15))
            }
        }
    }
}

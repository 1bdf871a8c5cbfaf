//! Random lives of a case, legal and illegal steps mixed, against a sheet of paper: refused exactly when the sheet says so,
//! what is kept beside the case is what the sheet comes to, undo goes back, and the records verify (P1-9.2, P1-9.3).

use chrono::Duration;
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::cases::events::LinkKind;
use hallkeeper::domain::cases::{
    CaseChannel, CaseDetails, CaseKind, Finding, NewCase, NewEvent, PauseReason, ReplyMode, Standing, Target, What,
};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::deadlines::{Limit, LimitUnit};
use hallkeeper::domain::ids::{CaseEventId, CaseId, StaffId};
use hallkeeper::register::Register;
use hallkeeper::register::files::NewFile;
use hallkeeper::ui::strings::Lang;
use proptest::prelude::*;
use proptest::sample::select;

use super::case_model::{Line, Sheet, Start};
use crate::suite::exchange::whole_cases::{all_of, brought_in, whole_lists};
use crate::suite::register::case_desk::*;
use crate::suite::register::making::{at, register};

/// What a person may try.
#[derive(Debug, Clone, Copy)]
enum Try {
    Accept,
    HandOver(u8),
    Investigate,
    Conclude(Finding),
    Reply(ReplyMode),
    Pause(PauseReason),
    Resume,
    Extend { length: u32, unit: LimitUnit, is_approved: bool },
    Sign,
    Report,
    Survey(u8),
    Close,
    Reopen,
    Archive,
    Strike(usize),
    Correct,
    ToggleImportance,
    Link,
    Attach,
    Void,
    Undo,
    Wait { minutes: i64 },
}

/// An attempt: what, by whom (of the people; 3 is nobody named), and how many minutes before now it happened.
#[derive(Debug, Clone, Copy)]
struct Attempt {
    what: Try,
    by: u8,
    minutes_ago: i64,
}

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let extend = (0..7u32, select(vec![LimitUnit::WorkingDays, LimitUnit::CalendarDays]), any::<bool>())
        .prop_map(|(length, unit, is_approved)| Try::Extend { length, unit, is_approved });
    let what = prop_oneof![
        8 => Just(Try::Accept),
        8 => (0..5u8).prop_map(Try::HandOver),
        4 => Just(Try::Investigate),
        20 => select(Finding::ALL.to_vec()).prop_map(Try::Conclude),
        20 => select(ReplyMode::ALL.to_vec()).prop_map(Try::Reply),
        8 => select(PauseReason::ALL.to_vec()).prop_map(Try::Pause),
        12 => Just(Try::Resume),
        8 => extend,
        8 => Just(Try::Sign),
        8 => Just(Try::Report),
        4 => (0..8u8).prop_map(Try::Survey),
        24 => Just(Try::Close),
        12 => Just(Try::Reopen),
        4 => Just(Try::Archive),
        12 => (0..16usize).prop_map(Try::Strike),
        4 => Just(Try::Correct),
        4 => Just(Try::ToggleImportance),
        4 => Just(Try::Link),
        4 => Just(Try::Attach),
        1 => Just(Try::Void),
        16 => Just(Try::Undo),
        24 => (1..5_000i64).prop_map(|minutes| Try::Wait { minutes }),
    ];
    let minutes_ago = prop_oneof![12 => Just(0i64), 2 => 1..4_000i64, 1 => -600..0i64];
    let attempt = (what, 0..4u8, minutes_ago).prop_map(|(what, by, minutes_ago)| Attempt { what, by, minutes_ago });
    prop::collection::vec(attempt, 1..90)
}

/// The register beside the sheet.
struct Table {
    register: Register,
    people: Vec<StaffId>,
    id: CaseId,
    other: CaseId,
    now: Moment,
    sheet: Sheet,
    /// The sheet before each step that can be undone, with the day of the step.
    before: Vec<(Sheet, Moment)>,
    calendar: WorkCalendar,
    corrections: usize,
}

impl Table {
    fn new(start: Start, (is_important, has_target): (bool, bool)) -> Self {
        let (mut register, people) = register();
        let now = at("2026-11-02", 9, 0);
        let (kind, channel) = match start {
            Start::Phone => (CaseKind::Complaint, CaseChannel::Phone),
            Start::Book => (CaseKind::Suggestion, CaseChannel::OpinionBook),
            Start::Forwarded => (CaseKind::Complaint, CaseChannel::Forwarded),
        };
        let target = has_target.then_some(people[2]);
        let details = CaseDetails {
            is_important,
            is_answer_required: start == Start::Forwarded,
            target: target.map_or(Target::Nobody, Target::Person),
            ..CaseDetails::default()
        };
        let other = register.record_case(&complaint(people[0]), now).unwrap().value.0;
        let case = NewCase { kind, channel, details, ..complaint(people[1]) };
        let id = register.record_case(&case, now).unwrap().value.0;
        register.forget_undo();
        let (received, first_asked) = (case.received_at, people[1]);
        let sheet = Sheet { start, received, first_asked, target, is_important, is_void: false, entries: Vec::new() };
        let calendar = WorkCalendar::shipped().unwrap();
        Self { register, people, id, other, now, sheet, before: Vec::new(), calendar, corrections: 0 }
    }

    fn person(&self, index: u8) -> Option<StaffId> {
        self.people.get(usize::from(index)).copied()
    }

    /// To a person, to a department, to nobody.
    fn receiver(&self, to: u8) -> (Option<StaffId>, &'static str) {
        (self.person(to), if to == 3 { "配电班" } else { "" })
    }

    /// The entry an attempt becomes; `None` for what is no entry by itself.
    fn entry(&self, attempt: Attempt) -> Option<(What, Line)> {
        let Self { other, .. } = *self;
        Some(match attempt.what {
            Try::Accept => (accepted(), Line::Accept),
            Try::HandOver(to) => {
                let (person, unit) = self.receiver(to);
                (handed_over(person, unit), Line::HandOver(person))
            }
            Try::Investigate => (investigated(), Line::Investigate),
            Try::Conclude(finding) => (concluded(finding), Line::Conclude(finding)),
            Try::Reply(mode) => (replied(mode), Line::Reply(mode)),
            Try::Pause(because) => (paused(because), Line::Pause),
            Try::Resume => (resumed(), Line::Resume),
            Try::Extend { length, unit, is_approved } => {
                let approver = if is_approved { "周静岚" } else { " " }.to_owned();
                let by = Limit { length, unit };
                (What::Extended { step: "answer".into(), by, approver, reason: "等批".into() }, Line::Extend(length))
            }
            Try::Sign => (What::Signed { note: String::new() }, Line::Sign),
            Try::Report => (What::Reported { to: "县公司".into(), text: String::new() }, Line::Report),
            Try::Survey(grade) => (What::Surveyed { satisfaction: grade, note: String::new() }, Line::Survey(grade)),
            Try::Close => (closed(), Line::Close { in_time: self.sheet.is_in_time(&self.calendar) }),
            Try::Reopen => (reopened(), Line::Reopen),
            Try::Archive => (archived(), Line::Archive),
            Try::Strike(index) => {
                let file = self.register.case_file(self.id).unwrap();
                (struck(file.events.get(index).map_or(CaseEventId(-1), |event| event.id)), Line::Strike)
            }
            Try::Link => (What::Linked { other, how: LinkKind::Related }, Line::Link),
            _ => return None,
        })
    }

    /// When an attempt says it happened. Rest and extension are told as they happen, so that the sheet can count on fingers.
    fn when(&self, attempt: Attempt) -> Moment {
        match attempt.what {
            Try::Pause(_) | Try::Resume | Try::Extend { .. } | Try::Reopen => self.now,
            _ => Moment(self.now.0 - Duration::minutes(attempt.minutes_ago).num_milliseconds()),
        }
    }

    /// Whether the sheet takes the attempt.
    fn takes(&self, attempt: Attempt) -> bool {
        let sheet = &self.sheet;
        let (when, by) = (self.when(attempt), self.person(attempt.by));
        let is_of_now = matches!(attempt.what, Try::Correct | Try::ToggleImportance | Try::Attach | Try::Void);
        let is_in_its_time = when <= self.now && (when >= sheet.begun() || when == self.now);
        let is_free = matches!(attempt.what, Try::HandOver(_) | Try::Link | Try::Attach | Try::Void);
        let is_recused = !is_free && sheet.target.is_some() && (by.is_none() || by == sheet.target);
        let is_at_its_place = match sheet.standing() {
            Standing::Open => !matches!(attempt.what, Try::Reopen | Try::Archive),
            Standing::Closed => {
                matches!(
                    attempt.what,
                    Try::Survey(_) | Try::Link | Try::Attach | Try::Reopen | Try::Archive | Try::Void
                )
            }
            Standing::Archived => {
                matches!(attempt.what, Try::Survey(_) | Try::Link | Try::Attach | Try::Reopen | Try::Void)
            }
        };
        !sheet.is_void
            && is_at_its_place
            && (is_of_now || is_in_its_time)
            && !is_recused
            && self.takes_by_its_nature(attempt.what)
    }

    fn takes_by_its_nature(&self, what: Try) -> bool {
        let sheet = &self.sheet;
        let is_in_writing =
            |mode| matches!(mode, ReplyMode::InPerson | ReplyMode::Letter | ReplyMode::Visit | ReplyMode::Posted);
        match what {
            Try::Accept => !sheet.has(|line| line == Line::Accept),
            Try::HandOver(to) => {
                let (person, unit) = self.receiver(to);
                (person.is_some() || !unit.is_empty()) && (person.is_none() || person != sheet.target)
            }
            Try::Conclude(finding) => {
                sheet.conclusion().is_none() && (finding != Finding::NotApplicable || sheet.start == Start::Book)
            }
            Try::Reply(mode) => {
                sheet.reply().is_none() && sheet.conclusion().is_some() && (!sheet.is_important || is_in_writing(mode))
            }
            Try::Pause(_) => !sheet.is_resting() && sheet.start != Start::Book,
            Try::Resume => sheet.is_resting(),
            Try::Extend { length, unit, is_approved } => {
                let (extended, last) = sheet.answer(&self.calendar);
                sheet.start == Start::Phone
                    && is_approved
                    && unit == LimitUnit::WorkingDays
                    && (1..=5).contains(&length)
                    && extended.is_none()
                    && sheet.reply().is_none()
                    && last.is_none_or(|last| self.now.date() <= last)
            }
            Try::Survey(grade) => (1..=5).contains(&grade),
            Try::Close => {
                let is_answered = sheet.reply().is_some_and(|(mode, _)| !sheet.is_important || is_in_writing(mode));
                let is_signed = sheet.start != Start::Book || sheet.has(|line| line == Line::Sign);
                let is_reported = sheet.start != Start::Forwarded || sheet.has(|line| line == Line::Report);
                sheet.conclusion().is_some() && is_answered && is_signed && is_reported && !sheet.is_resting()
            }
            Try::Strike(index) => sheet.may_strike(index),
            Try::Link => !sheet.is_linked(),
            _ => true,
        }
    }

    /// Tries it on the register; tells whether it was taken.
    fn attempt(&mut self, attempt: Attempt) -> bool {
        let (id, now, by) = (self.id, self.now, self.person(attempt.by));
        if let Some((what, _)) = self.entry(attempt) {
            let new = NewEvent { at: self.when(attempt), by, what };
            return self.register.add_case_event(id, &new, now).is_ok();
        }
        let facts = self.register.case(id).unwrap().facts;
        match attempt.what {
            Try::Correct => {
                self.corrections += 1;
                let facts = NewCase { summary: format!("改 {}", self.corrections), ..facts };
                self.register.correct_case(id, (&facts, "写错了", by), now).is_ok()
            }
            Try::ToggleImportance => {
                let is_important = !facts.details.is_important;
                let facts = NewCase { details: CaseDetails { is_important, ..facts.details.clone() }, ..facts };
                self.register.correct_case(id, (&facts, "轻重改了", by), now).is_ok()
            }
            Try::Attach => {
                let file = NewFile { media_type: "image/png".into(), name: "照片".into(), content: vec![1, 2] };
                self.register.attach_to_case(id, (&file, by), now).is_ok()
            }
            Try::Void => self.register.void_case(id, "重复", now).is_ok(),
            _ => unreachable!("{attempt:?}"),
        }
    }

    /// Writes a step that was taken on the sheet.
    fn note(&mut self, attempt: Attempt) {
        self.before.push((self.sheet.clone(), self.now));
        let when = self.when(attempt);
        match (attempt.what, self.entry(attempt)) {
            (Try::Strike(index), _) => {
                self.sheet.entries[index].is_struck = true;
                self.sheet.write(Line::Strike, when);
            }
            (_, Some((_, line))) => self.sheet.write(line, when),
            (Try::Correct, _) => self.sheet.write(Line::Correct, self.now),
            (Try::ToggleImportance, _) => {
                self.sheet.is_important = !self.sheet.is_important;
                self.sheet.write(Line::Correct, self.now);
            }
            (Try::Attach, _) => self.sheet.write(Line::Attach, self.now),
            (Try::Void, _) => self.sheet.is_void = true,
            _ => {}
        }
    }

    fn undo(&mut self) -> Result<(), TestCaseError> {
        let is_undone = self.register.undo("撤销", self.now).is_ok();
        let last = self.before.pop();
        let is_of_today = last.as_ref().is_some_and(|(_, at)| at.date() == self.now.date());
        prop_assert_eq!(is_undone, is_of_today);
        match last.filter(|_| is_of_today) {
            Some((sheet, _)) => self.sheet = sheet,
            None => self.before.clear(),
        }
        Ok(())
    }

    /// The register handed on whole and brought into an empty hall gives the very cases there: numbers, stories, clocks.
    fn hand_on(&self) -> Result<(), TestCaseError> {
        for list in whole_lists(&self.register, self.now, Lang::Zh) {
            let (mut there, _) = register();
            let plan = brought_in(&mut there, &list, self.now);
            prop_assert_eq!(&plan.problems, &[]);
            prop_assert_eq!(all_of(&there, self.now), all_of(&self.register, self.now));
        }
        Ok(())
    }

    /// The register and the sheet tell the same.
    fn compare(&self) -> Result<(), TestCaseError> {
        let file = self.register.case_file(self.id).unwrap();
        prop_assert_eq!(file.phase(), self.sheet.phase());
        prop_assert_eq!(&file.case.outcomes, &self.sheet.outcomes());
        prop_assert_eq!(file.case.voided.is_some(), self.sheet.is_void);
        prop_assert_eq!(file.events.len(), self.sheet.entries.len());
        prop_assert_eq!(file.resting().is_some(), self.sheet.is_resting());
        let struck = file.struck();
        for (event, entry) in file.events.iter().zip(&self.sheet.entries) {
            prop_assert_eq!((event.at, struck.contains(&event.id)), (entry.at, entry.is_struck));
        }
        let other = self.register.case_file(self.other).unwrap();
        let is_linked = other.live().iter().any(|event| matches!(event.what, What::Linked { .. }));
        prop_assert_eq!(is_linked, self.sheet.is_linked(), "linked on both sides");
        let is_open = self.register.open_cases(self.now).unwrap().iter().any(|open| open.file.case.id == self.id);
        prop_assert_eq!(is_open, self.sheet.standing() == Standing::Open && !self.sheet.is_void);
        Ok(())
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_life_of_a_case_is_as_on_paper_and_verifies(
        start in select(vec![Start::Phone, Start::Book, Start::Forwarded]),
        (is_important, has_target) in (prop::bool::weighted(0.3), any::<bool>()),
        attempts in attempts(),
    ) {
        let mut table = Table::new(start, (is_important, has_target));
        for attempt in attempts {
            match attempt.what {
                Try::Wait { minutes } => table.now = Moment(table.now.0 + Duration::minutes(minutes).num_milliseconds()),
                Try::Undo => table.undo()?,
                _ => {
                    let is_expected = table.takes(attempt);
                    let noted = table.entry(attempt).map(|(_, line)| line);
                    let is_taken = table.attempt(attempt);
                    prop_assert_eq!(is_taken, is_expected, "{:?} as {:?}: {:#?}", attempt, noted, &table.sheet);
                    if is_taken {
                        table.note(attempt);
                    }
                }
            }
            table.compare()?;
        }
        prop_assert_eq!(table.register.verify().unwrap().findings, vec![]);
        table.hand_on()?;
    }
}

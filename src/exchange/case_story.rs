//! What a row of a register says happened to its case: accepted, handed over, concluded, answered, closed (P1-9.2, P6-2).

use super::case_cells::time_told;
use super::case_entry::Entry;
use super::case_plan::Assumption;
use super::case_terms::{self as terms, Told};
use crate::domain::cases::events::Frozen;
use crate::domain::cases::{CaseChannel, Finding, NewCase, NewEvent, ReplyMode, What};
use crate::domain::dates::Moment;
use crate::domain::ids::StaffId;
use crate::domain::people::half_width;
use crate::domain::problems::{Field, Wrong};

/// Code of the event that carries the date by which a higher office wants its answer (P4-6).
const ANSWER_BY: &str = "answer_by";

/// The moments a row tells.
struct Times {
    accepted: Option<Moment>,
    handed_over: Option<Moment>,
    investigated: Option<Moment>,
    concluded: Option<Moment>,
    replied: Option<Moment>,
    signed: Option<Moment>,
    reported: Option<Moment>,
    surveyed: Option<Moment>,
}

/// Whether a case was closed, and when.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Open,
    ClosedAt(Moment),
    /// Closed, without the time of its reply: the row stays out.
    Untold,
}

impl Ending {
    fn moment(self) -> Option<Moment> {
        match self {
            Self::ClosedAt(at) => Some(at),
            Self::Open | Self::Untold => None,
        }
    }
}

impl Entry<'_> {
    /// Whether the row itself says that the case is void.
    pub(super) fn is_void(&self) -> bool {
        terms::standing(&self.word(Field::Status)) == Some(Told::Void)
    }

    /// What happened to the case, in the order of the log. What may not be is noted.
    pub(super) fn story(&mut self, case: &NewCase) -> Vec<NewEvent> {
        let received = case.received_at;
        let times = Times {
            accepted: self.moment(Field::AcceptedAt, received),
            handed_over: self.moment(Field::HandedOverAt, received),
            investigated: self.moment(Field::InvestigatedAt, received),
            concluded: self.moment(Field::ConcludedAt, received),
            replied: self.moment(Field::RepliedAt, received),
            signed: self.moment(Field::SignedAt, received),
            reported: self.moment(Field::ReportedAt, received),
            surveyed: self.moment(Field::SurveyedAt, received),
        };
        let mut log = Vec::new();
        self.answer_by(case, &mut log);
        self.taken_on(case, &times, &mut log);
        self.concluded(case, &times, &mut log);
        let ending = self.ending(case, &times);
        self.replied(case, (&times, ending), &mut log);
        self.ended(case, (&times, ending.moment()), &mut log);
        if ending == Ending::Open {
            self.check_open(case, &log);
        }
        log
    }

    /// The date by which a higher office wants its answer may lie in the future.
    fn answer_by(&mut self, case: &NewCase, log: &mut Vec<NewEvent>) {
        let word = self.word(Field::AnswerBy);
        if word.is_empty() || case.channel != CaseChannel::Forwarded {
            return;
        }
        if let Some(told) = self.take(Field::AnswerBy, time_told(&word)) {
            let at = Moment::at(told.day, chrono::NaiveTime::MIN);
            let what = What::Happened { event: ANSWER_BY.to_owned(), note: String::new() };
            log.push(NewEvent { at, by: case.first_asked, what });
        }
    }

    /// Acceptance, hand-over (P6-2), investigation.
    fn taken_on(&mut self, case: &NewCase, times: &Times, log: &mut Vec<NewEvent>) {
        let received = case.received_at;
        if let Some(at) = times.accepted {
            log.push(event(at, What::Accepted { note: String::new() }));
        }
        let handler = self.person(Field::HandOverTo);
        let to_unit = self.text(Field::HandOverUnit);
        let is_moved = handler.is_some() && handler != case.first_asked;
        if is_moved || !to_unit.is_empty() || (handler.is_some() && times.handed_over.is_some()) {
            let at = times.handed_over.or(times.accepted).unwrap_or(received);
            log.push(event(at, What::HandedOver { to_person: handler, to_unit, note: String::new() }));
        }
        let note = self.text(Field::Investigation);
        if !note.is_empty() || times.investigated.is_some() {
            let at = times.investigated.or(times.concluded).or(times.replied).or(times.accepted).unwrap_or(received);
            log.push(event(at, What::Investigated { note }));
        }
    }

    /// The conclusion, with what was found, and the remedy.
    fn concluded(&mut self, case: &NewCase, times: &Times, log: &mut Vec<NewEvent>) {
        let text = self.conclusion();
        let told = self.term(Field::Finding, terms::finding);
        let Some(at) = times.concluded.or(times.replied) else {
            let says = !text.is_empty() || told.is_some();
            if says && self.word(Field::RepliedAt).is_empty() {
                // P1-9.2: a conclusion stands with the time the reply was completed.
                self.wrong(Field::RepliedAt, Wrong::Missing);
            }
            return;
        };
        if text.is_empty() {
            // P1-9.2: no reply without a conclusion.
            self.wrong(Field::Conclusion, Wrong::Missing);
        }
        let finding = told.or_else(|| terms::finding_in(&text)).unwrap_or_else(|| {
            if case.kind.needs_finding() {
                self.assumed.push(Assumption::FindingNotTold);
            }
            Finding::NotApplicable
        });
        log.push(event(at, What::Concluded { finding, text }));
        let (text, compensation_fen) = (self.text(Field::Remedy), self.compensation());
        if !text.is_empty() || compensation_fen > 0 {
            log.push(event(at, What::Remedied { text, compensation_fen, charged: None, charged_fen: 0 }));
        }
    }

    /// The conclusion; what the customer was told stands for it where nothing else does.
    fn conclusion(&self) -> String {
        let text = self.text(Field::Conclusion);
        if text.is_empty() { self.text(Field::Reply) } else { text }
    }

    /// Yuan, as fen.
    fn compensation(&mut self) -> i64 {
        let word = half_width(&self.word(Field::Compensation)).replace([',', '元', '¥', ' '], "");
        if word.is_empty() {
            return 0;
        }
        let fen = word.parse::<f64>().ok().filter(|yuan| (0.0..1e9).contains(yuan)).map(|yuan| (yuan * 100.0).round());
        self.take(Field::Compensation, fen.ok_or(Wrong::NotANumber)).unwrap_or(0.0) as i64
    }

    /// The reply, with its time (P1-9.2) and mode; signature and written report.
    fn replied(&mut self, case: &NewCase, (times, ending): (&Times, Ending), log: &mut Vec<NewEvent>) {
        let mode = self.term(Field::ReplyMode, terms::reply_mode);
        let text = self.text(Field::Reply);
        match times.replied {
            Some(at) => {
                let mode = mode.unwrap_or_else(|| self.mode_not_told(case));
                if ending != Ending::Open && case.details.is_important && !mode.serves_important() {
                    self.remark(Field::ReplyMode, Wrong::NotInWriting);
                } else if case.details.is_important && !mode.serves_important() {
                    self.wrong(Field::ReplyMode, Wrong::NotInWriting);
                }
                log.push(event(at, What::Replied { mode, text }));
            }
            None if (mode.is_some() || !text.is_empty()) && self.word(Field::RepliedAt).is_empty() => {
                self.wrong(Field::RepliedAt, Wrong::Missing);
            }
            None => {}
        }
        if let Some(at) = times.signed {
            log.push(event(at, What::Signed { note: String::new() }));
        }
        if let Some(at) = times.reported {
            let told = self.text(Field::ReportTo);
            let to = if told.is_empty() { case.details.forwarded_by.clone() } else { told };
            log.push(event(at, What::Reported { to, text: String::new() }));
        }
    }

    fn mode_not_told(&mut self, case: &NewCase) -> ReplyMode {
        if case.details.is_important && self.word(Field::ReplyMode).is_empty() {
            // P1-9.3: how an important case was answered must be told.
            self.wrong(Field::ReplyMode, Wrong::Missing);
        }
        self.assumed.push(Assumption::ReplyModeNotTold);
        if case.channel == CaseChannel::InPerson { ReplyMode::InPerson } else { ReplyMode::Phone }
    }

    /// Whether and when it was closed. A register with neither state nor closing time means that what was answered is
    /// done.
    fn ending(&mut self, case: &NewCase, times: &Times) -> Ending {
        let floor = times.replied.unwrap_or(case.received_at);
        let told = self.moment(Field::ClosedAt, floor);
        let standing = self.term(Field::Status, terms::standing);
        let says_closed = matches!(standing, Some(Told::Closed | Told::Archived));
        let is_silent = !self.has(Field::ClosedAt) && !self.has(Field::Status);
        let is_closed = told.is_some() || says_closed || (is_silent && times.replied.is_some());
        if !is_closed {
            return Ending::Open;
        }
        // P1-9.2: no case is closed without a conclusion and the time the reply was completed.
        if times.replied.is_none() && self.word(Field::RepliedAt).is_empty() {
            self.wrong(Field::RepliedAt, Wrong::Missing);
        }
        if self.conclusion().is_empty() {
            self.wrong(Field::Conclusion, Wrong::Missing);
        }
        if told.is_none() {
            self.assumed.push(Assumption::ClosedWhenReplied);
        }
        told.or(times.replied).map_or(Ending::Untold, Ending::ClosedAt)
    }

    /// Closing, satisfaction, filing.
    fn ended(&mut self, case: &NewCase, (times, closed): (&Times, Option<Moment>), log: &mut Vec<NewEvent>) {
        if let Some(at) = closed {
            log.push(event(at, What::Closed { frozen: Frozen::default() }));
        }
        if let Some(satisfaction) = self.term(Field::Satisfaction, terms::satisfaction) {
            let at = times.surveyed.or(closed).or(times.replied).unwrap_or(case.received_at);
            log.push(event(at, What::Surveyed { satisfaction, note: String::new() }));
        }
        let Some(closed) = closed else { return };
        let archived = self.moment(Field::ArchivedAt, closed);
        let says_archived = terms::standing(&self.word(Field::Status)) == Some(Told::Archived);
        if archived.is_some() || says_archived {
            let place = self.text(Field::ArchivePlace);
            log.push(event(archived.unwrap_or(closed), What::Archived { place }));
        }
    }

    /// What is still worked on needs what the form asks for: who was asked first (P6-2), the page of the book (P8-1.w3),
    /// the office that forwarded it (P4-6), and a handler it is not about.
    fn check_open(&mut self, case: &NewCase, log: &[NewEvent]) {
        let details = &case.details;
        let needed = [
            (Field::FirstAsked, case.first_asked.is_none() && case.channel != CaseChannel::BoxLetter),
            (Field::PageNo, details.page_no.is_empty() && case.channel == CaseChannel::OpinionBook),
            (Field::ForwardedBy, details.forwarded_by.is_empty() && case.channel == CaseChannel::Forwarded),
        ];
        for (field, is_missing) in needed {
            if is_missing && self.word(field).is_empty() {
                self.wrong(field, Wrong::Missing);
            }
        }
        let handed = log.iter().find_map(|event| match event.what {
            What::HandedOver { to_person, .. } => to_person,
            _ => None,
        });
        let is_target = |person: StaffId| self.around.roster.is_target(person, &details.target);
        if handed.is_some_and(is_target) {
            self.wrong(Field::HandOverTo, Wrong::SamePerson);
        }
    }
}

fn event(at: Moment, what: What) -> NewEvent {
    NewEvent { at, by: None, what }
}

//! A case being worked on in a small hall; whatever was done to it, the records verify at the end.

use hallkeeper::domain::cases::events::Frozen;
use hallkeeper::domain::cases::{
    CaseChannel, CaseDetails, CaseFile, CaseKind, CaseRefusal, Finding, NewCase, NewEvent, Outcomes, PauseReason,
    ReplyMode, What,
};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{CaseEventId, CaseId, StaffId};
use hallkeeper::register::{Refusal, Register, RegisterError};

use super::making::{at, register};

/// The hall, its people (周静岚, 唐巧云, 顾明远) and the case.
pub(crate) struct Desk {
    pub(crate) register: Register,
    pub(crate) people: Vec<StaffId>,
    pub(crate) id: CaseId,
}

impl Drop for Desk {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_eq!(self.register.verify().unwrap().findings, []);
        }
    }
}

/// A complaint by phone of Monday 2026-11-02, 09:00.
pub(crate) fn complaint(first_asked: StaffId) -> NewCase {
    NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: "窗口排队太久".into(),
        customer_name: "陈先生".into(),
        customer_contact: "139 0000 0472".into(),
        first_asked: Some(first_asked),
        department: "营业班".into(),
        received_at: at("2026-11-02", 9, 0),
        details: CaseDetails::default(),
    }
}

/// What a rule said to a step that it forbids.
pub(crate) fn refusal<T: std::fmt::Debug>(result: Result<T, RegisterError>) -> CaseRefusal {
    match result.unwrap_err() {
        RegisterError::NotAllowed(Refusal::Case(refusal)) => refusal,
        other => panic!("{other}"),
    }
}

impl Desk {
    /// A complaint just recorded, as changed by `make`.
    pub(crate) fn with(make: impl FnOnce(NewCase) -> NewCase) -> Self {
        let (mut register, people) = register();
        let case = make(complaint(people[1]));
        let id = register.record_case(&case, case.received_at).unwrap().value.0;
        Self { register, people, id }
    }

    /// A plain complaint just recorded.
    pub(crate) fn plain() -> Self {
        Self::with(|case| case)
    }

    /// A complaint with these details.
    pub(crate) fn about(details: CaseDetails) -> Self {
        Self::with(|case| NewCase { details, ..case })
    }

    pub(crate) fn file(&self) -> CaseFile {
        self.register.case_file(self.id).unwrap()
    }

    pub(crate) fn outcomes(&self) -> Outcomes {
        self.register.case(self.id).unwrap().outcomes
    }

    /// Enters a step done by the head of the hall at the moment it is entered.
    pub(crate) fn enter(&mut self, when: Moment, what: What) -> CaseEventId {
        let new = NewEvent { at: when, by: Some(self.people[0]), what };
        self.register.add_case_event(self.id, &new, when).unwrap().value
    }

    /// The refusal of a step done by the head of the hall, which must leave nothing behind.
    pub(crate) fn refused(&mut self, when: Moment, what: What) -> CaseRefusal {
        let by = Some(self.people[0]);
        self.refused_to(by, when, what)
    }

    pub(crate) fn refused_to(&mut self, by: Option<StaffId>, when: Moment, what: What) -> CaseRefusal {
        let (before, lines) = (self.file(), self.register.verify().unwrap().lines);
        let new = NewEvent { at: when, by, what };
        let forewarned = refusal(self.register.may_add_case_events(self.id, std::slice::from_ref(&new), when));
        let refused = refusal(self.register.add_case_event(self.id, &new, when));
        assert_eq!(forewarned, refused, "the form says what the register says");
        assert_eq!(self.file(), before);
        assert_eq!(self.register.verify().unwrap().lines, lines, "no line on the history");
        refused
    }

    /// Accepted, concluded and answered by phone, a day a step from the third on.
    pub(crate) fn answered(&mut self) {
        self.enter(at("2026-11-03", 9, 0), accepted());
        self.enter(at("2026-11-04", 9, 0), concluded(Finding::Founded));
        self.enter(at("2026-11-05", 9, 0), replied(ReplyMode::Phone));
    }
}

pub(crate) fn accepted() -> What {
    What::Accepted { note: String::new() }
}

pub(crate) fn investigated() -> What {
    What::Investigated { note: "看过录像".into() }
}

pub(crate) fn handed_over(to_person: Option<StaffId>, to_unit: &str) -> What {
    What::HandedOver { to_person, to_unit: to_unit.into(), note: String::new() }
}

pub(crate) fn concluded(finding: Finding) -> What {
    What::Concluded { finding, text: "已查清".into() }
}

pub(crate) fn replied(mode: ReplyMode) -> What {
    What::Replied { mode, text: "已说明并致歉".into() }
}

pub(crate) fn paused(because: PauseReason) -> What {
    What::Paused { because, note: String::new() }
}

pub(crate) fn resumed() -> What {
    What::Resumed { note: String::new() }
}

pub(crate) fn happened(event: &str) -> What {
    What::Happened { event: event.into(), note: String::new() }
}

pub(crate) fn closed() -> What {
    What::Closed { frozen: Frozen::default() }
}

pub(crate) fn reopened() -> What {
    What::Reopened { reason: "用户不认可".into() }
}

pub(crate) fn archived() -> What {
    What::Archived { place: "2 层 7 盒".into() }
}

pub(crate) fn struck(event: CaseEventId) -> What {
    What::Struck { event, reason: "记错了".into() }
}

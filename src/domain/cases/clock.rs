//! What of a case's log the deadline engine counts on.

use super::events::{CaseEvent, What};
use super::life::CaseFile;
use crate::domain::dates::Moment;
use crate::domain::deadlines::{ClockEvent, ClockFacts, MetBy};

/// The facts of the present round: a case reopened is counted from its reopening, as the rounds before were frozen.
/// What happened before it (a fee paid, a date asked for) is known still, and starts no clock earlier than that.
pub fn clock_facts(file: &CaseFile) -> ClockFacts {
    let (reopened_at, round) = file.round();
    let live = file.live();
    let rounds_before = live.len() - round.len();
    let is_event = |event: &&CaseEvent| matches!(event.what, What::Happened { .. });
    let known = live.iter().take(rounds_before).copied().filter(is_event);
    let known = known.map(|event| (event, reopened_at.map_or(event.at, |begun| event.at.max(begun))));
    let events = known.chain(round.iter().map(|event| (*event, event.at)));
    ClockFacts {
        circumstances: file.case.facts.details.circumstances().into_iter().collect(),
        received_at: reopened_at.unwrap_or(file.case.facts.received_at),
        events: events.filter_map(|(event, at)| clock_event(&event.what, at)).collect(),
    }
}

fn clock_event(what: &What, at: Moment) -> Option<ClockEvent> {
    let met = |by: MetBy| Some(ClockEvent::Met { by, at });
    match what {
        What::Contacted { .. } => met(MetBy::Contacted),
        What::Accepted { .. } => met(MetBy::Accepted),
        What::HandedOver { .. } => met(MetBy::HandedOver),
        What::Investigated { .. } => met(MetBy::Investigated),
        What::Concluded { .. } => met(MetBy::Concluded),
        What::Replied { .. } => met(MetBy::Replied),
        What::Reported { .. } => met(MetBy::Reported),
        What::Closed { .. } => met(MetBy::Closed),
        What::Archived { .. } => met(MetBy::Archived),
        What::Paused { .. } => Some(ClockEvent::Paused { at }),
        What::Resumed { .. } => Some(ClockEvent::Resumed { at }),
        What::Extended { step, by, approver, .. } => {
            Some(ClockEvent::Extended { step: step.clone(), by: *by, approver: approver.clone(), at })
        }
        What::Happened { event, .. } => Some(ClockEvent::Happened { event: event.clone(), at }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cases::{Case, CaseChannel, CaseDetails, CaseKind, CaseNumber, NewCase, Outcomes};
    use crate::domain::ids::{CaseEventId, CaseId};

    /// A case with entries at these hours.
    fn file(log: Vec<(i64, What)>) -> CaseFile {
        let facts = NewCase {
            kind: CaseKind::Complaint,
            channel: CaseChannel::Phone,
            summary: "电表走得快".into(),
            customer_name: "".into(),
            customer_contact: "".into(),
            first_asked: None,
            department: String::new(),
            received_at: Moment(0),
            details: CaseDetails { is_out_of_town: true, ..CaseDetails::default() },
        };
        let number = CaseNumber { year: 2026, running: 1 };
        let outcomes = Outcomes::fresh(None);
        let case = Case { id: CaseId(1), number, facts, entered_at: Moment(0), outcomes, voided: None };
        let entries = log.into_iter().enumerate().map(|(index, (at, what))| CaseEvent {
            id: CaseEventId(index as i64 + 1),
            at: Moment(at),
            entered_at: Moment(at),
            by: None,
            what,
            file: None,
        });
        CaseFile { case, events: entries.collect(), notes: Vec::new() }
    }

    fn happened(event: &str) -> What {
        What::Happened { event: event.into(), note: String::new() }
    }

    fn accepted() -> What {
        What::Accepted { note: String::new() }
    }

    #[test]
    fn a_case_never_reopened_is_counted_from_when_it_came_in() {
        let facts = clock_facts(&file(vec![(5, accepted()), (7, happened("test_fee_paid"))]));
        assert_eq!(facts.received_at, Moment(0));
        assert_eq!(facts.circumstances.len(), 1);
        let expected = [
            ClockEvent::Met { by: MetBy::Accepted, at: Moment(5) },
            ClockEvent::Happened { event: "test_fee_paid".into(), at: Moment(7) },
        ];
        assert_eq!(facts.events, expected);
    }

    #[test]
    fn a_case_reopened_is_counted_from_then_and_no_clock_starts_earlier() {
        let log = vec![
            (5, accepted()),
            (7, happened("test_fee_paid")),
            (40, happened("answer_by")),
            (9, What::Reopened { reason: "用户不认可".into() }),
            (11, accepted()),
        ];
        let facts = clock_facts(&file(log));
        assert_eq!(facts.received_at, Moment(9));
        let expected = [
            ClockEvent::Happened { event: "test_fee_paid".into(), at: Moment(9) },
            ClockEvent::Happened { event: "answer_by".into(), at: Moment(40) },
            ClockEvent::Met { by: MetBy::Accepted, at: Moment(11) },
        ];
        assert_eq!(facts.events, expected);
    }

    #[test]
    fn what_was_struck_meets_no_clock() {
        let struck = What::Struck { event: CaseEventId(1), reason: "记错了".into() };
        assert_eq!(clock_facts(&file(vec![(5, accepted()), (6, struck)])).events, []);
    }
}

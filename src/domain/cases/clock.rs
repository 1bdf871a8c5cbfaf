//! What of a case's log the deadline engine counts on.

use super::events::What;
use super::life::CaseFile;
use crate::domain::deadlines::{ClockEvent, ClockFacts, MetBy};

/// The facts of the present round: a case reopened is counted from its reopening, as the rounds before were frozen.
pub fn clock_facts(file: &CaseFile) -> ClockFacts {
    let (reopened_at, round) = file.round();
    let details = &file.case.facts.details;
    let happened_before = file.live().into_iter().filter(|event| matches!(event.what, What::Happened { .. }));
    let mut events: Vec<ClockEvent> = happened_before.filter_map(|event| clock_event(&event.what, event.at)).collect();
    let rest = round.into_iter().filter(|event| !matches!(event.what, What::Happened { .. }));
    events.extend(rest.filter_map(|event| clock_event(&event.what, event.at)));
    ClockFacts {
        circumstances: details.circumstances().into_iter().collect(),
        received_at: reopened_at.unwrap_or(file.case.facts.received_at),
        events,
    }
}

fn clock_event(what: &What, at: crate::domain::dates::Moment) -> Option<ClockEvent> {
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

//! Words for corrective actions: where one stands, what an entry says; the same on the board and on Today.

use super::icons::{self, Icon};
use super::strings::Strings;
use super::widgets::Tone;
use crate::domain::corrective::{CorrectiveKind, CorrectiveState};

/// Tone, sign and words of a state's chip.
pub fn state(strings: &Strings, state: CorrectiveState) -> (Tone, Icon, String) {
    let days_left = |days: i64| match days {
        0 => strings.text("corrective-due-today"),
        days => strings.text_with("corrective-days-left", &[("n", days.into())]),
    };
    match state {
        CorrectiveState::Overdue { days } => {
            let words = strings.text_with("corrective-overdue", &[("n", days.into())]);
            (Tone::Danger, icons::OVERDUE.filled(), words)
        }
        CorrectiveState::HandedIn => (Tone::Neutral, icons::IN_PROGRESS, strings.text("corrective-handed-in")),
        CorrectiveState::Unassigned => (Tone::Neutral, icons::WAITING, strings.text("corrective-unassigned")),
        CorrectiveState::DueSoon { days } => (Tone::Warn, icons::DUE, days_left(days)),
        CorrectiveState::Open { days: Some(days) } => (Tone::Neutral, icons::REPAIR, days_left(days)),
        CorrectiveState::Open { days: None } => (Tone::Neutral, icons::REPAIR, strings.text("corrective-no-day")),
        CorrectiveState::Closed { .. } => (Tone::Ok, icons::DONE.filled(), strings.text("corrective-closed")),
    }
}

/// 指派了, 延了期 ...
pub fn event(strings: &Strings, kind: CorrectiveKind) -> String {
    strings.text(match kind {
        CorrectiveKind::Assigned => "corrective-event-assigned",
        CorrectiveKind::Postponed => "corrective-event-postponed",
        CorrectiveKind::Evidence => "corrective-event-evidence",
        CorrectiveKind::Closed => "corrective-event-closed",
        CorrectiveKind::Reopened => "corrective-event-reopened",
        CorrectiveKind::Noted => "corrective-event-noted",
    })
}

//! The yearly look at what is due for erasure (P8-1.w3): in December, until each kind due is decided.

use super::data::{Part, Read, Row};
use crate::ui::commands::Place;
use crate::ui::icons;
use crate::ui::widgets::Tone;

/// The row of this week, in December.
pub(super) fn rows(read: &Read<'_>, rows: &mut Vec<Row>) {
    let waiting = read.facts.register.retention_waiting(read.facts.today());
    let Some(year) =
        waiting.inspect_err(|error| tracing::error!(%error, "what is due could not be counted")).ok().flatten()
    else {
        return;
    };
    let strings = read.facts.strings;
    rows.push(Row {
        part: Part::Week,
        icon: icons::REVEAL,
        tone: Tone::Warn,
        title: strings.text("today-retention"),
        beside: year.to_string(),
        line: strings.text("today-retention-line"),
        chip: (icons::DUE, strings.text("today-retention-chip")),
        action: (strings.text("today-retention-go"), Place::Retention),
    });
}

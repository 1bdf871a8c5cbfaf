//! The service star of the month before, in the first days of a month (P7-3).

use chrono::Datelike;

use super::data::{Part, Read, Row};
use crate::ui::commands::Place;
use crate::ui::icons;
use crate::ui::widgets::Tone;

/// One quiet row when the star of the month before is missing and one was ever granted.
pub(super) fn star(read: &Read<'_>, rows: &mut Vec<Row>) {
    let strings = read.facts.strings;
    let Ok(Some((first, _))) = read.facts.register.month_without_star(read.facts.today()) else {
        return;
    };
    let month = strings.month(first.year(), first.month());
    rows.push(Row {
        part: Part::Week,
        icon: icons::AWARD,
        tone: Tone::Neutral,
        title: strings.text("today-star"),
        beside: String::new(),
        line: strings.text_with("today-star-line", &[("month", month.into())]),
        chip: (icons::DATE, strings.text("today-star-chip")),
        action: (strings.text("today-star-go"), Place::Contests(None)),
    });
}

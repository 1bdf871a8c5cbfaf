//! The copies of the file, when they are old, or the second place was out for long.

use super::data::{Facts, Part, Row};
use crate::domain::backups::{Care, PlaceState};
use crate::ui::commands::Place;
use crate::ui::copies::CopiesShown;
use crate::ui::icons;
use crate::ui::widgets::Tone;

/// The row, if there is something to see to.
pub(super) fn row(facts: &Facts<'_>, copies: &CopiesShown) -> Option<Row> {
    if !copies.keeps_file {
        return None;
    }
    let old = |newest| facts.now.date().signed_duration_since(newest).num_days().max(0);
    let (key, line, care, days) = match (&copies.care, &copies.second) {
        // The first copy of the day is about to be made: only what stays old is worth a row.
        (Care::Now, _) => ("today-backup-first", "today-backup-first-line", Care::Now, copies.newest),
        (_, Some(second)) if second.care != Care::Fine && is_long_out(facts, second.newest, second.state) => {
            ("today-backup-second", "today-backup-second-line", second.care, second.newest)
        }
        _ => return None,
    };
    let strings = facts.strings;
    let chip = match days {
        Some(at) => strings.text_with("today-backup-days", &[("n", old(at.date()).into())]),
        None => strings.text("today-backup-none"),
    };
    let tone = if care == Care::Now { Tone::Danger } else { Tone::Warn };
    Some(Row {
        part: Part::Today,
        icon: icons::BACKUP,
        tone,
        title: strings.text(key),
        beside: String::new(),
        line: strings.text(line),
        chip: (icons::WARNING, chip),
        action: (strings.text("today-backup-go"), Place::Backups),
    })
}

/// A stick that is out today is no news; one that got no copy for a week, or takes none, is.
fn is_long_out(facts: &Facts<'_>, newest: Option<crate::domain::dates::Moment>, state: PlaceState) -> bool {
    let is_old = newest.is_none_or(|at| (facts.now.date() - at.date()).num_days() >= 7);
    is_old || matches!(state, PlaceState::Full | PlaceState::ReadOnly | PlaceState::Broken)
}

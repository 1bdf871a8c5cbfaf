//! Training hours running short at the end of the year (P1-8.1): from the first of October on, one row for everyone.

use chrono::Datelike;

use super::data::{Part, Read, Row, names_line};
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::domain::training::TrainingStanding;
use crate::ui::commands::Place;
use crate::ui::icons;
use crate::ui::widgets::Tone;

/// The month it begins to press.
const FROM_MONTH: u32 = 10;

/// The row of this week, from October on.
pub(super) fn rows(read: &Read<'_>, rows: &mut Vec<Row>) {
    let today = read.facts.today();
    if today.month() < FROM_MONTH {
        return;
    }
    let names = short(read);
    if names.is_empty() {
        return;
    }
    let strings = read.facts.strings;
    rows.push(Row {
        part: Part::Week,
        icon: icons::OPINION_BOOK,
        tone: Tone::Warn,
        title: strings.text_with("today-training-short", &[("n", names.len().into())]),
        beside: String::new(),
        line: strings.text_with("today-training-line", &[("names", names_line(strings, &names).into())]),
        chip: (icons::DUE, strings.text("today-training-chip")),
        action: (strings.text("today-training-action"), Place::StaffShortOfHours),
    });
}

/// Names of the active people with fewer hours than due by today.
fn short(read: &Read<'_>) -> Vec<String> {
    let today = read.facts.today();
    let register = read.facts.register;
    let sector = register.hall().sector;
    let Ok(sums) = register.training_sums(today.year()) else {
        return Vec::new();
    };
    let is_short = |member: &&StaffMember| {
        let counted = sums.get(&member.id).map(|hours| hours.counted(sector)).unwrap_or_default();
        TrainingStanding::of(counted, member.record.joined_on, (today.year(), today)).is_short()
    };
    let active = read.staff.iter().filter(|member| member.record.status == StaffStatus::Active);
    active.filter(is_short).map(|member| member.record.name.as_str().to_owned()).collect()
}

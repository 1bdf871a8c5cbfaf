//! What hangs or lies in the hall and must be seen to (P1-3.1, P8-1.4): out of date, missing, banners to take down, what ends soon.
//! A hall that never used the register is not reminded.

use super::data::{Part, Read, Row, Tallies, names_line};
use crate::domain::disclosure::{DocumentState, Urgency};
use crate::register::disclosure::DisclosureEntry;
use crate::ui::commands::Place;
use crate::ui::disclosure_words;
use crate::ui::icons::{self, Icon};
use crate::ui::widgets::Tone;

/// Rows for the documents, one a sort of trouble.
pub(super) fn rows(read: &Read<'_>, rows: &mut Vec<Row>, tallies: &mut Tallies) {
    let entries = read.facts.register.disclosure_on(read.facts.today()).unwrap_or_default();
    tallies.disclosure.due = entries.iter().filter(|entry| entry.urgency() != Urgency::None).count();
    tallies.disclosure.overdue = entries.iter().filter(|entry| entry.urgency() == Urgency::Late).count();
    for trouble in [Trouble::OutOfDate, Trouble::BannerLate, Trouble::Missing, Trouble::TakeDown, Trouble::RunsOut] {
        let of: Vec<&DisclosureEntry> =
            entries.iter().filter(|entry| Trouble::of(entry.state) == Some(trouble)).collect();
        rows.extend(row(read, trouble, &of));
    }
}

/// What is wrong with a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    OutOfDate,
    BannerLate,
    Missing,
    TakeDown,
    RunsOut,
}

impl Trouble {
    fn of(state: DocumentState) -> Option<Self> {
        match state {
            DocumentState::OutOfDate { .. } => Some(Self::OutOfDate),
            DocumentState::BannerOverdue { .. } => Some(Self::BannerLate),
            DocumentState::Missing => Some(Self::Missing),
            DocumentState::TakeDown { .. } => Some(Self::TakeDown),
            DocumentState::RunsOut { .. } => Some(Self::RunsOut),
            DocumentState::NotUp | DocumentState::InDate { .. } | DocumentState::Retired => None,
        }
    }

    /// Keys of the title for several documents and for one.
    fn titles(self) -> (&'static str, &'static str) {
        match self {
            Self::OutOfDate => ("today-disclosure-late", "today-disclosure-late-one"),
            Self::BannerLate => ("today-disclosure-banner-late", "today-disclosure-banner-late-one"),
            Self::Missing => ("today-disclosure-missing", "today-disclosure-missing-one"),
            Self::TakeDown => ("today-disclosure-down", "today-disclosure-down-one"),
            Self::RunsOut => ("today-disclosure-soon", "today-disclosure-soon-one"),
        }
    }
}

/// Sign and words of the chip of the first, which is the most pressing.
fn chip(read: &Read<'_>, first: DocumentState) -> (Icon, String) {
    let strings = read.facts.strings;
    let days = |key: &str, n: i64| strings.text_with(key, &[("n", n.into())]);
    match first {
        DocumentState::OutOfDate { days_past, .. } => {
            (icons::OVERDUE.filled(), days("today-disclosure-late-chip", days_past))
        }
        DocumentState::BannerOverdue { days_past, .. } => {
            (icons::OVERDUE.filled(), days("today-disclosure-banner-late-chip", days_past))
        }
        DocumentState::TakeDown { days_left: 0, .. } => (icons::DUE, strings.text("today-disclosure-down-today")),
        DocumentState::TakeDown { days_left, .. } => (icons::DUE, days("today-disclosure-down-chip", days_left)),
        DocumentState::RunsOut { days_left: 0, .. } => (icons::DUE, strings.text("today-disclosure-soon-today")),
        DocumentState::RunsOut { days_left, .. } => (icons::DUE, days("today-disclosure-soon-chip", days_left)),
        _ => (icons::FAILED.filled(), strings.text("today-disclosure-missing-chip")),
    }
}

/// `公示 · 告示 · 1 号公示栏`.
fn line_of(read: &Read<'_>, entry: &DisclosureEntry) -> String {
    let strings = read.facts.strings;
    let current = entry.current().map(|version| version.facts.place.as_str()).filter(|place| !place.is_empty());
    let place = current.unwrap_or(&entry.document.facts.place).to_owned();
    let parts = [strings.text("disclosure-title"), disclosure_words::kind(strings, entry.kind()), place];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn row(read: &Read<'_>, trouble: Trouble, of: &[&DisclosureEntry]) -> Option<Row> {
    let first = of.first()?;
    let strings = read.facts.strings;
    let lang = strings.lang().key();
    let title_of = |entry: &DisclosureEntry| entry.document.facts.title_in(lang).to_owned();
    let (several, one) = trouble.titles();
    let (title, line) = if of.len() == 1 {
        let title = strings.text_with(one, &[("title", title_of(first).into())]);
        (title, line_of(read, first))
    } else {
        let names: Vec<String> = of.iter().map(|entry| title_of(entry)).collect();
        (strings.text_with(several, &[("n", of.len().into())]), names_line(strings, &names))
    };
    let is_late = first.urgency() == Urgency::Late;
    Some(Row {
        part: if is_late { Part::Today } else { Part::Week },
        icon: icons::DISCLOSURE,
        tone: if is_late { Tone::Danger } else { Tone::Warn },
        title,
        beside: String::new(),
        line,
        chip: chip(read, first.state),
        action: (strings.text("today-disclosure-go"), Place::Disclosure(Some(first.document.id))),
    })
}

//! The pages of the help: how many points each has, and its keys. The words are in the texts under `help-<page>-...`.

use crate::ui::frame::Tab;

/// A page of the help, one for each tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpPage {
    /// Today.
    Today,
    /// The roster.
    Staff,
    /// Printing cards, signs and sheets.
    Print,
    /// The editor of card layouts.
    Layouts,
    /// The ledger of cards.
    Cards,
    /// Complaints.
    Cases,
    /// The suggestion box.
    Boxes,
    /// Checks.
    Audits,
    /// Settings.
    Settings,
    /// Public disclosure.
    Disclosure,
    /// The figures of a period.
    Reports,
    /// The first screen.
    FirstStart,
}

impl From<Tab> for HelpPage {
    fn from(tab: Tab) -> Self {
        match tab {
            Tab::Today => Self::Today,
            Tab::Staff => Self::Staff,
            Tab::Cases => Self::Cases,
            Tab::Boxes => Self::Boxes,
            Tab::Audits => Self::Audits,
            Tab::Disclosure => Self::Disclosure,
            Tab::Settings => Self::Settings,
            Tab::Reports => Self::Reports,
        }
    }
}

/// A key and the text that says what it does.
pub(super) type KeyLine = (&'static str, &'static str);

/// Keys that work on every tab.
pub(super) const EVERYWHERE: &[KeyLine] = &[
    ("Ctrl K", "help-key-search"),
    ("Ctrl Z", "help-key-undo"),
    ("Ctrl 1…8", "help-key-tabs"),
    ("Tab", "help-key-tab"),
    ("Esc", "help-key-back"),
    ("F1", "help-key-help"),
];

const NEW: KeyLine = ("Ctrl N", "help-key-new");
const FILTER: KeyLine = ("Ctrl F", "help-key-filter");
const PRINT: KeyLine = ("Ctrl P", "help-key-print");
const CONFIRM: KeyLine = ("Ctrl Enter", "help-key-confirm");
const MOVE: KeyLine = ("↑ ↓", "help-key-move");
const VERIFY: KeyLine = ("F2", "help-key-verify");
const TICK: KeyLine = ("Space", "help-key-tick");
const OPEN: KeyLine = ("Enter", "help-key-open");

impl HelpPage {
    /// Every page.
    pub const ALL: [Self; 12] = [
        Self::Today,
        Self::Staff,
        Self::Print,
        Self::Layouts,
        Self::Cards,
        Self::Cases,
        Self::Boxes,
        Self::Audits,
        Self::Disclosure,
        Self::Settings,
        Self::Reports,
        Self::FirstStart,
    ];

    /// Keys of its title, its first paragraph and the points that follow.
    pub(super) fn texts(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            Self::Today => ("help-today-title", "help-today-about", &["help-today-1", "help-today-2"]),
            Self::Staff => (
                "help-staff-title",
                "help-staff-about",
                &["help-staff-1", "help-staff-2", "help-staff-3", "help-staff-4"],
            ),
            Self::Print => (
                "help-print-title",
                "help-print-about",
                &["help-print-1", "help-print-2", "help-print-3", "help-print-4"],
            ),
            Self::Layouts => {
                let points = &["help-layouts-1", "help-layouts-2", "help-layouts-3"];
                ("help-layouts-title", "help-layouts-about", points)
            }
            Self::Cards => {
                let points = &["help-cards-1", "help-cards-2", "help-cards-3", "help-cards-4"];
                ("help-cards-title", "help-cards-about", points)
            }
            Self::Cases => ("help-cases-title", "help-cases-about", &["help-cases-1", "help-cases-2", "help-cases-3"]),
            Self::Boxes => ("help-boxes-title", "help-boxes-about", &["help-boxes-1", "help-boxes-2", "help-boxes-3"]),
            Self::Audits => {
                ("help-audits-title", "help-audits-about", &["help-audits-1", "help-audits-2", "help-audits-3"])
            }
            Self::Disclosure => {
                let points = &["help-disclosure-1", "help-disclosure-2", "help-disclosure-3", "help-disclosure-4"];
                ("help-disclosure-title", "help-disclosure-about", points)
            }
            Self::Settings => {
                let points = &["help-settings-1", "help-settings-2", "help-settings-3"];
                ("help-settings-title", "help-settings-about", points)
            }
            Self::Reports => {
                ("help-reports-title", "help-reports-about", &["help-reports-1", "help-reports-2", "help-reports-3"])
            }
            Self::FirstStart => ("help-first-title", "help-first-about", &["help-first-1", "help-first-2"]),
        }
    }

    /// Its own keys.
    pub(super) fn keys(self) -> &'static [KeyLine] {
        match self {
            Self::Today => &[MOVE, OPEN],
            Self::Staff | Self::Disclosure => &[NEW, FILTER, PRINT, MOVE, OPEN, CONFIRM],
            Self::Print | Self::Reports => &[PRINT],
            Self::Layouts => &[
                ("← ↑ → ↓", "help-key-nudge"),
                ("Shift ←", "help-key-nudge-far"),
                ("Ctrl ←", "help-key-nudge-fine"),
                ("Tab", "help-key-next-element"),
                ("PgUp PgDn", "help-key-layer"),
                ("Ctrl D", "help-key-double"),
                ("Del", "help-key-delete"),
                ("Ctrl Y", "help-key-redo"),
                ("Ctrl S", "help-key-save"),
            ],
            Self::Cards => &[VERIFY, FILTER, PRINT, MOVE, TICK, CONFIRM],
            Self::Cases => &[NEW, FILTER, MOVE, OPEN, CONFIRM],
            Self::Boxes => &[NEW, PRINT, CONFIRM],
            Self::Audits => &[
                NEW,
                FILTER,
                ("1", "help-key-pass"),
                ("2", "help-key-fail"),
                ("3", "help-key-not-applicable"),
                ("Alt 3", "help-key-not-applicable-any"),
                ("Enter", "help-key-next-item"),
                MOVE,
                CONFIRM,
            ],
            Self::Settings | Self::FirstStart => &[CONFIRM],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::strings::{Lang, Strings};

    #[test]
    fn every_page_has_its_words_in_both_languages() {
        for lang in Lang::ALL {
            let strings = Strings::load(lang);
            for page in HelpPage::ALL {
                let (title, about, points) = page.texts();
                for key in points.iter().chain([&title, &about]) {
                    assert!(strings.has(key), "{lang:?} {key}");
                }
                for (_, key) in page.keys().iter().chain(EVERYWHERE) {
                    assert!(strings.has(key), "{lang:?} {key}");
                }
            }
        }
    }
}

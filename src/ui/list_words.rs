//! The words of lists of box entries, of the disclosure register and of a calendar year, brought in or handed on, in the language
//! chosen. The import knows every one of them.

use super::disclosure_words;
use super::strings::Strings;
use super::words::{case_kind, field, seal};
use crate::domain::boxes::Seal;
use crate::domain::cases::CaseKind;
use crate::domain::disclosure::DisclosureKind;
use crate::exchange::box_export::{BOX_EXPORT_FIELDS, BoxWords};
use crate::exchange::box_plan::{BoxAssumption, BoxImportPlan};
use crate::exchange::calendar_export::CalendarWords;
use crate::exchange::disclosure_export::{DISCLOSURE_EXPORT_FIELDS, DisclosureWords};
use crate::exchange::disclosure_plan::DisclosureAssumption;
use crate::exchange::tables::Table;

/// The words of a log of suggestion boxes.
pub fn box_list_words(strings: &Strings) -> BoxWords {
    BoxWords {
        sheet: strings.text("box-title"),
        headings: BOX_EXPORT_FIELDS.iter().map(|heading| field(strings, *heading)).collect(),
        kinds: CaseKind::ALL.map(|kind| (kind, case_kind(strings, kind))).to_vec(),
        seals: [Seal::Intact, Seal::Broken].map(|one| (one, seal(strings, one))),
        fate_case: strings.text("list-fate-case"),
        fate_no_action: strings.text("list-fate-no-action"),
    }
}

/// The words of a whole disclosure register.
pub fn disclosure_list_words(strings: &Strings) -> DisclosureWords {
    DisclosureWords {
        sheet: strings.text("disclosure-title"),
        headings: DISCLOSURE_EXPORT_FIELDS.iter().map(|heading| field(strings, *heading)).collect(),
        kinds: DisclosureKind::ALL.map(|kind| (kind, disclosure_words::kind(strings, kind))).to_vec(),
    }
}

/// The words of a year of the calendar.
pub fn calendar_list_words(strings: &Strings) -> CalendarWords {
    let keys = ["list-calendar-date", "list-calendar-kind", "list-calendar-name", "list-calendar-english"];
    CalendarWords {
        sheet: strings.text("calendar-title"),
        headings: keys.map(|key| strings.text(key)),
        off: strings.text("list-calendar-off"),
        work: strings.text("list-calendar-work"),
    }
}

/// What is taken for granted in so many entries of a log, one sentence.
pub fn box_assumption(strings: &Strings, assumed: BoxAssumption, entries: usize) -> String {
    let key = match assumed {
        BoxAssumption::OnlyBox => "import-assumed-only-box",
        BoxAssumption::OpenedAtClosing => "import-assumed-closing-time",
        BoxAssumption::SealIntact => "import-assumed-seal",
        BoxAssumption::Suggestion => "import-assumed-suggestion",
        BoxAssumption::BecomesCase => "import-assumed-becomes-case",
        BoxAssumption::Masked => "import-assumed-unsigned",
    };
    strings.text_with(key, &[("n", entries.into())])
}

/// What is taken for granted in so many documents of a list, one sentence.
pub fn disclosure_assumption(strings: &Strings, assumed: DisclosureAssumption, documents: usize) -> String {
    let key = match assumed {
        DisclosureAssumption::Notice => "import-assumed-notice",
        DisclosureAssumption::CodeGiven => "import-assumed-code",
        DisclosureAssumption::VersionNamed => "import-assumed-version",
        DisclosureAssumption::Masked => "import-assumed-masked",
    };
    strings.text_with(key, &[("n", documents.into())])
}

/// What of a file was not read, one sentence: the other sheets of a workbook, the rows after the last a list can have; `None` where
/// all of it was.
pub fn left_unread(strings: &Strings, table: &Table) -> Option<String> {
    if table.goes_on {
        let last = table.first_row_number + table.rows.len() - 1;
        return Some(strings.text_with("import-goes-on", &[("last", last.into()), ("next", (last + 1).into())]));
    }
    let names = table.left_alone.join("、");
    let values = [("name", table.name.as_str().into()), ("names", names.as_str().into())];
    (!names.is_empty()).then(|| strings.text_with("import-sheets-left", &values))
}

/// How many cases a log makes of its letters, and what has to come first; `None` for none.
pub fn box_cases(strings: &Strings, plan: &BoxImportPlan) -> Option<String> {
    let n = plan.new_cases();
    (n > 0).then(|| strings.text_with("import-boxes-cases", &[("n", n.into())]))
}

//! The areas of the records and how often each changed.

use std::collections::BTreeSet;

/// An area; the names are those of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Hall profile, windows, open days.
    Hall,
    /// Roster and badges.
    Staff,
    /// Cases.
    Cases,
    /// Suggestion boxes.
    Boxes,
    /// Checks, corrective actions, plans, standards, appraisals, contests, awards.
    Audits,
    /// Public disclosure.
    Disclosure,
}

impl Area {
    /// Every area.
    pub const ALL: [Self; 6] = [Self::Hall, Self::Staff, Self::Cases, Self::Boxes, Self::Audits, Self::Disclosure];

    /// The area a table belongs to; pictures belong to whoever points to them.
    pub(super) fn of_table(table: &str) -> Option<Self> {
        match table {
            "halls"
            | "service_windows"
            | "open_exceptions"
            | "rule_sets"
            | "calendar_years"
            | "card_layouts"
            | "print_sheets"
            | "printer_calibrations"
            | "unit_pictures"
            | "keepers"
            | "history_authors"
            | "erasures"
            | "retention_rules"
            | "retention_reviews" => Some(Self::Hall),
            "staff" | "window_periods" | "badge_prints" | "training_records" | "conduct_records" | "cards"
            | "card_events" | "card_marks" | "staff_pictures" => Some(Self::Staff),
            "cases" | "case_notes" | "case_details" | "case_events" | "case_views" | "letter_templates" => {
                Some(Self::Cases)
            }
            "boxes" | "box_entries" | "letters" | "box_remarks" => Some(Self::Boxes),
            "audits"
            | "audit_answers"
            | "audit_details"
            | "audit_photos"
            | "audit_corrections"
            | "audit_notes"
            | "corrective_actions"
            | "corrective_events"
            | "pack_editions"
            | "audit_plans"
            | "spot_draws"
            | "plan_notes"
            | "appraisals"
            | "appraisal_prerequisites"
            | "contests"
            | "awards" => Some(Self::Audits),
            "disclosure_documents" | "disclosure_versions" => Some(Self::Disclosure),
            _ => None,
        }
    }
}

/// How often each area changed since the file was opened.
#[derive(Debug, Default)]
pub(super) struct Revisions {
    hall: u64,
    staff: u64,
    cases: u64,
    boxes: u64,
    audits: u64,
    disclosure: u64,
}

impl Revisions {
    pub(super) fn get(&self, area: Area) -> u64 {
        match area {
            Area::Hall => self.hall,
            Area::Staff => self.staff,
            Area::Cases => self.cases,
            Area::Boxes => self.boxes,
            Area::Audits => self.audits,
            Area::Disclosure => self.disclosure,
        }
    }

    pub(super) fn grow(&mut self, changed: &BTreeSet<Area>) {
        for area in changed {
            let revision = match area {
                Area::Hall => &mut self.hall,
                Area::Staff => &mut self.staff,
                Area::Cases => &mut self.cases,
                Area::Boxes => &mut self.boxes,
                Area::Audits => &mut self.audits,
                Area::Disclosure => &mut self.disclosure,
            };
            *revision += 1;
        }
    }
}

//! Where what lies in an export or an archive: folders and names, in the language of the person.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::dates::Moment;
use crate::exchange::export_all::file_name;
use crate::jobs::outward::Places;
use crate::register::outward::KeptFile;
use crate::ui::strings::Strings;

/// A class of an archive (P4-7).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    Plan,
    Rules,
    People,
    Emergency,
    Records,
    Tables,
    Pictures,
}

impl Class {
    /// The folder of a class.
    pub(super) fn folder(self, strings: &Strings) -> String {
        strings.text(match self {
            Self::Plan => "out-class-plan",
            Self::Rules => "out-class-rules",
            Self::People => "out-class-people",
            Self::Emergency => "out-class-emergency",
            Self::Records => "out-class-records",
            Self::Tables => "out-class-tables",
            Self::Pictures => "out-class-pictures",
        })
    }

    /// The class the list of a table belongs to; the others lie with the tables.
    fn of_table(table: &str) -> Option<Self> {
        Some(match table {
            "audit_plans" | "plan_notes" | "spot_draws" => Self::Plan,
            "pack_editions" | "rule_sets" | "calendar_years" | "retention_rules" => Self::Rules,
            "staff" | "window_periods" | "training_records" | "conduct_records" | "awards" | "cards"
            | "card_events" => Self::People,
            "halls" | "service_windows" | "open_exceptions" => Self::Emergency,
            "boxes"
            | "box_entries"
            | "letters"
            | "box_remarks"
            | "cases"
            | "case_details"
            | "case_events"
            | "case_notes"
            | "audits"
            | "audit_details"
            | "audit_answers"
            | "audit_corrections"
            | "audit_notes"
            | "corrective_actions"
            | "corrective_events"
            | "appraisals"
            | "appraisal_prerequisites"
            | "contests"
            | "disclosure_documents"
            | "disclosure_versions" => Self::Records,
            _ => return None,
        })
    }
}

/// Tables of the export of everything.
pub(super) fn of_export(strings: &Strings) -> Places {
    Places {
        workbook: strings.text("out-workbook") + ".xlsx",
        lists: strings.text("out-folder-lists"),
        lists_of: BTreeMap::new(),
    }
}

/// Tables of an archive, each list with its class.
pub(super) fn of_archive(strings: &Strings) -> Places {
    let tables = Class::Tables.folder(strings);
    let lists_of = crate::exchange::export_all::all_sheets()
        .filter_map(|plan| Some((plan.table, Class::of_table(plan.table)?.folder(strings))))
        .collect();
    Places { workbook: format!("{tables}/{}.xlsx", strings.text("out-workbook")), lists: tables, lists_of }
}

/// Proposed name of the folder of everything: `长岭路营业厅 全部记录 2026-11-26`.
pub fn export_name(strings: &Strings, hall: &str, day: NaiveDate) -> String {
    let values = [("hall", hall.into()), ("date", strings.date_iso(day).into())];
    file_name(&strings.text_with("out-export-name", &values))
}

/// Proposed name of an archive, without its ending: `长岭路营业厅 2026 年档案`.
pub fn archive_name(strings: &Strings, hall: &str, year: i32) -> String {
    file_name(&strings.text_with("out-archive-name", &[("hall", hall.into()), ("year", year.to_string().into())]))
}

/// Where a kept picture or scan lies: `照片与扫描件/检查/000123.jpg`. `People` keeps those of staff in an archive.
pub(in crate::ui) fn picture_path(strings: &Strings, file: &KeptFile, people: Option<&str>) -> String {
    let (kind, is_staff) = match file.used_by.as_str() {
        "staff" | "staff_pictures" => ("out-pictures-staff", true),
        "letters" => ("out-pictures-letters", false),
        "case_events" => ("out-pictures-cases", false),
        "audit_answers" | "audit_photos" => ("out-pictures-checks", false),
        "corrective_events" => ("out-pictures-corrective", false),
        "disclosure_versions" => ("out-pictures-disclosure", false),
        "card_events" => ("out-pictures-cards", false),
        "halls" | "unit_pictures" => ("out-pictures-unit", false),
        _ => ("out-pictures-other", false),
    };
    let own = || {
        if people.is_some() { Class::Pictures.folder(strings) } else { strings.text("out-folder-pictures") }
    };
    let folder = people.filter(|_| is_staff).map_or_else(own, str::to_owned);
    format!("{folder}/{}/{:06}.{}", strings.text(kind), file.id, ending(&file.media_type))
}

/// Whether a kept file goes into the archive of a year: kept in it, or a picture of the people or the unit.
pub(super) fn belongs_to_year(file: &KeptFile, year: i32) -> bool {
    use chrono::Datelike;
    let is_lasting = ["staff", "staff_pictures", "halls", "unit_pictures"].contains(&file.used_by.as_str());
    is_lasting || Moment(file.created_ms).date().year() == year
}

/// The ending a kind of file has.
fn ending(media_type: &str) -> &'static str {
    match media_type {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "image/webp" => "webp",
        "application/pdf" => "pdf",
        "text/plain" => "txt",
        "application/msword" => "doc",
        "application/vnd.ms-excel" => "xls",
        "audio/mpeg" => "mp3",
        _ => "bin",
    }
}

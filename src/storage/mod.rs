//! Rows, SQL, migrations, the chained history. The only layer with SQL. Imports `domain`.

pub mod appraisals;
pub mod audit_details;
pub mod audit_entries;
pub mod audits;
pub mod awards;
pub mod backup;
pub mod ballast;
mod beside;
pub mod boxes;
pub mod calendars;
pub mod card_layouts;
pub mod cards;
pub mod case_details;
pub mod case_events;
pub mod case_figures;
pub mod case_query;
pub mod case_repeats;
pub mod case_search;
pub mod cases;
pub mod conduct;
pub mod contests;
pub mod corrective;
pub mod corrective_figures;
pub mod disclosure;
pub mod drafts;
mod engine_check;
pub mod erasure;
pub mod error;
pub mod evidence;
pub mod fault;
pub mod files;
pub mod hall;
pub mod health;
pub mod held;
pub mod history;
pub mod history_authors;
pub mod keepers;
pub mod key_slots;
pub mod keys;
pub mod list_mappings;
pub mod migrations;
pub mod named_texts;
pub mod old_badges;
pub mod open;
pub mod outward;
pub mod pace;
pub mod packs;
pub mod person_rows;
pub mod places;
pub mod plans;
pub mod print_sheets;
pub mod printer_calibrations;
pub mod probe;
pub(crate) mod references;
pub mod restore;
pub mod retention;
pub mod reveals;
pub mod rule_sets;
pub mod salvage;
pub mod sealing;
pub mod search;
pub mod sql_types;
pub mod staff;
pub mod staff_pictures;
pub mod touched;
pub mod training;
pub mod unit_pictures;
pub mod verify;
pub mod view_copy;

pub use error::StorageError;
pub use keys::{CAN_SEAL, FileKey};
pub use open::{create_file, in_memory, open_file};

/// Tables whose every row is on the history, parents before children.
pub const TRACKED_TABLES: [&str; 52] = [
    "halls",
    "files",
    "open_exceptions",
    "service_windows",
    "staff",
    "window_periods",
    "badge_prints",
    "boxes",
    "box_entries",
    "cases",
    "letters",
    "box_remarks",
    "case_notes",
    "case_details",
    "case_events",
    "rule_sets",
    "calendar_years",
    "case_views",
    "letter_templates",
    "audits",
    "audit_answers",
    "pack_editions",
    "audit_plans",
    "spot_draws",
    "plan_notes",
    "appraisals",
    "appraisal_prerequisites",
    "contests",
    "audit_details",
    "audit_photos",
    "audit_corrections",
    "audit_notes",
    "corrective_actions",
    "corrective_events",
    "awards",
    "disclosure_documents",
    "disclosure_versions",
    "training_records",
    "conduct_records",
    "cards",
    "card_events",
    "card_marks",
    "card_layouts",
    "print_sheets",
    "printer_calibrations",
    "unit_pictures",
    "staff_pictures",
    "keepers",
    "history_authors",
    "erasures",
    "retention_rules",
    "retention_reviews",
];

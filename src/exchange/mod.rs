//! Tables and pictures in and out: import plans, exports, photo normalisation. Pure: bytes and paths in, values out.
//! Imports `domain` only; no database, no screen, no clock.

pub mod audit_export;
pub mod calendars;
mod case_cells;
mod case_entry;
pub mod case_export;
mod case_header_words;
pub mod case_import;
pub mod case_plan;
mod case_row;
mod case_story;
mod case_terms;
pub mod crop;
pub mod delimited;
pub mod disclosure_export;
pub mod files;
mod header_words;
pub mod headers;
pub mod known_cases;
pub mod list_writing;
pub mod photo_checks;
mod photo_day;
pub mod photo_folder;
pub mod photo_matching;
pub mod photo_quality;
pub mod photos;
pub mod report_export;
pub mod roster;
pub mod run_answers;
pub mod sample_hall;
mod staff_cells;
pub mod staff_export;
pub mod staff_import;
pub mod staff_plan;
pub mod tables;
pub mod training_export;
mod workbooks;

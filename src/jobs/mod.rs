//! Long work in named threads: a snapshot in, a value out. Only [`lending`] holds a register, and then nobody else does.
//! Imports `register`, `documents`, `exchange`, `domain`.

pub mod archive_check;
pub mod attachment;
pub mod audit_papers;
pub mod backups;
pub mod box_month;
pub mod bringing;
pub mod card_picture;
pub mod cards;
pub mod case_export;
pub mod case_import;
pub mod case_papers;
pub mod certificates;
pub mod copies_found;
pub mod disclosure_list;
pub mod health;
pub mod layout_face;
pub mod lending;
pub mod letter_scan;
pub mod opening;
pub mod outward;
pub mod papers;
pub mod photo;
pub mod photo_batch;
pub mod printing;
mod progress;
pub mod recovery_sheet;
mod runner;
pub mod sealing;
mod side_by_side;
pub mod staff_import;
pub mod training_sheet;

pub use progress::{Cancelled, Progress, Seen};
pub use runner::{JobEnd, Jobs, Task};

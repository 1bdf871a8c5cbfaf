//! What linked items need of the records: light rows, read once for all items of a run. Struck and void rows stay out.

mod cases;
mod days;
mod people;

pub use cases::{CaseFacts, cases, letters_left_aside};
pub use days::{DailyCheck, check_days, check_subjects, daily_checks};
pub use people::{ConductFacts, TrainingFacts, conduct, serving_on, training};

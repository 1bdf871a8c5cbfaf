//! Lists in and out, from files made in code: nothing here reads a file it did not write.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "helpers of tests fail by panicking"
)]

mod archives;
mod box_plans;
mod box_round_trips;
mod calendar_plans;
mod case_plans;
mod case_registers;
mod case_round_trips;
mod disclosure_plans;
mod export_all;
mod exports;
mod list_order;
mod list_round_trips;
mod person_file;
mod plans;
mod rosters;
pub(crate) mod whole_cases;
mod workbooks;

//! Screens without a display or GPU: what a person sees, by accessible names and as pictures.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails panics")]

mod appraisals;
mod around;
mod audit_papers;
mod audit_reports;
mod audit_runs;
pub(crate) mod audits;
mod backups;
mod boxes;
mod bringing;
mod busy;
mod calendar;
mod cards;
mod cases;
mod contests;
mod copies_first;
mod corrective;
mod disclosure;
mod first_start;
mod gallery;
pub(crate) mod harness;
mod health;
mod layouts;
mod locking;
mod opening;
mod packs;
mod palette;
mod papers;
mod photos;
mod plans;
mod print;
mod privacy;
pub(crate) mod program;
mod renderer;
mod reports;
mod settings;
mod staff;
mod staff_records;
mod taking;
mod today;
mod widgets;

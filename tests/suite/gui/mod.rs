//! Screens without a display or GPU: what a person sees, by accessible names and as pictures.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that fails panics")]

mod audit_reports;
mod audits;
mod boxes;
mod calendar;
mod cases;
mod first_start;
mod gallery;
pub(crate) mod harness;
mod palette;
mod papers;
mod print;
pub(crate) mod program;
mod renderer;
mod reports;
mod settings;
mod staff;
mod today;
mod widgets;

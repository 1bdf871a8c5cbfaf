//! Screens without a display or GPU: what a person sees, by accessible names and as pictures.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails panics"
)]

mod audits;
mod gallery;
pub(crate) mod harness;
mod renderer;
mod today;
mod widgets;

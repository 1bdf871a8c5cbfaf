//! Screens without a display or GPU: what a person sees, by accessible names and as pictures.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails panics"
)]

mod gallery;
pub(crate) mod harness;
mod print;
mod renderer;
mod widgets;

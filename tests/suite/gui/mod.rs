//! Screens without a display or GPU: what a person sees, by accessible names and as pictures.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails panics"
)]

mod boxes;
mod cases;
mod gallery;
pub(crate) mod harness;
mod palette;
mod renderer;
mod staff;
mod widgets;

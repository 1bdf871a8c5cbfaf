//! Screens without a display or GPU: what a person sees, by accessible names and as pictures.

mod cases;
mod gallery;
pub(crate) mod harness;
mod palette;
mod renderer;
mod widgets;

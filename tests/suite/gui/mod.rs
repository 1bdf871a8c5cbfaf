//! Screens without a display or GPU: what a person sees, by accessible names and as pictures.

mod gallery;
pub(crate) mod harness;
mod renderer;
mod widgets;

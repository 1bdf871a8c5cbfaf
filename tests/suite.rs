//! The only integration test binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::format_push_string,
    reason = "a test that fails panics, and sets up files and clocks by hand"
)]

mod suite {
    mod architecture;
    mod command_line;
    mod crash;
    mod documents;
    mod exchange;
    mod fuzz_corpus;
    pub(crate) mod gui;
    mod jobs;
    mod journeys;
    mod properties;
    mod register;
    mod texts;
}

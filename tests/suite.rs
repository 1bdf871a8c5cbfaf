//! The only integration test binary.

mod suite {
    mod gui;
    mod texts;
}

//! The only integration test binary.

mod suite {
    mod architecture;
    mod documents;
    mod exchange;
    mod gui;
    mod register;
    mod texts;
}

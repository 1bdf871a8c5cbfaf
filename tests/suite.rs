//! The only integration test binary.

mod suite {
    mod architecture;
    mod gui;
    mod register;
    mod texts;
}

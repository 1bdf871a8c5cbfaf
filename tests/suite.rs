//! The only integration test binary.

mod suite {
    mod architecture;
    mod command_line;
    mod crash;
    mod documents;
    mod exchange;
    mod gui;
    mod properties;
    mod register;
    mod texts;
}

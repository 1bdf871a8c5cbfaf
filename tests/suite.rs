//! The only integration test binary.

mod suite {
    mod architecture;
    mod register;
}

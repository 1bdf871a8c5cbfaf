//! The only integration test binary.

mod suite {
    mod exchange;
}

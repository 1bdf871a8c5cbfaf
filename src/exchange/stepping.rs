//! Long readings say after each row that they go on, and end when they are told to.

use thiserror::Error;

/// Whoever asked for the reading wants it no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("stopped")]
pub struct Stopped;

/// Called after each row; `Stopped` ends the reading.
pub type Step<'a> = &'a dyn Fn() -> Result<(), Stopped>;

/// Called now and then with how far of how much it is; `Stopped` ends the reading.
pub type Reach<'a> = &'a dyn Fn(usize, usize) -> Result<(), Stopped>;

/// A reading whose way nobody follows.
///
/// # Errors
/// Never.
pub fn no_reach(_done: usize, _all: usize) -> Result<(), Stopped> {
    Ok(())
}

/// A reading that is never stopped.
///
/// # Errors
/// Never.
pub fn on_and_on() -> Result<(), Stopped> {
    Ok(())
}

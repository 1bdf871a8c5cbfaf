//! Trying passphrases and writing a file anew under another key: slow on purpose, so never in a frame.

use std::path::PathBuf;

use super::{Jobs, Task};
use crate::register::sealing::{
    Candidate, FirstPassphrase, Reclosing, Secret, SlotsError, UnlockError, keys_of, reclose, set_passphrase,
};

/// Finds the keys a passphrase or code gives.
pub fn try_secret(jobs: &Jobs, file: PathBuf, secret: Secret) -> Task<Result<Vec<Candidate>, UnlockError>> {
    jobs.start("unlock", move |_| keys_of(&file, &secret))
}

/// Writes a file anew; it must not be open.
pub fn start_reclosing(jobs: &Jobs, wish: Reclosing) -> Task<Result<(), UnlockError>> {
    jobs.start("close file", move |_| reclose(&wish))
}

/// Gives a person a passphrase to a closed file.
pub fn give_passphrase(
    jobs: &Jobs,
    file: PathBuf,
    hall: String,
    first: FirstPassphrase,
) -> Task<Result<(), SlotsError>> {
    jobs.start("passphrase", move |_| set_passphrase(&file, &hall, &first))
}

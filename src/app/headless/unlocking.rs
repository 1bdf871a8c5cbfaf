//! Opening a file that may be closed by a passphrase: `--passphrase-from FILE|-` gives it, or the recovery code, on the
//! first line.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use zeroize::Zeroizing;

use super::{Desk, Report, code};
use crate::register::backups::CopyError;
use crate::register::sealing::{Secret, UnlockError, keys_of, none_fits, open_sealed};
use crate::register::{FileKey, Register, RegisterError};
use crate::storage::{CAN_SEAL, StorageError};

/// Longest first line read, in bytes.
const LONGEST: u64 = 4096;

impl Desk {
    /// Opens a file; a closed one with what was given for it. Whoever's passphrase it was signs what is written.
    pub(super) fn open_file(&self, path: &Path) -> Result<Register, Report> {
        let error = match Register::open(path) {
            Ok(register) => return Ok(register),
            Err(error) => error,
        };
        let Some(from) = self.passphrase_from.as_deref().filter(|_| self.may_unlock(&error)) else {
            return Err(self.failed_at(&error, path));
        };
        let secret = Secret::of_text(&self.first_line(from)?);
        let candidates = keys_of(path, &secret).map_err(|error| self.not_unlocked(&error, path))?;
        let opened = open_sealed(path, &candidates);
        let (mut register, keeper) = opened.map_err(|error| match error {
            UnlockError::Register(error) => {
                let keys: Vec<FileKey> = candidates.iter().map(|candidate| candidate.key.clone()).collect();
                self.failed_unlocked(&error, (path, &keys))
            }
            error => self.not_unlocked(&error, path),
        })?;
        register.set_author(keeper);
        Ok(register)
    }

    /// Whether a file that did not open is closed by a passphrase and one was given.
    fn may_unlock(&self, error: &RegisterError) -> bool {
        matches!(error, RegisterError::Storage(error) if is_sealed(error)) && CAN_SEAL && self.passphrase_from.is_some()
    }

    /// Does something with a file or a copy that may be closed: without a key, and where it needs one with each that what
    /// was given opens.
    ///
    /// # Errors
    /// What was given is wrong, or cannot be read.
    pub(super) fn with_key<T, E: AsStorage>(
        &self,
        path: &Path,
        deed: impl Fn(Option<&FileKey>) -> Result<T, E>,
    ) -> Result<Result<T, E>, Report> {
        let needs_key = |done: &Result<T, E>| matches!(done, Err(error) if error.storage().is_some_and(is_sealed));
        let done = deed(None);
        let (true, Some(from)) = (needs_key(&done) && CAN_SEAL, self.passphrase_from.as_deref()) else {
            return Ok(done);
        };
        let secret = Secret::of_text(&self.first_line(from)?);
        let candidates = keys_of(path, &secret).map_err(|error| self.not_unlocked(&error, path))?;
        for candidate in &candidates {
            let done = deed(Some(&candidate.key));
            if !needs_key(&done) {
                return Ok(done);
            }
        }
        Err(self.not_unlocked(&none_fits(path, &candidates), path))
    }

    fn first_line(&self, from: &Path) -> Result<Zeroizing<String>, Report> {
        let mut line = Zeroizing::new(String::new());
        let read = if from == Path::new("-") {
            std::io::stdin().lock().take(LONGEST).read_line(&mut line)
        } else {
            std::fs::File::open(from).and_then(|file| BufReader::new(file.take(LONGEST)).read_line(&mut line))
        };
        match read {
            Ok(_) => Ok(Zeroizing::new(line.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']).to_owned())),
            Err(error) => {
                let what = self.strings.text_with("cli-no-passphrase-file", &[("because", error.to_string().into())]);
                Err(Report::failed(code::FILE, format!("{what}\n")))
            }
        }
    }

    fn not_unlocked(&self, error: &UnlockError, path: &Path) -> Report {
        let key = match error {
            UnlockError::Wrong => "lock-wrong",
            UnlockError::NoKeys => "lock-keys-lost",
            UnlockError::Removed => "lock-removed",
            UnlockError::Slots(_) => "lock-keys-bad",
            UnlockError::Register(error) => return self.failed_at(error, path),
        };
        Report::failed(code::FILE, format!("{}\n", self.strings.text(key)))
    }
}

/// An error that may be one of the file.
pub(super) trait AsStorage {
    /// The file's error, if it is one.
    fn storage(&self) -> Option<&StorageError>;
}

impl AsStorage for StorageError {
    fn storage(&self) -> Option<&StorageError> {
        Some(self)
    }
}

impl AsStorage for RegisterError {
    fn storage(&self) -> Option<&StorageError> {
        if let Self::Storage(error) = self { Some(error) } else { None }
    }
}

impl AsStorage for CopyError {
    fn storage(&self) -> Option<&StorageError> {
        if let Self::Storage(error) = self { Some(error) } else { None }
    }
}

/// Whether all that is missing is the passphrase, and this edition could use it.
pub(super) fn asks_for_passphrase(error: &RegisterError) -> bool {
    CAN_SEAL && matches!(error, RegisterError::Storage(StorageError::Sealed))
}

fn is_sealed(error: &StorageError) -> bool {
    matches!(error, StorageError::Sealed | StorageError::KeysMissing(_))
}

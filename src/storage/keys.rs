//! The key of a file closed by a passphrase (SQLCipher). Never shown, never logged.

use std::fmt;

use rusqlite::Connection;
use zeroize::Zeroizing;

use super::StorageError;
use crate::domain::recovery_codes::RecoveryCode;

/// Whether this edition can open and make files closed by a passphrase (feature `encryption`).
pub const CAN_SEAL: bool = cfg!(feature = "encryption");

/// What the second half of a key is derived under.
const SECOND_HALF: &str = "Hallkeeper 2026-11 second half of a file's key";

/// The 32 bytes a file is closed with: 16 made at random, which are the recovery code, and 16 that follow from them.
/// Passphrases only wrap it.
#[derive(Clone, PartialEq, Eq)]
pub struct FileKey(Zeroizing<[u8; 32]>);

impl FileKey {
    /// A key of these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A new key, made at random.
    ///
    /// # Errors
    /// When the system gives no random bytes.
    pub fn random() -> Result<Self, StorageError> {
        let mut secret = Zeroizing::new([0; 16]);
        fill_random(&mut secret[..])?;
        Ok(Self::of_code(&RecoveryCode::new(*secret)))
    }

    /// The key a recovery code stands for.
    pub fn of_code(code: &RecoveryCode) -> Self {
        let secret = Zeroizing::new(code.secret());
        let derived = Zeroizing::new(blake3::derive_key(SECOND_HALF, &secret[..]));
        let mut bytes = Zeroizing::new([0; 32]);
        let (first, second) = bytes.split_at_mut(16);
        first.copy_from_slice(&secret[..]);
        second.copy_from_slice(derived.first_chunk::<16>().unwrap_or(&[0; 16]));
        Self(bytes)
    }

    /// Its recovery code.
    pub fn code(&self) -> RecoveryCode {
        RecoveryCode::new(self.0.first_chunk().copied().unwrap_or_default())
    }

    /// Its bytes, for wrapping only.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key as the engine takes it: raw, so that nothing is derived a second time.
    pub(super) fn literal(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("x'{}'", super::history::hex(&self.0[..])))
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(**)")
    }
}

/// Bytes nobody can guess.
///
/// # Errors
/// When the system gives none.
pub(super) fn fill_random(bytes: &mut [u8]) -> Result<(), StorageError> {
    getrandom::fill(bytes).map_err(|error| StorageError::Io(std::io::Error::other(error)))
}

/// Gives a fresh connection its key; nothing must be read from it before.
///
/// # Errors
/// `Sealed` when a key is needed and this edition knows none.
pub fn unlock(conn: &Connection, key: Option<&FileKey>) -> Result<(), StorageError> {
    let Some(key) = key else { return Ok(()) };
    if !CAN_SEAL {
        return Err(StorageError::Sealed);
    }
    conn.execute_batch("PRAGMA cipher_log_level = NONE")?;
    conn.pragma_update(None, "key", key.literal().as_str())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_never_shown() {
        assert_eq!(format!("{:?}", FileKey::new([7; 32])), "FileKey(**)");
    }

    #[test]
    fn the_recovery_code_is_the_whole_key() {
        let key = FileKey::random().unwrap();
        let typed = RecoveryCode::parse(&key.code().line()).unwrap();
        assert_eq!(FileKey::of_code(&typed), key);
        assert_ne!(FileKey::random().unwrap(), key);
        assert_ne!(key.bytes()[..16], key.bytes()[16..]);
    }
}

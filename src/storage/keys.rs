//! The key of a file closed by a passphrase (SQLCipher). Never shown, never logged.

use std::fmt;

use rusqlite::Connection;
use zeroize::Zeroizing;

use super::StorageError;

/// Whether this edition can open and make files closed by a passphrase (feature `encryption`).
pub const CAN_SEAL: bool = cfg!(feature = "encryption");

/// The 32 bytes a file is closed with. Made at random; passphrases only wrap it.
#[derive(Clone, PartialEq, Eq)]
pub struct FileKey(Zeroizing<[u8; 32]>);

impl FileKey {
    /// A key of these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Its bytes, for wrapping and for the recovery code only.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The key as the engine takes it: raw, so that nothing is derived a second time.
    fn literal(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("x'{}'", super::history::hex(&self.0[..])))
    }
}

impl fmt::Debug for FileKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKey(**)")
    }
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
}

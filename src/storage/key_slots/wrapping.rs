//! How a key is wrapped with a passphrase, what that costs, and the mark that tells keys apart.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::KeyInit;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Slot, SlotsError};
use crate::domain::passphrases::normalised;
use crate::storage::history;
use crate::storage::keys::FileKey;

/// What a passphrase costs to try: memory in KiB, passes over it, lanes. Read from the slot, within [`Cost::MOST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Default for Cost {
    /// 64 MiB, three passes: a seventh of a second on a PC of today.
    fn default() -> Self {
        Self { memory_kib: 64 * 1024, passes: 3, lanes: 1 }
    }
}

impl Cost {
    /// The most a key file may ask for: a forged one must not take the PC's memory.
    pub const MOST: Self = Self { memory_kib: 512 * 1024, passes: 16, lanes: 8 };

    fn params(self) -> Option<Params> {
        let most = Self::MOST;
        let fits = self.memory_kib <= most.memory_kib && self.passes <= most.passes && self.lanes <= most.lanes;
        fits.then(|| Params::new(self.memory_kib, self.passes, self.lanes, Some(32)).ok())?
    }
}

/// What a slot's key is wrapped with under a passphrase.
pub(super) fn cipher_of(slot: &Slot, passphrase: &str) -> Result<XChaCha20Poly1305, SlotsError> {
    let params = slot.cost.params().ok_or_else(|| bad("cost"))?;
    let salt = bytes_of(&slot.salt).filter(|salt| salt.len() == 16).ok_or_else(|| bad("salt"))?;
    let passphrase = Zeroizing::new(normalised(passphrase));
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), &salt, &mut key[..])
        .map_err(|error| SlotsError::Damaged(error.to_string()))?;
    Ok(XChaCha20Poly1305::new(key[..].into()))
}

/// Tells keys apart and gives nothing of them away.
pub(super) fn mark_of(key: &FileKey) -> String {
    let derived = blake3::derive_key("Hallkeeper 2026-11 mark of a file's key", key.bytes());
    history::hex(derived.first_chunk::<4>().unwrap_or(&[0; 4]))
}

pub(super) fn bad(what: &str) -> SlotsError {
    SlotsError::Damaged(format!("bad {what}"))
}

pub(super) fn bytes_of(hex: &str) -> Option<Vec<u8>> {
    if !hex.is_ascii() || !hex.len().is_multiple_of(2) {
        return None;
    }
    let pairs = hex.as_bytes().chunks_exact(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

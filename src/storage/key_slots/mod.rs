//! The key of a closed file, wrapped with each person's passphrase, in a small file beside it: `X.hall.keys`.
//!
//! It holds nothing of the hall but its number, and of a person the masked name (王**) the lock screen needs.

mod file;
mod wrapping;

use chacha20poly1305::XNonce;
use chacha20poly1305::aead::{Aead, Payload};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::keys::{FileKey, fill_random};
use super::{StorageError, history};
pub use file::{remove, sidecar_of};
pub(super) use file::{sync_folder, with_ending};
pub use wrapping::Cost;
use wrapping::{bad, bytes_of, cipher_of, mark_of};

/// Version of the key file this program writes.
const VERSION: u32 = 1;

/// What can be wrong with a key file.
#[derive(Debug, thiserror::Error)]
pub enum SlotsError {
    /// It is no key file, or was changed.
    #[error("the key file is damaged: {0}")]
    Damaged(String),
    /// Written by a newer edition.
    #[error("the key file has version {0}")]
    TooNew(u32),
    /// Anything of the file system, or no random bytes.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl From<std::io::Error> for SlotsError {
    fn from(error: std::io::Error) -> Self {
        Self::Storage(error.into())
    }
}

/// Whose slot it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotOwner {
    /// The person's number over all files.
    pub keeper: String,
    /// The masked name shown on the lock screen.
    pub label: String,
}

/// The key, wrapped with one person's passphrase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Slot {
    owner: SlotOwner,
    /// Which key it holds: four bytes that follow from the key, in hex.
    mark: String,
    cost: Cost,
    /// 16 bytes in hex.
    salt: String,
    /// 24 bytes in hex.
    nonce: String,
    /// The key and its tag, 48 bytes in hex.
    wrapped: String,
}

/// The content of a key file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySlots {
    version: u32,
    hall: String,
    slots: Vec<Slot>,
}

impl KeySlots {
    /// No slots yet, for the hall of this number.
    pub fn new(hall: &str) -> Self {
        Self { version: VERSION, hall: hall.to_owned(), slots: Vec::new() }
    }

    /// The hall's number.
    pub fn hall(&self) -> &str {
        &self.hall
    }

    /// The names to choose from on the lock screen, each once.
    pub fn labels(&self) -> Vec<String> {
        let mut labels: Vec<String> = Vec::new();
        for slot in &self.slots {
            if !labels.contains(&slot.owner.label) {
                labels.push(slot.owner.label.clone());
            }
        }
        labels
    }

    /// Whether a person has a passphrase.
    pub fn has(&self, keeper: &str) -> bool {
        self.slots.iter().any(|slot| slot.owner.keeper == keeper)
    }

    /// Gives a person a passphrase, in place of the former one.
    ///
    /// # Errors
    /// When there are no random bytes or no memory.
    pub fn set(&mut self, owner: SlotOwner, key: &FileKey, passphrase: &str) -> Result<(), SlotsError> {
        self.set_with(owner, key, (passphrase, Cost::default()))
    }

    /// The same at another cost.
    ///
    /// # Errors
    /// As [`KeySlots::set`]; `Damaged` for a cost beyond the most.
    pub fn set_with(
        &mut self,
        owner: SlotOwner,
        key: &FileKey,
        (passphrase, cost): (&str, Cost),
    ) -> Result<(), SlotsError> {
        let (mut salt, mut nonce) = ([0; 16], [0; 24]);
        fill_random(&mut salt)?;
        fill_random(&mut nonce)?;
        let (mark, wrapped) = (mark_of(key), String::new());
        let mut slot = Slot { owner, mark, cost, salt: history::hex(&salt), nonce: history::hex(&nonce), wrapped };
        let cipher = cipher_of(&slot, passphrase)?;
        let said = self.said(&slot);
        let payload = Payload { msg: key.bytes(), aad: said.as_bytes() };
        let wrapped = cipher.encrypt(XNonce::from_slice(&nonce), payload);
        slot.wrapped = history::hex(&wrapped.map_err(|_| SlotsError::Damaged("cannot be wrapped".to_owned()))?);
        self.slots.retain(|other| other.owner.keeper != slot.owner.keeper);
        self.slots.push(slot);
        Ok(())
    }

    /// Takes a person's passphrase away; whether there was one.
    pub fn remove(&mut self, keeper: &str) -> bool {
        let before = self.slots.len();
        self.slots.retain(|slot| slot.owner.keeper != keeper);
        self.slots.len() < before
    }

    /// Whether a slot holds this key, as far as the marks tell.
    pub fn knows(&self, key: &FileKey) -> bool {
        let mark = mark_of(key);
        self.slots.iter().any(|slot| slot.mark == mark)
    }

    /// Keeps only what gives this key; whether anything went. A renewal that was cut off leaves slots of both.
    pub fn keep_only(&mut self, key: &FileKey) -> bool {
        let (before, mark) = (self.slots.len(), mark_of(key));
        self.slots.retain(|slot| slot.mark == mark);
        self.slots.len() < before
    }

    /// These slots and those of another key file of the same hall besides: while a file is being renewed both keys open it.
    pub fn beside(&self, other: &Self) -> Self {
        let mut both = self.clone();
        both.slots.extend(other.slots.iter().filter(|slot| !self.slots.contains(slot)).cloned());
        both
    }

    /// The keys a passphrase gives, with their owners; more than one only while a file is being renewed. `label` limits
    /// it to the people of that masked name. An empty list means the passphrase is wrong.
    ///
    /// # Errors
    /// `Damaged` when a slot asks for more than [`Cost::MOST`] or cannot be read.
    pub fn unwrap(&self, passphrase: &str, label: Option<&str>) -> Result<Vec<(FileKey, SlotOwner)>, SlotsError> {
        let mut found = Vec::new();
        for slot in &self.slots {
            if label.is_none_or(|label| slot.owner.label == label)
                && let Some(key) = self.try_slot(slot, passphrase)?
            {
                found.push((key, slot.owner.clone()));
            }
        }
        Ok(found)
    }

    fn try_slot(&self, slot: &Slot, passphrase: &str) -> Result<Option<FileKey>, SlotsError> {
        let nonce = bytes_of(&slot.nonce).filter(|nonce| nonce.len() == 24).ok_or_else(|| bad("nonce"))?;
        let wrapped = bytes_of(&slot.wrapped).ok_or_else(|| bad("key"))?;
        let cipher = cipher_of(slot, passphrase)?;
        let said = self.said(slot);
        let payload = Payload { msg: &wrapped, aad: said.as_bytes() };
        let Ok(bytes) = cipher.decrypt(XNonce::from_slice(&nonce), payload).map(Zeroizing::new) else {
            return Ok(None);
        };
        let bytes: Option<[u8; 32]> = bytes.as_slice().try_into().ok();
        bytes.map(|bytes| Some(FileKey::new(bytes))).ok_or_else(|| bad("key"))
    }

    /// What a slot says beside the wrapped key: a change to any of it makes the key unreadable.
    fn said(&self, slot: &Slot) -> String {
        let Slot { owner, mark, cost, salt, .. } = slot;
        let Cost { memory_kib, passes, lanes } = cost;
        let (version, hall) = (self.version, &self.hall);
        format!(
            "hallkeeper keys {version}\n{hall}\n{}\n{}\n{mark}\n{memory_kib} {passes} {lanes}\n{salt}",
            owner.keeper, owner.label
        )
    }
}

#[cfg(test)]
mod tests;

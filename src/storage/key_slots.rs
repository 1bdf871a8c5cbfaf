//! The key of a closed file, wrapped with each person's passphrase, in a small file beside it: `X.hall.keys`.
//!
//! It holds nothing of the hall but its number, and of a person the masked name (王**) the lock screen needs.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::fault;
use super::keys::{FileKey, fill_random};
use super::{StorageError, history};
use crate::domain::passphrases::normalised;

/// Version of the key file this program writes.
const VERSION: u32 = 1;
/// Largest key file read, in bytes.
const MOST_BYTES: u64 = 64 * 1024;
/// Most slots read.
const MOST_SLOTS: usize = 64;

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

/// Where the wrapped keys of a file lie: beside it, under its name with `.keys` behind.
pub fn sidecar_of(file: &Path) -> PathBuf {
    with_ending(file, ".keys")
}

/// The key file before the present one, kept until that one was read back.
fn former_sidecar_of(file: &Path) -> PathBuf {
    with_ending(file, ".keys.old")
}

pub(super) fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_os_string();
    name.push(ending);
    file.with_file_name(name)
}

/// Takes the key file of a file away that needs none any more.
///
/// # Errors
/// The file system's.
pub fn remove(file: &Path) -> Result<(), StorageError> {
    for path in [former_sidecar_of(file), sidecar_of(file)] {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    sync_folder(file.parent().unwrap_or(Path::new(".")));
    Ok(())
}

impl KeySlots {
    /// No slots yet, for the hall of this number.
    pub fn new(hall: &str) -> Self {
        Self { version: VERSION, hall: hall.to_owned(), slots: Vec::new() }
    }

    /// The slots of a file; `None` where no key file lies beside it. A damaged one is replaced by the former, if that
    /// one can be read.
    ///
    /// # Errors
    /// `SlotsError`.
    pub fn of_file(file: &Path) -> Result<Option<Self>, SlotsError> {
        let present = Self::read(&sidecar_of(file));
        match present {
            Ok(Some(slots)) => Ok(Some(slots)),
            other => match Self::read(&former_sidecar_of(file)) {
                Ok(Some(former)) => Ok(Some(former)),
                _ => other,
            },
        }
    }

    fn read(path: &Path) -> Result<Option<Self>, SlotsError> {
        let opened = match std::fs::File::open(path) {
            Ok(opened) => opened,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let mut bytes = Vec::new();
        opened.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > MOST_BYTES {
            return Err(SlotsError::Damaged("too large".to_owned()));
        }
        let text = String::from_utf8(bytes).map_err(|error| SlotsError::Damaged(error.to_string()))?;
        Self::parse(&text).map(Some)
    }

    /// Reads the text of a key file.
    ///
    /// # Errors
    /// `Damaged`, `TooNew`.
    pub fn parse(text: &str) -> Result<Self, SlotsError> {
        /// Read first: a newer file may differ in all else.
        #[derive(Deserialize)]
        struct Head {
            version: u32,
        }
        let head: Head = serde_json::from_str(text).map_err(|error| SlotsError::Damaged(error.to_string()))?;
        if head.version > VERSION {
            return Err(SlotsError::TooNew(head.version));
        }
        let read: Self = serde_json::from_str(text).map_err(|error| SlotsError::Damaged(error.to_string()))?;
        if read.slots.len() > MOST_SLOTS {
            return Err(SlotsError::Damaged(format!("{} slots", read.slots.len())));
        }
        Ok(read)
    }

    /// Writes the key file of `file`: beside, synced, then renamed; the former one stays as `.keys.old` until the new one
    /// was read back in its place.
    ///
    /// # Errors
    /// The file system's; the former one is then as before.
    pub fn write(&self, file: &Path) -> Result<(), SlotsError> {
        let (target, former) = (sidecar_of(file), former_sidecar_of(file));
        let text = serde_json::to_string_pretty(self).map_err(std::io::Error::other)?;
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut part = tempfile::NamedTempFile::new_in(folder)?;
        part.write_all(text.as_bytes())?;
        part.as_file().sync_all()?;
        if Self::read(part.path())?.as_ref() != Some(self) {
            return Err(SlotsError::Damaged("not read back as written".to_owned()));
        }
        fault::point("keys:written");
        if Self::read(&target).is_ok_and(|present| present.is_some()) {
            std::fs::copy(&target, &former)?;
            std::fs::File::open(&former)?.sync_all()?;
        }
        fault::point("keys:former-kept");
        part.persist(&target).map_err(|error| error.error)?;
        sync_folder(folder);
        fault::point("keys:renamed");
        if Self::read(&target)?.as_ref() == Some(self) {
            let _ = std::fs::remove_file(&former);
        }
        Ok(())
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

/// What a slot's key is wrapped with under a passphrase.
fn cipher_of(slot: &Slot, passphrase: &str) -> Result<XChaCha20Poly1305, SlotsError> {
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
fn mark_of(key: &FileKey) -> String {
    let derived = blake3::derive_key("Hallkeeper 2026-11 mark of a file's key", key.bytes());
    history::hex(derived.first_chunk::<4>().unwrap_or(&[0; 4]))
}

fn bad(what: &str) -> SlotsError {
    SlotsError::Damaged(format!("bad {what}"))
}

fn bytes_of(hex: &str) -> Option<Vec<u8>> {
    if !hex.is_ascii() || !hex.len().is_multiple_of(2) {
        return None;
    }
    let pairs = hex.as_bytes().chunks_exact(2);
    pairs.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()).collect()
}

/// A rename is on disk once its folder is; where folders cannot be synced there is nothing to do.
pub(super) fn sync_folder(folder: &Path) {
    if let Ok(folder) = std::fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHEAP: Cost = Cost { memory_kib: 64, passes: 1, lanes: 1 };

    fn owner(uid: &str, label: &str) -> SlotOwner {
        SlotOwner { keeper: uid.to_owned(), label: label.to_owned() }
    }

    fn slots(key: &FileKey) -> KeySlots {
        let mut slots = KeySlots::new("hall-1");
        slots.set_with(owner("k1", "王**"), key, ("大厅早八点开门", CHEAP)).unwrap();
        slots.set_with(owner("k2", "李**"), key, ("second-passphrase", CHEAP)).unwrap();
        slots
    }

    #[test]
    fn each_persons_passphrase_gives_the_key_and_a_wrong_one_nothing() {
        let key = FileKey::random().unwrap();
        let slots = slots(&key);
        let found = slots.unwrap("大厅早八点开门", None).unwrap();
        assert_eq!(found, [(key.clone(), owner("k1", "王**"))]);
        assert_eq!(slots.unwrap("ｓecond-passphrase ", Some("李**")).unwrap().len(), 1);
        assert_eq!(slots.unwrap("second-passphrase", Some("王**")).unwrap(), []);
        assert_eq!(slots.unwrap("Second-passphrase", None).unwrap(), []);
        assert_eq!(slots.labels(), ["王**", "李**"]);
    }

    #[test]
    fn the_key_file_is_read_as_written_and_holds_no_key_and_no_passphrase() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("甲.hall");
        let key = FileKey::random().unwrap();
        let mut slots = slots(&key);
        slots.write(&file).unwrap();
        assert_eq!(KeySlots::of_file(&file).unwrap(), Some(slots.clone()));
        let text = std::fs::read_to_string(sidecar_of(&file)).unwrap();
        assert!(!text.contains(&history::hex(key.bytes())) && !text.contains("passphrase") && !text.contains("大厅"));
        assert!(slots.remove("k2"));
        slots.write(&file).unwrap();
        assert!(KeySlots::of_file(&file).unwrap().unwrap().unwrap("second-passphrase", None).unwrap().is_empty());
        assert!(!former_sidecar_of(&file).exists(), "who was taken out must not come in by the former key file");
    }

    #[test]
    fn a_damaged_key_file_falls_back_on_the_former_one() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.hall");
        let slots = slots(&FileKey::random().unwrap());
        slots.write(&file).unwrap();
        std::fs::rename(sidecar_of(&file), former_sidecar_of(&file)).unwrap();
        std::fs::copy("Cargo.toml", sidecar_of(&file)).unwrap();
        assert_eq!(KeySlots::of_file(&file).unwrap(), Some(slots));
        std::fs::remove_file(former_sidecar_of(&file)).unwrap();
        assert!(matches!(KeySlots::of_file(&file), Err(SlotsError::Damaged(_))));
    }

    #[test]
    fn a_forged_key_file_neither_takes_the_memory_nor_passes_as_true() {
        let key = FileKey::random().unwrap();
        let text = serde_json::to_string(&slots(&key)).unwrap();
        let greedy = text.replace("\"memory_kib\":64", "\"memory_kib\":100000000");
        let greedy = KeySlots::parse(&greedy).unwrap();
        assert!(matches!(greedy.unwrap("second-passphrase", None), Err(SlotsError::Damaged(_))));
        for (from, to) in
            [("王**", "赵**"), ("hall-1", "hall-2"), ("\"k1\"", "\"k9\""), ("\"passes\":1", "\"passes\":2")]
        {
            assert!(text.contains(from));
            let changed = KeySlots::parse(&text.replace(from, to)).unwrap();
            assert_eq!(changed.unwrap("大厅早八点开门", None).unwrap(), [], "{from}");
        }
        assert!(matches!(KeySlots::parse("{\"version\":2}"), Err(SlotsError::TooNew(2))));
        assert!(matches!(KeySlots::parse(&text[..text.len() / 2]), Err(SlotsError::Damaged(_))));
    }

    #[test]
    fn while_a_file_is_renewed_both_keys_are_given() {
        let (old, new) = (FileKey::random().unwrap(), FileKey::random().unwrap());
        let both = slots(&new).beside(&slots(&old));
        let keys: Vec<_> = both.unwrap("second-passphrase", None).unwrap().into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, [new.clone(), old]);
        let mut tidied = both.clone();
        assert!(tidied.keep_only(&new));
        assert_eq!(tidied.unwrap("second-passphrase", None).unwrap().len(), 1);
    }
}

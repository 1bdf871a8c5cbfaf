//! A file closed by a passphrase: the keys a passphrase gives, opening with them, and closing, renewing or opening a file
//! for good.

use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{Action, ActionKind, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::ids::KeeperId;
use crate::domain::keepers::Keeper;
use crate::domain::people::masked_name;
use crate::domain::recovery_codes::RecoveryCode;
pub use crate::storage::CAN_SEAL;
use crate::storage::fault;
pub use crate::storage::key_slots::{KeySlots, SlotOwner, SlotsError, sidecar_of};
use crate::storage::{FileKey, StorageError, key_slots, sealing};

/// What a person gives to open a closed file.
#[derive(Clone)]
pub enum Secret {
    /// A passphrase, of somebody of this masked name (`None`: of anybody).
    Passphrase(Zeroizing<String>, Option<String>),
    /// The recovery code.
    Code(RecoveryCode),
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(**)")
    }
}

impl Secret {
    /// A text that may be either: a recovery code where it is one, else a passphrase.
    pub fn of_text(text: &str) -> Self {
        match RecoveryCode::parse(text) {
            Ok(code) if RecoveryCode::is_meant(text) => Self::Code(code),
            _ => Self::Passphrase(Zeroizing::new(text.to_owned()), None),
        }
    }
}

/// A key that may open the file, and the number of the person whose passphrase gave it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The key.
    pub key: FileKey,
    /// The person's number over all files; nobody's for the recovery code.
    pub keeper: Option<String>,
}

/// Why a closed file was not opened.
#[derive(Debug, thiserror::Error)]
pub enum UnlockError {
    /// The passphrase or the code is not the right one.
    #[error("wrong passphrase or code")]
    Wrong,
    /// The key file is gone: only the recovery code opens the file.
    #[error("the key file is missing")]
    NoKeys,
    /// The person was taken off the list.
    #[error("the person was taken off the list")]
    Removed,
    /// The key file cannot be read.
    #[error(transparent)]
    Slots(#[from] SlotsError),
    /// The file.
    #[error(transparent)]
    Register(#[from] RegisterError),
}

/// The keys a secret gives; slow on purpose, so a job's work.
///
/// # Errors
/// `Wrong`, `NoKeys`, `Slots`; `Sealed` in an edition that knows no keys.
pub fn keys_of(file: &Path, secret: &Secret) -> Result<Vec<Candidate>, UnlockError> {
    if !CAN_SEAL {
        return Err(RegisterError::from(StorageError::Sealed).into());
    }
    let (text, label) = match secret {
        Secret::Code(code) => return Ok(vec![Candidate { key: FileKey::of_code(code), keeper: None }]),
        Secret::Passphrase(text, label) => (text, label.as_deref()),
    };
    let slots = KeySlots::of_file(file)?.ok_or(UnlockError::NoKeys)?;
    let found = slots.unwrap(text, label)?;
    let found: Vec<_> = found.into_iter().map(|(key, owner)| Candidate { key, keeper: Some(owner.keeper) }).collect();
    if found.is_empty() { Err(UnlockError::Wrong) } else { Ok(found) }
}

/// Opens a closed file with the first of these keys that fits, and tells who it is. What an interrupted renewal left in
/// the key file is tidied away.
///
/// # Errors
/// `Wrong` when none fits, `HeadUnreadable` when one is known to be right; `Removed`; those of [`Register::open`].
pub fn open_sealed(file: &Path, candidates: &[Candidate]) -> Result<(Register, Option<KeeperId>), UnlockError> {
    for Candidate { key, keeper } in candidates {
        let register = match Register::open_with(file, Some(key.clone())) {
            Err(RegisterError::Storage(StorageError::Sealed)) => continue,
            opened => opened?,
        };
        let keeper = keeper.as_deref().map(|uid| register.keeper_of(uid)).transpose()?.flatten();
        if keeper.as_ref().is_some_and(|keeper| keeper.removed_at.is_some()) {
            return Err(UnlockError::Removed);
        }
        if let Ok(Some(mut slots)) = KeySlots::of_file(file)
            && slots.keep_only(key)
            && let Err(error) = slots.write(file)
        {
            tracing::warn!(%error, "the key file could not be tidied");
        }
        return Ok((register, keeper.map(|keeper| keeper.id)));
    }
    Err(none_fits(file, candidates))
}

/// Why no key opened a file: a key that came out of the key file was proved by it, so what is wrong then is the file.
pub fn none_fits(file: &Path, candidates: &[Candidate]) -> UnlockError {
    let slots = KeySlots::of_file(file).ok().flatten();
    let is_proved = |candidate: &Candidate| {
        candidate.keeper.is_some() || slots.as_ref().is_some_and(|slots| slots.knows(&candidate.key))
    };
    if candidates.iter().any(is_proved) {
        return RegisterError::from(StorageError::HeadUnreadable).into();
    }
    UnlockError::Wrong
}

/// What the slot of a person's passphrase says of them.
pub fn slot_owner(keeper: &Keeper) -> SlotOwner {
    SlotOwner { keeper: keeper.uid.clone(), label: masked_name(&keeper.name) }
}

/// The passphrase a new key is wrapped with first.
#[derive(Clone)]
pub struct FirstPassphrase {
    /// The new key.
    pub key: FileKey,
    /// Whose passphrase it is.
    pub owner: SlotOwner,
    /// The passphrase, checked.
    pub passphrase: Zeroizing<String>,
}

impl std::fmt::Debug for FirstPassphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FirstPassphrase(**)")
    }
}

/// A file to be written anew under another key, or under none. It must not be open.
#[derive(Clone)]
pub struct Reclosing {
    /// The file.
    pub file: PathBuf,
    /// Its present key; `None` for an open file.
    pub from: Option<FileKey>,
    /// Its new key; `None` for an open file.
    pub to: Option<FirstPassphrase>,
    /// The number of the hall.
    pub hall: String,
    /// Who does it.
    pub author: Option<KeeperId>,
    /// When.
    pub at: Moment,
}

/// Writes the file anew: beside, checked, noted on its history, synced, then put in place. Until then, and when it fails,
/// the present file and its key file stay as they are.
///
/// # Errors
/// Those of the file and of the key file.
pub fn reclose(wish: &Reclosing) -> Result<(), UnlockError> {
    let done = try_reclose(wish);
    if done.is_err() {
        sealing::clear_leftovers(&wish.file);
    }
    done
}

fn try_reclose(wish: &Reclosing) -> Result<(), UnlockError> {
    let Reclosing { file, from, to, .. } = wish;
    let new_key = to.as_ref().map(|to| &to.key);
    let part = sealing::copy_beside(file, from.as_ref(), new_key).map_err(RegisterError::from)?;
    note(&part, wish)?;
    fault::point("seal:noted");
    let slots = to.as_ref().map(|to| new_slots(to, &wish.hall)).transpose()?;
    if let Some(new) = &slots {
        let former = if from.is_some() { KeySlots::of_file(file)? } else { None };
        // Until the new file stands in place both keys must open it.
        former.map_or_else(|| new.clone(), |former| new.beside(&former)).write(file)?;
    }
    fault::point("seal:keys");
    sealing::put_in_place(file).map_err(RegisterError::from)?;
    match &slots {
        Some(new) => new.write(file)?,
        None => key_slots::remove(file).map_err(RegisterError::from)?,
    }
    fault::point("seal:tidied");
    Ok(())
}

fn new_slots(to: &FirstPassphrase, hall: &str) -> Result<KeySlots, SlotsError> {
    let mut slots = KeySlots::new(hall);
    slots.set(to.owner.clone(), &to.key, &to.passphrase)?;
    Ok(slots)
}

/// The line on the history of the new file: the present one stays untouched.
fn note(part: &Path, wish: &Reclosing) -> Result<(), RegisterError> {
    let mut register = Register::open_with(part, wish.to.as_ref().map(|to| to.key.clone()))?;
    register.set_author(wish.author);
    let kind = if wish.to.is_some() { ActionKind::SealFile } else { ActionKind::UnsealFile };
    register.transact(Action::new(kind, "", wish.at), |_| Ok(()))?;
    Ok(())
}

/// Gives a person a passphrase to a closed file, in place of the former one; slow on purpose, so a job's work.
///
/// # Errors
/// `SlotsError`; the key file is then as before.
pub fn set_passphrase(file: &Path, hall: &str, first: &FirstPassphrase) -> Result<(), SlotsError> {
    let mut slots = KeySlots::of_file(file)?.unwrap_or_else(|| KeySlots::new(hall));
    slots.set(first.owner.clone(), &first.key, &first.passphrase)?;
    slots.write(file)
}

/// Takes a person's passphrase away. Whoever kept a copy of the key file and knows it still opens the file as it is now,
/// until a new key is made.
///
/// # Errors
/// `SlotsError`.
pub fn forget_passphrase(file: &Path, keeper: &str) -> Result<(), SlotsError> {
    let Some(mut slots) = KeySlots::of_file(file)? else { return Ok(()) };
    if slots.remove(keeper) { slots.write(file) } else { Ok(()) }
}

/// Copies of a file of this hall that open without a passphrase: beside it, and in these folders.
pub fn plain_copies(file: &Path, hall: &str, folders: &[PathBuf]) -> Vec<PathBuf> {
    sealing::plain_copies(file, hall, folders)
}

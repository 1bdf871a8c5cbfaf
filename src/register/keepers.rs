//! People who may open the file: they sign the lines of its history.

use std::collections::BTreeMap;

use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::ids::KeeperId;
use crate::domain::keepers::Keeper;
use crate::domain::people::PersonName;
use crate::storage::{history_authors, keepers};

impl Register {
    /// People who may open the file, in the order added.
    ///
    /// # Errors
    /// The file's.
    pub fn keepers(&self) -> Result<Vec<Keeper>, RegisterError> {
        let mut all = keepers::all(self.conn())?;
        all.retain(|keeper| keeper.removed_at.is_none());
        Ok(all)
    }

    /// A person who may open the file, or might once, by their number over all files.
    ///
    /// # Errors
    /// The file's.
    pub fn keeper_of(&self, uid: &str) -> Result<Option<Keeper>, RegisterError> {
        Ok(keepers::all(self.conn())?.into_iter().find(|keeper| keeper.uid == uid))
    }

    /// Adds a person. One of that very name on the roster is taken for the same.
    ///
    /// # Errors
    /// `KeeperExists`; the file's.
    pub fn add_keeper(&mut self, name: &PersonName, at: Moment) -> Result<Outcome<KeeperId>, RegisterError> {
        if self.keepers()?.iter().any(|keeper| keeper.name == name.as_str()) {
            return Err(Refusal::KeeperExists.into());
        }
        let roster = self.staff()?;
        let mut alike = roster.iter().filter(|member| member.record.name == *name);
        let staff = alike.next().filter(|_| alike.next().is_none()).map(|member| member.id);
        self.transact(Action::new(ActionKind::ChangeKeeper, "", at), |write| {
            Ok(keepers::insert(write.conn, write.hall, (name.as_str(), staff), at)?)
        })
    }

    /// Takes a person off the list; what they wrote keeps their name.
    ///
    /// # Errors
    /// `KeeperIsAuthor` for whoever is at work in a file closed by a passphrase; `NoSuchRecord`; the file's.
    pub fn remove_keeper(&mut self, id: KeeperId, at: Moment) -> Result<Outcome<()>, RegisterError> {
        if self.author() == Some(id) && self.key().is_some() {
            return Err(Refusal::KeeperIsAuthor.into());
        }
        let outcome = self.transact(Action::new(ActionKind::ChangeKeeper, "", at), |write| {
            let removed = keepers::remove(write.conn, id, at)?;
            if removed { Ok(()) } else { Err(Refusal::NoSuchRecord.into()) }
        })?;
        if self.author() == Some(id) {
            self.set_author(None);
        }
        Ok(outcome)
    }

    /// This person works from now on: said on the history, and signed beside every line after.
    ///
    /// # Errors
    /// `NoSuchRecord` for somebody not on the list; the file's.
    pub fn enter(&mut self, id: KeeperId, at: Moment) -> Result<Outcome<()>, RegisterError> {
        if !self.keepers()?.iter().any(|keeper| keeper.id == id) {
            return Err(Refusal::NoSuchRecord.into());
        }
        let before = self.author();
        self.set_author(Some(id));
        let outcome = self.transact(Action::new(ActionKind::EnterFile, "", at), |_| Ok(()));
        if outcome.is_err() {
            self.set_author(before);
        }
        outcome
    }

    /// Notes on the history that a passphrase was set, or a new key made.
    ///
    /// # Errors
    /// The file's.
    pub fn note_passphrase(&mut self, at: Moment) -> Result<Outcome<()>, RegisterError> {
        self.transact(Action::new(ActionKind::SealFile, "", at), |_| Ok(()))
    }

    /// Names of who wrote the lines of the history from this one on, by line.
    ///
    /// # Errors
    /// The file's.
    pub fn authors_from(&self, seq: i64) -> Result<BTreeMap<i64, String>, RegisterError> {
        Ok(history_authors::names_from(self.conn(), seq)?)
    }
}

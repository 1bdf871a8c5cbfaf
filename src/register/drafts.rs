//! What was typed and not yet confirmed: kept at once, found again after a power cut.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Register, RegisterError};
use crate::domain::dates::Moment;
use crate::storage::{StorageError, drafts};

impl Register {
    /// Keeps a form under its key (`staff:new`, `box:1:2026-11-23`...).
    ///
    /// # Errors
    /// The file's.
    pub fn keep_draft<T: Serialize>(&mut self, key: &str, draft: &T, at: Moment) -> Result<(), RegisterError> {
        let body = serde_json::to_string(draft).map_err(|error| StorageError::Damaged(error.to_string()))?;
        self.keep_draft_text(key, &body, at)
    }

    /// Keeps a form that is JSON already.
    ///
    /// # Errors
    /// The file's.
    pub fn keep_draft_text(&mut self, key: &str, body: &str, at: Moment) -> Result<(), RegisterError> {
        Ok(drafts::keep(self.conn(), key, body, at)?)
    }

    /// The form kept under a key; one that can no longer be read counts as none.
    ///
    /// # Errors
    /// The file's.
    pub fn draft<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, RegisterError> {
        let body = drafts::get(self.conn(), key)?;
        Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
    }

    /// Forgets a form once it was confirmed or thrown away.
    ///
    /// # Errors
    /// The file's.
    pub fn forget_draft(&mut self, key: &str) -> Result<(), RegisterError> {
        Ok(drafts::forget(self.conn(), key)?)
    }
}

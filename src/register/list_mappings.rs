//! How the columns of lists were read the last time: remembered by kind and head, outside the history.

use super::{Register, RegisterError};
use crate::domain::dates::Moment;
use crate::storage::list_mappings;

/// Lists remembered of a kind; older ones are not asked for.
const MOST: usize = 200;

impl Register {
    /// Remembers how a list's columns were read. `key` is `kind:fingerprint`, `body` JSON.
    ///
    /// # Errors
    /// The file's.
    pub fn remember_list_mapping(&mut self, key: &str, body: &str, at: Moment) -> Result<(), RegisterError> {
        Ok(list_mappings::keep(self.conn(), key, body, at)?)
    }

    /// How the columns of the list of a key were read, if they were.
    ///
    /// # Errors
    /// The file's.
    pub fn list_mapping(&self, key: &str) -> Result<Option<String>, RegisterError> {
        Ok(list_mappings::get(self.conn(), key)?)
    }

    /// Keys and columns of all lists of a kind (`boxes:`), newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn list_mappings(&self, kind: &str) -> Result<Vec<(String, String)>, RegisterError> {
        Ok(list_mappings::beginning(self.conn(), kind, MOST)?)
    }
}

//! People who may open the file: who writes a line of its history.

use super::dates::Moment;
use super::ids::{KeeperId, StaffId};

/// A person who may, or might, open the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keeper {
    /// Row.
    pub id: KeeperId,
    /// Number over all files; the slot of the person's passphrase names it.
    pub uid: String,
    /// Name.
    pub name: String,
    /// The same person on the roster.
    pub staff: Option<StaffId>,
    /// Since when.
    pub added_at: Moment,
    /// Until when; still, if `None`.
    pub removed_at: Option<Moment>,
}

//! The words of `backup` and `restore`.

use std::ffi::OsString;
use std::path::PathBuf;

use super::super::asked::{Asked, BackupAsked, RestoreAsked};
use super::{Misread, Words, file};

impl Words {
    pub(super) fn backup(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let file = file(rest)?;
        Ok(Asked::Backup(BackupAsked { file, folder: self.to()? }))
    }

    pub(super) fn restore(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let copy = rest.next().map(PathBuf::from).ok_or(Misread::Missing("BACKUP"))?;
        Ok(Asked::Restore(RestoreAsked { copy, file: self.to()? }))
    }

    fn to(&mut self) -> Result<PathBuf, Misread> {
        self.know(&["--to"]);
        self.period("--to").map(PathBuf::from).ok_or(Misread::Missing("--to"))
    }
}

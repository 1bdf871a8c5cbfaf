//! The words of `check`.

use std::ffi::OsString;

use super::super::asked::{Asked, CheckAsked};
use super::{Misread, Words};

impl Words {
    pub(super) fn check_file(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let from = self.from(rest)?;
        self.know(&["--json"]);
        Ok(Asked::Check(CheckAsked { from, is_json: self.is_json }))
    }
}

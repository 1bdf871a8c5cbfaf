//! `salvage DAMAGED --to FILE`.

use std::ffi::OsString;

use super::{Misread, Words, file};
use crate::app::headless::asked::Asked;

impl Words {
    pub(super) fn salvage(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let damaged = file(rest)?;
        self.know(&["--to"]);
        let target = self.period("--to").ok_or(Misread::Missing("--to"))?;
        Ok(Asked::Salvage(damaged, target.into()))
    }
}

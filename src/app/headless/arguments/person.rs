//! The words of `export person`.

use std::ffi::OsString;

use super::super::asked::{Asked, ExportPersonAsked};
use super::{Misread, Words};

impl Words {
    pub(super) fn export_person(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let from = self.from(rest)?;
        let who = rest.next().ok_or(Misread::Missing("WORK_NO | CASE_NO"))?.to_string_lossy().into_owned();
        self.know(&["--out"]);
        let out = self.out.take().ok_or(Misread::Missing("--out"))?;
        Ok(Asked::ExportPerson(ExportPersonAsked { from, who, out }))
    }
}

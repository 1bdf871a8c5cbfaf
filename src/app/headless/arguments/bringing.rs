//! The words of `import`.

use std::ffi::OsString;

use super::super::asked::{Asked, CalendarAsked, ImportAsked, ImportCasesAsked, ImportListAsked};
use super::values::{file, list};
use super::{Misread, Words};
use crate::domain::calendar::YEARS;
use crate::exchange::headers::ListKind;

impl Words {
    pub(super) fn import(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let what = rest.next().ok_or(Misread::Missing("staff | cases | boxes | disclosure | calendar"))?;
        match what.to_str() {
            Some("staff") => self.import_staff(rest),
            Some("cases") => self.import_cases(rest),
            Some("boxes") => self.import_list(ListKind::Boxes, rest),
            Some("disclosure") => self.import_list(ListKind::Disclosure, rest),
            Some("calendar") => self.import_calendar(rest),
            _ => Err(Misread::Unexpected(what.to_string_lossy().into_owned())),
        }
    }

    fn import_staff(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let (file, list) = (file(rest)?, list(rest)?);
        self.seen.retain(|name| !["--photos", "--dry-run"].contains(name));
        Ok(Asked::Import(ImportAsked { file, list, photos: self.photos.take(), is_dry_run: self.is_dry_run }))
    }

    fn import_list(&mut self, kind: ListKind, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let (file, list) = (file(rest)?, list(rest)?);
        self.know(&["--dry-run"]);
        Ok(Asked::ImportList(ImportListAsked { kind, file, list, is_dry_run: self.is_dry_run }))
    }

    fn import_cases(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let (file, list) = (file(rest)?, list(rest)?);
        self.know(&["--dry-run"]);
        Ok(Asked::ImportCases(ImportCasesAsked { file, list, is_dry_run: self.is_dry_run }))
    }

    fn import_calendar(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let (file, list) = (file(rest)?, list(rest)?);
        self.seen.retain(|name| !["--year", "--dry-run"].contains(name));
        let year = self.period("--year").map(|value| {
            let year = value.parse().ok().filter(|year| YEARS.contains(year));
            year.ok_or(Misread::BadValue("--year", value))
        });
        let (year, is_dry_run) = (year.transpose()?, self.is_dry_run);
        Ok(Asked::ImportCalendar(CalendarAsked { file, list, year, is_dry_run }))
    }
}

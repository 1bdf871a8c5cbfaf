//! The options of `export all` and `archive`.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::Parser;

use super::super::asked::{ArchiveAsked, Asked, ExportAllAsked};
use super::{Misread, Words};
use crate::domain::calendar::YEARS;
use crate::jobs::outward::Form;
use crate::register::outward::Shown;
use crate::ui::taking::Pictures;

/// Options only these have.
#[derive(Default)]
pub(super) struct TakingWords {
    form: Form,
    pictures: Pictures,
    unpack: Option<PathBuf>,
}

impl Words {
    /// Reads one of them; whether it was one.
    pub(super) fn taking_option(&mut self, name: &str, parser: &mut Parser) -> Result<bool, Misread> {
        match name {
            "xlsx" => {
                self.note("--xlsx");
                self.taking.form = Form::Workbook;
            }
            "csv" => {
                self.note("--csv");
                self.taking.form = Form::Lists;
            }
            "pictures" => {
                self.note("--pictures");
                self.taking.pictures = Pictures::With;
            }
            "unpack" => self.taking.unpack = Some(self.noted_path("--unpack", parser)?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    pub(super) fn export_all(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let from = self.from(rest)?;
        let has_both = ["--xlsx", "--csv"].iter().all(|name| self.seen.contains(name));
        self.know(&["--out", "--reveal", "--xlsx", "--csv", "--pictures"]);
        let out = self.out.take().ok_or(Misread::Missing("--out"))?;
        let shown = if self.is_revealed { Shown::Whole } else { Shown::Masked };
        let form = if has_both { Form::Both } else { self.taking.form };
        if self.taking.pictures == Pictures::With && shown == Shown::Masked {
            // Photos and scans show who is who.
            return Err(Misread::Missing("--reveal"));
        }
        Ok(Asked::ExportAll(ExportAllAsked { from, out, shown, form, pictures: self.taking.pictures }))
    }

    pub(super) fn archive(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        if let Some(path) = self.check.take() {
            self.know(&["--check", "--unpack"]);
            return Ok(Asked::Archive(ArchiveAsked::Check { path, to: self.taking.unpack.take() }));
        }
        let from = self.from(rest)?;
        self.know(&["--year", "--out"]);
        let value = self.period("--year").ok_or(Misread::Missing("--year"))?;
        let year = value.parse().ok().filter(|year| YEARS.contains(year));
        let year = year.ok_or(Misread::BadValue("--year", value))?;
        let out = self.out.take().ok_or(Misread::Missing("--out"))?;
        if !out.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip")) {
            return Err(Misread::BadValue("--out", out.display().to_string()));
        }
        Ok(Asked::Archive(ArchiveAsked::Make { from, year, out }))
    }
}

//! The options of the line, in any order.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Parser, ValueExt};

use super::values::{circumstances, split};
use super::{Misread, Over, Words};
use crate::domain::hall::Sector;
use crate::ui::strings::Lang;

impl Words {
    pub(super) fn option(&mut self, name: &str, parser: &mut Parser) -> Result<(), Misread> {
        match name {
            "sample" => self.is_sample = true,
            "help" => self.is_help = true,
            "version" => self.is_version = true,
            "dry-run" => self.is_dry_run = self.note("--dry-run"),
            "crop-marks" => self.has_crop_marks = self.note("--crop-marks"),
            "json" => self.is_json = self.note("--json"),
            "step" => self.step = Some(self.noted("--step", parser)?.string()?),
            "with" => self.with = circumstances(&self.noted("--with", parser)?.string()?)?,
            "set" => self.set = Some(self.noted("--set", parser)?.string()?),
            "check" => self.check = Some(self.noted("--check", parser)?.into()),
            "due" => self.is_due = self.note("--due"),
            "expiring" => {
                let value = self.noted("--expiring", parser)?.string()?;
                let days = value.parse().ok().filter(|days| (0..=36_500).contains(days));
                self.expiring = Some(days.ok_or(Misread::BadValue("--expiring", value))?);
            }
            "work" => self.is_work = self.note("--work"),
            "verify" => self.verify = Some(self.noted("--verify", parser)?.string()?),
            "reveal" => self.is_revealed = self.note("--reveal"),
            "at" => {
                let value = self.noted("--at", parser)?.string()?;
                self.day = Some(value.parse().map_err(|_| Misread::BadValue("--at", value))?);
            }
            "hall" => self.hall = Some(self.noted("--hall", parser)?.string()?),
            "sector" => {
                let value = self.noted("--sector", parser)?.string()?;
                self.sector = Some(Sector::from_code(&value).ok_or(Misread::BadValue("--sector", value))?);
            }
            "out" => self.out = Some(self.noted_path("--out", parser)?),
            "replace" => {
                self.note("--replace");
                self.over = Over::Replace;
            }
            "photos" => self.photos = Some(self.noted("--photos", parser)?.into()),
            "work-no" => self.work_numbers = split(&self.noted("--work-no", parser)?.string()?),
            "sheet" => self.sheet = Some(self.noted("--sheet", parser)?.string()?),
            "start" => self.start = Some(self.noted_count("--start", parser)?),
            "month" => self.noted_period("--month", parser)?,
            "quarter" => self.noted_period("--quarter", parser)?,
            "year" => self.noted_period("--year", parser)?,
            "from" => self.noted_period("--from", parser)?,
            "to" => self.noted_period("--to", parser)?,
            "passphrase-from" => self.passphrase_from = Some(parser.value()?.into()),
            "lang" => {
                let value = parser.value()?.string()?;
                let known = Lang::ALL.into_iter().find(|lang| lang.key() == value);
                self.lang = Some(known.ok_or(Misread::BadValue("--lang", value))?);
            }
            other if self.taking_option(other, parser)? => {}
            other => return self.print_option(other, parser),
        }
        Ok(())
    }

    /// A path; a blank one is none, as a variable that is not set gives it.
    pub(super) fn noted_path(&mut self, name: &'static str, parser: &mut Parser) -> Result<PathBuf, Misread> {
        let value = self.noted(name, parser)?;
        if value.is_empty() { Err(Misread::BadValue(name, String::new())) } else { Ok(value.into()) }
    }

    /// A whole number from 1 to 9999.
    pub(super) fn noted_count(&mut self, name: &'static str, parser: &mut Parser) -> Result<usize, Misread> {
        let value = self.noted(name, parser)?.string()?;
        let count = value.parse().ok().filter(|count| (1..=9999).contains(count));
        count.ok_or(Misread::BadValue(name, value))
    }

    pub(super) fn note(&mut self, name: &'static str) -> bool {
        self.seen.push(name);
        true
    }

    pub(super) fn noted(&mut self, name: &'static str, parser: &mut Parser) -> Result<OsString, Misread> {
        if self.seen.contains(&name) {
            return Err(Misread::Twice(name));
        }
        self.seen.push(name);
        Ok(parser.value()?)
    }

    /// The value of a day, month or year that was given under a name.
    pub(super) fn period(&mut self, name: &str) -> Option<String> {
        let index = self.periods.iter().position(|(known, _)| *known == name)?;
        Some(self.periods.remove(index).1)
    }

    pub(super) fn noted_period(&mut self, name: &'static str, parser: &mut Parser) -> Result<(), Misread> {
        let value = self.noted(name, parser)?.string()?;
        self.periods.push((name, value));
        Ok(())
    }

    /// These options belong to what was asked.
    pub(super) fn know(&mut self, options: &[&str]) {
        self.seen.retain(|name| !options.contains(name));
    }
}

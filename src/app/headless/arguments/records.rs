//! The words of `new`, `deadline`, `export cases`, `cases`, `cards`, `report`, `standards`, `score`.

use std::ffi::OsString;
use std::path::PathBuf;

use super::super::asked::{
    Asked, CardsAsked, CardsWish, DeadlineAsked, DueCasesAsked, ExportCasesAsked, ReadFrom, ReportAsked, ReportForm,
    ReportSubject, ScoreAsked, StandardsAsked,
};
use super::values::{file, moment, period};
use super::{Misread, Words};
use crate::domain::hall::Sector;
use crate::exchange::staff_export::Personal;

impl Words {
    pub(super) fn new_hall(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let path = file(rest)?;
        self.seen.retain(|name| !["--hall", "--sector"].contains(name));
        let name = self.hall.take().filter(|name| !name.trim().is_empty());
        Ok(Asked::New(path, name.ok_or(Misread::Missing("--hall"))?, self.sector.take().unwrap_or(Sector::Power)))
    }

    pub(super) fn deadline(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let rule = rest.next().ok_or(Misread::Missing("RULE"))?.to_string_lossy().into_owned();
        self.seen.retain(|name| !["--from", "--step", "--with", "--set", "--json"].contains(name));
        let set = self.set.take().unwrap_or_else(|| "power_hall".to_owned());
        let from = self.period("--from").ok_or(Misread::Missing("--from"))?;
        let from = moment(&from).ok_or(Misread::BadValue("--from", from))?;
        let (step, with) = (self.step.take(), std::mem::take(&mut self.with));
        Ok(Asked::Deadline(DeadlineAsked { rule, set, from, step, with, is_json: self.is_json }))
    }

    pub(super) fn export(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        match rest.next().as_ref().and_then(|word| word.to_str()) {
            Some("cases") => {}
            Some("all") => return self.export_all(rest),
            Some("person") => return self.export_person(rest),
            Some(other) => return Err(Misread::Unexpected(other.to_owned())),
            None => return Err(Misread::Missing("cases | all | person")),
        }
        let from = self.from(rest)?;
        self.know(&["--reveal"]);
        let out = self.out_file().ok_or(Misread::Missing("--out"))?;
        let is_list = |ending: &str| ["xlsx", "csv"].iter().any(|known| ending.eq_ignore_ascii_case(known));
        if !out.path.extension().and_then(|ending| ending.to_str()).is_some_and(is_list) {
            return Err(Misread::BadValue("--out", out.path.display().to_string()));
        }
        let personal = if self.is_revealed { Personal::Shown } else { Personal::Masked };
        Ok(Asked::ExportCases(ExportCasesAsked { from, out, personal }))
    }

    pub(super) fn cases(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let from = self.from(rest)?;
        self.know(&["--due", "--at", "--json"]);
        if !self.is_due {
            return Err(Misread::Missing("--due"));
        }
        Ok(Asked::DueCases(DueCasesAsked { from, day: self.day, is_json: self.is_json }))
    }

    pub(super) fn cards(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let from = self.from(rest)?;
        self.know(&["--json"]);
        let wishes = [
            ("--expiring", self.expiring.map(CardsWish::Expiring)),
            ("--work", self.is_work.then_some(CardsWish::Work)),
            ("--verify", self.verify.take().map(CardsWish::Verify)),
        ];
        // One of them: a second one stays among what was not understood.
        let wish = wishes.into_iter().find_map(|(name, wish)| Some((name, wish?)));
        let wish = wish.map_or(CardsWish::All, |(name, wish)| {
            self.know(&[name]);
            wish
        });
        Ok(Asked::Cards(CardsAsked { from, wish, is_json: self.is_json }))
    }

    pub(super) fn from(&self, rest: &mut impl Iterator<Item = OsString>) -> Result<ReadFrom, Misread> {
        if self.is_sample { Ok(ReadFrom::Sample) } else { Ok(ReadFrom::File(file(rest)?)) }
    }

    pub(super) fn report(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let about = match rest.next().as_ref().and_then(|word| word.to_str()) {
            Some("cases") => ReportSubject::Cases,
            Some("audits") => ReportSubject::Audits,
            Some(other) => return Err(Misread::Unexpected(other.to_owned())),
            None => return Err(Misread::Missing("cases | audits")),
        };
        let from = if self.is_sample { ReadFrom::Sample } else { ReadFrom::File(file(rest)?) };
        self.seen.retain(|name| !["--month", "--quarter", "--year", "--from", "--to"].contains(name));
        let period = period(&std::mem::take(&mut self.periods))?;
        let out = self.out_file().ok_or(Misread::Missing("--out"))?;
        let ending = out.path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let form = match ending.as_deref() {
            Some("pdf") => ReportForm::Pdf,
            Some("xlsx") => ReportForm::Xlsx,
            _ => return Err(Misread::BadValue("--out", out.path.display().to_string())),
        };
        Ok(Asked::Report(ReportAsked { about, from, period, out, form }))
    }

    pub(super) fn standards(&mut self) -> Asked {
        self.know(&["--check", "--json"]);
        Asked::Standards(StandardsAsked { check: self.check.take(), is_json: self.is_json })
    }

    pub(super) fn score(&mut self, rest: &mut impl Iterator<Item = OsString>) -> Result<Asked, Misread> {
        let file = rest.next().map(PathBuf::from).ok_or(Misread::Missing("RUN.json"))?;
        self.know(&["--json"]);
        Ok(Asked::Score(ScoreAsked { file, is_json: self.is_json }))
    }
}

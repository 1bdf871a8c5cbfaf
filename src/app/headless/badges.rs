//! `badges FILE|--sample --out X.pdf`: the badges of the roster as PDF (P1-1.2). Who cannot be printed is named.

use super::{BadgesAsked, Desk, Report, SheetAsked, code};
use crate::documents::badges::{BadgeCard, BadgeSheet, CropMarks, badge_pdf};
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::exchange::files::write_whole;
use crate::jobs::badges::{Collected, HeldBack, collect};
use crate::register::Register;
use crate::ui::words;

impl Desk {
    pub(super) fn badges(&self, asked: &BadgesAsked) -> Report {
        self.try_badges(asked).unwrap_or_else(|report| report)
    }

    fn try_badges(&self, asked: &BadgesAsked) -> Result<Report, Report> {
        let register = self.open(&asked.from)?;
        let (people, unknown) = self.people(&register, asked)?;
        let words = words::badge_words(&self.strings);
        let collected = collect(&register, words, &people).map_err(|error| self.failed(&error))?;
        let mut out = String::new();
        for work_no in &unknown {
            out += &self.line("cli-no-such-person", &[("work", work_no)]);
        }
        for held_back in &collected.held_back {
            out += &self.held_back(held_back);
        }
        if collected.ready.is_empty() {
            out += &self.line("cli-badges-none", &[]);
        } else {
            self.write(asked, &collected)?;
            let count = collected.ready.len().to_string();
            out += &self.line("cli-badges-done", &[("n", &count), ("file", &asked.out.display().to_string())]);
        }
        let is_whole = unknown.is_empty() && collected.held_back.is_empty() && !collected.ready.is_empty();
        Ok(Report { out, err: String::new(), code: if is_whole { code::DONE } else { code::NAMED } })
    }

    /// Everyone active, or those asked for; and the work numbers nobody has.
    fn people(&self, register: &Register, asked: &BadgesAsked) -> Result<(Vec<StaffMember>, Vec<String>), Report> {
        let mut everyone = register.staff().map_err(|error| self.failed(&error))?;
        if asked.work_numbers.is_empty() {
            everyone.retain(|member| member.record.status == StaffStatus::Active);
            return Ok((everyone, Vec::new()));
        }
        let mut found = Vec::new();
        let mut unknown = Vec::new();
        for work_no in &asked.work_numbers {
            match everyone.iter().find(|member| member.record.work_no.as_str() == work_no) {
                Some(member) => found.push(member.clone()),
                None => unknown.push(work_no.clone()),
            }
        }
        Ok((found, unknown))
    }

    fn write(&self, asked: &BadgesAsked, collected: &Collected) -> Result<(), Report> {
        let cards: Vec<BadgeCard> = collected.ready.iter().map(|ready| ready.card.clone()).collect();
        let sheet = match asked.sheet {
            SheetAsked::Card => BadgeSheet::OneCardPerPage,
            SheetAsked::A4 { start, has_crop_marks } => {
                let crop_marks = if has_crop_marks { CropMarks::Drawn } else { CropMarks::Omitted };
                BadgeSheet::A4 { crop_marks, start: start - 1 }
            }
        };
        let pdf = badge_pdf(&collected.style, &cards, sheet)
            .map_err(|error| Report::failed(code::FILE, format!("{error}\n")))?;
        write_whole(&asked.out, &pdf).map_err(|error| self.file_failed(&error))
    }

    fn held_back(&self, held_back: &HeldBack) -> String {
        let HeldBack { work_no, name, problems, .. } = held_back;
        let why: Vec<String> = problems.iter().map(|p| words::badge_problem(&self.strings, *p)).collect();
        self.line("cli-badge-held-back", &[("work", work_no), ("name", name), ("why", &why.join("; "))])
    }

    /// A message with text values, as a line.
    pub(super) fn line(&self, key: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
        self.strings.text_with(key, &values) + "\n"
    }

    pub(super) fn file_failed(&self, error: &crate::exchange::files::FileError) -> Report {
        let path = error.path().display().to_string();
        let most = match error {
            crate::exchange::files::FileError::TooBig { most_megabytes, .. } => most_megabytes.to_string(),
            _ => String::new(),
        };
        let because = match error {
            crate::exchange::files::FileError::Other { because, .. } => because.clone(),
            _ => String::new(),
        };
        let values = [("path", path.as_str()), ("most", &most), ("because", &because)];
        Report::failed(code::FILE, self.line(error.key(), &values))
    }
}

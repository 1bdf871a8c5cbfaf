//! What the board of corrective actions shows: where each was found, and the failed items nobody looks after.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};

use super::audits::bad_pack;
use super::{Refusal, Register, RegisterError};
use crate::domain::audits::{Subject, Verdict};
use crate::domain::corrective::CorrectiveAction;
use crate::domain::ids::AuditId;
use crate::domain::standards::Pack;
use crate::domain::texts::Text;
use crate::storage::corrective::VerdictRow;
use crate::storage::{audit_details, audits, corrective};

/// Months over which a failed item without an action is shown.
const UNTENDED_MONTHS: u32 = 12;

/// The item that failed and the check it failed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The check.
    pub audit: AuditId,
    /// The day it stands for.
    pub day: NaiveDate,
    /// What it was about.
    pub subject: Subject,
    /// Title of its standard.
    pub pack_title: Text,
    /// Code of the item.
    pub item_code: String,
    /// Its number in the standard, as `3.4`; empty where the standard has it no more.
    pub item_number: String,
    /// Its words.
    pub item_text: Text,
    /// Title of its chapter.
    pub area: Text,
}

/// A failed item without a corrective action that did not pass since.
#[derive(Debug, Clone, PartialEq)]
pub struct Untended {
    /// Where it failed last.
    pub finding: Finding,
    /// Why, as it was written down; may be empty.
    pub reason: String,
    /// How often it failed in the twelve months.
    pub times: u32,
}

/// Standards of checks, read once each.
#[derive(Default)]
struct Packs(BTreeMap<String, Pack>);

impl Packs {
    fn get(&mut self, code: &str, text: &str) -> Result<&Pack, RegisterError> {
        if !self.0.contains_key(text) {
            self.0.insert(text.to_owned(), Pack::parse(code, text).map_err(bad_pack)?);
        }
        self.0.get(text).ok_or_else(|| Refusal::NoSuchRecord.into())
    }
}

impl Register {
    /// Where corrective actions were found, in the order of the actions.
    ///
    /// # Errors
    /// The file's, `BadPack`.
    pub fn findings_of(&self, actions: &[CorrectiveAction]) -> Result<Vec<Finding>, RegisterError> {
        let mut packs = Packs::default();
        actions.iter().map(|action| self.finding((action.audit, &action.item_code), &mut packs)).collect()
    }

    fn finding(&self, (id, code): (AuditId, &str), packs: &mut Packs) -> Result<Finding, RegisterError> {
        let row = audits::get(self.conn(), id)?.ok_or(Refusal::NoSuchRecord)?;
        let details = audit_details::get(self.conn(), id)?;
        let pack = packs.get(&row.pack_code, &row.pack_text)?;
        let item = pack.item(code);
        let unknown = || Text { zh: code.to_owned(), en: code.to_owned() };
        let area = item.and_then(|item| pack.areas.iter().find(|area| area.code == item.area));
        Ok(Finding {
            audit: id,
            day: row.day,
            subject: details.map_or(Subject::Hall, |row| row.details.subject),
            pack_title: pack.title.clone(),
            item_code: code.to_owned(),
            item_number: pack.number_of(code).unwrap_or_default(),
            item_text: item.map_or_else(unknown, |item| item.text.clone()),
            area: area.map_or_else(unknown, |area| area.title.clone()),
        })
    }

    /// Failed items of finished checks of the last twelve months without a corrective action, that neither passed since
    /// in a check of the same standard and subject nor are looked after by an open action; newest first.
    ///
    /// What an appraisal took off is no fault to put right and is left out.
    ///
    /// # Errors
    /// The file's, `BadPack`.
    pub fn untended_findings(&self, today: NaiveDate) -> Result<Vec<Untended>, RegisterError> {
        let from = today.checked_sub_months(Months::new(UNTENDED_MONTHS)).unwrap_or(today);
        let verdicts = corrective::verdicts_since(self.conn(), from)?;
        let actions = self.correctives()?;
        let mut packs = Packs::default();
        let mut untended = Vec::new();
        for (row, times) in last_failed(&verdicts, &actions) {
            let finding = self.finding((row.audit, &row.item_code), &mut packs)?;
            let reason = self.reason_of(row)?;
            untended.push(Untended { finding, reason, times });
        }
        untended.sort_by(|a, b| b.finding.day.cmp(&a.finding.day).then(a.finding.item_code.cmp(&b.finding.item_code)));
        Ok(untended)
    }

    fn reason_of(&self, row: &VerdictRow) -> Result<String, RegisterError> {
        let mut answers = self.audit(row.audit)?.corrected_answers();
        Ok(answers.remove(&row.item_code).map(|answer| answer.reason).unwrap_or_default())
    }
}

/// The last verdict of each item of a standard and subject where it is a failure nobody looks after, with how often it
/// failed.
fn last_failed<'a>(verdicts: &'a [VerdictRow], actions: &[CorrectiveAction]) -> Vec<(&'a VerdictRow, u32)> {
    let with_action: BTreeSet<(AuditId, &str)> =
        actions.iter().map(|action| (action.audit, action.item_code.as_str())).collect();
    let open: BTreeSet<(AuditId, &str)> = actions
        .iter()
        .filter(|action| action.closed_at().is_none())
        .map(|action| (action.audit, action.item_code.as_str()))
        .collect();
    let mut groups: BTreeMap<(&str, &str, &str), Vec<&VerdictRow>> = BTreeMap::new();
    for row in verdicts.iter().filter(|row| row.verdict != Verdict::NotApplicable) {
        groups.entry((&row.pack_code, &row.subject, &row.item_code)).or_default().push(row);
    }
    let tended = |rows: &[&VerdictRow]| rows.iter().any(|row| open.contains(&(row.audit, row.item_code.as_str())));
    let last = groups.into_values().filter_map(|rows| {
        let newest = *rows.last()?;
        let is_free = newest.verdict == Verdict::Fail
            && !with_action.contains(&(newest.audit, newest.item_code.as_str()))
            && !tended(&rows);
        let times = rows.iter().filter(|row| row.verdict == Verdict::Fail).count();
        is_free.then_some((newest, times as u32))
    });
    last.collect()
}

//! Which deadline rules hold for a case: the edition in force on the day it came in (C; domain §4.4).
//!
//! The hall's own editions are kept in the file and never edited; without one the shipped set of the hall's sector holds.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::deadlines::RuleSet;
use crate::domain::hall::Sector;
use crate::storage::rule_sets::{self, RuleSetRow};

/// An edition that can be put in force, with its text.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleEdition {
    /// The rules.
    pub set: RuleSet,
    /// Their text, TOML.
    pub text: String,
    /// First day it holds for in this hall; `None` for a shipped set not put in force here.
    pub in_force_from: Option<NaiveDate>,
}

/// The rules known.
#[derive(Debug, Clone)]
pub(super) struct Rules {
    shipped: Vec<RuleEdition>,
    /// By first day in force, oldest first.
    kept: Vec<RuleEdition>,
    sector: Sector,
}

impl Rules {
    pub(super) fn read(conn: &Connection, sector: Sector) -> Result<Self, RegisterError> {
        let shipped = RuleSet::shipped().map_err(|error| bad_rules(&error))?;
        let shipped = shipped
            .into_iter()
            .map(|(set, text)| RuleEdition { set, text: text.to_owned(), in_force_from: None })
            .collect();
        let mut kept = Vec::new();
        for row in rule_sets::all(conn)? {
            let set = RuleSet::parse(&format!("{} {}", row.code, row.edition), &row.text);
            let set = set.map_err(|error| bad_rules(&error))?;
            kept.push(RuleEdition { set, text: row.text, in_force_from: Some(row.in_force_from) });
        }
        Ok(Self { shipped, kept, sector })
    }

    /// The edition in force on a day.
    pub(super) fn on(&self, day: NaiveDate) -> Option<&RuleEdition> {
        let kept = self.kept.iter().rev().find(|edition| edition.in_force_from.is_some_and(|from| from <= day));
        kept.or_else(|| self.shipped_for_sector())
    }

    fn shipped_for_sector(&self) -> Option<&RuleEdition> {
        let own = self.shipped.iter().find(|edition| edition.set.sector == Some(self.sector));
        own.or_else(|| self.shipped.first())
    }
}

fn bad_rules(error: &dyn std::error::Error) -> RegisterError {
    Refusal::BadRules { because: error.to_string() }.into()
}

impl Register {
    /// The rules in force on a day.
    ///
    /// # Errors
    /// `BadRules` when not one set can be read.
    pub fn rules_on(&self, day: NaiveDate) -> Result<&RuleSet, RegisterError> {
        let edition = self.rules.on(day).ok_or_else(|| Refusal::BadRules { because: String::new() })?;
        Ok(&edition.set)
    }

    /// The shipped sets, then the hall's own editions, oldest first.
    pub fn rule_editions(&self) -> impl Iterator<Item = &RuleEdition> {
        self.rules.shipped.iter().chain(&self.rules.kept)
    }

    /// The edition in force on a day, with its text.
    pub fn rule_edition_on(&self, day: NaiveDate) -> Option<&RuleEdition> {
        self.rules.on(day)
    }

    /// Puts an edition in force for cases that come in on `from` or later; cases before keep theirs.
    ///
    /// # Errors
    /// `BadRules` names file, rule and field; `RulesBackdated` for a day gone by: what was counted stays counted;
    /// `EditionExists` for a code and edition that mean other limits already.
    pub fn put_rules_in_force(
        &mut self,
        text: &str,
        from: NaiveDate,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let set = RuleSet::parse("rules", text).map_err(|error| bad_rules(&error))?;
        if from < at.date() {
            return Err(Refusal::RulesBackdated.into());
        }
        let is_same = |known: &RuleEdition| known.set.code == set.code && known.set.edition == set.edition;
        let means_other_limits = |known: &RuleEdition| is_same(known) && known.set != set;
        if self.rules.kept.iter().any(is_same) || self.rules.shipped.iter().any(means_other_limits) {
            return Err(Refusal::EditionExists.into());
        }
        let subject = format!("{} {}", set.code, set.edition);
        let row = RuleSetRow { code: set.code, edition: set.edition, in_force_from: from, text: text.to_owned() };
        let action = Action::new(ActionKind::ChangeRules, subject, at);
        self.transact(action, |w| Ok(rule_sets::insert(w.conn, w.hall, &row, at)?))
    }
}

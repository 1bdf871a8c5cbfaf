//! The health of the file: everything it knows of itself, walked in steps between which the window goes on living.

use std::collections::BTreeSet;
use std::path::Path;

use super::layouts::own;
use super::{FileKey, Register, RegisterError};
use crate::domain::cases::lists::numbers_left_free;
use crate::domain::dates::Moment;
use crate::domain::health::inside::{DraftFact, Guards, HistoryFacts, Index, InsideFacts};
use crate::domain::health::verdicts::HISTORY_BROKEN;
use crate::domain::health::{Figure, Finding, KeptReport, around, inside};
use crate::domain::staff::StaffStatus;
use crate::domain::standards::Pack;
use crate::storage::references::ReferenceWalk;
use crate::storage::verify::{Finding as Named, Stage, Verification, VerifyWalk, WalkProgress};
use crate::storage::{card_layouts, case_search, cases, health, packs};

/// Most figures of the head hash told.
const HEAD: usize = 12;

/// What a walk is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HealthStage {
    /// The history, the tables, the records.
    Verify(Stage),
    /// What records point to.
    References,
    /// The index of the cases.
    Index,
    /// Small things.
    Rest,
    /// Nothing more to do.
    Done,
}

/// A walk over everything the file knows of itself; it holds its place, not the file.
#[derive(Debug)]
pub struct HealthWalk {
    verify: Option<VerifyWalk>,
    verified: Verification,
    tables: usize,
    references: ReferenceWalk,
    /// Questions about the index asked, and whether all were answered well.
    index: (usize, Index),
    stage: HealthStage,
    at: Moment,
    facts: InsideFacts,
    /// The calendar and the clock, which the file tells together with its records.
    beside: Vec<Finding>,
}

impl HealthWalk {
    /// A walk from the beginning, as things stand at `at`.
    ///
    /// # Errors
    /// The file's.
    pub fn new(register: &Register, at: Moment) -> Result<Self, RegisterError> {
        let verify = VerifyWalk::new(register.conn())?;
        Ok(Self {
            tables: verify.tables(),
            verify: Some(verify),
            verified: Verification::default(),
            references: ReferenceWalk::new(register.conn())?,
            index: (0, Index::Whole),
            stage: HealthStage::Verify(Stage::Lines),
            at,
            facts: InsideFacts::default(),
            beside: Vec::new(),
        })
    }

    /// Goes a step; whether there is more to do.
    ///
    /// # Errors
    /// The file's.
    pub fn step(&mut self, register: &Register) -> Result<bool, RegisterError> {
        match self.stage {
            HealthStage::Verify(_) => self.step_verify(register)?,
            HealthStage::References => {
                if !self.references.step(register.conn())? {
                    self.stage = HealthStage::Index;
                }
            }
            HealthStage::Index => self.step_index(register)?,
            HealthStage::Rest => {
                self.read_rest(register)?;
                self.stage = HealthStage::Done;
            }
            HealthStage::Done => {}
        }
        Ok(self.stage != HealthStage::Done)
    }

    fn step_verify(&mut self, register: &Register) -> Result<(), RegisterError> {
        let goes_on = match &mut self.verify {
            Some(walk) => walk.step(register.conn())?,
            None => false,
        };
        if goes_on {
            let stage = self.verify.as_ref().map_or(Stage::Done, |walk| walk.progress().stage);
            self.stage = HealthStage::Verify(stage);
        } else {
            self.verified = self.verify.take().map(VerifyWalk::into_report).unwrap_or_default();
            self.stage = HealthStage::References;
        }
        Ok(())
    }

    fn step_index(&mut self, register: &Register) -> Result<(), RegisterError> {
        let (asked, index) = &mut self.index;
        match case_search::index_holds(register.conn(), *asked)? {
            Some(true) => *asked += 1,
            Some(false) => (*index, self.stage) = (Index::Broken, HealthStage::Rest),
            None => self.stage = HealthStage::Rest,
        }
        Ok(())
    }

    fn read_rest(&mut self, register: &Register) -> Result<(), RegisterError> {
        let is_damage = |found: &&Named| matches!(found, Named::Damaged(_));
        let has_guards = !self.verified.findings.contains(&Named::GuardsMissing);
        let damage = self.verified.findings.iter().filter_map(|found| match found {
            Named::Damaged(word) => Some(word.clone()),
            _ => None,
        });
        let others = self.verified.findings.iter().filter(|found| !is_damage(found)).count();
        let conn = register.conn();
        let (bytes, free_bytes) = health::size(conn)?;
        let [files, orphans] = health::files(conn)?;
        let staff = register.staff()?;
        let in_post: Vec<_> = staff.iter().filter(|member| member.record.status == StaffStatus::Active).collect();
        let open = register.open_cases(self.at)?;
        let (readable, unreadable) = register.unreadable()?;
        self.facts = InsideFacts {
            tables: self.tables,
            damage: damage.collect(),
            dangling: self.references.dangling,
            history: HistoryFacts {
                lines: self.verified.lines,
                rows: self.verified.rows,
                head: self.verified.head.chars().take(HEAD).collect(),
                findings: others - usize::from(!has_guards),
                guards: if has_guards { Guards::There } else { Guards::Missing },
            },
            index: self.index.1,
            format: health::format(conn)?,
            bytes,
            free_bytes,
            waiting_bytes: health::waiting(register.path()),
            drafts: register.open_drafts()?,
            beyond_calendar: open.iter().filter(|case| case.clocks.is_provisional()).count(),
            readable,
            unreadable,
            free_numbers: numbers_left_free(&cases::numbers(conn)?, &BTreeSet::new(), NUMBERS_MOST),
            people: in_post.len(),
            without_photo: in_post.iter().filter(|member| member.photo.is_none()).count(),
            files,
            orphans,
        };
        let ahead = register.records_ahead_of(self.at)?;
        let calendar = around::calendar(self.at.date(), |year| register.calendar().covers(year));
        self.beside = vec![calendar, around::clock(self.at, ahead)];
        Ok(())
    }

    /// What it is at and how far, 0 to 1.
    pub fn progress(&self) -> (HealthStage, f32) {
        // History and records are nearly all of the work.
        let part = match self.stage {
            HealthStage::Verify(_) => self.verify.as_ref().map_or(1.0, |walk| walk.progress().part) * 0.9,
            HealthStage::References => 0.92,
            HealthStage::Index => 0.95,
            HealthStage::Rest => 0.99,
            HealthStage::Done => 1.0,
        };
        (self.stage, part)
    }

    /// The walk over history and records.
    pub fn verified(&self) -> &Verification {
        &self.verified
    }

    /// What is said of the file, the calendar and the clock, once the walk is done.
    pub fn findings(&self) -> Vec<Finding> {
        inside::findings(&self.facts).into_iter().chain(self.beside.iter().cloned()).collect()
    }
}

/// A walk over history and records alone.
#[derive(Debug)]
pub struct HistoryWalk(VerifyWalk);

impl HistoryWalk {
    /// A walk from the beginning.
    ///
    /// # Errors
    /// The file's.
    pub fn new(register: &Register) -> Result<Self, RegisterError> {
        Ok(Self(VerifyWalk::new(register.conn())?))
    }

    /// Goes a step; whether there is more to do.
    ///
    /// # Errors
    /// The file's.
    pub fn step(&mut self, register: &Register) -> Result<bool, RegisterError> {
        Ok(self.0.step(register.conn())?)
    }

    /// How far it is.
    pub fn progress(&self) -> WalkProgress {
        self.0.progress()
    }

    /// What was found; whole once the walk is done.
    pub fn into_report(self) -> Verification {
        self.0.into_report()
    }
}

impl Register {
    /// How many things the last check of this file found that the program did not do, and when that was; `None` where it found
    /// none, or nobody checked. Costs no walk.
    pub fn doubts_at_last_check(&self) -> Option<(u64, Moment)> {
        let kept: KeptReport = self.draft(REPORT).ok().flatten()?;
        let report = kept.read();
        let broken = report.findings.iter().find(|found| found.verdict.code == HISTORY_BROKEN.code)?;
        broken
            .figures
            .iter()
            .find_map(|(_, figure)| if let Figure::Count(n) = figure { Some((*n, report.at)) } else { None })
    }

    /// Forms begun and not confirmed, newest first. What the program itself keeps among them is left out.
    ///
    /// # Errors
    /// The file's.
    pub fn open_drafts(&self) -> Result<Vec<DraftFact>, RegisterError> {
        let drafts = health::drafts(self.conn())?.into_iter();
        let of_person = drafts.filter(|(key, _)| !KEPT.iter().any(|kept| key.starts_with(kept)));
        Ok(of_person.map(|(key, at)| DraftFact { key, at }).collect())
    }

    /// Every character of names, posts, titles and businesses, which must print.
    ///
    /// # Errors
    /// The file's.
    pub fn printed_signs(&self) -> Result<BTreeSet<char>, RegisterError> {
        let hall = self.hall();
        let mut signs: BTreeSet<char> = hall.name.chars().chain(hall.unit_name.chars()).collect();
        for member in self.staff()? {
            let record = &member.record;
            signs.extend([record.name.as_str(), &record.post, &record.title].into_iter().flat_map(str::chars));
        }
        for window in self.windows()? {
            signs.extend(window.purpose.chars());
        }
        Ok(signs)
    }

    /// How many standards, rule sets and layouts made here can be read, and the names of those that cannot. Rule sets
    /// that cannot be read keep the file from opening, so they are among the first.
    fn unreadable(&self) -> Result<(usize, Vec<String>), RegisterError> {
        let (mut readable, mut unreadable) = (self.rule_editions().count(), Vec::new());
        let mut note = |can, name: String| if can { readable += 1 } else { unreadable.push(name) };
        for row in packs::all(self.conn())? {
            let name = format!("{} {}", row.code, row.edition);
            note(Pack::parse(&name, &row.text).is_ok(), name);
        }
        for row in card_layouts::all(self.conn())? {
            let name = row.name.clone();
            note(own(row).is_ok(), name);
        }
        Ok((readable + Pack::shipped().len(), unreadable))
    }
}

/// So many free numbers are counted.
const NUMBERS_MOST: usize = 999;

/// Keys of what the program keeps for itself among the drafts begin so: views, choices, the last report.
const KEPT: [&str; 4] = ["health:", "cases:filter", "print:", "layouts:"];

/// Key the last report is kept under.
pub const REPORT: &str = "health:report";

/// Opens a copy of a file without touching it and checks every page of it; may take seconds, so ask in a job.
///
/// # Errors
/// What keeps it from being opened, in the engine's words.
pub fn check_copy(path: &Path, key: Option<&FileKey>) -> Result<(), RegisterError> {
    Ok(health::check_copy(path, key)?)
}

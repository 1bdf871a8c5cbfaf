//! What a rule file says: rule sets, rules, the steps of a rule and what changes their limits.

use chrono::{NaiveDate, NaiveTime};

use super::{Circumstance, Limit, MetBy, RuleError};
use crate::domain::cases::{CaseChannel, CaseKind, PauseReason};
use crate::domain::hall::Sector;
use crate::domain::texts::Text;

/// The rule sets shipped with the program: file name, TOML text.
pub const SHIPPED: [(&str, &str); 3] = [
    ("power_hall.toml", include_str!("../../../data/deadlines/power_hall.toml")),
    ("power_95598.toml", include_str!("../../../data/deadlines/power_95598.toml")),
    ("bank_branch.toml", include_str!("../../../data/deadlines/bank_branch.toml")),
];

/// The limits a hall keeps. Never edited in place: a change is a new edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleSet {
    /// Code that stays over the editions, e.g. `power_hall`.
    pub code: String,
    /// Edition, e.g. `2026.1`; kept with what was counted on it.
    pub edition: String,
    /// Name.
    pub name: Text,
    /// Where the limits come from, and which are ours.
    pub source: Text,
    /// Kind of hall it is offered to first.
    pub sector: Option<Sector>,
    /// First day the limits hold.
    pub in_force_from: NaiveDate,
    /// What counts as day; the rest is night.
    pub day_hours: DayHours,
    /// Most rings before the phone is answered (P1-6.3).
    pub rings_most: Option<u32>,
    /// Things that happen to a case and start or end a clock.
    pub events: Vec<NamedCode>,
    /// What a case can be about.
    pub matters: Vec<Matter>,
    /// The rules; the first that fits a case is its rule.
    pub rules: Vec<Rule>,
}

/// The hours that are day: from the first moment on, until before the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayHours {
    /// First moment of the day.
    pub from: NaiveTime,
    /// First moment of the night.
    pub until: NaiveTime,
}

impl DayHours {
    /// Whether the time of day is night.
    pub fn is_night(&self, time: NaiveTime) -> bool {
        time < self.from || time >= self.until
    }
}

/// A code with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCode {
    /// Code used by the rules and kept in the file.
    pub code: String,
    /// Name.
    pub name: Text,
}

/// What a case can be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// Code used by the rules and kept in the file.
    pub code: String,
    /// Name.
    pub name: Text,
    /// Rule it comes from, e.g. `P1-4.3`; `ours` where there is none.
    pub basis: String,
}

/// The limits of one sort of case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Code, unique in its set.
    pub code: String,
    /// Name.
    pub name: Text,
    /// Rule it comes from; `ours` where there is none.
    pub basis: String,
    /// Kinds it holds for; empty for any.
    pub kinds: Vec<CaseKind>,
    /// Channels it holds for; empty for any.
    pub channels: Vec<CaseChannel>,
    /// Matters it holds for; empty for any.
    pub matters: Vec<String>,
    /// How long the record is kept at least, in days from closing.
    pub retention_days: Option<u32>,
    /// The hall's head signs before closing (P8-1.w3).
    pub needs_signature: bool,
    /// Reasons a case may rest for; empty where it may not.
    pub pausable: Vec<PauseReason>,
    /// Its steps, in order.
    pub steps: Vec<Step>,
}

/// One clock of a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Code, unique in its rule: `contact`, `accept`, `answer`, `written_report`, `repair`...
    pub code: String,
    /// Name.
    pub name: Text,
    /// Rule it comes from; `ours` where there is none.
    pub basis: String,
    /// How long.
    pub limit: Limit,
    /// From when.
    pub start: StartAt,
    /// Counted on from its start, or back from it.
    pub direction: Direction,
    /// What meets it; the first of them.
    pub met_by: Vec<MetBy>,
    /// What changes its limit or start; all that hold, in order.
    pub variants: Vec<Variant>,
    /// It holds only for a case with one of these; empty for every case.
    pub only_when: Vec<Circumstance>,
    /// A case with one of these has no limit here.
    pub exempt: Vec<Circumstance>,
    /// Its clock rests while the case rests.
    pub pausable: bool,
    /// How it may be extended, if it may.
    pub extension: Option<Extension>,
    /// Reminders so long before it is due.
    pub remind_before: Vec<Limit>,
    /// Reminders so long after it was due.
    pub remind_after: Vec<Limit>,
    /// The case cannot be closed before it is met.
    pub needed_to_close: bool,
}

/// What starts a step's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StartAt {
    /// The case came in; a box letter: the box was opened.
    Received,
    /// An event of the set happened.
    Event(String),
}

impl StartAt {
    /// Reads the word used in the rules: `received`, `event:CODE`.
    pub fn from_word(word: &str) -> Option<Self> {
        match word.split_once(':') {
            None if word == "received" => Some(Self::Received),
            Some(("event", code)) => Some(Self::Event(code.to_owned())),
            _ => None,
        }
    }

    /// The event's code, if it is one.
    pub fn event(&self) -> Option<&str> {
        match self {
            Self::Received => None,
            Self::Event(code) => Some(code),
        }
    }
}

/// Which way a step counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Due so long after its start.
    #[default]
    After,
    /// Due so long before its start: told 7 days ahead of an outage (P1-10.2).
    Before,
}

/// What changes a step's limit or start when all its circumstances hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// The circumstances.
    pub when: Vec<Circumstance>,
    /// Takes the place of the limit.
    pub limit: Option<Limit>,
    /// Is added to the limit, in the same unit.
    pub add: Option<Limit>,
    /// Takes the place of the start.
    pub start: Option<StartAt>,
    /// It holds only once the event it starts from has happened.
    pub needs_event: bool,
}

/// How a step may be extended: on record, approved, with a reason, and only before its limit ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// The most one extension may add, and its unit.
    pub limit: Limit,
    /// How often.
    pub times: u32,
    /// Whose approval it needs, in words.
    pub needs: Text,
}

impl RuleSet {
    /// Reads a rule set from its TOML text.
    ///
    /// # Errors
    /// File, rule or step, and field of the first fault: TOML that cannot be read, a field missing, unknown or of the
    /// wrong type, a text missing in a language, a code twice or unknown, a limit too long, a rule that is never reached.
    pub fn parse(file: &str, toml: &str) -> Result<Self, RuleError> {
        let set = super::reading::read(file, toml)?;
        super::checking::check(&set).map_err(|fault| fault.in_file(file))?;
        Ok(set)
    }

    /// The rule sets shipped with the program, each with its TOML text.
    ///
    /// # Errors
    /// The first fault of a shipped file; a test holds that there is none.
    pub fn shipped() -> Result<Vec<(Self, &'static str)>, RuleError> {
        SHIPPED.into_iter().map(|(file, toml)| Ok((Self::parse(file, toml)?, toml))).collect()
    }

    /// The rule of a case: the first that fits kind, channel and matter. `None` where the set has none.
    pub fn rule_for(&self, kind: CaseKind, channel: CaseChannel, matter: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.fits(kind, channel, matter))
    }

    /// The rule of a code.
    pub fn rule(&self, code: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.code == code)
    }

    /// The matter of a code.
    pub fn matter(&self, code: &str) -> Option<&Matter> {
        self.matters.iter().find(|matter| matter.code == code)
    }

    /// The event of a code.
    pub fn event(&self, code: &str) -> Option<&NamedCode> {
        self.events.iter().find(|event| event.code == code)
    }
}

impl Rule {
    /// Whether it holds for such a case.
    pub fn fits(&self, kind: CaseKind, channel: CaseChannel, matter: &str) -> bool {
        let has_kind = self.kinds.is_empty() || self.kinds.contains(&kind);
        let has_channel = self.channels.is_empty() || self.channels.contains(&channel);
        let has_matter = self.matters.is_empty() || self.matters.iter().any(|code| code == matter);
        has_kind && has_channel && has_matter
    }

    /// The step of a code.
    pub fn step(&self, code: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.code == code)
    }

    /// Codes of the events that can happen to its cases, in order, each once.
    pub fn events(&self) -> Vec<&str> {
        let mut codes: Vec<&str> = Vec::new();
        for step in &self.steps {
            let starts = step.variants.iter().filter_map(|variant| variant.start.as_ref()).chain([&step.start]);
            let ends = step.met_by.iter().filter_map(MetBy::event);
            for code in starts.filter_map(StartAt::event).chain(ends) {
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
        }
        codes
    }
}

//! What is found when everything the program rests on is looked at: as data, in order, without a word of text.

pub mod around;
pub mod inside;
pub mod verdicts;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dates::Moment;

/// How something stands, from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// As it should be.
    Ok,
    /// Worth knowing; nothing is at risk.
    Note,
    /// To be seen to soon.
    Warn,
    /// Records are at risk.
    Bad,
}

impl State {
    /// Its word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Note => "note",
            Self::Warn => "warn",
            Self::Bad => "bad",
        }
    }
}

/// What was looked at, in the order it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// The engine's own check of every table.
    Engine,
    /// Every record a record points to is there.
    References,
    /// The records are as the history says.
    History,
    /// The history's guards against change.
    Guards,
    /// The index the cases are found by.
    Index,
    /// Which shape of file it is.
    Format,
    /// How large the file is.
    Size,
    /// The newest copy's age.
    Copies,
    /// Whether the newest copy opens.
    CopyOpens,
    /// The second place of the copies.
    SecondPlace,
    /// Standards, rules and layouts can be read.
    Readable,
    /// The running numbers of the cases.
    Numbers,
    /// Forms begun and not confirmed.
    Drafts,
    /// The working-day calendar.
    Calendar,
    /// Deadlines of open cases counted on known years.
    Deadlines,
    /// Photos of the people in post.
    Photos,
    /// Pictures and scans nothing points to.
    Files,
    /// Where the file lies.
    Place,
    /// Room on the disk.
    Disk,
    /// The PC's clock.
    Clock,
    /// Characters of names and posts that can be printed.
    Fonts,
    /// The printers.
    Printers,
    /// The folder of the log.
    Logs,
    /// The program's edition.
    Program,
}

impl Check {
    /// Everything looked at, in order.
    pub const ALL: [Self; 24] = [
        Self::Engine,
        Self::References,
        Self::History,
        Self::Guards,
        Self::Index,
        Self::Format,
        Self::Size,
        Self::Copies,
        Self::CopyOpens,
        Self::SecondPlace,
        Self::Readable,
        Self::Numbers,
        Self::Drafts,
        Self::Calendar,
        Self::Deadlines,
        Self::Photos,
        Self::Files,
        Self::Place,
        Self::Disk,
        Self::Clock,
        Self::Fonts,
        Self::Printers,
        Self::Logs,
        Self::Program,
    ];

    /// Its word for scripts and for the key of its title.
    pub fn code(self) -> &'static str {
        match self {
            Self::Engine => "engine",
            Self::References => "references",
            Self::History => "history",
            Self::Guards => "guards",
            Self::Index => "index",
            Self::Format => "format",
            Self::Size => "size",
            Self::Copies => "copies",
            Self::CopyOpens => "copy",
            Self::SecondPlace => "second",
            Self::Readable => "readable",
            Self::Numbers => "numbers",
            Self::Drafts => "drafts",
            Self::Calendar => "calendar",
            Self::Deadlines => "deadlines",
            Self::Photos => "photos",
            Self::Files => "files",
            Self::Place => "place",
            Self::Disk => "disk",
            Self::Clock => "clock",
            Self::Fonts => "fonts",
            Self::Printers => "printers",
            Self::Logs => "logs",
            Self::Program => "program",
        }
    }
}

/// Where a person is taken to see to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// Nothing the program can open.
    Nothing,
    /// The copies of the file.
    Backups,
    /// The file and its history.
    History,
    /// The index is made anew.
    RebuildIndex,
    /// The standards.
    Standards,
    /// The forms begun, listed on the page itself.
    Drafts,
    /// The working-day calendar.
    Calendar,
    /// The roster.
    Staff,
    /// The print room, where the printers are.
    Printers,
}

impl Remedy {
    /// Its word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Self::Nothing => "none",
            Self::Backups => "backups",
            Self::History => "history",
            Self::RebuildIndex => "rebuild_index",
            Self::Standards => "standards",
            Self::Drafts => "drafts",
            Self::Calendar => "calendar",
            Self::Staff => "staff",
            Self::Printers => "printers",
        }
    }
}

/// One thing that can be said of what was looked at.
#[derive(Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Its word for scripts and for the keys of its sentences; never changes once shipped.
    pub code: &'static str,
    /// What was looked at.
    pub check: Check,
    /// How it stands.
    pub state: State,
    /// What can be opened to see to it.
    pub remedy: Remedy,
}

/// A figure or name in a finding's sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// How many.
    Count(u64),
    /// Bytes.
    Bytes(u64),
    /// A day.
    Day(NaiveDate),
    /// A moment.
    At(Moment),
    /// A word that names nobody: a version, a table, a hash.
    Word(String),
    /// A word that may name a person or a place; left out of reports.
    Private(String),
}

/// What was found about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is said.
    pub verdict: &'static Verdict,
    /// The values of its sentence, by name.
    pub figures: Vec<(&'static str, Figure)>,
}

impl Finding {
    /// A finding without figures.
    pub fn of(verdict: &'static Verdict) -> Self {
        Self { verdict, figures: Vec::new() }
    }

    /// The same with a figure.
    #[must_use]
    pub fn with(mut self, name: &'static str, figure: Figure) -> Self {
        self.figures.push((name, figure));
        self
    }

    /// The same with a count.
    #[must_use]
    pub fn counting(self, name: &'static str, count: usize) -> Self {
        self.with(name, Figure::Count(count as u64))
    }
}

/// Everything found at one time, in the order of [`Check::ALL`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HealthReport {
    /// When it was looked at.
    pub at: Moment,
    /// What was found.
    pub findings: Vec<Finding>,
}

impl HealthReport {
    /// A report of findings in any order.
    pub fn new(at: Moment, mut findings: Vec<Finding>) -> Self {
        findings.sort_by_key(|finding| finding.verdict.check);
        Self { at, findings }
    }

    /// How the worst thing stands.
    pub fn worst(&self) -> State {
        self.findings.iter().map(|finding| finding.verdict.state).max().unwrap_or(State::Ok)
    }

    /// What is not as it should be, worst first, else in order.
    pub fn to_see_to(&self) -> Vec<&Finding> {
        let mut open: Vec<&Finding> = self.findings.iter().filter(|found| found.verdict.state > State::Ok).collect();
        open.sort_by_key(|finding| std::cmp::Reverse(finding.verdict.state));
        open
    }

    /// What is as it should be, in order.
    pub fn in_order(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|found| found.verdict.state == State::Ok)
    }

    /// How many findings stand so.
    pub fn count(&self, state: State) -> usize {
        self.findings.iter().filter(|finding| finding.verdict.state == state).count()
    }

    /// The report as kept between two starts of the program.
    pub fn to_kept(&self) -> KeptReport {
        let findings = self.findings.iter().map(|finding| KeptFinding {
            code: finding.verdict.code.to_owned(),
            figures: finding.figures.iter().map(|(name, figure)| ((*name).to_owned(), figure.clone())).collect(),
        });
        KeptReport { at: self.at, findings: findings.collect() }
    }
}

/// A report as it is kept: by words, so that another edition of the program can read what it knows of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptReport {
    at: Moment,
    findings: Vec<KeptFinding>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct KeptFinding {
    code: String,
    figures: Vec<(String, Figure)>,
}

impl KeptReport {
    /// The report; findings this edition does not know are left out.
    pub fn read(&self) -> HealthReport {
        let read = |kept: &KeptFinding| {
            let verdict = verdicts::ALL.iter().copied().find(|verdict| verdict.code == kept.code)?;
            let known = |(name, figure): &(String, Figure)| {
                let name = verdicts::FIGURES.iter().copied().find(|known| known == name)?;
                Some((name, figure.clone()))
            };
            Some(Finding { verdict, figures: kept.figures.iter().filter_map(known).collect() })
        };
        HealthReport::new(self.at, self.findings.iter().filter_map(read).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_verdict_has_a_word_of_its_own_and_every_check_says_when_it_is_well() {
        let codes: BTreeSet<&str> = verdicts::ALL.iter().map(|verdict| verdict.code).collect();
        assert_eq!(codes.len(), verdicts::ALL.len());
        for check in Check::ALL {
            let well = verdicts::ALL.iter().filter(|v| v.check == check && v.state == State::Ok).count();
            assert_eq!(well, 1, "{check:?}");
        }
    }

    #[test]
    fn what_is_worst_is_told_first_and_the_rest_in_order() {
        let found = [&verdicts::DRAFTS_OPEN, &verdicts::LOGS_WRITTEN, &verdicts::ENGINE_DAMAGED, &verdicts::COPIES_OLD];
        let report = HealthReport::new(Moment(0), found.into_iter().map(Finding::of).collect());
        let told: Vec<&str> = report.to_see_to().iter().map(|finding| finding.verdict.code).collect();
        assert_eq!(told, ["engine-damaged", "copies-old", "drafts-open"]);
        assert_eq!((report.worst(), report.in_order().count(), report.count(State::Warn)), (State::Bad, 1, 1));
        assert_eq!(report.findings[0].verdict.check, Check::Engine);
    }

    #[test]
    fn a_kept_report_is_read_again_and_what_is_unknown_is_left_out() {
        let finding = Finding::of(&verdicts::COPIES_OLD).counting("days", 9).with("at", Figure::At(Moment(5)));
        let report = HealthReport::new(Moment(7), vec![finding]);
        let text = serde_json::to_string(&report.to_kept()).unwrap();
        let kept: KeptReport = serde_json::from_str(&text).unwrap();
        assert_eq!(kept.read(), report);
        let newer: KeptReport = serde_json::from_str(&text.replace("copies-old", "copies-bent")).unwrap();
        assert_eq!(newer.read().findings, []);
    }
}

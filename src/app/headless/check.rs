//! `check FILE|--sample [--json]`: the health of the file and of what lies around it, one thing a line.

use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::{CheckAsked, Desk, ReadFrom, Report, code};
use crate::app::health::surroundings;
use crate::app::{paths, preferences::Preferences};
use crate::domain::health::{Figure, Finding, HealthReport, State, around};
use crate::jobs::Progress;
use crate::jobs::health::{LookAround, look_around};
use crate::register::health::HealthWalk;
use crate::register::{Register, RegisterError};
use crate::ui::health_words::{self as words, Told};

impl Desk {
    pub(super) fn check(&self, asked: &CheckAsked) -> Report {
        self.try_check(asked).unwrap_or_else(|report| report)
    }

    fn try_check(&self, asked: &CheckAsked) -> Result<Report, Report> {
        let register = self.open(&asked.from)?;
        let found = self.looked_at(&register).map_err(|error| match &asked.from {
            ReadFrom::File(path) => self.failed_at(&error, path),
            ReadFrom::Sample => self.failed(&error),
        })?;
        let out = if asked.is_json { format!("{:#}\n", told(&found)) } else { self.lines(&found) };
        let code = if found.worst() > State::Note { code::NAMED } else { code::DONE };
        Ok(Report { out, err: String::new(), code })
    }

    fn looked_at(&self, register: &Register) -> Result<HealthReport, RegisterError> {
        let now = self.clock.now();
        let mut walk = HealthWalk::new(register, now)?;
        while walk.step(register)? {}
        let second = register.path().and_then(second_of);
        let around = surroundings(register.path(), (second, &self.system));
        let (key, hall) = (register.key().cloned(), register.hall_uid().ok());
        let look = LookAround { around, signs: register.printed_signs()?, key, hall };
        // Nobody can cancel it here.
        let facts = look_around(&look, &Progress::default()).unwrap_or_default();
        let findings = walk.findings().into_iter().chain(around::findings(&facts, now));
        Ok(HealthReport::new(now, findings.collect()))
    }

    fn lines(&self, report: &HealthReport) -> String {
        let open = report.to_see_to();
        let found = open.into_iter().chain(report.in_order()).map(|finding| {
            let line = self.line(
                "cli-check-line",
                &[
                    ("state", &*words::state(&self.strings, finding.verdict.state)),
                    ("what", &*words::title(&self.strings, finding)),
                    ("found", &*words::sentence(&self.strings, finding, Told::Here)),
                ],
            );
            let advice = words::advice(&self.strings, finding, Told::Here);
            if advice.is_empty() { line } else { line + &self.line("cli-check-do", &[("what", &*advice)]) }
        });
        found.collect::<String>() + &words::summary(&self.strings, report) + "\n"
    }
}

/// The second place of a file's copies among the choices of this PC.
fn second_of(file: &Path) -> Option<PathBuf> {
    let mut chosen = Preferences::load(paths::preferences().as_deref());
    chosen.second_places.remove(file).map(|place| place.folder)
}

/// The report for a script; words and names of figures never change.
fn told(report: &HealthReport) -> Value {
    json!({
        "at": report.at.local().to_rfc3339(),
        "worst": report.worst().code(),
        "findings": report.findings.iter().map(finding_json).collect::<Vec<_>>(),
    })
}

fn finding_json(finding: &Finding) -> Value {
    let verdict = finding.verdict;
    let figures: Map<String, Value> =
        finding.figures.iter().map(|(name, figure)| ((*name).to_owned(), figure_json(figure))).collect();
    json!({
        "check": verdict.check.code(),
        "state": verdict.state.code(),
        "code": verdict.code,
        "remedy": verdict.remedy.code(),
        "figures": figures,
    })
}

fn figure_json(figure: &Figure) -> Value {
    match figure {
        Figure::Count(n) | Figure::Bytes(n) => json!(n),
        Figure::Day(day) => json!(day.to_string()),
        Figure::At(at) => json!(at.local().to_rfc3339()),
        Figure::Word(word) | Figure::Private(word) => json!(word),
    }
}

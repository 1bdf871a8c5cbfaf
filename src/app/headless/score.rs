//! `score RUN.json [--json]`: answers scored against a standard without a database, for checking and for other programs.

use std::collections::BTreeMap;
use std::path::Path;

use super::standards::PACK_MOST_MEGABYTES;
use super::{Desk, Report, ScoreAsked, code, score_json};
use crate::domain::audits::{Answer, Gain, RunProblemKind, Score, most_to_gain, problems_before_finish, score};
use crate::domain::standards::{Item, Pack, Points};
use crate::exchange::files::read_whole;
use crate::exchange::run_answers::{RunFault, RunFaultKind, RunFile, answers_for, read_run};
use crate::ui::audit_paper_words as paper_words;
use crate::ui::audits::words as audit_item_words;

/// Corrections told.
const MOST_GAINS: usize = 5;

/// A run that was scored.
pub(super) struct Scored {
    /// The pack, limited to the items of the run.
    pub(super) pack: Pack,
    /// Where the pack comes from: `shipped`, or the path as given.
    pub(super) origin: String,
    /// Area of the hall in m2.
    pub(super) area_m2: Option<f64>,
    /// The answers.
    pub(super) answers: BTreeMap<String, Answer>,
    /// What they come to.
    pub(super) score: Score,
}

impl Scored {
    /// The corrections that gain most.
    pub(super) fn gains(&self) -> Vec<Gain> {
        most_to_gain(&self.score, MOST_GAINS)
    }

    /// Whether nothing is named: all answered and passed.
    fn is_clean(&self) -> bool {
        self.score.unanswered.is_empty() && self.score.result.as_ref().is_none_or(|result| result.is_passed)
    }
}

impl Desk {
    pub(super) fn score(&self, asked: &ScoreAsked) -> Report {
        self.try_score(asked).unwrap_or_else(|report| report)
    }

    fn try_score(&self, asked: &ScoreAsked) -> Result<Report, Report> {
        let bytes = read_whole(&asked.file, PACK_MOST_MEGABYTES).map_err(|error| self.file_failed(&error))?;
        let file = read_run(&String::from_utf8_lossy(&bytes)).map_err(|faults| self.refused(None, &faults))?;
        let (pack, origin) = self.pack_of(&file, &asked.file)?;
        let answers = answers_for(&file, &pack).map_err(|faults| self.refused(Some(&pack), &faults))?;
        let pack = match &file.only {
            Some(only) => pack.limited_to(only),
            None => pack,
        };
        let score = score(&pack, &answers);
        let scored = Scored { pack, origin, area_m2: file.area_m2, answers, score };
        let out = if asked.is_json { score_json::told(&scored) } else { self.scored(&scored) };
        let code = if scored.is_clean() { code::DONE } else { code::NAMED };
        Ok(Report { out, err: String::new(), code })
    }

    /// The shipped pack of a code, or the file beside the answers; of the edition asked for.
    fn pack_of(&self, file: &RunFile, run: &Path) -> Result<(Pack, String), Report> {
        let is_path = Path::new(&file.pack).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
        let found = if is_path {
            let path = run.parent().unwrap_or(Path::new("")).join(&file.pack);
            let pack = self.pack_file(&path)?;
            let pack = pack.map_err(|fault| Report::failed(code::FILE, self.pack_fault(&fault)))?;
            (pack, file.pack.clone())
        } else {
            let shipped = Pack::shipped().iter().map(|(_, pack)| pack).find(|pack| pack.code == file.pack);
            let pack = shipped.ok_or_else(|| {
                let known: Vec<&str> = Pack::shipped().iter().map(|(_, pack)| pack.code.as_str()).collect();
                let err = self.line("cli-score-no-pack", &[("what", &file.pack)]) + "  " + &known.join("\n  ") + "\n";
                Report::failed(code::FILE, err)
            })?;
            (pack.clone(), "shipped".to_owned())
        };
        match &file.edition {
            Some(edition) if *edition != found.0.edition => {
                let values = [("pack", file.pack.as_str()), ("what", edition), ("there", &found.0.edition)];
                Err(Report::failed(code::FILE, self.line("cli-score-no-edition", &values)))
            }
            _ => Ok(found),
        }
    }

    /// All faults, one a line, then how many.
    fn refused(&self, pack: Option<&Pack>, faults: &[RunFault]) -> Report {
        let lines: String = faults.iter().map(|fault| self.fault_line(pack, fault)).collect();
        let refused = self.line("cli-score-refused", &[("n", &faults.len().to_string())]);
        Report::failed(code::FILE, lines + &refused)
    }

    fn fault_line(&self, pack: Option<&Pack>, fault: &RunFault) -> String {
        let RunFault { at, what } = fault;
        let at = if at.is_empty() { self.strings.text("cli-score-file") } else { at.clone() };
        let what = self.fault_words(pack.and_then(|pack| pack.item(&at)), what);
        self.line("cli-score-fault", &[("at", &at), ("what", &what)])
    }

    fn fault_words(&self, item: Option<&Item>, what: &RunFaultKind) -> String {
        let strings = &self.strings;
        let with = |key: &str, name: &str, value: &str| strings.text_with(key, &[(name, value.into())]);
        let listed = |options: &[String]| options.join(", ");
        match what {
            RunFaultKind::NotJson(because) => with("cli-run-not-json", "because", because),
            RunFaultKind::Missing => strings.text("cli-run-missing"),
            RunFaultKind::UnknownField(name) => with("cli-run-unknown-field", "field", name),
            RunFaultKind::WrongType(belongs) => strings.text(match *belongs {
                "text" => "cli-run-type-text",
                "number" => "cli-run-type-number",
                "whole" => "cli-run-type-whole",
                "list" => "cli-run-type-list",
                "answer" => "cli-run-type-answer",
                _ => "cli-run-type-object",
            }),
            RunFaultKind::UnknownCode => strings.text("cli-run-unknown-code"),
            RunFaultKind::NotInRun => strings.text("cli-run-not-in-run"),
            RunFaultKind::Twice => strings.text("cli-run-twice"),
            RunFaultKind::UnknownVerdict(word) => with("cli-run-unknown-verdict", "word", word),
            RunFaultKind::TakesNoNumber => strings.text("cli-run-no-number"),
            RunFaultKind::NumberMissing => with(
                "cli-run-number-missing",
                "unit",
                &item.map(|item| audit_item_words::unit(strings, item)).unwrap_or_default(),
            ),
            RunFaultKind::BadNumber(number) => with("cli-run-bad-number", "number", &number.to_string()),
            RunFaultKind::TakesNoChoice => strings.text("cli-run-no-choice"),
            RunFaultKind::ChoiceMissing(known) => with("cli-run-choice-missing", "known", &listed(known)),
            RunFaultKind::UnknownChoice(word, known) => strings.text_with(
                "cli-run-unknown-choice",
                &[("word", word.as_str().into()), ("known", listed(known).into())],
            ),
            RunFaultKind::VerdictAgainst(verdict) => {
                with("cli-run-verdict-against", "verdict", &audit_item_words::verdict(strings, Some(*verdict)))
            }
            RunFaultKind::NotApplicableNotAllowed => strings.text("cli-run-na-not-allowed"),
            RunFaultKind::OccurrencesWithoutFault => strings.text("cli-run-occurrences-without-fault"),
            RunFaultKind::OccurrencesFollow(count) => with("cli-run-occurrences-follow", "n", &count.to_string()),
            RunFaultKind::NoAnswer => strings.text("cli-run-no-answer"),
        }
    }

    /// The score for a person.
    fn scored(&self, scored: &Scored) -> String {
        let Scored { pack, score, area_m2, answers, .. } = scored;
        let title = pack.title.in_language(self.strings.lang().key());
        let head = [("title", title), ("edition", pack.edition.as_str()), ("code", pack.code.as_str())];
        let mut out = self.line("cli-score-head", &head);
        if let Some(area) = area_m2 {
            out += &self.line("cli-score-area", &[("area", &self.strings.number(*area, 2))]);
        }
        out += &self.points_lines(scored);
        out += &self.result_lines(scored);
        if !score.lost.is_empty() {
            out += &self.line("cli-score-lost", &[("n", &score.lost.len().to_string())]);
            out += &score.lost.iter().map(|(code, lost)| self.lost_line(scored, (code, *lost))).collect::<String>();
        }
        if !score.unanswered.is_empty() {
            let codes = score.unanswered.join(" ");
            out += &self.line("cli-score-unanswered", &[("n", &score.unanswered.len().to_string()), ("codes", &codes)]);
        }
        let gains = scored.gains();
        if !gains.is_empty() {
            out += &self.line("cli-score-gains", &[]);
            out += &gains.iter().map(|gain| self.gain_line(pack, gain)).collect::<String>();
        }
        let missing = problems_before_finish(pack, answers);
        let reasons = missing.into_iter().filter(|problem| problem.what == RunProblemKind::ReasonMissing);
        let reasons: Vec<String> = reasons.map(|problem| problem.item).collect();
        if !reasons.is_empty() {
            out += &self.line("cli-score-reasons", &[("codes", &reasons.join(" "))]);
        }
        out
    }

    fn points_lines(&self, scored: &Scored) -> String {
        let Scored { pack, score, .. } = scored;
        let points = |points| paper_words::points(&self.strings, points);
        let mut lines = if score.scaled_to_100.is_some() {
            vec![paper_words::points_line(&self.strings, score)]
        } else {
            let values = [
                ("earned", points(score.earned)),
                ("checked", points(score.checked)),
                ("possible", points(score.possible)),
            ];
            let values: Vec<_> = values.into_iter().map(|(name, value)| (name, value.into())).collect();
            vec![self.strings.text_with("cli-score-so-far", &values)]
        };
        lines.extend(paper_words::more_lines(&self.strings, pack, score));
        lines.into_iter().map(|line| line + "\n").collect()
    }

    fn result_lines(&self, scored: &Scored) -> String {
        let Scored { pack, score, .. } = scored;
        let vetoes = score.vetoed.iter().map(|code| {
            let effect = paper_words::veto_effect(&self.strings, paper_words::effect_of(pack, code));
            self.line("cli-score-veto", &[("item", &self.item_words(pack, code)), ("effect", &effect)])
        });
        let vetoes: String = vetoes.collect();
        let Some(result) = &score.result else { return vetoes };
        let words = paper_words::result(&self.strings, pack, result);
        let final_score = self.strings.number(result.score, 2);
        vetoes + &self.line("cli-score-result", &[("score", &final_score), ("words", &words)])
    }

    fn item_words(&self, pack: &Pack, code: &str) -> String {
        let text = pack.item(code).map_or("", |item| item.text.in_language(self.strings.lang().key()));
        format!("{code} {text}")
    }

    fn lost_line(&self, scored: &Scored, (code, lost): (&str, Points)) -> String {
        let Scored { pack, answers, .. } = scored;
        let of = pack.item(code).map_or(Points::ZERO, |item| item.points);
        let reason = answers.get(code).map_or("", |answer| answer.reason.trim());
        let values = [
            ("lost", self.strings.number(lost.as_number(), 2)),
            ("of", self.strings.number(of.as_number(), 2)),
            ("item", self.item_words(pack, code)),
            ("reason", if reason.is_empty() { String::new() } else { format!(" · {reason}") }),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.line("cli-score-lost-line", &values)
    }

    fn gain_line(&self, pack: &Pack, gain: &Gain) -> String {
        let values = [
            ("item", self.item_words(pack, &gain.item)),
            ("points", self.strings.number(gain.points.as_number(), 2)),
            ("scaled", self.strings.number(gain.of_100, 2)),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.line(if gain.lifts_veto { "cli-score-gain-veto" } else { "cli-score-gain" }, &values)
    }
}

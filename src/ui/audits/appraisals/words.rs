//! Words of the appraisal: steps, results, prerequisites, why someone is passed over.

use chrono::{Datelike, NaiveDate};

use super::Question;
use crate::domain::appraisals::{Basis, PartScore};
use crate::domain::ranking::{RankResult, Reason};
use crate::domain::standards::{PartSource, Prerequisite};
use crate::register::appraisal_standing::{AppraisalStanding, JudgedPrerequisite, StandingRow};
use crate::ui::evidence_words::EvidenceNames;
use crate::ui::icons::{self, Icon};
use crate::ui::strings::Strings;
use crate::ui::widgets::Tone;

/// The year whose appraisal is opened on a day: in January and February still that of the year before.
pub(super) fn year_of(today: NaiveDate) -> i32 {
    if today.month() <= 2 { today.year() - 1 } else { today.year() }
}

/// A score with one decimal, two where they are needed; a dash for none.
pub(super) fn score(strings: &Strings, score: Option<f64>) -> String {
    match score {
        None => "—".to_owned(),
        Some(score) if ((score * 10.0).round() - score * 10.0).abs() < 1e-6 => strings.fixed(score, 1),
        Some(score) => strings.fixed(score, 2),
    }
}

/// What a row's chip says.
pub(super) fn result(
    strings: &Strings,
    standing: &AppraisalStanding,
    row: &StandingRow,
) -> Option<(Tone, Icon, String)> {
    let text = |key: &str| strings.text(key);
    let pass = strings.number(standing.appraisal.rules().pass_score.as_number(), 2);
    let is_late = row.self_run.as_ref().is_some_and(|run| run.is_late);
    if standing.appraisal.sent_on.is_none() && standing.appraisal.published.is_none() {
        let late = || (Tone::Warn, icons::LATE, text("appraisal-self-late"));
        let done = || (Tone::Ok, icons::DONE, text("appraisal-self-done"));
        return row.self_score.map(|_| if is_late { late() } else { done() });
    }
    Some(match &row.ranked.result {
        RankResult::Recommended => (Tone::Ok, icons::AWARD, text("appraisal-recommended")),
        RankResult::Substitute => (Tone::Ok, icons::AWARD, text("appraisal-substitute")),
        passed @ RankResult::PassedOver { .. } if passed.is_pending() => {
            (Tone::Warn, icons::WAITING, text("appraisal-pending"))
        }
        RankResult::PassedOver { .. } => (Tone::Danger, icons::VOID, text("appraisal-passed-over")),
        RankResult::BelowPassScore => {
            (Tone::Neutral, icons::REMOVE, strings.text_with("appraisal-below", &[("n", pass.into())]))
        }
        RankResult::TooFewChecks => (Tone::Neutral, icons::REMOVE, text("appraisal-too-few")),
        RankResult::NotScored => (Tone::Neutral, icons::WAITING, text("appraisal-not-scored")),
        RankResult::Placed => return None,
    })
}

/// The sign of a prerequisite: met, not met, not judged.
pub(super) fn mark(is_met: Option<bool>) -> (Icon, Tone) {
    match is_met {
        Some(true) => (icons::CHECK, Tone::Ok),
        Some(false) => (icons::CLOSE, Tone::Danger),
        None => (icons::HELP, Tone::Neutral),
    }
}

/// 符合, 不符合, 还没有认定.
pub(super) fn met(strings: &Strings, is_met: Option<bool>) -> String {
    strings.text(match is_met {
        Some(true) => "appraisal-met",
        Some(false) => "appraisal-not-met",
        None => "appraisal-not-judged",
    })
}

/// The whole rule of a prerequisite, its short title where there is none.
pub(super) fn rule<'a>(strings: &Strings, needed: &'a Prerequisite) -> &'a str {
    needed.hint.as_ref().unwrap_or(&needed.text).in_language(strings.lang().key())
}

/// Where a judgement comes from: by hand with its reason, or the records.
pub(super) fn judged_by(
    strings: &Strings,
    judged: &JudgedPrerequisite,
    (name, evidence): (&str, &EvidenceNames),
) -> String {
    let mut parts: Vec<String> = Vec::new();
    if let Some((_, at)) = &judged.by_hand {
        let values = [("name", name.into()), ("date", strings.date_iso(at.date()).into())];
        let key = if name.is_empty() { "appraisal-judged-by-hand" } else { "appraisal-judged-by" };
        parts.push(strings.text_with(key, &values));
        if judged.records.is_some_and(|records| Some(records) != judged.state.is_met) {
            parts.push(strings.text("appraisal-overrules"));
        }
    } else if let Some(said) = &judged.evidence {
        parts.push(evidence.line(strings, said));
    }
    if !judged.state.reason.is_empty() {
        parts.push(judged.state.reason.clone());
    }
    parts.join(" · ")
}

/// Why someone is passed over, and who moves up.
pub(super) fn passed_over(
    strings: &Strings,
    (standing, evidence): (&AppraisalStanding, &EvidenceNames),
    (row, reasons): (&StandingRow, &[Reason]),
) -> String {
    let said = |code: &str| {
        let judged = row.prerequisites.iter().find(|judged| judged.state.code == code)?;
        evidence.faults_named(strings, judged.evidence.as_ref()?)
    };
    let told: Vec<String> = reasons.iter().map(|reason| reason_words(strings, (standing, &said), reason)).collect();
    let rank = row.ranked.rank.unwrap_or_default();
    let reasons = told.join(&strings.text("appraisal-reasons-join"));
    let head = strings.text_with("appraisal-passed", &[("rank", rank.into()), ("reasons", reasons.into())]);
    let rewarded = standing.appraisal.rules().rewarded;
    let tail = match row.moves_up {
        Some(place) => strings.text_with("appraisal-moves-up", &[("rank", place.into())]),
        None if rank <= rewarded => strings.text("appraisal-nobody-moves-up"),
        None => strings.text("appraisal-does-not-move-up"),
    };
    format!("{head}{tail}")
}

/// What the records say against a prerequisite, by its code.
type Said<'a> = &'a dyn Fn(&str) -> Option<String>;

fn reason_words(strings: &Strings, (standing, said): (&AppraisalStanding, Said<'_>), reason: &Reason) -> String {
    let rule_of = |code: &String| {
        let needed = standing.appraisal.pack.prerequisites.iter().find(|needed| &needed.code == code);
        needed.map_or_else(|| code.clone(), |needed| rule(strings, needed).to_owned())
    };
    match reason {
        Reason::NotMet(code, why) => {
            let why = if why.is_empty() { said(code) } else { Some(why.clone()) };
            let rule = ("rule", rule_of(code).into());
            match why {
                None => strings.text_with("appraisal-because-records", &[rule]),
                Some(why) => strings.text_with("appraisal-because", &[rule, ("why", why.into())]),
            }
        }
        Reason::NotJudged(code) => strings.text_with("appraisal-because-open", &[("rule", rule_of(code).into())]),
        Reason::Veto => strings.text("appraisal-because-veto"),
    }
}

/// What a part of the yearly score is called, with what was counted.
pub(super) fn part(strings: &Strings, part: &PartScore) -> (String, String) {
    let key = match part.source {
        PartSource::Own => "appraisal-part-own",
        PartSource::Checks => "appraisal-part-checks",
        PartSource::Cases => "appraisal-part-cases",
        PartSource::Boxes => "appraisal-part-boxes",
    };
    let counted = match (part.source, part.counted) {
        (_, None) => String::new(),
        (_, Some(counted)) if counted.of == 0 => strings.text("appraisal-part-no-data"),
        (PartSource::Checks, Some(counted)) => strings.text_with("appraisal-part-times", &[("n", counted.of.into())]),
        (_, Some(counted)) => {
            strings.text_with("appraisal-part-kept", &[("kept", counted.kept.into()), ("of", counted.of.into())])
        }
    };
    (strings.text(key), counted)
}

/// Title, text and verb of a question.
pub(super) fn question(
    strings: &Strings,
    (standing, due): (&AppraisalStanding, usize),
    question: Question,
) -> (String, String, String) {
    let year = standing.appraisal.year.to_string();
    let head = |key: &str| strings.text_with(key, &[("year", year.clone().into())]);
    match question {
        Question::Publish => {
            let not_re_scored = standing.rows.iter().filter(|row| row.basis == Basis::SelfScore).count();
            let pending = standing.rows.iter().filter(|row| row.ranked.result.is_pending()).count();
            let mut text = String::new();
            if not_re_scored > 0 {
                text += &strings.text_with("appraisal-publish-not-re-scored", &[("n", not_re_scored.into())]);
            }
            if pending > 0 {
                text += &strings.text_with("appraisal-publish-pending", &[("n", pending.into())]);
            }
            text += &strings.text("appraisal-publish-text");
            (head("appraisal-publish-question"), text, strings.text("appraisal-publish-now"))
        }
        Question::Grant => {
            let text = strings.text_with("appraisal-grant-text", &[("n", due.into())]);
            (head("appraisal-grant-question"), text, strings.text("appraisal-grant-now"))
        }
        Question::Close => (
            head("appraisal-close-question"),
            strings.text("appraisal-close-text"),
            strings.text("appraisal-close-now"),
        ),
    }
}

//! What stands on an appraisal sheet and on a ranking, from an appraisal or a contest as it stands or was published (P1-II, P6-1).

use chrono::NaiveDate;

use super::audit_paper_values::{PaperOf, brackets, standard_words};
use super::audit_paper_words as words;
use super::audit_words;
use super::audits::words as item_words;
use super::papers::words::language;
use crate::documents::audit_sheets::{
    AppraisalRow, AppraisalSheet, Mark, PrerequisiteRow, RankingRow, RankingSheet, YearPart,
};
use crate::documents::paper::Fact;
use crate::domain::appraisals::{AreaDifference, Basis, PartScore, YearlyScore};
use crate::domain::audits::{Score, Subject};
use crate::domain::hall::{Hall, colour_rgb};
use crate::domain::ids::StaffId;
use crate::domain::ranking::{PrerequisiteState, RankResult, Ranked, Reason};
use crate::domain::staff::StaffRecord;
use crate::domain::standards::{Pack, PartSource, Points, Prerequisite, RankingRules, SubjectKind};
use crate::register::appraisal_sheet::AppraisalSheet as SheetRecords;
use crate::register::appraisal_standing::StandingRow;
use crate::register::appraisals::Appraisal;

/// What a ranking is about.
#[derive(Debug, Clone)]
pub struct RankingOf<'a> {
    /// Title of the notice.
    pub title: String,
    /// The standard ranked by.
    pub pack: &'a Pack,
    /// Whom it ranks.
    pub kind: SubjectKind,
    /// Who is ranked and rewarded.
    pub rules: RankingRules,
    /// First and last day it hangs; none for one that is not published.
    pub published: Option<(NaiveDate, NaiveDate)>,
    /// Everyone, best first.
    pub lines: Vec<RankLine<'a>>,
}

/// One of a ranking.
#[derive(Debug, Clone)]
pub struct RankLine<'a> {
    /// Place and result.
    pub ranked: &'a Ranked,
    /// The place of whoever moves up for this one.
    pub moves_up: Option<u32>,
    /// Self-score; none for a ranking without.
    pub self_score: Option<f64>,
    /// Checks it rests on; none for a ranking that does not tell.
    pub checks: Option<u32>,
    /// Prerequisites in the order of the pack; may be empty for a ranking without.
    pub prerequisites: Vec<PrerequisiteState>,
    /// Post, team; may be empty.
    pub of: String,
}

/// The title of an appraisal's ranking.
pub fn appraisal_ranking_title(of: PaperOf<'_>, year: i32) -> String {
    of.strings.text_with("ranking-sheet-title", &[("year", year.to_string().into())])
}

/// The title of a contest's ranking.
pub fn contest_ranking_title(of: PaperOf<'_>, name: &str) -> String {
    of.strings.text_with("ranking-sheet-contest-title", &[("name", name.into())])
}

/// The ranking as a public notice.
pub fn ranking_sheet(of: PaperOf<'_>, hall: &Hall, ranking: &RankingOf<'_>) -> RankingSheet {
    let strings = of.strings;
    let lang = strings.lang().key();
    let has_prerequisites = ranking.lines.iter().any(|line| !line.prerequisites.is_empty());
    let wanted: Vec<&Prerequisite> = ranking.pack.prerequisites.iter().filter(|_| has_prerequisites).collect();
    let (ranked, unranked): (Vec<_>, Vec<_>) = ranking.lines.iter().partition(|line| line.ranked.rank.is_some());
    let about = [
        ("standard", standard_words(strings, ranking.pack).into()),
        ("subjects", audit_words::subject_kind(strings, ranking.kind).into()),
        ("n", ranking.lines.len().to_string().into()),
    ];
    RankingSheet {
        language: language(strings),
        hall: hall.name.clone(),
        title: ranking.title.clone(),
        about: strings.text_with("ranking-sheet-about", &about),
        unit_colour: colour_rgb(&hall.unit_colour),
        rules: rules(of, ranking, &wanted),
        prerequisites: wanted.iter().map(|needed| needed.text.in_language(lang).to_owned()).collect(),
        rows: ranked.into_iter().map(|line| row(of, ranking, (line, &wanted))).collect(),
        unranked: unranked.into_iter().map(|line| not_ranked(of, ranking, line)).collect(),
        published: published(of, hall, ranking),
        nothing: strings.text("ranking-sheet-nothing"),
        foot: of.foot(),
        labels: words::ranking_sheet(strings, ranking.kind),
    }
}

fn rules(of: PaperOf<'_>, ranking: &RankingOf<'_>, wanted: &[&Prerequisite]) -> Vec<String> {
    let strings = of.strings;
    let RankingRules { min_checks, pass_score, rewarded } = ranking.rules;
    let checks = (min_checks > 1)
        .then(|| strings.text_with("ranking-sheet-rule-checks", &[("n", min_checks.to_string().into())]));
    let award = [("n", rewarded.to_string().into()), ("score", words::points(strings, pass_score).into())];
    let passed = (!wanted.is_empty()).then(|| strings.text("ranking-sheet-rule-passed"));
    std::iter::once(strings.text("ranking-sheet-rule-order"))
        .chain(checks)
        .chain(std::iter::once(strings.text_with("ranking-sheet-rule-award", &award)))
        .chain(passed)
        .collect()
}

fn published(of: PaperOf<'_>, hall: &Hall, ranking: &RankingOf<'_>) -> Vec<String> {
    let Some((from, until)) = ranking.published else {
        return vec![of.strings.text("ranking-sheet-not-published")];
    };
    let days = [("from", of.strings.date_iso(from).into()), ("until", of.strings.date_iso(until).into())];
    let phone = hall.supervision_phone.trim();
    let contact =
        (!phone.is_empty()).then(|| of.strings.text_with("ranking-sheet-contact", &[("phone", phone.into())]));
    std::iter::once(of.strings.text_with("ranking-sheet-published-span", &days)).chain(contact).collect()
}

fn row(of: PaperOf<'_>, ranking: &RankingOf<'_>, (line, wanted): (&RankLine<'_>, &[&Prerequisite])) -> RankingRow {
    let score = |score: f64| of.strings.fixed(score, 2);
    let state = |needed: &&Prerequisite| line.prerequisites.iter().find(|state| state.code == needed.code);
    let (result, mark) = result(of, ranking.rules, &line.ranked.result);
    let tied = line.ranked.is_shared.then(|| of.strings.text("ranking-sheet-tied"));
    let belongs = Some(line.of.clone()).filter(|words| !words.is_empty());
    RankingRow {
        rank: line.ranked.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        name: of.names.subject(of.strings, &line.ranked.subject),
        of: belongs.into_iter().chain(tied).collect::<Vec<_>>().join(" · "),
        self_score: line.self_score.map(score).unwrap_or_default(),
        score: line.ranked.score.map(score).unwrap_or_default(),
        checks: line.checks.map(|checks| checks.to_string()).unwrap_or_default(),
        marks: wanted.iter().map(|needed| met(state(needed).and_then(|state| state.is_met))).collect(),
        result,
        mark,
        note: passed_note(of, ranking.pack, line),
    }
}

fn met(is_met: Option<bool>) -> Mark {
    match is_met {
        Some(true) => Mark::Good,
        Some(false) => Mark::Bad,
        None => Mark::Open,
    }
}

/// A result in a word; empty for one that is placed behind the rewarded.
pub(crate) fn result(of: PaperOf<'_>, rules: RankingRules, result: &RankResult) -> (String, Mark) {
    let text = |key: &str| of.strings.text(key);
    match result {
        RankResult::Recommended => (text("ranking-sheet-recommended"), Mark::Good),
        RankResult::Substitute => (text("ranking-sheet-substitute"), Mark::Good),
        RankResult::PassedOver { .. } => (text("ranking-sheet-passed-over"), Mark::Bad),
        RankResult::BelowPassScore => {
            let score = words::points(of.strings, rules.pass_score);
            (of.strings.text_with("ranking-sheet-below", &[("score", score.into())]), Mark::Open)
        }
        RankResult::TooFewChecks => {
            let checks = rules.min_checks.to_string();
            (of.strings.text_with("ranking-sheet-too-few", &[("n", checks.into())]), Mark::Open)
        }
        RankResult::NotScored => (text("ranking-sheet-not-scored"), Mark::Open),
        RankResult::Placed => (String::new(), Mark::Open),
    }
}

/// Why one is passed over and who moves up; empty for all others.
fn passed_note(of: PaperOf<'_>, pack: &Pack, line: &RankLine<'_>) -> String {
    let RankResult::PassedOver { reasons } = &line.ranked.result else {
        return String::new();
    };
    let reasons: Vec<String> = reasons.iter().map(|reason| reason_words(of, pack, reason)).collect();
    let values = [
        ("rank", line.ranked.rank.map(|rank| rank.to_string()).unwrap_or_default().into()),
        ("reasons", reasons.join(&of.strings.text("audit-list-comma")).into()),
    ];
    let note = of.strings.text_with("ranking-sheet-passed-note", &values);
    let moves = line.moves_up.map(|rank| {
        let rank = rank.to_string();
        of.strings.text_with("ranking-sheet-moves-up", &[("rank", rank.into())])
    });
    std::iter::once(note).chain(moves).collect::<Vec<_>>().join(" ")
}

fn reason_words(of: PaperOf<'_>, pack: &Pack, reason: &Reason) -> String {
    let lang = of.strings.lang().key();
    let rule = |code: &String| {
        let needed = pack.prerequisites.iter().find(|needed| needed.code == *code);
        let words = needed.map(|needed| needed.hint.as_ref().unwrap_or(&needed.text).in_language(lang).to_owned());
        words.unwrap_or_else(|| code.clone())
    };
    match reason {
        Reason::Veto => of.strings.text("ranking-sheet-reason-veto"),
        Reason::NotMet(code, why) => {
            let why = if why.trim().is_empty() { String::new() } else { brackets(of.strings, why.trim()) };
            of.strings.text_with("ranking-sheet-reason-not-met", &[("what", rule(code).into()), ("why", why.into())])
        }
        Reason::NotJudged(code) => {
            of.strings.text_with("ranking-sheet-reason-not-judged", &[("what", rule(code).into())])
        }
    }
}

fn not_ranked(of: PaperOf<'_>, ranking: &RankingOf<'_>, line: &RankLine<'_>) -> Fact {
    let (why, _) = result(of, ranking.rules, &line.ranked.result);
    let score = line.ranked.score.map(|score| of.strings.fixed(score, 2));
    let told = score.into_iter().chain(std::iter::once(why)).collect::<Vec<_>>().join(" · ");
    Fact::new(of.names.subject(of.strings, &line.ranked.subject), told)
}

// ---- the appraisal of one subject ----

/// What an appraisal sheet is made of.
#[derive(Clone, Copy)]
pub struct AppraisalOf<'a> {
    /// The appraisal.
    pub appraisal: &'a Appraisal,
    /// How the subject stands.
    pub row: &'a StandingRow,
    /// Its two runs.
    pub records: &'a SheetRecords,
    /// The person, if it is one.
    pub person: Option<&'a StaffRecord>,
}

/// The sheet of one subject.
pub fn appraisal_sheet(of: PaperOf<'_>, appraised: AppraisalOf<'_>) -> AppraisalSheet {
    let AppraisalOf { appraisal, row, records, .. } = appraised;
    let pack = &appraisal.pack;
    let year = appraisal.year.to_string();
    let opinions: Vec<String> = records.opinions().map(|note| note.text.clone()).collect();
    let (word, mark) = result(of, appraisal.rules(), &row.ranked.result);
    let rank = row.ranked.rank.map(|rank| {
        let place = [of.strings.text("ranking-sheet-rank"), rank.to_string()].join(" ");
        let tied = row.ranked.is_shared.then(|| of.strings.text("ranking-sheet-tied"));
        std::iter::once(place).chain(tied).collect::<Vec<_>>().join(" · ")
    });
    let parts = rank.into_iter().chain(Some(word).filter(|word| !word.is_empty()));
    let line = RankLine {
        ranked: &row.ranked,
        moves_up: row.moves_up,
        self_score: None,
        checks: None,
        prerequisites: Vec::new(),
        of: String::new(),
    };
    let scores = records.re_score.as_ref().or(records.self_score.as_ref());
    AppraisalSheet {
        language: language(of.strings),
        hall: of.names.hall.clone(),
        title: of.strings.text_with("appraisal-sheet-title", &[("year", year.into())]),
        subject: of.names.subject(of.strings, &row.ranked.subject),
        facts: facts(of, appraised),
        rows: records.areas.iter().map(|area| area_row(of, pack, area)).collect(),
        total: total(of, appraised),
        year_parts: row.yearly.parts.iter().map(|part| year_part(of, part, row)).collect(),
        year_score: year_score(of, &row.yearly),
        vetoes: scores.map(|score| vetoes(of, pack, score)).unwrap_or_default(),
        prerequisites: prerequisites(of, pack, row),
        result: parts.collect::<Vec<_>>().join(" · "),
        mark,
        passed_over: passed_note(of, pack, &line),
        opinion: opinions.join("\n"),
        foot: of.foot(),
        labels: words::appraisal_sheet(of.strings),
    }
}

fn facts(of: PaperOf<'_>, appraised: AppraisalOf<'_>) -> Vec<Fact> {
    let AppraisalOf { appraisal, row, person, .. } = appraised;
    let fact = |key: &str, value: String| Fact::new(of.strings.text(key), value);
    let name = of.names.subject(of.strings, &row.ranked.subject);
    let group: Vec<&str> = appraisal.review_group.iter().map(|id: &StaffId| of.names.person(*id)).collect();
    let group = group.join(&of.strings.text("audit-list-comma"));
    let standard = standard_words(of.strings, &appraisal.pack);
    let mut facts = match person {
        Some(record) => vec![
            fact("appraisal-sheet-name", name),
            fact("appraisal-sheet-work-no", record.work_no.as_str().to_owned()),
            fact("appraisal-sheet-post", record.post.clone()),
            fact("audit-sheet-team", record.team.clone()),
        ],
        None => vec![fact("audit-sheet-subject", name)],
    };
    facts.push(fact("audit-sheet-standard", standard));
    facts.push(fact("appraisal-sheet-group", group));
    facts
}

fn area_row(of: PaperOf<'_>, pack: &Pack, area: &AreaDifference) -> AppraisalRow {
    let title = pack.areas.iter().find(|known| known.code == area.area);
    let points = |points: Option<Points>| points.map(|points| words::points(of.strings, points));
    let none = || of.strings.text("audit-sheet-none");
    let difference = area.self_score.zip(area.re_score).map(|(own, again)| again.as_number() - own.as_number());
    let reason = |item: &crate::domain::appraisals::ItemDifference| {
        let line = item_words::item_line(of.strings, pack, &item.item);
        let why = item.reason.trim();
        if why.is_empty() { line } else { format!("{line}{}", brackets(of.strings, why)) }
    };
    let lost = |item: &&crate::domain::appraisals::ItemDifference| {
        item.re_lost.or(item.self_lost).is_some_and(|lost| lost > Points::ZERO)
    };
    let reasons: Vec<String> = area.items.iter().filter(lost).map(reason).collect();
    AppraisalRow {
        name: title.map(|area| area.title.in_language(of.strings.lang().key()).to_owned()).unwrap_or_default(),
        full: words::points(of.strings, area.full),
        self_score: points(area.self_score).unwrap_or_else(none),
        re_score: points(area.re_score).unwrap_or_else(none),
        difference: difference.map(|difference| signed(of, difference)).unwrap_or_default(),
        is_less: area.is_lower(),
        reason: reasons.join("\n"),
    }
}

/// `+1.5`, `−2`, `0`.
fn signed(of: PaperOf<'_>, difference: f64) -> String {
    let number = of.strings.number(difference, 2);
    if difference > 0.0 { format!("+{number}") } else { number }
}

fn total(of: PaperOf<'_>, appraised: AppraisalOf<'_>) -> AppraisalRow {
    let AppraisalOf { appraisal, row, .. } = appraised;
    let score = |score: Option<f64>| {
        score.map_or_else(|| of.strings.text("audit-sheet-none"), |score| of.strings.number(score, 2))
    };
    let pack = &appraisal.pack;
    let grade = pack.grade(&row.grade).map(|grade| grade.title.in_language(of.strings.lang().key()).to_owned());
    let difference = row.difference();
    AppraisalRow {
        name: of.strings.text("appraisal-sheet-total"),
        full: "100".to_owned(),
        self_score: score(row.self_score),
        re_score: score(row.re_score),
        difference: difference.map(|difference| signed(of, difference)).unwrap_or_default(),
        is_less: difference.is_some_and(|difference| difference < 0.0),
        reason: grade.unwrap_or_default(),
    }
}

fn year_part(of: PaperOf<'_>, part: &PartScore, row: &StandingRow) -> YearPart {
    let none = || of.strings.text("audit-sheet-none");
    YearPart {
        name: words::part_source(of.strings, part.source),
        basis: part_basis(of, part, row),
        weight: format!("{}%", of.strings.number(part.weight, 2)),
        score: part.score.map_or_else(none, |score| of.strings.number(score, 2)),
        adds: part.score.map_or_else(none, |_| of.strings.number(part.brings, 2)),
    }
}

/// What a part is worked out from; says so where there is nothing.
fn part_basis(of: PaperOf<'_>, part: &PartScore, row: &StandingRow) -> String {
    let nothing = || of.strings.text("appraisal-sheet-part-nothing");
    let Some(kept) = part.counted else {
        return match row.basis {
            Basis::ReScore => of.strings.text("appraisal-sheet-re-score"),
            Basis::SelfScore => of.strings.text("appraisal-sheet-self-score"),
            Basis::Nothing => nothing(),
        };
    };
    let values = [("good", kept.kept.to_string().into()), ("of", kept.of.to_string().into())];
    match part.source {
        _ if kept.of == 0 => nothing(),
        PartSource::Checks => {
            of.strings.text_with("appraisal-sheet-part-checks-n", &[("n", kept.of.to_string().into())])
        }
        PartSource::Boxes => of.strings.text_with("appraisal-sheet-part-boxes-n", &values),
        PartSource::Cases | PartSource::Own => of.strings.text_with("appraisal-sheet-part-cases-n", &values),
    }
}

/// The yearly score; where a part had nothing to go by, that the others were scaled.
fn year_score(of: PaperOf<'_>, yearly: &YearlyScore) -> String {
    let Some(score) = yearly.score.filter(|_| !yearly.parts.is_empty()) else {
        return String::new();
    };
    let score = of.strings.number(score, 2);
    let sum = of.strings.text_with("appraisal-sheet-year-sum", &[("score", score.into())]);
    if !yearly.is_scaled() {
        return sum;
    }
    let weight = of.strings.number(yearly.weight, 2);
    let scaled = of.strings.text_with("appraisal-sheet-year-scaled", &[("weight", weight.into())]);
    format!("{sum}\n{scaled}")
}

fn vetoes(of: PaperOf<'_>, pack: &Pack, score: &Score) -> Vec<String> {
    let veto = |code: &String| {
        let effect = words::veto_effect(of.strings, words::effect_of(pack, code));
        format!("{} · {effect}", item_words::item_line(of.strings, pack, code))
    };
    score.vetoed.iter().map(veto).collect()
}

fn prerequisites(of: PaperOf<'_>, pack: &Pack, row: &StandingRow) -> Vec<PrerequisiteRow> {
    let lang = of.strings.lang().key();
    let told = |needed: &Prerequisite| {
        let judged = row.prerequisites.iter().find(|judged| judged.state.code == needed.code);
        let is_met = judged.and_then(|judged| judged.state.is_met);
        let word = match is_met {
            Some(true) => "appraisal-sheet-met",
            Some(false) => "appraisal-sheet-not-met",
            None => "appraisal-sheet-not-judged",
        };
        PrerequisiteRow {
            text: needed.hint.as_ref().unwrap_or(&needed.text).in_language(lang).to_owned(),
            mark: met(is_met),
            word: of.strings.text(word),
            reason: judged.map(|judged| judged.state.reason.clone()).unwrap_or_default(),
        }
    };
    pack.prerequisites.iter().map(told).collect()
}

/// Post and team of a person, for a line of a ranking; empty for any other subject.
pub fn belongs(subject: &Subject, person: Option<&StaffRecord>) -> String {
    let Some(record) = person.filter(|_| subject.person().is_some()) else {
        return String::new();
    };
    let parts = [record.post.as_str(), record.team.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

//! Answers to a standard as a file (`score RUN.json`): which pack, the hall's area, an answer each code. Text in; the answers of the
//! items, or all that is wrong with them at once, as data.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::Value;

use crate::domain::audits::{Answer, Verdict, judge};
use crate::domain::standards::{Item, ItemKind, Pack};

/// A file of answers, its form read; the answers themselves are read with [`answers_for`].
#[derive(Debug, Clone, PartialEq)]
pub struct RunFile {
    /// Code of a shipped standard, or the path of a pack (`….toml`).
    pub pack: String,
    /// Edition it must be of.
    pub edition: Option<String>,
    /// Floor area of the hall in m2.
    pub area_m2: Option<f64>,
    /// The items of a re-check; none for the whole pack.
    pub only: Option<BTreeSet<String>>,
    /// Code and answer, in the order of the file.
    pub answers: Vec<(String, Value)>,
}

/// What is wrong, and at which code or field.
#[derive(Debug, Clone, PartialEq)]
pub struct RunFault {
    /// Code of the item, or name of the field; empty for the file itself.
    pub at: String,
    /// What is wrong there.
    pub what: RunFaultKind,
}

/// What can be wrong with a file of answers.
#[derive(Debug, Clone, PartialEq)]
pub enum RunFaultKind {
    /// Not JSON; the reader's words with line and column.
    NotJson(String),
    /// A field that must be there is not.
    Missing,
    /// No field of that name is known.
    UnknownField(String),
    /// Another type of value belongs there, in a word: `text`, `number`, `object`, `list`, `answer`, `whole`.
    WrongType(&'static str),
    /// The pack has no item of that code.
    UnknownCode,
    /// The item is not among those of `only`.
    NotInRun,
    /// The code is answered twice.
    Twice,
    /// No such verdict.
    UnknownVerdict(String),
    /// A number for an item that takes none.
    TakesNoNumber,
    /// The item takes a number and none is there.
    NumberMissing,
    /// Not a number the item can take: below 0, or a part of a counted thing.
    BadNumber(f64),
    /// A choice for an item that has none to offer.
    TakesNoChoice,
    /// The item is answered by one of its options, and none is there.
    ChoiceMissing(Vec<String>),
    /// No such option; those there are.
    UnknownChoice(String, Vec<String>),
    /// The verdict says otherwise than the number or the option.
    VerdictAgainst(Verdict),
    /// The item may not be answered "not applicable".
    NotApplicableNotAllowed,
    /// Occurrences without a fault.
    OccurrencesWithoutFault,
    /// Other occurrences than follow from the number or the option: so many do.
    OccurrencesFollow(u32),
    /// Neither verdict nor number nor option.
    NoAnswer,
}

impl RunFault {
    fn new(at: &str, what: RunFaultKind) -> Self {
        Self { at: at.to_owned(), what }
    }
}

/// Fields of the file.
const FIELDS: [&str; 5] = ["pack", "edition", "area_m2", "only", "answers"];
/// Fields of an answer.
const ANSWER_FIELDS: [&str; 5] = ["verdict", "value", "choice", "occurrences", "reason"];

/// Reads the form of a file of answers.
///
/// # Errors
/// Every fault of its form.
pub fn read_run(text: &str) -> Result<RunFile, Vec<RunFault>> {
    let not_json = |error: serde_json::Error| vec![RunFault::new("", RunFaultKind::NotJson(error.to_string()))];
    let text = text.trim_start_matches('\u{FEFF}');
    let Value::Object(fields) = serde_json::from_str(text).map_err(not_json)? else {
        return Err(vec![RunFault::new("", RunFaultKind::WrongType("object"))]);
    };
    let mut faults: Vec<RunFault> = fields
        .keys()
        .filter(|name| !FIELDS.contains(&name.as_str()))
        .map(|name| RunFault::new("", RunFaultKind::UnknownField(name.clone())))
        .collect();
    let mut wrong = |at: &str, what: RunFaultKind| faults.push(RunFault::new(at, what));
    let given = |name: &str| fields.get(name).filter(|value| !value.is_null());
    let pack = match given("pack").map(Value::as_str) {
        Some(Some(pack)) if !pack.trim().is_empty() => pack.trim().to_owned(),
        Some(_) => {
            wrong("pack", RunFaultKind::WrongType("text"));
            String::new()
        }
        None => {
            wrong("pack", RunFaultKind::Missing);
            String::new()
        }
    };
    let edition = given("edition").and_then(|value| {
        let text = value.as_str().map(str::to_owned);
        if text.is_none() {
            wrong("edition", RunFaultKind::WrongType("text"));
        }
        text
    });
    let area_m2 = given("area_m2").and_then(|value| {
        let area = value.as_f64().filter(|area| area.is_finite() && *area > 0.0);
        if area.is_none() {
            wrong("area_m2", RunFaultKind::WrongType("number"));
        }
        area
    });
    let only = given("only").and_then(|value| {
        let codes = codes_of(value);
        if codes.is_none() {
            wrong("only", RunFaultKind::WrongType("list"));
        }
        codes
    });
    let mut answers = Vec::new();
    match given("answers") {
        Some(Value::Object(_)) => answers = in_order(text).map_err(not_json)?,
        Some(_) => wrong("answers", RunFaultKind::WrongType("object")),
        None => wrong("answers", RunFaultKind::Missing),
    }
    if faults.is_empty() { Ok(RunFile { pack, edition, area_m2, only, answers }) } else { Err(faults) }
}

fn codes_of(value: &Value) -> Option<BTreeSet<String>> {
    value.as_array()?.iter().map(|code| code.as_str().map(str::to_owned)).collect()
}

/// The answers with every code as often as it stands there, which a map would hide.
fn in_order(text: &str) -> Result<Vec<(String, Value)>, serde_json::Error> {
    #[derive(Deserialize)]
    struct Whole {
        answers: Pairs,
    }
    struct Pairs(Vec<(String, Value)>);
    impl<'de> Deserialize<'de> for Pairs {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_map(PairsVisitor)
        }
    }
    struct PairsVisitor;
    impl<'de> Visitor<'de> for PairsVisitor {
        type Value = Pairs;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an answer each code")
        }
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
            let mut pairs = Vec::new();
            while let Some(pair) = map.next_entry()? {
                pairs.push(pair);
            }
            Ok(Pairs(pairs))
        }
    }
    serde_json::from_str::<Whole>(text).map(|whole| whole.answers.0)
}

/// The answers to the items of a pack, those of `only` where it names some.
///
/// # Errors
/// Every fault, in the order of the file: codes of `only` first.
pub fn answers_for(file: &RunFile, pack: &Pack) -> Result<BTreeMap<String, Answer>, Vec<RunFault>> {
    let unknown = |code: &&String| pack.item(code).is_none();
    let mut faults: Vec<RunFault> =
        file.only.iter().flatten().filter(unknown).map(|code| RunFault::new(code, RunFaultKind::UnknownCode)).collect();
    let mut answers = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (code, value) in &file.answers {
        match read_one(file, (pack, code), value) {
            _ if !seen.insert(code) => faults.push(RunFault::new(code, RunFaultKind::Twice)),
            Ok(Some(answer)) => {
                answers.insert(code.clone(), answer);
            }
            Ok(None) => {}
            Err(kinds) => faults.extend(kinds.into_iter().map(|what| RunFault::new(code, what))),
        }
    }
    if faults.is_empty() { Ok(answers) } else { Err(faults) }
}

/// One answer; `None` for `null`, which answers nothing.
fn read_one(file: &RunFile, (pack, code): (&Pack, &str), value: &Value) -> Result<Option<Answer>, Vec<RunFaultKind>> {
    let Some(item) = pack.item(code) else {
        return Err(vec![RunFaultKind::UnknownCode]);
    };
    if file.only.as_ref().is_some_and(|only| !only.contains(code)) {
        return Err(vec![RunFaultKind::NotInRun]);
    }
    let given = match value {
        Value::Null => return Ok(None),
        Value::String(word) => Given { verdict: Some(verdict(word).map_err(|what| vec![what])?), ..Given::default() },
        Value::Object(fields) => Given::read(fields)?,
        _ => return Err(vec![RunFaultKind::WrongType("answer")]),
    };
    given.answer(item, file.area_m2).map(Some)
}

fn verdict(word: &str) -> Result<Verdict, RunFaultKind> {
    match word {
        "na" => Ok(Verdict::NotApplicable),
        other => Verdict::from_code(other).ok_or_else(|| RunFaultKind::UnknownVerdict(other.to_owned())),
    }
}

/// An answer as it stands in the file.
#[derive(Default)]
struct Given {
    verdict: Option<Verdict>,
    value: Option<f64>,
    choice: Option<String>,
    occurrences: Option<u32>,
    reason: String,
}

impl Given {
    fn read(fields: &serde_json::Map<String, Value>) -> Result<Self, Vec<RunFaultKind>> {
        let mut faults: Vec<RunFaultKind> = fields
            .keys()
            .filter(|name| !ANSWER_FIELDS.contains(&name.as_str()))
            .map(|name| RunFaultKind::UnknownField(name.clone()))
            .collect();
        let mut given = Self::default();
        for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
            let fault = match name.as_str() {
                "verdict" => match value.as_str().map(verdict) {
                    Some(Ok(verdict)) => {
                        given.verdict = Some(verdict);
                        None
                    }
                    Some(Err(fault)) => Some(fault),
                    None => Some(RunFaultKind::WrongType("text")),
                },
                "value" => keep(&mut given.value, value.as_f64(), "number"),
                "choice" => keep(&mut given.choice, value.as_str().map(str::to_owned), "text"),
                "occurrences" => {
                    let count = value.as_u64().and_then(|count| u32::try_from(count).ok());
                    keep(&mut given.occurrences, count, "whole")
                }
                "reason" => {
                    let mut reason = None;
                    let fault = keep(&mut reason, value.as_str().map(str::to_owned), "text");
                    given.reason = reason.unwrap_or_default();
                    fault
                }
                _ => None,
            };
            faults.extend(fault);
        }
        if faults.is_empty() { Ok(given) } else { Err(faults) }
    }

    /// What follows from it on an item; a number gives its verdict by its limit, a choice by its option.
    fn answer(self, item: &Item, area_m2: Option<f64>) -> Result<Answer, Vec<RunFaultKind>> {
        let Self { verdict, value, choice, occurrences, reason } = self;
        let mut faults = Vec::new();
        if value.is_some() && !item.takes_number() {
            faults.push(RunFaultKind::TakesNoNumber);
        }
        if choice.is_some() && !matches!(item.kind, ItemKind::Choice { .. }) {
            faults.push(RunFaultKind::TakesNoChoice);
        }
        let told = match verdict {
            Some(Verdict::NotApplicable) if value.is_none() && choice.is_none() => not_applicable(item),
            _ if !faults.is_empty() => return Err(faults),
            _ => of_kind(item, (verdict, value, choice.as_deref()), (area_m2, &reason)),
        };
        match told {
            Ok(_) if !faults.is_empty() => Err(faults),
            Ok(answer) => counted(item, Answer { reason, ..answer }, (verdict, occurrences)),
            Err(fault) => {
                faults.push(fault);
                Err(faults)
            }
        }
    }
}

fn keep<T>(place: &mut Option<T>, value: Option<T>, belongs: &'static str) -> Option<RunFaultKind> {
    let fault = value.is_none().then_some(RunFaultKind::WrongType(belongs));
    *place = value;
    fault
}

fn not_applicable(item: &Item) -> Result<Answer, RunFaultKind> {
    if item.not_applicable {
        Ok(Answer::by_hand(Verdict::NotApplicable, ""))
    } else {
        Err(RunFaultKind::NotApplicableNotAllowed)
    }
}

fn of_kind(
    item: &Item,
    (verdict, value, choice): (Option<Verdict>, Option<f64>, Option<&str>),
    (area_m2, reason): (Option<f64>, &str),
) -> Result<Answer, RunFaultKind> {
    match &item.kind {
        ItemKind::Count { .. } | ItemKind::Measure { .. } | ItemKind::Age { .. } => {
            let value = value.ok_or(RunFaultKind::NumberMissing)?;
            judge(item, value, area_m2).ok_or(RunFaultKind::BadNumber(value))?;
            Answer::of_value(item, value, area_m2).ok_or(RunFaultKind::BadNumber(value))
        }
        ItemKind::Choice { options } => {
            let known = || options.iter().map(|option| option.code.clone()).collect();
            let choice = choice.ok_or_else(|| RunFaultKind::ChoiceMissing(known()))?;
            Answer::of_choice(item, choice).ok_or_else(|| RunFaultKind::UnknownChoice(choice.to_owned(), known()))
        }
        ItemKind::Text if !reason.trim().is_empty() => Ok(Answer::by_hand(verdict.unwrap_or(Verdict::Pass), "")),
        ItemKind::YesNo | ItemKind::Text => Ok(Answer::by_hand(verdict.ok_or(RunFaultKind::NoAnswer)?, "")),
    }
}

/// The answer with its occurrences; a verdict beside a number or an option must say the same.
fn counted(
    item: &Item,
    answer: Answer,
    (verdict, occurrences): (Option<Verdict>, Option<u32>),
) -> Result<Answer, Vec<RunFaultKind>> {
    let mut faults = Vec::new();
    if verdict.is_some_and(|said| said != answer.verdict) {
        faults.push(RunFaultKind::VerdictAgainst(answer.verdict));
    }
    let has_fault = answer.verdict == Verdict::Fail;
    if occurrences.is_some_and(|count| count > 0) && !has_fault {
        faults.push(RunFaultKind::OccurrencesWithoutFault);
    }
    let follows = matches!(item.kind, ItemKind::Count { .. } | ItemKind::Choice { .. });
    if has_fault && follows && occurrences.is_some_and(|count| count != answer.occurrences) {
        faults.push(RunFaultKind::OccurrencesFollow(answer.occurrences));
    }
    let occurrences = occurrences.filter(|count| *count > 0).unwrap_or(answer.occurrences);
    if faults.is_empty() { Ok(Answer { occurrences, ..answer }) } else { Err(faults) }
}

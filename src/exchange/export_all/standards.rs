//! What a grade, an answer to choose and a prerequisite are called: by the standard the check or the appraisal was held to, else by
//! any standard that has such a code.

use std::collections::{BTreeMap, HashMap};

use super::cells::Converter;
use super::raw::{text_of, value, whole};
use super::{AnswerPart, Column, Shape, SheetPlan};
use crate::domain::audits::Answer;
use crate::domain::standards::{ItemKind, Pack};
use crate::register::outward::Raw;

/// The words of one standard, by code.
#[derive(Debug, Default)]
struct Words {
    code: String,
    title: String,
    grades: BTreeMap<String, String>,
    prerequisites: BTreeMap<String, String>,
    /// By item and answer.
    choices: BTreeMap<(String, String), String>,
}

/// The standards known, and which of them a check or an appraisal was held to.
#[derive(Debug, Default)]
pub(super) struct Standards {
    /// The language.
    tag: String,
    known: Vec<Words>,
    editions: HashMap<(String, String), usize>,
    audits: HashMap<i64, usize>,
    appraisals: HashMap<i64, usize>,
}

impl Standards {
    fn add(&mut self, pack: &Pack) -> usize {
        let place = self.known.len();
        self.known.push(words_of(pack, &self.tag));
        self.editions.insert((pack.code.clone(), pack.edition.clone()), place);
        place
    }

    /// A word of the standard at this place; of the newest one that has it where that one has not, or none is known.
    fn word<'a>(&'a self, place: Option<&usize>, pick: impl Fn(&'a Words) -> Option<&'a String>) -> Option<String> {
        let own = place.and_then(|place| self.known.get(*place)).and_then(&pick);
        own.or_else(|| self.known.iter().rev().find_map(&pick)).cloned()
    }
}

fn words_of(pack: &Pack, tag: &str) -> Words {
    let told = |text: &crate::domain::texts::Text| text.in_language(tag).to_owned();
    let choices = pack.items.iter().flat_map(|item| {
        match &item.kind {
            ItemKind::Choice { options } => options.as_slice(),
            _ => &[],
        }
        .iter()
        .map(|option| ((item.code.clone(), option.code.clone()), told(&option.text)))
    });
    Words {
        code: pack.code.clone(),
        title: told(&pack.title),
        grades: pack.grades.iter().map(|grade| (grade.code.clone(), told(&grade.title))).collect(),
        prerequisites: pack.prerequisites.iter().map(|needed| (needed.code.clone(), told(&needed.text))).collect(),
        choices: choices.collect(),
    }
}

impl Converter {
    /// The standards there are, and the language they are told in.
    pub fn know_standards<'a>(&mut self, packs: impl IntoIterator<Item = &'a Pack>, tag: &str) {
        tag.clone_into(&mut self.standards.tag);
        for pack in packs {
            self.standards.add(pack);
        }
    }

    /// Remembers the standard a check or an appraisal was held to: it carries its own text.
    pub(super) fn note_standard(&mut self, plan: &SheetPlan, cells: &[Raw], number: i64) {
        let cell = |column: &str| value(plan.columns, cells, column).map(text_of).unwrap_or_default();
        if !["audits", "appraisals"].contains(&plan.table) {
            return;
        }
        let edition = (cell("pack_code"), cell("pack_edition"));
        let known = self.standards.editions.get(&edition).copied();
        let place = known.or_else(|| {
            let pack = Pack::parse(plan.table, &cell("pack_text")).ok()?;
            Some(self.standards.add(&pack))
        });
        let Some(place) = place else { return };
        let of = if plan.table == "audits" { &mut self.standards.audits } else { &mut self.standards.appraisals };
        of.insert(number, place);
    }

    /// A code of a standard in words; as it stands where no standard knows it.
    pub(super) fn of_standard(&self, (columns, cells): (&[Column], &[Raw]), (shape, raw): (Shape, &Raw)) -> String {
        let all = &self.standards;
        let number = |column: &str| value(columns, cells, column).and_then(whole);
        let audit = || number("audit_id").and_then(|id| all.audits.get(&id));
        let code = text_of(raw);
        let word = match shape {
            _ if code.is_empty() => None,
            Shape::Standard => {
                let edition = value(columns, cells, "pack_edition").map(text_of).unwrap_or_default();
                let place = all.editions.get(&(code.clone(), edition));
                let is_named = |words: &Words| words.code == code;
                let own = place.and_then(|place| all.known.get(*place));
                own.or_else(|| all.known.iter().rev().find(|words| is_named(words))).map(|words| words.title.clone())
            }
            Shape::Grade => all.word(audit(), |words| words.grades.get(&code)),
            Shape::Prerequisite => {
                let appraisal = number("appraisal_id").and_then(|id| all.appraisals.get(&id));
                all.word(appraisal, |words| words.prerequisites.get(&code))
            }
            Shape::Answer(AnswerPart::Choice) => {
                let choice = serde_json::from_str::<Answer>(&code).ok().and_then(|answer| answer.choice);
                let item = value(columns, cells, "item_code").map(text_of).unwrap_or_default();
                return choice.map_or_else(String::new, |choice| {
                    let key = (item, choice);
                    all.word(audit(), |words| words.choices.get(&key)).unwrap_or(key.1)
                });
            }
            _ => None,
        };
        word.unwrap_or(code)
    }
}

//! The rows of a plan in words: what comes in, what changes into what, why a row is left alone.

use std::collections::HashMap;

use super::year_words;
use crate::domain::box_lists::BoxImport;
use crate::domain::boxes::{LetterFate, NewLetter};
use crate::domain::disclosure::{DisclosureKind, VersionImport};
use crate::domain::ids::StaffId;
use crate::domain::problems::Field;
use crate::exchange::box_plan::{BoxImportPlan, BoxSkip};
use crate::exchange::case_plan::{CaseImportPlan, CaseSkip};
use crate::exchange::disclosure_plan::{DisclosureImportPlan, DisclosureSkip, PlannedDocument};
use crate::exchange::staff_plan::{FieldChange, RowProblem};
use crate::jobs::bringing::{Around, ReadList, ReadPlan};
use crate::register::MovedDeadline;
use crate::ui::list_import::{Fate, PlanRow, add_problems};
use crate::ui::list_words::{box_assumption, box_cases, disclosure_assumption, left_unread};
use crate::ui::strings::Strings;
use crate::ui::{case_list_words, disclosure_words, words};

/// Longest text of a letter or case in a row.
const TEXT_MOST: usize = 48;

/// Rows, and sentences about the whole.
#[derive(Default)]
pub(super) struct Wording {
    pub(super) rows: Vec<PlanRow>,
    pub(super) assumed: Vec<String>,
}

/// A list in words.
pub(super) fn of_list(strings: &Strings, (read, moved): (&ReadList, &[MovedDeadline]), around: &Around) -> Wording {
    let (mut wording, problems) = match (&read.plan, around) {
        (ReadPlan::Cases(plan), _) => (cases(strings, plan), &plan.problems),
        (ReadPlan::Boxes(plan), Around::Boxes(around)) => {
            let told = |id: StaffId| around.base.roster.told(id);
            (boxes(strings, plan, &told), &plan.problems)
        }
        (ReadPlan::Boxes(plan), _) => (boxes(strings, plan, &|_| String::new()), &plan.problems),
        (ReadPlan::Disclosure(plan), _) => (disclosure(strings, plan), &plan.problems),
        (ReadPlan::Calendar(plan), _) => (year_words::of_year(strings, plan, moved), &plan.problems),
    };
    let who: HashMap<usize, &RowProblem> = problems.iter().map(|problem| (problem.row, problem)).collect();
    let name = |row: usize| (who.get(&row).map(|problem| problem.who.clone()).unwrap_or_default(), String::new());
    add_problems(strings, &mut wording.rows, problems, name);
    let left = left_unread(strings, &read.table);
    wording.assumed = left.into_iter().chain(wording.assumed).collect();
    wording
}

pub(super) fn row((row, fate): (usize, Fate), (name, mark): (String, String), lines: Vec<String>) -> PlanRow {
    PlanRow { row, name, mark, fate, lines, problems: Vec::new() }
}

pub(super) fn skipped(strings: &Strings, at: usize, key: &str) -> PlanRow {
    row((at, Fate::Skip), (String::new(), String::new()), vec![strings.text(key)])
}

/// The beginning of a text, on one line.
fn short(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= TEXT_MOST {
        return line;
    }
    line.chars().take(TEXT_MOST - 1).chain(['…']).collect()
}

fn cases(strings: &Strings, plan: &CaseImportPlan) -> Wording {
    let mut rows: Vec<PlanRow> = Vec::with_capacity(plan.add.len() + plan.skip.len());
    for planned in &plan.add {
        let case = &planned.import.case;
        let received = case.received_at.local().format("%Y-%m-%d %H:%M").to_string();
        let values = [
            ("kind", words::case_kind(strings, case.kind).into()),
            ("channel", words::case_channel(strings, case.channel).into()),
            ("n", planned.import.events.len().into()),
        ];
        let mut lines = vec![short(&case.summary), strings.text_with("bring-case-line", &values)];
        lines.extend(
            planned
                .import
                .kept
                .voided
                .iter()
                .map(|voided| strings.text_with("bring-case-void", &[("because", short(&voided.reason).into())])),
        );
        let (fate, number) = match planned.onto {
            None => (Fate::Add, planned.number.clone()),
            Some(number) => {
                lines.push(strings.text_with("bring-case-onto", &[("number", number.to_string().into())]));
                (Fate::Change, number.to_string())
            }
        };
        rows.push(row((planned.row, fate), (received, number), lines));
    }
    rows.extend(plan.skip.iter().map(|skip| match skip.why {
        CaseSkip::Known(number) => {
            let line = strings.text_with("bring-case-known", &[("number", number.to_string().into())]);
            row((skip.row, Fate::Skip), (String::new(), number.to_string()), vec![line])
        }
        CaseSkip::Void => skipped(strings, skip.row, "bring-skipped-void"),
        CaseSkip::TitleOrTotal => skipped(strings, skip.row, "bring-skipped-title"),
        CaseSkip::Blank => skipped(strings, skip.row, "bring-skipped-blank"),
    }));
    let assumed = plan.assumed.iter().map(|(one, n)| case_list_words::assumption(strings, *one, *n));
    let free = case_list_words::numbers_free(strings, &plan.gaps);
    let assumed = case_list_words::continued(strings, plan).into_iter().chain(free).chain(assumed);
    Wording { rows, assumed: assumed.collect() }
}

fn boxes(strings: &Strings, plan: &BoxImportPlan, told: &dyn Fn(StaffId) -> String) -> Wording {
    let mut rows: Vec<PlanRow> = Vec::with_capacity(plan.add.len() + plan.skip.len());
    for planned in &plan.add {
        let names = || (planned.import.entry.day.to_string(), planned.box_name.clone());
        let mut letters = planned.import.entry.letters.iter().enumerate();
        let single = planned.rows.len() == 1;
        for (index, at) in planned.rows.iter().enumerate() {
            let mut lines = Vec::new();
            if index == 0 {
                lines.push(opening_line(strings, &planned.import, told));
            }
            let own = letters.by_ref().take(if single { usize::MAX } else { 1 });
            lines.extend(own.map(|(nth, letter)| letter_line(strings, nth, letter)));
            rows.push(row((*at, Fate::Add), names(), lines));
        }
    }
    rows.extend(plan.skip.iter().map(|skip| {
        let key = match skip.why {
            BoxSkip::Known => "bring-box-known",
            BoxSkip::TitleOrTotal => "bring-skipped-title",
            BoxSkip::Blank => "bring-skipped-blank",
        };
        skipped(strings, skip.row, key)
    }));
    let assumed = plan.assumed.iter().map(|(one, n)| box_assumption(strings, *one, *n));
    let mut assumed: Vec<String> = box_cases(strings, plan).into_iter().chain(assumed).collect();
    if !plan.add.is_empty() {
        assumed.push(strings.text("bring-box-late"));
    }
    Wording { rows, assumed }
}

/// `17:05 · CQ0201 周静岚、CQ0209 唐巧云 · 封条完好 · 2 封`
fn opening_line(strings: &Strings, import: &BoxImport, told: &dyn Fn(StaffId) -> String) -> String {
    let entry = &import.entry;
    let values = [
        ("time", entry.opened_at.time().format("%H:%M").to_string().into()),
        ("opener", told(entry.opener).into()),
        ("witness", told(entry.witness).into()),
        ("seal", words::seal(strings, entry.seal).into()),
        ("n", entry.letters.len().into()),
    ];
    strings.text_with("bring-box-line", &values)
}

fn letter_line(strings: &Strings, nth: usize, letter: &NewLetter) -> String {
    let fate = match &letter.fate {
        LetterFate::Case { department } if department.is_empty() => strings.text("list-fate-case"),
        LetterFate::Case { department } => {
            strings.text_with("bring-letter-case", &[("department", department.as_str().into())])
        }
        LetterFate::NoAction { because } => {
            strings.text_with("bring-letter-no-action", &[("because", short(because).into())])
        }
    };
    let values = [
        ("n", (nth + 1).into()),
        ("kind", words::case_kind(strings, letter.kind).into()),
        ("fate", fate.into()),
        ("text", short(&letter.text).into()),
    ];
    strings.text_with("bring-letter-line", &values)
}

fn disclosure(strings: &Strings, plan: &DisclosureImportPlan) -> Wording {
    let mut rows: Vec<PlanRow> = Vec::with_capacity(plan.add.len() + plan.skip.len());
    for (planned, fate) in
        plan.add.iter().map(|one| (one, Fate::Add)).chain(plan.change.iter().map(|one| (one, Fate::Change)))
    {
        rows.extend(document_rows(strings, planned, fate));
    }
    rows.extend(plan.skip.iter().map(|skip| {
        let key = match skip.why {
            DisclosureSkip::Same => "bring-skipped-same",
            DisclosureSkip::TitleOrTotal => "bring-skipped-title",
            DisclosureSkip::Blank => "bring-skipped-blank",
        };
        skipped(strings, skip.row, key)
    }));
    let assumed = plan.assumed.iter().map(|(one, n)| disclosure_assumption(strings, *one, *n));
    Wording { rows, assumed: assumed.collect() }
}

/// The first row tells of the document and of what changes, each further one is a version of it.
fn document_rows(strings: &Strings, planned: &PlannedDocument, fate: Fate) -> Vec<PlanRow> {
    let facts = &planned.import.facts;
    let names = || (facts.title_in(strings.lang().key()).to_owned(), facts.code.clone());
    let mut lines: Vec<String> = Vec::new();
    if fate == Fate::Add {
        let parts = [disclosure_words::kind(strings, facts.kind), facts.place.clone()];
        lines.push(parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "));
        lines.extend(planned.import.versions.iter().map(|version| version_line(strings, version)));
    } else {
        lines.extend(planned.changes.iter().map(|change| change_line(strings, change)));
    }
    let mut lines = Some(lines);
    let rows = planned.rows.iter().map(|at| row((*at, fate), names(), lines.take().unwrap_or_default()));
    rows.collect()
}

fn version_line(strings: &Strings, version: &VersionImport) -> String {
    let VersionImport { version, taken_down_on } = version;
    let until = taken_down_on.or(version.valid_until).or(version.event_ends_on);
    let (name, from) = (version.version.as_str(), version.put_up_on.to_string());
    match until {
        None => strings.text_with("bring-version-line", &[("version", name.into()), ("from", from.into())]),
        Some(until) => {
            let values = [("version", name.into()), ("from", from.into()), ("until", until.to_string().into())];
            strings.text_with("bring-version-until", &values)
        }
    }
}

fn change_line(strings: &Strings, change: &FieldChange) -> String {
    let shown = |value: &str| match change.field {
        _ if value.is_empty() => "—".to_owned(),
        Field::DocumentKind => {
            let kind = DisclosureKind::from_code(value);
            kind.map_or_else(|| value.to_owned(), |kind| disclosure_words::kind(strings, kind))
        }
        _ => short(value),
    };
    let values = [
        ("field", words::field(strings, change.field).into()),
        ("before", shown(&change.before).into()),
        ("after", shown(&change.after).into()),
    ];
    strings.text_with("staff-field-change", &values)
}

//! A plan as rows to look at: what happens to each row of the list, and why, in words.

use std::collections::HashMap;

use crate::exchange::staff_plan::{Effect, RowProblem};
use crate::ui::strings::{Strings, Value};
use crate::ui::words;

/// What happens to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::ui) enum Fate {
    /// Something new.
    Add,
    /// Something on record is changed.
    Change,
    /// Left alone, nothing wrong.
    Skip,
    /// Left out, something is wrong.
    Out,
}

/// One row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct PlanRow {
    /// As a spreadsheet shows it; 0 where the file has no rows, or it speaks of the whole of it.
    pub(in crate::ui) row: usize,
    /// Who or what it is about.
    pub(in crate::ui) name: String,
    /// Its number, code, box.
    pub(in crate::ui) mark: String,
    pub(in crate::ui) fate: Fate,
    /// Before and after of each field, what comes in, why skipped.
    pub(in crate::ui) lines: Vec<String>,
    /// What is wrong, and what to do.
    pub(in crate::ui) problems: Vec<String>,
}

/// Rows by fate, and rows with a problem.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::ui) struct Tallies {
    pub(in crate::ui) add: usize,
    pub(in crate::ui) change: usize,
    pub(in crate::ui) skip: usize,
    pub(in crate::ui) trouble: usize,
}

/// Puts the problems to their rows, new ones for those that stay out, and all rows in the order of the list. `who` gives name and
/// mark of a row as the list has them.
pub(in crate::ui) fn add_problems(
    strings: &Strings,
    rows: &mut Vec<PlanRow>,
    problems: &[RowProblem],
    who: impl Fn(usize) -> (String, String),
) {
    let mut places: HashMap<usize, usize> = rows.iter().enumerate().map(|(index, row)| (row.row, index)).collect();
    for problem in problems {
        let index = *places.entry(problem.row).or_insert_with(|| {
            let (name, mark) = who(problem.row);
            let row = PlanRow { row: problem.row, name, mark, fate: Fate::Out, lines: vec![], problems: vec![] };
            rows.push(row);
            rows.len() - 1
        });
        if let Some(row) = rows.get_mut(index) {
            row.problems.push(problem_line(strings, problem));
        }
    }
    rows.sort_by_key(|row| row.row);
}

/// How many rows there are of each kind.
pub(in crate::ui) fn tallies(rows: &[PlanRow]) -> Tallies {
    let count = |fate: Fate| rows.iter().filter(|row| row.fate == fate).count();
    Tallies {
        add: count(Fate::Add),
        change: count(Fate::Change),
        skip: count(Fate::Skip),
        trouble: rows.iter().filter(|row| !row.problems.is_empty()).count(),
    }
}

/// One sentence: column, field, what the cell says, what is wrong, what it means for the row.
fn problem_line(strings: &Strings, problem: &RowProblem) -> String {
    let RowProblem { column, problem: inner, text, effect, .. } = problem;
    let field = words::field(strings, inner.field);
    let place = match column {
        Some(column) => {
            let values = [("letter", column.letter.as_str().into()), ("field", field.into())];
            strings.text_with("staff-import-column", &values)
        }
        None => field,
    };
    let said = if text.is_empty() {
        String::new()
    } else {
        strings.text_with("staff-import-says", &[("text", text.as_str().into())])
    };
    let mut line =
        format!("{place}{said}{}{}", strings.text("staff-import-colon"), words::wrong(strings, &inner.wrong));
    if *effect != Effect::Note {
        line = format!("{line} · {}", strings.text(effect.key()));
    }
    line
}

/// One problem with its row, for text to copy.
pub(in crate::ui) fn problem_with_row(strings: &Strings, problem: &RowProblem) -> String {
    let line = problem_line(strings, problem);
    let values: [(&str, Value<'_>); 3] =
        [("row", problem.row.into()), ("who", problem.who.as_str().into()), ("line", line.into())];
    strings.text_with("staff-import-problem", &values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problems::{Field, Problem, Wrong};
    use crate::exchange::staff_plan::ColumnPlace;
    use crate::ui::strings::Lang;

    fn problem(effect: Effect) -> RowProblem {
        RowProblem {
            row: 7,
            column: Some(ColumnPlace { letter: "F".to_owned(), header: "手机".to_owned() }),
            who: "CQ0231 钱多多".to_owned(),
            problem: Problem::new(Field::Phone, Wrong::PhoneDigits { found: 9 }),
            text: "138000026".to_owned(),
            effect,
        }
    }

    #[test]
    fn a_problem_names_row_column_cell_and_what_it_means() {
        let strings = Strings::load(Lang::Zh);
        let said = problem_with_row(&strings, &problem(Effect::FieldLeftEmpty));
        for part in ["7", "CQ0231 钱多多", "F", "手机", "138000026", "11 位"] {
            assert!(said.contains(part), "{part} in {said}");
        }
        assert!(!problem_line(&strings, &problem(Effect::Note)).contains(" · "));
    }
}

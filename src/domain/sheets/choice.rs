//! Only these sheets: `1-3,5` as typed.

use serde::{Deserialize, Serialize};

use super::draft::plain_digits;
use super::problems::SheetProblem;

/// Sheets of paper chosen by number, counted from 1. Where backs are printed, sheet n is the pages 2n-1 and 2n.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetChoice {
    ranges: Vec<(usize, usize)>,
}

impl SheetChoice {
    /// Reads numbers and ranges parted by commas or blanks, e.g. `1-3,5`, `2-` (to the end), full-width signs and `至` too.
    /// Nothing typed is no choice: all sheets.
    ///
    /// # Errors
    /// Each part that names no sheets.
    pub fn parse(text: &str) -> Result<Option<Self>, Vec<SheetProblem>> {
        let (mut ranges, mut problems) = (Vec::new(), Vec::new());
        for part in parts(text) {
            match range(&part) {
                Ok(range) => ranges.push(range),
                Err(problem) => problems.push(problem),
            }
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok((!ranges.is_empty()).then_some(Self { ranges }))
    }

    /// Whether this sheet is chosen.
    pub fn holds(&self, sheet: usize) -> bool {
        self.ranges.iter().any(|&(from, until)| (from..=until).contains(&sheet))
    }

    /// The highest number named, where it is beyond so many sheets.
    pub fn beyond(&self, sheets: usize) -> Option<usize> {
        let ends = self.ranges.iter().map(|&(from, until)| if until == usize::MAX { from } else { until });
        ends.max().filter(|highest| *highest > sheets)
    }
}

/// The parts between commas and blanks; blanks around a dash part nothing.
fn parts(text: &str) -> Vec<String> {
    let plain: String = plain_digits(text).chars().map(plain_sign).collect();
    let joined = plain.split_whitespace().fold(String::new(), |mut line, word| {
        let belongs = line.ends_with('-') || word.starts_with('-');
        if !belongs {
            line.push(',');
        }
        line.push_str(word);
        line
    });
    joined.split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn plain_sign(sign: char) -> char {
    match sign {
        '，' | '、' | ';' | '；' => ',',
        '－' | '–' | '—' | '~' | '～' | '〜' | '至' | '到' => '-',
        other => other,
    }
}

fn range(part: &str) -> Result<(usize, usize), SheetProblem> {
    let unclear = || SheetProblem::ChoiceNotUnderstood(part.to_owned());
    let number = |text: &str| text.parse::<usize>().ok().filter(|number| *number > 0).ok_or_else(unclear);
    let (from, until) = match part.split_once('-') {
        None => (number(part)?, number(part)?),
        Some(("", until)) => (1, number(until)?),
        Some((from, "")) => (number(from)?, usize::MAX),
        Some((from, until)) => (number(from)?, number(until)?),
    };
    if until < from { Err(SheetProblem::ChoiceBackwards { from, until }) } else { Ok((from, until)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(text: &str) -> Vec<usize> {
        let choice = SheetChoice::parse(text).unwrap().unwrap();
        (1..=9).filter(|sheet| choice.holds(*sheet)).collect()
    }

    #[test]
    fn numbers_and_ranges_are_read_however_they_are_typed() {
        assert_eq!(chosen("1-3,5"), [1, 2, 3, 5]);
        assert_eq!(chosen(" 1 - 3 ， 5"), [1, 2, 3, 5]);
        assert_eq!(chosen("１至３、５"), [1, 2, 3, 5]);
        assert_eq!(chosen("1 3"), [1, 3]);
        assert_eq!(chosen("8-"), [8, 9]);
        assert_eq!(chosen("-2,2,1"), [1, 2]);
    }

    #[test]
    fn nothing_typed_is_all_sheets() {
        assert_eq!(SheetChoice::parse(" , "), Ok(None));
        assert_eq!(SheetChoice::parse(""), Ok(None));
    }

    #[test]
    fn every_part_that_names_no_sheets_is_told() {
        let unclear = |part: &str| SheetProblem::ChoiceNotUnderstood(part.to_owned());
        assert_eq!(SheetChoice::parse("a,2,0,-,1-2-3"), Err(["a", "0", "-", "1-2-3"].map(unclear).to_vec()));
        assert_eq!(SheetChoice::parse("5-3"), Err(vec![SheetProblem::ChoiceBackwards { from: 5, until: 3 }]));
    }

    #[test]
    fn a_number_beyond_the_last_sheet_is_told() {
        let choice = SheetChoice::parse("1-7,3-").unwrap().unwrap();
        assert_eq!(choice.beyond(6), Some(7));
        assert_eq!(choice.beyond(7), None);
    }
}

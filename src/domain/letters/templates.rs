//! The letters shipped with the program, from `data/forms/letters.toml`: to start from, and to be copied and changed.

use serde::{Deserialize, Serialize};

use super::{TemplateProblem, check};
use crate::domain::cases::{CaseChannel, CaseKind, Finding};
use crate::domain::texts::Text;

const SHIPPED: &str = include_str!("../../../data/forms/letters.toml");

/// What a letter answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetterKind {
    /// A complaint or report that proved true.
    Founded,
    /// One that did not.
    Unfounded,
    /// One that did in part.
    PartlyFounded,
    /// A suggestion or praise.
    Thanks,
    /// A case forwarded by a higher office that wants an answer (P4-6).
    Forwarded,
}

impl LetterKind {
    /// All, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Founded, Self::Unfounded, Self::PartlyFounded, Self::Thanks, Self::Forwarded];

    /// The letter that fits a case; `None` where none is shipped, as for an enquiry or a case without a finding.
    pub fn fitting(kind: CaseKind, channel: CaseChannel, finding: Option<Finding>) -> Option<Self> {
        match (channel, kind, finding) {
            (CaseChannel::Forwarded, ..) => Some(Self::Forwarded),
            (_, CaseKind::Suggestion | CaseKind::Praise, _) => Some(Self::Thanks),
            (.., Some(Finding::Founded)) => Some(Self::Founded),
            (.., Some(Finding::PartlyFounded)) => Some(Self::PartlyFounded),
            (.., Some(Finding::Unfounded)) => Some(Self::Unfounded),
            (.., Some(Finding::NotApplicable) | None) => None,
        }
    }
}

/// A letter to be filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterTemplate {
    /// Code, unique among the letters.
    pub code: String,
    /// What it answers.
    pub kind: LetterKind,
    /// Its name in a list.
    pub name: Text,
    /// The letter from salutation to closing, every line a paragraph; see [`super::fill`].
    pub body: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LettersFile {
    #[expect(dead_code, reason = "for whoever reads the file")]
    edition: String,
    letters: Vec<LetterTemplate>,
}

/// What is wrong with a file of letters.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LettersError {
    /// It is no TOML, or a field is missing, unknown or of the wrong kind.
    #[error("letters: {0}")]
    Unreadable(String),
    /// A text is blank in this language.
    #[error("letters: {code}: the text is missing in `{language}`")]
    Blank {
        /// The letter's code.
        code: String,
        /// `zh` or `en`.
        language: &'static str,
    },
    /// Two letters have this code.
    #[error("letters: {0} stands there twice")]
    Twice(String),
    /// A placeholder or brace is wrong.
    #[error("letters: {code}: {problem:?}")]
    Template {
        /// The letter's code.
        code: String,
        /// The first thing wrong.
        problem: TemplateProblem,
    },
}

/// The letters shipped with the program.
///
/// # Errors
/// The first fault of the shipped file; a test holds that there is none.
pub fn shipped() -> Result<Vec<LetterTemplate>, LettersError> {
    parse(SHIPPED)
}

fn parse(toml: &str) -> Result<Vec<LetterTemplate>, LettersError> {
    let file: LettersFile = toml::from_str(toml).map_err(|problem| LettersError::Unreadable(problem.to_string()))?;
    let mut codes = Vec::new();
    for LetterTemplate { code, name, body, .. } in &file.letters {
        if let Some(language) = name.blank_language().or(body.blank_language()) {
            return Err(LettersError::Blank { code: code.clone(), language });
        }
        if let Some(problem) = [&body.zh, &body.en].into_iter().find_map(|text| check(text).into_iter().next()) {
            return Err(LettersError::Template { code: code.clone(), problem });
        }
        if codes.contains(&code) {
            return Err(LettersError::Twice(code.clone()));
        }
        codes.push(code);
    }
    Ok(file.letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"
edition = "1"
[[letters]]
code = "own"
kind = "founded"
name = { zh = "自己的", en = "Own" }
body = { zh = "{称呼}：", en = "{salutation}," }
"#;

    fn refused(from: &str, to: &str) -> String {
        assert!(ONE.contains(from), "{from}");
        parse(&ONE.replace(from, to)).unwrap_err().to_string()
    }

    #[test]
    fn a_wrong_file_is_refused_by_its_fault() {
        assert_eq!(parse(ONE).unwrap().len(), 1);
        assert_eq!(refused("{salutation},", " "), "letters: own: the text is missing in `en`");
        assert!(refused("{salutation}", "{saluation}").contains("saluation"));
        assert!(refused("\"founded\"", "\"lost\"").contains("lost"));
        assert!(refused("code =", "name_of =").contains("name_of"));
        let (_, letter) = ONE.split_once("[[").unwrap();
        assert_eq!(parse(&format!("{ONE}[[{letter}")).unwrap_err(), LettersError::Twice("own".into()));
    }

    #[test]
    fn the_letter_that_fits_a_case_is_found() {
        let fit = LetterKind::fitting;
        let (complaint, phone) = (CaseKind::Complaint, CaseChannel::Phone);
        assert_eq!(fit(complaint, phone, Some(Finding::PartlyFounded)), Some(LetterKind::PartlyFounded));
        assert_eq!(fit(complaint, phone, None), None);
        assert_eq!(fit(CaseKind::Enquiry, phone, Some(Finding::NotApplicable)), None);
        assert_eq!(fit(CaseKind::Suggestion, phone, None), Some(LetterKind::Thanks));
        let forwarded = fit(complaint, CaseChannel::Forwarded, Some(Finding::Founded));
        assert_eq!(forwarded, Some(LetterKind::Forwarded), "an office that asks is answered as one (P4-6)");
    }
}

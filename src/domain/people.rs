//! Names, phones and work numbers, parsed once at the border; masked by default when shown.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::personal::{PersonalContact, Why};
use super::problems::Wrong;

/// The longest name kept, in characters (GB 11643 cards hold fewer; minority names are long).
pub const NAME_MOST: usize = 40;
/// The longest work number kept, in characters.
pub const WORK_NO_MOST: usize = 20;

/// A person's name: trimmed, inner runs of blanks folded to one, blanks between two Chinese signs dropped.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PersonName(String);

impl PersonName {
    /// Reads a name as people type it.
    ///
    /// # Errors
    /// `Missing`, `TooLong`, or `BadCharacter` for digits and control characters.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let folded = fold_blanks(text);
        if folded.is_empty() {
            return Err(Wrong::Missing);
        }
        if folded.chars().count() > NAME_MOST {
            return Err(Wrong::TooLong { most: NAME_MOST });
        }
        match folded.chars().find(|c| c.is_control() || c.is_ascii_digit() || "=<>\"\\/@".contains(*c)) {
            Some(character) => Err(Wrong::BadCharacter { character }),
            None => Ok(Self(folded)),
        }
    }

    /// The name as it is shown on the person's own card.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Staff wear their names; what goes to the log or into a crash report shows the mask all the same.
impl fmt::Debug for PersonName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", masked_name(&self.0))
    }
}

/// Blanks (full-width too, NBSP, zero-width) folded; none between two ideographs (`方  䶮` is `方䶮`).
fn fold_blanks(text: &str) -> String {
    let mut out = String::new();
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{200d}')) {
        if word.is_empty() {
            continue;
        }
        let joint = out.chars().last().is_some_and(is_ideograph) && word.chars().next().is_some_and(is_ideograph);
        if !out.is_empty() && !joint {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a character is a Chinese sign (any plane).
pub fn is_ideograph(c: char) -> bool {
    matches!(u32::from(c), 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// A work number as it stands on the badge: ASCII letters, digits, `-`, `_`; upper case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct WorkNo(String);

impl WorkNo {
    /// Reads a work number; full-width letters and digits become ASCII.
    ///
    /// # Errors
    /// `Missing`, `TooLong`, or `BadCharacter`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let plain: String = half_width(text.trim()).to_uppercase();
        let plain = plain.trim().to_owned();
        if plain.is_empty() {
            return Err(Wrong::Missing);
        }
        if plain.chars().count() > WORK_NO_MOST {
            return Err(Wrong::TooLong { most: WORK_NO_MOST });
        }
        match plain.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))) {
            Some(character) => Err(Wrong::BadCharacter { character }),
            None => Ok(Self(plain)),
        }
    }

    /// The number as printed.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Full-width ASCII forms and the full-width blank as plain ASCII.
pub fn half_width(text: &str) -> String {
    text.chars()
        .map(|c| match u32::from(c) {
            0x3000 => ' ',
            code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
            _ => c,
        })
        .collect()
}

/// A phone number: digits with an optional leading `+` and dashes; spaces dropped. Shown behind its mask.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Phone(PersonalContact);

impl Phone {
    /// Reads a phone number.
    ///
    /// # Errors
    /// `BadCharacter`; `PhoneDigits` when it begins like a mobile number (1) but has other than 11 digits, or has
    /// fewer than 3 or more than 15; `RuinedNumber` for `1.38E+10`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let plain = half_width(text.trim());
        if is_ruined(&plain) {
            return Err(Wrong::RuinedNumber);
        }
        let plain = plain.strip_suffix(".0").unwrap_or(&plain);
        let kept: String = plain.chars().filter(|c| !c.is_whitespace()).collect();
        if let Some(character) = kept.chars().find(|c| !(c.is_ascii_digit() || matches!(c, '-' | '+' | '(' | ')'))) {
            return Err(Wrong::BadCharacter { character });
        }
        let found = kept.chars().filter(char::is_ascii_digit).count();
        let mobile = kept.starts_with('1') && !kept.contains('-') && found > 5;
        if (mobile && found != 11) || !(3..=15).contains(&found) {
            return Err(Wrong::PhoneDigits { found });
        }
        Ok(Self(kept.into()))
    }

    /// All digits.
    pub fn reveal(&self, why: Why) -> &str {
        self.0.reveal(why)
    }

    /// As it may be shown: `138 **** 2610`.
    pub fn masked(&self) -> String {
        self.0.masked()
    }
}

/// Whether a long number came out of a spreadsheet as `1.1E+17`.
pub fn is_ruined(text: &str) -> bool {
    let upper = text.trim().to_ascii_uppercase();
    upper.split_once("E+").is_some_and(|(left, right)| left.parse::<f64>().is_ok() && right.parse::<u32>().is_ok())
}

/// The digits a spreadsheet still has of such a number, zeros where it lost them: `2.03E+17` is `203000000000000000`. Any
/// other text as it stands.
pub fn digits_left(text: &str) -> String {
    let upper = text.trim().to_ascii_uppercase();
    let parts = upper.split_once("E+").and_then(|(left, right)| Some((left, right.parse::<usize>().ok()?)));
    let Some((left, power)) = parts.filter(|(_, power)| is_ruined(text) && *power < 40) else {
        return text.to_owned();
    };
    let (whole, fraction) = left.split_once('.').unwrap_or((left, ""));
    if fraction.len() > power || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return text.to_owned();
    }
    format!("{whole}{fraction}{}", "0".repeat(power - fraction.len()))
}

/// A phone for a list: first three and last four digits (`138 **** 2610`); short ones keep the last two.
pub fn masked_phone(phone: &str) -> String {
    let signs: Vec<char> = phone.chars().collect();
    let from = |start: usize| signs.get(start..).unwrap_or_default().iter().collect::<String>();
    if signs.len() >= 11 {
        let head: String = signs.iter().take(3).collect();
        return format!("{head} **** {}", from(signs.len() - 4));
    }
    if signs.len() <= 2 {
        return "**".to_owned();
    }
    format!("****{}", from(signs.len() - 2))
}

/// A customer's name for a list: the first sign and `**` (`陈**`); blank stays blank.
pub fn masked_name(name: &str) -> String {
    match name.trim().chars().next() {
        Some(first) => format!("{first}**"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ruined_number_gives_the_digits_that_are_left() {
        assert_eq!(digits_left("2.026110200000001E+17"), "202611020000000100");
        assert_eq!(digits_left(" 1e+16 "), "10000000000000000");
        for other in ["202611020000000123", "E+17", "1.25E+1", "1E+99", "厅E+5", ""] {
            assert_eq!(digits_left(other), other);
        }
    }

    #[test]
    fn a_name_loses_stray_blanks_but_keeps_its_signs() {
        assert_eq!(PersonName::parse(" 方\u{3000} 䶮 ").unwrap().as_str(), "方䶮");
        assert_eq!(PersonName::parse("Anna  Maria").unwrap().as_str(), "Anna Maria");
        assert_eq!(PersonName::parse("阿依古丽·买买提").unwrap().as_str(), "阿依古丽·买买提");
        assert_eq!(PersonName::parse("王𠅤𬭎").unwrap().as_str(), "王𠅤𬭎");
    }

    #[test]
    fn a_name_that_cannot_be_one_is_refused_with_its_reason() {
        assert_eq!(PersonName::parse(" \u{3000}"), Err(Wrong::Missing));
        assert_eq!(PersonName::parse("=1+1"), Err(Wrong::BadCharacter { character: '=' }));
        assert_eq!(PersonName::parse(&"长".repeat(41)), Err(Wrong::TooLong { most: 40 }));
    }

    #[test]
    fn a_work_number_is_plain_ascii_in_upper_case() {
        assert_eq!(WorkNo::parse("ｃｑ０２１７ ").unwrap().as_str(), "CQ0217");
        assert_eq!(WorkNo::parse("../../etc"), Err(Wrong::BadCharacter { character: '.' }));
        assert_eq!(WorkNo::parse(""), Err(Wrong::Missing));
    }

    #[test]
    fn a_mobile_number_has_eleven_digits() {
        assert_eq!(Phone::parse("138 0000 2610").unwrap().reveal(Why::Asked), "13800002610");
        assert_eq!(Phone::parse("13800002610.0").unwrap().reveal(Why::Asked), "13800002610");
        assert_eq!(Phone::parse("138 0000 26"), Err(Wrong::PhoneDigits { found: 9 }));
        assert_eq!(Phone::parse("0000-8866123").unwrap().reveal(Why::Asked), "0000-8866123");
        assert_eq!(Phone::parse("1.38E+10"), Err(Wrong::RuinedNumber));
        assert_eq!(Phone::parse("95598").unwrap().reveal(Why::Asked), "95598");
    }

    #[test]
    fn lists_show_masks() {
        assert_eq!(masked_phone("13800002610"), "138 **** 2610");
        assert_eq!(masked_phone("95598"), "****98");
        assert_eq!(masked_name("陈先生"), "陈**");
        assert_eq!(masked_name(""), "");
    }
}

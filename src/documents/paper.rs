//! What the papers that are read share: language, foot, labelled values, and texts that never end in a silent box (§4.8).

use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::DocumentError;
use super::fonts::{spelled_out, uncovered};

/// The language of a sheet: where lines break, and which quotation marks are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub enum SheetLanguage {
    /// Simplified Chinese.
    #[default]
    #[serde(rename = "zh")]
    Chinese,
    /// English.
    #[serde(rename = "en")]
    English,
}

/// A label and what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// The value; may be empty.
    #[serde(serialize_with = "in_fact")]
    pub value: String,
}

impl Fact {
    /// A label and its value.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// What stands at the foot of every page.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Foot {
    /// When it was printed, label and all (`打印于 2026-11-23 10:26`); empty leaves it out.
    pub printed: String,
    /// The day it is printed, for the file's properties; none keeps the bytes independent of the day.
    #[serde(skip)]
    pub printed_on: Option<NaiveDate>,
    /// Head of the history; none leaves it out.
    pub chain: Option<ChainHead>,
    /// The page count, with `{page}` and `{pages}` where the figures go.
    pub page: String,
}

/// Head of the history when the paper was printed, to be compared by eye.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ChainHead {
    /// Before the hash (`台账第 214 条校验码`).
    pub label: String,
    /// Its first 16 digits are printed, in groups of four.
    #[serde(serialize_with = "shortened")]
    pub hash: String,
}

fn shortened<S: Serializer>(hash: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&short_hash(hash))
}

/// Letters a narrow column takes in one run: sixteen millimetres of small print.
const MOST_IN_COLUMN: usize = 10;
/// Letters the value of a fact takes in one run.
const MOST_IN_FACT: usize = 16;

/// A text for a narrow column: a longer run of letters may break, so that it never runs into the next cell.
pub(in crate::documents) fn in_column<S: Serializer>(
    text: &(impl AsRef<str> + ?Sized),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&breakable(text.as_ref(), MOST_IN_COLUMN))
}

/// The same for the cell beside a label.
pub(in crate::documents) fn in_fact<S: Serializer>(
    text: &(impl AsRef<str> + ?Sized),
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&breakable(text.as_ref(), MOST_IN_FACT))
}

/// The text with a place to break after so many signs of a run that has none by itself, as a Latin word or an address.
fn breakable(text: &str, most: usize) -> String {
    let mut run = 0;
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        let breaks_itself = sign.is_whitespace() || u32::from(sign) >= FIRST_CJK;
        run = if breaks_itself { 0 } else { run + 1 };
        if run > most {
            out.push('\u{200B}');
            run = 1;
        }
        out.push(sign);
    }
    out
}

/// From here on lines break between any two signs.
const FIRST_CJK: u32 = 0x2E80;

/// The first 16 digits in groups of four: enough to compare by eye.
pub(super) fn short_hash(hash: &str) -> String {
    let digits: Vec<char> = hash.chars().take(16).collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// The characters on a paper that no font holds, each once, in order of appearance: to be named before it is printed (§4.8).
/// On the paper they stand spelled out, as `[U+1F600]`.
pub fn unprintable(paper: &impl Serialize) -> Vec<char> {
    let mut all = String::new();
    if let Ok(value) = serde_json::to_value(paper) {
        gather(&value, &mut all);
    }
    uncovered(&all)
}

fn gather(value: &Value, all: &mut String) {
    match value {
        Value::String(text) => all.push_str(text),
        Value::Array(values) => values.iter().for_each(|value| gather(value, all)),
        Value::Object(fields) => fields.values().for_each(|value| gather(value, all)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What the template reads of a paper, every text fit to be set.
pub(in crate::documents) fn data_of(paper: &impl Serialize) -> Result<Value, DocumentError> {
    let value = serde_json::to_value(paper).map_err(|problem| DocumentError::Typesetting(problem.to_string()))?;
    Ok(printable(value))
}

/// Every text with its unprintable characters spelled out and its control characters gone, line breaks kept.
pub(in crate::documents) fn printable(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(spelled_out(&without_controls(text))),
        Value::Array(values) => Value::Array(values.into_iter().map(printable).collect()),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(key, value)| (key, printable(value))).collect())
        }
        other => other,
    }
}

/// A control character has no glyph: tabs become blanks, the ends of lines of any system `\n`, the others go.
fn without_controls(text: String) -> String {
    if !text.contains(char::is_control) {
        return text;
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
    text.chars().filter(|character| *character == '\n' || !character.is_control()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_head_of_the_history_is_cut_to_what_an_eye_compares() {
        assert_eq!(short_hash("3f2a91bc77d0e5a4ffff"), "3f2a 91bc 77d0 e5a4");
        assert_eq!(short_hash("ab"), "ab");
        let head = ChainHead { label: "校验码".into(), hash: "3f2a91bc77d0e5a4ffff".into() };
        assert_eq!(data_of(&head).unwrap(), json!({ "label": "校验码", "hash": "3f2a 91bc 77d0 e5a4" }));
    }

    #[test]
    fn an_unprintable_character_is_spelled_out_anywhere_in_the_data() {
        let value = printable(json!({ "days": [{ "remark": "好\u{10FFFD}" }], "count": 3 }));
        assert_eq!(value, json!({ "days": [{ "remark": "好[U+10FFFD]" }], "count": 3 }));
    }

    #[test]
    fn what_cannot_print_is_named_once_for_a_whole_paper() {
        let facts = [Fact::new("来人", "王\u{10FFFD}"), Fact::new("事由", "䶮𬭎𠅤\u{10FFFC}\u{10FFFD}")];
        assert_eq!(unprintable(&facts), ['\u{10FFFD}', '\u{10FFFC}']);
        assert_eq!(unprintable(&[Fact::new("来人", "䶮𬭎𠅤")]), Vec::<char>::new());
    }

    #[test]
    fn a_long_run_of_letters_may_break_and_words_stay_whole() {
        assert_eq!(breakable("Complaint by phone", 11), "Complaint by phone");
        assert_eq!(breakable("abcdefghijklmnopqrstuvwxyz", 11), "abcdefghijk\u{200B}lmnopqrstuv\u{200B}wxyz");
        assert_eq!(breakable("示数无误电价执行有误应退差额", 11), "示数无误电价执行有误应退差额");
        assert_eq!(breakable("2026-11-14 10:12", 11), "2026-11-14 10:12");
    }

    #[test]
    fn lines_are_kept_and_controls_are_not() {
        assert_eq!(without_controls("一\r\n二\r三\t四\u{7}\u{0}五".to_owned()), "一\n二\n三 四五");
        assert_eq!(without_controls("王五".to_owned()), "王五");
    }
}

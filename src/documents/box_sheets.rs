//! The month sheet of one suggestion box (P1-9.3) as PDF: every date of the month, to be signed. The layout is `assets/documents/box_sheet.typ`.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use serde_json::{Value, json};

use super::DocumentError;
use super::engine::{self, Paper, Tagging, Template};
pub use super::paper::SheetLanguage;
use super::paper::{printable, short_hash, unprintable};

static TEMPLATE: Template =
    Template { name: "box_sheet.typ", source: include_str!("../../assets/documents/box_sheet.typ") };

/// One box, one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxSheet {
    /// Name of the hall.
    pub hall: String,
    /// Name of the box and where it hangs.
    pub box_name: String,
    /// The month in words, as `2026年11月`.
    pub month: String,
    /// One entry a date, in the order of the month.
    pub days: Vec<BoxSheetDay>,
    /// The day the sheet is printed, for the foot and the file's properties.
    pub printed_on: Option<NaiveDate>,
    /// Hash at the head of the history; its first 16 digits stand in the foot.
    pub chain_head: Option<String>,
    /// Every word on the sheet.
    pub labels: BoxSheetLabels,
}

/// One date of the month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxSheetDay {
    /// The date.
    pub date: NaiveDate,
    /// What became of the day.
    pub state: BoxSheetState,
    /// When the box was opened.
    pub opened_at: Option<NaiveTime>,
    /// When a late entry was written; none for entries of the day itself.
    pub recorded_late_at: Option<NaiveDateTime>,
    /// Letters found; none when the box was not opened.
    pub letters: Option<u32>,
    /// What became of the letters, as `2026-0035, 2026-0036`.
    pub outcome: String,
    /// Name of the opener, beside the room for the signature.
    pub opener: String,
    /// Name of the witness, beside the room for the signature.
    pub witness: String,
    /// Anything else: a broken seal, later additions.
    pub remark: String,
}

/// What became of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BoxSheetState {
    /// Opened in time, with letters.
    Kept,
    /// Opened in time, empty: an entry too (§4.6).
    Empty,
    /// Entered after its day.
    Late,
    /// The hall was open and nothing was entered.
    Missed,
    /// The hall was closed.
    Rest,
    /// Not yet come, or today and still to be done.
    Ahead,
}

/// The words of the sheet, in the language the caller wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxSheetLabels {
    /// `zh` or `en`: decides where lines may break.
    pub language: SheetLanguage,
    /// The sheet's title.
    pub title: String,
    /// Before the hall's, the box's and the month's name.
    pub hall: String,
    /// Before the box's name.
    pub box_name: String,
    /// Before the month.
    pub month: String,
    /// Column heads.
    pub columns: BoxSheetColumns,
    /// One word a state.
    pub states: BoxSheetStateWords,
    /// Weekdays from Monday.
    pub weekdays: [String; 7],
    /// Before the time a late entry was written (补记于).
    pub recorded_at: String,
    /// Words of the counts below the table.
    pub totals: BoxSheetTotals,
    /// Before the line the hall's head signs on.
    pub head_signature: String,
    /// Before the line for the date of that signature.
    pub head_signed_on: String,
    /// Before the date of printing in the foot.
    pub printed_on: String,
    /// Before the head of the history in the foot.
    pub chain_head: String,
    /// The page count, with `{page}` and `{pages}` where the figures go.
    pub page: String,
}

/// Heads of the columns, left to right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxSheetColumns {
    /// Date and weekday.
    pub date: String,
    /// State word.
    pub state: String,
    /// Time of opening.
    pub opened_at: String,
    /// Number of letters.
    pub letters: String,
    /// What became of them.
    pub outcome: String,
    /// Signature of the opener.
    pub opener: String,
    /// Signature of the witness.
    pub witness: String,
    /// Remarks.
    pub remark: String,
}

/// The word of each state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxSheetStateWords {
    /// See [`BoxSheetState::Kept`].
    pub kept: String,
    /// See [`BoxSheetState::Empty`].
    pub empty: String,
    /// See [`BoxSheetState::Late`].
    pub late: String,
    /// See [`BoxSheetState::Missed`].
    pub missed: String,
    /// See [`BoxSheetState::Rest`].
    pub rest: String,
    /// See [`BoxSheetState::Ahead`]; may be empty.
    pub ahead: String,
}

/// Words of the counts below the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxSheetTotals {
    /// Days with an entry, late ones included.
    pub opened: String,
    /// Letters in all.
    pub letters: String,
    /// Days the box was empty.
    pub empty: String,
    /// Late entries.
    pub late: String,
    /// Missed days.
    pub missed: String,
}

/// The sheet as tagged PDF. Characters no font holds are spelled out as `[U+1F600]`, never a box.
/// Errors: a month without a day.
pub fn box_sheet_pdf(sheet: &BoxSheet) -> Result<Vec<u8>, DocumentError> {
    if sheet.days.is_empty() {
        return Err(DocumentError::Nothing);
    }
    let paper = Paper {
        template: &TEMPLATE,
        data: printable(sheet_data(sheet)),
        files: BTreeMap::new(),
        tagging: Tagging::Tagged,
        date: sheet.printed_on,
    };
    engine::compile(paper)
}

/// The characters on the sheet no font holds, each once, in order of appearance: to be named before it is printed (§4.8).
pub fn unprintable_in(sheet: &BoxSheet) -> Vec<char> {
    unprintable(&sheet_data(sheet))
}

fn sheet_data(sheet: &BoxSheet) -> Value {
    let BoxSheet { hall, box_name, month, days, printed_on, chain_head, labels } = sheet;
    json!({
        "lang": labels.language,
        "title": labels.title,
        "hall": hall,
        "box": box_name,
        "month": month,
        "labels": label_data(labels),
        "days": days.iter().map(|day| day_data(day, labels)).collect::<Vec<_>>(),
        "totals": totals(days, &labels.totals),
        "printed_on": printed_on.map(|date| format!("{} {}", labels.printed_on, date.format("%Y-%m-%d"))),
        "chain_head": chain_head.as_ref().map(|hash| format!("{} {}", labels.chain_head, short_hash(hash))),
    })
}

fn label_data(labels: &BoxSheetLabels) -> Value {
    let BoxSheetColumns { date, state, opened_at, letters, outcome, opener, witness, remark } = &labels.columns;
    json!({
        "hall": labels.hall,
        "box": labels.box_name,
        "month": labels.month,
        "date": date,
        "state": state,
        "opened_at": opened_at,
        "letters": letters,
        "outcome": outcome,
        "opener": opener,
        "witness": witness,
        "remark": remark,
        "recorded_at": labels.recorded_at,
        "head_signature": labels.head_signature,
        "head_signed_on": labels.head_signed_on,
        "page": labels.page,
    })
}

fn day_data(day: &BoxSheetDay, labels: &BoxSheetLabels) -> Value {
    let BoxSheetDay { date, state, opened_at, recorded_late_at, letters, outcome, opener, witness, remark } = day;
    let (state, state_word) = named(*state, &labels.states);
    let weekday = labels.weekdays.get(date.weekday().num_days_from_monday() as usize);
    json!({
        "date": date.format("%m-%d").to_string(),
        "weekday": weekday.map_or("", String::as_str),
        "state": state,
        "state_word": state_word,
        "opened_at": opened_at.map(|time| time.format("%H:%M").to_string()),
        "recorded_at": recorded_late_at.map(|time| time.format("%m-%d %H:%M").to_string()),
        "letters": letters.map_or_else(String::new, |count| count.to_string()),
        "outcome": outcome,
        "opener": opener,
        "witness": witness,
        "remark": remark,
    })
}

fn named(state: BoxSheetState, words: &BoxSheetStateWords) -> (&'static str, &str) {
    match state {
        BoxSheetState::Kept => ("kept", &words.kept),
        BoxSheetState::Empty => ("empty", &words.empty),
        BoxSheetState::Late => ("late", &words.late),
        BoxSheetState::Missed => ("missed", &words.missed),
        BoxSheetState::Rest => ("rest", &words.rest),
        BoxSheetState::Ahead => ("ahead", &words.ahead),
    }
}

fn totals(days: &[BoxSheetDay], words: &BoxSheetTotals) -> Vec<Value> {
    let count = |wanted: &[BoxSheetState]| days.iter().filter(|day| wanted.contains(&day.state)).count() as u64;
    let letters: u64 = days.iter().filter_map(|day| day.letters).map(u64::from).sum();
    let empty = days.iter().filter(|day| day.letters == Some(0)).count() as u64;
    let entries = [
        (&words.opened, count(&[BoxSheetState::Kept, BoxSheetState::Empty, BoxSheetState::Late])),
        (&words.letters, letters),
        (&words.empty, empty),
        (&words.late, count(&[BoxSheetState::Late])),
        (&words.missed, count(&[BoxSheetState::Missed])),
    ];
    entries.into_iter().map(|(label, figure)| json!({ "label": label, "figure": figure.to_string() })).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(state: BoxSheetState, letters: Option<u32>) -> BoxSheetDay {
        BoxSheetDay {
            date: NaiveDate::from_ymd_opt(2026, 11, 12).unwrap(),
            state,
            opened_at: None,
            recorded_late_at: None,
            letters,
            outcome: String::new(),
            opener: String::new(),
            witness: String::new(),
            remark: String::new(),
        }
    }

    #[test]
    fn late_entries_count_as_opened_and_an_empty_box_as_an_entry() {
        let days = [
            day(BoxSheetState::Kept, Some(2)),
            day(BoxSheetState::Empty, Some(0)),
            day(BoxSheetState::Late, Some(0)),
            day(BoxSheetState::Late, Some(3)),
            day(BoxSheetState::Missed, None),
            day(BoxSheetState::Rest, None),
            day(BoxSheetState::Ahead, None),
        ];
        let word = |text: &str| text.to_owned();
        let words = BoxSheetTotals {
            opened: word("opened"),
            letters: word("letters"),
            empty: word("empty"),
            late: word("late"),
            missed: word("missed"),
        };
        let figures: Vec<String> = totals(&days, &words)
            .iter()
            .map(|entry| format!("{} {}", entry["label"].as_str().unwrap(), entry["figure"].as_str().unwrap()))
            .collect();
        assert_eq!(figures, ["opened 4", "letters 5", "empty 2", "late 2", "missed 1"]);
    }
}

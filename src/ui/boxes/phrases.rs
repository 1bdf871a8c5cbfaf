//! Sentences of this tab made from values.

use chrono::{Datelike, NaiveDate};

use super::data::Counts;
use crate::domain::boxes::{BoxDay, BoxUrgency, SuggestionBox};
use crate::domain::dates::Moment;
use crate::domain::problems::{Field, Problem, Wrong};
use crate::ui::icons::{self, Icon};
use crate::ui::strings::Strings;
use crate::ui::widgets::Tone;
use crate::ui::words;

/// `1 号箱 大厅东侧`.
pub(super) fn box_name(the_box: &SuggestionBox) -> String {
    format!("{} {}", the_box.name, the_box.place).trim().to_owned()
}

/// `11月5日`, `5 November`.
pub(super) fn day(strings: &Strings, day: NaiveDate) -> String {
    let month = strings.text(&format!("month-{}", day.month()));
    strings.text_with("box-day", &[("month", month.into()), ("day", day.day().into())])
}

/// `11月5日 星期四`.
pub(super) fn day_long(strings: &Strings, the_day: NaiveDate) -> String {
    let values = [("date", day(strings, the_day).into()), ("weekday", strings.weekday_long(the_day).into())];
    strings.text_with("box-day-long", &values)
}

/// `11月5日 漏记`: a cell's name.
pub(super) fn cell_name(strings: &Strings, the_day: NaiveDate, state: &str) -> String {
    format!("{} {state}", day(strings, the_day)).trim().to_owned()
}

/// The word below the number of a day.
pub(super) fn state(strings: &Strings, state: BoxDay) -> String {
    match state {
        BoxDay::Before | BoxDay::Ahead => String::new(),
        BoxDay::Rest => strings.text("box-state-rest"),
        BoxDay::Due => strings.text("box-state-due"),
        BoxDay::Missed => strings.text("box-state-missed"),
        BoxDay::Empty => strings.text("box-state-empty"),
        BoxDay::Kept { letters } => strings.text_with("box-state-letters", &[("n", letters.into())]),
        BoxDay::Late { .. } => strings.text("box-state-late"),
    }
}

/// The same as short as a cell wants it.
pub(super) fn short_state(strings: &Strings, the_state: BoxDay) -> String {
    match the_state {
        BoxDay::Kept { letters } => strings.text_with("box-cell-letters", &[("n", letters.into())]),
        _ => state(strings, the_state),
    }
}

/// A sum in words.
pub(super) fn count(strings: &Strings, key: &str, number: usize) -> String {
    strings.text_with(key, &[("n", number.into())])
}

/// `8 封都有去向`; nothing when there was no letter.
pub(super) fn letters_told(strings: &Strings, counts: Counts) -> String {
    match (counts.letters, counts.open_letters) {
        (0, _) => String::new(),
        (letters, 0) => count(strings, "box-sum-all-told", letters),
        (_, open) => count(strings, "box-sum-open", open),
    }
}

/// The chip beside the title of today's form: how long until closing.
pub(super) fn urgency(strings: &Strings, urgency: BoxUrgency) -> Option<(Tone, Icon, String)> {
    match urgency {
        BoxUrgency::Calm => None,
        BoxUrgency::Soon { minutes_left } => {
            Some((Tone::Warn, icons::DUE, count(strings, "box-closes-in", minutes_left as usize)))
        }
        BoxUrgency::Past { minutes_past } => {
            let (key, number) = if minutes_past < 90 {
                ("box-closed-since", minutes_past)
            } else {
                ("box-closed-since-hours", (minutes_past + 30) / 60)
            };
            Some((Tone::Danger, icons::OVERDUE.filled(), count(strings, key, number as usize)))
        }
    }
}

/// `11-05 17:10`, or with the year when it is another.
pub(super) fn moment(strings: &Strings, at: Moment, today: NaiveDate) -> String {
    format!("{} {}", strings.date_short(at.date(), today), strings.time(at.time()))
}

/// A problem at its field, in the words of this form.
pub(super) fn problem(strings: &Strings, problem: &Problem) -> String {
    match (problem.field, &problem.wrong) {
        (Field::LetterReason, Wrong::Missing) => strings.text("box-wrong-reason"),
        (Field::LetterText, Wrong::Missing) => strings.text("box-wrong-text"),
        (Field::Opener, Wrong::Missing) => strings.text("box-wrong-opener"),
        (Field::Witness, Wrong::Missing) => strings.text("box-wrong-witness"),
        (_, wrong) => words::wrong(strings, wrong),
    }
}

/// `第 2 封`.
pub(super) fn letter(strings: &Strings, index: usize) -> String {
    count(strings, "box-letter-nth", index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::strings::Lang;

    #[test]
    fn a_cell_is_named_by_its_day_and_state() {
        let missed = NaiveDate::from_ymd_opt(2026, 11, 5).unwrap();
        let (zh, en) = (Strings::load(Lang::Zh), Strings::load(Lang::En));
        assert_eq!(cell_name(&zh, missed, &state(&zh, BoxDay::Missed)), "11月5日 漏记");
        assert_eq!(cell_name(&en, missed, &state(&en, BoxDay::Missed)), "5 November Missed");
        assert_eq!(cell_name(&zh, missed, &state(&zh, BoxDay::Ahead)), "11月5日");
    }

    #[test]
    fn the_chip_tells_minutes_and_after_a_while_hours() {
        let zh = Strings::load(Lang::Zh);
        let words = |at| urgency(&zh, at).map(|(_, _, words)| words);
        assert_eq!(words(BoxUrgency::Calm), None);
        assert_eq!(words(BoxUrgency::Soon { minutes_left: 48 }).as_deref(), Some("还有 48 分钟关门"));
        assert_eq!(words(BoxUrgency::Past { minutes_past: 20 }).as_deref(), Some("已关门 20 分钟"));
        assert_eq!(words(BoxUrgency::Past { minutes_past: 150 }).as_deref(), Some("已关门 3 小时"));
    }
}

//! Typed text as signs: dates, ranges, words for off and worked, names; each with its line and as it was written.

use chrono::Weekday;

use super::names::{self, Meaning};
use super::year::Arranged;
use crate::domain::people::half_width;
use crate::domain::texts::Text;

/// A date as written: parts may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) year: Option<i32>,
    pub(super) month: Option<u32>,
    pub(super) day: u32,
    /// The weekday beside it, and as it was written.
    pub(super) weekday: Option<(Weekday, String)>,
    /// A figure alone, without 日.
    pub(super) is_bare: bool,
}

/// What stands between two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Between {
    /// `-`, which may also stand inside a date.
    Hyphen,
    /// `..`, `~`, 至.
    Other,
}

/// One sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    Kind(Arranged),
    Name(Text),
    Date(Written),
    Between(Between),
    /// The end of a sentence: 。
    Stop,
    /// The end of a line, or `;`.
    Line,
    /// Figures that are no date.
    BadDate,
    Unknown,
}

/// A sign in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) sign: Sign,
    /// Line, from 1.
    pub(super) line: usize,
    /// As it was written (full-width signs made plain).
    pub(super) text: String,
}

/// Takes a text apart.
pub(super) fn scan(text: &str) -> Vec<Placed> {
    let plain = half_width(text).replace('’', "'");
    let mut scanner = Scanner { rest: &plain, line: 1, signs: Vec::new() };
    while let Some(sign) = scanner.rest.chars().next() {
        scanner.step(sign);
    }
    scanner.signs
}

struct Scanner<'a> {
    rest: &'a str,
    line: usize,
    signs: Vec<Placed>,
}

impl<'a> Scanner<'a> {
    fn step(&mut self, sign: char) {
        match sign {
            '\n' => {
                self.push(1, Sign::Line);
                self.line += 1;
            }
            ';' => self.push(1, Sign::Line),
            '。' => self.push(sign.len_utf8(), Sign::Stop),
            '.' if !self.rest.starts_with("..") => self.push(1, Sign::Stop),
            _ if sign.is_whitespace() || matches!(sign, ',' | '、' | ':' | '·' | '\u{feff}') => {
                self.take(sign.len_utf8());
            }
            '.' | '…' | '~' | '〜' | '-' | '–' | '—' => self.between(sign),
            '(' => self.remark(),
            '"' | '“' | '”' | '「' => self.quoted(sign),
            _ if sign.is_ascii_digit() => self.date(),
            _ => self.word(sign),
        }
    }

    /// Takes so many bytes off; all there are if it is more.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    fn push(&mut self, bytes: usize, sign: Sign) {
        let text = self.take(bytes).trim().to_owned();
        self.signs.push(Placed { sign, line: self.line, text });
    }

    /// Bytes of the run of signs that fit.
    fn run(&self, fits: impl Fn(char) -> bool) -> usize {
        self.rest.find(|sign| !fits(sign)).unwrap_or(self.rest.len())
    }

    fn between(&mut self, first: char) {
        let bytes = self.run(|sign| sign == first);
        let between = if first == '-' { Between::Hyphen } else { Between::Other };
        self.push(bytes, Sign::Between(between));
    }

    fn word(&mut self, first: char) {
        if let Some((meaning, bytes)) = names::longest(self.rest) {
            match meaning {
                Meaning::Kind(arranged) => self.push(bytes, Sign::Kind(arranged)),
                Meaning::Holiday(name) => self.push(bytes, Sign::Name(name)),
                Meaning::Range => self.push(bytes, Sign::Between(Between::Other)),
                Meaning::Weekday(weekday) => self.weekday(weekday, bytes),
                Meaning::Idle => {
                    self.take(bytes);
                }
            }
            return;
        }
        if let Some(bytes) = self.count_of_days().or_else(|| self.ordinal()) {
            self.take(bytes);
            return;
        }
        let bytes = match first {
            _ if first.is_ascii_alphabetic() => self.run(|sign| sign.is_ascii_alphabetic() || sign == '\''),
            _ if first.is_alphabetic() => self.unknown_run(),
            _ => first.len_utf8(),
        };
        self.push(bytes, Sign::Unknown);
    }

    /// Bytes of signs that mean nothing, up to the next that does.
    fn unknown_run(&self) -> usize {
        let ends = |(at, sign): &(usize, char)| {
            let is_known = self.rest.get(*at..).is_some_and(|rest| names::longest(rest).is_some());
            !sign.is_alphabetic() || sign.is_ascii() || (*at > 0 && is_known)
        };
        self.rest.char_indices().find(ends).map_or(self.rest.len(), |(at, _)| at)
    }

    /// `共9天`, as the notices count: says nothing of its own.
    fn count_of_days(&self) -> Option<usize> {
        let rest = self.rest.strip_prefix("共计").or_else(|| self.rest.strip_prefix('共'))?;
        let figures = rest.trim_start().trim_start_matches(|sign: char| sign.is_ascii_digit());
        let after = figures.trim_start().strip_prefix('天')?;
        (figures.len() < rest.len()).then_some(self.rest.len() - after.len())
    }

    /// `二、` at the head of a paragraph.
    fn ordinal(&self) -> Option<usize> {
        let bytes = self.run(|sign| "一二三四五六七八九十".contains(sign));
        let follows = self.rest.get(bytes..).is_some_and(|rest| rest.starts_with('、'));
        (bytes > 0 && follows).then_some(bytes)
    }

    /// A weekday belongs to the date before it.
    fn weekday(&mut self, weekday: Weekday, bytes: usize) {
        let word = self.rest.get(..bytes).unwrap_or_default().to_owned();
        if let Some(Placed { sign: Sign::Date(Written { weekday: beside @ None, .. }), .. }) = self.signs.last_mut() {
            *beside = Some((weekday, word));
            self.take(bytes);
        } else {
            self.push(bytes, Sign::Unknown);
        }
    }

    /// A remark in brackets: its weekday belongs to the date before it, other words say nothing; figures are not passed over.
    fn remark(&mut self) {
        let line = self.rest.split('\n').next().unwrap_or_default();
        let Some(end) = line.find(')') else {
            self.push(1, Sign::Unknown);
            return;
        };
        let inside = line.get(1..end).unwrap_or_default();
        if inside.contains(|sign: char| sign.is_ascii_digit()) {
            self.push(end + 1, Sign::Unknown);
            return;
        }
        let after = self.rest.get(end + 1..).unwrap_or_default();
        for part in inside.split(['、', ',', ' ']) {
            if let Some((Meaning::Weekday(weekday), bytes)) = names::longest(part)
                && bytes == part.len()
            {
                self.rest = part;
                self.weekday(weekday, bytes);
            }
        }
        self.rest = after;
    }

    /// A name in quotes: `“厂庆”`, `“厂庆/Works day”`.
    fn quoted(&mut self, opening: char) {
        let line = self.rest.split('\n').next().unwrap_or_default();
        let inside = line.get(opening.len_utf8()..).unwrap_or_default();
        let name = inside.find(['"', '”', '」']).and_then(|end| inside.get(..end)).map(str::trim);
        let Some(name) = name.filter(|name| !name.is_empty()) else {
            self.push(opening.len_utf8(), Sign::Unknown);
            return;
        };
        let text = match name.split_once('/').map(|(zh, en)| (zh.trim(), en.trim())) {
            Some((zh, en)) if !zh.is_empty() && !en.is_empty() => Text { zh: zh.to_owned(), en: en.to_owned() },
            _ => Text { zh: name.to_owned(), en: name.to_owned() },
        };
        let closing = inside.find(['"', '”', '」']).unwrap_or_default();
        let sign = inside.get(closing..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        self.push(opening.len_utf8() + closing + sign, Sign::Name(text));
    }

    fn date(&mut self) {
        let (written, rest) = read_date(self.rest);
        let bytes = self.rest.len() - rest.len();
        self.push(bytes, written.map_or(Sign::BadDate, Sign::Date));
    }
}

/// A date at the head of the text, and what follows it.
fn read_date(text: &str) -> (Option<Written>, &str) {
    let (first, rest) = number(text);
    let beside = rest.trim_start_matches([' ', '\t']);
    if let Some(rest) = beside.strip_prefix('年') {
        let (month, rest) = number(rest);
        let Some(rest) = rest.trim_start_matches([' ', '\t']).strip_prefix('月') else {
            return (None, rest);
        };
        let (day, rest) = day_of_month(rest);
        return (written((first, month, day)), rest);
    }
    if let Some(rest) = beside.strip_prefix('月') {
        let (day, rest) = day_of_month(rest);
        return (month_and_day(first, day), rest);
    }
    if let Some(rest) = beside.strip_prefix(['日', '号']) {
        return (first.and_then(|day| day_alone(day, "日")), rest);
    }
    let Some((second, rest)) = after_separator(rest) else {
        return (first.and_then(|figures| whole(figures).or_else(|| day_alone(figures, ""))), rest);
    };
    if first.is_none_or(|first| first < 1000) {
        return (month_and_day(first, second), rest);
    }
    match after_separator(rest) {
        Some((third, rest)) => (written((first, second, third)), rest),
        None => (None, rest),
    }
}

/// Figures (blanks before them passed over) and what follows.
fn number(text: &str) -> (Option<u32>, &str) {
    let text = text.trim_start_matches([' ', '\t']);
    let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    let (figures, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    (figures.parse().ok(), rest)
}

fn day_of_month(text: &str) -> (Option<u32>, &str) {
    let (day, rest) = number(text);
    let beside = rest.trim_start_matches([' ', '\t']);
    (day, beside.strip_prefix(['日', '号']).unwrap_or(rest))
}

/// The figures after `-`, `/` or `.` that stand close together.
fn after_separator(text: &str) -> Option<(Option<u32>, &str)> {
    let rest = text.strip_prefix(['-', '/', '.'])?;
    rest.starts_with(|sign: char| sign.is_ascii_digit()).then(|| number(rest))
}

fn written((year, month, day): (Option<u32>, Option<u32>, Option<u32>)) -> Option<Written> {
    let year = year.and_then(|year| i32::try_from(year).ok()).filter(|year| (1000..10_000).contains(year))?;
    Some(Written { year: Some(year), month: Some(month?), day: day?, weekday: None, is_bare: false })
}

fn month_and_day(month: Option<u32>, day: Option<u32>) -> Option<Written> {
    Some(Written { year: None, month: Some(month?), day: day?, weekday: None, is_bare: false })
}

fn day_alone(day: u32, sign: &str) -> Option<Written> {
    (day <= 31).then(|| Written { year: None, month: None, day, weekday: None, is_bare: sign.is_empty() })
}

/// `20270215`.
fn whole(figures: u32) -> Option<Written> {
    let (year, month, day) = (figures / 10_000, figures / 100 % 100, figures % 100);
    written((Some(year), Some(month), Some(day)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn dates(text: &str) -> Vec<(Option<i32>, Option<u32>, u32)> {
        let dates = scan(text).into_iter().filter_map(|placed| match placed.sign {
            Sign::Date(Written { year, month, day, .. }) => Some((year, month, day)),
            _ => None,
        });
        dates.collect()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for text in ["2-15", "2/15", "2.15", "2月15日", "2月15", "２月１５号", "2 月 15 日", "02-15"] {
            assert_eq!(dates(text), [(None, Some(2), 15)], "{text}");
        }
        for text in ["2027-2-15", "2027/02/15", "2027年2月15日", "20270215", "２０２７．２．１５"] {
            assert_eq!(dates(text), [(Some(2027), Some(2), 15)], "{text}");
        }
        assert_eq!(dates("2-15..2-23"), [(None, Some(2), 15), (None, Some(2), 23)]);
        assert_eq!(dates("2-15-2-23"), [(None, Some(2), 15), (None, Some(2), 23)]);
        assert_eq!(dates("2月15日至23日"), [(None, Some(2), 15), (None, None, 23)]);
        assert_eq!(dates("27-2-15-3"), [(None, Some(27), 2), (None, Some(15), 3)]);
    }

    #[test]
    fn figures_that_are_no_date_are_kept_as_they_are() {
        for text in ["2027-2", "2月", "99999999999999", "2027年2", "1234"] {
            let signs = scan(text);
            assert_eq!((&signs[0].sign, signs[0].text.as_str()), (&Sign::BadDate, text), "{text}");
        }
    }

    #[test]
    fn remarks_in_brackets_say_nothing_but_their_weekday() {
        let signs = scan("2月15日（农历正月初九、周日）");
        assert_eq!(signs.len(), 1);
        let Sign::Date(written) = &signs[0].sign else { panic!("{signs:?}") };
        assert_eq!(written.weekday, Some((Weekday::Sun, "周日".to_owned())));
        assert_eq!(scan("(2-15)")[0].sign, Sign::Unknown, "figures are not passed over");
        assert_eq!(scan("(周日")[0].sign, Sign::Unknown);
    }

    #[test]
    fn a_word_nobody_knows_is_kept_up_to_the_next_known_one() {
        let signs = scan("体春节 offer");
        let told: Vec<&str> = signs.iter().map(|placed| placed.text.as_str()).collect();
        assert_eq!(told, ["体", "春节", "offer"]);
        assert_eq!(signs[0].sign, Sign::Unknown);
    }

    proptest! {
        #[test]
        fn any_text_is_taken_apart_without_a_panic(text in "[休班春节共天 0-9年月日号.,、（）()“”\"/~至\\-\n。;周六a-z]{0,60}") {
            let signs = scan(&text);
            prop_assert!(signs.iter().all(|placed| placed.line >= 1 && placed.line <= text.lines().count() + 1));
        }

        #[test]
        fn anything_at_all_is_taken_apart_without_a_panic(text in "\\PC{0,80}") {
            scan(&text);
        }
    }
}

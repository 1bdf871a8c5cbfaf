//! Dates and times as people type them: `11-23`, `今天`, `+3`, `2026-11-23`; `8:30`, `0830`, `17`.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};

/// The date somebody means, seen from `today`; `None` while it is not yet one.
pub fn parse_date(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let typed = half_width(typed);
    let word = typed.trim().to_lowercase();
    if let Some(days) = word_of_days(&word) {
        return moved(today, days);
    }
    if let Some(days) = word.strip_prefix('+').and_then(|days| days.trim().parse::<i64>().ok()) {
        return moved(today, days);
    }
    if let Some(days) = word.strip_prefix(['-', '−']).and_then(|days| days.trim().parse::<i64>().ok()) {
        return moved(today, -days);
    }
    let parts = numbers(&word)?;
    match parts.as_slice() {
        [year, month, day] if *year >= 1900 => NaiveDate::from_ymd_opt(i32::try_from(*year).ok()?, *month, *day),
        [month, day] => NaiveDate::from_ymd_opt(today.year(), *month, *day),
        [day] if *day <= 31 => NaiveDate::from_ymd_opt(today.year(), today.month(), *day),
        [packed] if *packed >= 19_000_101 => packed_date(*packed),
        _ => None,
    }
}

fn word_of_days(word: &str) -> Option<i64> {
    match word {
        "今天" | "今日" | "today" => Some(0),
        "明天" | "明日" | "tomorrow" => Some(1),
        "后天" => Some(2),
        "昨天" | "昨日" | "yesterday" => Some(-1),
        "前天" => Some(-2),
        _ => None,
    }
}

fn moved(today: NaiveDate, days: i64) -> Option<NaiveDate> {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 { today.checked_sub_days(distance) } else { today.checked_add_days(distance) }
}

/// Numbers between signs that separate dates; `None` with anything else in between.
fn numbers(word: &str) -> Option<Vec<u32>> {
    let is_separator = |sign: char| matches!(sign, '-' | '/' | '.' | '年' | '月' | '日' | '号' | ' ');
    word.split(is_separator).filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect()
}

fn packed_date(packed: u32) -> Option<NaiveDate> {
    let year = i32::try_from(packed / 10_000).ok()?;
    NaiveDate::from_ymd_opt(year, packed / 100 % 100, packed % 100)
}

/// The time somebody means; `None` while it is not yet one.
pub fn parse_time(typed: &str) -> Option<NaiveTime> {
    let typed = half_width(typed);
    let word = typed.trim();
    let parts: Option<Vec<u32>> = word
        .split([':', '.', '点', '时', '分', ' '])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect();
    match (parts?.as_slice(), word.len()) {
        ([hour, minute], _) => NaiveTime::from_hms_opt(*hour, *minute, 0),
        ([hour], 1 | 2) => NaiveTime::from_hms_opt(*hour, 0, 0),
        ([hour], _) if word.ends_with(['点', '时']) => NaiveTime::from_hms_opt(*hour, 0, 0),
        ([packed], 3 | 4) => NaiveTime::from_hms_opt(packed / 100, packed % 100, 0),
        _ => None,
    }
}

/// Full-width digits and signs of a Chinese keyboard as plain ones.
fn half_width(typed: &str) -> String {
    typed
        .chars()
        .map(|sign| match sign {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(sign) - 0xFEE0).unwrap_or(sign),
            '\u{3000}' => ' ',
            '。' => '.',
            _ => sign,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn dates_are_understood_as_people_type_them() {
        let today = day(2026, 11, 23);
        for (typed, meant) in [
            ("11-23", day(2026, 11, 23)),
            ("11/2", day(2026, 11, 2)),
            ("26", day(2026, 11, 26)),
            ("今天", today),
            ("today", today),
            ("明天", day(2026, 11, 24)),
            ("+3", day(2026, 11, 26)),
            ("＋3", day(2026, 11, 26)),
            ("-1", day(2026, 11, 22)),
            ("2024-03-11", day(2024, 3, 11)),
            ("2024年3月11日", day(2024, 3, 11)),
            ("20240311", day(2024, 3, 11)),
            ("11月26日", day(2026, 11, 26)),
            (" 11。26 ", day(2026, 11, 26)),
        ] {
            assert_eq!(parse_date(typed, today), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_no_date_stays_none() {
        let today = day(2026, 11, 23);
        for typed in ["", "+", "13-40", "2026-02-30", "明年", "1-2-3", "abc", "+99999999999999", "32"] {
            assert_eq!(parse_date(typed, today), None, "{typed}");
        }
    }

    #[test]
    fn times_are_understood_as_people_type_them() {
        let time = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        for (typed, meant) in [
            ("8:30", time(8, 30)),
            ("8：30", time(8, 30)),
            ("0830", time(8, 30)),
            ("830", time(8, 30)),
            ("17", time(17, 0)),
            ("17点", time(17, 0)),
            ("8点5分", time(8, 5)),
            ("25", None),
            ("8:75", None),
            ("", None),
            ("早上", None),
        ] {
            assert_eq!(parse_time(typed), meant, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn a_written_date_is_read_back(days in 0_u64..80_000) {
            let date = day(1900, 1, 1).checked_add_days(Days::new(days)).unwrap();
            prop_assert_eq!(parse_date(&date.format("%Y-%m-%d").to_string(), day(2026, 1, 1)), Some(date));
        }

        #[test]
        fn nothing_typed_panics(typed in "\\PC{0,12}") {
            let _ = (parse_date(&typed, day(2026, 11, 23)), parse_time(&typed));
        }
    }
}

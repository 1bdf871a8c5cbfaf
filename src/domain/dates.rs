//! Days and moments: the hall lives at UTC+8; instants are kept as UTC milliseconds, legal dates as ISO text.

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};

use serde::{Deserialize, Serialize};

use super::people::half_width;
use super::problems::Wrong;

/// China Standard Time, the hall's clock.
pub fn hall_offset() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).unwrap_or_else(|| Utc.fix())
}

/// One moment, to the millisecond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Moment(
    /// Milliseconds since 1970-01-01 UTC.
    pub i64,
);

impl Moment {
    /// Minutes since the epoch, begun ones not counted. Forms give minutes: a case recorded at 10:12:30 can be accepted
    /// at 10:12.
    pub fn minute(self) -> i64 {
        self.0.div_euclid(60_000)
    }

    /// The moment shown by the hall's clock on `date` at `time`.
    pub fn at(date: NaiveDate, time: NaiveTime) -> Self {
        let local = NaiveDateTime::new(date, time);
        Self(local.checked_sub_offset(hall_offset()).unwrap_or(local).and_utc().timestamp_millis())
    }

    /// The hall's clock at this moment (a moment out of chrono's range reads as 1970).
    pub fn local(self) -> DateTime<FixedOffset> {
        let utc = DateTime::<Utc>::from_timestamp_millis(self.0);
        let shown = utc.filter(|utc| utc.naive_utc().checked_add_offset(hall_offset()).is_some());
        shown.unwrap_or_default().with_timezone(&hall_offset())
    }

    /// The hall's date at this moment.
    pub fn date(self) -> NaiveDate {
        self.local().date_naive()
    }

    /// The hall's time of day at this moment.
    pub fn time(self) -> NaiveTime {
        self.local().time()
    }
}

impl<T: TimeZone> From<DateTime<T>> for Moment {
    fn from(value: DateTime<T>) -> Self {
        Self(value.timestamp_millis())
    }
}

/// Reads a date as people type it: `2026-11-23`, `2026/11/3`, `2026.11.3`, `20261123`, `2026年11月23日`, `11-23`
/// (this year), `今天` / `today`, `明天` / `tomorrow`, `昨天` / `yesterday`, `+3`, `-1`.
///
/// # Errors
/// `Missing` when blank, else `NotADate`.
pub fn parse_date(text: &str, today: NaiveDate) -> Result<NaiveDate, Wrong> {
    let plain = half_width(text.trim());
    let plain = plain.trim();
    if plain.is_empty() {
        return Err(Wrong::Missing);
    }
    let shift = |days: i64| today.checked_add_signed(Duration::days(days)).ok_or(Wrong::NotADate);
    match plain {
        "今天" | "today" => return Ok(today),
        "明天" | "tomorrow" => return shift(1),
        "昨天" | "yesterday" => return shift(-1),
        _ => {}
    }
    if let Some(days) = plain.strip_prefix('+').or(plain.strip_prefix('-').map(|_| plain)) {
        return days.trim().parse::<i32>().map_err(|_| Wrong::NotADate).and_then(|d| shift(i64::from(d)));
    }
    parse_written_date(plain, today.year()).ok_or(Wrong::NotADate)
}

/// A date written in figures; two groups take `this_year`.
fn parse_written_date(text: &str, this_year: i32) -> Option<NaiveDate> {
    let head = text.split([' ', 'T']).next().unwrap_or(text);
    if head.len() == 8 && head.bytes().all(|b| b.is_ascii_digit()) {
        return NaiveDate::parse_from_str(head, "%Y%m%d").ok();
    }
    let groups: Vec<u32> = head
        .split(['-', '/', '.', '年', '月', '日', '号'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    match groups.as_slice() {
        [year, month, day] => NaiveDate::from_ymd_opt(full_year(*year)?, *month, *day),
        [month, day] => NaiveDate::from_ymd_opt(this_year, *month, *day),
        _ => None,
    }
}

/// `24` is 2024; four figures stay; anything else is no year.
fn full_year(year: u32) -> Option<i32> {
    match year {
        0..=99 => Some(2000 + year as i32),
        1900..=2999 => Some(year as i32),
        _ => None,
    }
}

/// Reads a time of day: `8:30`, `08:30`, `0830`, `8.30`, `17：30`.
///
/// # Errors
/// `Missing` when blank, else `NotATime`.
pub fn parse_time(text: &str) -> Result<NaiveTime, Wrong> {
    let plain = half_width(text.trim()).replace(['.', '点', '时'], ":");
    if plain.is_empty() {
        return Err(Wrong::Missing);
    }
    let (hour, minute) = match plain.split_once(':') {
        Some((hour, minute)) => (hour.to_owned(), minute.trim_end_matches('分').to_owned()),
        None if plain.len() == 4 && plain.is_ascii() => {
            let (hour, minute) = plain.split_at(2);
            (hour.to_owned(), minute.to_owned())
        }
        None => (plain, String::new()),
    };
    let minute = if minute.is_empty() { "0" } else { minute.as_str() };
    let parsed = hour.trim().parse().ok().zip(minute.trim().parse().ok());
    parsed.and_then(|(h, m)| NaiveTime::from_hms_opt(h, m, 0)).ok_or(Wrong::NotATime)
}

/// All days of a month, in order; empty for an impossible month.
pub fn days_of_month(year: i32, month: u32) -> Vec<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month, 1);
    std::iter::successors(first, NaiveDate::succ_opt).take_while(|day| day.month() == month).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let today = day("2026-11-23");
        for (text, expected) in [
            ("2026-11-23", "2026-11-23"),
            ("2024/3/1", "2024-03-01"),
            ("2024.3.11", "2024-03-11"),
            ("20240311", "2024-03-11"),
            ("2024年3月11日", "2024-03-11"),
            ("11-26", "2026-11-26"),
            ("今天", "2026-11-23"),
            ("+3", "2026-11-26"),
            ("-1", "2026-11-22"),
            ("2024-03-11 00:00:00", "2024-03-11"),
        ] {
            assert_eq!(parse_date(text, today), Ok(day(expected)), "{text}");
        }
        for text in ["2026-02-30", "下周", "13-40", "+many", "1899-01-01-01"] {
            assert_eq!(parse_date(text, today), Err(Wrong::NotADate), "{text}");
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        let time = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        assert_eq!(parse_time("8:30"), Ok(time(8, 30)));
        assert_eq!(parse_time("1730"), Ok(time(17, 30)));
        assert_eq!(parse_time("17：05"), Ok(time(17, 5)));
        assert_eq!(parse_time("25:00"), Err(Wrong::NotATime));
    }

    #[test]
    fn a_moment_is_the_halls_clock() {
        let moment = Moment::at(day("2026-11-23"), NaiveTime::from_hms_opt(0, 30, 0).unwrap());
        assert_eq!(moment.date(), day("2026-11-23"));
        assert_eq!(moment.local().to_rfc3339(), "2026-11-23T00:30:00+08:00");
    }

    #[test]
    fn the_ends_of_chronos_range_are_no_panic() {
        for date in [NaiveDate::MIN, NaiveDate::MAX] {
            let moment = Moment::at(date, NaiveTime::MIN);
            let (_, _) = (moment.date(), moment.time());
        }
        for moment in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC].map(Moment::from) {
            let (_, _) = (moment.date(), moment.time());
        }
        assert_eq!(Moment(i64::MAX).date(), day("1970-01-01"));
    }

    #[test]
    fn a_month_has_its_days() {
        assert_eq!(days_of_month(2026, 11).len(), 30);
        assert_eq!(days_of_month(2024, 2).len(), 29);
        assert!(days_of_month(2026, 13).is_empty());
    }
}

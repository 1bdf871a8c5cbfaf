//! Cells of a register of cases that hold a time or a phone.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::staff_cells::{clean, dated};
use crate::domain::dates::{Moment, parse_date, parse_time};
use crate::domain::people::{half_width, is_ruined};
use crate::domain::problems::Wrong;

/// `2026-11-23 10:12`
pub(super) fn told(moment: Moment) -> String {
    moment.local().format("%Y-%m-%d %H:%M").to_string()
}

/// `2026-11-20 09:00`, with seconds and their parts where there are any.
pub(super) fn moment_told(moment: Moment) -> String {
    let local = moment.local();
    let form = match (local.second(), local.nanosecond()) {
        (0, 0) => "%Y-%m-%d %H:%M",
        (_, 0) => "%Y-%m-%d %H:%M:%S",
        _ => "%Y-%m-%d %H:%M:%S%.3f",
    };
    local.format(form).to_string()
}

/// Reads what [`moment_told`] wrote.
pub(super) fn moment_read(text: &str) -> Option<Moment> {
    let forms = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S%.f"];
    let read = forms.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())?;
    Some(Moment::at(read.date(), read.time()))
}

/// A time as a cell tells it: to the minute, or only the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TimeTold {
    pub(super) day: NaiveDate,
    pub(super) time: Option<NaiveTime>,
}

impl TimeTold {
    /// The moment meant; without a time the day's first, but not before what happened earlier on that day.
    pub(super) fn moment(self, not_before: Option<Moment>) -> Moment {
        let midnight = Moment::at(self.day, NaiveTime::MIN);
        match (self.time, not_before) {
            (Some(time), _) => Moment::at(self.day, time),
            (None, Some(earlier)) if earlier.date() == self.day => earlier,
            (None, _) => midnight,
        }
    }
}

/// Reads a day, with or without a time: `2024-03-05 14:20`, `2024年3月5日下午2时20分`, `2024/3/5`, a spreadsheet's day
/// number. A year is needed: a register speaks of years gone by.
///
/// # Errors
/// `NotADate`, `NotATime`, `NoYear`.
pub(super) fn time_told(cell: &str) -> Result<TimeTold, Wrong> {
    let plain = half_width(&clean(cell));
    let plain = plain.trim();
    if let Some(told) = of_serial(plain) {
        return Ok(told);
    }
    if !plain.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(Wrong::NotADate);
    }
    let (day, time) = split_at_time(plain);
    let groups: Vec<&str> = day.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    if matches!(groups.as_slice(), [month, _] if month.len() <= 2) {
        return Err(Wrong::NoYear);
    }
    // The day given here completes nothing: a year is always told.
    let day = parse_date(day, NaiveDate::MIN)?;
    let time = Some(time.trim()).filter(|time| !time.is_empty()).map(time_of_day).transpose()?;
    Ok(TimeTold { day, time })
}

/// Where the day ends and the time begins.
fn split_at_time(text: &str) -> (&str, &str) {
    let end = text.find(['日', '号']).map(|at| at + '日'.len_utf8());
    let end = end.or_else(|| text.find(|c: char| c.is_whitespace() || c == 'T')).unwrap_or(text.len());
    let (day, time) = text.split_at(end);
    (day.trim(), time.trim_start_matches('T'))
}

/// Reads a time of day; seconds are dropped, the afternoon is understood.
///
/// # Errors
/// `NotATime`.
pub(super) fn time_of_day(text: &str) -> Result<NaiveTime, Wrong> {
    let lower = half_width(&clean(text)).to_lowercase();
    if let Some(time) = of_day_part(&lower) {
        return Ok(time);
    }
    let is_late = ["下午", "晚上", "晚", "pm"].iter().any(|word| lower.contains(word));
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '时' | '点' | '分');
    let kept: String = lower.chars().filter(|c| is_figure(*c)).collect();
    let words = ["上午", "早上", "中午", "下午", "晚上", "晚", "am", "pm", "秒"];
    let rest = words.iter().fold(lower.clone(), |rest, word| rest.replace(word, ""));
    if !rest.chars().all(|c| is_figure(c) || c == ' ') {
        return Err(Wrong::NotATime);
    }
    let parts: Vec<&str> = kept.split([':', '.', '时', '点', '分']).collect();
    let minute = match parts.as_slice() {
        [all] => (*all).to_owned(),
        [hour, minute, ..] => format!("{hour}:{minute}"),
        [] => return Err(Wrong::NotATime),
    };
    let time = parse_time(&minute).map_err(|_| Wrong::NotATime)?;
    let is_afternoon = is_late && time.hour() < 12;
    Ok(if is_afternoon { time.overflowing_add_signed(chrono::Duration::hours(12)).0 } else { time })
}

/// A spreadsheet's day number, with its time as a fraction: `45356.6` is 2024-03-05 14:24.
fn of_serial(text: &str) -> Option<TimeTold> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let day = dated(whole.to_owned());
    if day == whole || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part: f64 = format!("0.{fraction}").parse().unwrap_or(0.0);
    let seconds = ((part * 1440.0).round() as u32).min(1439) * 60;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).filter(|_| seconds > 0);
    Some(TimeTold { day: day.parse().ok()?, time })
}

/// A spreadsheet's part of a day: `0.5` is 12:00. No hall writes half past midnight like this.
fn of_day_part(text: &str) -> Option<NaiveTime> {
    let part = text.strip_prefix("0.").filter(|part| !part.is_empty());
    let day: f64 = part.filter(|part| part.bytes().all(|b| b.is_ascii_digit())).and_then(|_| text.parse().ok())?;
    let seconds = ((day * 1440.0).round() as u32).min(1439) * 60;
    NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
}

/// A phone as a cell has it: `13800002610.0`, as some programs write a number, loses its end.
///
/// # Errors
/// `RuinedNumber` for `1.38E+10`.
pub(super) fn contact(cell: &str) -> Result<String, Wrong> {
    let text = clean(cell);
    if is_ruined(&text) {
        return Err(Wrong::RuinedNumber);
    }
    let whole = text.strip_suffix(".0").filter(|whole| whole.len() >= 7 && whole.bytes().all(|b| b.is_ascii_digit()));
    Ok(whole.map(str::to_owned).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(cell: &str) -> String {
        match time_told(cell) {
            Ok(TimeTold { day, time: Some(time) }) => format!("{day} {}", time.format("%H:%M")),
            Ok(TimeTold { day, time: None }) => day.to_string(),
            Err(wrong) => format!("{wrong:?}"),
        }
    }

    #[test]
    fn times_are_read_as_registers_write_them() {
        for (cell, expected) in [
            ("2024-03-05 14:20", "2024-03-05 14:20"),
            ("2024-03-05T14:20:59", "2024-03-05 14:20"),
            ("2024年3月5日下午2时20分", "2024-03-05 14:20"),
            ("2024年3月5日 9点", "2024-03-05 09:00"),
            ("2024/3/5  9:05", "2024-03-05 09:05"),
            ("2024.3.5", "2024-03-05"),
            ("24-3-5 2:20 PM", "2024-03-05 14:20"),
            ("20240305", "2024-03-05"),
            ("45356", "2024-03-05"),
            ("45356.6", "2024-03-05 14:24"),
            ("３月５日", "NoYear"),
            ("11-23", "NoYear"),
            ("2024年3月", "NotADate"),
            ("今天", "NotADate"),
            ("-1", "NotADate"),
            ("2024-02-30", "NotADate"),
            ("2024-03-05 25:00", "NotATime"),
            ("2024-03-05 上班前", "NotATime"),
        ] {
            assert_eq!(told(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_part_of_a_day_is_a_time() {
        let read = |text: &str| time_of_day(text).map(|time| time.format("%H:%M").to_string());
        for (cell, time) in [("0.5", "12:00"), ("0.375", "09:00"), ("0.604166666666667", "14:30"), ("0.25", "06:00")] {
            assert_eq!(read(cell).as_deref(), Ok(time), "{cell}");
        }
    }

    #[test]
    fn a_day_without_a_time_is_not_before_what_happened_earlier_on_it() {
        let received = Moment::at("2024-03-05".parse().unwrap(), NaiveTime::from_hms_opt(14, 20, 0).unwrap());
        let same_day = time_told("2024-03-05").unwrap();
        assert_eq!(same_day.moment(Some(received)), received);
        assert_eq!(time_told("2024-03-06").unwrap().moment(Some(received)).time(), NaiveTime::MIN);
    }

    #[test]
    fn a_phone_keeps_its_digits_and_a_ruined_one_is_named() {
        assert_eq!(contact("13800002610.0"), Ok("13800002610".into()));
        assert_eq!(contact("1.38E+10"), Err(Wrong::RuinedNumber));
        assert_eq!(contact(" 北街 3 号 "), Ok("北街 3 号".into()));
    }
}

//! Values as a person types them: moments, periods, lists of words, paths.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};

use super::super::asked::PeriodAsked;
use super::Misread;
use crate::domain::dates::{Moment, parse_time};
use crate::domain::deadlines::Circumstance;
use crate::domain::periods::Period;

/// `2026-02-13T16:30`, also with a space between or without the time (its beginning), in the years 1 to 9999.
pub(super) fn moment(text: &str) -> Option<Moment> {
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, "00:00"));
    let date = date.parse::<NaiveDate>().ok().filter(|date| (1..=9999).contains(&date.year()))?;
    Some(Moment::at(date, parse_time(time).ok()?))
}

pub(super) fn circumstances(text: &str) -> Result<BTreeSet<Circumstance>, Misread> {
    let words = text.split([',', '，']).map(str::trim).filter(|word| !word.is_empty());
    let read = |word: &str| Circumstance::from_code(word).ok_or_else(|| Misread::BadValue("--with", word.to_owned()));
    words.map(read).collect()
}

/// One month, quarter or year, or a first and a last day; anything else is not understood.
pub(super) fn period(given: &[(&'static str, String)]) -> Result<PeriodAsked, Misread> {
    let whole = |name: &'static str, value: &str| {
        let read = match name {
            "--month" => Period::read_month(value),
            "--quarter" => Period::read_quarter(value),
            _ => Period::read_year(value),
        };
        read.map(PeriodAsked::Whole).map_err(|_| Misread::BadValue(name, value.to_owned()))
    };
    match given {
        [] => Err(Misread::Missing("--month")),
        [("--from", first), ("--to", last)] | [("--to", last), ("--from", first)] => {
            Ok(PeriodAsked::Days(first.clone(), last.clone()))
        }
        [("--from", _)] => Err(Misread::Missing("--to")),
        [("--to", _)] => Err(Misread::Missing("--from")),
        [(name, value)] => whole(name, value),
        [_, (name, _), ..] => Err(Misread::Unexpected((*name).to_owned())),
    }
}

pub(super) fn file(rest: &mut impl Iterator<Item = OsString>) -> Result<PathBuf, Misread> {
    rest.next().map(PathBuf::from).ok_or(Misread::Missing("FILE"))
}

pub(super) fn list(rest: &mut impl Iterator<Item = OsString>) -> Result<PathBuf, Misread> {
    rest.next().map(PathBuf::from).ok_or(Misread::Missing("LIST"))
}

pub(super) fn split(text: &str) -> Vec<String> {
    text.split([',', '，']).map(|part| part.trim().to_uppercase()).filter(|part| !part.is_empty()).collect()
}

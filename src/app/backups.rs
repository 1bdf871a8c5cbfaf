//! Copies of the file beside it: on closing, and once a day; thinned by a pure rule.

use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDateTime};

use super::{App, messages, paths};
use crate::domain::dates::Moment;
use crate::register::{Hold, RegisterError};

/// Name of a copy: `2026-11-23_1742.hall`.
fn copy_name(at: Moment) -> String {
    format!("{}.hall", at.local().format("%Y-%m-%d_%H%M%S"))
}

fn moment_of(name: &str) -> Option<Moment> {
    let stem = name.strip_suffix(".hall")?;
    let local = NaiveDateTime::parse_from_str(stem, "%Y-%m-%d_%H%M%S").ok()?;
    Some(Moment::at(local.date(), local.time()))
}

/// All copies of a file, oldest first.
pub fn copies_of(file: &Path) -> Vec<(Moment, PathBuf)> {
    let Ok(entries) = std::fs::read_dir(paths::backups_of(file)) else {
        return Vec::new();
    };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<(Moment, PathBuf)> =
        paths.filter_map(|path| Some((moment_of(&paths::file_name(&path))?, path))).collect();
    found.sort();
    found
}

/// When the newest copy of a file was made.
pub fn newest_of(file: &Path) -> Option<Moment> {
    copies_of(file).last().map(|(moment, _)| *moment)
}

/// Which copies may go: kept are the newest 10, the last of each of the newest 14 days, of 8 weeks, of 24 months.
pub fn to_thin(copies: &[Moment]) -> Vec<Moment> {
    let mut sorted = copies.to_vec();
    sorted.sort();
    sorted.reverse();
    let mut kept: std::collections::BTreeSet<Moment> = sorted.iter().take(10).copied().collect();
    keep_last_of(&sorted, 14, &mut kept, |moment| i64::from(moment.date().num_days_from_ce()));
    keep_last_of(&sorted, 8, &mut kept, |moment| {
        let week = moment.date().iso_week();
        i64::from(week.year()) * 100 + i64::from(week.week())
    });
    keep_last_of(&sorted, 24, &mut kept, |moment| {
        i64::from(moment.date().year()) * 12 + i64::from(moment.date().month0())
    });
    sorted.retain(|moment| !kept.contains(moment));
    sorted
}

fn keep_last_of(
    newest_first: &[Moment],
    most: usize,
    kept: &mut std::collections::BTreeSet<Moment>,
    period: impl Fn(Moment) -> i64,
) {
    let mut seen = Vec::new();
    for moment in newest_first {
        let of = period(*moment);
        if !seen.contains(&of) && seen.len() < most {
            seen.push(of);
            kept.insert(*moment);
        }
    }
}

impl App {
    /// The first copy of a day, once the hall was opened.
    pub(super) fn back_up_if_due(&mut self) {
        let now = self.clock.now();
        let Some(session) = &mut self.session else {
            return;
        };
        let is_due = session.register.path().is_some()
            && session.register.hold() != Some(Hold::ViewOnly)
            && session.backup_tried != Some(now.date())
            && session.last_backup.is_none_or(|last| last.date() < now.date());
        if is_due {
            session.backup_tried = Some(now.date());
            self.back_up_now();
        }
    }

    /// The copy on closing, if anything was written since the last one.
    pub(super) fn back_up_on_close(&mut self) {
        let Some(session) = &self.session else { return };
        let is_newer = session.last_backup.is_none_or(|last| session.saved_at > last);
        if session.register.path().is_some() && session.register.hold() != Some(Hold::ViewOnly) && is_newer {
            self.back_up_now();
        }
    }

    fn back_up_now(&mut self) {
        let now = self.clock.now();
        let Some(session) = &mut self.session else {
            return;
        };
        let Some(file) = session.register.path().map(Path::to_owned) else {
            return;
        };
        let target = paths::backups_of(&file).join(copy_name(now));
        match session.register.back_up(&target) {
            Ok(()) => {
                session.last_backup = Some(now);
                thin(&file);
            }
            Err(error) => {
                let notice = messages::of_backup(&self.strings, &error);
                self.notify(notice);
            }
        }
    }

    /// A copy to a place a person chose.
    pub(crate) fn back_up_to(&mut self, target: &Path) -> Result<(), RegisterError> {
        let Some(session) = &self.session else {
            return Ok(());
        };
        session.register.back_up(target)
    }
}

fn thin(file: &Path) {
    let copies = copies_of(file);
    let moments: Vec<Moment> = copies.iter().map(|(moment, _)| *moment).collect();
    let going = to_thin(&moments);
    for (moment, path) in copies {
        if going.contains(&moment) {
            let _ = std::fs::remove_file(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Duration, NaiveDate, NaiveTime};

    fn at(days_ago: i64, hour: u32) -> Moment {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap() - Duration::days(days_ago);
        Moment::at(day, NaiveTime::from_hms_opt(hour, 0, 0).unwrap())
    }

    #[test]
    fn the_newest_ten_stay_and_older_days_keep_their_last_copy() {
        let copies: Vec<Moment> = (0..13).flat_map(|day| [at(day, 9), at(day, 17)]).collect();
        let going = to_thin(&copies);
        assert!(copies.iter().rev().all(|m| m.time().format("%H").to_string() == "09" || !going.contains(m)));
        assert_eq!(copies.len() - going.len(), 10 + 8);
    }

    #[test]
    fn a_year_of_daily_copies_keeps_a_handful() {
        let copies: Vec<Moment> = (0..365).map(|day| at(day, 17)).collect();
        let kept = copies.len() - to_thin(&copies).len();
        assert!((25..=40).contains(&kept), "{kept}");
    }

    #[test]
    fn a_copys_name_tells_its_moment() {
        assert_eq!(moment_of(&copy_name(at(0, 17))), Some(at(0, 17)));
        assert_eq!(moment_of("letter.hall"), None);
    }
}

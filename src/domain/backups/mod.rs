//! Copies of the file: when one is due, which may go, and when their age is warned of; what they are called stands in `names`. Pure.

mod names;

pub use names::{BackupReason, CopyName, apart_name, kept_at, stamp};

use std::collections::BTreeSet;

use chrono::Datelike;

use super::dates::Moment;

/// So many of the newest copies stay, whatever their day.
const NEWEST: usize = 5;
/// So many days keep their last copy.
const DAYS: usize = 7;
/// So many weeks keep their last copy.
const WEEKS: usize = 4;
/// So many months keep their last copy.
const MONTHS: usize = 12;

/// Days after which the copy on this PC is old, and very old: one is made each day the program is used.
const FIRST_OLD: [i64; 2] = [2, 7];
/// Days after which the copy in the second place is old, and very old: a stick is not plugged in each day.
const SECOND_OLD: [i64; 2] = [7, 30];
/// So far ahead a copy's moment may be before the clock is thought to be wrong, in milliseconds.
const AHEAD_MS: i64 = 10 * 60_000;

/// Whose a copy is. A hall keeps its number for ever, so the same file name may have held another hall before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Of this very hall.
    Own,
    /// Of another hall: never thinned, never brought back without a question.
    Other,
    /// It cannot be told: the copy cannot be read, or which hall this is is not known.
    Unknown,
}

impl Whose {
    /// By the number found in the copy and the hall's own.
    pub fn told(found: Option<&str>, hall: Option<&str>) -> Self {
        match (found, hall) {
            (Some(found), Some(hall)) if found == hall => Self::Own,
            (Some(_), Some(_)) => Self::Other,
            _ => Self::Unknown,
        }
    }
}

/// Whether the day's first copy is due: none bears today's date. A copy of a day to come does not count, it only tells that
/// the clock was wrong once.
pub fn is_daily_due(copies: &[CopyName], now: Moment) -> bool {
    !copies.iter().any(|copy| copy.at.date() == now.date())
}

/// Which copies may go. Kept are the newest 5, the last of each of the newest 7 days, 4 weeks and 12 months that have any,
/// and those made before a migration or restore for 180 days, before an erasure for 30. Copies of a day to come are left
/// alone and push no other out.
pub fn to_thin(copies: &[CopyName], now: Moment) -> Vec<CopyName> {
    let mut newest_first: Vec<CopyName> = copies.iter().filter(|copy| copy.at.0 <= now.0 + AHEAD_MS).copied().collect();
    newest_first.sort();
    newest_first.reverse();
    let mut kept: BTreeSet<CopyName> = newest_first.iter().take(NEWEST).copied().collect();
    keep_last_of(&newest_first, DAYS, &mut kept, |at| i64::from(at.date().num_days_from_ce()));
    keep_last_of(&newest_first, WEEKS, &mut kept, |at| {
        let week = at.date().iso_week();
        i64::from(week.year()) * 100 + i64::from(week.week())
    });
    keep_last_of(&newest_first, MONTHS, &mut kept, |at| {
        i64::from(at.date().year()) * 12 + i64::from(at.date().month0())
    });
    newest_first.retain(|copy| !kept.contains(copy) && days_since(copy.at, now) >= stays_days(copy.reason));
    newest_first
}

/// For so many days a copy made for this reason stays beyond the ordinary rule: half a year to find out that a new edition or a
/// copy brought back was wrong. Before an erasure only a month, and on purpose: the copy still holds who was erased.
fn stays_days(reason: BackupReason) -> i64 {
    match reason {
        BackupReason::BeforeMigration | BackupReason::BeforeRestore => 180,
        BackupReason::BeforeErasure => 30,
        BackupReason::Daily | BackupReason::OnClose | BackupReason::Asked | BackupReason::BeforeImport => 0,
    }
}

fn keep_last_of(newest_first: &[CopyName], most: usize, kept: &mut BTreeSet<CopyName>, period: impl Fn(Moment) -> i64) {
    let mut seen = BTreeSet::new();
    for copy in newest_first {
        if seen.len() < most && seen.insert(period(copy.at)) {
            kept.insert(*copy);
        }
    }
}

fn days_since(at: Moment, now: Moment) -> i64 {
    (now.date() - at.date()).num_days()
}

/// How much a person should mind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Care {
    /// All is well.
    #[default]
    Fine,
    /// To be seen to soon (amber).
    Soon,
    /// To be seen to now (red).
    Now,
}

/// How old the newest copy on this PC may be: amber from the second day on, red from the seventh or when there is none.
pub fn care_of_first(newest: Option<Moment>, now: Moment) -> Care {
    newest.map_or(Care::Now, |at| care_of_age(at, now, FIRST_OLD))
}

/// How the second place was found the last time somebody looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PlaceState {
    /// Nobody looked yet.
    #[default]
    Unknown,
    /// It is there and took the last copy.
    There,
    /// It is not there: the stick is out, the share not reached.
    Missing,
    /// No room is left on it.
    Full,
    /// It may not be written.
    ReadOnly,
    /// It does not keep what is written, or was pulled out in the middle.
    Broken,
}

/// The same for the second place: amber from the seventh day on, while it takes no copies and when none lies there yet; red
/// from the thirtieth day on.
pub fn care_of_second(newest: Option<Moment>, state: PlaceState, now: Moment) -> Care {
    let of_state = match state {
        PlaceState::Unknown | PlaceState::There => Care::Fine,
        PlaceState::Missing | PlaceState::Full | PlaceState::ReadOnly | PlaceState::Broken => Care::Soon,
    };
    newest.map_or(Care::Soon, |at| care_of_age(at, now, SECOND_OLD)).max(of_state)
}

fn care_of_age(at: Moment, now: Moment, [soon, urgent]: [i64; 2]) -> Care {
    let days = days_since(at, now);
    if days >= urgent {
        Care::Now
    } else if days >= soon || at.0 > now.0 + AHEAD_MS {
        Care::Soon
    } else {
        Care::Fine
    }
}

/// How much a file holds; for telling two states of it apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// People on the roster.
    pub people: i64,
    /// Cases.
    pub cases: i64,
    /// Openings of the boxes logged.
    pub box_entries: i64,
    /// Checks.
    pub checks: i64,
    /// Lines of the history.
    pub lines: i64,
}

impl Counts {
    /// How many more there are now than in an earlier state; negative where there are fewer.
    pub fn since(self, earlier: Self) -> Self {
        Self {
            people: self.people - earlier.people,
            cases: self.cases - earlier.cases,
            box_entries: self.box_entries - earlier.box_entries,
            checks: self.checks - earlier.checks,
            lines: self.lines - earlier.lines,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Duration, NaiveDate, NaiveTime};
    use proptest::prelude::*;

    fn at(days_ago: i64, hour: u32) -> Moment {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap() - Duration::days(days_ago);
        Moment::at(day, NaiveTime::from_hms_opt(hour, 0, 0).unwrap())
    }

    fn daily(days_ago: i64, hour: u32) -> CopyName {
        CopyName::new(at(days_ago, hour), BackupReason::Daily)
    }

    #[test]
    fn the_days_first_copy_is_due_until_there_is_one_of_today() {
        assert!(is_daily_due(&[], at(0, 9)));
        assert!(is_daily_due(&[daily(1, 18)], at(0, 9)));
        assert!(!is_daily_due(&[daily(0, 8)], at(0, 9)));
        assert!(is_daily_due(&[daily(-400, 8)], at(0, 9)), "a copy of a day to come is no copy of today");
    }

    #[test]
    fn a_year_of_two_copies_a_day_keeps_days_weeks_and_months() {
        let copies: Vec<_> = (0..365).flat_map(|day| [daily(day, 9), daily(day, 17)]).collect();
        let going = to_thin(&copies, at(0, 18));
        let kept: Vec<_> = copies.iter().filter(|copy| !going.contains(copy)).collect();
        let days = (0..7).filter(|day| kept.contains(&&daily(*day, 17))).count();
        assert_eq!(days, 7);
        // A Monday: the last day of the week before, and so on back, is a Sunday.
        let sundays = [1, 8, 15].map(|day| daily(day, 17));
        assert!(sundays.iter().all(|last| kept.contains(&last)), "this week's last and those of the three before");
        let months: BTreeSet<_> = kept.iter().map(|copy| (copy.at.date().year(), copy.at.date().month())).collect();
        assert_eq!(months.len(), 12);
        assert!((20..=25).contains(&kept.len()), "{}", kept.len());
    }

    #[test]
    fn what_was_kept_before_a_great_step_stays_longer() {
        let mut copies: Vec<_> = (0..400).map(|day| daily(day, 17)).collect();
        let special = |reason, days| CopyName::new(at(days, 8), reason);
        let of = [
            (BackupReason::BeforeMigration, 180),
            (BackupReason::BeforeRestore, 180),
            (BackupReason::BeforeErasure, 30),
        ];
        for (reason, days) in of {
            copies.extend([special(reason, days - 1), special(reason, days)]);
        }
        let going = to_thin(&copies, at(0, 18));
        for (reason, days) in of {
            assert!(!going.contains(&special(reason, days - 1)), "{reason:?}");
            assert!(going.contains(&special(reason, days)), "{reason:?}");
        }
    }

    #[test]
    fn a_copy_of_a_day_to_come_pushes_no_other_out() {
        let mut copies: Vec<_> = (0..5).map(|hour| daily(0, 10 + hour)).collect();
        let before = to_thin(&copies, at(0, 18));
        copies.extend((1..30).map(|day| daily(-day, 9)));
        assert_eq!((before, to_thin(&copies, at(0, 18))), (vec![], vec![]));
    }

    #[test]
    fn age_is_warned_of_by_the_day() {
        let first = |days| care_of_first(Some(at(days, 17)), at(0, 9));
        assert_eq!(
            [first(0), first(1), first(2), first(6), first(7)],
            [Care::Soon, Care::Fine, Care::Soon, Care::Soon, Care::Now]
        );
        let second = |days| care_of_second(Some(at(days, 8)), PlaceState::There, at(0, 9));
        assert_eq!([second(6), second(7), second(29), second(30)], [Care::Fine, Care::Soon, Care::Soon, Care::Now]);
        let none = |state| care_of_second(None, state, at(0, 9));
        assert_eq!((care_of_first(None, at(0, 9)), none(PlaceState::There)), (Care::Now, Care::Soon));
        assert_eq!(care_of_second(Some(at(0, 8)), PlaceState::Missing, at(0, 9)), Care::Soon);
    }

    fn any_copies() -> impl Strategy<Value = Vec<CopyName>> {
        let one = (0..900i64, 0..24u32, 0..BackupReason::ALL.len());
        proptest::collection::vec(one, 0..120).prop_map(|all| {
            all.into_iter().map(|(day, hour, why)| CopyName::new(at(day, hour), BackupReason::ALL[why])).collect()
        })
    }

    fn kept(copies: &[CopyName], now: Moment) -> BTreeSet<CopyName> {
        let going = to_thin(copies, now);
        copies.iter().filter(|copy| !going.contains(copy)).copied().collect()
    }

    proptest! {
        #[test]
        fn the_newest_always_stays_and_thinning_again_takes_nothing(copies in any_copies()) {
            let now = at(0, 23);
            let once = kept(&copies, now);
            prop_assert_eq!(once.last(), copies.iter().max());
            let all: Vec<_> = once.iter().copied().collect();
            prop_assert_eq!(&kept(&all, now), &once);
        }

        #[test]
        fn thinning_copy_by_copy_keeps_what_thinning_all_at_once_keeps(copies in any_copies()) {
            let mut copies = copies;
            copies.sort();
            copies.dedup();
            let mut step = Vec::new();
            for copy in &copies {
                step.push(*copy);
                step = kept(&step, copy.at).into_iter().collect();
            }
            let now = copies.last().map_or(at(0, 0), |copy| copy.at);
            prop_assert_eq!(kept(&step, now), kept(&copies, now));
        }

        #[test]
        fn as_time_goes_by_care_never_grows_less(age in 0..60i64, more in 0..60i64) {
            let (earlier, later) = (at(0, 9), at(-more, 9));
            let copy = Some(at(age, 8));
            prop_assert!(care_of_first(copy, later) >= care_of_first(copy, earlier));
            let second = |now| care_of_second(copy, PlaceState::There, now);
            prop_assert!(second(later) >= second(earlier));
        }
    }
}

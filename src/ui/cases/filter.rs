//! What narrows and orders the list: asked of the register, kept over restarts and under names of one's own.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::cases::{CaseChannel, CaseKind, CaseQuery, CaseSort, Direction, StandingFilter, Target};
use crate::domain::dates::days_of_month;
use crate::domain::ids::StaffId;
use crate::ui::widgets::{Order, Sort};

/// Key of the filter kept over restarts.
pub(super) const KEPT: &str = "cases:filter";

/// Which cases, by how far they are and by their clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Which {
    /// 未办结
    Open,
    /// 今天到期
    DueToday,
    /// 逾期
    Overdue,
    /// 未定期限: the date rests on a year whose holidays are not known.
    Provisional,
    /// 全部
    #[default]
    All,
    /// 已办结, archived or not
    Closed,
    /// 作废
    Void,
}

impl Which {
    /// All, in the order of the chips.
    pub(super) const ALL: [Self; 7] =
        [Self::Open, Self::DueToday, Self::Overdue, Self::Provisional, Self::All, Self::Closed, Self::Void];

    /// What the file tells of it; the clocks tell the rest.
    pub(super) fn standing(self) -> StandingFilter {
        match self {
            Self::Open | Self::DueToday | Self::Overdue | Self::Provisional => StandingFilter::Open,
            Self::Closed => StandingFilter::Ended,
            Self::Void => StandingFilter::Void,
            Self::All => StandingFilter::All,
        }
    }
}

/// The days the cases came in on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Period {
    /// Any day.
    #[default]
    Ever,
    /// This month, whenever it is looked at.
    ThisMonth,
    /// The month before.
    LastMonth,
    /// This year.
    ThisYear,
    /// From a day to a day, both included.
    Between(NaiveDate, NaiveDate),
}

impl Period {
    /// First and last day, seen from `today`.
    pub(super) fn days(self, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Ever => None,
            Self::ThisMonth => Some(month_of(today)),
            Self::LastMonth => month_of(today).0.pred_opt().map(month_of),
            Self::ThisYear => {
                NaiveDate::from_ymd_opt(today.year(), 1, 1).zip(NaiveDate::from_ymd_opt(today.year(), 12, 31))
            }
            Self::Between(first, last) => Some((first, last)),
        }
    }
}

/// First and last day of a day's month.
pub(super) fn month_of(day: NaiveDate) -> (NaiveDate, NaiveDate) {
    let days = days_of_month(day.year(), day.month());
    (days.first().copied().unwrap_or(day), days.last().copied().unwrap_or(day))
}

/// What the list is sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SortBy {
    /// Open cases by their due moment, earliest first; then the others by number.
    #[default]
    Due,
    /// By when they came in.
    Received,
    /// By number.
    Number,
}

impl SortBy {
    /// All, in the order of the menu.
    pub(super) const ALL: [Self; 3] = [Self::Due, Self::Received, Self::Number];
}

/// Which way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Way {
    /// What is wanted mostly: due first, newest first.
    #[default]
    Usual,
    /// The other way round.
    Turned,
}

/// Column of the table with the subject, sorted by number.
const SUBJECT: usize = 0;
/// Column with the chip, sorted by due moment.
const DUE: usize = 1;

/// What narrows and orders the list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Filter {
    pub(super) which: Which,
    pub(super) kind: Option<CaseKind>,
    pub(super) channel: Option<CaseChannel>,
    pub(super) matter: Option<String>,
    pub(super) person: Option<StaffId>,
    pub(super) target: Option<Target>,
    pub(super) period: Period,
    pub(super) text: String,
    pub(super) sort: SortBy,
    pub(super) way: Way,
}

impl Filter {
    /// Everything is shown, in the order chosen.
    pub(super) fn clear(&mut self) {
        *self = Self { sort: self.sort, way: self.way, ..Self::default() };
    }

    /// What is asked of the register for cases of this standing.
    pub(super) fn query(&self, standing: StandingFilter, today: NaiveDate) -> CaseQuery {
        let (sort, way) = match self.sort {
            SortBy::Due => (CaseSort::ByNumber, Way::Usual),
            SortBy::Received => (CaseSort::ByReceived, self.way),
            SortBy::Number => (CaseSort::ByNumber, self.way),
        };
        CaseQuery {
            standing,
            kind: self.kind,
            channel: self.channel,
            matter: self.matter.clone(),
            handler: self.person,
            target: self.target.clone(),
            received: self.period.days(today),
            text: self.text.clone(),
            sort,
            direction: if way == Way::Usual { Direction::NewestFirst } else { Direction::OldestFirst },
        }
    }

    /// How many of the filters behind 筛选 narrow the list.
    pub(super) fn further(&self) -> usize {
        let set = [self.matter.is_some(), self.person.is_some(), self.target.is_some(), self.period != Period::Ever];
        set.into_iter().filter(|set| *set).count()
    }

    /// The sort as the heads of the table show it; by the time received there is none.
    pub(super) fn head(&self) -> Option<Sort> {
        let (column, usual) = match self.sort {
            SortBy::Due => (DUE, Order::Rising),
            SortBy::Number => (SUBJECT, Order::Falling),
            SortBy::Received => return None,
        };
        let turned = if usual == Order::Rising { Order::Falling } else { Order::Rising };
        Some(Sort { column, order: if self.way == Way::Usual { usual } else { turned } })
    }

    /// A click on a head: sorts by it, the other way round when it did already.
    pub(super) fn click_head(&mut self, column: usize) {
        let by = if column == DUE { SortBy::Due } else { SortBy::Number };
        self.sort_by(by);
    }

    /// Sorts by this, the other way round when it did already.
    pub(super) fn sort_by(&mut self, by: SortBy) {
        self.way = if self.sort == by && self.way == Way::Usual { Way::Turned } else { Way::Usual };
        self.sort = by;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_is_seen_from_today() {
        let today = day("2026-03-31");
        assert_eq!(Period::ThisMonth.days(today), Some((day("2026-03-01"), day("2026-03-31"))));
        assert_eq!(Period::LastMonth.days(today), Some((day("2026-02-01"), day("2026-02-28"))));
        assert_eq!(Period::LastMonth.days(day("2026-01-05")), Some((day("2025-12-01"), day("2025-12-31"))));
        assert_eq!(Period::ThisYear.days(today), Some((day("2026-01-01"), day("2026-12-31"))));
        assert_eq!(Period::Ever.days(today), None);
    }

    #[test]
    fn a_second_click_on_a_head_turns_the_order() {
        let mut filter = Filter::default();
        assert_eq!(filter.head(), Some(Sort { column: DUE, order: Order::Rising }));
        filter.click_head(SUBJECT);
        assert_eq!(filter.head(), Some(Sort { column: SUBJECT, order: Order::Falling }), "newest number first");
        filter.click_head(SUBJECT);
        assert_eq!(filter.head(), Some(Sort { column: SUBJECT, order: Order::Rising }));
        filter.sort_by(SortBy::Received);
        assert_eq!(filter.head(), None);
    }

    #[test]
    fn a_filter_kept_by_an_older_program_is_still_understood() {
        let filter = Filter {
            which: Which::Overdue,
            target: Some(Target::Team("营业班".into())),
            period: Period::Between(day("2026-11-01"), day("2026-11-15")),
            ..Filter::default()
        };
        let text = serde_json::to_string(&filter).unwrap();
        assert_eq!(serde_json::from_str::<Filter>(&text).unwrap(), filter);
        let older: Filter = serde_json::from_str(r#"{"which":"open","further":1}"#).unwrap();
        assert_eq!(older, Filter { which: Which::Open, ..Filter::default() });
    }
}

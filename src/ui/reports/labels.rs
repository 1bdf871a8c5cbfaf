//! What periods, slots, targets, matters and steps are called.

use chrono::Datelike;

use crate::domain::cases::Target;
use crate::domain::periods::{Grain, Period, Shape, Slot};
use crate::register::case_figures::FigureNames;
use crate::ui::strings::Strings;

const MINUTE_MS: f64 = 60_000.0;
const HOUR_MS: f64 = 60.0 * MINUTE_MS;
const DAY_MS: f64 = 24.0 * HOUR_MS;

/// `2026 年 11 月`, `2026 年 4 季度`, `2026 年`, `2026-11-01 – 2026-11-15`.
pub fn period(strings: &Strings, period: Period) -> String {
    let year = period.first().year();
    match period.shape() {
        Shape::Month => strings.month(year, period.first().month()),
        Shape::Quarter => {
            let quarter = period.quarter_number();
            strings.text_with("report-quarter", &[("year", year.to_string().into()), ("quarter", quarter.into())])
        }
        Shape::Year => strings.text_with("report-year", &[("year", year.to_string().into())]),
        Shape::Days => {
            let [from, to] = [period.first(), period.last()].map(|day| strings.date_iso(day));
            strings.text_with("report-days", &[("from", from.into()), ("to", to.into())])
        }
    }
}

/// A length of time with one digit: minutes under an hour, hours under two days, else days.
pub fn span(strings: &Strings, ms: i64) -> String {
    let ms = ms as f64;
    let (key, value) = match ms {
        _ if ms < HOUR_MS => ("span-minutes", strings.number(ms / MINUTE_MS, 0)),
        _ if ms < 2.0 * DAY_MS => ("span-hours", strings.number(ms / HOUR_MS, 1)),
        _ => ("span-days", strings.number(ms / DAY_MS, 1)),
    };
    strings.text_with(key, &[("n", value.into())])
}

/// Keys of the table's title and of its first column.
pub(super) fn slot_table(grain: Grain) -> (&'static str, &'static str) {
    match grain {
        Grain::Day => ("report-by-day", "report-column-day"),
        Grain::Month => ("report-by-month", "report-column-month"),
        Grain::Year => ("report-by-year", "report-column-year"),
    }
}

/// A slot by its whole name: `11-02 周一` (with its year in a period over two), `2026 年 11 月`, `2026 年`.
pub(super) fn slot_name(strings: &Strings, slot: Slot, of: Period) -> String {
    let first = slot.first;
    match slot.grain {
        Grain::Day => strings.date_with_weekday(first, of.first()),
        Grain::Month => strings.month(first.year(), first.month()),
        Grain::Year => strings.text_with("report-year", &[("year", first.year().to_string().into())]),
    }
}

/// A slot below its bar, short: `2`, `11-02`; `11 月`, `Nov`, `2026-11`; `2026`.
pub(super) fn slot_label(strings: &Strings, slot: Slot, of: Period) -> String {
    let first = slot.first;
    let is_one_year = of.first().year() == of.last().year();
    match slot.grain {
        Grain::Day if of.shape() == Shape::Month => first.day().to_string(),
        Grain::Day => first.format("%m-%d").to_string(),
        Grain::Month if is_one_year => strings.month_alone(first.month()),
        Grain::Month => first.format("%Y-%m").to_string(),
        Grain::Year => first.year().to_string(),
    }
}

/// A target: a person by name, a window by number, a team, the hall, nobody.
pub(super) fn target(strings: &Strings, target: &Target, names: &FigureNames) -> String {
    match target {
        Target::Nobody => strings.text("report-target-nobody"),
        Target::Hall => strings.text("report-target-hall"),
        Target::Person(id) => names.people.get(id).cloned().unwrap_or_else(|| strings.text("report-unknown")),
        Target::Window(id) => match names.windows.get(id) {
            Some(number) => strings.text_with("report-target-window", &[("number", number.as_str().into())]),
            None => strings.text("report-unknown"),
        },
        Target::Team(name) => name.clone(),
    }
}

/// A matter by its name; its code where no rule set knows it.
pub(super) fn matter(strings: &Strings, code: &str, names: &FigureNames) -> String {
    if code.is_empty() {
        return strings.text("report-matter-none");
    }
    names.matters.get(code).map_or(code, |name| name.in_language(strings.lang().key())).to_owned()
}

/// A step by its name; its code where no rule set knows it.
pub(super) fn step(strings: &Strings, code: &str, names: &FigureNames) -> String {
    names.steps.get(code).map_or(code, |name| name.in_language(strings.lang().key())).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::strings::Lang;

    fn both(told: impl Fn(&Strings) -> String) -> [String; 2] {
        Lang::ALL.map(|lang| told(&Strings::load(lang)))
    }

    #[test]
    fn a_length_of_time_is_told_in_the_unit_that_says_most() {
        let told = |ms: i64| both(|strings| span(strings, ms));
        assert_eq!(told(0), ["0 分钟", "0 min"]);
        assert_eq!(told(59 * 60_000), ["59 分钟", "59 min"]);
        assert_eq!(told(90 * 60_000), ["1.5 小时", "1.5 h"]);
        assert_eq!(told(47 * 3_600_000), ["47 小时", "47 h"]);
        assert_eq!(told(232 * 3_600_000), ["9.7 天", "9.7 d"]);
    }

    #[test]
    fn periods_and_slots_are_called_as_people_do() {
        let november = Period::month(2026, 11).unwrap();
        assert_eq!(both(|s| period(s, november)), ["2026 年 11 月", "November 2026"]);
        assert_eq!(both(|s| period(s, Period::quarter(2026, 4).unwrap())), ["2026 年 4 季度", "Quarter 4 of 2026"]);
        assert_eq!(both(|s| period(s, Period::year(2026).unwrap())), ["2026 年", "2026"]);
        let days = Period::days(november.first(), november.last()).unwrap();
        assert_eq!(both(|s| period(s, days)), ["2026-11-01 – 2026-11-30", "2026-11-01 – 2026-11-30"]);
        let label = |of: Period, place: usize| both(|s| slot_label(s, of.slots()[place], of));
        assert_eq!(label(november, 1), ["2", "2"]);
        assert_eq!(label(days, 1), ["11-02", "11-02"]);
        assert_eq!(label(Period::year(2026).unwrap(), 10), ["11 月", "Nov"]);
        let two_years = Period::days("2025-11-01".parse().unwrap(), november.last()).unwrap();
        assert_eq!(label(two_years, 12), ["2026-11", "2026-11"]);
        assert_eq!(both(|s| slot_name(s, november.slots()[1], november)), ["11-02 周一", "Mon 11-02"]);
    }
}

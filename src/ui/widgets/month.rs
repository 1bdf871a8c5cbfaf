//! Months from Monday: the weeks of a month, its heading and the day picker of the date field.

use super::button::Button;
use super::chip::FilterChip;
use super::paint::{corner, line, put};
use crate::ui::icons;
use crate::ui::strings::Strings;
use crate::ui::theme::{Text, Tokens, size};
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use egui::{Align, Align2, CursorIcon, Layout, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

const CELL: [f32; 2] = [36.0, 32.0];

/// The days from Monday to Sunday.
pub(super) const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// The month a calendar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthShown {
    /// Year.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
}

impl MonthShown {
    /// The month of a day.
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }

    /// The first day of the month; `None` outside the years a calendar knows.
    pub fn first(self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month, 1)
    }

    /// The month after.
    #[must_use]
    pub fn following(self) -> Self {
        self.first().and_then(|first| first.checked_add_months(Months::new(1))).map_or(self, Self::of)
    }

    /// The month before.
    #[must_use]
    pub fn previous(self) -> Self {
        self.first().and_then(|first| first.checked_sub_months(Months::new(1))).map_or(self, Self::of)
    }
}

/// The weeks of a month, each from Monday to Sunday; `None` for days of other months.
pub fn month_weeks(shown: MonthShown) -> Vec<[Option<NaiveDate>; 7]> {
    let Some(first) = shown.first() else {
        return Vec::new();
    };
    let lead = u64::from(first.weekday().num_days_from_monday());
    let Some(monday) = first.checked_sub_days(Days::new(lead)) else {
        return Vec::new();
    };
    let week = |week: u64| {
        std::array::from_fn(|day| {
            let date = monday.checked_add_days(Days::new(week * 7 + day as u64))?;
            (MonthShown::of(date) == shown).then_some(date)
        })
    };
    (0..6).map(week).filter(|days: &[Option<NaiveDate>; 7]| days.iter().any(Option::is_some)).collect()
}

/// `‹ 2026 年 11 月 ›`; changed when another month was chosen.
pub fn month_bar(ui: &mut Ui, tokens: &Tokens, strings: &Strings, shown: &mut MonthShown) -> Response {
    let before = *shown;
    let mut response = ui
        .horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let arrow = |icon, key: &str| Button::icon_only(icon, strings.text(key)).small();
            if arrow(icons::PREVIOUS, "month-previous").show(ui, tokens).clicked() {
                *shown = shown.previous();
            }
            let words = strings.month(shown.year, shown.month);
            let room = vec2(ui.available_width().min(200.0) - size::SMALL, size::SMALL);
            let (rect, name) = ui.allocate_exact_size(room, Sense::hover());
            put(ui.painter(), line(ui, Text::RowTitle, &words, tokens.text), rect, Align2::CENTER_CENTER);
            name.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
            if arrow(icons::FOLLOWING, "month-following").show(ui, tokens).clicked() {
                *shown = shown.following();
            }
        })
        .response;
    if *shown != before {
        response.mark_changed();
    }
    response
}

/// The heads of the columns of a month, `cell` wide each with `gap` between them.
pub fn weekday_row(ui: &mut Ui, tokens: &Tokens, strings: &Strings, (cell, gap): (f32, f32)) {
    let width = cell * 7.0 + gap * 6.0;
    let (rect, _) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
    for (index, day) in WEEK.into_iter().enumerate() {
        let left = rect.left() + (cell + gap) * index as f32;
        let place = Rect::from_min_size(egui::pos2(left, rect.top()), vec2(cell, rect.height()));
        let words = line(ui, Text::Small, &strings.weekday_sign(day), tokens.text2);
        put(ui.painter(), words, place, Align2::CENTER_CENTER);
    }
}

/// A month that stays open inside a pane: a click on a day answers it.
pub fn month_card(
    ui: &mut Ui,
    tokens: &Tokens,
    strings: &Strings,
    (shown, today): (&mut MonthShown, NaiveDate),
) -> Option<NaiveDate> {
    let picked = today.checked_add_days(Days::new(3));
    let frame = super::menu::floating_frame(tokens).inner_margin(egui::Margin::same(12));
    frame.show(ui, |ui| day_picker(ui, tokens, strings, (shown, picked, today))).inner
}

/// A month to pick a day from, with chips for the usual ones. Answers the day that was picked.
pub(super) fn day_picker(
    ui: &mut Ui,
    tokens: &Tokens,
    strings: &Strings,
    (shown, picked, today): (&mut MonthShown, Option<NaiveDate>, NaiveDate),
) -> Option<NaiveDate> {
    let [cell, _] = CELL;
    ui.set_width(cell * 7.0);
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    picker_bar(ui, tokens, strings, shown);
    weekday_row(ui, tokens, strings, (cell, 0.0));
    let mut answer = None;
    for week in month_weeks(*shown) {
        ui.horizontal(|ui| {
            for day in week {
                answer = day_cell(ui, tokens, strings, (day, picked, today)).or(answer);
            }
        });
    }
    ui.add_space(size::GAP_4);
    super::separator(ui, tokens);
    ui.add_space(size::GAP_8);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        for (key, days) in [("date-today", 0), ("date-tomorrow", 1), ("date-in-three-days", 3)] {
            if FilterChip::new(strings.text(key)).show(ui, tokens).clicked() {
                answer = today.checked_add_days(Days::new(days)).or(answer);
            }
        }
    });
    answer
}

fn picker_bar(ui: &mut Ui, tokens: &Tokens, strings: &Strings, shown: &mut MonthShown) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::NORMAL), Sense::hover());
    let words = strings.month(shown.year, shown.month);
    put(ui.painter(), line(ui, Text::RowTitle, &words, tokens.text), rect, Align2::CENTER_CENTER);
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(Layout::left_to_right(Align::Center)));
    if Button::icon_only(icons::PREVIOUS, strings.text("month-previous")).small().show(&mut row, tokens).clicked() {
        *shown = shown.previous();
    }
    let mut row = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(Layout::right_to_left(Align::Center)));
    if Button::icon_only(icons::FOLLOWING, strings.text("month-following")).small().show(&mut row, tokens).clicked() {
        *shown = shown.following();
    }
}

fn day_cell(
    ui: &mut Ui,
    tokens: &Tokens,
    strings: &Strings,
    (day, picked, today): (Option<NaiveDate>, Option<NaiveDate>, NaiveDate),
) -> Option<NaiveDate> {
    let Some(day) = day else {
        ui.allocate_exact_size(CELL.into(), Sense::hover());
        return None;
    };
    let (rect, response) = ui.allocate_exact_size(CELL.into(), Sense::click());
    let is_picked = picked == Some(day);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_picked, strings.date_long(day)));
    let plate = rect.shrink2(vec2(1.0, 0.0));
    let is_sunday = day.weekday() == Weekday::Sun;
    let (style, color) = match (is_picked, day == today, is_sunday) {
        (true, _, _) => (Text::RowTitle, tokens.on_accent),
        (false, true, _) => (Text::RowTitle, tokens.accent_text),
        (false, false, true) => (Text::Body, tokens.text3),
        (false, false, false) => (Text::Body, tokens.text),
    };
    if is_picked {
        ui.painter().rect_filled(plate, corner(4.0), tokens.accent);
    } else if response.hovered() {
        ui.painter().rect_filled(plate, corner(4.0), tokens.hover);
    }
    if day == today && !is_picked {
        let stroke = Stroke::new(size::LINE, tokens.accent);
        ui.painter().rect_stroke(plate, corner(4.0), stroke, StrokeKind::Inside);
    }
    put(ui.painter(), line(ui, style, &day.day().to_string(), color), rect, Align2::CENTER_CENTER);
    super::paint::focus_ring(ui, &response, 4.0, tokens);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked().then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn november_2026_begins_on_the_sunday_of_its_first_week() {
        let weeks = month_weeks(MonthShown { year: 2026, month: 11 });
        assert_eq!(weeks.len(), 6);
        assert_eq!(weeks[0].iter().flatten().count(), 1);
        assert_eq!(weeks[0][6].unwrap().day(), 1);
        assert_eq!(weeks[5][0].unwrap().day(), 30);
    }

    #[test]
    fn a_month_holds_each_of_its_days_once_and_mondays_first() {
        for month in 1..=12 {
            let weeks = month_weeks(MonthShown { year: 2024, month });
            let days: Vec<u32> = weeks.iter().flatten().flatten().map(Datelike::day).collect();
            assert_eq!(days, (1..=days.len() as u32).collect::<Vec<_>>());
            assert!(weeks.iter().all(|week| week[0].is_none_or(|day| day.weekday() == Weekday::Mon)));
        }
    }

    #[test]
    fn december_is_followed_by_january() {
        let december = MonthShown { year: 2026, month: 12 };
        assert_eq!(december.following(), MonthShown { year: 2027, month: 1 });
        assert_eq!(december.following().previous(), december);
    }
}

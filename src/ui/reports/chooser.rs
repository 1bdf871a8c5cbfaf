//! Which days the report is about: month, quarter or year with arrows, or any days by two dates.

use chrono::NaiveDate;
use egui::{Align, Layout, Sense, Ui, vec2};

use super::{About, labels};
use crate::domain::periods::{DaysEnd, Period, Shape};
use crate::domain::problems::Wrong;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Caption, DateField, Segments};
use crate::ui::words;

/// Width of the period's name between its arrows.
const NAME: f32 = 168.0;
/// Width of a date field.
const DATE: f32 = 168.0;
/// Height of the row of segments and arrows.
const ROW: f32 = 48.0;

/// The period chosen, and the dates as typed.
#[derive(Debug, Clone, Default)]
pub(super) struct Chooser {
    chosen: Option<Period>,
    from: String,
    to: String,
    wrong: Option<(DaysEnd, Wrong)>,
}

impl Chooser {
    /// The period chosen; the month of today until one is.
    pub(super) fn period(&self, today: NaiveDate) -> Option<Period> {
        self.chosen.or_else(|| Period::around(Shape::Month, today))
    }

    /// The period before this one.
    pub(super) fn go_back(&mut self, today: NaiveDate) {
        self.choose(self.period(today).map(Period::previous));
    }

    fn choose(&mut self, period: Option<Period>) {
        let Some(period) = period else { return };
        self.chosen = Some(period);
        self.from = period.first().to_string();
        self.to = period.last().to_string();
        self.wrong = None;
    }

    /// Paints it over the width there is, what the report is about before it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, about: &mut About) {
        let Some(period) = self.period(cx.today()) else { return };
        let mut shape = period.shape();
        let row = vec2(ui.available_width(), ROW);
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            let subjects = Segments::new()
                .option(About::Cases, cx.text("audit-figures-subject-cases"))
                .option(About::Audits, cx.text("audit-figures-subject-audits"));
            subjects.small().show(ui, cx.tokens, about);
            let segments = Segments::new()
                .option(Shape::Month, cx.text("report-shape-month"))
                .option(Shape::Quarter, cx.text("report-shape-quarter"))
                .option(Shape::Year, cx.text("report-shape-year"))
                .option(Shape::Days, cx.text("report-shape-days"));
            if segments.small().show(ui, cx.tokens, &mut shape).changed() {
                self.choose(reshaped(period, shape, cx.today()));
            }
            self.arrows(ui, cx, period);
        });
        if period.shape() == Shape::Days {
            self.dates(ui, cx);
        }
    }

    fn arrows(&mut self, ui: &mut Ui, cx: &UiContext<'_>, period: Period) {
        ui.spacing_mut().item_spacing.x = size::GAP_4;
        let arrow = |icon, key: &str| Button::icon_only(icon, cx.text(key)).small();
        if arrow(icons::PREVIOUS, "report-previous").show(ui, cx.tokens).clicked() {
            self.choose(Some(period.previous()));
        }
        let name = labels::period(cx.strings, period);
        let wide = ui.painter().layout_no_wrap(name.clone(), Text::RowTitle.font(), cx.tokens.text).size().x;
        let (rect, _) = ui.allocate_exact_size(vec2(wide.max(NAME), size::SMALL), Sense::hover());
        let mut inside = ui.new_child(
            egui::UiBuilder::new().max_rect(rect).layout(Layout::centered_and_justified(egui::Direction::LeftToRight)),
        );
        inside.add(egui::Label::new(Text::RowTitle.rich(name).color(cx.tokens.text)).selectable(false));
        if arrow(icons::FOLLOWING, "report-following").show(ui, cx.tokens).clicked() {
            self.choose(Some(period.following()));
        }
    }

    fn dates(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let problem = |end: DaysEnd, wrong: &Option<(DaysEnd, Wrong)>| {
            let found = wrong.as_ref().filter(|(at, _)| *at == end);
            found.map(|(_, wrong)| words::wrong(cx.strings, wrong))
        };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_4);
            let ends = [(DaysEnd::First, "report-from", &mut self.from), (DaysEnd::Last, "report-to", &mut self.to)];
            let mut left = false;
            for (end, key, draft) in ends {
                ui.vertical(|ui| {
                    ui.set_width(DATE);
                    let caption = Caption::new(cx.text(key)).problem(problem(end, &self.wrong));
                    let shown = DateField::new(caption, draft, cx.today()).show(ui, cx.tokens, cx.strings);
                    left |= shown.response.lost_focus() || (shown.response.changed() && !shown.response.has_focus());
                });
            }
            if left {
                self.read(cx.today());
            }
        });
        ui.add_space(size::GAP_8);
    }

    /// Takes the dates as typed; while one is wrong the period stays.
    fn read(&mut self, today: NaiveDate) {
        match Period::read_days(&self.from, &self.to, today) {
            Ok(period) => {
                self.chosen = Some(period);
                self.wrong = None;
            }
            Err(wrong) => self.wrong = Some(wrong),
        }
    }
}

/// The month, quarter or year around today if the old period holds it, else around its first day; any days keep the days.
fn reshaped(period: Period, shape: Shape, today: NaiveDate) -> Option<Period> {
    if shape == Shape::Days {
        return Period::days(period.first(), period.last());
    }
    Period::around(shape, if period.contains(today) { today } else { period.first() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_new_shape_stays_where_one_was() {
        let today = day("2026-11-23");
        let november = Period::month(2026, 11).unwrap();
        let spring = Period::quarter(2026, 2).unwrap();
        assert_eq!(reshaped(november, Shape::Quarter, today), Period::quarter(2026, 4));
        assert_eq!(reshaped(Period::year(2026).unwrap(), Shape::Month, today), Some(november));
        assert_eq!(reshaped(spring, Shape::Month, today), Period::month(2026, 4));
        assert_eq!(reshaped(spring, Shape::Days, today), Period::days(day("2026-04-01"), day("2026-06-30")));
    }

    #[test]
    fn wrong_dates_leave_the_period_and_are_named() {
        let today = day("2026-11-23");
        let mut chooser = Chooser::default();
        chooser.choose(Period::days(day("2026-11-01"), day("2026-11-10")));
        chooser.to = "10-31".to_owned();
        chooser.read(today);
        assert_eq!(chooser.wrong, Some((DaysEnd::Last, Wrong::OutOfOrder)));
        assert_eq!(chooser.period(today).unwrap().last(), day("2026-11-10"));
        chooser.to = "今天".to_owned();
        chooser.read(today);
        assert_eq!((chooser.wrong.clone(), chooser.period(today).unwrap().last()), (None, today));
    }
}

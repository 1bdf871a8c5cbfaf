//! What the tab shows: figures, tables and chart of the period, built anew when a record, the period or the language changed,
//! or when a limit of an open case ended. A frame only reads.

use chrono::NaiveDate;

use super::words::{self, Chart};
use crate::domain::cases::figures::CaseFigures;
use crate::domain::dates::Moment;
use crate::domain::periods::Period;
use crate::exchange::report_export::{ReportFigure, ReportTable};
use crate::register::case_figures::FigureNames;
use crate::register::{Area, RegisterError};
use crate::ui::context::UiContext;
use crate::ui::strings::Lang;

/// What the shown figures were built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    period: Period,
    revisions: [u64; 3],
    lang: Lang,
    today: NaiveDate,
}

impl Key {
    fn of(cx: &UiContext<'_>, period: Period) -> Self {
        let areas = [Area::Hall, Area::Staff, Area::Cases];
        Self {
            period,
            revisions: areas.map(|area| cx.register.revision(area)),
            lang: cx.strings.lang(),
            today: cx.today(),
        }
    }
}

/// The figures of a period, ready to be shown.
#[derive(Debug)]
pub(super) struct Shown {
    key: Key,
    built_at: Moment,
    /// The figures.
    pub(super) figures: CaseFigures,
    /// The names behind their codes.
    pub(super) names: FigureNames,
    /// The six large ones.
    pub(super) key_figures: [ReportFigure; 6],
    /// Those behind them.
    pub(super) further: Vec<ReportFigure>,
    /// The tables.
    pub(super) tables: Vec<ReportTable>,
    /// The chart.
    pub(super) chart: Chart,
    /// Whether the file holds a case at all.
    pub(super) has_cases: bool,
}

impl Shown {
    fn build(cx: &UiContext<'_>, period: Period) -> Result<Self, RegisterError> {
        let figures = cx.register.case_figures(period, cx.now)?;
        let names = cx.register.case_figure_names(&figures)?;
        Ok(Self {
            key: Key::of(cx, period),
            built_at: cx.now,
            key_figures: words::key_figures(cx.strings, &figures),
            further: words::further_figures(cx.strings, &figures, &names),
            tables: words::tables(cx.strings, &figures, &names),
            chart: words::chart(cx.strings, &figures),
            has_cases: figures.total.count + figures.void > 0 || cx.register.has_cases()?,
            figures,
            names,
        })
    }

    /// Whether it may be shown as it is; a clock set back makes it anew too.
    fn stands(&self, cx: &UiContext<'_>, period: Period) -> bool {
        let until = self.figures.stands_until.unwrap_or(Moment(i64::MAX));
        self.key == Key::of(cx, period) && (self.built_at..=until).contains(&cx.now)
    }
}

/// The figures shown, or why there are none.
#[derive(Debug, Default)]
pub(super) struct ReportData {
    shown: Option<Shown>,
    /// What could not be read, said once.
    broken: Option<(Key, String)>,
}

impl ReportData {
    /// Builds the figures if they no longer stand. Answers the reason the first time they cannot be counted.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>, period: Period) -> Option<String> {
        let key = Key::of(cx, period);
        let is_known_broken = self.broken.as_ref().is_some_and(|(broken, _)| *broken == key);
        if is_known_broken || self.shown.as_ref().is_some_and(|shown| shown.stands(cx, period)) {
            return None;
        }
        match Shown::build(cx, period) {
            Ok(shown) => {
                self.shown = Some(shown);
                self.broken = None;
                None
            }
            Err(error) => {
                self.shown = None;
                self.broken = Some((key, error.to_string()));
                Some(error.to_string())
            }
        }
    }

    /// What is shown; `None` while it cannot be counted.
    pub(super) fn shown(&self) -> Option<&Shown> {
        self.shown.as_ref()
    }

    /// Why it cannot be counted.
    pub(super) fn broken(&self) -> Option<&str> {
        self.broken.as_ref().map(|(_, because)| because.as_str())
    }
}

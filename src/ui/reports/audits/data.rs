//! What is shown of the checks: figures and tables of the period, built anew when a check, the period or the language changed. A frame
//! only reads.

use chrono::NaiveDate;

use super::words;
use crate::domain::audits::figures::{AuditFigures, StandardFigures};
use crate::domain::periods::Period;
use crate::exchange::report_export::{ReportFigure, ReportTable};
use crate::register::{Area, RegisterError};
use crate::ui::audit_paper_values::PaperOf;
use crate::ui::audit_words::SubjectNames;
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
        let areas = [Area::Hall, Area::Staff, Area::Audits];
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
pub(in crate::ui::reports) struct Shown {
    key: Key,
    /// The figures.
    pub(in crate::ui::reports) figures: AuditFigures,
    /// The names behind their subjects.
    pub(in crate::ui::reports) names: SubjectNames,
    /// The six large ones.
    pub(super) tiles: Vec<ReportFigure>,
    /// Titles of the standards, and what stands below each.
    pub(super) standards: Vec<(String, String)>,
    /// The tables of each standard, figures in words.
    pub(super) tables: Vec<Vec<ReportTable>>,
    /// The places along a line of scores.
    pub(super) places: Vec<(String, String)>,
    /// Whether the file holds a check at all.
    pub(super) has_audits: bool,
}

impl Shown {
    fn build(cx: &UiContext<'_>, period: Period) -> Result<Self, RegisterError> {
        let figures = cx.register.audit_figures(period)?;
        let names = SubjectNames::read(cx.register)?;
        let of = PaperOf { strings: cx.strings, names: &names, now: cx.now, head: None };
        let told = |standard: &StandardFigures| {
            (words::standard_title(cx.strings, standard), words::standard_note(cx.strings, standard))
        };
        let correctives = words::in_words(cx.strings, words::correctives(of, &figures));
        let tables = |standard: &StandardFigures| {
            vec![
                words::in_words(cx.strings, words::comparison(of, standard)),
                words::in_words(cx.strings, words::findings(cx.strings, standard, words::MOST_FINDINGS)),
                correctives.clone(),
            ]
        };
        Ok(Self {
            key: Key::of(cx, period),
            tiles: words::tiles(cx.strings, &figures, cx.today()),
            standards: figures.standards.iter().map(told).collect(),
            tables: figures.standards.iter().map(tables).collect(),
            places: words::places(cx.strings, &figures),
            has_audits: cx.register.has_audits()?,
            figures,
            names,
        })
    }
}

/// The figures shown, or why there are none.
#[derive(Debug, Default)]
pub(super) struct AuditReportData {
    shown: Option<Shown>,
    /// What could not be read, said once.
    broken: Option<(Key, String)>,
}

impl AuditReportData {
    /// Builds the figures if they no longer stand. Answers the reason the first time they cannot be counted.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>, period: Period) -> Option<String> {
        let key = Key::of(cx, period);
        let is_known_broken = self.broken.as_ref().is_some_and(|(broken, _)| *broken == key);
        if is_known_broken || self.shown.as_ref().is_some_and(|shown| shown.key == key) {
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
    pub(super) fn broken(&self) -> &str {
        self.broken.as_ref().map_or("", |(_, because)| because)
    }
}

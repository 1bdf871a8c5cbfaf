//! `report cases FILE|--sample --month M --out X.pdf|X.xlsx`: the figures of the register over a period, as the window makes them.

use super::{Desk, PeriodAsked, Report, ReportAsked, ReportForm, code};
use crate::domain::periods::{DaysEnd, Period};
use crate::exchange::files::write_whole;
use crate::exchange::report_export::report_xlsx;
use crate::jobs::case_papers::CasePaper;
use crate::ui::reports::period_words;
use crate::ui::reports::words::{ReportOf, book, paper};
use crate::ui::words;

impl Desk {
    pub(super) fn report(&self, asked: &ReportAsked) -> Report {
        self.try_report(asked).unwrap_or_else(|report| report)
    }

    fn try_report(&self, asked: &ReportAsked) -> Result<Report, Report> {
        let period = self.period(&asked.period)?;
        let register = self.open(&asked.from)?;
        let now = self.clock.now();
        let figures = register.case_figures(period, now).map_err(|error| self.failed(&error))?;
        let names = register.case_figure_names(&figures).map_err(|error| self.failed(&error))?;
        let head = register.history_head().map_err(|error| self.failed(&error))?;
        let of = ReportOf { hall: register.hall(), figures: &figures, names: &names, now, head: &head };
        let bytes = match asked.form {
            ReportForm::Pdf => CasePaper::Report(Box::new(paper(&self.strings, of))).pdf().map_err(broken)?,
            ReportForm::Xlsx => report_xlsx(&book(&self.strings, of)).map_err(broken)?,
        };
        write_whole(&asked.out, &bytes).map_err(|error| self.file_failed(&error))?;
        let total = &figures.total;
        let counts = [total.count, total.late, figures.void].map(|count| count.to_string());
        let [count, late, void] = &counts;
        let (told, file) = (period_words(&self.strings, period), asked.out.display().to_string());
        let values = [("period", told.as_str()), ("n", count), ("late", late), ("void", void), ("file", &file)];
        Ok(Report::done(self.line("cli-report-done", &values)))
    }

    fn period(&self, asked: &PeriodAsked) -> Result<Period, Report> {
        let (first, last) = match asked {
            PeriodAsked::Whole(period) => return Ok(*period),
            PeriodAsked::Days(first, last) => (first, last),
        };
        Period::read_days(first, last, self.clock.now().date()).map_err(|(end, wrong)| {
            let (option, value) = match end {
                DaysEnd::First => ("--from", first),
                DaysEnd::Last => ("--to", last),
            };
            let sentence = self.line("cli-bad-value", &[("what", option), ("value", value)]);
            Report::failed(code::USAGE, format!("{sentence}{}\n", words::wrong(&self.strings, &wrong)))
        })
    }
}

fn broken(error: impl std::fmt::Display) -> Report {
    Report::failed(code::FILE, format!("{error}\n"))
}

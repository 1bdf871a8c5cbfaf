//! `report cases|audits FILE|--sample --month M --out X.pdf|X.xlsx`: the figures of the register or of the checks over a period, as the
//! window makes them.

use super::{Desk, PeriodAsked, Report, ReportAsked, ReportForm, ReportSubject, code};
use crate::app::paths;
use crate::domain::periods::{DaysEnd, Period};
use crate::exchange::audit_export::audit_xlsx;
use crate::exchange::files::write_whole;
use crate::exchange::report_export::report_xlsx;
use crate::jobs::audit_papers::AuditPaper;
use crate::jobs::case_papers::CasePaper;
use crate::register::RegisterError;
use crate::ui::audit_paper_values::PaperOf;
use crate::ui::audit_words::SubjectNames;
use crate::ui::reports::audits::{book, words as audit_report_words};
use crate::ui::reports::period_words;
use crate::ui::reports::words::{ReportOf, book, paper};
use crate::ui::words;

impl Desk {
    pub(super) fn report(&self, asked: &ReportAsked) -> Report {
        if let Err(taken) = self.may_write(&asked.out) {
            return taken;
        }
        let made = match asked.about {
            ReportSubject::Cases => self.try_report(asked),
            ReportSubject::Audits => self.try_audit_report(asked),
        };
        made.unwrap_or_else(|report| report)
    }

    fn try_audit_report(&self, asked: &ReportAsked) -> Result<Report, Report> {
        let period = self.period(&asked.period)?;
        let mut register = self.open(&asked.from)?;
        let now = self.clock.now();
        let failed = |error: RegisterError| self.failed(&error);
        let figures = register.audit_figures(period).map_err(failed)?;
        let names = SubjectNames::read(&register).map_err(failed)?;
        if asked.form == ReportForm::Xlsx || audit_report_words::has_names(&figures) {
            // Noted before anything leaves, so that no list with names is without its line on the history.
            register.note_audit_export(&paths::file_name(&asked.out.path), now).map_err(failed)?;
        }
        let head = register.history_head().map_err(failed)?;
        let of = PaperOf { strings: &self.strings, names: &names, now, head: Some(&head) };
        let bytes = match asked.form {
            ReportForm::Pdf => {
                let report = audit_report_words::paper(of, register.hall(), &figures);
                AuditPaper::Report(Box::new(report)).pdf().map_err(broken)?
            }
            ReportForm::Xlsx => {
                let audits = register.whole_audits(period).map_err(failed)?;
                let book = book::period(&register, of, (&figures, &audits)).map_err(failed)?;
                audit_xlsx(&book).map_err(broken)?
            }
        };
        write_whole(&asked.out.path, &bytes).map_err(|error| self.file_failed(&error))?;
        let counts = [figures.total.runs, figures.total.findings, figures.total.vetoed].map(|count| count.to_string());
        let [runs, findings, vetoed] = &counts;
        let (told, file) = (period_words(&self.strings, period), asked.out.path.display().to_string());
        let values =
            [("period", told.as_str()), ("n", runs), ("findings", findings), ("vetoed", vetoed), ("file", &file)];
        Ok(Report::done(self.line("cli-report-audits-done", &values)))
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
        write_whole(&asked.out.path, &bytes).map_err(|error| self.file_failed(&error))?;
        let total = &figures.total;
        let counts = [total.count, total.late, figures.void].map(|count| count.to_string());
        let [count, late, void] = &counts;
        let (told, file) = (period_words(&self.strings, period), asked.out.path.display().to_string());
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

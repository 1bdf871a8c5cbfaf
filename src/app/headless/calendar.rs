//! `import calendar FILE LIST [--year 2027] [--dry-run]`: a year of the calendar, whole or not at all.

use super::{CalendarAsked, Desk, ReadFrom, Report, code};
use crate::domain::calendar::{CalendarYear, YearSummary};
use crate::exchange::calendar_import::CalendarSurroundings;
use crate::exchange::calendar_plan::{CalendarImportPlan, DayFate};
use crate::exchange::headers::ListKind;
use crate::jobs::bringing::{Around, ListToRead, ReadList, ReadPlan, Source};
use crate::register::Register;
use crate::ui::calendar_words::{HolidayWords, fault, holidays, looks_short, moved, sum};

impl Desk {
    pub(super) fn import_calendar(&self, asked: &CalendarAsked) -> Report {
        self.try_import_calendar(asked).unwrap_or_else(|report| report)
    }

    fn try_import_calendar(&self, asked: &CalendarAsked) -> Result<Report, Report> {
        let mut register = self.open(&ReadFrom::File(asked.file.clone()))?;
        let around = self.calendar_around(&register, asked)?;
        let memory = register.list_mappings("calendar:").map_err(|error| self.failed(&error))?;
        let source = Source::File(asked.list.clone());
        let read = self.read_list(ListToRead { source, memory, around: around.clone() })?;
        self.needs_columns(read.missing())?;
        let ReadList { table, plan: ReadPlan::Calendar(plan), .. } = read else {
            return Err(Report::failed(code::FILE, String::new()));
        };
        let out = self.sheets_left(&table);
        let (Some(year), Some(summary)) = (plan.year.clone().filter(|_| !plan.is_refused()), plan.summary.clone())
        else {
            return Err(self.year_refused(&plan));
        };
        let out = out + &self.year_told((&plan, &summary), (&register, &around), asked)?;
        if !asked.is_dry_run && !plan.is_idle() {
            self.copy_first(&register)?;
            register.add_calendar_year(&year, self.clock.now()).map_err(|error| self.failed(&error))?;
        }
        Ok(Report::done(out))
    }

    fn calendar_around(&self, register: &Register, asked: &CalendarAsked) -> Result<Around, Report> {
        let (tag, now) = (self.strings.lang().key(), self.clock.now());
        let around = Around::of(ListKind::Calendar, register, now, tag).map_err(|error| self.failed(&error))?;
        let name = asked.list.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let around = around.map(|around| around.for_file(&name, asked.year));
        around.ok_or_else(|| Report::failed(code::FILE, String::new()))
    }

    /// With a fault the year is refused, and every fault is named one a line.
    fn year_refused(&self, plan: &CalendarImportPlan) -> Report {
        let rows = plan.problems.iter().map(|problem| self.problem_line(problem));
        let faults = plan.faults.iter().map(|one| fault(&self.strings, one) + "\n");
        let lines: String = rows.chain(faults).collect();
        let n = plan.problems.len() + plan.faults.len();
        Report::failed(code::FILE, lines + &self.line("cli-calendar-refused", &[("n", &n.to_string())]))
    }

    /// The holidays, what else to know, which deadlines move, what changes.
    fn year_told(
        &self,
        (plan, summary): (&CalendarImportPlan, &YearSummary),
        (register, around): (&Register, &Around),
        asked: &CalendarAsked,
    ) -> Result<String, Report> {
        let sum = sum(&self.strings, summary);
        let Some(year) = plan.year.as_ref().filter(|_| !plan.is_idle()) else {
            return Ok(self.line("cli-import-calendar-same", &[("sum", &sum)]));
        };
        let mut out: String = holidays(&self.strings, summary).iter().map(|holiday| self.holiday(holiday)).collect();
        out.extend(looks_short(&self.strings, summary).map(|words| words + "\n"));
        if let Around::Calendar(around) = around {
            out += &self.moves(register, (around, year))?;
        }
        let counts = [plan.count(DayFate::Added), plan.count(DayFate::Changed), plan.gone.len(), plan.skip.len()];
        let [add, change, gone, skip] = counts.map(|count| count.to_string());
        let values = [
            ("sum", sum.as_str()),
            ("add", &add),
            ("change", &change),
            ("gone", &gone),
            ("skip", &skip),
            ("edition", &year.edition),
        ];
        let key = if asked.is_dry_run { "cli-import-calendar-would" } else { "cli-import-calendar-done" };
        Ok(out + &self.line(key, &values))
    }

    fn moves(
        &self,
        register: &Register,
        (around, year): (&CalendarSurroundings, &CalendarYear),
    ) -> Result<String, Report> {
        let after = around.with(year.clone());
        let list = register.moved_deadlines((around.calendar(), &after), self.clock.now());
        Ok(moved(&self.strings, &list.map_err(|error| self.failed(&error))?) + "\n")
    }

    fn holiday(&self, holiday: &HolidayWords) -> String {
        let HolidayWords { name, off, make_up } = holiday;
        let key = match (off.is_empty(), make_up.is_empty()) {
            (_, true) => "cli-calendar-off",
            (true, false) => "cli-calendar-work",
            (false, false) => "cli-calendar-both",
        };
        self.line(key, &[("name", name), ("off", off), ("work", make_up)])
    }
}

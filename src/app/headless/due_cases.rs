//! `cases FILE|--sample --due [--at DATE] [--json]`: what is overdue or due soon, the most pressing first; no customer is
//! named (P1-9.3).

use serde_json::{Value, json};

use super::{Desk, DueCasesAsked, Report, code};
use crate::domain::dates::Moment;
use crate::domain::deadlines::{Days, Due, Standing, StepDeadline, is_due_soon};
use crate::exchange::roster::Roster;
use crate::register::case_clocks::OpenCase;
use crate::register::{Register, RegisterError};
use crate::ui::deadline_words;

/// A case that presses.
struct Pressing {
    number: String,
    step: StepDeadline,
    due: Due,
    /// `CQ0217 沈若溪`; empty while nobody has it.
    handler: String,
}

impl Pressing {
    fn is_overdue(&self) -> bool {
        matches!(self.step.standing, Standing::Overdue { .. })
    }
}

impl Desk {
    pub(super) fn due_cases(&self, asked: &DueCasesAsked) -> Report {
        self.try_due_cases(asked).unwrap_or_else(|report| report)
    }

    fn try_due_cases(&self, asked: &DueCasesAsked) -> Result<Report, Report> {
        let register = self.open(&asked.from)?;
        let at = self.moment(&register, asked);
        let pressing = pressing(&register, at).map_err(|error| self.failed(&error))?;
        let overdue = pressing.iter().filter(|case| case.is_overdue()).count();
        let out = if asked.is_json {
            let told: Vec<Value> = pressing.iter().map(|case| self.json(case)).collect();
            let at = at.local().format("%Y-%m-%dT%H:%M").to_string();
            format!("{:#}\n", json!({ "at": at, "overdue": overdue, "cases": told }))
        } else {
            let lines: String = pressing.iter().map(|case| self.due_line(case, at)).collect();
            lines + &self.sums(overdue, pressing.len() - overdue)
        };
        Ok(Report { out, err: String::new(), code: if overdue == 0 { code::DONE } else { code::NAMED } })
    }

    /// Now; on another day when the hall opens, as whoever plans that day's work would look.
    fn moment(&self, register: &Register, asked: &DueCasesAsked) -> Moment {
        let now = self.clock.now();
        match asked.day {
            Some(day) if day != now.date() => Moment::at(day, register.hall().opens_at),
            _ => now,
        }
    }

    fn left(&self, case: &Pressing) -> String {
        match case.step.standing {
            Standing::Overdue { .. } | Standing::Running { .. } => {
                deadline_words::standing_of_clock(&self.strings, &case.step.standing)
            }
            _ => String::new(),
        }
    }

    fn due_line(&self, case: &Pressing, at: Moment) -> String {
        let day = self.strings.date_with_weekday(case.due.at.date(), at.date());
        let time = self.strings.time(case.due.at.time());
        let due = if case.due.is_by_day { day } else { format!("{day} {time}") };
        let provisional =
            if case.due.is_provisional { self.strings.text("cli-due-provisional") } else { String::new() };
        let due = format!("{due} {provisional}");
        let nobody = self.strings.text("cli-due-nobody");
        let values = [
            ("number", case.number.as_str()),
            ("step", case.step.name.in_language(self.strings.lang().key())),
            ("due", due.trim_end()),
            ("left", &self.left(case)),
            ("who", if case.handler.is_empty() { &nobody } else { &case.handler }),
        ];
        self.line("cli-due-line", &values)
    }

    fn sums(&self, overdue: usize, soon: usize) -> String {
        if overdue + soon == 0 {
            return self.line("cli-due-none", &[]);
        }
        self.line("cli-due-sums", &[("overdue", &overdue.to_string()), ("soon", &soon.to_string())])
    }

    fn json(&self, case: &Pressing) -> Value {
        let format = if case.due.is_by_day { "%Y-%m-%d" } else { "%Y-%m-%dT%H:%M" };
        json!({
            "number": case.number,
            "step": case.step.step,
            "step_name": case.step.name.in_language(self.strings.lang().key()),
            "basis": case.step.basis,
            "due": case.due.at.local().format(format).to_string(),
            "is_overdue": case.is_overdue(),
            "is_provisional": case.due.is_provisional,
            "left": self.left(case),
            "handler": case.handler,
        })
    }
}

/// Each open case whose next step is overdue or due soon, by due moment, then by number.
fn pressing(register: &Register, at: Moment) -> Result<Vec<Pressing>, RegisterError> {
    let open_days = register.open_days()?;
    let days = Days { calendar: register.calendar(), open: &open_days };
    let roster = Roster::new(&register.staff()?, &[]);
    let mut found: Vec<Pressing> = Vec::new();
    for OpenCase { file, clocks } in register.open_cases(at)?.iter() {
        let next = clocks
            .next()
            .filter(|step| matches!(step.standing, Standing::Overdue { .. }) || is_due_soon(step, days, at));
        if let Some((step, due)) = next.and_then(|step| Some((step.clone(), step.due?))) {
            let handler = file.handler().map(|id| roster.told(id)).unwrap_or_default();
            found.push(Pressing { number: file.case.number.to_string(), step, due, handler });
        }
    }
    // Cases come in the order of their numbers; sorting keeps it among those due together.
    found.sort_by_key(|case| case.due.at);
    Ok(found)
}

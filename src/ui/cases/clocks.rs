//! The clocks of the open cases, for chips, counts and order: counted anew when a record, the day, or an hour limit moved.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::filter::Which;
use crate::domain::deadlines::Standing;
use crate::domain::ids::CaseId;
use crate::register::Area;
use crate::register::case_clocks::{CaseClocks, OpenCase};
use crate::ui::case_words::{self, ChipWords};
use crate::ui::context::UiContext;
use crate::ui::strings::Lang;

/// The clock of an open case.
#[derive(Debug, Clone)]
pub(super) struct OpenClock {
    /// The next due moment in milliseconds; the very last where no clock runs.
    pub(super) due: i64,
    /// What its chip says.
    pub(super) chip: ChipWords,
}

/// Revisions, language, and the day or minute counted for.
type Stamp = ([u64; 3], Lang, i64);

/// Every open case with its clock.
#[derive(Debug, Default)]
pub(super) struct Clocks {
    stamp: Option<Stamp>,
    open: BTreeMap<CaseId, OpenClock>,
    due_today: BTreeSet<CaseId>,
    overdue: BTreeSet<CaseId>,
    provisional: BTreeSet<CaseId>,
    /// A limit in hours runs: words and standing move by the minute.
    ticks: bool,
}

impl Clocks {
    /// Counts anew what may have moved. Answers `true` when it did.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>) -> bool {
        let areas = [Area::Cases, Area::Staff, Area::Hall];
        let moment = if self.ticks { cx.now.0.div_euclid(60_000) } else { i64::from(cx.today().num_days_from_ce()) };
        let stamp = (areas.map(|area| cx.register.revision(area)), cx.strings.lang(), moment);
        if self.stamp == Some(stamp) {
            return false;
        }
        let cases = cx.register.open_cases(cx.now);
        let cases = cases.inspect_err(|error| tracing::error!(%error, "the open cases could not be counted"));
        let cases = cases.unwrap_or_default();
        *self = Self::default();
        for case in cases.iter() {
            self.add(cx, case);
        }
        self.ticks = cases.iter().any(|case| ticks(&case.clocks));
        let moment = if self.ticks { cx.now.0.div_euclid(60_000) } else { i64::from(cx.today().num_days_from_ce()) };
        self.stamp = Some((stamp.0, stamp.1, moment));
        true
    }

    fn add(&mut self, cx: &UiContext<'_>, case: &OpenCase) {
        let (id, clocks) = (case.file.case.id, &case.clocks);
        let sets = [
            (clocks.is_due_on(cx.today()), &mut self.due_today),
            (clocks.is_overdue(), &mut self.overdue),
            (clocks.is_provisional(), &mut self.provisional),
        ];
        for (holds, set) in sets {
            if holds {
                set.insert(id);
            }
        }
        let due = clocks.next().and_then(|step| step.due).map_or(i64::MAX, |due| due.at.0);
        self.open.insert(id, OpenClock { due, chip: case_words::case_chip(cx, case) });
    }

    /// The clock of an open case.
    pub(super) fn of(&self, id: CaseId) -> Option<&OpenClock> {
        self.open.get(&id)
    }

    /// How many cases are open.
    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// Whether an open case belongs to these.
    pub(super) fn holds(&self, which: Which, id: CaseId) -> bool {
        match which {
            Which::DueToday => self.due_today.contains(&id),
            Which::Overdue => self.overdue.contains(&id),
            Which::Provisional => self.provisional.contains(&id),
            Which::Open | Which::All | Which::Closed | Which::Void => true,
        }
    }
}

/// Whether a limit in hours is running or over.
fn ticks(clocks: &CaseClocks) -> bool {
    clocks.steps.iter().any(|step| {
        let is_by_hour = step.due.is_some_and(|due| !due.is_by_day);
        is_by_hour && matches!(step.standing, Standing::Running { .. } | Standing::Overdue { .. })
    })
}

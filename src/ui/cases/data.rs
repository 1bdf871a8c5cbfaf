//! What the list shows: the numbers of the cases in their order, their counts, and the words of the rows that are seen.
//! Read anew only when the records, the language, the day or a filter changed.

use std::collections::BTreeMap;

use super::clocks::Clocks;
use super::filter::{Filter, SortBy, Way, Which, month_of};
use crate::domain::cases::{Case, CasePhase, CaseQuery, NewCase, Standing, StandingFilter};
use crate::domain::ids::{CaseId, StaffId};
use crate::domain::personal::PersonalName;
use crate::register::{Area, RegisterError};
use crate::ui::case_words::{self, ChipWords};
use crate::ui::commands::Notice;
use crate::ui::context::UiContext;
use crate::ui::words;

/// Rows whose words are kept at most.
const ROWS_MOST: usize = 400;

/// A case with the words of its row.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) case: Case,
    pub(super) title: String,
    pub(super) line: String,
    pub(super) chip: ChipWords,
}

/// How many the other filters leave, by how far they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) open: usize,
    pub(super) due_today: usize,
    pub(super) overdue: usize,
    pub(super) provisional: usize,
    pub(super) all: usize,
}

/// What is on the register, without any filter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Total {
    pub(super) open: usize,
    pub(super) all: usize,
    /// Share in time of the cases closed this month, in per cent; `None` when none was judged.
    pub(super) in_time: Option<usize>,
}

/// The cases listed.
#[derive(Debug, Default)]
pub(super) struct CaseList {
    clocks: Clocks,
    filter: Option<Filter>,
    /// The cases shown, in order.
    ids: Vec<CaseId>,
    /// Words of the rows seen so far.
    rows: BTreeMap<CaseId, Entry>,
    /// The case shown beside the list: its words are never let go.
    held: Option<CaseId>,
    pub(super) counts: Counts,
    pub(super) total: Total,
    pub(super) names: BTreeMap<StaffId, String>,
    staff: Option<u64>,
}

impl CaseList {
    /// Reads what changed. Answers `true` when the rows are new.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>, filter: &Filter) -> bool {
        let moved = self.clocks.refresh(cx);
        if moved {
            self.read_names(cx);
            self.rows.clear();
            self.total = total(cx, self.clocks.len());
        }
        if !moved && self.filter.as_ref() == Some(filter) {
            return false;
        }
        self.filter = Some(filter.clone());
        self.narrow(cx, filter);
        true
    }

    fn read_names(&mut self, cx: &UiContext<'_>) {
        let staff = cx.register.revision(Area::Staff);
        if self.staff != Some(staff) {
            self.staff = Some(staff);
            let people = cx.register.staff().unwrap_or_default();
            self.names = people.into_iter().map(|m| (m.id, m.record.name.as_str().to_owned())).collect();
        }
    }

    fn narrow(&mut self, cx: &UiContext<'_>, filter: &Filter) {
        let ask = |standing| find(cx, &filter.query(standing, cx.today()));
        let open = ask(StandingFilter::Open);
        let count = |which| open.iter().filter(|id| self.clocks.holds(which, **id)).count();
        let counts = Counts {
            open: open.len(),
            due_today: count(Which::DueToday),
            overdue: count(Which::Overdue),
            provisional: count(Which::Provisional),
            all: 0,
        };
        let mut ids = match filter.which.standing() {
            StandingFilter::Open => open,
            standing => ask(standing),
        };
        ids.retain(|id| self.clocks.holds(filter.which, *id));
        let all = match filter.which {
            Which::All => ids.len(),
            _ => read_or_told(cx, cx.register.count_cases(&filter.query(StandingFilter::All, cx.today()))),
        };
        self.counts = Counts { all, ..counts };
        self.ids = if filter.sort == SortBy::Due { self.by_due(ids, filter.way) } else { ids };
    }

    /// Open cases by their due moment, the others behind them as they come.
    fn by_due(&self, ids: Vec<CaseId>, way: Way) -> Vec<CaseId> {
        let (mut open, rest): (Vec<CaseId>, Vec<CaseId>) =
            ids.into_iter().partition(|id| self.clocks.of(*id).is_some());
        open.sort_by_key(|id| (self.clocks.of(*id).map(|clock| clock.due), *id));
        if way == Way::Turned {
            open.reverse();
        }
        open.extend(rest);
        open
    }

    /// How many are shown.
    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// The case in a row.
    pub(super) fn id_at(&self, row: usize) -> Option<CaseId> {
        self.ids.get(row).copied()
    }

    /// The cases from one row to another, whichever comes first.
    pub(super) fn between(&self, a: usize, b: usize) -> &[CaseId] {
        self.ids.get(a.min(b)..(a.max(b) + 1).min(self.ids.len())).unwrap_or_default()
    }

    /// The row a case stands in, if it is shown.
    pub(super) fn row_of(&self, id: CaseId) -> Option<usize> {
        self.ids.iter().position(|shown| *shown == id)
    }

    /// Reads the words of a case and holds them while it is shown beside the list. Answers whether it is there.
    pub(super) fn hold(&mut self, cx: &UiContext<'_>, id: Option<CaseId>) -> bool {
        self.held = id;
        id.is_some_and(|id| self.load(cx, id).is_some())
    }

    /// The words of a case, read when it is seen first.
    pub(super) fn load(&mut self, cx: &UiContext<'_>, id: CaseId) -> Option<&Entry> {
        if !self.rows.contains_key(&id) {
            let read = cx.register.cases_by_ids(&[id]);
            let read = read.inspect_err(|error| tracing::error!(%error, "a case could not be read"));
            let entry = self.entry_of(cx, read.ok()?.pop()?);
            if self.rows.len() >= ROWS_MOST {
                self.rows.retain(|id, _| self.held == Some(*id));
            }
            self.rows.insert(id, entry);
        }
        self.rows.get(&id)
    }

    /// The words of a case that were read before.
    pub(super) fn entry(&self, id: CaseId) -> Option<&Entry> {
        self.rows.get(&id)
    }

    /// The name of a person of the roster; empty for nobody.
    pub(super) fn name(&self, id: Option<StaffId>) -> &str {
        id.and_then(|id| self.names.get(&id)).map_or("", String::as_str)
    }

    fn entry_of(&self, cx: &UiContext<'_>, case: Case) -> Entry {
        let facts = &case.facts;
        let number = case.number.to_string();
        let channel = words::case_channel(cx.strings, facts.channel);
        let customer = customer_masked(cx, &facts.customer_name);
        let owner = self.name(case.outcomes.handler.or(facts.first_asked));
        let parts = [number.as_str(), &customer, &channel, owner];
        let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        Entry { title: in_list(facts), line, chip: self.chip(cx, &case), case }
    }

    fn chip(&self, cx: &UiContext<'_>, case: &Case) -> ChipWords {
        if let Some(clock) = self.clocks.of(case.id) {
            return clock.chip.clone();
        }
        let phase = match (&case.voided, case.outcomes.standing) {
            (Some(_), _) => CasePhase::Void,
            (None, Standing::Closed) => CasePhase::Closed,
            (None, Standing::Archived) => CasePhase::Archived,
            (None, Standing::Open) => CasePhase::Waiting,
        };
        let (tone, icon) = case_words::phase_sign(phase);
        (tone, icon, case_words::phase(cx.strings, phase))
    }
}

fn find(cx: &UiContext<'_>, query: &CaseQuery) -> Vec<CaseId> {
    read_or_told(cx, cx.register.find_cases(query))
}

/// What was read; a failure is told, so that an empty list never stands for one.
fn read_or_told<T: Default>(cx: &UiContext<'_>, read: Result<T, RegisterError>) -> T {
    read.unwrap_or_else(|error| {
        tracing::error!(%error, "the cases could not be read");
        let notice = Notice::wrong(cx.text("cases-unreadable"), cx.text("cases-unreadable-do"));
        cx.notify(notice.with_details(error.to_string()));
        T::default()
    })
}

fn total(cx: &UiContext<'_>, open: usize) -> Total {
    let (first, last) = month_of(cx.today());
    let (judged, in_time) = read_or_told(cx, cx.register.closed_in_time(first, last));
    let in_time = (judged > 0).then(|| in_time * 100 / judged);
    Total { open, all: read_or_told(cx, cx.register.count_cases(&CaseQuery::default())), in_time }
}

/// The first line of a text that says something.
pub(super) fn first_line(text: &str) -> &str {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default()
}

/// The first line of what a case is about; numbers and the customer's own name in it stay behind their mask.
pub(super) fn in_list(facts: &NewCase) -> String {
    facts.masked(first_line(&facts.summary))
}

/// A customer's name behind its mask; 匿名 without one.
pub(super) fn customer_masked(cx: &UiContext<'_>, name: &PersonalName) -> String {
    if name.is_blank() { cx.text("cases-anonymous") } else { name.masked() }
}

/// A case as text to paste elsewhere: name and contact stay masked.
pub(super) fn as_text(cx: &UiContext<'_>, list: &CaseList, entry: &Entry) -> String {
    let facts = &entry.case.facts;
    let moment =
        format!("{} {}", cx.strings.date_iso(facts.received_at.date()), cx.strings.time(facts.received_at.time()));
    let contact = facts.customer_contact.masked();
    let (_, _, state) = &entry.chip;
    let mut lines = vec![
        format!("{} {} {state}", entry.case.number, words::case_kind(cx.strings, facts.kind)),
        facts.masked(&facts.summary),
        labelled(&cx.text("cases-customer"), &customer_masked(cx, &facts.customer_name)),
        labelled(&cx.text("cases-contact"), &contact),
        labelled(&cx.text("cases-channel"), &words::case_channel(cx.strings, facts.channel)),
        labelled(&cx.text("cases-first-asked"), list.name(facts.first_asked)),
        labelled(&cx.text("cases-department"), &facts.department),
        labelled(&cx.text("cases-received"), &moment),
    ];
    if let Some(voided) = &entry.case.voided {
        lines.push(labelled(&cx.text("cases-void-reason"), &voided.reason));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn labelled(label: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("{label} {value}") }
}

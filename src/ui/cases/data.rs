//! What the list shows: built anew only when the records, the language, the day or a filter changed.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::cases::{Case, CaseChannel, CaseKind};
use crate::domain::ids::{CaseId, StaffId};
use crate::domain::people::{masked_name, masked_phone};
use crate::register::Area;
use crate::register::search::folded;
use crate::ui::context::UiContext;
use crate::ui::strings::Lang;
use crate::ui::widgets::{Order, Sort};
use crate::ui::words;

/// Which cases are listed by their standing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    OnRecord,
    Void,
    All,
}

impl Standing {
    pub(super) const ALL: [Self; 3] = [Self::OnRecord, Self::Void, Self::All];

    fn holds(self, case: &Case) -> bool {
        match self {
            Self::OnRecord => case.voided.is_none(),
            Self::Void => case.voided.is_some(),
            Self::All => true,
        }
    }
}

/// What narrows and orders the list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Filter {
    pub(super) standing: Standing,
    pub(super) kind: Option<CaseKind>,
    pub(super) channel: Option<CaseChannel>,
    pub(super) text: String,
    pub(super) sort: Sort,
}

/// Column of the table sorted by number.
pub(super) const BY_NUMBER: usize = 0;

impl Default for Filter {
    fn default() -> Self {
        Self {
            standing: Standing::All,
            kind: None,
            channel: None,
            text: String::new(),
            sort: Sort { column: BY_NUMBER, order: Order::Falling },
        }
    }
}

impl Filter {
    /// Everything is shown, in the order chosen.
    pub(super) fn clear(&mut self) {
        *self = Self { sort: self.sort, ..Self::default() };
    }
}

/// A case with the words of its row.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) case: Case,
    pub(super) title: String,
    pub(super) line: String,
    pub(super) received: String,
    pub(super) kind: String,
    haystack: String,
}

/// How many there are of each standing, the other filters applied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) on_record: usize,
    pub(super) void: usize,
}

impl Counts {
    pub(super) fn of(self, standing: Standing) -> usize {
        match standing {
            Standing::OnRecord => self.on_record,
            Standing::Void => self.void,
            Standing::All => self.on_record + self.void,
        }
    }
}

/// The revisions the words depend on.
type Stamp = (u64, u64, Lang, NaiveDate);

/// All cases, and those shown.
#[derive(Debug, Default)]
pub(super) struct CaseList {
    stamp: Option<Stamp>,
    filter: Filter,
    entries: Vec<Entry>,
    /// Rows shown, as indices of entries.
    shown: Vec<usize>,
    pub(super) counts: Counts,
    /// All on the register, without any filter.
    pub(super) total: Counts,
    pub(super) names: BTreeMap<StaffId, String>,
}

impl CaseList {
    /// Reads what changed. Answers `true` when the rows are new.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>, filter: &Filter) -> bool {
        let register = cx.register;
        let stamp = (register.revision(Area::Cases), register.revision(Area::Staff), cx.strings.lang(), cx.today());
        let read = self.stamp != Some(stamp);
        if read {
            self.stamp = Some(stamp);
            self.read(cx);
        }
        if read || self.filter != *filter {
            self.filter.clone_from(filter);
            self.narrow();
            return true;
        }
        false
    }

    fn read(&mut self, cx: &UiContext<'_>) {
        let staff = cx.register.staff().unwrap_or_default();
        self.names = staff.into_iter().map(|m| (m.id, m.record.name.as_str().to_owned())).collect();
        let cases = cx.register.cases().unwrap_or_else(|error| {
            tracing::error!(%error, "the cases could not be read");
            Vec::new()
        });
        self.entries = cases.into_iter().map(|case| entry(cx, &self.names, case)).collect();
        self.total = counted(self.entries.iter());
    }

    fn narrow(&mut self) {
        let needle = folded(self.filter.text.trim());
        let Filter { kind, channel, standing, sort, .. } = self.filter.clone();
        let fits = |entry: &Entry| {
            kind.is_none_or(|kind| entry.case.facts.kind == kind)
                && channel.is_none_or(|channel| entry.case.facts.channel == channel)
                && entry.haystack.contains(&needle)
        };
        self.counts = counted(self.entries.iter().filter(|entry| fits(entry)));
        let mut kept: Vec<(usize, &Entry)> =
            self.entries.iter().enumerate().filter(|(_, e)| fits(e) && standing.holds(&e.case)).collect();
        kept.sort_by(|(_, a), (_, b)| order(sort, &a.case, &b.case));
        self.shown = kept.into_iter().map(|(index, _)| index).collect();
    }

    pub(super) fn len(&self) -> usize {
        self.shown.len()
    }

    pub(super) fn row(&self, row: usize) -> Option<&Entry> {
        self.shown.get(row).and_then(|index| self.entries.get(*index))
    }

    pub(super) fn entry(&self, id: CaseId) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.case.id == id)
    }

    /// The row a case stands in, if it is shown.
    pub(super) fn row_of(&self, id: CaseId) -> Option<usize> {
        (0..self.len()).find(|row| self.row(*row).is_some_and(|entry| entry.case.id == id))
    }

    pub(super) fn name(&self, id: Option<StaffId>) -> &str {
        id.and_then(|id| self.names.get(&id)).map_or("", String::as_str)
    }
}

fn counted<'a>(entries: impl Iterator<Item = &'a Entry>) -> Counts {
    entries.fold(Counts::default(), |mut counts, entry| {
        match entry.case.voided {
            Some(_) => counts.void += 1,
            None => counts.on_record += 1,
        }
        counts
    })
}

fn order(sort: Sort, a: &Case, b: &Case) -> Ordering {
    let rising = match sort.column {
        BY_NUMBER => a.number.cmp(&b.number),
        _ => a.facts.received_at.cmp(&b.facts.received_at).then(a.number.cmp(&b.number)),
    };
    if sort.order == Order::Rising { rising } else { rising.reverse() }
}

fn entry(cx: &UiContext<'_>, names: &BTreeMap<StaffId, String>, case: Case) -> Entry {
    let facts = &case.facts;
    let first_asked = facts.first_asked.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
    let number = case.number.to_string();
    let channel = words::case_channel(cx.strings, facts.channel);
    let customer = customer_masked(cx, &facts.customer_name);
    let parts = [number.as_str(), &customer, &channel, &first_asked];
    let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let haystack = folded(&[number.as_str(), &facts.summary, &facts.department, &first_asked].join("\n"));
    Entry {
        title: first_line(&facts.summary).to_owned(),
        line,
        received: cx.strings.date_short(facts.received_at.date(), cx.today()),
        kind: words::case_kind(cx.strings, facts.kind),
        haystack,
        case,
    }
}

/// The first line of a text that says something.
pub(super) fn first_line(text: &str) -> &str {
    text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default()
}

/// A customer's name behind its mask; 匿名 without one.
pub(super) fn customer_masked(cx: &UiContext<'_>, name: &str) -> String {
    if name.trim().is_empty() { cx.text("cases-anonymous") } else { masked_name(name) }
}

/// A case as text to paste elsewhere: name and contact stay masked.
pub(super) fn as_text(cx: &UiContext<'_>, list: &CaseList, entry: &Entry) -> String {
    let facts = &entry.case.facts;
    let moment =
        format!("{} {}", cx.strings.date_iso(facts.received_at.date()), cx.strings.time(facts.received_at.time()));
    let contact = if facts.customer_contact.is_empty() { String::new() } else { masked_phone(&facts.customer_contact) };
    let mut lines = vec![
        format!("{} {}", entry.case.number, entry.kind),
        facts.summary.clone(),
        labelled(&cx.text("cases-customer"), &customer_masked(cx, &facts.customer_name)),
        labelled(&cx.text("cases-contact"), &contact),
        labelled(&cx.text("cases-channel"), &words::case_channel(cx.strings, facts.channel)),
        labelled(&cx.text("cases-first-asked"), list.name(facts.first_asked)),
        labelled(&cx.text("cases-department"), &facts.department),
        labelled(&cx.text("cases-received"), &moment),
    ];
    if let Some(voided) = &entry.case.voided {
        lines.push(labelled(&cx.text("cases-void-word"), &voided.reason));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn labelled(label: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!("{label} {value}") }
}

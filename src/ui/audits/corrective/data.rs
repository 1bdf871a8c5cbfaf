//! The board as it is shown: built when checks, people, the day, the language or the filter changed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::corrective::{CorrectiveAction, CorrectiveState, state_of};
use crate::domain::ids::{AuditId, CorrectiveId, StaffId};
use crate::register::corrective_board::{Finding, Untended};
use crate::register::{Area, RegisterError};
use crate::ui::audits::who::Who;
use crate::ui::context::UiContext;
use crate::ui::corrective_words;
use crate::ui::icons::{self, Icon};
use crate::ui::strings::Lang;
use crate::ui::theme::size;
use crate::ui::widgets::{RowTops, Tone};

/// Closed actions are shown for so many days.
const CLOSED_DAYS: i64 = 90;

/// What is selected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Selected {
    /// A corrective action.
    Action(CorrectiveId),
    /// A failed item without one.
    Item(AuditId, String),
}

/// A column of the board, as a group of the list; in the order shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Overdue,
    HandedIn,
    Unassigned,
    Open,
    Untended,
    Closed,
}

impl Group {
    const ALL: [Self; 6] = [Self::Overdue, Self::HandedIn, Self::Unassigned, Self::Open, Self::Untended, Self::Closed];

    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Overdue => "corrective-group-overdue",
            Self::HandedIn => "corrective-group-handed-in",
            Self::Unassigned => "corrective-group-unassigned",
            Self::Open => "corrective-group-open",
            Self::Untended => "corrective-group-untended",
            Self::Closed => "corrective-group-closed",
        }
    }

    fn of(state: CorrectiveState) -> Self {
        match state {
            CorrectiveState::Overdue { .. } => Self::Overdue,
            CorrectiveState::HandedIn => Self::HandedIn,
            CorrectiveState::Unassigned => Self::Unassigned,
            CorrectiveState::DueSoon { .. } | CorrectiveState::Open { .. } => Self::Open,
            CorrectiveState::Closed { .. } => Self::Closed,
        }
    }
}

/// What narrows the board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) owner: Option<StaffId>,
    pub(super) area: Option<String>,
}

/// A row of the board.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) what: Selected,
    group: Group,
    owner: Option<StaffId>,
    area: String,
    order: i64,
    pub(super) title: String,
    pub(super) line: String,
    pub(super) chip: (Tone, Icon, String),
}

/// A line of the list.
#[derive(Debug, Clone)]
pub(super) enum Line {
    Head(Group, usize),
    Row(Entry),
}

type Key = ([u64; 3], NaiveDate, Lang);

/// The board.
#[derive(Default)]
pub(super) struct Board {
    key: Option<(Key, Filter)>,
    pub(super) lines: Vec<Line>,
    pub(super) tops: RowTops,
    /// Open actions, of any filter.
    pub(super) open: usize,
    /// Everything, of any filter.
    pub(super) all: usize,
    /// Who has actions.
    pub(super) owners: Vec<(StaffId, String)>,
    /// Chapters with failed items.
    pub(super) areas: Vec<String>,
    /// Why the board cannot be read.
    pub(super) failure: Option<String>,
}

impl Board {
    /// Builds the board anew when something it shows has changed.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>, (who, filter): (&Who, &Filter)) {
        let areas = [Area::Audits, Area::Staff, Area::Hall].map(|area| cx.register.revision(area));
        let key = ((areas, cx.today(), cx.strings.lang()), filter.clone());
        if self.key.as_ref() == Some(&key) {
            return;
        }
        *self = match entries(cx, who) {
            Ok(entries) => Self::of(entries, (who, filter)),
            Err(error) => Self { failure: Some(error.to_string()), ..Self::default() },
        };
        self.key = Some(key);
    }

    fn of(entries: Vec<Entry>, (who, filter): (&Who, &Filter)) -> Self {
        let open = entries.iter().filter(|entry| !matches!(entry.group, Group::Closed | Group::Untended)).count();
        let all = entries.len();
        let owners: BTreeMap<StaffId, String> =
            entries.iter().filter_map(|entry| entry.owner).map(|id| (id, who.name(Some(id)).to_owned())).collect();
        let mut areas: Vec<String> = Vec::new();
        for entry in &entries {
            if !areas.contains(&entry.area) {
                areas.push(entry.area.clone());
            }
        }
        let fits = |entry: &Entry| {
            filter.owner.is_none_or(|owner| entry.owner == Some(owner))
                && filter.area.as_ref().is_none_or(|area| entry.area == *area)
        };
        let shown: Vec<Entry> = entries.into_iter().filter(fits).collect();
        let mut lines = Vec::new();
        for group in Group::ALL {
            let mut rows: Vec<Entry> = shown.iter().filter(|entry| entry.group == group).cloned().collect();
            rows.sort_by_key(|entry| entry.order);
            if !rows.is_empty() {
                lines.push(Line::Head(group, rows.len()));
                lines.extend(rows.into_iter().map(Line::Row));
            }
        }
        let heights = lines.iter().map(|line| match line {
            Line::Head(..) => size::ROW_GROUP,
            Line::Row(_) => size::ROW_TWO,
        });
        let tops = RowTops::new(heights);
        Self { key: None, lines, tops, open, all, owners: owners.into_iter().collect(), areas, failure: None }
    }

    /// The line of what is selected.
    pub(super) fn line_of(&self, what: &Selected) -> Option<usize> {
        self.lines.iter().position(|line| matches!(line, Line::Row(entry) if entry.what == *what))
    }

    /// What a line stands for.
    pub(super) fn at(&self, line: usize) -> Option<Selected> {
        match self.lines.get(line)? {
            Line::Row(entry) => Some(entry.what.clone()),
            Line::Head(..) => None,
        }
    }

    /// The first row.
    pub(super) fn first(&self) -> Option<Selected> {
        (0..self.lines.len()).find_map(|line| self.at(line))
    }
}

fn entries(cx: &UiContext<'_>, who: &Who) -> Result<Vec<Entry>, RegisterError> {
    let (register, today) = (cx.register, cx.today());
    let mut actions = register.correctives()?;
    actions.retain(|action| action.closed_at().is_none_or(|at| (today - at.date()).num_days() <= CLOSED_DAYS));
    let findings = register.findings_of(&actions)?;
    let of_actions = actions.iter().zip(&findings).map(|pair| entry_of(cx, who, pair));
    let mut entries: Vec<Entry> = of_actions.collect();
    entries.extend(register.untended_findings(today)?.iter().map(|one| entry_of_untended(cx, one)));
    Ok(entries)
}

fn entry_of(cx: &UiContext<'_>, who: &Who, (action, finding): (&CorrectiveAction, &Finding)) -> Entry {
    let state = state_of(action, cx.today(), cx.register.calendar());
    let group = Group::of(state);
    let owner = action.owner();
    let mut parts = vec![found_in(cx, finding)];
    if let Some(owner) = owner {
        parts.insert(0, who.name(Some(owner)).to_owned());
    }
    if let (Some(due), false) = (action.due(), state.is_closed()) {
        let day = cx.strings.date_with_weekday(due, cx.today());
        parts.insert(1.min(parts.len()), cx.strings.text_with("corrective-until", &[("day", day.into())]));
    }
    let order = match (state, action.due()) {
        (CorrectiveState::Closed { on }, _) => -i64::from(chrono::Datelike::num_days_from_ce(&on)),
        (_, Some(due)) => chrono::Datelike::num_days_from_ce(&due).into(),
        (_, None) => i64::MAX,
    };
    Entry {
        what: Selected::Action(action.id),
        group,
        owner,
        area: finding.area.in_language(cx.strings.lang().key()).to_owned(),
        order,
        title: action.what.lines().next().unwrap_or_default().to_owned(),
        line: parts.join(" · "),
        chip: corrective_words::state(cx.strings, state),
    }
}

fn entry_of_untended(cx: &UiContext<'_>, one: &Untended) -> Entry {
    let finding = &one.finding;
    let lang = cx.strings.lang().key();
    let title = if one.reason.trim().is_empty() { finding.item_text.in_language(lang) } else { one.reason.as_str() };
    let chip = match one.times {
        0 | 1 => (Tone::Neutral, icons::FAILED, cx.text("corrective-nobody")),
        times => (Tone::Warn, icons::LATE, cx.strings.text_with("corrective-times", &[("n", times.into())])),
    };
    Entry {
        what: Selected::Item(finding.audit, finding.item_code.clone()),
        group: Group::Untended,
        owner: None,
        area: finding.area.in_language(lang).to_owned(),
        order: -i64::from(chrono::Datelike::num_days_from_ce(&finding.day)),
        title: title.lines().next().unwrap_or_default().to_owned(),
        line: found_in(cx, finding),
        chip,
    }
}

/// `3.8 水杯已消毒 · 11-22 检查`.
fn found_in(cx: &UiContext<'_>, finding: &Finding) -> String {
    let day = cx.strings.date_short(finding.day, cx.today());
    let item = format!("{} {}", finding.item_number, finding.item_text.in_language(cx.strings.lang().key()));
    let checked = cx.strings.text_with("corrective-checked-on", &[("day", day.into())]);
    format!("{checked} · {}", item.trim())
}

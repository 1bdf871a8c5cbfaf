//! What the page of plans shows: built when checks, people, windows, the day, the language or the year changed.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::ids::PlanId;
use crate::domain::plans::{AppraisalMark, Every, PackOffer, PeriodReport, PeriodState, PlanDetails, PlanPreset};
use crate::register::packs::KnownPack;
use crate::register::plans::PlanView;
use crate::register::{Area, RegisterError};
use crate::ui::audit_words::{self, SubjectNames};
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::plan_words;
use crate::ui::strings::Lang;
use crate::ui::theme::size;
use crate::ui::widgets::{RowTops, Tone};

/// A group of the list, in the order shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Pressing,
    Running,
    Over,
}

impl Group {
    const ALL: [Self; 3] = [Self::Pressing, Self::Running, Self::Over];

    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Pressing => "plans-group-pressing",
            Self::Running => "plans-group-running",
            Self::Over => "plans-group-over",
        }
    }
}

/// A line of the list.
#[derive(Debug, Clone)]
pub(super) enum Line {
    Year,
    Head(Group, usize),
    Plan(PlanId),
}

/// A row of the list.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) title: String,
    pub(super) line: String,
    pub(super) chip: (Tone, Icon, String),
    group: Group,
}

type Key = ([u64; 3], NaiveDate, Lang, i32);

/// The plans.
#[derive(Default)]
pub(super) struct Data {
    key: Option<Key>,
    /// Plans with the periods of this year.
    pub(super) now: Vec<PlanView>,
    /// Plans with the periods of the year that is looked at.
    pub(super) year: Vec<PlanView>,
    pub(super) entries: BTreeMap<PlanId, Entry>,
    pub(super) lines: Vec<Line>,
    pub(super) tops: RowTops,
    pub(super) names: SubjectNames,
    /// The standards in use.
    pub(super) packs: Vec<KnownPack>,
    /// Proposals that are not there yet.
    pub(super) proposed: Vec<PlanDetails>,
    /// The appraisals of the year that is looked at.
    pub(super) appraisals: Vec<AppraisalMark>,
    /// In use now.
    pub(super) running: usize,
    pub(super) failure: Option<String>,
}

impl Data {
    /// Builds the page anew when something it shows has changed.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>, year: i32) {
        let areas = [Area::Audits, Area::Staff, Area::Hall].map(|area| cx.register.revision(area));
        let key = (areas, cx.today(), cx.strings.lang(), year);
        if self.key == Some(key) {
            return;
        }
        *self = read(cx, year).unwrap_or_else(|error| Self { failure: Some(error.to_string()), ..Self::default() });
        self.key = Some(key);
    }

    /// The plan with the periods of this year.
    pub(super) fn plan(&self, id: PlanId) -> Option<&PlanView> {
        self.now.iter().find(|view| view.plan.id == id)
    }

    /// The plan with the periods of the year that is looked at.
    pub(super) fn plan_in_year(&self, id: PlanId) -> Option<&PlanView> {
        self.year.iter().find(|view| view.plan.id == id)
    }

    /// Title of a standard; its code where it is not in use any more.
    pub(super) fn pack_title(&self, code: &str, lang: Lang) -> String {
        let known = self.packs.iter().find(|known| known.pack.code == code);
        known.map_or_else(|| code.to_owned(), |known| known.pack.title.in_language(lang.key()).to_owned())
    }

    /// The line of a plan, or of the year.
    pub(super) fn line_of(&self, plan: Option<PlanId>) -> Option<usize> {
        self.lines.iter().position(|line| match (line, plan) {
            (Line::Year, None) => true,
            (Line::Plan(id), Some(plan)) => *id == plan,
            _ => false,
        })
    }
}

fn read(cx: &UiContext<'_>, year: i32) -> Result<Data, RegisterError> {
    let (register, today) = (cx.register, cx.today());
    let span = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
    let this = span(today.year()).unwrap_or((today, today));
    let now = register.plan_views(this, today)?;
    let in_year = register.plan_views(span(year).unwrap_or(this), today)?;
    let packs = register.usable_packs()?;
    let mut data = Data {
        names: SubjectNames::read(register)?,
        appraisals: register.appraisal_marks(year)?,
        running: now.iter().filter(|view| !is_over(view, today)).count(),
        now,
        year: in_year,
        packs,
        ..Data::default()
    };
    data.entries = data.now.iter().map(|view| (view.plan.id, entry(cx, &data, view))).collect();
    data.proposed = proposals(cx, &register.plan_offers()?, &data.now);
    let mut lines = if data.entries.is_empty() { Vec::new() } else { vec![Line::Year] };
    for group in Group::ALL {
        let rows: Vec<PlanId> =
            data.entries.iter().filter(|(_, entry)| entry.group == group).map(|(id, _)| *id).collect();
        if !rows.is_empty() {
            lines.push(Line::Head(group, rows.len()));
            lines.extend(rows.into_iter().map(Line::Plan));
        }
    }
    let height = |line: &Line| if matches!(line, Line::Head(..)) { size::ROW_GROUP } else { size::ROW_TWO };
    data.tops = RowTops::new(lines.iter().map(height));
    data.lines = lines;
    Ok(data)
}

fn is_over(view: &PlanView, today: NaiveDate) -> bool {
    view.plan.stopped_on.is_some() || view.plan.details.until_on.is_some_and(|until| until < today)
}

fn entry(cx: &UiContext<'_>, data: &Data, view: &PlanView) -> Entry {
    let (strings, today) = (cx.strings, cx.today());
    let details = &view.plan.details;
    let parts = [
        plan_words::every(strings, details.every),
        audit_words::kind(strings, details.kind),
        data.pack_title(&details.pack_code, strings.lang()),
    ];
    let due = view.period_on(today).filter(|report| matches!(report.state, PeriodState::DueNow { .. }));
    let group = match (view.missed(), due) {
        (0, None) if is_over(view, today) => Group::Over,
        (0, None) => Group::Running,
        _ => Group::Pressing,
    };
    Entry { title: details.title.clone(), line: parts.join(" · "), chip: chip(cx, view), group }
}

/// The chip of a plan: what was missed, else how its period stands.
pub(super) fn chip(cx: &UiContext<'_>, view: &PlanView) -> (Tone, Icon, String) {
    let (strings, today) = (cx.strings, cx.today());
    let now = view.period_on(today);
    let shown = now.or_else(|| view.periods.iter().find(|report| report.period.first > today)).or(view.periods.last());
    match (view.missed(), view.plan.stopped_on, shown) {
        (0, Some(_), _) => plan_words::state(strings, PeriodState::Stopped, today),
        (0, None, Some(report)) => plan_words::state(strings, report.state, today),
        (0, None, None) => plan_words::state(strings, PeriodState::Ahead, today),
        (missed, ..) => {
            let words = strings.text_with("today-plan-missed", &[("n", missed.into())]);
            (Tone::Danger, icons::FAILED.filled(), words)
        }
    }
}

/// Proposals that fit a standard in use and are not there yet.
fn proposals(cx: &UiContext<'_>, offers: &[PackOffer], plans: &[PlanView]) -> Vec<PlanDetails> {
    let is_there = |new: &PlanDetails| {
        let alike = |old: &PlanDetails| {
            (old.kind, old.subject_kind, old.every, old.is_outside)
                == (new.kind, new.subject_kind, new.every, new.is_outside)
        };
        plans.iter().any(|view| !is_over(view, cx.today()) && alike(&view.plan.details))
    };
    let made = PlanPreset::ALL
        .into_iter()
        .filter_map(|preset| preset.details(cx.text(preset_key(preset)), offers, cx.today()));
    made.filter(|new| !is_there(new)).collect()
}

fn preset_key(preset: PlanPreset) -> &'static str {
    match preset {
        PlanPreset::TeamQuarterly => "plan-preset-team-quarterly",
        PlanPreset::SpotMonthly => "plan-preset-spot-monthly",
        PlanPreset::UnannouncedQuarterly => "plan-preset-unannounced-quarterly",
        PlanPreset::FullYearly => "plan-preset-full-yearly",
        PlanPreset::OutsideSeason => "plan-preset-outside-season",
    }
}

/// A stretch of the year's view: months 1 to 12, both included.
pub(super) struct Stretch {
    pub(super) months: (u32, u32),
    pub(super) tone: Tone,
    pub(super) icon: Icon,
    pub(super) words: String,
    pub(super) name: String,
}

/// The stretches of a plan in a year: its periods; days and weeks counted by month.
pub(super) fn stretches(cx: &UiContext<'_>, view: &PlanView, year: i32) -> Vec<Stretch> {
    let details = &view.plan.details;
    if matches!(details.every, Every::Day | Every::Week) {
        return (1..=12).filter_map(|month| counted(cx, view, (year, month))).collect();
    }
    let stretch = |report: &PeriodReport| {
        let month = |day: NaiveDate| match day.year().cmp(&year) {
            std::cmp::Ordering::Less => 1,
            std::cmp::Ordering::Equal => day.month(),
            std::cmp::Ordering::Greater => 12,
        };
        let (tone, icon, long) = plan_words::state(cx.strings, report.state, cx.today());
        let months = match details.every {
            Every::Quarter => (report.period.key.month(), report.period.key.month() + 2),
            _ => (month(report.period.first), month(report.period.last)),
        };
        let words = if months.1 > months.0 { long.clone() } else { plan_words::short_state(cx.strings, report.state) };
        let period = plan_words::period(cx.strings, details.every, report.period);
        Stretch { months, tone, icon, words, name: format!("{} · {period} · {long}", details.title) }
    };
    view.periods.iter().map(stretch).collect()
}

/// Days or weeks that begin in a month: so many kept of those that are over or done.
fn counted(cx: &UiContext<'_>, view: &PlanView, (year, month): (i32, u32)) -> Option<Stretch> {
    let of_month = |report: &&PeriodReport| {
        let first = report.period.first;
        (first.year(), first.month()) == (year, month)
    };
    let reports: Vec<&PeriodReport> = view.periods.iter().filter(of_month).collect();
    let count = |wanted: fn(PeriodState) -> bool| reports.iter().filter(|report| wanted(report.state)).count();
    let kept = count(|state| matches!(state, PeriodState::Done { .. } | PeriodState::OnPaper));
    let missed = count(|state| state == PeriodState::Missed);
    let over = kept + missed + count(|state| matches!(state, PeriodState::Excused { .. }));
    let (tone, icon) = match (reports.len(), over, missed) {
        (0, ..) => return None,
        (_, 0, _) => (Tone::Neutral, icons::DATE),
        (_, _, 0) => (Tone::Ok, icons::DONE.filled()),
        _ => (Tone::Danger, icons::FAILED.filled()),
    };
    let words = if over == 0 { String::new() } else { format!("{kept}/{over}") };
    let name = format!("{} · {} · {kept}/{over}", view.plan.details.title, cx.strings.month(year, month));
    Some(Stretch { months: (month, month), tone, icon, words, name })
}

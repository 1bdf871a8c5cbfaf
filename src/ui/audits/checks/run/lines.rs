//! The lines of a walk in words: built when an answer, the filter or the language changed, so that a frame only paints.

use std::collections::BTreeSet;

use super::{Filter, Run};
use crate::domain::audits::{Answer, Verdict, loss};
use crate::domain::standards::{Item, Points};
use crate::ui::audits::tall::Tall;
use crate::ui::audits::words;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::strings::Lang;
use crate::ui::widgets::Tone;

/// A line of the list.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    /// Above a group.
    Head(Head),
    /// An item.
    Item(Box<ItemLine>),
}

/// Above a group: its name, what it holds, how far it is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Head {
    pub(super) name: String,
    pub(super) about: String,
    pub(super) far: String,
}

/// An item in words.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ItemLine {
    pub(super) code: String,
    pub(super) number: String,
    pub(super) text: String,
    pub(super) verdict: Option<Verdict>,
    pub(super) state: String,
    pub(super) is_present: bool,
    pub(super) value: String,
    pub(super) points: String,
    pub(super) is_lost: bool,
    /// What the records say, and by which answer they are overruled.
    pub(super) figure: Option<String>,
    pub(super) chips: Vec<(Tone, Icon, String)>,
}

impl ItemLine {
    /// Whether fields stand below the words.
    pub(super) fn is_open(&self) -> bool {
        self.is_present || (self.verdict == Some(Verdict::Fail) && self.figure.is_none())
    }
}

/// All lines, with the heights of those known.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// What is walked first, in a group of its own.
    first: BTreeSet<String>,
    stamp: Option<(u64, Filter, Lang)>,
    pub(super) all: Vec<Line>,
    pub(super) tall: Tall,
    /// Whether any item takes a number, which then has a column.
    pub(super) has_numbers: bool,
}

impl Lines {
    /// No lines yet; these items are walked first.
    pub(super) fn of(first: BTreeSet<String>) -> Self {
        Self { first, ..Self::default() }
    }
}

/// Builds the lines anew when something they show has changed.
pub(super) fn refresh(run: &mut Run, cx: &UiContext<'_>) {
    let stamp = (run.change, run.filter, cx.strings.lang());
    if run.lines.stamp.replace(stamp) == Some(stamp) {
        return;
    }
    let fresh = built(run, cx);
    let Lines { all, tall, has_numbers, .. } = &mut run.lines;
    *has_numbers = run.audit.pack.items.iter().any(Item::takes_number);
    if fresh.len() == all.len() {
        for (index, (old, new)) in all.iter().zip(&fresh).enumerate() {
            if old != new {
                tall.forget(index);
            }
        }
    } else {
        tall.reset(fresh.len());
    }
    *all = fresh;
}

fn built(run: &Run, cx: &UiContext<'_>) -> Vec<Line> {
    let verdicts = [None, Some(Verdict::Pass), Some(Verdict::Fail), Some(Verdict::NotApplicable)];
    let states = verdicts.map(|verdict| (verdict, words::verdict(cx.strings, verdict)));
    let pack = &run.audit.pack;
    let mut lines = Vec::new();
    let mut above = None;
    for code in run.shown() {
        let Some(item) = pack.item(&code) else { continue };
        let group = (!run.lines.first.contains(&code)).then_some(item.area.as_str());
        if above != Some(group) {
            lines.push(Line::Head(head(run, cx, group)));
            above = Some(group);
        }
        let verdict = run.answer(&code).map(|answer| answer.verdict);
        let state = states.iter().find(|(this, _)| *this == verdict).map(|(_, words)| words.clone());
        lines.push(Line::Item(Box::new(item_line(run, cx, (item, state.unwrap_or_default())))));
    }
    lines
}

fn head(run: &Run, cx: &UiContext<'_>, group: Option<&str>) -> Head {
    let pack = &run.audit.pack;
    let first = &run.lines.first;
    let is_in = |item: &&Item| match group {
        Some(area) => item.area == area && !first.contains(&item.code),
        None => first.contains(&item.code),
    };
    let items: Vec<&Item> = pack.items.iter().filter(is_in).collect();
    let counted = items.iter().filter(|item| !item.bonus);
    let points: Points = counted.clone().map(|item| item.points).sum();
    let name = match group {
        Some(area) => words::area(cx.strings, pack, area),
        None => cx.text("audit-group-failed"),
    };
    let values = [("n", items.len().into()), ("points", words::points(cx.strings, points).into())];
    let about = cx.strings.text_with("audit-group-count", &values);
    let answered = |item: &&Item| {
        let answer = run.answer(&item.code).filter(|answer| answer.verdict != Verdict::NotApplicable)?;
        Some((item.points, item.points.less(loss(item, answer))))
    };
    let scored: Vec<(Points, Points)> = counted.filter_map(answered).collect();
    let (checked, got) = scored
        .iter()
        .fold((Points::ZERO, Points::ZERO), |(checked, got), (of, earned)| (checked.and(*of), got.and(*earned)));
    let values =
        [("checked", words::points(cx.strings, checked).into()), ("got", words::points(cx.strings, got).into())];
    let far = if scored.is_empty() { String::new() } else { cx.strings.text_with("audit-group-far", &values) };
    Head { name, about, far }
}

fn item_line(run: &Run, cx: &UiContext<'_>, (item, state): (&Item, String)) -> ItemLine {
    let code = item.code.as_str();
    let answer = run.answer(code);
    let (points, is_lost) = points_of(cx, item, answer);
    let figure = answer.and_then(|answer| Some((answer, answer.evidence.as_ref()?)));
    let said = |(answer, evidence): (&Answer, _)| {
        let figure = run.records.line(cx.strings, evidence);
        words::overruled(cx.strings, (answer, evidence), &figure).unwrap_or(figure)
    };
    ItemLine {
        code: code.to_owned(),
        number: run.audit.pack.number_of(code).unwrap_or_default(),
        text: item.text.in_language(cx.strings.lang().key()).to_owned(),
        verdict: answer.map(|answer| answer.verdict),
        state,
        is_present: run.present == code,
        value: words::answered_value(cx.strings, item, answer).unwrap_or_default(),
        points,
        is_lost,
        figure: figure.map(said),
        chips: chips(run, cx, item),
    }
}

fn points_of(cx: &UiContext<'_>, item: &Item, answer: Option<&Answer>) -> (String, bool) {
    let whole = words::points(cx.strings, item.points);
    let of = |got: &str| if item.bonus { format!("{got} / +{whole}") } else { format!("{got} / {whole}") };
    let Some(answer) = answer else {
        return (of("—"), false);
    };
    if answer.verdict == Verdict::NotApplicable {
        return ("—".to_owned(), false);
    }
    let lost = loss(item, answer);
    (of(&words::points(cx.strings, item.points.less(lost))), lost > Points::ZERO && !item.bonus)
}

fn chips(run: &Run, cx: &UiContext<'_>, item: &Item) -> Vec<(Tone, Icon, String)> {
    let mut chips = Vec::new();
    let answer = run.answer(&item.code);
    match answer {
        Some(answer) if answer.is_overruled() => chips.push((Tone::Warn, icons::EDIT, cx.text("run-overruled"))),
        Some(answer) if answer.evidence.is_some() => chips.push((Tone::Accent, icons::LINKED, cx.text("run-linked"))),
        _ => {}
    }
    let failed = run.is_failed(&item.code);
    let times = run.repeats.get(&item.code).copied().unwrap_or(0);
    let mark = match (times, failed, run.failed_before.contains(&item.code)) {
        (2.., true, _) => Some(cx.strings.text_with("run-mark-nth", &[("n", (times + 1).into())])),
        (2.., false, _) => Some(cx.strings.text_with("run-mark-times", &[("n", times.into())])),
        (_, true, true) => Some(cx.text("run-mark-again")),
        (_, false, true) => Some(cx.text("run-mark-before")),
        _ => None,
    };
    chips.extend(mark.map(|words| (Tone::Neutral, icons::LATE, words)));
    if item.veto {
        let tone = if failed { Tone::Danger } else { Tone::Neutral };
        chips.push((tone, icons::VETO, cx.text("run-veto")));
    }
    if item.bonus {
        chips.push((Tone::Accent, icons::AWARD, cx.text("run-bonus")));
    }
    chips
}

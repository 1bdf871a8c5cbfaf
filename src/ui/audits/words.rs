//! Words of checks: points, verdicts, limits, what a number means.

use crate::domain::audits::{Answer, Judgement, Verdict, judge};
use crate::domain::people::half_width;
use crate::domain::standards::{AgeUnit, Comparison, Item, ItemKind, Pack, Points};
use crate::ui::icons::{self, Icon};
use crate::ui::strings::Strings;
use crate::ui::widgets::Tone;

/// Points without idle decimals: `61.5`.
pub(crate) fn points(strings: &Strings, points: Points) -> String {
    strings.number(points.as_number(), 2)
}

/// 通过, 不通过, 不适用; 未记 for none.
pub(crate) fn verdict(strings: &Strings, verdict: Option<Verdict>) -> String {
    strings.text(match verdict {
        Some(Verdict::Pass) => "audit-pass",
        Some(Verdict::Fail) => "audit-fail",
        Some(Verdict::NotApplicable) => "audit-na",
        None => "audit-open",
    })
}

/// The sign of a verdict and what it means.
pub(super) fn verdict_icon(verdict: Option<Verdict>) -> (Icon, Tone) {
    match verdict {
        Some(Verdict::Pass) => (icons::DONE.filled(), Tone::Ok),
        Some(Verdict::Fail) => (icons::FAILED.filled(), Tone::Danger),
        Some(Verdict::NotApplicable) => (icons::NOT_APPLICABLE, Tone::Neutral),
        None => (icons::WAITING, Tone::Neutral),
    }
}

/// The unit of an item's number; empty for kinds without one.
pub(crate) fn unit(strings: &Strings, item: &Item) -> String {
    match &item.kind {
        ItemKind::Count { unit, .. } | ItemKind::Measure { unit, .. } => {
            unit.in_language(strings.lang().key()).to_owned()
        }
        ItemKind::Age { unit, .. } => strings.text(match unit {
            AgeUnit::Days => "audit-unit-days",
            AgeUnit::Weeks => "audit-unit-weeks",
            AgeUnit::Months => "audit-unit-months",
        }),
        ItemKind::YesNo | ItemKind::Choice { .. } | ItemKind::Text => String::new(),
    }
}

/// The number or option answered, as a row shows it.
pub(super) fn answered_value(strings: &Strings, item: &Item, answer: Option<&Answer>) -> Option<String> {
    let value = answer?.value?;
    Some(format!("{} {}", strings.number(value, 2), unit(strings, item)))
}

/// What follows from a number as typed; `None` while it is none.
pub(super) fn judged(item: &Item, typed: &str, area_m2: Option<f64>) -> Option<Judgement> {
    let value: f64 = half_width(typed.trim()).trim().parse().ok()?;
    judge(item, value, area_m2)
}

/// The limit, and the verdict that follows from what is typed.
pub(super) fn limit(
    strings: &Strings,
    item: &Item,
    (judgement, area_m2): (Option<Judgement>, Option<f64>),
) -> (String, Tone) {
    let limit = strings.number(item.limit_in(area_m2).unwrap_or_default(), 2);
    let values = [("limit", limit.into()), ("unit", unit(strings, item).into())];
    let key = match item.comparison() {
        Comparison::AtMost => "audit-at-most",
        Comparison::AtLeast => "audit-at-least",
    };
    let words = strings.text_with(key, &values);
    match judgement {
        None => (words, Tone::Neutral),
        Some(judgement) => {
            let (_, tone) = verdict_icon(Some(judgement.verdict));
            (format!("{} · {words}", verdict(strings, Some(judgement.verdict))), tone)
        }
    }
}

/// Why what is typed is no number for the item.
pub(super) fn number_problem(strings: &Strings, item: &Item) -> String {
    let whole = matches!(item.kind, ItemKind::Count { .. });
    strings.text(if whole { "audit-number-whole" } else { "audit-number-wrong" })
}

/// `3.4 水杯齐全、清洁`; the code where the pack has no such item.
pub(crate) fn item_line(strings: &Strings, pack: &Pack, code: &str) -> String {
    let text = pack.item(code).map(|item| item.text.in_language(strings.lang().key()));
    match (pack.number_of(code), text) {
        (Some(number), Some(text)) => format!("{number} {text}"),
        _ => code.to_owned(),
    }
}

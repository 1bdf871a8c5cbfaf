//! Words of checks: points, verdicts, limits, what a number means.

use crate::domain::audits::{Answer, Compared, Evidence, Judgement, Verdict, judge};
use crate::domain::people::half_width;
use crate::domain::standards::{AgeUnit, Comparison, Item, ItemKind, Pack, Points, Scoring};
use crate::register::audits::Audit;
use crate::ui::audit_words;
use crate::ui::context::UiContext;
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

/// `三、环境与便民设施`; the code where the pack has no such area.
pub(super) fn area(strings: &Strings, pack: &Pack, code: &str) -> String {
    let Some(at) = pack.areas.iter().position(|area| area.code == code) else {
        return code.to_owned();
    };
    let title = pack.areas.get(at).map_or(code, |area| area.title.in_language(strings.lang().key()));
    let ordinals = strings.text("audit-ordinals");
    let number = ordinals.split(' ').nth(at).map_or_else(|| (at + 1).to_string(), str::to_owned);
    strings.text_with("audit-area", &[("number", number.into()), ("title", title.into())])
}

/// How an item's points come about, where that is not plain: `每发现一处扣 0.5 分，扣完为止`.
pub(super) fn rule_line(strings: &Strings, pack: &Pack, item: &Item) -> Option<String> {
    let amount = |points: Points| self::points(strings, points);
    let most = item.cap.unwrap_or(item.points);
    let rule = match (item.scoring, item.earn_per_occurrence, item.deduct_per_occurrence) {
        (Scoring::Earn, Some(each), _) => {
            let values = [("each", amount(each).into()), ("most", amount(item.points).into())];
            Some(strings.text_with("run-rule-earn-each", &values))
        }
        (Scoring::Earn, None, _) => Some(strings.text_with("run-rule-earn", &[("most", amount(item.points).into())])),
        (Scoring::Deduct, _, Some(each)) if most < item.points => {
            let values = [("each", amount(each).into()), ("most", amount(most).into())];
            Some(strings.text_with("run-rule-deduct-cap", &values))
        }
        (Scoring::Deduct, _, Some(each)) => {
            Some(strings.text_with("run-rule-deduct", &[("each", amount(each).into())]))
        }
        (Scoring::Deduct, _, None) => None,
    };
    let effect = audit_words::veto_effect(strings, item.veto_effect.unwrap_or(pack.veto_effect));
    // A hint that names the amount itself says it already.
    let each = item.deduct_per_occurrence.or(item.earn_per_occurrence).map(amount);
    let hint = item.hint.as_ref().map_or("", |hint| hint.in_language(strings.lang().key()));
    let rule = rule.filter(|_| each.is_none_or(|each| !hint.contains(&each)));
    let veto = item.veto.then(|| strings.text_with("run-rule-veto", &[("effect", effect.into())]));
    let bonus = item.bonus.then(|| strings.text("run-rule-bonus"));
    let lines: Vec<String> = rule.into_iter().chain(veto).chain(bonus).collect();
    (!lines.is_empty()).then(|| lines.join(&strings.text("run-hint-between")))
}

/// `系统：16 / 18 人有效 → 改判通过，因为……`; `None` for an answer that follows the records.
pub(super) fn overruled(strings: &Strings, (answer, evidence): (&Answer, &Evidence), figure: &str) -> Option<String> {
    let because = answer.overruled_because.as_deref()?;
    let values = [
        ("figure", figure.to_owned().into()),
        ("said", verdict(strings, evidence.verdict).into()),
        ("verdict", verdict(strings, Some(answer.verdict)).into()),
        ("because", because.trim().to_owned().into()),
    ];
    let key = if because.trim().is_empty() { "run-overruled-line-open" } else { "run-overruled-line" };
    Some(strings.text_with(key, &values))
}

/// The sign of a grade: passed or not.
pub(super) fn grade_icon(is_passed: impl Into<Passed>) -> (Icon, Tone) {
    match is_passed.into() {
        Passed::Yes => (icons::DONE.filled(), Tone::Ok),
        Passed::No => (icons::FAILED.filled(), Tone::Danger),
    }
}

/// Whether a run was passed; made from a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passed {
    /// Passed.
    Yes,
    /// Not passed.
    No,
}

impl From<bool> for Passed {
    fn from(is_passed: bool) -> Self {
        if is_passed { Self::Yes } else { Self::No }
    }
}

/// `三季度同样的项得 59 分，现在多 2.5 分`.
pub(super) fn compared(strings: &Strings, compared: &Compared, name: &str) -> String {
    let Compared { before, more, is_whole } = *compared;
    let key = match (is_whole, more) {
        (true, more) if more > 0.0 => "audit-compare-whole-more",
        (true, more) if more < 0.0 => "audit-compare-whole-less",
        (true, _) => "audit-compare-whole-same",
        (false, more) if more > 0.0 => "audit-compare-part-more",
        (false, more) if more < 0.0 => "audit-compare-part-less",
        (false, _) => "audit-compare-part-same",
    };
    let number = |number: f64| strings.number(number, 2);
    let values =
        [("name", name.to_owned().into()), ("before", number(before).into()), ("by", number(more.abs()).into())];
    strings.text_with(key, &values)
}

/// Up, down or level.
pub(super) fn compared_icon(compared: &Compared) -> Icon {
    match compared.more {
        more if more > 0.0 => icons::MORE_THAN_BEFORE,
        more if more < 0.0 => icons::LESS_THAN_BEFORE,
        _ => icons::AS_BEFORE,
    }
}

/// A run by its period, else by its day: `三季度`, `11-22 周日`.
pub(super) fn name_of_run(cx: &UiContext<'_>, run: &Audit) -> String {
    let days = (run.details.period_from, run.details.period_until);
    let period = audit_words::period(cx.strings, days, cx.today());
    if period.is_empty() { cx.strings.date_with_weekday(run.day, cx.today()) } else { period }
}

/// `3.4 水杯齐全、清洁`; the code where the pack has no such item.
pub(crate) fn item_line(strings: &Strings, pack: &Pack, code: &str) -> String {
    let text = pack.item(code).map(|item| item.text.in_language(strings.lang().key()));
    match (pack.number_of(code), text) {
        (Some(number), Some(text)) => format!("{number} {text}"),
        _ => code.to_owned(),
    }
}

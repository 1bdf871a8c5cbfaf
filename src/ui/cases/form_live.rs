//! What the form tells at once while a case is typed: its deadlines, what its rule cares for, whom it is about, what it may
//! repeat. Read anew only when the form or the records changed.

use std::collections::BTreeSet;

use crate::domain::cases::{Case, CaseDraft, CaseKind};
use crate::domain::dates::parse_date;
use crate::domain::deadlines::{Circumstance, Due, Matter, Rule, RuleSet, Standing, StepDeadline};
use crate::domain::ids::StaffId;
use crate::register::Area;
use crate::register::case_clocks::CaseClocks;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::strings::Lang;
use crate::ui::widgets::Tone;

/// At most so many cases are offered as earlier ones.
const EARLIER_MOST: usize = 2;

/// Form, revisions, language and minute.
type Stamp = (CaseDraft, [u64; 3], Lang, i64);

/// What is told of the form.
#[derive(Debug, Default)]
pub(super) struct Live {
    stamp: Option<Stamp>,
    /// Tone, sign and words of the line with the deadlines.
    pub(super) due: Option<(Tone, Icon, String)>,
    /// What can be chosen as its matter: code and name.
    pub(super) matters: Vec<(String, String)>,
    /// Most rings before the phone is answered (P1-6.3).
    pub(super) rings_most: Option<u32>,
    /// What changes a limit of its rule.
    pub(super) circumstances: BTreeSet<Circumstance>,
    /// Whoever was asked first is whom it is about, and must hand it over.
    pub(super) must_hand_over: bool,
    /// Cases it may repeat, newest first.
    pub(super) earlier: Vec<Case>,
}

impl Live {
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>, draft: &CaseDraft) {
        let revisions = [Area::Cases, Area::Staff, Area::Hall].map(|area| cx.register.revision(area));
        let minute = cx.now.0.div_euclid(60_000);
        let is_same = self.stamp.as_ref().is_some_and(|(of, revised, lang, at)| {
            of == draft && (*revised, *lang, *at) == (revisions, cx.strings.lang(), minute)
        });
        if !is_same {
            *self = Self::read(cx, draft);
            self.stamp = Some((draft.clone(), revisions, cx.strings.lang(), minute));
        }
    }

    fn read(cx: &UiContext<'_>, draft: &CaseDraft) -> Self {
        let register = cx.register;
        let day = parse_date(&draft.received_on, cx.today()).unwrap_or(cx.today());
        let set = register.rules_on(day).ok();
        let mut live = Self {
            matters: set.map(|set| matters(cx, set, draft)).unwrap_or_default(),
            rings_most: set.and_then(|set| set.rings_most),
            ..Self::default()
        };
        let Some(case) = draft.so_far(cx.now) else { return live };
        let answer_by = draft.answer_by_date(cx.now).unwrap_or_default();
        if let Ok(clocks) = register.preview_clocks(&case, answer_by, cx.now) {
            live.circumstances = clocks.rule.as_ref().map(circumstances).unwrap_or_default();
            live.due = Some(due_line(cx, &clocks));
        }
        let targets = register.case_targets(&case).unwrap_or_default();
        live.must_hand_over = draft.first_asked.is_some_and(|id| targets.contains(&StaffId(id)));
        live.earlier = register.earlier_like(&case, EARLIER_MOST).unwrap_or_default();
        live
    }
}

/// The matters that fit the kind, as far as the rules tell; the one chosen always stays.
fn matters(cx: &UiContext<'_>, set: &RuleSet, draft: &CaseDraft) -> Vec<(String, String)> {
    let kind = CaseKind::from_code(&draft.kind).unwrap_or(CaseKind::Other);
    let lang = cx.strings.lang().key();
    let fitting = set.matters.iter().filter(|matter| matter.code == draft.matter || fits(set, matter, kind));
    fitting.map(|matter| (matter.code.clone(), matter.name.in_language(lang).to_owned())).collect()
}

/// A matter fits a kind unless every rule made for it is for other kinds.
fn fits(set: &RuleSet, matter: &Matter, kind: CaseKind) -> bool {
    let mut own = set.rules.iter().filter(|rule| rule.matters.contains(&matter.code)).peekable();
    own.peek().is_none() || own.any(|rule| rule.kinds.is_empty() || rule.kinds.contains(&kind))
}

/// What changes a limit of a rule, or decides whether a step holds.
fn circumstances(rule: &Rule) -> BTreeSet<Circumstance> {
    let of_step = |step: &crate::domain::deadlines::Step| -> Vec<Circumstance> {
        let variants = step.variants.iter().flat_map(|variant| &variant.when);
        variants.chain(&step.only_when).chain(&step.exempt).copied().collect()
    };
    rule.steps.iter().flat_map(of_step).collect()
}

/// `受理 11-17 周二 · 答复用户 11-29 周日（意见箱来信，P1-9.3）`.
fn due_line(cx: &UiContext<'_>, clocks: &CaseClocks) -> (Tone, Icon, String) {
    let Some(rule) = &clocks.rule else {
        return (Tone::Neutral, icons::INFO, cx.text("cases-due-no-rule"));
    };
    let steps: Vec<String> = clocks.steps.iter().map(|step| step_words(cx, step)).collect();
    let name = rule.name.in_language(cx.strings.lang().key());
    let basis = if rule.basis == "ours" { cx.text("cases-due-ours") } else { rule.basis.clone() };
    let values = [("steps", steps.join(" · ").into()), ("rule", name.into()), ("basis", basis.into())];
    let words = cx.strings.text_with("cases-due-line", &values);
    let is_provisional = clocks.steps.iter().any(|step| step.due.is_some_and(|due| due.is_provisional));
    if clocks.is_overdue() {
        (Tone::Danger, icons::OVERDUE.filled(), words)
    } else if is_provisional {
        (Tone::Warn, icons::WARNING, words)
    } else {
        (Tone::Neutral, icons::DUE, words)
    }
}

fn step_words(cx: &UiContext<'_>, step: &StepDeadline) -> String {
    let name = step.name.in_language(cx.strings.lang().key());
    let said = |key: &str, value: String| cx.strings.text_with(key, &[("step", name.into()), ("day", value.into())]);
    match (&step.standing, step.due) {
        (Standing::Exempt, _) => said("cases-due-exempt", String::new()),
        (Standing::NotStarted { event }, _) => said("cases-due-waits", event_name(cx, event)),
        (Standing::Overdue { .. }, Some(due)) => said("cases-due-over", day_words(cx, due)),
        (_, Some(due)) if due.is_provisional => said("cases-due-provisional", day_words(cx, due)),
        (_, Some(due)) => said("cases-due-step", day_words(cx, due)),
        (_, None) => said("cases-due-uncounted", String::new()),
    }
}

fn event_name(cx: &UiContext<'_>, code: &str) -> String {
    let set = cx.register.rules_on(cx.today()).ok();
    let event = set.and_then(|set| set.event(code));
    event.map_or_else(|| code.to_owned(), |event| event.name.in_language(cx.strings.lang().key()).to_owned())
}

/// `11-29 周日`; with the time where it is counted by the hour.
fn day_words(cx: &UiContext<'_>, due: Due) -> String {
    let day = cx.strings.date_with_weekday(due.at.date(), cx.today());
    if due.is_by_day { day } else { format!("{day} {}", cx.strings.time(due.at.time())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_matter_is_offered_for_the_kinds_its_rules_are_made_for() {
        let sets = RuleSet::shipped().unwrap();
        let set = &sets.iter().find(|(set, _)| set.code == "power_hall").unwrap().0;
        let offered = |code: &str, kind| fits(set, set.matter(code).unwrap(), kind);
        assert!(offered("billing_error", CaseKind::Complaint));
        assert!(!offered("billing_error", CaseKind::Praise));
        assert!(offered("planned_outage", CaseKind::Other) && !offered("planned_outage", CaseKind::Complaint));
        assert!(offered("fault_lv_line", CaseKind::Complaint), "a rule for any kind");
        assert!(offered("quarrel", CaseKind::Praise), "no rule of its own");
    }

    #[test]
    fn only_what_a_rule_cares_for_is_asked_p1_10_3() {
        let sets = RuleSet::shipped().unwrap();
        let set = &sets.iter().find(|(set, _)| set.code == "power_hall").unwrap().0;
        let repair = circumstances(set.rule("repair_lv_line").unwrap());
        assert!(repair.contains(&Circumstance::OutOfTown) && repair.contains(&Circumstance::SevereWeather));
        assert!(!repair.contains(&Circumstance::Complex));
        assert!(!circumstances(set.rule("billing_error").unwrap()).contains(&Circumstance::OutOfTown));
    }
}

//! How a walk moves and answers: by verdict, number or option; against the records only with a reason (domain rule 4.3).

use chrono::{Days, NaiveDate};

use super::{Filter, Focus, Run, Step, Typed, Words, body, draft_key};
use crate::domain::audits::{Answer, RunProblemKind, Verdict};
use crate::domain::ids::StaffId;
use crate::domain::people::half_width;
use crate::domain::standards::Item;
use crate::register::ActionKind;
use crate::ui::commands::{AuditCommand, Command};
use crate::ui::context::UiContext;

/// Days a corrective action is given when its owner is named first.
const DAYS_TO_CORRECT: u64 = 3;

impl Run {
    /// Makes an item the present one.
    pub(super) fn turn_to(&mut self, code: &str, cx: &UiContext<'_>) {
        self.commit_words(cx);
        if self.is_failed(&self.present) {
            self.left.insert(self.present.clone());
        }
        code.clone_into(&mut self.present);
        self.overruling = None;
        self.reveal = true;
        self.focus = None;
        self.change += 1;
        self.want_number();
    }

    /// The item that is gone to first when the run cannot be finished: one without its reason or number before an open one.
    pub(super) fn most_urgent(&self) -> Option<String> {
        let answered = self.problems.iter().find(|problem| problem.what != RunProblemKind::Unanswered);
        answered.map(|problem| problem.item.clone()).or_else(|| self.first_missing())
    }

    /// Goes there, with the keys in the field that is missing.
    pub(super) fn go_to_missing(&mut self, cx: &UiContext<'_>) {
        let Some(code) = self.most_urgent() else { return };
        self.filter = Filter::All;
        self.turn_to(&code, cx);
        let answer = self.answer(&code);
        let words = match answer {
            Some(answer) if answer.is_overruled() => Words::Overrule,
            Some(_) if self.is_failed(&code) => Words::Reason,
            _ => return,
        };
        self.left.insert(code);
        self.focus = Some(Focus::Words(words));
    }

    /// The number field takes the digits of a counted item that the records have not answered.
    pub(super) fn want_number(&mut self) {
        let by_records = self.answer(&self.present).is_some_and(|answer| answer.evidence.is_some());
        if !by_records && self.item(&self.present).is_some_and(Item::takes_number) {
            self.focus = Some(Focus::Number);
        }
    }

    /// One row up or down.
    pub(super) fn step(&mut self, way: Step, cx: &UiContext<'_>) {
        let shown = self.shown();
        let at = shown.iter().position(|code| *code == self.present);
        let to = match (at, way) {
            (Some(at), Step::Down) => at + 1,
            (Some(at), Step::Up) => at.saturating_sub(1),
            (None, _) => 0,
        };
        if let Some(code) = shown.get(to).cloned() {
            self.turn_to(&code, cx);
        }
    }

    /// On to the next item without an answer, after the present one or from the top; else one down.
    pub(super) fn advance(&mut self, cx: &UiContext<'_>) {
        let at = self.order.iter().position(|code| *code == self.present).unwrap_or(0);
        let (before, after) = self.order.split_at((at + 1).min(self.order.len()));
        let open = |code: &&String| self.answer(code).is_none();
        match after.iter().find(open).or_else(|| before.iter().find(open)).cloned() {
            Some(code) => self.turn_to(&code, cx),
            None => self.step(Step::Down, cx),
        }
    }

    pub(super) fn give(&mut self, code: &str, answer: Option<Answer>, cx: &UiContext<'_>) {
        match &answer {
            Some(answer) => self.audit.answers.insert(code.to_owned(), answer.clone()),
            None => self.audit.answers.remove(code),
        };
        self.count();
        cx.send(Command::Audits(AuditCommand::Answer(self.id, code.to_owned(), answer)));
    }

    /// A verdict by hand on the present item.
    pub(super) fn judge(&mut self, verdict: Verdict, cx: &UiContext<'_>) {
        let code = self.present.clone();
        let times = self.answer(&code).map_or(0, |answer| answer.occurrences).max(1);
        let answer = match verdict {
            Verdict::Fail => Answer { occurrences: times, ..Answer::by_hand(verdict, "") },
            Verdict::Pass | Verdict::NotApplicable => Answer::by_hand(verdict, ""),
        };
        self.decide(&code, answer, cx);
    }

    /// An option of the present item.
    pub(super) fn choose(&mut self, option: &str, cx: &UiContext<'_>) {
        let code = self.present.clone();
        if let Some(answer) = self.item(&code).and_then(|item| Answer::of_choice(item, option)) {
            self.decide(&code, answer, cx);
        }
    }

    /// Sends an answer; a pass moves on, a failure asks why, and so does saying otherwise than the records.
    fn decide(&mut self, code: &str, answer: Answer, cx: &UiContext<'_>) {
        let answer = self.kept(code, answer);
        let answer = self.against_records(code, answer, cx);
        let failed = answer.verdict == Verdict::Fail;
        let asks = if answer.is_overruled() { Words::Overrule } else { Words::Reason };
        let is_asked = answer.is_overruled() || (failed && answer.evidence.is_none());
        if !failed && self.typed.reasons.remove(code).is_some() {
            self.keep_typed(cx);
        }
        self.give(code, Some(answer), cx);
        if is_asked {
            self.focus = Some(Focus::Words(asks));
            self.reveal = true;
        } else {
            self.advance(cx);
        }
    }

    /// A failure that was there before keeps its reason, owner and day.
    fn kept(&self, code: &str, answer: Answer) -> Answer {
        match self.answer(code) {
            Some(before) if answer.verdict == Verdict::Fail => {
                let Answer { reason, owner, due, .. } = before.clone();
                Answer { reason, owner, due, ..answer }
            }
            _ => answer,
        }
    }

    /// What the records said stays with the answer; saying otherwise asks for a reason, saying the same takes it back.
    fn against_records(&self, code: &str, answer: Answer, cx: &UiContext<'_>) -> Answer {
        let Some(before) = self.answer(code).filter(|before| before.evidence.is_some()) else {
            return answer;
        };
        let Some(said) = self.said_by_records(code, cx) else {
            return answer;
        };
        if (said.verdict, said.value) == (answer.verdict, answer.value.or(said.value)) {
            return self.kept(code, said);
        }
        let typed = self.typed.overrules.get(code).cloned();
        let because = before.overruled_because.clone().or(typed).unwrap_or_default();
        let value = answer.value.or(before.value);
        Answer { evidence: before.evidence.clone(), overruled_because: Some(because), value, ..answer }
    }

    /// The answer that the records of an item gave.
    fn said_by_records(&self, code: &str, cx: &UiContext<'_>) -> Option<Answer> {
        let evidence = self.answer(code)?.evidence.clone()?;
        Answer::of_evidence(self.item(code)?, evidence, cx.register.hall().area_m2)
    }

    /// Back to what the records say.
    pub(super) fn follow_records(&mut self, code: &str, cx: &UiContext<'_>) {
        self.typed.overrules.remove(code);
        self.overruling = None;
        if let Some(said) = self.said_by_records(code, cx) {
            let said = self.kept(code, said);
            self.give(code, Some(said), cx);
        }
        self.keep_typed(cx);
    }

    /// The verdict that follows from the number typed for the present item; `false` when it is no number.
    pub(super) fn confirm_number(&mut self, cx: &UiContext<'_>) -> bool {
        let code = self.present.clone();
        let Some(typed) = self.typed.numbers.get(&code).cloned() else {
            if self.answer(&code).is_some() {
                self.advance(cx);
            }
            return self.answer(&code).is_some();
        };
        let area = cx.register.hall().area_m2;
        let value: Option<f64> = half_width(typed.trim()).trim().parse().ok();
        let judged = self.item(&code).zip(value).and_then(|(item, value)| Answer::of_value(item, value, area));
        let Some(answer) = judged else { return false };
        self.typed.numbers.remove(&code);
        self.keep_typed(cx);
        self.decide(&code, answer, cx);
        true
    }

    /// Puts every reason typed so far into its answer.
    pub(super) fn commit_words(&mut self, cx: &UiContext<'_>) {
        if self.typed.reasons.is_empty() && self.typed.overrules.is_empty() {
            return;
        }
        for (code, words) in std::mem::take(&mut self.typed.reasons) {
            let words = words.trim();
            let is_text = self.item(&code).is_some_and(body::is_text);
            let answer = match self.answer(&code) {
                Some(before) if before.reason != words => before.clone().because(words),
                None if is_text && !words.is_empty() => Answer::by_hand(Verdict::Pass, words),
                _ => continue,
            };
            self.left.insert(code.clone());
            self.give(&code, Some(answer), cx);
        }
        for (code, words) in std::mem::take(&mut self.typed.overrules) {
            let because = Some(words.trim().to_owned());
            let before = self.answer(&code).filter(|before| before.is_overruled()).cloned();
            if let Some(before) = before.filter(|before| before.overruled_because != because) {
                self.left.insert(code.clone());
                self.give(&code, Some(Answer { overruled_because: because, ..before }), cx);
            }
        }
        self.keep_typed(cx);
    }

    /// Who puts a failed item right; a day is proposed when there is none.
    pub(super) fn own(&mut self, code: &str, owner: Option<StaffId>, cx: &UiContext<'_>) {
        let Some(before) = self.answer(code).cloned() else { return };
        let proposed = cx.today().checked_add_days(Days::new(DAYS_TO_CORRECT)).filter(|_| owner.is_some());
        let due = before.due.or(proposed);
        self.typed.dues.remove(code);
        self.give(code, Some(Answer { owner, due, ..before }), cx);
        self.keep_typed(cx);
    }

    /// Until when a failed item is put right.
    pub(super) fn due(&mut self, code: &str, due: Option<NaiveDate>, cx: &UiContext<'_>) {
        self.typed.dues.remove(code);
        self.keep_typed(cx);
        if let Some(before) = self.answer(code).filter(|before| before.due != due).cloned() {
            self.give(code, Some(Answer { due, ..before }), cx);
        }
    }

    pub(super) fn keep_typed(&self, cx: &UiContext<'_>) {
        if self.typed == Typed::default() {
            cx.forget_draft(&draft_key(self.id));
        } else {
            cx.keep_draft(&draft_key(self.id), &self.typed);
        }
    }

    /// Goes to the item whose answer Ctrl+Z will take back, before it does.
    pub(super) fn turn_to_undone(&mut self, cx: &UiContext<'_>) {
        let newest = cx.register.undoable().into_iter().next();
        let subject = newest.filter(|step| step.kind == ActionKind::AnswerItem).map(|step| step.subject);
        let day = self.audit.day.to_string();
        let code = subject.as_deref().and_then(|subject| subject.strip_prefix(day.as_str()));
        let code = code.map(|code| code.trim().trim_end_matches(" photo").to_owned());
        if let Some(code) = code.filter(|code| self.item(code).is_some()) {
            self.turn_to(&code, cx);
        }
    }
}

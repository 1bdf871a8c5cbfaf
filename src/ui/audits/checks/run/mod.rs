//! A check being walked: what is present, what was typed, what is still missing. Every answer is sent at once.

mod body;
mod items;
mod keys;
mod photo;
mod side;
mod top;

use std::collections::{BTreeMap, BTreeSet};

use egui::{Id, Rect, Ui, pos2};
use serde::{Deserialize, Serialize};

use crate::domain::audits::{Answer, RunProblem, Score, Verdict, order_of_items, problems_before_finish, score};
use crate::domain::ids::AuditId;
use crate::domain::people::half_width;
use crate::domain::standards::Item;
use crate::register::audits::Audit;
use crate::register::{ActionKind, Area};
use crate::ui::commands::{AuditCommand, Command};
use crate::ui::context::{Incoming, UiContext};
use crate::ui::theme::size;
use photo::PhotoPick;

/// Width of the score side.
const SIDE: f32 = 300.0;
/// Narrower bodies carry the score in a bar below the list.
const WIDE_FROM: f32 = 860.0;

/// Which items are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Filter {
    #[default]
    All,
    Unanswered,
    Failed,
}

/// Which way a step goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Up,
    Down,
}

/// The field that shall take the keys next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Words,
    Number,
}

/// Words and numbers typed but not yet part of an answer, by item code.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Typed {
    reasons: BTreeMap<String, String>,
    numbers: BTreeMap<String, String>,
}

/// What the walk wants after a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Put aside; nothing is lost.
    Leave,
    /// Finish and lock.
    Finish,
}

/// A check being walked.
pub(super) struct Run {
    pub(super) id: AuditId,
    seen: Option<u64>,
    audit: Audit,
    failed_before: BTreeSet<String>,
    order: Vec<String>,
    score: Score,
    problems: Vec<RunProblem>,
    auditor: String,
    present: String,
    filter: Filter,
    typed: Typed,
    left: BTreeSet<String>,
    reveal: bool,
    focus: Option<Focus>,
    photo: PhotoPick,
}

impl Run {
    /// Opens an unfinished check at the first item that still needs something; `None` when it is gone or finished.
    pub(super) fn open(id: AuditId, cx: &UiContext<'_>) -> Option<Self> {
        let audit = cx.register.audit(id).ok().filter(|audit| audit.finished_at.is_none())?;
        let failed_before =
            cx.register.failed_last_time(&audit.pack.code, &audit.details.subject, audit.day).unwrap_or_default();
        let order = order_of_items(&audit.pack, &failed_before).into_iter().map(|item| item.code.clone()).collect();
        let auditor = audit.auditor.and_then(|who| cx.register.staff_member(who).ok());
        let mut run = Self {
            id,
            seen: None,
            failed_before,
            order,
            score: Score::default(),
            problems: Vec::new(),
            auditor: auditor.map(|who| who.record.name.as_str().to_owned()).unwrap_or_default(),
            present: String::new(),
            filter: Filter::All,
            typed: cx.register.draft(&draft_key(id)).ok().flatten().unwrap_or_default(),
            left: BTreeSet::new(),
            reveal: true,
            focus: None,
            photo: PhotoPick::default(),
            audit,
        };
        run.count();
        run.left = run.audit.failed();
        run.present = run.first_missing().or_else(|| run.order.first().cloned()).unwrap_or_default();
        run.want_number();
        run.commit_words(cx);
        Some(run)
    }

    /// Reads the check anew when it changed; `false` when it is gone or finished.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>) -> bool {
        let now = cx.register.revision(Area::Audits);
        if self.seen == Some(now) {
            return true;
        }
        let Ok(audit) = cx.register.audit(self.id) else {
            return false;
        };
        if audit.finished_at.is_some() {
            return false;
        }
        self.audit = audit;
        self.seen = Some(now);
        self.count();
        true
    }

    /// Reads the check anew in the next frame: something was refused.
    pub(super) fn forget_guesses(&mut self) {
        self.seen = None;
    }

    fn count(&mut self) {
        self.score = score(&self.audit.pack, &self.audit.answers);
        self.problems = problems_before_finish(&self.audit.pack, &self.audit.answers);
    }

    fn item(&self, code: &str) -> Option<&Item> {
        self.audit.pack.item(code)
    }

    fn answer(&self, code: &str) -> Option<&Answer> {
        self.audit.answers.get(code)
    }

    fn is_failed(&self, code: &str) -> bool {
        self.answer(code).is_some_and(|answer| answer.verdict == Verdict::Fail)
    }

    /// The first item, as the list is walked, that stands against finishing.
    fn first_missing(&self) -> Option<String> {
        let missing = |code: &&String| self.problems.iter().any(|problem| problem.item == **code);
        self.order.iter().find(missing).cloned()
    }

    /// Codes shown under the filter; the present item always stays.
    fn shown(&self) -> Vec<String> {
        let fits = |code: &&String| match self.filter {
            Filter::All => true,
            Filter::Unanswered => self.answer(code).is_none() || **code == self.present,
            Filter::Failed => self.is_failed(code),
        };
        self.order.iter().filter(fits).cloned().collect()
    }

    /// Makes an item the present one.
    fn turn_to(&mut self, code: &str, cx: &UiContext<'_>) {
        self.commit_words(cx);
        if self.is_failed(&self.present) {
            self.left.insert(self.present.clone());
        }
        code.clone_into(&mut self.present);
        self.reveal = true;
        self.focus = None;
        self.want_number();
    }

    fn want_number(&mut self) {
        if self.item(&self.present).is_some_and(Item::takes_number) {
            self.focus = Some(Focus::Number);
        }
    }

    /// One row up or down.
    fn step(&mut self, way: Step, cx: &UiContext<'_>) {
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
    fn advance(&mut self, cx: &UiContext<'_>) {
        let at = self.order.iter().position(|code| *code == self.present).unwrap_or(0);
        let (before, after) = self.order.split_at((at + 1).min(self.order.len()));
        let open = |code: &&String| self.answer(code).is_none();
        match after.iter().find(open).or_else(|| before.iter().find(open)).cloned() {
            Some(code) => self.turn_to(&code, cx),
            None => self.step(Step::Down, cx),
        }
    }

    fn give(&mut self, code: &str, answer: Option<Answer>, cx: &UiContext<'_>) {
        match &answer {
            Some(answer) => self.audit.answers.insert(code.to_owned(), answer.clone()),
            None => self.audit.answers.remove(code),
        };
        self.count();
        cx.send(Command::Audits(AuditCommand::Answer(self.id, code.to_owned(), answer)));
    }

    /// A verdict by hand on the present item.
    fn judge(&mut self, verdict: Verdict, cx: &UiContext<'_>) {
        let code = self.present.clone();
        let before = self.answer(&code);
        let reason = before.map(|answer| answer.reason.clone()).unwrap_or_default();
        let times = before.map_or(0, |answer| answer.occurrences).max(1);
        let answer = match verdict {
            Verdict::Fail => Answer { occurrences: times, ..Answer::by_hand(verdict, &reason) },
            Verdict::Pass | Verdict::NotApplicable => Answer::by_hand(verdict, ""),
        };
        self.decide(&code, answer, cx);
    }

    /// An option of the present item.
    fn choose(&mut self, option: &str, cx: &UiContext<'_>) {
        let code = self.present.clone();
        if let Some(answer) = self.item(&code).and_then(|item| Answer::of_choice(item, option)) {
            self.decide(&code, answer, cx);
        }
    }

    /// Sends an answer; a pass moves on, a failure asks why.
    fn decide(&mut self, code: &str, answer: Answer, cx: &UiContext<'_>) {
        let failed = answer.verdict == Verdict::Fail;
        if !failed && self.typed.reasons.remove(code).is_some() {
            self.keep_typed(cx);
        }
        self.give(code, Some(answer), cx);
        if failed {
            self.focus = Some(Focus::Words);
            self.reveal = true;
        } else {
            self.advance(cx);
        }
    }

    /// The verdict that follows from the number typed for the present item; `false` when it is no number.
    fn confirm_number(&mut self, cx: &UiContext<'_>) -> bool {
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
        let reason = self.answer(&code).map(|before| before.reason.clone()).unwrap_or_default();
        let failed = answer.verdict == Verdict::Fail;
        self.decide(&code, if failed { answer.because(&reason) } else { answer }, cx);
        true
    }

    /// Puts every reason typed so far into its answer.
    fn commit_words(&mut self, cx: &UiContext<'_>) {
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
        self.keep_typed(cx);
    }

    fn keep_typed(&self, cx: &UiContext<'_>) {
        if self.typed == Typed::default() {
            cx.forget_draft(&draft_key(self.id));
        } else {
            cx.keep_draft(&draft_key(self.id), &self.typed);
        }
    }

    /// Goes to the item whose answer Ctrl+Z will take back, before it does.
    fn turn_to_undone(&mut self, cx: &UiContext<'_>) {
        let newest = cx.register.undoable().into_iter().next();
        let subject = newest.filter(|step| step.kind == ActionKind::AnswerItem).map(|step| step.subject);
        let day = self.audit.day.to_string();
        let code = subject.as_deref().and_then(|subject| subject.strip_prefix(day.as_str()));
        let code = code.map(|code| code.trim().trim_end_matches(" photo").to_owned());
        if let Some(code) = code.filter(|code| self.item(code).is_some()) {
            self.turn_to(&code, cx);
        }
    }

    fn words_id(&self, code: &str) -> Id {
        Id::unique(("audit words", self.id.0, code))
    }

    fn number_id(&self, code: &str) -> Id {
        Id::unique(("audit number", self.id.0, code))
    }

    /// A picture was pasted, dropped or chosen: it belongs to the present item.
    pub(super) fn receive(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        photo::take(self, incoming, cx);
    }

    /// Paints the walk and hears the keys.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
        let by_key = keys::hear(self, ui, cx);
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        let wish = if all.width() >= WIDE_FROM {
            let at = all.right() - SIDE;
            let left = Rect::from_min_max(all.min, pos2(at, all.bottom()));
            let right = Rect::from_min_max(pos2(at, all.top()), all.max);
            let asked = self.list(&mut part(ui, "walk", left), cx);
            asked.or(side::show(self, &mut part(ui, "side", right), cx))
        } else {
            let at = (all.bottom() - side::BAR).max(all.top());
            let upper = Rect::from_min_max(all.min, pos2(all.right(), at));
            let lower = Rect::from_min_max(pos2(all.left(), at), all.max);
            let asked = self.list(&mut part(ui, "walk", upper), cx);
            asked.or(side::bar(self, &mut part(ui, "side", lower), cx))
        };
        ui.advance_cursor_after_rect(all);
        photo::show(self, ui, cx);
        self.place_focus(ui);
        let wish = by_key.or(wish);
        if wish.is_some() {
            self.commit_words(cx);
        }
        wish
    }

    fn list(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
        let wish = top::show(self, ui, cx);
        items::show(self, ui, cx);
        wish
    }

    /// Gives the focus where it was asked for, once the key that judged was let go: a held `2` is no reason. A number field takes the digits whenever nothing else has the keys.
    fn place_focus(&mut self, ui: &Ui) {
        if keys::is_judging(ui) {
            return;
        }
        let nobody = ui.memory(|memory| memory.focused().is_none());
        let number = self.item(&self.present).is_some_and(Item::takes_number) && !self.photo.is_open();
        let wanted = match self.focus.take() {
            Some(Focus::Words) => Some(self.words_id(&self.present)),
            Some(Focus::Number) => Some(self.number_id(&self.present)),
            None if nobody && number && self.answer(&self.present).is_none() => Some(self.number_id(&self.present)),
            None => None,
        };
        if let Some(id) = wanted {
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.ctx().request_repaint();
        }
    }
}

fn draft_key(id: AuditId) -> String {
    format!("audits:{}", id.0)
}

fn part(ui: &mut Ui, name: &str, rect: Rect) -> Ui {
    let layout = egui::Layout::top_down(egui::Align::Min);
    let mut child = ui.new_child(egui::UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing = egui::vec2(size::GAP_8, 0.0);
    child
}

//! A check being walked: what is present, what was typed, what is still missing. Every answer is sent at once.

mod answering;
mod body;
mod evidence;
mod failure;
mod items;
mod keys;
mod lines;
mod linked;
mod photo;
mod side;
mod top;

use std::collections::{BTreeMap, BTreeSet};

use egui::text::{CCursor, CCursorRange};
use egui::{Id, Rect, Ui, pos2};
use serde::{Deserialize, Serialize};

use crate::domain::audits::{
    Answer, Compared, Gain, RunProblem, Score, Verdict, compare, most_to_gain, order_of_items, problems_before_finish,
    score,
};
use crate::domain::ids::{AuditId, FileId, StaffId};
use crate::domain::staff::StaffStatus;
use crate::domain::standards::{Item, Purpose};
use crate::register::Area;
use crate::register::audits::Audit;
use crate::ui::audit_words::SubjectNames;
use crate::ui::audits::photos;
use crate::ui::context::{Incoming, UiContext};
use crate::ui::evidence_words::EvidenceNames;
use crate::ui::theme::size;
pub(super) use evidence::records;
use lines::Lines;
use photo::PhotoPick;

/// Width of the score side.
const SIDE: f32 = 300.0;
/// Narrower bodies carry the score in a bar below the list.
const WIDE_FROM: f32 = 860.0;
/// Most signs of a number.
const NUMBER_SIGNS: usize = 9;
/// Corrections named that would gain most.
const GAINS: usize = 3;

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

/// A field of words of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Words {
    /// Why it failed, or the remark.
    Reason,
    /// Why a person says otherwise than the records.
    Overrule,
}

/// The field that shall take the keys next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Words(Words),
    Number,
}

/// Words, numbers and days typed but not yet part of an answer, by item code.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct Typed {
    reasons: BTreeMap<String, String>,
    overrules: BTreeMap<String, String>,
    numbers: BTreeMap<String, String>,
    dues: BTreeMap<String, String>,
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
    /// The last run of the same standard and subject.
    before: Option<Audit>,
    /// What failed then.
    failed_before: BTreeSet<String>,
    /// How often each item failed in the last twelve months.
    repeats: BTreeMap<String, u32>,
    order: Vec<String>,
    names: SubjectNames,
    /// Names behind the records.
    records: EvidenceNames,
    people: Vec<(StaffId, String)>,
    score: Score,
    compared: Option<Compared>,
    gains: Vec<Gain>,
    problems: Vec<RunProblem>,
    present: String,
    filter: Filter,
    typed: Typed,
    left: BTreeSet<String>,
    /// Items whose records are shown, and the one that is being overruled.
    looked_at: BTreeSet<String>,
    overruling: Option<String>,
    reveal: bool,
    focus: Option<Focus>,
    photo: PhotoPick,
    zoomed: Option<FileId>,
    /// A list to pick from that has the keys: its arrows are its own.
    picking: Option<Id>,
    lines: Lines,
    /// Counts the changes of what the lines show.
    change: u64,
}

impl Run {
    /// Opens an unfinished check at the first item that still needs something; `None` when it is gone, void or finished.
    pub(super) fn open(id: AuditId, cx: &UiContext<'_>) -> Option<Self> {
        let open = |audit: &Audit| audit.finished_at.is_none() && audit.voided.is_none();
        let audit = cx.register.audit(id).ok().filter(open)?;
        let before = cx.register.run_before(&audit).ok().flatten();
        let failed_before = before.as_ref().map(Audit::failed).unwrap_or_default();
        let (pack, subject) = (&audit.pack, &audit.details.subject);
        let is_daily = pack.purpose == Purpose::DailyCheck && audit.details.only_items.is_none();
        let first = if is_daily { failed_before.clone() } else { BTreeSet::new() };
        let order = order_of_items(pack, &first).into_iter().map(|item| item.code.clone()).collect();
        let repeats = cx.register.repeat_findings(&pack.code, subject, audit.day).unwrap_or_default();
        let mut run = Self {
            id,
            seen: None,
            before,
            failed_before,
            repeats,
            order,
            names: SubjectNames::read(cx.register).unwrap_or_default(),
            records: EvidenceNames::default(),
            people: people(cx),
            score: Score::default(),
            compared: None,
            gains: Vec::new(),
            problems: Vec::new(),
            present: String::new(),
            filter: Filter::All,
            typed: cx.register.draft(&draft_key(id)).ok().flatten().unwrap_or_default(),
            left: BTreeSet::new(),
            looked_at: BTreeSet::new(),
            overruling: None,
            reveal: true,
            focus: None,
            photo: PhotoPick::default(),
            zoomed: None,
            picking: None,
            lines: Lines::of(first),
            change: 0,
            audit,
        };
        linked::ask_records(&mut run, cx);
        run.count();
        run.left = run.audit.failed();
        run.present = run.first_missing().or_else(|| run.order.first().cloned()).unwrap_or_default();
        run.want_number();
        run.commit_words(cx);
        Some(run)
    }

    /// Reads the check anew when it changed; `false` when it is gone, void or finished.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>) -> bool {
        let now = cx.register.revision(Area::Audits);
        if self.seen == Some(now) {
            return true;
        }
        let Ok(audit) = cx.register.audit(self.id) else {
            return false;
        };
        if audit.finished_at.is_some() || audit.voided.is_some() {
            return false;
        }
        self.seen = Some(now);
        let same = self.audit.answers == audit.answers && self.audit.more_photos == audit.more_photos;
        if !same || self.audit.photos != audit.photos {
            self.audit = audit;
            self.count();
        }
        true
    }

    /// Reads the check anew in the next frame: something was refused.
    pub(super) fn forget_guesses(&mut self) {
        self.seen = None;
    }

    fn count(&mut self) {
        let (pack, answers) = (&self.audit.pack, &self.audit.answers);
        self.score = score(pack, answers);
        self.problems = problems_before_finish(pack, answers);
        self.gains = most_to_gain(&self.score, GAINS);
        let before = self.before.as_ref().map(|before| (&before.pack, before.corrected_answers()));
        self.compared = before.and_then(|(known, then)| compare((pack, answers), (known, &then)));
        self.change += 1;
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
        let missing: BTreeSet<&str> = self.problems.iter().map(|problem| problem.item.as_str()).collect();
        self.order.iter().find(|code| missing.contains(code.as_str())).cloned()
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

    fn words_id(&self, code: &str, words: Words) -> Id {
        match words {
            Words::Reason => Id::unique(("audit words", self.id.0, code)),
            Words::Overrule => Id::unique(("audit overrule", self.id.0, code)),
        }
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
        if let Some(file) = self.zoomed
            && photos::look_at(ui, cx, file)
        {
            self.zoomed = None;
        }
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
            Some(Focus::Words(words)) => Some(self.words_id(&self.present, words)),
            Some(Focus::Number) => {
                let id = self.number_id(&self.present);
                select_all(ui, id);
                Some(id)
            }
            None if nobody && number && self.answer(&self.present).is_none() => Some(self.number_id(&self.present)),
            None => None,
        };
        if let Some(id) = wanted {
            ui.memory_mut(|memory| memory.request_focus(id));
            ui.ctx().request_repaint();
        }
    }
}

/// What stands in a field is replaced by what is typed.
fn select_all(ui: &Ui, id: Id) {
    let mut state = egui::TextEdit::load_state(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::new(0), CCursor::new(NUMBER_SIGNS));
    state.cursor.set_char_range(Some(all));
    state.store(ui.ctx(), id);
}

fn people(cx: &UiContext<'_>) -> Vec<(StaffId, String)> {
    let mut staff = cx.register.staff().unwrap_or_default();
    staff.retain(|member| member.record.status == StaffStatus::Active);
    staff.into_iter().map(|member| (member.id, member.record.name.as_str().to_owned())).collect()
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

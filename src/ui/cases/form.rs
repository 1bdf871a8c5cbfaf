//! The form for a new case, in the detail side: one screen, by keyboard, nothing typed is lost.

use std::collections::BTreeSet;

use egui::{Response, ScrollArea, Ui, vec2};
use serde::{Deserialize, Serialize};

use super::form_live::Live;
use super::people::People;
use crate::domain::cases::events::LinkKind;
use crate::domain::cases::{Case, CaseDraft, NewEvent, What};
use crate::domain::ids::{CaseId, StaffId};
use crate::domain::problems::{Field, Problem};
use crate::register::Area;
use crate::ui::commands::{CaseCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    ACTION_BAR, Button, Caption, Select, TextField, action_bar, label, note, note_height, secondary, separator,
    split_bottom,
};
use crate::ui::words;

/// Key of the kept form.
const DRAFT: &str = "case:new";
/// Key of the kept form for a further case of a letter.
const DRAFT_LIKE: &str = "case:new-like";
/// In a lower pane the deadlines scroll with the fields.
const PINNED_LEAST: f32 = 360.0;

/// A form as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Kept {
    #[serde(flatten)]
    pub(super) draft: CaseDraft,
    /// The case it belongs to, and how.
    pub(super) link: Option<(CaseId, LinkKind)>,
    /// The case on record whose facts it corrects, why, and by whom.
    pub(super) corrects: Option<Corrects>,
}

/// A correction as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Corrects {
    pub(super) case: i64,
    pub(super) reason: String,
    pub(super) by: Option<i64>,
}

/// A case being written down.
#[derive(Debug)]
pub(super) struct NewForm {
    key: String,
    pub(super) kept: Kept,
    /// Number of the case it belongs to.
    pub(super) linked: String,
    pub(super) live: Live,
    pub(super) left: BTreeSet<Field>,
    was_tried: bool,
    /// Sent, not yet answered.
    pub(super) is_waiting: bool,
    was_found: bool,
    pub(super) wants_focus: bool,
    number: Option<((u64, i64), String)>,
}

/// What was asked for in the form.
#[derive(Debug)]
pub(super) enum FormAsked {
    /// Go back; what was typed is kept.
    Back,
    /// Throw away what was typed.
    Discard,
    /// Record it.
    Record(CaseCommand),
}

impl NewForm {
    /// The form that was left unfinished, or a fresh one.
    pub(super) fn open(cx: &UiContext<'_>) -> Self {
        let found: Option<Kept> = cx.register.draft(DRAFT).unwrap_or_default();
        let fresh = || Kept { draft: CaseDraft::fresh(cx.now), ..Kept::default() };
        let mut form = Self::of(DRAFT.to_owned(), found.clone().unwrap_or_else(fresh));
        form.was_found = found.is_some();
        form.linked = form.number_of_link(cx);
        form
    }

    /// A form for a further case of the letter another was made of; one begun for the same is gone on with.
    pub(super) fn like(cx: &UiContext<'_>, case: &Case) -> Self {
        let link = Some((case.id, LinkKind::SameLetter));
        let found: Option<Kept> = cx.register.draft(DRAFT_LIKE).unwrap_or_default();
        let found = found.filter(|kept| kept.link == link);
        let fresh = || Kept { draft: CaseDraft::of_same_letter(&case.facts), link, corrects: None };
        let mut form = Self::of(DRAFT_LIKE.to_owned(), found.clone().unwrap_or_else(fresh));
        form.was_found = found.is_some();
        form.linked = case.number.to_string();
        form
    }

    /// The form of a case on record, to correct it; what stood before stays in its log.
    pub(super) fn correcting(cx: &UiContext<'_>, case: &Case, by: Option<StaffId>) -> Self {
        let key = format!("case:correct:{}", case.id.0);
        let found: Option<Kept> = cx.register.draft(&key).unwrap_or_default();
        let fresh = || {
            let corrects = Corrects { case: case.id.0, reason: String::new(), by: by.map(|id| id.0) };
            Kept { draft: CaseDraft::of(&case.facts), link: None, corrects: Some(corrects) }
        };
        let mut form = Self::of(key, found.clone().unwrap_or_else(fresh));
        form.was_found = found.is_some();
        form.linked = case.number.to_string();
        form
    }

    /// The case it corrects, if it does.
    pub(super) fn corrected(&self) -> Option<CaseId> {
        self.kept.corrects.as_ref().map(|corrects| CaseId(corrects.case))
    }

    fn of(key: String, kept: Kept) -> Self {
        Self {
            key,
            kept,
            linked: String::new(),
            live: Live::default(),
            left: BTreeSet::new(),
            was_tried: false,
            is_waiting: false,
            was_found: false,
            wants_focus: true,
            number: None,
        }
    }

    fn number_of_link(&self, cx: &UiContext<'_>) -> String {
        let case = self.kept.link.and_then(|(id, _)| cx.register.case(id).ok());
        case.map(|case| case.number.to_string()).unwrap_or_default()
    }

    /// Whether it is for a further case of a letter.
    pub(super) fn is_like(&self) -> bool {
        self.key == DRAFT_LIKE
    }

    /// The subject takes the keys again.
    pub(super) fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Forgets what was kept of it.
    pub(super) fn forget(&self, cx: &UiContext<'_>) {
        cx.forget_draft(&self.key);
    }

    /// The case is on record: what was kept is forgotten, and a link that could not be recorded with it is entered.
    pub(super) fn recorded(&self, cx: &UiContext<'_>, id: CaseId) {
        self.forget(cx);
        if let (Some((other, how)), Ok(Some(_))) = (self.kept.link, self.kept.draft.answer_by_date(cx.now)) {
            let by = self.kept.draft.first_asked.map(StaffId);
            let linked = NewEvent { at: cx.now, by, what: What::Linked { other, how } };
            cx.send(Command::Cases(CaseCommand::Events(id, vec![linked])));
        }
    }

    /// Paints the form and answers what was asked for.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, people: &People) -> Option<FormAsked> {
        let confirmed = super::is_confirmed(ui);
        let problems = self.kept.draft.check(cx.now).err().unwrap_or_default();
        self.live.refresh(cx, &self.kept.draft);
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        body.spacing_mut().item_spacing.y = 0.0;
        let mut head = super::padded(&mut body, "head");
        self.head(&mut head, cx);
        body.advance_cursor_after_rect(head.min_rect());
        let before = self.kept.clone();
        self.body(&mut body, cx, (people, &problems));
        if self.kept != before {
            cx.keep_draft(&self.key, &self.kept);
        }
        let is_correction = self.kept.corrects.is_some();
        let record = if is_correction { "do-correct" } else { "cases-record" };
        let pressed = bar_of_form(&mut super::padded(&mut bar, "bar"), cx, record);
        match pressed {
            _ if confirmed => self.confirm(cx),
            Some(Pressed::Record) => self.confirm(cx),
            Some(Pressed::Back) => Some(FormAsked::Back),
            Some(Pressed::Discard) => Some(FormAsked::Discard),
            None => None,
        }
    }

    /// The fields, and under them the deadlines: in sight even while the fields scroll.
    fn body(&mut self, body: &mut Ui, cx: &UiContext<'_>, given: (&People, &[Problem])) {
        let due = self.live.due.clone();
        let is_pinned = body.available_height() >= PINNED_LEAST;
        let (mut upper, lower) = match &due {
            Some((_, _, words)) if is_pinned => {
                let width = body.available_width() - 2.0 * size::GAP_24;
                let (upper, lower) = split_bottom(body, note_height(body, words, width) + size::GAP_16);
                (upper, Some(lower))
            }
            _ => (body.new_child(egui::UiBuilder::new()), None),
        };
        ScrollArea::vertical().id_salt("new case").auto_shrink([false, false]).show(&mut upper, |ui| {
            egui::Frame::new().inner_margin(super::scrolled()).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_12);
                ui.add_space(size::GAP_4);
                if self.was_found {
                    let words = cx.text("cases-form-found");
                    note(ui, cx.tokens, crate::ui::widgets::Tone::Neutral, (icons::LATE, &words));
                }
                self.reason(ui, cx, given.0);
                self.fields(ui, cx, given);
                if let Some((tone, icon, words)) = due.as_ref().filter(|_| lower.is_none()) {
                    note(ui, cx.tokens, *tone, (*icon, words));
                }
            });
        });
        if let (Some(mut lower), Some((tone, icon, words))) = (lower, &due) {
            let mut strip = super::padded(&mut lower, "due");
            strip.add_space(size::GAP_4);
            note(&mut strip, cx.tokens, *tone, (*icon, words));
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let stamp = (cx.register.revision(Area::Cases), i64::from(chrono::Datelike::year(&cx.today())));
        if self.number.as_ref().map(|(of, _)| *of) != Some(stamp) {
            let next = cx.register.next_case_number(cx.now).map(|number| number.to_string()).unwrap_or_default();
            self.number = Some((stamp, next));
        }
        if self.kept.corrects.is_some() {
            return self.head_of_correction(ui, cx);
        }
        let number = self.number.as_ref().map_or("", |(_, number)| number.as_str());
        let title = if self.is_like() { "cases-form-like" } else { "cases-form-title" };
        ui.add_space(size::GAP_12);
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        label(ui, cx.tokens, Text::DetailTitle, &cx.text(title));
        let mut line = cx.strings.text_with("cases-will-get", &[("number", number.into())]);
        if self.is_like() {
            let linked = cx.strings.text_with("cases-same-letter-as", &[("number", self.linked.as_str().into())]);
            line = format!("{line} · {linked}");
        }
        secondary(ui, cx.tokens, &line);
        ui.add_space(size::GAP_8);
        separator(ui, cx.tokens);
    }

    fn head_of_correction(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        let title = cx.strings.text_with("correct-title", &[("number", self.linked.as_str().into())]);
        ui.add_space(size::GAP_12);
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        label(ui, cx.tokens, Text::DetailTitle, &title);
        secondary(ui, cx.tokens, &cx.text("correct-line"));
        ui.add_space(size::GAP_8);
        separator(ui, cx.tokens);
    }

    /// Why the recorded facts are corrected, above them.
    fn reason(&mut self, ui: &mut Ui, cx: &UiContext<'_>, people: &People) {
        let was_tried = self.was_tried;
        let Some(corrects) = &mut self.kept.corrects else { return };
        let missing = (was_tried && corrects.reason.trim().is_empty()).then(|| cx.text("wrong-missing"));
        ui.columns_const::<2, _>(|[left, right]| {
            let caption = Caption::new(cx.text("correct-reason")).required().problem(missing);
            TextField::new(caption, &mut corrects.reason).limit(500).show(left, cx.tokens);
            let mut names = vec![cx.text("cases-note-nobody")];
            names.extend(people.names.iter().cloned());
            let mut picked = Some(people.index(corrects.by).map_or(0, |index| index + 1));
            if Select::new(cx.text("step-by"), &mut picked, &names).show(right, cx.tokens, cx.strings).changed() {
                corrects.by = people.id(picked.and_then(|index| index.checked_sub(1)));
            }
        });
    }

    /// A field was left: from now on it says what is wrong with it.
    pub(super) fn note_left(&mut self, response: &Response, field: Field) {
        if response.lost_focus() {
            self.left.insert(field);
        }
    }

    /// What is wrong with a field, once it was left or the form was tried.
    pub(super) fn problem(&self, cx: &UiContext<'_>, problems: &[Problem], field: Field) -> Option<String> {
        let speaks = self.was_tried || self.left.contains(&field);
        speaks.then(|| words::problem_at(cx.strings, problems, field)).flatten()
    }

    fn confirm(&mut self, cx: &UiContext<'_>) -> Option<FormAsked> {
        self.was_tried = true;
        if self.is_waiting {
            return None;
        }
        let case = Box::new(self.kept.draft.check(cx.now).ok()?);
        if let Some(Corrects { case: id, reason, by }) = &self.kept.corrects {
            if reason.trim().is_empty() {
                return None;
            }
            self.is_waiting = true;
            let command = CaseCommand::Correct(CaseId(*id), case, reason.clone(), by.map(StaffId));
            return Some(FormAsked::Record(command));
        }
        self.is_waiting = true;
        let answer_by = self.kept.draft.answer_by_date(cx.now).unwrap_or_default();
        Some(FormAsked::Record(match (answer_by, self.kept.link) {
            (Some(day), _) => CaseCommand::RecordAnswerBy(case, day),
            (None, Some((other, how))) => CaseCommand::RecordLinked(case, other, how),
            (None, None) => CaseCommand::Record(case),
        }))
    }
}

/// A button of the form's bar.
#[derive(Debug, Clone, Copy)]
enum Pressed {
    Record,
    Back,
    Discard,
}

fn bar_of_form(ui: &mut Ui, cx: &UiContext<'_>, record: &str) -> Option<Pressed> {
    let (mut left, mut right) = (None, None);
    action_bar(
        ui,
        cx.tokens,
        |ui| {
            let confirm = Button::primary(cx.text(record)).icon(icons::CHECK).shortcut("Ctrl Enter");
            if confirm.show(ui, cx.tokens).clicked() {
                left = Some(Pressed::Record);
            }
            if Button::secondary(cx.text("cases-back")).shortcut("Esc").show(ui, cx.tokens).clicked() {
                left = Some(Pressed::Back);
            }
        },
        |ui| {
            if Button::quiet(cx.text("cases-discard")).show(ui, cx.tokens).clicked() {
                right = Some(Pressed::Discard);
            }
        },
    );
    left.or(right)
}

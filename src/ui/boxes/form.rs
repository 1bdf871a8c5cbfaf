//! The entry form of a day: head, letters, action bar. Every change is kept as a draft at once.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use egui::{Align, Layout, ScrollArea, Ui, vec2};

use super::data::Shown;
use super::head;
use super::letters::{self, Card};
use super::phrases;
use super::scans::Scans;
use crate::domain::boxes::{BoxEntryDraft, FateChoice, LetterDraft, LetterProblem, box_urgency};
use crate::domain::ids::BoxId;
use crate::domain::problems::Field;
use crate::ui::commands::{BoxCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{ACTION_BAR, Button, Tone, action_bar, muted, note, problem, split_bottom};

/// The most letters of one opening.
pub(super) const MOST_LETTERS: u32 = 99;

/// A field of the form: the letter's index (`None` for the head) and which.
pub(super) type Spot = (Option<usize>, Field);

/// The form of one box and day.
#[derive(Debug, Clone)]
pub(super) struct EntryForm {
    pub(super) the_box: BoxId,
    pub(super) day: NaiveDate,
    pub(super) draft: BoxEntryDraft,
    /// The letter being filled in; a picture goes there.
    pub(super) active: usize,
    /// So many letters shall remain although later ones hold words; asked first.
    pub(super) shrink_to: Option<usize>,
    left: BTreeSet<Spot>,
    confirmed: bool,
    touched: bool,
    scroll_to: Option<usize>,
}

/// The draft's key.
pub(super) fn key(the_box: BoxId, day: NaiveDate) -> String {
    format!("box:{}:{day}", the_box.0)
}

impl EntryForm {
    /// The form as it was left, or a fresh one with the people of the last opening.
    pub(super) fn open(cx: &UiContext<'_>, shown: &Shown, (the_box, day): (BoxId, NaiveDate)) -> Self {
        let kept = cx.register.draft::<BoxEntryDraft>(&key(the_box, day)).ok().flatten();
        let touched = kept.is_some();
        let mut draft = kept.unwrap_or_else(|| fresh(cx, shown, day));
        let known = |id: &i64| shown.people.iter().any(|person| person.id.0 == *id);
        draft.opener = draft.opener.filter(known);
        draft.witness = draft.witness.filter(known);
        Self { touched, ..Self::of(the_box, day, draft) }
    }

    /// A form with a draft that is at hand.
    pub(super) fn of(the_box: BoxId, day: NaiveDate, draft: BoxEntryDraft) -> Self {
        Self {
            the_box,
            day,
            draft,
            active: 0,
            shrink_to: None,
            left: BTreeSet::new(),
            confirmed: false,
            touched: true,
            scroll_to: None,
        }
    }

    /// Whether nothing was typed yet.
    pub(super) fn is_untouched(&self) -> bool {
        !self.touched
    }

    /// Keeps what was typed.
    pub(super) fn keep(&mut self, cx: &UiContext<'_>) {
        self.touched = true;
        cx.keep_draft(&key(self.the_box, self.day), &self.draft);
    }

    /// The letter a picture goes to: the one being filled in, the next without a picture, or a new one.
    pub(super) fn letter_for_picture(&mut self) -> usize {
        let without = |letter: &LetterDraft| letter.scan.is_none();
        let letters = &mut self.draft.letters;
        if letters.get(self.active).is_some_and(without) {
            return self.active;
        }
        let index = letters.iter().position(without).unwrap_or(letters.len());
        if index == letters.len() {
            letters.push(LetterDraft::fresh());
        }
        self.active = index;
        index
    }

    /// What is wrong with it now.
    fn problems(&self, cx: &UiContext<'_>) -> Vec<LetterProblem> {
        self.draft.check(self.the_box, self.day, cx.now).err().unwrap_or_default()
    }

    /// The problem's sentence at a field that was left, or at all once confirm was pressed.
    fn wrong(&self, cx: &UiContext<'_>, problems: &[LetterProblem], spot: Spot) -> Option<String> {
        let seen = self.confirmed || self.left.contains(&spot);
        let found = problems.iter().find(|one| (one.letter, one.problem.field) == spot && seen)?;
        Some(phrases::problem(cx.strings, &found.problem))
    }

    /// Paints the form.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (shown, scans): (&Shown, &mut Scans)) {
        if !self.touched && self.day == cx.today() {
            self.draft.opened_time = cx.strings.time(cx.now.time());
        }
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        self.title(&mut body, cx, shown);
        let problems = self.problems(cx);
        ScrollArea::vertical().id_salt(("entry form", self.the_box, self.day)).auto_shrink([false, false]).show(
            &mut body,
            |ui| {
                ui.set_max_width(ui.available_width() - size::GAP_4);
                ui.spacing_mut().item_spacing.y = 0.0;
                self.late_note(ui, cx);
                self.head(ui, cx, (shown, &problems));
                ui.add_space(size::GAP_12);
                self.letters(ui, cx, (shown, &problems, scans));
                scans.zone(ui, cx);
                ui.add_space(size::GAP_4);
            },
        );
        self.bar(&mut bar, cx, &problems);
    }

    fn title(&self, ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) {
        let the_box = shown.the_box.as_ref().map(phrases::box_name).unwrap_or_default();
        let today = self.day == cx.today();
        let title = match (today, super::is_rest(shown)) {
            (true, false) => cx.text("box-title-today"),
            (false, false) => {
                cx.strings.text_with("box-title-late", &[("day", phrases::day(cx.strings, self.day).into())])
            }
            (_, true) => cx.text("box-title-rest"),
        };
        let day = phrases::day_long(cx.strings, self.day);
        let clock = if today { format!(" {}", cx.strings.time(cx.now.time())) } else { String::new() };
        let urgency = box_urgency(cx.now.time(), shown.closes_at);
        let chip = if today && !super::is_rest(shown) {
            phrases::urgency(cx.strings, urgency)
        } else if today {
            None
        } else {
            Some((Tone::Warn, icons::LATE, cx.text("box-state-late")))
        };
        super::detail::head(ui, cx.tokens, (&title, &format!("{the_box} · {day}{clock}")), chip);
    }

    fn late_note(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        if self.day < cx.today() {
            let day = cx.strings.date_short(self.day, cx.today());
            let words = cx.strings.text_with("box-late-note", &[("day", day.into())]);
            note(ui, cx.tokens, Tone::Warn, (icons::LATE, &words));
            ui.add_space(size::GAP_12);
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (shown, problems): (&Shown, &[LetterProblem])) {
        let wrong = |field| self.wrong(cx, problems, (None, field));
        let told = [wrong(Field::OpenedAt), wrong(Field::Opener), wrong(Field::Witness)];
        let mut letters = self.draft.letters.len() as u32;
        let answer = head::head(ui, cx, (shown, &told), (&mut self.draft, &mut letters));
        if answer.changed {
            self.keep(cx);
        }
        self.left.extend(answer.left.into_iter().map(|field| (None, field)));
        if letters as usize != self.draft.letters.len() {
            self.resize(cx, letters as usize);
        }
    }

    /// Grows the list of letters, or shrinks it: at once over blank ones, else after asking.
    fn resize(&mut self, cx: &UiContext<'_>, wanted: usize) {
        let lost = self.draft.letters.get(wanted..).unwrap_or_default();
        if lost.iter().any(|letter| !is_blank(letter)) {
            self.shrink_to = Some(wanted);
            return;
        }
        self.cut_to(cx, wanted);
    }

    /// Sets the number of letters; the last ones go.
    pub(super) fn cut_to(&mut self, cx: &UiContext<'_>, wanted: usize) {
        self.draft.letters.resize_with(wanted, LetterDraft::fresh);
        self.left.retain(|(letter, _)| letter.is_none_or(|index| index < wanted));
        self.active = self.active.min(wanted.saturating_sub(1));
        self.keep(cx);
    }

    fn letters(
        &mut self,
        ui: &mut Ui,
        cx: &UiContext<'_>,
        (shown, problems, scans): (&Shown, &[LetterProblem], &mut Scans),
    ) {
        let mut cases = 0;
        for index in 0..self.draft.letters.len() {
            let told =
                [Field::LetterText, Field::LetterReason].map(|field| self.wrong(cx, problems, (Some(index), field)));
            let Some(letter) = self.draft.letters.get_mut(index) else {
                continue;
            };
            let number = shown.number_to_come(cases);
            cases += u32::from(letter.fate == FateChoice::Case);
            let scroll = self.scroll_to == Some(index);
            let card = Card { index, number, told: &told };
            let answer = letters::card(ui, cx, (card, scans), letter);
            if scroll {
                answer.response.scroll_to_me(Some(Align::Center));
                self.scroll_to = None;
            }
            if answer.changed {
                self.keep(cx);
            }
            if answer.active {
                self.active = index;
            }
            self.left.extend(answer.left.into_iter().map(|field| (Some(index), field)));
            ui.add_space(size::GAP_12);
        }
    }

    fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>, problems: &[LetterProblem]) {
        let today = self.day == cx.today();
        let mut confirm = ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter));
        let mut empty = false;
        let blocked = self.why_not_empty(cx);
        let empty_words = cx.text(if today { "box-empty-today" } else { "box-empty-that-day" });
        let missing = if self.confirmed { problems.len() } else { 0 };
        let kept = self.touched;
        action_bar(
            ui,
            cx.tokens,
            |ui| {
                let button = Button::primary(cx.text("box-confirm")).icon(icons::CHECK).shortcut("Ctrl Enter");
                confirm |= button.show(ui, cx.tokens).clicked();
                let button = Button::secondary(empty_words).icon(icons::EMPTY_BOX).blocked(blocked);
                empty = button.show(ui, cx.tokens).clicked();
            },
            |ui| {
                if missing > 0 {
                    problem(ui, cx.tokens, &phrases::count(cx.strings, "box-problems-left", missing));
                } else if kept && ui.available_width() > 160.0 {
                    muted(ui, cx.tokens, &cx.text("box-draft-kept"));
                }
            },
        );
        if empty {
            self.draft.letters.clear();
        }
        if confirm || empty {
            self.confirm(cx);
        }
    }

    /// Why an empty box cannot be told with one click.
    fn why_not_empty(&self, cx: &UiContext<'_>) -> Option<String> {
        if self.draft.letters.iter().any(|letter| !is_blank(letter)) {
            return Some(cx.text("box-not-empty-letters"));
        }
        let head = BoxEntryDraft { letters: Vec::new(), ..self.draft.clone() };
        let wrong = head.check(self.the_box, self.day, cx.now).err()?;
        wrong.first().map(|one| {
            let field = crate::ui::words::field(cx.strings, one.problem.field);
            format!("{field} · {}", phrases::problem(cx.strings, &one.problem))
        })
    }

    fn confirm(&mut self, cx: &UiContext<'_>) {
        match self.draft.check(self.the_box, self.day, cx.now) {
            Ok(entry) => cx.send(Command::Boxes(BoxCommand::Record(Box::new(entry)))),
            Err(problems) => {
                self.confirmed = true;
                self.scroll_to = problems.first().and_then(|one| one.letter);
                cx.keep_draft(&key(self.the_box, self.day), &self.draft);
            }
        }
    }
}

/// A fresh form: opened now if it is today, by the people of the last time.
fn fresh(cx: &UiContext<'_>, shown: &Shown, day: NaiveDate) -> BoxEntryDraft {
    let (opener, witness) = shown.last;
    let mut draft = BoxEntryDraft::fresh(cx.now);
    if day != cx.today() {
        draft.opened_time.clear();
    }
    BoxEntryDraft { opener: opener.map(|id| id.0), witness: witness.map(|id| id.0), ..draft }
}

/// Whether nothing of a letter was written.
fn is_blank(letter: &LetterDraft) -> bool {
    let written = [&letter.text, &letter.signed_by, &letter.department, &letter.because];
    written.iter().all(|text| text.trim().is_empty()) && letter.scan.is_none()
}

/// A row of one height with a gap of 8, its contents in the middle.
pub(super) fn line<R>(ui: &mut Ui, height: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let room = vec2(ui.available_width(), height);
    ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_size(room);
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        contents(ui)
    })
    .inner
}

/// A row of the form with a gap of 8.
pub(super) fn row<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        contents(ui)
    })
    .inner
}

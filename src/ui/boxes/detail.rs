//! The day on the right when nothing is to be filled in: the entry on record, a rest day, a day without a box.

use std::collections::BTreeSet;

use egui::{Align, Key, Layout, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

use super::data::Shown;
use super::form::{line, row};
use super::letters::{SCAN, scan_button};
use super::phrases;
use super::scans::Scans;
use crate::domain::boxes::{BoxEntry, Letter, Seal};
use crate::domain::ids::{BoxEntryId, LetterId};
use crate::domain::personal::Why;
use crate::register::boxes::FullEntry;
use crate::ui::commands::{BoxCommand, Command, Place, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, Tokens, size};
use crate::ui::widgets::{
    Button, Caption, EmptyState, TextField, Tone, card, chip, elided_label, key_value, label, note, paragraph,
    secondary,
};
use crate::ui::words;

/// Below this width the facts stand in two columns.
const NARROW: f32 = 480.0;

/// Title, a grey line below, a chip at the right.
pub(super) fn head(ui: &mut Ui, tokens: &Tokens, (title, below): (&str, &str), state: Option<(Tone, Icon, String)>) {
    let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), 66.0), Sense::hover());
    let mut right =
        ui.new_child(UiBuilder::new().id_salt("head state").max_rect(all).layout(Layout::right_to_left(Align::Center)));
    let mut end = all.right();
    if let Some((tone, icon, words)) = state {
        end = chip(&mut right, tokens, tone, (icon, &words)).rect.left() - size::GAP_12;
    }
    let room = Rect::from_min_max(pos2(all.left(), all.top() + size::GAP_12), pos2(end, all.bottom()));
    let mut left = ui.new_child(UiBuilder::new().id_salt("head words").max_rect(room));
    left.spacing_mut().item_spacing.y = 0.0;
    elided_label(&mut left, tokens, Text::DetailTitle, (title, tokens.text));
    elided_label(&mut left, tokens, Text::Secondary, (below, tokens.text2));
}

/// A remark being written to an entry.
#[derive(Debug, Clone, Default)]
pub(super) struct RemarkForm {
    entry: Option<BoxEntryId>,
    text: String,
}

impl RemarkForm {
    fn key(entry: BoxEntryId) -> String {
        format!("box-remark:{}", entry.0)
    }

    /// A remark was kept: the form is empty again.
    pub(super) fn kept(&mut self, entry: BoxEntryId, cx: &UiContext<'_>) {
        cx.forget_draft(&Self::key(entry));
        if self.entry == Some(entry) {
            self.text.clear();
        }
    }

    fn open(&mut self, entry: BoxEntryId, cx: &UiContext<'_>) {
        if self.entry != Some(entry) {
            self.entry = Some(entry);
            self.text = cx.register.draft(&Self::key(entry)).ok().flatten().unwrap_or_default();
        }
    }

    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, entry: BoxEntryId) {
        self.open(entry, cx);
        let confirmed = is_confirmed(ui);
        let caption = Caption::new(cx.text("box-remark"));
        let field = TextField::new(caption, &mut self.text).placeholder(cx.text("box-remark-hint")).limit(500);
        if field.multiline(2).show(ui, cx.tokens).changed() {
            cx.keep_draft(&Self::key(entry), &self.text);
        }
        ui.add_space(size::GAP_8);
        let empty = self.text.trim().is_empty();
        let blocked = empty.then(|| cx.text("box-remark-empty"));
        let button =
            Button::secondary(cx.text("box-remark-add")).icon(icons::NOTE).shortcut("Ctrl Enter").blocked(blocked);
        let clicked = button.show(ui, cx.tokens).clicked();
        if clicked || (confirmed && !empty) {
            cx.send(Command::Boxes(BoxCommand::Remark(entry, self.text.clone())));
        }
    }
}

/// Ctrl+Enter, unless something lies over the screen.
fn is_confirmed(ui: &Ui) -> bool {
    let covered = ui.ctx().any_popup_open() || ui.memory(|memory| memory.top_modal_layer().is_some());
    !covered && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter))
}

/// Names of letter writers that were shown on this day; each showing is noted on the history.
#[derive(Debug, Default)]
pub(super) struct Seen {
    names: BTreeSet<LetterId>,
}

impl Seen {
    fn reveal(&mut self, cx: &UiContext<'_>, letter: &Letter) {
        let record = match letter.case {
            Some((_, number)) => number.to_string(),
            None => format!("letter {}", letter.id.0),
        };
        cx.send(Command::Shell(ShellCommand::Reveal(format!("{record} name"))));
        self.names.insert(letter.id);
    }

    /// Masks all names again.
    pub(super) fn hide(&mut self) {
        self.names.clear();
    }
}

/// An entry on record: read only.
pub(super) fn recorded(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (shown, full): (&Shown, &FullEntry),
    (scans, remark, seen): (&mut Scans, &mut RemarkForm, &mut Seen),
) {
    let the_box = shown.the_box.as_ref().map(phrases::box_name).unwrap_or_default();
    let day = phrases::day_long(cx.strings, full.entry.day);
    let title = cx.strings.text_with("box-title-entry", &[("day", phrases::day(cx.strings, full.entry.day).into())]);
    head(ui, cx.tokens, (&title, &format!("{the_box} · {day}")), Some(state_chip(cx, &full.entry)));
    ScrollArea::vertical().id_salt(("entry", full.entry.id)).auto_shrink([false, false]).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - size::GAP_4);
        ui.spacing_mut().item_spacing.y = 0.0;
        facts(ui, cx, (shown, &full.entry));
        ui.add_space(size::GAP_12);
        for (index, letter) in full.letters.iter().enumerate() {
            letter_on_record(ui, cx, (index, letter), (&mut *scans, &mut *seen));
            ui.add_space(size::GAP_12);
        }
        if full.letters.is_empty() {
            note(ui, cx.tokens, Tone::Neutral, (icons::EMPTY_BOX, &cx.text("box-empty-on-record")));
            ui.add_space(size::GAP_12);
        }
        remarks(ui, cx, full);
        let open = full.entry.is_open_at(cx.now);
        let (icon, key) = if open { (icons::UNDO, "box-open-note") } else { (icons::LOCK, "box-lock-note") };
        note(ui, cx.tokens, Tone::Neutral, (icon, &cx.text(key)));
        ui.add_space(size::GAP_12);
        remark.show(ui, cx, full.entry.id);
        ui.add_space(size::GAP_24);
    });
}

fn state_chip(cx: &UiContext<'_>, entry: &BoxEntry) -> (Tone, Icon, String) {
    match (entry.is_late(), entry.letter_count) {
        (true, _) => (Tone::Warn, icons::LATE, cx.text("box-state-late")),
        (false, 0) => (Tone::Neutral, icons::EMPTY_BOX, cx.text("box-state-empty")),
        (false, letters) => {
            (Tone::Ok, icons::LETTERS.filled(), phrases::count(cx.strings, "box-state-letters", letters as usize))
        }
    }
}

fn facts(ui: &mut Ui, cx: &UiContext<'_>, (shown, entry): (&Shown, &BoxEntry)) {
    card(ui, cx.tokens, |ui| {
        times_and_people(ui, cx, (shown, entry));
        seal_and_count(ui, cx, entry);
        if entry.is_late() {
            ui.add_space(size::GAP_12);
            let opened = phrases::moment(cx.strings, entry.opened_at, cx.today());
            let entered = phrases::moment(cx.strings, entry.entered_at, cx.today());
            let values = [("opened", opened.into()), ("entered", entered.into())];
            note(ui, cx.tokens, Tone::Warn, (icons::LATE, &cx.strings.text_with("box-late-on-record", &values)));
        }
        if !entry.remark.is_empty() {
            ui.add_space(size::GAP_8);
            paragraph(ui, Text::Body, &entry.remark, cx.tokens.text);
        }
    });
}

fn times_and_people(ui: &mut Ui, cx: &UiContext<'_>, (shown, entry): (&Shown, &BoxEntry)) {
    let columns = if ui.available_width() < NARROW { 2 } else { 4 };
    let width = ((ui.available_width() - (columns - 1) as f32 * size::GAP_12) / columns as f32).floor();
    let told = [
        ("box-fact-opened", phrases::moment(cx.strings, entry.opened_at, cx.today())),
        ("box-fact-entered", phrases::moment(cx.strings, entry.entered_at, cx.today())),
        ("box-fact-opener", shown.name(entry.opener).to_owned()),
        ("box-fact-witness", shown.name(entry.witness).to_owned()),
    ];
    for pairs in told.chunks(columns) {
        line(ui, 40.0, |ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            for (key, value) in pairs {
                ui.allocate_ui(vec2(width, 40.0), |ui| {
                    ui.set_width(width);
                    key_value(ui, cx.tokens, &cx.text(key), value);
                });
            }
        });
        ui.add_space(size::GAP_12);
    }
}

fn seal_and_count(ui: &mut Ui, cx: &UiContext<'_>, entry: &BoxEntry) {
    line(ui, size::CHIP, |ui| {
        let seal = cx.strings.text_with("box-seal-is", &[("seal", words::seal(cx.strings, entry.seal).into())]);
        let (tone, icon) = match entry.seal {
            Seal::Intact => (Tone::Ok, icons::DONE.filled()),
            Seal::Broken => (Tone::Danger, icons::OVERDUE.filled()),
        };
        chip(ui, cx.tokens, tone, (icon, &seal));
        let letters = phrases::count(cx.strings, "box-letters-found", entry.letter_count as usize);
        chip(ui, cx.tokens, Tone::Neutral, (icons::LETTERS, &letters));
    });
}

fn letter_on_record(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (index, letter): (usize, &Letter),
    (scans, seen): (&mut Scans, &mut Seen),
) {
    card(ui, cx.tokens, |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        let name = phrases::letter(cx.strings, index);
        line(ui, size::SMALL, |ui| {
            label(ui, cx.tokens, Text::RowTitle, &name);
            let signed = match &letter.signed_by {
                name if name.is_blank() => cx.text("box-unsigned"),
                name if seen.names.contains(&letter.id) => name.reveal(Why::Asked).to_owned(),
                name => name.masked(),
            };
            let kind = words::case_kind(cx.strings, letter.kind);
            secondary(ui, cx.tokens, &format!("{kind} · {signed}"));
            if !letter.signed_by.is_empty() && !seen.names.contains(&letter.id) {
                let reveal = Button::icon_only(icons::REVEAL, cx.text("box-reveal")).small();
                if reveal.show(ui, cx.tokens).clicked() {
                    seen.reveal(cx, letter);
                }
            }
        });
        ui.add_space(size::GAP_4);
        let side = if letter.scan.is_some() { SCAN[0] + size::GAP_12 } else { 0.0 };
        let width = ui.available_width() - side;
        row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            ui.vertical(|ui| {
                ui.set_width(width);
                paragraph(ui, Text::Body, &letter.text, cx.tokens.text);
                ui.add_space(size::GAP_4);
                fate(ui, cx, letter);
            });
            if let Some(scan) = letter.scan {
                let words = format!("{name} {}", cx.text("box-scan"));
                if scan_button(ui, cx, (scan, &words)).clicked() {
                    scans.enlarge(scan, None);
                }
            }
        });
    });
}

fn fate(ui: &mut Ui, cx: &UiContext<'_>, letter: &Letter) {
    let Some((id, number)) = letter.case else {
        let because = [("because", letter.no_action_because.as_str().into())];
        paragraph(ui, Text::Secondary, &cx.strings.text_with("box-no-action-because", &because), cx.tokens.text2);
        return;
    };
    ui.horizontal(|ui| {
        secondary(ui, cx.tokens, &cx.text("box-became-case"));
        if Button::link(number.to_string()).icon(icons::LINKED).show(ui, cx.tokens).clicked() {
            cx.go(Place::Cases(Some(id)));
        }
        if !letter.department.is_empty() {
            let words = [("department", letter.department.as_str().into())];
            secondary(ui, cx.tokens, &cx.strings.text_with("box-passed-to", &words));
        }
    });
}

fn remarks(ui: &mut Ui, cx: &UiContext<'_>, full: &FullEntry) {
    for remark in &full.remarks {
        let at = phrases::moment(cx.strings, remark.at, cx.today());
        let words = [("at", at.into()), ("text", remark.text.as_str().into())];
        note(ui, cx.tokens, Tone::Neutral, (icons::NOTE, &cx.strings.text_with("box-remark-on-record", &words)));
        ui.add_space(size::GAP_8);
    }
}

/// A day with nothing to fill in: why, and what can be done. True when its one step was clicked.
pub(super) fn nothing(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (icon, title, text): (Icon, &str, &str),
    step: Option<&str>,
) -> bool {
    ui.add_space((ui.available_height() / 4.0).round());
    let mut state = EmptyState::new(icon, title, text);
    if let Some(words) = step {
        state = state.button(Button::primary(words).icon(icons::EDIT));
    }
    state.show(ui, cx.tokens)
}

//! The right pane: one case with its facts, its story, its notes.

use chrono::{NaiveDate, Timelike};
use egui::{Align, Layout, ScrollArea, Ui, vec2};

use super::data::{CaseList, Entry, customer_masked};
use super::list::{Asked, case_menu, kind_icon};
use super::note::{NoteAsked, NoteForm};
use super::people::People;
use crate::domain::cases::{Case, CaseNote};
use crate::domain::dates::Moment;
use crate::domain::ids::{BoxId, CaseId};
use crate::domain::people::masked_phone;
use crate::register::Area;
use crate::ui::commands::{Command, Place, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    ACTION_BAR, Button, Menu, Step, TimelineRow, Tone, action_bar, chip, chip_width, elided_label, key_value, note,
    secondary, separator, split_bottom,
};
use crate::ui::words;

/// Where a case came from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Origin {
    the_box: BoxId,
    name: String,
    day: NaiveDate,
    position: usize,
}

/// What hangs on the case shown; read when another is shown or something changed.
#[derive(Debug, Default)]
pub(super) struct Detail {
    stamp: Option<(CaseId, u64, u64)>,
    notes: Vec<CaseNote>,
    origin: Option<Origin>,
    name_is_shown: bool,
    contact_is_shown: bool,
}

/// What the pane is given.
pub(super) struct DetailPane<'a> {
    pub(super) list: &'a CaseList,
    pub(super) entry: &'a Entry,
    pub(super) detail: &'a mut Detail,
    pub(super) note: Option<&'a mut NoteForm>,
    pub(super) people: &'a People,
    pub(super) can_go_back: bool,
}

/// What was asked for in the pane.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DetailAsked {
    /// Back to the list.
    Back,
    /// Write a note.
    StartNote,
    /// From the note's editor.
    Note(NoteAsked),
    /// From the menu.
    Menu(Asked),
}

/// From this width the facts stand in one row.
const ONE_ROW: f32 = 1020.0;

impl Detail {
    /// Reads notes and origin when they may have changed; another case is masked again. Answers whether the case is
    /// another one.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>, case: CaseId) -> bool {
        let register = cx.register;
        let stamp = (case, register.revision(Area::Cases), register.revision(Area::Boxes));
        if self.stamp == Some(stamp) {
            return false;
        }
        let is_other = self.stamp.is_none_or(|(shown, _, _)| shown != case);
        if is_other {
            *self = Self::default();
        }
        self.stamp = Some(stamp);
        self.notes = register.case_notes(case).unwrap_or_default();
        self.origin = register.case_origin(case).unwrap_or_default().map(|(the_box, day, position)| {
            let boxes = register.boxes().unwrap_or_default();
            let name = boxes.into_iter().find(|b| b.id == the_box).map(|b| b.name).unwrap_or_default();
            Origin { the_box, name, day, position }
        });
        is_other
    }
}

impl DetailPane<'_> {
    /// Paints the pane.
    pub(super) fn show(mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<DetailAsked> {
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        body.spacing_mut().item_spacing.y = 0.0;
        let mut top = super::padded(&mut body, "head");
        let mut asked = self.head(&mut top, cx);
        separator(&mut top, cx.tokens);
        self.facts(&mut top, cx);
        separator(&mut top, cx.tokens);
        body.advance_cursor_after_rect(top.min_rect());
        let scroll = ScrollArea::vertical().id_salt(("case", self.entry.case.id.0)).auto_shrink([false, false]);
        scroll.show(&mut body, |ui| {
            egui::Frame::new().inner_margin(super::scrolled()).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
                ui.add_space(size::GAP_8);
                self.story(ui, cx);
                let case = self.entry.case.id;
                if let Some(form) = self.note.as_deref_mut() {
                    let answer = form.show(ui, cx, (self.people, case));
                    asked = asked.take().or(answer.map(DetailAsked::Note));
                }
            });
        });
        asked.or(self.bar(&mut super::padded(&mut bar, "bar"), cx))
    }

    fn head(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<DetailAsked> {
        let mut asked = None;
        let entry = self.entry;
        ui.add_space(size::GAP_12);
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, size::SMALL), Layout::right_to_left(Align::Center), |ui| {
            let more = Button::icon_only(icons::MORE, cx.text("cases-more")).small().show(ui, cx.tokens);
            let menu = Menu::below(&more).show(cx.tokens, |ui| case_menu(ui, cx, self.list, entry));
            asked = menu.and_then(|shown| shown.inner).map(DetailAsked::Menu);
            chip(ui, cx.tokens, Tone::Neutral, (kind_icon(entry.case.facts.kind), &entry.kind));
            let void = cx.text("cases-void-word");
            if entry.case.voided.is_some() && ui.available_width() > chip_width(ui, &void) {
                chip(ui, cx.tokens, Tone::Neutral, (icons::VOID, &void));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if self.can_go_back {
                    let back = Button::icon_only(icons::BACK, cx.text("cases-to-list")).small().shortcut("Esc");
                    if back.show(ui, cx.tokens).clicked() {
                        asked = Some(DetailAsked::Back);
                    }
                }
                elided_label(ui, cx.tokens, Text::DetailTitle, (&entry.title, cx.tokens.text));
            });
        });
        let channel = words::case_channel(cx.strings, entry.case.facts.channel);
        secondary(ui, cx.tokens, &format!("{} · {} · {channel}", entry.case.number, entry.kind));
        ui.add_space(size::GAP_8 + 2.0);
        asked
    }

    fn facts(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let facts = self.entry.case.facts.clone();
        ui.add_space(size::GAP_12);
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
        let dash = cx.text("cases-none-given");
        let or_dash = |text: &str| {
            if text.is_empty() { dash.clone() } else { text.to_owned() }
        };
        let channel = words::case_channel(cx.strings, facts.channel);
        let plain = [
            (cx.text("cases-channel"), channel),
            (cx.text("cases-first-asked"), or_dash(self.list.name(facts.first_asked))),
            (cx.text("cases-department"), or_dash(&facts.department)),
            (cx.text("cases-received"), moment_words(cx, facts.received_at)),
        ];
        let [channel, first_asked, department, received] = &plain;
        let pair = |ui: &mut Ui, (key, value): &(String, String)| {
            key_value(ui, cx.tokens, key, value);
        };
        if ui.available_width() >= ONE_ROW {
            ui.columns_const::<6, _>(|[a, b, c, d, e, f]| {
                self.customer(a, cx);
                self.contact(b, cx, &dash);
                pair(c, channel);
                pair(d, first_asked);
                pair(e, department);
                pair(f, received);
            });
        } else {
            ui.columns_const::<3, _>(|[a, b, c]| {
                self.customer(a, cx);
                self.contact(b, cx, &dash);
                pair(c, channel);
            });
            ui.columns_const::<3, _>(|[a, b, c]| {
                pair(a, first_asked);
                pair(b, department);
                pair(c, received);
            });
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space(size::GAP_4);
    }

    fn customer(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let case = &self.entry.case;
        let whole = case.facts.customer_name.as_str();
        let masked = customer_masked(cx, whole);
        let texts = (cx.text("cases-customer"), cx.text("cases-reveal-name"));
        let subject = format!("{} name", case.number);
        secret(ui, cx, (texts, subject), (whole, &masked), &mut self.detail.name_is_shown);
    }

    fn contact(&mut self, ui: &mut Ui, cx: &UiContext<'_>, dash: &str) {
        let case = &self.entry.case;
        let whole = case.facts.customer_contact.as_str();
        let masked = if whole.is_empty() { dash.to_owned() } else { masked_phone(whole) };
        let texts = (cx.text("cases-contact"), cx.text("cases-reveal-contact"));
        let subject = format!("{} contact", case.number);
        secret(ui, cx, (texts, subject), (whole, &masked), &mut self.detail.contact_is_shown);
    }

    fn story(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let case = &self.entry.case;
        if let Some(voided) = &case.voided {
            let words = cx.strings.text_with("cases-is-void", &[("reason", voided.reason.as_str().into())]);
            note(ui, cx.tokens, Tone::Neutral, (icons::VOID, &words));
            ui.add_space(size::GAP_4);
        }
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        let mut rows = self.steps(cx, case);
        let last = rows.pop();
        for (row, origin) in rows {
            row.show(ui, cx.tokens, |ui| origin_link(ui, cx, origin));
        }
        if let Some((row, origin)) = last {
            row.last().show(ui, cx.tokens, |ui| origin_link(ui, cx, origin));
        }
        ui.spacing_mut().item_spacing.y = size::GAP_8;
    }

    /// The steps in the order they happened.
    fn steps(&self, cx: &UiContext<'_>, case: &Case) -> Vec<(TimelineRow<'static>, Option<&Origin>)> {
        let mut steps = Vec::new();
        let at = |moment: Moment, name: &str| {
            let when = moment_words(cx, moment);
            if name.is_empty() { when } else { format!("{when} · {name}") }
        };
        let first_asked = self.list.name(case.facts.first_asked);
        let summary = case.facts.summary.clone();
        if let Some(origin) = &self.detail.origin {
            let words = cx
                .strings
                .text_with("cases-from-letter", &[("box", origin.name.as_str().into()), ("n", origin.position.into())]);
            steps.push((done(words, at(case.facts.received_at, first_asked)), Some(origin)));
            steps.push((done(cx.text("cases-recorded"), at(case.entered_at, "")).line(summary), None));
        } else if is_same_minute(case.facts.received_at, case.entered_at) {
            let row = done(cx.text("cases-recorded"), at(case.entered_at, first_asked));
            steps.push((row.line(summary), None));
        } else {
            let row = done(cx.text("cases-came-in"), at(case.facts.received_at, first_asked));
            steps.push((row.line(summary), None));
            steps.push((done(cx.text("cases-recorded-later"), at(case.entered_at, "")), None));
        }
        for note in &self.detail.notes {
            let row = done(cx.text("cases-note"), at(note.at, self.list.name(note.author)));
            steps.push((row.line(note.text.clone()), None));
        }
        if let Some(voided) = &case.voided {
            let row = TimelineRow::new(Step::Void, cx.text("cases-void-word"), at(voided.at, ""));
            steps.push((row.line(voided.reason.clone()), None));
        }
        steps
    }

    fn bar(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<DetailAsked> {
        let mut asked = None;
        let case = &self.entry.case;
        let is_writing = self.note.is_some();
        action_bar(
            ui,
            cx.tokens,
            |ui| {
                let words = cx.text("cases-note-start");
                let start = if is_writing { Button::secondary(words) } else { Button::primary(words) };
                if start.icon(icons::NOTE).show(ui, cx.tokens).clicked() {
                    asked = Some(DetailAsked::StartNote);
                }
                if case.voided.is_none() {
                    let void = Button::secondary(cx.text("cases-void")).icon(icons::VOID);
                    if void.show(ui, cx.tokens).clicked() {
                        asked = Some(DetailAsked::Menu(Asked::Void(case.id)));
                    }
                }
            },
            |_| {},
        );
        asked
    }
}

fn done(title: String, who: String) -> TimelineRow<'static> {
    TimelineRow::new(Step::Done, title, who)
}

fn origin_link(ui: &mut Ui, cx: &UiContext<'_>, origin: Option<&Origin>) {
    let Some(origin) = origin else { return };
    let day = cx.strings.date_short(origin.day, cx.today());
    let words = cx.strings.text_with("cases-open-box-day", &[("day", day.into())]);
    if Button::link(words).icon(icons::LETTER).show(ui, cx.tokens).clicked() {
        cx.go(Place::Boxes(Some((origin.the_box, origin.day))));
    }
}

/// A masked value with its eye; showing it is noted.
fn secret(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    ((label, name), subject): ((String, String), String),
    (whole, masked): (&str, &str),
    is_shown: &mut bool,
) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        secondary(ui, cx.tokens, &label);
        let row = vec2(ui.available_width(), Text::Body.line());
        ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_4;
            let value = if *is_shown { whole } else { masked };
            let eye = if whole.trim().is_empty() { 0.0 } else { EYE + size::GAP_4 };
            let room = vec2((ui.available_width() - eye).max(size::GAP_24), Text::Body.line());
            ui.scope(|ui| {
                ui.set_max_width(room.x);
                elided_label(ui, cx.tokens, Text::Body, (value, cx.tokens.text));
            });
            if eye > 0.0 && eye_button(ui, cx, &name, is_shown) {
                cx.send(Command::Shell(ShellCommand::Reveal(subject)));
            }
        });
    });
}

/// Width of the eye beside a masked value.
const EYE: f32 = 24.0;

/// Turns the mask; `true` when the value was just shown.
fn eye_button(ui: &mut Ui, cx: &UiContext<'_>, name: &str, is_shown: &mut bool) -> bool {
    let (icon, words) =
        if *is_shown { (icons::HIDE, cx.text("cases-mask-again")) } else { (icons::REVEAL, name.to_owned()) };
    let room = ui.max_rect();
    let place = egui::Rect::from_center_size(
        egui::pos2(ui.cursor().left() + EYE / 2.0, room.center().y),
        egui::Vec2::splat(size::SMALL),
    );
    let mut over = ui.new_child(egui::UiBuilder::new().max_rect(place));
    if !Button::icon_only(icon, words).small().show(&mut over, cx.tokens).clicked() {
        return false;
    }
    *is_shown = !*is_shown;
    *is_shown
}

/// `11-14 周六 10:12`.
pub(super) fn moment_words(cx: &UiContext<'_>, moment: Moment) -> String {
    let day = cx.strings.date_with_weekday(moment.date(), cx.today());
    format!("{day} {}", cx.strings.time(moment.time()))
}

fn is_same_minute(a: Moment, b: Moment) -> bool {
    let minute = |moment: Moment| (moment.date(), moment.time().hour(), moment.time().minute());
    minute(a) == minute(b)
}

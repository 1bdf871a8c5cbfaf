//! The form for a new case, in the detail side: one screen, by keyboard, nothing typed is lost.

use std::collections::BTreeSet;

use egui::{Id, Response, ScrollArea, Ui, vec2};

use super::people::People;
use crate::domain::cases::{CaseChannel, CaseDraft, CaseKind, NewCase, SUMMARY_MOST};
use crate::domain::problems::{Field, Problem};
use crate::register::Area;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    ACTION_BAR, Button, Caption, DateField, FilterChip, Segments, Select, TextField, TimeField, Tone, action_bar,
    label, note, secondary, separator, split_bottom,
};
use crate::ui::words;

/// Key of the kept form.
pub(super) const DRAFT: &str = "case:new";

/// Below this width the kinds stand as chips in several lines.
const SEGMENTS_LEAST: f32 = 520.0;

/// A case being written down.
#[derive(Debug)]
pub(super) struct NewForm {
    draft: CaseDraft,
    left: BTreeSet<Field>,
    was_tried: bool,
    /// Sent, not yet answered.
    pub(super) is_waiting: bool,
    was_found: bool,
    wants_focus: bool,
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
    Record(Box<NewCase>),
}

impl NewForm {
    /// The form that was left unfinished, or a fresh one.
    pub(super) fn open(cx: &UiContext<'_>) -> Self {
        let kept: Option<CaseDraft> = cx.register.draft(DRAFT).unwrap_or_default();
        Self {
            was_found: kept.is_some(),
            draft: kept.unwrap_or_else(|| CaseDraft::fresh(cx.now)),
            left: BTreeSet::new(),
            was_tried: false,
            is_waiting: false,
            wants_focus: true,
            number: None,
        }
    }

    /// The subject takes the keys again.
    pub(super) fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Paints the form and answers what was asked for.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, people: &People) -> Option<FormAsked> {
        let confirmed = super::is_confirmed(ui);
        let problems = self.draft.check(cx.now).err().unwrap_or_default();
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        body.spacing_mut().item_spacing.y = 0.0;
        let mut head = super::padded(&mut body, "head");
        self.head(&mut head, cx);
        body.advance_cursor_after_rect(head.min_rect());
        let before = self.draft.clone();
        ScrollArea::vertical().id_salt("new case").auto_shrink([false, false]).show(&mut body, |ui| {
            egui::Frame::new().inner_margin(super::scrolled()).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_12);
                ui.add_space(size::GAP_4);
                self.fields(ui, cx, (people, &problems));
            });
        });
        if self.draft != before {
            cx.keep_draft(DRAFT, &self.draft);
        }
        let pressed = bar_of_form(&mut super::padded(&mut bar, "bar"), cx);
        match pressed {
            _ if confirmed => self.confirm(cx),
            Some(Pressed::Record) => self.confirm(cx),
            Some(Pressed::Back) => Some(FormAsked::Back),
            Some(Pressed::Discard) => Some(FormAsked::Discard),
            None => None,
        }
    }

    fn head(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let stamp = (cx.register.revision(Area::Cases), i64::from(chrono::Datelike::year(&cx.today())));
        if self.number.as_ref().map(|(of, _)| *of) != Some(stamp) {
            let next = cx.register.next_case_number(cx.now).map(|number| number.to_string()).unwrap_or_default();
            self.number = Some((stamp, next));
        }
        let number = self.number.as_ref().map_or("", |(_, number)| number.as_str());
        ui.add_space(size::GAP_16);
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        label(ui, cx.tokens, Text::DetailTitle, &cx.text("cases-form-title"));
        secondary(ui, cx.tokens, &cx.strings.text_with("cases-will-get", &[("number", number.into())]));
        ui.add_space(size::GAP_12);
        separator(ui, cx.tokens);
    }

    fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (people, problems): (&People, &[Problem])) {
        if self.was_found {
            note(ui, cx.tokens, Tone::Neutral, (icons::LATE, &cx.text("cases-form-found")));
        }
        self.kind(ui, cx);
        ui.columns_const::<2, _>(|[left, right]| {
            self.channel(left, cx);
            self.first_asked(right, cx, (people, problems));
        });
        self.summary(ui, cx, problems);
        ui.columns_const::<2, _>(|[left, right]| {
            let hint = cx.text("cases-anonymous-hint");
            let name = TextField::new(cx.text("cases-customer"), &mut self.draft.customer_name);
            name.placeholder(hint).limit(80).show(left, cx.tokens);
            let contact = TextField::new(cx.text("cases-contact"), &mut self.draft.customer_contact);
            contact.placeholder(cx.text("cases-contact-hint")).limit(200).show(right, cx.tokens);
        });
        let department = TextField::new(cx.text("cases-department"), &mut self.draft.department);
        department.placeholder(cx.text("cases-department-hint")).limit(80).show(ui, cx.tokens);
        self.received(ui, cx, problems);
    }

    fn kind(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        secondary(ui, cx.tokens, &cx.text("cases-kind"));
        let kinds = CaseKind::ALL.map(|kind| (kind.code(), words::case_kind(cx.strings, kind)));
        let mut code = CaseKind::from_code(&self.draft.kind).unwrap_or(CaseKind::Other).code();
        if ui.available_width() < SEGMENTS_LEAST {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
                for (this, words) in kinds {
                    if FilterChip::new(words).picked(this == code).show(ui, cx.tokens).clicked() {
                        code = this;
                    }
                }
            });
        } else {
            let segments = Segments::new().width(ui.available_width());
            let segments = kinds.into_iter().fold(segments, |all, (code, words)| all.option(code, words));
            segments.show(ui, cx.tokens, &mut code);
        }
        code.clone_into(&mut self.draft.kind);
        ui.spacing_mut().item_spacing.y = size::GAP_12;
        ui.add_space(size::GAP_4);
    }

    fn channel(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let names = CaseChannel::ALL.map(|channel| words::case_channel(cx.strings, channel));
        let mut picked = CaseChannel::ALL.iter().position(|channel| channel.code() == self.draft.channel);
        let select = Select::new(cx.text("cases-channel"), &mut picked, &names);
        if select.show(ui, cx.tokens, cx.strings).changed() {
            let code = picked.and_then(|index| CaseChannel::ALL.get(index)).map_or("", |channel| channel.code());
            code.clone_into(&mut self.draft.channel);
        }
    }

    fn first_asked(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (people, problems): (&People, &[Problem])) {
        let mut picked = people.index(self.draft.first_asked);
        let mut caption =
            Caption::new(cx.text("cases-first-asked")).problem(self.problem(cx, problems, Field::FirstAsked));
        if self.draft.channel != CaseChannel::BoxLetter.code() {
            caption = caption.required();
        }
        let select = Select::new(caption, &mut picked, &people.names).placeholder(cx.text("cases-pick-person"));
        let response = select.show(ui, cx.tokens, cx.strings);
        if response.changed() {
            self.draft.first_asked = people.id(picked);
        }
    }

    fn summary(&mut self, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
        let id = Id::unique("new case subject");
        let caption =
            Caption::new(cx.text("cases-subject")).required().problem(self.problem(cx, problems, Field::CaseSummary));
        let field = TextField::new(caption, &mut self.draft.summary)
            .placeholder(cx.text("cases-subject-hint"))
            .multiline(4)
            .limit(SUMMARY_MOST + 1)
            .id(id);
        let response = field.show(ui, cx.tokens);
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        self.note_left(&response, Field::CaseSummary);
    }

    fn received(&mut self, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
        let problem = self.problem(cx, problems, Field::ReceivedAt);
        ui.columns_const::<2, _>(|[left, right]| {
            let caption = Caption::new(cx.text("cases-received-on")).required().problem(problem);
            let date = DateField::new(caption, &mut self.draft.received_on, cx.today());
            let date = date.show(left, cx.tokens, cx.strings).response;
            let caption = Caption::new(cx.text("cases-received-time")).required();
            let time = TimeField::new(caption, &mut self.draft.received_time).show(right, cx.tokens).response;
            self.note_left(&date, Field::ReceivedAt);
            self.note_left(&time, Field::ReceivedAt);
        });
    }

    fn note_left(&mut self, response: &Response, field: Field) {
        if response.lost_focus() {
            self.left.insert(field);
        }
    }

    fn problem(&self, cx: &UiContext<'_>, problems: &[Problem], field: Field) -> Option<String> {
        let speaks = self.was_tried || self.left.contains(&field);
        speaks.then(|| words::problem_at(cx.strings, problems, field)).flatten()
    }

    fn confirm(&mut self, cx: &UiContext<'_>) -> Option<FormAsked> {
        self.was_tried = true;
        if self.is_waiting {
            return None;
        }
        let case = self.draft.check(cx.now).ok()?;
        self.is_waiting = true;
        Some(FormAsked::Record(Box::new(case)))
    }
}

/// A button of the form's bar.
#[derive(Debug, Clone, Copy)]
enum Pressed {
    Record,
    Back,
    Discard,
}

fn bar_of_form(ui: &mut Ui, cx: &UiContext<'_>) -> Option<Pressed> {
    let (mut left, mut right) = (None, None);
    action_bar(
        ui,
        cx.tokens,
        |ui| {
            let confirm = Button::primary(cx.text("cases-record")).icon(icons::CHECK).shortcut("Ctrl Enter");
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

//! The fields of the form for a new case: in rows of three where there is room, only those its channel and its rule need.

use egui::{Align, Id, Layout, Ui, vec2};

use super::data::first_line;
use super::form::NewForm;
use super::people::People;
use crate::domain::cases::events::LinkKind;
use crate::domain::cases::{Case, CaseChannel, CaseKind, SUMMARY_MOST};
use crate::domain::deadlines::Circumstance;
use crate::domain::people::half_width;
use crate::domain::problems::{Field, Problem};
use crate::ui::case_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Caption, DateField, FilterChip, Segments, Select, SuggestField, TextField, TimeField, elided_label,
    secondary, switch,
};
use crate::ui::words;

/// One field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Channel,
    Rings,
    PageNo,
    ForwardedBy,
    ForwardedNo,
    AnswerRequired,
    AnswerBy,
    Matter,
    Customer,
    Contact,
    FirstAsked,
    Target,
    Department,
    ReceivedOn,
    ReceivedTime,
    LetterDate,
}

/// Below this width the kinds stand as chips in several lines.
const SEGMENTS_LEAST: f32 = 520.0;
/// From this width on three fields stand side by side, from the other two.
const THREE: f32 = 560.0;
const TWO: f32 = 280.0;
/// Width of a field for a few figures.
const FEW_SIGNS: usize = 3;

/// What a field is given.
type Given<'a> = (&'a People, &'a [Problem]);

impl NewForm {
    /// Paints the fields in the order they are filled in.
    pub(super) fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>, given: Given<'_>) {
        self.kind(ui, cx);
        let first = self.parts_of_channel();
        self.row(ui, cx, (&first, given));
        self.summary(ui, cx, given.1);
        self.row(ui, cx, (&[Part::Customer, Part::Contact, Part::FirstAsked], given));
        self.repeats(ui, cx);
        self.row(ui, cx, (&[Part::Target, Part::Department], given));
        let mut times = vec![Part::ReceivedOn, Part::ReceivedTime];
        if self.has_letter_date() {
            times.push(Part::LetterDate);
        }
        self.row(ui, cx, (&times, given));
        self.switches(ui, cx);
    }

    /// Channel and matter, with the channel's own fields.
    fn parts_of_channel(&self) -> Vec<Part> {
        let mut parts = vec![Part::Channel];
        match self.kept.draft.channel() {
            CaseChannel::Phone | CaseChannel::RestDayPhone => parts.push(Part::Rings),
            CaseChannel::OpinionBook => parts.push(Part::PageNo),
            CaseChannel::Forwarded => parts.extend([Part::ForwardedBy, Part::ForwardedNo]),
            CaseChannel::InPerson | CaseChannel::BoxLetter | CaseChannel::Other => {}
        }
        parts.push(Part::Matter);
        if self.kept.draft.channel() == CaseChannel::Forwarded {
            parts.push(Part::AnswerRequired);
            parts.extend(self.kept.draft.is_answer_required.then_some(Part::AnswerBy));
        }
        parts
    }

    /// A letter bears a date of its own; one typed before the channel changed stays in sight.
    fn has_letter_date(&self) -> bool {
        let draft = &self.kept.draft;
        let is_spoken = matches!(draft.channel(), CaseChannel::Phone | CaseChannel::RestDayPhone);
        !draft.letter_date.trim().is_empty() || !(is_spoken || draft.channel() == CaseChannel::OpinionBook)
    }

    fn row(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (parts, given): (&[Part], Given<'_>)) {
        let columns = match ui.available_width() {
            width if width >= THREE => 3,
            width if width >= TWO => 2,
            _ => 1,
        };
        for parts in parts.chunks(columns) {
            ui.columns(parts.len(), |columns| {
                for (ui, part) in columns.iter_mut().zip(parts) {
                    self.part(ui, cx, (*part, given));
                }
            });
        }
    }

    fn part(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (part, given): (Part, Given<'_>)) {
        let (people, problems) = given;
        match part {
            Part::Channel => self.channel(ui, cx),
            Part::Rings => self.rings(ui, cx, problems),
            Part::Matter => self.matter(ui, cx),
            Part::FirstAsked => self.first_asked(ui, cx, given),
            Part::Target => self.target(ui, cx, people),
            Part::Department => self.department(ui, cx, people),
            Part::AnswerRequired => self.answer_required(ui, cx),
            Part::AnswerBy | Part::ReceivedOn | Part::LetterDate => self.date(ui, cx, (part, problems)),
            Part::ReceivedTime => {
                let caption = Caption::new(cx.text("cases-received-time")).required();
                let time = TimeField::new(caption, &mut self.kept.draft.received_time).show(ui, cx.tokens).response;
                self.note_left(&time, Field::ReceivedAt);
            }
            Part::PageNo | Part::ForwardedBy | Part::ForwardedNo | Part::Customer | Part::Contact => {
                self.words(ui, cx, (part, problems));
            }
        }
    }

    /// A field for one line of words.
    fn words(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (part, problems): (Part, &[Problem])) {
        let (key, hint, field, most) = match part {
            Part::PageNo => ("cases-page-no", "cases-page-no-hint", Some(Field::PageNo), 20),
            Part::ForwardedBy => ("cases-forwarded-by", "cases-forwarded-by-hint", Some(Field::ForwardedBy), 80),
            Part::ForwardedNo => ("cases-forwarded-no", "cases-optional", None, 80),
            Part::Contact => ("cases-contact", "cases-contact-hint", None, 200),
            _ => ("cases-customer", "cases-anonymous-hint", None, 80),
        };
        let mut caption = Caption::new(cx.text(key));
        if let Some(field) = field {
            caption = caption.required().problem(self.problem(cx, problems, field));
        }
        let draft = &mut self.kept.draft;
        let text = match part {
            Part::PageNo => &mut draft.page_no,
            Part::ForwardedBy => &mut draft.forwarded_by,
            Part::ForwardedNo => &mut draft.forwarded_no,
            Part::Contact => &mut draft.customer_contact,
            _ => &mut draft.customer_name,
        };
        let response = TextField::new(caption, text).placeholder(cx.text(hint)).limit(most).show(ui, cx.tokens);
        if let Some(field) = field {
            self.note_left(&response, field);
        }
    }

    fn date(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (part, problems): (Part, &[Problem])) {
        let (key, field) = match part {
            Part::AnswerBy => ("cases-answer-by", Field::AnswerBy),
            Part::LetterDate => ("cases-letter-date", Field::LetterDate),
            _ => ("cases-received-on", Field::ReceivedAt),
        };
        let mut caption = Caption::new(cx.text(key)).problem(self.problem(cx, problems, field));
        if part == Part::ReceivedOn {
            caption = caption.required();
        }
        let draft = &mut self.kept.draft;
        let text = match part {
            Part::AnswerBy => &mut draft.answer_by,
            Part::LetterDate => &mut draft.letter_date,
            _ => &mut draft.received_on,
        };
        let response = DateField::new(caption, text, cx.today()).show(ui, cx.tokens, cx.strings).response;
        self.note_left(&response, field);
    }

    fn kind(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let kinds = CaseKind::ALL.map(|kind| (kind.code(), words::case_kind(cx.strings, kind)));
        let mut code = CaseKind::from_code(&self.kept.draft.kind).unwrap_or(CaseKind::Other).code();
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
            secondary(ui, cx.tokens, &cx.text("cases-kind"));
            if ui.available_width() < SEGMENTS_LEAST {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing.y = size::GAP_8;
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
        });
        code.clone_into(&mut self.kept.draft.kind);
    }

    fn channel(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let names = CaseChannel::ALL.map(|channel| words::case_channel(cx.strings, channel));
        let mut picked = CaseChannel::ALL.iter().position(|channel| channel.code() == self.kept.draft.channel);
        let select = Select::new(cx.text("cases-channel"), &mut picked, &names);
        if select.show(ui, cx.tokens, cx.strings).changed() {
            let code = picked.and_then(|index| CaseChannel::ALL.get(index)).map_or("", |channel| channel.code());
            code.clone_into(&mut self.kept.draft.channel);
        }
    }

    /// Rings before the phone was answered: more than the rule allows is amber, and goes on record all the same (P1-6.3).
    fn rings(&mut self, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
        let mut caption = Caption::new(cx.text("cases-rings")).problem(self.problem(cx, problems, Field::Rings));
        let mut hint = cx.text("cases-optional");
        if let Some(most) = self.live.rings_most {
            let rings = half_width(self.kept.draft.rings.trim()).parse::<u32>();
            let is_late = rings.is_ok_and(|rings| rings > most);
            caption = caption.warning(is_late.then(|| cx.strings.text_with("cases-rings-late", &[("n", most.into())])));
            hint = cx.strings.text_with("cases-rings-hint", &[("n", most.into())]);
        }
        let field = TextField::new(caption, &mut self.kept.draft.rings).limit(FEW_SIGNS);
        let response = field.placeholder(hint).show(ui, cx.tokens);
        self.note_left(&response, Field::Rings);
    }

    fn matter(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let (matters, code) = (&self.live.matters, &mut self.kept.draft.matter);
        let none = cx.text("cases-no-matter");
        let names: Vec<&str> =
            std::iter::once(none.as_str()).chain(matters.iter().map(|(_, name)| name.as_str())).collect();
        let mut picked = matters.iter().position(|(this, _)| this == code).map(|index| index + 1);
        let select =
            Select::new(cx.text("cases-matter"), &mut picked, &names).placeholder(cx.text("cases-pick-matter"));
        if select.show(ui, cx.tokens, cx.strings).changed() {
            let chosen = picked.and_then(|index| index.checked_sub(1)).and_then(|index| matters.get(index));
            *code = chosen.map(|(code, _)| code.clone()).unwrap_or_default();
        }
    }

    /// Whoever was asked first owns the case (P6-2); when it is about them they must hand it over.
    fn first_asked(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (people, problems): Given<'_>) {
        let mut picked = people.index(self.kept.draft.first_asked);
        let mut caption = Caption::new(cx.text("cases-first-asked"))
            .problem(self.problem(cx, problems, Field::FirstAsked))
            .warning(self.live.must_hand_over.then(|| cx.text("cases-first-asked-is-target")));
        if self.kept.draft.channel() != CaseChannel::BoxLetter {
            caption = caption.required();
        }
        let select = Select::new(caption, &mut picked, &people.names).placeholder(cx.text("cases-pick-person"));
        if select.show(ui, cx.tokens, cx.strings).changed() {
            self.kept.draft.first_asked = people.id(picked);
        }
    }

    fn target(&mut self, ui: &mut Ui, cx: &UiContext<'_>, people: &People) {
        let all = &people.targets;
        let mut picked = all.index(&self.kept.draft.target);
        let select = Select::new(cx.text("cases-target"), &mut picked, &all.names).groups(&all.groups);
        if select.show(ui, cx.tokens, cx.strings).changed() {
            let target = picked.and_then(|index| all.all.get(index)).cloned();
            self.kept.draft.target = target.unwrap_or_default();
        }
    }

    fn department(&mut self, ui: &mut Ui, cx: &UiContext<'_>, people: &People) {
        let field = SuggestField::new(cx.text("cases-department"), &mut self.kept.draft.department, &people.teams);
        field.placeholder(cx.text("cases-optional")).show(ui, cx.tokens);
    }

    fn answer_required(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            secondary(ui, cx.tokens, &cx.text("cases-answer-required"));
            let words = cx.text("cases-answer-required-yes");
            let row = vec2(ui.available_width(), size::NORMAL);
            ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
                switch(ui, cx.tokens, &mut self.kept.draft.is_answer_required, &words);
            });
        });
    }

    fn summary(&mut self, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
        let id = Id::unique("new case subject");
        let caption =
            Caption::new(cx.text("cases-subject")).required().problem(self.problem(cx, problems, Field::CaseSummary));
        let field = TextField::new(caption, &mut self.kept.draft.summary)
            .placeholder(cx.text("cases-subject-hint"))
            .multiline(2)
            .limit(SUMMARY_MOST + 1)
            .id(id);
        let response = field.show(ui, cx.tokens);
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        self.note_left(&response, Field::CaseSummary);
    }

    /// Important, and what else changes a limit of the rule; what is on stays in sight when the rule is another.
    fn switches(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let (uses, draft) = (&self.live.circumstances, &mut self.kept.draft);
        let all = [
            (Circumstance::Important, &mut draft.is_important, "cases-is-important"),
            (Circumstance::OutOfTown, &mut draft.is_out_of_town, "cases-is-out-of-town"),
            (Circumstance::SevereWeather, &mut draft.is_severe_weather, "cases-is-severe-weather"),
            (Circumstance::Complex, &mut draft.is_complex, "cases-is-complex"),
        ];
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_24, size::GAP_4);
            for (circumstance, on, key) in all {
                if circumstance == Circumstance::Important || uses.contains(&circumstance) || *on {
                    switch(ui, cx.tokens, on, &cx.text(key));
                }
            }
        });
    }

    /// Earlier cases of the same customer: one can be said to be repeated, or not any more.
    fn repeats(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let linked = match self.kept.link {
            Some((_, LinkKind::SameLetter)) => return,
            Some((id, _)) => Some(id),
            None => None,
        };
        if linked.is_none() && self.live.earlier.is_empty() {
            return;
        }
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            if linked.is_some() {
                let words = cx.strings.text_with("cases-repeat-of", &[("number", self.linked.as_str().into())]);
                if offer(ui, cx, (&words, &cx.text("cases-repeat-drop"))) {
                    self.kept.link = None;
                }
                return;
            }
            for case in &self.live.earlier {
                if offer(ui, cx, (&earlier_words(cx, case), &cx.text("cases-repeat-take"))) {
                    self.kept.link = Some((case.id, LinkKind::Repeat));
                    self.linked = case.number.to_string();
                }
            }
        });
    }
}

/// `可能是重复反映：2026-0003 电费账单有误（11-17，待答复）`.
fn earlier_words(cx: &UiContext<'_>, case: &Case) -> String {
    let day = cx.strings.date_short(case.facts.received_at.date(), cx.today());
    let values = [
        ("number", case.number.to_string().into()),
        ("subject", first_line(&case.facts.summary).into()),
        ("day", day.into()),
        ("how", case_words::link(cx.strings, LinkKind::Repeat).into()),
    ];
    cx.strings.text_with("cases-repeat-maybe", &values)
}

/// A line with a link at its right; answers whether it was followed.
fn offer(ui: &mut Ui, cx: &UiContext<'_>, (words, link): (&str, &str)) -> bool {
    let row = vec2(ui.available_width(), size::CHIP);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(row, layout, |ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        let clicked = Button::link(link).icon(icons::LINKED).show(ui, cx.tokens).clicked();
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            elided_label(ui, cx.tokens, Text::Secondary, (words, cx.tokens.warn_text));
        });
        clicked
    })
    .inner
}

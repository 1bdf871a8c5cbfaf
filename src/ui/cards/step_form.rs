//! The form of a step in the life of one card or several, in place below the story; what is typed is kept as a draft.

use std::collections::BTreeMap;

use egui::{Align, Response, Ui, vec2};
use serde::{Deserialize, Serialize};

use super::data::Records;
use super::words;
use crate::domain::cards::steps::{CardMove, StepDraft, StepFacts};
use crate::domain::cards::{Card, CardEventKind, CardStep};
use crate::domain::ids::CardId;
use crate::domain::problems::{Field, Problem};
use crate::domain::staff::StaffStatus;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Caption, DateField, SuggestField, TextField, action_bar, card, label, paragraph, problem,
};
use crate::ui::words as field_words;

/// Key of the draft of a step for several cards.
const SEVERAL_KEY: &str = "card-steps";

/// A form as it is kept: for which cards, what was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct KeptStep {
    /// The cards by number of their row.
    pub(super) cards: Vec<i64>,
    /// What was typed.
    pub(super) draft: StepDraft,
}

/// A step being written down.
#[derive(Debug)]
pub(super) struct StepForm {
    kept: KeptStep,
    kind: CardEventKind,
    facts: StepFacts,
    /// Events of each card before it.
    before: BTreeMap<CardId, usize>,
    /// Who can be named.
    people: Vec<String>,
    was_tried: bool,
    /// Sent, not yet answered.
    pub(super) is_waiting: bool,
    wants_focus: bool,
    wants_scroll: bool,
}

/// How the form was left.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum FormAsked {
    /// Put away; what was typed is thrown away.
    Drop,
    /// Enter this.
    Enter(CardStep),
    /// A list to sign is wanted; the form stays.
    Receipt,
}

/// Key of the draft of a step for these cards.
fn draft_key(cards: &[i64]) -> String {
    match cards {
        [one] => format!("card-step:{one}"),
        _ => SEVERAL_KEY.to_owned(),
    }
}

impl StepForm {
    /// A fresh form that takes the keys. The bearer is proposed as who signs, whoever noted the last step as who notes this.
    pub(super) fn fresh(cx: &UiContext<'_>, kind: CardEventKind, (records, cards): (&Records, &[&Card])) -> Self {
        let mut draft = StepDraft::new(kind, cx.today());
        draft.by = last_by(records);
        if let (CardEventKind::HandedOver, [card]) = (kind, cards) {
            let member = card.staff.and_then(|id| records.members.get(&id));
            let bearer = member.map_or(card.face.bearer.as_str(), |member| member.record.name.as_str());
            bearer.clone_into(&mut draft.signed_by);
        } else if kind == CardEventKind::HandedOver {
            draft.note = cx.text("cards-note-receipt");
        }
        let kept = KeptStep { cards: cards.iter().map(|card| card.id.0).collect(), draft };
        Self { wants_focus: true, wants_scroll: true, ..Self::of(cx, kept, (records, cards), kind) }
    }

    /// A form kept before for a card; `None` when there is none, or its step may not follow any more.
    pub(super) fn kept(cx: &UiContext<'_>, card: &Card, records: &Records) -> Option<Self> {
        let kept: KeptStep = cx.register.draft(&draft_key(&[card.id.0])).ok().flatten()?;
        Self::brought_back(cx, kept, records)
    }

    /// The form for several cards kept before.
    pub(super) fn kept_for_several(cx: &UiContext<'_>, records: &Records) -> Option<Self> {
        let kept: KeptStep = cx.register.draft(SEVERAL_KEY).ok().flatten()?;
        Self::brought_back(cx, kept, records)
    }

    /// A form as it was, if its step may still follow for all of its cards.
    pub(super) fn brought_back(cx: &UiContext<'_>, kept: KeptStep, records: &Records) -> Option<Self> {
        let kind = kept.draft.kind()?;
        let cards: Vec<&Card> = kept.cards.iter().filter_map(|id| records.card(CardId(*id))).collect();
        let may = !cards.is_empty() && cards.len() == kept.cards.len() && cards.iter().all(|card| card.life.may(kind));
        may.then(|| Self::of(cx, kept, (records, &cards), kind))
    }

    fn of(cx: &UiContext<'_>, kept: KeptStep, (records, cards): (&Records, &[&Card]), kind: CardEventKind) -> Self {
        let here = records.members.values().filter(|member| member.record.status == StaffStatus::Active);
        Self {
            kind,
            facts: StepFacts::of(cx.today(), cards.iter().copied()),
            before: cards.iter().map(|card| (card.id, card.events.len())).collect(),
            people: here.map(|member| member.record.name.as_str().to_owned()).collect(),
            kept,
            was_tried: false,
            is_waiting: false,
            wants_focus: false,
            wants_scroll: false,
        }
    }

    /// The cards it is for.
    pub(super) fn cards(&self) -> Vec<CardId> {
        self.kept.cards.iter().map(|id| CardId(*id)).collect()
    }

    /// Whether it is for this card alone.
    pub(super) fn is_for(&self, card: CardId) -> bool {
        self.kept.cards == [card.0]
    }

    /// Whether it is for several.
    pub(super) fn is_for_several(&self) -> bool {
        self.kept.cards.len() > 1
    }

    /// Key of its draft.
    pub(super) fn key(&self) -> String {
        draft_key(&self.kept.cards)
    }

    /// What was entered, to be there again when it is undone.
    pub(super) fn into_entered(self) -> Entered {
        Entered { kept: self.kept, before: self.before }
    }

    fn problems(&self) -> Vec<Problem> {
        self.kept.draft.check(&self.facts).err().filter(|_| self.was_tried).unwrap_or_default()
    }

    fn title(&self, cx: &UiContext<'_>) -> String {
        let words = words::doing(cx.strings, CardMove::Step(self.kind)).1;
        match self.kept.cards.len() {
            0 | 1 => words,
            n => cx.strings.text_with("cards-do-several", &[("what", words.into()), ("n", n.into())]),
        }
    }

    /// Paints the fields; its buttons stand in the bar of the pane.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let before = self.kept.clone();
        let problems = self.problems();
        let painted = card(ui, cx.tokens, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_12);
            label(ui, cx.tokens, Text::RowTitle, &self.title(cx));
            if let Some(key) = about(self.kind) {
                paragraph(ui, Text::Secondary, &cx.strings.text(key), cx.tokens.text2);
            }
            Fields {
                cx,
                kind: self.kind,
                problems: &problems,
                people: &self.people,
                several: self.kept.cards.len() > 1,
                takes_keys: self.wants_focus,
            }
            .show(ui, &mut self.kept.draft);
        });
        if std::mem::take(&mut self.wants_scroll) {
            painted.response.scroll_to_me(Some(Align::BOTTOM));
        }
        self.wants_focus = false;
        if self.kept != before {
            cx.keep_draft(&self.key(), &self.kept);
        }
    }

    /// The form's buttons, in place of the bar's own.
    pub(super) fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<FormAsked> {
        let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        let has_popup = ui.ctx().any_popup_open();
        let key = |ui: &mut Ui, modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        let mut enter = !covered && key(ui, egui::Modifiers::COMMAND, egui::Key::Enter);
        let mut drop = !covered && !has_popup && key(ui, egui::Modifiers::NONE, egui::Key::Escape);
        let mut receipt = false;
        let left = self.problems().len();
        action_bar(
            ui,
            cx.tokens,
            |ui| {
                let icon = words::doing(cx.strings, CardMove::Step(self.kind)).0;
                let ends = matches!(self.kind, CardEventKind::Voided | CardEventKind::Destroyed);
                let title = self.title(cx);
                let button = if ends { Button::danger(title) } else { Button::primary(title) };
                enter |= button.icon(icon).shortcut("Ctrl Enter").show(ui, cx.tokens).clicked();
                let button = Button::secondary(cx.text("cards-drop")).shortcut("Esc");
                drop |= button.show(ui, cx.tokens).clicked();
            },
            |ui| {
                if left > 0 {
                    problem(ui, cx.tokens, &cx.strings.text_with("cards-problems", &[("n", left.into())]));
                } else if self.kind == CardEventKind::HandedOver {
                    let button = Button::quiet(cx.text("cards-receipt-to-sign")).icon(icons::PRINT);
                    receipt = button.show(ui, cx.tokens).clicked();
                }
            },
        );
        if drop {
            return Some(FormAsked::Drop);
        }
        if receipt {
            return Some(FormAsked::Receipt);
        }
        if !enter || self.is_waiting {
            return None;
        }
        self.was_tried = true;
        let step = self.kept.draft.check(&self.facts).ok()?;
        self.is_waiting = true;
        Some(FormAsked::Enter(step))
    }
}

/// A step that was entered: as typed, and how many things had happened to each card before.
#[derive(Debug)]
pub(super) struct Entered {
    pub(super) kept: KeptStep,
    before: BTreeMap<CardId, usize>,
}

impl Entered {
    /// Whether it is no longer on record.
    pub(super) fn is_undone(&self, cx: &UiContext<'_>) -> bool {
        let was =
            |(id, events): (&CardId, &usize)| cx.register.card(*id).is_ok_and(|card| card.events.len() == *events);
        self.before.iter().all(was)
    }
}

/// Who noted the newest step.
fn last_by(records: &Records) -> String {
    let events = records.cards.iter().flat_map(|card| &card.events);
    let newest = events.filter(|event| !event.by.trim().is_empty()).max_by_key(|event| event.at);
    newest.map(|event| event.by.clone()).unwrap_or_default()
}

/// What a step means, in a sentence.
fn about(kind: CardEventKind) -> Option<&'static str> {
    match kind {
        CardEventKind::Suspended => Some("cards-about-suspend"),
        CardEventKind::Voided => Some("cards-about-void"),
        CardEventKind::Destroyed => Some("cards-about-destroy"),
        CardEventKind::Found => Some("cards-about-find"),
        _ => None,
    }
}

/// What all fields need.
struct Fields<'a> {
    cx: &'a UiContext<'a>,
    kind: CardEventKind,
    problems: &'a [Problem],
    people: &'a [String],
    several: bool,
    /// The first field takes the keys.
    takes_keys: bool,
}

impl Fields<'_> {
    fn show(&self, ui: &mut Ui, draft: &mut StepDraft) {
        ui.columns_const::<2, _>(|[left, right]| {
            self.day(left, draft);
            self.by(right, draft);
        });
        let first = match self.kind {
            CardEventKind::HandedOver if !self.several => self.name(ui, draft, ("field-signed-by", Field::SignedBy)),
            CardEventKind::Destroyed => {
                let witness = self.name(ui, draft, ("field-witness", Field::Witness));
                self.note(ui, draft, "cards-field-how-destroyed");
                witness
            }
            CardEventKind::Voided => self.note(ui, draft, "field-void-reason"),
            CardEventKind::Suspended => self.note(ui, draft, "cards-field-how-lost"),
            CardEventKind::Found => self.note(ui, draft, "cards-field-where-found"),
            _ => self.note(ui, draft, "field-note"),
        };
        if self.takes_keys {
            first.request_focus();
        }
    }

    fn wrong(&self, field: Field) -> Option<String> {
        field_words::problem_at(self.cx.strings, self.problems, field)
    }

    fn day(&self, ui: &mut Ui, draft: &mut StepDraft) {
        let caption = Caption::new(self.cx.text("field-day")).required().problem(self.wrong(Field::Day));
        DateField::new(caption, &mut draft.on, self.cx.today()).show(ui, self.cx.tokens, self.cx.strings);
    }

    fn by(&self, ui: &mut Ui, draft: &mut StepDraft) {
        let caption = Caption::new(self.cx.text("field-noted-by")).problem(self.wrong(Field::NotedBy));
        let caption = if self.kind == CardEventKind::Destroyed { caption.required() } else { caption };
        SuggestField::new(caption, &mut draft.by, self.people).show(ui, self.cx.tokens);
    }

    /// Who signed or saw it.
    fn name(&self, ui: &mut Ui, draft: &mut StepDraft, (key, field): (&str, Field)) -> Response {
        let caption = Caption::new(self.cx.strings.text(key)).required().problem(self.wrong(field));
        SuggestField::new(caption, &mut draft.signed_by, self.people).show(ui, self.cx.tokens)
    }

    fn note(&self, ui: &mut Ui, draft: &mut StepDraft, key: &str) -> Response {
        let caption = Caption::new(self.cx.strings.text(key)).problem(self.wrong(Field::VoidReason));
        let caption = if self.kind == CardEventKind::Voided { caption.required() } else { caption };
        TextField::new(caption, &mut draft.note).multiline(2).limit(200).show(ui, self.cx.tokens)
    }
}

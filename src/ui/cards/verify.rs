//! Is this card good? A field for a scanner or a hand, and a clear answer (P1-1.2).

use egui::{Key, Modifiers, ScrollArea, Ui, vec2};

use super::side::head;
use super::words;
use crate::domain::cards::{Card, CardEventKind};
use crate::domain::ids::{CardId, FileId};
use crate::register::card_codes::CodeAnswer;
use crate::ui::commands::{Notice, Place};
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::pictures::PictureSize;
use crate::ui::strings::Strings;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, Caption, EmptyState, TextField, Tone, key_value, note, paragraph};

/// What was asked, and what the ledger says.
struct Answered {
    typed: String,
    answer: CodeAnswer,
    /// The photo of whoever it belongs to.
    photo: Option<FileId>,
    /// Their name and post now.
    name: String,
    post: String,
}

/// The pane.
pub(super) struct Verify {
    text: String,
    answered: Option<Answered>,
    wants_focus: bool,
}

/// How the pane was left.
pub(super) enum VerifyAsked {
    /// Away.
    Close,
    /// Look at this card.
    Card(CardId),
}

impl Verify {
    /// Empty, the field takes the keys.
    pub(super) fn open() -> Self {
        Self { text: String::new(), answered: None, wants_focus: true }
    }

    /// With an answer to what was scanned elsewhere.
    pub(super) fn of(cx: &UiContext<'_>, text: &str) -> Self {
        let mut verify = Self::open();
        if !text.trim().is_empty() {
            verify.ask(cx, text.to_owned());
        }
        verify
    }

    /// Lets the field take the keys again.
    pub(super) fn focus(&mut self) {
        self.wants_focus = true;
    }

    fn ask(&mut self, cx: &UiContext<'_>, typed: String) {
        match cx.register.verify_code(&typed, cx.today()) {
            Ok(answer) => {
                let member =
                    card_of(&answer).and_then(|card| card.staff).and_then(|id| cx.register.staff_member(id).ok());
                let record = member.as_ref().map(|member| &member.record);
                self.answered = Some(Answered {
                    typed: typed.trim().to_owned(),
                    photo: member.as_ref().and_then(|member| member.photo),
                    name: record.map(|record| record.name.as_str().to_owned()).unwrap_or_default(),
                    post: record.map(|record| record.post.clone()).unwrap_or_default(),
                    answer,
                });
            }
            Err(error) => {
                cx.notify(Notice::wrong(cx.text("cards-unreadable"), "").with_details(error.to_string()));
            }
        }
    }

    /// Paints it.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<VerifyAsked> {
        let mut asked = None;
        let close = Button::quiet(cx.text("cards-verify-close")).icon(icons::CLOSE).shortcut("Esc");
        if head(ui, cx, (&cx.text("cards-verify-title"), close)) {
            asked = Some(VerifyAsked::Close);
        }
        let popup = ui.ctx().any_popup_open() || ui.memory(|memory| memory.top_modal_layer().is_some());
        if !popup && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            asked = Some(VerifyAsked::Close);
        }
        ScrollArea::vertical().auto_shrink([false, false]).id_salt("verify card").show(ui, |ui| {
            ui.set_max_width(ui.available_width() - size::GAP_12);
            self.field(ui, cx);
            ui.add_space(size::GAP_16);
            if let Some(answered) = &self.answered {
                asked = answered.show(ui, cx).map(VerifyAsked::Card).or(asked.take());
            } else {
                ui.add_space(size::GAP_24);
                let (title, why) = (cx.text("cards-verify-empty"), cx.text("cards-verify-empty-why"));
                EmptyState::new(icons::VERIFIED, title, why).show(ui, cx.tokens);
            }
            ui.add_space(size::GAP_16);
        });
        asked
    }

    /// A scanner types the code and Enter; the next one is taken at once.
    fn field(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let caption = Caption::new(cx.text("cards-verify-field")).hint(cx.text("cards-verify-hint"));
        let field = TextField::new(caption, &mut self.text).placeholder(cx.text("cards-verify-placeholder"));
        let response = field.icon(icons::VERIFIED).limit(120).keeps_enter().show(ui, cx.tokens);
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        let entered =
            (response.has_focus() || response.lost_focus()) && ui.input(|input| input.key_pressed(Key::Enter));
        if entered && !self.text.trim().is_empty() {
            let typed = std::mem::take(&mut self.text);
            self.ask(cx, typed);
            response.request_focus();
        }
    }
}

/// The card an answer is about.
pub(crate) fn card_of(answer: &CodeAnswer) -> Option<&Card> {
    match answer {
        CodeAnswer::Valid(card)
        | CodeAnswer::Void(card)
        | CodeAnswer::Suspended(card)
        | CodeAnswer::Expired(card)
        | CodeAnswer::NotPrinted(card)
        | CodeAnswer::Gone(card) => Some(card),
        CodeAnswer::WrongCheck { .. } | CodeAnswer::Unknown { .. } | CodeAnswer::NoCode => None,
    }
}

/// Tone, sign and word of an answer.
pub(crate) fn verdict(answer: &CodeAnswer) -> (Tone, Icon, &'static str) {
    match answer {
        CodeAnswer::Valid(_) => (Tone::Ok, icons::DONE.filled(), "cards-verdict-valid"),
        CodeAnswer::Void(_) => (Tone::Danger, icons::VOID, "cards-verdict-void"),
        CodeAnswer::Suspended(_) => (Tone::Warn, icons::LOST, "cards-verdict-lost"),
        CodeAnswer::Expired(_) => (Tone::Danger, icons::DUE, "cards-verdict-expired"),
        CodeAnswer::Gone(_) => (Tone::Danger, icons::VOID, "cards-verdict-gone"),
        CodeAnswer::NotPrinted(_) => (Tone::Warn, icons::WAITING, "cards-verdict-not-printed"),
        CodeAnswer::WrongCheck { .. } => (Tone::Danger, icons::FAILED.filled(), "cards-verdict-wrong"),
        CodeAnswer::Unknown { .. } => (Tone::Danger, icons::HELP, "cards-verdict-unknown"),
        CodeAnswer::NoCode => (Tone::Neutral, icons::HELP, "cards-verdict-no-code"),
    }
}

/// What an answer means: since when, why, what to do.
pub(crate) fn because(strings: &Strings, answer: &CodeAnswer) -> String {
    let on = |card: &Card, kinds: &[CardEventKind]| {
        let event = card.events.iter().rev().find(|event| kinds.contains(&event.kind));
        event.map(|event| (strings.date_iso(event.on), words::event_line(strings, event)))
    };
    let told = |key: &str, found: Option<(String, String)>| {
        let (day, why) = found.unwrap_or_default();
        let why = if why.is_empty() { strings.text("cards-verdict-no-reason") } else { why };
        strings.text_with(key, &[("date", day.into()), ("why", why.into())])
    };
    match answer {
        CodeAnswer::Valid(card) => match card.valid_until {
            Some(last) => strings.text_with("cards-because-valid", &[("date", strings.date_iso(last).into())]),
            None => strings.text("cards-because-valid-always"),
        },
        CodeAnswer::Void(card) => {
            told("cards-because-void", on(card, &[CardEventKind::Voided, CardEventKind::Destroyed]))
        }
        CodeAnswer::Suspended(card) => told("cards-because-lost", on(card, &[CardEventKind::Suspended])),
        CodeAnswer::Expired(card) => {
            let last = card.valid_until.map(|day| strings.date_iso(day)).unwrap_or_default();
            strings.text_with("cards-because-expired", &[("date", last.into())])
        }
        CodeAnswer::NotPrinted(_) => strings.text("cards-because-not-printed"),
        CodeAnswer::Gone(_) => strings.text("cards-because-gone"),
        CodeAnswer::WrongCheck { number } => {
            strings.text_with("cards-because-wrong", &[("number", number.to_string().into())])
        }
        CodeAnswer::Unknown { number } => {
            strings.text_with("cards-because-unknown", &[("number", number.to_string().into())])
        }
        CodeAnswer::NoCode => strings.text("cards-because-no-code"),
    }
}

impl Answered {
    /// The answer as a panel; the card whose story is wanted.
    fn show(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<CardId> {
        let (tone, icon, key) = verdict(&self.answer);
        let tokens = cx.tokens;
        let frame = egui::Frame::new()
            .fill(tone.soft(tokens))
            .corner_radius(egui::CornerRadius::same(size::RADIUS_CARD as u8))
            .inner_margin(egui::Margin::same(size::GAP_16 as i8));
        let word = cx.strings.text(key);
        let why = because(cx.strings, &self.answer);
        let shown = frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_4);
            ui.horizontal_top(|ui| {
                icon.show(ui, size::VERDICT, tone.text(tokens));
                ui.vertical(|ui| {
                    paragraph(ui, Text::PersonName, &word, tone.text(tokens));
                    paragraph(ui, Text::Body, &why, tone.text(tokens));
                });
            });
        });
        let name = format!("{word}: {why}");
        shown.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Status, true, &name));
        ui.add_space(size::GAP_16);
        let wish = card_of(&self.answer).and_then(|card| self.card(ui, cx, card));
        ui.add_space(size::GAP_8);
        let typed = cx.strings.text_with("cards-verify-typed", &[("text", self.typed.as_str().into())]);
        w::muted(ui, tokens, &typed);
        wish
    }

    fn card(&self, ui: &mut Ui, cx: &UiContext<'_>, card: &Card) -> Option<CardId> {
        let mut wish = None;
        w::card(ui, cx.tokens, |ui| {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = vec2(size::GAP_24, size::GAP_8);
                let photo =
                    self.photo.and_then(|id| cx.pictures.of_file(ui.ctx(), cx.register, (id, PictureSize::Detail)));
                w::thumbnail(ui, cx.tokens, size::DETAIL_PHOTO, photo.as_ref());
                ui.vertical(|ui| wish = self.facts(ui, cx, card));
            });
        });
        wish
    }

    fn facts(&self, ui: &mut Ui, cx: &UiContext<'_>, card: &Card) -> Option<CardId> {
        let name = if self.name.is_empty() { card.face.bearer.as_str() } else { &self.name };
        let name = if name.is_empty() { cx.text("cards-nobodys") } else { name.to_owned() };
        w::elided_label(ui, cx.tokens, Text::PersonName, (&name, cx.tokens.text));
        let until = card.valid_until.map_or_else(|| cx.text("cards-valid-always"), |day| cx.strings.date_iso(day));
        let post = if card.face.post.is_empty() { "—" } else { card.face.post.as_str() };
        let kind = words::product(cx.strings, card.product);
        let facts = [
            ("cards-column-kind", kind.as_str()),
            ("field-post", post),
            ("cards-column-number", &card.number.to_string()),
            ("cards-valid-until", &until),
        ];
        for two in facts.chunks(2) {
            ui.columns_const::<2, _>(|columns| {
                for (column, (key, value)) in columns.iter_mut().zip(two) {
                    key_value(column, cx.tokens, &cx.strings.text(key), value);
                }
            });
        }
        if !self.post.is_empty() && self.post != card.face.post && !card.face.post.is_empty() {
            let words = cx.strings.text_with("cards-verify-post-now", &[("post", self.post.as_str().into())]);
            note(ui, cx.tokens, Tone::Warn, (icons::EDIT, &words));
        }
        let mut wish = None;
        ui.horizontal(|ui| {
            let look = Button::secondary(cx.text("cards-verify-look")).icon(icons::LATE).small();
            if look.show(ui, cx.tokens).clicked() {
                wish = Some(card.id);
            }
            if let Some(id) = card.staff {
                let button = Button::quiet(cx.text("cards-to-person")).icon(icons::PERSON).small();
                if button.show(ui, cx.tokens).clicked() {
                    cx.go(Place::Staff(Some(id)));
                }
            }
        });
        wish
    }
}

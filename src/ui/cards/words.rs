//! Cards in words: kinds, states, steps, reasons and work lists, each with its sign.

use chrono::NaiveDate;

use crate::domain::badges::{BadgeState, badge_state};
use crate::domain::cards::lists::CardList;
use crate::domain::cards::steps::CardMove;
use crate::domain::cards::{Card, CardEvent, CardEventKind, FaceField, IssueReason, Standing, Whereabouts, WorkItem};
pub(crate) use crate::ui::card_words::{product, reason};
use crate::ui::icons::{self, Icon};
use crate::ui::strings::Strings;
use crate::ui::widgets::Tone;

/// A state as a chip shows it.
pub(crate) type Chip = (Tone, Icon, String);

/// How a card stands, as its word for scripts.
pub(crate) fn state_code(card: &Card, today: NaiveDate) -> &'static str {
    match (card.life.standing, card.life.place) {
        (_, Whereabouts::Destroyed) => "destroyed",
        (Standing::Void, _) => "void",
        (Standing::Suspended, _) => "lost",
        (Standing::Live, _) if !card.life.is_printed => "not_printed",
        (Standing::Live, _) if card.is_expired(today) => "expired",
        (Standing::Live, Whereabouts::Hall) => match card.events.last().map(|event| event.kind) {
            Some(CardEventKind::Returned) => "returned",
            _ => "not_handed_over",
        },
        (Standing::Live, _) => "in_use",
    }
}

/// How a card stands, as a chip; its last seven days are told by their end.
pub(crate) fn state(strings: &Strings, card: &Card, today: NaiveDate) -> Chip {
    let (tone, icon, key) = match state_code(card, today) {
        "destroyed" => (Tone::Neutral, icons::DELETE, "cards-state-destroyed"),
        "void" => (Tone::Neutral, icons::VOID, "cards-state-void"),
        "lost" => (Tone::Warn, icons::LOST, "cards-state-lost"),
        "not_printed" => (Tone::Neutral, icons::WAITING, "cards-state-not-printed"),
        "expired" => (Tone::Danger, icons::OVERDUE.filled(), "cards-state-expired"),
        "returned" => (Tone::Neutral, icons::RETURNED, "cards-state-returned"),
        "not_handed_over" => (Tone::Neutral, icons::IN_PROGRESS, "cards-state-not-handed-over"),
        _ => match (card.valid_until, badge_state(card.valid_until, today)) {
            (Some(last), BadgeState::ExpiresSoon) => return ends(strings, last, today),
            _ => (Tone::Ok, icons::DONE.filled(), "cards-state-in-use"),
        },
    };
    (tone, icon, strings.text(key))
}

fn ends(strings: &Strings, last: NaiveDate, today: NaiveDate) -> Chip {
    let date = strings.date_short(last, today);
    (Tone::Warn, icons::DUE, strings.text_with("cards-state-ends", &[("date", date.into())]))
}

/// The name of a work list.
pub(crate) fn list(strings: &Strings, list: CardList) -> String {
    strings.text(match list {
        CardList::NoBadge => "cards-list-no-badge",
        CardList::Expired => "cards-list-expired",
        CardList::Expiring => "cards-list-expiring",
        CardList::Changed => "cards-list-changed",
        CardList::NotReturned => "cards-list-not-returned",
        CardList::Lost => "cards-list-lost",
        CardList::NotHandedOver => "cards-list-not-handed-over",
        CardList::MadeNotPrinted => "cards-list-made-not-printed",
        CardList::NoPhoto => "cards-list-no-photo",
        CardList::PhotoOld => "cards-list-photo-old",
    })
}

/// A line of a work list as a chip: what is to be done about it.
pub(crate) fn work(strings: &Strings, (list, item): (CardList, &WorkItem), today: NaiveDate) -> Chip {
    let day = |key: &str, day: NaiveDate| strings.text_with(key, &[("date", strings.date_short(day, today).into())]);
    let text = |key: &str| strings.text(key);
    match (list, item.day) {
        (CardList::Expiring, Some(last)) => (Tone::Warn, icons::DUE, day("cards-state-ends", last)),
        (CardList::Expired, Some(last)) => (Tone::Danger, icons::OVERDUE.filled(), day("cards-work-ended", last)),
        (CardList::Changed, _) => (Tone::Warn, icons::EDIT, changed(strings, &item.changed)),
        (CardList::Lost, Some(on)) => (Tone::Warn, icons::LOST, day("cards-work-lost", on)),
        (CardList::NotHandedOver, Some(on)) => (Tone::Neutral, icons::IN_PROGRESS, day("cards-work-printed", on)),
        (CardList::MadeNotPrinted, Some(on)) => (Tone::Neutral, icons::WAITING, day("cards-work-made", on)),
        (CardList::PhotoOld, Some(on)) => {
            let year = on.format("%Y").to_string();
            (Tone::Neutral, icons::PHOTO, strings.text_with("cards-work-photo-of", &[("year", year.into())]))
        }
        (CardList::NotReturned, _) => (Tone::Danger, icons::OVERDUE.filled(), text("cards-work-not-returned")),
        (CardList::NoBadge, _) => (Tone::Danger, icons::OVERDUE.filled(), text("cards-work-no-badge")),
        (CardList::NoPhoto, _) => (Tone::Danger, icons::DROP, text("cards-work-no-photo")),
        _ => (Tone::Neutral, icons::INFO, self::list(strings, list)),
    }
}

/// 岗位已变; several things are told as one.
fn changed(strings: &Strings, fields: &[FaceField]) -> String {
    strings.text(match fields {
        [FaceField::Post] => "cards-changed-post",
        [FaceField::Title] => "cards-changed-title",
        [FaceField::Name] => "cards-changed-name",
        [FaceField::Unit] => "cards-changed-unit",
        [FaceField::WorkNo] => "cards-changed-number",
        [FaceField::Department] => "cards-changed-department",
        _ => "cards-changed-several",
    })
}

/// What a face says and what it would say now, by the field's name.
pub(crate) fn face_field(strings: &Strings, field: FaceField) -> String {
    strings.text(match field {
        FaceField::Unit => "field-unit-name",
        FaceField::Name => "field-name",
        FaceField::WorkNo => "field-work-no",
        FaceField::Post => "field-post",
        FaceField::Title => "field-title",
        FaceField::Department => "field-team",
    })
}

/// Why this card was made, with its note.
pub(crate) fn why(strings: &Strings, card: &Card) -> String {
    match (card.reason, card.note.trim()) {
        (IssueReason::Other, note) if !note.is_empty() => note.to_owned(),
        (told, "") => reason(strings, told),
        (told, note) => format!("{} · {note}", reason(strings, told)),
    }
}

/// What happened, in a word.
pub(crate) fn event(strings: &Strings, kind: CardEventKind) -> String {
    strings.text(match kind {
        CardEventKind::Made => "cards-event-made",
        CardEventKind::Printed => "cards-event-printed",
        CardEventKind::HandedOver => "cards-event-handed-over",
        CardEventKind::Suspended => "cards-event-suspended",
        CardEventKind::Found => "cards-event-found",
        CardEventKind::Voided => "cards-event-voided",
        CardEventKind::Returned => "cards-event-returned",
        CardEventKind::Destroyed => "cards-event-destroyed",
    })
}

/// Who signed or saw it, and why: `沈若溪 签收`, `见证 唐巧云 · 剪角`, `由 CQ0311-03 接替`.
pub(crate) fn event_line(strings: &Strings, event: &CardEvent) -> String {
    let mut parts = Vec::new();
    let signed = event.signed_by.trim();
    if !signed.is_empty() {
        let key = if event.kind == CardEventKind::Destroyed { "cards-line-witness" } else { "cards-line-signed" };
        parts.push(strings.text_with(key, &[("name", signed.into())]));
    }
    match event.replaced_by() {
        Some(number) => {
            parts.push(strings.text_with("cards-line-replaced-by", &[("number", number.to_string().into())]));
        }
        None if !event.note.trim().is_empty() => parts.push(event.note.trim().to_owned()),
        None => {}
    }
    parts.join(" · ")
}

/// Sign and words of a button.
pub(crate) fn doing(strings: &Strings, doing: CardMove) -> (Icon, String) {
    let (icon, key) = match doing {
        CardMove::PrintAgain => (icons::PRINT, "cards-do-print-again"),
        CardMove::Step(CardEventKind::HandedOver) => (icons::FORWARD, "cards-do-hand-over"),
        CardMove::Step(CardEventKind::Suspended) => (icons::LOST, "cards-do-suspend"),
        CardMove::Step(CardEventKind::Found) => (icons::SEARCH, "cards-do-find"),
        CardMove::Step(CardEventKind::Voided) => (icons::VOID, "cards-do-void"),
        CardMove::Step(CardEventKind::Returned) => (icons::RETURNED, "cards-do-return"),
        CardMove::Step(CardEventKind::Destroyed) => (icons::DELETE, "cards-do-destroy"),
        CardMove::Print | CardMove::Step(CardEventKind::Made | CardEventKind::Printed) => {
            (icons::PRINT, "cards-do-print")
        }
    };
    (icon, strings.text(key))
}

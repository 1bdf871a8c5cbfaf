//! How a person's badge stands today, and the chip that says so (P1-1.2).

use chrono::NaiveDate;

use crate::domain::badges::{BadgeState, badge_state};
use crate::domain::cards::{Card, Standing};
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::widgets::Tone;
use crate::ui::words;

/// How a person's newest badge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CardState {
    /// Past its last day.
    Expired,
    /// Reported lost, and none made in its place.
    Lost,
    /// None was printed, and it cannot be: no photo.
    NoPhoto,
    /// None was printed.
    NoCard,
    /// In its last days.
    ExpiresOn(NaiveDate),
    /// In order.
    Valid,
    /// The person needs none: moved or left.
    NotNeeded(StaffStatus),
}

/// The state of a person's present badge; the ledger decides, not the photo, once a badge was printed.
pub(super) fn card_state(member: &StaffMember, badge: Option<&Card>, today: NaiveDate) -> CardState {
    if !is_here(member.record.status) {
        return CardState::NotNeeded(member.record.status);
    }
    let Some(badge) = badge else {
        return if member.photo.is_none() { CardState::NoPhoto } else { CardState::NoCard };
    };
    if badge.life.standing == Standing::Suspended {
        return CardState::Lost;
    }
    let Some(last) = badge.valid_until else {
        return CardState::Valid;
    };
    match badge_state(Some(last), today) {
        BadgeState::Expired => CardState::Expired,
        BadgeState::ExpiresSoon => CardState::ExpiresOn(last),
        BadgeState::Valid | BadgeState::None => CardState::Valid,
    }
}

/// Whether someone of this status belongs to the hall now.
pub(super) fn is_here(status: StaffStatus) -> bool {
    matches!(status, StaffStatus::Active | StaffStatus::OnLeave)
}

impl CardState {
    /// Whether something is to be done about it.
    pub(super) fn is_trouble(self) -> bool {
        !matches!(self, Self::Valid | Self::NotNeeded(_))
    }

    /// Tone, icon and words of its chip.
    pub(super) fn chip(self, cx: &UiContext<'_>) -> (Tone, Icon, String) {
        match self {
            Self::Valid => (Tone::Ok, icons::DONE.filled(), cx.text("staff-card-valid")),
            Self::ExpiresOn(last) => {
                let date = cx.strings.date_short(last, cx.today());
                let words = cx.strings.text_with("staff-card-expires", &[("date", date.into())]);
                (Tone::Warn, icons::DUE, words)
            }
            Self::Expired => (Tone::Danger, icons::OVERDUE.filled(), cx.text("staff-card-expired")),
            Self::Lost => (Tone::Warn, icons::LOST, cx.text("staff-card-lost")),
            Self::NoCard => (Tone::Danger, icons::OVERDUE.filled(), cx.text("staff-card-none")),
            Self::NoPhoto => (Tone::Danger, icons::OVERDUE.filled(), cx.text("staff-card-no-photo")),
            Self::NotNeeded(status) => status_chip(cx, status),
        }
    }
}

/// Tone, icon and words of a status.
pub(super) fn status_chip(cx: &UiContext<'_>, status: StaffStatus) -> (Tone, Icon, String) {
    let words = words::staff_status(cx.strings, status);
    match status {
        StaffStatus::Active => (Tone::Ok, icons::DONE.filled(), words),
        StaffStatus::OnLeave => (Tone::Neutral, icons::PAUSE, words),
        StaffStatus::Moved => (Tone::Neutral, icons::FORWARD, words),
        StaffStatus::Left => (Tone::Neutral, icons::ARCHIVED, words),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cards::{CardEventKind, CardFace, CardLife, CardNumber, IssueReason};
    use crate::domain::dates::Moment;
    use crate::domain::ids::{CardId, FileId, StaffId};
    use crate::domain::products::Product;
    use crate::domain::staff::StaffDraft;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn member(photo: Option<FileId>, status: &str) -> StaffMember {
        let draft = StaffDraft {
            work_no: "CQ0217".to_owned(),
            name: "沈若溪".to_owned(),
            status: status.to_owned(),
            ..StaffDraft::default()
        };
        let record = draft.check(day("2026-11-23")).unwrap();
        StaffMember { id: StaffId(1), uid: String::new(), record, photo, photo_original: None }
    }

    fn badge(valid_until: Option<&str>, kinds: &[CardEventKind]) -> Card {
        let life = kinds.iter().try_fold(CardLife::new(), |life, kind| life.after(*kind)).unwrap();
        Card {
            id: CardId(1),
            uid: String::new(),
            number: CardNumber { series: "CQ0217".into(), running: 1 },
            product: Product::Badge,
            staff: Some(StaffId(1)),
            face: CardFace::default(),
            made_at: Moment(0),
            valid_until: valid_until.map(day),
            reason: IssueReason::First,
            note: String::new(),
            replaces: None,
            events: Vec::new(),
            life,
        }
    }

    fn printed(valid_until: Option<&str>) -> Card {
        badge(valid_until, &[CardEventKind::Printed])
    }

    #[test]
    fn a_badge_stands_as_its_last_print_says() {
        let (here, today) = (member(Some(FileId(1)), ""), day("2026-11-23"));
        let state = |until| card_state(&here, Some(&printed(Some(until))), today);
        assert_eq!(state("2028-12-31"), CardState::Valid);
        assert_eq!(state("2026-11-28"), CardState::ExpiresOn(day("2026-11-28")));
        assert_eq!(state("2026-11-22"), CardState::Expired);
        assert_eq!(card_state(&here, Some(&printed(None)), today), CardState::Valid);
    }

    #[test]
    fn a_badge_reported_lost_does_not_count() {
        let lost = badge(Some("2028-12-31"), &[CardEventKind::Printed, CardEventKind::Suspended]);
        let state = card_state(&member(Some(FileId(1)), ""), Some(&lost), day("2026-11-23"));
        assert_eq!(state, CardState::Lost);
        assert!(state.is_trouble());
    }

    #[test]
    fn without_a_print_the_photo_tells_what_comes_first() {
        let today = day("2026-11-23");
        assert_eq!(card_state(&member(None, ""), None, today), CardState::NoPhoto);
        assert_eq!(card_state(&member(Some(FileId(1)), ""), None, today), CardState::NoCard);
    }

    #[test]
    fn who_left_needs_no_badge() {
        let state = card_state(&member(None, "left"), None, day("2026-11-23"));
        assert_eq!(state, CardState::NotNeeded(StaffStatus::Left));
        assert!(!state.is_trouble());
    }
}

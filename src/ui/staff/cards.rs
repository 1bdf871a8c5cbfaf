//! How a person's badge stands today, and the chip that says so (P1-1.2).

use chrono::NaiveDate;

use crate::domain::badges::{BadgeState, badge_state};
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::register::badges::BadgePrint;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::widgets::Tone;
use crate::ui::words;

/// How a person's newest badge stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum CardState {
    /// Past its last day.
    Expired,
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

/// The state of a person's newest badge; the ledger decides, not the photo, once a badge was printed.
pub(super) fn card_state(member: &StaffMember, newest: Option<&BadgePrint>, today: NaiveDate) -> CardState {
    if !is_here(member.record.status) {
        return CardState::NotNeeded(member.record.status);
    }
    let Some(print) = newest else {
        return if member.photo.is_none() { CardState::NoPhoto } else { CardState::NoCard };
    };
    let Some(last) = print.valid_until else {
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
    use crate::domain::dates::Moment;
    use crate::domain::ids::{FileId, StaffId};
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

    fn print(valid_until: Option<&str>) -> BadgePrint {
        BadgePrint {
            staff: StaffId(1),
            card_no: 1,
            printed_at: Moment(0),
            valid_until: valid_until.map(day),
            reason: String::new(),
        }
    }

    #[test]
    fn a_badge_stands_as_its_last_print_says() {
        let (here, today) = (member(Some(FileId(1)), ""), day("2026-11-23"));
        let state = |until| card_state(&here, Some(&print(Some(until))), today);
        assert_eq!(state("2028-12-31"), CardState::Valid);
        assert_eq!(state("2026-11-28"), CardState::ExpiresOn(day("2026-11-28")));
        assert_eq!(state("2026-11-22"), CardState::Expired);
        assert_eq!(card_state(&here, Some(&print(None)), today), CardState::Valid);
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

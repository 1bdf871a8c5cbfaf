//! What the detail shows of one person, read when the person, the roster, the language or the day changed.

use chrono::NaiveDate;

use super::preview::{CardContent, card_content};
use crate::domain::ids::StaffId;
use crate::domain::staff::{StaffMember, WindowPeriod};
use crate::register::badges::BadgePrint;
use crate::register::{Area, RegisterError};
use crate::ui::context::UiContext;
use crate::ui::strings::Lang;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    id: StaffId,
    staff: u64,
    hall: u64,
    lang: Lang,
    today: NaiveDate,
}

/// One person with all that hangs on them.
#[derive(Debug)]
pub(super) struct PersonData {
    key: Key,
    pub(super) member: StaffMember,
    pub(super) periods: Vec<WindowPeriod>,
    /// Newest first.
    pub(super) prints: Vec<BadgePrint>,
    /// What stands on the badge, or why none can be printed.
    pub(super) card: CardContent,
}

impl PersonData {
    /// Reads the person anew when something changed; nobody is held when they are no longer there.
    pub(super) fn refresh(held: &mut Option<Self>, cx: &UiContext<'_>, id: Option<StaffId>) {
        let Some(id) = id else {
            *held = None;
            return;
        };
        let key = Key {
            id,
            staff: cx.register.revision(Area::Staff),
            hall: cx.register.revision(Area::Hall),
            lang: cx.strings.lang(),
            today: cx.today(),
        };
        if held.as_ref().is_none_or(|data| data.key != key) {
            *held = Self::read(cx, key).ok();
        }
    }

    fn read(cx: &UiContext<'_>, key: Key) -> Result<Self, RegisterError> {
        let member = cx.register.staff_member(key.id)?;
        let prints = cx.register.badge_prints()?.into_iter().filter(|print| print.staff == key.id).collect();
        let card = card_content(cx, &member);
        Ok(Self { key, periods: cx.register.window_periods(key.id)?, prints, card, member })
    }

    /// Who it is.
    pub(super) fn id(&self) -> StaffId {
        self.key.id
    }
}

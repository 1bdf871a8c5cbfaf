//! What the detail shows of one person, read when the person, the roster, the language or the day changed.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::ledger::{self, LedgerLine};
use super::preview::{CardContent, card_content};
use crate::domain::cards::Card;
use crate::domain::conduct::ConductRecord;
use crate::domain::hall::Sector;
use crate::domain::ids::StaffId;
use crate::domain::staff::{StaffMember, WindowPeriod};
use crate::domain::training::{TrainingRecord, TrainingStanding, YearHours};
use crate::register::{Area, RegisterError};
use crate::ui::context::UiContext;
use crate::ui::strings::Lang;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Key {
    id: StaffId,
    staff: u64,
    hall: u64,
    audits: u64,
    lang: Lang,
    today: NaiveDate,
}

/// A person's training of one year.
#[derive(Debug, Default)]
pub(super) struct TrainingYear {
    /// Newest first, struck ones among them.
    pub(super) records: Vec<TrainingRecord>,
    /// What counts of them, by kind.
    pub(super) hours: YearHours,
    /// How they stand against the hours due.
    pub(super) standing: TrainingStanding,
}

/// One person with all that hangs on them.
#[derive(Debug)]
pub(super) struct PersonData {
    key: Key,
    pub(super) member: StaffMember,
    pub(super) periods: Vec<WindowPeriod>,
    /// Of every product, newest first.
    pub(super) cards: Vec<Card>,
    /// The lines of their ledger.
    pub(super) ledger: Vec<LedgerLine>,
    /// What stands on the badge, or why none can be printed.
    pub(super) card: CardContent,
    /// By year; the present one is always there.
    pub(super) training: BTreeMap<i32, TrainingYear>,
    /// Newest first, struck ones among them.
    pub(super) conduct: Vec<ConductRecord>,
    pub(super) sector: Sector,
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
            audits: cx.register.revision(Area::Audits),
            lang: cx.strings.lang(),
            today: cx.today(),
        };
        if held.as_ref().is_none_or(|data| data.key != key) {
            *held = Self::read(cx, key).ok();
        }
    }

    fn read(cx: &UiContext<'_>, key: Key) -> Result<Self, RegisterError> {
        let member = cx.register.staff_member(key.id)?;
        let cards = cx.register.cards_of(key.id)?;
        let card = card_content(cx, &member);
        let sector = cx.register.hall().sector;
        let training = training(cx.register.training_of(key.id)?, &member, (sector, key.today));
        Ok(Self {
            key,
            periods: cx.register.window_periods(key.id)?,
            ledger: ledger::lines(&cards),
            cards,
            card,
            training,
            conduct: cx.register.conduct_of(key.id)?,
            sector,
            member,
        })
    }

    /// Who it is.
    pub(super) fn id(&self) -> StaffId {
        self.key.id
    }

    /// The present year.
    pub(super) fn this_year(&self) -> i32 {
        self.key.today.year()
    }

    /// How the present year stands.
    pub(super) fn standing(&self) -> TrainingStanding {
        self.training.get(&self.this_year()).map(|year| year.standing).unwrap_or_default()
    }
}

/// The records by year, each with its sums; the present year is there without any, too.
fn training(
    records: Vec<TrainingRecord>,
    member: &StaffMember,
    (sector, today): (Sector, NaiveDate),
) -> BTreeMap<i32, TrainingYear> {
    let mut years: BTreeMap<i32, TrainingYear> = BTreeMap::new();
    years.entry(today.year()).or_default();
    for record in records {
        let year = years.entry(record.training.day.year()).or_default();
        if record.struck.is_none() {
            year.hours.add(record.training.kind, record.training.hours);
        }
        year.records.push(record);
    }
    for (number, year) in &mut years {
        let counted = year.hours.counted(sector);
        year.standing = TrainingStanding::of(counted, member.record.joined_on, (*number, today));
    }
    years
}

//! What the detail shows, put together when the records or the choice changed.

use super::data::{About, ListData, Records};
use crate::domain::cards::lists::CardList;
use crate::domain::cards::steps::{Bearer, CardMoves};
use crate::domain::cards::{Card, CardFace, FaceField, WorkItem};
use crate::domain::ids::{CardId, StaffId};
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::ui::context::UiContext;

/// A card as the detail shows it.
#[derive(Debug, Clone)]
pub(super) struct CardShown {
    pub(super) card: Card,
    /// Whose it is now.
    pub(super) member: Option<StaffMember>,
    /// The card it took the place of.
    pub(super) replaces: Option<(CardId, String)>,
    /// The card that took its place.
    pub(super) replaced_by: Option<(CardId, String)>,
    /// The work lists it stands in.
    pub(super) work: Vec<(CardList, WorkItem)>,
    /// What it says and what it would say now.
    pub(super) differs: Vec<(FaceField, String, String)>,
    pub(super) moves: CardMoves,
    /// Text of its code.
    pub(super) code: String,
}

/// Someone without a card.
#[derive(Debug, Clone)]
pub(super) struct PersonShown {
    pub(super) member: StaffMember,
    /// The work lists the person stands in.
    pub(super) work: Vec<(CardList, WorkItem)>,
}

/// What stands in the detail.
#[derive(Debug, Clone)]
pub(super) enum Shown {
    /// A card.
    Card(Box<CardShown>),
    /// Someone without one.
    Person(Box<PersonShown>),
}

impl Shown {
    /// Puts it together; `None` when it is no longer there.
    pub(super) fn of(cx: &UiContext<'_>, data: &ListData, about: About) -> Option<Self> {
        let records = &data.records;
        match about {
            About::Person(id) => {
                let member = records.members.get(&id)?.clone();
                let work = of_work(records, |item| item.card.is_none() && item.staff == Some(id));
                Some(Self::Person(Box::new(PersonShown { member, work })))
            }
            About::Card(id) => Some(Self::Card(Box::new(CardShown::of(cx, records, records.card(id)?)))),
        }
    }

    /// What it is about.
    pub(super) fn about(&self) -> About {
        match self {
            Self::Card(shown) => About::Card(shown.card.id),
            Self::Person(shown) => About::Person(shown.member.id),
        }
    }
}

impl CardShown {
    fn of(cx: &UiContext<'_>, records: &Records, card: &Card) -> Self {
        let member = card.staff.and_then(|id| records.members.get(&id)).cloned();
        let named = |other: &Card| (other.id, other.number.to_string());
        let work = of_work(records, |item| item.card == Some(card.id));
        let bearer = bearer_of(member.as_ref(), &work);
        let now = member.as_ref().map(|member| CardFace::of(&cx.register.hall().unit_name, member));
        Self {
            replaces: card.replaces.and_then(|id| records.card(id)).map(named),
            replaced_by: records.cards.iter().find(|other| other.replaces == Some(card.id)).map(named),
            differs: now.map(|now| differing(&card.face, &now)).unwrap_or_default(),
            moves: CardMoves::of(card.life, bearer),
            code: cx.register.code_of(card),
            card: card.clone(),
            member,
            work,
        }
    }

    /// The bearer as the roster names them, else as the card does.
    pub(super) fn name(&self) -> &str {
        let now = self.member.as_ref().map(|member| member.record.name.as_str());
        now.filter(|name| !name.is_empty()).unwrap_or(&self.card.face.bearer)
    }

    /// The person it belongs to.
    pub(super) fn staff(&self) -> Option<StaffId> {
        self.card.staff
    }

    /// What to say of its difference from the roster; only while it counts.
    pub(super) fn says_otherwise(&self) -> &[(FaceField, String, String)] {
        if self.card.life.counts() { &self.differs } else { &[] }
    }
}

/// What is known of whoever has it.
fn bearer_of(member: Option<&StaffMember>, work: &[(CardList, WorkItem)]) -> Bearer {
    let needs =
        |(list, _): &(CardList, WorkItem)| matches!(list, CardList::Expired | CardList::Expiring | CardList::Changed);
    match member.map(|member| member.record.status) {
        None => Bearer::Nobody,
        Some(StaffStatus::Moved | StaffStatus::Left) => Bearer::Gone,
        Some(StaffStatus::Active | StaffStatus::OnLeave) if work.iter().any(needs) => Bearer::NeedsAnother,
        Some(StaffStatus::Active | StaffStatus::OnLeave) => Bearer::Here,
    }
}

fn of_work(records: &Records, fits: impl Fn(&WorkItem) -> bool) -> Vec<(CardList, WorkItem)> {
    let lines = CardList::ALL.into_iter().flat_map(|list| list.of(&records.work).iter().map(move |item| (list, item)));
    lines.filter(|(_, item)| fits(item)).map(|(list, item)| (list, item.clone())).collect()
}

fn differing(then: &CardFace, now: &CardFace) -> Vec<(FaceField, String, String)> {
    let of = |face: &CardFace, field: FaceField| match field {
        FaceField::Unit => face.unit_name.clone(),
        FaceField::Name => face.bearer.clone(),
        FaceField::WorkNo => face.work_no.clone(),
        FaceField::Post => face.post.clone(),
        FaceField::Title => face.title.clone(),
        FaceField::Department => face.department.clone(),
    };
    then.differs_from(now).into_iter().map(|field| (field, of(then, field), of(now, field))).collect()
}

//! The ledger as it is listed: built when cards, people, the day, the language, the filter or the sort changed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::filter::{Filter, Part};
use super::words::{self, Chip};
use crate::domain::cards::lists::CardList;
use crate::domain::cards::{Card, CardWork, WorkItem};
use crate::domain::ids::{CardId, FileId, StaffId};
use crate::domain::products::Product;
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::register::{Area, RegisterError};
use crate::ui::context::UiContext;
use crate::ui::strings::{Lang, Strings};
use crate::ui::theme::size;
use crate::ui::widgets::{Order, RowTops, Sort};

/// Columns of the list.
pub(super) const NAME: usize = 1;
pub(super) const NUMBER: usize = 3;
pub(super) const MADE: usize = 4;
pub(super) const STATE: usize = 5;

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum About {
    /// A card.
    Card(CardId),
    /// Someone without one.
    Person(StaffId),
}

/// A row, and the work list it stands in: a card can stand in several.
pub(super) type RowAt = (About, Option<CardList>);

/// A row of the list.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) place: RowAt,
    /// Whose.
    pub(super) staff: Option<StaffId>,
    pub(super) name: String,
    pub(super) number: String,
    pub(super) product: Option<Product>,
    pub(super) made: Option<NaiveDate>,
    pub(super) photo: Option<FileId>,
    pub(super) chip: Chip,
    work_no: String,
}

impl Entry {
    /// The card, where it is about one.
    pub(super) fn card(&self) -> Option<CardId> {
        match self.place.0 {
            About::Card(id) => Some(id),
            About::Person(_) => None,
        }
    }
}

/// A line of the list.
#[derive(Debug, Clone)]
pub(super) enum Line {
    /// A work list and how many of it are shown.
    Head(CardList, usize),
    /// A card or a person.
    Row(Box<Entry>),
}

/// Figures of the whole ledger.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Counts {
    parts: [usize; 4],
    lists: BTreeMap<CardList, usize>,
    /// Rows shown.
    pub(super) shown: usize,
}

impl Counts {
    /// Of a part.
    pub(super) fn part(&self, part: Part) -> usize {
        let [todo, in_use, void, all] = self.parts;
        match part {
            Part::Todo => todo,
            Part::InUse => in_use,
            Part::Void => void,
            Part::All => all,
        }
    }

    /// Of a work list.
    pub(super) fn list(&self, list: CardList) -> usize {
        self.lists.get(&list).copied().unwrap_or_default()
    }
}

#[derive(Debug, Clone, PartialEq)]
struct Key {
    revisions: [u64; 2],
    today: NaiveDate,
    lang: Lang,
    filter: Filter,
    sort: Option<Sort>,
}

/// Everything read.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// Every card, newest first.
    pub(super) cards: Vec<Card>,
    /// Everyone.
    pub(super) members: BTreeMap<StaffId, StaffMember>,
    /// What is to be done.
    pub(super) work: CardWork,
}

impl Records {
    fn read(cx: &UiContext<'_>) -> Result<Self, RegisterError> {
        let members = cx.register.staff()?.into_iter().map(|member| (member.id, member)).collect();
        Ok(Self { cards: cx.register.cards()?, members, work: cx.register.card_work(cx.today())? })
    }

    /// A card.
    pub(super) fn card(&self, id: CardId) -> Option<&Card> {
        self.cards.iter().find(|card| card.id == id)
    }

    /// People of the hall without any card at all, by work number.
    fn cardless(&self) -> impl Iterator<Item = &StaffMember> {
        let with: BTreeSet<StaffId> = self.cards.iter().filter_map(|card| card.staff).collect();
        let is_here = |status| matches!(status, StaffStatus::Active | StaffStatus::OnLeave);
        self.members.values().filter(move |member| is_here(member.record.status) && !with.contains(&member.id))
    }
}

/// The list as shown.
#[derive(Debug)]
pub(super) struct ListData {
    key: Key,
    pub(super) records: Records,
    pub(super) lines: Vec<Line>,
    pub(super) tops: RowTops,
    pub(super) counts: Counts,
    /// Kinds of card there are.
    pub(super) products: Vec<Product>,
    /// Why the ledger cannot be read.
    pub(super) failure: Option<String>,
}

impl ListData {
    /// Builds the list anew when something it rests on changed. Answers whether it did.
    pub(super) fn refresh(
        held: &mut Option<Self>,
        cx: &UiContext<'_>,
        (filter, sort): (&Filter, Option<Sort>),
    ) -> bool {
        let revisions = [Area::Staff, Area::Hall].map(|area| cx.register.revision(area));
        let key = Key { revisions, today: cx.today(), lang: cx.strings.lang(), filter: filter.clone(), sort };
        if held.as_ref().is_some_and(|data| data.key == key) {
            return false;
        }
        let same = |data: &Self| (data.key.revisions, data.key.today) == (key.revisions, key.today);
        let known = held.take().filter(|data| same(data) && data.failure.is_none()).map(|data| data.records);
        let read = known.map_or_else(|| Records::read(cx), Ok);
        *held = Some(match read {
            Ok(records) => Self::of(key, records, cx.strings),
            Err(error) => {
                let failure = Some(error.to_string());
                Self { failure, ..Self::of(key, Records::default(), cx.strings) }
            }
        });
        true
    }

    fn of(key: Key, records: Records, strings: &Strings) -> Self {
        let made = Maker { strings, today: key.today, records: &records };
        let lines = match key.filter.part {
            Part::Todo => made.todo(&key),
            _ => made.ledger(&key),
        };
        let mut counts = counted(&records);
        counts.shown = lines.iter().filter(|line| matches!(line, Line::Row(_))).count();
        let height = |line: &Line| if matches!(line, Line::Head(..)) { size::ROW_GROUP } else { size::ROW_PHOTO };
        let tops = RowTops::new(lines.iter().map(height));
        let is_kept = |product: &Product| records.cards.iter().any(|card| card.product == *product);
        let products = Product::ALL.into_iter().filter(|product| product.is_card() && is_kept(product)).collect();
        Self { key, records, lines, tops, counts, products, failure: None }
    }

    /// The row of a line.
    pub(super) fn at(&self, line: usize) -> Option<&Entry> {
        match self.lines.get(line)? {
            Line::Row(entry) => Some(entry),
            Line::Head(..) => None,
        }
    }

    /// The line of a row: in its own work list, else wherever it stands first.
    pub(super) fn line_of(&self, (about, list): RowAt) -> Option<usize> {
        let stands = |line: &Line, fits: &dyn Fn(RowAt) -> bool| matches!(line, Line::Row(row) if fits(row.place));
        let own = self.lines.iter().position(|line| stands(line, &|place| place == (about, list)));
        own.or_else(|| self.lines.iter().position(|line| stands(line, &|(other, _)| other == about)))
    }

    /// The first row.
    pub(super) fn first(&self) -> Option<RowAt> {
        (0..self.lines.len()).find_map(|line| self.at(line)).map(|entry| entry.place)
    }

    /// The cards between two rows as listed, both included.
    pub(super) fn between(&self, one: RowAt, other: RowAt) -> Vec<CardId> {
        let Some((a, b)) = self.line_of(one).zip(self.line_of(other)) else {
            return Vec::new();
        };
        (a.min(b)..=a.max(b)).filter_map(|line| self.at(line)?.card()).collect()
    }

    /// The cards shown, in the order of the list, each once.
    pub(super) fn cards_shown(&self) -> Vec<&Card> {
        let mut seen = BTreeSet::new();
        let shown = (0..self.lines.len()).filter_map(|line| self.at(line)?.card());
        shown.filter(|id| seen.insert(*id)).filter_map(|id| self.records.card(id)).collect()
    }
}

fn counted(records: &Records) -> Counts {
    let lists: BTreeMap<CardList, usize> =
        CardList::ALL.into_iter().map(|list| (list, list.of(&records.work).len())).collect();
    let holding = |part: Part| records.cards.iter().filter(|card| part.holds(card)).count();
    let all = records.cards.len() + records.cardless().count();
    let todo = lists.values().sum();
    Counts { parts: [todo, holding(Part::InUse), holding(Part::Void), all], lists, shown: 0 }
}

/// Makes rows of what was read.
struct Maker<'a> {
    strings: &'a Strings,
    today: NaiveDate,
    records: &'a Records,
}

impl Maker<'_> {
    /// Cards newest first, people without one before them.
    fn ledger(&self, key: &Key) -> Vec<Line> {
        let cards = self.records.cards.iter().filter(|card| key.filter.part.holds(card)).map(|card| self.card(card));
        let mut rows: Vec<Entry> = Vec::new();
        if key.filter.part == Part::All {
            rows.extend(self.records.cardless().map(|member| self.person(member)));
        }
        rows.extend(cards);
        rows.retain(|row| keeps(&key.filter, row));
        if let Some(sort) = key.sort {
            sorted(&mut rows, sort);
        }
        rows.into_iter().map(|row| Line::Row(Box::new(row))).collect()
    }

    /// The work lists one under the other.
    fn todo(&self, key: &Key) -> Vec<Line> {
        let mut lines = Vec::new();
        for list in CardList::ALL.into_iter().filter(|list| key.filter.list.is_none_or(|only| only == *list)) {
            let items = list.of(&self.records.work).iter().filter_map(|item| self.item(list, item));
            let mut rows: Vec<Entry> = items.filter(|row| keeps(&key.filter, row)).collect();
            if let Some(sort) = key.sort {
                sorted(&mut rows, sort);
            }
            if !rows.is_empty() {
                lines.push(Line::Head(list, rows.len()));
                lines.extend(rows.into_iter().map(|row| Line::Row(Box::new(row))));
            }
        }
        lines
    }

    fn card(&self, card: &Card) -> Entry {
        let member = card.staff.and_then(|id| self.records.members.get(&id));
        Entry {
            place: (About::Card(card.id), None),
            staff: card.staff,
            name: self.bearer(card, member),
            number: card.number.to_string(),
            product: Some(card.product),
            made: Some(card.made_at.date()),
            photo: member.and_then(|member| member.photo),
            chip: words::state(self.strings, card, self.today),
            work_no: card.face.work_no.clone(),
        }
    }

    /// The name the person has now; a visitor's card is named after nobody.
    fn bearer(&self, card: &Card, member: Option<&StaffMember>) -> String {
        let now = member.map(|member| member.record.name.as_str()).filter(|name| !name.is_empty());
        match now.unwrap_or(card.face.bearer.as_str()) {
            "" => self.strings.text("cards-nobodys"),
            name => name.to_owned(),
        }
    }

    fn person(&self, member: &StaffMember) -> Entry {
        let (list, number) = match member.photo {
            None => (CardList::NoPhoto, "—"),
            Some(_) => (CardList::NoBadge, "—"),
        };
        let item = WorkItem {
            staff: Some(member.id),
            card: None,
            name: String::new(),
            number: None,
            product: None,
            day: None,
            changed: Vec::new(),
        };
        Entry {
            place: (About::Person(member.id), None),
            staff: Some(member.id),
            name: member.record.name.as_str().to_owned(),
            number: number.to_owned(),
            product: None,
            made: None,
            photo: member.photo,
            chip: words::work(self.strings, (list, &item), self.today),
            work_no: member.record.work_no.as_str().to_owned(),
        }
    }

    fn item(&self, list: CardList, item: &WorkItem) -> Option<Entry> {
        let row = match (item.card, item.staff) {
            (Some(id), _) => self.card(self.records.card(id)?),
            (None, Some(id)) => self.person(self.records.members.get(&id)?),
            (None, None) => return None,
        };
        let chip = words::work(self.strings, (list, item), self.today);
        Some(Entry { place: (row.place.0, Some(list)), chip, ..row })
    }
}

fn keeps(filter: &Filter, row: &Entry) -> bool {
    filter.wants(row.product) && filter.finds([&row.number, &row.name, &row.work_no])
}

fn sorted(rows: &mut [Entry], sort: Sort) {
    rows.sort_by(|a, b| {
        let by_number = || (&a.work_no, &a.number).cmp(&(&b.work_no, &b.number));
        match sort.column {
            NAME => a.name.cmp(&b.name).then_with(by_number),
            NUMBER => by_number(),
            STATE => a.chip.2.cmp(&b.chip.2).then_with(by_number),
            _ => a.made.is_none().cmp(&b.made.is_none()).then(a.made.cmp(&b.made)).then_with(by_number),
        }
    });
    if sort.order == Order::Falling {
        rows.reverse();
    }
}

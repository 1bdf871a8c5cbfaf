//! What the list shows, built when the roster, the filter, the sort or the day changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};

use super::cards::{CardState, card_state};
use super::grouping::{counted, grouped, teams};
use crate::domain::cards::{Card, present_card};
use crate::domain::hall::Sector;
use crate::domain::ids::{FileId, StaffId};
use crate::domain::products::Product;
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::domain::training::{TrainingStanding, YearHours};
use crate::register::{Area, RegisterError};
use crate::ui::context::UiContext;
use crate::ui::theme::size;
use crate::ui::widgets::{RowTops, Sort};

/// Columns of the list.
pub(super) const WINDOW: usize = 2;
pub(super) const WORK_NO: usize = 3;
pub(super) const CARD: usize = 4;

/// What is left of the roster.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Filter {
    /// Part of a name, work number or post.
    pub(super) words: String,
    /// One team.
    pub(super) team: Option<String>,
    /// One status.
    pub(super) status: Option<StaffStatus>,
    /// Only who has something wrong with the badge.
    pub(super) trouble: bool,
    /// Only who has fewer hours of training than due by now (P1-8.1).
    pub(super) short: bool,
}

impl Filter {
    /// Whether all people are shown.
    pub(super) fn is_open(&self) -> bool {
        self.team.is_none() && self.status.is_none() && !self.trouble && !self.short
    }

    fn keeps(&self, person: &Person) -> bool {
        let needle = self.words.trim().to_lowercase();
        let says = |text: &str| text.to_lowercase().contains(&needle);
        let found = needle.is_empty() || says(&person.name) || says(&person.work_no) || says(&person.post);
        found
            && self.team.as_ref().is_none_or(|team| *team == person.team)
            && self.status.is_none_or(|status| status == person.status)
            && (!self.trouble || person.card.is_trouble())
            && (!self.short || person.is_short())
    }
}

/// One person of the list.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: StaffId,
    pub(super) name: String,
    pub(super) work_no: String,
    pub(super) post: String,
    pub(super) team: String,
    pub(super) window: String,
    pub(super) status: StaffStatus,
    pub(super) card: CardState,
    pub(super) photo: Option<FileId>,
    /// How this year's training stands.
    pub(super) training: TrainingStanding,
}

impl Person {
    /// Whether someone active has fewer hours of training than due by now.
    pub(super) fn is_short(&self) -> bool {
        self.status == StaffStatus::Active && self.training.is_short()
    }
}

/// Head of a group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// A team; empty for people of none.
    Team(String),
    /// Who moved or left.
    Gone,
}

/// One line of the list.
#[derive(Debug, Clone)]
pub(super) enum Line {
    /// A group and how many of it are shown.
    Head(Group, usize),
    /// A person.
    Person(Box<Person>),
}

/// Figures of the whole roster.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) active: usize,
    pub(super) all: usize,
    pub(super) shown: usize,
    pub(super) trouble: usize,
    pub(super) without: usize,
    pub(super) expiring: usize,
    pub(super) expired: usize,
    pub(super) lost: usize,
    pub(super) short: usize,
}

#[derive(Debug, Clone, PartialEq)]
struct Key {
    revision: u64,
    sector: Sector,
    today: NaiveDate,
    filter: Filter,
    sort: Sort,
}

/// The list as shown.
#[derive(Debug)]
pub(super) struct ListData {
    key: Key,
    pub(super) members: Vec<StaffMember>,
    pub(super) lines: Vec<Line>,
    pub(super) tops: RowTops,
    pub(super) teams: Vec<String>,
    pub(super) counts: Counts,
    pub(super) failure: Option<String>,
}

impl ListData {
    /// Builds the list anew when something it rests on changed. Answers whether it did.
    pub(super) fn refresh(held: &mut Option<Self>, cx: &UiContext<'_>, filter: &Filter, sort: Sort) -> bool {
        let revision = cx.register.revision(Area::Staff);
        let sector = cx.register.hall().sector;
        let key = Key { revision, sector, today: cx.today(), filter: filter.clone(), sort };
        if held.as_ref().is_some_and(|data| data.key == key) {
            return false;
        }
        *held = Some(Self::read(cx, key));
        true
    }

    fn read(cx: &UiContext<'_>, key: Key) -> Self {
        let register = cx.register;
        let read = || -> Result<_, RegisterError> {
            Ok((register.staff()?, register.cards()?, register.training_sums(key.today.year())?))
        };
        match read() {
            Ok((members, cards, sums)) => Self::of(key, members, (&cards, &sums)),
            Err(error) => {
                let nothing = (&[][..], &BTreeMap::new());
                Self { failure: Some(error.to_string()), ..Self::of(key, Vec::new(), nothing) }
            }
        }
    }

    fn of(key: Key, members: Vec<StaffMember>, (cards, sums): (&[Card], &BTreeMap<StaffId, YearHours>)) -> Self {
        let badges = present_badges(cards);
        let person = |m: &StaffMember| {
            let counted = sums.get(&m.id).map(|hours| hours.counted(key.sector)).unwrap_or_default();
            let year = (key.today.year(), key.today);
            let training = TrainingStanding::of(counted, m.record.joined_on, year);
            person(m, (badges.get(&m.id).copied(), training), key.today)
        };
        let people: Vec<Person> = members.iter().map(person).collect();
        let mut counts = counted(&people);
        let shown: Vec<Person> = people.iter().filter(|person| key.filter.keeps(person)).cloned().collect();
        counts.shown = shown.len();
        let lines = grouped(shown, key.sort);
        let height = |line: &Line| {
            if matches!(line, Line::Head(..)) { size::ROW_GROUP } else { size::ROW_PHOTO }
        };
        let tops = RowTops::new(lines.iter().map(height));
        let teams = teams(&people);
        Self { key, members, lines, tops, teams, counts, failure: None }
    }

    /// Whether only people short of hours are shown: then their hours stand in place of the badge.
    pub(super) fn is_about_hours(&self) -> bool {
        self.key.filter.short
    }

    /// The person of a line.
    pub(super) fn person_at(&self, line: usize) -> Option<&Person> {
        match self.lines.get(line)? {
            Line::Person(person) => Some(person),
            Line::Head(..) => None,
        }
    }

    /// The line of a person.
    pub(super) fn line_of(&self, id: StaffId) -> Option<usize> {
        self.lines.iter().position(|line| matches!(line, Line::Person(person) if person.id == id))
    }

    /// The person nearest to a line, going on in the direction the keys came from.
    pub(super) fn nearest(&self, line: usize, from: Option<usize>) -> Option<StaffId> {
        let at = |line: usize| self.person_at(line).map(|person| person.id);
        let up = from.is_some_and(|from| line < from);
        let further = if up { line.checked_sub(1).and_then(at) } else { at(line + 1) };
        at(line).or(further)
    }

    /// Someone of the roster, shown or not.
    pub(super) fn member(&self, id: StaffId) -> Option<&StaffMember> {
        self.members.iter().find(|member| member.id == id)
    }

    /// The people between two of them as listed, both included.
    pub(super) fn between(&self, one: StaffId, other: StaffId) -> Vec<StaffId> {
        let ends = self.line_of(one).zip(self.line_of(other));
        let Some((a, b)) = ends else {
            return vec![other];
        };
        (a.min(b)..=a.max(b)).filter_map(|line| self.person_at(line)).map(|person| person.id).collect()
    }

    /// Those of `ids` that are on the roster, in its order.
    pub(super) fn in_order(&self, ids: &BTreeSet<StaffId>) -> Vec<StaffId> {
        self.members.iter().map(|member| member.id).filter(|id| ids.contains(id)).collect()
    }

    /// Values of a field already used, the most used first.
    pub(super) fn used(&self, field: impl Fn(&StaffMember) -> &str) -> Vec<String> {
        let mut found: Vec<(String, usize)> = Vec::new();
        for value in self.members.iter().map(&field).filter(|value| !value.is_empty()) {
            match found.iter_mut().find(|(known, _)| known == value) {
                Some((_, count)) => *count += 1,
                None => found.push((value.to_owned(), 1)),
            }
        }
        found.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        found.into_iter().map(|(value, _)| value).collect()
    }
}

/// The present badge of each person.
fn present_badges(cards: &[Card]) -> HashMap<StaffId, &Card> {
    let mut badges: HashMap<StaffId, Vec<&Card>> = HashMap::new();
    for card in cards.iter().filter(|card| card.product == Product::Badge) {
        if let Some(person) = card.staff {
            badges.entry(person).or_default().push(card);
        }
    }
    badges.into_iter().filter_map(|(person, cards)| Some((person, present_card(cards)?))).collect()
}

fn person(member: &StaffMember, (badge, training): (Option<&Card>, TrainingStanding), today: NaiveDate) -> Person {
    let record = &member.record;
    Person {
        id: member.id,
        name: record.name.as_str().to_owned(),
        work_no: record.work_no.as_str().to_owned(),
        post: record.post.clone(),
        team: record.team.clone(),
        window: record.window.clone(),
        status: record.status,
        card: card_state(member, badge, today),
        photo: member.photo,
        training,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::staff::StaffDraft;
    use crate::domain::training::{Hours, TrainingKind};
    use crate::ui::widgets::Order;

    fn member(id: i64, work_no: &str, team: &str, status: &str) -> StaffMember {
        let draft = StaffDraft {
            work_no: work_no.to_owned(),
            name: "某人".to_owned(),
            team: team.to_owned(),
            post: if id == 1 { "收费员".to_owned() } else { String::new() },
            status: status.to_owned(),
            ..StaffDraft::default()
        };
        let record = draft.check(today()).unwrap();
        StaffMember { id: StaffId(id), uid: String::new(), record, photo: None, photo_original: None }
    }

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    fn data(filter: Filter, column: usize, order: Order) -> ListData {
        let members = vec![
            member(1, "CQ1", "营业班", ""),
            member(2, "CQ2", "配电班", ""),
            member(3, "CQ3", "营业班", "on_leave"),
            member(4, "CQ4", "", ""),
            member(5, "CQ5", "营业班", "left"),
        ];
        let sort = Sort { column, order };
        let key = Key { revision: 1, sector: Sector::Power, today: today(), filter, sort };
        let mut enough = YearHours::default();
        enough.add(TrainingKind::EthicsLaw, Hours::YEARLY);
        ListData::of(key, members, (&[], &[(StaffId(1), enough)].into()))
    }

    fn told(data: &ListData) -> Vec<String> {
        let line = |line: &Line| match line {
            Line::Head(Group::Team(team), count) => format!("{team}:{count}"),
            Line::Head(Group::Gone, count) => format!("gone:{count}"),
            Line::Person(person) => person.work_no.clone(),
        };
        data.lines.iter().map(line).collect()
    }

    #[test]
    fn teams_come_in_order_and_who_left_comes_last() {
        let data = data(Filter::default(), WORK_NO, Order::Rising);
        assert_eq!(told(&data), ["营业班:2", "CQ1", "CQ3", "配电班:1", "CQ2", ":1", "CQ4", "gone:1", "CQ5"]);
        assert_eq!(data.counts.active, 3);
        assert_eq!(data.teams, ["营业班", "配电班"]);
        assert_eq!(data.counts.trouble, 4, "who left needs no badge");
    }

    #[test]
    fn a_filter_finds_names_numbers_and_posts() {
        let words = |words: &str| Filter { words: words.to_owned(), ..Filter::default() };
        assert_eq!(told(&data(words("cq2"), WORK_NO, Order::Rising)), ["配电班:1", "CQ2"]);
        assert_eq!(told(&data(words("收费"), WORK_NO, Order::Rising)), ["营业班:1", "CQ1"]);
        let leave = Filter { status: Some(StaffStatus::OnLeave), ..Filter::default() };
        assert_eq!(told(&data(leave, WORK_NO, Order::Rising)), ["营业班:1", "CQ3"]);
    }

    #[test]
    fn who_is_active_and_has_too_few_hours_is_found() {
        let short = Filter { short: true, ..Filter::default() };
        let data = data(short, WORK_NO, Order::Rising);
        assert_eq!(told(&data), ["配电班:1", "CQ2", ":1", "CQ4"], "neither who is away nor who left");
        assert_eq!(data.counts.short, 2);
    }

    #[test]
    fn the_order_turns_inside_the_teams() {
        let data = data(Filter::default(), WORK_NO, Order::Falling);
        assert_eq!(told(&data).get(..3).unwrap(), ["营业班:2", "CQ3", "CQ1"]);
    }

    #[test]
    fn arrow_keys_step_over_the_head_of_a_team() {
        let data = data(Filter::default(), WORK_NO, Order::Rising);
        assert_eq!(data.nearest(3, Some(2)), Some(StaffId(2)), "down over the head");
        assert_eq!(data.nearest(3, Some(4)), Some(StaffId(3)), "up over the head");
        assert_eq!(data.nearest(0, Some(1)), None);
        assert_eq!(data.between(StaffId(2), StaffId(1)), [StaffId(1), StaffId(3), StaffId(2)]);
    }
}

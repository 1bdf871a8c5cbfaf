//! Who stands in the list and how: built when the roster, the hall, the ledger or the product changed, never in a frame that
//! changed nothing.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::readiness::{Ledger, is_made};
use crate::domain::cards::{Card, CardNumber, CardToMake, IssueReason};
use crate::domain::ids::{CardId, FileId};
use crate::domain::products::Product;
use crate::domain::staff::StaffStatus;
use crate::jobs::cards::{
    CardOptions, CardProblem, CardRemark, Code, Gathered, Subject, SubjectKind, gather, picture_of,
};
use crate::register::{Area, RegisterError};
use crate::ui::card_words::card_words;
use crate::ui::context::UiContext;
use crate::ui::strings::Lang;

/// How one stands before printing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Readiness {
    /// Nothing stands against it, and none was printed before.
    Ready,
    /// A card that counts was printed before: printing again wants a reason.
    Again(Before),
    /// A card was made and not printed yet: it is printed under its number, without a reason.
    Made(MadeBefore),
    /// Cannot be printed, and why.
    HeldBack(Vec<CardProblem>),
}

/// A card made and not printed, with the words it was made with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MadeBefore {
    pub(super) number: CardNumber,
    pub(super) reason: IssueReason,
    pub(super) note: String,
}

/// The card a person has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Before {
    /// Its number.
    pub(super) number: CardNumber,
    /// The day it was printed.
    pub(super) printed_on: Option<NaiveDate>,
    /// The reason that follows from what changed since.
    pub(super) suggested: Option<IssueReason>,
}

/// One line: a person, a window, a visitor's badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) subject: Subject,
    pub(super) name: String,
    pub(super) number: String,
    pub(super) team: String,
    pub(super) window: String,
    pub(super) photo: Option<FileId>,
    pub(super) is_active: bool,
    /// Whether one of the product is wanted: no card that counts, for those of the ledger.
    pub(super) is_wanted: bool,
    pub(super) readiness: Readiness,
    pub(super) remarks: Vec<CardRemark>,
}

impl Line {
    pub(super) fn can_print(&self) -> bool {
        !matches!(self.readiness, Readiness::HeldBack(_))
    }

    pub(super) fn made(&self) -> Option<&MadeBefore> {
        match &self.readiness {
            Readiness::Made(made) => Some(made),
            _ => None,
        }
    }

    pub(super) fn before(&self) -> Option<&Before> {
        match &self.readiness {
            Readiness::Again(before) => Some(before),
            _ => None,
        }
    }
}

/// What the data was built from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Built {
    staff: u64,
    hall: u64,
    day: NaiveDate,
    product: Product,
    visitors: u32,
    lang: Lang,
}

impl Built {
    pub(super) fn of(cx: &UiContext<'_>, (product, visitors): (Product, u32)) -> Self {
        Self {
            staff: cx.register.revision(Area::Staff),
            hall: cx.register.revision(Area::Hall),
            day: cx.today(),
            product,
            visitors: if product == Product::Visitor { visitors } else { 0 },
            lang: cx.strings.lang(),
        }
    }

    pub(super) fn product(&self) -> Product {
        self.product
    }
}

/// Everyone the product can be made for, in the order of the roster.
pub(super) struct Data {
    pub(super) built: Built,
    pub(super) lines: Vec<Line>,
    places: BTreeMap<Subject, usize>,
    /// What stands on each that can be printed, without photos.
    pub(super) gathered: Gathered,
    /// Cards of the product that were made and not printed, newest first.
    pub(super) made: Vec<Card>,
    /// Numbers that would be given out now to those without a card made.
    pub(super) next: BTreeMap<Subject, CardNumber>,
}

impl Data {
    /// # Errors
    /// The file's.
    pub(super) fn build(cx: &UiContext<'_>, (product, visitors): (Product, u32)) -> Result<Self, RegisterError> {
        let options = CardOptions {
            words: card_words(cx.strings),
            layout: None,
            valid_until: None,
            today: cx.today(),
            code: Code::Shown,
        };
        let (subjects, facts) = subjects(cx, (product, visitors))?;
        let gathered = gather(cx.register, product, &subjects, &options)?;
        let mut cards = if product.is_card() { cx.register.cards()? } else { Vec::new() };
        cards.retain(|card| card.product == product);
        let ledger = Ledger { cards: &cards, today: cx.today(), product };
        let lines: Vec<Line> =
            subjects.iter().filter_map(|subject| line(*subject, &gathered, (&facts, &ledger))).collect();
        let places = lines.iter().enumerate().map(|(index, line)| (line.subject, index)).collect();
        let next = next_numbers(cx, &gathered)?;
        let made = cards.iter().filter(|card| is_made(card)).cloned().collect();
        Ok(Self { built: Built::of(cx, (product, visitors)), lines, places, gathered, made, next })
    }

    pub(super) fn get(&self, subject: Subject) -> Option<&Line> {
        self.places.get(&subject).and_then(|index| self.lines.get(*index))
    }

    /// Whoever stands in the list when nobody was named: those at work who lack a valid card; for the rest all at work.
    pub(super) fn wanted(&self) -> Vec<Subject> {
        self.lines.iter().filter(|line| line.is_active && line.is_wanted).map(|line| line.subject).collect()
    }

    /// All at work.
    pub(super) fn active(&self) -> Vec<Subject> {
        self.lines.iter().filter(|line| line.is_active).map(|line| line.subject).collect()
    }

    /// The lines of a list, in its order.
    pub(super) fn listed<'a>(&'a self, list: &'a [Subject]) -> impl Iterator<Item = &'a Line> {
        list.iter().filter_map(|subject| self.get(*subject))
    }

    /// Those of a list that are ticked, in its order.
    pub(super) fn ticked<'a>(
        &'a self,
        list: &'a [Subject],
        ticked: &'a BTreeSet<Subject>,
    ) -> impl Iterator<Item = &'a Line> {
        self.listed(list).filter(|line| ticked.contains(&line.subject))
    }
}

/// What the list shows of a person beside name and readiness.
struct Fact {
    name: String,
    number: String,
    team: String,
    window: String,
    photo: Option<FileId>,
    is_active: bool,
}

type Facts = BTreeMap<Subject, Fact>;

fn subjects(cx: &UiContext<'_>, (product, visitors): (Product, u32)) -> Result<(Vec<Subject>, Facts), RegisterError> {
    let mut facts = Facts::new();
    let mut order = Vec::new();
    match SubjectKind::of(product) {
        SubjectKind::Visitors => order.extend((0..visitors).map(Subject::Visitor)),
        SubjectKind::Windows => {
            for window in cx.register.windows()?.into_iter().filter(|window| window.retired_on.is_none()) {
                let fact = Fact {
                    name: window.purpose,
                    number: window.number,
                    team: String::new(),
                    window: String::new(),
                    photo: None,
                    is_active: true,
                };
                facts.insert(Subject::Window(window.id), fact);
                order.push(Subject::Window(window.id));
            }
        }
        SubjectKind::People => {
            for member in cx.register.staff()? {
                let (photo, _) = picture_of(cx.register, product, &member)?;
                let (subject, record) = (Subject::Person(member.id), member.record);
                let fact = Fact {
                    name: record.name.as_str().to_owned(),
                    number: record.work_no.as_str().to_owned(),
                    team: record.team,
                    window: record.window,
                    photo,
                    is_active: record.status == StaffStatus::Active,
                };
                facts.insert(subject, fact);
                order.push(subject);
            }
        }
    }
    Ok((order, facts))
}

fn line(subject: Subject, gathered: &Gathered, (facts, ledger): (&Facts, &Ledger<'_>)) -> Option<Line> {
    let ready = gathered.ready.iter().find(|card| card.subject == subject);
    let held = gathered.held_back.iter().find(|held| held.subject == subject);
    let readiness = match (ready, held) {
        (Some(card), _) => ledger.readiness(subject, &card.face),
        (None, Some(held)) => Readiness::HeldBack(held.problems.clone()),
        (None, None) => return None,
    };
    let fact = facts.get(&subject);
    let text = |of: fn(&Fact) -> &String| fact.map(of).cloned().unwrap_or_default();
    Some(Line {
        subject,
        name: text(|fact| &fact.name),
        number: text(|fact| &fact.number),
        team: text(|fact| &fact.team),
        window: text(|fact| &fact.window),
        photo: fact.and_then(|fact| fact.photo),
        is_active: fact.is_none_or(|fact| fact.is_active),
        is_wanted: match subject.person() {
            Some(id) if ledger.product.is_card() && ledger.product != Product::Trainee => !ledger.has_valid(id),
            Some(_) => ledger.product != Product::Trainee,
            None => true,
        },
        readiness,
        remarks: ready.map(|card| card.remarks.clone()).unwrap_or_default(),
    })
}

/// The numbers those ready would get now: of a card made before, or the next of their series.
fn next_numbers(cx: &UiContext<'_>, gathered: &Gathered) -> Result<BTreeMap<Subject, CardNumber>, RegisterError> {
    if !gathered.product.is_card() {
        return Ok(BTreeMap::new());
    }
    let asked: Vec<CardToMake> = gathered.ready.iter().map(|card| card.to_make(gathered.product)).collect();
    let subjects = gathered.ready.iter().map(|card| card.subject);
    Ok(subjects.zip(cx.register.next_numbers(&asked)?).collect())
}

/// Card ids in the order of cards.
pub(super) fn ids(cards: &[Card]) -> Vec<CardId> {
    cards.iter().map(|card| card.id).collect()
}

#[cfg(test)]
pub(super) mod made_up {
    use super::*;
    use crate::documents::cards::CardUnit;
    use crate::domain::ids::StaffId;

    pub(in crate::ui::print) fn line(id: i64, readiness: Readiness) -> Line {
        Line {
            subject: Subject::Person(StaffId(id)),
            name: format!("person {id}"),
            number: format!("CQ{id:04}"),
            team: String::new(),
            window: String::new(),
            photo: None,
            is_active: true,
            is_wanted: matches!(readiness, Readiness::Ready),
            readiness,
            remarks: Vec::new(),
        }
    }

    pub(in crate::ui::print) fn data_of(lines: Vec<Line>) -> Data {
        let built = Built {
            staff: 0,
            hall: 0,
            day: "2026-11-23".parse().unwrap(),
            product: Product::Badge,
            visitors: 0,
            lang: Lang::Zh,
        };
        let places = lines.iter().enumerate().map(|(index, line)| (line.subject, index)).collect();
        let gathered = Gathered {
            product: Product::Badge,
            unit: CardUnit::default(),
            layout: None,
            ready: Vec::new(),
            held_back: Vec::new(),
        };
        Data { built, lines, places, gathered, made: Vec::new(), next: BTreeMap::new() }
    }
}

//! Random days with cards through the register, against a ledger of paper: refused exactly when the ledger says so, numbers
//! never come twice, undo takes back what it may and nothing else, and the records verify.

use std::collections::BTreeSet;

use hallkeeper::domain::cards::CardEventKind::{
    self, Destroyed, Found, HandedOver, Printed, Returned, Suspended, Voided,
};
use hallkeeper::domain::cards::{CardFace, CardStep, CardToMake, IssueReason, Standing, Whereabouts};
use hallkeeper::domain::ids::{CardId, StaffId};
use hallkeeper::domain::products::Product;
use hallkeeper::register::Register;
use proptest::prelude::*;
use proptest::sample::select;

use crate::suite::register::making::{at, day, register};

/// What a person may try.
#[derive(Debug, Clone, Copy)]
enum Try {
    Make { person: usize, product: Product, reason: IssueReason, look: u8 },
    Visitor,
    Step { card: usize, kind: CardEventKind },
    Undo,
}

fn tries() -> impl Strategy<Value = Vec<Try>> {
    let reasons = vec![IssueReason::First, IssueReason::Worn, IssueReason::Lost, IssueReason::Post];
    let products = vec![Product::Badge, Product::IdCard];
    let make = (0..2usize, select(products), select(reasons), 0..2u8)
        .prop_map(|(person, product, reason, look)| Try::Make { person, product, reason, look });
    let kinds = vec![Printed, Printed, HandedOver, Suspended, Found, Voided, Returned, Destroyed];
    let step = (0..6usize, select(kinds)).prop_map(|(card, kind)| Try::Step { card, kind });
    let one = prop_oneof![3 => make, 1 => Just(Try::Visitor), 8 => step, 2 => Just(Try::Undo)];
    prop::collection::vec(one, 1..40)
}

/// A line of the paper ledger: whose, what, how it looks, and what happened, oldest first.
#[derive(Debug, Clone)]
struct Line {
    id: CardId,
    person: Option<usize>,
    product: Product,
    look: u8,
    happened: Vec<CardEventKind>,
}

impl Line {
    fn has(&self, kind: CardEventKind) -> bool {
        self.happened.contains(&kind)
    }

    fn is_void(&self) -> bool {
        self.has(Voided) || self.has(Destroyed)
    }

    /// The last thing among some.
    fn last_of(&self, kinds: &[CardEventKind]) -> Option<CardEventKind> {
        self.happened.iter().rev().copied().find(|kind| kinds.contains(kind))
    }

    fn is_lost(&self) -> bool {
        self.last_of(&[Suspended, Found, Returned]) == Some(Suspended)
    }

    fn is_reported(&self) -> bool {
        !self.is_void() && self.last_of(&[Suspended, Found]) == Some(Suspended)
    }

    /// With the bearer, or so before it was lost: a void card that is found goes to the hall.
    fn is_out(&self) -> bool {
        let mut out = false;
        let mut is_void = false;
        for kind in &self.happened {
            match kind {
                HandedOver => out = true,
                Returned => out = false,
                Voided => is_void = true,
                Found if is_void => out = false,
                _ => {}
            }
        }
        out
    }

    fn fits(&self, kind: CardEventKind) -> bool {
        !self.has(Destroyed)
            && match kind {
                Printed => !self.has(Printed) && !self.is_void(),
                HandedOver => self.has(Printed) && !self.is_void() && !self.is_reported() && !self.is_out(),
                Suspended => self.has(Printed) && !self.is_void() && !self.is_reported(),
                Found => self.is_reported() || (self.is_void() && self.is_lost()),
                Voided => !self.is_void(),
                Returned => self.has(Printed) && (self.is_lost() || self.is_out()),
                Destroyed => self.has(Printed) && !self.is_lost() && !self.is_out(),
                CardEventKind::Made => false,
            }
    }

    fn told(&self) -> (Standing, Whereabouts, bool) {
        let standing = match (self.is_void(), self.is_reported()) {
            (true, _) => Standing::Void,
            (_, true) => Standing::Suspended,
            _ => Standing::Live,
        };
        let place = match (self.has(Destroyed), self.is_lost(), self.is_out()) {
            (true, ..) => Whereabouts::Destroyed,
            (_, true, _) => Whereabouts::Lost,
            (.., true) => Whereabouts::Bearer,
            _ => Whereabouts::Hall,
        };
        (standing, place, self.has(Printed))
    }
}

struct Paper {
    lines: Vec<Line>,
    /// What may be taken back: the line it stands in.
    back: Vec<usize>,
    people: Vec<StaffId>,
}

impl Paper {
    /// Lines of a person and product.
    fn of(&self, person: usize, product: Product) -> Vec<usize> {
        let lines = self.lines.iter().enumerate();
        lines.filter(|(_, l)| l.person == Some(person) && l.product == product).map(|(at, _)| at).collect()
    }

    fn in_place(&self, at: usize) -> bool {
        self.lines[at].has(Printed) && !self.lines[at].is_void()
    }

    /// Paper followed: what was noted of cards before stays.
    fn settle(&mut self) {
        self.back.clear();
    }

    fn make(&mut self, register: &mut Register, (person, product, look): (usize, Product, u8), reason: IssueReason) {
        let mine = self.of(person, product);
        let is_again = mine.iter().any(|at| self.in_place(*at));
        let face = CardFace { bearer: format!("look {look}"), ..CardFace::default() };
        let staff = Some(self.people[person]);
        let card = CardToMake { product, staff, face, valid_until: None, reason, note: String::new() };
        let made = register.make_cards(&[card], at("2026-11-02", 9, 0));
        assert_eq!(made.is_err(), is_again && reason == IssueReason::First);
        let Ok(made) = made else { return };
        let id = made.value[0].id;
        if reason == IssueReason::Lost {
            for place in mine.iter().copied().filter(|place| self.lines[*place].fits(Suspended)).collect::<Vec<_>>() {
                self.lines[place].happened.push(Suspended);
            }
        }
        let waiting: Vec<usize> = mine.into_iter().filter(|place| self.lines[*place].fits(Printed)).collect();
        if let Some(place) = waiting.iter().find(|place| self.lines[**place].look == look) {
            assert_eq!(self.lines[*place].id, id);
        } else {
            for place in waiting {
                self.lines[place].happened.push(Voided);
            }
            self.lines.push(Line { id, person: Some(person), product, look, happened: Vec::new() });
        }
        self.settle();
    }

    fn visitor(&mut self, register: &mut Register) {
        let (product, face) = (Product::Visitor, CardFace::default());
        let reason = IssueReason::First;
        let card = CardToMake { product, staff: None, face, valid_until: None, reason, note: String::new() };
        let id = register.make_cards(&[card], at("2026-11-02", 9, 0)).unwrap().value[0].id;
        if self.lines.iter().all(|line| line.id != id) {
            let unused = self.lines.iter().any(|line| line.product == product && line.fits(Printed));
            assert!(!unused, "one made and never printed was there");
            self.lines.push(Line { id, person: None, product, look: 0, happened: Vec::new() });
        }
        self.settle();
    }

    fn step(&mut self, register: &mut Register, (at_line, kind): (usize, CardEventKind)) {
        let Some(line) = self.lines.get(at_line).cloned() else { return };
        let others: Vec<usize> = match line.person {
            Some(person) => {
                let mine = self.of(person, line.product).into_iter();
                mine.filter(|place| *place != at_line && self.in_place(*place)).collect()
            }
            None => Vec::new(),
        };
        let reason = register.card(line.id).unwrap().reason;
        let wants_reason = kind == Printed && !others.is_empty() && reason == IssueReason::First;
        let step = CardStep { note: "记一笔".into(), ..CardStep::plain(kind, day("2026-11-02")) };
        let noted = register.note_card_events(&[line.id], &step, at("2026-11-02", 9, 0)).is_ok();
        assert_eq!(noted, line.fits(kind) && !wants_reason, "{kind:?} after {:?}", line.happened);
        if !noted {
            return;
        }
        self.lines[at_line].happened.push(kind);
        if kind == Printed {
            for place in others {
                self.lines[place].happened.push(Voided);
            }
            self.settle();
        } else {
            self.back.push(at_line);
        }
    }

    fn undo(&mut self, register: &mut Register) {
        let back = self.back.pop();
        assert_eq!(register.undo("", at("2026-11-02", 9, 0)).is_ok(), back.is_some());
        if let Some(line) = back {
            self.lines[line].happened.pop();
        }
    }

    fn holds(&self, register: &Register) {
        for line in &self.lines {
            let life = register.card(line.id).unwrap().life;
            assert_eq!((life.standing, life.place, life.is_printed), line.told(), "{:?}", line.happened);
        }
        for person in 0..self.people.len() {
            for product in [Product::Badge, Product::IdCard] {
                let counts = self.of(person, product).into_iter().filter(|at| self.in_place(*at)).count();
                assert!(counts <= 1, "two cards of one kind count for one person");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_day_with_cards_is_as_the_paper_ledger_says(tries in tries()) {
        let (mut register, people) = register();
        register.forget_undo();
        let mut paper = Paper { lines: Vec::new(), back: Vec::new(), people };
        let mut given: BTreeSet<String> = BTreeSet::new();
        for one in tries {
            match one {
                Try::Make { person, product, reason, look } => {
                    paper.make(&mut register, (person, product, look), reason);
                }
                Try::Visitor => paper.visitor(&mut register),
                Try::Step { card, kind } => paper.step(&mut register, (card, kind)),
                Try::Undo => paper.undo(&mut register),
            }
            paper.holds(&register);
            let now: BTreeSet<String> = register.cards().unwrap().iter().map(|card| card.number.to_string()).collect();
            prop_assert_eq!(now.len(), paper.lines.len(), "a number came twice or was lost");
            prop_assert!(now.is_superset(&given), "a number was given back");
            given = now;
        }
        prop_assert_eq!(register.verify().unwrap().findings, vec![]);
    }
}

//! The life of a card against a model that was written from the rules' words alone.

use proptest::prelude::*;

use super::CardEventKind::{Destroyed, Found, HandedOver, Made, Printed, Returned, Suspended, Voided};
use super::{CardEvent, CardEventKind, CardLife, LifeProblem, Standing, Whereabouts};
use crate::domain::cards::CardNumber;
use crate::domain::dates::Moment;

/// A card as a clerk would follow it on a slip of paper: lists of facts, no states.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Debug, Default, Clone)]
struct Slip {
    printed: bool,
    void: bool,
    lost: bool,
    reported: bool,
    out: bool,
    gone: bool,
}

impl Slip {
    /// Notes a step; `false` where a clerk would shake their head.
    fn note(&mut self, kind: CardEventKind) -> bool {
        let fits = !self.gone
            && match kind {
                Made => false,
                Printed => !self.printed && !self.void,
                HandedOver => self.printed && !self.void && !self.reported && !self.out && !self.lost,
                Suspended => self.printed && !self.void && !self.reported,
                Found => {
                    if self.void {
                        self.lost
                    } else {
                        self.reported
                    }
                }
                Voided => !self.void,
                Returned => self.printed && (self.out || self.lost),
                Destroyed => self.printed && !self.out && !self.lost,
            };
        if !fits {
            return false;
        }
        match kind {
            Made => {}
            Printed => self.printed = true,
            HandedOver => self.out = true,
            Suspended => (self.reported, self.lost) = (true, true),
            Found => {
                self.out = self.out && !self.void;
                (self.reported, self.lost) = (false, false);
            }
            Voided => (self.void, self.reported) = (true, false),
            Returned => (self.out, self.lost) = (false, false),
            Destroyed => (self.gone, self.void, self.reported) = (true, true, false),
        }
        true
    }

    fn life(&self) -> CardLife {
        let standing = match (self.void, self.reported) {
            (true, _) => Standing::Void,
            (false, true) => Standing::Suspended,
            (false, false) => Standing::Live,
        };
        let place = match (self.gone, self.lost, self.out) {
            (true, ..) => Whereabouts::Destroyed,
            (_, true, _) => Whereabouts::Lost,
            (.., true) => Whereabouts::Bearer,
            _ => Whereabouts::Hall,
        };
        CardLife { standing, place, is_printed: self.printed, is_handed_over: self.out }
    }
}

fn any_kind() -> impl Strategy<Value = CardEventKind> {
    prop::sample::select(CardEventKind::ALL.to_vec())
}

proptest! {
    #[test]
    fn a_life_goes_as_the_clerk_would_have_it(steps in prop::collection::vec(any_kind(), 0..24)) {
        let (mut slip, mut life) = (Slip::default(), CardLife::new());
        for kind in steps {
            let before = life;
            let fits = slip.note(kind);
            prop_assert_eq!(life.may(kind), fits, "{:?} after {:?}", kind, before);
            if let Ok(after) = life.after(kind) {
                life = after;
            }
            prop_assert_eq!(life, slip.life());
            prop_assert!(before.standing != Standing::Void || life.standing == Standing::Void, "void stays void");
        }
    }
}

fn after(kinds: &[CardEventKind]) -> Result<CardLife, LifeProblem> {
    kinds.iter().try_fold(CardLife::new(), |life, kind| life.after(*kind))
}

#[test]
fn a_found_card_is_live_where_it_was() {
    let with_bearer = after(&[Printed, HandedOver, Suspended, Found]).unwrap();
    assert_eq!((with_bearer.standing, with_bearer.place), (Standing::Live, Whereabouts::Bearer));
    let in_hall = after(&[Printed, Suspended, Found]).unwrap();
    assert_eq!((in_hall.standing, in_hall.place), (Standing::Live, Whereabouts::Hall));
    let void = after(&[Printed, HandedOver, Suspended, Voided, Found]).unwrap();
    assert_eq!((void.standing, void.place), (Standing::Void, Whereabouts::Hall));
}

#[test]
fn what_cannot_happen_says_why() {
    assert_eq!(after(&[HandedOver]), Err(LifeProblem::NotPrinted));
    assert_eq!(after(&[Printed, Printed]), Err(LifeProblem::AlreadyPrinted));
    assert_eq!(after(&[Voided, Printed]), Err(LifeProblem::IsVoid));
    assert_eq!(after(&[Printed, HandedOver, HandedOver]), Err(LifeProblem::NotInHall));
    assert_eq!(after(&[Printed, HandedOver, Destroyed]), Err(LifeProblem::NotInHall));
    assert_eq!(after(&[Printed, Suspended, Suspended]), Err(LifeProblem::IsSuspended));
    assert_eq!(after(&[Printed, Found]), Err(LifeProblem::NotLost));
    assert_eq!(after(&[Printed, Returned]), Err(LifeProblem::IsInHall));
    assert_eq!(after(&[Printed, Made]), Err(LifeProblem::AlreadyMade));
    assert_eq!(after(&[Printed, Destroyed, Voided]), Err(LifeProblem::IsDestroyed));
}

fn event(kind: CardEventKind, on: &str) -> CardEvent {
    let (by, signed_by, note) = (String::new(), String::new(), String::new());
    CardEvent { kind, at: Moment(0), on: on.parse().unwrap(), by, signed_by, note }
}

#[test]
fn a_card_is_judged_as_it_stood_on_a_day() {
    let events = [event(Made, "2026-03-02"), event(Printed, "2026-03-02"), event(Voided, "2026-05-04")];
    let counts = |day: &str| CardLife::on(&events, day.parse().unwrap()).map(CardLife::counts);
    assert_eq!(counts("2026-03-01"), None);
    assert_eq!(counts("2026-03-02"), Some(true));
    assert_eq!(counts("2026-05-03"), Some(true));
    assert_eq!(counts("2026-05-04"), Some(false));
    assert_eq!(CardLife::of(&events).map(CardLife::counts), Ok(false));
}

#[test]
fn a_note_names_the_card_that_came_after() {
    let by = CardNumber { series: "CQ-0311".into(), running: 3 };
    let voided = CardEvent { note: CardEvent::replaced_note(&by), ..event(Voided, "2026-05-04") };
    assert_eq!(voided.replaced_by(), Some(by));
    assert_eq!(CardEvent { note: "磨损".into(), ..voided }.replaced_by(), None);
}

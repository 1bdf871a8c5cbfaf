//! The cards of the review: one a picture, whose it is, whether it is taken over, and how many there are of each kind.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use egui::TextureHandle;

use super::Someone;
use crate::domain::ids::StaffId;
use crate::domain::photos::PhotoSize;
use crate::exchange::photo_matching::Whose;
use crate::jobs::photo_batch::{FolderPicture, PictureToCut, SeenPicture};
use crate::ui::context::UiContext;

/// One picture.
pub(super) struct Card {
    pub(super) path: PathBuf,
    pub(super) name: String,
    /// Whose it is by its name.
    pub(super) found: Whose,
    /// Whose it is taken over for.
    pub(super) whose: Option<StaffId>,
    /// What was seen, or why it cannot be used.
    pub(super) seen: Result<SeenPicture, String>,
    /// Whether it is to be taken over.
    pub(super) ticked: bool,
}

/// Which cards are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shown {
    #[default]
    All,
    /// Ticked.
    Ticked,
    /// With something to look at.
    Remarked,
    /// Of nobody, or of several.
    Unmatched,
    /// Not usable.
    Unusable,
}

/// How many cards there are of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Tallies {
    pub(super) all: usize,
    pub(super) ticked: usize,
    pub(super) remarked: usize,
    pub(super) unmatched: usize,
    pub(super) unusable: usize,
    /// With a 5-inch cut.
    pub(super) half_length: usize,
}

/// All cards, and what of them is seen.
pub(super) struct Cards {
    pub(super) all: Vec<Card>,
    people: Vec<Someone>,
    /// Words of the people, to choose from.
    pub(super) options: Vec<String>,
    pub(super) shown: Shown,
    /// Indices of the cards shown.
    pub(super) rows: Vec<usize>,
    pub(super) tallies: Tallies,
    /// Who has no photo and gets none, as words.
    pub(super) lacking: Vec<String>,
    /// Textures of the cards in sight, by index.
    pub(super) textures: BTreeMap<usize, TextureHandle>,
}

impl Cards {
    /// Cards of the pictures found; of several for one person the best name is ticked.
    pub(super) fn of(cx: &UiContext<'_>, people: Vec<Someone>, found: Vec<FolderPicture>) -> Self {
        let all = found.into_iter().map(|picture| card(cx, picture)).collect();
        let words = |one: &Someone| {
            let values = [("name", one.name.as_str().into()), ("number", one.work_no.as_str().into())];
            cx.strings.text_with("photos-person", &values)
        };
        let options = people.iter().map(words).collect();
        let mut cards = Self {
            all,
            people,
            options,
            shown: Shown::All,
            rows: Vec::new(),
            tallies: Tallies::default(),
            lacking: Vec::new(),
            textures: BTreeMap::new(),
        };
        cards.tick_best();
        cards.count();
        cards
    }

    /// Somebody on the roster.
    pub(super) fn someone(&self, id: StaffId) -> Option<&Someone> {
        self.people.iter().find(|one| one.id == id)
    }

    /// Index of somebody among the options.
    pub(super) fn option_of(&self, id: StaffId) -> Option<usize> {
        self.people.iter().position(|one| one.id == id)
    }

    fn tick_best(&mut self) {
        let mut best: BTreeMap<StaffId, (usize, usize)> = BTreeMap::new();
        for (index, card) in self.all.iter().enumerate() {
            let Some(id) = card.whose.filter(|_| card.seen.is_ok() && !self.is_on_record(card)) else {
                continue;
            };
            let number = self.someone(id).map(|one| one.work_no.to_lowercase()).unwrap_or_default();
            let stem = card.path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase()).unwrap_or_default();
            let rank = match card.found {
                Whose::ByNumber(_) if stem == number => 0,
                Whose::ByNumber(_) => 1,
                _ => 2,
            };
            let known = best.entry(id).or_insert((rank, index));
            *known = (*known).min((rank, index));
        }
        for (_, index) in best.into_values() {
            if let Some(card) = self.all.get_mut(index) {
                card.ticked = true;
            }
        }
    }

    /// Whether it is the very picture that is on record.
    pub(super) fn is_on_record(&self, card: &Card) -> bool {
        let (Some(one), Ok(seen)) = (card.whose.and_then(|id| self.someone(id)), &card.seen) else {
            return false;
        };
        one.hash == Some(seen.hash)
    }

    /// Whether another picture of the same person is ticked.
    pub(super) fn is_second(&self, card: &Card) -> bool {
        let is_other = |other: &&Card| other.whose == card.whose && other.path != card.path;
        card.whose.is_some() && !card.ticked && self.all.iter().filter(is_other).any(|other| other.ticked)
    }

    /// Ticks a card or takes its tick away; one picture a person.
    pub(super) fn tick(&mut self, index: usize) {
        let Some(card) = self.all.get_mut(index) else {
            return;
        };
        card.ticked = !card.ticked && card.whose.is_some() && card.seen.is_ok();
        if card.ticked {
            let whose = card.whose;
            for (other, card) in self.all.iter_mut().enumerate() {
                card.ticked &= other == index || card.whose != whose;
            }
        }
        self.count();
    }

    /// A person said whose a picture is.
    pub(super) fn assign(&mut self, index: usize, option: usize) {
        let id = self.people.get(option).map(|one| one.id);
        if let Some(card) = self.all.get_mut(index) {
            (card.whose, card.ticked) = (id, false);
        }
        self.tick(index);
    }

    /// What was seen with the frames a person decided on.
    pub(super) fn seen_again(&mut self, index: usize, seen: Result<SeenPicture, String>) {
        if let Some(card) = self.all.get_mut(index) {
            card.ticked = seen.is_ok() && card.whose.is_some();
            card.seen = seen;
        }
        if self.all.get(index).is_some_and(|card| card.ticked) {
            // Ticked anew, so that another picture of the same person loses its tick.
            if let Some(card) = self.all.get_mut(index) {
                card.ticked = false;
            }
            self.tick(index);
        }
        self.textures.remove(&index);
        self.count();
    }

    /// Takes the 5-inch cuts along where a picture is half-length, or leaves all of them out.
    pub(super) fn with_half_length(&mut self, wanted: HalfLength) {
        for seen in self.all.iter_mut().filter_map(|card| card.seen.as_mut().ok()) {
            seen.frames.five_inch = match wanted {
                HalfLength::Along => seen.frames.five_inch.or(seen.half_length),
                HalfLength::LeftOut => None,
            };
        }
        self.count();
    }

    /// The cards of a kind.
    pub(super) fn show(&mut self, shown: Shown) {
        self.shown = shown;
        self.count();
    }

    fn count(&mut self) {
        let is = |card: &Card, shown: Shown| match shown {
            Shown::All => true,
            Shown::Ticked => card.ticked,
            Shown::Remarked => card.seen.as_ref().is_ok_and(|seen| !seen.remarks.is_empty()),
            Shown::Unmatched => card.whose.is_none() && card.seen.is_ok(),
            Shown::Unusable => card.seen.is_err(),
        };
        let count = |shown: Shown| self.all.iter().filter(|card| is(card, shown)).count();
        self.tallies = Tallies {
            all: self.all.len(),
            ticked: count(Shown::Ticked),
            remarked: count(Shown::Remarked),
            unmatched: count(Shown::Unmatched),
            unusable: count(Shown::Unusable),
            half_length: self.all.iter().filter(|card| card.is_half_length()).count(),
        };
        let shown = self.shown;
        self.rows = (0..self.all.len()).filter(|index| self.all.get(*index).is_some_and(|c| is(c, shown))).collect();
        let served: BTreeSet<StaffId> = self.all.iter().filter(|card| card.ticked).filter_map(|c| c.whose).collect();
        let lacking = self.people.iter().filter(|one| !one.has_photo && !served.contains(&one.id));
        self.lacking = lacking.map(|one| one.name.clone()).collect();
    }

    /// What is to be cut and taken over.
    pub(super) fn to_cut(&self) -> Vec<PictureToCut> {
        let order = |card: &Card| {
            let (Some(staff), Ok(seen)) = (card.whose.filter(|_| card.ticked), &card.seen) else {
                return None;
            };
            let (path, name) = (card.path.clone(), card.name.clone());
            Some(PictureToCut { staff, path, name, hash: seen.hash, frames: seen.frames })
        };
        self.all.iter().filter_map(order).collect()
    }
}

/// What becomes of the 5-inch cuts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HalfLength {
    /// Taken along where a picture is half-length.
    Along,
    /// Left out.
    LeftOut,
}

impl Card {
    /// Whether it could be cut to the 5-inch size.
    fn is_half_length(&self) -> bool {
        self.seen.as_ref().is_ok_and(|seen| seen.half_length.is_some() || seen.frames.five_inch.is_some())
    }

    /// Whether it is cut to a size.
    pub(super) fn has(&self, size: PhotoSize) -> bool {
        self.seen.as_ref().is_ok_and(|seen| seen.frames.get(size).is_some())
    }
}

fn card(cx: &UiContext<'_>, picture: FolderPicture) -> Card {
    let FolderPicture { path, name, whose, seen } = picture;
    let seen = seen.map_err(|error| super::photo_error(cx, &error));
    Card { path, name, whose: whose.person(), found: whose, seen, ticked: false }
}

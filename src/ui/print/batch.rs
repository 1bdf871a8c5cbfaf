//! The batch as it will print: whose cards, under which numbers, on which pages.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::chosen::OnPaper;
use super::data::{Built, Data};
use super::form::Form;
use crate::domain::cards::code::code_text;
use crate::domain::layouts::CardField;
use crate::domain::sheets::{
    Calibration, Page, SheetChoice, SheetCounts, SheetOrder, SheetProblem, Side, Sides, impose,
};
use crate::jobs::cards::sheets::{SheetOffer, SheetWish, order};
use crate::jobs::cards::{Code, Gathered, Lie, Numbered, Papers, Subject};
use crate::register::RegisterError;
use crate::ui::card_papers::{poster, roster};
use crate::ui::card_words;
use crate::ui::context::UiContext;

/// A card to be made, and whose.
pub(super) type Wished = (Subject, crate::domain::cards::CardToMake);

/// Signs in place of the check code until a card is made.
const NO_CHECK: &str = "------";

/// Everything the pages depend on: while it stays the same, so do they.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct BatchKey {
    pub(super) built: Built,
    /// The set-up read last: layouts, sheets, calibrations.
    pub(super) setup: u64,
    pub(super) subjects: Vec<Subject>,
    pub(super) on_paper: OnPaper,
    /// How it lies in cells; `None` for posters and lists, or where the sheet cannot be.
    pub(super) order: Option<Result<SheetOrder, SheetProblem>>,
    pub(super) calibration: Calibration,
    pub(super) valid_until: Option<NaiveDate>,
}

impl BatchKey {
    /// What is wrong with the sheet.
    pub(super) fn problem(&self) -> Option<SheetProblem> {
        match self.order.as_ref()? {
            Err(problem) => Some(problem.clone()),
            Ok(order) => order.check().into_iter().next(),
        }
    }

    /// How much it prints.
    pub(super) fn counts(&self) -> Option<SheetCounts> {
        self.order.as_ref()?.as_ref().ok()?.counts().ok()
    }

    /// How many cards, signs or prints come out: what lies on the fronts that print.
    pub(super) fn pieces(&self) -> usize {
        match self.pages() {
            Some(Ok(pages)) => pages.iter().filter(|page| page.side == Side::Front).map(|page| page.placed.len()).sum(),
            _ => self.subjects.len(),
        }
    }

    /// Whether the printer must turn the paper for its backs.
    pub(super) fn needs_duplex(&self) -> bool {
        let order = self.order.as_ref().and_then(|order| order.as_ref().ok());
        order.is_some_and(|order| matches!(order.sides, Sides::FrontAndBack(_)))
    }

    /// Whose cards lie on the sheets that print; `None` where nothing lies in cells.
    pub(super) fn printed_subjects(&self) -> Option<BTreeSet<Subject>> {
        let pages = self.pages()?.ok()?;
        let placed = pages.iter().flat_map(|page| &page.placed);
        Some(placed.filter_map(|placed| self.subjects.get(placed.card)).copied().collect())
    }

    /// The pages, where there are any.
    pub(super) fn pages(&self) -> Option<Result<Vec<Page>, SheetProblem>> {
        Some(self.order.as_ref()?.as_ref().map_err(Clone::clone).and_then(impose))
    }
}

/// The order for what is chosen on a sheet.
pub(super) fn sheet_order(
    data: &Data,
    offer: Option<&SheetOffer>,
    (form, on_paper): (&Form, &OnPaper),
) -> Option<Result<SheetOrder, SheetProblem>> {
    let (layout, offer) = (data.gathered.layout.as_ref()?, offer?);
    let only = match SheetChoice::parse(&form.only) {
        Ok(only) => only,
        Err(problems) => return problems.into_iter().next().map(Err),
    };
    let wish = SheetWish {
        start: if offer.is_page() { 0 } else { form.start },
        copies: form.copies_of_each(),
        only,
        crop_marks: on_paper.crop_marks,
        duplex: on_paper.backs.flip(),
        cover: on_paper.cover,
    };
    let cards = form.chosen(data).count();
    Some(Ok(order(layout, offer, (&wish, cards))))
}

/// Those ticked, with numbers and last day, without photos. `made`: the numbers and codes of cards already made.
pub(super) fn gathered(data: &Data, key: &BatchKey, made: &BTreeMap<Subject, Numbered>) -> Gathered {
    let mut gathered = Gathered { ready: Vec::with_capacity(key.subjects.len()), ..data.gathered.without_cards() };
    let places: BTreeMap<Subject, usize> =
        data.gathered.ready.iter().enumerate().map(|(index, card)| (card.subject, index)).collect();
    for subject in &key.subjects {
        let Some(card) = places.get(subject).and_then(|index| data.gathered.ready.get(*index)) else { continue };
        let mut card = card.clone();
        if let Some(last) = key.valid_until {
            card.content.fields.insert(CardField::ValidUntil, last.to_string());
        }
        card.content.with_code = key.on_paper.code == Code::Shown;
        gathered.ready.push(card);
    }
    let mut numbers = told(data, &gathered);
    numbers.extend(made.iter().map(|(subject, numbered)| (*subject, numbered.clone())));
    gathered.number(&numbers);
    gathered
}

/// The numbers that would be given out now; their codes have no check signs yet.
fn told(data: &Data, gathered: &Gathered) -> BTreeMap<Subject, Numbered> {
    let of = |card: &crate::jobs::cards::ReadyCard| {
        let number = data.next.get(&card.subject)?.clone();
        let code = code_text(&card.face.work_no, &number, NO_CHECK);
        Some((card.subject, Numbered { number, code }))
    };
    gathered.ready.iter().filter_map(of).collect()
}

/// A snapshot to set pages from; photos of those on the page shown, or of all.
///
/// # Errors
/// The file's.
pub(super) fn papers(
    cx: &UiContext<'_>,
    (key, gathered): (&BatchKey, Gathered),
    only_page: Option<usize>,
) -> Result<Result<Papers, SheetProblem>, RegisterError> {
    let title = card_words::product(cx.strings, gathered.product);
    let (gathered, lie) = match key.pages() {
        Some(Err(problem)) => return Ok(Err(problem)),
        Some(Ok(pages)) => {
            let shown = only_page.and_then(|page| pages.get(page.min(pages.len().saturating_sub(1))));
            let is_drawn = |card: usize| {
                only_page.is_none() || shown.is_some_and(|page| page.placed.iter().any(|placed| placed.card == card))
            };
            (gathered.with_photos(cx.register, is_drawn)?, Lie::Cells(pages, key.calibration))
        }
        None if gathered.product == crate::domain::products::Product::RosterList => {
            let list = roster(&cx.into(), &gathered, key.on_paper.paper.roster())?;
            (gathered, Lie::List(Box::new(list)))
        }
        None => {
            let gathered = gathered.with_photos(cx.register, |_| true)?;
            let poster = poster(&cx.into(), &gathered, key.on_paper.paper.poster());
            (gathered, Lie::Poster(Box::new(poster)))
        }
    };
    Ok(Ok(Papers { title, gathered: Arc::new(gathered), lie }))
}

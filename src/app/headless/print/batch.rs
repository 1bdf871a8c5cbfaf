//! The batch of a command line: whose, on which sheet, under which numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::{Desk, PrintAsked, PrintTo, Report, Said, code};
use crate::documents::card_papers::{PosterPaper, RosterPaper};
use crate::domain::cards::code::code_text;
use crate::domain::cards::{Card, CardToMake, IssueReason};
use crate::domain::ids::StaffId;
use crate::domain::layouts::CardLayout;
use crate::domain::products::Product;
use crate::domain::sheets::{Page, SheetChoice, SheetProblem, impose};
use crate::domain::staff::StaffStatus;
use crate::jobs::cards::sheets::{SheetWish, named, offers, order};
use crate::jobs::cards::{CardOptions, Gathered, Lie, Numbered, Subject, SubjectKind, gather};
use crate::register::{Register, RegisterError};
use crate::ui::card_papers::{PaperDesk, poster, roster};
use crate::ui::card_words::{self, card_words};

/// Signs in place of the check code of a card not made.
const NO_CHECK: &str = "------";

/// What is to be printed.
pub(super) struct Batch {
    pub(super) gathered: Gathered,
    /// The pages, of what lies in cells.
    pub(super) pages: Option<Vec<Page>>,
}

impl Desk {
    /// Reads whom it is for; who cannot be printed is named.
    pub(super) fn batch(&self, register: &Register, (asked, said): (&PrintAsked, &mut Said)) -> Result<Batch, Report> {
        let subjects = self.subjects(register, (asked, said))?;
        let last_day = register.hall().badge_valid_until;
        let options = CardOptions {
            words: card_words(&self.strings),
            layout: self.layout(register, asked)?,
            valid_until: last_day.filter(|_| asked.product.is_card() && asked.product != Product::Visitor),
            today: self.clock.now().date(),
            code: asked.code,
        };
        let mut gathered = gather(register, asked.product, &subjects, &options).map_err(|error| self.failed(&error))?;
        for held in &gathered.held_back {
            let why: Vec<String> = held
                .problems
                .iter()
                .map(|problem| card_words::problem(&self.strings, *problem, asked.product))
                .collect();
            said.name(self.line(
                "cli-badge-held-back",
                &[("work", &held.number), ("name", &held.name), ("why", &why.join("; "))],
            ));
        }
        self.drop_without_reason(register, (asked, said), &mut gathered)?;
        let pages = self.pages(register, (asked, &gathered))?;
        Ok(Batch { gathered, pages })
    }

    fn subjects(&self, register: &Register, (asked, said): (&PrintAsked, &mut Said)) -> Result<Vec<Subject>, Report> {
        let known: Vec<(String, Subject, bool)> = match SubjectKind::of(asked.product) {
            SubjectKind::Visitors => return Ok((0..asked.count).map(Subject::Visitor).collect()),
            SubjectKind::Windows => {
                let windows = register.windows().map_err(|error| self.failed(&error))?.into_iter();
                let windows = windows
                    .map(|one| (one.number.trim().to_uppercase(), Subject::Window(one.id), one.retired_on.is_none()));
                windows.collect()
            }
            SubjectKind::People => {
                let people = register.staff().map_err(|error| self.failed(&error))?.into_iter();
                let people = people.map(|member| {
                    let is_active = member.record.status == StaffStatus::Active;
                    (member.record.work_no.as_str().to_uppercase(), Subject::Person(member.id), is_active)
                });
                people.collect()
            }
        };
        if asked.numbers.is_empty() {
            return Ok(known.into_iter().filter(|(.., is_active)| *is_active).map(|(_, one, _)| one).collect());
        }
        let mut found = Vec::new();
        for number in &asked.numbers {
            match known.iter().find(|(known, ..)| known == number) {
                Some((_, subject, _)) if found.contains(subject) => {}
                Some((_, subject, _)) => found.push(*subject),
                None if SubjectKind::of(asked.product) == SubjectKind::Windows => {
                    said.name(self.line("cli-no-such-window", &[("number", number)]));
                }
                None => said.name(self.line("cli-no-such-person", &[("work", number)])),
            }
        }
        Ok(found)
    }

    /// The layout asked for, by its code or name.
    fn layout(&self, register: &Register, asked: &PrintAsked) -> Result<Option<CardLayout>, Report> {
        let Some(wanted) = &asked.layout else { return Ok(None) };
        let code = wanted.replace('-', "_");
        let shipped = CardLayout::shipped().iter().find(|shipped| {
            shipped.layout.product == asked.product
                && (shipped.code == code || shipped.layout.names.values().any(|name| name == wanted))
        });
        if let Some(shipped) = shipped {
            return Ok(Some(shipped.layout.clone()));
        }
        let own = register.card_layouts().map_err(|error| self.failed(&error))?.into_iter();
        let own = own.filter(|own| own.layout.product == asked.product && own.retired_on.is_none());
        match own.into_iter().find(|own| own.name == *wanted) {
            Some(own) if own.layout.check().is_empty() => Ok(Some(own.layout)),
            Some(_) => Err(Report::failed(
                code::USAGE,
                format!(
                    "{}\n{}\n",
                    self.strings.text("error-layout-incomplete"),
                    self.strings.text("error-layout-incomplete-do")
                ),
            )),
            None => Err(self.bad_value("--layout", wanted)),
        }
    }

    fn bad_value(&self, what: &str, value: &str) -> Report {
        Report::failed(code::USAGE, self.line("cli-bad-value", &[("what", what), ("value", value)]))
    }

    /// Whoever has a printed card and gets another one only with a reason is named, where cards are recorded.
    fn drop_without_reason(
        &self,
        register: &Register,
        (asked, said): (&PrintAsked, &mut Said),
        gathered: &mut Gathered,
    ) -> Result<(), Report> {
        if matches!(asked.to, PrintTo::Proof(_)) || !asked.product.is_card() || asked.reason.is_some() {
            return Ok(());
        }
        let cards = register.cards().map_err(|error| self.failed(&error))?;
        let has_one = |id: StaffId| {
            cards.iter().any(|card| card.product == asked.product && card.staff == Some(id) && card.life.holds_place())
        };
        let mut dropped = Vec::new();
        gathered.ready.retain(|card| {
            let keeps = card.subject.person().is_none_or(|id| !has_one(id));
            if !keeps {
                dropped.push((card.face.work_no.clone(), card.face.bearer.clone()));
            }
            keeps
        });
        for (work, name) in dropped {
            said.name(self.line("cli-print-again", &[("work", &work), ("name", &name)]));
        }
        Ok(())
    }

    fn pages(
        &self,
        register: &Register,
        (asked, gathered): (&PrintAsked, &Gathered),
    ) -> Result<Option<Vec<Page>>, Report> {
        let Some(layout) = gathered.layout.as_ref().filter(|_| !gathered.ready.is_empty()) else {
            return Ok(None);
        };
        let own = register.print_sheets().map_err(|error| self.failed(&error))?;
        let offers = offers(layout, &own);
        let offer = match &asked.sheet {
            Some(word) => named(&offers, word).ok_or_else(|| self.bad_value("--sheet", word))?,
            None => offers.first().ok_or_else(|| self.bad_value("--sheet", ""))?,
        };
        let only = SheetChoice::parse(&asked.pages).map_err(|_| self.bad_value("--pages", &asked.pages))?;
        if asked.start > offer.spec.cells() {
            return Err(self.bad_value("--start", &asked.start.to_string()));
        }
        let wish = SheetWish {
            start: asked.start - 1,
            copies: asked.copies,
            only,
            crop_marks: asked.crop_marks,
            duplex: asked.duplex,
            cover: asked.cover,
        };
        let order = order(layout, offer, (&wish, gathered.ready.len()));
        impose(&order).map(Some).map_err(|problem| self.bad_sheet(&problem))
    }

    fn bad_sheet(&self, problem: &SheetProblem) -> Report {
        Report::failed(code::USAGE, card_words::sheet_problem(&self.strings, problem) + "\n")
    }

    /// Gives the cards their numbers: made in the ledger where they are recorded, else those that would come next.
    pub(super) fn made(
        &self,
        register: &mut Register,
        (asked, batch): (&PrintAsked, &mut Batch),
    ) -> Result<Vec<Card>, Report> {
        if !asked.product.is_card() {
            return Ok(Vec::new());
        }
        let last_day = batch.gathered.last_day();
        // Only what lies on a sheet that prints is made.
        let placed: Option<BTreeSet<usize>> =
            batch.pages.as_ref().map(|pages| pages.iter().flat_map(|page| &page.placed).map(|one| one.card).collect());
        let printed: Vec<_> = batch
            .gathered
            .ready
            .iter()
            .enumerate()
            .filter(|(index, _)| placed.as_ref().is_none_or(|placed| placed.contains(index)))
            .map(|(_, card)| card)
            .collect();
        let wanted: Vec<CardToMake> = printed
            .iter()
            .map(|card| CardToMake {
                valid_until: last_day,
                reason: asked.reason.unwrap_or(IssueReason::First),
                note: asked.note.trim().to_owned(),
                ..card.to_make(asked.product)
            })
            .collect();
        let subjects: Vec<Subject> = printed.iter().map(|card| card.subject).collect();
        let failed = |error: RegisterError| self.failed(&error);
        let (cards, numbered): (Vec<Card>, Vec<Numbered>) = if matches!(asked.to, PrintTo::Proof(_)) {
            let numbers = register.next_numbers(&wanted).map_err(failed)?;
            let told = numbers.into_iter().zip(&wanted).map(|(number, card)| {
                let code = code_text(&card.face.work_no, &number, NO_CHECK);
                Numbered { number, code }
            });
            (Vec::new(), told.collect())
        } else {
            let cards = register.make_cards(&wanted, self.clock.now()).map_err(failed)?.value;
            let own = cards.iter().map(|card| Numbered { number: card.number.clone(), code: register.code_of(card) });
            let own = own.collect();
            (cards, own)
        };
        let numbers: BTreeMap<Subject, Numbered> = subjects.into_iter().zip(numbered).collect();
        batch.gathered.number(&numbers);
        Ok(cards)
    }

    /// How it lies on paper.
    pub(super) fn lie(
        &self,
        register: &Register,
        (asked, gathered): (&PrintAsked, &Gathered),
        pages: Option<Vec<Page>>,
    ) -> Result<Lie, Report> {
        let desk = PaperDesk { strings: &self.strings, register, now: self.clock.now() };
        let wants = |word: &str| asked.sheet.as_deref() == Some(word);
        match (pages, asked.product) {
            (Some(pages), _) => Ok(Lie::Cells(pages, self.calibration(register, asked)?)),
            (None, Product::RosterList) => {
                let list = roster(&desk, gathered, RosterPaper::Upright).map_err(|error| self.failed(&error))?;
                Ok(Lie::List(Box::new(list)))
            }
            (None, _) => {
                let paper = if wants("a4") { PosterPaper::A4 } else { PosterPaper::A3 };
                Ok(Lie::Poster(Box::new(poster(&desk, gathered, paper))))
            }
        }
    }

    fn calibration(
        &self,
        register: &Register,
        asked: &PrintAsked,
    ) -> Result<crate::domain::sheets::Calibration, Report> {
        let PrintTo::Printer(printer) = &asked.to else { return Ok(crate::domain::sheets::Calibration::default()) };
        let row = register.calibration_of(printer).map_err(|error| self.failed(&error))?;
        Ok(row.map(|row| crate::ui::print::calibration_of(&row)).unwrap_or_default())
    }
}

//! `print FILE|--sample --product P ...`: cards, signs and sheets of the roster to a printer or as PDF (P1-1.2, P1-1.3, P1-1.6,
//! P1-2.7). Who cannot be printed is named; only what is printed or recorded takes a number.

mod batch;
mod said;

use std::sync::Arc;

use super::{Desk, PrintAsked, PrintTo, Report, code};
use crate::app::card_numbers;
use crate::domain::cards::{Card, CardEventKind, CardStep};
use crate::domain::ids::CardId;
use crate::exchange::files::write_whole;
use crate::jobs::Progress;
use crate::jobs::cards::{Papers, SetError, set_all};
use crate::jobs::printing::{Errand, JobState, Media, PrintError, PrintOrder, Sides};
use crate::register::Register;
use crate::ui::{card_words, printing_words};

/// What is to be said, and whether something was named.
#[derive(Default)]
struct Said {
    out: String,
    has_named: bool,
}

impl Desk {
    pub(super) fn print(&self, asked: &PrintAsked) -> Report {
        self.try_print(asked).unwrap_or_else(|report| report)
    }

    fn try_print(&self, asked: &PrintAsked) -> Result<Report, Report> {
        let records = !matches!(asked.to, PrintTo::Proof(_));
        if records && asked.product.is_card() && asked.copies > 1 {
            return Err(Report::failed(code::USAGE, self.line("cli-print-one-copy", &[])));
        }
        if let PrintTo::Proof(out) | PrintTo::Recorded(out) = &asked.to {
            // Before a card takes its number.
            self.may_write(out)?;
        }
        let mut register = self.open(&asked.from)?;
        let mut said = Said::default();
        if records {
            self.raise_card_numbers(&mut register)?;
        }
        let mut batch = self.batch(&register, (asked, &mut said))?;
        if batch.gathered.ready.is_empty() {
            let product = card_words::product(&self.strings, asked.product);
            said.out += &self.line("cli-print-none", &[("product", &product)]);
            return Ok(Report { out: said.out, err: String::new(), code: code::NAMED });
        }
        let cards = self.made(&mut register, (asked, &mut batch))?;
        if records {
            self.remember_card_numbers(&register)?;
        }
        let papers = self.papers(&register, (asked, batch))?;
        let count = if cards.is_empty() { papers.gathered.ready.len() } else { cards.len() };
        self.deliver(asked, &papers)?;
        self.note_printed(&mut register, &cards)?;
        said.out += &self.done_words(asked, (count, &cards));
        let code = if said.has_named { code::NAMED } else { code::DONE };
        Ok(Report { out: said.out, err: String::new(), code })
    }

    /// Numbers this PC gave out are not given again by an older copy of the file.
    fn raise_card_numbers(&self, register: &mut Register) -> Result<(), Report> {
        let Some(kept) = self.numbers.as_deref() else { return Ok(()) };
        card_numbers::raise(register, kept, self.clock.now()).map(|_| ()).map_err(|error| self.failed(&error))
    }

    fn remember_card_numbers(&self, register: &Register) -> Result<(), Report> {
        let Some(kept) = self.numbers.as_deref() else { return Ok(()) };
        card_numbers::remember(register, kept).map_err(|error| self.failed(&error))
    }

    fn deliver(&self, asked: &PrintAsked, papers: &Papers) -> Result<(), Report> {
        let pdf = set_all(papers, &Progress::default()).map_err(|error| match error {
            SetError::Document(error) => Report::failed(code::FILE, format!("{error}\n")),
            SetError::Cancelled(error) => Report::failed(code::FILE, format!("{error}\n")),
        })?;
        match &asked.to {
            PrintTo::Proof(out) | PrintTo::Recorded(out) => {
                write_whole(&out.path, &pdf).map_err(|error| self.file_failed(&error))
            }
            PrintTo::Printer(printer) => self.send(printer, (asked, papers), &pdf),
        }
    }

    fn send(&self, printer: &str, (asked, papers): (&PrintAsked, &Papers), pdf: &[u8]) -> Result<(), Report> {
        let size_mm = papers.first_page_mm();
        let sides = match asked.duplex.filter(|_| papers.has_backs()) {
            Some(crate::domain::sheets::Flip::LongEdge) => Sides::LongEdge,
            Some(crate::domain::sheets::Flip::ShortEdge) => Sides::ShortEdge,
            None => Sides::One,
        };
        let order = PrintOrder::new(printer, papers.title.as_str()).on(Media::of_page(size_mm)).sides(sides);
        match Errand::default().run(&self.system, &order, pdf) {
            Ok(JobState::Done) => Ok(()),
            Ok(state) => {
                let (_, words) = printing_words::job(&self.strings, Some(&state));
                let advice = printing_words::job_advice(&self.strings, &state);
                Err(Report::failed(code::FILE, format!("{words}\n{advice}\n{}", self.left_made())))
            }
            Err(error) => Err(self.not_printed(&error, printer)),
        }
    }

    fn not_printed(&self, error: &PrintError, printer: &str) -> Report {
        let (words, advice) = printing_words::error(&self.strings, error, printer);
        Report::failed(code::FILE, format!("{words}\n{advice}\n{}", self.left_made()))
    }

    /// What became of the cards that were made for it.
    fn left_made(&self) -> String {
        self.line("cli-print-left-made", &[])
    }

    fn note_printed(&self, register: &mut Register, cards: &[Card]) -> Result<(), Report> {
        if cards.is_empty() {
            return Ok(());
        }
        let ids: Vec<CardId> = cards.iter().map(|card| card.id).collect();
        let now = self.clock.now();
        let step = CardStep::plain(CardEventKind::Printed, now.date());
        register.note_card_events(&ids, &step, now).map(|_| ()).map_err(|error| self.failed(&error))
    }

    fn papers(&self, register: &Register, (asked, batch): (&PrintAsked, batch::Batch)) -> Result<Papers, Report> {
        let title = card_words::product(&self.strings, asked.product);
        let gathered = batch.gathered.with_photos(register, |_| true).map_err(|error| self.failed(&error))?;
        let lie = self.lie(register, (asked, &gathered), batch.pages)?;
        Ok(Papers { title, gathered: Arc::new(gathered), lie })
    }
}

//! A batch being set, written or printed, in a thread of its own.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::RoomFacts;
use crate::domain::ids::CardId;
use crate::domain::sheets::{Flip, PaperSize, Sides as CardSides, test_page};
use crate::exchange::files::{FileError, write_whole};
use crate::jobs::cards::{Lie, Numbered, Papers, SetError, Subject, set_all};
use crate::jobs::printing::{Errand, JobState, Media, PrintError, PrintOrder, Sides};
use crate::jobs::{JobEnd, Task};
use crate::register::RegisterError;
use crate::ui::card_papers::{proof, test_words};
use crate::ui::card_words;
use crate::ui::commands::Notice;
use crate::ui::context::UiContext;
use crate::ui::print::batch::{BatchKey, gathered, papers};

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui::print) enum What {
    /// The batch.
    Cards,
    /// The proof to sign.
    Proof,
    /// The page to measure a printer by.
    TestPage,
}

impl What {
    /// Name of its file and job.
    pub(super) fn stem(self, cx: &UiContext<'_>, key: &BatchKey) -> String {
        let product = card_words::product(cx.strings, key.built.product());
        let values = [("product", product.into()), ("date", cx.today().to_string().into())];
        cx.strings.text_with(
            match self {
                Self::Cards => "print-file-name",
                Self::Proof => "print-file-proof",
                Self::TestPage => "print-file-test",
            },
            &values,
        )
    }
}

/// Where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui::print) enum Target {
    /// Into this PDF.
    File(PathBuf),
    /// To the printer of this name.
    Printer(String),
}

/// A batch whose cards are made.
#[derive(Debug, Clone)]
pub(super) struct Work {
    pub(super) cards: Vec<CardId>,
    pub(super) target: Target,
    pub(super) what: What,
    /// How many cards, signs, people.
    pub(super) count: usize,
}

/// Why it did not come out.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub(super) enum WorkError {
    #[error(transparent)]
    Set(#[from] SetError),
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Print(#[from] PrintError),
}

/// How it ended: the last the printer told, or nothing for a file.
pub(super) type WorkEnd = JobEnd<Result<Option<JobState>, WorkError>>;

/// A batch under way.
pub(super) struct Working {
    pub(super) work: Work,
    task: Task<Result<Option<JobState>, WorkError>>,
    errand: Errand,
    /// How many pages the printer gets.
    pub(super) pages: usize,
}

impl Working {
    pub(super) fn poll(&self) -> Option<WorkEnd> {
        self.task.poll()
    }

    /// How far the printer is; `None` while pages are set.
    pub(super) fn state(&self) -> Option<JobState> {
        self.errand.state()
    }

    pub(super) fn is_stopping(&self) -> bool {
        self.errand.is_cancelled()
    }

    pub(super) fn stop(&self) {
        self.errand.cancel();
        self.task.cancel();
    }
}

impl Work {
    /// Reads the photos and starts the job; `None` where nothing can be set, which was told.
    pub(super) fn start(
        self,
        cx: &UiContext<'_>,
        (key, numbers): (&BatchKey, &BTreeMap<Subject, Numbered>),
        room: &RoomFacts<'_>,
    ) -> Option<Working> {
        let papers = match self.papers(cx, (key, numbers), room) {
            Ok(papers) => papers?,
            Err(error) => {
                tracing::error!(%error, "a batch could not be read");
                let notice = Notice::wrong(cx.text("error-unexpected"), cx.text("error-unexpected-do"));
                cx.notify(notice.with_details(error.to_string()));
                return None;
            }
        };
        let (pages, size_mm) = (papers.pages().unwrap_or(0), papers.first_page_mm());
        let order = match &self.target {
            Target::File(_) => None,
            Target::Printer(printer) => {
                let duplex = room.printers.info(printer).and_then(crate::jobs::printing::PrinterInfo::offers_duplex);
                let title = self.what.stem(cx, key);
                Some(PrintOrder::new(printer, title).on(Media::of_page(size_mm)).sides(sides(self.what, key, duplex)))
            }
        };
        let (errand, system, target) = (Errand::default(), room.system.clone(), self.target.clone());
        let sent = errand.clone();
        let task = cx.jobs.start("printing cards", move |progress| {
            let pdf = set_all(&papers, progress)?;
            match (&target, order) {
                (Target::File(path), _) => write_whole(path, &pdf).map(|()| None).map_err(WorkError::from),
                (Target::Printer(_), Some(order)) => Ok(Some(sent.run(&system, &order, &pdf)?)),
                (Target::Printer(_), None) => Ok(None),
            }
        });
        Some(Working { work: self, task, errand, pages })
    }

    fn printer(&self) -> &str {
        match &self.target {
            Target::Printer(printer) => printer,
            Target::File(_) => "",
        }
    }

    fn papers(
        &self,
        cx: &UiContext<'_>,
        (key, numbers): (&BatchKey, &BTreeMap<Subject, Numbered>),
        room: &RoomFacts<'_>,
    ) -> Result<Option<Papers>, RegisterError> {
        let whole = gathered(room.data, key, numbers);
        let made = match self.what {
            What::Cards => papers(cx, (key, whole), None)?,
            What::Proof => {
                let whole = whole.with_photos(cx.register, |_| true)?;
                let lie = Lie::Proof(Box::new(proof(&cx.into(), &whole)));
                Ok(Papers { title: self.what.stem(cx, key), gathered: whole.into(), lie })
            }
            What::TestPage => {
                let paper = key.order.as_ref().and_then(|order| order.as_ref().ok()).map(|order| order.spec.paper);
                let page = test_page(paper.unwrap_or(PaperSize::A4)).or_else(|_| test_page(PaperSize::A4));
                page.map(|page| Papers {
                    title: self.what.stem(cx, key),
                    gathered: whole.into(),
                    lie: Lie::Test(Box::new((page, test_words(&cx.into(), self.printer())))),
                })
            }
        };
        match made {
            Ok(papers) => Ok(Some(papers)),
            Err(problem) => {
                let words = card_words::sheet_problem(cx.strings, &problem);
                cx.notify(Notice::wrong(cx.text("print-not-set"), words));
                Ok(None)
            }
        }
    }
}

/// Which sides the printer prints. One that cannot turn the paper gets single sides.
fn sides(what: What, key: &BatchKey, duplex: Option<bool>) -> Sides {
    let of_cards = key.order.as_ref().and_then(|order| order.as_ref().ok()).map(|order| order.sides);
    match of_cards {
        _ if what != What::Cards || duplex == Some(false) => Sides::One,
        Some(CardSides::FrontAndBack(Flip::LongEdge)) => Sides::LongEdge,
        Some(CardSides::FrontAndBack(Flip::ShortEdge)) => Sides::ShortEdge,
        _ => Sides::One,
    }
}

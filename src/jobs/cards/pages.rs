//! Pages: one of them for the screen, all of them for the printer or a file. What is seen is set the way it prints.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Gathered;
use super::sheets::face_size;
use crate::documents::DocumentError;
use crate::documents::card_papers::{
    CalibrationWords, PhotoPoster, PosterPaper, ProofSheet, RosterList, RosterPaper, calibration_pdf, photo_poster_pdf,
    proof_sheet_pdf, roster_list_pdf,
};
use crate::documents::cards::{CardContent, SheetPaper, cards_pdf};
use crate::documents::raster::{PagePicture, page_count, page_picture, page_size_mm};
use crate::domain::layouts::CardLayout;
use crate::domain::sheets::{Calibration, CheckRuler, CropMarks, Page, SheetOrder, SheetSpec, Side, TestPage, impose};
use crate::jobs::{Cancelled, Progress};

/// A snapshot of what is to be set.
#[derive(Debug, Clone)]
pub struct Papers {
    /// Title of the file.
    pub title: String,
    /// Whose cards, with the photos of those that are drawn.
    pub gathered: Arc<Gathered>,
    /// How they lie on paper.
    pub lie: Lie,
}

impl Papers {
    /// Width and height of the first page, mm.
    pub fn first_page_mm(&self) -> (f32, f32) {
        match &self.lie {
            Lie::Cells(pages, _) => pages.first().map_or((210.0, 297.0), |page| (page.width_mm, page.height_mm)),
            Lie::Poster(poster) => match poster.paper {
                PosterPaper::A4 => (210.0, 297.0),
                PosterPaper::A3 => (297.0, 420.0),
                PosterPaper::A3Across => (420.0, 297.0),
            },
            Lie::List(list) if list.paper == RosterPaper::Across => (297.0, 210.0),
            Lie::List(_) | Lie::Proof(_) => (210.0, 297.0),
            Lie::Test(test) => (test.0.width_mm, test.0.height_mm),
        }
    }

    /// How many pages there are, where that is known before they are set.
    pub fn pages(&self) -> Option<usize> {
        match &self.lie {
            Lie::Cells(pages, _) => Some(pages.len()),
            Lie::Test(_) => Some(1),
            Lie::Poster(_) | Lie::List(_) | Lie::Proof(_) => None,
        }
    }

    /// Whether backs lie behind fronts.
    pub fn has_backs(&self) -> bool {
        matches!(&self.lie, Lie::Cells(pages, _) if pages.iter().any(|page| page.side == Side::Back))
    }
}

/// How things lie on paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Lie {
    /// Cards in cells: the pages imposed, and how far the printer prints aside.
    Cells(Vec<Page>, Calibration),
    /// Faces with captions, as many as go on a sheet.
    Poster(Box<PhotoPoster>),
    /// A list.
    List(Box<RosterList>),
    /// The proof to check and sign.
    Proof(Box<ProofSheet>),
    /// The page to measure a printer by.
    Test(Box<(TestPage, CalibrationWords)>),
}

/// Why nothing was set.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SetError {
    /// The document's.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// Stopped by a person.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// A page as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct ShownPage {
    /// Its picture.
    pub picture: PagePicture,
    /// Width and height in millimetres.
    pub size_mm: (f32, f32),
    /// How many pages there are.
    pub count: usize,
    /// The whole document, where it had to be set as a whole; to be given back for the next page.
    pub whole: Option<Arc<Vec<u8>>>,
}

/// Sets one page, counted from 0, and makes its picture so many pixels wide. Of cards only those on the page are set, so that
/// it takes as long for 500 people as for four.
///
/// # Errors
/// No such page; those of the document.
pub fn page_shown(
    papers: &Papers,
    (page, pixels_wide): (usize, usize),
    whole: Option<Arc<Vec<u8>>>,
) -> Result<ShownPage, DocumentError> {
    match &papers.lie {
        Lie::Cells(pages, calibration) => {
            let shown = pages.get(page).ok_or(DocumentError::NoSuchPage { page })?;
            let pdf = one_page(papers, shown, *calibration)?;
            picture(&pdf, (0, pixels_wide), (pages.len(), None))
        }
        Lie::Poster(_) | Lie::List(_) | Lie::Proof(_) | Lie::Test(_) => {
            let pdf = match whole {
                Some(pdf) => pdf,
                None => Arc::new(set(papers)?),
            };
            picture(&pdf, (page, pixels_wide), (page_count(&pdf)?, Some(Arc::clone(&pdf))))
        }
    }
}

/// The front of the first card on a page of its own size, as a picture so many pixels wide.
///
/// # Errors
/// Nobody is ready; those of the document.
pub fn card_shown(gathered: &Arc<Gathered>, pixels_wide: usize) -> Result<PagePicture, DocumentError> {
    let layout = gathered.layout.as_ref().ok_or(DocumentError::Nothing)?;
    let order = SheetOrder {
        crop_marks: CropMarks::Hidden,
        ruler: CheckRuler::Hidden,
        ..SheetOrder::new(SheetSpec::own_page(face_size(layout)), face_size(layout), 1)
    };
    let pages = impose(&order).map_err(|_| DocumentError::Nothing)?;
    let papers =
        Papers { title: String::new(), gathered: Arc::clone(gathered), lie: Lie::Cells(pages, Calibration::default()) };
    page_shown(&papers, (0, pixels_wide), None).map(|shown| shown.picture)
}

fn picture(
    pdf: &[u8],
    (page, pixels_wide): (usize, usize),
    (count, whole): (usize, Option<Arc<Vec<u8>>>),
) -> Result<ShownPage, DocumentError> {
    let size_mm = page_size_mm(pdf, page)?;
    let picture = page_picture(pdf, page, pixels_wide as f32 / size_mm.0.max(1.0))?;
    Ok(ShownPage { picture, size_mm, count, whole })
}

fn one_page(papers: &Papers, page: &Page, calibration: Calibration) -> Result<Vec<u8>, DocumentError> {
    let (page, contents) = alone(page, &papers.gathered);
    let pages = [page];
    let paper = SheetPaper { pages: &pages, calibration, title: &papers.title };
    cards_pdf(layout(papers)?, &papers.gathered.unit, &contents, &paper)
}

/// The page with its cards counted anew, and what stands on those.
fn alone(page: &Page, gathered: &Gathered) -> (Page, Vec<CardContent>) {
    let (mut page, mut contents, mut places) = (page.clone(), Vec::new(), BTreeMap::new());
    page.placed.retain_mut(|placed| {
        let Some(ready) = gathered.ready.get(placed.card) else { return false };
        placed.card = *places.entry(placed.card).or_insert_with(|| {
            contents.push(ready.content.clone());
            contents.len() - 1
        });
        true
    });
    (page, contents)
}

fn layout(papers: &Papers) -> Result<&CardLayout, DocumentError> {
    papers.gathered.layout.as_ref().ok_or(DocumentError::Nothing)
}

/// Sets all pages.
///
/// # Errors
/// The document's, and `Cancelled`.
pub fn set_all(papers: &Papers, progress: &Progress) -> Result<Vec<u8>, SetError> {
    progress.expect(papers.gathered.ready.len());
    let pdf = set(papers)?;
    progress.step()?;
    Ok(pdf)
}

fn set(papers: &Papers) -> Result<Vec<u8>, DocumentError> {
    let gathered = &papers.gathered;
    match &papers.lie {
        Lie::Cells(pages, calibration) => {
            let paper = SheetPaper { pages, calibration: *calibration, title: &papers.title };
            cards_pdf(layout(papers)?, &gathered.unit, &gathered.contents(), &paper)
        }
        Lie::Poster(poster) => photo_poster_pdf(poster),
        Lie::List(list) => roster_list_pdf(list),
        Lie::Proof(sheet) => proof_sheet_pdf(sheet, layout(papers)?, &gathered.unit, &gathered.contents()),
        Lie::Test(test) => calibration_pdf(&test.0, &test.1),
    }
}

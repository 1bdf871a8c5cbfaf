//! Pages: one of them for the screen, all of them for the printer or a file. What is seen is set the way it prints.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Gathered;
use crate::documents::DocumentError;
use crate::documents::card_papers::PosterPaper;
use crate::documents::cards::{CardContent, SheetPaper, cards_pdf};
use crate::documents::raster::{PagePicture, page_count, page_picture, page_size_mm};
use crate::domain::layouts::CardLayout;
use crate::domain::sheets::{Calibration, Page};
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

/// How things lie on paper.
#[derive(Debug, Clone)]
pub enum Lie {
    /// Cards in cells: the pages imposed, and how far the printer prints aside.
    Cells(Vec<Page>, Calibration),
    /// Faces with captions, as many as go on a sheet.
    Poster(PosterPaper),
    /// A list.
    List,
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
        Lie::Poster(_) | Lie::List => {
            let pdf = match whole {
                Some(pdf) => pdf,
                None => Arc::new(set(papers)?),
            };
            picture(&pdf, (page, pixels_wide), (page_count(&pdf)?, Some(Arc::clone(&pdf))))
        }
    }
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
        Lie::Poster(_) | Lie::List => Err(DocumentError::Nothing),
    }
}

//! Which card lies where on which page.

use serde::{Deserialize, Serialize};

use super::duplex::Mirror;
use super::marks::{self, Reach};
use super::order::{CheckRuler, Collation, CropMarks, SheetOrder, Sides};
use super::pages::{Frame, Mark, Page, Placed, Ruler, Side, Spot};
use super::piece::Piece;
use super::problems::SheetProblem;
use super::ruler;

/// How much an order prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetCounts {
    /// Cards with all their copies.
    pub cards: usize,
    /// Sheets of paper of the whole order.
    pub sheets: usize,
    /// Sheets of it that are chosen.
    pub chosen_sheets: usize,
    /// Pages that come out: two a chosen sheet where backs are printed.
    pub pages: usize,
    /// Cells used on the last sheet of the whole order; the start of the next order, 0 where it is full.
    pub next_start: usize,
}

impl SheetOrder {
    /// How much it prints.
    ///
    /// # Errors
    /// The first thing wrong with the order.
    pub fn counts(&self) -> Result<SheetCounts, SheetProblem> {
        let chosen = self.chosen_sheets()?;
        let (cards, cells) = (self.cards * self.copies, self.spec.cells());
        let pages_a_sheet = if matches!(self.sides, Sides::FrontAndBack(_)) { 2 } else { 1 };
        Ok(SheetCounts {
            cards,
            sheets: self.sheets(),
            chosen_sheets: chosen.len(),
            pages: chosen.len() * pages_a_sheet,
            next_start: (self.start + cards) % cells.max(1),
        })
    }

    /// Sheets of paper of the whole order.
    fn sheets(&self) -> usize {
        (self.start + self.cards * self.copies).div_ceil(self.spec.cells().max(1))
    }

    /// The numbers of the sheets to print, from 1; the order is checked first.
    fn chosen_sheets(&self) -> Result<Vec<usize>, SheetProblem> {
        if let Some(problem) = self.check().into_iter().next() {
            return Err(problem);
        }
        let sheets = self.sheets();
        let chosen = |sheet: &usize| self.only_sheets.as_ref().is_none_or(|choice| choice.holds(*sheet));
        let chosen: Vec<usize> = (1..=sheets).filter(chosen).collect();
        if chosen.is_empty() { Err(SheetProblem::NothingChosen { sheets }) } else { Ok(chosen) }
    }

    /// The card in a cell, counted over all sheets; none in a used one and after the last.
    fn card_in(&self, cell: usize) -> Option<usize> {
        let slot = cell.checked_sub(self.start).filter(|slot| *slot < self.cards * self.copies)?;
        match self.collation {
            Collation::ByCard => slot.checked_div(self.copies),
            Collation::BySet => slot.checked_rem(self.cards),
        }
    }
}

/// The pages of an order: sheet after sheet, its front and, with backs, its back (P1-1.2, P1-1.3, P1-2.7).
///
/// # Errors
/// The first thing wrong with the order; [`SheetOrder::check`] gives them all.
pub fn impose(order: &SheetOrder) -> Result<Vec<Page>, SheetProblem> {
    let chosen = order.chosen_sheets()?;
    let press = Press::new(order);
    Ok(chosen.into_iter().flat_map(|sheet| press.sheet(sheet)).collect())
}

/// What is the same on every sheet of an order.
struct Press<'a> {
    order: &'a SheetOrder,
    piece: Piece,
    mirror: Option<Mirror>,
    ruler: Option<Ruler>,
    bleed_mm: f32,
}

impl<'a> Press<'a> {
    fn new(order: &'a SheetOrder) -> Self {
        let piece = Piece::of(order);
        let mirror = match order.sides {
            Sides::FrontAndBack(flip) => Some(Mirror::new(order.spec.paper, flip)),
            Sides::FrontOnly | Sides::FoldOver(_) => None,
        };
        let bleed_mm = match order.crop_marks {
            CropMarks::Shown => marks::bleed_mm(&order.spec, &piece),
            CropMarks::Hidden => 0.0,
        };
        let mut press = Self { order, piece, mirror, ruler: None, bleed_mm };
        if order.ruler == CheckRuler::Shown {
            let left_mm = press.cut(0).x_mm;
            press.ruler = ruler::place(order.spec.paper, press.taken(), left_mm);
        }
        press
    }

    /// The pages of one sheet, counted from 1.
    fn sheet(&self, sheet: usize) -> impl Iterator<Item = Page> {
        let front = self.front(sheet);
        let back = self.mirror.map(|mirror| back(&front, mirror));
        std::iter::once(front).chain(back)
    }

    fn front(&self, sheet: usize) -> Page {
        let spec = &self.order.spec;
        let first = (sheet - 1) * spec.cells();
        let mut page = Page {
            sheet,
            side: Side::Front,
            width_mm: spec.paper.width_mm,
            height_mm: spec.paper.height_mm,
            bleed_mm: self.bleed_mm,
            placed: Vec::new(),
            marks: Vec::new(),
            folds: Vec::new(),
            windows: Vec::new(),
            ruler: self.ruler.clone(),
        };
        for cell in 0..spec.cells() {
            if let Some(card) = self.order.card_in(first + cell) {
                self.put(&mut page, card, cell);
            }
        }
        page
    }

    /// Puts a card with all around it into a cell of a page.
    fn put(&self, page: &mut Page, card: usize, cell: usize) {
        let cut = self.cut(cell);
        page.placed.extend(self.piece.faces.iter().map(|face| {
            let Frame { x_mm, y_mm, width_mm, height_mm } = face.frame.moved(cut.x_mm, cut.y_mm);
            Placed { card, side: face.side, x_mm, y_mm, width_mm, height_mm, turn_degrees: face.turn }
        }));
        if self.order.crop_marks == CropMarks::Shown {
            page.marks.extend(Reach::of(&self.order.spec, &self.piece, cell).marks(cut));
        }
        page.folds.extend(self.piece.fold.map(|fold| moved(fold, cut)));
        page.windows.extend(self.window(cut));
    }

    /// What is cut out of a cell.
    fn cut(&self, cell: usize) -> Frame {
        self.piece.in_cell(self.order.spec.cell_frame(cell))
    }

    /// The cover's outline around what is cut out.
    fn window(&self, cut: Frame) -> Option<Frame> {
        let size = self.order.window_on_page()?;
        Some(Frame {
            x_mm: cut.x_mm - (size.width_mm - cut.width_mm) / 2.0,
            y_mm: cut.y_mm - (size.height_mm - cut.height_mm) / 2.0,
            width_mm: size.width_mm,
            height_mm: size.height_mm,
        })
    }

    /// What a full sheet takes, marks and outlines included.
    fn taken(&self) -> Frame {
        let last = self.order.spec.cells().saturating_sub(1);
        let (first_corner, last_corner) = (self.outer(0), self.outer(last));
        Frame {
            width_mm: last_corner.right_mm() - first_corner.x_mm,
            height_mm: last_corner.bottom_mm() - first_corner.y_mm,
            ..first_corner
        }
    }

    /// What a cell takes with its marks, its outline and, on labels, its own edge.
    fn outer(&self, cell: usize) -> Frame {
        let cut = self.cut(cell);
        let mut takes = vec![self.order.spec.cell_frame(cell), cut];
        takes.extend(self.window(cut));
        if self.order.crop_marks == CropMarks::Shown {
            let reach = Reach::of(&self.order.spec, &self.piece, cell);
            takes.push(reach.around(cut));
        }
        takes.into_iter().fold(cut, hull)
    }
}

/// The smallest rectangle around both.
fn hull(one: Frame, other: Frame) -> Frame {
    let (x_mm, y_mm) = (one.x_mm.min(other.x_mm), one.y_mm.min(other.y_mm));
    Frame {
        x_mm,
        y_mm,
        width_mm: one.right_mm().max(other.right_mm()) - x_mm,
        height_mm: one.bottom_mm().max(other.bottom_mm()) - y_mm,
    }
}

/// The back of a sheet: each back behind its front, marks behind marks; no ruler and no outline, they stand on the front.
fn back(front: &Page, mirror: Mirror) -> Page {
    Page {
        side: Side::Back,
        placed: front.placed.iter().map(|placed| mirror.back_of(placed)).collect(),
        marks: front.marks.iter().map(|mark| mirror.mark(*mark)).collect(),
        folds: Vec::new(),
        windows: Vec::new(),
        ruler: None,
        ..*front
    }
}

fn moved(mark: Mark, cut: Frame) -> Mark {
    let shift = |spot: Spot| Spot::new(spot.x_mm + cut.x_mm, spot.y_mm + cut.y_mm);
    Mark::new(shift(mark.from), shift(mark.to), mark.thickness_mm)
}

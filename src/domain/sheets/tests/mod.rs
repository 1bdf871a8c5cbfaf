//! Rules over all sheets: every order the strategies below can make.

#[expect(clippy::float_cmp, reason = "figures that are exact in binary, or the same value twice")]
mod known;

use proptest::prelude::*;

use super::*;

const NEAR_MM: f32 = 0.02;

/// What a random order is made of, before the paper is cut to fit it.
#[derive(Debug, Clone)]
struct Recipe {
    card: (f32, f32),
    grid: (usize, usize),
    gaps: (f32, f32),
    slack: (f32, f32),
    margins: (f32, f32, f32, f32),
    sides: Sides,
    turned: bool,
}

impl Recipe {
    /// The sheet that just holds the grid and its margins.
    fn spec(&self) -> SheetSpec {
        let (wide, high) = match self.sides {
            Sides::FoldOver(Fold::Beside) => (2.0 * self.card.0, self.card.1),
            Sides::FoldOver(Fold::Above) => (self.card.0, 2.0 * self.card.1),
            _ => self.card,
        };
        let (wide, high) = if self.turned { (high, wide) } else { (wide, high) };
        let cell = CellSize::new(wide + self.slack.0, high + self.slack.1);
        let (columns, rows) = self.grid;
        let (left_mm, top_mm, right, bottom) = self.margins;
        let span = |count: usize, size: f32, gap: f32| count as f32 * (size + gap) - gap;
        SheetSpec {
            name: String::new(),
            paper: PaperSize {
                width_mm: left_mm + span(columns, cell.width_mm, self.gaps.0) + right,
                height_mm: top_mm + span(rows, cell.height_mm, self.gaps.1) + bottom,
            },
            columns,
            rows,
            cell,
            gap_x_mm: self.gaps.0,
            gap_y_mm: self.gaps.1,
            left_mm,
            top_mm,
            turned: self.turned,
        }
    }
}

fn sides() -> impl Strategy<Value = Sides> {
    prop_oneof![
        Just(Sides::FrontOnly),
        Just(Sides::FrontAndBack(Flip::LongEdge)),
        Just(Sides::FrontAndBack(Flip::ShortEdge)),
        Just(Sides::FoldOver(Fold::Beside)),
        Just(Sides::FoldOver(Fold::Above)),
    ]
}

fn recipes() -> impl Strategy<Value = Recipe> {
    let card = (10.0_f32..90.0, 10.0_f32..90.0);
    let gaps = (prop_oneof![Just(0.0), 0.0_f32..12.0], prop_oneof![Just(0.0), 0.0_f32..12.0]);
    let slack = (prop_oneof![Just(0.0), 0.0_f32..9.0], prop_oneof![Just(0.0), 0.0_f32..9.0]);
    let margins = (0.0_f32..25.0, 0.0_f32..25.0, 0.0_f32..25.0, 0.0_f32..25.0);
    (card, (1_usize..5, 1_usize..5), gaps, slack, margins, sides(), any::<bool>()).prop_map(
        |(card, grid, gaps, slack, margins, sides, turned)| Recipe { card, grid, gaps, slack, margins, sides, turned },
    )
}

fn orders() -> impl Strategy<Value = SheetOrder> {
    let collation = prop_oneof![Just(Collation::ByCard), Just(Collation::BySet)];
    let marks = prop_oneof![3 => Just(CropMarks::Shown), 1 => Just(CropMarks::Hidden)];
    (recipes(), 1_usize..20, 1_usize..4, 0_usize..16, collation, marks, any::<bool>()).prop_map(
        |(recipe, cards, copies, start, collation, crop_marks, outlined)| {
            let spec = recipe.spec();
            let start = start % spec.cells();
            let card = CellSize::new(recipe.card.0, recipe.card.1);
            let cover = if spec.turned { spec.cell.turned() } else { spec.cell };
            let cover_window = if outlined { CoverWindow::Shown(cover) } else { CoverWindow::Hidden };
            let sides = recipe.sides;
            SheetOrder {
                sides,
                start,
                copies,
                collation,
                crop_marks,
                cover_window,
                ..SheetOrder::new(spec, card, cards)
            }
        },
    )
}

/// Whether both share some paper, by more than the roundings.
fn overlap(one: Frame, other: Frame) -> bool {
    one.x_mm + NEAR_MM < other.right_mm()
        && other.x_mm + NEAR_MM < one.right_mm()
        && one.y_mm + NEAR_MM < other.bottom_mm()
        && other.y_mm + NEAR_MM < one.bottom_mm()
}

fn inside(page: &Page, frame: Frame) -> bool {
    frame.x_mm >= -NEAR_MM
        && frame.y_mm >= -NEAR_MM
        && frame.right_mm() <= page.width_mm + NEAR_MM
        && frame.bottom_mm() <= page.height_mm + NEAR_MM
}

/// The room of a line, a little thicker than drawn.
fn room(mark: &Mark) -> Frame {
    let (from, to) = (mark.from, mark.to);
    let (x_mm, y_mm) = (from.x_mm.min(to.x_mm), from.y_mm.min(to.y_mm));
    let (wide, high) = ((from.x_mm - to.x_mm).abs(), (from.y_mm - to.y_mm).abs());
    Frame { x_mm: x_mm - 0.1, y_mm: y_mm - 0.1, width_mm: wide + 0.2, height_mm: high + 0.2 }
}

fn grown(frame: Frame, by_mm: f32) -> Frame {
    let moved = frame.moved(-by_mm, -by_mm);
    Frame { width_mm: frame.width_mm + 2.0 * by_mm, height_mm: frame.height_mm + 2.0 * by_mm, ..moved }
}

/// Where a place of a face, from its own upper left corner as it is read, comes to lie on the page.
fn on_page(placed: &Placed, card: CellSize, (u, v): (f32, f32)) -> Spot {
    let frame = placed.frame();
    let (sin, cos) = f32::from(placed.turn_degrees.degrees()).to_radians().sin_cos();
    let (du, dv) = (u - card.width_mm / 2.0, v - card.height_mm / 2.0);
    Spot::new(
        f32::midpoint(frame.x_mm, frame.right_mm()) + du * cos - dv * sin,
        f32::midpoint(frame.y_mm, frame.bottom_mm()) + du * sin + dv * cos,
    )
}

/// Takes the printed sheet in the hand and turns it about the middle line along this edge: what is along the line stays,
/// what is across it changes sides.
fn turned_paper(page: &Page, flip: Flip, spot: Spot) -> Spot {
    let long_is_upright = page.height_mm >= page.width_mm;
    let along = match (flip == Flip::LongEdge, long_is_upright) {
        (true, true) | (false, false) => (0.0, 1.0),
        _ => (1.0, 0.0),
    };
    let (middle_x, middle_y) = (page.width_mm / 2.0, page.height_mm / 2.0);
    let (dx, dy) = (spot.x_mm - middle_x, spot.y_mm - middle_y);
    let kept = dx * along.0 + dy * along.1;
    Spot::new(middle_x + 2.0 * kept * along.0 - dx, middle_y + 2.0 * kept * along.1 - dy)
}

/// Folds a place over along a line.
fn folded(fold: &Mark, spot: Spot) -> Spot {
    if (fold.from.x_mm - fold.to.x_mm).abs() < NEAR_MM {
        Spot::new(2.0 * fold.from.x_mm - spot.x_mm, spot.y_mm)
    } else {
        Spot::new(spot.x_mm, 2.0 * fold.from.y_mm - spot.y_mm)
    }
}

fn near(one: Spot, other: Spot) -> bool {
    (one.x_mm - other.x_mm).abs() < NEAR_MM && (one.y_mm - other.y_mm).abs() < NEAR_MM
}

proptest! {
    #[test]
    fn cards_lie_on_the_paper_and_never_on_each_other(order in orders()) {
        for page in impose(&order).unwrap() {
            for (index, placed) in page.placed.iter().enumerate() {
                prop_assert!(inside(&page, placed.frame()), "{placed:?}");
                for other in &page.placed[index + 1..] {
                    prop_assert!(!overlap(placed.frame(), other.frame()), "{placed:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn every_card_is_printed_as_often_as_asked_with_its_back_as_often(order in orders()) {
        let pages = impose(&order).unwrap();
        let count = |card, side| {
            pages.iter().flat_map(|page| &page.placed).filter(|p| p.card == card && p.side == side).count()
        };
        let backs = if order.sides == Sides::FrontOnly { 0 } else { order.copies };
        for card in 0..order.cards {
            prop_assert_eq!(count(card, Side::Front), order.copies);
            prop_assert_eq!(count(card, Side::Back), backs);
        }
        prop_assert_eq!(count(order.cards, Side::Front), 0);
    }

    #[test]
    fn used_cells_stay_empty_and_no_other_is_skipped(order in orders()) {
        let pages = impose(&order).unwrap();
        let first = &pages[0];
        for cell in 0..order.spec.cells() {
            let held = first.placed.iter().any(|placed| overlap(placed.frame(), order.spec.cell_frame(cell)));
            let wanted = cell >= order.start && cell < order.start + order.cards * order.copies;
            prop_assert_eq!(held, wanted, "cell {}", cell);
        }
    }

    #[test]
    fn every_back_lies_behind_its_front_and_reads_upright_when_the_card_is_turned(
        order in orders(), at in (0.0_f32..1.0, 0.0_f32..1.0),
    ) {
        let pages = impose(&order).unwrap();
        let card = order.card;
        let (u, v) = (at.0 * card.width_mm, at.1 * card.height_mm);
        if let Sides::FrontAndBack(flip) = order.sides {
            for sheet in pages.chunks(2) {
                prop_assert_eq!((sheet[0].side, sheet[1].side), (Side::Front, Side::Back));
                for (front, back) in sheet[0].placed.iter().zip(&sheet[1].placed) {
                    prop_assert_eq!((front.card, Side::Back), (back.card, back.side));
                    let behind = turned_paper(&sheet[1], flip, on_page(back, card, (u, v)));
                    prop_assert!(near(behind, on_page(front, card, (card.width_mm - u, v))));
                }
            }
        }
        if let Sides::FoldOver(_) = order.sides {
            for page in &pages {
                for (faces, fold) in page.placed.chunks(2).zip(&page.folds) {
                    let behind = folded(fold, on_page(&faces[1], card, (u, v)));
                    prop_assert!(near(behind, on_page(&faces[0], card, (card.width_mm - u, v))));
                }
            }
        }
    }

    #[test]
    fn marks_of_the_back_lie_behind_those_of_the_front(order in orders()) {
        if let Sides::FrontAndBack(flip) = order.sides {
            for sheet in impose(&order).unwrap().chunks(2) {
                prop_assert_eq!(sheet[0].marks.len(), sheet[1].marks.len());
                for (front, back) in sheet[0].marks.iter().zip(&sheet[1].marks) {
                    prop_assert!(near(turned_paper(&sheet[1], flip, back.from), front.from));
                    prop_assert!(near(turned_paper(&sheet[1], flip, back.to), front.to));
                }
            }
        }
    }

    #[test]
    fn marks_cross_no_card_nor_the_room_of_one_to_come(order in orders()) {
        for page in impose(&order).unwrap() {
            for mark in &page.marks {
                prop_assert!(inside(&page, grown(room(mark), -0.1)));
                let crossed = page.placed.iter().find(|placed| overlap(room(mark), placed.frame()));
                prop_assert!(crossed.is_none(), "{mark:?} crosses {crossed:?}");
            }
        }
    }

    #[test]
    fn only_cells_with_a_card_are_marked(order in orders()) {
        for page in impose(&order).unwrap() {
            for mark in &page.marks {
                let reach = grown(room(mark), 1.2);
                prop_assert!(page.placed.iter().any(|placed| overlap(reach, placed.frame())), "{mark:?}");
            }
            let pieces = page.placed.len() / if page.folds.is_empty() { 1 } else { 2 };
            prop_assert!(page.marks.len() <= 8 * pieces);
        }
    }

    #[test]
    fn the_ground_of_a_card_never_runs_over_its_neighbour(order in orders()) {
        for page in impose(&order).unwrap() {
            for (index, placed) in page.placed.iter().enumerate() {
                for other in &page.placed[index + 1..] {
                    let (one, other) = (grown(placed.frame(), page.bleed_mm), grown(other.frame(), page.bleed_mm));
                    prop_assert!(!overlap(one, other));
                }
            }
        }
    }

    #[test]
    fn the_ruler_lies_where_nothing_else_does(order in orders()) {
        let whole = SheetOrder { start: 0, cards: order.cards.max(order.spec.cells()), ..order };
        for page in impose(&whole).unwrap() {
            let Some(ruler) = &page.ruler else { continue };
            prop_assert_eq!(page.side, Side::Front);
            for line in ruler.marks.iter().map(room) {
                prop_assert!(inside(&page, line));
                prop_assert!(page.placed.iter().all(|placed| !overlap(line, placed.frame())));
                prop_assert!(page.windows.iter().all(|window| !overlap(line, *window)));
                prop_assert!(page.marks.iter().all(|mark| !overlap(line, room(mark))));
                prop_assert!((0..whole.spec.cells()).all(|cell| !overlap(line, whole.spec.cell_frame(cell))));
            }
        }
    }

    #[test]
    fn a_choice_of_sheets_takes_pages_away_and_changes_none(order in orders(), one in 1_usize..6, more in 0_usize..3) {
        let all = impose(&order).unwrap();
        let choice = SheetChoice::parse(&format!("{one}-{}", one + more)).unwrap();
        let wanted: Vec<Page> = all.iter().filter(|page| (one..=one + more).contains(&page.sheet)).cloned().collect();
        let sheets = all.last().unwrap().sheet;
        let chosen = SheetOrder { only_sheets: choice, ..order };
        if wanted.is_empty() {
            prop_assert_eq!(impose(&chosen), Err(SheetProblem::NothingChosen { sheets }));
        } else {
            prop_assert_eq!(impose(&chosen).unwrap(), wanted);
        }
    }

    #[test]
    fn the_counts_are_those_of_the_pages(order in orders()) {
        let (pages, counts) = (impose(&order).unwrap(), order.counts().unwrap());
        prop_assert_eq!(counts.pages, pages.len());
        prop_assert_eq!(counts.sheets, pages.last().unwrap().sheet);
        prop_assert_eq!(counts.cards, order.cards * order.copies);
        let more = SheetOrder { start: counts.next_start, ..order.clone() };
        prop_assert_eq!(more.check(), vec![]);
    }

    #[test]
    fn as_many_cards_as_fit_are_proposed_and_no_more(
        paper in (60.0_f32..450.0, 60.0_f32..450.0), card in (20.0_f32..120.0, 20.0_f32..120.0),
        gap in 0.0_f32..10.0, margin in 0.0_f32..15.0,
    ) {
        let paper = PaperSize { width_mm: paper.0, height_mm: paper.1 };
        let card = CellSize::new(card.0, card.1);
        let fits = |card: CellSize, columns: f32, rows: f32| {
            columns * card.width_mm + (columns - 1.0) * gap <= paper.width_mm - 2.0 * margin
                && rows * card.height_mm + (rows - 1.0) * gap <= paper.height_mm - 2.0 * margin
        };
        match SheetSpec::fitting(paper, card, gap, margin) {
            Err(_) => prop_assert!(!fits(card, 1.0, 1.0) && !fits(card.turned(), 1.0, 1.0)),
            Ok(spec) => {
                prop_assert_eq!(spec.check(), vec![]);
                prop_assert_eq!(SheetOrder::new(spec.clone(), card, 5).check(), vec![]);
                let last = spec.cell_frame(spec.cells() - 1);
                prop_assert!((paper.width_mm - last.right_mm() - spec.left_mm).abs() < 0.03);
                prop_assert!(spec.left_mm > margin - 0.02 && spec.top_mm > margin - 0.02);
                let (columns, rows) = (spec.columns as f32, spec.rows as f32);
                prop_assert!(!fits(spec.cell, columns + 1.0, rows) && !fits(spec.cell, columns, rows + 1.0));
            }
        }
    }
}

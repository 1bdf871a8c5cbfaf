//! The test sheet: what is printed on it to measure a printer.

use serde::{Deserialize, Serialize};

use super::pages::{Frame, Mark, Spot, Turn};
use super::problems::{SheetField, SheetProblem};
use super::spec::{CellSize, PaperSize};

/// Most a ruler along the longer and the shorter edge measures, mm.
const RULERS_MM: (f32, f32) = (200.0, 150.0);
/// Kept free beside a ruler, both ends together, mm.
const BESIDE_RULER_MM: f32 = 60.0;
/// The cross lies so far from both edges, mm.
const CROSS_MM: f32 = 20.0;
/// Arm of the cross, mm.
const ARM_MM: f32 = 5.0;
/// The circles' middles lie so far from both edges, and so large is their radius: each touches two edges, mm.
const CORNER_MM: f32 = 10.0;
/// The shortest edge of a paper that can be measured, mm.
const LEAST_EDGE_MM: f32 = 120.0;
/// Thickness of all lines, mm.
const THICKNESS_MM: f32 = 0.15;
/// Where the ruler across and the one down lie, mm from their edge.
const RULER_X_AT_MM: f32 = 40.0;
const RULER_Y_AT_MM: f32 = 25.0;

/// What the test sheet measures when it is printed right.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TestLengths {
    /// The ruler across, mm.
    pub ruler_x_mm: f32,
    /// The ruler down, mm.
    pub ruler_y_mm: f32,
    /// From the left and the upper edge to the cross, mm.
    pub cross_mm: f32,
}

impl Default for TestLengths {
    /// Those of A4 and A3, portrait.
    fn default() -> Self {
        Self { ruler_x_mm: RULERS_MM.1, ruler_y_mm: RULERS_MM.0, cross_mm: CROSS_MM }
    }
}

impl TestLengths {
    /// On this paper: 200 mm along its longer edge, 150 mm along the other, less on small paper.
    pub fn of(paper: PaperSize) -> Self {
        let room = |edge_mm: f32, most_mm: f32| (((edge_mm - BESIDE_RULER_MM) / 10.0).floor() * 10.0).min(most_mm);
        let (most_x, most_y) = if paper.width_mm > paper.height_mm { RULERS_MM } else { (RULERS_MM.1, RULERS_MM.0) };
        Self { ruler_x_mm: room(paper.width_mm, most_x), ruler_y_mm: room(paper.height_mm, most_y), cross_mm: CROSS_MM }
    }
}

/// What a label of the test sheet says; the words are made elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TestText {
    /// The length of the ruler across.
    RulerX,
    /// The length of the ruler down.
    RulerY,
    /// How far the cross lies from both edges.
    Cross,
    /// The circles touch the edges: what is cut off cannot be printed.
    Corners,
    /// The box of an ID card, to lay a card on.
    IdCard,
}

/// Words on the test sheet.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct TestLabel {
    /// What they say.
    pub text: TestText,
    /// Where they start, on their baseline.
    pub at: Spot,
    /// How they run: upright, or down the page.
    pub turn_degrees: Turn,
    /// The length they name, mm, if one.
    pub length_mm: Option<f32>,
}

/// A circle.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Circle {
    /// Its middle.
    pub middle: Spot,
    /// Its radius, mm.
    pub radius_mm: f32,
    /// Thickness of its line, mm.
    pub thickness_mm: f32,
}

/// The test sheet, drawn like a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TestPage {
    /// Width of the paper, mm.
    pub width_mm: f32,
    /// Height of the paper, mm.
    pub height_mm: f32,
    /// What is measured on it.
    pub nominal: TestLengths,
    /// Both rulers with a tick each 10 mm, and the cross.
    pub marks: Vec<Mark>,
    /// One in each corner, touching both edges.
    pub circles: Vec<Circle>,
    /// The box of an ID card.
    pub frames: Vec<Frame>,
    /// The words.
    pub labels: Vec<TestLabel>,
}

/// The test sheet for this paper.
///
/// # Errors
/// An edge under 120 mm: nothing there can be measured well enough.
pub fn test_page(paper: PaperSize) -> Result<TestPage, SheetProblem> {
    let edges = [(SheetField::PaperWidth, paper.width_mm), (SheetField::PaperHeight, paper.height_mm)];
    for (field, edge_mm) in edges {
        if !(LEAST_EDGE_MM..=2000.0).contains(&edge_mm) {
            return Err(SheetProblem::OutOfRange { field, least: LEAST_EDGE_MM, most: 2000.0 });
        }
    }
    let nominal = TestLengths::of(paper);
    let mut marks = ruler_across(paper, nominal.ruler_x_mm);
    marks.extend(ruler_down(paper, nominal.ruler_y_mm));
    marks.extend(cross());
    let card = id_card(paper);
    Ok(TestPage {
        width_mm: paper.width_mm,
        height_mm: paper.height_mm,
        nominal,
        marks,
        circles: corners(paper),
        frames: vec![card],
        labels: labels(paper, &nominal, card),
    })
}

fn start(edge_mm: f32, length_mm: f32) -> f32 {
    (edge_mm - length_mm) / 2.0
}

/// Ticks each 10 mm along a length: where, and how tall; each 50 mm and the end are tall.
fn ticks(length_mm: f32) -> impl Iterator<Item = (f32, f32)> {
    let steps = (length_mm / 10.0).round() as u16;
    (0..=steps).map(move |step| (f32::from(step) * 10.0, if step % 5 == 0 || step == steps { 4.0 } else { 2.0 }))
}

fn line(from: (f32, f32), to: (f32, f32)) -> Mark {
    Mark::new(Spot::new(from.0, from.1), Spot::new(to.0, to.1), THICKNESS_MM)
}

fn ruler_across(paper: PaperSize, length_mm: f32) -> Vec<Mark> {
    let (x, y) = (start(paper.width_mm, length_mm), RULER_X_AT_MM);
    let mut marks = vec![line((x, y), (x + length_mm, y))];
    marks.extend(ticks(length_mm).map(|(along, tall)| line((x + along, y - tall), (x + along, y))));
    marks
}

fn ruler_down(paper: PaperSize, length_mm: f32) -> Vec<Mark> {
    let (x, y) = (RULER_Y_AT_MM, start_down(paper, length_mm));
    let mut marks = vec![line((x, y), (x, y + length_mm))];
    marks.extend(ticks(length_mm).map(|(along, tall)| line((x, y + along), (x + tall, y + along))));
    marks
}

/// The ruler down begins under the cross, and under the ruler across where it is the longer one.
fn start_down(paper: PaperSize, length_mm: f32) -> f32 {
    start(paper.height_mm, length_mm).max(CROSS_MM + 2.0 * ARM_MM)
}

fn cross() -> [Mark; 2] {
    let (near, far) = (CROSS_MM - ARM_MM, CROSS_MM + ARM_MM);
    [line((near, CROSS_MM), (far, CROSS_MM)), line((CROSS_MM, near), (CROSS_MM, far))]
}

fn corners(paper: PaperSize) -> Vec<Circle> {
    let (right, low) = (paper.width_mm - CORNER_MM, paper.height_mm - CORNER_MM);
    [(CORNER_MM, CORNER_MM), (right, CORNER_MM), (CORNER_MM, low), (right, low)]
        .map(|(x, y)| Circle { middle: Spot::new(x, y), radius_mm: CORNER_MM, thickness_mm: THICKNESS_MM })
        .to_vec()
}

fn id_card(paper: PaperSize) -> Frame {
    let CellSize { width_mm, height_mm } = CellSize::ID_CARD;
    let under_ruler = RULER_X_AT_MM + 10.0;
    let right_of_ruler = RULER_Y_AT_MM + 8.0;
    Frame {
        x_mm: start(paper.width_mm, width_mm).max(right_of_ruler),
        y_mm: start(paper.height_mm, height_mm).max(under_ruler),
        width_mm,
        height_mm,
    }
}

fn labels(paper: PaperSize, nominal: &TestLengths, card: Frame) -> Vec<TestLabel> {
    let label = |text, x, y, length_mm| TestLabel {
        text,
        at: Spot::new(x, y),
        turn_degrees: if text == TestText::RulerY { Turn::Right } else { Turn::Upright },
        length_mm,
    };
    let across = start(paper.width_mm, nominal.ruler_x_mm);
    let down = start_down(paper, nominal.ruler_y_mm);
    vec![
        label(TestText::RulerX, across + 12.0, RULER_X_AT_MM + 5.0, Some(nominal.ruler_x_mm)),
        label(TestText::RulerY, RULER_Y_AT_MM - 5.0, down + 12.0, Some(nominal.ruler_y_mm)),
        label(TestText::Cross, CROSS_MM + ARM_MM + 3.0, CROSS_MM + 1.0, Some(nominal.cross_mm)),
        label(TestText::Corners, 2.0 * CORNER_MM + 3.0, paper.height_mm - CORNER_MM, None),
        label(TestText::IdCard, card.x_mm, card.bottom_mm() + 5.0, None),
    ]
}

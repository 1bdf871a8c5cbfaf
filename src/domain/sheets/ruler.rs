//! The check ruler, in a margin where nothing lies.

use super::pages::{Frame, Mark, Ruler, Spot, Turn};
use super::spec::PaperSize;

/// What it measures, mm.
const LENGTH_MM: f32 = 50.0;
/// Height of its ticks at the ends and of those between, mm.
const TICKS_MM: (f32, f32) = (4.0, 2.0);
/// From its end to the words, mm.
const TO_WORDS_MM: f32 = 2.0;
/// Room for the words "50 mm", mm.
const WORDS_MM: f32 = 12.0;
/// With its words, mm.
const WHOLE_MM: f32 = LENGTH_MM + TO_WORDS_MM + WORDS_MM;
/// Most printers leave as much white at the edges, mm.
const EDGE_MM: f32 = 4.0;
/// Where the paper has room it stands so far from the edge, mm.
const FROM_EDGE_MM: f32 = 12.0;
/// White between the ruler and what is printed, mm.
const CLEAR_MM: f32 = 1.0;
/// Thickness, mm.
const THICKNESS_MM: f32 = 0.15;

/// The ruler on a page whose cells, marks and outlines take `taken`: below by preference, else above, left, right; none on
/// a page too small. `left_mm` is where the first column begins.
pub(super) fn place(paper: PaperSize, taken: Frame, left_mm: f32) -> Option<Ruler> {
    let across = || fitted(left_mm, paper.width_mm);
    let down = || fitted(paper.height_mm - FROM_EDGE_MM - WHOLE_MM, paper.height_mm);
    below(paper, taken)
        .or_else(|| above(taken))
        .and_then(|y| across().map(|x| ruler(Spot::new(x, y), Turn::Upright)))
        .or_else(|| {
            let x = left_of(taken).or_else(|| right_of(paper, taken))?;
            down().map(|y| ruler(Spot::new(x, y), Turn::Right))
        })
}

/// Where it begins along an edge of this length, at `wanted` by preference.
fn fitted(wanted_mm: f32, edge_mm: f32) -> Option<f32> {
    let most = edge_mm - EDGE_MM - WHOLE_MM;
    (most >= EDGE_MM).then(|| wanted_mm.clamp(EDGE_MM, most))
}

fn below(paper: PaperSize, taken: Frame) -> Option<f32> {
    let y = (paper.height_mm - FROM_EDGE_MM).max(taken.bottom_mm() + CLEAR_MM + TICKS_MM.0);
    (y <= paper.height_mm - EDGE_MM).then_some(y)
}

fn above(taken: Frame) -> Option<f32> {
    let y = FROM_EDGE_MM.min(taken.y_mm - CLEAR_MM);
    (y >= EDGE_MM + TICKS_MM.0).then_some(y)
}

fn left_of(taken: Frame) -> Option<f32> {
    let x = (FROM_EDGE_MM - TICKS_MM.0).min(taken.x_mm - CLEAR_MM - TICKS_MM.0);
    (x >= EDGE_MM).then_some(x)
}

fn right_of(paper: PaperSize, taken: Frame) -> Option<f32> {
    let x = (paper.width_mm - FROM_EDGE_MM).max(taken.right_mm() + CLEAR_MM);
    (x <= paper.width_mm - EDGE_MM - TICKS_MM.0).then_some(x)
}

/// The ruler from here: to the right with its ticks upwards, or turned by 90 degrees down the page.
fn ruler(from: Spot, turn: Turn) -> Ruler {
    let at = |along: f32, up: f32| match turn {
        Turn::Right => Spot::new(from.x_mm + up, from.y_mm + along),
        _ => Spot::new(from.x_mm + along, from.y_mm - up),
    };
    let mut marks = vec![Mark::new(at(0.0, 0.0), at(LENGTH_MM, 0.0), THICKNESS_MM)];
    marks.extend((0..=5_u8).map(|step| {
        let along = f32::from(step) * 10.0;
        let tall = if matches!(step, 0 | 5) { TICKS_MM.0 } else { TICKS_MM.1 };
        Mark::new(at(along, tall), at(along, 0.0), THICKNESS_MM)
    }));
    Ruler { marks, length_mm: LENGTH_MM, label: at(LENGTH_MM + TO_WORDS_MM, 0.0), label_degrees: turn }
}

//! What a frame snaps to while it is moved or sized by hand: edges and middles of others, the face's middle and its margins.

use super::frames::{Bounds, Handle, MARGIN_MM, moved, sized};
use crate::domain::layouts::{CardLayout, Face, Frame};

/// A thin line shown while something lies on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Guide {
    /// Upright, so far from the left edge.
    Upright(f32),
    /// Level, so far from the upper edge.
    Level(f32),
}

/// Places worth lying on.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Lines {
    upright: Vec<f32>,
    level: Vec<f32>,
}

impl Lines {
    /// Those of a face, without the element that moves.
    pub(super) fn of(layout: &CardLayout, face: Face, except: usize) -> Self {
        let own = |length: f32| vec![0.0, MARGIN_MM, length / 2.0, length - MARGIN_MM, length];
        let mut lines = Self { upright: own(layout.width_mm), level: own(layout.height_mm) };
        let others =
            layout.elements.iter().enumerate().filter(|(index, element)| *index != except && element.face == face);
        for (_, element) in others {
            let Frame { x_mm, y_mm, width_mm, height_mm } = element.frame;
            lines.upright.extend([x_mm, x_mm + width_mm / 2.0, x_mm + width_mm]);
            lines.level.extend([y_mm, y_mm + height_mm / 2.0, y_mm + height_mm]);
        }
        lines
    }
}

/// The way from one of `points` to the nearest line within reach, and that line.
fn nearest(points: &[f32], lines: &[f32], reach: f32) -> Option<(f32, f32)> {
    let ways = points.iter().flat_map(|point| lines.iter().map(move |line| (line - point, *line)));
    ways.filter(|(way, _)| way.abs() <= reach).min_by(|a, b| a.0.abs().total_cmp(&b.0.abs()))
}

fn guides(upright: Option<(f32, f32)>, level: Option<(f32, f32)>) -> Vec<Guide> {
    let upright = upright.map(|(_, line)| Guide::Upright(line));
    upright.into_iter().chain(level.map(|(_, line)| Guide::Level(line))).collect()
}

/// The frame moved and drawn to a line that is near.
pub(super) fn snapped_move(
    frame: Frame,
    by: (f32, f32),
    bounds: Bounds,
    (lines, reach): (&Lines, f32),
) -> (Frame, Vec<Guide>) {
    let free = moved(frame, by, bounds);
    let points = |at: f32, length: f32| [at, at + length / 2.0, at + length];
    let across = nearest(&points(free.x_mm, free.width_mm), &lines.upright, reach);
    let down = nearest(&points(free.y_mm, free.height_mm), &lines.level, reach);
    let way = |found: Option<(f32, f32)>| found.map_or(0.0, |(way, _)| way);
    (moved(free, (way(across), way(down)), bounds), guides(across, down))
}

/// The frame sized, the edge in hand drawn to a line that is near.
pub(super) fn snapped_size(
    (frame, handle): (Frame, Handle),
    (dx, dy): (f32, f32),
    bounds: Bounds,
    (lines, reach): (&Lines, f32),
) -> (Frame, Vec<Guide>) {
    if bounds.keeps_ratio && handle.is_corner() {
        return (sized(frame, handle, (dx, dy), bounds), Vec::new());
    }
    let (x, y) = handle.point(frame);
    let across = if handle.across == 0 { None } else { nearest(&[x + dx], &lines.upright, reach) };
    let down = if handle.down == 0 { None } else { nearest(&[y + dy], &lines.level, reach) };
    let way = |found: Option<(f32, f32)>| found.map_or(0.0, |(way, _)| way);
    (sized(frame, handle, (dx + way(across), dy + way(down)), bounds), guides(across, down))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::float_cmp, reason = "lengths that are exact")]

    use super::*;

    const BOUNDS: Bounds = Bounds { face: (86.0, 118.0), over: 0.0, keeps_ratio: false };
    const PHOTO: Frame = Frame { x_mm: 6.0, y_mm: 34.0, width_mm: 25.0, height_mm: 35.0 };

    fn lines() -> Lines {
        Lines { upright: vec![0.0, 3.0, 43.0, 83.0, 86.0], level: vec![0.0, 3.0, 59.0, 115.0, 118.0] }
    }

    #[test]
    fn a_moved_frame_lies_on_the_margin_when_it_comes_near() {
        let (frame, guides) = snapped_move(PHOTO, (-2.4, 0.0), BOUNDS, (&lines(), 1.0));
        assert_eq!(frame.x_mm, 3.0);
        assert_eq!(guides, [Guide::Upright(3.0)]);
        let (frame, guides) = snapped_move(PHOTO, (-1.0, 0.0), BOUNDS, (&lines(), 1.0));
        assert_eq!((frame.x_mm, guides.len()), (5.0, 0), "out of reach nothing pulls");
    }

    #[test]
    fn its_middle_lies_on_the_middle_of_the_face() {
        let (frame, guides) = snapped_move(PHOTO, (24.1, 7.8), BOUNDS, (&lines(), 0.8));
        assert_eq!((frame.x_mm, frame.y_mm), (30.5, 41.5));
        assert_eq!(guides, [Guide::Upright(43.0), Guide::Level(59.0)]);
    }

    #[test]
    fn a_sized_edge_lies_on_a_line_and_no_other_edge_moves() {
        let right = Handle { across: 1, down: 0 };
        let (frame, guides) = snapped_size((PHOTO, right), (11.5, 3.0), BOUNDS, (&lines(), 1.0));
        assert_eq!(frame, Frame { width_mm: 37.0, ..PHOTO });
        assert_eq!(guides, [Guide::Upright(43.0)]);
    }

    #[test]
    fn what_keeps_its_ratio_is_not_pulled_at_a_corner() {
        let bounds = Bounds { keeps_ratio: true, ..BOUNDS };
        let corner = Handle { across: 1, down: 1 };
        let (_, guides) = snapped_size((PHOTO, corner), (12.0, 17.0), bounds, (&lines(), 1.0));
        assert_eq!(guides, []);
    }
}

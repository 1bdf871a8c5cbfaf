//! Moving and sizing of frames on a face, in millimetres; no screen here.

use crate::domain::layouts::{CardLayout, Element, ElementKind, Face, Frame};

/// Least side an element is made by hand.
pub(super) const LEAST_MM: f32 = 1.0;
/// Margin lines keep this far from the edge.
pub(super) const MARGIN_MM: f32 = 3.0;
/// How far a band may run over the edge by hand.
const OVER_MM: f32 = 5.0;

/// A corner or an edge taken hold of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Handle {
    /// −1 the left edge, 1 the right edge, 0 neither.
    pub(super) across: i8,
    /// −1 the upper edge, 1 the lower edge, 0 neither.
    pub(super) down: i8,
}

impl Handle {
    /// All eight, corners last: where they overlap on something small, corners are taken.
    pub(super) const ALL: [Self; 8] = [
        Self { across: 0, down: -1 },
        Self { across: 1, down: 0 },
        Self { across: 0, down: 1 },
        Self { across: -1, down: 0 },
        Self { across: -1, down: -1 },
        Self { across: 1, down: -1 },
        Self { across: 1, down: 1 },
        Self { across: -1, down: 1 },
    ];

    /// Whether it moves two edges.
    pub(super) fn is_corner(self) -> bool {
        self.across != 0 && self.down != 0
    }

    /// Where it lies on a frame.
    pub(super) fn point(self, frame: Frame) -> (f32, f32) {
        let along = |side: i8, length: f32| length * (1.0 + f32::from(side)) / 2.0;
        (frame.x_mm + along(self.across, frame.width_mm), frame.y_mm + along(self.down, frame.height_mm))
    }
}

/// What a frame may not leave, and whether its sides keep their ratio.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounds {
    /// Width and height of the face.
    pub(super) face: (f32, f32),
    /// How far over the edge.
    pub(super) over: f32,
    /// Sides keep their ratio: photo, seal and codes are never stretched.
    pub(super) keeps_ratio: bool,
}

impl Bounds {
    /// Those of an element.
    pub(super) fn of(layout: &CardLayout, element: &Element) -> Self {
        let over = if matches!(element.kind, ElementKind::Fill { .. }) { OVER_MM } else { 0.0 };
        let keeps_ratio = matches!(
            element.kind,
            ElementKind::Photo | ElementKind::Seal | ElementKind::Mark | ElementKind::Qr | ElementKind::Star
        );
        Self { face: (layout.width_mm, layout.height_mm), over, keeps_ratio }
    }
}

/// A tenth of a millimetre is as fine as a hand is.
pub(super) fn tenth(value: f32) -> f32 {
    (value * 10.0).round() / 10.0
}

/// The frame moved, kept on its face.
pub(super) fn moved(frame: Frame, (dx, dy): (f32, f32), bounds: Bounds) -> Frame {
    let (wide, high) = bounds.face;
    let within = |at: f32, length: f32, room: f32| {
        let most = (room - length + bounds.over).max(-bounds.over);
        at.clamp(-bounds.over, most)
    };
    Frame {
        x_mm: within(frame.x_mm + dx, frame.width_mm, wide),
        y_mm: within(frame.y_mm + dy, frame.height_mm, high),
        ..frame
    }
}

/// The frame with the edges of a handle moved; no side gets shorter than [`LEAST_MM`], no edge leaves the face.
pub(super) fn sized(frame: Frame, handle: Handle, (dx, dy): (f32, f32), bounds: Bounds) -> Frame {
    let (wide, high) = bounds.face;
    let (x_mm, width_mm) = side((frame.x_mm, frame.width_mm), handle.across, dx, (wide, bounds.over));
    let (y_mm, height_mm) = side((frame.y_mm, frame.height_mm), handle.down, dy, (high, bounds.over));
    let free = Frame { x_mm, y_mm, width_mm, height_mm };
    if bounds.keeps_ratio && handle.is_corner() { in_ratio(frame, free, handle) } else { free }
}

/// One axis: start and length after an edge moved.
fn side((at, length): (f32, f32), edge: i8, by: f32, (room, over): (f32, f32)) -> (f32, f32) {
    let end = at + length;
    match edge {
        0 => (at, length),
        1.. => (at, (end + by).clamp(at + LEAST_MM, (room + over).max(at + LEAST_MM)) - at),
        _ => {
            let start = (at + by).clamp((-over).min(end - LEAST_MM), end - LEAST_MM);
            (start, end - start)
        }
    }
}

/// The smaller of the two changes decides, so that the frame stays inside; the opposite corner stays where it is.
fn in_ratio(before: Frame, free: Frame, handle: Handle) -> Frame {
    let factor = (free.width_mm / before.width_mm).min(free.height_mm / before.height_mm);
    let (width_mm, height_mm) = (before.width_mm * factor, before.height_mm * factor);
    let x_mm = if handle.across < 0 { before.x_mm + before.width_mm - width_mm } else { before.x_mm };
    let y_mm = if handle.down < 0 { before.y_mm + before.height_mm - height_mm } else { before.y_mm };
    Frame { x_mm, y_mm, width_mm, height_mm }
}

/// Elements of a face under a point, uppermost first. `reach` makes thin lines easier to hit.
pub(super) fn under(layout: &CardLayout, face: Face, (x, y): (f32, f32), reach: f32) -> Vec<usize> {
    let holds = |frame: &Frame| {
        let inside = |at: f32, start: f32, length: f32| {
            let slack = if length < 2.0 * reach { reach } else { 0.0 };
            at >= start - slack && at <= start + length + slack
        };
        inside(x, frame.x_mm, frame.width_mm) && inside(y, frame.y_mm, frame.height_mm)
    };
    let on_face = layout.elements.iter().enumerate().filter(|(_, element)| element.face == face);
    let mut found: Vec<usize> = on_face.filter(|(_, element)| holds(&element.frame)).map(|(index, _)| index).collect();
    found.reverse();
    found
}

/// Which element a click picks: the uppermost, or the next below when the click hits the picked one again.
pub(super) fn next_under(found: &[usize], picked: Option<usize>) -> Option<usize> {
    let place = picked.and_then(|picked| found.iter().position(|index| *index == picked));
    let next = place.map_or(0, |place| (place + 1) % found.len().max(1));
    found.get(next).copied()
}

/// Where an element can be put on its face.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// At the left margin.
    Left,
    /// In the middle across.
    Middle,
    /// At the right margin.
    Right,
}

/// The frame at a side of its face; a frame as wide as the face goes to the very edge.
pub(super) fn aligned(frame: Frame, side: Side, wide: f32) -> Frame {
    let margin = if frame.width_mm + 2.0 * MARGIN_MM > wide { 0.0 } else { MARGIN_MM };
    let x_mm = match side {
        Side::Left => margin,
        Side::Middle => (wide - frame.width_mm) / 2.0,
        Side::Right => wide - frame.width_mm - margin,
    };
    Frame { x_mm, ..frame }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::float_cmp, reason = "lengths that are exact")]

    use super::*;
    use crate::domain::layouts::{Ink, Shown};
    use crate::domain::products::Product;

    const PHOTO: Frame = Frame { x_mm: 6.0, y_mm: 34.0, width_mm: 25.0, height_mm: 35.0 };
    const FREE: Bounds = Bounds { face: (86.0, 118.0), over: 0.0, keeps_ratio: false };

    fn corner(across: i8, down: i8) -> Handle {
        Handle { across, down }
    }

    #[test]
    fn a_frame_is_moved_but_never_off_its_face() {
        assert_eq!(moved(PHOTO, (4.0, -2.0), FREE), Frame { x_mm: 10.0, y_mm: 32.0, ..PHOTO });
        assert_eq!(moved(PHOTO, (-90.0, 900.0), FREE), Frame { x_mm: 0.0, y_mm: 83.0, ..PHOTO });
    }

    #[test]
    fn a_band_may_run_over_the_edge() {
        let band = Frame { x_mm: 0.0, y_mm: 0.0, width_mm: 86.0, height_mm: 27.0 };
        let bounds = Bounds { over: 5.0, ..FREE };
        assert_eq!(moved(band, (-9.0, -9.0), bounds), Frame { x_mm: -5.0, y_mm: -5.0, ..band });
    }

    #[test]
    fn an_edge_moves_alone_and_stops_before_the_opposite_one() {
        let wider = sized(PHOTO, corner(1, 0), (10.0, 7.0), FREE);
        assert_eq!(wider, Frame { width_mm: 35.0, ..PHOTO });
        let narrow = sized(PHOTO, corner(-1, 0), (99.0, 0.0), FREE);
        assert_eq!((narrow.x_mm, narrow.width_mm), (30.0, LEAST_MM));
        let far = sized(PHOTO, corner(1, 1), (999.0, 999.0), FREE);
        assert_eq!((far.x_mm + far.width_mm, far.y_mm + far.height_mm), (86.0, 118.0));
    }

    #[test]
    fn a_photo_keeps_its_ratio_at_the_corners_and_its_opposite_corner_stays() {
        let bounds = Bounds { keeps_ratio: true, ..FREE };
        let small = sized(PHOTO, corner(-1, -1), (5.0, 0.0), bounds);
        assert!((small.width_mm / small.height_mm - 25.0 / 35.0).abs() < 1e-4, "{small:?}");
        let ends = (small.x_mm + small.width_mm, small.y_mm + small.height_mm);
        assert!((ends.0 - 31.0).abs() < 1e-4 && (ends.1 - 69.0).abs() < 1e-4, "{ends:?}");
    }

    #[test]
    fn handles_lie_on_corners_and_in_the_middle_of_edges() {
        assert_eq!(corner(-1, -1).point(PHOTO), (6.0, 34.0));
        assert_eq!(corner(1, 0).point(PHOTO), (31.0, 51.5));
        assert_eq!(Handle::ALL.iter().filter(|handle| handle.is_corner()).count(), 4);
    }

    fn layout() -> CardLayout {
        let fill = |frame| Element {
            face: Face::Front,
            frame,
            kind: ElementKind::Fill { ink: Ink::Band, radius_mm: 0.0 },
            shown: Shown::Always,
        };
        let rule = Frame { x_mm: 0.0, y_mm: 27.0, width_mm: 86.0, height_mm: 0.4 };
        let ground = Frame { x_mm: 0.0, y_mm: 0.0, width_mm: 86.0, height_mm: 118.0 };
        CardLayout {
            product: Product::Badge,
            names: std::collections::BTreeMap::new(),
            width_mm: 86.0,
            height_mm: 118.0,
            elements: vec![fill(ground), Element { kind: ElementKind::Photo, ..fill(PHOTO) }, fill(rule)],
        }
    }

    #[test]
    fn a_click_picks_the_uppermost_and_again_the_next_below() {
        let layout = layout();
        let found = under(&layout, Face::Front, (10.0, 40.0), 1.0);
        assert_eq!(found, [1, 0]);
        assert_eq!(next_under(&found, None), Some(1));
        assert_eq!(next_under(&found, Some(1)), Some(0));
        assert_eq!(next_under(&found, Some(0)), Some(1));
        assert_eq!(next_under(&found, Some(2)), Some(1));
        assert_eq!(next_under(&[], Some(2)), None);
        assert_eq!(under(&layout, Face::Front, (40.0, 26.5), 1.0), [2, 0], "a thin line is hit from near");
        assert_eq!(under(&layout, Face::Back, (10.0, 40.0), 1.0), [] as [usize; 0]);
    }

    #[test]
    fn a_side_of_the_face_is_its_margin_or_its_edge() {
        assert_eq!(aligned(PHOTO, Side::Left, 86.0).x_mm, 3.0);
        assert_eq!(aligned(PHOTO, Side::Middle, 86.0).x_mm, 30.5);
        assert_eq!(aligned(PHOTO, Side::Right, 86.0).x_mm, 58.0);
        let band = Frame { width_mm: 86.0, ..PHOTO };
        assert_eq!(aligned(band, Side::Right, 86.0).x_mm, 0.0);
    }
}

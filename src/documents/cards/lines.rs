//! Texts into lines: one, or as many as a frame takes; smaller where it must be, never cut, never outside the frame.

use super::FitKind;
use super::breaking::{Parting, balanced, broken, partings};
use super::measure::{Extent, extent};
use crate::domain::layouts::{Align, Frame, TextElement, Weight};

/// From baseline to baseline, in shares of the size.
const PITCH: f32 = 1.2;
/// The middle of a Chinese sign above its baseline, in shares of the size.
const MIDDLE: f32 = 0.38;
/// Wrapped lines shrink to this share of the layout's own limit before it is said that they are too small.
const FLOOR: f32 = 0.6;
/// A name of two signs has this much between them, in shares of its size: 5 mm at 13.6.
const NAME_GAP: f32 = 5.0 / 13.6;
/// How much smaller a size is tried next.
const STEP: f32 = 0.97;

/// A line in its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SetLine {
    pub(super) text: String,
    pub(super) x_mm: f32,
    pub(super) width_mm: f32,
    pub(super) baseline_mm: f32,
}

/// A text in its frame.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SetText {
    pub(super) lines: Vec<SetLine>,
    pub(super) size_mm: f32,
    pub(super) spacing_mm: f32,
    pub(super) kind: Option<FitKind>,
}

/// The text in the frame, as the element asks.
pub(super) fn set_text(text: &str, element: &TextElement, frame: &Frame) -> SetText {
    let spacing = spacing(text, element);
    let wanted = wanted_size(text, element);
    let single = Attempt::of(vec![text.to_owned()], wanted, spacing, element.weight).shrunk_into(frame);
    let least = wanted * element.least;
    let best = if single.size >= least || element.lines < 2 {
        single
    } else {
        let wrapped = wrap(text, element, frame, least, spacing);
        wrapped.filter(|wrapped| wrapped.size > single.size).unwrap_or(single)
    };
    let kind = remark(&best, wanted, element.least);
    best.placed(frame, element.align, kind)
}

fn wanted_size(text: &str, element: &TextElement) -> f32 {
    if text.chars().count() >= 4 { element.size_mm * element.from_four } else { element.size_mm }
}

/// Room between signs: Latin words are never set apart.
fn spacing(text: &str, element: &TextElement) -> f32 {
    if !text.chars().all(|sign| is_han(sign) || sign.is_whitespace()) {
        return 0.0;
    }
    let gap = if element.is_name() && text.chars().count() == 2 { NAME_GAP } else { 0.0 };
    element.spacing.max(gap)
}

pub(super) fn is_han(sign: char) -> bool {
    matches!(sign, '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn remark(best: &Attempt, wanted: f32, least: f32) -> Option<FitKind> {
    let share = best.size / wanted;
    let limit = if best.lines.len() > 1 { least * FLOOR } else { least };
    match best.lines.len() {
        _ if share < limit - 1e-3 => Some(FitKind::Overflows(share)),
        _ if share > 0.98 => None,
        1 => Some(FitKind::Shrunk(share)),
        lines => Some(FitKind::Wrapped(u8::try_from(lines).unwrap_or(u8::MAX))),
    }
}

/// The largest size, `most` at most, at which the text stands in the lines and the frame it has.
fn wrap(text: &str, element: &TextElement, frame: &Frame, most: f32, spacing: f32) -> Option<Attempt> {
    let parting = if element.is_name() { Parting::Name } else { Parting::Words };
    let ways = partings(text, parting, element.weight, spacing);
    let mut size = most;
    for _ in 0..120 {
        let wide = frame.width_mm / size;
        for way in &ways {
            let Some(lines) = broken(way, wide, usize::from(element.lines)) else { continue };
            let lines = if parting == Parting::Name { balanced(way, wide, lines) } else { lines };
            let attempt = Attempt::of(lines, size, spacing, element.weight);
            if attempt.height() * size <= frame.height_mm {
                return Some(attempt.shrunk_into(frame));
            }
        }
        size *= STEP;
    }
    None
}

/// Lines at a size; the extents are those at the size 1.
struct Attempt {
    lines: Vec<(String, Extent)>,
    size: f32,
    spacing: f32,
}

impl Attempt {
    fn of(lines: Vec<String>, size: f32, spacing: f32, weight: Weight) -> Self {
        let measured = |line: String| {
            let extent = extent(&line, weight, spacing);
            (line, extent)
        };
        Self { lines: lines.into_iter().map(measured).collect(), size, spacing }
    }

    fn width(&self) -> f32 {
        self.lines.iter().map(|(_, extent)| extent.width()).fold(0.0, f32::max)
    }

    /// What reaches above the first baseline and below it, at the size 1.
    fn reach(&self) -> (f32, f32) {
        let above = self.lines.first().map_or(0.0, |(_, first)| first.top);
        let last = self.lines.last().map_or(0.0, |(_, last)| last.bottom);
        (above, (self.lines.len().saturating_sub(1)) as f32 * PITCH - last)
    }

    fn height(&self) -> f32 {
        let (above, below) = self.reach();
        above + below
    }

    /// The same lines at the largest size that stays inside the frame.
    fn shrunk_into(mut self, frame: &Frame) -> Self {
        for (room, taken) in [(frame.width_mm, self.width()), (frame.height_mm, self.height())] {
            if taken * self.size > room {
                self.size = room / taken;
            }
        }
        self
    }

    /// Around the middle of the frame, moved only as far as it takes to stay inside.
    fn placed(self, frame: &Frame, align: Align, kind: Option<FitKind>) -> SetText {
        let (above, below) = self.reach();
        let Self { lines, size, spacing } = self;
        let block = (lines.len().saturating_sub(1)) as f32 * PITCH * size;
        let centred = frame.y_mm + frame.height_mm / 2.0 + MIDDLE * size - block / 2.0;
        let (highest, lowest) = (frame.y_mm + above * size, frame.bottom_mm() - below * size);
        let first = centred.min(lowest).max(highest);
        let place = |(row, (text, extent)): (usize, (String, Extent))| {
            let width_mm = extent.width() * size;
            let free = frame.width_mm - width_mm;
            let aside = match align {
                Align::Left => 0.0,
                Align::Middle => free / 2.0,
                Align::Right => free,
            };
            SetLine {
                text,
                x_mm: frame.x_mm + aside - extent.left * size,
                width_mm,
                baseline_mm: first + row as f32 * PITCH * size,
            }
        };
        SetText {
            lines: lines.into_iter().enumerate().map(place).collect(),
            size_mm: size,
            spacing_mm: spacing * size,
            kind,
        }
    }
}

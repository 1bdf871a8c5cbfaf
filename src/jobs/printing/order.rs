//! What is to be printed and on what: the paper, its sides, how often, which pages.

use std::ops::RangeInclusive;

/// Size of the paper a page goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// A4, upright or on its side.
    A4,
    /// A3, upright or on its side.
    A3,
    /// A sheet of its own size, as the page lies, in hundredths of a millimetre.
    Own {
        /// Width: 8,560 for an ID card.
        width: u32,
        /// Height: 5,398 for an ID card.
        height: u32,
    },
}

impl Media {
    /// A sheet of so many millimetres, width and height as the page lies; kept to a hundredth.
    pub fn millimetres(width: f32, height: f32) -> Self {
        let hundredths = |side: f32| (side * 100.0).round().max(0.0) as u32;
        Self::Own { width: hundredths(width), height: hundredths(height) }
    }

    /// The paper of a page of so many millimetres: A4 or A3 in either direction, else its own size.
    pub fn of_page((width, height): (f32, f32)) -> Self {
        let is =
            |short: f32, long: f32| (width.min(height) - short).abs() < 1.0 && (width.max(height) - long).abs() < 1.0;
        match () {
            () if is(210.0, 297.0) => Self::A4,
            () if is(297.0, 420.0) => Self::A3,
            () => Self::millimetres(width, height),
        }
    }

    /// Width and height in millimetres, A4 and A3 upright.
    pub fn size_mm(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::A3 => (297.0, 420.0),
            Self::Own { width, height } => (width as f32 / 100.0, height as f32 / 100.0),
        }
    }

    /// CUPS's name of it: `A4`, `Custom.85.6x53.98mm`.
    pub(super) fn cups_name(self) -> String {
        match self {
            Self::A4 => "A4".to_owned(),
            Self::A3 => "A3".to_owned(),
            Self::Own { width, height } => format!("Custom.{}x{}mm", decimal(width), decimal(height)),
        }
    }
}

/// Hundredths as a decimal without idle zeros: 8,560 is `85.6`.
fn decimal(hundredths: u32) -> String {
    let (whole, part) = (hundredths / 100, hundredths % 100);
    match part {
        0 => whole.to_string(),
        part if part % 10 == 0 => format!("{whole}.{}", part / 10),
        part => format!("{whole}.{part:02}"),
    }
}

/// Which sides of the paper are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sides {
    /// The front alone.
    #[default]
    One,
    /// Both, turned over the long edge.
    LongEdge,
    /// Both, turned over the short edge.
    ShortEdge,
}

impl Sides {
    /// The word of the printing standard, which CUPS and the Windows script understand.
    pub(super) fn keyword(self) -> &'static str {
        match self {
            Self::One => "one-sided",
            Self::LongEdge => "two-sided-long-edge",
            Self::ShortEdge => "two-sided-short-edge",
        }
    }
}

/// A PDF for a printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintOrder {
    /// Name of the queue.
    pub printer: String,
    /// Its name in the queue.
    pub title: String,
    /// Paper.
    pub media: Media,
    /// Sides printed.
    pub sides: Sides,
    /// How often each page is printed, 1 to 999.
    pub copies: u16,
    /// Only these pages, counted from 1; empty: all.
    pub pages: Vec<RangeInclusive<usize>>,
}

impl PrintOrder {
    /// Every page once, on one side of A4.
    pub fn new(printer: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            printer: printer.into(),
            title: title.into(),
            media: Media::A4,
            sides: Sides::One,
            copies: 1,
            pages: vec![],
        }
    }

    /// On this paper.
    #[must_use]
    pub fn on(self, media: Media) -> Self {
        Self { media, ..self }
    }

    /// On these sides.
    #[must_use]
    pub fn sides(self, sides: Sides) -> Self {
        Self { sides, ..self }
    }

    /// So often; 0 is taken as 1.
    #[must_use]
    pub fn copies(self, copies: u16) -> Self {
        Self { copies: copies.clamp(1, 999), ..self }
    }

    /// Only these pages, counted from 1.
    #[must_use]
    pub fn pages(self, pages: Vec<RangeInclusive<usize>>) -> Self {
        Self { pages, ..self }
    }

    /// Whether the page, counted from 1, is to be printed.
    pub(super) fn wants(&self, page: usize) -> bool {
        self.pages.is_empty() || self.pages.iter().any(|range| range.contains(&page))
    }

    /// `1-4,7`; `None` for all.
    pub(super) fn page_ranges(&self) -> Option<String> {
        let range = |range: &RangeInclusive<usize>| match (range.start(), range.end()) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first}-{last}"),
        };
        let parts: Vec<String> = self.pages.iter().map(range).collect();
        (!parts.is_empty()).then(|| parts.join(","))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_of_its_own_size_is_named_by_its_millimetres() {
        assert_eq!(Media::millimetres(86.0, 118.0).cups_name(), "Custom.86x118mm");
        assert_eq!(Media::millimetres(85.6, 53.98).cups_name(), "Custom.85.6x53.98mm");
        assert_eq!(Media::millimetres(50.05, 30.5).cups_name(), "Custom.50.05x30.5mm");
        assert_eq!(Media::A3.cups_name(), "A3");
    }

    #[test]
    fn a_page_finds_its_paper_lying_or_upright() {
        assert_eq!(Media::of_page((297.01, 209.99)), Media::A4);
        assert_eq!(Media::of_page((297.0, 420.0)), Media::A3);
        assert_eq!(Media::of_page((85.6, 53.98)), Media::Own { width: 8560, height: 5398 });
    }

    #[test]
    fn pages_are_told_as_ranges_and_none_means_all() {
        let order = PrintOrder::new("Office", "cards");
        assert_eq!(order.page_ranges(), None);
        assert!(order.wants(9));
        let order = order.pages(vec![1..=4, 7..=7]);
        assert_eq!(order.page_ranges().as_deref(), Some("1-4,7"));
        assert!(order.wants(4) && order.wants(7) && !order.wants(5));
    }

    #[test]
    fn no_order_is_for_no_copy() {
        assert_eq!(PrintOrder::new("Office", "cards").copies(0).copies, 1);
    }
}

//! The type styles: size, line height and weight by what the words are.

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, FontFamily, FontId, RichText};

/// Name of the bold font family.
pub const BOLD: &str = "bold";

/// What a piece of text is; decides size, line and weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Text {
    /// The big figure of a score, 40/50 bold.
    Score,
    /// A person's name at the head of a page, 24/32 bold.
    PersonName,
    /// Title of a tab or pane, 20/28 bold.
    PageTitle,
    /// Title of a detail or dialog, 17/24 bold.
    DetailTitle,
    /// Title of a row, selected tab, total, 15/22 bold.
    RowTitle,
    /// Body, field, button, 15/22.
    Body,
    /// Secondary line, label, chip, table header, status line, 13/18.
    Secondary,
    /// Card title, sorted column, group name, 13/18 bold.
    SecondaryStrong,
    /// Count in a pill, 12/16 bold.
    Count,
    /// Key cap, weekday, 12/16.
    Small,
}

impl Text {
    /// Every style, for the gallery.
    pub const ALL: [Self; 10] = [
        Self::Score,
        Self::PersonName,
        Self::PageTitle,
        Self::DetailTitle,
        Self::RowTitle,
        Self::Body,
        Self::Secondary,
        Self::SecondaryStrong,
        Self::Count,
        Self::Small,
    ];

    /// Size in points.
    pub fn size(self) -> f32 {
        match self {
            Self::Score => 40.0,
            Self::PersonName => 24.0,
            Self::PageTitle => 20.0,
            Self::DetailTitle => 17.0,
            Self::RowTitle | Self::Body => 15.0,
            Self::Secondary | Self::SecondaryStrong => 13.0,
            Self::Count | Self::Small => 12.0,
        }
    }

    /// Height of one line in points.
    pub fn line(self) -> f32 {
        match self {
            Self::Score => 50.0,
            Self::PersonName => 32.0,
            Self::PageTitle => 28.0,
            Self::DetailTitle => 24.0,
            Self::RowTitle | Self::Body => 22.0,
            Self::Secondary | Self::SecondaryStrong => 18.0,
            Self::Count | Self::Small => 16.0,
        }
    }

    /// True for the bold styles.
    pub fn is_bold(self) -> bool {
        !matches!(self, Self::Body | Self::Secondary | Self::Small)
    }

    /// The font of this style.
    pub fn font(self) -> FontId {
        let family = if self.is_bold() { FontFamily::Name(BOLD.into()) } else { FontFamily::Proportional };
        FontId::new(self.size(), family)
    }

    /// Words in this style, for labels and hints.
    pub fn rich(self, text: impl Into<String>) -> RichText {
        RichText::new(text).font(self.font()).line_height(Some(self.line()))
    }

    /// The format of this style, to put several styles into one line.
    pub fn format(self, color: Color32) -> TextFormat {
        TextFormat { font_id: self.font(), line_height: Some(self.line()), color, ..TextFormat::default() }
    }

    /// One line without wrapping.
    pub fn job(self, text: impl Into<String>, color: Color32) -> LayoutJob {
        LayoutJob::single_section(text.into(), self.format(color))
    }

    /// One line that ends in `…` when it is wider than `width`.
    pub fn elided(self, text: impl Into<String>, color: Color32, width: f32) -> LayoutJob {
        let mut job = self.job(text, color);
        job.wrap = TextWrapping { max_width: width, max_rows: 1, break_anywhere: true, ..TextWrapping::default() };
        job
    }

    /// Lines that wrap at `width`.
    pub fn wrapped(self, text: impl Into<String>, color: Color32, width: f32) -> LayoutJob {
        let mut job = self.job(text, color);
        job.wrap.max_width = width;
        job
    }
}

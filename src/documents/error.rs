//! What can go wrong between a value and its paper, as data. The app turns it into a sentence.

/// Why a document or a page picture could not be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// No font, shipped or installed, holds these characters (each once, in order of appearance).
    #[error("no font holds {}", listed(.characters))]
    NoGlyph {
        /// The characters without a glyph.
        characters: Vec<char>,
    },
    /// The photo of this person is not a readable JPEG.
    #[error("the photo of {work_no} is not a readable JPEG")]
    Photo {
        /// Work number of the person.
        work_no: String,
    },
    /// The unit's logo is neither a readable PNG nor a readable JPEG.
    #[error("the logo is neither a readable PNG nor a readable JPEG")]
    Logo,
    /// The text does not fit into a QR code.
    #[error("the text of {characters} characters is too long for a QR code")]
    QrTooLong {
        /// Length of the text in characters.
        characters: usize,
    },
    /// Nothing to print was given.
    #[error("nothing to print")]
    Nothing,
    /// The first card was to stand in a cell the sheet does not have.
    #[error("the sheet has no cell number {cell}")]
    NoSuchCell {
        /// The cell asked for, counted from 0.
        cell: usize,
    },
    /// A row of a report's table has more or fewer cells than there are columns, or a bar more or fewer values than series.
    #[error("a row of the section {section:?} does not fit its columns")]
    UnevenRow {
        /// Title of the section.
        section: String,
    },
    /// The document has no such page.
    #[error("the document has no page {page}")]
    NoSuchPage {
        /// The page asked for, counted from 0.
        page: usize,
    },
    /// The picture asked for has no size or is larger than can be drawn.
    #[error("a page picture of {width} x {height} pixels cannot be drawn")]
    PictureSize {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
    },
    /// The bytes are not a PDF this program can read.
    #[error("the PDF cannot be read: {0}")]
    Pdf(String),
    /// The typesetting engine refused the template.
    #[error("the page could not be set: {0}")]
    Typesetting(String),
}

fn listed(characters: &[char]) -> String {
    let names: Vec<String> = characters.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
    names.join(", ")
}

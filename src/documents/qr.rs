//! QR codes as vector pictures.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};

use super::DocumentError;

/// Modules of white a reader wants around the code (ISO/IEC 18004).
pub const QUIET_MODULES: usize = 4;

/// A QR code as squares: error correction level M, without its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QrCode {
    /// Modules along one side, 21 or more.
    pub side: usize,
    dark: Vec<bool>,
}

impl QrCode {
    /// Encodes the text. Fails only when it is too long for any code.
    pub fn of(text: &str) -> Result<Self, DocumentError> {
        let too_long = |_| DocumentError::QrTooLong { characters: text.chars().count() };
        let code = QRBuilder::new(text).ecl(ECL::M).build().map_err(too_long)?;
        let side = code.size;
        let dark = code.data.iter().take(side * side).map(|module| module.value()).collect();
        Ok(Self { side, dark })
    }

    /// The runs of dark modules: column, row and length of each.
    pub fn runs(&self) -> impl Iterator<Item = (usize, usize, usize)> {
        let rows = self.dark.chunks(self.side).enumerate();
        rows.flat_map(|(y, row)| dark_runs(row).map(move |(x, length)| (x, y, length)))
    }

    /// The code as SVG, one unit a module, black on nothing, drawn to the very edge: leave `QUIET_MODULES` of white around it.
    pub fn svg(&self) -> String {
        let path: String = self.dark.chunks(self.side).enumerate().map(|(y, row)| row_path(y, row)).collect();
        let side = self.side;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"{side}\" \
             viewBox=\"0 0 {side} {side}\"><path d=\"{path}\" fill=\"#000\"/></svg>"
        )
    }
}

/// One rectangle a run of dark modules.
fn row_path(y: usize, row: &[bool]) -> String {
    dark_runs(row).fold(String::new(), |mut path, (x, width)| {
        let _ = write!(path, "M{x} {y}h{width}v1h-{width}z");
        path
    })
}

/// First module and length of each run of dark modules.
fn dark_runs(row: &[bool]) -> impl Iterator<Item = (usize, usize)> {
    row.chunk_by(|a, b| a == b)
        .scan(0, |at, run| {
            let from = *at;
            *at += run.len();
            Some((from, run.len(), run.first() == Some(&true)))
        })
        .filter_map(|(from, length, is_dark)| is_dark.then_some((from, length)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_dark_modules_become_rectangles() {
        assert_eq!(row_path(2, &[true, true, false, true]), "M0 2h2v1h-2zM3 2h1v1h-1z");
    }

    #[test]
    fn a_work_number_takes_the_smallest_code_and_its_corners_are_finders() {
        let code = QrCode::of("CQ0217").unwrap();
        assert_eq!(code.side, 21);
        assert_eq!(code.dark.len(), 441);
        assert!(code.dark[..7].iter().all(|dark| *dark));
        assert!(!code.dark[7]);
    }

    #[test]
    fn a_text_beyond_every_code_is_an_error() {
        let text = "长".repeat(3000);
        assert_eq!(QrCode::of(&text), Err(DocumentError::QrTooLong { characters: 3000 }));
    }
}

//! Asks PDF viewers not to scale a page when printing it: `/ViewerPreferences << /PrintScaling /None >>`. The PDF writer cannot say
//! it, so the catalog is replaced by an incremental update. CUPS ignores it; the printing side also has to ask for 100 %.

use std::io::Write;
use std::ops::Range;
use std::sync::Arc;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::Dict;

use super::DocumentError;

/// The PDF with print scaling off. Entries the viewer preferences already have are kept.
/// Errors: bytes that are no PDF with a plain cross-reference table at their end, as the PDF writer makes them.
pub fn print_unscaled(pdf: Vec<u8>) -> Result<Vec<u8>, DocumentError> {
    let held = Arc::new(pdf);
    let Catalog { number, generation, dict } = catalog(&held)?;
    let mut pdf = Arc::unwrap_or_clone(held);
    let tail = Tail::of(&pdf)?;
    let catalog = with_print_scaling(&dict).ok_or_else(|| unreadable("its catalog"))?;
    pdf.push(b'\n');
    let object_at = pdf.len();
    pdf.extend_from_slice(format!("{number} {generation} obj\n").as_bytes());
    pdf.extend_from_slice(&catalog);
    pdf.extend_from_slice(b"\nendobj\n");
    let xref_at = pdf.len();
    let Tail { trailer, previous } = tail;
    let written = write!(
        pdf,
        "xref\n{number} 1\n{object_at:010} {generation:05} n\r\ntrailer\n{trailer}/Prev {previous}>>\nstartxref\n{xref_at}\n%%EOF\n"
    );
    written.map_err(|problem| DocumentError::Pdf(problem.to_string()))?;
    Ok(pdf)
}

struct Catalog {
    number: i32,
    generation: i32,
    dict: Vec<u8>,
}

/// Read without a copy: a batch of cards with photos is many megabytes.
fn catalog(pdf: &Arc<Vec<u8>>) -> Result<Catalog, DocumentError> {
    let opened = Pdf::new(pdf.clone()).map_err(|problem| DocumentError::Pdf(format!("{problem:?}")))?;
    let id = opened.xref().root_id();
    let dict = opened.xref().get::<Dict<'_>>(id).ok_or_else(|| unreadable("its catalog"))?;
    Ok(Catalog { number: id.obj_number, generation: id.gen_number, dict: dict.data().to_vec() })
}

/// The end of a PDF: its trailer dictionary without the closing `>>`, and where its cross-reference table stands.
struct Tail {
    trailer: String,
    previous: usize,
}

impl Tail {
    fn of(pdf: &[u8]) -> Result<Self, DocumentError> {
        let start = last(pdf, b"trailer").ok_or_else(|| unreadable("its trailer"))?;
        let text = pdf
            .get(start..)
            .and_then(|tail| std::str::from_utf8(tail).ok())
            .ok_or_else(|| unreadable("its trailer"))?;
        let (dict, rest) = text.split_once("startxref").ok_or_else(|| unreadable("its trailer"))?;
        let dict = dict.trim_start_matches("trailer").trim();
        let trailer = dict.strip_suffix(">>").ok_or_else(|| unreadable("its trailer"))?.to_owned();
        let previous = rest.split_whitespace().next().and_then(|number| number.parse().ok());
        Ok(Self { trailer, previous: previous.ok_or_else(|| unreadable("its cross-reference table"))? })
    }
}

fn unreadable(part: &str) -> DocumentError {
    DocumentError::Pdf(format!("{part} was not found"))
}

const PREFERENCES: &[u8] = b"/ViewerPreferences";
const SCALING: &[u8] = b"/PrintScaling/None";

/// The catalog with print scaling off, merged into the preferences that are there; `None` if it is not a plain dictionary.
fn with_print_scaling(catalog: &[u8]) -> Option<Vec<u8>> {
    let entries = catalog.trim_ascii().strip_prefix(b"<<")?.strip_suffix(b">>")?;
    let update = if let Some(inside) = preferences(entries) {
        let (before, after) = entries.split_at_checked(inside.start)?;
        [b"<<", before, SCALING, after, b">>"].concat()
    } else {
        [b"<<", entries, PREFERENCES, b"<<", SCALING, b">>>>"].concat()
    };
    Some(update)
}

/// Where the entries of a direct preferences dictionary stand; they hold only names and booleans, so it ends at the next `>>`.
fn preferences(entries: &[u8]) -> Option<Range<usize>> {
    let after_key = last(entries, PREFERENCES)? + PREFERENCES.len();
    let open = after_key + first(entries.get(after_key..)?, b"<<")?;
    let blank = entries.get(after_key..open)?.trim_ascii().is_empty();
    let end = open + first(entries.get(open..)?, b">>")?;
    blank.then_some(open + 2..end)
}

fn first(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "<</Type/Catalog/Pages 1 0 R>>";

    fn pdf(catalog: &str) -> Vec<u8> {
        let mut pdf = b"%PDF-1.7\n".to_vec();
        let objects = [
            "<</Type/Pages/Kids[2 0 R]/Count 1>>".to_owned(),
            "<</Type/Page/Parent 1 0 R/MediaBox[0 0 10 10]>>".to_owned(),
            catalog.to_owned(),
        ];
        let mut table = "xref\n0 4\n0000000000 65535 f\r\n".to_owned();
        for (i, object) in objects.iter().enumerate() {
            table.extend([format!("{:010} 00000 n\r\n", pdf.len())]);
            pdf.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", i + 1).as_bytes());
        }
        let at = pdf.len();
        pdf.extend_from_slice(format!("{table}trailer\n<</Size 4/Root 3 0 R>>\nstartxref\n{at}\n%%EOF").as_bytes());
        pdf
    }

    fn read_back(pdf: &[u8]) -> String {
        String::from_utf8(catalog(&Arc::new(pdf.to_vec())).unwrap().dict).unwrap()
    }

    #[test]
    fn scaling_is_switched_off_in_a_catalog_without_preferences() {
        let out = print_unscaled(pdf(PLAIN)).unwrap();
        assert_eq!(read_back(&out), "<</Type/Catalog/Pages 1 0 R/ViewerPreferences<</PrintScaling/None>>>>");
    }

    #[test]
    fn preferences_that_are_there_are_kept() {
        let before = "<</Type/Catalog/Pages 1 0 R/ViewerPreferences<</Direction/L2R>>/Lang(zh-CN)>>";
        let out = print_unscaled(pdf(before)).unwrap();
        assert_eq!(
            read_back(&out),
            "<</Type/Catalog/Pages 1 0 R/ViewerPreferences<</PrintScaling/None/Direction/L2R>>/Lang(zh-CN)>>"
        );
    }

    #[test]
    fn nothing_before_the_update_is_touched() {
        let before = pdf(PLAIN);
        assert!(print_unscaled(before.clone()).unwrap().starts_with(&before));
    }

    #[test]
    fn bytes_that_are_no_pdf_are_an_error() {
        assert!(matches!(print_unscaled(b"no paper".to_vec()), Err(DocumentError::Pdf(_))));
        assert_eq!(with_print_scaling(b"[1 2]"), None);
    }
}

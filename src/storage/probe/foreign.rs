//! What a file is that is none of ours, by its first bytes.

use super::pages::looks_like_chance;

/// What a file that is no database looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// A workbook (`.xlsx`).
    Workbook,
    /// A text document (`.docx`, `.odt`).
    Document,
    /// A workbook or document of the old kind (`.xls`, `.doc`).
    OldOffice,
    /// Packed files.
    Archive,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Plain text, lists among them.
    Text,
    /// None of these.
    Unknown,
}

impl Foreign {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Workbook,
        Self::Document,
        Self::OldOffice,
        Self::Archive,
        Self::Pdf,
        Self::Picture,
        Self::Text,
        Self::Unknown,
    ];
}

/// What a file that does not begin like a database looks like, by its first bytes.
pub fn foreign_of(head: &[u8]) -> Foreign {
    let begins = |with: &[u8]| head.starts_with(with);
    let holds = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    if begins(b"PK\x03\x04") {
        if holds(b"xl/") || holds(b"spreadsheet") {
            return Foreign::Workbook;
        }
        return if holds(b"word/") || holds(b"opendocument.text") { Foreign::Document } else { Foreign::Archive };
    }
    if begins(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Foreign::OldOffice;
    }
    let archives: [&[u8]; 4] = [b"Rar!", b"7z\xBC\xAF", b"\x1F\x8B", b"BZh"];
    if archives.iter().any(|magic| begins(magic)) {
        return Foreign::Archive;
    }
    if begins(b"%PDF") {
        return Foreign::Pdf;
    }
    if is_picture(head) {
        return Foreign::Picture;
    }
    if is_text(head) { Foreign::Text } else { Foreign::Unknown }
}

fn is_picture(head: &[u8]) -> bool {
    let magics: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\0", b"MM\0*"];
    let webp = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    let heic = head.get(4..8) == Some(b"ftyp");
    webp || heic || magics.iter().any(|magic| head.starts_with(magic))
}

/// Text in UTF-8, GB 18030 or UTF-16: no bytes a text does not hold.
fn is_text(head: &[u8]) -> bool {
    if head.starts_with(&[0xFF, 0xFE]) || head.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let is_sign = |byte: &u8| *byte >= 0x20 || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C);
    if head.is_empty() || !head.iter().all(is_sign) {
        return false;
    }
    let cut = head.len().saturating_sub(4);
    let is_utf8 = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.valid_up_to() >= cut,
    };
    let high = head.iter().filter(|byte| **byte >= 0x80).count();
    is_utf8 || (high * 4 < head.len() * 3 && !looks_like_chance(head))
}

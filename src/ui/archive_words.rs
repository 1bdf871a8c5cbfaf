//! What is said about an archive that was looked through.

use super::strings::Strings;
use super::words;
use crate::exchange::archives::{ArchiveError, Finding, Manifest, Seal};

/// What is wrong with it, and what to do. `name` is the archive's own.
pub fn error(strings: &Strings, error: &ArchiveError, name: &str) -> (String, String) {
    let own = [("name", name.into())];
    let (words, advice) = match error {
        ArchiveError::File(error) => (words::file_error(strings, error), "archive-file-do"),
        ArchiveError::NotAnArchive { .. } => (strings.text_with("archive-not-a-zip", &own), "archive-copy-do"),
        ArchiveError::NotOurs { .. } => (strings.text_with("archive-not-ours", &own), "archive-not-ours-do"),
        ArchiveError::TooNew { .. } => (strings.text_with("archive-too-new", &own), "archive-too-new-do"),
        ArchiveError::Unsafe { name, why } => {
            let shown = plain(name);
            (strings.text_with(why.key(), &[("name", shown.into())]), "archive-unsafe-do")
        }
        ArchiveError::Differs { findings } => {
            (strings.text_with("archive-differs", &[("n", findings.len().into())]), "archive-copy-do")
        }
        ArchiveError::Taken { path } => {
            let taken = path.to_string_lossy().into_owned();
            (strings.text_with("archive-taken", &[("path", taken.into())]), "archive-taken-do")
        }
        ArchiveError::Cancelled => return (strings.text("archive-cancelled"), String::new()),
    };
    (words, strings.text(advice))
}

/// What else is to be said of a whole archive: that its kind is an older one, which vouches for less. Empty for today's.
pub fn of_whole(strings: &Strings, list: &Manifest) -> String {
    match list.seal {
        Seal::Fits | Seal::Broken => String::new(),
        Seal::None => strings.text("archive-older"),
    }
}

/// The files that differ, at most so many, then how many more.
pub fn findings(strings: &Strings, error: &ArchiveError, most: usize) -> Vec<String> {
    let ArchiveError::Differs { findings } = error else { return Vec::new() };
    let line = |finding: &Finding| {
        let key = match finding {
            Finding::Missing(_) => "archive-missing",
            Finding::Extra(_) => "archive-extra",
            Finding::Changed(_) => "archive-changed",
            Finding::List => "archive-list-changed",
            Finding::Stray => "archive-stray",
        };
        strings.text_with(key, &[("name", plain(finding.name()).into())])
    };
    let mut lines: Vec<String> = findings.iter().take(most).map(line).collect();
    if findings.len() > most {
        lines.push(strings.text_with("archive-more", &[("n", (findings.len() - most).into())]));
    }
    lines
}

/// A name as it may be shown: signs that show nothing or turn the line around are spelled out.
fn plain(name: &str) -> String {
    let is_odd = |sign: char| {
        sign.is_control() || matches!(u32::from(sign), 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF)
    };
    name.chars()
        .map(|sign| if is_odd(sign) { format!("<U+{:04X}>", u32::from(sign)) } else { sign.to_string() })
        .collect()
}

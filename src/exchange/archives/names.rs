//! Which names of files in an archive are taken: those that lie within the folder on every system.

use unicode_normalization::UnicodeNormalization;

use super::{PART_MOST_BYTES, PATH_MOST, Unsafe};

/// Names Windows keeps for itself, whatever ending follows.
const RESERVED: [&str; 24] = [
    "con", "prn", "aux", "nul", "conin$", "conout$", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Judges the path of a file within an archive: parts separated by `/`, none of them leading out.
///
/// # Errors
/// `Escapes`, `BadName`, `LongName`.
pub(super) fn judge(path: &str) -> Result<(), Unsafe> {
    let is_drive = path.as_bytes().get(1) == Some(&b':');
    if path.starts_with('/') || path.contains('\\') || is_drive || path.split('/').any(|part| part == "..") {
        return Err(Unsafe::Escapes);
    }
    if path.chars().count() > PATH_MOST || path.split('/').any(|part| part.len() > PART_MOST_BYTES) {
        return Err(Unsafe::LongName);
    }
    if path.split('/').all(is_plain) { Ok(()) } else { Err(Unsafe::BadName) }
}

/// A part every file system takes as it stands.
fn is_plain(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end();
    let numbered: String = stem.chars().map(digit_of_superscript).collect();
    let is_reserved = RESERVED.contains(&numbered.to_lowercase().as_str());
    let has_odd_sign = part.chars().any(|sign| sign.is_control() || is_invisible(sign) || r#":*?"<>|"#.contains(sign));
    let ends_badly = part.ends_with(['.', ' ']) || part.starts_with(' ');
    !part.is_empty() && part != "." && !is_reserved && !has_odd_sign && !ends_badly
}

/// Windows takes `COM¹` for `COM1`.
fn digit_of_superscript(sign: char) -> char {
    match sign {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        other => other,
    }
}

/// Signs that turn the direction of writing or show nothing: a name with one says another thing than it shows.
fn is_invisible(sign: char) -> bool {
    matches!(u32::from(sign), 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF)
}

/// The name as systems compare names that take capitals and small letters as one.
pub(super) fn folded(path: &str) -> String {
    path.nfc().flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_path_that_leads_out_is_refused_however_it_is_written() {
        for path in ["../a", "a/../../b", "/etc/passwd", "C:\\a", "c:a", "a\\..\\b", "\\\\host\\share", ".."] {
            assert_eq!(judge(path), Err(Unsafe::Escapes), "{path}");
        }
    }

    #[test]
    fn a_name_windows_does_not_take_is_refused() {
        let bad = [
            "",
            "a//b",
            "./a",
            "a/.",
            "con",
            "NUL.txt",
            "Com1.pdf",
            "lpt9",
            "ab:c.txt",
            "com¹",
            "a.",
            "a ",
            " a",
            "a?b",
            "x\0y",
            "a\u{202e}fdp.exe",
            "aux .pdf",
        ];
        for path in bad {
            assert_eq!(judge(path), Err(Unsafe::BadName), "{path:?}");
        }
    }

    #[test]
    fn a_name_longer_than_file_systems_take_is_refused() {
        assert_eq!(judge(&"a/".repeat(120)), Err(Unsafe::LongName));
        assert_eq!(judge(&"䶮".repeat(81)), Err(Unsafe::LongName));
        assert_eq!(judge(&"䶮".repeat(80)), Ok(()));
    }

    #[test]
    fn the_names_an_archive_has_are_taken() {
        for path in ["manifest.json", "5 工作记录/意见箱 2026-11.pdf", "7/照片/000123.jpg", "..a/b..c", "𬭎/𠅤.csv"]
        {
            assert_eq!(judge(path), Ok(()), "{path}");
        }
    }

    #[test]
    fn names_that_differ_only_in_capitals_or_in_how_an_accent_is_written_are_one() {
        assert_eq!(folded("A/É.PDF"), folded("a/e\u{301}.pdf"));
        assert_ne!(folded("一.pdf"), folded("二.pdf"));
    }

    proptest! {
        #[test]
        fn a_path_that_is_taken_stays_within_its_folder(path in "[a.:/\\\\ -]{0,12}") {
            if judge(&path).is_ok() {
                let parts: Vec<_> = std::path::Path::new(&path).components().collect();
                let is_inside = parts.iter().all(|part| matches!(part, std::path::Component::Normal(_)));
                prop_assert!(is_inside && !parts.is_empty(), "{:?}", path);
            }
        }
    }
}

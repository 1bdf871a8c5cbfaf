//! The faces paper and screen share, what they hold, and where the characters they lack are found on this machine.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

use ttf_parser::Face;

/// Noto Sans SC Regular (OFL), static TTF.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.ttf");

/// Noto Sans SC Bold (OFL), static TTF.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold.ttf");

/// One face in an installed font file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FaceFile {
    /// Where the file lies.
    pub path: PathBuf,
    /// The face's place in a collection, 0 in a plain font file.
    pub index: u32,
}

/// The characters of `text` that no face, shipped or installed, can print: each once, in order of appearance.
/// Blanks, controls and variation selectors need no glyph (§4.8).
pub fn uncovered(text: &str) -> Vec<char> {
    beyond_own_faces(text)
        .into_iter()
        .filter(|c| installed_face_with(*c).is_none())
        .collect()
}

/// Whether the character prints: in a shipped or an installed face, or because it needs no glyph.
pub fn is_covered(character: char) -> bool {
    needs_no_glyph(character)
        || own_faces_hold(character)
        || installed_face_with(character).is_some()
}

/// The text with every character that cannot be printed spelled out as `[U+1F600]`, so that a sheet never shows an empty box.
pub fn spelled_out(text: &str) -> String {
    let missing = uncovered(text);
    if missing.is_empty() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        if missing.contains(&character) {
            out.push_str(&format!("[U+{:04X}]", u32::from(character)));
        } else {
            out.push(character);
        }
    }
    out
}

/// The characters of `text` the shipped faces lack: each once, in order of appearance.
pub(super) fn beyond_own_faces(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for character in text.chars() {
        if !needs_no_glyph(character) && !own_faces_hold(character) && !found.contains(&character) {
            found.push(character);
        }
    }
    found
}

/// An installed face with a drawn glyph for the character; the answer is remembered.
pub(super) fn installed_face_with(character: char) -> Option<FaceFile> {
    static ANSWERS: LazyLock<Mutex<HashMap<char, Option<FaceFile>>>> =
        LazyLock::new(Mutex::default);
    let mut answers = ANSWERS.lock().unwrap_or_else(PoisonError::into_inner);
    answers
        .entry(character)
        .or_insert_with(|| search(&INSTALLED_FILES, character))
        .clone()
}

fn needs_no_glyph(character: char) -> bool {
    character.is_control()
        || character.is_whitespace()
        || matches!(character,
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

fn own_faces_hold(character: char) -> bool {
    static FACES: LazyLock<Vec<Face<'static>>> = LazyLock::new(|| {
        [REGULAR, BOLD]
            .into_iter()
            .filter_map(|face| Face::parse(face, 0).ok())
            .collect()
    });
    FACES
        .iter()
        .any(|face| face.glyph_index(character).is_some())
}

/// Font files in the standard folders, those that look like Chinese or sans-serif ones first; listed once a run.
static INSTALLED_FILES: LazyLock<Vec<PathBuf>> = LazyLock::new(|| {
    let mut files = Vec::new();
    for folder in font_folders() {
        collect_font_files(&folder, 0, &mut files);
    }
    files.sort_by_key(|path| (likelihood(path), path.clone()));
    files.dedup();
    files
});

fn font_folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/System/Library/Fonts",
        "/Library/Fonts",
    ]
    .map(PathBuf::from)
    .to_vec();
    let below = [
        ("HOME", ".fonts"),
        ("HOME", ".local/share/fonts"),
        ("XDG_DATA_HOME", "fonts"),
        ("WINDIR", "Fonts"),
        ("LOCALAPPDATA", "Microsoft/Windows/Fonts"),
    ];
    for (variable, folder) in below {
        if let Some(base) = std::env::var_os(variable).filter(|base| !base.is_empty()) {
            folders.push(PathBuf::from(base).join(folder));
        }
    }
    folders
}

/// Folders nest a few levels at most; a limit ends a circle of links.
const DEEPEST_FOLDER: usize = 6;

fn collect_font_files(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            if depth < DEEPEST_FOLDER {
                collect_font_files(&path, depth + 1, files);
            }
        } else if is_font_file(&path) {
            files.push(path);
        }
    }
}

fn is_font_file(path: &Path) -> bool {
    let extension = path
        .extension()
        .and_then(|e| e.to_str())
        .unwrap_or_default();
    ["ttf", "otf", "ttc", "otc"]
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
}

/// 0 for files named like a Chinese face, 2 for last resorts whose glyphs are no real signs, 1 for the rest.
fn likelihood(path: &Path) -> u8 {
    let name = path
        .file_name()
        .and_then(|n| n.to_str())
        .unwrap_or_default()
        .to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    if has(&["lastresort", "blank", "unifont", "barcode", "emoji"]) {
        2
    } else if has(&[
        "cjk", "han", "hei", "song", "sun", "ming", "yahei", "wqy", "kai", "hana",
    ]) {
        0
    } else {
        1
    }
}

fn search(files: &[PathBuf], character: char) -> Option<FaceFile> {
    files
        .iter()
        .filter(|path| likelihood(path) < 2)
        .find_map(|path| {
            let bytes = std::fs::read(path).ok()?;
            let faces = ttf_parser::fonts_in_collection(&bytes).unwrap_or(1);
            let index = (0..faces).find(|index| draws(&bytes, *index, character))?;
            Some(FaceFile {
                path: path.clone(),
                index,
            })
        })
}

/// A mapped but empty glyph would be a silent gap on paper: it must have an outline.
fn draws(bytes: &[u8], index: u32, character: char) -> bool {
    Face::parse(bytes, index).is_ok_and(|face| {
        face.glyph_index(character)
            .is_some_and(|glyph| face.glyph_bounding_box(glyph).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_faces_hold_rare_characters_of_names() {
        for character in "䶮㛃𬭎𠅤𰻝堃喆犇".chars() {
            assert!(own_faces_hold(character), "{character}");
        }
        assert_eq!(uncovered("沈若溪 CQ0217 䶮𬭎𠅤"), Vec::<char>::new());
    }

    #[test]
    fn a_character_no_font_can_hold_is_named_once() {
        // Private use, outside every shipped or common installed face.
        let text = "王\u{10FFFD}五\u{10FFFD}";
        assert_eq!(uncovered(text), vec!['\u{10FFFD}']);
        assert!(!is_covered('\u{10FFFD}'));
        assert_eq!(spelled_out(text), "王[U+10FFFD]五[U+10FFFD]");
        assert_eq!(spelled_out("王五"), "王五");
    }

    #[test]
    fn blanks_and_selectors_need_no_glyph() {
        assert_eq!(
            uncovered("方\u{3000}挈\u{E0101}\t\n\u{200D}"),
            Vec::<char>::new()
        );
    }

    #[test]
    fn an_installed_face_is_found_by_its_character_map() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("deep")).unwrap();
        let path = folder.path().join("deep").join("Some.TTF");
        std::fs::copy(
            concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/assets/fonts/NotoSansSC-Bold.ttf"
            ),
            &path,
        )
        .unwrap();
        let mut files = Vec::new();
        collect_font_files(folder.path(), 0, &mut files);
        assert_eq!(search(&files, '溪'), Some(FaceFile { path, index: 0 }));
        assert_eq!(search(&files, '\u{10FFFD}'), None);
    }

    #[test]
    fn a_mapped_blank_does_not_count_as_drawn() {
        assert!(draws(BOLD, 0, '溪'));
        assert!(!draws(BOLD, 0, '\u{3000}'));
    }

    #[test]
    fn chinese_looking_files_are_asked_first_and_last_resorts_never() {
        assert_eq!(likelihood(Path::new("/f/NotoSansCJK-Bold.ttc")), 0);
        assert_eq!(likelihood(Path::new("/f/DejaVuSans.ttf")), 1);
        assert_eq!(likelihood(Path::new("/f/LastResort.otf")), 2);
    }
}

//! The fonts of this machine: which installed face draws a character the shipped faces lack.
//! Only the character maps are read, once a run; a font file is read whole when it is needed.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

use ttf_parser::Face;

/// One face in an installed font file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct FaceFile {
    /// Where the file lies.
    pub(super) path: PathBuf,
    /// The face's place in a collection, 0 in a plain font file.
    pub(super) index: u32,
}

/// An installed face with a drawn glyph for the character; the answer is remembered.
pub(super) fn face_with(character: char) -> Option<FaceFile> {
    static INSTALLED: LazyLock<Vec<MappedFace>> = LazyLock::new(|| mapped_faces(&font_folders()));
    static ANSWERS: LazyLock<Mutex<HashMap<char, Option<FaceFile>>>> = LazyLock::new(Mutex::default);
    let mut answers = ANSWERS.lock().unwrap_or_else(PoisonError::into_inner);
    answers.entry(character).or_insert_with(|| search(&INSTALLED, character)).clone()
}

/// A face and the characters its map names, as first and last of each run, in order.
struct MappedFace {
    file: FaceFile,
    runs: Vec<(u32, u32)>,
}

impl MappedFace {
    fn maps(&self, character: char) -> bool {
        let code = u32::from(character);
        let after = self.runs.partition_point(|(first, _)| *first <= code);
        after.checked_sub(1).and_then(|run| self.runs.get(run)).is_some_and(|(_, last)| code <= *last)
    }
}

fn search(faces: &[MappedFace], character: char) -> Option<FaceFile> {
    let candidates = faces.iter().filter(|face| face.maps(character));
    candidates.map(|face| &face.file).find(|file| draws(file, character)).cloned()
}

/// A mapped but empty glyph would be a silent gap on paper: it must have an outline.
fn draws(file: &FaceFile, character: char) -> bool {
    let Ok(bytes) = std::fs::read(&file.path) else {
        return false;
    };
    Face::parse(&bytes, file.index)
        .is_ok_and(|face| face.glyph_index(character).is_some_and(|glyph| face.glyph_bounding_box(glyph).is_some()))
}

/// Every face below the folders, those that look Chinese first, those whose glyphs are no real signs left out.
fn mapped_faces(folders: &[PathBuf]) -> Vec<MappedFace> {
    let mut files = Vec::new();
    for folder in folders {
        collect_font_files(folder, 0, &mut files);
    }
    files.retain(|path| likelihood(path) != Likelihood::Never);
    files.sort_by_cached_key(|path| (likelihood(path), path.clone()));
    files.dedup();
    files.iter().flat_map(|path| faces_in(path).unwrap_or_default()).collect()
}

fn font_folders() -> Vec<PathBuf> {
    let fixed = ["/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts"];
    let below = [
        ("HOME", ".fonts"),
        ("HOME", ".local/share/fonts"),
        ("XDG_DATA_HOME", "fonts"),
        ("WINDIR", "Fonts"),
        ("LOCALAPPDATA", "Microsoft/Windows/Fonts"),
    ];
    let named = below.into_iter().filter_map(|(variable, folder)| {
        let base = std::env::var_os(variable).filter(|base| !base.is_empty())?;
        Some(PathBuf::from(base).join(folder))
    });
    fixed.into_iter().map(PathBuf::from).chain(named).collect()
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
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    ["ttf", "otf", "ttc", "otc"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// How likely a font file holds the sign of a name; the order files are asked in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likelihood {
    /// Named like a Chinese face.
    Chinese,
    /// Any other.
    Other,
    /// Last resorts, blanks, bar codes: what they draw is not the sign.
    Never,
}

fn likelihood(path: &Path) -> Likelihood {
    let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| name.contains(part));
    if has(&["lastresort", "blank", "unifont", "barcode", "emoji"]) {
        Likelihood::Never
    } else if has(&["cjk", "han", "hei", "song", "sun", "ming", "wqy", "kai"]) {
        Likelihood::Chinese
    } else {
        Likelihood::Other
    }
}

/// More faces in one collection, or a longer character map, than any real font has: the file is damaged.
const MOST_FACES: u32 = 256;
const LONGEST_MAP: u32 = 16 * 1024 * 1024;

/// The faces of a font file with their character maps; faces that cannot be read are left out.
fn faces_in(path: &Path) -> io::Result<Vec<MappedFace>> {
    let mut file = File::open(path)?;
    let mut faces = Vec::new();
    for (index, offset) in (0..).zip(face_offsets(&mut file)?) {
        let runs = character_map(&mut file, offset).map(|map| runs(&map)).unwrap_or_default();
        if !runs.is_empty() {
            faces.push(MappedFace { file: FaceFile { path: path.to_owned(), index }, runs });
        }
    }
    Ok(faces)
}

/// Where the table directories start: at 0, or in a collection where its header says.
fn face_offsets(file: &mut File) -> io::Result<Vec<u32>> {
    let header = read_at(file, 0, 12)?;
    if !header.starts_with(b"ttcf") {
        return Ok(vec![0]);
    }
    let count = number(&header, 8).min(MOST_FACES);
    let offsets = read_at(file, 12, count * 4)?;
    Ok((0..count as usize).map(|face| number(&offsets, face * 4)).collect())
}

/// The bytes of the `cmap` table of the face whose directory starts at `offset`.
fn character_map(file: &mut File, offset: u32) -> io::Result<Vec<u8>> {
    let tables = number(&read_at(file, offset, 6)?, 2) & 0xffff;
    let directory = read_at(file, offset.saturating_add(12), tables * 16)?;
    let entry = directory.chunks_exact(16).find(|entry| entry.starts_with(b"cmap"));
    let entry = entry.ok_or(io::ErrorKind::InvalidData)?;
    read_at(file, number(entry, 8), number(entry, 12).min(LONGEST_MAP))
}

fn read_at(file: &mut File, offset: u32, length: u32) -> io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(offset.into()))?;
    let mut bytes = vec![0; length as usize];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// The big-endian number at this place; 0 beyond the end.
fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|tail| tail.first_chunk()).map_or(0, |four| u32::from_be_bytes(*four))
}

/// The characters of a `cmap` table as runs.
fn runs(map: &[u8]) -> Vec<(u32, u32)> {
    let mut codes = Vec::new();
    if let Some(table) = ttf_parser::cmap::Table::parse(map) {
        for subtable in table.subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode) {
            subtable.codepoints(|code| codes.push(code));
        }
    }
    codes.sort_unstable();
    codes.dedup();
    let neighbours = codes.chunk_by(|one, next| one + 1 == *next);
    neighbours.filter_map(|run| Some((*run.first()?, *run.last()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOLD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/NotoSansSC-Bold.ttf");

    #[test]
    fn an_installed_face_is_found_by_its_character_map() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("deep")).unwrap();
        let path = folder.path().join("deep").join("Some.TTF");
        std::fs::copy(BOLD, &path).unwrap();
        std::fs::copy(BOLD, folder.path().join("readme.txt")).unwrap();
        let faces = mapped_faces(&[folder.path().to_owned(), PathBuf::from("/no/such/folder")]);
        assert_eq!(faces.len(), 1);
        assert_eq!(search(&faces, '溪'), Some(FaceFile { path, index: 0 }));
        assert_eq!(search(&faces, '\u{10FFFD}'), None);
    }

    #[test]
    fn a_mapped_blank_does_not_count_as_drawn() {
        let file = FaceFile { path: BOLD.into(), index: 0 };
        assert!(draws(&file, '溪'));
        assert!(!draws(&file, '\u{3000}'));
    }

    #[test]
    fn a_damaged_font_file_holds_nothing_and_stops_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let whole = std::fs::read(BOLD).unwrap();
        let damaged = [&b"ttcf\0\x01\0\0\xff\xff\xff\xff"[..], &whole[..400], b"", &[0xff; 64]];
        for (i, bytes) in damaged.into_iter().enumerate() {
            let path = folder.path().join(format!("{i}.ttc"));
            std::io::Write::write_all(&mut File::create(path).unwrap(), bytes).unwrap();
        }
        assert_eq!(mapped_faces(&[folder.path().to_owned()]).len(), 0);
    }

    #[test]
    fn characters_are_looked_up_in_runs() {
        let file = FaceFile { path: PathBuf::new(), index: 0 };
        let face = MappedFace { file, runs: vec![(0x30, 0x39), (0x4e00, 0x4e00)] };
        let mapped: String = "/0:59一丁".chars().filter(|c| face.maps(*c)).collect();
        assert_eq!(mapped, "059一");
    }

    #[test]
    fn chinese_looking_files_are_asked_first_and_last_resorts_never() {
        assert_eq!(likelihood(Path::new("/f/NotoSansCJK-Bold.ttc")), Likelihood::Chinese);
        assert_eq!(likelihood(Path::new("/f/DejaVuSans.ttf")), Likelihood::Other);
        assert_eq!(likelihood(Path::new("/f/LastResort.otf")), Likelihood::Never);
    }
}

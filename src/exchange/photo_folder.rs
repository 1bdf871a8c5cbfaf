//! The folder of photos that comes with a list: one picture a person, by the list's photo column or by work number.
//! Nothing outside the folder is ever opened.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use crate::domain::people::{WorkNo, half_width};
use crate::domain::problems::Wrong;

use super::files::{FileError, read_whole};
use super::photo_checks::{
    Mended, PICTURE_MOST_MEGABYTES, PhotoError, check_picture, picture_hash,
};
use super::photos::{NormalPhoto, normalise_photo};

/// Endings of picture files, lower case; the content decides what they are.
const ENDINGS: [&str; 10] = [
    "jpg", "jpeg", "jpe", "png", "webp", "heic", "heif", "bmp", "gif", "tif",
];

/// The pictures of a folder.
#[derive(Debug, Clone, Default)]
pub struct PhotoFolder {
    root: Option<PathBuf>,
    /// By file name in lower case.
    by_name: HashMap<String, PathBuf>,
    /// By work number; the best match first.
    by_number: HashMap<String, PathBuf>,
}

/// A picture found for a person, looked at but not yet decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPhoto {
    /// The file, inside the folder with all links followed.
    pub path: PathBuf,
    /// Its name, to show.
    pub name: String,
    /// BLAKE3 of its bytes.
    pub hash: [u8; 32],
    /// What will be done to it; a person should look.
    pub mended: Vec<Mended>,
}

impl FoundPhoto {
    /// Reads the picture: its bytes to keep as the original, and the photo that prints.
    ///
    /// # Errors
    /// Any `PhotoError`; a file that has gone since is `Unreadable`.
    pub fn load(&self) -> Result<(Vec<u8>, NormalPhoto), PhotoError> {
        let bytes = bytes_of(&self.path)?;
        let photo = normalise_photo(&bytes, None)?;
        Ok((bytes, photo))
    }
}

impl PhotoFolder {
    /// No folder was given: nothing is found, and only paths that try to leave are named.
    pub fn none() -> Self {
        Self::default()
    }

    /// Lists the pictures that lie directly in a folder (the photo column may also name some deeper down).
    ///
    /// # Errors
    /// `Absent`, `NotAllowed`, `Other`.
    pub fn open(folder: &Path) -> Result<Self, FileError> {
        let wrong = |e: &std::io::Error| FileError::of(folder, e);
        let root = folder.canonicalize().map_err(|e| wrong(&e))?;
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(&root).map_err(|e| wrong(&e))? {
            paths.push(entry.map_err(|e| wrong(&e))?.path());
        }
        paths.sort();
        let mut found = Self {
            root: Some(root),
            ..Self::default()
        };
        for path in paths {
            found.list(path);
        }
        Ok(found)
    }

    /// Whether a folder was given.
    pub fn is_given(&self) -> bool {
        self.root.is_some()
    }

    fn list(&mut self, path: PathBuf) {
        let (Some(name), Some(stem)) = (text_of(path.file_name()), text_of(path.file_stem()))
        else {
            return;
        };
        let ending = text_of(path.extension()).unwrap_or_default().to_lowercase();
        if !ENDINGS.contains(&ending.as_str()) {
            return;
        }
        let number = number_of(&stem);
        let is_exact = half_width(&stem).trim().eq_ignore_ascii_case(&number);
        if !number.is_empty() && (is_exact || !self.by_number.contains_key(&number)) {
            self.by_number.insert(number, path.clone());
        }
        self.by_name.insert(name.to_lowercase(), path);
    }

    /// The picture of a person: as the list's photo cell says, else by work number. `Ok(None)`: there is none.
    ///
    /// # Errors
    /// `OutsideFolder`; `NoSuchFile` when the cell names a picture that is nowhere; what is wrong with the picture.
    pub fn find(&self, cell: &str, work_no: Option<&WorkNo>) -> Result<Option<FoundPhoto>, Wrong> {
        let cell = cell.trim();
        if leaves_folder(cell) {
            return Err(Wrong::OutsideFolder);
        }
        let Some(root) = &self.root else {
            return Ok(None);
        };
        let named = self.named(root, cell)?;
        let numbered = || work_no.and_then(|no| self.by_number.get(no.as_str()).cloned());
        match named.or_else(numbered) {
            Some(path) => looked_at(root, &path).map(Some),
            None if names_a_picture(cell) => Err(Wrong::NoSuchFile),
            None => Ok(None),
        }
    }

    /// The file that a photo cell names, whatever case its letters have.
    fn named(&self, root: &Path, cell: &str) -> Result<Option<PathBuf>, Wrong> {
        if cell.is_empty() {
            return Ok(None);
        }
        let relative: PathBuf = cell.split(['/', '\\']).collect();
        let path = root.join(&relative);
        if path.is_file() {
            return Ok(Some(path));
        }
        if path.is_dir() {
            return Ok(None);
        }
        Ok(self.by_name.get(&cell.to_lowercase()).cloned())
    }
}

fn text_of(part: Option<&std::ffi::OsStr>) -> Option<String> {
    part.and_then(|text| text.to_str()).map(str::to_owned)
}

/// The work number a file name begins with: letters, digits, `-`, `_` up to anything else (`CQ0217 张三` is `CQ0217`,
/// `0014(1)` is `0014`, `00140` is not `0014`).
fn number_of(stem: &str) -> String {
    let plain = half_width(stem);
    let run: String = plain
        .trim()
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    run.trim_matches(['-', '_']).to_ascii_uppercase()
}

/// Whether a path would leave the folder by its words alone, on any system.
fn leaves_folder(cell: &str) -> bool {
    let is_drive = cell.as_bytes().get(1) == Some(&b':');
    let parts = cell.split(['/', '\\']);
    cell.starts_with(['/', '\\', '~'])
        || is_drive
        || parts.into_iter().any(|part| part == "..")
        || Path::new(cell)
            .components()
            .any(|c| !matches!(c, Component::Normal(_) | Component::CurDir))
}

/// Whether a photo cell is meant as a file (`有` and `已交` are not).
fn names_a_picture(cell: &str) -> bool {
    let ending = cell
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Follows links, makes sure the file is inside, and looks at it.
fn looked_at(root: &Path, path: &Path) -> Result<FoundPhoto, Wrong> {
    let real = path.canonicalize().map_err(|_| Wrong::NoSuchFile)?;
    if !real.starts_with(root) {
        return Err(Wrong::OutsideFolder);
    }
    let bytes = bytes_of(&real)?;
    let mended = check_picture(&bytes)?;
    Ok(FoundPhoto {
        name: text_of(path.file_name()).unwrap_or_default(),
        hash: picture_hash(&bytes),
        path: real,
        mended,
    })
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, PhotoError> {
    read_whole(path, PICTURE_MOST_MEGABYTES).map_err(|error| match error {
        FileError::TooBig { .. } => PhotoError::TooBig,
        other => PhotoError::Unreadable {
            because: other.to_string(),
        },
    })
}

//! The folder of photos that comes with a list: one picture a person, by the list's photo column or by work number.
//! Nothing outside the folder is ever opened.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};

use crate::domain::people::{WorkNo, half_width};
use crate::domain::problems::Wrong;

use super::files::{FileError, read_whole};
use super::photo_checks::{Mended, PICTURE_MOST_MEGABYTES, PhotoError, check_picture, picture_hash};
use super::photos::{CutPhotos, cut_by_face};

/// Endings of picture files, lower case; the content decides what they are.
const ENDINGS: [&str; 10] = ["jpg", "jpeg", "jpe", "png", "webp", "heic", "heif", "bmp", "gif", "tif"];

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
    /// Reads the picture: its bytes to keep as the original, and the photos that print.
    ///
    /// # Errors
    /// Any `PhotoError`; a file that has gone since is `Unreadable`.
    pub fn load(&self) -> Result<(Vec<u8>, CutPhotos), PhotoError> {
        let bytes = bytes_of(&self.path)?;
        let photo = cut_by_face(&bytes)?;
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
        let mut found = Self { root: Some(root), ..Self::default() };
        for path in paths {
            found.list(path);
        }
        Ok(found)
    }

    /// Whether a folder was given.
    pub fn is_given(&self) -> bool {
        self.root.is_some()
    }

    /// The pictures that lie directly in the folder, by name. Links out of it are left out.
    pub fn pictures(&self) -> Vec<PathBuf> {
        let Some(root) = &self.root else {
            return Vec::new();
        };
        let is_inside =
            |path: &&PathBuf| path.canonicalize().is_ok_and(|real| real.starts_with(root) && real.is_file());
        let mut paths: Vec<PathBuf> = self.by_name.values().filter(is_inside).cloned().collect();
        paths.sort();
        paths
    }

    fn list(&mut self, path: PathBuf) {
        let (Some(name), Some(stem)) = (text_of(path.file_name()), text_of(path.file_stem())) else {
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
        let named = self.named(root, cell);
        let numbered = || work_no.and_then(|no| self.by_number.get(no.as_str()).cloned());
        match named.or_else(numbered) {
            Some(path) => looked_at(root, &path).map(Some),
            None if names_a_picture(cell) => Err(Wrong::NoSuchFile),
            None => Ok(None),
        }
    }

    /// The file that a photo cell names, whatever case its letters have.
    fn named(&self, root: &Path, cell: &str) -> Option<PathBuf> {
        let relative: PathBuf = cell.split(['/', '\\']).collect();
        let path = root.join(&relative);
        if !cell.is_empty() && path.is_file() {
            return Some(path);
        }
        self.by_name.get(&cell.to_lowercase()).cloned()
    }
}

fn text_of(part: Option<&std::ffi::OsStr>) -> Option<String> {
    part.and_then(|text| text.to_str()).map(str::to_owned)
}

/// The work number a file name begins with: letters, digits, `-`, `_` up to anything else (`CQ0217 张三` is `CQ0217`,
/// `0014(1)` is `0014`, `00140` is not `0014`).
pub(super) fn number_of(stem: &str) -> String {
    let plain = half_width(stem);
    let run: String =
        plain.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    run.trim_matches(['-', '_']).to_ascii_uppercase()
}

/// Whether a path would leave the folder by its words alone, on any system.
fn leaves_folder(cell: &str) -> bool {
    let is_drive = cell.as_bytes().get(1) == Some(&b':');
    let parts = cell.split(['/', '\\']);
    cell.starts_with(['/', '\\', '~'])
        || is_drive
        || parts.into_iter().any(|part| part == "..")
        || Path::new(cell).components().any(|c| !matches!(c, Component::Normal(_) | Component::CurDir))
}

/// Whether a photo cell is meant as a file (`有` and `已交` are not).
fn names_a_picture(cell: &str) -> bool {
    let ending = cell.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
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

/// Reads a picture file whole, within the limit.
///
/// # Errors
/// `TooBig`, or `Unreadable` for a file that cannot be read.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, PhotoError> {
    read_whole(path, PICTURE_MOST_MEGABYTES).map_err(|error| match error {
        FileError::TooBig { .. } => PhotoError::TooBig,
        other => PhotoError::Unreadable { because: other.to_string() },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::files::write_whole;

    fn picture(shade: u8) -> Vec<u8> {
        let image = image::RgbImage::from_pixel(20, 28, image::Rgb([shade; 3]));
        let mut bytes = std::io::Cursor::new(Vec::new());
        image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    fn folder_of(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (shade, name) in names.iter().enumerate() {
            write_whole(&folder.path().join(name), &picture(shade as u8)).unwrap();
        }
        folder
    }

    fn name_of(found: Result<Option<FoundPhoto>, Wrong>) -> Option<String> {
        found.unwrap().map(|photo| photo.name)
    }

    #[test]
    fn a_photo_is_found_by_work_number_whatever_stands_behind_it() {
        let folder = folder_of(&["0014.jpg", "cq0217 张三.PNG", "00140.jpg", "0015(1).png", "notes.txt"]);
        let photos = PhotoFolder::open(folder.path()).unwrap();
        let by = |no: &str| name_of(photos.find("", Some(&WorkNo::parse(no).unwrap())));
        assert_eq!(by("0014").as_deref(), Some("0014.jpg"));
        assert_eq!(by("CQ0217").as_deref(), Some("cq0217 张三.PNG"));
        assert_eq!(by("0015").as_deref(), Some("0015(1).png"));
        assert_eq!(by("001"), None);
        assert_eq!(by("14"), None);
    }

    #[test]
    fn the_pictures_of_a_folder_are_listed_by_name() {
        let folder = folder_of(&["b.png", "A.jpg", "notes.txt"]);
        std::fs::create_dir(folder.path().join("deep.png")).unwrap();
        let photos = PhotoFolder::open(folder.path()).unwrap();
        let names: Vec<_> = photos.pictures().iter().map(|path| text_of(path.file_name()).unwrap()).collect();
        assert_eq!(names, ["A.jpg", "b.png"]);
        assert!(PhotoFolder::none().pictures().is_empty());
    }

    #[test]
    fn the_plain_name_wins_over_a_copy() {
        let folder = folder_of(&["0014 (1).png", "0014.png", "0014-旧.png"]);
        let photos = PhotoFolder::open(folder.path()).unwrap();
        let found = photos.find("", Some(&WorkNo::parse("0014").unwrap()));
        assert_eq!(name_of(found).as_deref(), Some("0014.png"));
    }

    #[test]
    fn the_lists_photo_cell_comes_first_and_may_name_a_deeper_folder() {
        let folder = folder_of(&["0014.png", "other.PNG"]);
        std::fs::create_dir(folder.path().join("new")).unwrap();
        write_whole(&folder.path().join("new/a.png"), &picture(9)).unwrap();
        let photos = PhotoFolder::open(folder.path()).unwrap();
        let no = WorkNo::parse("0014").unwrap();
        let by = |cell: &str| name_of(photos.find(cell, Some(&no)));
        assert_eq!(by("Other.png").as_deref(), Some("other.PNG"));
        assert_eq!(by("new\\a.png").as_deref(), Some("a.png"));
        assert_eq!(by("有").as_deref(), Some("0014.png"));
        assert_eq!(by("gone.png").as_deref(), Some("0014.png"));
    }

    #[test]
    fn a_named_picture_that_is_nowhere_is_a_problem_and_a_word_is_not() {
        let folder = folder_of(&[]);
        let photos = PhotoFolder::open(folder.path()).unwrap();
        assert_eq!(photos.find("a.jpg", None), Err(Wrong::NoSuchFile));
        assert_eq!(photos.find("已交", None), Ok(None));
    }

    #[test]
    fn no_path_leaves_the_folder() {
        let folder = folder_of(&["0014.png"]);
        let photos = PhotoFolder::open(folder.path()).unwrap();
        for cell in [
            "../0014.png",
            "a/../../x.png",
            "..\\x.png",
            "/etc/passwd",
            "C:\\x.png",
            "c:x.png",
            "\\\\host\\x.png",
            "~/x.png",
        ] {
            assert_eq!(photos.find(cell, None), Err(Wrong::OutsideFolder), "{cell}");
            assert_eq!(PhotoFolder::none().find(cell, None), Err(Wrong::OutsideFolder));
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_folder_is_not_followed() {
        let outside = folder_of(&["secret.png"]);
        let folder = folder_of(&[]);
        let link = |name: &str, to: &Path| {
            std::os::unix::fs::symlink(to, folder.path().join(name)).unwrap();
        };
        link("0014.png", &outside.path().join("secret.png"));
        link("deep", outside.path());
        let photos = PhotoFolder::open(folder.path()).unwrap();
        let no = WorkNo::parse("0014").unwrap();
        assert_eq!(photos.find("", Some(&no)), Err(Wrong::OutsideFolder));
        assert_eq!(photos.find("deep/secret.png", None), Err(Wrong::OutsideFolder));
    }

    #[test]
    fn what_is_wrong_with_a_picture_is_said() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| write_whole(&folder.path().join(name), bytes).unwrap();
        file("1.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1");
        file("2.jpg", b"\0\0\0\x18ftypmif1\0\0\0\0heic");
        file("3.png", &picture(1)[..60]);
        let photos = PhotoFolder::open(folder.path()).unwrap();
        let by = |no: &str| photos.find("", Some(&WorkNo::parse(no).unwrap()));
        assert_eq!(by("1"), Err(Wrong::HeicPicture));
        assert_eq!(by("2"), Err(Wrong::HeicPicture));
        assert_eq!(by("3"), Err(Wrong::PictureCutOff));
    }

    #[test]
    fn a_found_photo_is_loaded_with_its_original() {
        let folder = folder_of(&["0014.png"]);
        let photos = PhotoFolder::open(folder.path()).unwrap();
        let found = photos.find("0014.png", None).unwrap().unwrap();
        let (original, photo) = found.load().unwrap();
        assert_eq!(original, picture(0));
        assert_eq!(found.hash, picture_hash(&original));
        assert_eq!(photo.upright_size, (20, 28));
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("gone");
        let error = PhotoFolder::open(&gone).unwrap_err();
        assert_eq!(error, FileError::Absent { path: gone });
    }
}

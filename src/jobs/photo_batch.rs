//! The photos of a folder in the background: looked at one by one into frames, remarks and a small cut; cut at full size
//! on taking over. Never more than one original is held.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::side_by_side::each;
use super::{Cancelled, Jobs, Progress, Task};
use crate::domain::ids::StaffId;
use crate::domain::photos::{CropFrame, PerSize, PhotoRemark, PhotoSize, day_taken};
use crate::exchange::files::FileError;
use crate::exchange::photo_folder::{PhotoFolder, bytes_of};
use crate::exchange::photo_matching::{KnownPerson, Roster, Whose};
use crate::exchange::photo_quality::remarks;
use crate::exchange::photos::{PhotoError, Preview, cut_photos, picture_hash, upright_preview};
use crate::register::photos::PhotoToTakeOver;

/// Longest side of the picture that is looked at, pixels.
const LOOKED_AT_SIDE: u32 = 1000;
/// Height of the small cut, pixels: twice what a card shows.
const SMALL_HEIGHT: u32 = 280;

/// A picture of the folder, looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct FolderPicture {
    /// The file.
    pub path: PathBuf,
    /// Its name, to show.
    pub name: String,
    /// Whose it is by its name.
    pub whose: Whose,
    /// What was seen, or why it cannot be used.
    pub seen: Result<SeenPicture, PhotoError>,
}

/// What was seen in a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenPicture {
    /// BLAKE3 of its bytes.
    pub hash: [u8; 32],
    /// The frames: those decided, else the proposed 1-inch one, and the 5-inch one where it is half-length.
    pub frames: PerSize<Option<CropFrame>>,
    /// The proposed 5-inch frame, where it is half-length.
    pub half_length: Option<CropFrame>,
    /// What to look at, of the sizes that have a frame.
    pub remarks: Vec<PhotoRemark>,
    /// The cut that is shown, a small JPEG.
    pub small: Vec<u8>,
}

/// Looks at every picture of a folder and finds whose it is. Nothing is written.
pub fn look_at_folder(
    jobs: &Jobs,
    folder: PathBuf,
    people: Vec<KnownPerson>,
) -> Task<Result<Vec<FolderPicture>, FolderError>> {
    jobs.start("look at photos", move |progress| looked_at(&folder, &people, progress))
}

/// Why a folder was not looked at.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FolderError {
    /// The folder.
    #[error(transparent)]
    Folder(#[from] FileError),
    /// The person stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

fn looked_at(folder: &Path, people: &[KnownPerson], progress: &Progress) -> Result<Vec<FolderPicture>, FolderError> {
    let paths = PhotoFolder::open(folder)?.pictures();
    let roster = Roster::of(people);
    let found = each(&paths, progress, |path| {
        let text = |part: Option<&std::ffi::OsStr>| part.map(|t| t.to_string_lossy().into_owned()).unwrap_or_default();
        let whose = roster.whose(&text(path.file_stem()));
        FolderPicture { whose, path: path.clone(), name: text(path.file_name()), seen: seen(path, None) }
    });
    Ok(found?)
}

/// Looks at one picture again with the frames a person decided on.
pub fn look_again(
    jobs: &Jobs,
    path: PathBuf,
    frames: PerSize<Option<CropFrame>>,
) -> Task<Result<SeenPicture, PhotoError>> {
    jobs.start("look at a photo again", move |_| seen(&path, Some(frames)))
}

fn seen(path: &Path, decided: Option<PerSize<Option<CropFrame>>>) -> Result<SeenPicture, PhotoError> {
    let bytes = bytes_of(path)?;
    let preview = upright_preview(&bytes, LOOKED_AT_SIDE)?;
    let half_length = preview.is_half_length.then_some(preview.proposed.five_inch);
    let proposed = PerSize { one_inch: Some(preview.proposed.one_inch), five_inch: half_length };
    let frames = decided.unwrap_or(proposed);
    let shown = PhotoSize::ALL.into_iter().find_map(|size| frames.get(size).map(|frame| (size, frame)));
    let shown = shown.unwrap_or((PhotoSize::OneInch, preview.proposed.one_inch));
    Ok(SeenPicture {
        hash: picture_hash(&bytes),
        remarks: all_remarks(&preview, frames),
        small: preview.small_cut(shown, SMALL_HEIGHT)?,
        frames,
        half_length,
    })
}

/// Each remark once; those of the 1-inch photo first.
fn all_remarks(preview: &Preview, frames: PerSize<Option<CropFrame>>) -> Vec<PhotoRemark> {
    let mut all: Vec<PhotoRemark> = Vec::new();
    for size in PhotoSize::ALL {
        let Some(frame) = *frames.get(size) else {
            continue;
        };
        for remark in remarks(preview, size, frame) {
            if !all.iter().any(|known| known.key() == remark.key()) {
                all.push(remark);
            }
        }
    }
    all
}

/// A picture to cut at full size.
#[derive(Debug, Clone, PartialEq)]
pub struct PictureToCut {
    /// Whose.
    pub staff: StaffId,
    /// The file.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// Its hash when it was looked at.
    pub hash: [u8; 32],
    /// The frames decided on.
    pub frames: PerSize<Option<CropFrame>>,
}

/// A picture cut at full size; its original is read again when it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct CutPicture {
    /// What the register takes over.
    pub photo: PhotoToTakeOver,
    /// Where its original lies.
    pub path: PathBuf,
    /// The original's hash.
    pub hash: [u8; 32],
}

/// What became of a batch.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CutBatch {
    /// The pictures cut.
    pub cut: Vec<CutPicture>,
    /// Names of those that could not be used after all, and why.
    pub failed: Vec<(String, PhotoError)>,
}

/// Cuts pictures of a folder at full size. Nothing is written.
pub fn cut_batch(jobs: &Jobs, pictures: Vec<PictureToCut>, today: NaiveDate) -> Task<Result<CutBatch, Cancelled>> {
    jobs.start("cut photos of a folder", move |progress| {
        let mut batch = CutBatch::default();
        let cut = each(&pictures, progress, |picture| cut(picture, today))?;
        for (cut, picture) in cut.into_iter().zip(pictures) {
            match cut {
                Ok(cut) => batch.cut.push(cut),
                Err(error) => batch.failed.push((picture.name, error)),
            }
        }
        Ok(batch)
    })
}

fn cut(picture: &PictureToCut, today: NaiveDate) -> Result<CutPicture, PhotoError> {
    let PictureToCut { staff, path, name, hash, frames } = picture.clone();
    let bytes = bytes_of(&path)?;
    if picture_hash(&bytes) != hash {
        return Err(PhotoError::Unreadable { because: "the file changed".to_owned() });
    }
    let cut = cut_photos(&bytes, frames)?;
    let taken_on = Some(day_taken(cut.noted_on, today));
    Ok(CutPicture { photo: PhotoToTakeOver { staff, name, cuts: cut.cuts, taken_on }, path, hash })
}

#[cfg(test)]
mod tests {
    use super::super::JobEnd;
    use super::*;
    use crate::exchange::files::write_whole;

    fn value<T>(end: JobEnd<T>) -> T {
        match end {
            JobEnd::Value(value) => value,
            JobEnd::Broke(because) => panic!("{because}"),
        }
    }

    fn png(shade: u8) -> Vec<u8> {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let picture = image::RgbImage::from_pixel(300, 420, image::Rgb([shade, 200, 220]));
        picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in
            [("CQ1.png", png(1)), ("\u{738b}\u{4e94}.png", png(2)), ("CQ2.jpg", b"\xff\xd8\xff".to_vec())]
        {
            write_whole(&folder.path().join(name), &bytes).unwrap();
        }
        folder
    }

    fn people() -> Vec<KnownPerson> {
        let person = |id, work_no: &str| KnownPerson { id: StaffId(id), work_no: work_no.into(), name: work_no.into() };
        vec![person(1, "CQ1"), person(2, "CQ2")]
    }

    #[test]
    fn every_picture_is_looked_at_and_none_is_held() {
        let folder = folder();
        let job = look_at_folder(&Jobs::at_once(), folder.path().to_owned(), people());
        let found = value(job.wait()).unwrap();
        let told: Vec<_> = found.iter().map(|one| (one.name.as_str(), one.whose.person(), one.seen.is_ok())).collect();
        assert_eq!(
            told,
            [
                ("CQ1.png", Some(StaffId(1)), true),
                ("CQ2.jpg", Some(StaffId(2)), false),
                ("\u{738b}\u{4e94}.png", None, true)
            ]
        );
        let seen = found[0].seen.as_ref().unwrap();
        assert!(seen.small.len() < 20_000 && seen.half_length.is_none());
        assert_eq!(seen.remarks, [PhotoRemark::NoFace], "300 pixels on an inch are enough");
    }

    #[test]
    fn a_batch_is_cut_and_what_changed_since_is_left_out() {
        let folder = folder();
        let found = value(look_at_folder(&Jobs::at_once(), folder.path().to_owned(), people()).wait()).unwrap();
        let seen = found[0].seen.clone().unwrap();
        let order = |path: &Path, hash| PictureToCut {
            staff: StaffId(1),
            path: path.to_owned(),
            name: "CQ1.png".into(),
            hash,
            frames: seen.frames,
        };
        let orders = vec![order(&found[0].path, seen.hash), order(&found[2].path, seen.hash)];
        let today = "2026-11-23".parse().unwrap();
        let batch = value(cut_batch(&Jobs::at_once(), orders, today).wait()).unwrap();
        assert_eq!((batch.cut.len(), batch.failed.len()), (1, 1));
        let print = &batch.cut[0].photo.cuts.one_inch.as_ref().unwrap().print;
        assert_eq!(image::load_from_memory(print).unwrap().width(), 590);
        assert_eq!(batch.cut[0].photo.taken_on, Some(today));
    }
}

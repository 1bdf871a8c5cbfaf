//! Pictures of people in the background: read and shown upright, cut to the sizes that print.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::{Jobs, Task};
use crate::domain::photos::{CropFrame, PerSize, day_taken, plausible_day};
use crate::exchange::files::{FileError, read_whole};
use crate::exchange::photo_checks::{PICTURE_MOST_MEGABYTES, PhotoError};
use crate::exchange::photos::{CutPhotos, Preview, cut_photos, upright_preview};
use crate::register::files::NewFile;
use crate::register::photos::NewPhoto;

/// Longest side of the picture in the crop editor, pixels.
const EDITOR_SIDE: u32 = 1400;

/// Where a picture comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhotoSource {
    /// A file to read.
    File(PathBuf),
    /// Dropped or pasted: name (empty for a pasted one) and bytes.
    Bytes(String, Vec<u8>),
}

/// A picture ready for the crop editor.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenedPhoto {
    /// The picture as it was brought in; kept beside the print.
    pub original: NewFile,
    /// Upright and small, with a proposed frame.
    pub preview: Preview,
}

/// Why a picture cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The file.
    #[error(transparent)]
    File(#[from] FileError),
    /// The picture in it.
    #[error(transparent)]
    Photo(#[from] PhotoError),
}

/// Reads a picture and proposes a frame by where the face is.
pub fn open_photo(jobs: &Jobs, source: PhotoSource) -> Task<Result<OpenedPhoto, OpenError>> {
    jobs.start("open photo", move |_| opened(source))
}

fn opened(source: PhotoSource) -> Result<OpenedPhoto, OpenError> {
    let (name, content) = match source {
        PhotoSource::Bytes(name, bytes) => (name, bytes),
        PhotoSource::File(path) => {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            let bytes = read_whole(&path, PICTURE_MOST_MEGABYTES).map_err(|error| match error {
                FileError::TooBig { .. } => OpenError::Photo(PhotoError::TooBig),
                other => OpenError::File(other),
            })?;
            (name.unwrap_or_default(), bytes)
        }
    };
    let preview = upright_preview(&content, EDITOR_SIDE)?;
    Ok(OpenedPhoto { original: original(name, content), preview })
}

/// A picture as it was brought in, with its media type by its first bytes.
pub fn original(name: String, content: Vec<u8>) -> NewFile {
    let format = image::guess_format(&content).ok();
    let media_type = format.map_or("application/octet-stream", |format| format.to_mime_type());
    NewFile { media_type: media_type.to_owned(), name, content }
}

/// What to cut, and when.
#[derive(Debug, Clone)]
pub struct CutOrder {
    /// The picture as it was brought in.
    pub original: NewFile,
    /// The frame of each size that is wanted.
    pub frames: PerSize<Option<CropFrame>>,
    /// The day taken where the camera noted none and the picture is brought in now.
    pub today: NaiveDate,
    /// When it was brought in.
    pub brought: Brought,
}

/// When a picture was brought in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brought {
    /// Now.
    Now,
    /// It is on record already and is cut anew.
    Before,
}

/// Cuts the photos that print out of the picture, and keeps the picture beside them.
pub fn cut_photo(jobs: &Jobs, order: CutOrder) -> Task<Result<NewPhoto, PhotoError>> {
    jobs.start("cut photo", move |_| {
        let CutOrder { original, frames, today, brought } = order;
        let cut = cut_photos(&original.content, frames)?;
        let taken_on = match brought {
            Brought::Now => Some(day_taken(cut.noted_on, today)),
            Brought::Before => plausible_day(cut.noted_on, today),
        };
        Ok(NewPhoto { original, cuts: cut.cuts, taken_on })
    })
}

/// Cut photos and what they were cut from, as the register takes them.
pub(super) fn with_original(cut: CutPhotos, original: NewFile, today: NaiveDate) -> NewPhoto {
    NewPhoto { original, cuts: cut.cuts, taken_on: Some(day_taken(cut.noted_on, today)) }
}

#[cfg(test)]
mod tests {
    use super::super::JobEnd;
    use super::*;
    use std::io::Cursor;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([x as u8, y as u8, 90]));
        picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    fn value<T>(end: JobEnd<T>) -> T {
        match end {
            JobEnd::Value(value) => value,
            JobEnd::Broke(because) => panic!("{because}"),
        }
    }

    #[test]
    fn a_picture_becomes_a_print_and_its_original_is_kept() {
        let bytes = png(300, 200);
        let source = PhotoSource::Bytes("a.png".to_owned(), bytes.clone());
        let opened = value(open_photo(&Jobs::at_once(), source).wait()).unwrap();
        assert_eq!(opened.preview.upright_size, (300, 200));
        let today = "2026-11-23".parse().unwrap();
        let frames = PerSize { one_inch: Some(opened.preview.proposed.one_inch), five_inch: None };
        let order = CutOrder { original: opened.original, frames, today, brought: Brought::Now };
        let photo = value(cut_photo(&Jobs::at_once(), order).wait()).unwrap();
        let print = image::load_from_memory(&photo.cuts.one_inch.unwrap().print).unwrap();
        assert_eq!((print.width(), print.height()), (590, 826));
        assert_eq!((photo.cuts.five_inch, photo.taken_on), (None, Some(today)));
        assert_eq!(photo.original.content, bytes);
        assert_eq!(photo.original.media_type, "image/png");
    }

    #[test]
    fn a_text_is_no_picture() {
        let source = PhotoSource::Bytes("a.jpg".to_owned(), b"not a picture at all".to_vec());
        let end = value(open_photo(&Jobs::at_once(), source).wait());
        assert_eq!(end, Err(OpenError::Photo(PhotoError::NotAPicture)));
    }
}

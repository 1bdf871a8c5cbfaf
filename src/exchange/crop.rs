//! A first proposal for the frame of each size by where the face is. A person confirms it; no template of a face is kept.

use std::sync::OnceLock;

use image::imageops::FilterType;
use image::{DynamicImage, GenericImageView, GrayImage};
use rustface::{ImageData, Model, Rectangle};

pub use crate::domain::photos::CropFrame;
use crate::domain::photos::PhotoSize;

/// The detector's box, in box heights: the crown lies this much above it...
const CROWN_ABOVE: f64 = 0.28;
/// ... and the chin this much below its top.
const CHIN_BELOW: f64 = 1.05;
/// A picture this near the ratio of a size may be a photo of that size already.
const ALREADY_CROPPED: f64 = 0.03;
/// ... and is, with a head from this part of the guide's least on: a photo somebody cut is not cut again.
const LENIENT: f64 = 0.6;
/// Faces are looked for in a picture of this many pixels on its longer side...
const SEARCH_SIDE: u32 = 800;
/// ... and in one that is a portrait already in a smaller one: its face is large.
const SEARCH_SIDE_CROPPED: u32 = 400;

/// A face in an upright picture; all values are pixels of the whole picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Face {
    /// Middle of the face.
    pub middle: f64,
    /// Where the crown is.
    pub crown: f64,
    /// Where the chin is.
    pub chin: f64,
}

impl Face {
    /// Crown to chin.
    pub fn head(self) -> f64 {
        self.chin - self.crown
    }
}

/// The faces of an upright picture, largest first.
pub fn faces(picture: &DynamicImage) -> Vec<Face> {
    let mut boxes = face_boxes(picture);
    boxes.sort_by(|a, b| b.height.total_cmp(&a.height));
    boxes.into_iter().map(FaceBox::face).collect()
}

/// Proposes a frame: a photo of that size as it is; else by the largest face, the head as large as the size's guide
/// says; without a face the middle, towards the top.
pub fn propose(face: Option<Face>, picture: (u32, u32), size: PhotoSize) -> CropFrame {
    let guide = size.guide();
    let fits_already = |face: Face| {
        let share = face.head() / f64::from(picture.1.max(1));
        is_near(picture, size) && (guide.least * LENIENT..=guide.most / LENIENT).contains(&share)
    };
    match face {
        Some(face) if !fits_already(face) => around_head(face, picture, size),
        _ => centred(picture, size),
    }
}

/// Whether a picture has the ratio of a size.
fn is_near(picture: (u32, u32), size: PhotoSize) -> bool {
    let ratio = f64::from(picture.0) / f64::from(picture.1.max(1));
    (ratio / size.ratio() - 1.0).abs() < ALREADY_CROPPED
}

/// The largest frame, in the middle of a wide picture, near the top of a tall one (heads are up there).
fn centred(picture: (u32, u32), size: PhotoSize) -> CropFrame {
    let (width, height) = (f64::from(picture.0), f64::from(picture.1));
    let tall = height.min(width / size.ratio());
    let left = (width - tall * size.ratio()) / 2.0;
    CropFrame::around((left, (height - tall) * 0.15, tall), picture, size)
}

fn around_head(face: Face, picture: (u32, u32), size: PhotoSize) -> CropFrame {
    let guide = size.guide();
    let height = face.head() / guide.head;
    let left = face.middle - height * size.ratio() / 2.0;
    CropFrame::around((left, face.crown - height * guide.crown, height), picture, size)
}

/// A face's box in pixels of the whole picture.
#[derive(Debug, Clone, Copy)]
struct FaceBox {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

impl FaceBox {
    fn face(self) -> Face {
        Face {
            middle: self.x + self.width / 2.0,
            crown: self.y - self.height * CROWN_ABOVE,
            chin: self.y + self.height * CHIN_BELOW,
        }
    }
}

/// The model of the face guide, read once (BSD-2, see its licence beside it).
fn model() -> Option<&'static Model> {
    static MODEL: OnceLock<Option<Model>> = OnceLock::new();
    const BYTES: &[u8] = include_bytes!("../../assets/models/seeta_fd_frontal_v1.0.bin");
    MODEL.get_or_init(|| rustface::read_model(BYTES).ok()).as_ref()
}

fn face_boxes(picture: &DynamicImage) -> Vec<FaceBox> {
    let (small, scale) = search_picture(picture);
    let (width, height) = small.dimensions();
    let Some(model) = model().filter(|_| width.min(height) >= 40) else {
        return Vec::new();
    };
    let mut detector = rustface::create_detector_with_model(model.clone());
    detector.set_min_face_size(40);
    detector.set_score_thresh(2.0);
    detector.set_pyramid_scale_factor(0.8);
    detector.set_slide_window_step(4, 4);
    let found = detector.detect(&ImageData::new(small.as_raw(), width, height));
    found.iter().map(|face| scaled(face.bbox(), scale)).collect()
}

fn scaled(face: &Rectangle, scale: f64) -> FaceBox {
    FaceBox {
        x: f64::from(face.x()) * scale,
        y: f64::from(face.y()) * scale,
        width: f64::from(face.width()) * scale,
        height: f64::from(face.height()) * scale,
    }
}

/// The grey picture faces are looked for in, and how many pixels of the whole picture one of its pixels is.
fn search_picture(picture: &DynamicImage) -> (GrayImage, f64) {
    let (width, height) = picture.dimensions();
    let longer = width.max(height);
    let is_portrait = PhotoSize::ALL.into_iter().any(|size| is_near((width, height), size));
    let most = if is_portrait { SEARCH_SIDE_CROPPED } else { SEARCH_SIDE };
    if longer <= most {
        return (picture.to_luma8(), 1.0);
    }
    let scale = f64::from(longer) / f64::from(most);
    let side = |full: u32| ((f64::from(full) / scale).round() as u32).max(1);
    let small = picture.thumbnail_exact(side(width), side(height));
    (small.into_luma8(), scale)
}

/// A picture made smaller: quickly to twice the size (averaging), then well. `DynamicImage` does both, so that it runs
/// as fast as the image crate is built.
pub(super) fn shrunk(picture: &DynamicImage, size: (u32, u32)) -> DynamicImage {
    let (width, height) = size;
    if picture.width() > width * 2 && picture.height() > height * 2 {
        let twice = picture.thumbnail_exact(width * 2, height * 2);
        return twice.resize_exact(width, height, FilterType::CatmullRom);
    }
    picture.resize_exact(width, height, FilterType::CatmullRom)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn one_inch(face: Option<Face>, picture: (u32, u32)) -> (u32, u32, u32, u32) {
        propose(face, picture, PhotoSize::OneInch).pixels(picture, PhotoSize::OneInch.ratio())
    }

    #[test]
    fn a_one_inch_photo_stays_whole() {
        assert_eq!(one_inch(None, (295, 413)), (0, 0, 295, 413));
        let face = Face { middle: 147.0, crown: 45.0, chin: 310.0 };
        assert_eq!(one_inch(Some(face), (295, 413)), (0, 0, 295, 413));
    }

    #[test]
    fn a_half_length_print_is_cut_closer_for_the_one_inch_photo_and_stays_whole_for_the_wall() {
        let picture = (1051, 1500);
        let face = Face { middle: 525.0, crown: 150.0, chin: 580.0 };
        let (_, _, _, height) = one_inch(Some(face), picture);
        assert!((600..720).contains(&height), "{height}");
        let five = propose(Some(face), picture, PhotoSize::FiveInch);
        assert_eq!(five.pixels(picture, PhotoSize::FiveInch.ratio()), (0, 0, 1051, 1500));
    }

    #[test]
    fn without_a_face_the_middle_is_proposed_towards_the_top() {
        let (x, y, width, height) = one_inch(None, (900, 400));
        assert_eq!((y, height), (0, 400));
        assert!((x + width / 2).abs_diff(450) <= 1);
        let (x, y, width, _) = one_inch(None, (300, 1000));
        assert_eq!((x, width), (0, 300));
        assert!(y > 0 && y < 120, "{y}");
    }

    #[test]
    fn the_head_takes_its_share_of_each_size() {
        let face = FaceBox { x: 900.0, y: 900.0, width: 400.0, height: 400.0 }.face();
        for size in PhotoSize::ALL {
            let frame = propose(Some(face), (2000, 3000), size);
            let (share, guide) = (face.head() / 3000.0 / frame.height, size.guide());
            assert!((share - guide.head).abs() < 0.01, "{size:?} {share}");
            assert!((frame.x + frame.width / 2.0 - 1100.0 / 2000.0).abs() < 0.01);
            let crown = (face.crown / 3000.0 - frame.y) / frame.height;
            assert!((crown - guide.crown).abs() < 0.01, "{size:?} {crown}");
        }
    }

    #[test]
    fn the_model_of_the_face_guide_is_read() {
        assert!(model().is_some());
    }

    proptest! {
        #[test]
        fn every_proposed_frame_lies_inside_and_is_of_its_ratio(
            face in prop::option::of((0.0..3000.0f64, 0.0..3000.0f64, 40.0..2500.0f64)),
            picture in (40u32..4000, 40u32..4000),
        ) {
            let face = face.map(|(x, y, side)| FaceBox { x, y, width: side, height: side }.face());
            for size in PhotoSize::ALL {
                let frame = propose(face, picture, size);
                let (left, top, width, height) = frame.pixels(picture, size.ratio());
                prop_assert!(width >= 1 && height >= 1);
                prop_assert!(left + width <= picture.0 && top + height <= picture.1);
                let off = (f64::from(width) - f64::from(height) * size.ratio()).abs();
                prop_assert!(off <= 1.0, "{} x {}", width, height);
            }
        }
    }
}

//! The crop frame of a 1-inch photo, 25:35, and a first proposal for it by where the face is. A person confirms it; no
//! template of a face is kept.

use std::sync::OnceLock;

use image::imageops::FilterType;
use image::{DynamicImage, GenericImageView, GrayImage};
use rustface::{ImageData, Model, Rectangle};
use serde::{Deserialize, Serialize};

/// Width by height of a 1-inch photo (P1-1.2), 25 mm by 35 mm.
pub const RATIO: f64 = 25.0 / 35.0;

/// Share of the frame's height that the head takes, crown to chin.
const HEAD_SHARE: f64 = 0.65;
/// Free share of the frame above the crown.
const ABOVE_SHARE: f64 = 0.10;
/// The detector's box, in box heights: the crown lies this much above it...
const CROWN_ABOVE: f64 = 0.28;
/// ... and the chin this much below its top.
const CHIN_BELOW: f64 = 1.05;
/// A picture this near 25:35 is a 1-inch photo already.
const ALREADY_CROPPED: f64 = 0.03;
/// Faces are looked for in a picture of this many pixels on its longer side.
const SEARCH_SIDE: u32 = 800;

/// A part of an upright picture, in fractions of its width and height (0 to 1).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CropFrame {
    /// Left edge, fraction of the picture's width.
    pub x: f64,
    /// Upper edge, fraction of the picture's height.
    pub y: f64,
    /// Width, fraction of the picture's width.
    pub width: f64,
    /// Height, fraction of the picture's height.
    pub height: f64,
}

impl CropFrame {
    /// The frame as x, y, width, height in whole pixels of a picture of this size: inside it, 25:35 to the pixel where
    /// the picture has room, at least one pixel.
    pub fn pixels(self, size: (u32, u32)) -> (u32, u32, u32, u32) {
        let (full_width, full_height) = (f64::from(size.0.max(1)), f64::from(size.1.max(1)));
        let clean = |value: f64, otherwise: f64| {
            if value.is_finite() { value.clamp(0.0, 1.0) } else { otherwise }
        };
        let mut width = (clean(self.width, 1.0) * full_width).max(1.0);
        let mut height = (clean(self.height, 1.0) * full_height).max(1.0);
        if width / height > RATIO {
            width = (height * RATIO).max(1.0);
        } else {
            height = (width / RATIO).max(1.0);
        }
        let (width, height) = (width.min(full_width).round(), height.min(full_height).round());
        let x = (clean(self.x, 0.0) * full_width).round().min(full_width - width);
        let y = (clean(self.y, 0.0) * full_height).round().min(full_height - height);
        (x as u32, y as u32, width as u32, height as u32)
    }

    /// The frame of 25:35 around a wish in pixels (left, upper edge, height), shrunk and moved into the picture.
    fn around(left: f64, top: f64, height: f64, size: (u32, u32)) -> Self {
        let (full_width, full_height) = (f64::from(size.0.max(1)), f64::from(size.1.max(1)));
        let fitting = height.min(full_height).min(full_width / RATIO);
        let centre = left + height * RATIO / 2.0;
        let width = fitting * RATIO;
        let x = (centre - width / 2.0).clamp(0.0, full_width - width);
        let y = top.clamp(0.0, full_height - fitting);
        Self { x: x / full_width, y: y / full_height, width: width / full_width, height: fitting / full_height }
    }
}

/// Proposes a frame: a 1-inch photo as it is; else by the largest face, head about two thirds of the frame; without a
/// face the middle, towards the top.
pub fn propose_crop(picture: &DynamicImage) -> CropFrame {
    let size = picture.dimensions();
    let ratio = f64::from(size.0) / f64::from(size.1.max(1));
    if (ratio / RATIO - 1.0).abs() < ALREADY_CROPPED {
        return centred(size);
    }
    largest_face(picture).map_or_else(|| centred(size), |face| around_head(face, size))
}

/// The largest frame, in the middle of a wide picture, near the top of a tall one (heads are up there).
fn centred(size: (u32, u32)) -> CropFrame {
    let (width, height) = (f64::from(size.0), f64::from(size.1));
    let tall = height.min(width / RATIO);
    let left = (width - tall * RATIO) / 2.0;
    let top = (height - tall) * 0.15;
    CropFrame::around(left, top, tall, size)
}

/// A face's box in pixels of the whole picture.
#[derive(Debug, Clone, Copy)]
struct FaceBox {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

fn around_head(face: FaceBox, size: (u32, u32)) -> CropFrame {
    let crown = face.y - face.height * CROWN_ABOVE;
    let chin = face.y + face.height * CHIN_BELOW;
    let height = (chin - crown) / HEAD_SHARE;
    let left = face.x + face.width / 2.0 - height * RATIO / 2.0;
    CropFrame::around(left, crown - height * ABOVE_SHARE, height, size)
}

/// The model of the face guide, read once (BSD-2, see its licence beside it).
fn model() -> Option<&'static Model> {
    static MODEL: OnceLock<Option<Model>> = OnceLock::new();
    const BYTES: &[u8] = include_bytes!("../../assets/models/seeta_fd_frontal_v1.0.bin");
    MODEL.get_or_init(|| rustface::read_model(BYTES).ok()).as_ref()
}

fn largest_face(picture: &DynamicImage) -> Option<FaceBox> {
    let (small, scale) = search_picture(picture);
    let (width, height) = small.dimensions();
    if width.min(height) < 40 {
        return None;
    }
    let mut detector = rustface::create_detector_with_model(model()?.clone());
    detector.set_min_face_size(40);
    detector.set_score_thresh(2.0);
    detector.set_pyramid_scale_factor(0.8);
    detector.set_slide_window_step(4, 4);
    let found = detector.detect(&ImageData::new(small.as_raw(), width, height));
    let largest = found.iter().max_by_key(|face| face.bbox().height())?;
    Some(scaled(largest.bbox(), scale))
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
    if longer <= SEARCH_SIDE {
        return (picture.to_luma8(), 1.0);
    }
    let scale = f64::from(longer) / f64::from(SEARCH_SIDE);
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
    use image::{Rgb, RgbImage};
    use proptest::prelude::*;

    fn plain(width: u32, height: u32) -> DynamicImage {
        DynamicImage::ImageRgb8(RgbImage::from_pixel(width, height, Rgb([40, 120, 200])))
    }

    #[test]
    fn a_one_inch_photo_stays_whole() {
        let frame = propose_crop(&plain(295, 413));
        assert_eq!(frame.pixels((295, 413)), (0, 0, 295, 413));
    }

    #[test]
    fn without_a_face_the_middle_is_proposed_towards_the_top() {
        let frame = propose_crop(&plain(900, 400));
        let (x, y, width, height) = frame.pixels((900, 400));
        assert_eq!((y, height), (0, 400));
        assert!((x + width / 2).abs_diff(450) <= 1);
        let frame = propose_crop(&plain(300, 1000));
        let (x, y, width, _) = frame.pixels((300, 1000));
        assert_eq!((x, width), (0, 300));
        assert!(y > 0 && y < 120, "{y}");
    }

    #[test]
    fn the_head_takes_two_thirds_of_the_frame() {
        let face = FaceBox { x: 900.0, y: 900.0, width: 400.0, height: 400.0 };
        let frame = around_head(face, (2000, 3000));
        let head = 400.0 * (CROWN_ABOVE + CHIN_BELOW) / 3000.0;
        let share = head / frame.height;
        assert!((0.6..=0.7).contains(&share), "{share}");
        let centre = frame.x + frame.width / 2.0;
        assert!((centre - 1100.0 / 2000.0).abs() < 0.01);
    }

    #[test]
    fn the_model_of_the_face_guide_is_read() {
        assert!(model().is_some());
    }

    proptest! {
        #[test]
        fn every_frame_lies_inside_and_is_25_by_35(
            face in (0.0..3000.0f64, 0.0..3000.0f64, 40.0..2500.0f64),
            size in (40u32..4000, 40u32..4000),
        ) {
            let (x, y, side) = face;
            let frame = around_head(FaceBox { x, y, width: side, height: side }, size);
            let (left, top, width, height) = frame.pixels(size);
            prop_assert!(width >= 1 && height >= 1);
            prop_assert!(left + width <= size.0 && top + height <= size.1);
            let off = (f64::from(width) - f64::from(height) * RATIO).abs();
            prop_assert!(off <= 1.0, "{} x {}", width, height);
        }

        #[test]
        fn any_frame_of_a_person_becomes_a_part_of_the_picture(
            x in -2.0..2.0f64, y in -2.0..2.0f64, width in -1.0..3.0f64, height in prop::num::f64::ANY,
            size in (1u32..500, 1u32..500),
        ) {
            let (left, top, width, height) = CropFrame { x, y, width, height }.pixels(size);
            prop_assert!(width >= 1 && height >= 1);
            prop_assert!(left + width <= size.0 && top + height <= size.1);
        }
    }
}

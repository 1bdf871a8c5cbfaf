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
            if value.is_finite() {
                value.clamp(0.0, 1.0)
            } else {
                otherwise
            }
        };
        let mut width = (clean(self.width, 1.0) * full_width).max(1.0);
        let mut height = (clean(self.height, 1.0) * full_height).max(1.0);
        if width / height > RATIO {
            width = (height * RATIO).max(1.0);
        } else {
            height = (width / RATIO).max(1.0);
        }
        let (width, height) = (
            width.min(full_width).round(),
            height.min(full_height).round(),
        );
        let x = (clean(self.x, 0.0) * full_width)
            .round()
            .min(full_width - width);
        let y = (clean(self.y, 0.0) * full_height)
            .round()
            .min(full_height - height);
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
        Self {
            x: x / full_width,
            y: y / full_height,
            width: width / full_width,
            height: fitting / full_height,
        }
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
    MODEL
        .get_or_init(|| rustface::read_model(BYTES).ok())
        .as_ref()
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

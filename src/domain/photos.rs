//! The sizes of a person's picture (P1-1.2, P1-1.3), the frame it is cut with, where the head belongs in it, and what
//! there is to remark on it. A remark never blocks: a person decides.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// A size of picture the hall keeps of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PhotoSize {
    /// 25 x 35 mm, on badge and cards (P1-1.2).
    OneInch,
    /// 89 x 127 mm, half-length, on the photo wall (P1-1.3).
    FiveInch,
}

impl PhotoSize {
    /// Both, the badge's first.
    pub const ALL: [Self; 2] = [Self::OneInch, Self::FiveInch];

    /// The word in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::OneInch => "one_inch",
            Self::FiveInch => "five_inch",
        }
    }

    /// Reads the word of the file.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|size| size.code() == word)
    }

    /// Width and height, millimetres.
    pub fn millimetres(self) -> (f64, f64) {
        match self {
            Self::OneInch => (25.0, 35.0),
            Self::FiveInch => (89.0, 127.0),
        }
    }

    /// Width and height of the print, pixels: 600 dpi for the small one, 300 dpi for the large one.
    pub fn pixels(self) -> (u32, u32) {
        match self {
            Self::OneInch => (590, 826),
            Self::FiveInch => (1051, 1500),
        }
    }

    /// Resolution of the print, dots an inch.
    pub fn dpi(self) -> u16 {
        match self {
            Self::OneInch => 600,
            Self::FiveInch => 300,
        }
    }

    /// Width by height.
    pub fn ratio(self) -> f64 {
        let (width, height) = self.millimetres();
        width / height
    }

    /// Where the head belongs.
    pub fn guide(self) -> HeadGuide {
        match self {
            Self::OneInch => HeadGuide { crown: 0.10, head: 0.65, least: 0.55, most: 0.75 },
            Self::FiveInch => HeadGuide { crown: 0.10, head: 0.29, least: 0.22, most: 0.37 },
        }
    }
}

/// Where the head belongs in a frame; all values are parts of the frame's height. The lawful ID photos of the country
/// ask for a head of about two thirds of a 1-inch photo; "half-length" leaves it a quarter to a third (P1-1.3). The
/// limits are ours, a little wider than that, so that only what a person would change is remarked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HeadGuide {
    /// Free above the crown.
    pub crown: f64,
    /// Crown to chin.
    pub head: f64,
    /// Smallest head without a remark.
    pub least: f64,
    /// Largest head without a remark.
    pub most: f64,
}

impl HeadGuide {
    /// The line of the eyes lies this far down the head.
    const EYES: f64 = 0.508;
    /// Width of a head by its height.
    const BREADTH: f64 = 0.703;

    /// The chin.
    pub fn chin(self) -> f64 {
        self.crown + self.head
    }

    /// The line of the eyes.
    pub fn eyes(self) -> f64 {
        self.crown + self.head * Self::EYES
    }

    /// Width of the head.
    pub fn head_width(self) -> f64 {
        self.head * Self::BREADTH
    }
}

/// One value for each size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PerSize<T> {
    /// Of the 1-inch photo.
    pub one_inch: T,
    /// Of the 5-inch picture.
    pub five_inch: T,
}

impl<T> PerSize<T> {
    /// Makes both.
    pub fn of(mut make: impl FnMut(PhotoSize) -> T) -> Self {
        Self { one_inch: make(PhotoSize::OneInch), five_inch: make(PhotoSize::FiveInch) }
    }

    /// The one of a size.
    pub fn get(&self, size: PhotoSize) -> &T {
        match size {
            PhotoSize::OneInch => &self.one_inch,
            PhotoSize::FiveInch => &self.five_inch,
        }
    }

    /// The one of a size, to change.
    pub fn get_mut(&mut self, size: PhotoSize) -> &mut T {
        match size {
            PhotoSize::OneInch => &mut self.one_inch,
            PhotoSize::FiveInch => &mut self.five_inch,
        }
    }
}

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
    /// The frame as x, y, width, height in whole pixels of a picture of this size: inside it, of the ratio (width by
    /// height) to the pixel where the picture has room, at least one pixel.
    pub fn pixels(self, size: (u32, u32), ratio: f64) -> (u32, u32, u32, u32) {
        let (full_width, full_height) = (f64::from(size.0.max(1)), f64::from(size.1.max(1)));
        let clean = |value: f64, otherwise: f64| {
            if value.is_finite() { value.clamp(0.0, 1.0) } else { otherwise }
        };
        let mut width = (clean(self.width, 1.0) * full_width).max(1.0);
        let mut height = (clean(self.height, 1.0) * full_height).max(1.0);
        if width / height > ratio {
            width = (height * ratio).max(1.0);
        } else {
            height = (width / ratio).max(1.0);
        }
        let (width, height) = (width.min(full_width).round(), height.min(full_height).round());
        let x = (clean(self.x, 0.0) * full_width).round().min(full_width - width);
        let y = (clean(self.y, 0.0) * full_height).round().min(full_height - height);
        (x as u32, y as u32, width as u32, height as u32)
    }

    /// The frame of a size around a wish in pixels (left, upper edge, height), shrunk and moved into the picture.
    pub fn around((left, top, height): (f64, f64, f64), picture: (u32, u32), size: PhotoSize) -> Self {
        let ratio = size.ratio();
        let (full_width, full_height) = (f64::from(picture.0.max(1)), f64::from(picture.1.max(1)));
        let fitting = height.min(full_height).min(full_width / ratio);
        let centre = left + height * ratio / 2.0;
        let width = fitting * ratio;
        let x = (centre - width / 2.0).clamp(0.0, (full_width - width).max(0.0));
        let y = top.clamp(0.0, (full_height - fitting).max(0.0));
        Self { x: x / full_width, y: y / full_height, width: width / full_width, height: fitting / full_height }
    }
}

/// A print and the frame it was cut with.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCut {
    /// JPEG of [`PhotoSize::pixels`].
    pub print: Vec<u8>,
    /// The frame; `None` where the print came as it is.
    pub crop: Option<CropFrame>,
}

/// What there is to look at in a picture cut with a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhotoRemark {
    /// No face was found; the frame stands in the middle.
    NoFace,
    /// More than one face is in the frame.
    SeveralFaces,
    /// The head is small in the frame.
    HeadSmall {
        /// Crown to chin, per cent of the frame's height.
        percent: u8,
    },
    /// The head is large in the frame.
    HeadLarge {
        /// Crown to chin, per cent of the frame's height.
        percent: u8,
    },
    /// The frame cuts the crown off.
    HeadCut,
    /// The eyes stand above their line.
    EyesHigh,
    /// The eyes stand below their line.
    EyesLow,
    /// The head is not in the middle.
    OffCentre,
    /// The background is dark.
    BackgroundDark,
    /// The background is not even: a shadow, furniture, a door.
    BackgroundUneven,
    /// Too few pixels for a sharp print of this size.
    Coarse {
        /// Dots an inch on the print.
        dpi: u16,
    },
    /// There is no 5-inch picture: the 1-inch photo is enlarged (P1-1.3).
    Enlarged,
}

impl PhotoRemark {
    /// The key of its sentence; [`Self::figure`] goes into it.
    pub fn key(self) -> &'static str {
        self.keys().0
    }

    /// The key of its short word, for a chip.
    pub fn short_key(self) -> &'static str {
        self.keys().1
    }

    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::NoFace => ("photos-no-face", "photos-no-face-short"),
            Self::SeveralFaces => ("photos-several-faces", "photos-several-faces-short"),
            Self::HeadSmall { .. } => ("photos-head-small", "photos-head-small-short"),
            Self::HeadLarge { .. } => ("photos-head-large", "photos-head-large-short"),
            Self::HeadCut => ("photos-head-cut", "photos-head-cut-short"),
            Self::EyesHigh => ("photos-eyes-high", "photos-eyes-high-short"),
            Self::EyesLow => ("photos-eyes-low", "photos-eyes-low-short"),
            Self::OffCentre => ("photos-off-centre", "photos-off-centre-short"),
            Self::BackgroundDark => ("photos-background-dark", "photos-background-dark-short"),
            Self::BackgroundUneven => ("photos-background-uneven", "photos-background-uneven-short"),
            Self::Coarse { .. } => ("photos-coarse", "photos-coarse-short"),
            Self::Enlarged => ("photos-enlarged", "photos-enlarged-short"),
        }
    }

    /// The figure that goes into its sentence: per cent or dots an inch.
    pub fn figure(self) -> Option<u32> {
        match self {
            Self::HeadSmall { percent } | Self::HeadLarge { percent } => Some(u32::from(percent)),
            Self::Coarse { dpi } => Some(u32::from(dpi)),
            _ => None,
        }
    }
}

/// Cameras whose clock was never set say 2000-01-01 or earlier.
const NEVER_SET: Option<NaiveDate> = NaiveDate::from_ymd_opt(2000, 1, 1);

/// The day a camera noted, where it is plausible: after a clock never set, not ahead of tomorrow.
pub fn plausible_day(noted: Option<NaiveDate>, today: NaiveDate) -> Option<NaiveDate> {
    let tomorrow = today.checked_add_days(Days::new(1)).unwrap_or(today);
    noted.filter(|day| Some(*day) > NEVER_SET && *day <= tomorrow).map(|day| day.min(today))
}

/// The day a picture was taken: what its camera noted where that is plausible, else the day it was brought in.
pub fn day_taken(noted: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    plausible_day(noted, today).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_print_has_the_pixels_of_its_millimetres() {
        for size in PhotoSize::ALL {
            let (width, height) = size.millimetres();
            let dots = |mm: f64| mm / 25.4 * f64::from(size.dpi());
            assert!((dots(width) - f64::from(size.pixels().0)).abs() < 1.0, "{size:?}");
            assert!((dots(height) - f64::from(size.pixels().1)).abs() < 1.0, "{size:?}");
            assert_eq!(PhotoSize::parse(size.code()), Some(size));
        }
    }

    #[test]
    fn half_length_leaves_the_head_a_quarter_to_a_third() {
        let guide = PhotoSize::FiveInch.guide();
        assert!((0.25..=0.3334).contains(&guide.head) && (guide.crown - 0.1).abs() < 1e-9);
        for size in PhotoSize::ALL {
            let guide = size.guide();
            assert!(guide.least < guide.head && guide.head < guide.most && guide.chin() < 1.0);
            assert!(guide.crown < guide.eyes() && guide.eyes() < guide.chin());
        }
    }

    #[test]
    fn the_day_taken_is_the_cameras_where_that_can_be() {
        let today = day("2026-11-23");
        for (noted, taken) in [
            (Some("2024-05-02"), "2024-05-02"),
            (Some("2000-01-01"), "2026-11-23"),
            (Some("1970-01-01"), "2026-11-23"),
            (Some("2031-02-02"), "2026-11-23"),
            (Some("2026-11-24"), "2026-11-23"),
            (None, "2026-11-23"),
        ] {
            assert_eq!(day_taken(noted.map(day), today), day(taken), "{noted:?}");
        }
    }

    proptest! {
        #[test]
        fn any_frame_of_a_person_becomes_a_part_of_the_picture(
            x in -2.0..2.0f64, y in -2.0..2.0f64, width in -1.0..3.0f64, height in prop::num::f64::ANY,
            picture in (1u32..500, 1u32..500), five in any::<bool>(),
        ) {
            let size = if five { PhotoSize::FiveInch } else { PhotoSize::OneInch };
            let (left, top, width, height) = CropFrame { x, y, width, height }.pixels(picture, size.ratio());
            prop_assert!(width >= 1 && height >= 1);
            prop_assert!(left + width <= picture.0 && top + height <= picture.1);
        }

        #[test]
        fn a_frame_around_any_wish_lies_inside_and_is_of_its_ratio(
            wish in (-4000.0..4000.0f64, -4000.0..4000.0f64, 1.0..9000.0f64),
            picture in (40u32..4000, 40u32..4000), five in any::<bool>(),
        ) {
            let size = if five { PhotoSize::FiveInch } else { PhotoSize::OneInch };
            let (left, top, width, height) = CropFrame::around(wish, picture, size).pixels(picture, size.ratio());
            prop_assert!(width >= 1 && height >= 1);
            prop_assert!(left + width <= picture.0 && top + height <= picture.1);
            let off = (f64::from(width) - f64::from(height) * size.ratio()).abs();
            prop_assert!(off <= 1.0, "{} x {}", width, height);
        }
    }
}

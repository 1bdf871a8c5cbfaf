//! The crop frame as it is moved and resized: always of its size's ratio, always inside the picture. Pixels of the upright
//! picture.

use crate::domain::photos::{CropFrame, PhotoSize};

/// Smallest height of a frame, as a part of the picture's height.
const SMALLEST: f64 = 0.08;

/// A frame in a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// Width by height.
    ratio: f64,
    /// Width and height of the picture, pixels.
    size: (f64, f64),
    x: f64,
    y: f64,
    height: f64,
}

/// A corner that is pulled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Corner {
    LeftTop,
    RightTop,
    LeftBottom,
    RightBottom,
}

impl Corner {
    pub(super) const ALL: [Self; 4] = [Self::LeftTop, Self::RightTop, Self::LeftBottom, Self::RightBottom];

    /// Whether it lies left, whether it lies at the top.
    pub(super) fn sides(self) -> (bool, bool) {
        match self {
            Self::LeftTop => (true, true),
            Self::RightTop => (false, true),
            Self::LeftBottom => (true, false),
            Self::RightBottom => (false, false),
        }
    }
}

impl Frame {
    /// The frame of a size in a picture of so many pixels.
    pub(super) fn new(crop: CropFrame, (width, height): (u32, u32), of: PhotoSize) -> Self {
        let size = (f64::from(width.max(1)), f64::from(height.max(1)));
        Self { ratio: of.ratio(), size, x: crop.x * size.0, y: crop.y * size.1, height: crop.height * size.1 }.inside()
    }

    /// As parts of the picture.
    pub(super) fn crop(self) -> CropFrame {
        let (width, height) = self.size;
        CropFrame { x: self.x / width, y: self.y / height, width: self.width() / width, height: self.height / height }
    }

    /// Width, pixels.
    pub(super) fn width(self) -> f64 {
        self.height * self.ratio
    }

    /// Left, top, width, height, pixels.
    pub(super) fn place(self) -> [f64; 4] {
        [self.x, self.y, self.width(), self.height]
    }

    /// Moved by so many pixels.
    pub(super) fn moved(self, x: f64, y: f64) -> Self {
        Self { x: self.x + x, y: self.y + y, ..self }.inside()
    }

    /// A step of the keyboard: parts of the frame's height.
    pub(super) fn nudged(self, x: f64, y: f64) -> Self {
        self.moved(x * self.height, y * self.height)
    }

    /// Larger or smaller around its middle.
    pub(super) fn scaled(self, factor: f64) -> Self {
        let height = self.fitting(self.height * factor);
        let x = self.x + (self.width() - height * self.ratio) / 2.0;
        Self { x, y: self.y + (self.height - height) / 2.0, height, ..self }.inside()
    }

    /// A corner pulled to a point; the opposite corner stays.
    pub(super) fn pulled(self, corner: Corner, (x, y): (f64, f64)) -> Self {
        let (left, top) = corner.sides();
        let (right_edge, bottom_edge) = (self.x + self.width(), self.y + self.height);
        let wide = if left { right_edge - x } else { x - self.x };
        let high = if top { bottom_edge - y } else { y - self.y };
        let room_wide = if left { right_edge } else { self.size.0 - self.x };
        let room_high = if top { bottom_edge } else { self.size.1 - self.y };
        let wanted = high.max(wide / self.ratio).min(room_high).min(room_wide / self.ratio);
        let height = self.fitting(wanted);
        Self {
            x: if left { right_edge - height * self.ratio } else { self.x },
            y: if top { bottom_edge - height } else { self.y },
            height,
            ..self
        }
        .inside()
    }

    fn fitting(self, height: f64) -> f64 {
        let most = self.size.1.min(self.size.0 / self.ratio);
        height.clamp((self.size.1 * SMALLEST).min(most), most)
    }

    fn inside(self) -> Self {
        let height = self.fitting(self.height);
        let x = self.x.clamp(0.0, (self.size.0 - height * self.ratio).max(0.0));
        let y = self.y.clamp(0.0, (self.size.1 - height).max(0.0));
        Self { x, y, height, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame() -> Frame {
        let crop = CropFrame { x: 0.25, y: 0.1, width: 0.25, height: 0.35 };
        Frame::new(crop, (1000, 1000), PhotoSize::OneInch)
    }

    fn is_sound(frame: Frame) -> bool {
        let [x, y, width, height] = frame.place();
        let ratio = (width / height - frame.ratio).abs() < 1e-9;
        ratio && x >= 0.0 && y >= 0.0 && x + width <= 1000.001 && y + height <= 1000.001
    }

    #[test]
    fn a_frame_never_leaves_the_picture_and_keeps_its_shape() {
        for (x, y) in [(-5000.0, 3.0), (5000.0, 5000.0), (12.0, -9000.0)] {
            assert!(is_sound(frame().moved(x, y)));
            for corner in Corner::ALL {
                assert!(is_sound(frame().pulled(corner, (x, y))), "{corner:?} {x} {y}");
            }
        }
        assert!(is_sound(frame().scaled(100.0)));
        assert!(is_sound(frame().scaled(0.0001)));
    }

    #[test]
    fn each_size_keeps_its_own_shape() {
        for size in PhotoSize::ALL {
            let frame = Frame::new(frame().crop(), (1000, 1000), size);
            for frame in [frame, frame.scaled(2.0), frame.pulled(Corner::RightTop, (900.0, 20.0))] {
                assert!(is_sound(frame) && (frame.width() / frame.height - size.ratio()).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn pulling_a_corner_keeps_the_opposite_one() {
        let [x, y, ..] = frame().place();
        let pulled = frame().pulled(Corner::RightBottom, (700.0, 660.0));
        let [new_x, new_y, _, height] = pulled.place();
        assert!((new_x - x).abs() < 1e-9 && (new_y - y).abs() < 1e-9);
        assert!(height > 350.0);
        let pulled = frame().pulled(Corner::LeftTop, (300.0, 200.0));
        let [left, top, width, height] = pulled.place();
        assert!((left + width - 500.0).abs() < 1e-6 && (top + height - 450.0).abs() < 1e-6);
    }

    #[test]
    fn the_frame_given_back_is_the_one_that_came() {
        let crop = frame().crop();
        assert!((crop.x - 0.25).abs() < 1e-9 && (crop.width - 0.25).abs() < 1e-9);
    }
}

//! What there is to remark on a picture cut with a frame: background, head, eyes, resolution. A remark never blocks; a
//! person decides. Whether a head is tilted is not measured: the detector gives no eyes.

use super::crop::{CropFrame, Face};
use super::photos::Preview;
use crate::domain::photos::{PhotoRemark, PhotoSize};

/// A background is bright from this value on. The value is the largest of red, green and blue (0 to 255), so that the
/// red and blue grounds of ID photos count as bright as the white one, and a grey wall in the shade does not. Ours.
const BRIGHT: f64 = 150.0;
/// A background is even up to this spread (standard deviation of the most spread colour, 0 to 255): a lit wall stays
/// below 15, a hard shadow, a door frame or a shelf goes beyond 30. Ours.
const EVEN: f64 = 22.0;
/// The strips at the left and right that are sampled, parts of the frame's width.
const STRIP: f64 = 0.10;
/// The upper edge of the strips, part of the frame's height.
const STRIP_TOP: f64 = 0.02;
/// The strips end at the eyes: shoulders and hair begin below.
const SAMPLES_A_SIDE: u32 = 24;
/// The eyes may stand this far from their line, part of the frame's height, before it is remarked. Ours.
const EYES_OFF: f64 = 0.07;
/// The middle of the face may stand this far from the frame's, part of the frame's width. Ours.
const CENTRE_OFF: f64 = 0.07;
/// Where the eyes stand in a head, crown to chin.
const EYES_IN_HEAD: f64 = 0.508;
/// Dots an inch that a print needs to look sharp at arm's length.
pub const DPI_LEAST: u16 = 300;
/// A further face counts from this part of the first one's height on.
const OTHER_FACE: f64 = 0.5;

/// What there is to remark on a picture in a size, worst first; nothing for a good one.
pub fn remarks(picture: &Preview, size: PhotoSize, frame: CropFrame) -> Vec<PhotoRemark> {
    let mut found = on_head(picture, size, frame);
    found.extend(on_background(picture, size, frame));
    found.extend(on_resolution(picture, size, frame));
    found
}

/// The frame in pixels of the upright original: left, top, width, height.
fn placed(picture: &Preview, size: PhotoSize, frame: CropFrame) -> [f64; 4] {
    let (x, y, width, height) = frame.pixels(picture.upright_size, size.ratio());
    [x, y, width, height].map(f64::from)
}

fn on_head(picture: &Preview, size: PhotoSize, frame: CropFrame) -> Vec<PhotoRemark> {
    let [left, top, width, height] = placed(picture, size, frame);
    let is_inside = |face: &&Face| {
        let middle = face.crown.midpoint(face.chin);
        (left..=left + width).contains(&face.middle) && (top..=top + height).contains(&middle)
    };
    let mut inside = picture.faces.iter().filter(is_inside);
    let Some(face) = inside.next() else {
        return vec![PhotoRemark::NoFace];
    };
    let mut found = Vec::new();
    if inside.any(|other| other.head() >= face.head() * OTHER_FACE) {
        found.push(PhotoRemark::SeveralFaces);
    }
    let of_size = on_size_of_head(*face, size, (top, height));
    // The eyes of a head of the wrong size cannot stand on their line.
    found.extend(of_size.or_else(|| on_eyes(*face, size, (top, height))));
    let aside = (face.middle - left) / width - 0.5;
    found.extend((aside.abs() > CENTRE_OFF).then_some(PhotoRemark::OffCentre));
    found
}

fn on_size_of_head(face: Face, size: PhotoSize, (top, height): (f64, f64)) -> Option<PhotoRemark> {
    let (share, guide) = (face.head() / height, size.guide());
    let percent = (share * 100.0).round().clamp(0.0, 255.0) as u8;
    // Hair is not seen by the detector, so a crown a little above the edge is not cut.
    let is_cut = face.crown < top - height * 0.02;
    if share < guide.least {
        Some(PhotoRemark::HeadSmall { percent })
    } else if share > guide.most {
        Some(PhotoRemark::HeadLarge { percent })
    } else {
        is_cut.then_some(PhotoRemark::HeadCut)
    }
}

fn on_eyes(face: Face, size: PhotoSize, (top, height): (f64, f64)) -> Option<PhotoRemark> {
    let eyes = (face.crown + face.head() * EYES_IN_HEAD - top) / height;
    match eyes - size.guide().eyes() {
        off if off < -EYES_OFF => Some(PhotoRemark::EyesHigh),
        off if off > EYES_OFF => Some(PhotoRemark::EyesLow),
        _ => None,
    }
}

/// Samples the strips beside the head, above the shoulders.
fn on_background(picture: &Preview, size: PhotoSize, frame: CropFrame) -> Option<PhotoRemark> {
    let (x, y, width, height) = frame.pixels((picture.width, picture.height), size.ratio());
    let [left, top, width, height] = [x, y, width, height].map(f64::from);
    let mut sums = Sums::default();
    for row in 0..SAMPLES_A_SIDE {
        let down = STRIP_TOP + (size.guide().eyes() - STRIP_TOP) * part(row);
        for column in 0..SAMPLES_A_SIDE {
            let across = STRIP * part(column);
            for across in [across, 1.0 - STRIP + across] {
                sums.add(pixel(picture, left + across * width, top + down * height));
            }
        }
    }
    let (value, spread) = sums.measured()?;
    if spread > EVEN {
        Some(PhotoRemark::BackgroundUneven)
    } else {
        (value < BRIGHT).then_some(PhotoRemark::BackgroundDark)
    }
}

/// The middle of a step, as a part of all steps.
fn part(step: u32) -> f64 {
    (f64::from(step) + 0.5) / f64::from(SAMPLES_A_SIDE)
}

fn pixel(picture: &Preview, x: f64, y: f64) -> Option<[f64; 3]> {
    let (x, y) = (x.max(0.0) as usize, y.max(0.0) as usize);
    let x = x.min(picture.width.saturating_sub(1) as usize);
    let y = y.min(picture.height.saturating_sub(1) as usize);
    let at = (y * picture.width as usize + x) * 4;
    match picture.rgba.get(at..at + 3)? {
        &[red, green, blue] => Some([red, green, blue].map(f64::from)),
        _ => None,
    }
}

#[derive(Default)]
struct Sums {
    count: f64,
    value: f64,
    colours: [f64; 3],
    squares: [f64; 3],
}

impl Sums {
    fn add(&mut self, pixel: Option<[f64; 3]>) {
        let Some(colours) = pixel else {
            return;
        };
        self.count += 1.0;
        self.value += colours.into_iter().fold(0.0, f64::max);
        for ((sum, square), colour) in self.colours.iter_mut().zip(&mut self.squares).zip(colours) {
            *sum += colour;
            *square += colour * colour;
        }
    }

    /// Mean value and largest spread.
    fn measured(&self) -> Option<(f64, f64)> {
        let Self { count, value, colours, squares } = self;
        let spread = |(sum, square): (&f64, &f64)| (square / count - (sum / count).powi(2)).max(0.0).sqrt();
        let spreads = colours.iter().zip(squares).map(spread);
        (*count > 0.0).then(|| (value / count, spreads.fold(0.0, f64::max)))
    }
}

fn on_resolution(picture: &Preview, size: PhotoSize, frame: CropFrame) -> Option<PhotoRemark> {
    let [_, _, width, _] = placed(picture, size, frame);
    let dots = width / (size.millimetres().0 / 25.4);
    let dpi = dots.round().clamp(0.0, f64::from(u16::MAX)) as u16;
    (dpi < DPI_LEAST).then_some(PhotoRemark::Coarse { dpi })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::photos::PerSize;
    use proptest::prelude::*;

    /// A picture of a person as the detector would tell it: a plain ground, a head where the guide wants it.
    fn portrait(size: PhotoSize, ground: impl Fn(u32, u32) -> [u8; 3]) -> Preview {
        let (width, height) = size.pixels();
        let mut rgba = Vec::new();
        for y in 0..height {
            for x in 0..width {
                let [red, green, blue] = ground(x, y);
                rgba.extend([red, green, blue, 255]);
            }
        }
        let guide = size.guide();
        let down = |part: f64| f64::from(height) * part;
        let face = Face { middle: f64::from(width) / 2.0, crown: down(guide.crown), chin: down(guide.chin()) };
        Preview {
            width,
            height,
            rgba,
            upright_size: (width, height),
            faces: vec![face],
            proposed: PerSize::of(|_| whole()),
            is_half_length: size == PhotoSize::FiveInch,
            noted_on: None,
            mended: vec![],
        }
    }

    fn whole() -> CropFrame {
        CropFrame { x: 0.0, y: 0.0, width: 1.0, height: 1.0 }
    }

    fn said(picture: &Preview, size: PhotoSize) -> Vec<PhotoRemark> {
        remarks(picture, size, whole())
    }

    #[test]
    fn a_good_photo_gets_no_remark_on_any_ground_of_id_photos() {
        for ground in [[255, 255, 255], [67, 142, 219], [220, 30, 40], [207, 223, 233]] {
            for size in PhotoSize::ALL {
                assert_eq!(said(&portrait(size, |_, _| ground), size), [], "{ground:?} {size:?}");
            }
        }
    }

    #[test]
    fn a_dark_ground_is_remarked() {
        let picture = portrait(PhotoSize::OneInch, |_, _| [90, 95, 100]);
        assert_eq!(said(&picture, PhotoSize::OneInch), [PhotoRemark::BackgroundDark]);
    }

    #[test]
    fn a_shadow_beside_the_head_is_remarked_and_a_dark_coat_is_not() {
        let shadow = portrait(PhotoSize::OneInch, |x, _| if x > 540 { [150, 150, 150] } else { [240, 240, 240] });
        assert_eq!(said(&shadow, PhotoSize::OneInch), [PhotoRemark::BackgroundUneven]);
        let coat = portrait(PhotoSize::OneInch, |_, y| if y > 560 { [20, 40, 50] } else { [240, 240, 240] });
        assert_eq!(said(&coat, PhotoSize::OneInch), []);
    }

    #[test]
    fn nobody_and_several_people_are_remarked() {
        let mut picture = portrait(PhotoSize::OneInch, |_, _| [255; 3]);
        let first = picture.faces[0];
        picture.faces.push(Face { middle: first.middle - 200.0, ..first });
        assert_eq!(said(&picture, PhotoSize::OneInch), [PhotoRemark::SeveralFaces]);
        picture.faces[1] = Face { chin: first.crown + first.head() * 0.3, ..first };
        assert_eq!(said(&picture, PhotoSize::OneInch), [], "somebody far behind is no second person");
        picture.faces.clear();
        assert_eq!(said(&picture, PhotoSize::OneInch), [PhotoRemark::NoFace]);
    }

    #[test]
    fn a_head_too_small_too_large_or_cut_is_remarked() {
        let with = |crown: f64, chin: f64| {
            let mut picture = portrait(PhotoSize::OneInch, |_, _| [255; 3]);
            (picture.faces[0].crown, picture.faces[0].chin) = (crown * 826.0, chin * 826.0);
            said(&picture, PhotoSize::OneInch)
        };
        assert_eq!(with(0.2, 0.6), [PhotoRemark::HeadSmall { percent: 40 }]);
        assert_eq!(with(0.0, 0.85), [PhotoRemark::HeadLarge { percent: 85 }]);
        assert_eq!(with(-0.05, 0.65), [PhotoRemark::HeadCut]);
        assert_eq!(with(0.0, 0.65), [PhotoRemark::EyesHigh]);
    }

    #[test]
    fn a_one_inch_photo_is_too_close_for_the_wall_and_too_coarse() {
        let picture = portrait(PhotoSize::OneInch, |_, _| [255; 3]);
        let found = said(&picture, PhotoSize::FiveInch);
        assert!(matches!(found.first(), Some(PhotoRemark::HeadLarge { .. })), "{found:?}");
        assert!(found.contains(&PhotoRemark::Coarse { dpi: 165 }), "{found:?}");
    }

    #[test]
    fn a_head_aside_and_eyes_off_their_line_are_remarked() {
        let moved = |across: f64, down: f64| {
            let mut picture = portrait(PhotoSize::OneInch, |_, _| [255; 3]);
            let face = &mut picture.faces[0];
            (face.middle, face.crown, face.chin) = (face.middle + across, face.crown + down, face.chin + down);
            said(&picture, PhotoSize::OneInch)
        };
        assert_eq!(moved(70.0, 0.0), [PhotoRemark::OffCentre]);
        assert_eq!(moved(0.0, 80.0), [PhotoRemark::EyesLow]);
        assert_eq!(moved(20.0, 20.0), []);
    }

    #[test]
    fn too_few_pixels_are_remarked_with_what_there_is() {
        let mut picture = portrait(PhotoSize::OneInch, |_, _| [255; 3]);
        picture.upright_size = (200, 280);
        let face = &mut picture.faces[0];
        let small = 200.0 / 590.0;
        (face.middle, face.crown, face.chin) = (face.middle * small, face.crown * small, face.chin * small);
        assert_eq!(said(&picture, PhotoSize::OneInch), [PhotoRemark::Coarse { dpi: 203 }]);
    }

    proptest! {
        #[test]
        fn any_frame_of_any_picture_can_be_remarked_on(
            x in -1.0..2.0f64, y in -1.0..2.0f64, width in 0.0..2.0f64, height in 0.0..2.0f64,
            pixels in (1u32..40, 1u32..40), face in (0.0..40.0f64, 0.0..40.0f64, 0.0..40.0f64),
        ) {
            let picture = Preview {
                width: pixels.0,
                height: pixels.1,
                rgba: vec![200; pixels.0 as usize * pixels.1 as usize * 4],
                upright_size: pixels,
                faces: vec![Face { middle: face.0, crown: face.1, chin: face.2 }],
                proposed: PerSize::of(|_| whole()),
                is_half_length: false,
                noted_on: None,
                mended: vec![],
            };
            for size in PhotoSize::ALL {
                let found = remarks(&picture, size, CropFrame { x, y, width, height });
                prop_assert!(found.len() <= 6);
            }
        }
    }
}

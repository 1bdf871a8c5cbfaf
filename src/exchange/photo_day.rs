//! The day a camera noted in a picture: `DateTimeOriginal` of its EXIF block. Nothing else is read of it: no place, no
//! camera.

use chrono::NaiveDate;

/// Pointer to the block of the exposure.
const EXIF_BLOCK: u16 = 0x8769;
/// When the picture was taken, `2024:05:02 09:30:00`.
const TAKEN: u16 = 0x9003;
/// Entries of a block looked at; no camera writes more.
const MOST_ENTRIES: u16 = 512;

/// The day noted in an EXIF block (TIFF, with or without its `Exif` head); `None` where there is none that can be
/// read. Damaged blocks are no error: the picture is good without.
pub(super) fn day_noted(exif: &[u8]) -> Option<NaiveDate> {
    let tiff = Tiff::of(exif.strip_prefix(b"Exif\0\0").unwrap_or(exif))?;
    let first = tiff.long(4)?;
    let block = tiff.entry(first, EXIF_BLOCK)?;
    let taken = tiff.entry(tiff.long(block + 8)?, TAKEN)?;
    let at = usize::try_from(tiff.long(taken + 8)?).ok()?;
    let text = std::str::from_utf8(tiff.bytes.get(at..at.checked_add(10)?)?).ok()?;
    NaiveDate::parse_from_str(text, "%Y:%m:%d").ok()
}

struct Tiff<'a> {
    bytes: &'a [u8],
    is_little: bool,
}

impl<'a> Tiff<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let is_little = match bytes.get(..4)? {
            [b'I', b'I', 42, 0] => true,
            [b'M', b'M', 0, 42] => false,
            _ => return None,
        };
        Some(Self { bytes, is_little })
    }

    fn short(&self, at: u32) -> Option<u16> {
        let at = usize::try_from(at).ok()?;
        let two: [u8; 2] = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.is_little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })
    }

    fn long(&self, at: u32) -> Option<u32> {
        let at = usize::try_from(at).ok()?;
        let four: [u8; 4] = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        Some(if self.is_little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    }

    /// Where the entry of a tag stands in the block at `block`.
    fn entry(&self, block: u32, tag: u16) -> Option<u32> {
        let count = self.short(block)?.min(MOST_ENTRIES);
        let place = |index: u16| block.checked_add(2)?.checked_add(u32::from(index) * 12);
        // An entry at the very end of the numbers is no entry.
        let found = (0..count).filter_map(place).find(|at| self.short(*at) == Some(tag))?;
        (found < u32::MAX - 12).then_some(found)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// An EXIF block that notes a moment, with its numbers in the order of a camera (`II` little, `MM` big end first).
    pub(crate) fn exif_of(taken: &str, order: [u8; 2]) -> Vec<u8> {
        let is_little = order == *b"II";
        let short = |value: u16| if is_little { value.to_le_bytes() } else { value.to_be_bytes() };
        let long = |value: u32| if is_little { value.to_le_bytes() } else { value.to_be_bytes() };
        let mut tiff = order.to_vec();
        tiff.extend(short(42));
        tiff.extend(long(8));
        let entry = |tag: u16, kind: u16, count: u32, value: u32| {
            [&short(tag)[..], &short(kind), &long(count), &long(value)].concat()
        };
        tiff.extend(short(1));
        tiff.extend(entry(EXIF_BLOCK, 4, 1, 26));
        tiff.extend(long(0));
        tiff.extend(short(1));
        tiff.extend(entry(TAKEN, 2, 20, 44));
        tiff.extend(long(0));
        tiff.extend(taken.as_bytes());
        tiff.push(0);
        tiff
    }

    #[test]
    fn the_day_is_read_in_both_byte_orders_with_and_without_head() {
        let day = NaiveDate::from_ymd_opt(2024, 5, 2);
        for order in [*b"II", *b"MM"] {
            let block = exif_of("2024:05:02 09:30:00", order);
            assert_eq!(day_noted(&block), day);
            assert_eq!(day_noted(&[b"Exif\0\0", &block[..]].concat()), day);
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for taken in ["0000:00:00 00:00:00", "    :  :     :  :  ", "2024:13:41 09:30:00"] {
            assert_eq!(day_noted(&exif_of(taken, *b"II")), None, "{taken}");
        }
        assert_eq!(day_noted(b""), None);
        assert_eq!(day_noted(b"GIF89a"), None);
    }

    proptest! {
        #[test]
        fn a_damaged_block_never_panics(at in 0usize..63, value in any::<u8>(), cut in 0usize..64) {
            let mut block = exif_of("2024:05:02 09:30:00", *b"II");
            block[at] = value;
            let _ = day_noted(&block);
            let _ = day_noted(&block[..cut]);
        }
    }
}

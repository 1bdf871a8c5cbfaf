//! Arithmetic of the engine's pages: sizes, numbers of the header, and what can be told of pages without the engine.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

/// Bytes of the engine's own header.
pub(super) const HEADER: usize = 100;

/// The size of a page as the header tells it; `None` when it cannot be.
pub(in crate::storage) fn page_size(head: &[u8]) -> Option<u64> {
    let bytes: [u8; 2] = head.get(16..18)?.try_into().ok()?;
    match u16::from_be_bytes(bytes) {
        1 => Some(65_536),
        size if size >= 512 && size.is_power_of_two() => Some(u64::from(size)),
        _ => None,
    }
}

/// A number of the header, or of a page.
pub(in crate::storage) fn number_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// The newest state of the first page in what was written last: a file just made holds it nowhere else.
pub(super) fn first_page_in_log(log: &Path, page: u64) -> Option<Vec<u8>> {
    let mut file = File::open(log).ok()?;
    let mut head = [0; 32];
    file.read_exact(&mut head).ok()?;
    let salts = head.get(16..24)?.to_vec();
    let mut newest = None;
    let mut frame = [0; 24];
    while file.read_exact(&mut frame).is_ok() && frame.get(8..16) == Some(salts.as_slice()) {
        if number_at(&frame, 0) == Some(1) {
            let mut first = vec![0; HEADER];
            file.read_exact(&mut first).ok()?;
            newest = Some(first);
            file.seek_relative(page as i64 - HEADER as i64).ok()?;
        } else {
            file.seek_relative(page as i64).ok()?;
        }
    }
    newest
}

/// Whether most pages after the first begin as pages of a database do.
pub(super) fn later_pages_are_pages(path: &Path, page: u64) -> bool {
    let Ok(mut file) = File::open(path) else { return false };
    let (mut seen, mut like) = (0, 0);
    for number in 1..64 {
        let mut bytes = [0; 8];
        if file.seek(SeekFrom::Start(number * page)).is_err() || file.read_exact(&mut bytes).is_err() {
            break;
        }
        seen += 1;
        let [kind, _, _, cells_high, _, _, _, loose] = bytes;
        like += u32::from(matches!(kind, 2 | 5 | 10 | 13) && cells_high < 16 && loose <= 60);
    }
    seen > 0 && like * 2 >= seen
}

/// Whether bytes are spread as evenly as chance spreads them.
pub(super) fn looks_like_chance(bytes: &[u8]) -> bool {
    let mut counts = [0_u32; 256];
    for byte in bytes {
        if let Some(count) = counts.get_mut(usize::from(*byte)) {
            *count += 1;
        }
    }
    let different = counts.iter().filter(|count| **count > 0).count();
    let most = counts.iter().max().copied().unwrap_or(0);
    bytes.len() >= 2048 && different > 250 && u64::from(most) * 64 < bytes.len() as u64
}

//! The bytes of a file, read by place (the descriptor is shared), written to a part, hashed on the way.

use std::fs::File;
use std::io::{self, Read, Write};
use std::ops::{ControlFlow, Range};
use std::path::Path;

use super::part::Part;
use super::{CopyError, Source, Step};
use crate::storage::{StorageError, fault};

/// Bytes moved at a time.
const PIECE: usize = 1 << 20;

/// Copies the source into the part and syncs it; gives the hash of what was written.
pub(super) fn copy(source: &Source, part: &mut Part, step: Step<'_>) -> Result<blake3::Hash, CopyError> {
    let file = source.file();
    let before = file.metadata().and_then(|found| found.modified()).map_err(StorageError::from)?;
    let mut out = part.open()?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; PIECE];
    let (len, hole) = (source.len(), source.hole());
    let mut at = 0;
    while at < len {
        let (end, is_hole) = next_piece(at, len, &hole);
        let piece = buffer.get_mut(..(end - at) as usize).unwrap_or_default();
        if is_hole {
            piece.fill(0);
        } else {
            read_exact_at(file, piece, at).map_err(StorageError::from)?;
        }
        hasher.update(piece);
        fault::write().and_then(|()| out.write_all(piece)).map_err(|error| CopyError::target(part.path(), error))?;
        at = end;
        fault::point("backup:piece");
        stop(step(at, len * 2))?;
    }
    fault::write().and_then(|()| out.sync_all()).map_err(|error| CopyError::target(part.path(), error))?;
    let found = file.metadata().map_err(StorageError::from)?;
    if found.len() != len || found.modified().map_err(StorageError::from)? != before {
        return Err(CopyError::SourceChanged);
    }
    Ok(hasher.finalize())
}

/// Reads a finished part back; `done` of `total` bytes were done before.
pub(super) fn hash_of(path: &Path, (done, total): (u64, u64), step: Step<'_>) -> Result<blake3::Hash, CopyError> {
    let at = |error| CopyError::target(path, error);
    let mut file = File::open(path).map_err(at)?;
    let mut hasher = blake3::Hasher::new();
    let mut buffer = vec![0; PIECE];
    let mut read_so_far = done;
    loop {
        let read = file.read(&mut buffer).map_err(at)?;
        if read == 0 {
            return Ok(hasher.finalize());
        }
        hasher.update(buffer.get(..read).unwrap_or_default());
        read_so_far += read as u64;
        stop(step(read_so_far, total))?;
    }
}

fn stop(flow: ControlFlow<()>) -> Result<(), CopyError> {
    if flow.is_break() { Err(CopyError::Stopped) } else { Ok(()) }
}

/// Where the piece at `at` ends, and whether it is the hole nobody reads.
fn next_piece(at: u64, len: u64, hole: &Range<u64>) -> (u64, bool) {
    let full = len.min(at + PIECE as u64);
    if hole.contains(&at) {
        (full.min(hole.end), true)
    } else if at < hole.start {
        (full.min(hole.start), false)
    } else {
        (full, false)
    }
}

fn read_exact_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<()> {
    let mut filled = 0;
    while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
        match read_at(file, rest, at + filled as u64) {
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

#[cfg(unix)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::unix::fs::FileExt::read_at(file, buffer, at)
}

#[cfg(windows)]
fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    std::os::windows::fs::FileExt::seek_read(file, buffer, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engines_own_page_is_never_read_and_all_else_is() {
        let mib = PIECE as u64;
        let hole = mib + 100..mib + 4196;
        let len = 3 * mib;
        let mut pieces = Vec::new();
        let mut at = 0;
        while at < len {
            let (end, is_hole) = next_piece(at, len, &hole);
            pieces.push((at, end, is_hole));
            at = end;
        }
        let wanted = [
            (0, mib, false),
            (mib, mib + 100, false),
            (mib + 100, mib + 4196, true),
            (mib + 4196, 2 * mib + 4196, false),
            (2 * mib + 4196, 3 * mib, false),
        ];
        assert_eq!(pieces, wanted);
    }
}

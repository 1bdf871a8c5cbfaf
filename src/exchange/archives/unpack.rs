//! Unpacking an archive that was checked: into a folder beside its place, renamed when every byte is as listed.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::check::{Checked, GoesOn, check_open, open, read_through};
use super::manifest::Manifest;
use super::{ArchiveError, Finding, Limits};
use crate::exchange::files::{FileError, sync_folder};
use crate::register::fault;

/// Checks an archive and unpacks it to a folder that is not there yet, or empty. Before the whole check has passed nothing is
/// written; stopped or failed it leaves nothing.
///
/// # Errors
/// Any `ArchiveError`.
pub fn unpack(path: &Path, to: &Path, limits: Limits, goes_on: GoesOn<'_>) -> Result<Checked, ArchiveError> {
    let is_empty = to.is_dir() && std::fs::read_dir(to).is_ok_and(|mut entries| entries.next().is_none());
    if to.exists() && !is_empty {
        return Err(ArchiveError::Taken { path: to.to_owned() });
    }
    let mut opened = open(path)?;
    let checked = check_open(&mut opened, limits, &mut |done, all| goes_on(done, all * 2))?;
    let zip = &mut opened.zip;
    let parent = parent_of(to);
    let wrong = |error: &std::io::Error| FileError::of(to, error);
    let made = tempfile::Builder::new().prefix(".hallkeeper-").suffix(".part").tempdir_in(&parent);
    let made = made.map_err(|error| FileError::of(&parent, &error))?;
    let files = &checked.manifest.files;
    for (done, listed) in files.iter().enumerate() {
        if !goes_on(files.len() + done, files.len() * 2) {
            return Err(ArchiveError::Cancelled);
        }
        let index = zip.index_for_name_raw(listed.path.as_bytes());
        let changed = || ArchiveError::Differs { findings: vec![Finding::Changed(listed.path.clone())] };
        let index = index.ok_or_else(changed)?;
        let full = made.path().join(&listed.path);
        let mut file = BufWriter::new(create(&full).map_err(|error| wrong(&error))?);
        let is_as_listed = read_through(zip, (index, listed), |bytes| {
            file.write_all(bytes).map_err(|error| FileError::of(to, &error).into())
        })?;
        file.flush().and_then(|()| file.get_ref().sync_all()).map_err(|error| wrong(&error))?;
        // Looked through before, and changed since: somebody writes to the archive.
        if !is_as_listed {
            return Err(changed());
        }
    }
    let json = checked.manifest.to_json().map_err(|because| ArchiveError::NotOurs { because })?;
    std::fs::File::create_new(made.path().join(Manifest::NAME))
        .and_then(|mut file| file.write_all(json.as_bytes()).and_then(|()| file.sync_all()))
        .map_err(|error| wrong(&error))?;
    fault::point("unpack:written");
    if is_empty {
        std::fs::remove_dir(to).map_err(|error| wrong(&error))?;
    }
    std::fs::rename(made.path(), to).map_err(|error| wrong(&error))?;
    // Renamed away: nothing is left to be taken away at the end.
    let _ = made.keep();
    fault::point("unpack:renamed");
    sync_folder(&parent).map_err(|error| FileError::of(&parent, &error))?;
    Ok(checked)
}

/// A new file, and the folders it lies in.
fn create(path: &Path) -> std::io::Result<File> {
    if let Some(above) = path.parent() {
        std::fs::create_dir_all(above)?;
    }
    File::create_new(path)
}

fn parent_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

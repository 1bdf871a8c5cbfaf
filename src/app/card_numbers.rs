//! The highest card numbers of each hall, remembered on this PC outside the file: when an older copy of the file is put
//! back, its numbers go on above those already printed.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::domain::dates::Moment;
use crate::register::{Register, RegisterError};

/// By hall, by series.
type Halls = BTreeMap<String, BTreeMap<String, u32>>;

/// The file beside the choices of the window.
pub fn beside(preferences: &Path) -> PathBuf {
    preferences.with_file_name("card-numbers.ron")
}

/// Raises the marks of an opened hall that are lower than what this PC remembers; whether some were.
///
/// # Errors
/// The file's.
pub fn raise(register: &mut Register, kept: &Path, at: Moment) -> Result<bool, RegisterError> {
    let halls = read(kept).unwrap_or_default();
    let Some(known) = halls.get(&register.hall_uid()?) else {
        return Ok(false);
    };
    Ok(register.raise_card_marks(known, at)?.is_some())
}

/// Remembers the highest numbers of a hall; numbers never sink. A hall in memory is not remembered.
///
/// # Errors
/// The register's; that the PC's own file could not be written is logged, it loses nothing of the hall.
pub fn remember(register: &Register, kept: &Path) -> Result<(), RegisterError> {
    let marks = register.card_marks()?;
    if register.path().is_none() || marks.is_empty() {
        return Ok(());
    }
    let mut halls = match read(kept) {
        Ok(halls) => halls,
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            tracing::warn!(%error, "the card numbers kept on this PC are no such list; it is set aside");
            let _ = std::fs::rename(kept, kept.with_extension("ron.unreadable"));
            Halls::default()
        }
        Err(error) => {
            tracing::warn!(%error, "the card numbers kept on this PC cannot be read; they are left as they are");
            return Ok(());
        }
    };
    let hall = halls.entry(register.hall_uid()?).or_default();
    let mut is_new = false;
    for (series, last) in marks {
        let known = hall.entry(series).or_default();
        is_new |= *known < last;
        *known = (*known).max(last);
    }
    if is_new && let Err(error) = write(kept, &halls) {
        tracing::warn!(%error, "the highest card numbers could not be kept on this PC");
    }
    Ok(())
}

/// What is remembered: empty where no file is there, `InvalidData` where it is no such list.
fn read(kept: &Path) -> std::io::Result<Halls> {
    match std::fs::read_to_string(kept) {
        Ok(text) => ron::from_str(&text).map_err(|error| std::io::Error::new(ErrorKind::InvalidData, error)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Halls::default()),
        Err(error) => Err(error),
    }
}

fn write(kept: &Path, halls: &Halls) -> std::io::Result<()> {
    let text = ron::ser::to_string_pretty(halls, ron::ser::PrettyConfig::default()).map_err(std::io::Error::other)?;
    let folder = kept.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut part = tempfile::NamedTempFile::new_in(folder)?;
    std::io::Write::write_all(&mut part, text.as_bytes())?;
    part.as_file().sync_all()?;
    part.persist(kept).map_err(|error| error.error)?;
    Ok(())
}

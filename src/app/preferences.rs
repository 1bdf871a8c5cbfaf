//! Choices of the window, kept outside the hall's file: they belong to the PC.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::domain::locking::IdleLock;
use crate::ui::strings::Lang;
use crate::ui::theme::ThemeName;

/// Language, theme, text size, last file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// Language of the screens.
    pub language: Lang,
    /// Theme.
    pub theme: ThemeName,
    /// Text size in per cent, 100 to 175.
    pub text_size: u32,
    /// The file opened last.
    pub last_file: Option<PathBuf>,
    /// Files on sticks a person chose to work on all the same; not asked again.
    pub sticks: Vec<PathBuf>,
    /// For each hall's file the second place of its copies.
    pub second_places: BTreeMap<PathBuf, SecondPlace>,
    /// For each file the number of the hall opened there last: tells its own copies when it no longer opens.
    pub halls: BTreeMap<PathBuf, String>,
    /// After how long without keyboard and mouse a closed file is locked.
    pub idle_lock: IdleLock,
    /// Who worked last, by hall: both by their numbers over all files.
    pub last_keepers: BTreeMap<String, String>,
}

/// A stick or share the copies of a file go to as well.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondPlace {
    /// The place, as it was chosen; the hall's own folder lies in it.
    pub folder: PathBuf,
    /// The newest copy there when it was seen last, UTC milliseconds: known while the stick is out.
    #[serde(default)]
    pub newest_ms: Option<i64>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Lang::Zh,
            theme: ThemeName::Light,
            text_size: 100,
            last_file: None,
            sticks: Vec::new(),
            second_places: BTreeMap::new(),
            halls: BTreeMap::new(),
            idle_lock: IdleLock::default(),
            last_keepers: BTreeMap::new(),
        }
    }
}

impl Preferences {
    /// Reads the choices; what cannot be read is as at the first start.
    pub fn load(path: Option<&Path>) -> Self {
        let text = path.and_then(|path| std::fs::read_to_string(path).ok());
        let read: Self = text.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default();
        Self { text_size: read.text_size.clamp(100, 175), ..read }
    }

    /// Writes the choices; a failure is logged, it loses nothing of the hall.
    pub fn save(&self, path: Option<&Path>) {
        let Some(path) = path else { return };
        if let Err(error) = self.write(path) {
            tracing::warn!(%error, "the window's choices could not be kept");
        }
    }

    fn write(&self, path: &Path) -> std::io::Result<()> {
        let text =
            ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default()).map_err(std::io::Error::other)?;
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut part = tempfile::NamedTempFile::new_in(folder)?;
        std::io::Write::write_all(&mut part, text.as_bytes())?;
        part.as_file().sync_all()?;
        part.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_found_again_and_nonsense_is_the_first_start() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/preferences.ron");
        let stick = SecondPlace { folder: "/media/stick".into(), newest_ms: Some(7) };
        let second_places = BTreeMap::from([(PathBuf::from("/halls/长桥.hall"), stick)]);
        let chosen = Preferences { language: Lang::En, text_size: 150, second_places, ..Preferences::default() };
        chosen.save(Some(&path));
        assert_eq!(Preferences::load(Some(&path)), chosen);
        let nonsense = folder.path().join("b.ron");
        std::fs::copy("Cargo.toml", &nonsense).unwrap();
        assert_eq!(Preferences::load(Some(&nonsense)), Preferences::default());
    }
}

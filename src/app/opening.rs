//! What becomes of a file that does not open, or lies where nobody should work: the ways out, and taking them.

use std::path::{Path, PathBuf};

use egui::{CentralPanel, Frame, Ui};

use super::{App, backups, messages, paths};
use crate::exchange::files::write_whole;
use crate::register::backups::CopyInfo;
use crate::register::opening::{FilePlace, place_of, set_log_aside};
use crate::register::{FileKey, Register, RegisterError};
use crate::storage::StorageError;
use crate::ui::commands::Notice;
use crate::ui::trouble::{GoodCopy, Trouble, TroubleContext, Way};

impl App {
    /// Why a file is not opened where it lies, if so: on a share or in a synchronised folder never, on a stick once.
    pub(super) fn trouble_of_place(&self, path: &Path) -> Option<Trouble> {
        if !path.is_file() {
            return None;
        }
        let place = place_of(path);
        if place == FilePlace::Stick && self.preferences.sticks.iter().any(|known| known == path) {
            return None;
        }
        let ways = ways_of_place(place)?;
        let notice = messages::of_place(&self.strings, place)?;
        Some(Trouble::new(path, notice, ways))
    }

    /// Shows why a file did not open, with the ways out. `key`: of a file closed by a passphrase, once it was given.
    pub(super) fn meet_trouble(&mut self, path: &Path, error: &RegisterError, key: Option<&FileKey>) {
        tracing::warn!(%error, "a file did not open");
        let known = (self.preferences.halls.get(path).map(String::as_str), key);
        let own = backups::newest_good_of(path, known);
        let (offer, copy) = match own {
            Some(own) => (Offer::Own, Some(own)),
            None => match backups::newest_other_of(path, known) {
                Some(other) => (Offer::Other, Some(other)),
                None => (Offer::Nothing, None),
            },
        };
        let copy = copy.map(|copy| self.good_copy(copy));
        let said = messages::of_error(&self.strings, error);
        self.trouble = Some(Trouble::new(path, said, ways_of(error, offer)).with_copy(copy).with_key(key.cloned()));
    }

    fn good_copy(&self, copy: CopyInfo) -> GoodCopy {
        let (holds, hall) = copy.holds.map_or_else(
            |_| (String::new(), String::new()),
            |standing| {
                let counts = standing.counts;
                let values = [("people", counts.people.into()), ("cases", counts.cases.into())];
                (self.strings.text_with("way-copy-holds", &values), standing.hall_name)
            },
        );
        GoodCopy { path: copy.path, made: copy.name.at, holds, hall }
    }

    pub(super) fn trouble_ui(&mut self, ui: &mut Ui) {
        let Some(mut trouble) = self.trouble.take() else { return };
        let folder = paths::proposed_folder();
        let cx = TroubleContext {
            commands: &self.commands,
            jobs: &self.jobs,
            strings: &self.strings,
            tokens: &self.tokens,
            now: self.clock.now(),
            folder_here: &folder,
            restoring: self.preparing.as_ref().map(backups::Preparing::seen),
            say: &|error| messages::of_error(&self.strings, error),
        };
        let ground = Frame::new().fill(self.tokens.ground);
        CentralPanel::default().frame(ground).show(ui, |ui| trouble.show(ui, &cx));
        self.trouble = Some(trouble);
    }

    /// Opens a private copy to look at.
    pub(crate) fn open_to_look(&mut self, path: &Path) {
        self.close_session();
        match Register::open_view(path, self.key_of_trouble(path)) {
            Ok(register) => {
                self.trouble = None;
                self.enter(register);
            }
            Err(error) => self.fail_way(path, &error),
        }
    }

    /// The key of the file the ways out are shown of, if it was given.
    pub(super) fn key_of_trouble(&self, path: &Path) -> Option<FileKey> {
        let trouble = self.trouble.as_ref().filter(|trouble| trouble.path() == path)?;
        trouble.key().cloned()
    }

    pub(crate) fn set_log_aside(&mut self, path: &Path) {
        match set_log_aside(path) {
            Ok(()) => self.open_file(path),
            Err(error) => self.fail_way(path, &error.into()),
        }
    }

    pub(crate) fn work_there(&mut self, path: &Path) {
        self.preferences.sticks.push(path.to_owned());
        self.preferences.save(self.preferences_path.as_deref());
        self.open_file(path);
    }

    /// A file was copied to this PC: opened here from now on.
    pub(crate) fn arrive(&mut self, from: &Path, here: &Path) {
        tracing::info!("the file was brought to this PC");
        self.open_file(here);
        if self.session.is_some() {
            self.choose_second(from.parent().map(Path::to_owned));
            let file = here.to_string_lossy().into_owned();
            self.notify(Notice::done(self.strings.text_with("done-brought", &[("file", file.into())])));
        }
    }

    /// Keeps the report of a salvage beside the new file.
    pub(crate) fn keep_report(&mut self, file: &Path, text: &str) {
        let path = report_path(file, &self.strings.text("salvage-report-ending"));
        if let Err(error) = write_whole(&path, text.as_bytes()) {
            let words = crate::ui::words::file_error(&self.strings, &error);
            self.notify(Notice::wrong(words, String::new()));
        }
    }

    /// A way out that led nowhere: said on the screen of ways out, the others stay.
    fn fail_way(&mut self, path: &Path, error: &RegisterError) {
        let notice = messages::of_error(&self.strings, error);
        match &mut self.trouble {
            Some(trouble) => trouble.fail(notice),
            None => self.meet_trouble(path, error, None),
        }
    }
}

/// Where the report of a salvage goes: beside the new file, under a name no earlier report has.
pub(super) fn report_path(file: &Path, ending: &str) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let mut path = file.with_file_name(format!("{stem}-{ending}.txt"));
    let mut nth = 2;
    while path.symlink_metadata().is_ok() {
        path = file.with_file_name(format!("{stem}-{ending}-{nth}.txt"));
        nth += 1;
    }
    path
}

/// The ways out where a file lies badly, the best first; `None` where it lies well.
fn ways_of_place(place: FilePlace) -> Option<Vec<Way>> {
    match place {
        FilePlace::ThisPc => None,
        FilePlace::Share | FilePlace::Synced(_) => Some(vec![Way::BringHere, Way::View, Way::Other, Way::FirstScreen]),
        FilePlace::Stick => Some(vec![Way::BringHere, Way::WorkThere, Way::Other, Way::FirstScreen]),
    }
}

/// Which copy there is for a file in trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Offer {
    /// A good one of its own.
    Own,
    /// Only one of another hall, or of nobody knows which.
    Other,
    /// None.
    Nothing,
}

/// The ways out of an error, the best first. A copy of another hall comes last of what helps.
fn ways_of(error: &RegisterError, offer: Offer) -> Vec<Way> {
    let own: &[Way] = match error {
        RegisterError::Storage(error) => match error {
            // Most often a stick not put in, or a file moved: an older copy in its place would make a second hall of it.
            StorageError::NotFound(_) | StorageError::KeysMissing(_) => &[Way::Again, Way::Copy],
            StorageError::Empty(_) => &[Way::Copy],
            StorageError::Truncated { .. }
            | StorageError::Damaged(_)
            | StorageError::BadRow { .. }
            | StorageError::HeadUnreadable => &[Way::Copy, Way::Salvage],
            StorageError::StrayLog(_) => &[Way::SetLogAside, Way::Copy],
            StorageError::Locked | StorageError::DiskFull => &[Way::Again, Way::View],
            StorageError::ReadOnly | StorageError::FolderReadOnly(_) => &[Way::View, Way::BringHere, Way::Again],
            StorageError::Sealed => &[Way::Again],
            StorageError::Engine(_) | StorageError::Io(_) => &[Way::Again, Way::Copy, Way::View],
            _ => &[],
        },
        _ => &[Way::Again, Way::Copy],
    };
    let mut ways: Vec<Way> = own.iter().copied().filter(|way| *way != Way::Copy || offer == Offer::Own).collect();
    if offer == Offer::Other && own.contains(&Way::Copy) {
        ways.push(Way::OtherCopy);
    }
    ways.extend([Way::Other, Way::FirstScreen]);
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_file_offers_the_copy_first_then_salvage() {
        let error = RegisterError::from(StorageError::Damaged(String::new()));
        assert_eq!(ways_of(&error, Offer::Own), [Way::Copy, Way::Salvage, Way::Other, Way::FirstScreen]);
        assert_eq!(ways_of(&error, Offer::Nothing), [Way::Salvage, Way::Other, Way::FirstScreen]);
    }

    #[test]
    fn a_copy_of_another_hall_is_never_the_first_way() {
        let error = RegisterError::from(StorageError::Damaged(String::new()));
        assert_eq!(ways_of(&error, Offer::Other), [Way::Salvage, Way::OtherCopy, Way::Other, Way::FirstScreen]);
    }

    #[test]
    fn a_missing_file_is_looked_for_once_more_before_an_older_copy_takes_its_place() {
        let error = RegisterError::from(StorageError::NotFound("a.hall".into()));
        assert_eq!(ways_of(&error, Offer::Own), [Way::Again, Way::Copy, Way::Other, Way::FirstScreen]);
    }
}

//! What becomes of a file that does not open, or lies where nobody should work: the ways out, and taking them.

use std::path::{Path, PathBuf};

use egui::{CentralPanel, Frame, Ui};

use super::{App, backups, messages, paths};
use crate::exchange::files::write_whole;
use crate::register::opening::{FilePlace, bring_here, place_of, set_log_aside};
use crate::register::{Register, RegisterError};
use crate::storage::{StorageError, fault, probe};
use crate::ui::commands::Notice;
use crate::ui::trouble::{GoodCopy, Trouble, TroubleContext, Way};

/// So many of the newest copies are looked at for a good one.
const COPIES_LOOKED_AT: usize = 5;

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

    /// Shows why a file did not open, with the ways out.
    pub(super) fn meet_trouble(&mut self, path: &Path, error: &RegisterError) {
        tracing::warn!(%error, "a file did not open");
        let copy = newest_good_copy(path);
        let ways = ways_of(error, copy.as_ref());
        let said = messages::of_error(&self.strings, error);
        self.trouble = Some(Trouble::new(path, said, ways).with_copy(copy));
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
            say: &|error| messages::of_error(&self.strings, error),
        };
        let ground = Frame::new().fill(self.tokens.ground);
        CentralPanel::default().frame(ground).show(ui, |ui| trouble.show(ui, &cx));
        self.trouble = Some(trouble);
    }

    /// Opens a private copy to look at.
    pub(crate) fn open_to_look(&mut self, path: &Path) {
        self.close_session();
        match Register::open_view(path, None) {
            Ok(register) => {
                self.trouble = None;
                self.enter(register);
            }
            Err(error) => self.fail_way(path, &error),
        }
    }

    /// Puts a copy in place of a file; the file itself is kept beside under another name.
    pub(crate) fn use_copy(&mut self, file: &Path, copy: &Path) {
        self.close_session();
        match put_in_place(file, copy) {
            Ok(()) => self.open_file(file),
            Err(error) => self.fail_way(file, &error),
        }
    }

    pub(crate) fn set_log_aside(&mut self, path: &Path) {
        match set_log_aside(path) {
            Ok(_) => self.open_file(path),
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
        tracing::info!(from = %from.display(), "the file was brought to this PC");
        self.open_file(here);
        if self.session.is_some() {
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
            None => self.meet_trouble(path, error),
        }
    }
}

/// Where the report of a salvage lies: beside the new file.
pub(super) fn report_path(file: &Path, ending: &str) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!("{stem}-{ending}.txt"))
}

/// The newest copy that is a hall's file as far as its outside tells; it is checked whole before it is used.
fn newest_good_copy(file: &Path) -> Option<GoodCopy> {
    let newest = backups::copies_of(file).into_iter().rev().take(COPIES_LOOKED_AT);
    let mut good = newest.filter(|(_, path)| probe::look(path).is_ok());
    good.next().map(|(made, path)| GoodCopy { path, made, holds: String::new() })
}

/// Copy first, checked; then the file aside, then the copy in its place: at no moment is nothing there but for a rename.
fn put_in_place(file: &Path, copy: &Path) -> Result<(), RegisterError> {
    let folder = file.parent().unwrap_or(Path::new("."));
    let brought = bring_here(copy, folder)?;
    fault::point("use-copy:brought");
    let aside = free_beside(file);
    let move_one = |from: &Path, to: &Path| -> Result<(), StorageError> {
        if from.exists() { Ok(std::fs::rename(from, to)?) } else { Ok(()) }
    };
    move_one(&probe::log_beside(file), &probe::log_beside(&aside))?;
    move_one(&probe::keys_beside(file), &probe::keys_beside(&aside))?;
    move_one(file, &aside)?;
    fault::point("use-copy:aside");
    move_one(&probe::keys_beside(&brought), &probe::keys_beside(file))?;
    move_one(&brought, file)?;
    Ok(())
}

/// `X-set-aside.hall`, or with the next free number.
fn free_beside(file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let named = |n: u32| {
        let number = if n < 2 { String::new() } else { format!("-{n}") };
        file.with_file_name(format!("{stem}-set-aside{number}.hall"))
    };
    (1..1000).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1000))
}

/// The ways out where a file lies badly, the best first; `None` where it lies well.
fn ways_of_place(place: FilePlace) -> Option<Vec<Way>> {
    match place {
        FilePlace::ThisPc => None,
        FilePlace::Share | FilePlace::Synced(_) => Some(vec![Way::BringHere, Way::View, Way::Other, Way::FirstScreen]),
        FilePlace::Stick => Some(vec![Way::BringHere, Way::WorkThere, Way::Other, Way::FirstScreen]),
    }
}

/// The ways out of an error, the best first.
fn ways_of(error: &RegisterError, copy: Option<&GoodCopy>) -> Vec<Way> {
    let own: &[Way] = match error {
        RegisterError::Storage(error) => match error {
            StorageError::NotFound(_) => &[Way::Copy, Way::Again],
            StorageError::Empty(_) => &[Way::Copy],
            StorageError::Truncated { .. } | StorageError::Damaged(_) | StorageError::BadRow { .. } => {
                &[Way::Copy, Way::Salvage]
            }
            StorageError::StrayLog(_) => &[Way::SetLogAside, Way::Copy],
            StorageError::Locked | StorageError::DiskFull => &[Way::Again, Way::View],
            StorageError::ReadOnly | StorageError::FolderReadOnly(_) => &[Way::View, Way::BringHere, Way::Again],
            StorageError::KeysMissing(_) => &[Way::Again, Way::Copy],
            StorageError::Sealed => &[Way::Again],
            StorageError::Engine(_) | StorageError::Io(_) => &[Way::Again, Way::Copy, Way::View],
            _ => &[],
        },
        _ => &[Way::Again, Way::Copy],
    };
    let is_there = |way: &&Way| **way != Way::Copy || copy.is_some();
    own.iter().filter(is_there).chain(&[Way::Other, Way::FirstScreen]).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dates::Moment;

    fn copy() -> GoodCopy {
        GoodCopy { path: "a.hall".into(), made: Moment(0), holds: String::new() }
    }

    #[test]
    fn a_damaged_file_offers_the_copy_first_then_salvage() {
        let error = RegisterError::from(StorageError::Damaged(String::new()));
        assert_eq!(ways_of(&error, Some(&copy())), [Way::Copy, Way::Salvage, Way::Other, Way::FirstScreen]);
        assert_eq!(ways_of(&error, None), [Way::Salvage, Way::Other, Way::FirstScreen]);
    }

    #[test]
    fn a_copy_takes_the_files_place_and_the_file_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (file, copy) = (folder.path().join("a.hall"), folder.path().join("copies/b.hall"));
        std::fs::create_dir_all(copy.parent().unwrap()).unwrap();
        drop(crate::storage::create_file(&copy).unwrap());
        std::fs::write(&file, b"damaged").unwrap();
        put_in_place(&file, &copy).unwrap();
        assert!(crate::storage::open_file(&file).is_ok());
        assert_eq!(std::fs::read(folder.path().join("a-set-aside.hall")).unwrap(), b"damaged");
        assert!(copy.exists(), "the copy stays among the copies");
    }

    #[test]
    fn a_bad_copy_takes_no_place() {
        let folder = tempfile::tempdir().unwrap();
        let (file, copy) = (folder.path().join("a.hall"), folder.path().join("b.hall"));
        std::fs::write(&file, b"damaged").unwrap();
        std::fs::write(&copy, b"damaged too").unwrap();
        assert!(put_in_place(&file, &copy).is_err());
        assert_eq!(std::fs::read(&file).unwrap(), b"damaged");
    }
}

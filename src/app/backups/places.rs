//! The second place of the copies: chosen for a file, kept among the choices of this PC, looked at in the background.

use std::path::{Path, PathBuf};

use super::super::{App, messages};
use crate::domain::backups::{BackupReason, PlaceState};
use crate::jobs::backups::{self as copying, SecondEnd};
use crate::jobs::{JobEnd, Task};
use crate::register::backups::{CopyError, Places};

/// A second place being made ready.
pub(super) struct Choosing {
    folder: PathBuf,
    task: Task<Result<(), CopyError>>,
}

impl App {
    /// Where the copies of the open file go; `None` for a hall in memory.
    pub(super) fn places(&self) -> Option<Places> {
        let session = self.session.as_ref()?;
        let file = session.register.path()?;
        let second = self.preferences.second_places.get(file).map(|place| place.folder.clone());
        Some(Places { file: file.to_owned(), hall_uid: session.copies.hall_uid.clone(), second })
    }

    /// Looks whether the second place is there.
    pub(crate) fn look_at_second(&mut self) {
        let Some(places) = self.places() else { return };
        if places.second.is_none() {
            return;
        }
        let task = copying::look_at_second(&self.jobs, places);
        if let Some(session) = &mut self.session {
            session.copies.looking = Some(task);
        }
    }

    pub(super) fn take_second_in(&mut self) {
        let Some(session) = &mut self.session else { return };
        let Some(end) = session.copies.looking.as_ref().and_then(Task::poll) else { return };
        session.copies.looking = None;
        let file = session.register.path().map(Path::to_owned).unwrap_or_default();
        if let JobEnd::Value(end) = end {
            self.second_ended(&file, end);
        }
    }

    /// Takes in how the second place of a file was found; its newest copy is remembered for when it is out.
    pub(super) fn second_ended(&mut self, file: &Path, end: SecondEnd) {
        let SecondEnd { state, newest, because } = end;
        if state == PlaceState::Unknown {
            return;
        }
        if let (Some(place), Some(newest)) = (self.preferences.second_places.get_mut(file), newest)
            && place.newest_ms != Some(newest.0)
        {
            place.newest_ms = Some(newest.0);
            self.preferences.save(self.preferences_path.as_deref());
        }
        let Some(session) = self.session.as_mut().filter(|session| session.register.path() == Some(file)) else {
            return;
        };
        let was = std::mem::replace(&mut session.copies.state, state);
        session.copies.serial += 1;
        let missed = session.copies.newest().filter(|first| newest.is_none_or(|newest| newest < *first));
        if state == PlaceState::There && missed.is_some() {
            self.catch_up(file);
        }
        // A stick that is out is said on the status line; one that fails is told once.
        if state != was && matches!(state, PlaceState::Full | PlaceState::ReadOnly | PlaceState::Broken) {
            let notice = messages::of_second_place(&self.strings, state).with_details(because);
            self.notify(notice);
        }
    }

    /// The second place is there again and lacks the newest copy.
    fn catch_up(&mut self, file: &Path) {
        let Some(session) = &self.session else { return };
        let newest = session.copies.ours().next_back().map(|(name, path)| (name, path.to_owned()));
        if let Some(newest) = newest.filter(|_| session.register.path() == Some(file)) {
            self.send_on(newest);
        }
    }

    /// Chooses a second place for the open file, or none any more. What lies in the old one stays there.
    pub(crate) fn choose_second(&mut self, folder: Option<PathBuf>) {
        let Some(places) = self.places() else { return };
        let Some(folder) = folder else {
            self.preferences.second_places.remove(&places.file);
            self.preferences.save(self.preferences_path.as_deref());
            if let Some(session) = &mut self.session {
                session.copies.state = PlaceState::Unknown;
                session.copies.serial += 1;
            }
            return;
        };
        let wanted = Places { second: Some(folder.clone()), ..places };
        let task = self.jobs.start("making the second place ready", move |_| wanted.make_second_folder().map(|_| ()));
        if let Some(session) = &mut self.session {
            session.copies.choosing = Some(Choosing { folder, task });
        }
    }

    pub(super) fn take_choice_in(&mut self) {
        let Some(session) = &mut self.session else { return };
        let Some(end) = session.copies.choosing.as_ref().and_then(|choosing| choosing.task.poll()) else { return };
        let (Some(Choosing { folder, .. }), Some(file)) =
            (session.copies.choosing.take(), session.register.path().map(Path::to_owned))
        else {
            return;
        };
        let ended = match end {
            JobEnd::Value(ended) => ended,
            JobEnd::Broke(because) => Err(CopyError::Spoilt(because)),
        };
        match ended {
            Ok(()) => {
                session.copies.state = PlaceState::Unknown;
                let place = super::super::preferences::SecondPlace { folder, newest_ms: None };
                self.preferences.second_places.insert(file, place);
                self.preferences.save(self.preferences_path.as_deref());
                self.end_copies();
                self.begin_copy(BackupReason::Asked, Vec::new());
            }
            Err(error) => {
                let notice = messages::of_second_place(&self.strings, copying::state_of(&error));
                self.notify(notice.with_details(error.to_string()));
            }
        }
    }
}

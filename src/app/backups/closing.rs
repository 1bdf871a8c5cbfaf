//! The copy when the file is closed: made in place, then sent on to the second place.

use std::path::PathBuf;

use super::super::{App, messages};
use super::{Onward, SECOND_ON_CLOSE, may_be_copied};
use crate::domain::backups::{BackupReason, CopyName};
use crate::jobs::backups::{self as copying, CopyOrder, SecondEnd};
use crate::jobs::{JobEnd, Progress};
use crate::register::backups::{self as copies, CopyError};

impl App {
    /// Before the file is closed: no job reads its bytes any more, and a copy is made if anything was written since the last.
    pub(in crate::app) fn back_up_on_close(&mut self) {
        self.end_copies();
        let Some(session) = &self.session else { return };
        let is_newer = session.copies.newest().is_none_or(|last| session.saved_at > last);
        if is_newer && may_be_copied(&session.register) {
            self.copy_on_close();
        }
    }

    /// A copy asked for is waited for; others are stopped. Closing the file while its bytes are read would lose the lock.
    pub(crate) fn end_copies(&mut self) {
        let Some(session) = &mut self.session else { return };
        let copies = &mut session.copies;
        if let Some(running) = copies.running.take() {
            if running.reason == BackupReason::Daily {
                running.task.cancel();
            }
            let end = running.task.wait();
            self.copy_ended(end, running.reason);
            self.not_done(&running.then);
        }
        let Some(session) = &mut self.session else { return };
        if let Some(taking) = session.copies.taking.take() {
            let end = taking.wait();
            self.taken(match end {
                JobEnd::Value(ended) => ended,
                JobEnd::Broke(because) => Err(CopyError::Spoilt(because)),
            });
        }
        self.end_preparing();
    }

    fn copy_on_close(&mut self) {
        let order = match self.order(BackupReason::OnClose) {
            Ok(Some(order)) => order,
            Ok(None) => return,
            Err(error) => {
                let notice = messages::of_backup(&self.strings, &error);
                return self.notify(notice);
            }
        };
        let places = order.places.clone();
        let first_only = CopyOrder { places: copies::Places { second: None, ..places }, ..order };
        let copied = copying::run(first_only, &Progress::default());
        let to_second = copied.first.as_ref().ok().cloned();
        let name = copied.name;
        self.copy_ended(JobEnd::Value(copied), BackupReason::OnClose);
        if let Some(path) = to_second {
            self.send_on((name, path));
        }
    }

    /// Copies a finished copy on to the second place. It is read, not the file: nobody need wait.
    pub(in crate::app) fn send_on(&mut self, copy: (CopyName, PathBuf)) {
        let Some(places) = self.places().filter(|places| places.second.is_some()) else { return };
        if self.onward.is_none() {
            let key = self.session.as_ref().and_then(|session| session.register.key().cloned());
            let file = places.file.clone();
            let task = copying::copy_on(&self.jobs, copy, places, key);
            self.onward = Some(Onward { file, task });
        }
    }

    pub(super) fn take_onward_in(&mut self) {
        if let Some(end) = self.onward.as_ref().and_then(|onward| onward.task.poll()) {
            self.onward_ended(end);
        }
    }

    fn onward_ended(&mut self, end: JobEnd<SecondEnd>) {
        let Some(onward) = self.onward.take() else { return };
        if let JobEnd::Value(end) = end {
            self.second_ended(&onward.file, end);
        }
    }

    /// The program ends: a slow second place is waited for, but not for ever.
    pub(in crate::app) fn wait_for_second(&mut self) {
        let Some(onward) = &self.onward else { return };
        match onward.task.wait_at_most(std::time::Duration::from_secs(SECOND_ON_CLOSE)) {
            Some(end) => self.onward_ended(end),
            None => onward.task.cancel(),
        }
    }
}

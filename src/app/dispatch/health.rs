//! Does what the page of the program's health asked for.

use egui::Context;

use super::{App, Change};
use crate::app::health::surroundings;
use crate::jobs::printing::PrintSystem;
use crate::register::{Refusal, Register, RegisterError};
use crate::ui::commands::{Done, HealthCommand, Notice};

impl App {
    /// The places around the file are told at once; what changes the file goes the way of every change.
    pub(super) fn look_around(&mut self, ctx: &Context) {
        let Some(session) = &self.session else { return };
        let file = session.register.path();
        let second = file.and_then(|file| self.preferences.second_places.get(file)).map(|place| place.folder.clone());
        let around = surroundings(file, (second, &PrintSystem::default()));
        self.hear(&Done::LookedAround(Box::new(around)));
        ctx.request_repaint();
    }

    /// An index made anew is no record: there is nothing to undo, but it is told.
    pub(super) fn tell_index(&mut self, done: &Done) {
        if *done == Done::IndexRebuilt {
            let words = self.strings.text("done-rebuild-index");
            self.notify(Notice::done(words));
        }
    }
}

pub(super) fn apply(register: &mut Register, command: HealthCommand) -> Result<Change, RegisterError> {
    match command {
        HealthCommand::RebuildIndex => {
            register.rebuild_case_index()?;
            Ok(Change { done: Done::IndexRebuilt, said: None, is_undoable: false })
        }
        HealthCommand::LookAround => Err(Refusal::NoSuchRecord.into()),
    }
}

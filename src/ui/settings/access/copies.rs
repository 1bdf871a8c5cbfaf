//! Copies that open without a passphrase though the file does not, in both places; looked for in a job.

use std::path::PathBuf;

use egui::Ui;

use super::data::Standing;
use crate::jobs::copies_found::plain_copies_in;
use crate::jobs::{JobEnd, Task};
use crate::register::backups::Places;
use crate::ui::context::UiContext;
use crate::ui::copies::CopiesShown;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Tone, muted, note, secondary, titled_card};

/// Most copies named one by one.
const MOST: usize = 6;

/// How far the looking is.
#[derive(Default)]
enum Looking {
    #[default]
    Due,
    UnderWay(Task<Vec<PathBuf>>),
    Done,
}

/// The card's view state.
#[derive(Default)]
pub(super) struct PlainCopies {
    places: Option<Places>,
    serial: u64,
    found: Vec<PathBuf>,
    looking: Looking,
}

impl PlainCopies {
    pub(super) fn tell(&mut self, copies: &CopiesShown) {
        if self.serial != copies.serial || self.places != copies.places {
            (self.places, self.serial, self.looking) = (copies.places.clone(), copies.serial, Looking::Due);
        }
    }

    pub(super) fn forget(&mut self) {
        self.looking = Looking::Due;
    }

    /// The copies shown, to be deleted.
    pub(super) fn found(&self) -> Vec<PathBuf> {
        self.found.clone()
    }

    fn look(&mut self, cx: &UiContext<'_>, standing: Standing) {
        if matches!(self.looking, Looking::Due) {
            let sealed = cx.register.path().filter(|_| standing == Standing::Sealed);
            self.looking = if let Some(path) = sealed {
                let hall = cx.register.hall_uid().unwrap_or_default();
                Looking::UnderWay(plain_copies_in(cx.jobs, (path.to_owned(), hall), self.places.clone()))
            } else {
                self.found.clear();
                Looking::Done
            };
        }
        if let Looking::UnderWay(task) = &self.looking
            && let Some(end) = task.poll()
        {
            self.found = match end {
                JobEnd::Value(found) => found,
                JobEnd::Broke(because) => {
                    tracing::error!(because, "copies could not be looked for");
                    Vec::new()
                }
            };
            self.looking = Looking::Done;
        }
    }

    /// Nothing while there are none; whether they are to be deleted.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, standing: Standing) -> bool {
        self.look(cx, standing);
        if self.found.is_empty() {
            return false;
        }
        let count = self.found.len().to_string();
        let mut is_asked = false;
        titled_card(ui, cx.tokens, (&cx.text("access-copies"), &count), |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_8;
            note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("access-copies-line")));
            for copy in self.found.iter().take(MOST) {
                secondary(ui, cx.tokens, &copy.to_string_lossy());
            }
            if self.found.len() > MOST {
                let more = self.found.len() - MOST;
                muted(ui, cx.tokens, &cx.strings.text_with("access-copies-more", &[("n", more.into())]));
            }
            let delete = Button::quiet_danger(cx.text("access-copies-delete")).icon(icons::DELETE);
            is_asked = delete.show(ui, cx.tokens).clicked();
        });
        is_asked
    }
}

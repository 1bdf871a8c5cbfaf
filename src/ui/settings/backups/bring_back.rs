//! The question before a copy is brought back: what is lost against now, and where the file as it is stays.

use std::path::{Path, PathBuf};

use egui::Context;

use super::list::Compared;
use super::listing::Line;
use super::words;
use crate::domain::backups::{CopyName, Counts};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::Text;
use crate::ui::widgets::{Answer, Button, Dialog, Tone, paragraph};

/// The copy asked about.
pub(super) struct Question {
    name: CopyName,
    path: PathBuf,
    goes: Goes,
}

/// What goes when the copy is back.
enum Goes {
    /// So much more there is now.
    More(Counts),
    /// Everything of this hall: the copy is of the hall of this name.
    All(String),
}

impl Question {
    /// Asks about a copy that opens.
    pub(super) fn about(line: &Line, compared: Compared) -> Self {
        let holds = line.info.holds.as_ref().ok();
        let goes = match compared {
            Compared::Now(now) => Goes::More(now.since(holds.map_or(now, |holds| holds.counts))),
            Compared::OtherHall => Goes::All(holds.map(|holds| holds.hall_name.clone()).unwrap_or_default()),
        };
        Self { name: line.info.name, path: line.info.path.clone(), goes }
    }

    /// The copy.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The dialog.
    pub(super) fn show(&self, ctx: &Context, cx: &UiContext<'_>) -> Option<Answer> {
        let when = self.name.at.local().format("%Y-%m-%d %H:%M").to_string();
        let (question, lost) = match &self.goes {
            Goes::More(more) => (cx.strings.text_with("backup-ask", &[("when", when.into())]), words::lost(cx, *more)),
            Goes::All(hall) => (
                cx.strings.text_with("backup-ask-other", &[("hall", hall.as_str().into()), ("when", when.into())]),
                cx.strings.text_with("backup-ask-other-line", &[("hall", hall.as_str().into())]),
            ),
        };
        let stem = cx.register.path().map(|path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned());
        let kept = cx.strings.text_with("backup-ask-kept", &[("name", stem.unwrap_or_default().into())]);
        Dialog::new("bring back", question)
            .icon(icons::RESTORE, Tone::Warn)
            .text(lost)
            .wide()
            .answers(cx.text("backup-ask-leave"), Button::danger(cx.text("backup-ask-do")))
            .show(ctx, cx.tokens, |ui| {
                paragraph(ui, Text::Body, &kept, cx.tokens.text2);
                paragraph(ui, Text::Secondary, &cx.text("backup-ask-drafts"), cx.tokens.text2);
            })
    }
}

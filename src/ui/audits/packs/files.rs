//! A standard as one file: out to a folder or a stick, in from there.

use egui::Context;

use crate::domain::standards::Pack;
use crate::register::packs::KnownPack;
use crate::ui::commands::Notice;
use crate::ui::context::UiContext;
use crate::ui::save_as::{SaveAs, SaveWhat};
use crate::ui::text_files::{TextFiles, TextKind};

use super::words;

/// Largest file read as a standard, in bytes; the largest shipped one has some 80 thousand.
const LARGEST: u64 = 4 << 20;

/// A standard as a file.
const STANDARD: TextKind = TextKind {
    thread: "standard in",
    endings: &["toml"],
    largest: LARGEST,
    not_read: ("pack-not-read", "pack-not-read-do"),
};

/// Dialogs and jobs under way.
pub(super) struct Files(TextFiles);

impl Default for Files {
    fn default() -> Self {
        Self(TextFiles::new(STANDARD))
    }
}

impl Files {
    /// Asks for a file to read.
    pub(super) fn import(&mut self, cx: &UiContext<'_>) {
        self.0.ask(cx.text("pack-import"));
    }

    /// Asks where to write a standard.
    pub(super) fn export(&mut self, known: &KnownPack, cx: &UiContext<'_>) {
        let what = SaveWhat {
            title: cx.text("pack-export"),
            about: String::new(),
            what: known.pack.title.in_language(cx.strings.lang().key()).to_owned(),
            name: format!("{}-{}.toml", known.pack.code, known.pack.edition),
            endings: &["toml"],
        };
        let text = known.text.clone();
        self.0.save(SaveAs::ask(cx, what, move |_| Ok(text.into_bytes())));
    }

    /// Shows dialogs, takes what jobs brought; gives the text that was read.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<String> {
        self.0.work(ctx, cx)
    }
}

/// Reads what came in; what is wrong is told with item and field.
pub(super) fn read(text: &str, cx: &UiContext<'_>) -> Option<Pack> {
    match Pack::parse("toml", text) {
        Ok(pack) => Some(pack),
        Err(error) => {
            let advice = words::fault(cx.strings, &error);
            cx.notify(Notice::wrong(cx.text("pack-bad-file"), advice).with_details(error.to_string()));
            None
        }
    }
}

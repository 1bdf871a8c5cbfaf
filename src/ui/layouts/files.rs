//! A layout as one file: out to a folder or a stick, in from there.

use egui::Context;

use super::words;
use crate::domain::layouts::{CardLayout, LayoutProblem};
use crate::ui::card_words;
use crate::ui::commands::Notice;
use crate::ui::context::UiContext;
use crate::ui::save_as::{SaveAs, SaveWhat};
use crate::ui::text_files::{TextFiles, TextKind, without_mark};

/// Largest file read as a layout, in bytes; the largest shipped one has some five thousand.
const LARGEST: u64 = 1 << 20;

/// A layout as a file.
const LAYOUT: TextKind = TextKind {
    thread: "layout in",
    endings: &["toml"],
    largest: LARGEST,
    not_read: ("editor-not-read", "editor-not-read-do"),
};

/// Dialogs and jobs under way.
pub(super) struct Files(TextFiles);

impl Default for Files {
    fn default() -> Self {
        Self(TextFiles::new(LAYOUT))
    }
}

impl Files {
    /// Asks for a file to read.
    pub(super) fn import(&mut self, cx: &UiContext<'_>) {
        self.0.ask(cx.text("editor-import"));
    }

    /// Asks where to write a layout.
    pub(super) fn export(&mut self, cx: &UiContext<'_>, layout: &CardLayout) {
        let product = card_words::product(cx.strings, layout.product);
        let name = layout.name_in(cx.strings.lang().key());
        let what = SaveWhat {
            title: cx.text("editor-export"),
            about: String::new(),
            what: cx.strings.text_with("editor-layout-named", &[("name", name.into())]),
            name: format!("{product} {name}.toml"),
            endings: &["toml"],
        };
        let text = layout.to_toml();
        self.0.save(SaveAs::ask(cx, what, move |_| Ok(text.into_bytes())));
    }

    /// A layout that was dropped on the window.
    pub(super) fn take(cx: &UiContext<'_>, bytes: &[u8]) -> Option<CardLayout> {
        read(cx, without_mark(&String::from_utf8_lossy(bytes)))
    }

    /// Whether a dialog is open.
    pub(super) fn has_dialog(&self) -> bool {
        self.0.has_dialog()
    }

    /// Shows dialogs, takes what jobs brought; gives the layout that was read.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<CardLayout> {
        let text = self.0.work(ctx, cx)?;
        read(cx, &text)
    }
}

/// Reads what came in; what is wrong is told with the element. What only keeps a badge from being printed comes in all the same.
fn read(cx: &UiContext<'_>, text: &str) -> Option<CardLayout> {
    let layout = match CardLayout::from_toml(text) {
        Ok(layout) => layout,
        Err(problem) => {
            cx.notify(refused(cx, &unreadable(cx, text, &problem), &problem));
            return None;
        }
    };
    let problem = layout.check().into_iter().find(|problem| !words::is_only_for_print(problem));
    let Some(problem) = problem else { return Some(layout) };
    cx.notify(refused(cx, &words::problem(cx.strings, &layout, &problem), &problem));
    None
}

fn refused(cx: &UiContext<'_>, sentence: &str, problem: &LayoutProblem) -> Notice {
    let advice = cx.strings.text_with("editor-bad-file-do", &[("problem", sentence.into())]);
    Notice::wrong(cx.text("editor-bad-file"), advice).with_details(problem.to_string())
}

/// Which element of the file cannot be read, where the reader's line says so.
fn unreadable(cx: &UiContext<'_>, text: &str, problem: &LayoutProblem) -> String {
    let line = problem.to_string().split_once("line ").and_then(|(_, rest)| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<usize>().ok()
    });
    let Some(line) = line else { return cx.text("editor-no-layout") };
    match element_at(text, line) {
        0 => cx.strings.text_with("editor-wrong-head", &[("line", line.into())]),
        n => cx.strings.text_with("editor-wrong-element", &[("n", n.into()), ("line", line.into())]),
    }
}

/// The element a line of the file belongs to, from 1; 0 before the first.
fn element_at(text: &str, line: usize) -> usize {
    text.lines().take(line).filter(|line| line.trim() == "[[elements]]").count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_belongs_to_the_element_above_it() {
        let text = "width_mm = 86\n[[elements]]\nface = \"front\"\n[elements.frame]\n[[elements]]\nkind = 3\n";
        assert_eq!([1, 2, 4, 5, 6].map(|line| element_at(text, line)), [0, 1, 1, 2, 2]);
    }
}

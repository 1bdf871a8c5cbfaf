//! A layout as one file: out to a folder or a stick, in from there.

use egui::Context;

use super::words;
use crate::domain::layouts::{CardLayout, LayoutProblem};
use crate::jobs::{JobEnd, Task};
use crate::ui::card_words;
use crate::ui::commands::Notice;
use crate::ui::context::UiContext;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::save_as::{SaveAs, SaveWhat};

/// Largest file read as a layout, in bytes; the largest shipped one has some five thousand.
const LARGEST: u64 = 1 << 20;

/// Dialogs and jobs under way.
#[derive(Default)]
pub(super) struct Files {
    opening: Option<PathPick>,
    reading: Option<Task<Result<String, String>>>,
    saving: Option<SaveAs>,
}

impl Files {
    /// Asks for a file to read.
    pub(super) fn import(&mut self, cx: &UiContext<'_>) {
        self.opening = Some(PathPick::new(PickWhat::OpenFile, cx.text("editor-import"), &["toml"]));
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
        self.saving = Some(SaveAs::ask(cx, what, move |_| Ok(text.into_bytes())));
    }

    /// A layout that was dropped on the window.
    pub(super) fn take(cx: &UiContext<'_>, bytes: &[u8]) -> Option<CardLayout> {
        let text = String::from_utf8_lossy(bytes);
        read(cx, text.strip_prefix('\u{feff}').unwrap_or(&text))
    }

    /// Whether a dialog is open.
    pub(super) fn has_dialog(&self) -> bool {
        self.opening.is_some() || self.saving.as_ref().is_some_and(SaveAs::has_dialog)
    }

    /// Shows dialogs, takes what jobs brought; gives the layout that was read.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<CardLayout> {
        self.open(ctx, cx);
        if self.saving.as_mut().is_some_and(|saving| saving.is_over(ctx, cx)) {
            self.saving = None;
        }
        let end = self.reading.as_ref().and_then(Task::poll)?;
        self.reading = None;
        ctx.request_repaint();
        match end {
            JobEnd::Value(Ok(text)) => read(cx, &text),
            JobEnd::Value(Err(because)) | JobEnd::Broke(because) => {
                let notice = Notice::wrong(cx.text("editor-not-read"), cx.text("editor-not-read-do"));
                cx.notify(notice.with_details(because));
                None
            }
        }
    }

    fn open(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some(pick) = &mut self.opening else { return };
        match pick.show(ctx, cx) {
            Picked::Open => {}
            Picked::Cancelled => self.opening = None,
            Picked::Path(path) => {
                self.opening = None;
                self.reading = Some(cx.jobs.start("layout in", move |_| {
                    let size = std::fs::metadata(&path).map_err(|error| error.to_string())?.len();
                    if size > LARGEST {
                        return Err(format!("{size} bytes are too many for a layout"));
                    }
                    let bytes = std::fs::read(&path).map_err(|error| error.to_string())?;
                    let text = String::from_utf8(bytes).map_err(|error| error.to_string())?;
                    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
                }));
            }
        }
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

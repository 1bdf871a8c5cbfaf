//! Who was shown what: the lines of the history about personal data, by record.

use egui::Ui;

use super::super::form::list_line;
use crate::register::reveals::RevealLine;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::strings::Strings;
use crate::ui::theme::Text;
use crate::ui::widgets::{Caption, TextField, elided_label, muted, secondary, titled_card};

/// Most lines shown; older ones are found by the filter.
const MOST: usize = 200;

/// The part's view state.
#[derive(Default)]
pub(super) struct Log {
    about: String,
    lines: Option<Vec<Line>>,
}

/// A line in words.
struct Line {
    what: String,
    beside: String,
}

impl Log {
    pub(super) fn forget(&mut self) {
        self.lines = None;
    }

    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let caption = Caption::unseen(cx.text("privacy-log-filter"));
        let field = TextField::new(caption, &mut self.about).icon(icons::FILTER).small();
        if field.placeholder(cx.text("privacy-log-filter")).show(ui, cx.tokens).changed() {
            self.lines = None;
        }
        let lines = self.lines.get_or_insert_with(|| read(cx, &self.about));
        let count = cx.strings.text_with("privacy-log-count", &[("n", lines.len().into())]);
        titled_card(ui, cx.tokens, (&cx.text("privacy-log-title"), &count), |ui| {
            if lines.is_empty() {
                muted(ui, cx.tokens, &cx.text("privacy-log-none"));
            }
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, line) in lines.iter().enumerate() {
                list_line(
                    ui,
                    cx,
                    index,
                    |ui| {
                        secondary(ui, cx.tokens, &line.beside);
                    },
                    |ui| {
                        elided_label(ui, cx.tokens, Text::Body, (&line.what, cx.tokens.text));
                    },
                );
            }
        });
        secondary(ui, cx.tokens, &cx.text("privacy-log-stays"));
    }
}

fn read(cx: &UiContext<'_>, about: &str) -> Vec<Line> {
    let found = cx.register.reveals(about, MOST).unwrap_or_else(|error| {
        tracing::error!(%error, "the log of reveals could not be read");
        Vec::new()
    });
    found.iter().map(|line| words(cx.strings, line)).collect()
}

fn words(strings: &Strings, line: &RevealLine) -> Line {
    let action = strings.text(&format!("action-{}", line.action.replace('_', "-")));
    let (record, part) = line.subject.split_once(' ').unwrap_or((&line.subject, ""));
    let part = part_key(part).map_or_else(|| part.to_owned(), |key| strings.text(key));
    let what = [action.as_str(), record, part.as_str()].into_iter().filter(|word| !word.is_empty());
    let when = format!("{} {}", strings.date_iso(line.at.date()), strings.time(line.at.time()));
    let author = line.author.clone().unwrap_or_else(|| strings.text("privacy-log-nobody"));
    Line { what: what.collect::<Vec<_>>().join(" · "), beside: format!("{author} · {when}") }
}

/// What of a record was shown, as the screens note it.
fn part_key(part: &str) -> Option<&'static str> {
    Some(match part {
        "phone" | "contact" => "privacy-part-contact",
        "name" => "privacy-part-name",
        "correct" | "like" => "privacy-part-form",
        _ if part.starts_with("conduct") => "privacy-part-conduct",
        _ => return None,
    })
}

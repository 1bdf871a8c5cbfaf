//! An archive looked through, and unpacked where it is whole (P3-1).

use std::path::PathBuf;

use egui::{Context, Ui};

use crate::exchange::archives::{ArchiveError, Checked};
use crate::jobs::archive_check::{Asked, look_at};
use crate::jobs::{JobEnd, Task};
use crate::ui::archive_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::save_as::{beside_hall, file_name};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Tone, key_value, note, paragraph, progress_with_words, titled_card};

/// Most differing files named on the page; the others are counted.
const NAMED: usize = 12;

enum Purpose {
    Look,
    Unpack(PathBuf),
}

/// The card.
#[derive(Default)]
pub(super) struct ArchiveCheck {
    pick: Option<(Purpose, PathPick)>,
    going: Option<(Asked, Task<Result<Checked, ArchiveError>>)>,
    end: Option<(Asked, Result<Checked, ArchiveError>)>,
}

impl ArchiveCheck {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        titled_card(ui, cx.tokens, (&cx.text("archive-title"), ""), |ui| self.body(ui, cx));
    }

    fn body(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        paragraph(ui, Text::Secondary, &cx.text("archive-about"), cx.tokens.text2);
        if let Some((_, task)) = &self.going {
            let seen = task.seen();
            let part = seen.done as f32 / seen.total.max(1) as f32;
            let far = cx.strings.text_with("out-far", &[("done", seen.done.into()), ("all", seen.total.into())]);
            progress_with_words(ui, cx.tokens, part, (&cx.text("archive-going"), &far));
            if Button::secondary(cx.text("out-stop")).show(ui, cx.tokens).clicked() {
                task.cancel();
            }
            return;
        }
        self.result(ui, cx);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(size::GAP_8, size::GAP_8);
            if Button::secondary(cx.text("archive-choose")).icon(icons::OPEN_FILE).show(ui, cx.tokens).clicked() {
                let pick = PathPick::new(PickWhat::OpenFile, cx.text("archive-which"), &["zip"]);
                self.pick = Some((Purpose::Look, pick));
            }
            let whole = self.end.as_ref().filter(|(_, end)| end.is_ok()).map(|(asked, _)| asked.path.clone());
            let Some(path) = whole else { return };
            if Button::secondary(cx.text("archive-unpack")).icon(icons::FILE).show(ui, cx.tokens).clicked() {
                let folder = path.with_extension("");
                let pick = PathPick::new(PickWhat::SaveFile, cx.text("archive-where"), &[]);
                let pick = pick.text(cx.text("archive-where-text")).proposed(folder.to_string_lossy());
                self.pick = Some((Purpose::Unpack(path), pick));
            }
        });
    }

    fn result(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        let Some((asked, end)) = &self.end else { return };
        let name = file_name(&asked.path);
        match end {
            Ok(checked) => {
                let list = &checked.manifest;
                let done = match &asked.to {
                    None => cx.strings.text_with("archive-whole", &[("name", name.into())]),
                    Some(to) => {
                        let to = to.to_string_lossy().into_owned();
                        cx.strings.text_with("archive-unpacked", &[("path", to.into())])
                    }
                };
                note(ui, cx.tokens, Tone::Ok, (icons::DONE, &done));
                let older = archive_words::of_whole(cx.strings, list);
                if !older.is_empty() {
                    note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &older));
                }
                let files = cx.strings.text_with("archive-files", &[("n", list.files.len().into())]);
                let year = list.year.to_string();
                ui.columns(4, |columns| {
                    let facts = [
                        ("field-hall-name", &list.hall),
                        ("out-year", &year),
                        ("archive-made-at", &list.made_at),
                        ("archive-holds", &files),
                    ];
                    for (ui, (key, value)) in columns.iter_mut().zip(facts) {
                        key_value(ui, cx.tokens, &cx.text(key), value);
                    }
                });
            }
            Err(error) => {
                let (words, advice) = archive_words::error(cx.strings, error, &name);
                note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &format!("{words} {advice}")));
                for line in archive_words::findings(cx.strings, error, NAMED) {
                    paragraph(ui, Text::Secondary, &line, cx.tokens.text2);
                }
            }
        }
    }

    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        if let Some(end) = self.going.as_ref().and_then(|(_, task)| task.poll())
            && let Some((asked, _)) = self.going.take()
        {
            let end = match end {
                JobEnd::Value(end) => end,
                JobEnd::Broke(because) => Err(ArchiveError::NotAnArchive { because }),
            };
            self.end = Some((asked, end));
            ctx.request_repaint();
        }
        let Some((purpose, pick)) = &mut self.pick else { return };
        let asked = match (pick.show(ctx, cx), &*purpose) {
            (Picked::Open, _) => return,
            (Picked::Cancelled, _) => None,
            (Picked::Path(path), Purpose::Look) => Some(Asked { path: beside_hall(cx).join(path), to: None }),
            (Picked::Path(to), Purpose::Unpack(path)) => {
                Some(Asked { path: path.clone(), to: Some(beside_hall(cx).join(to)) })
            }
        };
        self.pick = None;
        if let Some(asked) = asked {
            self.end = None;
            self.going = Some((asked.clone(), look_at(cx.jobs, asked)));
        }
        ctx.request_repaint();
    }
}

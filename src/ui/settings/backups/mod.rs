//! Copies of the file: how old they are, the second place, all of them in a list, and bringing one back.

mod bring_back;
mod list;
mod listing;
mod second;
mod words;

use std::path::PathBuf;

use egui::{Context, Ui, vec2};

use crate::domain::backups::{Care, Whose};
use crate::ui::commands::{BackupCommand, Command, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::copies::CopiesShown;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Answer, Button, Tone, elided_label, label, muted, note, paragraph, progress_with_words, secondary, titled_card,
};

/// What a path is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    CopyTo,
    Second,
}

/// The page's view state.
#[derive(Default)]
pub(super) struct BackupsPage {
    copies: CopiesShown,
    listing: listing::Listing,
    /// Path of the chosen copy.
    chosen: Option<PathBuf>,
    /// It was just chosen: what can be done with it stands below the list, and is brought into view.
    is_just_chosen: bool,
    checking: list::Checking,
    pick: Option<(Purpose, PathPick)>,
    /// The copy asked about: bring it back?
    asked: Option<bring_back::Question>,
}

impl BackupsPage {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if !self.copies.keeps_file {
            note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("settings-in-memory")));
            return;
        }
        self.listing.keep_current(ui.ctx(), cx, &self.copies);
        titled_card(ui, cx.tokens, (&cx.text("backup-card"), ""), |ui| {
            self.newest(ui, cx);
            self.buttons(ui, cx);
        });
        titled_card(ui, cx.tokens, (&cx.text("backup-second"), ""), |ui| {
            if second::show(ui, cx, self.copies.second.as_ref()) {
                let pick = PathPick::new(PickWhat::Folder, cx.text("backup-second-title"), &[]);
                self.pick = Some((Purpose::Second, pick.text(cx.text("backup-second-about"))));
            }
        });
        self.all(ui, cx);
        if !self.listing.others.is_empty() {
            self.of_others(ui, cx);
        }
    }

    /// The copies of this hall.
    fn all(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let count = self.listing.lines.len().to_string();
        titled_card(ui, cx.tokens, (&cx.text("backup-all"), &count), |ui| {
            paragraph(ui, Text::Secondary, &cx.text("backup-rule"), cx.tokens.text2);
            if self.listing.lines.is_empty() {
                let key = if self.listing.task.is_some() { "backup-looking" } else { "backup-none-yet" };
                muted(ui, cx.tokens, &cx.text(key));
                return;
            }
            let rows = (&*cx.text("backup-all"), &*self.listing.lines, self.listing.now);
            self.is_just_chosen |= list::show(ui, cx, rows, &mut self.chosen);
            self.detail(ui, cx, Whose::Own);
        });
    }

    /// The copies of another hall that lie in the same folder: apart, so that none is taken for this hall's.
    fn of_others(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let count = self.listing.others.len().to_string();
        titled_card(ui, cx.tokens, (&cx.text("backup-others"), &count), |ui| {
            paragraph(ui, Text::Secondary, &cx.text("backup-others-line"), cx.tokens.text2);
            let rows = (&*cx.text("backup-others"), &*self.listing.others, None);
            self.is_just_chosen |= list::show(ui, cx, rows, &mut self.chosen);
            self.detail(ui, cx, Whose::Other);
        });
    }

    /// The chosen copy, where it stands in this list.
    fn detail(&mut self, ui: &mut Ui, cx: &UiContext<'_>, whose: Whose) {
        let lines = if whose == Whose::Other { &self.listing.others } else { &self.listing.lines };
        let line = self.chosen.as_ref().and_then(|path| lines.iter().find(|line| line.info.path == *path));
        let (Some(line), Some(now)) = (line, self.listing.now) else { return };
        let shown = if whose == Whose::Other { list::Compared::OtherHall } else { list::Compared::Now(now) };
        let detail = ui.scope(|ui| list::detail(ui, cx, (line, shown), &mut self.checking));
        if detail.inner {
            self.asked = Some(bring_back::Question::about(line, shown));
        }
        if std::mem::take(&mut self.is_just_chosen) {
            ui.scroll_to_rect(detail.response.rect.expand2(vec2(0.0, size::GAP_16)), None);
            ui.ctx().request_repaint();
        }
    }

    fn newest(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        let CopiesShown { newest, care, running, places, .. } = &self.copies;
        let (tone, icon) = match care {
            Care::Fine => (Tone::Ok, icons::DONE),
            Care::Soon => (Tone::Warn, icons::WARNING),
            Care::Now => (Tone::Danger, icons::WARNING),
        };
        let words = match newest {
            Some(at) => cx.strings.text_with("backup-newest", &[("when", words::when(cx, *at).into())]),
            None => cx.text("backup-none-yet"),
        };
        note(ui, cx.tokens, tone, (icon, &words));
        if let Some(running) = running {
            let part = format!("{:.0} %", running.part() * 100.0);
            progress_with_words(ui, cx.tokens, running.part(), (&cx.text("backup-running"), &part));
        }
        if let Some(places) = places {
            let folder = places.first_folder().to_string_lossy().into_owned();
            ui.horizontal(|ui| {
                secondary(ui, cx.tokens, &cx.text("backup-folder"));
                elided_label(ui, cx.tokens, Text::Secondary, (&folder, cx.tokens.text));
            });
        }
    }

    fn buttons(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
            let clicked = |ui: &mut Ui, button: Button<'_>| button.show(ui, cx.tokens).clicked();
            if self.copies.running.is_some() {
                if clicked(ui, Button::secondary(cx.text("backup-stop"))) {
                    cx.send(Command::Backups(BackupCommand::Stop));
                }
                return;
            }
            if clicked(ui, Button::primary(cx.text("backup-now")).icon(icons::BACKUP)) {
                cx.send(Command::Backups(BackupCommand::Now));
            }
            if clicked(ui, Button::secondary(cx.text("backup-copy-to")).icon(icons::COPY)) {
                self.pick = Some((Purpose::CopyTo, copy_pick(cx)));
            }
            if let Some(places) = &self.copies.places
                && clicked(ui, Button::secondary(cx.text("backup-open-folder")).icon(icons::OPEN_FILE))
            {
                cx.send(Command::Shell(ShellCommand::OpenWithViewer(places.first_folder())));
            }
        });
    }

    pub(super) fn tell(&mut self, copies: &CopiesShown) {
        if self.copies != *copies {
            self.copies = copies.clone();
        }
    }

    /// The dialogs.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        if let Some(question) = &self.asked
            && let Some(answer) = question.show(ctx, cx)
        {
            if answer == Answer::Act {
                cx.send(Command::Backups(BackupCommand::BringBack(question.path().to_owned())));
            }
            self.asked = None;
        }
        let Some((purpose, pick)) = &mut self.pick else { return };
        let purpose = *purpose;
        match pick.show(ctx, cx) {
            Picked::Open => return,
            Picked::Cancelled => {}
            Picked::Path(path) => cx.send(Command::Backups(match purpose {
                Purpose::CopyTo => BackupCommand::CopyTo(path),
                Purpose::Second => BackupCommand::ChooseSecond(Some(path)),
            })),
        }
        self.pick = None;
    }
}

/// Proposes a name with the day beside the file.
fn copy_pick(cx: &UiContext<'_>) -> PathPick {
    let pick =
        PathPick::new(PickWhat::SaveFile, cx.text("backup-copy-title"), &["hall"]).text(cx.text("backup-copy-about"));
    let Some(path) = cx.register.path() else {
        return pick;
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let day = cx.strings.date_iso(cx.today());
    let name = cx.strings.text_with("backup-copy-name", &[("name", stem.into_owned().into()), ("day", day.into())]);
    pick.proposed(path.with_file_name(format!("{name}.hall")).to_string_lossy())
}

/// A line of a title and a value below it, for what is chosen.
fn title(ui: &mut Ui, cx: &UiContext<'_>, words: &str) {
    label(ui, cx.tokens, Text::RowTitle, words);
}

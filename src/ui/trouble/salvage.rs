//! Salvage on the screen: progress, then what came back and what was lost.

use std::path::{Path, PathBuf};

use egui::{ScrollArea, Ui};

use super::{TroubleContext, broke, title};
use crate::jobs::opening::{self, SalvageTask, SalvageWish};
use crate::jobs::{JobEnd, Seen};
use crate::register::opening::SalvageReport;
use crate::ui::commands::{Command, Notice, OpeningCommand, ShellCommand};
use crate::ui::icons;
use crate::ui::salvage_words::report_lines;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Tone, note, paragraph, progress_with_words};

/// Highest the list of what was lost grows before it scrolls.
const LIST: f32 = 260.0;

/// A salvage under way or done.
#[derive(Debug)]
pub(super) struct Salvaging {
    target: PathBuf,
    task: SalvageTask,
    done: Option<Box<SalvageReport>>,
    lines: Vec<String>,
}

/// Whether a salvage is still to be shown.
pub(super) enum Collected {
    /// It runs, or its result is shown.
    GoesOn,
    /// It was stopped.
    Stopped,
    /// It could not be done.
    Failed(Notice),
}

/// Where what is salvaged goes: beside the damaged file where that folder can be written, else to this PC's own folder.
pub(super) fn target_of(cx: &TroubleContext<'_>, damaged: &Path) -> PathBuf {
    let stem = damaged.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let is_writable = |folder: &&Path| std::fs::metadata(folder).is_ok_and(|about| !about.permissions().readonly());
    let folder = damaged.parent().filter(is_writable).unwrap_or(cx.folder_here);
    let named = |n: u32| {
        let name = cx.strings.text_with("salvage-file", &[("name", stem.as_str().into())]);
        let number = if n < 2 { String::new() } else { format!("-{n}") };
        folder.join(format!("{name}{number}.hall"))
    };
    (1..1000).map(named).find(|path| !path.exists()).unwrap_or_else(|| named(1000))
}

impl Salvaging {
    pub(super) fn start(cx: &TroubleContext<'_>, wish: SalvageWish) -> Self {
        let target = wish.target.clone();
        Self { target, task: opening::salvage(cx.jobs, wish), done: None, lines: Vec::new() }
    }

    /// Takes the job's end in.
    pub(super) fn collect(&mut self, cx: &TroubleContext<'_>, damaged: &Path) -> Collected {
        if self.done.is_some() {
            return Collected::GoesOn;
        }
        let Some(end) = self.task.poll() else { return Collected::GoesOn };
        match end {
            JobEnd::Value(Ok(Some(report))) => {
                self.lines = report_lines(cx.strings, &report, (damaged, &self.target));
                cx.send(OpeningCommand::KeepReport(self.target.clone(), self.lines.join("\n") + "\n"));
                self.done = Some(Box::new(report));
                Collected::GoesOn
            }
            JobEnd::Value(Ok(None)) => Collected::Stopped,
            JobEnd::Value(Err(error)) => Collected::Failed((cx.say)(&error)),
            JobEnd::Broke(because) => Collected::Failed(broke(cx, because)),
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, cx: &TroubleContext<'_>) {
        match &self.done {
            Some(report) => self.result(ui, cx, report),
            None => self.progress(ui, cx),
        }
    }

    fn progress(&self, ui: &mut Ui, cx: &TroubleContext<'_>) {
        title(ui, cx, &cx.text("salvage-running"));
        paragraph(ui, Text::Body, &cx.text("salvage-running-line"), cx.tokens.text2);
        ui.add_space(size::GAP_16);
        let Seen { done, total } = self.task.seen();
        let part = if total == 0 { 0.0 } else { done as f32 / total as f32 };
        let far = format!("{} %", (part * 100.0).round().min(100.0));
        progress_with_words(ui, cx.tokens, part, (&cx.text("salvage-reading"), &far));
        ui.add_space(size::GAP_16);
        if Button::secondary(cx.text("salvage-stop")).show(ui, cx.tokens).clicked() {
            self.task.cancel();
        }
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(200));
    }

    fn result(&self, ui: &mut Ui, cx: &TroubleContext<'_>, report: &SalvageReport) {
        title(ui, cx, &cx.text("salvage-done"));
        ui.add_space(size::GAP_8);
        let (tone, key) = match (report.is_whole(), report.has_all_known() && !report.knows_all()) {
            (true, _) => (Tone::Ok, "salvage-whole"),
            (false, true) => (Tone::Warn, "salvage-none-known"),
            (false, false) => (Tone::Warn, "salvage-lost-some"),
        };
        let icon = if report.is_whole() { icons::DONE } else { icons::WARNING };
        note(ui, cx.tokens, tone, (icon, &cx.text(key)));
        ui.add_space(size::GAP_12);
        ScrollArea::vertical().max_height(LIST).auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            for line in &self.lines {
                paragraph(ui, Text::Secondary, line, cx.tokens.text);
            }
        });
        ui.add_space(size::GAP_16);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            if Button::primary(cx.text("salvage-open")).show(ui, cx.tokens).clicked() {
                cx.commands.send(Command::Shell(ShellCommand::OpenFile(self.target.clone())));
            }
            if Button::quiet(cx.text("salvage-copy")).icon(icons::COPY).show(ui, cx.tokens).clicked() {
                ui.ctx().copy_text(self.lines.join("\n"));
            }
        });
    }
}

//! The list of the copies, and the chosen one: what it holds, what differs from now, whether it is whole.

use std::path::PathBuf;

use egui::{Ui, vec2};

use super::super::verify::verdict;
use super::listing::Line;
use super::{title, words};
use crate::domain::backups::Counts;
use crate::jobs::backups as copying;
use crate::jobs::{JobEnd, Task};
use crate::register::backups::StorageError;
use crate::register::history::Verification;
use crate::ui::context::UiContext;
use crate::ui::health_words::bytes_words;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Column, Table, Tone, elided_label, label, note, paragraph, secondary, separator};

/// Most rows shown at once; the rest scrolls.
const ROWS: usize = 8;

/// How far the walk through a copy is.
#[derive(Default)]
pub(super) enum Checking {
    #[default]
    Idle,
    Going(PathBuf, Task<Result<Verification, StorageError>>),
    Done(PathBuf, Verification),
    Failed(PathBuf, String),
}

/// What a copy is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Compared {
    /// The records as they stand.
    Now(Counts),
    /// Nothing: it is of another hall.
    OtherHall,
}

impl Compared {
    fn now(self) -> Option<Counts> {
        match self {
            Self::Now(now) => Some(now),
            Self::OtherHall => None,
        }
    }
}

/// The rows under a name; `now` is what they are held against, `None` for copies of another hall. True when one was just
/// chosen.
pub(super) fn show(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (name, lines, now): (&str, &[Line], Option<Counts>),
    chosen: &mut Option<PathBuf>,
) -> bool {
    let columns = [
        Column::exact(cx.text("backup-when"), 132.0),
        Column::exact(cx.text("backup-reason"), 148.0),
        Column::exact(cx.text("backup-size"), 84.0),
        Column::exact(cx.text("backup-place"), 148.0),
        Column::rest(cx.text(if now.is_some() { "backup-differs" } else { "backup-hall" })),
    ];
    let height = size::TABLE_HEADER + size::ROW * lines.len().min(ROWS) as f32;
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        ui.set_height(height);
        let at = chosen.as_ref().and_then(|path| lines.iter().position(|line| line.info.path == *path));
        let table = Table::new(name, &columns).rows(lines.len()).selected(at);
        let output = table.show(ui, cx.tokens, |row| {
            let Some(line) = lines.get(row.index) else { return };
            let (when, reason) = (words::when(cx, line.info.name.at), cx.text(words::reason(line.info.name.reason)));
            let (places, (differs, tone)) = (words::places(cx, &line.places), words::differs(cx, line, now));
            row.name(format!("{when} {reason} {differs}"));
            row.cell(|ui| {
                label(ui, cx.tokens, Text::Body, &when);
            });
            let words =
                [(reason, cx.tokens.text2), (bytes_words(line.info.bytes), cx.tokens.text2), (places, cx.tokens.text2)];
            for (words, color) in words {
                row.cell(|ui| {
                    elided_label(ui, cx.tokens, Text::Secondary, (&words, color));
                });
            }
            row.cell(|ui| {
                let color = if tone == Tone::Neutral { cx.tokens.text2 } else { tone.text(cx.tokens) };
                elided_label(ui, cx.tokens, Text::Secondary, (&differs, color));
            });
        });
        let clicked = output.clicked.and_then(|row| lines.get(row));
        if let Some(row) = clicked {
            *chosen = Some(row.info.path.clone());
        }
        clicked.is_some()
    })
    .inner
}

/// The chosen copy; true when it is to be brought back.
pub(super) fn detail(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (line, compared): (&Line, Compared),
    checking: &mut Checking,
) -> bool {
    separator(ui, cx.tokens);
    let head = [
        cx.strings.date_iso(line.info.name.at.date()),
        cx.strings.time(line.info.name.at.time()),
        cx.text(words::reason(line.info.name.reason)),
        bytes_words(line.info.bytes),
    ];
    title(ui, cx, &head.join(" · "));
    let holds = match &line.info.holds {
        Ok(holds) => holds,
        Err(fault) => {
            note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &cx.text(words::fault_line(*fault))));
            return false;
        }
    };
    paragraph(ui, Text::Body, &format!("{}  {}", holds.hall_name, words::counts(cx, holds.counts)), cx.tokens.text);
    if let Some(now) = compared.now() {
        let (differs, _) = words::differs(cx, line, Some(now));
        secondary(ui, cx.tokens, &differs);
    }
    if compared == Compared::OtherHall {
        note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("backup-other-hall-line")));
    } else if !line.is_earlier {
        note(ui, cx.tokens, Tone::Neutral, (icons::INFO, &cx.text("backup-other-line")));
    }
    let mut is_asked = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
        is_asked = Button::secondary(cx.text("backup-bring-back")).icon(icons::RESTORE).show(ui, cx.tokens).clicked();
        if Button::quiet(cx.text("backup-verify")).icon(icons::VERIFIED).show(ui, cx.tokens).clicked() {
            let path = line.info.path.clone();
            let task = copying::verify(cx.jobs, path.clone(), cx.register.key().cloned());
            *checking = Checking::Going(path, task);
            ui.ctx().request_repaint();
        }
    });
    checked(ui, cx, (line, checking));
    is_asked
}

fn checked(ui: &mut Ui, cx: &UiContext<'_>, (line, checking): (&Line, &mut Checking)) {
    if let Checking::Going(path, task) = checking
        && let Some(end) = task.poll()
    {
        let path = std::mem::take(path);
        *checking = match end {
            JobEnd::Value(Ok(report)) => Checking::Done(path, report),
            JobEnd::Value(Err(error)) => Checking::Failed(path, error.to_string()),
            JobEnd::Broke(because) => Checking::Failed(path, because),
        };
    }
    match checking {
        Checking::Going(path, _) if *path == line.info.path => {
            note(ui, cx.tokens, Tone::Neutral, (icons::REFRESH, &cx.text("backup-verifying")));
        }
        Checking::Done(path, report) if *path == line.info.path => verdict(ui, cx, report),
        Checking::Failed(path, because) if *path == line.info.path => {
            let is_old = line.info.holds.as_ref().is_ok_and(|holds| holds.version < crate::register::backups::NEWEST);
            let words = if is_old {
                cx.text("backup-verify-old")
            } else {
                cx.strings.text_with("backup-verify-failed", &[("because", because.as_str().into())])
            };
            note(ui, cx.tokens, if is_old { Tone::Neutral } else { Tone::Danger }, (icons::WARNING, &words));
        }
        _ => {}
    }
}

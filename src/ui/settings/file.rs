//! 档案文件: where the file lies, other files, and its history.

use egui::{Context, Ui};

use super::data::{Data, LineWords};
use super::verify::Verifying;
use crate::ui::commands::{Command, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::health_words::bytes_words;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Column, Table, Tone, elided_label, key_value, label, note, paragraph, secondary, titled_card,
};

/// Height of the history's table.
const HISTORY: f32 = 320.0;

/// The page's state.
#[derive(Default)]
pub(super) struct FilePage {
    pick: Option<PathPick>,
    verifying: Verifying,
}

impl FilePage {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
        titled_card(ui, cx.tokens, (&cx.text("settings-file-card"), ""), |ui| {
            Self::facts(ui, cx, data);
            self.buttons(ui, cx);
        });
        titled_card(ui, cx.tokens, (&cx.text("settings-history"), ""), |ui| {
            paragraph(ui, Text::Secondary, &cx.text("settings-history-line"), cx.tokens.text2);
            self.verifying.show(ui, cx);
            history(ui, cx, &data.history);
        });
    }

    fn facts(ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
        let Some(path) = cx.register.path() else {
            note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("settings-in-memory")));
            return;
        };
        key_value(ui, cx.tokens, &cx.text("settings-file-path"), &path.to_string_lossy());
        if let Some(size) = data.size.map(bytes_words) {
            key_value(ui, cx.tokens, &cx.text("settings-file-size"), &size);
        }
    }

    fn buttons(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(size::GAP_8, size::GAP_8);
            let button = |ui: &mut Ui, button: Button<'_>| button.show(ui, cx.tokens).clicked();
            if button(ui, Button::secondary(cx.text("settings-open-other")).icon(icons::OPEN_FILE)) {
                let pick = PathPick::new(PickWhat::OpenFile, cx.text("settings-open-title"), &["hall"]);
                self.pick = Some(pick);
            }
            if button(ui, Button::quiet(cx.text("settings-close-file"))) {
                cx.send(Command::Shell(ShellCommand::CloseFile));
            }
        });
    }

    /// The dialog for a path.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some(pick) = &mut self.pick else {
            return;
        };
        match pick.show(ctx, cx) {
            Picked::Open => return,
            Picked::Cancelled => {}
            Picked::Path(path) => cx.send(Command::Shell(ShellCommand::OpenFile(path))),
        }
        self.pick = None;
    }

    /// The records changed: an old verdict no longer speaks of them.
    pub(super) fn hear(&mut self) {
        self.verifying.forget();
    }
}

fn history(ui: &mut Ui, cx: &UiContext<'_>, lines: &[LineWords]) {
    let has_authors = lines.iter().any(|line| !line.author.is_empty());
    let mut columns = vec![
        Column::exact(cx.text("settings-history-number"), 64.0),
        Column::exact(cx.text("settings-history-time"), 152.0),
        Column::rest(cx.text("settings-history-action")),
        Column::rest(cx.text("settings-history-subject")),
    ];
    if has_authors {
        columns.push(Column::exact(cx.text("settings-history-author"), 128.0));
    }
    let height = (size::TABLE_HEADER + size::ROW * lines.len() as f32).min(HISTORY);
    ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
        ui.set_height(height);
        let name = cx.text("settings-history");
        Table::new(&name, &columns).rows(lines.len()).show(ui, cx.tokens, |row| {
            let Some(line) = lines.get(row.index) else {
                return;
            };
            row.name(format!("{} {} {} {}", line.time, line.action, line.subject, line.author).trim_end().to_owned());
            row.cell(|ui| {
                secondary(ui, cx.tokens, &line.number);
            });
            row.cell(|ui| {
                secondary(ui, cx.tokens, &line.time);
            });
            row.cell(|ui| {
                label(ui, cx.tokens, Text::Body, &line.action);
            });
            row.cell(|ui| {
                elided_label(ui, cx.tokens, Text::Secondary, (&line.subject, cx.tokens.text2));
            });
            if has_authors {
                row.cell(|ui| {
                    elided_label(ui, cx.tokens, Text::Secondary, (&line.author, cx.tokens.text2));
                });
            }
        });
    });
}

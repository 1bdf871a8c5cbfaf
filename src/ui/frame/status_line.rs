//! The status line: file, last copy and its age, help, saved state.

use egui::{Align, Frame, Layout, Margin, Panel, Sense, Stroke, Ui, vec2};

use crate::domain::dates::Moment;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Tone, elided_label, key_cap, secondary};

/// What the status line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusWords {
    /// Name of the file.
    pub file: String,
    /// When the last copy was made.
    pub backup: Option<Moment>,
    /// Whether there is a file at all (the sample hall has none).
    pub keeps_file: bool,
    /// When something was written last.
    pub saved_at: Moment,
    /// Whether everything typed is on disk.
    pub is_saved: bool,
}

/// Paints the status line.
pub fn status_line(ui: &mut Ui, cx: &UiContext<'_>, words: &StatusWords) {
    let frame = Frame::new().fill(cx.tokens.surface).inner_margin(Margin::symmetric(16, 0));
    let shown =
        Panel::bottom("status-line").resizable(false).exact_size(size::STATUS_LINE).frame(frame).show(ui, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                saved(ui, cx, words);
                ui.add_space(size::GAP_12);
                secondary(ui, cx.tokens, &cx.text("status-help"));
                key_cap(ui, cx.tokens, "F1");
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    file_and_backup(ui, cx, words);
                });
            });
        });
    let rect = shown.response.rect;
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, Stroke::new(size::LINE, cx.tokens.line));
}

fn saved(ui: &mut Ui, cx: &UiContext<'_>, words: &StatusWords) {
    let (tone, text) = match (words.keeps_file, words.is_saved) {
        (false, _) => (Tone::Neutral, cx.text("status-not-kept")),
        (true, true) => {
            let time = words.saved_at.local().format("%H:%M:%S").to_string();
            (Tone::Ok, cx.strings.text_with("status-saved", &[("time", time.into())]))
        }
        (true, false) => (Tone::Neutral, cx.text("status-saving")),
    };
    elided_label(ui, cx.tokens, Text::Secondary, (&text, tone.text(cx.tokens)));
    let icon = if tone == Tone::Ok { icons::DONE.filled() } else { icons::WAITING };
    sign(ui, icon, tone.icon(cx.tokens));
}

fn file_and_backup(ui: &mut Ui, cx: &UiContext<'_>, words: &StatusWords) {
    sign(ui, icons::FILE, cx.tokens.text2);
    secondary(ui, cx.tokens, &words.file);
    if words.keeps_file {
        ui.add_space(size::GAP_12);
        sign(ui, icons::BACKUP, cx.tokens.text2);
        secondary(ui, cx.tokens, &backup_words(cx, words.backup));
    }
}

fn sign(ui: &mut Ui, icon: Icon, color: egui::Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
    icon.paint(ui.painter(), rect.center(), 18.0, color);
}

/// `备份 昨天 17:42 · 14 小时前`
fn backup_words(cx: &UiContext<'_>, backup: Option<Moment>) -> String {
    let Some(at) = backup else {
        return cx.text("status-no-backup");
    };
    let days = (cx.today() - at.date()).num_days();
    let day = match days {
        0 => cx.text("date-today"),
        1 => cx.text("status-yesterday"),
        _ => cx.strings.date_short(at.date(), cx.today()),
    };
    let minutes = ((cx.now.0 - at.0) / 60_000).max(0);
    let age = match minutes {
        0..60 => cx.strings.text_with("status-minutes-ago", &[("n", minutes.into())]),
        60..2880 => cx.strings.text_with("status-hours-ago", &[("n", (minutes / 60).into())]),
        _ => cx.strings.text_with("status-days-ago", &[("n", days.into())]),
    };
    let values = [("day", day.into()), ("time", cx.strings.time(at.time()).into()), ("age", age.into())];
    cx.strings.text_with("status-backup", &values)
}

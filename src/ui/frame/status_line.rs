//! The status line: file, last copy and its age, help, saved state.

use egui::{Align, Frame, Layout, Margin, Panel, Sense, Stroke, Ui, vec2};

use crate::domain::backups::{Care, PlaceState};
use crate::domain::dates::Moment;
use crate::ui::context::UiContext;
use crate::ui::copies::{CopiesShown, SecondShown};
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Tone, elided_label, key_cap, secondary};

/// What the status line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusWords {
    /// Name of the file.
    pub file: String,
    /// How the copies of the file stand.
    pub copies: CopiesShown,
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
    let (tone, text) = match (words.copies.keeps_file, words.is_saved) {
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
    if words.copies.keeps_file {
        ui.add_space(size::GAP_12);
        copies(ui, cx, &words.copies);
    }
}

/// Age and place of the newest copy, then the second place; amber or red where it matters.
fn copies(ui: &mut Ui, cx: &UiContext<'_>, copies: &CopiesShown) {
    if let Some(running) = &copies.running {
        sign(ui, icons::BACKUP, cx.tokens.accent);
        // The job wakes the window only when it ends.
        ui.ctx().request_repaint_after(std::time::Duration::from_millis(200));
        let part = (running.part() * 100.0) as u32;
        secondary(ui, cx.tokens, &cx.strings.text_with("status-backing-up", &[("part", part.into())]));
        return;
    }
    let tone = tone_of(copies.care);
    sign(ui, icons::BACKUP, tone.icon(cx.tokens));
    toned(ui, cx, (&backup_words(cx, copies.newest), tone));
    if let Some(second) = &copies.second {
        toned(ui, cx, (&second_words(cx, second), tone_of(second.care)));
    }
}

fn tone_of(care: Care) -> Tone {
    match care {
        Care::Fine => Tone::Neutral,
        Care::Soon => Tone::Warn,
        Care::Now => Tone::Danger,
    }
}

fn toned(ui: &mut Ui, cx: &UiContext<'_>, (words, tone): (&str, Tone)) {
    let color = if tone == Tone::Neutral { cx.tokens.text2 } else { tone.text(cx.tokens) };
    elided_label(ui, cx.tokens, Text::Secondary, (words, color));
}

/// `· U盘已有`, `· 第二处不在，上次 11-16`.
fn second_words(cx: &UiContext<'_>, second: &SecondShown) -> String {
    let day = |at: Moment| cx.strings.date_short(at.date(), cx.today());
    let key = match second.state {
        PlaceState::Full => "status-second-full",
        PlaceState::ReadOnly | PlaceState::Broken => "status-second-broken",
        PlaceState::Missing => "status-second-missing",
        PlaceState::Unknown | PlaceState::There => "status-second-there",
    };
    match second.newest {
        Some(at) => cx.strings.text_with(key, &[("day", day(at).into())]),
        None => cx.text("status-second-none"),
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
        0 => cx.text("status-just-now"),
        1..60 => cx.strings.text_with("status-minutes-ago", &[("n", minutes.into())]),
        60..2880 => cx.strings.text_with("status-hours-ago", &[("n", (minutes / 60).into())]),
        _ => cx.strings.text_with("status-days-ago", &[("n", days.into())]),
    };
    let values = [("day", day.into()), ("time", cx.strings.time(at.time()).into()), ("age", age.into())];
    cx.strings.text_with("status-backup", &values)
}

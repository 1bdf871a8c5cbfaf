//! The month as a strip of days, and its counts.

use chrono::Datelike;
use egui::{Align2, Color32, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::data::Agenda;
use super::days::{DayMark, MonthDay};
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::strings::Strings;
use crate::ui::theme::{Text, Tokens, size};
use crate::ui::widgets::{secondary, tip};

const HEIGHT: f32 = 72.0;
/// Dash of a rest day: half its width.
const DASH: f32 = 4.0;

fn icon_of(mark: DayMark, tokens: &Tokens) -> Option<(Icon, Color32)> {
    match mark {
        DayMark::Kept => Some((icons::CHECK, tokens.ok)),
        DayMark::Late => Some((icons::LATE, tokens.warn)),
        DayMark::Missed => Some((icons::CLOSE, tokens.danger)),
        DayMark::Today => Some((icons::WAITING, tokens.accent_text)),
        DayMark::Rest | DayMark::Ahead | DayMark::Nothing => None,
    }
}

fn words_of(strings: &Strings, mark: DayMark) -> String {
    strings.text(match mark {
        DayMark::Kept => "today-mark-kept",
        DayMark::Late => "today-mark-late",
        DayMark::Missed => "today-mark-missed",
        DayMark::Rest => "today-mark-rest",
        DayMark::Today => "date-today",
        DayMark::Ahead => "today-mark-ahead",
        DayMark::Nothing => "today-mark-nothing",
    })
}

/// The counts of the month; laid from the right or in lines, as the caller does.
pub(super) fn legend(ui: &mut Ui, cx: &UiContext<'_>, agenda: &Agenda) {
    let strings = cx.strings;
    let month = strings.month(cx.today().year(), cx.today().month());
    let mut parts: Vec<(DayMark, String)> = [DayMark::Kept, DayMark::Late, DayMark::Missed]
        .into_iter()
        .map(|mark| {
            let n = agenda.month.iter().filter(|day| day.mark == mark).count();
            (mark, format!("{} {n}", words_of(strings, mark)))
        })
        .collect();
    parts.push((DayMark::Rest, words_of(strings, DayMark::Rest)));
    let from_right = ui.layout().prefer_right_to_left();
    if from_right {
        parts.reverse();
    } else {
        ui.label(Text::SecondaryStrong.rich(month.clone()).color(cx.tokens.text));
    }
    for (mark, words) in parts {
        if from_right {
            secondary(ui, cx.tokens, &words);
        }
        let (rect, _) = ui.allocate_exact_size(vec2(size::CHIP_ICON, Text::Secondary.line()), Sense::hover());
        sign(ui, rect.center(), mark, cx.tokens);
        if !from_right {
            secondary(ui, cx.tokens, &words);
        }
        ui.add_space(size::GAP_8);
    }
    if from_right {
        ui.label(Text::SecondaryStrong.rich(month).color(cx.tokens.text));
    }
}

fn sign(ui: &Ui, center: egui::Pos2, mark: DayMark, tokens: &Tokens) {
    if let Some((icon, color)) = icon_of(mark, tokens) {
        icon.paint(ui.painter(), center, size::CHIP_ICON, color);
    } else if mark == DayMark::Rest {
        let stroke = Stroke::new(size::LINE, tokens.text3);
        ui.painter().hline(center.x - DASH..=center.x + DASH, center.y.round() + 0.5, stroke);
    }
}

/// Paints the strip.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, agenda: &Agenda) {
    let (rect, all) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let round = CornerRadius::same(size::RADIUS_CARD as u8);
    let edge = Stroke::new(size::LINE, cx.tokens.line);
    ui.painter().rect(rect, round, cx.tokens.surface, edge, StrokeKind::Inside);
    let inner = rect.shrink2(vec2(size::GAP_8, size::GAP_4));
    let width = inner.width() / agenda.month.len().max(1) as f32;
    for (place, day) in agenda.month.iter().enumerate() {
        let left = inner.left() + width * place as f32;
        let cell = Rect::from_min_max(pos2(left, inner.top()), pos2(left + width, inner.bottom()));
        let response = ui.interact(cell, all.id.with(place), Sense::hover());
        paint(ui, cx, cell, *day);
        let date = cx.strings.date_with_weekday(day.day, cx.today());
        let words = format!("{date} {}", words_of(cx.strings, day.mark));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        tip(response, cx.tokens, &words, None);
    }
}

fn paint(ui: &Ui, cx: &UiContext<'_>, cell: Rect, day: MonthDay) {
    let tokens = cx.tokens;
    let today = day.mark == DayMark::Today;
    if today {
        let round = CornerRadius::same(size::RADIUS as u8);
        let edge = Stroke::new(size::LINE, tokens.accent);
        ui.painter().rect(cell.shrink2(vec2(1.0, 0.0)), round, tokens.selected, edge, StrokeKind::Inside);
    }
    let quiet = matches!(day.mark, DayMark::Rest | DayMark::Ahead | DayMark::Nothing);
    let color = match (today, quiet) {
        (true, _) => tokens.accent_text,
        (false, true) => tokens.text3,
        (false, false) => tokens.text,
    };
    let style = if today { Text::RowTitle } else { Text::Body };
    let style = if cell.width() < size::GAP_24 { Text::Small } else { style };
    let sign_color = if today { tokens.accent_text } else { tokens.text2 };
    let put = |style: Text, words: &str, color: Color32, y: f32| {
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(style.job(words, color)));
        let line = Rect::from_center_size(pos2(cell.center().x, y), vec2(cell.width(), style.line()));
        let place = Align2::CENTER_CENTER.align_size_within_rect(galley.size(), line);
        ui.painter().galley(place.min, galley, color);
    };
    let mut weekday = cx.strings.weekday_sign(day.day.weekday());
    if cell.width() < size::GAP_24 {
        weekday = weekday.chars().take(1).collect();
    }
    put(Text::Small, &weekday, sign_color, cell.top() + 12.0);
    put(style, &day.day.day().to_string(), color, cell.top() + 32.0);
    sign(ui, pos2(cell.center().x, cell.top() + 51.0), day.mark, tokens);
}

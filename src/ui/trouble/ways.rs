//! The ways out of a trouble: one row each, what it does at the left, its button at the right; the first is the primary.

use std::path::PathBuf;

use egui::{Align, Layout, Ui, UiBuilder, vec2};

use super::TroubleContext;
use crate::domain::dates::Moment;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, paragraph, separator};

/// Room for the button.
const BUTTON: f32 = 176.0;

/// A way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Use the newest good copy in place of the file.
    Copy,
    /// Use a good copy that is of another hall, or may be; asked about first.
    OtherCopy,
    /// Open it only to look at.
    View,
    /// Save what can be read into a new file.
    Salvage,
    /// Put what was written last and does not belong to it aside.
    SetLogAside,
    /// Choose another file.
    Other,
    /// Copy it to this PC and work there.
    BringHere,
    /// Work where it is all the same.
    WorkThere,
    /// Try once more.
    Again,
    /// The first screen.
    FirstScreen,
}

impl Way {
    /// Keys of its title, its line and its button.
    fn keys(self) -> [&'static str; 3] {
        match self {
            Self::Copy => ["way-copy", "way-copy-line", "way-copy-go"],
            Self::OtherCopy => ["way-other-copy", "way-other-copy-line", "way-other-copy-go"],
            Self::View => ["way-view", "way-view-line", "way-view-go"],
            Self::Salvage => ["way-salvage", "way-salvage-line", "way-salvage-go"],
            Self::SetLogAside => ["way-aside", "way-aside-line", "way-aside-go"],
            Self::Other => ["way-other", "way-other-line", "way-other-go"],
            Self::BringHere => ["way-bring", "way-bring-line", "way-bring-go"],
            Self::WorkThere => ["way-there", "way-there-line", "way-there-go"],
            Self::Again => ["way-again", "way-again-line", "way-again-go"],
            Self::FirstScreen => ["way-first", "way-first-line", "way-first-go"],
        }
    }
}

/// A copy known to be good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoodCopy {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was made.
    pub made: Moment,
    /// What it holds, in words; empty where that is not known.
    pub holds: String,
    /// The name of its hall.
    pub hall: String,
}

/// Paints the ways; answers the one taken.
pub(super) fn show(ui: &mut Ui, cx: &TroubleContext<'_>, ways: &[Way], copy: Option<&GoodCopy>) -> Option<Way> {
    let mut taken = None;
    for (index, way) in ways.iter().enumerate() {
        if index > 0 {
            separator(ui, cx.tokens);
        }
        let [title, line, go] = way.keys().map(|key| cx.text(key));
        let line = match (way, copy) {
            (Way::Copy, Some(copy)) => with_copy(cx, &copy_line(cx, copy), &line),
            (Way::OtherCopy, Some(copy)) => with_copy(cx, &format!("{} · {}", copy.hall, copy_line(cx, copy)), &line),
            (Way::BringHere, _) => format!("{line} {}", cx.folder_here.display()),
            _ => line,
        };
        // What may be wrong is never what is proposed.
        let is_first = index == 0 && *way != Way::OtherCopy;
        let button = if is_first { Button::primary(go) } else { Button::secondary(go) };
        if row(ui, cx, (&title, &line), button) {
            taken = Some(*way);
        }
    }
    taken
}

fn row(ui: &mut Ui, cx: &TroubleContext<'_>, (title, line): (&str, &str), button: Button<'_>) -> bool {
    let origin = ui.cursor().min + vec2(0.0, size::GAP_8);
    let width = ui.available_width();
    let room = egui::Rect::from_min_size(origin, vec2(width - BUTTON - size::GAP_16, 0.0));
    let mut words = ui.new_child(UiBuilder::new().id_salt(title).max_rect(room));
    words.spacing_mut().item_spacing.y = 0.0;
    paragraph(&mut words, Text::RowTitle, title, cx.tokens.text);
    paragraph(&mut words, Text::Secondary, line, cx.tokens.text2);
    let height = words.min_rect().height().max(size::NORMAL);
    let right = egui::Rect::from_min_size(origin + vec2(width - BUTTON, 0.0), vec2(BUTTON, height));
    let layout = Layout::right_to_left(Align::Center);
    let mut place = ui.new_child(UiBuilder::new().id_salt((title, "go")).max_rect(right).layout(layout));
    let clicked = button.show(&mut place, cx.tokens).clicked();
    let whole = egui::Rect::from_min_size(origin, vec2(width, height + size::GAP_8));
    ui.advance_cursor_after_rect(whole);
    clicked
}

/// A copy in words, and what becomes of it.
fn with_copy(cx: &TroubleContext<'_>, copy: &str, line: &str) -> String {
    cx.strings.text_with("way-copy-and", &[("copy", copy.into()), ("line", line.into())])
}

/// `11-25 17:42 · 人员 18 · 投诉 229`
fn copy_line(cx: &TroubleContext<'_>, copy: &GoodCopy) -> String {
    let day = cx.strings.date_short(copy.made.date(), cx.now.date());
    let time = cx.strings.time(copy.made.time());
    let minutes = ((cx.now.0 - copy.made.0) / 60_000).max(0);
    let hours = minutes / 60;
    let age = match hours {
        0 if minutes == 0 => cx.strings.text("way-copy-just-now"),
        0 => cx.strings.text_with("way-copy-minutes", &[("n", minutes.into())]),
        1..48 => cx.strings.text_with("way-copy-hours", &[("n", hours.into())]),
        _ => cx.strings.text_with("way-copy-days", &[("n", (hours / 24).into())]),
    };
    let words = format!("{day} {time} · {age}");
    if copy.holds.is_empty() { words } else { format!("{words} · {}", copy.holds) }
}

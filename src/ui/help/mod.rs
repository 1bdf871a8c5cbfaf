//! F1: what the tab is for and the keys that work in it, in a panel at the right.

mod pages;

use egui::{Align, Area, Context, Frame, Id, Key, Layout, Margin, Modifiers, Order, ScrollArea, Ui, vec2};

use super::icons;
use super::strings::Strings;
use super::theme::{Text, Tokens, size};
use super::widgets::{Button, key_cap, label, paragraph, separator};
pub use pages::HelpPage;

/// Width of the panel.
const WIDTH: f32 = 368.0;
/// Width of the column of keys.
const KEYS: f32 = 116.0;

/// The panel; closed until opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Help {
    open: bool,
}

impl Help {
    /// Opens it, or closes it when it is open.
    pub fn toggle(&mut self) {
        self.open = !self.open;
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Paints the page of the tab over the right edge of the window, if open. Esc closes it.
    pub fn show(&mut self, ctx: &Context, (tokens, strings): (&Tokens, &Strings), page: impl Into<HelpPage>) {
        if !self.open {
            return;
        }
        let page = page.into();
        let window = ctx.content_rect();
        let width = WIDTH.min(window.width());
        let at = egui::pos2(window.right() - width, window.top());
        let area = Area::new(Id::unique("help")).order(Order::Foreground).fixed_pos(at).constrain(false);
        let closed = area.show(ctx, |ui| panel(ui, (tokens, strings), page, vec2(width, window.height()))).inner;
        let escaped = ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        self.open = !(closed || escaped);
    }
}

/// True when its close button was clicked.
fn panel(ui: &mut Ui, (tokens, strings): (&Tokens, &Strings), page: HelpPage, room: egui::Vec2) -> bool {
    let frame = Frame::new()
        .fill(tokens.surface)
        .stroke((size::LINE, tokens.line))
        .shadow(tokens.dialog_shadow())
        .inner_margin(Margin::symmetric(size::GAP_20 as i8, size::GAP_16 as i8));
    frame
        .show(ui, |ui| {
            ui.set_width(room.x - 2.0 * size::GAP_20);
            ui.set_height(room.y - 2.0 * size::GAP_16);
            let closed = head(ui, (tokens, strings), page);
            ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| body(ui, (tokens, strings), page));
            closed
        })
        .inner
}

fn head(ui: &mut Ui, (tokens, strings): (&Tokens, &Strings), page: HelpPage) -> bool {
    let row = vec2(ui.available_width(), size::NORMAL);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        let close = Button::icon_only(icons::CLOSE, strings.text("help-close")).shortcut("Esc").show(ui, tokens);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            label(ui, tokens, Text::PageTitle, &strings.text(page.texts().0));
        });
        close.clicked()
    })
    .inner
}

fn body(ui: &mut Ui, (tokens, strings): (&Tokens, &Strings), page: HelpPage) {
    ui.spacing_mut().item_spacing.y = size::GAP_12;
    let (_, about, points) = page.texts();
    paragraph(ui, Text::Body, &strings.text(about), tokens.text);
    for point in points {
        paragraph(ui, Text::Body, &format!("• {}", strings.text(point)), tokens.text2);
    }
    separator(ui, tokens);
    label(ui, tokens, Text::SecondaryStrong, &strings.text("help-keys"));
    ui.spacing_mut().item_spacing.y = size::GAP_8;
    for (keys, words) in page.keys().iter().chain(pages::EVERYWHERE) {
        ui.horizontal(|ui| {
            let before = ui.cursor().min.x;
            key_cap(ui, tokens, keys);
            ui.add_space((before + KEYS - ui.cursor().min.x).max(0.0));
            paragraph(ui, Text::Secondary, &strings.text(words), tokens.text);
        });
    }
}

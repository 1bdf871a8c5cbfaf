//! Plain words in the type styles.

use super::paint::elided;
use super::tip::tip;
use crate::ui::theme::{Text, Tokens};
use egui::{Color32, Label, Response, Role, Sense, Ui, WidgetInfo, vec2};

/// Words in a style, in the main text colour, on one line.
pub fn label(ui: &mut Ui, tokens: &Tokens, style: Text, words: &str) -> Response {
    ui.add(Label::new(style.rich(words).color(tokens.text)).extend())
}

/// A secondary line: 13, grey.
pub fn secondary(ui: &mut Ui, tokens: &Tokens, words: &str) -> Response {
    ui.add(Label::new(Text::Secondary.rich(words).color(tokens.text2)).extend())
}

/// A hint: 13, lighter grey.
pub fn muted(ui: &mut Ui, tokens: &Tokens, words: &str) -> Response {
    ui.add(Label::new(Text::Secondary.rich(words).color(tokens.text3)).extend())
}

/// Words that wrap: reasons, notes, explanations.
pub fn paragraph(ui: &mut Ui, style: Text, words: &str, color: Color32) -> Response {
    ui.add(Label::new(style.rich(words).color(color)).wrap())
}

/// One line as wide as there is room, ending in `…` with the whole in a tooltip.
pub fn elided_label(ui: &mut Ui, tokens: &Tokens, style: Text, (words, color): (&str, Color32)) -> Response {
    let galley = elided(ui, style, (words, color), ui.available_width());
    let cut = galley.elided;
    let (rect, response) = ui.allocate_exact_size(vec2(galley.size().x, style.line()), Sense::hover());
    ui.painter().galley(rect.min, galley, color);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words));
    if cut { tip(response, tokens, words, None) } else { response }
}

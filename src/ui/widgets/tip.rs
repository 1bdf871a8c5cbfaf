//! Tooltips: dark, with the keys that do the same.

use crate::ui::theme::{Text, Tokens, size};
use egui::{Frame, Margin, Response, Tooltip, vec2};

/// Shows words (and keys) while the pointer rests on an enabled or disabled widget.
pub fn tip(response: Response, tokens: &Tokens, words: &str, keys: Option<&str>) -> Response {
    let mut tooltip =
        if response.enabled() { Tooltip::for_enabled(&response) } else { Tooltip::for_disabled(&response) };
    tooltip.popup = tooltip.popup.frame(frame(tokens));
    tooltip.gap(6.0).show(|ui| contents(ui, tokens, words, keys));
    response
}

/// The dark plate of a tooltip.
fn frame(tokens: &Tokens) -> Frame {
    Frame::new()
        .fill(tokens.toast)
        .corner_radius(super::paint::corner(size::RADIUS))
        .inner_margin(Margin::symmetric(10, 6))
        .shadow(tokens.float_shadow())
}

fn contents(ui: &mut egui::Ui, tokens: &Tokens, words: &str, keys: Option<&str>) {
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    ui.set_max_width(ui.spacing().tooltip_width);
    let text = keys.map_or_else(|| words.to_owned(), |keys| format!("{words} · {keys}"));
    ui.label(Text::Secondary.rich(text).color(tokens.on_toast));
}

/// A tooltip that stays where it is (gallery).
pub(crate) fn tip_still(ui: &mut egui::Ui, tokens: &Tokens, (words, keys): (&str, &str)) {
    frame(tokens).show(ui, |ui| contents(ui, tokens, words, Some(keys)));
}

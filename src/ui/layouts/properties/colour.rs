//! A colour: by its role in the unit's look, or one of its own.

use egui::{Id, Ui};

use super::super::{LayoutsScreen, words};
use crate::domain::hall::parse_colour;
use crate::domain::layouts::Ink;
use crate::ui::context::UiContext;
use crate::ui::theme::size;
use crate::ui::widgets::{Caption, TextField, secondary, swatch};

/// Shows the swatches; answers the colour chosen.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, (screen, kept): (&LayoutsScreen, &Ink)) -> Option<Ink> {
    let roles = screen.samples.inks();
    let of_kept = roles.iter().find(|(role, _)| role == kept).map(|(_, rgb)| *rgb);
    let kept_rgb = kept.own_rgb().or(of_kept).unwrap_or_default();
    let mut chosen = None;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        secondary(ui, cx.tokens, &cx.text("editor-colour"));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(size::GAP_8, size::GAP_8);
            for (role, rgb) in roles {
                let name = words::ink(cx.strings, role);
                if swatch(ui, cx.tokens, (*rgb, kept == role), &name).clicked() {
                    chosen = Some(role.clone());
                }
            }
            let own = Ink::Own(hex(kept_rgb));
            let is_own = matches!(kept, Ink::Own(_));
            let name = words::ink(cx.strings, &own);
            if swatch(ui, cx.tokens, (kept_rgb, is_own), &name).clicked() && !is_own {
                chosen = Some(own);
            }
        });
        if let Ink::Own(colour) = kept {
            chosen = chosen.take().or(own_colour(ui, cx, colour));
        }
    });
    chosen
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02X}{green:02X}{blue:02X}")
}

/// The field of an own colour; what is no colour yet is only kept while it is typed.
fn own_colour(ui: &mut Ui, cx: &UiContext<'_>, kept: &str) -> Option<Ink> {
    let id = Id::unique("own colour of an element");
    let typed: Option<(String, String)> = ui.data(|data| data.get_temp(id));
    let mut text = typed.filter(|(of, _)| of == kept).map_or_else(|| kept.to_owned(), |(_, typed)| typed);
    let problem = parse_colour(&text).is_err().then(|| cx.text("editor-not-a-colour"));
    let caption = Caption::new(cx.text("editor-own-colour")).problem(problem);
    if !TextField::new(caption, &mut text).limit(7).show(ui, cx.tokens).changed() {
        return None;
    }
    let colour = parse_colour(&text).ok();
    let of = colour.clone().unwrap_or_else(|| kept.to_owned());
    ui.data_mut(|data| data.insert_temp(id, (of, text)));
    colour.map(Ink::Own)
}

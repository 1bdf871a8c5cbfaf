//! The layout: shipped ones and the hall's own, with the unit's colour; a door to where it is changed.

use egui::{Align, Layout, Ui};

use crate::domain::hall::colour_rgb;
use crate::domain::ids::LayoutId;
use crate::ui::commands::{Command, Place, PrintCommand};
use crate::ui::context::UiContext;
use crate::ui::print::PrintRoom;
use crate::ui::print::setup::{LayoutOffer, Setup, WhichLayout};
use crate::ui::settings::colour_name;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Caption, Select, secondary};

pub(super) fn choose(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        ui.horizontal(|ui| {
            secondary(ui, cx.tokens, &cx.text("print-layout"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if Button::link(cx.text("print-layout-change")).show(ui, cx.tokens).clicked() {
                    cx.go(Place::Layouts(Some(room.form.product)));
                }
            });
        });
        list(ui, cx, room);
    });
}

fn list(ui: &mut Ui, cx: &UiContext<'_>, room: &PrintRoom) {
    let Some(setup) = &room.setup else { return };
    let colour = &cx.register.hall().unit_colour;
    let name = colour_name(cx.strings, colour);
    let words = |offer: &LayoutOffer| match &name {
        Some(name) => format!("{name} · {}", offer.name),
        None => offer.name.clone(),
    };
    let options: Vec<String> = setup.layouts.iter().map(words).collect();
    let mut picked = setup.picked;
    let caption = Caption::unseen(cx.text("print-layout"));
    let select = Select::new(caption, &mut picked, &options).swatch(colour_rgb(colour));
    if select.show(ui, cx.tokens, cx.strings).changed()
        && let Some(offer) = picked.and_then(|index| setup.layouts.get(index))
    {
        let product = room.form.product;
        let is_first = setup.layouts.first().is_some_and(|first| first.which == offer.which);
        cx.send(Command::Print(match offer.which {
            WhichLayout::Own(id) => PrintCommand::ChooseLayout(product, Some(id)),
            WhichLayout::Shipped(_) if is_first => PrintCommand::ChooseLayout(product, None),
            WhichLayout::Shipped(_) => match taken(setup, offer) {
                Some(id) => PrintCommand::ChooseLayout(product, Some(id)),
                None => PrintCommand::TakeLayout(offer.name.clone(), Box::new(offer.layout.clone())),
            },
        }));
    }
}

/// The hall's own layout that was made of a shipped one and not changed since.
fn taken(setup: &Setup, shipped: &LayoutOffer) -> Option<LayoutId> {
    setup.layouts.iter().find_map(|offer| match offer.which {
        WhichLayout::Own(id) if offer.layout == shipped.layout => Some(id),
        WhichLayout::Own(_) | WhichLayout::Shipped(_) => None,
    })
}

//! What to print: the three usual products as segments, the rest in a menu.

use egui::Ui;

use crate::domain::products::Product;
use crate::ui::card_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::print::PrintRoom;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Menu, MenuItem, Segments, menu_item, secondary};

/// Those one prints most.
const USUAL: [Product; 3] = [Product::Badge, Product::IdCard, Product::CounterSign];

/// A segment: a product, or the door to the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Segment {
    Of(Product),
    Other,
}

pub(super) fn choose(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let now = room.form.product;
    let mut wanted = None;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        ui.horizontal(|ui| {
            secondary(ui, cx.tokens, &cx.text("print-what"));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let more = Button::link(cx.text("print-more-products")).trailing(icons::EXPAND);
                let more = more.show(ui, cx.tokens);
                let shown = Menu::below(&more).show(cx.tokens, |ui| {
                    Product::ALL.into_iter().filter(|product| !USUAL.contains(product)).find(|product| {
                        let words = card_words::product(cx.strings, *product);
                        menu_item(ui, cx.tokens, MenuItem::new(words)).clicked()
                    })
                });
                wanted = shown.and_then(|shown| shown.inner);
            });
        });
        let mut segment = if USUAL.contains(&now) { Segment::Of(now) } else { Segment::Other };
        let mut segments = Segments::new().width(ui.available_width());
        for product in USUAL {
            segments = segments.option(Segment::Of(product), short(cx, product));
        }
        if segment == Segment::Other {
            segments = segments.option(Segment::Other, short(cx, now));
        }
        if segments.show(ui, cx.tokens, &mut segment).changed()
            && let Segment::Of(product) = segment
        {
            wanted = Some(product);
        }
    });
    if let Some(product) = wanted.filter(|product| *product != now) {
        room.wish_for(product);
    }
}

/// The name short enough for a segment.
fn short(cx: &UiContext<'_>, product: Product) -> String {
    cx.strings.text(match product {
        Product::Badge => "product-short-badge",
        Product::IdCard => "product-short-id-card",
        Product::CounterSign => "product-short-counter-sign",
        Product::WindowPlate => "product-short-window-plate",
        Product::PhotoWall => "product-short-photo-wall",
        Product::PhotoPoster => "product-short-photo-poster",
        Product::PhotoStrip => "product-short-photo-strip",
        Product::RosterList => "product-short-roster-list",
        Product::Visitor => "product-short-visitor",
        Product::Trainee => "product-short-trainee",
    })
}

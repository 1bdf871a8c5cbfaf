//! The sheet: those that fit the product, the hall's own, and the door to one of its own; for posters and lists the paper.

use egui::{Align, Layout, Ui};

use super::sheet_words;
use crate::domain::products::Product;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::print::PrintRoom;
use crate::ui::print::chosen::WholePaper;
use crate::ui::print::own_sheet::OwnSheet;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Caption, Menu, MenuItem, Select, menu_item, secondary};

pub(super) fn choose(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    if !room.form.product.has_layout() {
        whole_paper(ui, cx, room);
        return;
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        ui.horizontal(|ui| {
            secondary(ui, cx.tokens, &cx.text("print-paper"));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| own(ui, cx, room));
        });
        list(ui, cx, room);
    });
}

fn list(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let Some(setup) = &room.setup else { return };
    let on_paper = room.chosen.on_paper(room.form.product);
    let options: Vec<String> = setup.offers.iter().map(|offer| sheet_words::offer(cx, offer)).collect();
    let chosen = setup.offer(&on_paper.sheet);
    let mut picked = chosen.and_then(|chosen| setup.offers.iter().position(|offer| offer.code == chosen.code));
    let caption = Caption::unseen(cx.text("print-paper"));
    if Select::new(caption, &mut picked, &options).show(ui, cx.tokens, cx.strings).changed()
        && let Some(offer) = picked.and_then(|index| setup.offers.get(index))
    {
        room.chosen.on_paper_mut(room.form.product).sheet.clone_from(&offer.code);
        room.form.start = 0;
        room.preview.page = 0;
    }
}

/// A new sheet of the hall's own, and those there are to change.
fn own(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let Some(setup) = &room.setup else { return };
    let button = Button::link(cx.text("print-own-sheets")).trailing(icons::EXPAND).show(ui, cx.tokens);
    let shown = Menu::below(&button).show(cx.tokens, |ui| {
        let new = MenuItem::new(cx.text("print-own-new")).icon(icons::ADD);
        let mut open = menu_item(ui, cx.tokens, new).clicked().then(|| OwnSheet::new(setup.layout()));
        for (id, spec) in &setup.own {
            let words = cx.strings.text_with("print-own-change", &[("name", spec.name.as_str().into())]);
            if menu_item(ui, cx.tokens, MenuItem::new(words).icon(icons::EDIT)).clicked() {
                open = Some(OwnSheet::change(*id, spec));
            }
        }
        open
    });
    if let Some(open) = shown.and_then(|shown| shown.inner) {
        room.own_sheet = Some(open);
    }
}

/// Paper of posters and lists.
fn whole_paper(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let product = room.form.product;
    let keys: &[&str] = match product {
        Product::RosterList => &["print-a4-upright", "print-a4-across"],
        _ => &["print-a3-upright", "print-a3-across", "print-a4-upright"],
    };
    let options: Vec<String> = keys.iter().map(|key| cx.strings.text(key)).collect();
    let paper = room.chosen.on_paper(product).paper;
    let mut picked = WholePaper::ALL.iter().position(|one| *one == paper).filter(|index| *index < options.len());
    let caption = cx.text("print-paper");
    if Select::new(caption.as_str(), &mut picked, &options).show(ui, cx.tokens, cx.strings).changed()
        && let Some(paper) = picked.and_then(|index| WholePaper::ALL.get(index))
    {
        room.chosen.on_paper_mut(product).paper = *paper;
        room.preview.page = 0;
    }
}

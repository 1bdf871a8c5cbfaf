//! A menu of what can be printed for people, below a button anywhere.

use egui::Response;

use crate::domain::ids::StaffId;
use crate::domain::products::Product;
use crate::jobs::cards::SubjectKind;
use crate::ui::card_words;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::widgets::{Menu, MenuItem, menu_item};

/// Goes to the print room with these people at the product chosen.
pub(in crate::ui) fn print_menu(button: &Response, cx: &UiContext<'_>, people: impl FnOnce() -> Vec<StaffId>) {
    let shown = Menu::below(button).show(cx.tokens, |ui| {
        let of_people = |product: &Product| SubjectKind::of(*product) == SubjectKind::People;
        Product::ALL.into_iter().filter(of_people).find(|product| {
            menu_item(ui, cx.tokens, MenuItem::new(card_words::product(cx.strings, *product))).clicked()
        })
    });
    if let Some(product) = shown.and_then(|shown| shown.inner) {
        cx.go(Place::PrintProduct(product, people()));
    }
}

//! What narrows the ledger down: part, work list, kind of card, words.

use egui::{Align, Key, Layout, Modifiers, Response, Ui, vec2};

use super::CardsScreen;
use super::data::ListData;
use super::filter::{Filter, Part};
use super::words;
use crate::domain::cards::lists::CardList;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{self as w, Caption, FilterChip, Menu, MenuItem, TextField, Tone};

impl CardsScreen {
    pub(super) fn filters(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
        let inner = ui.available_width() - size::GAP_20 - size::GAP_16;
        ui.horizontal(|ui| {
            ui.add_space(size::GAP_20);
            let column = Layout::top_down(Align::Min);
            ui.allocate_ui_with_layout(vec2(inner, 0.0), column, |ui| {
                ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
                ui.horizontal_wrapped(|ui| self.parts(ui, cx, data));
                self.field(ui, cx, (data, inner));
                if self.filter.part == Part::Todo {
                    ui.horizontal_wrapped(|ui| self.lists(ui, cx, data));
                }
            });
        });
        ui.add_space(size::GAP_8);
    }

    fn parts(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
        for part in Part::ALL {
            let key = match part {
                Part::Todo => "cards-part-todo",
                Part::InUse => "cards-part-in-use",
                Part::Void => "cards-part-void",
                Part::All => "cards-part-all",
            };
            let count = data.counts.part(part);
            let words = cx.strings.text_with(key, &[("n", count.into())]);
            let chip = FilterChip::new(words).picked(self.filter.part == part);
            let chip = if part == Part::Todo && count > 0 { chip.icon(icons::CHECKLIST, Tone::Warn) } else { chip };
            if chip.show(ui, cx.tokens).clicked() {
                (self.filter.part, self.filter.list) = (part, None);
                self.sort = None;
            }
        }
        let kind = self.filter.product.map(|product| words::product(cx.strings, product));
        let words = kind.unwrap_or_else(|| cx.text("cards-column-kind"));
        let chip = FilterChip::new(words).picked(self.filter.product.is_some()).opens().show(ui, cx.tokens);
        self.kind_menu(cx, &chip, data);
    }

    fn kind_menu(&mut self, cx: &UiContext<'_>, chip: &Response, data: &ListData) {
        Menu::below(chip).show(cx.tokens, |ui| {
            if w::menu_item(ui, cx.tokens, MenuItem::new(cx.text("cards-every-kind"))).clicked() {
                self.filter.product = None;
            }
            w::menu_line(ui, cx.tokens);
            for product in &data.products {
                let words = words::product(cx.strings, *product);
                if w::menu_item(ui, cx.tokens, MenuItem::new(words)).clicked() {
                    self.filter.product = Some(*product);
                }
            }
        });
    }

    /// The work lists with something in them; a second click on one shows all of them again.
    fn lists(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
        for list in CardList::ALL {
            let count = data.counts.list(list);
            let is_picked = self.filter.list == Some(list);
            if count == 0 && !is_picked {
                continue;
            }
            let chip = FilterChip::new(format!("{} {count}", words::list(cx.strings, list))).picked(is_picked);
            if chip.show(ui, cx.tokens).clicked() {
                self.filter.list = Some(list).filter(|_| !is_picked);
            }
        }
    }

    fn field(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (data, width): (&ListData, f32)) {
        let name = cx.text("cards-filter");
        let caption = Caption::unseen(name.clone()).width(width);
        let field = TextField::new(caption, &mut self.filter.words).placeholder(name).icon(icons::FILTER);
        let response = field.key("Ctrl F").small().id(filter_id()).show(ui, cx.tokens);
        let down = response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown));
        if down && let Some(first) = data.first() {
            self.look_at(first);
            self.reveal = true;
        }
    }

    /// Shows one work list.
    pub(super) fn show_list(&mut self, list: CardList) {
        self.filter = Filter::of_list(list);
        self.sort = None;
    }
}

/// The filter field, to give it the keys.
pub(super) fn filter_id() -> egui::Id {
    egui::Id::unique("cards filter")
}

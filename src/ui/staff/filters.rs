//! What narrows the list down: words, team, trouble with the badge, status.

use egui::{Key, Modifiers, Response, Ui, vec2};

use super::StaffTab;
use super::data::{Filter, ListData};
use super::list::team_name;
use crate::domain::staff::StaffStatus;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{self as w, Caption, FilterChip, Menu, MenuItem, TextField, Tone};
use crate::ui::words;

/// Narrowest filter field that still says what it looks for.
const FIELD_LEAST: f32 = 204.0;

impl StaffTab {
    pub(super) fn filters(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
        let inner = ui.available_width() - size::GAP_20 - size::GAP_16;
        let chips: f32 =
            self.chip_words(cx, data).iter().map(|(words, signs)| chip_width(ui, words, *signs) + size::GAP_8).sum();
        let one_line = inner - chips >= FIELD_LEAST;
        let height = if one_line { size::SMALL } else { 2.0 * size::SMALL + size::GAP_8 };
        let place = egui::Rect::from_min_size(ui.cursor().min + vec2(size::GAP_20, 0.0), vec2(inner, height));
        let builder = egui::UiBuilder::new().id_salt("filters").max_rect(place);
        ui.scope_builder(builder, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
            if one_line {
                ui.horizontal(|ui| {
                    self.field(ui, cx, inner - chips);
                    self.chips(ui, cx, data);
                });
            } else {
                self.field(ui, cx, inner);
                ui.horizontal(|ui| self.chips(ui, cx, data));
            }
        });
        ui.add_space(size::GAP_8);
    }

    fn field(&mut self, ui: &mut Ui, cx: &UiContext<'_>, width: f32) {
        let name = cx.text("staff-filter");
        let caption = Caption::unseen(name.clone()).width(width);
        let field = TextField::new(caption, &mut self.filter.words).placeholder(name).icon(icons::FILTER);
        let response = field.key("Ctrl F").small().id(filter_id()).show(ui, cx.tokens);
        let down = response.has_focus() && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::ArrowDown));
        if down && let Some(first) = self.data_first {
            self.choose_only(first);
        }
    }

    /// The chips' words and how many signs each carries, to know their width before they are shown.
    fn chip_words(&self, cx: &UiContext<'_>, data: &ListData) -> Vec<(String, u8)> {
        let team = self.filter.team.as_ref().map_or_else(|| cx.text("staff-team"), |team| team_name(cx, team));
        let status = self.filter.status.map_or_else(|| cx.text("staff-status"), |s| words::staff_status(cx.strings, s));
        let trouble = cx.strings.text_with("staff-trouble", &[("n", data.counts.trouble.into())]);
        let mut words = vec![(cx.text("staff-all"), 0), (team, 1), (trouble, 1), (status, 1)];
        words.extend(self.has_short(data).then(|| (short_words(cx, data), 1)));
        words
    }

    /// Whether there is someone short of hours, or the list is about them.
    fn has_short(&self, data: &ListData) -> bool {
        self.filter.short || data.counts.short > 0
    }

    fn chips(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) {
        let words: Vec<String> = self.chip_words(cx, data).into_iter().map(|(words, _)| words).collect();
        let [all, team, trouble, status, ..] = words.as_slice() else { return };
        if FilterChip::new(all.as_str()).picked(self.filter.is_open()).show(ui, cx.tokens).clicked() {
            self.filter = Filter { words: std::mem::take(&mut self.filter.words), ..Filter::default() };
        }
        let chip = FilterChip::new(team.as_str()).picked(self.filter.team.is_some()).opens().show(ui, cx.tokens);
        self.team_menu(cx, &chip, data);
        let tone = if data.counts.trouble > 0 { Tone::Danger } else { Tone::Neutral };
        let chip = FilterChip::new(trouble.as_str()).picked(self.filter.trouble).icon(icons::OVERDUE, tone);
        if chip.show(ui, cx.tokens).clicked() {
            self.filter.trouble = !self.filter.trouble;
        }
        let chip = FilterChip::new(status.as_str()).picked(self.filter.status.is_some()).opens().show(ui, cx.tokens);
        self.status_menu(cx, &chip);
        if self.has_short(data) {
            let chip = FilterChip::new(short_words(cx, data)).picked(self.filter.short).icon(icons::DUE, Tone::Warn);
            if chip.show(ui, cx.tokens).clicked() {
                self.filter.short = !self.filter.short;
            }
        }
    }

    fn team_menu(&mut self, cx: &UiContext<'_>, chip: &Response, data: &ListData) {
        Menu::below(chip).show(cx.tokens, |ui| {
            if w::menu_item(ui, cx.tokens, MenuItem::new(cx.text("staff-every-team"))).clicked() {
                self.filter.team = None;
            }
            w::menu_line(ui, cx.tokens);
            for team in &data.teams {
                if w::menu_item(ui, cx.tokens, MenuItem::new(team.as_str())).clicked() {
                    self.filter.team = Some(team.clone());
                }
            }
        });
    }

    fn status_menu(&mut self, cx: &UiContext<'_>, chip: &Response) {
        Menu::below(chip).show(cx.tokens, |ui| {
            if w::menu_item(ui, cx.tokens, MenuItem::new(cx.text("staff-every-status"))).clicked() {
                self.filter.status = None;
            }
            w::menu_line(ui, cx.tokens);
            for status in StaffStatus::ALL {
                let words = words::staff_status(cx.strings, status);
                if w::menu_item(ui, cx.tokens, MenuItem::new(words)).clicked() {
                    self.filter.status = Some(status);
                }
            }
        });
    }
}

/// `学时不足 3`
fn short_words(cx: &UiContext<'_>, data: &ListData) -> String {
    cx.strings.text_with("hours-short-filter", &[("n", data.counts.short.into())])
}

/// The filter field, to give it the keys.
pub(super) fn filter_id() -> egui::Id {
    egui::Id::unique("staff filter")
}

/// Width of a chip with these words and this many signs, as the widget lays it out.
fn chip_width(ui: &Ui, words: &str, signs: u8) -> f32 {
    let plain = w::chip_width(ui, words) - 38.0;
    plain + f32::from(signs) * (size::CHIP_ICON + size::GAP_4) + 28.0
}

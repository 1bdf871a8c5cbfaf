//! 常用筛选: filters kept under names of one's own, in the file.

use egui::{Align, Key, Layout, Modifiers, Ui, vec2};

use super::filter::Filter;
use super::filters::{TYPING_MENU, in_menu};
use crate::register::Area;
use crate::ui::commands::{CaseCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, FilterChip, Menu, MenuItem, TextField, menu_item, menu_line, muted};

/// Longest name of a view, in signs.
const NAME_MOST: usize = 20;

/// The kept filters, read anew when the register changed.
#[derive(Debug, Default)]
pub(super) struct Views {
    stamp: Option<u64>,
    kept: Vec<(String, Filter)>,
    /// A name as it is typed.
    name: String,
}

impl Views {
    fn refresh(&mut self, cx: &UiContext<'_>) {
        let stamp = cx.register.revision(Area::Cases);
        if self.stamp == Some(stamp) {
            return;
        }
        self.stamp = Some(stamp);
        let views = cx.register.case_views().unwrap_or_default();
        let read = |(name, text): (String, String)| serde_json::from_str(&text).ok().map(|filter| (name, filter));
        self.kept = views.into_iter().filter_map(read).collect();
    }

    /// Paints the chip with its menu: apply a view, drop one, keep the present filter.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, filter: &mut Filter) {
        self.refresh(cx);
        let present = self.kept.iter().find(|(_, kept)| kept == filter).map(|(name, _)| name.clone());
        let words = present.clone().unwrap_or_else(|| cx.text("cases-views"));
        let chip = FilterChip::new(words).picked(present.is_some()).opens().show(ui, cx.tokens);
        let tip = cx.text("cases-views-tip");
        let chip = crate::ui::widgets::tip(chip, cx.tokens, &tip, None);
        Menu::below(&chip).width(TYPING_MENU).stays().show(cx.tokens, |ui| {
            if self.kept.is_empty() {
                in_menu(ui, |ui| muted(ui, cx.tokens, &cx.text("cases-views-none")));
            }
            for (name, kept) in &self.kept {
                if view_row(ui, cx, name) {
                    filter.clone_from(kept);
                    ui.close();
                }
            }
            menu_line(ui, cx.tokens);
            self.keep(ui, cx, filter);
        });
    }

    fn keep(&mut self, ui: &mut Ui, cx: &UiContext<'_>, filter: &Filter) {
        let name = &mut self.name;
        let confirmed = in_menu(ui, |ui| {
            let field = TextField::new(cx.text("cases-view-name"), name).limit(NAME_MOST).small().keeps_enter();
            let field = field.placeholder(cx.text("cases-view-hint")).show(ui, cx.tokens);
            let by_key = field.has_focus() && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            let nameless = name.trim().is_empty().then(|| cx.text("cases-view-nameless"));
            let button = Button::secondary(cx.text("cases-view-keep")).small().blocked(nameless);
            button.show(ui, cx.tokens).clicked() || by_key
        });
        if !confirmed || name.trim().is_empty() {
            return;
        }
        if let Ok(text) = serde_json::to_string(filter) {
            cx.send(Command::Cases(CaseCommand::View(name.trim().to_owned(), Some(text))));
        }
        name.clear();
        ui.close();
    }
}

/// A view in the menu: chosen by its name, dropped by the bin beside it. Answers whether it was chosen.
fn view_row(ui: &mut Ui, cx: &UiContext<'_>, name: &str) -> bool {
    let row = vec2(ui.available_width(), size::NORMAL);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let chosen = menu_item(ui, cx.tokens, MenuItem::new(name).keep_right(size::NORMAL)).clicked();
        let drop = cx.strings.text_with("cases-view-drop", &[("name", name.into())]);
        if Button::icon_only(icons::DELETE, drop).small().show(ui, cx.tokens).clicked() {
            cx.send(Command::Cases(CaseCommand::View(name.to_owned(), None)));
        }
        chosen
    })
    .inner
}

//! What to do with the layout, at the bottom of the pane.

use egui::Ui;

use super::super::open::{Open, Target};
use super::super::{LayoutsScreen, words};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Menu, MenuItem, menu_item, menu_line};

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui::layouts) enum Act {
    /// Make a copy of it to be changed.
    Copy,
    /// Write it.
    Save,
    /// Print its product with it.
    Choose,
    /// Lead to its name.
    Rename,
    /// Write it into a file.
    Export,
    /// Throw away what was not saved.
    Discard,
    /// Take it out of use.
    Retire,
}

pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, (screen, open): (&LayoutsScreen, &Open)) -> Option<Act> {
    ui.spacing_mut().item_spacing = egui::vec2(size::GAP_8, size::GAP_8);
    let mut act = None;
    let width = ui.available_width();
    let pressed = |ui: &mut Ui, button: Button<'_>| button.show(ui, cx.tokens).clicked();
    if open.target.is_open_to_change() {
        let save = Button::primary(cx.text("editor-save")).icon(icons::CHECK).width(width).shortcut("Ctrl S");
        if pressed(ui, save.blocked(save_blocked(cx, (screen, open)))) {
            act = Some(Act::Save);
        }
    } else {
        let copy = Button::primary(cx.text("editor-copy")).icon(icons::COPY).width(width);
        if pressed(ui, copy) {
            act = Some(Act::Copy);
        }
    }
    ui.horizontal(|ui| {
        let choose = Button::secondary(cx.text("editor-choose")).icon(icons::PRINT);
        let choose = choose.width(width - size::NORMAL - size::GAP_8);
        if pressed(ui, choose.blocked(choose_blocked(cx, (screen, open)))) {
            act = Some(Act::Choose);
        }
        let more = Button::icon_only(icons::MORE, cx.text("editor-more")).show(ui, cx.tokens);
        act = act.or(menu(cx, &more, open));
    });
    act
}

fn menu(cx: &UiContext<'_>, more: &egui::Response, open: &Open) -> Option<Act> {
    let is_open = open.target.is_open_to_change();
    let mut act = None;
    Menu::below(more).show(cx.tokens, |ui| {
        let mut item = |ui: &mut Ui, entry: MenuItem<'_>, asked: Act| {
            if menu_item(ui, cx.tokens, entry).clicked() {
                act = Some(asked);
            }
        };
        if is_open {
            item(ui, MenuItem::new(cx.text("editor-rename")).icon(icons::EDIT), Act::Rename);
            item(ui, MenuItem::new(cx.text("editor-copy")).icon(icons::COPY), Act::Copy);
        }
        item(ui, MenuItem::new(cx.text("editor-export")).icon(icons::EXPORT), Act::Export);
        if !is_open {
            return;
        }
        menu_line(ui, cx.tokens);
        if open.is_changed() {
            item(ui, MenuItem::new(cx.text("editor-discard")).icon(icons::UNDO).danger(), Act::Discard);
        }
        if matches!(open.target, Target::Own(_)) {
            item(ui, MenuItem::new(cx.text("editor-retire")).icon(icons::ARCHIVED).danger(), Act::Retire);
        }
    });
    act
}

/// Why it cannot be saved now.
pub(in crate::ui::layouts) fn save_blocked(
    cx: &UiContext<'_>,
    (screen, open): (&LayoutsScreen, &Open),
) -> Option<String> {
    let layout = open.layout();
    if !open.is_changed() {
        return Some(cx.text("editor-saved"));
    }
    if layout.name_in(cx.strings.lang().key()).trim().is_empty() {
        return Some(cx.text("editor-no-name"));
    }
    let is_printed = screen.data.line(open.target).is_some_and(|line| line.is_chosen);
    let problem = layout.check().into_iter().find(|problem| is_printed || !words::is_only_for_print(problem))?;
    Some(words::problem(cx.strings, layout, &problem))
}

/// Why the product cannot be printed with it.
fn choose_blocked(cx: &UiContext<'_>, (screen, open): (&LayoutsScreen, &Open)) -> Option<String> {
    if let Some(problem) = open.layout().check().first() {
        return Some(words::problem(cx.strings, open.layout(), problem));
    }
    if open.is_changed() {
        return Some(cx.text("editor-save-first"));
    }
    let is_chosen = screen.data.line(open.target).is_some_and(|line| line.is_chosen);
    is_chosen.then(|| cx.text("editor-is-chosen"))
}

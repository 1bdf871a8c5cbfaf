//! Who works, in the top bar: the name, and a menu to change it.

use egui::Ui;

use crate::domain::ids::KeeperId;
use crate::register::Area;
use crate::ui::commands::{AccessCommand, Command, Place};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::settings::Section;
use crate::ui::widgets::{Button, Menu, MenuItem, menu_item, menu_line};

/// Width of the menu.
const MENU: f32 = 240.0;

/// Who works and who else might, read when the list or the person changed.
#[derive(Debug, Default)]
pub struct WhoWorks {
    built_for: Option<(u64, Option<KeeperId>)>,
    people: Vec<(KeeperId, String)>,
    name: Option<String>,
}

impl WhoWorks {
    fn refresh(&mut self, cx: &UiContext<'_>) {
        let key = (cx.register.revision(Area::Hall), cx.register.author());
        if self.built_for == Some(key) {
            return;
        }
        self.built_for = Some(key);
        let keepers = cx.register.keepers().unwrap_or_default();
        self.name = keepers.iter().find(|keeper| Some(keeper.id) == key.1).map(|keeper| keeper.name.clone());
        self.people = keepers.into_iter().map(|keeper| (keeper.id, keeper.name)).collect();
    }

    /// The button with the name; nothing where nobody is on the list.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.refresh(cx);
        if self.people.is_empty() {
            return;
        }
        let words = self.name.clone().unwrap_or_else(|| cx.text("who-not-said"));
        let button = Button::quiet(words).icon(icons::PERSON).small().tip(cx.text("who-tip")).show(ui, cx.tokens);
        Menu::below(&button).width(MENU).show(cx.tokens, |ui| self.menu(ui, cx));
    }

    fn menu(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        let is_sealed = cx.register.key().is_some();
        let others = self.people.iter().filter(|(id, _)| cx.register.author() != Some(*id));
        let mut has_others = false;
        for (id, name) in others {
            has_others = true;
            if !is_sealed && menu_item(ui, cx.tokens, MenuItem::new(name.as_str()).icon(icons::PERSON)).clicked() {
                cx.send(Command::Access(AccessCommand::Enter(*id)));
            }
        }
        if is_sealed
            && has_others
            && menu_item(ui, cx.tokens, MenuItem::new(cx.text("who-by-lock")).icon(icons::LOCK)).clicked()
        {
            cx.send(Command::Access(AccessCommand::Lock));
        }
        if has_others {
            menu_line(ui, cx.tokens);
        }
        if menu_item(ui, cx.tokens, MenuItem::new(cx.text("who-list")).icon(icons::GROUP)).clicked() {
            cx.go(Place::SettingsSection(Section::Access));
        }
    }
}

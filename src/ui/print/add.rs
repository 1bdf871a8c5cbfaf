//! "Add people": a list of everyone at work who is not in the list yet, searched by name or number.

use egui::{Key, Modifiers, Popup, PopupCloseBehavior, ScrollArea, Ui, vec2};

use super::PrintRoom;
use super::data::Person;
use crate::domain::ids::StaffId;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Caption, MenuItem, TextField, menu_frame, menu_item, muted};

pub(super) fn add_people(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let width = ui.available_width();
    let button = Button::secondary(cx.text("print-add")).icon(icons::PERSON_ADD).small().width(width);
    let response = button.show(ui, cx.tokens);
    if response.clicked() {
        room.search.clear();
    }
    let Some(people) = &room.people else { return };
    let search = &mut room.search;
    let form = &room.form;
    let shown = Popup::menu(&response)
        .frame(menu_frame(cx.tokens))
        .gap(size::GAP_4)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            search_field(ui, cx, search);
            let left: Vec<&Person> = people
                .all
                .iter()
                .filter(|person| person.is_active && !form.people.contains(&person.id) && matches(person, search))
                .collect();
            choices(ui, cx, &left)
        });
    let picked = shown.and_then(|shown| shown.inner);
    if let Some(person) = picked.and_then(|id| people.get(id)) {
        room.form.add(person);
        room.search.clear();
    }
}

fn matches(person: &Person, search: &str) -> bool {
    let needle = search.trim().to_lowercase();
    needle.is_empty() || person.name.to_lowercase().contains(&needle) || person.work_no.to_lowercase().contains(&needle)
}

fn search_field(ui: &mut Ui, cx: &UiContext<'_>, search: &mut String) {
    egui::Frame::new().inner_margin(egui::Margin { left: 8, right: 8, top: 2, bottom: 8 }).show(ui, |ui| {
        let hint = cx.text("print-search");
        let field = TextField::new(Caption::unseen(hint.clone()), search);
        let response = field.icon(icons::SEARCH).placeholder(hint).small().keeps_enter().show(ui, cx.tokens);
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
    });
}

/// The people found; Enter takes the first.
fn choices(ui: &mut Ui, cx: &UiContext<'_>, left: &[&Person]) -> Option<StaffId> {
    if left.is_empty() {
        muted(ui, cx.tokens, &format!("   {}", cx.text("select-nothing-found")));
        ui.add_space(size::GAP_8);
        return None;
    }
    let by_enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let mut picked = left.first().filter(|_| by_enter).map(|person| person.id);
    ScrollArea::vertical().max_height(size::POPUP_LIST).show_rows(ui, size::NORMAL, left.len(), |ui, rows| {
        for person in left.get(rows).unwrap_or_default() {
            let item = MenuItem::new(person.name.as_str()).key(person.work_no.as_str());
            if menu_item(ui, cx.tokens, item).clicked() {
                picked = Some(person.id);
            }
        }
    });
    picked
}

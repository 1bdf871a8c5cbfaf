//! "Add people": a list of everyone at work who is not in the list yet, found by name, number, team or window; a whole team or
//! everyone who lacks one at once.

use std::collections::BTreeMap;

use egui::{Key, Modifiers, Popup, PopupCloseBehavior, ScrollArea, Ui, vec2};

use super::PrintRoom;
use super::data::Line;
use crate::jobs::cards::{Subject, SubjectKind};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Caption, MenuItem, TextField, menu_frame, menu_item, muted};

pub(super) fn add_people(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let width = ui.available_width();
    let is_windows = SubjectKind::of(room.form.product) == SubjectKind::Windows;
    let words = cx.strings.text(if is_windows { "print-add-windows" } else { "print-add" });
    let icon = if is_windows { icons::ADD } else { icons::PERSON_ADD };
    let response = Button::secondary(words).icon(icon).small().width(width).show(ui, cx.tokens);
    if response.clicked() {
        room.search.clear();
    }
    let Some(data) = &room.data else { return };
    let search = &mut room.search;
    let form = &room.form;
    let shown = Popup::menu(&response)
        .frame(menu_frame(cx.tokens))
        .gap(size::GAP_4)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            search_field(ui, cx, (search, is_windows));
            let left: Vec<&Line> =
                data.lines.iter().filter(|line| line.is_active && !form.list.contains(&line.subject)).collect();
            choices(ui, cx, (&left, search))
        });
    let picked = shown.map(|shown| shown.inner).unwrap_or_default();
    for subject in &picked {
        if let Some(line) = data.get(*subject) {
            room.form.add(line);
        }
    }
    if !picked.is_empty() {
        room.search.clear();
    }
}

fn matches(line: &Line, needle: &str) -> bool {
    let holds = |text: &str| text.to_lowercase().contains(needle);
    needle.is_empty()
        || [&line.name, &line.number, &line.team].into_iter().any(|text| holds(text))
        || line.window == needle
}

fn search_field(ui: &mut Ui, cx: &UiContext<'_>, (search, is_windows): (&mut String, bool)) {
    egui::Frame::new().inner_margin(egui::Margin { left: 8, right: 8, top: 2, bottom: 8 }).show(ui, |ui| {
        let hint = cx.strings.text(if is_windows { "print-search-windows" } else { "print-search" });
        let field = TextField::new(Caption::unseen(hint.clone()), search);
        let response = field.icon(icons::SEARCH).placeholder(hint).small().keeps_enter().show(ui, cx.tokens);
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
    });
}

/// Whole teams and those who lack one, then the people found; Enter takes the first.
fn choices(ui: &mut Ui, cx: &UiContext<'_>, (left, search): (&[&Line], &str)) -> Vec<Subject> {
    let needle = search.trim().to_lowercase();
    let found: Vec<&Line> = left.iter().copied().filter(|line| matches(line, &needle)).collect();
    if found.is_empty() {
        muted(ui, cx.tokens, &format!("   {}", cx.text("select-nothing-found")));
        ui.add_space(size::GAP_8);
        return Vec::new();
    }
    let by_enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    let mut picked: Vec<Subject> = found.first().filter(|_| by_enter).map(|line| line.subject).into_iter().collect();
    let groups = groups(cx, (left, &needle));
    let rows = groups.len() + found.len();
    ScrollArea::vertical().max_height(size::POPUP_LIST).show_rows(ui, size::NORMAL, rows, |ui, shown| {
        for index in shown {
            if let Some((words, subjects)) = groups.get(index) {
                if menu_item(ui, cx.tokens, MenuItem::new(words.as_str()).icon(icons::GROUP)).clicked() {
                    picked.clone_from(subjects);
                }
            } else if let Some(line) = found.get(index - groups.len())
                && menu_item(ui, cx.tokens, MenuItem::new(line.name.as_str()).key(line.number.as_str())).clicked()
            {
                picked = vec![line.subject];
            }
        }
    });
    picked
}

/// Teams the search fits, and all who lack one.
fn groups(cx: &UiContext<'_>, (left, needle): (&[&Line], &str)) -> Vec<(String, Vec<Subject>)> {
    let mut teams: BTreeMap<&str, Vec<Subject>> = BTreeMap::new();
    for line in left.iter().filter(|line| !line.team.trim().is_empty()) {
        teams.entry(line.team.trim()).or_default().push(line.subject);
    }
    let of_teams = teams.into_iter().filter(|(team, _)| needle.is_empty() || team.to_lowercase().contains(needle)).map(
        |(team, people)| {
            let words = cx.strings.text_with("print-add-team", &[("team", team.into()), ("n", people.len().into())]);
            (words, people)
        },
    );
    let wanted: Vec<Subject> = left.iter().filter(|line| line.is_wanted).map(|line| line.subject).collect();
    let all = (needle.is_empty() && wanted.len() > 1)
        .then(|| (cx.strings.text_with("print-add-wanted", &[("n", wanted.len().into())]), wanted));
    all.into_iter().chain(of_teams).collect()
}

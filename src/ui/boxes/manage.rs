//! Hanging, renaming and taking down boxes: the form of the first one, the menu and its dialogs.

use chrono::NaiveDate;
use egui::{Context, Response, Ui, vec2};

use super::data::hangs_on;
use super::phrases;
use crate::domain::boxes::SuggestionBox;
use crate::domain::problems::Field;
use crate::ui::commands::{BoxCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Answer, Button, Caption, Dialog, Menu, MenuItem, TextField, Tone, card, label, menu_item, menu_line, paragraph,
};
use crate::ui::words;

const FORM: f32 = 420.0;

/// What is being done to the boxes.
#[derive(Debug, Default)]
pub(super) struct Manage {
    name: String,
    place: String,
    pressed: bool,
    open: Option<Open>,
}

#[derive(Debug, Clone)]
enum Open {
    Add,
    Change(SuggestionBox),
    TakeDown(SuggestionBox),
}

impl Manage {
    /// The boxes changed: whatever was open is done.
    pub(super) fn done(&mut self) {
        *self = Self::default();
    }

    fn ask(&mut self, open: Open) {
        let (name, place) = match &open {
            Open::Change(one) => (one.name.clone(), one.place.clone()),
            Open::Add | Open::TakeDown(_) => (String::new(), String::new()),
        };
        *self = Self { name, place, pressed: false, open: Some(open) };
    }

    /// The menu behind `…`.
    pub(super) fn menu(&mut self, button: &Response, cx: &UiContext<'_>, the_box: Option<&SuggestionBox>) {
        let tokens = cx.tokens;
        Menu::below(button).show(tokens, |ui| {
            if let Some(one) = the_box {
                if menu_item(ui, tokens, MenuItem::new(cx.text("box-rename")).icon(icons::EDIT)).clicked() {
                    self.ask(Open::Change(one.clone()));
                }
                let hangs = hangs_on(one, cx.today());
                let item = MenuItem::new(cx.text("box-take-down")).icon(icons::VOID).danger();
                if hangs && menu_item(ui, tokens, item).clicked() {
                    self.ask(Open::TakeDown(one.clone()));
                }
                menu_line(ui, tokens);
            }
            if menu_item(ui, tokens, MenuItem::new(cx.text("box-add")).icon(icons::ADD)).clicked() {
                self.ask(Open::Add);
            }
        });
    }

    fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let missing = (self.pressed && self.name.trim().is_empty()).then(|| cx.text("wrong-missing"));
        let caption = Caption::new(words::field(cx.strings, Field::BoxName)).required().problem(missing);
        TextField::new(caption, &mut self.name).placeholder(cx.text("box-name-hint")).limit(30).show(ui, cx.tokens);
        ui.add_space(size::GAP_8);
        let caption = Caption::new(cx.text("box-place"));
        TextField::new(caption, &mut self.place).placeholder(cx.text("box-place-hint")).limit(40).show(ui, cx.tokens);
    }

    fn hang(&mut self, cx: &UiContext<'_>, since: NaiveDate) {
        self.pressed = true;
        if !self.name.trim().is_empty() {
            let (name, place) = (self.name.trim().to_owned(), self.place.trim().to_owned());
            cx.send(Command::Boxes(BoxCommand::Add(name, place, since)));
        }
    }

    /// No box yet: what belongs here, and the form of the first one.
    pub(super) fn first_box(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let tokens = cx.tokens;
        ui.vertical_centered(|ui| {
            ui.add_space((ui.available_height() / 8.0).round());
            ui.set_max_width(FORM);
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            let (rect, _) = ui.allocate_exact_size(vec2(56.0, 56.0), egui::Sense::hover());
            ui.painter().circle_filled(rect.center(), 28.0, tokens.neutral_soft);
            icons::BOXES.paint(ui.painter(), rect.center(), 28.0, tokens.text2);
            ui.add_space(size::GAP_8);
            label(ui, tokens, Text::RowTitle, &cx.text("box-none-title"));
            paragraph(ui, Text::Secondary, &cx.text("box-none-text"), tokens.text2);
            ui.add_space(size::GAP_12);
            card(ui, tokens, |ui| {
                ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                    self.fields(ui, cx);
                    ui.add_space(size::GAP_16);
                    if Button::primary(cx.text("box-hang")).icon(icons::CHECK).show(ui, tokens).clicked() {
                        self.hang(cx, cx.today());
                    }
                });
            });
        });
    }

    /// The dialog that is open.
    pub(super) fn dialogs(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some(open) = self.open.clone() else {
            return;
        };
        let answer = match &open {
            Open::TakeDown(one) => Self::take_down(ctx, cx, one),
            Open::Add | Open::Change(_) => self.name_and_place(ctx, cx, &open),
        };
        match (answer, open) {
            (Some(Answer::Safe), _) => self.done(),
            (Some(Answer::Act), Open::Add) => self.hang(cx, cx.today()),
            (Some(Answer::Act), Open::Change(one)) => {
                self.pressed = true;
                let (name, place) = (self.name.trim().to_owned(), self.place.trim().to_owned());
                if !name.is_empty() {
                    cx.send(Command::Boxes(BoxCommand::Change(SuggestionBox { name, place, ..one })));
                }
            }
            (Some(Answer::Act), Open::TakeDown(one)) => {
                let retired_on = Some(cx.today());
                cx.send(Command::Boxes(BoxCommand::Change(SuggestionBox { retired_on, ..one })));
            }
            (None, _) => {}
        }
    }

    fn name_and_place(&mut self, ctx: &Context, cx: &UiContext<'_>, open: &Open) -> Option<Answer> {
        let (title, act) = match open {
            Open::Change(_) => ("box-rename", "box-rename-do"),
            Open::Add | Open::TakeDown(_) => ("box-add", "box-hang"),
        };
        let dialog = Dialog::new("box name", cx.text(title))
            .icon(icons::BOXES, Tone::Accent)
            .answers(cx.text("box-cancel"), Button::primary(cx.text(act)));
        dialog.show(ctx, cx.tokens, |ui| self.fields(ui, cx))
    }

    fn take_down(ctx: &Context, cx: &UiContext<'_>, one: &SuggestionBox) -> Option<Answer> {
        let name = [("name", phrases::box_name(one).into())];
        let dialog = Dialog::new("box take down", cx.strings.text_with("box-take-down-question", &name))
            .icon(icons::VOID, Tone::Danger)
            .text(cx.text("box-take-down-text"))
            .answers(cx.text("box-take-down-keep"), Button::danger(cx.text("box-take-down-do")));
        dialog.show(ctx, cx.tokens, |_| {})
    }
}

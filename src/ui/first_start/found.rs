//! The card with the three questions for a hall of one's own.

use std::path::{Path, PathBuf};

use egui::{Align, Key, Layout, Modifiers, Response, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::file_name::{ENDING, file_name};
use super::sample::card_with_room;
use super::{FirstContext, FirstStart, Purpose};
use crate::domain::hall::Sector;
use crate::domain::problems::Field;
use crate::ui::commands::ShellCommand;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Caption, TextField, TimeField, Tone, WeekdayToggles, choice_card, elided_label, label, note, paragraph,
    secondary,
};
use crate::ui::words;

/// Where the questions' answers begin, right of their numbers.
const INDENT: f32 = 36.0;
/// Width of a time field.
const TIME: f32 = 92.0;

impl FirstStart {
    pub(super) fn found_card(&mut self, ui: &mut Ui, cx: &FirstContext<'_>) {
        card_with_room(ui, cx, |ui| {
            label(ui, cx.tokens, Text::DetailTitle, &cx.text("first-found"));
            paragraph(ui, Text::Secondary, &cx.text("first-found-line"), cx.tokens.text2);
            ui.add_space(size::GAP_16);
            let mut left = question(ui, cx, (1, "first-ask-name"), |ui| self.ask_name(ui, cx));
            ui.add_space(size::GAP_16);
            left |= question(ui, cx, (2, "first-ask-hours"), |ui| self.ask_hours(ui, cx));
            ui.add_space(size::GAP_16);
            question(ui, cx, (3, "first-ask-standard"), |ui| self.ask_standard(ui, cx));
            ui.add_space(size::GAP_20);
            if left {
                self.tells = true;
            }
            if self.tells {
                self.problems = self.draft.check(None, cx.today).err().unwrap_or_default();
            }
            self.founding(ui, cx);
        });
    }

    /// True when the field was left with something typed.
    fn ask_name(&mut self, ui: &mut Ui, cx: &FirstContext<'_>) -> bool {
        let problem = self.told(cx, Field::HallName);
        let caption = Caption::unseen(words::field(cx.strings, Field::HallName)).problem(problem);
        let field = TextField::new(caption, &mut self.draft.name).placeholder(cx.text("first-name-example")).limit(60);
        let response = field.show(ui, cx.tokens);
        response.lost_focus() && !self.draft.name.trim().is_empty()
    }

    fn ask_hours(&mut self, ui: &mut Ui, cx: &FirstContext<'_>) -> bool {
        let problems = [Field::OpensAt, Field::ClosesAt, Field::OpenWeekdays].map(|field| self.told(cx, field));
        let [opens, closes, days] = problems;
        let caption = |field, problem| Caption::unseen(words::field(cx.strings, field)).problem(problem);
        let mut left = false;
        let days = caption(Field::OpenWeekdays, days).width(WeekdayToggles::width());
        let one_row = ui.available_width() >= 2.0 * TIME + WeekdayToggles::width() + 48.0;
        let draft = &mut self.draft;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
            let opens = caption(Field::OpensAt, opens).width(TIME);
            left |= TimeField::new(opens, &mut draft.opens_at).show(ui, cx.tokens).response.lost_focus();
            let to = vec2(0.0, size::NORMAL);
            ui.allocate_ui_with_layout(to, Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_height(size::NORMAL);
                secondary(ui, cx.tokens, &cx.text("first-hours-to"));
            });
            let closes = caption(Field::ClosesAt, closes).width(TIME);
            left |= TimeField::new(closes, &mut draft.closes_at).show(ui, cx.tokens).response.lost_focus();
            if one_row {
                ui.add_space(size::GAP_8);
                let toggles = WeekdayToggles::new(days.clone(), &mut draft.open_weekdays);
                left |= toggles.show(ui, cx.tokens, cx.strings).changed();
            }
        });
        if !one_row {
            ui.add_space(size::GAP_8);
            left |= WeekdayToggles::new(days, &mut draft.open_weekdays).show(ui, cx.tokens, cx.strings).changed();
        }
        left
    }

    fn ask_standard(&mut self, ui: &mut Ui, cx: &FirstContext<'_>) -> bool {
        let before = self.draft.sector.clone();
        ui.spacing_mut().item_spacing.y = size::GAP_8;
        for (sector, title, about) in [
            (Sector::Power, "first-standard-power", "first-standard-power-line"),
            (Sector::Bank, "first-standard-bank", "first-standard-bank-line"),
            (Sector::Other, "first-standard-none", "first-standard-none-line"),
        ] {
            let picked = self.draft.sector == sector.code();
            if choice_card(ui, cx.tokens, picked, (&cx.text(title), &cx.text(about))).clicked() {
                sector.code().clone_into(&mut self.draft.sector);
            }
        }
        self.draft.sector != before
    }

    fn founding(&mut self, ui: &mut Ui, cx: &FirstContext<'_>) {
        let path = self.path(cx);
        let taken = self.is_taken(&path);
        let keys = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let mut asked = keys && self.pick.is_none();
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            let found = Button::primary(cx.text("first-go")).trailing(icons::NEXT).shortcut("Ctrl Enter");
            asked |= found.show(ui, cx.tokens).clicked();
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                if Button::link(cx.text("first-elsewhere")).show(ui, cx.tokens).clicked() {
                    self.pick_place(cx, &path);
                }
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    place(ui, cx, &path);
                });
            });
        });
        let is_named = self.chosen.is_some() || !self.draft.name.trim().is_empty();
        if taken && is_named {
            ui.add_space(size::GAP_8);
            note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &cx.text("first-taken")));
        }
        if asked {
            self.found(cx, path);
        }
    }

    fn found(&mut self, cx: &FirstContext<'_>, path: PathBuf) {
        self.tells = true;
        self.looked = None;
        let taken = self.is_taken(&path);
        match self.draft.check(None, cx.today) {
            Err(problems) => self.problems = problems,
            Ok(_) if taken => {}
            Ok(hall) => cx.send(ShellCommand::FoundHall(Box::new(hall), path)),
        }
    }

    fn pick_place(&mut self, cx: &FirstContext<'_>, path: &Path) {
        let pick = PathPick::new(PickWhat::SaveFile, cx.text("first-place-title"), &[ENDING])
            .text(cx.text("first-place-line"))
            .proposed(path.to_string_lossy());
        self.pick = Some((Purpose::Found, pick));
    }

    /// Where the file will lie: as chosen, else in the proposed folder under the hall's name.
    fn path(&self, cx: &FirstContext<'_>) -> PathBuf {
        let named = || {
            let name = file_name(&self.draft.name).unwrap_or_else(|| format!("{}.{ENDING}", cx.text("first-file")));
            cx.proposed_folder.join(name)
        };
        self.chosen.clone().unwrap_or_else(named)
    }

    /// Whether something lies there; looked up once for each path.
    fn is_taken(&mut self, path: &Path) -> bool {
        if let Some((looked, taken)) = &self.looked
            && looked == path
        {
            return *taken;
        }
        let taken = path.exists();
        self.looked = Some((path.to_owned(), taken));
        taken
    }

    fn told(&self, cx: &FirstContext<'_>, field: Field) -> Option<String> {
        words::problem_at(cx.strings, &self.problems, field)
    }
}

/// A round number, the question, and below it the answer.
fn question<R>(ui: &mut Ui, cx: &FirstContext<'_>, (number, key): (u8, &str), answer: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_12;
        number_mark(ui, cx, &number.to_string());
        label(ui, cx.tokens, Text::RowTitle, &cx.text(key));
    });
    ui.add_space(size::GAP_4);
    let place = ui.available_rect_before_wrap().with_min_x(ui.cursor().min.x + INDENT);
    ui.scope_builder(egui::UiBuilder::new().max_rect(place), |ui| {
        ui.set_width(place.width());
        answer(ui)
    })
    .inner
}

fn number_mark(ui: &mut Ui, cx: &FirstContext<'_>, number: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::hover());
    ui.painter().circle_filled(rect.center(), 12.0, cx.tokens.accent);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(Text::SecondaryStrong.job(number, cx.tokens.on_accent)));
    let at = egui::Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(at.min, galley, cx.tokens.on_accent);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Label, true, number));
    response
}

/// `存到 文档 / 厅管家 / 长桥.hall`, the whole path in the tooltip.
fn place(ui: &mut Ui, cx: &FirstContext<'_>, path: &Path) {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    let last = parts.get(parts.len().saturating_sub(3)..).unwrap_or_default();
    let words = cx.strings.text_with("first-place", &[("place", last.join(" / ").into())]);
    let shown = elided_label(ui, cx.tokens, Text::Secondary, (&words, cx.tokens.text2));
    let _ = shown.on_hover_text(path.to_string_lossy());
}

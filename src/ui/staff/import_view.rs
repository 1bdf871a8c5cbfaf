//! How a list on its way in looks: counts that filter, columns to correct, row by row what happens, and why.

use egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::import::{Import, Plan, Shown, Stage, View};
use super::import_rows::problem_with_row;
use super::import_table::{LINE, rows};
use crate::domain::problems::Field;
use crate::exchange::staff_import::IMPORT_FIELDS;
use crate::exchange::tables::column_letter;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, Caption, EmptyState, FilterChip, Select, Tone};
use crate::ui::words;

/// Width of one column's select.
const MAPPED: f32 = 148.0;

/// What the page asks.
enum Ask {
    Leave,
    List,
    Photos,
    BringIn,
    Map(usize, Option<Field>),
    Stop,
}

impl Import {
    /// The whole body. True when it was left.
    pub(super) fn page(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        let mut ask = self.header(ui, cx);
        let area = ui.available_rect_before_wrap().shrink2(vec2(size::GAP_20, 0.0));
        let mut body = ui.new_child(UiBuilder::new().id_salt("import body").max_rect(area));
        let wide = ui.available_rect_before_wrap();
        let shown = match &self.stage {
            Stage::Choosing => choosing(&mut body, cx),
            Stage::Gathering { .. } => working(&mut body, cx, ("staff-import-reading", None)),
            Stage::Reading(task) => {
                let asked = working(&mut body, cx, ("staff-import-reading", Some(task.seen())));
                if matches!(asked, Some(Ask::Stop)) {
                    task.cancel();
                }
                None
            }
            Stage::Failed(because) => failed(&mut body, cx, because),
            Stage::Preparing { task, .. } => {
                let asked = working(&mut body, cx, ("staff-import-cutting", Some(task.seen())));
                if matches!(asked, Some(Ask::Stop)) {
                    task.cancel();
                }
                None
            }
            Stage::Looking(plan) => looking(ui, cx, (plan, &mut self.view, area), wide),
            Stage::Sent(_) => working(&mut body, cx, ("staff-import-writing", None)),
            Stage::In { plan, people, .. } => finished(ui, cx, (plan, *people), area),
        };
        ask = ask.or(shown);
        if !self.is_asking() && !egui::Popup::is_any_open(ui.ctx()) && ui.input(|i| i.key_pressed(egui::Key::Escape)) {
            ask = ask.or(Some(Ask::Leave));
        }
        self.answer(cx, ask)
    }

    fn answer(&mut self, cx: &UiContext<'_>, ask: Option<Ask>) -> bool {
        match ask {
            None | Some(Ask::Stop) => {}
            Some(Ask::Leave) => return true,
            Some(Ask::List) => self.choose_list(cx),
            Some(Ask::Photos) => self.choose_photos(cx),
            Some(Ask::BringIn) => self.bring_in(cx),
            Some(Ask::Map(column, field)) => self.correct(cx, (column, field)),
        }
        false
    }

    fn header(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        let mut ask = None;
        let file = self.list.as_ref().and_then(|list| list.file_name());
        let file = file.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let title = cx.text("staff-import");
        w::pane_header(ui, cx.tokens, (&title, &file), |ui| {
            ask = self.actions(ui, cx);
        });
        ask
    }

    fn actions(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        let mut ask = None;
        if let Stage::Looking(plan) = &self.stage {
            let words = cx.strings.text_with("staff-import-do", &[("n", plan.people().into())]);
            let blocked = why_not(cx, plan);
            let button = Button::primary(words).icon(icons::IMPORT).blocked(blocked);
            if button.show(ui, cx.tokens).clicked() {
                ask = Some(Ask::BringIn);
            }
        }
        if matches!(self.stage, Stage::Looking(_) | Stage::Failed(_)) {
            let other = Button::secondary(cx.text("staff-import-other")).icon(icons::OPEN_FILE);
            if other.show(ui, cx.tokens).clicked() {
                ask = Some(Ask::List);
            }
        }
        let key = if matches!(self.stage, Stage::In { .. }) { "staff-import-close" } else { "staff-import-leave" };
        let leave = Button::quiet(cx.text(key)).icon(icons::BACK).shortcut("Esc");
        if leave.show(ui, cx.tokens).clicked() {
            ask = Some(Ask::Leave);
        }
        ask
    }
}

fn why_not(cx: &UiContext<'_>, plan: &Plan) -> Option<String> {
    if !plan.read.mapping.missing().is_empty() {
        return Some(cx.text("staff-import-no-columns"));
    }
    (plan.people() == 0).then(|| cx.text("staff-import-nothing"))
}

fn choosing(ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
    ui.add_space(ui.available_height() * 0.2);
    let empty = EmptyState::new(icons::IMPORT, cx.text("staff-import-empty"), cx.text("staff-import-kinds"));
    let button = Button::primary(cx.text("staff-import-choose")).icon(icons::OPEN_FILE);
    empty.button(button).show(ui, cx.tokens).then_some(Ask::List)
}

fn failed(ui: &mut Ui, cx: &UiContext<'_>, because: &str) -> Option<Ask> {
    ui.add_space(ui.available_height() * 0.2);
    let empty = EmptyState::new(icons::WARNING, cx.text("staff-import-failed"), because);
    let button = Button::primary(cx.text("staff-import-other")).icon(icons::OPEN_FILE);
    empty.button(button).show(ui, cx.tokens).then_some(Ask::List)
}

fn working(ui: &mut Ui, cx: &UiContext<'_>, (key, seen): (&str, Option<crate::jobs::Seen>)) -> Option<Ask> {
    ui.add_space(size::GAP_24);
    let part = seen.filter(|seen| seen.total > 0).map_or(0.0, |seen| seen.done as f32 / seen.total as f32);
    let far = seen.filter(|seen| seen.total > 3).map(|seen| format!("{} / {}", seen.done, seen.total));
    w::progress_with_words(ui, cx.tokens, part, (&cx.text(key), &far.unwrap_or_default()));
    ui.add_space(size::GAP_8);
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
    let stop = seen.is_some() && Button::secondary(cx.text("staff-import-stop")).show(ui, cx.tokens).clicked();
    stop.then_some(Ask::Stop)
}

fn looking(ui: &mut Ui, cx: &UiContext<'_>, (plan, view, area): (&Plan, &mut View, Rect), wide: Rect) -> Option<Ask> {
    let mut body = ui.new_child(UiBuilder::new().id_salt("import plan").max_rect(area));
    chips(&mut body, cx, plan, view);
    body.add_space(size::GAP_8);
    let photos = photos_line(&mut body, cx, plan);
    body.add_space(size::GAP_8);
    let mapped = mapping(&mut body, cx, plan);
    body.add_space(size::GAP_12);
    let rest = wide.with_min_y(body.cursor().top());
    let mut list = ui.new_child(UiBuilder::new().id_salt("import rows").max_rect(rest));
    list.shrink_clip_rect(rest);
    rows(&mut list, cx, plan, view);
    mapped.or(photos)
}

fn chips(ui: &mut Ui, cx: &UiContext<'_>, plan: &Plan, view: &mut View) {
    let tallies = plan.tallies;
    let all = [
        (Shown::All, "staff-import-all", plan.rows.len(), None),
        (Shown::Add, "staff-import-add", tallies.add, Some((icons::PERSON_ADD, Tone::Ok))),
        (Shown::Change, "staff-import-change", tallies.change, Some((icons::EDIT, Tone::Accent))),
        (Shown::Skip, "staff-import-skip", tallies.skip, Some((icons::NOT_APPLICABLE, Tone::Neutral))),
        (Shown::Trouble, "staff-import-trouble", tallies.trouble, Some((icons::OVERDUE, Tone::Danger))),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
        for (shown, key, n, sign) in all {
            let words = cx.strings.text_with(key, &[("n", n.into())]);
            let mut chip = FilterChip::new(words).picked(view.shown == shown);
            if let Some((icon, tone)) = sign.filter(|_| n > 0) {
                chip = chip.icon(icon, tone);
            }
            if chip.show(ui, cx.tokens).clicked() {
                view.shown = shown;
            }
        }
    });
}

fn photos_line(ui: &mut Ui, cx: &UiContext<'_>, plan: &Plan) -> Option<Ask> {
    let found = plan.read.plan.add.iter().filter(|one| one.photo.is_some()).count()
        + plan.read.plan.change.iter().filter(|one| one.photo.is_some()).count();
    let words = match &plan.read.photos {
        None => cx.text("staff-import-no-photos"),
        Some(folder) => {
            let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            cx.strings.text_with("staff-import-photos-found", &[("folder", name.into()), ("n", found.into())])
        }
    };
    let shown = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        icons::PHOTO.show(ui, size::BUTTON_ICON, cx.tokens.text2);
        w::secondary(ui, cx.tokens, &words);
        Button::link(cx.text("staff-import-photos-choose")).show(ui, cx.tokens).clicked()
    });
    shown.inner.then_some(Ask::Photos)
}

/// A select for each column of the list, header words above.
fn mapping(ui: &mut Ui, cx: &UiContext<'_>, plan: &Plan) -> Option<Ask> {
    let mut ask = None;
    let missing = plan.read.mapping.missing();
    if !missing.is_empty() {
        let names: Vec<String> = missing.iter().map(|field| words::field(cx.strings, *field)).collect();
        let words = cx.strings.text_with("staff-import-missing", &[("fields", names.join("、").into())]);
        w::note(ui, cx.tokens, Tone::Danger, (icons::OVERDUE, &words));
        ui.add_space(size::GAP_8);
    }
    let mut options = vec![cx.text("staff-import-unused")];
    options.extend(IMPORT_FIELDS.iter().map(|field| words::field(cx.strings, *field)));
    ScrollArea::horizontal().id_salt("columns").show(ui, |ui| {
        ui.set_width((MAPPED + size::GAP_8) * plan.read.table.width() as f32);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_8;
            for column in 0..plan.read.table.width() {
                let field = plan.read.mapping.field_of(column);
                let mut picked =
                    Some(field.and_then(|f| IMPORT_FIELDS.iter().position(|g| *g == f)).map_or(0, |at| at + 1));
                let caption = Caption::new(head_words(cx, plan, column)).width(MAPPED);
                let chosen = ui
                    .push_id(column, |ui| Select::new(caption, &mut picked, &options).show(ui, cx.tokens, cx.strings));
                if chosen.inner.changed() {
                    let field = picked.and_then(|at| at.checked_sub(1)).and_then(|at| IMPORT_FIELDS.get(at)).copied();
                    ask = Some(Ask::Map(column, field));
                }
            }
        });
        ui.add_space(size::GAP_8);
    });
    ask
}

fn head_words(cx: &UiContext<'_>, plan: &Plan, column: usize) -> String {
    let table = &plan.read.table;
    let head = plan.read.mapping.header_row.map_or("", |row| table.cell(row, column));
    let head: String = head.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(9).collect();
    let values = [("letter", column_letter(column).into()), ("head", head.into())];
    cx.strings.text_with("staff-import-head", &values)
}

fn finished(ui: &mut Ui, cx: &UiContext<'_>, (plan, people): (&Plan, usize), area: Rect) -> Option<Ask> {
    let mut body = ui.new_child(UiBuilder::new().id_salt("import finished").max_rect(area));
    let ui = &mut body;
    let tallies = plan.tallies;
    let values = [("n", people.into()), ("add", tallies.add.into()), ("change", tallies.change.into())];
    let told = cx.strings.text_with("staff-import-done", &values);
    w::note(ui, cx.tokens, Tone::Ok, (icons::DONE.filled(), &told));
    let problems = &plan.read.plan.problems;
    if problems.is_empty() {
        return None;
    }
    ui.add_space(size::GAP_16);
    let lines: Vec<String> = problems.iter().map(|problem| problem_with_row(cx.strings, problem)).collect();
    ui.horizontal(|ui| {
        ui.set_height(size::SMALL);
        let title = cx.strings.text_with("staff-import-left", &[("n", lines.len().into())]);
        w::label(ui, cx.tokens, Text::RowTitle, &title);
        if Button::quiet(cx.text("staff-import-copy")).icon(icons::COPY).small().show(ui, cx.tokens).clicked() {
            ui.ctx().copy_text(lines.join("\n"));
        }
    });
    ui.add_space(size::GAP_8);
    ScrollArea::vertical().id_salt("problems left").auto_shrink([false, false]).show_rows(
        ui,
        LINE,
        lines.len(),
        |ui, range| {
            for line in lines.get(range).unwrap_or_default() {
                w::elided_label(ui, cx.tokens, Text::Secondary, (line, cx.tokens.text));
            }
        },
    );
    None
}

//! How a list on its way in looks: counts that filter, columns to correct, row by row what happens, and why.

use egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::import::{Import, Plan, Stage};
use crate::domain::problems::Field;
use crate::exchange::staff_import::IMPORT_FIELDS;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::list_import::{Columns, LINE, View, chips, failed, mapping, problem_with_row, rows, working};
use crate::ui::list_words::left_unread;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, EmptyState, Tone};

/// What the page asks.
enum Ask {
    Leave,
    List,
    Photos,
    BringIn,
    Map(usize, Option<Field>),
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
            Stage::Gathering { .. } => {
                working(&mut body, cx, ("staff-import-reading", None));
                None
            }
            Stage::Reading(task) => {
                if working(&mut body, cx, ("staff-import-reading", Some(task.seen()))) {
                    task.cancel();
                }
                None
            }
            Stage::Failed(because) => failed(&mut body, cx, because).then_some(Ask::List),
            Stage::Preparing { task, .. } => {
                if working(&mut body, cx, ("staff-import-cutting", Some(task.seen()))) {
                    task.cancel();
                }
                None
            }
            Stage::Looking(plan) => looking(ui, cx, (plan, &mut self.view, area), wide),
            Stage::Sent(_) => {
                working(&mut body, cx, ("staff-import-writing", None));
                None
            }
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
            None => {}
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

fn looking(ui: &mut Ui, cx: &UiContext<'_>, (plan, view, area): (&Plan, &mut View, Rect), wide: Rect) -> Option<Ask> {
    let mut body = ui.new_child(UiBuilder::new().id_salt("import plan").max_rect(area));
    chips(&mut body, cx, (plan.rows.len(), plan.tallies), view);
    body.add_space(size::GAP_8);
    let photos = photos_line(&mut body, cx, plan);
    if let Some(sentence) = left_unread(cx.strings, &plan.read.table) {
        w::secondary(&mut body, cx.tokens, &sentence);
    }
    body.add_space(size::GAP_8);
    let columns = Columns {
        table: &plan.read.table,
        mapping: &plan.read.mapping,
        fields: &IMPORT_FIELDS,
        missing: plan.read.mapping.missing(),
    };
    let mapped = mapping(&mut body, cx, &columns).map(|(column, field)| Ask::Map(column, field));
    body.add_space(size::GAP_12);
    let rest = wide.with_min_y(body.cursor().top());
    let mut list = ui.new_child(UiBuilder::new().id_salt("import rows").max_rect(rest));
    list.shrink_clip_rect(rest);
    let heads = [cx.text("field-name"), cx.text("field-work-no")];
    rows(&mut list, cx, (&cx.text("staff-import"), heads), (&plan.rows, view));
    mapped.or(photos)
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

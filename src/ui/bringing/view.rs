//! How a list on its way in looks: counts that filter, columns to correct, what is taken for granted, row by row what happens.

use egui::{Key, Rect, Ui, UiBuilder, vec2};

use super::plan::Plan;
use super::{BringIn, Stage};
use crate::domain::problems::Field;
use crate::exchange::headers::ListKind;
use crate::jobs::bringing::{ReadList, ReadPlan, ToldBy};
use crate::ui::commands::ListDone;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::list_import::{Columns, View, chips, failed, mapping, rows, working};
use crate::ui::theme::size;
use crate::ui::widgets::{self as w, Button, EmptyState, Tone};

/// Sentences told one by one; the rest is told as a number.
const SENTENCES_MOST: usize = 4;

/// What the page asks.
enum Ask {
    Leave,
    Choose,
    BringIn,
    Map(usize, Option<Field>),
    SaveProblems,
}

impl BringIn {
    /// The whole body. True when it was left.
    pub(in crate::ui) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        self.go_on(ui.ctx(), cx);
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        let mut ask = self.header(ui, cx);
        let wide = ui.available_rect_before_wrap();
        let area = wide.shrink2(vec2(size::GAP_20, 0.0));
        let mut body = ui.new_child(UiBuilder::new().id_salt("bring body").max_rect(area));
        let shown = match &self.stage {
            Stage::Choosing => choosing(&mut body, cx, self.kind),
            Stage::Reading(task) => {
                if working(&mut body, cx, ("staff-import-reading", Some(task.seen()))) {
                    task.cancel();
                }
                None
            }
            Stage::Wording(_) => {
                working(&mut body, cx, ("staff-import-reading", None));
                None
            }
            Stage::Failed(because) => failed(&mut body, cx, because).then_some(Ask::Choose),
            Stage::Looking(plan) => looking(ui, cx, (plan, &mut self.view, area), wide),
            Stage::Writing { plan, .. } | Stage::Sent(plan) => {
                writing(&mut body, cx, plan);
                None
            }
            Stage::In { plan, done, .. } => finished(ui, cx, (plan, *done, &mut self.view), (area, wide)),
        };
        ask = ask.or(shown);
        let is_free = !self.is_asking() && !matches!(self.stage, Stage::Writing { .. } | Stage::Sent(_));
        if is_free && !egui::Popup::is_any_open(ui.ctx()) && ui.input(|i| i.key_pressed(Key::Escape)) {
            ask = ask.or(Some(Ask::Leave));
        }
        self.answer(ui, cx, ask)
    }

    fn answer(&mut self, ui: &Ui, cx: &UiContext<'_>, ask: Option<Ask>) -> bool {
        match ask {
            None => {}
            Some(Ask::Leave) => return true,
            Some(Ask::Choose) => self.choose(cx),
            Some(Ask::BringIn) => self.bring_in(ui.ctx()),
            Some(Ask::Map(column, field)) => self.correct(cx, (column, field)),
            Some(Ask::SaveProblems) => self.save_problems(cx),
        }
        false
    }

    fn header(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        let mut ask = None;
        w::pane_header(ui, cx.tokens, (&cx.text(super::title(self.kind)), &self.name), |ui| {
            ask = self.actions(ui, cx);
        });
        ask
    }

    fn actions(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        let mut ask = None;
        let is_busy = matches!(self.stage, Stage::Writing { .. } | Stage::Sent(_));
        if let Stage::Looking(plan) = &self.stage {
            let button = Button::primary(do_words(cx, self.kind, plan.entries()));
            let button = button.icon(icons::IMPORT).blocked(why_not(cx, plan));
            if button.show(ui, cx.tokens).clicked() {
                ask = Some(Ask::BringIn);
            }
        }
        if let Stage::Looking(plan) | Stage::In { plan, .. } = &self.stage
            && plan.rows_left_out() > 0
            && plan.read.kind != ListKind::Calendar
        {
            let words = cx.strings.text_with("bring-save", &[("n", plan.rows_left_out().into())]);
            if Button::secondary(words).icon(icons::EXPORT).show(ui, cx.tokens).clicked() {
                ask = Some(Ask::SaveProblems);
            }
        }
        if matches!(self.stage, Stage::Looking(_) | Stage::Failed(_) | Stage::In { .. }) {
            let other = Button::secondary(cx.text("staff-import-other")).icon(icons::OPEN_FILE);
            if other.show(ui, cx.tokens).clicked() {
                ask = Some(Ask::Choose);
            }
        }
        let key = if matches!(self.stage, Stage::In { .. }) { "bring-close" } else { "staff-import-leave" };
        let leave = Button::quiet(cx.text(key)).icon(icons::BACK).shortcut("Esc");
        let leave = leave.blocked(is_busy.then(|| cx.text("staff-import-writing")));
        if leave.show(ui, cx.tokens).clicked() {
            ask = Some(Ask::Leave);
        }
        ask
    }
}

impl Plan {
    /// How many rows of the list stay out; a year comes in whole or not at all.
    pub(super) fn rows_left_out(&self) -> usize {
        crate::exchange::list_problems::rows_left_out(self.problems())
    }
}

fn do_words(cx: &UiContext<'_>, kind: ListKind, n: usize) -> String {
    let key = match kind {
        ListKind::Boxes => "bring-do-boxes",
        ListKind::Disclosure => "bring-do-disclosure",
        ListKind::Cases => "bring-do-cases",
        ListKind::Staff => "staff-import-do",
        ListKind::Calendar => "bring-do-calendar",
    };
    cx.strings.text_with(key, &[("n", n.into())])
}

fn why_not(cx: &UiContext<'_>, plan: &Plan) -> Option<String> {
    match &plan.read.plan {
        _ if !plan.read.missing().is_empty() => Some(cx.text("bring-no-columns")),
        ReadPlan::Calendar(year) if year.is_refused() => Some(cx.text("bring-year-whole")),
        _ => (plan.entries() == 0).then(|| cx.text("bring-nothing")),
    }
}

fn choosing(ui: &mut Ui, cx: &UiContext<'_>, kind: ListKind) -> Option<Ask> {
    ui.add_space(ui.available_height() * 0.2);
    let how = if kind == ListKind::Calendar { "bring-calendar-how" } else { "staff-import-kinds" };
    let empty = EmptyState::new(icons::IMPORT, cx.text("bring-choose-title"), cx.text(how));
    let button = Button::primary(cx.text("bring-choose")).icon(icons::OPEN_FILE);
    empty.button(button).show(ui, cx.tokens).then_some(Ask::Choose)
}

fn writing(ui: &mut Ui, cx: &UiContext<'_>, plan: &Plan) {
    working(ui, cx, ("staff-import-writing", None));
    let words = cx.strings.text_with("bring-writing", &[("n", plan.entries().into())]);
    w::secondary(ui, cx.tokens, &words);
}

fn looking(ui: &mut Ui, cx: &UiContext<'_>, (plan, view, area): (&Plan, &mut View, Rect), wide: Rect) -> Option<Ask> {
    let mut body = ui.new_child(UiBuilder::new().id_salt("bring plan").max_rect(area));
    w::secondary(&mut body, cx.tokens, &cx.text("bring-only-looked"));
    body.add_space(size::GAP_8);
    let mapped = told(&mut body, cx, plan);
    table(ui, cx, (plan, view), (&mut body, wide));
    mapped
}

/// Columns to correct, and what is taken for granted.
fn told(ui: &mut Ui, cx: &UiContext<'_>, plan: &Plan) -> Option<Ask> {
    let mut ask = None;
    let ReadList { kind, table, mapping: columns, told_by, .. } = &plan.read;
    if !table.rows.is_empty() {
        if *told_by == ToldBy::Memory {
            w::note(ui, cx.tokens, Tone::Accent, (icons::INFO, &cx.text("bring-remembered")));
            ui.add_space(size::GAP_8);
        }
        let fields = kind.fields();
        let columns = Columns { table, mapping: columns, fields: &fields, missing: plan.read.missing() };
        ask = mapping(ui, cx, &columns).map(|(column, field)| Ask::Map(column, field));
        ui.add_space(size::GAP_4);
    }
    for sentence in plan.assumed.iter().take(SENTENCES_MOST) {
        w::secondary(ui, cx.tokens, sentence);
    }
    if let Some(more) = plan.assumed.len().checked_sub(SENTENCES_MOST).filter(|more| *more > 0) {
        let rest = plan.assumed.iter().skip(SENTENCES_MOST).cloned().collect::<Vec<_>>().join("\n");
        let words = cx.strings.text_with("bring-more", &[("n", more.into())]);
        w::tip(w::secondary(ui, cx.tokens, &words), cx.tokens, &rest, None);
    }
    ui.add_space(size::GAP_8);
    ask
}

fn table(ui: &mut Ui, cx: &UiContext<'_>, (plan, view): (&Plan, &mut View), (body, wide): (&mut Ui, Rect)) {
    chips(body, cx, (plan.rows.len(), plan.tallies), view);
    body.add_space(size::GAP_12);
    let rest = wide.with_min_y(body.cursor().top());
    let mut list = ui.new_child(UiBuilder::new().id_salt("bring rows").max_rect(rest));
    list.shrink_clip_rect(rest);
    let heads = match plan.read.kind {
        ListKind::Cases => [Field::ReceivedAt, Field::CaseNumber],
        ListKind::Disclosure => [Field::DocumentTitle, Field::DocumentCode],
        ListKind::Staff | ListKind::Boxes => [Field::Day, Field::BoxName],
        ListKind::Calendar => [Field::Day, Field::HolidayName],
    };
    let heads = heads.map(|field| crate::ui::words::field(cx.strings, field));
    rows(&mut list, cx, (&cx.text("bring-title"), heads), (&plan.rows, view));
}

fn finished(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (plan, done, view): (&Plan, ListDone, &mut View),
    (area, wide): (Rect, Rect),
) -> Option<Ask> {
    let mut body = ui.new_child(UiBuilder::new().id_salt("bring finished").max_rect(area));
    let values = [
        ("n", done.entries.into()),
        ("cases", done.cases.into()),
        ("out", plan.rows_left_out().into()),
        ("skip", plan.tallies.skip.into()),
    ];
    let key = if done.cases > 0 { "bring-done-cases" } else { "bring-done" };
    w::note(&mut body, cx.tokens, Tone::Ok, (icons::DONE.filled(), &cx.strings.text_with(key, &values)));
    body.add_space(size::GAP_12);
    table(ui, cx, (plan, view), (&mut body, wide));
    None
}

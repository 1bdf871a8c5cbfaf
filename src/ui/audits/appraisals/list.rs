//! The ranking: one row each, red notes below passed-over rows, counts and means at the foot.

use egui::{CursorIcon, Role, Sense, Ui, WidgetInfo, vec2};

use super::data::View;
use super::heads::{self, Shows};
use super::{Ask, paint, words};
use crate::domain::appraisals::Basis;
use crate::domain::audits::{AuditKind, Subject};
use crate::domain::ranking::RankResult;
use crate::domain::standards::SubjectKind;
use crate::register::appraisal_standing::{AppraisalStanding, JudgedPrerequisite, StandingRow};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    self as w, Button, Row, Table, Tone, TwoLines, chip, list_footer, note_height, split_bottom, two_line_row,
};

/// Height of a row without its note.
const ROW: f32 = 49.0;

/// Paints heads, rows and foot.
pub(super) fn show(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (view, selected, reveal): (&mut View, Option<&Subject>, bool),
) -> Option<Ask> {
    let (mut upper, mut footer) = split_bottom(ui, size::LIST_FOOTER);
    for part in [&mut upper, &mut footer] {
        part.spacing_mut().item_spacing.y = 0.0;
    }
    let width = upper.available_width();
    let columns = heads::columns(width, &view.standing.as_ref()?.appraisal);
    let indent: f32 = columns.iter().take(1).map(|(_, width)| width).sum();
    let room = width - size::GAP_20 - size::GAP_16 - indent;
    let tops = view
        .tops(width, |words| ROW + words.as_ref().map_or(0.0, |words| note_height(&upper, words, room) + size::GAP_12));
    let standing = view.standing.as_ref()?;
    heads::show(&mut upper, cx, (&columns, &standing.appraisal));
    let at = selected.and_then(|subject| standing.rows.iter().position(|row| &row.ranked.subject == subject));
    let table_columns = heads::for_table(&columns);
    let table = Table::new("appraisals", &table_columns).headless().mixed(&tops).selected(at);
    let mut ask = None;
    let output = table.reveal(at.filter(|_| reveal)).show(&mut upper, cx.tokens, |row| {
        if let Some(found) = standing.rows.get(row.index) {
            let painting = Painting { view, standing, row: found };
            ask = ask.take().or(painting.paint(row, cx, &columns));
        }
    });
    foot(&mut footer, cx, standing);
    let subject = |index: usize| standing.rows.get(index).map(|row| row.ranked.subject.clone());
    let opened = output.activated.and_then(subject).map(Ask::Open);
    ask.or(opened).or(output.clicked.and_then(subject).map(|subject| clicked(&upper, subject)))
}

/// Where there is no room for both panes a click opens.
fn clicked(ui: &Ui, subject: Subject) -> Ask {
    let pressed = ui.input(|input| input.pointer.any_released());
    if pressed { Ask::Open(subject) } else { Ask::Select(subject) }
}

fn foot(ui: &mut Ui, cx: &UiContext<'_>, standing: &AppraisalStanding) {
    let (own, again) = standing.means();
    let are_people = standing.appraisal.subject_kind == SubjectKind::Person;
    let key = if are_people { "appraisal-foot-people" } else { "appraisal-foot-count" };
    let mut left = cx.strings.text_with(key, &[("n", standing.rows.len().into())]);
    if own.is_some() {
        let values = [("own", mean(cx, own).into()), ("again", mean(cx, again).into())];
        let key = if again.is_some() { "appraisal-foot-means" } else { "appraisal-foot-mean" };
        left = format!("{left} · {}", cx.strings.text_with(key, &values));
    }
    let by_self = standing.rows.iter().filter(|row| row.basis == Basis::SelfScore).count();
    let right = if by_self > 0 && standing.appraisal.sent_on.is_some() {
        cx.strings.text_with("appraisal-foot-by-self", &[("n", by_self.into())])
    } else if let Some(published) = &standing.appraisal.published {
        cx.strings.text_with("appraisal-foot-frozen", &[("date", cx.strings.date_iso(published.on).into())])
    } else {
        cx.text("appraisal-foot-rule")
    };
    list_footer(ui, cx.tokens, (&left, &right));
}

fn mean(cx: &UiContext<'_>, score: Option<f64>) -> String {
    score.map_or_else(|| "—".to_owned(), |score| cx.strings.fixed(score, 1))
}

struct Painting<'a> {
    view: &'a View,
    standing: &'a AppraisalStanding,
    row: &'a StandingRow,
}

impl Painting<'_> {
    fn paint(&self, row: &mut Row<'_>, cx: &UiContext<'_>, columns: &[(Shows, f32)]) -> Option<Ask> {
        let (title, line) = self.view.title(&self.row.ranked.subject, cx);
        let note = self.view.notes.get(row.index).cloned().flatten();
        row.name(self.told(cx, &title));
        row.upper(ROW);
        let mut ask = None;
        for (shows, _) in columns {
            let asked = self.cell(row, cx, (*shows, &title, &line));
            ask = ask.or(asked);
        }
        if let Some(words) = note {
            row.below(1, |ui| w::note(ui, cx.tokens, Tone::Danger, (icons::VOID, &words)));
        }
        ask
    }

    /// The row for a screen reader.
    fn told(&self, cx: &UiContext<'_>, title: &str) -> String {
        let rank = self.rank_words(cx);
        let scores = cx.strings.text_with(
            "appraisal-scores",
            &[
                ("own", words::score(cx.strings, self.row.self_score).into()),
                ("again", words::score(cx.strings, self.row.re_score).into()),
            ],
        );
        let chip = words::result(cx.strings, self.standing, self.row).map(|(_, _, words)| words);
        let parts = [Some(rank), Some(title.to_owned()), Some(scores), chip];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn rank_words(&self, cx: &UiContext<'_>) -> String {
        let Some(rank) = self.row.ranked.rank else {
            return cx.text("appraisal-no-rank");
        };
        let key = if self.row.ranked.is_shared { "appraisal-rank-shared" } else { "appraisal-rank" };
        cx.strings.text_with(key, &[("rank", rank.into())])
    }

    fn cell(&self, row: &mut Row<'_>, cx: &UiContext<'_>, (shows, title, line): (Shows, &str, &str)) -> Option<Ask> {
        let (tokens, strings) = (cx.tokens, cx.strings);
        let by_parts = !self.standing.appraisal.pack.parts.is_empty();
        match shows {
            Shows::Rank => row.cell(|ui| self.rank(ui, cx)),
            Shows::Name => row.cell(|ui| self.name(ui, cx, (title, line))),
            Shows::Own => figure(row, cx, (Text::Body, &words::score(strings, self.row.self_score))),
            Shows::Again => {
                let style = if by_parts { Text::Body } else { Text::RowTitle };
                figure(row, cx, (style, &words::score(strings, self.row.re_score)));
            }
            Shows::Difference => {
                let words = self.row.difference().map_or_else(String::new, |by| words::score(strings, Some(by)));
                figure(row, cx, (Text::Secondary, &words));
            }
            Shows::Yearly => figure(row, cx, (Text::RowTitle, &words::score(strings, self.row.yearly.score))),
            Shows::Plot => row.cell(|ui| {
                let place = heads::plot_place(ui.available_rect_before_wrap());
                let pass = self.standing.appraisal.rules().pass_score.as_number();
                if place.is_positive() {
                    paint::plot(ui, place, tokens, (self.row.self_score, self.row.re_score, pass));
                }
            }),
            Shows::Mark(index) => return row.cell(|ui| self.mark(ui, cx, index)),
            Shows::Pass => row.cell(|ui| self.pass(ui, cx)),
            Shows::Result => return row.cell(|ui| self.result(ui, cx)),
        }
        None
    }

    fn rank(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        let Some(rank) = self.row.ranked.rank else {
            return;
        };
        let passed =
            matches!(self.row.ranked.result, RankResult::PassedOver { .. }) && !self.row.ranked.result.is_pending();
        let is_final = self.row.basis == Basis::ReScore && !passed;
        let color = if is_final { cx.tokens.text } else { cx.tokens.text2 };
        let style = if self.row.basis == Basis::SelfScore { Text::Body } else { Text::RowTitle };
        ui.add(egui::Label::new(style.rich(rank.to_string()).color(color)).extend());
    }

    fn name(&self, ui: &mut Ui, cx: &UiContext<'_>, (title, line): (&str, &str)) {
        if let Some(id) = self.row.ranked.subject.person() {
            let file = self.view.person(id).photo;
            let picture =
                file.and_then(|file| cx.pictures.of_file(ui.ctx(), cx.register, (file, PictureSize::Thumbnail)));
            w::thumbnail(ui, cx.tokens, size::THUMBNAIL, picture.as_ref());
        }
        if line.is_empty() {
            w::elided_label(ui, cx.tokens, Text::RowTitle, (title, cx.tokens.text));
        } else {
            two_line_row(ui, cx.tokens, TwoLines { title: title.into(), line: line.into(), ..TwoLines::default() });
        }
    }

    /// A prerequisite: its sign; a click judges it.
    fn mark(&self, ui: &mut Ui, cx: &UiContext<'_>, index: usize) -> Option<Ask> {
        let judged = self.row.prerequisites.get(index)?;
        let needed = self.standing.appraisal.pack.prerequisites.get(index)?;
        let title = needed.text.in_language(cx.strings.lang().key());
        let words = mark_words(cx, (title, judged), self.view);
        let can = !self.standing.appraisal.is_frozen();
        let clicked = sign(ui, cx, judged.state.is_met, (&words, can));
        let subject = self.row.ranked.subject.clone();
        match (clicked, can) {
            (false, _) => None,
            (true, true) => Some(Ask::Judge(subject, needed.code.clone())),
            (true, false) => Some(Ask::Select(subject)),
        }
    }

    fn pass(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        let Some(score) = self.row.yearly.score else {
            return;
        };
        let pass = self.standing.appraisal.rules().pass_score.as_number();
        let is_met = score >= pass;
        let n = cx.strings.number(pass, 2);
        let key = if is_met { "appraisal-reaches" } else { "appraisal-reaches-not" };
        sign(ui, cx, Some(is_met), (&cx.strings.text_with(key, &[("n", n.into())]), false));
    }

    /// What is to be done next with this row, else its result.
    fn result(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        if let Some((words, ask)) = next_run(self.standing, self.row) {
            let button = Button::secondary(cx.text(words)).small().show(ui, cx.tokens);
            return button.clicked().then_some(ask);
        }
        let (tone, icon, words) = words::result(cx.strings, self.standing, self.row)?;
        chip(ui, cx.tokens, tone, (icon, &words));
        None
    }
}

fn figure(row: &mut Row<'_>, cx: &UiContext<'_>, (style, words): (Text, &str)) {
    let color = if style == Text::RowTitle { cx.tokens.text } else { cx.tokens.text2 };
    row.cell(|ui| ui.add(egui::Label::new(style.rich(words).color(color)).extend()));
}

/// The run that is to be begun or gone on with: words of the button, what it asks.
pub(super) fn next_run(standing: &AppraisalStanding, row: &StandingRow) -> Option<(&'static str, Ask)> {
    let appraisal = &standing.appraisal;
    if appraisal.is_frozen() {
        return None;
    }
    let begin = |kind| Ask::Begin(row.ranked.subject.clone(), kind);
    match (&row.self_run, &row.re_run) {
        (None, None) => Some(("appraisal-begin-self", begin(AuditKind::SelfScore))),
        (Some(run), None) if run.finished_on.is_none() => Some(("appraisal-continue-self", Ask::Run(run.audit))),
        (_, Some(run)) if run.finished_on.is_none() => Some(("appraisal-continue-re", Ask::Run(run.audit))),
        (_, None) if appraisal.sent_on.is_some() => Some(("appraisal-begin-re", begin(AuditKind::ReScore))),
        _ => None,
    }
}

/// A prerequisite in words: title, met or not, by whom and why.
pub(super) fn mark_words(cx: &UiContext<'_>, (title, judged): (&str, &JudgedPrerequisite), view: &View) -> String {
    let by = judged.by_hand.as_ref().and_then(|(by, _)| *by).map(|who| view.names.person(who)).unwrap_or_default();
    let state = words::met(cx.strings, judged.state.is_met);
    let why = words::judged_by(cx.strings, judged, (by, &view.evidence));
    let head = cx.strings.text_with("appraisal-mark", &[("title", title.into()), ("state", state.into())]);
    if why.is_empty() { head } else { format!("{head} · {why}") }
}

/// A sign in the middle of its cell; answers a click where it can be clicked.
fn sign(ui: &mut Ui, cx: &UiContext<'_>, is_met: Option<bool>, (words, can): (&str, bool)) -> bool {
    let (icon, tone) = words::mark(is_met);
    let cell = ui.available_rect_before_wrap();
    let sense = if can { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(cell.width(), cell.height().min(size::NORMAL)), sense);
    let role = if can { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, words));
    if can && (response.hovered() || response.has_focus()) {
        let color = if response.has_focus() { cx.tokens.accent } else { cx.tokens.line_strong };
        let stroke = egui::Stroke::new(size::LINE, color);
        let place = egui::Rect::from_center_size(rect.center(), vec2(28.0, 28.0));
        ui.painter().rect_stroke(place, size::RADIUS, stroke, egui::StrokeKind::Inside);
    }
    let color = if is_met.is_none() { cx.tokens.text3 } else { tone.icon(cx.tokens) };
    icon.paint(ui.painter(), rect.center(), size::BUTTON_ICON, color);
    let response = if can { response.on_hover_cursor(CursorIcon::PointingHand) } else { response };
    let clicked = response.clicked();
    w::tip(response, cx.tokens, words, None);
    clicked
}

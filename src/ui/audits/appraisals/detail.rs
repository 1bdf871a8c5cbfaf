//! One subject in detail: who, which place, both scores area by area, prerequisites, the review group's opinion.

use egui::{Align, Align2, Layout, Rect, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::data::View;
use super::paper::Paper;
use super::{Alone, Ask, list, paint, sheet, words};
use crate::domain::appraisals::Basis;
use crate::domain::audits::Subject;
use crate::register::appraisal_sheet::AppraisalSheet;
use crate::register::appraisal_standing::{AppraisalStanding, StandingRow};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    ACTION_BAR, Button, EmptyState, action_bar, card, elided_label, label, paragraph, secondary, separator,
    split_bottom, thumbnail,
};

/// Photo of the head.
const PHOTO: [f32; 2] = [50.0, 70.0];
/// Most room of the place at the right of the head.
const PLACE: f32 = 84.0;

/// Paints the detail side.
pub(super) fn show(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (view, selected, alone): (&mut View, Option<&Subject>, Alone),
) -> Option<Ask> {
    let sheet = selected.and_then(|subject| view.sheet(subject, cx).cloned());
    let standing = view.standing.as_ref()?;
    let found = selected.and_then(|subject| standing.row(subject)).zip(sheet);
    let Some((row, sheet)) = found else {
        ui.add_space(size::GAP_24 * 4.0);
        let empty = EmptyState::new(icons::AWARD, cx.text("appraisal-pick"), cx.text("appraisal-pick-text"));
        padded(ui, |ui| empty.show(ui, cx.tokens));
        return None;
    };
    let shown = Shown { view, standing, row, sheet: &sheet };
    let (mut upper, mut bar) = split_bottom(ui, ACTION_BAR);
    let mut ask = None;
    if alone == Alone::Yes {
        upper.horizontal(|ui| {
            ui.add_space(size::GAP_16);
            let back = Button::quiet(cx.text("appraisal-back")).icon(icons::BACK).shortcut("Esc");
            ask = back.show(ui, cx.tokens).clicked().then_some(Ask::Back);
        });
    }
    ScrollArea::vertical().id_salt("appraisal sheet").auto_shrink([false, false]).show(&mut upper, |ui| {
        let asked = padded(ui, |ui| shown.body(ui, cx));
        ask = ask.take().or(asked);
    });
    let asked = padded(&mut bar, |ui| shown.bar(ui, cx));
    ask.or(asked)
}

/// The padding of the detail side.
pub(super) fn padded<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let all = ui.available_rect_before_wrap();
    let room =
        Rect::from_min_max(pos2(all.left() + size::GAP_20, all.top()), pos2(all.right() - size::GAP_20, all.bottom()));
    let builder = UiBuilder::new().max_rect(room).layout(Layout::top_down(Align::Min));
    let inner = ui.scope_builder(builder, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        contents(ui)
    });
    inner.inner
}

struct Shown<'a> {
    view: &'a View,
    standing: &'a AppraisalStanding,
    row: &'a StandingRow,
    sheet: &'a AppraisalSheet,
}

impl Shown<'_> {
    fn body(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        ui.add_space(size::GAP_16);
        self.head(ui, cx);
        ui.add_space(size::GAP_12);
        sheet::areas(ui, cx, (self.standing, self.sheet));
        sheet::yearly(ui, cx, (self.standing, self.row));
        let noted = self.opinions(ui, cx);
        let ask = self.prerequisites(ui, cx);
        ui.add_space(size::GAP_16);
        ask.or(noted)
    }

    fn head(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        let subject = &self.row.ranked.subject;
        let (title, line) = self.view.title(subject, cx);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), PHOTO[1]), Sense::hover());
        let beside = self.place(ui, cx, rect);
        let room = rect.with_max_x(rect.right() - beside);
        let layout = Layout::left_to_right(Align::Center);
        let mut row = ui.new_child(UiBuilder::new().id_salt("appraisal head").max_rect(room).layout(layout));
        row.spacing_mut().item_spacing.x = size::GAP_12;
        let mut lines = vec![line];
        if let Some(id) = subject.person() {
            let person = self.view.person(id);
            let picture =
                person.photo.and_then(|file| cx.pictures.of_file(row.ctx(), cx.register, (file, PictureSize::Detail)));
            thumbnail(&mut row, cx.tokens, PHOTO, picture.as_ref());
            lines.push(person.work_no);
        }
        lines.retain(|line| !line.is_empty());
        row.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(size::GAP_4);
            elided_label(ui, cx.tokens, Text::DetailTitle, (&title, cx.tokens.text));
            if !lines.is_empty() {
                elided_label(ui, cx.tokens, Text::Secondary, (&lines.join(" · "), cx.tokens.text2));
            }
            elided_label(ui, cx.tokens, Text::Secondary, (&self.scores(cx), cx.tokens.text2));
        });
    }

    fn scores(&self, cx: &UiContext<'_>) -> String {
        let values = [
            ("own", words::score(cx.strings, self.row.self_score).into()),
            ("again", words::score(cx.strings, self.row.re_score).into()),
        ];
        let mut told = cx.strings.text_with("appraisal-scores", &values);
        let late =
            |run: &Option<crate::register::appraisal_standing::RunOf>| run.as_ref().is_some_and(|run| run.is_late);
        if late(&self.row.self_run) {
            told = format!("{told} · {}", cx.text("appraisal-self-late"));
        }
        told
    }

    /// The place at the right of the head; answers how wide it is.
    fn place(&self, ui: &mut Ui, cx: &UiContext<'_>, rect: Rect) -> f32 {
        let Some(rank) = self.row.ranked.rank else {
            return 0.0;
        };
        let key = if self.row.ranked.is_shared { "appraisal-place-shared" } else { "appraisal-place" };
        let words = cx.strings.text_with(key, &[("rank", rank.into())]);
        let room = rect.with_min_x(rect.right() - PLACE);
        let by_self = self.row.basis == Basis::SelfScore;
        let upper = if by_self { room.translate(vec2(0.0, -size::GAP_8)) } else { room };
        let mut left = paint::put(ui, upper, Align2::RIGHT_CENTER, (Text::PersonName, &words, cx.tokens.text)).left();
        let mut told = words;
        if by_self {
            let hint = cx.text("appraisal-by-self");
            let lower = room.translate(vec2(0.0, size::GAP_16));
            let below = paint::put(ui, lower, Align2::RIGHT_CENTER, (Text::Secondary, &hint, cx.tokens.text2));
            left = left.min(below.left());
            told = format!("{told} {hint}");
        }
        let response = ui.interact(room, ui.scope_id().with("appraisal place"), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
        rect.right() - left + size::GAP_4
    }

    fn prerequisites(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        let pack = &self.standing.appraisal.pack;
        if pack.prerequisites.is_empty() {
            return None;
        }
        ui.add_space(size::GAP_16);
        label(ui, cx.tokens, Text::SecondaryStrong, &cx.text("appraisal-prerequisites"));
        ui.add_space(size::GAP_4);
        separator(ui, cx.tokens);
        let mut ask = None;
        for (needed, judged) in pack.prerequisites.iter().zip(&self.row.prerequisites) {
            let title = needed.text.in_language(cx.strings.lang().key());
            let can = !self.standing.appraisal.is_frozen();
            let by = judged.by_hand.as_ref().and_then(|(by, _)| *by).map(|who| self.view.names.person(who));
            let why = words::judged_by(cx.strings, judged, (by.unwrap_or_default(), &self.view.evidence));
            let clicked = ui
                .horizontal(|ui| {
                    ui.set_min_height(size::NORMAL);
                    ui.spacing_mut().item_spacing.x = size::GAP_8;
                    let (icon, tone) = words::mark(judged.state.is_met);
                    icon.show(ui, size::BUTTON_ICON, tone.icon(cx.tokens));
                    label(ui, cx.tokens, Text::Body, title);
                    let layout = Layout::right_to_left(Align::Center);
                    ui.with_layout(layout, |ui| {
                        let key =
                            if judged.state.is_met.is_some() { "appraisal-judge-again" } else { "appraisal-judge" };
                        let name = cx.text(key);
                        let clicked = can && Button::link(name).show(ui, cx.tokens).clicked();
                        let state = words::met(cx.strings, judged.state.is_met);
                        elided_label(ui, cx.tokens, Text::Secondary, (&state, tone.text(cx.tokens)));
                        clicked
                    })
                    .inner
                })
                .inner;
            if clicked {
                ask = Some(Ask::Judge(self.row.ranked.subject.clone(), needed.code.clone()));
            }
            if !why.is_empty() {
                paragraph(ui, Text::Secondary, &why, cx.tokens.text2);
                ui.add_space(size::GAP_4);
            }
            separator(ui, cx.tokens);
        }
        ask
    }

    fn opinions(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        let run = self.row.re_run.as_ref().filter(|run| run.finished_on.is_some())?;
        ui.add_space(size::GAP_16);
        let group =
            if self.sheet.reviewers.is_empty() { &self.standing.appraisal.review_group } else { &self.sheet.reviewers };
        let names = self.view.names_of(group, cx);
        let mut ask = None;
        card(ui, cx.tokens, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            let head = cx.strings.text_with("appraisal-reviewers", &[("names", names.into())]);
            paragraph(ui, Text::Secondary, head.trim(), cx.tokens.text2);
            let mut nothing = true;
            for note in self.sheet.opinions() {
                let words = cx.strings.text_with("appraisal-opinion-words", &[("words", note.text.as_str().into())]);
                paragraph(ui, Text::Body, &words, cx.tokens.text);
                nothing = false;
            }
            if nothing {
                secondary(ui, cx.tokens, &cx.text("appraisal-opinion-none"));
            }
            let can = self.standing.appraisal.closed_on.is_none();
            if can && Button::link(cx.text("appraisal-opinion-add")).show(ui, cx.tokens).clicked() {
                ask = Some(Ask::Opinion(run.audit));
            }
        });
        ask
    }

    fn bar(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        let mut ask = None;
        let finished = |run: &Option<crate::register::appraisal_standing::RunOf>| {
            run.as_ref().filter(|run| run.finished_on.is_some()).map(|run| run.audit)
        };
        let mut asked = None;
        action_bar(
            ui,
            cx.tokens,
            |ui| {
                if let Some((key, next)) = list::next_run(self.standing, self.row) {
                    let button = Button::primary(cx.text(key)).icon(icons::AUDITS);
                    ask = button.show(ui, cx.tokens).clicked().then_some(next);
                } else if let Some(run) = finished(&self.row.re_run).or(finished(&self.row.self_run)) {
                    let re_scored = finished(&self.row.re_run).is_some();
                    let key = if re_scored { "appraisal-see-re" } else { "appraisal-see-self" };
                    let button = Button::secondary(cx.text(key)).icon(icons::AUDITS);
                    ask = button.show(ui, cx.tokens).clicked().then_some(Ask::Run(run));
                }
            },
            |ui| {
                if self.row.basis != Basis::Nothing {
                    let button = Button::quiet(cx.text("appraisal-score-sheet")).icon(icons::PRINT);
                    if button.show(ui, cx.tokens).clicked() {
                        asked = Some(Ask::Paper(Paper::ScoreSheet(self.row.ranked.subject.clone())));
                    }
                }
            },
        );
        ask.or(asked)
    }
}

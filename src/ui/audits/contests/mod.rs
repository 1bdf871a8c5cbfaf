//! Contests and awards (竞赛与评选): the list left, a contest, a choice or an award right (A; P6-1, P1-II.3, P3-4, P7-3).

mod appraisal;
mod award;
mod certificate;
mod choice;
mod contest;
mod data;
mod forms;
mod grants;
mod kept;
mod list;
mod standing;
mod stars;
mod words;

pub(super) use appraisal::of_appraisal as awards_of_appraisal;
pub(super) use award::certificate_panel;

use egui::{Align, Key, Layout, Modifiers, Rect, Stroke, Ui, UiBuilder, pos2};

use crate::domain::ids::AppraisalId;
use crate::ui::commands::{Done, Place};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::papers::PaperPanel;
use crate::ui::screen::Screen;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Tone, note};
use award::AwardPane;
use choice::ChoicePane;
use contest::ContestPane;
use data::{Choice, Data, Picked};
use forms::{AwardForm, ContestForm};
use list::Wish;

/// Narrower bodies show the list or one thing alone.
const BOTH_FROM: f32 = 900.0;

/// The screen's view state.
#[derive(Default)]
pub(super) struct ContestsScreen {
    data: Data,
    picked: Option<Picked>,
    contest: ContestPane,
    choice: ChoicePane,
    award: AwardPane,
    contest_form: ContestForm,
    award_form: AwardForm,
    paper: Option<PaperPanel>,
    /// In a narrow window: whether what is picked is shown instead of the list.
    ahead: bool,
}

impl ContestsScreen {
    fn has_form(&self) -> bool {
        self.contest_form.form.draft.is_open || self.award_form.form.draft.is_open
    }

    fn refresh(&mut self, cx: &UiContext<'_>) {
        self.contest_form.form.load(cx);
        self.award_form.form.load(cx);
        self.data.refresh(cx);
        let kept = self.picked.filter(|picked| self.data.has(*picked));
        self.picked = Some(kept.unwrap_or_else(|| self.data.first(cx.today())));
    }

    /// A published appraisal none of whose awards was granted yet: whoever comes from it finds it first.
    fn ungranted_appraisal(&self) -> Option<AppraisalId> {
        let granted = |id| self.data.awards.iter().any(|award| award.granted.appraisal == Some(id));
        self.data.appraisals.iter().map(|appraisal| appraisal.id).find(|id| !granted(*id))
    }

    fn follow(&mut self, cx: &UiContext<'_>, wish: Wish) {
        self.ahead = true;
        match wish {
            Wish::NewContest => {
                self.award_form.form.draft.is_open = false;
                self.contest_form.open(cx);
            }
            Wish::NewAward => {
                self.contest_form.form.draft.is_open = false;
                self.award_form.open(cx);
            }
            Wish::Pick(picked) => {
                self.picked = Some(picked);
                self.contest_form.form.draft.is_open = false;
                self.award_form.form.draft.is_open = false;
            }
        }
    }

    fn left(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if let Some(wish) = list::show(self, ui, cx) {
            self.follow(cx, wish);
            ui.ctx().request_repaint();
        }
    }

    fn right(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if let Some(because) = &self.data.failure {
            let words = format!("{} {because}", cx.text("contests-cannot-read"));
            note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &words));
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        if self.contest_form.form.draft.is_open {
            return self.contest_form.show(ui, cx);
        }
        if self.award_form.form.draft.is_open {
            return self.award_form.show(ui, cx, &self.data);
        }
        match self.picked {
            Some(Picked::Contest(id)) => {
                if let Some(contest) = self.data.contest(id) {
                    self.contest.show(ui, cx, (contest, &self.data));
                }
            }
            Some(Picked::Choice(choice)) => self.choice.show(ui, cx, (choice, &self.data)),
            Some(Picked::Appraisal(id)) => {
                if let Some(appraisal) = self.data.appraisal(id) {
                    appraisal::show(ui, cx, (appraisal, &self.data));
                }
            }
            Some(Picked::Award(id)) => {
                if let Some(award) = self.data.award(id) {
                    self.paper = self.award.show(ui, cx, (award, &self.data));
                }
            }
            None => {}
        }
    }

    /// Below this width list and detail take turns.
    fn one(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if !self.ahead && !self.has_form() {
            return self.left(ui, cx);
        }
        let back = Button::quiet(cx.text("contests-back")).icon(icons::BACK).small();
        let covered = ui.ctx().any_popup_open() || ui.memory(|memory| memory.top_modal_layer().is_some());
        let clicked = ui.horizontal(|ui| {
            ui.add_space(size::GAP_12);
            back.shortcut("Esc").show(ui, cx.tokens).clicked()
        });
        let keys = !self.has_form() && !covered;
        if clicked.inner || (keys && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))) {
            self.ahead = false;
            self.contest_form.form.draft.is_open = false;
            self.award_form.form.draft.is_open = false;
            ui.ctx().request_repaint();
        }
        self.right(ui, cx);
    }
}

impl Screen for ContestsScreen {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.refresh(cx);
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        ui.advance_cursor_after_rect(all);
        if self.paper.is_none() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::N)) {
            self.follow(cx, Wish::NewContest);
        }
        let layout = Layout::top_down(Align::Min);
        let mut pane = |name: &str, rect: Rect| {
            let mut pane = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
            pane.shrink_clip_rect(rect);
            pane
        };
        if let Some(paper) = &mut self.paper {
            if paper.show(&mut pane("certificate", all), cx) {
                self.paper = None;
            }
            return;
        }
        if all.width() < BOTH_FROM {
            return self.one(&mut pane("contest", all), cx);
        }
        let at = all.left() + list::WIDTH;
        let (left, right) = (all.with_max_x(at), Rect::from_min_max(pos2(at + size::LINE, all.top()), all.max));
        let (mut list, mut detail) = (pane("contests", left), pane("contest", right));
        self.left(&mut list, cx);
        self.right(&mut detail, cx);
        ui.painter().vline(at + 0.5, all.y_range(), Stroke::new(size::LINE, cx.tokens.line));
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::ContestChanged(id) => {
                self.contest_form.form.written(cx);
                self.picked = Some(Picked::Contest(*id));
            }
            Done::AwardChanged(id) => {
                self.choice.granted(cx);
                if self.award_form.form.written(cx) {
                    self.picked = Some(Picked::Award(*id));
                }
            }
            Done::Refused => {
                self.contest_form.form.refused();
                self.award_form.form.refused();
                self.choice.refused();
            }
            _ => {}
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        let Place::Contests(to) = place else { return };
        self.refresh(cx);
        self.paper = None;
        self.ahead = true;
        self.picked = Some(match to {
            Some(id) => Picked::Contest(*id),
            None if cx.register.month_without_star(cx.today()).ok().flatten().is_some() => {
                self.choice.at_last_month();
                Picked::Choice(Choice::Star)
            }
            None if self.ungranted_appraisal().is_some() => {
                self.ungranted_appraisal().map_or(Picked::Choice(Choice::Star), Picked::Appraisal)
            }
            None => self.data.first(cx.today()),
        });
    }
}

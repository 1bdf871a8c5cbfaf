//! One contest at the right: how its subjects stand, the visits of the one chosen, a visit to record, the end of it.

use chrono::{Days, NaiveDate};
use egui::{Align, Layout, Margin, ScrollArea, Ui, vec2};

use super::data::{Data, Key};
use super::{grants, standing, words};
use crate::domain::appraisals::Publicity;
use crate::domain::audits::{AuditKind, RunDetails, Subject};
use crate::domain::awards::NewAward;
use crate::domain::contests::{Contest, ContestStanding, ContestState};
use crate::domain::ids::ContestId;
use crate::domain::standards::Pack;
use crate::register::RegisterError;
use crate::ui::audit_papers::{ContestRanking, open_contest_ranking};
use crate::ui::commands::{Command, ContestCommand, Place, RunWish};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::papers::{PaperAbout, PaperPanel};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Answer, Button, Dialog, Tone, chip, elided_label, group_row, label, note, pane_header, paragraph, secondary,
    separator, split_bottom,
};

/// Height of the visits below the table.
const VISITS: f32 = 182.0;

/// What is read of the contest shown.
struct Read {
    key: (Key, ContestId),
    title: String,
    standing: ContestStanding,
    under_way: usize,
    /// Awards that follow from the closed ranking and are not granted.
    to_grant: Vec<NewAward>,
}

/// The pane's view state.
#[derive(Default)]
pub(super) struct ContestPane {
    read: Option<Read>,
    chosen: Option<Subject>,
    asks_end: bool,
    /// The ranking as a notice, in place of the contest.
    notice: Option<(ContestId, PaperPanel)>,
}

impl ContestPane {
    /// Paints the contest.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (contest, data): (&Contest, &Data)) {
        ui.spacing_mut().item_spacing.y = 0.0;
        self.notice.take_if(|(id, _)| *id != contest.id);
        if let Some((_, notice)) = &mut self.notice {
            if notice.show(ui, cx) {
                self.notice = None;
                ui.ctx().request_repaint();
            }
            return;
        }
        let key = (Data::key_of(cx), contest.id);
        if self.read.as_ref().is_none_or(|read| read.key != key) {
            if self.read.as_ref().is_some_and(|read| read.key.1 != contest.id) {
                self.chosen = None;
            }
            match read(cx, (contest, data), key) {
                Ok(read) => self.read = Some(read),
                Err(error) => {
                    self.read = None;
                    let words = format!("{} {error}", cx.text("contests-cannot-read"));
                    note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &words));
                    return;
                }
            }
        }
        let Some(read) = self.read.take() else { return };
        self.header(ui, cx, (contest, &read));
        about(ui, cx, (contest, &read));
        self.body(ui, cx, (&read, data));
        self.end_dialog(ui, cx, (contest, &read, data));
        self.read = Some(read);
    }

    fn header(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (contest, read): (&Contest, &Read)) {
        let state = contest.state(cx.today());
        let days = words::days(cx, (contest.from, contest.until));
        let mut print = false;
        pane_header(ui, cx.tokens, (&contest.name, &days), |ui| {
            self.ends(ui, cx, (contest, read));
            let sheet = Button::icon_only(icons::PRINT, cx.text("ranking-sheet-print"));
            print = state != ContestState::Ahead && sheet.show(ui, cx.tokens).clicked();
        });
        if print {
            self.notice = Some((contest.id, ranking(cx, contest, read)));
        }
    }

    /// The steps of a contest: visits, its end, the awards that follow.
    fn ends(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (contest, read): (&Contest, &Read)) {
        let state = contest.state(cx.today());
        match state {
            ContestState::Closed if read.to_grant.is_empty() => {}
            ContestState::Closed => {
                let button = Button::primary(cx.text("contest-grant")).icon(icons::AWARD);
                if button.show(ui, cx.tokens).clicked() {
                    cx.send(Command::Contests(ContestCommand::Grant(read.to_grant.clone())));
                }
            }
            ContestState::Running | ContestState::Over | ContestState::Ahead => {
                let blocked = (state != ContestState::Running).then(|| cx.text("contest-visit-not-now"));
                let visit = Button::primary(cx.text("contest-visit")).icon(icons::CHECKLIST).blocked(blocked);
                if visit.show(ui, cx.tokens).clicked() {
                    cx.go(Place::NewRun(Some(Box::new(self.visit(cx, contest, read)))));
                }
                let end = Button::secondary(cx.text("contest-end")).icon(icons::AWARD);
                if state != ContestState::Ahead && end.show(ui, cx.tokens).clicked() {
                    self.asks_end = true;
                }
            }
        }
    }

    /// A visit of today to the one chosen, else to the one with the fewest visits.
    fn visit(&self, cx: &UiContext<'_>, contest: &Contest, read: &Read) -> RunWish {
        let fewest = read.standing.rows.iter().min_by_key(|row| row.visits.len());
        let subject = self.chosen.clone().or_else(|| fewest.map(|row| row.ranked.subject.clone()));
        let today = cx.today();
        let details = RunDetails {
            kind: AuditKind::ContestVisit,
            subject: subject.unwrap_or(Subject::Hall),
            contest: Some(contest.id),
            ..RunDetails::of_hall(today)
        };
        let pack_text = Some(contest.pack_text.clone());
        RunWish { pack_text, pack_code: contest.pack_code.clone(), details, auditor: None }
    }

    fn body(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (read, data): (&Read, &Data)) {
        let (mut table, mut below) = split_bottom(ui, VISITS.min(ui.available_height() * 0.5));
        let clicked = standing::show(&mut table, cx, (&read.standing, data), self.chosen.as_ref());
        if let Some(subject) = clicked {
            self.chosen = Some(subject);
        }
        visits(&mut below, cx, (&read.standing, data), self.chosen.as_ref());
    }

    fn end_dialog(&mut self, ui: &Ui, cx: &UiContext<'_>, (contest, read, data): (&Contest, &Read, &Data)) {
        if !self.asks_end {
            return;
        }
        let best: Vec<String> = read.standing.rewarded().map(|row| best_words(cx, data, row)).collect();
        let best =
            if best.is_empty() { cx.text("contest-end-nobody") } else { best.join(&cx.text("audit-list-comma")) };
        let values = [("best", best.into()), ("n", read.under_way.into())];
        let key = if read.under_way == 0 { "contest-end-text" } else { "contest-end-text-open" };
        let dialog = Dialog::new("end contest", cx.text("contest-end-question"))
            .icon(icons::AWARD, Tone::Accent)
            .text(cx.strings.text_with(key, &values))
            .answers(cx.text("contest-end-not"), Button::primary(cx.text("contest-end-do")));
        match dialog.show(ui.ctx(), cx.tokens, |_| {}) {
            Some(Answer::Act) => {
                self.asks_end = false;
                cx.send(Command::Contests(ContestCommand::Close(contest.id)));
                let awards = grants::of_contest(cx, contest, &read.standing);
                if !awards.is_empty() {
                    cx.send(Command::Contests(ContestCommand::Grant(awards)));
                }
            }
            Some(Answer::Safe) => self.asks_end = false,
            None => {}
        }
    }
}

/// The ranking as a public notice, from the day the contest was closed on.
fn ranking(cx: &UiContext<'_>, contest: &Contest, read: &Read) -> PaperPanel {
    let pack = match Pack::parse("contest", &contest.pack_text) {
        Ok(pack) => pack,
        Err(error) => {
            let about = PaperAbout::new(cx, contest.name.clone(), "");
            return PaperPanel::broken(cx, about, &error.to_string());
        }
    };
    let last = |from: NaiveDate| from.checked_add_days(Days::new(u64::from(Publicity::DAYS - 1))).unwrap_or(from);
    let rows = read.standing.rows.iter().map(|row| (&row.ranked, row.visits.len() as u32));
    let ranking = ContestRanking {
        name: &contest.name,
        pack: &pack,
        kind: contest.subject_kind,
        rules: read.standing.rules,
        published: contest.closed_on.map(|from| (from, last(from))),
        rows: rows.collect(),
    };
    open_contest_ranking(cx, &ranking)
}

fn best_words(cx: &UiContext<'_>, data: &Data, row: &crate::domain::contests::StandingRow) -> String {
    let name = data.names.subject(cx.strings, &row.ranked.subject);
    let score = row.ranked.score.map(|score| cx.strings.fixed(score, 2)).unwrap_or_default();
    cx.strings.text_with("contest-best", &[("name", name.into()), ("score", score.into())])
}

fn read(cx: &UiContext<'_>, (contest, data): (&Contest, &Data), key: (Key, ContestId)) -> Result<Read, RegisterError> {
    let standing = cx.register.contest_standing(contest)?;
    let visits = cx.register.contest_visits(contest)?;
    let lang = cx.strings.lang().key();
    let title = Pack::parse("contest", &contest.pack_text).map(|pack| pack.title.in_language(lang).to_owned());
    let title = title.unwrap_or_else(|_| contest.pack_code.clone());
    let mut to_grant = grants::of_contest(cx, contest, &standing);
    let standing_awards = data.awards.iter().filter(|award| award.revoked.is_none());
    let known: Vec<&NewAward> = standing_awards.map(|award| &award.granted).collect();
    to_grant.retain(|award| !known.iter().any(|other| award.repeats(other)));
    let under_way = visits.iter().filter(|visit| visit.finished_at.is_none()).count();
    Ok(Read { key, title, standing, under_way, to_grant })
}

/// State, standard, rules and remark in one line.
fn about(ui: &mut Ui, cx: &UiContext<'_>, (contest, read): (&Contest, &Read)) {
    separator(ui, cx.tokens);
    let frame = egui::Frame::new().inner_margin(Margin { left: 20, right: 16, top: 10, bottom: 10 });
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_4);
            let (tone, icon, state) = words::state(cx, contest.state(cx.today()));
            chip(ui, cx.tokens, tone, (icon, &state));
            secondary(ui, cx.tokens, &format!("{} {}", read.title, contest.pack_edition));
            let rules = read.standing.rules;
            let values = [
                ("visits", rules.min_checks.into()),
                ("score", cx.strings.number(rules.pass_score.as_number(), 2).into()),
            ];
            secondary(ui, cx.tokens, &cx.strings.text_with("contest-rules", &values));
            if let Some(on) = contest.closed_on {
                let day = cx.strings.date_short(on, cx.today());
                secondary(ui, cx.tokens, &cx.strings.text_with("contest-frozen", &[("day", day.into())]));
            } else if read.under_way > 0 {
                secondary(ui, cx.tokens, &cx.strings.text_with("contest-under-way", &[("n", read.under_way.into())]));
            }
        });
        if !contest.note.is_empty() {
            ui.add_space(size::GAP_4);
            secondary(ui, cx.tokens, &contest.note);
        }
    });
}

/// The visits of the one chosen, newest first, each to be opened.
fn visits(ui: &mut Ui, cx: &UiContext<'_>, (standing, data): (&ContestStanding, &Data), chosen: Option<&Subject>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let row = chosen.and_then(|subject| standing.row(subject));
    let Some(row) = row else {
        group_row(ui, cx.tokens, (&cx.text("contest-visits"), ""));
        let frame = egui::Frame::new().inner_margin(Margin { left: 20, right: 16, top: 12, bottom: 8 });
        frame.show(ui, |ui| paragraph(ui, Text::Secondary, &cx.text("contest-visits-pick"), cx.tokens.text2));
        return;
    };
    let name = data.names.subject(cx.strings, &row.ranked.subject);
    let title = cx.strings.text_with("contest-visits-of", &[("name", name.into())]);
    group_row(ui, cx.tokens, (&title, &row.visits.len().to_string()));
    ScrollArea::vertical().auto_shrink([false, false]).id_salt("visits").show(ui, |ui| {
        for visit in row.visits.iter().rev() {
            let wanted = vec2(ui.available_width(), size::ROW);
            ui.allocate_ui_with_layout(wanted, Layout::left_to_right(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = size::GAP_12;
                ui.add_space(size::GAP_20);
                let day = cx.strings.date_with_weekday(visit.day, cx.today());
                let score = cx.strings.fixed(visit.score, 2);
                let who = visit.auditor.map(|who| data.names.person(who)).unwrap_or_default();
                in_column(ui, 108.0, |ui| elided_label(ui, cx.tokens, Text::Body, (&day, cx.tokens.text)));
                in_column(ui, 60.0, |ui| label(ui, cx.tokens, Text::RowTitle, &score));
                in_column(ui, 112.0, |ui| elided_label(ui, cx.tokens, Text::Secondary, (who, cx.tokens.text2)));
                if !visit.vetoed.is_empty() {
                    chip(ui, cx.tokens, Tone::Danger, (icons::VETO, &words::items(cx, &visit.vetoed)));
                }
                let open = Button::link(cx.text("contest-visit-open"));
                if open.show(ui, cx.tokens).clicked() {
                    cx.go(Place::Audits(Some(visit.audit)));
                }
            });
        }
    });
}

/// What stands in a column of the visits.
fn in_column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui) -> egui::Response) {
    ui.allocate_ui_with_layout(vec2(width, size::ROW), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(width);
        contents(ui);
    });
}

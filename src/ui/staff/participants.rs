//! Whom a record is about: everyone here, whole teams, or names ticked one by one; the number chosen is said.

use egui::{Ui, vec2};

use super::cards::is_here;
use super::data::ListData;
use super::list::team_name;
use crate::register::Area;
use crate::ui::context::UiContext;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, FilterChip};

/// Room for a name and its work number beside the box.
const NAME: f32 = 176.0;

/// The people one can choose, by team.
#[derive(Default)]
pub(super) struct Participants {
    revision: Option<u64>,
    teams: Vec<Team>,
}

struct Team {
    name: String,
    people: Vec<(i64, String)>,
}

impl Team {
    fn chosen(&self, chosen: &[i64]) -> usize {
        self.people.iter().filter(|(id, _)| chosen.contains(id)).count()
    }

    fn is_whole(&self, chosen: &[i64]) -> bool {
        self.chosen(chosen) == self.people.len()
    }
}

impl Participants {
    /// Gathers them anew when the roster changed: who is here, and whoever was chosen already.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>, data: &ListData, chosen: &[i64]) {
        let revision = cx.register.revision(Area::Staff);
        if self.revision == Some(revision) {
            return;
        }
        self.revision = Some(revision);
        self.teams.clear();
        let shown = data.members.iter().filter(|m| is_here(m.record.status) || chosen.contains(&m.id.0));
        for member in shown {
            let record = &member.record;
            let person = (member.id.0, format!("{} {}", record.name.as_str(), record.work_no.as_str()));
            match self.teams.iter_mut().find(|team| team.name == record.team) {
                Some(team) => team.people.push(person),
                None => self.teams.push(Team { name: record.team.clone(), people: vec![person] }),
            }
        }
        self.teams.sort_by_key(|team| team.name.is_empty());
    }

    /// Chips for everyone and the teams, then the names.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        cx: &UiContext<'_>,
        (caption, problem): (&str, Option<&str>),
        chosen: &mut Vec<i64>,
    ) {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
        ui.horizontal(|ui| {
            w::secondary(ui, cx.tokens, caption);
            let words = cx.strings.text_with("people-chosen", &[("n", chosen.len().into())]);
            w::label(ui, cx.tokens, Text::SecondaryStrong, &words);
            if let Some(problem) = problem {
                w::problem(ui, cx.tokens, problem);
            }
        });
        self.chips(ui, cx, chosen);
        for team in &self.teams {
            ui.add_space(size::GAP_8);
            names(ui, cx, team, chosen);
        }
    }

    fn chips(&self, ui: &mut Ui, cx: &UiContext<'_>, chosen: &mut Vec<i64>) {
        let all: usize = self.teams.iter().map(|team| team.people.len()).sum();
        ui.horizontal_wrapped(|ui| {
            let whole = all > 0 && self.teams.iter().all(|team| team.is_whole(chosen));
            let words = cx.strings.text_with("people-everyone", &[("n", all.into())]);
            if FilterChip::new(words).picked(whole).show(ui, cx.tokens).clicked() {
                *chosen = self.teams.iter().flat_map(|team| &team.people).map(|(id, _)| *id).collect();
            }
            for team in self.teams.iter().filter(|_| self.teams.len() > 1) {
                let values = [("team", team_name(cx, &team.name).into()), ("n", team.people.len().into())];
                let words = cx.strings.text_with("people-team", &values);
                let is_whole = team.is_whole(chosen);
                if FilterChip::new(words).picked(is_whole).show(ui, cx.tokens).clicked() {
                    chosen.retain(|id| team.people.iter().all(|(other, _)| other != id));
                    chosen.extend(team.people.iter().map(|(id, _)| *id).filter(|_| !is_whole));
                }
            }
            if !chosen.is_empty() && FilterChip::new(cx.text("people-none")).show(ui, cx.tokens).clicked() {
                chosen.clear();
            }
        });
    }
}

/// The names of a team, as many beside each other as there is room.
fn names(ui: &mut Ui, cx: &UiContext<'_>, team: &Team, chosen: &mut Vec<i64>) {
    ui.horizontal(|ui| {
        w::label(ui, cx.tokens, Text::SecondaryStrong, &team_name(cx, &team.name));
        w::muted(ui, cx.tokens, &format!("{} / {}", team.chosen(chosen), team.people.len()));
    });
    w::separator(ui, cx.tokens);
    let across = ((ui.available_width() / NAME) as usize).clamp(1, 4);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for row in team.people.chunks(across) {
            ui.columns(across, |columns| {
                for (column, (id, name)) in columns.iter_mut().zip(row) {
                    let mut on = chosen.contains(id);
                    if w::checkbox(column, cx.tokens, &mut on, name).changed() {
                        chosen.retain(|other| other != id);
                        chosen.extend(on.then_some(*id));
                    }
                }
            });
        }
    });
}

//! Whom and what one can pick in the forms and filters of this tab: people, windows, teams, matters.

use std::collections::BTreeSet;

use crate::domain::cases::Target;
use crate::domain::hall::ServiceWindow;
use crate::domain::ids::StaffId;
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::register::Area;
use crate::ui::context::UiContext;
use crate::ui::strings::Lang;
use crate::ui::widgets::OptionGroup;

/// What a list of targets is made of.
#[derive(Debug, Default)]
pub(super) struct Targets {
    pub(super) all: Vec<Target>,
    pub(super) names: Vec<String>,
    pub(super) groups: Vec<OptionGroup>,
}

/// Names to pick from, read anew when roster, hall or language changed.
#[derive(Debug, Default)]
pub(super) struct People {
    stamp: Option<(u64, u64, Lang)>,
    ids: Vec<StaffId>,
    /// Those who work here now, with their numbers.
    pub(super) names: Vec<String>,
    /// Everyone ever, those who work here now first.
    pub(super) everyone: Vec<(StaffId, String)>,
    /// Teams of those who work here now.
    pub(super) teams: Vec<String>,
    /// Whom a new case can be about.
    pub(super) targets: Targets,
    /// Whom any case may be about.
    pub(super) all_targets: Targets,
    /// What cases can be about: code and name.
    pub(super) matters: Vec<(String, String)>,
}

impl People {
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>) {
        let register = cx.register;
        let stamp = (register.revision(Area::Staff), register.revision(Area::Hall), cx.strings.lang());
        if self.stamp == Some(stamp) {
            return;
        }
        self.stamp = Some(stamp);
        let (here, gone): (Vec<StaffMember>, Vec<StaffMember>) =
            register.staff().unwrap_or_default().into_iter().partition(works_here);
        self.ids = here.iter().map(|member| member.id).collect();
        self.names = here.iter().map(numbered_name).collect();
        self.everyone = here.iter().chain(&gone).map(|member| (member.id, numbered_name(member))).collect();
        self.teams = teams(&here);
        let windows = register.windows().unwrap_or_default();
        let in_use: Vec<ServiceWindow> = windows.iter().filter(|w| w.retired_on.is_none()).cloned().collect();
        let present: Vec<(StaffId, String)> = self.ids.iter().copied().zip(self.names.iter().cloned()).collect();
        self.targets = Targets::of(cx, &present, (&in_use, &self.teams));
        let everyones: Vec<StaffMember> = here.into_iter().chain(gone).collect();
        self.all_targets = Targets::of(cx, &self.everyone, (&windows, &teams(&everyones)));
        self.matters = matters(cx);
    }

    /// The place of a person among the names.
    pub(super) fn index(&self, id: Option<i64>) -> Option<usize> {
        id.and_then(|id| self.ids.iter().position(|known| known.0 == id))
    }

    /// The person at a place.
    pub(super) fn id(&self, index: Option<usize>) -> Option<i64> {
        index.and_then(|index| self.ids.get(index)).map(|id| id.0)
    }
}

impl Targets {
    fn of(cx: &UiContext<'_>, people: &[(StaffId, String)], (windows, teams): (&[ServiceWindow], &[String])) -> Self {
        let mut all = Self::default();
        all.add(Target::Nobody, cx.text("target-nobody"));
        all.add(Target::Hall, cx.text("target-hall"));
        all.group(cx.text("target-windows"));
        for window in windows {
            all.add(Target::Window(window.id), window_name(cx, &window.number));
        }
        all.group(cx.text("target-people"));
        for (id, name) in people {
            all.add(Target::Person(*id), name.clone());
        }
        all.group(cx.text("target-teams"));
        for team in teams {
            all.add(Target::Team(team.clone()), team.clone());
        }
        all
    }

    fn add(&mut self, target: Target, name: String) {
        self.all.push(target);
        self.names.push(name);
    }

    /// The targets added from now on stand under these words; a group without any goes.
    fn group(&mut self, words: String) {
        let start = self.all.len();
        self.groups.retain(|group| group.start < start);
        self.groups.push(OptionGroup { start, words });
    }

    /// The place of a target.
    pub(super) fn index(&self, target: &Target) -> Option<usize> {
        self.all.iter().position(|this| this == target)
    }
}

fn works_here(member: &StaffMember) -> bool {
    matches!(member.record.status, StaffStatus::Active | StaffStatus::OnLeave)
}

fn numbered_name(member: &StaffMember) -> String {
    format!("{} · {}", member.record.name.as_str(), member.record.work_no.as_str())
}

fn teams(people: &[StaffMember]) -> Vec<String> {
    let teams: BTreeSet<String> = people.iter().map(|member| member.record.team.trim().to_owned()).collect();
    teams.into_iter().filter(|team| !team.is_empty()).collect()
}

/// `3 号窗口`; a name that is no number stays as it is.
fn window_name(cx: &UiContext<'_>, number: &str) -> String {
    if number.chars().all(|sign| sign.is_ascii_digit()) {
        cx.strings.text_with("target-window", &[("number", number.into())])
    } else {
        number.to_owned()
    }
}

/// The matters of the rules in force today, then those of the hall's other editions, which older cases may have.
fn matters(cx: &UiContext<'_>) -> Vec<(String, String)> {
    let lang = cx.strings.lang().key();
    let own = cx.register.rule_editions().filter(|edition| edition.in_force_from.is_some()).map(|edition| &edition.set);
    let sets = cx.register.rules_on(cx.today()).ok().into_iter().chain(own);
    let mut found: Vec<(String, String)> = Vec::new();
    for matter in sets.flat_map(|set| &set.matters) {
        if !found.iter().any(|(code, _)| *code == matter.code) {
            found.push((matter.code.clone(), matter.name.in_language(lang).to_owned()));
        }
    }
    found
}

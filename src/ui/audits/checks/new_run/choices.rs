//! What the form of a new run offers: standards, subjects, people; read when hall, roster, standards or language changed.

use crate::domain::audits::Subject;
use crate::domain::ids::{StaffId, WindowId};
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::domain::standards::{Pack, SubjectKind};
use crate::register::Area;
use crate::ui::context::UiContext;
use crate::ui::strings::Lang;

type Stamp = ([u64; 3], Lang);

/// What can be chosen.
#[derive(Default)]
pub(super) struct Choices {
    stamp: Option<Stamp>,
    /// Text and pack of each standard in use.
    pub(super) packs: Vec<(String, Pack)>,
    pub(super) pack_names: Vec<String>,
    people: Vec<StaffId>,
    /// Names of those who work here now.
    pub(super) names: Vec<String>,
    windows: Vec<(WindowId, String)>,
    teams: Vec<String>,
}

impl Choices {
    /// Reads anew what has changed.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>) {
        let areas = [Area::Audits, Area::Staff, Area::Hall].map(|area| cx.register.revision(area));
        let stamp = (areas, cx.strings.lang());
        if self.stamp.replace(stamp) == Some(stamp) {
            return;
        }
        let packs = cx.register.usable_packs().unwrap_or_default();
        self.packs = packs.into_iter().map(|known| (known.text, known.pack)).collect();
        let lang = cx.strings.lang().key();
        let name = |pack: &Pack| format!("{} {}", pack.title.in_language(lang), pack.edition);
        self.pack_names = self.packs.iter().map(|(_, pack)| name(pack)).collect();
        let mut staff = cx.register.staff().unwrap_or_default();
        staff.retain(|member| matches!(member.record.status, StaffStatus::Active | StaffStatus::OnLeave));
        self.people = staff.iter().map(|member| member.id).collect();
        self.names = staff.iter().map(|member| member.record.name.as_str().to_owned()).collect();
        self.teams = teams(&staff);
        let mut windows = cx.register.windows().unwrap_or_default();
        windows.retain(|window| window.retired_on.is_none());
        let named = |number: &str| cx.strings.text_with("subject-window", &[("number", number.into())]);
        self.windows = windows.into_iter().map(|window| (window.id, named(&window.number))).collect();
    }

    /// The standard of a code, and where it stands.
    pub(super) fn pack(&self, code: &str) -> Option<(usize, &(String, Pack))> {
        self.packs.iter().enumerate().find(|(_, (_, pack))| pack.code == code)
    }

    /// Whom or what of a kind a run can be about, with its words.
    pub(super) fn subjects(&self, kind: SubjectKind) -> (Vec<Subject>, Vec<String>) {
        match kind {
            SubjectKind::Hall => (vec![Subject::Hall], Vec::new()),
            SubjectKind::Window => self.windows.iter().map(|(id, name)| (Subject::Window(*id), name.clone())).unzip(),
            SubjectKind::Team => self.teams.iter().map(|team| (Subject::Team(team.clone()), team.clone())).unzip(),
            SubjectKind::Person => (self.people.iter().map(|id| Subject::Person(*id)).collect(), self.names.clone()),
        }
    }

    /// The place of a person.
    pub(super) fn index(&self, person: Option<StaffId>) -> Option<usize> {
        person.and_then(|person| self.people.iter().position(|id| *id == person))
    }

    /// The person at a place.
    pub(super) fn person(&self, index: usize) -> Option<StaffId> {
        self.people.get(index).copied()
    }
}

fn teams(staff: &[StaffMember]) -> Vec<String> {
    let mut teams: Vec<String> = staff.iter().map(|member| member.record.team.trim().to_owned()).collect();
    teams.retain(|team| !team.is_empty());
    teams.sort();
    teams.dedup();
    teams
}

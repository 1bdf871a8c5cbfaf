//! Whom one can pick in the forms of corrective actions and plans.

use std::collections::BTreeMap;

use egui::{Response, Ui};

use crate::domain::ids::StaffId;
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::register::Area;
use crate::ui::context::UiContext;
use crate::ui::widgets::{Caption, Select};

/// People by number, read anew when the roster changed.
#[derive(Debug, Default)]
pub(super) struct Who {
    seen: Option<u64>,
    /// Those who work here now: number, name with work number.
    here: Vec<(StaffId, String)>,
    /// Everyone ever.
    names: BTreeMap<StaffId, String>,
}

impl Who {
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>) {
        let revision = cx.register.revision(Area::Staff);
        if self.seen == Some(revision) {
            return;
        }
        self.seen = Some(revision);
        let staff = cx.register.staff().unwrap_or_default();
        let works_here =
            |member: &&StaffMember| matches!(member.record.status, StaffStatus::Active | StaffStatus::OnLeave);
        let numbered = |member: &StaffMember| {
            let record = &member.record;
            (member.id, format!("{} · {}", record.name.as_str(), record.work_no.as_str()))
        };
        self.here = staff.iter().filter(works_here).map(numbered).collect();
        self.names = staff.iter().map(|member| (member.id, member.record.name.as_str().to_owned())).collect();
    }

    /// The name of a person; empty for none.
    pub(super) fn name(&self, id: Option<StaffId>) -> &str {
        id.and_then(|id| self.names.get(&id)).map_or("", String::as_str)
    }

    /// A field to pick one of those who may; the first option is nobody.
    pub(super) fn select(
        &self,
        ui: &mut Ui,
        (cx, caption): (&UiContext<'_>, Caption<'_>),
        (picked, may): (&mut Option<i64>, impl Fn(StaffId) -> bool),
    ) -> Response {
        let offered: Vec<&(StaffId, String)> = self.here.iter().filter(|(id, _)| may(*id)).collect();
        let mut names = vec![cx.text("who-nobody")];
        names.extend(offered.iter().map(|(_, name)| name.clone()));
        let place = picked.and_then(|id| offered.iter().position(|(known, _)| known.0 == id));
        let mut index = Some(place.map_or(0, |place| place + 1));
        let response = Select::new(caption, &mut index, &names).show(ui, cx.tokens, cx.strings);
        if response.changed() {
            let chosen = index.and_then(|index| index.checked_sub(1)).and_then(|index| offered.get(index));
            *picked = chosen.map(|(id, _)| id.0);
        }
        response
    }
}

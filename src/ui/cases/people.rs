//! Whom one can pick in the forms of this tab: those who work here now.

use crate::domain::ids::StaffId;
use crate::domain::staff::StaffStatus;
use crate::register::Area;
use crate::ui::context::UiContext;

/// Names to pick from, read anew when the roster changed.
#[derive(Debug, Default)]
pub(super) struct People {
    stamp: Option<u64>,
    ids: Vec<StaffId>,
    pub(super) names: Vec<String>,
}

impl People {
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>) {
        let stamp = cx.register.revision(Area::Staff);
        if self.stamp == Some(stamp) {
            return;
        }
        self.stamp = Some(stamp);
        let mut staff = cx.register.staff().unwrap_or_default();
        staff.retain(|member| matches!(member.record.status, StaffStatus::Active | StaffStatus::OnLeave));
        self.ids = staff.iter().map(|member| member.id).collect();
        self.names = staff
            .iter()
            .map(|member| format!("{} · {}", member.record.name.as_str(), member.record.work_no.as_str()))
            .collect();
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

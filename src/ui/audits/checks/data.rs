//! What the list of checks shows: built when checks, people, the hall, the day or the language changed.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::NaiveDate;

use crate::domain::audits::{AuditKind, Subject};
use crate::domain::ids::{AuditId, StaffId};
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::domain::standards::Pack;
use crate::domain::texts::Text;
use crate::register::audits::{Audit, AuditSummary};
use crate::register::{Area, Register};
use crate::ui::context::UiContext;

/// Checks listed at most: more than a year of days.
const MOST: usize = 800;

type Key = ([u64; 3], NaiveDate);

/// The list of checks and who may do the next one.
#[derive(Default)]
pub(super) struct Overview {
    key: Option<Key>,
    /// The pack of the hall's sector, with its text.
    pub(super) pack: Option<(String, Pack)>,
    /// Today's check, if it was begun.
    pub(super) today: Option<AuditSummary>,
    /// Newest first.
    pub(super) rows: Vec<AuditSummary>,
    /// Names of everyone who ever checked.
    pub(super) names: BTreeMap<StaffId, String>,
    /// People on duty, for the choice of the auditor.
    pub(super) people: Vec<(StaffId, String)>,
    /// Who is proposed.
    pub(super) proposed: Option<usize>,
    briefs: BTreeMap<(AuditId, bool), Brief>,
}

/// What a row says of a check beside its summary.
#[derive(Debug, Clone)]
pub(super) struct Brief {
    pub(super) title: Text,
    pub(super) failed: usize,
    pub(super) answered: usize,
    pub(super) asked: usize,
}

impl Brief {
    fn of(audit: &Audit) -> Self {
        Self {
            title: audit.pack.title.clone(),
            failed: audit.failed().len(),
            answered: audit.answers.len(),
            asked: audit.pack.items.len(),
        }
    }
}

impl Overview {
    /// Builds the list anew when something it shows has changed.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>) {
        let register = cx.register;
        let key = ([Area::Audits, Area::Staff, Area::Hall].map(|area| register.revision(area)), cx.today());
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        self.pack = register.daily_pack().ok().flatten().map(|known| (known.text, known.pack));
        self.rows = register.audits(MOST).unwrap_or_default();
        let code = self.pack.as_ref().map(|(_, pack)| pack.code.as_str());
        let of_today = |row: &&AuditSummary| {
            let is_daily = row.details.subject == Subject::Hall && row.details.kind != AuditKind::ReCheck;
            row.voided.is_none() && is_daily && row.day == cx.today() && Some(row.pack_code.as_str()) == code
        };
        self.today = self.rows.iter().find(of_today).cloned();
        self.briefs.retain(|(_, finished), _| *finished);
        self.read_people(register, &cx.text("audit-lead-words"));
    }

    fn read_people(&mut self, register: &Register, leading: &str) {
        let staff = register.staff().unwrap_or_default();
        let named = |member: &StaffMember| (member.id, member.record.name.as_str().to_owned());
        self.names = staff.iter().map(named).collect();
        let active: Vec<&StaffMember> =
            staff.iter().filter(|member| member.record.status == StaffStatus::Active).collect();
        let last = self.rows.iter().find_map(|row| row.auditor);
        self.proposed = active.iter().position(|member| Some(member.id) == last).or_else(|| {
            let leads = |words: &str| leading.split(' ').any(|sign| words.to_lowercase().contains(sign));
            active.iter().position(|member| leads(&member.record.title) || leads(&member.record.post))
        });
        self.people = active.into_iter().map(named).collect();
    }

    /// The brief of a check, read once.
    pub(super) fn brief(&mut self, row: &AuditSummary, register: &Register) -> Option<&Brief> {
        let key = (row.id, row.finished_at.is_some());
        match self.briefs.entry(key) {
            Entry::Occupied(known) => Some(known.into_mut()),
            Entry::Vacant(place) => Some(place.insert(Brief::of(&register.audit(row.id).ok()?))),
        }
    }

    /// Name of an auditor; empty for none.
    pub(super) fn name_of(&self, auditor: Option<StaffId>) -> &str {
        auditor.and_then(|who| self.names.get(&who)).map_or("", String::as_str)
    }
}

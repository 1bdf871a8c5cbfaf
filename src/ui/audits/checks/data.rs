//! What the list of checks shows: built when checks, people, the hall, the day or the language changed.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use chrono::{Datelike, NaiveDate};

use super::filter::Filter;
use crate::domain::audits::{AuditKind, Subject};
use crate::domain::ids::{AuditId, StaffId};
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::domain::standards::{Pack, Purpose, SubjectKind};
use crate::domain::texts::Text;
use crate::register::audits::{Audit, AuditSummary};
use crate::register::{Area, Register};
use crate::ui::audit_words::{self, SubjectNames};
use crate::ui::context::UiContext;
use crate::ui::strings::{Lang, Strings};

/// Checks listed at most: more than three years of days.
const MOST: usize = 1200;

type Key = ([u64; 3], NaiveDate, Lang);

/// The list of checks and who may do the next one.
#[derive(Default)]
pub(super) struct Overview {
    key: Option<Key>,
    /// The pack of the hall's sector, with its text.
    pub(super) pack: Option<(String, Pack)>,
    /// Today's check, if it was begun.
    pub(super) today: Option<AuditSummary>,
    /// All, newest first.
    pub(super) rows: Vec<AuditSummary>,
    /// Those listed, with the words of their rows.
    pub(super) listed: Vec<(AuditSummary, RowWords)>,
    filtered: Option<(Key, Filter)>,
    /// Names of everyone and every window.
    pub(super) names: SubjectNames,
    /// People on duty, for the choice of the auditor.
    pub(super) people: Vec<(StaffId, String)>,
    /// Who is proposed.
    pub(super) proposed: Option<usize>,
    /// Kinds, kinds of subjects and standards that there are.
    pub(super) kinds: Vec<AuditKind>,
    pub(super) subject_kinds: Vec<SubjectKind>,
    pub(super) packs: Vec<(String, Text)>,
    editions: BTreeMap<(String, String), Edition>,
    briefs: BTreeMap<(AuditId, bool), Brief>,
}

/// What a row says of a check beside its summary; read for rows in sight.
#[derive(Debug, Clone)]
pub(super) struct Brief {
    pub(super) failed: usize,
    pub(super) answered: usize,
    pub(super) asked: usize,
}

impl Brief {
    fn of(audit: &Audit) -> Self {
        Self { failed: audit.failed().len(), answered: audit.answers.len(), asked: audit.pack.items.len() }
    }
}

/// What the rows of an edition share.
#[derive(Debug, Clone)]
pub(super) struct Edition {
    pub(super) title: Text,
    pub(super) purpose: Purpose,
    grades: Vec<(String, Text)>,
}

impl Edition {
    fn of(pack: Pack) -> Self {
        let grades = pack.grades.into_iter().map(|grade| (grade.code, grade.title)).collect();
        Self { title: pack.title, purpose: pack.purpose, grades }
    }

    /// Title of a grade, and whether it passes: the lowest of several does not.
    pub(super) fn grade(&self, code: &str) -> Option<(&Text, bool)> {
        let at = self.grades.iter().position(|(known, _)| known == code)?;
        let is_lowest = self.grades.len() > 1 && at + 1 == self.grades.len();
        self.grades.get(at).map(|(_, title)| (title, !is_lowest))
    }
}

/// The words of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct RowWords {
    pub(super) title: String,
    pub(super) line: String,
}

/// `全厅`, `3 号窗口`, the team, the person.
pub(super) fn subject_words(strings: &Strings, names: &SubjectNames, subject: &Subject) -> String {
    match subject {
        Subject::Hall => strings.text("subject-hall"),
        other => names.subject(strings, other),
    }
}

impl Overview {
    /// Builds the list anew when something it shows has changed.
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>) {
        let register = cx.register;
        let areas = [Area::Audits, Area::Staff, Area::Hall].map(|area| register.revision(area));
        let key = (areas, cx.today(), cx.strings.lang());
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
        self.names = SubjectNames::read(register).unwrap_or_default();
        self.read_people(register, &cx.text("audit-lead-words"));
        self.read_choices(register);
    }

    fn read_people(&mut self, register: &Register, leading: &str) {
        let staff = register.staff().unwrap_or_default();
        let named = |member: &StaffMember| (member.id, member.record.name.as_str().to_owned());
        let active: Vec<&StaffMember> =
            staff.iter().filter(|member| member.record.status == StaffStatus::Active).collect();
        let last = self.rows.iter().find_map(|row| row.auditor);
        self.proposed = active.iter().position(|member| Some(member.id) == last).or_else(|| {
            let leads = |words: &str| leading.split(' ').any(|sign| words.to_lowercase().contains(sign));
            active.iter().position(|member| leads(&member.record.title) || leads(&member.record.post))
        });
        self.people = active.into_iter().map(named).collect();
    }

    fn read_choices(&mut self, register: &Register) {
        let has = |fits: &dyn Fn(&AuditSummary) -> bool| self.rows.iter().any(fits);
        self.kinds = AuditKind::ALL.into_iter().filter(|kind| has(&|row| row.details.kind == *kind)).collect();
        let kinds = SubjectKind::ALL.into_iter();
        self.subject_kinds = kinds.filter(|kind| has(&|row| row.details.subject.kind() == *kind)).collect();
        let mut packs: BTreeMap<&str, Text> = BTreeMap::new();
        for row in &self.rows {
            let edition = match self.editions.entry((row.pack_code.clone(), row.pack_edition.clone())) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(place) => match register.audit(row.id) {
                    Ok(audit) => place.insert(Edition::of(audit.pack)),
                    Err(_) => continue,
                },
            };
            packs.entry(&row.pack_code).or_insert_with(|| edition.title.clone());
        }
        self.packs = packs.into_iter().map(|(code, title)| (code.to_owned(), title)).collect();
    }

    /// What the rows of a check's edition share.
    pub(super) fn edition(&self, row: &AuditSummary) -> Option<&Edition> {
        self.editions.get(&(row.pack_code.clone(), row.pack_edition.clone()))
    }

    /// Lists what the filter lets through, when it or the list changed.
    pub(super) fn narrow(&mut self, cx: &UiContext<'_>, filter: &Filter) {
        let stamp = self.key.map(|key| (key, filter.clone()));
        if self.filtered == stamp {
            return;
        }
        self.filtered = stamp;
        let mut listed = Vec::new();
        for row in &self.rows {
            let words = self.words(cx, row);
            let day = cx.strings.date_with_weekday(row.day, cx.today());
            let all = format!("{} {} {day} {}", words.title, words.line, cx.strings.date_iso(row.day));
            let purpose = self.edition(row).map(|edition| edition.purpose);
            if filter.fits(row, (purpose, &all), cx.today().year()) {
                listed.push((row.clone(), words));
            }
        }
        self.listed = listed;
    }

    fn words(&self, cx: &UiContext<'_>, row: &AuditSummary) -> RowWords {
        let edition = self.edition(row);
        let purpose = edition.map_or(Purpose::Standard, |edition| edition.purpose);
        let kind = audit_words::run_title(cx.strings, purpose, &row.details, cx.today());
        let is_today = row.day == cx.today();
        let day = if is_today { cx.text("date-today") } else { cx.strings.date_with_weekday(row.day, cx.today()) };
        let subject = subject_words(cx.strings, &self.names, &row.details.subject);
        let title =
            edition.map_or(row.pack_code.as_str(), |edition| edition.title.in_language(cx.strings.lang().key()));
        let mut line = format!("{title} {}", row.pack_edition);
        let auditor = self.name_of(row.auditor);
        if !auditor.is_empty() {
            line = format!("{auditor} · {line}");
        }
        RowWords { title: format!("{day} · {kind} · {subject}"), line }
    }

    /// The brief of a check, read once.
    pub(super) fn brief(&mut self, row: &AuditSummary, register: &Register) -> Option<&Brief> {
        let key = (row.id, row.finished_at.is_some());
        match self.briefs.entry(key) {
            Entry::Occupied(known) => Some(known.into_mut()),
            Entry::Vacant(place) => Some(place.insert(Brief::of(&register.audit(row.id).ok()?))),
        }
    }

    /// Reads everything anew: a finished check was corrected, or something was taken back.
    pub(super) fn forget(&mut self) {
        self.briefs.clear();
        self.key = None;
    }

    /// Name of an auditor; empty for none.
    pub(super) fn name_of(&self, auditor: Option<StaffId>) -> &str {
        auditor.map_or("", |who| self.names.person(who))
    }
}

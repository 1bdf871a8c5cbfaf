//! What the screen shows: built when records, day, language or the chosen appraisal changed.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::words;
use crate::domain::audits::Subject;
use crate::domain::awards::Award;
use crate::domain::ids::{AppraisalId, FileId, StaffId};
use crate::domain::ranking::RankResult;
use crate::domain::staff::StaffStatus;
use crate::domain::standards::SubjectKind;
use crate::register::appraisal_sheet::AppraisalSheet;
use crate::register::appraisal_standing::{AppraisalStanding, StandingRow};
use crate::register::{Area, RegisterError};
use crate::ui::audit_words::SubjectNames;
use crate::ui::context::UiContext;
use crate::ui::evidence_words::EvidenceNames;
use crate::ui::strings::Lang;
use crate::ui::widgets::RowTops;

type Key = ([u64; 5], NaiveDate, Option<AppraisalId>, Lang);

/// An appraisal in the pickers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) id: AppraisalId,
    pub(super) year: i32,
    pub(super) kind: SubjectKind,
    pub(super) title: String,
}

/// What is shown of a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) post: String,
    pub(super) work_no: String,
    pub(super) photo: Option<FileId>,
    pub(super) is_active: bool,
}

/// Everything shown.
pub(super) struct View {
    key: Key,
    /// Every appraisal, the newest year first.
    pub(super) listed: Vec<Listed>,
    /// The one that is shown.
    pub(super) standing: Option<AppraisalStanding>,
    pub(super) people: BTreeMap<StaffId, Person>,
    pub(super) names: SubjectNames,
    /// Names behind what the records say.
    pub(super) evidence: EvidenceNames,
    /// Awards that rest on it and stand.
    pub(super) awards: Vec<Award>,
    /// Why nothing can be shown.
    pub(super) failure: Option<String>,
    /// Red notes below passed-over rows, by row.
    pub(super) notes: Vec<Option<String>>,
    sheet: Option<(Subject, AppraisalSheet)>,
    tops: Option<(f32, RowTops)>,
}

/// Builds the view anew when something it shows has changed.
pub(super) fn refresh(view: &mut Option<View>, chosen: Option<AppraisalId>, cx: &UiContext<'_>) {
    let areas = [Area::Audits, Area::Staff, Area::Cases, Area::Boxes, Area::Hall];
    let key = (areas.map(|area| cx.register.revision(area)), cx.today(), chosen, cx.strings.lang());
    if view.as_ref().is_none_or(|view| view.key != key) {
        *view = Some(View::build(key, cx));
    }
}

impl View {
    fn build(key: Key, cx: &UiContext<'_>) -> Self {
        let mut view = Self {
            key,
            listed: Vec::new(),
            standing: None,
            people: BTreeMap::new(),
            names: SubjectNames::default(),
            evidence: EvidenceNames::default(),
            awards: Vec::new(),
            failure: None,
            notes: Vec::new(),
            sheet: None,
            tops: None,
        };
        if let Err(error) = view.read(cx) {
            tracing::warn!(%error, "the appraisal could not be read");
            view.failure = Some(cx.text("appraisal-unreadable-text"));
        }
        view
    }

    fn read(&mut self, cx: &UiContext<'_>) -> Result<(), RegisterError> {
        let lang = cx.strings.lang().key();
        self.names = SubjectNames::read(cx.register)?;
        for member in cx.register.staff()? {
            let record = member.record;
            let person = Person {
                name: record.name.as_str().to_owned(),
                post: if record.post.is_empty() { record.title } else { record.post },
                work_no: record.work_no.as_str().to_owned(),
                photo: member.photo,
                is_active: record.status == StaffStatus::Active,
            };
            self.people.insert(member.id, person);
        }
        let listed = cx.register.appraisals()?.into_iter().map(|one| Listed {
            id: one.id,
            year: one.year,
            kind: one.subject_kind,
            title: one.pack.title.in_language(lang).to_owned(),
        });
        self.listed = listed.collect();
        let (.., chosen, _) = self.key;
        let wanted = self.listed.iter().find(|one| Some(one.id) == chosen).or(self.listed.first());
        let standing = wanted.map(|one| cx.register.appraisal_standing(one.id, cx.now)).transpose()?;
        if let Some(standing) = &standing {
            let judged = standing.rows.iter().flat_map(|row| &row.prerequisites);
            let said = judged.filter_map(|judged| judged.evidence.as_ref());
            self.evidence = EvidenceNames::read(cx.register, said, cx.today())?;
            self.notes = standing.rows.iter().map(|row| note_of(cx, (standing, &self.evidence), row)).collect();
        }
        let id = standing.as_ref().map(|standing| standing.appraisal.id);
        self.awards = cx.register.awards()?;
        self.awards.retain(|award| award.revoked.is_none() && id.is_some() && award.granted.appraisal == id);
        self.standing = standing;
        Ok(())
    }

    /// The sheet of a subject, read once.
    pub(super) fn sheet(&mut self, subject: &Subject, cx: &UiContext<'_>) -> Option<&AppraisalSheet> {
        if self.sheet.as_ref().is_none_or(|(of, _)| of != subject) {
            let standing = self.standing.as_ref()?;
            let row = standing.row(subject)?;
            let read = cx.register.appraisal_sheet(standing.appraisal.id, row);
            self.sheet = read.ok().map(|sheet| (subject.clone(), sheet));
        }
        self.sheet.as_ref().map(|(_, sheet)| sheet)
    }

    /// Where the rows are in a list this wide; `heights` gives each row's.
    pub(super) fn tops(&mut self, width: f32, height: impl Fn(&Option<String>) -> f32) -> RowTops {
        match &self.tops {
            Some((known, tops)) if (known - width).abs() < 0.5 => tops.clone(),
            _ => {
                let tops = RowTops::new(self.notes.iter().map(height));
                self.tops = Some((width, tops.clone()));
                tops
            }
        }
    }

    /// A person; empty for one that is not on the roster.
    pub(super) fn person(&self, id: StaffId) -> Person {
        self.people.get(&id).cloned().unwrap_or_default()
    }

    /// Names of people, in order.
    pub(super) fn names_of(&self, people: &[StaffId], cx: &UiContext<'_>) -> String {
        let names: Vec<&str> = people.iter().map(|id| self.names.person(*id)).filter(|name| !name.is_empty()).collect();
        names.join(&cx.text("audit-list-comma"))
    }

    /// Name and grey line of a subject: post and number of a person, nothing of others.
    pub(super) fn title(&self, subject: &Subject, cx: &UiContext<'_>) -> (String, String) {
        let line = subject.person().map(|id| self.person(id).post).unwrap_or_default();
        (self.names.subject(cx.strings, subject), line)
    }
}

/// The red note of a passed-over row; nothing while its prerequisites are only waiting to be judged.
fn note_of(
    cx: &UiContext<'_>,
    (standing, evidence): (&AppraisalStanding, &EvidenceNames),
    row: &StandingRow,
) -> Option<String> {
    let RankResult::PassedOver { reasons } = &row.ranked.result else {
        return None;
    };
    if row.ranked.result.is_pending() || standing.appraisal.sent_on.is_none() {
        return None;
    }
    Some(words::passed_over(cx.strings, (standing, evidence), (row, reasons)))
}

//! The disclosure register: what must hang or lie in the hall, and each version that did (D; P1-3.1, P1-3.3, P1-6.5, P8-1.4).
//! Nothing is deleted: documents are retired with a reason, versions come down; a wrong version is corrected by a further one.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::cases::needed;
use super::search::folded;
use super::transact::Write;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::disclosure::{
    DisclosureKind, DisclosureList, Document, DocumentState, NewDocument, NewVersion, Retired, Urgency, Version, rank,
    state_on, urgency, version_on,
};
use crate::domain::ids::{DisclosureId, DisclosureVersionId};
use crate::storage::files::NewFile;
use crate::storage::{disclosure, files};

/// A document with all its versions, and how it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureEntry {
    /// The document.
    pub document: Document,
    /// Its versions, in the order they were entered.
    pub versions: Vec<Version>,
    /// The day it was looked at.
    pub day: NaiveDate,
    /// How it stands on that day.
    pub state: DocumentState,
}

impl DisclosureEntry {
    fn new(document: Document, versions: Vec<Version>, day: NaiveDate) -> Self {
        let state = state_on(&document, &versions, day);
        Self { document, versions, day, state }
    }

    /// The version on show that day.
    pub fn current(&self) -> Option<&Version> {
        version_on(&self.versions, self.day)
    }

    /// The version put up last, taken down or not.
    pub fn last(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// How pressing it is.
    pub fn urgency(&self) -> Urgency {
        urgency(self.document.facts.kind, self.state)
    }
}

impl Register {
    /// Every document as it stands on a day, out of date first, retired ones last.
    ///
    /// # Errors
    /// The file's.
    pub fn disclosure_on(&self, day: NaiveDate) -> Result<Vec<DisclosureEntry>, RegisterError> {
        let mut by_document: BTreeMap<DisclosureId, Vec<Version>> = BTreeMap::new();
        for version in disclosure::versions(self.conn())? {
            by_document.entry(version.document).or_default().push(version);
        }
        let documents = disclosure::documents(self.conn())?;
        let entries = documents.into_iter().map(|document| {
            let versions = by_document.remove(&document.id).unwrap_or_default();
            DisclosureEntry::new(document, versions, day)
        });
        let mut entries: Vec<DisclosureEntry> = entries.collect();
        entries.sort_by_cached_key(|entry| rank(&entry.document, entry.state));
        Ok(entries)
    }

    /// One document as it stands on a day.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn disclosure_entry(&self, id: DisclosureId, day: NaiveDate) -> Result<DisclosureEntry, RegisterError> {
        let document = disclosure::document(self.conn(), id)?.ok_or(Refusal::NoSuchRecord)?;
        Ok(DisclosureEntry::new(document, disclosure::versions_of(self.conn(), id)?, day))
    }

    /// The documents of the sector's shipped list that are not on the hall's own yet, in the language of `tag`.
    ///
    /// # Errors
    /// The file's.
    pub fn disclosure_to_take_over(&self, tag: &str) -> Result<Vec<NewDocument>, RegisterError> {
        let Some(list) = DisclosureList::shipped_for(self.hall().sector) else {
            return Ok(Vec::new());
        };
        let known = disclosure::documents(self.conn())?;
        let is_new = |code: &str| !known.iter().any(|document| document.facts.code == code);
        let fresh = list.documents.iter().filter(|listed| is_new(&listed.code));
        Ok(fresh.map(|listed| listed.taken_over(tag)).collect())
    }

    /// Documents whose title, code, place or present version hold `text`, at most `most`, the most pressing first. Blank text finds
    /// none.
    ///
    /// # Errors
    /// The file's.
    pub fn search_disclosure(
        &self,
        text: &str,
        (day, most): (NaiveDate, usize),
    ) -> Result<Vec<DisclosureEntry>, RegisterError> {
        let needle = folded(text.trim());
        if needle.is_empty() {
            return Ok(Vec::new());
        }
        let fits = |entry: &DisclosureEntry| entry.search_texts().iter().any(|text| folded(text).contains(&needle));
        Ok(self.disclosure_on(day)?.into_iter().filter(fits).take(most).collect())
    }

    /// Takes a list over: only documents whose code is not there yet; one step to undo. Gives how many were new.
    ///
    /// # Errors
    /// The file's.
    pub fn take_over_disclosure(
        &mut self,
        documents: &[NewDocument],
        at: Moment,
    ) -> Result<Outcome<usize>, RegisterError> {
        let action = Action::new(ActionKind::ImportDisclosure, documents.len().to_string(), at);
        self.transact(action, |w| {
            let mut added = 0;
            for document in documents {
                if disclosure::document_of_code(w.conn, &document.code)?.is_none() {
                    disclosure::insert_document(w.conn, w.hall, document, at.date())?;
                    added += 1;
                }
            }
            Ok(added)
        })
    }

    /// Adds (`None`) or changes a document.
    ///
    /// # Errors
    /// `DisclosureExists` for a code another document has, `ReasonMissing` without a code or title, `NoSuchRecord`.
    pub fn save_disclosure(
        &mut self,
        id: Option<DisclosureId>,
        facts: &NewDocument,
        at: Moment,
    ) -> Result<Outcome<DisclosureId>, RegisterError> {
        let facts = NewDocument { code: needed(&facts.code)?, title: needed(&facts.title)?, ..facts.clone() };
        let other = disclosure::document_of_code(self.conn(), &facts.code)?;
        if other.is_some_and(|other| Some(other.id) != id) {
            return Err(Refusal::DisclosureExists.into());
        }
        let action = Action::new(ActionKind::ChangeDisclosure, facts.code.clone(), at);
        self.transact(action, |w| {
            let Some(id) = id else {
                return Ok(disclosure::insert_document(w.conn, w.hall, &facts, at.date())?);
            };
            let before = found(w, id)?;
            disclosure::update_document(w.conn, &Document { facts, ..before })?;
            Ok(id)
        })
    }

    /// Puts a version up; the one before comes down the same day.
    ///
    /// # Errors
    /// `DayAhead` for a day to come, `DisclosureRetired`, `ReasonMissing` without a version or for a correction (put up before the
    /// version it follows) without a note, `NoSuchRecord`.
    pub fn put_up_disclosure(
        &mut self,
        id: DisclosureId,
        version: &NewVersion,
        at: Moment,
    ) -> Result<Outcome<DisclosureVersionId>, RegisterError> {
        let entry = self.disclosure_entry(id, at.date())?;
        if entry.document.retired.is_some() {
            return Err(Refusal::DisclosureRetired.into());
        }
        if version.put_up_on > at.date() {
            return Err(Refusal::DayAhead.into());
        }
        needed(&version.version)?;
        if entry.last().is_some_and(|last| version.put_up_on < last.facts.put_up_on) {
            needed(&version.note)?;
        }
        let up: Vec<Version> = entry.versions.into_iter().filter(|version| version.taken_down_on.is_none()).collect();
        let action = Action::new(ActionKind::PutUpDisclosure, entry.document.facts.code, at);
        self.transact(action, |w| {
            for before in &up {
                disclosure::take_down(w.conn, before.id, version.put_up_on.max(before.facts.put_up_on))?;
            }
            Ok(disclosure::insert_version(w.conn, (w.hall, id), version, at)?)
        })
    }

    /// Takes the version on show down.
    ///
    /// # Errors
    /// `DayAhead`, `DisclosureRetired` where none is on show or it went up after that day, `NoSuchRecord`.
    pub fn take_down_disclosure(
        &mut self,
        id: DisclosureId,
        on: NaiveDate,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        if on > at.date() {
            return Err(Refusal::DayAhead.into());
        }
        let entry = self.disclosure_entry(id, at.date())?;
        let current = entry.current().filter(|version| version.facts.put_up_on <= on);
        let current = current.ok_or(Refusal::DisclosureRetired)?.id;
        let action = Action::new(ActionKind::PutUpDisclosure, entry.document.facts.code, at);
        self.transact(action, |w| Ok(disclosure::take_down(w.conn, current, on)?))
    }

    /// Keeps a picture of a version that is on show; an earlier picture stays in the file.
    ///
    /// # Errors
    /// `DisclosureRetired` for one that was taken down, `NoSuchRecord`.
    pub fn add_disclosure_photo(
        &mut self,
        id: DisclosureVersionId,
        photo: &NewFile,
        at: Moment,
    ) -> Result<Outcome<DisclosureId>, RegisterError> {
        let version = disclosure::version(self.conn(), id)?.ok_or(Refusal::NoSuchRecord)?;
        if version.taken_down_on.is_some() {
            return Err(Refusal::DisclosureRetired.into());
        }
        let document = disclosure::document(self.conn(), version.document)?.ok_or(Refusal::NoSuchRecord)?;
        let action = Action::new(ActionKind::PutUpDisclosure, document.facts.code, at);
        self.transact(action, |w| {
            let file = files::insert(w.conn, w.hall, photo, at)?;
            disclosure::set_photo(w.conn, id, file)?;
            Ok(document.id)
        })
    }

    /// Takes a document off the list, with the reason; what is on show of it comes down.
    ///
    /// # Errors
    /// `ReasonMissing`, `DisclosureRetired` for one that is off already, `NoSuchRecord`.
    pub fn retire_disclosure(
        &mut self,
        id: DisclosureId,
        reason: &str,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let reason = needed(reason)?;
        let entry = self.disclosure_entry(id, at.date())?;
        if entry.document.retired.is_some() {
            return Err(Refusal::DisclosureRetired.into());
        }
        let current = entry.current().map(|version| version.id);
        let retired = Some(Retired { on: at.date(), reason });
        let document = Document { retired, ..entry.document };
        let action = Action::new(ActionKind::ChangeDisclosure, document.facts.code.clone(), at);
        self.transact(action, |w| {
            if let Some(current) = current {
                disclosure::take_down(w.conn, current, at.date())?;
            }
            Ok(disclosure::update_document(w.conn, &document)?)
        })
    }

    /// Puts a retired document on the list again.
    ///
    /// # Errors
    /// `NoSuchRecord` for one that is not retired.
    pub fn bring_back_disclosure(&mut self, id: DisclosureId, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let document = disclosure::document(self.conn(), id)?.filter(|document| document.retired.is_some());
        let document = Document { retired: None, ..document.ok_or(Refusal::NoSuchRecord)? };
        let action = Action::new(ActionKind::ChangeDisclosure, document.facts.code.clone(), at);
        self.transact(action, |w| Ok(disclosure::update_document(w.conn, &document)?))
    }
}

impl DisclosureEntry {
    /// The kind of the document.
    pub fn kind(&self) -> DisclosureKind {
        self.document.facts.kind
    }

    /// What a search looks at.
    pub fn search_texts(&self) -> Vec<&str> {
        let NewDocument { code, title, place, note, .. } = &self.document.facts;
        let facts = &self.document.facts;
        let mut texts = vec![title.as_str(), code, place, note, facts.title_in("zh"), facts.title_in("en")];
        if let Some(version) = self.current() {
            texts.extend([version.facts.version.as_str(), &version.facts.place, &version.facts.note]);
        }
        texts
    }
}

fn found(w: &Write<'_>, id: DisclosureId) -> Result<Document, RegisterError> {
    disclosure::document(w.conn, id)?.ok_or_else(|| Refusal::NoSuchRecord.into())
}

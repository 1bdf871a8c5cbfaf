//! The disclosure register in and out as a list (D; P1-3.1): a whole one brought in at once, by the rules of the register.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::cases::needed;
use super::transact::Write;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::disclosure::{DisclosureImport, Document, ListedDisclosure, NewVersion, Version, VersionImport};
use crate::domain::ids::DisclosureId;
use crate::storage::pace::Part;
use crate::storage::{disclosure, fault};

impl Register {
    /// Brings a list in: documents, their versions, what came down and what is retired; one transaction, one step to undo.
    /// Gives how many documents were added or changed.
    ///
    /// # Errors
    /// `DisclosureExists` for a code another document has, `DayAhead`, `DisclosureRetired` for a version of a retired document or
    /// one that comes down before it went up, `ReasonMissing` (no code, title, version, note of a correction, reason),
    /// `NoSuchRecord`, `Stopped`; nothing is brought in then.
    pub fn import_disclosure(
        &mut self,
        imports: &[DisclosureImport],
        at: Moment,
    ) -> Result<Outcome<usize>, RegisterError> {
        let action = Action::new(ActionKind::ImportDisclosure, imports.len().to_string(), at);
        self.transact(action, |w| {
            w.pace.begin(Part::Records, imports.len())?;
            for (index, import) in imports.iter().enumerate() {
                put_import(w, import, at)?;
                w.pace.step()?;
                if (index + 1) * 2 > imports.len() && index * 2 <= imports.len() {
                    fault::point("import:half");
                }
            }
            Ok(imports.len())
        })
    }

    /// Every document with all its versions, in the order of the list.
    ///
    /// # Errors
    /// The file's.
    pub fn listed_disclosure(&self) -> Result<Vec<ListedDisclosure>, RegisterError> {
        let mut versions: BTreeMap<DisclosureId, Vec<Version>> = BTreeMap::new();
        for version in disclosure::versions(self.conn())? {
            versions.entry(version.document).or_default().push(version);
        }
        let documents = disclosure::documents(self.conn())?
            .into_iter()
            .map(|document| ListedDisclosure { versions: versions.remove(&document.id).unwrap_or_default(), document });
        Ok(documents.collect())
    }
}

fn put_import(w: &Write<'_>, import: &DisclosureImport, at: Moment) -> Result<(), RegisterError> {
    let id = put_document(w, import, at)?;
    for (version, on) in &import.taken_down {
        let up = disclosure::version(w.conn, *version)?.filter(|one| one.document == id);
        come_down(w, &up.ok_or(Refusal::NoSuchRecord)?, *on, at)?;
    }
    for version in &import.versions {
        put_up(w, id, version, at)?;
    }
    match &import.retired {
        Some(retired) if retired.on > at.date() => Err(Refusal::DayAhead.into()),
        Some(retired) => {
            needed(&retired.reason)?;
            for version in up_now(w, id)? {
                disclosure::take_down(w.conn, version.id, retired.on.max(version.facts.put_up_on))?;
            }
            let document = disclosure::document(w.conn, id)?.ok_or(Refusal::NoSuchRecord)?;
            Ok(disclosure::update_document(w.conn, &Document { retired: Some(retired.clone()), ..document })?)
        }
        None => Ok(()),
    }
}

/// Adds or changes the document itself.
fn put_document(w: &Write<'_>, import: &DisclosureImport, at: Moment) -> Result<DisclosureId, RegisterError> {
    let facts = &import.facts;
    needed(&facts.code)?;
    needed(&facts.title)?;
    let other = disclosure::document_of_code(w.conn, &facts.code)?.map(|other| other.id);
    if other.is_some() && other != import.id {
        return Err(Refusal::DisclosureExists.into());
    }
    let Some(id) = import.id else {
        let since = import.since.unwrap_or_else(|| at.date());
        if since > at.date() {
            return Err(Refusal::DayAhead.into());
        }
        return Ok(disclosure::insert_document(w.conn, w.hall, facts, since)?);
    };
    let before = disclosure::document(w.conn, id)?.ok_or(Refusal::NoSuchRecord)?;
    if before.retired.is_some() && !import.versions.is_empty() {
        return Err(Refusal::DisclosureRetired.into());
    }
    if before.facts != *facts {
        disclosure::update_document(w.conn, &Document { facts: facts.clone(), ..before })?;
    }
    Ok(id)
}

/// Puts a version up; what is up of the document comes down the same day.
fn put_up(w: &Write<'_>, id: DisclosureId, import: &VersionImport, at: Moment) -> Result<(), RegisterError> {
    let new: &NewVersion = &import.version;
    needed(&new.version)?;
    if new.put_up_on > at.date() {
        return Err(Refusal::DayAhead.into());
    }
    let before = disclosure::versions_of(w.conn, id)?;
    if before.last().is_some_and(|last| new.put_up_on < last.facts.put_up_on) {
        needed(&new.note)?;
    }
    for version in before.into_iter().filter(|version| version.taken_down_on.is_none()) {
        disclosure::take_down(w.conn, version.id, new.put_up_on.max(version.facts.put_up_on))?;
    }
    let put = disclosure::insert_version(w.conn, (w.hall, id), new, at)?;
    match import.taken_down_on {
        Some(on) => {
            let version = disclosure::version(w.conn, put)?.ok_or(Refusal::NoSuchRecord)?;
            come_down(w, &version, on, at)
        }
        None => Ok(()),
    }
}

fn come_down(w: &Write<'_>, version: &Version, on: NaiveDate, at: Moment) -> Result<(), RegisterError> {
    if on > at.date() {
        return Err(Refusal::DayAhead.into());
    }
    if on < version.facts.put_up_on || version.taken_down_on.is_some() {
        return Err(Refusal::DisclosureRetired.into());
    }
    Ok(disclosure::take_down(w.conn, version.id, on)?)
}

fn up_now(w: &Write<'_>, id: DisclosureId) -> Result<Vec<Version>, RegisterError> {
    let versions = disclosure::versions_of(w.conn, id)?;
    Ok(versions.into_iter().filter(|version| version.taken_down_on.is_none()).collect())
}

//! The forms of the disclosure register, as typed, and what they become.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::super::dates::parse_date;
use super::super::ids::FileId;
use super::super::problems::{Field, Problem, Problems, Wrong};
use super::{DisclosureKind, Document, ListedDocument, NewDocument, NewVersion, Version};

/// Longest code, title, place, version and note, in characters.
const CODE_MOST: usize = 24;
const LINE_MOST: usize = 60;
const NOTE_MOST: usize = 300;

/// A document's form, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `NewDocument`, as typed")]
pub struct DocumentDraft {
    pub code: String,
    pub kind: String,
    pub title: String,
    pub place: String,
    pub note: String,
}

impl DocumentDraft {
    /// An empty form of a kind, with a code nobody has.
    pub fn fresh(kind: DisclosureKind, code: String) -> Self {
        Self { code, kind: kind.code().to_owned(), ..Self::default() }
    }

    /// The form of a document on the list.
    pub fn of(document: &NewDocument) -> Self {
        let NewDocument { code, rule: _, kind, title, place, note } = document;
        Self {
            code: code.clone(),
            kind: kind.code().to_owned(),
            title: title.clone(),
            place: place.clone(),
            note: note.clone(),
        }
    }

    /// Reads the form. `rule` is kept from the document that is changed, and `taken` are the codes of the others.
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self, rule: &str, taken: &[String]) -> Result<NewDocument, Vec<Problem>> {
        let mut problems = Problems::default();
        let kind = DisclosureKind::from_code(&self.kind).ok_or(Wrong::Missing);
        let kind = problems.take(Field::DocumentKind, kind);
        let title = problems.required(Field::DocumentTitle, &self.title);
        limited(&mut problems, Field::DocumentTitle, (&self.title, LINE_MOST));
        let code = problems.required(Field::DocumentCode, &self.code);
        limited(&mut problems, Field::DocumentCode, (&self.code, CODE_MOST));
        if let Some(other) = code.as_ref().and_then(|code| taken.iter().find(|other| *other == code)) {
            problems.note(Field::DocumentCode, Wrong::Taken { by: other.clone() });
        }
        limited(&mut problems, Field::DocumentPlace, (&self.place, LINE_MOST));
        limited(&mut problems, Field::Note, (&self.note, NOTE_MOST));
        let document = kind.zip(title).zip(code).map(|((kind, title), code)| NewDocument {
            code,
            rule: rule.to_owned(),
            kind,
            title,
            place: self.place.trim().to_owned(),
            note: self.note.trim().to_owned(),
        });
        problems.finish(document)
    }
}

fn limited(problems: &mut Problems, field: Field, (text, most): (&str, usize)) {
    if text.trim().chars().count() > most {
        problems.note(field, Wrong::TooLong { most });
    }
}

/// A version's form, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `NewVersion`, as typed")]
pub struct VersionDraft {
    pub version: String,
    pub place: String,
    pub put_up_on: String,
    pub valid_until: String,
    pub event_ends_on: String,
    pub note: String,
    pub photo: Option<i64>,
}

/// What the form of a version must know besides what is typed.
#[derive(Debug, Clone, Copy)]
pub struct VersionFacts<'a> {
    /// Of which document.
    pub document: &'a Document,
    /// The version put up last, taken down or not.
    pub before: Option<&'a Version>,
    /// Today.
    pub today: NaiveDate,
}

impl VersionDraft {
    /// A form for today: the place of the last version, and the end the list proposes.
    pub fn fresh(facts: VersionFacts<'_>, listed: Option<&ListedDocument>) -> Self {
        let VersionFacts { document, before, today } = facts;
        let last = before.map(|version| version.facts.place.clone()).filter(|place| !place.is_empty());
        let until = listed.and_then(|listed| listed.renew_on(today));
        Self {
            place: last.unwrap_or_else(|| document.facts.place.clone()),
            put_up_on: today.to_string(),
            valid_until: until.map(|day| day.to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }

    /// Moves a proposed end along with the day it is put up; one that was typed stays.
    pub fn follow(&mut self, before: &str, listed: Option<&ListedDocument>, today: NaiveDate) {
        let proposed = |text: &str| {
            let day = parse_date(text, today).ok()?;
            listed?.renew_on(day).map(|day| day.to_string())
        };
        if proposed(before).is_some_and(|old| old == self.valid_until)
            && let Some(new) = proposed(&self.put_up_on)
        {
            self.valid_until = new;
        }
    }

    /// Reads the form.
    ///
    /// # Errors
    /// Every problem, in the order of the form: put up in the future, over before it was put up, a banner without the end of its
    /// event (P8-1.4), a correction (put up before the version it follows) without a note.
    pub fn check(&self, facts: VersionFacts<'_>) -> Result<NewVersion, Vec<Problem>> {
        let VersionFacts { document, before, today } = facts;
        let mut problems = Problems::default();
        let version = problems.required(Field::Version, &self.version);
        limited(&mut problems, Field::Version, (&self.version, LINE_MOST));
        limited(&mut problems, Field::DocumentPlace, (&self.place, LINE_MOST));
        let put_up_on = problems.take(Field::PutUpOn, parse_date(&self.put_up_on, today));
        if put_up_on.is_some_and(|day| day > today) {
            problems.note(Field::PutUpOn, Wrong::InFuture);
        }
        let (valid_until, event_ends_on) = self.ends(&mut problems, document.facts.kind, (put_up_on, today));
        let last_up = before.map(|version| version.facts.put_up_on);
        let corrects = put_up_on.zip(last_up).is_some_and(|(day, last)| day < last);
        if corrects && self.note.trim().is_empty() {
            problems.note(Field::Note, Wrong::Missing);
        }
        limited(&mut problems, Field::Note, (&self.note, NOTE_MOST));
        let new = version.zip(put_up_on).map(|(version, put_up_on)| NewVersion {
            version,
            place: self.place.trim().to_owned(),
            put_up_on,
            valid_until,
            event_ends_on,
            photo: self.photo.map(FileId),
            note: self.note.trim().to_owned(),
        });
        problems.finish(new)
    }

    /// Last valid day, or the end of a banner's event.
    fn ends(
        &self,
        problems: &mut Problems,
        kind: DisclosureKind,
        (put_up_on, today): (Option<NaiveDate>, NaiveDate),
    ) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let mut read = |field, text: &str, blank| match parse_date(text, today) {
            Err(Wrong::Missing) if blank == Blank::Allowed => None,
            read => {
                let day = problems.take(field, read)?;
                if put_up_on.is_some_and(|up| day < up) {
                    problems.note(field, Wrong::OutOfOrder);
                }
                Some(day)
            }
        };
        if kind.is_seasonal() {
            (None, read(Field::EventEndsOn, &self.event_ends_on, Blank::Wrong))
        } else {
            (read(Field::ValidUntil, &self.valid_until, Blank::Allowed), None)
        }
    }
}

/// Whether a date may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Blank {
    Allowed,
    Wrong,
}

//! One row of a register of cases: its cells, what they say of the case itself, and what is wrong with them.

use std::collections::BTreeMap;

use super::case_cells::{TimeTold, contact, time_of_day, time_told};
use super::case_import::Surroundings;
use super::case_plan::{Assumption, Effect};
use super::case_terms::{self as terms, is_nothing};
use super::headers::Mapping;
use super::list_problems::NUMBERS;
use super::staff_cells::clean;
use super::tables::Table;
use super::whole_story::Told;
use crate::domain::cases::{CaseChannel, CaseDetails, CaseKind, NewCase, SUMMARY_MOST, Target};
use crate::domain::dates::Moment;
use crate::domain::deadlines::Circumstance;
use crate::domain::ids::StaffId;
use crate::domain::people::digits_left;
use crate::domain::problems::{Field, Problem, Wrong};

/// Most rings a list can tell of.
const RINGS_MOST: u32 = 99;

/// Which column holds what, and what stands over it; for many look-ups.
#[derive(Debug, Default)]
pub(super) struct Columns(BTreeMap<Field, (usize, String)>);

impl Columns {
    pub(super) fn of(table: &Table, mapping: &Mapping) -> Self {
        let heading = |column: usize| mapping.header_row.map(|row| clean(table.cell(row, column))).unwrap_or_default();
        Self(mapping.columns.iter().map(|(field, column)| (*field, (*column, heading(*column)))).collect())
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.0.contains_key(&field)
    }

    pub(super) fn get(&self, field: Field) -> Option<usize> {
        self.0.get(&field).map(|(column, _)| *column)
    }

    pub(super) fn heading(&self, field: Field) -> &str {
        self.0.get(&field).map_or("", |(_, heading)| heading)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (Field, usize)> {
        self.0.iter().map(|(field, (column, _))| (*field, *column))
    }
}

/// A row, being read.
pub(super) struct Entry<'a> {
    pub(super) table: &'a Table,
    pub(super) columns: &'a Columns,
    pub(super) row: usize,
    pub(super) around: &'a Surroundings,
    /// What is wrong, and what it means for the row.
    pub(super) problems: Vec<(Problem, Effect)>,
    pub(super) assumed: Vec<Assumption>,
    pub(super) notes: Vec<String>,
    /// The case's whole story, where the list is one of ours: its cells are taken as they stand, not as they may be meant.
    pub(super) whole: Option<Told>,
}

impl<'a> Entry<'a> {
    /// A row, before anything of it is read.
    pub(super) fn new((table, columns): (&'a Table, &'a Columns), row: usize, around: &'a Surroundings) -> Self {
        let (problems, assumed, notes) = (Vec::new(), Vec::new(), Vec::new());
        Self { table, columns, row, around, problems, assumed, notes, whole: None }
    }
}

impl Entry<'_> {
    /// Whether the list has a column for a field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.columns.has(field)
    }

    /// A cell as it stands; empty when the list has no such column.
    pub(super) fn raw(&self, field: Field) -> &str {
        self.columns.get(field).map_or("", |column| self.table.cell(self.row, column))
    }

    /// A cell of free words: line ends kept, a lone dash is nothing.
    pub(super) fn text(&self, field: Field) -> String {
        if self.whole.is_some() {
            return self.raw(field).replace("\r\n", "\n");
        }
        let text = self.raw(field).trim();
        if matches!(text, "/" | "-" | "--" | "—" | "——") {
            return String::new();
        }
        let text = text.replace("\r\n", "\n");
        if NUMBERS.contains(&field) { digits_left(&text) } else { text }
    }

    /// A cell of one word, date or name; blank when it says there is nothing.
    pub(super) fn word(&self, field: Field) -> String {
        let word = clean(self.raw(field));
        if self.whole.is_some() {
            return word;
        }
        if is_nothing(&word) {
            return String::new();
        }
        if NUMBERS.contains(&field) { digits_left(&word) } else { word }
    }

    /// Something wrong that keeps the row out.
    pub(super) fn wrong(&mut self, field: Field, wrong: Wrong) {
        let problem = (Problem::new(field, wrong), Effect::RowLeftOut);
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Something to know; the row goes in.
    pub(super) fn remark(&mut self, field: Field, wrong: Wrong) {
        self.problems.push((Problem::new(field, wrong), Effect::Note));
    }

    pub(super) fn is_out(&self) -> bool {
        self.problems.iter().any(|(_, effect)| *effect == Effect::RowLeftOut)
    }

    /// The value, or what is wrong with it noted.
    pub(super) fn take<T>(&mut self, field: Field, read: Result<T, Wrong>) -> Option<T> {
        read.map_err(|wrong| self.wrong(field, wrong)).ok()
    }

    /// A cell that must hold a known word; `None` for a blank one.
    pub(super) fn term<T>(&mut self, field: Field, known: impl Fn(&str) -> Option<T>) -> Option<T> {
        match self.word(field).as_str() {
            "" => None,
            word => self.take(field, known(word).ok_or(Wrong::UnknownWord)),
        }
    }

    /// When something happened; never before `floor`, never in the future. `None` for a blank cell.
    pub(super) fn moment(&mut self, field: Field, floor: Moment) -> Option<Moment> {
        let word = self.word(field);
        if word.is_empty() {
            return None;
        }
        let told = self.take(field, time_told(&word))?;
        let moment = told.moment(Some(floor));
        if moment > self.around.now {
            self.wrong(field, Wrong::InFuture);
        } else if moment.0.div_euclid(60_000) < floor.0.div_euclid(60_000) {
            self.wrong(field, Wrong::OutOfOrder);
        }
        Some(moment)
    }

    /// A member of staff; `None` for a blank cell.
    pub(super) fn person(&mut self, field: Field) -> Option<StaffId> {
        let raw = self.raw(field);
        match self.word(field).as_str() {
            "" => None,
            word => self.take(field, self.around.roster.find(raw).or_else(|_| self.around.roster.find(word))),
        }
    }

    /// A cell no word of ours fits goes in as a note under the list's own heading.
    fn keep_as_note(&mut self, field: Field, wrong: Wrong) {
        let heading = self.columns.heading(field);
        self.notes.push(format!("{heading} {}", clean(self.raw(field))).trim().to_owned());
        self.problems.push((Problem::new(field, wrong), Effect::KeptAsNote));
    }

    /// What is recorded of the case; `None` when it cannot be told.
    pub(super) fn facts(&mut self) -> Option<NewCase> {
        let summary = self.text(Field::CaseSummary);
        if summary.is_empty() {
            self.wrong(Field::CaseSummary, Wrong::Missing);
        } else if summary.chars().count() > SUMMARY_MOST {
            self.wrong(Field::CaseSummary, Wrong::TooLong { most: SUMMARY_MOST });
        }
        let received_at = self.received();
        let kind = self.kind();
        let channel = self.channel();
        let (customer_name, customer_contact) = self.customer();
        let first_asked = self.person(Field::FirstAsked);
        let details = self.details(channel);
        Some(NewCase {
            kind,
            channel,
            summary,
            customer_name: customer_name.into(),
            customer_contact: customer_contact.into(),
            first_asked,
            department: self.text(Field::Department),
            received_at: received_at?,
            details,
        })
    }

    /// When it came in: a column of days, one of times, or both; a register that tells only when it was accepted means
    /// that.
    fn received(&mut self) -> Option<Moment> {
        let has_none = !self.has(Field::ReceivedAt) && !self.has(Field::ReceivedTime);
        let field = if has_none { Field::AcceptedAt } else { Field::ReceivedAt };
        let (day, time) = (self.word(field), self.word(Field::ReceivedTime));
        let read = match (day.as_str(), time.as_str()) {
            ("", "") => Err(Wrong::Missing),
            ("", time) => time_told(time),
            (day, "") => time_told(day),
            (day, time) => time_told(day).and_then(|told| match told.time {
                Some(_) => Ok(told),
                None => time_told(time).or_else(|_| Ok(TimeTold { time: Some(time_of_day(time)?), ..told })),
            }),
        };
        let received_at = self.take(field, read)?.moment(None);
        // A cell tells minutes, the story the very moment.
        let exact = self.whole.as_ref().map(|told| told.received).filter(|told| told.minute() == received_at.minute());
        let received_at = exact.unwrap_or(received_at);
        if received_at > self.around.now {
            self.wrong(field, Wrong::InFuture);
        }
        Some(received_at)
    }

    fn kind(&mut self) -> CaseKind {
        if !self.has(Field::CaseKind) {
            self.assumed.push(Assumption::Complaint);
            return CaseKind::Complaint;
        }
        if self.word(Field::CaseKind).is_empty() {
            self.wrong(Field::CaseKind, Wrong::Missing);
        }
        self.term(Field::CaseKind, terms::kind).unwrap_or(CaseKind::Other)
    }

    /// How it came in; where nothing is told, what only one channel has tells it.
    fn channel(&mut self) -> CaseChannel {
        if !self.word(Field::CaseChannel).is_empty() {
            return self.term(Field::CaseChannel, terms::channel).unwrap_or(CaseChannel::Other);
        }
        let signs = [
            (Field::PageNo, CaseChannel::OpinionBook),
            (Field::ForwardedBy, CaseChannel::Forwarded),
            (Field::Rings, CaseChannel::Phone),
            (Field::LetterDate, CaseChannel::BoxLetter),
        ];
        let told = signs.into_iter().find(|(field, _)| !self.word(*field).is_empty());
        if told.is_none() {
            self.assumed.push(Assumption::OtherChannel);
        }
        told.map_or(CaseChannel::Other, |(_, channel)| channel)
    }

    /// Name and contact; what a list shows masked says nothing.
    fn customer(&mut self) -> (String, String) {
        if self.whole.is_some() {
            return (self.text(Field::CustomerName), self.text(Field::CustomerContact));
        }
        let name = clean(self.raw(Field::CustomerName));
        let is_anonymous = is_nothing(&name) || ["匿名", "不详", "anonymous"].contains(&name.to_lowercase().as_str());
        let contact = self.take(Field::CustomerContact, contact(self.raw(Field::CustomerContact))).unwrap_or_default();
        let is_masked = |text: &str, mask: &str| text.contains(mask);
        if is_masked(&name, "**") || is_masked(&contact, "****") {
            self.assumed.push(Assumption::Masked);
        }
        let name = if is_anonymous || is_masked(&name, "**") { String::new() } else { name };
        let contact = if is_nothing(&contact) || is_masked(&contact, "****") { String::new() } else { contact };
        (name, contact)
    }

    /// Details; what belongs to another channel than this is left out, as the form does.
    fn details(&mut self, channel: CaseChannel) -> CaseDetails {
        let is_whole = self.whole.is_some();
        let only = |of: CaseChannel, text: String| if channel == of || is_whole { text } else { String::new() };
        let is_phone = is_whole || matches!(channel, CaseChannel::Phone | CaseChannel::RestDayPhone);
        let rings = if is_phone { self.rings() } else { None };
        let letter_date = self.letter_date();
        let circumstances = self.circumstances();
        let says_required = self.term(Field::AnswerRequired, terms::yes) == Some(true);
        let has_day = !is_whole && !self.word(Field::AnswerBy).is_empty();
        let is_answer_required = (is_whole || channel == CaseChannel::Forwarded) && (says_required || has_day);
        CaseDetails {
            matter: self.matter(),
            is_important: self.term(Field::Importance, terms::yes) == Some(true),
            letter_date,
            rings,
            page_no: only(CaseChannel::OpinionBook, self.text(Field::PageNo)),
            forwarded_by: only(CaseChannel::Forwarded, self.text(Field::ForwardedBy)),
            forwarded_no: only(CaseChannel::Forwarded, self.text(Field::ForwardedNo)),
            is_answer_required,
            is_out_of_town: circumstances.contains(&Circumstance::OutOfTown),
            is_severe_weather: circumstances.contains(&Circumstance::SevereWeather),
            is_complex: circumstances.contains(&Circumstance::Complex),
            target: self.target(),
        }
    }

    fn rings(&mut self) -> Option<u32> {
        let word = crate::domain::people::half_width(&self.word(Field::Rings));
        if word.is_empty() {
            return None;
        }
        let figure = word.trim_end_matches(['声', '次']).trim();
        let rings = figure.parse::<u32>().ok().filter(|rings| *rings <= RINGS_MOST);
        self.take(Field::Rings, rings.ok_or(Wrong::NotANumber))
    }

    fn letter_date(&mut self) -> Option<chrono::NaiveDate> {
        let word = self.word(Field::LetterDate);
        let told = (!word.is_empty()).then(|| time_told(&word))?;
        let day = self.take(Field::LetterDate, told)?.day;
        if day > self.around.now.date() {
            self.wrong(Field::LetterDate, Wrong::InFuture);
        }
        Some(day)
    }

    fn matter(&mut self) -> String {
        let word = self.word(Field::Matter);
        if word.is_empty() {
            return String::new();
        }
        let code = self.around.matter(&word);
        if code.is_none() {
            self.keep_as_note(Field::Matter, Wrong::UnknownWord);
        }
        code.unwrap_or_default()
    }

    fn target(&mut self) -> Target {
        match self.whole.as_ref().map(|told| told.target.clone()) {
            Some(Ok(target)) if target != Target::Nobody => return target,
            Some(Err(_)) => {
                self.keep_as_note(Field::Target, Wrong::UnknownWord);
                return Target::Nobody;
            }
            _ => {}
        }
        let word = self.word(Field::Target);
        if word.is_empty() {
            return Target::Nobody;
        }
        match self.around.roster.target(&word) {
            Ok(target) => target,
            Err(wrong) => {
                self.keep_as_note(Field::Target, wrong);
                Target::Nobody
            }
        }
    }

    fn circumstances(&mut self) -> Vec<Circumstance> {
        let word = self.word(Field::Circumstances);
        let parts = word.split(['、', '，', ',', ';', '；']).map(str::trim).filter(|part| !part.is_empty());
        let mut found = Vec::new();
        for part in parts {
            let known = terms::circumstance(part).ok_or(Wrong::UnknownWord);
            found.extend(self.take(Field::Circumstances, known));
        }
        found
    }
}

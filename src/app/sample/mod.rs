//! Fills a register with the sample hall, in the order things happened.

mod audit_stories;
mod audits;
mod cards;
mod cases;
mod staff_records;

use std::collections::BTreeMap;

use cards::CardTold;
use cases::Told;

use crate::domain::boxes::{LetterFate, NewBoxEntry, NewLetter};
use crate::domain::dates::Moment;
use crate::domain::hall::Sector;
use crate::domain::ids::{BoxId, CardId, CaseId, StaffId};
use crate::domain::photos::PerSize;
use crate::domain::standards::Pack;
use crate::exchange::sample_hall::{
    SampleBoxEntry, SampleBoxRemark, SampleCase, SampleCheck, SampleConduct, SampleFate, SampleHall, SampleLetter,
    SampleNote, SamplePerson, SampleRun, SampleStep, SampleTraining, SampleVoid, half_length, letter_scan, portrait,
};
use crate::register::audit_runs::WholeAudit;
use crate::register::files::NewFile;
use crate::register::hall::WindowChange;
use crate::register::photos::{NewCut, NewPhoto, PhotoToTakeOver};
use crate::register::staff::StaffImport;
use crate::register::{ActionKind, Refusal, Register, RegisterError};

/// The sample hall in memory, as it stands at `now`.
///
/// # Errors
/// The register's; a test holds that there is none.
pub fn register(now: Moment) -> Result<Register, RegisterError> {
    let sample = SampleHall::load().map_err(|error| broken(&error))?;
    let hall = sample.hall(now.date());
    let register = Register::in_memory(&hall, founded(&sample, now))?;
    let mut filling = Filling::new(register, &sample, now);
    filling.roster()?;
    filling.appraisal()?;
    filling.disclosure()?;
    filling.contest()?;
    filling.plans()?;
    for (at, event) in filling.events() {
        filling.happen(at, event)?;
    }
    filling.corrected()?;
    filling.register.forget_undo();
    Ok(filling.register)
}

fn broken(error: &dyn std::error::Error) -> RegisterError {
    Refusal::BadPack { because: error.to_string() }.into()
}

/// The sample's records begin at the hall's first day, before anything else happened.
fn founded(sample: &SampleHall, now: Moment) -> Moment {
    let badges = sample.badges.iter().map(|badge| badge.printed_days_ago);
    let earliest = badges.chain([sample.audits.first_days_ago()]).max().unwrap_or(0);
    let first = sample.hall(now.date()).records_since;
    let days = chrono::Duration::days(i64::from(earliest) + 1);
    let day = now.date().checked_sub_signed(days).unwrap_or(first).min(first);
    Moment::at(day, chrono::NaiveTime::MIN)
}

/// Something of the sample, at its time.
#[derive(Clone, Copy)]
enum Event<'a> {
    Card(usize, CardTold<'a>),
    Entry(&'a SampleBoxEntry),
    Remark(&'a SampleBoxRemark),
    Case(usize, &'a SampleCase),
    Step(Told, &'a SampleStep),
    Note(Told, &'a SampleNote),
    Void(Told, &'a SampleVoid),
    Check(&'a SampleCheck),
    Training(&'a SampleTraining),
    Conduct(&'a SampleConduct),
    Run(&'a SampleRun),
}

struct Filling<'a> {
    register: Register,
    sample: &'a SampleHall,
    now: Moment,
    people: BTreeMap<String, StaffId>,
    boxes: BTreeMap<String, BoxId>,
    cases: BTreeMap<usize, CaseId>,
    cards: BTreeMap<usize, CardId>,
}

impl<'a> Filling<'a> {
    fn new(register: Register, sample: &'a SampleHall, now: Moment) -> Self {
        let (people, boxes) = (BTreeMap::new(), BTreeMap::new());
        let (cases, cards) = (BTreeMap::new(), BTreeMap::new());
        Self { register, sample, now, people, boxes, cases, cards }
    }

    fn roster(&mut self) -> Result<(), RegisterError> {
        let at = founded(self.sample, self.now);
        for window in &self.sample.profile.windows {
            let change =
                WindowChange { number: window.number.clone(), purpose: window.purpose.clone(), retired_on: None };
            self.register.change_window(&change, at)?;
        }
        let since = self.register.hall().records_since;
        for the_box in &self.sample.profile.boxes {
            let id = self.register.add_box((&the_box.name, &the_box.place), since, at)?.value;
            self.boxes.insert(the_box.name.clone(), id);
        }
        let records = self.sample.staff(self.now.date()).map_err(|error| broken(&error))?;
        let people: Vec<StaffImport> = records
            .into_iter()
            .map(|record| StaffImport { photo: self.photo_of(record.work_no.as_str()), id: None, record })
            .collect();
        self.register.import_staff(&people, at)?;
        for member in self.register.staff()? {
            self.people.insert(member.record.work_no.as_str().to_owned(), member.id);
        }
        self.half_lengths(at)
    }

    /// The drawn portrait of a person: it is its own original.
    fn photo_of(&self, work_no: &str) -> Option<NewPhoto> {
        let bytes = portrait(work_no)?.to_vec();
        let original = picture(work_no, bytes.clone());
        let person = self.sample.people.iter().find(|person| person.work_no == work_no);
        let taken_on = person.map(|person| person.photo_day(self.now.date()));
        Some(NewPhoto { taken_on, ..NewPhoto::of_print(bytes, original) })
    }

    /// The 5-inch pictures, in one step.
    fn half_lengths(&mut self, at: Moment) -> Result<(), RegisterError> {
        let today = self.now.date();
        let of_person = |person: &SamplePerson| {
            let bytes = half_length(&person.work_no)?;
            let photo = PhotoToTakeOver {
                staff: *self.people.get(&person.work_no)?,
                name: person.work_no.clone(),
                cuts: PerSize { one_inch: None, five_inch: Some(NewCut { print: bytes.to_vec(), crop: None }) },
                taken_on: Some(person.photo_day(today)),
            };
            Some((photo, picture(&person.work_no, bytes.to_vec())))
        };
        let (photos, originals): (Vec<_>, Vec<_>) = self.sample.people.iter().filter_map(of_person).unzip();
        self.register.take_over_photos(&photos, &mut |index| originals.get(index).cloned(), at)?;
        Ok(())
    }

    /// Everything that happened up to now, in order.
    fn events(&self) -> Vec<(Moment, Event<'a>)> {
        let mut events: Vec<(Moment, Event<'a>)> = Vec::new();
        let sample = self.sample;
        events.extend(self.card_events());
        let open = sample.open_days();
        let today = self.now.date();
        for entry in &sample.box_entries {
            events.extend(entry.entered.moment(today, &open).map(|at| (at, Event::Entry(entry))));
        }
        for remark in &sample.box_remarks {
            events.extend(remark.added.moment(today, &open).map(|at| (at, Event::Remark(remark))));
        }
        events.extend(self.case_events());
        events.extend(self.record_events());
        for check in &sample.checks {
            let day = open.open_day_before(today, check.open_days_ago);
            events.extend(day.map(|day| (Moment::at(day, check.finished), Event::Check(check))));
        }
        events.extend(sample.audits.runs.iter().map(|run| (run.moments(today).1, Event::Run(run))));
        events.retain(|(at, _)| *at <= self.now);
        events.sort_by_key(|(at, _)| *at);
        events
    }

    fn happen(&mut self, at: Moment, event: Event<'a>) -> Result<(), RegisterError> {
        match event {
            Event::Card(index, told) => self.card(at, (index, told)),
            Event::Entry(entry) => self.entry(at, entry),
            Event::Remark(remark) => self.remark(at, remark),
            Event::Case(index, case) => self.case(at, index, case),
            Event::Step(told, step) => self.step(at, told, step),
            Event::Note(told, note) => self.note(at, told, note),
            Event::Void(told, void) => self.void(at, told, void),
            Event::Check(check) => self.check(at, check),
            Event::Training(training) => self.training(at, training),
            Event::Conduct(conduct) => self.conduct(at, conduct),
            Event::Run(run) => self.run(at, run),
        }
    }

    fn person(&self, work_no: &str) -> Result<StaffId, RegisterError> {
        self.people.get(work_no).copied().ok_or_else(|| Refusal::NoSuchRecord.into())
    }

    fn entry(&mut self, at: Moment, entry: &SampleBoxEntry) -> Result<(), RegisterError> {
        let open = self.sample.open_days();
        let (Some(box_id), Some(day)) =
            (self.boxes.get(&entry.box_name).copied(), open.open_day_before(self.now.date(), entry.open_days_ago))
        else {
            return Ok(());
        };
        let letters = entry.letters.iter().map(|letter| self.letter(letter, at)).collect::<Result<_, _>>()?;
        let new = NewBoxEntry {
            box_id,
            day,
            opened_at: Moment::at(day, entry.opened_at),
            opener: self.person(&entry.opener)?,
            witness: self.person(&entry.witness)?,
            seal: entry.seal,
            letters,
            remark: entry.remark.clone(),
        };
        self.register.record_box_entry(&new, at)?;
        Ok(())
    }

    fn letter(&mut self, letter: &SampleLetter, at: Moment) -> Result<NewLetter, RegisterError> {
        let scan = letter.scan.as_deref().and_then(|name| Some((name, letter_scan(name)?)));
        let scan = match scan {
            Some((name, bytes)) => {
                let file = NewFile { media_type: "image/jpeg".into(), name: name.into(), content: bytes.to_vec() };
                Some(self.register.keep_file(&file, ActionKind::KeepScan, at)?.value)
            }
            None => None,
        };
        let fate = match &letter.fate {
            SampleFate::Case { department } => LetterFate::Case { department: department.clone() },
            SampleFate::NoAction { because } => LetterFate::NoAction { because: because.clone() },
        };
        let (signed_by, text) = (letter.signed_by.as_str().into(), letter.text.clone());
        Ok(NewLetter { kind: letter.kind, signed_by, text, scan, fate })
    }

    fn remark(&mut self, at: Moment, remark: &SampleBoxRemark) -> Result<(), RegisterError> {
        let open = self.sample.open_days();
        let day = open.open_day_before(self.now.date(), remark.open_days_ago);
        let found = self.boxes.get(&remark.box_name).copied().zip(day);
        let Some((box_id, day)) = found else {
            return Ok(());
        };
        if let Some(full) = self.register.box_entry(box_id, day)? {
            self.register.add_box_remark(full.entry.id, &remark.text, at)?;
        }
        Ok(())
    }

    fn check(&mut self, at: Moment, check: &SampleCheck) -> Result<(), RegisterError> {
        let Some((pack_text, pack)) = Pack::shipped_for(Sector::Power).map_err(|error| broken(&error))? else {
            return Ok(());
        };
        let answers = check.answers(&pack, self.register.hall().area_m2);
        let whole = WholeAudit {
            pack_text,
            day: at.date(),
            auditor: Some(self.person(&check.by)?),
            answers: &answers,
            started_at: Moment::at(at.date(), check.started),
            finished_at: at,
        };
        self.register.record_whole_audit(&whole)?;
        Ok(())
    }
}

fn picture(work_no: &str, content: Vec<u8>) -> NewFile {
    NewFile { media_type: "image/jpeg".into(), name: format!("{work_no}.jpg"), content }
}

#[cfg(test)]
mod tests;

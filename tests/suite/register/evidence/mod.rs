//! Linked items against halls built here: every link once true, once false, and where the records cannot tell
//! (domain rule 4.3).

mod cases;
mod days;
mod disclosure;
mod limits;
mod packs;
mod people;
mod records;
mod runs;

use std::path::PathBuf;

use hallkeeper::domain::audits::{Evidence, RecordRef, Subject, Verdict};
use hallkeeper::domain::cards::{CardEventKind, CardStep};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::hall::Hall;
use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::staff::StaffRecord;
use hallkeeper::domain::standards::Link;
use hallkeeper::register::Register;
use hallkeeper::register::evidence::Scope;
use hallkeeper::register::files::NewFile;
use hallkeeper::register::staff::NewPhoto;

use super::making::{at, day, fill, hall, print_badge};

pub(super) const PASS: Option<Verdict> = Some(Verdict::Pass);
pub(super) const FAIL: Option<Verdict> = Some(Verdict::Fail);

/// A hall in a file, so that rows of every kind can be put into it: 周静岚, 唐巧云, 顾明远 and one box.
pub(super) struct Kept {
    folder: tempfile::TempDir,
    pub(super) register: Register,
    pub(super) people: Vec<StaffId>,
}

impl Kept {
    pub(super) fn new() -> Self {
        Self::of(&hall())
    }

    pub(super) fn since(date: &str) -> Self {
        Self::of(&Hall { records_since: day(date), ..hall() })
    }

    pub(super) fn of(hall: &Hall) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let register = Register::create(&folder.path().join("a.hall"), hall, at("2026-11-01", 8, 0)).unwrap();
        let (register, people) = fill(register);
        Self { folder, register, people }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("a.hall")
    }

    /// Writes rows straight into the file.
    pub(super) fn sql(&mut self, sql: &str) {
        self.register = Register::in_memory(&hall(), at("2026-11-01", 8, 0)).unwrap();
        let conn = rusqlite::Connection::open(self.path()).unwrap();
        conn.execute_batch(sql).unwrap_or_else(|error| panic!("{error}: {sql}"));
        drop(conn);
        self.register = Register::open(&self.path()).unwrap();
    }

    /// What the records of November say at half past three of the 23rd.
    pub(super) fn says(&self, link: &Link, subject: Subject) -> Evidence {
        self.register.evidence(link, &november(subject), now()).unwrap()
    }

    pub(super) fn of_hall(&self, link: &Link) -> Evidence {
        self.says(link, Subject::Hall)
    }

    pub(super) fn person(&self, place: usize) -> Subject {
        Subject::Person(self.people[place])
    }

    pub(super) fn staff(&self, place: usize) -> RecordRef {
        RecordRef::Staff(self.people[place])
    }

    /// Changes what the roster says of a person.
    pub(super) fn change(&mut self, place: usize, change: impl FnOnce(&mut StaffRecord)) {
        let mut record = self.register.staff_member(self.people[place]).unwrap().record;
        change(&mut record);
        self.register.change_staff(self.people[place], &record, at("2026-11-01", 9, 0)).unwrap();
    }

    /// Post, title, photo and a badge until the end of 2028 for everyone.
    pub(super) fn badge_all(&mut self) {
        for place in 0..self.people.len() {
            self.complete(place);
            self.print(place, "2026-11-02", Some("2028-12-31"));
        }
    }

    pub(super) fn complete(&mut self, place: usize) {
        self.change(place, |record| {
            "业务受理员".clone_into(&mut record.post);
            "班员".clone_into(&mut record.title);
        });
        let original =
            NewFile { media_type: "image/jpeg".to_owned(), name: "a.jpg".to_owned(), content: vec![place as u8] };
        let photo = NewPhoto::of_print(vec![place as u8, 1], original);
        self.register.change_photo(self.people[place], Some(&photo), at("2026-11-01", 9, 5)).unwrap();
    }

    pub(super) fn print(&mut self, place: usize, date: &str, until: Option<&str>) {
        print_badge(&mut self.register, self.people[place], ("换新", until.map(day)), at(date, 10, 0));
    }

    /// Something happens to a person's newest card.
    pub(super) fn step(&mut self, place: usize, kind: CardEventKind, date: &str) {
        let card = self.register.cards_of(self.people[place]).unwrap().remove(0);
        let step = CardStep { note: "记一笔".to_owned(), ..CardStep::plain(kind, day(date)) };
        self.register.note_card_events(&[card.id], &step, at(date, 11, 0)).unwrap();
    }
}

pub(super) fn now() -> Moment {
    at("2026-11-23", 15, 30)
}

pub(super) fn scope(subject: Subject, from: &str, until: &str) -> Scope {
    Scope { subject, from: day(from), until: day(until) }
}

pub(super) fn november(subject: Subject) -> Scope {
    scope(subject, "2026-11-01", "2026-11-30")
}

/// Verdict, how many fulfil it, of how many.
pub(super) fn figure(evidence: &Evidence) -> (Option<Verdict>, u32, u32) {
    (evidence.verdict, evidence.good, evidence.of)
}

/// What speaks against it, and why.
pub(super) fn faults(evidence: &Evidence) -> Vec<(RecordRef, &str)> {
    evidence.faults.iter().map(|fault| (fault.record.clone(), fault.why.as_str())).collect()
}

/// The rows of a training or conduct record need a number of their own.
pub(super) const UID: &str = "lower(hex(randomblob(16))), 1";

pub(super) fn training(staff: StaffId, date: &str, hours: f64, kind: &str) -> String {
    format!(
        "INSERT INTO training_records (uid, hall_id, staff_id, day, hours, kind, topic, entered_ms)
         VALUES ({UID}, {}, '{date}', {hours}, '{kind}', '学习', 1);",
        staff.0
    )
}

pub(super) fn conduct(staff: StaffId, date: &str, kind: &str, code: &str) -> String {
    format!(
        "INSERT INTO conduct_records (uid, hall_id, staff_id, day, kind, code, text, entered_ms)
         VALUES ({UID}, {}, '{date}', '{kind}', '{code}', '记录', 1);",
        staff.0
    )
}

//! Boxes opened and daily checks finished, day by day (P1-9.3, P1-2.4).

use std::collections::BTreeMap;

use hallkeeper::domain::audits::{Answer, RecordRef, RunDetails, Subject, Verdict};
use hallkeeper::domain::boxes::{NewBoxEntry, Seal};
use hallkeeper::domain::hall::Sector;
use hallkeeper::domain::ids::BoxId;
use hallkeeper::domain::standards::{Link, Pack};
use hallkeeper::register::Register;
use hallkeeper::register::audit_runs::NewRun;

use super::super::making::{at, day, hall, register};
use super::{FAIL, Kept, PASS, faults, figure, scope};

fn opened(kept: &mut Kept, the_box: BoxId, date: &str, entered: &str) {
    let entry = NewBoxEntry {
        box_id: the_box,
        day: day(date),
        opened_at: at(date, 17, 0),
        opener: kept.people[0],
        witness: kept.people[1],
        seal: Seal::Intact,
        letters: Vec::new(),
        remark: String::new(),
    };
    kept.register.record_box_entry(&entry, at(entered, 17, 5)).unwrap();
}

/// Monday the 2nd and Tuesday kept, Wednesday entered on Thursday, Thursday missed, Friday kept; it is Saturday.
fn week() -> (Kept, BoxId) {
    let mut kept = Kept::new();
    let the_box = kept.register.boxes().unwrap()[0].id;
    for (date, entered) in [("02", "02"), ("03", "03"), ("04", "05"), ("06", "06")] {
        opened(&mut kept, the_box, &format!("2026-11-{date}"), &format!("2026-11-{entered}"));
    }
    (kept, the_box)
}

fn said(register: &Register, link: &Link, (from, until): (&str, &str)) -> hallkeeper::domain::audits::Evidence {
    register.evidence(link, &scope(Subject::Hall, from, until), at("2026-11-07", 10, 0)).unwrap()
}

#[test]
fn a_missed_day_of_the_box_is_a_fault_and_a_late_entry_is_fine_but_told() {
    let (mut kept, the_box) = week();
    let found = said(&kept.register, &Link::BoxOpened, ("2026-10-01", "2026-11-30"));
    assert_eq!(figure(&found), (FAIL, 4, 5), "neither before the records began, nor Sunday, nor today");
    assert_eq!(faults(&found), [(RecordRef::BoxDay(the_box, day("2026-11-05")), "missed")]);
    let fine: Vec<(RecordRef, &str)> = found.fine.iter().map(|r| (r.record.clone(), r.why.as_str())).collect();
    let of = |date: &str, why| (RecordRef::BoxDay(the_box, day(date)), why);
    let expected = [of("2026-11-02", ""), of("2026-11-03", ""), of("2026-11-04", "late"), of("2026-11-06", "")];
    assert_eq!(fine, expected);
    assert_eq!((found.from, found.until), (day("2026-10-01"), day("2026-11-07")));
    opened(&mut kept, the_box, "2026-11-05", "2026-11-07");
    opened(&mut kept, the_box, "2026-11-07", "2026-11-07");
    assert_eq!(figure(&said(&kept.register, &Link::BoxOpened, ("2026-11-01", "2026-11-30"))), (PASS, 6, 6));
}

#[test]
fn the_days_of_the_box_are_those_of_the_period() {
    let (kept, _) = week();
    let of = |from, until| figure(&said(&kept.register, &Link::BoxOpened, (from, until)));
    assert_eq!(of("2026-11-02", "2026-11-04"), (PASS, 3, 3));
    assert_eq!(of("2026-11-05", "2026-11-05"), (FAIL, 0, 1));
    assert_eq!(of("2026-11-07", "2026-11-07"), (None, 0, 0), "today is not over");
    assert_eq!(of("2026-10-01", "2026-10-31"), (None, 0, 0), "the records had not begun");
    assert_eq!(of("2026-11-01", "2026-11-01"), (PASS, 0, 0), "on a Sunday nothing could be broken");
    let yesterday = said(&kept.register, &Link::BoxOpened, ("2026-11-06", "2026-11-06"));
    assert_eq!(yesterday.verdict, PASS);
}

#[test]
fn a_day_is_kept_when_every_box_was_opened() {
    let (mut kept, first) = week();
    let second = kept.register.add_box(("2 号箱", ""), day("2026-11-06"), at("2026-11-06", 8, 0)).unwrap().value;
    let found = said(&kept.register, &Link::BoxOpened, ("2026-11-01", "2026-11-30"));
    assert_eq!(figure(&found), (FAIL, 3, 5));
    let missed = |the_box, date: &str| (RecordRef::BoxDay(the_box, day(date)), "missed");
    assert_eq!(faults(&found), [missed(first, "2026-11-05"), missed(second, "2026-11-06")]);
    opened(&mut kept, first, "2026-11-07", "2026-11-07");
    let found = said(&kept.register, &Link::BoxOpened, ("2026-11-07", "2026-11-07"));
    assert_eq!(figure(&found), (None, 0, 0), "the other box is still to be opened today");
}

#[test]
fn a_hall_without_a_box_cannot_tell() {
    let register = Register::in_memory(&hall(), at("2026-11-01", 8, 0)).unwrap();
    assert_eq!(said(&register, &Link::BoxOpened, ("2026-11-01", "2026-11-30")).verdict, None);
}

fn daily(sector: Sector) -> (&'static str, Pack) {
    Pack::shipped_for(sector).unwrap().unwrap()
}

fn answers(pack: &Pack) -> BTreeMap<String, Answer> {
    let answer = |item: &hallkeeper::domain::standards::Item| {
        Answer::of_value(item, item.limit_in(None).unwrap_or(0.0), None)
            .unwrap_or_else(|| Answer::by_hand(Verdict::Pass, "看过"))
    };
    pack.items.iter().map(|item| (item.code.clone(), answer(item))).collect()
}

fn checked(
    register: &mut Register,
    run: (&str, &Pack),
    date: &str,
    finished: &str,
) -> hallkeeper::domain::ids::AuditId {
    let (text, pack) = run;
    let new =
        NewRun { pack_text: text.to_owned(), day: day(date), auditor: None, details: RunDetails::of_hall(day(date)) };
    let moments = (at(date, 8, 0), at(finished, 8, 20));
    register.record_whole_run(&new, &answers(pack), moments).unwrap().value
}

#[test]
fn a_day_without_a_finished_check_is_a_fault_and_one_finished_later_is_told() {
    let (mut register, _) = register();
    let (text, pack) = daily(Sector::Power);
    let first = checked(&mut register, (text, &pack), "2026-11-02", "2026-11-02");
    let late = checked(&mut register, (text, &pack), "2026-11-03", "2026-11-04");
    let void = checked(&mut register, (text, &pack), "2026-11-04", "2026-11-04");
    register.void_audit(void, "点错了", at("2026-11-04", 9, 0)).unwrap();
    register.start_audit(text, (day("2026-11-05"), None), at("2026-11-05", 8, 0)).unwrap();
    let (bank_text, bank) = daily(Sector::Bank);
    checked(&mut register, (bank_text, &bank), "2026-11-06", "2026-11-06");
    let found = said(&register, &Link::DailyChecksKept, ("2026-10-01", "2026-11-30"));
    assert_eq!(figure(&found), (FAIL, 3, 5), "any daily check counts; not a void one, not one left open, not today");
    let none = |date: &str| (RecordRef::Day(day(date)), "no_check");
    assert_eq!(faults(&found), [none("2026-11-04"), none("2026-11-05")]);
    let fine: Vec<(RecordRef, &str)> = found.fine.iter().map(|r| (r.record.clone(), r.why.as_str())).collect();
    assert_eq!(fine[..2], [(RecordRef::Audit(first), ""), (RecordRef::Audit(late), "late")]);
    assert_eq!(figure(&said(&register, &Link::DailyChecksKept, ("2026-11-02", "2026-11-03"))), (PASS, 2, 2));
    assert_eq!(figure(&said(&register, &Link::DailyChecksKept, ("2026-11-07", "2026-11-07"))), (None, 0, 0));
    checked(&mut register, (text, &pack), "2026-11-07", "2026-11-07");
    assert_eq!(figure(&said(&register, &Link::DailyChecksKept, ("2026-11-07", "2026-11-07"))), (PASS, 1, 1));
}

#[test]
fn a_check_of_another_standard_keeps_no_day_and_a_hall_without_a_daily_standard_cannot_tell() {
    let (mut register, _) = register();
    let (text, pack) = Pack::shipped().iter().find(|(_, pack)| pack.code == "model-station").unwrap();
    checked(&mut register, (text, pack), "2026-11-02", "2026-11-02");
    assert_eq!(figure(&said(&register, &Link::DailyChecksKept, ("2026-11-02", "2026-11-02"))), (FAIL, 0, 1));
    let other = hallkeeper::domain::hall::Hall { sector: Sector::Other, ..hall() };
    let register = Register::in_memory(&other, at("2026-11-01", 8, 0)).unwrap();
    assert_eq!(said(&register, &Link::DailyChecksKept, ("2026-11-02", "2026-11-06")).verdict, None);
}

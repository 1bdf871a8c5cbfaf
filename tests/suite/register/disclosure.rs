//! The disclosure register: lists taken over, versions up and down, nothing lost, everything to be undone (P1-3.1, P8-1.4).

use chrono::NaiveDate;
use hallkeeper::domain::disclosure::{DisclosureKind, DocumentState, NewDocument, NewVersion};
use hallkeeper::domain::hall::Sector;
use hallkeeper::domain::ids::DisclosureId;
use hallkeeper::register::disclosure::DisclosureEntry;
use hallkeeper::register::files::NewFile;
use hallkeeper::register::{Refusal, Register, RegisterError};

use super::making::{at, day, register};

const NOON: (&str, u32, u32) = ("2026-11-23", 12, 0);

fn noon() -> hallkeeper::domain::dates::Moment {
    at(NOON.0, NOON.1, NOON.2)
}

fn document(code: &str, kind: DisclosureKind) -> NewDocument {
    NewDocument {
        code: code.into(),
        rule: String::new(),
        kind,
        title: "停电通知".into(),
        place: "公示栏".into(),
        note: String::new(),
    }
}

fn version(name: &str, put_up_on: &str) -> NewVersion {
    NewVersion {
        version: name.into(),
        place: "1 号公示栏".into(),
        put_up_on: day(put_up_on),
        valid_until: None,
        event_ends_on: None,
        photo: None,
        note: String::new(),
    }
}

fn add(register: &mut Register, code: &str) -> DisclosureId {
    register.save_disclosure(None, &document(code, DisclosureKind::Notice), noon()).unwrap().value
}

fn entry(register: &Register, id: DisclosureId) -> DisclosureEntry {
    register.disclosure_entry(id, day(NOON.0)).unwrap()
}

fn shown(register: &Register, id: DisclosureId) -> Option<String> {
    entry(register, id).current().map(|version| version.facts.version.clone())
}

fn down(register: &Register, id: DisclosureId) -> Vec<Option<NaiveDate>> {
    entry(register, id).versions.iter().map(|version| version.taken_down_on).collect()
}

fn refusal<T: std::fmt::Debug>(result: Result<T, RegisterError>) -> Refusal {
    match result.unwrap_err() {
        RegisterError::NotAllowed(refusal) => refusal,
        other => panic!("{other}"),
    }
}

fn is_clean(register: &Register) {
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn the_list_of_the_sector_is_taken_over_once_in_one_step() {
    let (mut register, _) = register();
    add(&mut register, "P1-9.1");
    let list = register.disclosure_to_take_over("zh").unwrap();
    assert_eq!(list.len(), 31, "what is on the hall's list already stays as it is");
    assert_eq!(register.take_over_disclosure(&list, noon()).unwrap().value, 31);
    assert_eq!(register.disclosure_to_take_over("zh").unwrap(), []);
    assert_eq!(register.take_over_disclosure(&list, noon()).unwrap().value, 0, "a second time adds nothing");
    let all = register.disclosure_on(day(NOON.0)).unwrap();
    assert_eq!(all.len(), 32);
    assert_eq!(all.iter().filter(|entry| entry.state == DocumentState::Missing).count(), 32);
    let own = all.iter().find(|entry| entry.document.facts.code == "P1-9.1").unwrap();
    assert_eq!(own.document.facts.title, "停电通知");
    is_clean(&register);
    register.undo("", noon()).unwrap();
    assert_eq!(register.disclosure_on(day(NOON.0)).unwrap().len(), 1, "one step back takes the whole list away");
    is_clean(&register);
}

#[test]
fn a_bank_has_its_own_list_and_titles_come_in_the_language_asked_for() {
    let (mut register, _) = register();
    let mut hall = register.hall().clone();
    hall.sector = Sector::Bank;
    register.change_hall(&hall, noon()).unwrap();
    let list = register.disclosure_to_take_over("en").unwrap();
    assert_eq!((list.len(), list[1].title.as_str()), (17, "Financial permit"));
    hall.sector = Sector::Other;
    register.change_hall(&hall, noon()).unwrap();
    assert_eq!(register.disclosure_to_take_over("en").unwrap(), []);
}

#[test]
fn a_code_stands_on_the_list_once() {
    let (mut register, _) = register();
    let first = add(&mut register, "H-1");
    let twice = register.save_disclosure(None, &document("H-1", DisclosureKind::Banner), noon());
    assert_eq!(refusal(twice), Refusal::DisclosureExists);
    let second = add(&mut register, "H-2");
    let renamed = register.save_disclosure(Some(second), &document("H-1", DisclosureKind::Notice), noon());
    assert_eq!(refusal(renamed), Refusal::DisclosureExists);
    let changed = NewDocument { title: "检修停电通知".into(), ..document("H-1", DisclosureKind::Notice) };
    register.save_disclosure(Some(first), &changed, noon()).unwrap();
    assert_eq!(entry(&register, first).document.facts, changed);
    register.undo("", noon()).unwrap();
    assert_eq!(entry(&register, first).document.facts.title, "停电通知");
    let blank = NewDocument { title: " ".into(), ..document("H-3", DisclosureKind::Notice) };
    assert_eq!(refusal(register.save_disclosure(None, &blank, noon())), Refusal::ReasonMissing);
    let nobody = register.save_disclosure(Some(DisclosureId(99)), &document("H-9", DisclosureKind::Notice), noon());
    assert_eq!(refusal(nobody), Refusal::NoSuchRecord);
    is_clean(&register);
}

#[test]
fn a_new_version_closes_the_one_before_and_undo_opens_it_again() {
    let (mut register, _) = register();
    let id = add(&mut register, "H-1");
    register.put_up_disclosure(id, &version("一版", "2026-11-02"), noon()).unwrap();
    register.put_up_disclosure(id, &version("二版", "2026-11-20"), noon()).unwrap();
    assert_eq!(shown(&register, id).as_deref(), Some("二版"));
    assert_eq!(down(&register, id), [Some(day("2026-11-20")), None]);
    let before = register.disclosure_entry(id, day("2026-11-19")).unwrap();
    assert_eq!(before.current().unwrap().facts.version, "一版", "what hung there on an earlier day is still known");
    register.undo("", noon()).unwrap();
    assert_eq!((shown(&register, id).as_deref(), down(&register, id)), (Some("一版"), vec![None]));
    is_clean(&register);
}

#[test]
fn a_wrong_version_is_corrected_by_a_further_one_with_a_note() {
    let (mut register, _) = register();
    let id = add(&mut register, "H-1");
    register.put_up_disclosure(id, &version("一版", "2026-11-20"), noon()).unwrap();
    let right = version("一版", "2026-11-02");
    assert_eq!(refusal(register.put_up_disclosure(id, &right, noon())), Refusal::ReasonMissing);
    let right = NewVersion { note: "更正：11-02 就挂上了".into(), ..right };
    register.put_up_disclosure(id, &right, noon()).unwrap();
    assert_eq!(down(&register, id), [Some(day("2026-11-20")), None], "the wrong one stays on record");
    let earlier = register.disclosure_entry(id, day("2026-11-10")).unwrap();
    assert_eq!(earlier.current().unwrap().facts, right);
    is_clean(&register);
}

#[test]
fn only_what_happened_is_put_up_or_taken_down() {
    let (mut register, _) = register();
    let id = add(&mut register, "H-1");
    let ahead = register.put_up_disclosure(id, &version("一版", "2026-11-24"), noon());
    assert_eq!(refusal(ahead), Refusal::DayAhead);
    let nothing_up = register.take_down_disclosure(id, day("2026-11-23"), noon());
    assert_eq!(refusal(nothing_up), Refusal::DisclosureRetired);
    register.put_up_disclosure(id, &version("一版", "2026-11-20"), noon()).unwrap();
    assert_eq!(refusal(register.take_down_disclosure(id, day("2026-11-24"), noon())), Refusal::DayAhead);
    let before_it_hung = register.take_down_disclosure(id, day("2026-11-19"), noon());
    assert_eq!(refusal(before_it_hung), Refusal::DisclosureRetired);
    register.take_down_disclosure(id, day("2026-11-22"), noon()).unwrap();
    assert_eq!((shown(&register, id), entry(&register, id).state), (None, DocumentState::Missing));
    register.undo("", noon()).unwrap();
    assert_eq!(shown(&register, id).as_deref(), Some("一版"));
    is_clean(&register);
}

#[test]
fn a_photo_belongs_to_the_version_on_show() {
    let (mut register, _) = register();
    let id = add(&mut register, "H-1");
    let first = register.put_up_disclosure(id, &version("一版", "2026-11-02"), noon()).unwrap().value;
    let photo = NewFile { media_type: "image/png".into(), name: "栏.png".into(), content: vec![1, 2, 3] };
    register.add_disclosure_photo(first, &photo, noon()).unwrap();
    let file = entry(&register, id).current().unwrap().facts.photo.unwrap();
    assert_eq!(register.file(file).unwrap(), [1, 2, 3]);
    register.undo("", noon()).unwrap();
    assert_eq!(entry(&register, id).current().unwrap().facts.photo, None);
    register.put_up_disclosure(id, &version("二版", "2026-11-20"), noon()).unwrap();
    assert_eq!(refusal(register.add_disclosure_photo(first, &photo, noon())), Refusal::DisclosureRetired);
    is_clean(&register);
}

#[test]
fn a_retired_document_stays_with_its_reason_and_can_come_back() {
    let (mut register, _) = register();
    let id = add(&mut register, "H-1");
    register.put_up_disclosure(id, &version("一版", "2026-11-02"), noon()).unwrap();
    assert_eq!(refusal(register.retire_disclosure(id, "  ", noon())), Refusal::ReasonMissing);
    register.retire_disclosure(id, "改为电子屏", noon()).unwrap();
    let gone = entry(&register, id);
    assert_eq!(gone.state, DocumentState::Retired);
    assert_eq!(gone.document.retired.as_ref().unwrap().reason, "改为电子屏");
    assert_eq!(down(&register, id), [Some(day(NOON.0))], "what hung there came down");
    assert_eq!(refusal(register.retire_disclosure(id, "再次", noon())), Refusal::DisclosureRetired);
    let put_up = register.put_up_disclosure(id, &version("二版", "2026-11-23"), noon());
    assert_eq!(refusal(put_up), Refusal::DisclosureRetired);
    register.bring_back_disclosure(id, noon()).unwrap();
    assert_eq!((entry(&register, id).state, down(&register, id).len()), (DocumentState::Missing, 1));
    assert_eq!(refusal(register.bring_back_disclosure(id, noon())), Refusal::NoSuchRecord);
    for _ in 0..2 {
        register.undo("", noon()).unwrap();
    }
    assert_eq!(shown(&register, id).as_deref(), Some("一版"), "undone, it hangs there as before");
    is_clean(&register);
}

#[test]
fn what_is_out_of_date_is_read_first_and_words_find_it() {
    let (mut register, _) = register();
    let list = register.disclosure_to_take_over("zh").unwrap();
    register.take_over_disclosure(&list, noon()).unwrap();
    let duty = register.search_disclosure("值班", (day(NOON.0), 5)).unwrap()[0].document.id;
    let old = NewVersion { valid_until: Some(day("2026-11-22")), ..version("10 月值班表", "2026-10-23") };
    register.put_up_disclosure(duty, &old, noon()).unwrap();
    let first = register.disclosure_on(day(NOON.0)).unwrap().remove(0);
    assert_eq!(first.document.id, duty);
    assert_eq!(first.state, DocumentState::OutOfDate { until: day("2026-11-22"), days_past: 1 });
    let found = |text: &str| register.search_disclosure(text, (day(NOON.0), 5)).unwrap();
    assert_eq!(found("10 月")[0].document.id, duty, "by the version that hangs there");
    assert_eq!(found("duty")[0].document.id, duty, "by the shipped title in the other language");
    assert_eq!(found("p1-9.4")[0].document.id, duty);
    assert_eq!((found(" ").len(), found("办").len()), (0, 5));
}

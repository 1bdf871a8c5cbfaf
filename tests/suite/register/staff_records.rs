//! Training hours and conduct records of the roster (P1-8.1, P1-8.2, P1-II.7, P5-4).

use hallkeeper::domain::cases::CaseNumber;
use hallkeeper::domain::conduct::{ConductMatter, FoundBy, NewConduct, ReviewResult};
use hallkeeper::domain::hall::Sector;
use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::training::{Hours, NewTraining, TrainingKind};
use hallkeeper::register::{Refusal, RegisterError};

use super::making::{at, day, register};

fn training(date: &str, hours: &str, kind: TrainingKind) -> NewTraining {
    NewTraining {
        day: day(date),
        hours: Hours::parse(hours).unwrap(),
        kind,
        topic: "廉洁从业".into(),
        teacher: "县公司纪委".into(),
    }
}

fn conduct(date: &str, matter: ConductMatter) -> NewConduct {
    NewConduct {
        day: day(date), matter, text: "收受用户土特产一份".into(), follow_up: String::new(), case: None
    }
}

fn hours(text: &str) -> Hours {
    Hours::parse(text).unwrap()
}

#[test]
fn a_training_of_several_people_is_one_step_and_one_undo_takes_all_of_it_back() {
    let (mut register, people) = register();
    let now = at("2026-11-23", 16, 0);
    let before = register.history(100).unwrap().len();
    let made = register.record_training(&people, &training("2026-11-20", "3.5", TrainingKind::EthicsLaw), now).unwrap();
    assert_eq!(made.value.len(), 3);
    assert!(made.is_undoable);
    assert_eq!(register.history(100).unwrap().len(), before + 1, "one line on the history");
    for id in &people {
        let records = register.training_of(*id).unwrap();
        assert_eq!(records.len(), 1);
        assert_eq!((records[0].training.hours, records[0].entered_at), (hours("3.5"), now));
    }
    register.undo("", now).unwrap();
    for id in &people {
        assert_eq!(register.training_of(*id).unwrap(), []);
    }
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn hours_are_summed_by_person_year_and_kind() {
    let (mut register, people) = register();
    let now = at("2026-11-23", 16, 0);
    let two = &people[..2];
    register.record_training(two, &training("2026-01-01", "8", TrainingKind::EthicsLaw), now).unwrap();
    register.record_training(&people[..1], &training("2026-11-23", "7.99", TrainingKind::EthicsLaw), now).unwrap();
    register.record_training(two, &training("2026-03-01", "2", TrainingKind::Business), now).unwrap();
    register.record_training(two, &training("2025-12-31", "4", TrainingKind::EthicsLaw), now).unwrap();
    let sums = register.training_sums(2026).unwrap();
    assert_eq!(sums[&people[0]].counted(Sector::Power), hours("15.99"));
    assert_eq!(sums[&people[0]].total(), hours("17.99"));
    assert_eq!(sums[&people[1]].of(TrainingKind::Business), hours("2"));
    assert!(!sums.contains_key(&people[2]), "who had none");
    assert_eq!(register.training_sums(2025).unwrap()[&people[1]].total(), hours("4"));
    assert_eq!(register.training_of_year(2026).unwrap().len(), 5);
}

#[test]
fn a_struck_training_keeps_its_row_with_the_reason_and_counts_for_nothing() {
    let (mut register, people) = register();
    let now = at("2026-11-23", 16, 0);
    let ids = register.record_training(&people, &training("2026-11-20", "2", TrainingKind::EthicsLaw), now).unwrap();
    let id = ids.value[0];
    let without = register.strike_training(id, "  ", now);
    assert!(matches!(without, Err(RegisterError::NotAllowed(Refusal::ReasonMissing))));
    assert_eq!(register.training_sums(2026).unwrap()[&people[0]].total(), hours("2"), "nothing was struck");
    register.strike_training(id, "当天请假", now).unwrap();
    let records = register.training_of(people[0]).unwrap();
    assert_eq!(records[0].struck.as_ref().unwrap().reason, "当天请假");
    let sums = register.training_sums(2026).unwrap();
    assert!(!sums.contains_key(&people[0]), "struck hours are none");
    assert_eq!(sums[&people[1]].total(), hours("2"), "the others keep theirs");
    let again = register.strike_training(id, "再划", now);
    assert!(matches!(again, Err(RegisterError::NotAllowed(Refusal::RecordStruck))));
    register.undo("", now).unwrap();
    assert_eq!(register.training_of(people[0]).unwrap()[0].struck, None, "striking can be taken back");
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn training_ahead_of_nobody_or_of_a_stranger_is_refused() {
    let (mut register, people) = register();
    let now = at("2026-11-23", 16, 0);
    let ahead = register.record_training(&people, &training("2026-11-24", "2", TrainingKind::Safety), now);
    assert!(matches!(ahead, Err(RegisterError::NotAllowed(Refusal::DayAhead))));
    let new = training("2026-11-20", "2", TrainingKind::Safety);
    for nobody in [vec![], vec![people[0], StaffId(999)]] {
        let refused = register.record_training(&nobody, &new, now);
        assert!(matches!(refused, Err(RegisterError::NotAllowed(Refusal::NoSuchRecord))));
    }
    assert_eq!(register.training_of(people[0]).unwrap(), [], "not even for the one who is known");
}

#[test]
fn topics_and_teachers_written_before_are_offered_newest_first() {
    let (mut register, people) = register();
    let now = at("2026-11-23", 16, 0);
    let of = |topic: &str, teacher: &str| NewTraining {
        topic: topic.into(),
        teacher: teacher.into(),
        ..training("2026-11-20", "2", TrainingKind::Safety)
    };
    for (topic, teacher) in [("一", "甲"), ("二", ""), ("一", "乙")] {
        register.record_training(&people, &of(topic, teacher), now).unwrap();
    }
    let (topics, teachers) = register.training_words().unwrap();
    assert_eq!(topics, ["一", "二"]);
    assert_eq!(teachers, ["乙", "甲"]);
}

#[test]
fn a_review_of_several_people_is_one_step_and_one_undo() {
    let (mut register, people) = register();
    let now = at("2026-11-23", 16, 0);
    let review = conduct("2026-11-10", ConductMatter::Review(ReviewResult::Qualified));
    register.record_conduct(&people, &review, now).unwrap();
    assert_eq!(register.conduct_of_year(2026).unwrap().len(), 3);
    assert_eq!(register.conduct_of_year(2025).unwrap(), []);
    register.undo("", now).unwrap();
    assert_eq!(register.conduct_of_year(2026).unwrap(), []);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_breach_is_kept_with_its_ban_followed_up_line_by_line() {
    let (mut register, people) = register();
    let breach = conduct("2026-11-10", ConductMatter::Breach("P1-8.2.f".into()));
    let id = register.record_conduct(&people[..1], &breach, at("2026-11-11", 9, 0)).unwrap().value[0];
    let blank = register.follow_up_conduct(id, " ", at("2026-11-11", 9, 5));
    assert!(matches!(blank, Err(RegisterError::NotAllowed(Refusal::ReasonMissing))));
    register.follow_up_conduct(id, "已退还，谈话提醒", at("2026-11-12", 9, 0)).unwrap();
    register.follow_up_conduct(id, "复查无再犯", at("2026-11-20", 9, 0)).unwrap();
    let record = register.conduct_of(people[0]).unwrap().remove(0);
    assert_eq!(record.matter, ConductMatter::Breach("P1-8.2.f".into()));
    assert_eq!(record.follow_up, "2026-11-12 已退还，谈话提醒\n2026-11-20 复查无再犯");
    assert_eq!(register.conduct_of(people[1]).unwrap(), []);
}

#[test]
fn a_struck_conduct_record_keeps_its_row_and_takes_no_further_line() {
    let (mut register, people) = register();
    let now = at("2026-11-23", 16, 0);
    let law = conduct("2026-11-10", ConductMatter::LawCase(FoundBy::Unit));
    let id = register.record_conduct(&people[..1], &law, now).unwrap().value[0];
    let without = register.strike_conduct(id, "", now);
    assert!(matches!(without, Err(RegisterError::NotAllowed(Refusal::ReasonMissing))));
    register.strike_conduct(id, "查无此事", now).unwrap();
    let record = register.conduct_of(people[0]).unwrap().remove(0);
    assert_eq!((record.struck.unwrap().reason.as_str(), record.matter.code()), ("查无此事", "found_by_unit"));
    for refused in [register.strike_conduct(id, "再划", now), register.follow_up_conduct(id, "再补", now)] {
        assert!(matches!(refused, Err(RegisterError::NotAllowed(Refusal::RecordStruck))));
    }
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_record_names_its_case_by_number_and_an_unknown_number_is_refused() {
    let (mut register, people) = register();
    let now = at("2026-11-23", 16, 0);
    let letter = hallkeeper::domain::boxes::NewLetter {
        kind: hallkeeper::domain::cases::CaseKind::Praise,
        signed_by: "".into(),
        text: "谢谢".into(),
        scan: None,
        fate: hallkeeper::domain::boxes::LetterFate::Case { department: String::new() },
    };
    let entry = hallkeeper::domain::boxes::NewBoxEntry {
        box_id: register.boxes().unwrap()[0].id,
        day: now.date(),
        opened_at: now,
        opener: people[0],
        witness: people[1],
        seal: hallkeeper::domain::boxes::Seal::Intact,
        letters: vec![letter],
        remark: String::new(),
    };
    let number = register.record_box_entry(&entry, now).unwrap().value[0];
    let praise = NewConduct { case: Some(number), ..conduct("2026-11-23", ConductMatter::Praise) };
    register.record_conduct(&people[..1], &praise, now).unwrap();
    assert_eq!(register.conduct_of(people[0]).unwrap()[0].case.unwrap().1, number);
    let unknown = CaseNumber { year: 2026, running: 99 };
    let refused = register.record_conduct(&people, &NewConduct { case: Some(unknown), ..praise }, now);
    assert!(matches!(refused, Err(RegisterError::NotAllowed(Refusal::NoSuchRecord))));
}

#[test]
fn names_and_words_never_stand_on_the_history() {
    let (mut register, people) = register();
    let now = at("2026-11-23", 16, 0);
    let breach = conduct("2026-11-10", ConductMatter::Breach("P1-8.2.f".into()));
    let id = register.record_conduct(&people[..1], &breach, now).unwrap().value[0];
    register.follow_up_conduct(id, "已退还", now).unwrap();
    register.strike_conduct(id, "查无此事", now).unwrap();
    let told: Vec<String> = register.history(3).unwrap().into_iter().map(|line| line.subject).collect();
    assert_eq!(told, ["CQ0201 2026-11-10", "CQ0201 2026-11-10", "2026-11-10 ×1"]);
}

//! What the register of cases says to linked items (P1-6.3, P1-9.2, P1-9.3, P8-1.w3, P4-6).

use hallkeeper::domain::audits::{RecordRef, Subject};
use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, Finding, NewCase, ReplyMode, Target, What};
use hallkeeper::domain::ids::CaseId;
use hallkeeper::domain::standards::Link;

use super::super::case_desk::{Desk, closed, concluded, replied};
use super::super::case_figures;
use super::super::making::{at, day};
use super::{FAIL, Kept, PASS, conduct, faults, figure, november, now, scope};

/// The six cases of [`case_figures::month_of_cases`] beside a void one and one of October, in a file.
pub(super) fn month() -> Kept {
    let mut kept = Kept::new();
    let people = kept.people.clone();
    case_figures::fill(&mut kept.register, &people);
    kept
}

pub(super) fn case(number: i64) -> RecordRef {
    RecordRef::Case(CaseId(number))
}

#[test]
fn every_case_of_the_period_is_on_record_and_a_letter_left_aside_is_not() {
    let mut kept = month();
    assert_eq!(figure(&kept.of_hall(&Link::CasesRecorded)), (PASS, 6, 6), "not the void one, not October's");
    assert_eq!(figure(&kept.says(&Link::CasesRecorded, kept.person(2))), (PASS, 2, 2), "those about a person");
    assert_eq!(figure(&kept.says(&Link::CasesRecorded, kept.person(1))), (PASS, 6, 6), "and those in hand");
    assert_eq!(figure(&kept.says(&Link::CasesRecorded, kept.person(0))), (PASS, 0, 0));
    let letter = |kind, because: &str| NewLetter {
        kind,
        signed_by: "".into(),
        text: "态度不好".into(),
        scan: None,
        fate: LetterFate::NoAction { because: because.into() },
    };
    let entry = NewBoxEntry {
        box_id: kept.register.boxes().unwrap()[0].id,
        day: day("2026-11-09"),
        opened_at: at("2026-11-09", 17, 0),
        opener: kept.people[0],
        witness: kept.people[1],
        seal: Seal::Intact,
        letters: vec![letter(CaseKind::Complaint, "没有署名"), letter(CaseKind::Other, "广告")],
        remark: String::new(),
    };
    kept.register.record_box_entry(&entry, at("2026-11-09", 17, 5)).unwrap();
    let said = kept.of_hall(&Link::CasesRecorded);
    assert_eq!(
        (figure(&said), faults(&said)),
        ((FAIL, 6, 7), vec![(RecordRef::BoxDay(entry.box_id, entry.day), "left_aside")])
    );
}

#[test]
fn a_case_entered_on_a_later_day_is_on_record_and_told() {
    let mut desk = Desk::plain();
    let late = NewCase { received_at: at("2026-11-03", 9, 0), ..super::super::case_desk::complaint(desk.people[1]) };
    desk.register.record_case(&late, at("2026-11-05", 8, 0)).unwrap();
    let said = desk.register.evidence(&Link::CasesRecorded, &november(Subject::Hall), now()).unwrap();
    assert_eq!(figure(&said), (PASS, 2, 2));
    assert_eq!(said.fine.iter().map(|r| r.why.as_str()).collect::<Vec<_>>(), ["", "late"]);
}

#[test]
fn closed_cases_have_a_conclusion_and_the_time_of_their_reply() {
    let mut kept = month();
    for link in [Link::CasesConcluded, Link::CasesReplyTime] {
        assert_eq!(figure(&kept.of_hall(&link)), (PASS, 3, 3), "{link:?}: open ones are not judged");
        assert_eq!(figure(&kept.says(&link, kept.person(0))), (PASS, 0, 0));
    }
    kept.sql(
        "UPDATE case_details SET finding = '' WHERE case_id = 1;
         UPDATE case_details SET replied_ms = NULL WHERE case_id = 2;",
    );
    assert_eq!(faults(&kept.of_hall(&Link::CasesConcluded)), [(case(1), "no_conclusion")]);
    assert_eq!(faults(&kept.of_hall(&Link::CasesReplyTime)), [(case(2), "no_reply")]);
}

#[test]
fn important_cases_are_answered_in_writing_or_by_a_visit() {
    let link = Link::ImportantAnsweredProperly;
    let mut desk = Desk::about(CaseDetails { is_important: true, ..CaseDetails::default() });
    let said = |desk: &Desk| desk.register.evidence(&link, &november(Subject::Hall), now()).unwrap();
    assert_eq!(figure(&said(&desk)), (PASS, 0, 0), "not answered yet");
    desk.enter(at("2026-11-04", 9, 0), concluded(Finding::Founded));
    desk.enter(at("2026-11-05", 9, 0), replied(ReplyMode::Visit));
    assert_eq!(figure(&said(&desk)), (PASS, 1, 1));
    let mut kept = month();
    assert_eq!(figure(&kept.of_hall(&link)), (PASS, 0, 0), "no important case");
    kept.sql("UPDATE case_details SET important = 1 WHERE case_id = 1;");
    assert_eq!(faults(&kept.of_hall(&link)), [(case(1), "wrong_reply_mode")], "answered by phone");
    kept.sql("DELETE FROM case_events WHERE kind = 'replied' AND case_id = 1;");
    assert_eq!(faults(&kept.of_hall(&link)), [(case(1), "no_reply")], "closed without a reply");
}

#[test]
fn the_phone_is_answered_within_so_many_rings_and_calls_are_logged() {
    let mut kept = month();
    let said = kept.of_hall(&Link::RingsWithin { most: 5 });
    assert_eq!((figure(&said), faults(&said)), ((FAIL, 1, 2), vec![(case(2), "too_many_rings")]));
    assert_eq!((said.faults[0].value, said.fine[0].value), (Some(7.0), Some(2.0)));
    assert_eq!(figure(&kept.of_hall(&Link::RingsWithin { most: 7 })), (PASS, 2, 2));
    let said = kept.of_hall(&Link::CallsLogged);
    assert_eq!((figure(&said), faults(&said)), ((FAIL, 2, 3), vec![(case(4), "no_rings")]));
    kept.sql("UPDATE case_details SET rings = 1 WHERE case_id = 4;");
    assert_eq!(figure(&kept.of_hall(&Link::CallsLogged)), (PASS, 3, 3));
    for link in [Link::RingsWithin { most: 5 }, Link::CallsLogged] {
        let nobody = kept.says(&link, kept.person(0));
        assert_eq!(figure(&nobody), (None, 0, 0), "{link:?}: without a call the records cannot tell");
    }
}

#[test]
fn founded_complaints_and_praise_are_numbers_about_the_subject() {
    let mut kept = month();
    let said = kept.of_hall(&Link::FoundedComplaints);
    assert_eq!((figure(&said), said.number), ((PASS, 2, 4), Some(2.0)));
    assert_eq!(faults(&said), [(case(1), "founded"), (case(2), "partly_founded")]);
    assert_eq!(kept.says(&Link::FoundedComplaints, kept.person(2)).number, Some(1.0));
    assert_eq!(
        kept.says(&Link::FoundedComplaints, kept.person(1)).number,
        Some(0.0),
        "what is in hand is not about one"
    );
    assert_eq!(kept.of_hall(&Link::Praise).number, Some(1.0));
    assert_eq!(kept.says(&Link::Praise, kept.person(2)).number, Some(0.0));
    let third = kept.people[2];
    let rows = [
        conduct(third, "2026-11-09", "praise", ""),
        conduct(third, "2026-10-09", "praise", ""),
        conduct(third, "2026-11-10", "praise", "")
            .replace("entered_ms)", "entered_ms, case_id)")
            .replace(", 1);", ", 1, 6);"),
        conduct(third, "2026-11-11", "praise", "")
            + "UPDATE conduct_records SET struck_ms = 1, strike_reason = '重复' WHERE day = '2026-11-11';",
    ];
    kept.sql(&rows.concat());
    let said = kept.says(&Link::Praise, kept.person(2));
    assert_eq!((said.verdict, said.number), (PASS, Some(1.0)), "of the period, once, not struck");
    assert_eq!(kept.of_hall(&Link::Praise).number, Some(2.0));
}

#[test]
fn a_window_and_a_team_are_looked_at_by_the_cases_about_them() {
    let mut kept = Kept::new();
    kept.change(0, |record| record.window = "2".to_owned());
    let window = kept.register.windows().unwrap()[0].id;
    let targets = [Target::Window(window), Target::Team("收费班".into()), Target::Nobody];
    for target in targets {
        let new = super::super::case_desk::complaint(kept.people[1]);
        let new = NewCase { details: CaseDetails { target, ..CaseDetails::default() }, ..new };
        kept.register.record_case(&new, new.received_at).unwrap();
    }
    let count = |subject| kept.says(&Link::CasesRecorded, subject).of;
    assert_eq!(count(Subject::Hall), 3);
    assert_eq!(count(Subject::Window(window)), 1);
    assert_eq!(count(Subject::Team("收费班".into())), 1);
    assert_eq!(count(Subject::Team("抄表班".into())), 0);
}

/// An opinion of the book of 2026-11-02, answered, signed and closed the next day.
fn opinion(desk: &mut Desk) {
    desk.enter(at("2026-11-03", 9, 0), concluded(Finding::NotApplicable));
    desk.enter(at("2026-11-03", 9, 5), replied(ReplyMode::Posted));
    desk.enter(at("2026-11-03", 9, 10), What::Signed { note: String::new() });
    desk.enter(at("2026-11-03", 9, 15), closed());
}

fn of_the_book(case: NewCase) -> NewCase {
    let details = CaseDetails { page_no: "12".into(), ..CaseDetails::default() };
    NewCase { kind: CaseKind::Suggestion, channel: CaseChannel::OpinionBook, details, ..case }
}

#[test]
fn opinions_are_signed_by_the_halls_head_before_they_are_closed() {
    let mut desk = Desk::with(of_the_book);
    let said = |desk: &Desk| desk.register.evidence(&Link::OpinionSigned, &november(Subject::Hall), now()).unwrap();
    assert_eq!(figure(&said(&desk)), (PASS, 0, 0));
    opinion(&mut desk);
    assert_eq!(figure(&said(&desk)), (PASS, 1, 1));
    let mut kept = month();
    kept.sql("UPDATE cases SET channel = 'opinion_book' WHERE id = 1;");
    assert_eq!(faults(&kept.of_hall(&Link::OpinionSigned)), [(case(1), "not_signed")]);
}

#[test]
fn opinions_are_kept_over_a_year_as_far_as_the_records_reach_back() {
    let link = Link::OpinionKept;
    let recorded = |mut kept: Kept| {
        let new = of_the_book(super::super::case_desk::complaint(kept.people[1]));
        kept.register.record_case(&new, new.received_at).unwrap();
        kept
    };
    assert_eq!(recorded(Kept::new()).of_hall(&link).verdict, None, "the records began this month");
    assert_eq!(Kept::since("2025-01-01").of_hall(&link).verdict, None, "no opinion at all");
    let mut kept = recorded(Kept::since("2025-11-22"));
    let said = kept.of_hall(&link);
    assert_eq!((figure(&said), said.from), ((PASS, 1, 1), day("2025-11-22")));
    assert_eq!(recorded(Kept::since("2025-11-23")).of_hall(&link).verdict, None, "a day short of a year and a day");
    let last_week = scope(Subject::Hall, "2026-11-16", "2026-11-22");
    assert_eq!(kept.register.evidence(&link, &last_week, now()).unwrap().verdict, None, "a day short as well");
    kept.sql("UPDATE case_details SET page_no = '';");
    assert_eq!(faults(&kept.of_hall(&link)), [(case(1), "no_page")]);
}

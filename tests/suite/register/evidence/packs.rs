//! The links of the shipped standards, all of them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use hallkeeper::domain::audits::{Answer, Subject, Verdict};
use hallkeeper::domain::boxes::{NewBoxEntry, Seal};
use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, NewCase};
use hallkeeper::domain::hall::{Hall, Sector};
use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::standards::{Item, Link, Pack};
use hallkeeper::register::audit_runs::WholeAudit;
use hallkeeper::ui::evidence_words::{EvidenceNames, figure};
use hallkeeper::ui::strings::{Lang, Strings};

use super::super::case_desk::complaint;
use super::super::making::{at, day, hall};
use super::disclosure::document;
use super::{Kept, PASS, conduct, now, scope, training};

/// Every link of every shipped standard, with the code it stands at.
fn links() -> Vec<(String, Link)> {
    let mut links = Vec::new();
    for (_, pack) in Pack::shipped() {
        let of_items = pack.items.iter().map(|item| (&item.code, &item.link));
        let of_prerequisites = pack.prerequisites.iter().map(|one| (&one.code, &one.link));
        for (code, link) in of_items.chain(of_prerequisites) {
            links.extend(link.clone().map(|link| (format!("{} {code}", pack.code), link)));
        }
    }
    links
}

fn words_of(wanted: impl Fn(&Link) -> Option<&Vec<String>>) -> String {
    let links = links();
    let words: BTreeSet<&str> = links.iter().filter_map(|(_, link)| wanted(link)).map(|w| w[0].as_str()).collect();
    words.into_iter().collect::<Vec<_>>().join("、")
}

fn documents() -> String {
    let mut known = BTreeSet::new();
    let mut sql = String::new();
    for (_, link) in links() {
        let (codes, kind) = match link {
            Link::Disclosure { codes } => (codes, "document"),
            Link::DisclosureKind { kind, at_least } => {
                ((0..at_least).map(|n| format!("{}-{n}", kind.code())).collect(), kind.code())
            }
            _ => continue,
        };
        for code in codes.into_iter().filter(|code| known.insert(code.clone())) {
            sql += &document(&code, kind, &[("2026-02-01", "", "")]);
        }
    }
    sql
}

fn records(people: &[StaffId]) -> String {
    let mut sql = documents();
    for person in people {
        for kind in ["ethics_law", "business", "safety", "etiquette", "self_examination"] {
            sql += &training(*person, "2026-03-01", 20.0, kind);
        }
        sql += &conduct(*person, "2026-09-01", "review", "qualified");
    }
    sql
}

fn keep_days(kept: &mut Kept) {
    let (text, pack) = Pack::shipped_for(Sector::Power).unwrap().unwrap();
    let answer = |item: &Item| {
        Answer::of_value(item, item.limit_in(None).unwrap_or(0.0), None)
            .unwrap_or_else(|| Answer::by_hand(Verdict::Pass, "看过"))
    };
    let answers = pack.items.iter().map(|item| (item.code.clone(), answer(item))).collect();
    let the_box = kept.register.boxes().unwrap()[0].id;
    for date in ["2026-11-16", "2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20", "2026-11-21"] {
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
        kept.register.record_box_entry(&entry, at(date, 17, 5)).unwrap();
        let whole = WholeAudit {
            pack_text: text,
            day: day(date),
            auditor: None,
            answers: &answers,
            started_at: at(date, 8, 0),
            finished_at: at(date, 8, 20),
        };
        kept.register.record_whole_audit(&whole).unwrap();
    }
}

/// A hall that keeps everything: its week from the 16th to the 21st of November passes every link there is.
fn well_kept() -> Kept {
    let phone = || "0571 0000 1234".to_owned();
    let mut kept = Kept::of(&Hall {
        records_since: day("2025-01-01"),
        area_m2: Some(168.0),
        complaint_phone: phone(),
        supervision_phone: phone(),
        rest_day_phone: phone(),
        ..hall()
    });
    kept.badge_all();
    kept.change(0, |record| "2".clone_into(&mut record.window));
    keep_days(&mut kept);
    for channel in [CaseChannel::Phone, CaseChannel::OpinionBook] {
        let details = CaseDetails { rings: Some(2), page_no: "12".into(), ..CaseDetails::default() };
        let new = complaint(kept.people[1]);
        let new = NewCase { kind: CaseKind::Praise, channel, details, received_at: at("2026-11-21", 9, 0), ..new };
        kept.register.record_case(&new, new.received_at).unwrap();
    }
    let post = words_of(|link| match link {
        Link::Post { words, .. } => Some(words),
        _ => None,
    });
    let qualification = words_of(|link| match link {
        Link::Qualification { words, .. } => Some(words),
        _ => None,
    });
    let language = words_of(|link| match link {
        Link::Language { words, .. } => Some(words),
        _ => None,
    });
    let roster = format!(
        "UPDATE staff SET post = '{post}', qualifications = '{qualification}', languages = '{language}' WHERE id = 1;"
    );
    let sql = records(&kept.people) + &roster;
    kept.sql(&sql);
    kept
}

#[test]
fn a_hall_that_keeps_everything_passes_every_link_of_every_shipped_standard() {
    let kept = well_kept();
    let week = scope(Subject::Hall, "2026-11-16", "2026-11-21");
    // The cases of the 21st still have time; what is said of them is said on the next working day.
    let now = at("2026-11-22", 9, 0);
    let links = links();
    assert!(links.len() > 150, "{}", links.len());
    let mut wrong = Vec::new();
    for (place, link) in &links {
        let said = kept.register.evidence(link, &week, now).unwrap();
        assert_eq!(said.link, link.key());
        if said.verdict != PASS || !said.faults.is_empty() {
            wrong.push(format!("{place}: {link:?}: {said:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_link_has_its_figure_in_words_for_every_subject_of_an_empty_hall_too() {
    let (full, empty) = (well_kept(), Kept::new());
    for lang in Lang::ALL {
        let strings = Strings::load(lang);
        for kept in [&full, &empty] {
            let window = kept.register.windows().unwrap().first().map(|window| Subject::Window(window.id));
            let subjects = [Subject::Hall, Subject::Team("收费班".into()), kept.person(0)];
            for subject in subjects.into_iter().chain(window) {
                for (place, link) in links() {
                    let said = kept.says(&link, subject.clone());
                    let names = EvidenceNames::read(&kept.register, [&said], now().date()).unwrap();
                    let line = names.line(&strings, &said);
                    assert!(!line.contains("evidence-") && !line.contains('$') && !line.is_empty(), "{place}: {line}");
                    let bare = [("good", said.good.into()), ("of", said.of.into())];
                    assert_ne!(figure(&strings, &said), strings.text_with("evidence-of", &bare), "{place}");
                    for record in said.faults.iter().chain(&said.fine) {
                        assert!(!names.label(&strings, &record.record).is_empty(), "{place}: {record:?}");
                    }
                }
            }
        }
    }
}

/// Closed cases of the year by phone, all in time.
fn ten_thousand_cases() -> String {
    let start = at("2026-01-02", 9, 0).0;
    let step = r#"{"step":"answer","due_ms":9,"met_ms":1,"in_time":true}"#;
    let frozen = format!(
        r#"{{"kind":"closed","frozen":{{"rule_set":"power_hall","rule_edition":"1","rule":"complaint","calendar":[],"steps":[{step}]}}}}"#
    );
    format!(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
         INSERT INTO cases (uid, hall_id, year, running, kind, channel, summary, received_ms, entered_ms)
         SELECT 'c' || i, 1, 2026, 1000 + i, 'complaint', 'phone', '电表', {start} + i * 2000000, {start} + i * 2000000 FROM n;
         INSERT INTO case_details (uid, hall_id, case_id, standing, replied_ms, closed_ms, in_time, finding, rings)
         SELECT 'd' || id, 1, id, 'closed', received_ms, received_ms, 1, 'unfounded', 2 FROM cases WHERE running > 1000;
         INSERT INTO case_events (uid, hall_id, case_id, kind, at_ms, entered_ms, body)
         SELECT 'e' || id, 1, id, 'closed', received_ms, received_ms, '{frozen}' FROM cases WHERE running > 1000;"
    )
}

#[test]
fn the_links_of_a_full_standard_are_answered_at_once_in_a_hall_of_ten_thousand_cases() {
    let mut kept = well_kept();
    kept.sql(&ten_thousand_cases());
    let (text, pack) = Pack::shipped().iter().find(|(_, pack)| pack.code == "power-hall").unwrap();
    let mut register = kept.register;
    let details = hallkeeper::domain::audits::RunDetails {
        period_from: NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(),
        ..hallkeeper::domain::audits::RunDetails::of_hall(day("2026-11-23"))
    };
    let run = hallkeeper::register::audit_runs::NewRun {
        pack_text: (*text).to_owned(),
        day: day("2026-11-23"),
        auditor: None,
        details,
    };
    let id = register.start_run(&run, now()).unwrap().value;
    let audit = register.audit(id).unwrap();
    let begun = std::time::Instant::now();
    let answers = register.linked_answers(&audit, now()).unwrap();
    let took = begun.elapsed();
    assert!(took.as_millis() < 3000, "{took:?}");
    println!("{} linked items over ten thousand cases: {took:?}", answers.len());
    let linked = pack.items.iter().filter(|item| item.link.is_some()).count();
    assert_eq!(answers.len(), linked, "every linked item is answered");
}

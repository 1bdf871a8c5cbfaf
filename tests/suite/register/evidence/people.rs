//! Badges, posts, qualifications, languages (P1-1.2, P1-2.11, P8-2.1, P8-2.9).

use hallkeeper::domain::audits::{MOST_RECORDS, RecordRef, Subject};
use hallkeeper::domain::cards::CardEventKind;
use hallkeeper::domain::staff::StaffStatus;
use hallkeeper::domain::standards::{BadgePart, Link};

use super::super::making::{at, day, record};
use super::{FAIL, Kept, PASS, faults, figure, november, now, scope};

#[test]
fn badges_are_valid_when_everyone_active_has_a_complete_one() {
    let mut kept = Kept::new();
    kept.badge_all();
    let said = kept.of_hall(&Link::BadgesValid);
    assert_eq!((figure(&said), said.link.as_str()), ((PASS, 3, 3), "badges_valid"));
    assert_eq!(said.fine.iter().map(|r| r.record.clone()).collect::<Vec<_>>(), [0, 1, 2].map(|p| kept.staff(p)));
    assert_eq!((said.from, said.until, said.seen_at), (day("2026-11-23"), day("2026-11-23"), now()));
}

#[test]
fn no_badge_an_expired_one_and_one_that_lacks_a_part_are_each_named() {
    let mut kept = Kept::new();
    kept.complete(0);
    kept.complete(1);
    kept.print(1, "2026-11-02", Some("2026-11-22"));
    kept.print(2, "2026-11-02", None);
    let said = kept.of_hall(&Link::BadgesValid);
    let expected = [(kept.staff(0), "no_badge"), (kept.staff(1), "badge_expired"), (kept.staff(2), "no_photo")];
    assert_eq!((figure(&said), faults(&said)), ((FAIL, 0, 3), expected.to_vec()));
    kept.print(1, "2026-11-03", Some("2026-11-23"));
    assert_eq!(kept.of_hall(&Link::BadgesValid).good, 1, "the newest card counts, through its last day");
}

#[test]
fn who_is_away_has_left_or_had_not_joined_needs_no_badge() {
    let mut kept = Kept::new();
    kept.complete(0);
    kept.print(0, "2026-11-02", None);
    kept.change(1, |record| record.status = StaffStatus::OnLeave);
    kept.change(2, |record| record.joined_on = Some(day("2026-11-24")));
    assert_eq!(figure(&kept.of_hall(&Link::BadgesValid)), (PASS, 1, 1));
    kept.change(2, |record| record.joined_on = Some(day("2026-11-23")));
    assert_eq!(figure(&kept.of_hall(&Link::BadgesValid)), (FAIL, 1, 2));
    kept.change(0, |record| record.status = StaffStatus::Left);
    kept.change(2, |record| record.status = StaffStatus::Moved);
    assert_eq!(figure(&kept.of_hall(&Link::BadgesValid)), (None, 0, 0), "nobody is there: the records cannot tell");
}

#[test]
fn a_badge_is_judged_as_the_ledger_stood_on_the_last_day() {
    let mut kept = Kept::new();
    kept.badge_all();
    let october = scope(Subject::Hall, "2026-10-01", "2026-10-31");
    let said = kept.register.evidence(&Link::BadgesValid, &october, now()).unwrap();
    assert_eq!((figure(&said), said.until), ((FAIL, 0, 3), day("2026-10-31")));
    let to_come = scope(Subject::Hall, "2029-01-01", "2029-12-31");
    let in_2029 = at("2029-01-01", 9, 0);
    assert_eq!(faults(&kept.register.evidence(&Link::BadgesValid, &to_come, in_2029).unwrap())[0].1, "badge_expired");
}

#[test]
fn a_badge_counts_while_it_is_neither_lost_nor_void() {
    let mut kept = Kept::new();
    kept.badge_all();
    kept.step(0, CardEventKind::Suspended, "2026-11-04");
    kept.step(1, CardEventKind::Voided, "2026-11-05");
    kept.step(2, CardEventKind::HandedOver, "2026-11-05");
    let said = kept.of_hall(&Link::BadgesValid);
    assert_eq!(faults(&said), [(kept.staff(0), "badge_lost"), (kept.staff(1), "no_badge")]);
    let before = scope(Subject::Hall, "2026-11-02", "2026-11-04");
    let said = kept.register.evidence(&Link::BadgesValid, &before, now()).unwrap();
    assert_eq!(faults(&said), [(kept.staff(0), "badge_lost")], "the other was void on the day after");
    kept.step(0, CardEventKind::Found, "2026-11-06");
    kept.print(1, "2026-11-07", None);
    assert_eq!(figure(&kept.of_hall(&Link::BadgesValid)), (PASS, 3, 3));
}

#[test]
fn a_part_of_the_badge_is_looked_at_alone() {
    let mut kept = Kept::new();
    kept.badge_all();
    let parts = [
        (BadgePart::Photo, 3),
        (BadgePart::UnitName, 1),
        (BadgePart::Name, 3),
        (BadgePart::Title, 3),
        (BadgePart::Post, 3),
        (BadgePart::WorkNo, 3),
        (BadgePart::Validity, 3),
    ];
    for (part, of) in parts {
        assert_eq!(figure(&kept.of_hall(&Link::BadgePart { part })), (PASS, of, of), "{part:?}");
    }
    kept.sql(
        "UPDATE staff SET photo_file_id = NULL, title = ' ', post = '' WHERE id = 1;
         UPDATE halls SET unit_name = ' ';",
    );
    kept.step(1, CardEventKind::Voided, "2026-11-05");
    let wrong = [
        (BadgePart::Photo, kept.staff(0), "no_photo"),
        (BadgePart::UnitName, RecordRef::Hall, "no_unit_name"),
        (BadgePart::Title, kept.staff(0), "no_title"),
        (BadgePart::Post, kept.staff(0), "no_post"),
        (BadgePart::Validity, kept.staff(1), "no_badge"),
    ];
    for (part, record, why) in wrong {
        let said = kept.of_hall(&Link::BadgePart { part });
        assert_eq!((said.verdict, faults(&said)), (FAIL, vec![(record, why)]), "{part:?}");
    }
    assert_eq!(kept.of_hall(&Link::BadgePart { part: BadgePart::WorkNo }).verdict, PASS);
}

#[test]
fn the_people_of_a_window_a_team_or_one_person_are_looked_at_alone() {
    let mut kept = Kept::new();
    kept.badge_all();
    kept.change(0, |record| record.window = "2".to_owned());
    kept.change(1, |record| record.window = "3".to_owned());
    kept.change(1, |record| record.team = "收费班".to_owned());
    kept.change(2, |record| record.team = "收费班".to_owned());
    kept.step(1, CardEventKind::Voided, "2026-11-05");
    let window = |kept: &Kept, number: &str| {
        let windows = kept.register.windows().unwrap();
        Subject::Window(windows.iter().find(|window| window.number == number).unwrap().id)
    };
    let all = &Link::BadgesValid;
    assert_eq!(figure(&kept.says(all, window(&kept, "2"))), (PASS, 1, 1));
    assert_eq!(figure(&kept.says(all, window(&kept, "3"))), (FAIL, 0, 1));
    assert_eq!(figure(&kept.says(all, Subject::Team("收费班".to_owned()))), (FAIL, 1, 2));
    assert_eq!(figure(&kept.says(all, Subject::Team("抄表班".to_owned()))), (None, 0, 0));
    assert_eq!(figure(&kept.says(all, kept.person(2))), (PASS, 1, 1));
    assert_eq!(figure(&kept.says(all, kept.person(1))), (FAIL, 0, 1));
    let at_windows = &Link::WindowStaffBadged;
    assert_eq!(figure(&kept.of_hall(at_windows)), (FAIL, 1, 2), "顾明远 serves at none");
    assert_eq!(figure(&kept.says(at_windows, window(&kept, "2"))), (PASS, 1, 1));
    assert_eq!(figure(&kept.says(at_windows, kept.person(2))), (None, 0, 0));
    let before = scope(window(&kept, "2"), "2026-10-01", "2026-10-31");
    assert_eq!(figure(&kept.register.evidence(all, &before, now()).unwrap()), (None, 0, 0), "nobody served there then");
}

#[test]
fn posts_qualifications_and_languages_are_counted_by_words_of_the_roster() {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let mut kept = Kept::new();
    let post = Link::Post { words: words(&["大堂", "lobby"]), at_least: 1 };
    let wealth = Link::Qualification { words: words(&["afp", "理财"]), at_least: 1 };
    let english = Link::Language { words: words(&["英语"]), at_least: 2 };
    for link in [&post, &wealth, &english] {
        assert_eq!((kept.of_hall(link).verdict, kept.of_hall(link).good), (FAIL, 0), "{link:?}");
    }
    kept.change(0, |record| record.post = "大堂经理".to_owned());
    kept.change(1, |record| record.title = "Lobby Manager".to_owned());
    kept.change(2, |record| record.qualifications = vec!["AFP 金融理财师".to_owned()]);
    kept.change(1, |record| record.languages = vec!["普通话".to_owned(), "英语".to_owned()]);
    assert_eq!(figure(&kept.of_hall(&post)), (PASS, 2, 1));
    assert_eq!(figure(&kept.of_hall(&wealth)), (PASS, 1, 1));
    assert_eq!(figure(&kept.of_hall(&english)), (FAIL, 1, 2));
    assert_eq!(figure(&kept.says(&post, kept.person(2))), (FAIL, 0, 1));
    kept.change(0, |record| record.languages = vec!["英语".to_owned()]);
    assert_eq!(figure(&kept.of_hall(&english)), (PASS, 2, 2));
    kept.sql("UPDATE staff SET status = 'left';");
    assert_eq!(kept.of_hall(&post).verdict, None, "an empty roster cannot tell");
}

#[test]
fn so_many_records_are_kept_and_all_are_counted() {
    let mut kept = Kept::new();
    let start = at("2026-11-02", 8, 0);
    for number in 0..70 {
        kept.register.add_staff(&record(&format!("CQ1{number:03}"), "林一"), start).unwrap();
    }
    let said = kept.register.evidence(&Link::BadgesValid, &november(Subject::Hall), now()).unwrap();
    assert_eq!((figure(&said), said.fault_count()), ((FAIL, 0, 73), 73));
    assert_eq!((said.faults.len(), MOST_RECORDS), (60, 60));
}

//! The sample hall holds together: numbers unique, references there, names and dates readable, pictures for whom they are.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveTime};

use super::*;
use crate::domain::audits::{problems_before_finish, score};
use crate::domain::photos::PhotoSize;
use crate::domain::products::Product;
use crate::domain::staff::StaffStatus;
use crate::domain::standards::Pack;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn hall() -> SampleHall {
    SampleHall::load().unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-23")
}

fn active(hall: &SampleHall) -> Vec<StaffRecord> {
    let mut staff = hall.staff(today()).unwrap();
    staff.retain(|person| person.status == StaffStatus::Active);
    staff
}

#[test]
fn twenty_four_people_with_their_own_numbers_are_read() {
    let hall = hall();
    let staff = hall.staff(today()).unwrap();
    let numbers: BTreeSet<&str> = staff.iter().map(|p| p.work_no.as_str()).collect();
    assert_eq!((staff.len(), numbers.len()), (24, 24));
    assert_eq!(active(&hall).len(), 18);
    for status in StaffStatus::ALL {
        assert!(staff.iter().any(|p| p.status == status), "{status:?}");
    }
    let lengths: BTreeSet<usize> = staff.iter().map(|p| p.name.as_str().chars().count()).collect();
    assert!([2, 3, 4].iter().all(|length| lengths.contains(length)));
    assert!(staff.iter().any(|p| p.name.as_str() == "方䶮"));
    for person in &staff {
        assert!(person.phone.as_ref().unwrap().reveal(crate::domain::personal::Why::Compared).starts_with("1380000"));
        assert!(person.sex.is_some() && person.joined_on.unwrap() < today());
        assert!(!person.post.is_empty() && !person.title.is_empty() && !person.team.is_empty());
    }
}

#[test]
fn one_active_person_has_no_photo_and_every_portrait_is_somebodys() {
    let hall = hall();
    let without: Vec<&str> =
        hall.people.iter().map(|p| p.work_no.as_str()).filter(|no| portrait(no).is_none()).collect();
    assert_eq!(without, ["CQ0318"]);
    assert!(active(&hall).iter().any(|p| p.work_no.as_str() == "CQ0318"));
    for person in hall.people.iter().filter(|p| p.work_no != "CQ0318") {
        let jpeg = portrait(&person.work_no).unwrap();
        let size = image::load_from_memory(jpeg).unwrap();
        assert_eq!((size.width(), size.height()), (590, 826), "{}", person.work_no);
        assert!(jpeg.len() < 40_000, "{}", person.work_no);
    }
    assert!(portrait("CQ9999").is_none() && half_length("CQ9999").is_none());
}

#[test]
fn everybody_with_a_portrait_has_a_half_length_picture_of_the_print_size() {
    for person in &hall().people {
        let jpeg = half_length(&person.work_no);
        assert_eq!(jpeg.is_some(), portrait(&person.work_no).is_some(), "{}", person.work_no);
        if let Some(jpeg) = jpeg {
            let size = image::load_from_memory(jpeg).unwrap();
            assert_eq!((size.width(), size.height()), PhotoSize::FiveInch.pixels(), "{}", person.work_no);
        }
    }
}

#[test]
fn two_photos_are_older_than_five_years() {
    let today = today();
    let five_years_ago = today.checked_sub_months(chrono::Months::new(60)).unwrap();
    let old = hall().people.iter().filter(|person| person.photo_day(today) < five_years_ago).count();
    assert_eq!(old, 2);
}

#[test]
fn windows_are_those_of_the_hall_and_nobody_shares_one() {
    let hall = hall();
    let known: BTreeSet<&str> = hall.profile.windows.iter().map(|w| w.number.as_str()).collect();
    let taken: Vec<String> = active(&hall).into_iter().map(|p| p.window).filter(|w| !w.is_empty()).collect();
    let distinct: BTreeSet<&str> = taken.iter().map(String::as_str).collect();
    assert_eq!(distinct, known);
    assert_eq!(taken.len(), known.len());
}

#[test]
fn badges_leave_one_missing_and_one_that_expires_in_a_week() {
    let hall = hall();
    let people = active(&hall);
    let last = |no: &str| {
        let mine = hall.badges.iter().filter(|badge| badge.work_no == no && badge.product == Product::Badge);
        mine.max_by_key(|badge| std::cmp::Reverse(badge.printed_days_ago))
    };
    let missing: Vec<&str> = people
        .iter()
        .map(|p| p.name.as_str())
        .filter(|name| {
            let person = people.iter().find(|p| p.name.as_str() == *name).unwrap();
            last(person.work_no.as_str()).is_none()
        })
        .collect();
    assert_eq!(missing, ["方䶮"]);
    let soon: Vec<&str> = hall
        .badges
        .iter()
        .filter(|badge| {
            let left = badge.valid.last_day(today()).unwrap() - today();
            badge.product == Product::Badge && (0..=30).contains(&left.num_days())
        })
        .map(|badge| badge.work_no.as_str())
        .collect();
    assert_eq!(soon, ["CQ0221"]);
    assert!(hall.badges.is_sorted_by_key(|badge| std::cmp::Reverse(badge.printed_days_ago)));
}

#[test]
fn badges_are_printed_for_people_who_had_joined() {
    let hall = hall();
    let staff = hall.staff(today()).unwrap();
    for badge in hall.badges.iter().filter(|badge| badge.product != Product::Visitor) {
        let person = staff.iter().find(|p| p.work_no.as_str() == badge.work_no).unwrap();
        let printed = today() - Duration::days(i64::from(badge.printed_days_ago));
        assert!(person.joined_on.unwrap() <= printed, "{}", badge.work_no);
    }
}

#[test]
fn every_reference_is_to_somebody_or_something_of_the_hall() {
    let hall = hall();
    let staff: BTreeSet<String> = active(&hall).iter().map(|p| p.work_no.as_str().to_owned()).collect();
    let boxes: BTreeSet<&str> = hall.profile.boxes.iter().map(|b| b.name.as_str()).collect();
    for entry in &hall.box_entries {
        assert!(staff.contains(&entry.opener) && staff.contains(&entry.witness));
        assert_ne!(entry.opener, entry.witness);
        assert!(boxes.contains(entry.box_name.as_str()));
        for letter in &entry.letters {
            assert!(letter.scan.as_ref().is_none_or(|scan| letter_scan(scan).is_some()));
        }
    }
    for case in &hall.cases {
        assert!(staff.contains(&case.first_asked));
        assert!(case.notes.iter().all(|note| staff.contains(&note.author)));
    }
    let letters = hall.letter_cases.iter().flat_map(|case| &case.steps);
    for step in hall.cases.iter().flat_map(|case| &case.steps).chain(letters) {
        assert!(staff.contains(&step.by), "{step:?}");
        let named = match &step.step {
            SampleAct::HandOver { to, .. } => to.as_ref(),
            SampleAct::Remedy { charged, .. } => charged.as_ref(),
            SampleAct::Link { to, .. } => {
                assert!(hall.cases.iter().any(|case| case.key == *to), "{to}");
                None
            }
            _ => None,
        };
        assert!(named.is_none_or(|work_no| staff.contains(work_no)), "{step:?}");
    }
    assert!(hall.checks.iter().all(|check| staff.contains(&check.by)));
    for remark in &hall.box_remarks {
        let entry =
            hall.box_entries.iter().find(|e| e.box_name == remark.box_name && e.open_days_ago == remark.open_days_ago);
        assert!(entry.is_some() && remark.added.open_days_ago < remark.open_days_ago);
    }
}

#[test]
fn the_box_log_has_one_missed_day_one_late_entry_and_mostly_empty_boxes() {
    let hall = hall();
    for the_box in &hall.profile.boxes {
        let days: BTreeSet<u32> =
            hall.box_entries.iter().filter(|e| e.box_name == the_box.name).map(|e| e.open_days_ago).collect();
        let missed: Vec<u32> = (1..=hall.profile.records_since_open_days_ago).filter(|d| !days.contains(d)).collect();
        assert_eq!(missed, [15], "{}", the_box.name);
    }
    let late = hall.box_entries.iter().filter(|e| e.entered.open_days_ago < e.open_days_ago);
    assert_eq!(late.count(), 1);
    let empty = hall.box_entries.iter().filter(|e| e.letters.is_empty()).count();
    assert!(empty * 4 > hall.box_entries.len() * 3);
    for entry in &hall.box_entries {
        assert!(entry.opened_at < hall.profile.closes_at);
        assert!(entry.entered.open_days_ago < entry.open_days_ago || entry.entered.at >= entry.opened_at);
    }
}

/// Moments of a case as its file tells them, which must be in order on any day.
fn told(case: &SampleCase) -> Vec<SampleTime> {
    let mut times = vec![case.received];
    times.extend(case.entered);
    times.extend(case.steps.iter().map(|step| step.at));
    times
}

fn assert_in_order(hall: &SampleHall, times: &[SampleTime], what: &str) {
    let open = hall.open_days();
    for shift in 0..14 {
        let today = today() + Duration::days(shift);
        let moments: Vec<_> = times.iter().map(|time| time.moment(today, &open).unwrap()).collect();
        assert!(moments.is_sorted(), "{what}: {today}");
    }
}

#[test]
fn cases_are_told_in_order_whatever_today_is_and_one_is_void() {
    let hall = hall();
    for case in &hall.cases {
        assert_in_order(&hall, &told(case), &case.summary);
        for note in &case.notes {
            assert_in_order(&hall, &[case.received, note.at], &note.text);
        }
        if let Some(void) = &case.voided {
            assert_in_order(&hall, &[case.received, void.at], &case.summary);
        }
    }
    assert_eq!(hall.cases.iter().filter(|case| case.voided.is_some()).count(), 1);
    assert!(hall.cases.iter().all(|c| c.customer_contact.is_empty() || c.customer_contact.starts_with("139 0000 ")));
    assert!(hall.cases.iter().all(|c| c.summary.lines().next().unwrap().chars().count() <= 20), "the title is short");
}

#[test]
fn every_case_made_of_a_letter_has_its_story_and_every_story_its_letter() {
    let hall = hall();
    let mut made = BTreeSet::new();
    for entry in &hall.box_entries {
        for (index, letter) in entry.letters.iter().enumerate() {
            if matches!(letter.fate, SampleFate::Case { .. }) {
                made.insert((entry.box_name.as_str(), entry.open_days_ago, index as u32 + 1));
            }
        }
    }
    let stories: Vec<_> = hall.letter_cases.iter().map(|c| (c.box_name.as_str(), c.open_days_ago, c.letter)).collect();
    assert_eq!(stories.iter().copied().collect::<BTreeSet<_>>(), made);
    assert_eq!(stories.len(), made.len(), "each once");
    for case in &hall.letter_cases {
        let entry =
            hall.box_entries.iter().find(|e| e.box_name == case.box_name && e.open_days_ago == case.open_days_ago);
        let mut times = vec![SampleTime::OpenDay(entry.unwrap().entered)];
        times.extend(case.steps.iter().map(|step| step.at));
        assert_in_order(&hall, &times, &format!("{} {}", case.box_name, case.open_days_ago));
    }
}

#[test]
fn every_check_can_be_finished_on_the_daily_pack() {
    let hall = hall();
    let (_, pack) = Pack::shipped_for(Sector::Power).unwrap().unwrap();
    let area = Some(hall.profile.area_m2);
    for check in &hall.checks {
        let answers = check.answers(&pack, area);
        assert_eq!(problems_before_finish(&pack, &answers), [], "{}", check.open_days_ago);
        let score = score(&pack, &answers);
        let failed: BTreeSet<&str> = check.failed.iter().map(|f| f.item.as_str()).collect();
        let lost: BTreeSet<&str> = score.lost.iter().map(|(code, _)| code.as_str()).collect();
        assert_eq!(lost, failed);
        assert!(check.started < check.finished && check.finished < hall.profile.opens_at);
    }
    let yesterday: Vec<&str> = hall.checks[0].failed.iter().map(|f| f.item.as_str()).collect();
    assert_eq!(yesterday, ["P1-2.4.f", "P1-2.4.i"]);
}

#[test]
fn every_day_is_an_open_day_whatever_today_is() {
    let hall = hall();
    let open = hall.open_days();
    for shift in 0..14 {
        let today = today() + Duration::days(shift);
        let since = hall.hall(today).records_since;
        for ago in 1..=hall.profile.records_since_open_days_ago {
            let day = open.open_day_before(today, ago).unwrap();
            assert!(open.is_open(day) && day < today && day >= since);
        }
        assert_eq!(hall.staff(today).unwrap().len(), 24);
    }
    let seen = OpenDayTime { open_days_ago: 1, at: NaiveTime::from_hms_opt(9, 0, 0).unwrap() };
    assert_eq!(seen.moment(today(), &open).unwrap().date(), day("2026-11-21"));
    assert_eq!(hall.hall(today()).badge_valid_until, Some(day("2028-12-31")));
}

#[test]
fn training_and_conduct_can_be_read_and_name_people_of_the_hall() {
    let hall = hall();
    let staff = active(&hall);
    let known = |work_no: &String| staff.iter().any(|person| person.work_no.as_str() == work_no);
    for training in &hall.training {
        let day = training.day.date(today()).unwrap();
        assert!(training.training(day).is_some(), "{}", training.topic);
        assert!(training.absent.iter().all(known), "{}", training.topic);
        let team = training.team.as_ref();
        assert!(team.is_none_or(|team| staff.iter().any(|person| person.team == *team)), "{team:?}");
        assert!(staff.iter().any(|person| training.has(person, day)), "{}", training.topic);
    }
    for conduct in &hall.conduct {
        let day = conduct.day.date(today()).unwrap();
        assert!(conduct.conduct(day).is_some(), "{}", conduct.text);
        assert!(conduct.people.iter().all(known), "{}", conduct.text);
        assert!(staff.iter().any(|person| conduct.has(person, day)), "{}", conduct.text);
    }
    let days = |days: Vec<NaiveDate>| assert!(days.is_sorted(), "{days:?}");
    days(hall.training.iter().map(|one| one.day.date(today()).unwrap()).collect());
    days(hall.conduct.iter().map(|one| one.day.date(today()).unwrap()).collect());
}

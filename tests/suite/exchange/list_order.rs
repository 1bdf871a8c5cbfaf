//! A register of cases and the log of the boxes its letters came from are the same records whichever is brought in first.

use std::collections::BTreeSet;

use hallkeeper::domain::box_lists::BoxImport;
use hallkeeper::domain::cases::{CaseImport, CaseNumber, ReplyMode, What};
use hallkeeper::domain::problems::Wrong;
use hallkeeper::exchange::box_export::box_csv;
use hallkeeper::exchange::case_plan::CaseImportPlan;
use hallkeeper::exchange::staff_export::Personal;
use hallkeeper::register::{ActionKind, Refusal, Register, RegisterError};
use hallkeeper::ui::strings::Lang;
use proptest::prelude::*;

use super::box_plans::{box_hall, plan_against as plan_log};
use super::box_round_trips::{all_told, imports as openings, rows};
use super::case_registers::{now, plan_against};
use super::whole_cases::{all_of, brought_in, whole_import, whole_lists, with_links};

fn bring_log(register: &mut Register, log: &[u8]) {
    let plan = plan_log(register, log);
    assert_eq!(plan.problems, []);
    let imports: Vec<BoxImport> = plan.add.into_iter().map(|planned| planned.import).collect();
    register.import_box_entries(&imports, now()).unwrap();
}

/// The case of each letter.
fn cases_of_letters(register: &Register) -> Vec<Option<CaseNumber>> {
    let entries = register.listed_box_entries().unwrap();
    entries.into_iter().flat_map(|one| one.letters).map(|letter| letter.case.map(|(_, number)| number)).collect()
}

/// A hall whose letters became cases, with stories told of most, void ones and links among them, and other cases besides.
fn hall_with(log: &[BoxImport], stories: Vec<CaseImport>, links: Links) -> Register {
    let mut hall = box_hall();
    let mut days = BTreeSet::new();
    let log: Vec<BoxImport> = log.iter().filter(|one| days.insert(one.entry.day)).cloned().collect();
    hall.import_box_entries(&log, now()).unwrap();
    let mut bare = hall.cases().unwrap().into_iter();
    let stories = stories.into_iter().enumerate().map(|(nth, mut story)| {
        if let Some(case) = bare.next().filter(|_| nth % 3 != 2) {
            story.case = case.facts;
            story.kept.onto = Some(case.id);
        }
        story
    });
    hall.import_cases(&with_links(stories.collect(), links), now()).unwrap();
    hall
}

type Links = Vec<(prop::sample::Index, prop::sample::Index, hallkeeper::domain::cases::events::LinkKind)>;

fn links() -> impl Strategy<Value = Links> {
    let kinds = prop::sample::select(hallkeeper::domain::cases::events::LinkKind::ALL.to_vec());
    prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), kinds), 0..3)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn whichever_comes_first_the_records_are_the_same(
        log in prop::collection::vec(openings(), 1..5),
        stories in prop::collection::vec(whole_import(), 1..6),
        links in links(),
        is_english in any::<bool>(),
    ) {
        let here = hall_with(&log, stories, links);
        let lang = if is_english { Lang::En } else { Lang::Zh };
        let cases = &whole_lists(&here, now(), lang)[0];
        let log = box_csv(&rows(&here, lang, Personal::Shown));
        let (mut cases_first, mut log_first) = (box_hall(), box_hall());
        brought_in(&mut cases_first, cases, now());
        bring_log(&mut cases_first, &log);
        bring_log(&mut log_first, &log);
        let plan = brought_in(&mut log_first, cases, now());
        prop_assert_eq!(&plan.problems, &[]);
        for there in [&cases_first, &log_first] {
            prop_assert_eq!(all_of(there, now()), all_of(&here, now()));
            prop_assert_eq!(all_told(there), all_told(&here));
            prop_assert_eq!(cases_of_letters(there), cases_of_letters(&here));
            prop_assert_eq!(there.verify().unwrap().findings, vec![]);
        }
        for again in [plan_against(&log_first, cases), plan_against(&cases_first, cases)] {
            prop_assert!(again.is_idle(), "known where it went: {:?}", again.add);
        }
    }
}

const LOG: &str = "日期,开箱时间,开箱人,见证人,内容,署名\n2026-11-09,17:05,周静岚,唐巧云,希望多开一个窗口,陈一鸣\n";
const HEAD: &str = "编号,收到时间,内容,种类,渠道,首问人";

/// A hall with one case made of a letter.
fn hall_of_one_letter() -> Register {
    let mut hall = box_hall();
    bring_log(&mut hall, LOG.as_bytes());
    hall
}

fn written(hall: &mut Register, plan: &CaseImportPlan) -> Result<usize, RegisterError> {
    let imports: Vec<CaseImport> = plan.add.iter().map(|planned| planned.import.clone()).collect();
    hall.import_cases(&imports, now()).map(|outcome| outcome.value)
}

#[test]
fn a_paper_register_goes_on_with_the_cases_its_letters_made_and_is_taken_back_in_one_step() {
    let mut hall = hall_of_one_letter();
    let told = format!("{HEAD},结论,答复时间\n甲-7,2026-11-09,希望多开一个窗口,投诉,意见箱,周静岚,已采纳,2026-11-10\n");
    let plan = plan_against(&hall, told.as_bytes());
    assert_eq!((plan.continued(), plan.problems.len()), (1, 0));
    written(&mut hall, &plan).unwrap();
    let case = hall.cases().unwrap().remove(0);
    assert_eq!(case.number.to_string(), "2026-0001", "its number stays");
    let facts = &case.facts;
    assert_eq!(
        (facts.kind.code(), facts.received_at.local().format("%H:%M").to_string().as_str()),
        ("complaint", "17:05")
    );
    assert_eq!(facts.customer_name, "陈一鸣", "what the register does not tell stays");
    assert!(case.outcomes.closed_at.is_some());
    let file = hall.case_file(case.id).unwrap();
    assert!(file.events.iter().any(|event| matches!(event.what, What::Replied { mode: ReplyMode::Phone, .. })));
    assert_eq!(file.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["原编号 甲-7"]);
    assert!(plan_against(&hall, told.as_bytes()).is_idle(), "brought in again it adds nothing");
    assert_eq!(hall.undoable()[0].kind, ActionKind::ImportCases);
    hall.undo("", now()).unwrap();
    let case = hall.cases().unwrap().remove(0);
    assert!(case.voided.is_none() && case.outcomes.closed_at.is_none() && case.facts.kind.code() == "suggestion");
    assert_eq!(hall.verify().unwrap().findings, []);
}

#[test]
fn a_row_that_adds_nothing_is_known_and_the_same_row_twice_is_named() {
    let hall = hall_of_one_letter();
    let silent = format!("{HEAD}\n,2026-11-09 17:05,希望多开一个窗口,建议,意见箱,周静岚\n");
    let plan = plan_against(&hall, silent.as_bytes());
    assert_eq!((plan.known(), plan.add.len(), plan.problems.len()), (1, 0, 0));
    let row = ",2026-11-09 17:05,希望多开一个窗口,建议,意见箱,周静岚,已采纳,2026-11-10\n";
    let plan = plan_against(&hall, format!("{HEAD},结论,答复时间\n{row}{row}").as_bytes());
    let wrong: Vec<_> = plan.problems.iter().map(|problem| (problem.row, problem.problem.wrong.clone())).collect();
    assert_eq!((plan.continued(), wrong), (1, vec![(3, Wrong::TwiceInList { first_row: 2 })]));
}

#[test]
fn a_case_that_got_a_story_meanwhile_is_not_written_over() {
    let mut hall = hall_of_one_letter();
    let told = format!("{HEAD},结论,答复时间\n,2026-11-09,希望多开一个窗口,建议,意见箱,周静岚,已采纳,2026-11-10\n");
    let plan = plan_against(&hall, told.as_bytes());
    written(&mut hall, &plan).unwrap();
    let before = all_of(&hall, now());
    let again = written(&mut hall, &plan);
    assert!(matches!(again, Err(RegisterError::NotAllowed(Refusal::CaseHasStory))), "{again:?}");
    assert_eq!(all_of(&hall, now()), before);
}

#[test]
fn a_number_of_ours_is_kept_by_a_letters_case_where_it_is_free_and_noted_where_it_is_taken() {
    let log = |number: &str, entered: &str| {
        format!(
            "日期,开箱时间,开箱人,见证人,内容,立案编号,录入时间\n2026-11-09,17:05,周静岚,唐巧云,希望多开一个窗口,{number},{entered}\n"
        )
    };
    let numbers = |log: String, mut hall: Register| {
        bring_log(&mut hall, log.as_bytes());
        let listed = hall.listed_cases(now()).unwrap();
        let told = |case: &hallkeeper::domain::cases::ListedCase| {
            (
                case.file.case.number.to_string(),
                case.file.notes.iter().map(|note| note.text.clone()).collect::<Vec<_>>(),
            )
        };
        listed.last().map(told).unwrap()
    };
    let ours = "2026-11-09 17:12";
    assert_eq!(numbers(log("2026-0007", ours), box_hall()), ("2026-0007".into(), vec![]));
    assert_eq!(numbers(log("2026-0007", ""), box_hall()), ("2026-0001".into(), vec!["原编号 2026-0007".into()]));
    let mut other = hall_of_one_letter();
    other.add_box(("2 号箱", ""), "2026-11-01".parse().unwrap(), now()).unwrap();
    let second =
        log("2026-0001", ours).replace("日期,", "日期,意见箱,").replace("2026-11-09,17", "2026-11-09,2 号箱,17");
    let second = second.replace("希望多开一个窗口", "椅子太少");
    assert_eq!(numbers(second, other), ("2026-0002".into(), vec!["原编号 2026-0001".into()]));
}

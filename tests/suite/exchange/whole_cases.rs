//! A register of cases handed on whole: another hall takes over every case as it is, its number, story, clocks and voiding.

use hallkeeper::domain::cases::events::{CaseFact, Correction, Frozen, LinkKind};
use hallkeeper::domain::cases::lists::{LinkEnd, old_number_in};
use hallkeeper::domain::cases::{
    CaseFile, CaseImport, CaseNote, CaseNumber, Finding, Kept, ListedStep, NewCase, NewEvent, Outcomes, PauseReason,
    ReplyMode, Target, Voided, What,
};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::deadlines::{Limit, LimitUnit};
use hallkeeper::domain::health::{Check, Figure};
use hallkeeper::domain::ids::{CaseEventId, CaseId, StaffId, WindowId};
use hallkeeper::domain::problems::{Field, Wrong};
use hallkeeper::exchange::case_export::{case_csv, case_list, case_xlsx};
use hallkeeper::exchange::case_plan::{CaseImportPlan, CaseSkip, Effect};
use hallkeeper::exchange::staff_export::Personal;
use hallkeeper::jobs::case_export::collect;
use hallkeeper::register::Register;
use hallkeeper::register::health::HealthWalk;
use hallkeeper::ui::strings::Lang;
use proptest::prelude::*;
use proptest::sample::select;

use super::super::register::making::at;
use super::case_registers::{case_hall, now, plan_at};
use super::case_round_trips::{imports, some_text, text, words};

/// All of a case that must be the same in another hall: row numbers become places and numbers of cases. New by nature are only
/// when it was entered and the files kept beside it.
#[derive(Debug, PartialEq)]
pub(crate) struct Same {
    number: CaseNumber,
    facts: NewCase,
    outcomes: Outcomes,
    voided: Option<Voided>,
    log: Vec<NewEvent>,
    notes: Vec<CaseNote>,
    steps: Vec<ListedStep>,
}

/// Every case of a register, to be compared with another's.
pub(crate) fn all_of(register: &Register, now: Moment) -> Vec<Same> {
    let listed = register.listed_cases(now).unwrap();
    let number = |id: CaseId| listed.iter().find(|case| case.file.case.id == id).map(|case| case.file.case.number);
    let same = |file: &CaseFile, steps: &[ListedStep]| Same {
        number: file.case.number,
        facts: file.case.facts.clone(),
        outcomes: file.case.outcomes.clone(),
        voided: file.case.voided.clone(),
        log: file.events.iter().map(|event| told(file, event.at, event.by, (&event.what, &number))).collect(),
        notes: file.notes.clone(),
        steps: steps.to_vec(),
    };
    listed.iter().map(|case| same(&case.file, &case.steps)).collect()
}

type NumberOf<'a> = &'a dyn Fn(CaseId) -> Option<CaseNumber>;

fn told(file: &CaseFile, at: Moment, by: Option<StaffId>, (what, number): (&What, NumberOf<'_>)) -> NewEvent {
    let what = match what {
        What::Struck { event, reason } => {
            let place = file.events.iter().position(|known| known.id == *event).unwrap();
            What::Struck { event: CaseEventId(place as i64), reason: reason.clone() }
        }
        What::Linked { other, how } => {
            let CaseNumber { year, running } = number(*other).unwrap();
            What::Linked { other: CaseId(i64::from(year) * 10_000 + i64::from(running)), how: *how }
        }
        what => what.clone(),
    };
    NewEvent { at, by, what }
}

/// The whole list of a register, as CSV and as a workbook.
pub(crate) fn whole_lists(register: &Register, now: Moment, lang: Lang) -> [Vec<u8>; 2] {
    let rows = whole_rows(register, now, lang);
    [case_csv(&rows), case_xlsx(&rows, &words(register, lang)).unwrap()]
}

fn whole_rows(register: &Register, now: Moment, lang: Lang) -> Vec<Vec<String>> {
    let (cases, roster) = collect(register, now).unwrap();
    case_list(&cases, &roster, &words(register, lang), Personal::Shown)
}

/// Brings a list in; gives the plan it came in by.
pub(crate) fn brought_in(register: &mut Register, list: &[u8], now: Moment) -> CaseImportPlan {
    let plan = plan_at(register, list, now);
    let imports: Vec<CaseImport> = plan.add.iter().map(|planned| planned.import.clone()).collect();
    register.import_cases(&imports, now).unwrap();
    plan
}

/// A moment with its seconds and milliseconds, not in the future.
fn moment() -> impl Strategy<Value = Moment> {
    let first = at("2024-02-28", 23, 59).0;
    prop_oneof![(first..now().0).prop_map(Moment), (0..900_000i64).prop_map(move |n| Moment(first + n * 60_000))]
}

fn person() -> impl Strategy<Value = Option<StaffId>> {
    prop::option::of((1..6i64).prop_map(StaffId))
}

fn correction() -> impl Strategy<Value = Correction> {
    let of_target = select(vec![Target::Nobody, Target::Hall, Target::Person(StaffId(4)), Target::Window(WindowId(1))]);
    let target = (of_target.clone(), text(4).prop_map(Target::Team))
        .prop_map(|(one, other)| (CaseFact::Target, one.code(), other.code()));
    let words =
        (select(vec![CaseFact::Summary, CaseFact::CustomerName, CaseFact::Forwarding]), some_text(), some_text());
    let codes = prop_oneof![
        Just((CaseFact::Kind, "complaint".to_owned(), "praise".to_owned())),
        Just((CaseFact::Channel, "box_letter".to_owned(), "other".to_owned())),
        Just((CaseFact::FirstAsked, "4".to_owned(), String::new())),
        Just((CaseFact::Circumstances, "out_of_town is_complex".to_owned(), String::new())),
    ];
    prop_oneof![target, words, codes].prop_map(|(fact, before, after)| Correction { fact, before, after })
}

/// Steps that no column of dates tells of, with words people and attackers write.
fn further() -> impl Strategy<Value = What> {
    let units = vec![LimitUnit::Hours, LimitUnit::CalendarDays, LimitUnit::WorkingDays, LimitUnit::OpenDays];
    let extended =
        (some_text(), 0..400u32, select(units), text(4), text(6)).prop_map(|(step, length, unit, approver, reason)| {
            What::Extended { step, by: Limit { length, unit }, approver, reason }
        });
    let event = prop_oneof![Just("test_fee_paid".to_owned()), Just("answer_by".to_owned()), text(5)];
    let money = || prop_oneof![Just(0i64), 1..10_000_000i64];
    prop_oneof![
        (select(PauseReason::ALL.to_vec()), some_text()).prop_map(|(because, note)| What::Paused { because, note }),
        some_text().prop_map(|note| What::Resumed { note }),
        extended,
        (event, some_text()).prop_map(|(event, note)| What::Happened { event, note }),
        text(9).prop_map(|note| What::Contacted { note }),
        (some_text(), money(), person(), money()).prop_map(|(text, compensation_fen, charged, charged_fen)| {
            What::Remedied { text, compensation_fen, charged, charged_fen }
        }),
        (text(5), some_text()).prop_map(|(to, text)| What::Reported { to, text }),
        (prop::collection::vec(correction(), 1..3), text(5))
            .prop_map(|(changes, reason)| What::Corrected { changes, reason }),
        (text(5), some_text()).prop_map(|(name, media_type)| What::Attached { name, media_type }),
        (person(), some_text(), some_text()).prop_map(|(to_person, to_unit, note)| What::HandedOver {
            to_person,
            to_unit,
            note
        }),
    ]
}

fn note() -> impl Strategy<Value = CaseNote> {
    (moment(), text(9), person()).prop_map(|(at, text, author)| CaseNote { at, text, author })
}

/// A case with a story no few dates can tell.
pub(crate) fn whole_import() -> impl Strategy<Value = CaseImport> {
    let steps = prop::collection::vec((moment(), person(), further(), any::<prop::sample::Index>()), 0..6);
    let beside = (prop::collection::vec(note(), 0..3), prop::option::of((moment(), text(6))), 0..60_000i64);
    (imports(), steps, beside, prop::option::of((any::<prop::sample::Index>(), text(4)))).prop_map(
        |(mut import, steps, (notes, voided, ms), struck)| {
            import.case.received_at = Moment(import.case.received_at.0 + ms);
            for (at, by, what, place) in steps {
                // What closing needs stays where it is.
                let place = place.index(import.events.len() + 1);
                import.events.insert(place, NewEvent { at, by, what });
            }
            let strikable: Vec<usize> =
                import.events.iter().enumerate().filter(|(_, e)| is_loose(&e.what)).map(|(n, _)| n).collect();
            if let Some((which, reason)) = struck.filter(|_| !strikable.is_empty()) {
                let event = CaseEventId(strikable[which.index(strikable.len())] as i64);
                let what = What::Struck { event, reason };
                import.events.push(NewEvent { at: now(), by: None, what });
            }
            let voided = voided.map(|(at, reason)| Voided { at, reason });
            import.kept = Kept { notes, voided, ..Kept::default() };
            import
        },
    )
}

fn is_loose(what: &What) -> bool {
    matches!(what, What::Paused { .. } | What::Resumed { .. } | What::Contacted { .. } | What::Happened { .. })
}

/// Links between the cases of a list, both sides.
pub(crate) fn with_links(
    mut list: Vec<CaseImport>,
    links: Vec<(prop::sample::Index, prop::sample::Index, LinkKind)>,
) -> Vec<CaseImport> {
    for (one, other, how) in links {
        let (one, other) = (one.index(list.len()), other.index(list.len()));
        for (from, to) in [(one, other), (other, one)] {
            let event = NewEvent { at: now(), by: None, what: What::Linked { other: CaseId(0), how } };
            let import = &mut list[from];
            import.kept.links.push((import.events.len(), LinkEnd::Together(to)));
            import.events.push(event);
        }
    }
    list
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_whole_list_brought_into_an_empty_hall_gives_the_very_cases(
        list in prop::collection::vec(whole_import(), 1..5),
        links in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), select(LinkKind::ALL.to_vec())), 0..3),
        is_english in any::<bool>(),
    ) {
        let (mut here, _) = case_hall();
        here.import_cases(&with_links(list, links), now()).unwrap();
        let lang = if is_english { Lang::En } else { Lang::Zh };
        for bytes in whole_lists(&here, now(), lang) {
            let (mut there, _) = case_hall();
            let plan = brought_in(&mut there, &bytes, now());
            prop_assert_eq!(&plan.problems, &[]);
            prop_assert_eq!(all_of(&there, now()), all_of(&here, now()));
            prop_assert_eq!(there.verify().unwrap().findings, vec![]);
            let again = plan_at(&there, &bytes, now());
            prop_assert!(again.is_idle(), "known where it went: {:?}", again.add);
        }
    }
}

/// A phone complaint that rested for a week and was extended, made void at the end where asked.
fn rested(summary: &str, voided: Option<&str>) -> CaseImport {
    let case = NewCase {
        summary: summary.into(),
        received_at: Moment(at("2026-11-02", 9, 0).0 + 12_345),
        ..super::case_round_trips::dangerous().case
    };
    let event = |day: &str, what| NewEvent { at: at(day, 9, 0), by: Some(StaffId(1)), what };
    let by = Limit { length: 5, unit: LimitUnit::WorkingDays };
    let events = vec![
        event("2026-11-03", What::Accepted { note: "已电话告知".into() }),
        event("2026-11-04", What::Paused { because: PauseReason::WaitingForCustomer, note: "缺表号；\n明天来".into() }),
        event("2026-11-11", What::Resumed { note: String::new() }),
        event(
            "2026-11-12",
            What::Extended { step: "answer".into(), by, approver: "所长".into(), reason: "等检测".into() },
        ),
    ];
    let voided = voided.map(|reason| Voided { at: at("2026-11-13", 9, 0), reason: reason.into() });
    CaseImport { case, events, notes: vec![], kept: Kept { voided, ..Kept::default() } }
}

fn hall_with(list: &[CaseImport]) -> Register {
    let (mut register, _) = case_hall();
    register.import_cases(list, now()).unwrap();
    register
}

#[test]
fn a_story_reads_like_a_register_and_keeps_the_clock() {
    let here = hall_with(&[rested("电表走得快", None)]);
    let rows = whole_rows(&here, now(), Lang::Zh);
    assert_eq!(rows[0].last().map(String::as_str), Some("全部经过"));
    let story: Vec<&str> = rows[1].last().unwrap().lines().collect();
    assert_eq!(
        story,
        [
            "2026-11-02 09:00:12.345 收到",
            "2026-11-03 09:00 受理；经办：“CQ0201 周静岚”；说明：“已电话告知”",
            "2026-11-04 09:00 暂停计时；经办：“CQ0201 周静岚”；原因：等用户补充材料；说明：“缺表号；↵明天来”",
            "2026-11-11 09:00 恢复计时；经办：“CQ0201 周静岚”",
            "2026-11-12 09:00 延期；经办：“CQ0201 周静岚”；步骤：“答复用户”、“answer”；延长：5、个工作日；批准：“所长”；理由：“等检测”",
        ]
    );
    let due = |register: &Register| register.listed_cases(now()).unwrap()[0].steps.clone();
    let (mut there, _) = case_hall();
    brought_in(&mut there, &case_csv(&rows), now());
    assert_eq!(due(&there), due(&here));
    let answer = due(&here).into_iter().find(|step| step.code == "answer").unwrap();
    assert!(answer.due.unwrap().date() > at("2026-11-24", 0, 0).date(), "the rest and the extension count: {answer:?}");
}

#[test]
fn a_void_case_keeps_its_number_and_stays_void_and_the_others_keep_theirs() {
    let here = hall_with(&[rested("甲", None), rested("乙", Some("重复登记")), rested("丙", None)]);
    let [list, _] = whole_lists(&here, now(), Lang::Zh);
    let (mut there, _) = case_hall();
    brought_in(&mut there, &list, now());
    assert_eq!(all_of(&there, now()), all_of(&here, now()));
    let plan = plan_at(&there, &list, now());
    assert_eq!(plan.known(), 3, "the void one is known too: {:?}", plan.skip);
    there.record_case(&rested("丁", None).case, now()).unwrap();
    assert_eq!(there.cases().unwrap()[0].number.to_string(), "2026-0004", "the next one goes on");
}

#[test]
fn where_a_number_is_taken_the_case_gets_the_next_one_and_keeps_the_old_one_in_words() {
    let here = hall_with(&[rested("甲", None), rested("乙", None)]);
    let [list, _] = whole_lists(&here, now(), Lang::Zh);
    let mut there = hall_with(&[rested("自己的", None)]);
    let plan = brought_in(&mut there, &list, now());
    let taken = |row| (row, Field::CaseNumber, Wrong::Taken { by: "2026-0001".into() }, Effect::Note);
    let named: Vec<_> =
        plan.problems.iter().map(|p| (p.row, p.problem.field, p.problem.wrong.clone(), p.effect)).collect();
    assert_eq!(named, [taken(2)]);
    let cases = all_of(&there, now());
    let told: Vec<(String, &str, Option<&str>)> = cases
        .iter()
        .map(|case| {
            let old = case.notes.iter().find_map(|note| old_number_in(&note.text));
            (case.number.to_string(), case.facts.summary.as_str(), old)
        })
        .collect();
    let expected = [("2026-0001", "自己的", None), ("2026-0002", "乙", None), ("2026-0003", "甲", Some("2026-0001"))];
    assert_eq!(told, expected.map(|(number, summary, old)| (number.to_owned(), summary, old)));
    assert!(plan_at(&there, &list, now()).is_idle(), "known by the old number");
}

#[test]
fn a_link_to_a_case_that_does_not_come_along_is_kept_in_words_and_named() {
    let linked = with_links(vec![rested("甲", None), rested("乙", None)], vec![]);
    let (mut here, _) = case_hall();
    here.import_cases(&linked, now()).unwrap();
    let ids: Vec<CaseId> = here.cases().unwrap().iter().map(|case| case.id).collect();
    let link =
        NewEvent { at: now(), by: Some(StaffId(1)), what: What::Linked { other: ids[0], how: LinkKind::Repeat } };
    here.add_case_event(ids[1], &link, now()).unwrap();
    let mut rows = whole_rows(&here, now(), Lang::Zh);
    rows.truncate(2);
    let (mut there, _) = case_hall();
    let plan = brought_in(&mut there, &case_csv(&rows), now());
    let wrong = Wrong::NoSuchCase { number: "2026-0002".into() };
    assert_eq!(
        plan.problems.iter().map(|p| (&p.problem.wrong, p.effect)).collect::<Vec<_>>(),
        [(&wrong, Effect::KeptAsNote)]
    );
    let case = &all_of(&there, now())[0];
    assert!(!case.log.iter().any(|event| matches!(event.what, What::Linked { .. })));
    assert!(case.notes[0].text.contains("关联") && case.notes[0].text.contains("2026-0002"), "{:?}", case.notes);
}

#[test]
fn a_link_to_a_case_already_on_record_stands_on_both_sides() {
    let here = hall_with(&with_links(vec![rested("甲", None), rested("乙", None)], vec![]));
    let mut here = here;
    let ids: Vec<CaseId> = here.cases().unwrap().iter().map(|case| case.id).collect();
    let [before, _] = whole_lists(&here, now(), Lang::Zh);
    let link =
        NewEvent { at: now(), by: Some(StaffId(1)), what: What::Linked { other: ids[0], how: LinkKind::Repeat } };
    here.add_case_event(ids[1], &link, now()).unwrap();
    let (mut there, _) = case_hall();
    let plan = plan_at(&there, &before, now());
    there.import_cases(&[plan.add[1].import.clone()], now()).unwrap();
    let [after, _] = whole_lists(&here, now(), Lang::Zh);
    brought_in(&mut there, &after, now());
    let linked = |case: &Same| case.log.iter().filter(|event| matches!(event.what, What::Linked { .. })).count();
    assert_eq!(all_of(&there, now()).iter().map(linked).collect::<Vec<_>>(), [1, 1]);
}

/// The list with a cell changed by hand.
fn changed(rows: &[Vec<String>], heading: &str, cell: &str) -> Vec<u8> {
    let mut rows = rows.to_vec();
    let column = rows[0].iter().position(|known| known == heading).unwrap();
    cell.clone_into(&mut rows[1][column]);
    case_csv(&rows)
}

#[test]
fn a_story_changed_by_hand_is_read_or_its_line_is_named() {
    let rows = whole_rows(&hall_with(&[rested("甲", None)]), now(), Lang::Zh);
    let plan = |heading: &str, cell: &str| plan_at(&case_hall().0, &changed(&rows, heading, cell), now());
    let wrong = |plan: &CaseImportPlan| plan.problems.iter().map(|p| p.problem.wrong.clone()).collect::<Vec<_>>();
    for (story, expected) in [
        ("2026-11-02 09:00 收到\n2026-11-03 受理", Wrong::UnreadableStep { line: 2 }),
        ("2026-11-02 09:00 收到\n\n2026-11-03 09:00 散步", Wrong::UnreadableStep { line: 3 }),
        ("2026-11-03 09:00 受理", Wrong::UnreadableStep { line: 1 }),
        ("2026-11-02 09:00 收到\n2026-11-03 09:00 受理；经办：“李四”", Wrong::NotOnRoster { who: "李四".into() }),
        ("2026-11-02 09:00 收到\n2027-11-03 09:00 联系用户；说明：“甲”", Wrong::InFuture),
        ("2026-11-02 09:00 收到\n2026-11-03 09:00 划掉；行：7；理由：“甲”", Wrong::UnreadableStep { line: 2 }),
    ] {
        let plan = plan("全部经过", story);
        assert!(wrong(&plan).contains(&expected), "{story}: {:?}", plan.problems);
        assert!(plan.is_idle());
    }
    let plan = plan("受理时间", "2026-11-05 09:00");
    assert_eq!(wrong(&plan), [Wrong::StoryDiffers]);
    assert_eq!(plan.add[0].import.events[0].at, at("2026-11-03", 9, 0), "the story counts, and it is said");
}

#[test]
fn without_its_story_a_list_is_read_by_its_columns() {
    let rows = whole_rows(&hall_with(&[rested("甲", None)]), now(), Lang::Zh);
    let plan = plan_at(&case_hall().0, &changed(&rows, "全部经过", ""), now());
    assert_eq!(plan.add[0].import.events.len(), 1, "accepted: {:?}", plan.problems);
    assert_eq!(plan.add[0].import.kept, Kept::default());
}

#[test]
fn no_case_comes_in_closed_without_what_closing_needs_p1_9_2() {
    let mut import = rested("甲", None);
    import.events.truncate(1);
    import.events.push(NewEvent { at: now(), by: None, what: What::Closed { frozen: Frozen::default() } });
    let here = hall_with(&[import]);
    let [list, _] = whole_lists(&here, now(), Lang::Zh);
    let plan = plan_at(&case_hall().0, &list, now());
    let fields: Vec<Field> = plan.problems.iter().map(|problem| problem.problem.field).collect();
    assert_eq!(fields, [Field::Conclusion, Field::RepliedAt]);
    assert!(plan.is_idle());
}

#[test]
fn what_was_frozen_at_closing_stays_whatever_the_rules_say_later() {
    let mut import = rested("甲", None);
    let event = |what| NewEvent { at: at("2026-11-20", 9, 0), by: None, what };
    import.events.extend([
        event(What::Concluded { finding: Finding::Founded, text: "属实".into() }),
        event(What::Replied { mode: ReplyMode::Phone, text: "已说明".into() }),
        event(What::Closed {
            frozen: Frozen { rule_set: "old".into(), rule_edition: "1999".into(), ..Frozen::default() },
        }),
    ]);
    let here = hall_with(&[import]);
    for list in whole_lists(&here, now(), Lang::En) {
        let (mut there, _) = case_hall();
        brought_in(&mut there, &list, now());
        assert_eq!(all_of(&there, now()), all_of(&here, now()));
        let frozen = |event: &NewEvent| matches!(&event.what, What::Closed { frozen } if frozen.rule_edition == "1999");
        assert!(all_of(&there, now())[0].log.iter().any(frozen));
    }
}

#[test]
fn a_masked_list_carries_no_story_and_a_long_story_goes_on_in_the_next_column() {
    let mut import = rested("甲", None);
    let note = "长".repeat(40_000);
    import.events.push(NewEvent { at: now(), by: None, what: What::Contacted { note } });
    let here = hall_with(&[import]);
    let (cases, roster) = collect(&here, now()).unwrap();
    let masked = case_list(&cases, &roster, &words(&here, Lang::Zh), Personal::Masked);
    assert!(!masked[0].iter().any(|heading| heading.starts_with("全部经过")), "{:?}", masked[0]);
    let rows = whole_rows(&here, now(), Lang::Zh);
    let headings: Vec<&String> = rows[0].iter().filter(|heading| heading.starts_with("全部经过")).collect();
    assert_eq!(headings, ["全部经过", "全部经过 (2)", "全部经过 (3)"]);
    for list in whole_lists(&here, now(), Lang::Zh) {
        let (mut there, _) = case_hall();
        brought_in(&mut there, &list, now());
        assert_eq!(all_of(&there, now()), all_of(&here, now()));
    }
}

#[test]
fn a_void_row_of_another_list_stays_out_and_is_named() {
    let (register, _) = case_hall();
    let list = "编号,收到日期,内容,状态\n2024-1,2024-03-05,停电没有提前告知,作废\n";
    let plan = plan_at(&register, list.as_bytes(), now());
    assert_eq!(plan.skip.last().map(|skipped| (skipped.row, skipped.why)), Some((2, CaseSkip::Void)));
}

#[test]
fn a_part_of_a_whole_list_keeps_its_numbers_names_those_left_free_and_the_rest_fills_them_later() {
    let here = hall_with(&["甲", "乙", "丙", "丁"].map(|summary| rested(summary, None)));
    let rows = whole_rows(&here, now(), Lang::Zh);
    let part: Vec<_> =
        rows.iter().filter(|row| !row.iter().any(|cell| cell == "乙" || cell == "丙")).cloned().collect();
    let (mut there, _) = case_hall();
    let free = brought_in(&mut there, &case_csv(&part), now()).gaps;
    assert_eq!(free.iter().map(ToString::to_string).collect::<Vec<_>>(), ["2026-0002", "2026-0003"]);
    let said = |register: &Register| {
        let mut walk = HealthWalk::new(register, now()).unwrap();
        while walk.step(register).unwrap() {}
        walk.findings().into_iter().find(|finding| finding.verdict.check == Check::Numbers).unwrap()
    };
    let told = ("what", Figure::Word("2026-0002 – 2026-0003".into()));
    assert_eq!((said(&there).verdict.code, said(&there).figures.contains(&told)), ("numbers-free", true));
    assert_eq!(brought_in(&mut there, &case_csv(&rows), now()).gaps, []);
    assert_eq!(said(&there).verdict.code, "numbers-whole");
    assert_eq!(all_of(&there, now()), all_of(&here, now()));
}

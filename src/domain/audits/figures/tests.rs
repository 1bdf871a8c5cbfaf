//! Tests of the figures: what counts, scores over time, chapters, findings, subjects beside each other.

use super::*;
use crate::domain::ids::WindowId;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn points(number: f64) -> Points {
    Points::from_number(number).unwrap()
}

fn run(id: i64, on: &str, score: f64) -> FigureRun {
    FigureRun {
        id: AuditId(id),
        day: day(on),
        pack_code: "power-hall".to_owned(),
        edition: "2026.1".to_owned(),
        kind: AuditKind::SelfCheck,
        subject: Subject::Hall,
        appraisal: None,
        is_finished: true,
        is_void: false,
        score: Some(score),
        is_passed: Some(score >= 60.0),
        is_vetoed: false,
        areas: vec![AreaPoints { area: "one".to_owned(), earned: points(8.0), possible: points(10.0) }],
        items: vec![("a".to_owned(), Some(points(2.0))), ("b".to_owned(), None)],
    }
}

fn words() -> BTreeMap<String, StandardWords> {
    let (_, pack) = Pack::shipped().iter().find(|(_, pack)| pack.code == "power-hall").unwrap();
    ["power-hall", "other"].map(|code| (code.to_owned(), StandardWords::of(pack))).into()
}

fn figures(runs: &[FigureRun]) -> AuditFigures {
    AuditFigures::of(Period::year(2026).unwrap(), runs, &words())
}

#[test]
fn void_unfinished_and_re_checks_are_counted_apart() {
    let runs = [
        run(1, "2026-02-10", 90.0),
        FigureRun { is_void: true, ..run(2, "2026-03-10", 10.0) },
        FigureRun { kind: AuditKind::ReCheck, ..run(3, "2026-04-10", 100.0) },
        FigureRun { is_finished: false, score: None, is_passed: None, ..run(4, "2026-05-10", 0.0) },
        run(5, "2025-12-31", 20.0),
    ];
    let figures = figures(&runs);
    assert_eq!((figures.total.runs, figures.void, figures.re_checks, figures.unfinished), (1, 1, 1, 1));
    assert_eq!(figures.total.mean(), Some(90.0));
    assert_eq!(figures.standards[0].subjects[0].points.len(), 1);
}

#[test]
fn scores_over_time_have_a_mean_each_month_and_the_change_to_the_one_before() {
    let runs = [
        run(1, "2026-03-02", 80.0),
        run(2, "2026-03-30", 90.0),
        run(4, "2026-11-05", 94.5),
        run(3, "2026-06-05", 88.0),
    ];
    let figures = figures(&runs);
    let hall = &figures.standards[0].subjects[0];
    let known: Vec<(usize, f64)> = hall.slots.iter().enumerate().filter_map(|(i, v)| Some((i + 1, (*v)?))).collect();
    assert_eq!(known, [(3, 85.0), (6, 88.0), (11, 94.5)]);
    assert_eq!((hall.last(), hall.change(), hall.slots.len()), (Some(94.5), Some(6.5), 12));
    assert_eq!((hall.tally.best, hall.tally.worst), (Some(94.5), Some(80.0)));
    assert_eq!(figures.total.passed_share(), Some(1.0));
}

#[test]
fn a_chapter_earns_its_share_over_all_checks() {
    let half = AreaPoints { area: "one".to_owned(), earned: points(5.0), possible: points(5.0) };
    let mut runs = [run(1, "2026-03-02", 80.0), run(2, "2026-04-02", 80.0)];
    runs[1].areas = vec![half];
    let mut words = words();
    let title = crate::domain::texts::Text { zh: "一".to_owned(), en: "One".to_owned() };
    words.get_mut("power-hall").unwrap().areas = vec![("one".to_owned(), title.clone()), ("two".to_owned(), title)];
    let figures = AuditFigures::of(Period::year(2026).unwrap(), &runs, &words);
    let [one, two] = &figures.standards[0].areas[..] else { panic!() };
    assert_eq!((one.earned, one.possible, one.share()), (points(13.0), points(15.0), Some(0.8667)));
    assert_eq!(two.share(), None, "nothing was possible there");
}

#[test]
fn an_item_repeats_when_it_fails_twice_with_the_same_subject() {
    let window = |id, on: &str, number| FigureRun { subject: Subject::Window(WindowId(number)), ..run(id, on, 70.0) };
    let apart = figures(&[window(1, "2026-03-02", 1), window(2, "2026-04-02", 2)]);
    let [item] = &apart.standards[0].items[..] else { panic!("the item that passed is no finding") };
    assert_eq!((item.item.as_str(), item.failed, item.checked, item.most_with_one), ("a", 2, 2, 1));
    assert_eq!((item.lost, item.is_repeated(), apart.repeated_items()), (points(4.0), false, 0));
    let same = figures(&[window(1, "2026-03-02", 1), window(2, "2026-04-02", 1), window(3, "2026-05-02", 2)]);
    assert_eq!((same.standards[0].items[0].most_with_one, same.repeated_items()), (2, 1));
    assert_eq!(same.total.findings, 3);
}

#[test]
fn subjects_stand_by_kind_then_by_mean_and_standards_are_never_mixed() {
    let window =
        |id, number, score| FigureRun { subject: Subject::Window(WindowId(number)), ..run(id, "2026-04-02", score) };
    let runs = [
        window(1, 1, 70.0),
        window(2, 2, 95.0),
        window(3, 3, 80.0),
        run(4, "2026-04-02", 60.0),
        FigureRun { pack_code: "other".to_owned(), ..run(5, "2026-04-02", 10.0) },
    ];
    let figures = figures(&runs);
    assert_eq!(
        figures.standards.iter().map(|s| (s.code.as_str(), s.tally.runs)).collect::<Vec<_>>(),
        [("power-hall", 4), ("other", 1)]
    );
    let order: Vec<String> = figures.standards[0].subjects.iter().map(|subject| subject.subject.key()).collect();
    assert_eq!(order, ["hall", "window:2", "window:3", "window:1"]);
}

#[test]
fn a_self_score_counts_until_it_is_re_scored() {
    let person = |id, kind, score| FigureRun {
        kind,
        appraisal: Some(AppraisalId(1)),
        subject: Subject::Person(StaffId(7)),
        ..run(id, "2026-12-01", score)
    };
    let own = person(1, AuditKind::SelfScore, 95.0);
    assert_eq!(figures(std::slice::from_ref(&own)).total.mean(), Some(95.0));
    let again = person(2, AuditKind::ReScore, 91.0);
    assert_eq!(figures(&[own.clone(), again.clone()]).total.mean(), Some(91.0));
    let void = FigureRun { is_void: true, ..again };
    assert_eq!(figures(&[own, void]).total.mean(), Some(95.0), "a void re-score takes nothing away");
}

#[test]
fn an_open_corrective_action_is_overdue_the_day_after() {
    let open = OpenCorrective {
        audit: AuditId(1),
        day: day("2026-11-02"),
        item: "a".to_owned(),
        what: "有灰".to_owned(),
        owner: None,
        due: Some(day("2026-11-10")),
    };
    assert!(!open.is_overdue(day("2026-11-10")) && open.is_overdue(day("2026-11-11")));
    assert!(!OpenCorrective { due: None, ..open }.is_overdue(day("2026-11-11")));
}

//! Worked examples, counted by hand.

use chrono::Datelike;

use super::*;
use crate::domain::cases::Standing;
use crate::domain::cases::events::{Finding, Frozen, FrozenStep};
use crate::domain::ids::StaffId;

const HOUR: i64 = 3_600_000;

fn at(date: &str, hour: u32) -> Moment {
    Moment::at(date.parse().unwrap(), chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap())
}

fn november() -> Period {
    Period::month(2026, 11).unwrap()
}

/// An open complaint by phone that nothing is known of yet.
fn row(received_at: Moment) -> CaseRow {
    CaseRow {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        matter: String::new(),
        target: Target::Nobody,
        received_at,
        replied_at: None,
        closed_at: None,
        standing: Standing::Open,
        is_void: false,
        in_time: None,
        steps: Vec::new(),
        finding: None,
        satisfaction: None,
        rings: None,
        is_repeat: false,
        is_reopened: false,
        compensation_fen: 0,
        next_due: None,
    }
}

fn step(step: &str, outcome: StepOutcome) -> StepResult {
    StepResult { step: step.to_owned(), place: usize::from(step != "accept"), outcome }
}

/// Six cases of November, one void, one of October:
///
/// | | kind, channel | matter, target | reply | close | steps | found | grade | rings | |
/// |---|---|---|---|---|---|---|---|---|---|
/// | a | complaint, phone | billing, CQ 7 | 24 h | 48 h | both in time | founded | 5 | 3 of 5 | 120.50 yuan |
/// | b | complaint, phone | billing, CQ 7 | 72 h | 96 h | accepted in time, answered late | partly | 4 | 6 of 5 | |
/// | c | report, letter | speech, hall | 36 h | | accepted late, answer open | unfounded | | | |
/// | d | complaint, book | billing | | | accept overdue | | | | repeat |
/// | e | enquiry, in person | | 0 h | 0 h | no limit | not applicable | 2 | | |
/// | f | complaint, phone | speech, hall | | | accept runs until 11-25 | | | 5 of 5 | |
fn six_cases() -> Vec<CaseRow> {
    let apart = [
        CaseRow { is_void: true, satisfaction: Some(1), compensation_fen: 99, ..row(received()) },
        row(at("2026-10-31", 23)),
        row(at("2026-12-01", 0)),
    ];
    a_and_b().into_iter().chain(c_to_f()).chain(apart).collect()
}

fn received() -> Moment {
    at("2026-11-02", 9)
}

fn later(hours: i64) -> Moment {
    Moment(received().0 + hours * HOUR)
}

fn a_and_b() -> [CaseRow; 2] {
    let target = Target::Person(StaffId(7));
    let matter = "billing_error".to_owned();
    let (in_time, late) = (StepOutcome::InTime, StepOutcome::Late);
    [
        CaseRow {
            matter: matter.clone(),
            target: target.clone(),
            replied_at: Some(later(24)),
            closed_at: Some(later(48)),
            standing: Standing::Archived,
            in_time: Some(true),
            steps: vec![step("accept", in_time), step("answer", in_time)],
            finding: Some(Finding::Founded),
            satisfaction: Some(5),
            rings: Some((3, 5)),
            compensation_fen: 12_050,
            ..row(received())
        },
        CaseRow {
            matter,
            target,
            replied_at: Some(later(72)),
            closed_at: Some(later(96)),
            standing: Standing::Closed,
            in_time: Some(false),
            steps: vec![step("accept", in_time), step("answer", late)],
            finding: Some(Finding::PartlyFounded),
            satisfaction: Some(4),
            rings: Some((6, 5)),
            ..row(received())
        },
    ]
}

fn c_to_f() -> [CaseRow; 4] {
    let speech = "speech".to_owned();
    [
        CaseRow {
            kind: CaseKind::Report,
            channel: CaseChannel::BoxLetter,
            matter: speech.clone(),
            target: Target::Hall,
            replied_at: Some(later(36)),
            steps: vec![step("accept", StepOutcome::Late), step("answer", StepOutcome::Open)],
            finding: Some(Finding::Unfounded),
            next_due: Some(at("2026-11-28", 0)),
            ..row(received())
        },
        CaseRow {
            channel: CaseChannel::OpinionBook,
            matter: "billing_error".to_owned(),
            steps: vec![step("accept", StepOutcome::Overdue), step("answer", StepOutcome::NotJudged)],
            is_repeat: true,
            ..row(at("2026-11-30", 23))
        },
        CaseRow {
            kind: CaseKind::Enquiry,
            channel: CaseChannel::InPerson,
            replied_at: Some(later(0)),
            closed_at: Some(later(-1)),
            standing: Standing::Closed,
            finding: Some(Finding::NotApplicable),
            satisfaction: Some(2),
            ..row(received())
        },
        CaseRow {
            matter: speech,
            target: Target::Hall,
            steps: vec![step("accept", StepOutcome::Open)],
            rings: Some((5, 5)),
            next_due: Some(at("2026-11-25", 0)),
            ..row(at("2026-11-30", 10))
        },
    ]
}

fn november_figures() -> CaseFigures {
    CaseFigures::of(november(), six_cases())
}

#[test]
fn the_totals_are_those_counted_by_hand() {
    let CaseFigures { total, void, .. } = november_figures();
    assert_eq!((total.count, void), (6, 1));
    assert_eq!((total.in_time, total.late, total.open, total.no_limit), (1, 3, 1, 1));
    assert_eq!((total.unclosed, total.overdue), (3, 1));
    assert_eq!(total.in_time_share(), Some(0.25), "a of a, b, c, d; e had no limit, f is undecided");
    assert_eq!((total.founded, total.partly_founded, total.unfounded), (1, 1, 1));
    assert_eq!(total.founded_share(), Some(2.0 / 3.0));
    assert_eq!((total.mean_satisfaction(), total.satisfied_share()), (Some(11.0 / 3.0), Some(2.0 / 3.0)));
    assert_eq!(total.calls_in_time_share(), Some(2.0 / 3.0), "3 and 5 of 5 rings, not 6 (P1-6.3)");
    assert_eq!((total.repeats, total.repeat_share()), (1, Some(1.0 / 6.0)));
    assert_eq!((total.compensated, total.compensation_fen), (1, 12_050));
}

#[test]
fn the_mean_times_run_from_coming_in_and_are_never_negative() {
    let total = november_figures().total;
    assert_eq!((total.reply.count(), total.reply.mean_ms()), (4, Some(33 * HOUR)), "24 + 72 + 36 + 0 over 4");
    assert_eq!((total.close.count(), total.close.mean_ms()), (3, Some(48 * HOUR)), "48 + 96 + 0 over 3");
}

#[test]
fn each_way_of_counting_adds_up_to_the_total() {
    let figures = november_figures();
    let sums = [
        figures.slots.iter().map(|(_, tally)| tally.count).sum::<u32>(),
        figures.kinds.iter().map(|(_, tally)| tally.count).sum(),
        figures.channels.iter().map(|(_, tally)| tally.count).sum(),
        figures.targets.iter().map(|(_, tally)| tally.count).sum(),
        figures.matters.iter().map(|(_, tally)| tally.count).sum(),
    ];
    assert_eq!(sums, [6; 5]);
    let counts: Vec<(u32, u32)> =
        figures.slots.iter().filter(|(_, tally)| tally.count > 0).map(|(s, t)| (s.first.day0() + 1, t.count)).collect();
    assert_eq!((figures.slots.len(), counts), (30, vec![(2, 4), (30, 2)]), "the hall's midnight ends a day");
}

#[test]
fn kinds_and_channels_follow_the_form_targets_and_matters_the_count() {
    let figures = november_figures();
    let kinds: Vec<(CaseKind, u32)> = figures.kinds.iter().map(|(kind, tally)| (*kind, tally.count)).collect();
    assert_eq!(kinds, [(CaseKind::Complaint, 4), (CaseKind::Report, 1), (CaseKind::Enquiry, 1)]);
    let channels: Vec<u32> = figures.channels.iter().map(|(_, tally)| tally.count).collect();
    assert_eq!(channels, [3, 1, 1, 1]);
    let matters: Vec<(&str, u32)> = figures.matters.iter().map(|(code, tally)| (code.as_str(), tally.count)).collect();
    assert_eq!(matters, [("billing_error", 3), ("speech", 2), ("", 1)]);
    let targets: Vec<(Target, u32, u32)> =
        figures.targets.iter().map(|(target, tally)| (target.clone(), tally.count, tally.late)).collect();
    let expected = [(Target::Nobody, 2, 1), (Target::Hall, 2, 1), (Target::Person(StaffId(7)), 2, 1)];
    assert_eq!(targets, expected);
}

#[test]
fn steps_are_judged_one_by_one_in_the_order_of_the_rules() {
    let steps = november_figures().steps;
    let accept = StepTally { in_time: 2, late: 1, open: 1, overdue: 1 };
    let answer = StepTally { in_time: 1, late: 1, open: 1, overdue: 0 };
    assert_eq!(steps, [("accept".to_owned(), accept), ("answer".to_owned(), answer)]);
    assert_eq!((accept.count(), accept.in_time_share()), (5, Some(0.5)), "2 of 2 + 1 + 1, the open one undecided");
    assert_eq!(answer.in_time_share(), Some(0.5));
}

#[test]
fn a_step_that_only_some_cases_have_stands_where_their_rule_has_it() {
    let at_place = |step: &str, place| StepResult { step: step.to_owned(), place, outcome: StepOutcome::InTime };
    let important = vec![at_place("accept", 0), at_place("investigate", 1), at_place("answer", 2)];
    let rows = [vec![at_place("answer", 0)], important, vec![at_place("accept", 0), at_place("answer", 1)]];
    let rows = rows.map(|steps| CaseRow { steps, ..row(at("2026-11-02", 9)) });
    let steps: Vec<String> = CaseFigures::of(november(), rows).steps.into_iter().map(|(step, _)| step).collect();
    assert_eq!(steps, ["accept", "investigate", "answer"]);
}

#[test]
fn the_figures_stand_until_the_next_limit_ends() {
    assert_eq!(november_figures().stands_until, Some(at("2026-11-25", 0)));
}

#[test]
fn nothing_counted_is_nothing_divided() {
    let figures = CaseFigures::of(november(), []);
    let total = &figures.total;
    let shares = [
        total.in_time_share(),
        total.founded_share(),
        total.mean_satisfaction(),
        total.satisfied_share(),
        total.calls_in_time_share(),
        total.repeat_share(),
        StepTally::default().in_time_share(),
    ];
    assert_eq!(shares, [None; 7]);
    assert_eq!((total.reply.mean_ms(), total.close.mean_ms(), figures.stands_until), (None, None, None));
    assert_eq!((figures.slots.len(), figures.kinds.len(), figures.steps.len()), (30, 0, 0));
}

#[test]
fn a_case_taken_up_again_stays_late_if_it_was_late_before() {
    let first = step("answer", StepOutcome::Late);
    let again = CaseRow {
        standing: Standing::Closed,
        in_time: Some(true),
        steps: vec![first, step("answer", StepOutcome::InTime)],
        is_reopened: true,
        ..row(at("2026-11-02", 9))
    };
    assert_eq!(again.result(), CaseResult::Late);
    let figures = CaseFigures::of(november(), [again]);
    assert_eq!(figures.total.reopened, 1);
    assert_eq!(figures.steps[0].1, StepTally { in_time: 1, late: 1, open: 0, overdue: 0 });
}

#[test]
fn a_step_that_had_no_limit_or_was_not_due_at_closing_is_not_judged() {
    let frozen = |step: &str, in_time| FrozenStep {
        step: step.to_owned(),
        due_ms: Some(0),
        met_ms: None,
        in_time,
        is_provisional: false,
    };
    let steps = vec![frozen("accept", Some(true)), frozen("answer", Some(false)), frozen("written_report", None)];
    let results: Vec<StepOutcome> =
        frozen_results(&Frozen { steps, ..Frozen::default() }).map(|result| result.outcome).collect();
    assert_eq!(results, [StepOutcome::InTime, StepOutcome::Late, StepOutcome::NotJudged]);
}

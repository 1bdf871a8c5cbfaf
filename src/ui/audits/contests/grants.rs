//! The awards that follow from a standing or a choice, with their titles in the words of the screen.

use chrono::{Datelike, NaiveDate};

use super::data::Choice;
use super::words;
use crate::domain::audits::Subject;
use crate::domain::awards::{AwardKind, NewAward, StarCandidate};
use crate::domain::contests::{Contest, ContestStanding, StandingRow};
use crate::domain::ids::AppraisalId;
use crate::domain::ranking::Ranked;
use crate::domain::standards::SubjectKind;
use crate::ui::context::UiContext;

/// One award for each subject the ranking rewards.
pub(super) fn of_contest(cx: &UiContext<'_>, contest: &Contest, standing: &ContestStanding) -> Vec<NewAward> {
    let key = match contest.subject_kind {
        SubjectKind::Window => "award-title-contest-window",
        SubjectKind::Team => "award-title-contest-team",
        SubjectKind::Person | SubjectKind::Hall => "award-title-contest-person",
    };
    let title = cx.strings.text_with(key, &[("contest", contest.name.as_str().into())]);
    let award = |row: &StandingRow| NewAward {
        contest: Some(contest.id),
        ..of_row(cx, (AwardKind::Contest, &title), (contest.from, contest.until), row)
    };
    standing.rewarded().map(award).collect()
}

/// The best windows of a month.
pub(super) fn of_windows(
    cx: &UiContext<'_>,
    standing: &ContestStanding,
    days: (NaiveDate, NaiveDate),
) -> Vec<NewAward> {
    let title = title(cx, Choice::BestWindow, days);
    standing.rewarded().map(|row| of_row(cx, (AwardKind::BestWindow, &title), days, row)).collect()
}

fn of_row(
    cx: &UiContext<'_>,
    (kind, title): (AwardKind, &str),
    (from, until): (NaiveDate, NaiveDate),
    row: &StandingRow,
) -> NewAward {
    NewAward {
        kind,
        title: title.to_owned(),
        from,
        until,
        subject: row.ranked.subject.clone(),
        score: row.ranked.score,
        rank: row.ranked.rank,
        awarded_on: cx.today(),
        reason: String::new(),
        contest: None,
        appraisal: None,
    }
}

/// An award of a published appraisal.
pub(super) fn of_appraisal(
    cx: &UiContext<'_>,
    (id, (from, until)): (AppraisalId, (NaiveDate, NaiveDate)),
    ranked: &Ranked,
) -> NewAward {
    let values = [("year", words::year(cx, until.year()).into())];
    NewAward {
        kind: AwardKind::Appraisal,
        title: cx.strings.text_with("award-title-appraisal", &values),
        from,
        until,
        subject: ranked.subject.clone(),
        score: ranked.score,
        rank: ranked.rank,
        awarded_on: cx.today(),
        reason: String::new(),
        contest: None,
        appraisal: Some(id),
    }
}

/// A star of a month or a year.
pub(super) fn of_star(
    cx: &UiContext<'_>,
    (choice, (from, until)): (Choice, (NaiveDate, NaiveDate)),
    (candidate, reason): (&StarCandidate, &str),
) -> NewAward {
    NewAward {
        kind: words::kind_of(choice),
        title: title(cx, choice, (from, until)),
        from,
        until,
        subject: Subject::Person(candidate.figures.person),
        score: Some(candidate.points.total),
        rank: Some(candidate.rank),
        awarded_on: cx.today(),
        reason: reason.to_owned(),
        contest: None,
        appraisal: None,
    }
}

/// `2026 年 11 月服务明星`.
fn title(cx: &UiContext<'_>, choice: Choice, days: (NaiveDate, NaiveDate)) -> String {
    let values = [("period", words::period(cx, days).into()), ("kind", words::kind(cx, words::kind_of(choice)).into())];
    cx.strings.text_with("award-title-of", &values)
}

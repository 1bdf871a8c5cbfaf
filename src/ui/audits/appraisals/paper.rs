//! The papers of an appraisal: ranking to hang out, certificates, the sheet of one person.

use super::data::View;
use crate::domain::appraisals::AppraisalDates;
use crate::domain::audits::Subject;
use crate::domain::awards::{Award, AwardKind, NewAward};
use crate::domain::ids::AwardId;
use crate::register::appraisal_standing::{AppraisalStanding, StandingRow};
use crate::ui::audit_papers;
use crate::ui::audits::contests;
use crate::ui::context::UiContext;
use crate::ui::papers::PaperPanel;

/// A paper that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Paper {
    /// 名次公示表
    Ranking,
    /// 奖状
    Certificate(AwardId),
    /// 个人评分表
    ScoreSheet(Subject),
}

/// Opens a paper.
pub(super) fn open(cx: &UiContext<'_>, view: &View, paper: &Paper) -> Option<PaperPanel> {
    let id = view.standing.as_ref()?.appraisal.id;
    match paper {
        Paper::Ranking => Some(audit_papers::open_appraisal_ranking(cx, id)),
        Paper::ScoreSheet(subject) => Some(audit_papers::open_appraisal(cx, id, subject)),
        Paper::Certificate(award) => {
            let award = view.awards.iter().find(|one| one.id == *award)?;
            Some(contests::certificate_panel(cx, (award, &view.names)))
        }
    }
}

/// The awards that follow from the published ranking and are not granted yet.
pub(super) fn awards_due(cx: &UiContext<'_>, standing: &AppraisalStanding, granted: &[Award]) -> Vec<NewAward> {
    let appraisal = &standing.appraisal;
    if appraisal.published.is_none() {
        return Vec::new();
    }
    let dates = AppraisalDates::of(appraisal.year);
    let kind = crate::ui::audit_words::subject_kind(cx.strings, appraisal.subject_kind);
    let values = [("year", appraisal.year.to_string().into()), ("kind", kind.into())];
    let title = cx.strings.text_with("appraisal-award-title", &values);
    let has_none = |row: &&StandingRow| !granted.iter().any(|award| award.granted.subject == row.ranked.subject);
    let rewarded = standing.rows.iter().filter(|row| row.ranked.result.is_rewarded()).filter(has_none);
    let award = |row: &StandingRow| NewAward {
        kind: AwardKind::Appraisal,
        title: title.clone(),
        from: dates.first_day,
        until: dates.last_day,
        subject: row.ranked.subject.clone(),
        score: row.ranked.score,
        rank: row.ranked.rank,
        awarded_on: cx.today(),
        reason: String::new(),
        contest: None,
        appraisal: Some(appraisal.id),
    };
    rewarded.map(award).collect()
}

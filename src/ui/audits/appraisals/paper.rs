//! The papers of an appraisal: ranking to hang out, certificates, the sheet of one person.

use crate::domain::audits::Subject;
use crate::register::appraisal_standing::AppraisalStanding;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;

/// A paper that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Paper {
    /// 名次公示表
    Ranking,
    /// 奖状
    Certificates,
    /// 个人评分表
    ScoreSheet(Subject),
}

/// Makes a paper. Certificates are those of the awards.
pub(super) fn make(cx: &UiContext<'_>, _standing: &AppraisalStanding, paper: Paper) {
    match paper {
        Paper::Certificates => cx.go(Place::Contests(None)),
        Paper::Ranking | Paper::ScoreSheet(_) => {}
    }
}

//! The papers of an appraisal: ranking to hang out, certificates, the sheet of one person.

use super::data::View;
use crate::domain::audits::Subject;
use crate::domain::awards::{Award, NewAward};
use crate::domain::ids::AwardId;
use crate::register::appraisal_standing::AppraisalStanding;
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
    let mut due = contests::awards_of_appraisal(cx, &standing.appraisal);
    due.retain(|award| !granted.iter().any(|one| one.granted.subject == award.subject));
    due
}

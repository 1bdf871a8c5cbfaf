//! A correction of a finished check as it is typed: which item, what should have been answered, why (A; P1-II.2).

use serde::{Deserialize, Serialize};

use super::{Answer, Verdict};
use crate::domain::ids::StaffId;
use crate::domain::people::half_width;
use crate::domain::problems::{Field, Problem, Problems, Wrong};
use crate::domain::standards::{Item, ItemKind, Pack};

/// A correction as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CorrectionDraft {
    /// Code of the item; empty while none is chosen.
    pub item: String,
    /// The verdict, where the item is judged by hand.
    pub verdict: Option<Verdict>,
    /// The number counted or measured.
    pub number: String,
    /// Code of the option.
    pub choice: String,
    /// How often the fault was found.
    pub times: u32,
    /// Why it is corrected.
    pub because: String,
    /// Who corrects.
    pub by: Option<StaffId>,
}

impl CorrectionDraft {
    /// The answer that should have been given to the item.
    ///
    /// # Errors
    /// Item, answer or reason missing; a number that is none; "not applicable" where the item does not allow it.
    pub fn check(&self, pack: &Pack, area_m2: Option<f64>) -> Result<Answer, Vec<Problem>> {
        let mut problems = Problems::default();
        let because = problems.required(Field::Reason, &self.because);
        let Some(item) = pack.item(&self.item) else {
            problems.note(Field::AuditItem, Wrong::Missing);
            return Err(problems.into_vec());
        };
        let answer = problems.take(Field::NewAnswer, self.answer(item, area_m2));
        match (answer, because) {
            (Some(answer), Some(because)) if problems.is_empty() => Ok(match answer.verdict {
                Verdict::Pass | Verdict::NotApplicable if item.kind != ItemKind::Text => answer,
                _ => answer.because(&because),
            }),
            _ => Err(problems.into_vec()),
        }
    }

    fn answer(&self, item: &Item, area_m2: Option<f64>) -> Result<Answer, Wrong> {
        if self.verdict == Some(Verdict::NotApplicable) {
            let answer = Answer::by_hand(Verdict::NotApplicable, "");
            return if item.not_applicable { Ok(answer) } else { Err(Wrong::UnknownWord) };
        }
        match &item.kind {
            ItemKind::Choice { .. } => Answer::of_choice(item, &self.choice).ok_or(Wrong::Missing),
            ItemKind::Text => Ok(Answer::by_hand(Verdict::Pass, "")),
            ItemKind::YesNo => {
                let verdict = self.verdict.ok_or(Wrong::Missing)?;
                let occurrences = if verdict == Verdict::Fail { self.times.max(1) } else { 0 };
                Ok(Answer { occurrences, ..Answer::by_hand(verdict, "") })
            }
            ItemKind::Count { .. } | ItemKind::Measure { .. } | ItemKind::Age { .. } => {
                let typed = half_width(self.number.trim());
                if typed.trim().is_empty() {
                    return Err(Wrong::Missing);
                }
                let value: f64 = typed.trim().parse().map_err(|_| Wrong::NotANumber)?;
                Answer::of_value(item, value, area_m2).ok_or(Wrong::NotANumber)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::hall::Sector;

    fn draft() -> CorrectionDraft {
        CorrectionDraft { because: "当时看错了".into(), times: 2, ..CorrectionDraft::default() }
    }

    fn wrong(draft: &CorrectionDraft) -> Vec<Field> {
        let pack = Pack::shipped_for(Sector::Power).unwrap().unwrap().1;
        draft.check(&pack, None).unwrap_err().into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn a_correction_gives_the_answer_that_should_have_been_given() {
        let pack = Pack::shipped_for(Sector::Power).unwrap().unwrap().1;
        let failed = CorrectionDraft { item: "P1-2.4.f".into(), verdict: Some(Verdict::Fail), ..draft() };
        let answer = failed.check(&pack, None).unwrap();
        assert_eq!((answer.verdict, answer.occurrences, answer.reason.as_str()), (Verdict::Fail, 2, "当时看错了"));
        let counted = CorrectionDraft { item: "P1-1.1".into(), number: "０".into(), ..draft() };
        assert_eq!(counted.check(&pack, None).unwrap().verdict, Verdict::Pass);
    }

    #[test]
    fn item_answer_and_reason_must_be_there() {
        assert_eq!(wrong(&CorrectionDraft::default()), [Field::Reason, Field::AuditItem]);
        assert_eq!(wrong(&CorrectionDraft { item: "P1-2.4.f".into(), ..draft() }), [Field::NewAnswer]);
        assert_eq!(
            wrong(&CorrectionDraft { item: "P1-1.1".into(), number: "1.5".into(), ..draft() }),
            [Field::NewAnswer]
        );
        let not_allowed = CorrectionDraft { item: "P1-2.4.a".into(), verdict: Some(Verdict::NotApplicable), ..draft() };
        assert_eq!(wrong(&not_allowed), [Field::NewAnswer]);
    }
}

//! Tables for one person alone: what is theirs stays whole, everything else behind its mask (《个人信息保护法》第四十五条).

use std::collections::BTreeSet;

use super::SheetPlan;
use super::raw::{value, whole};
use crate::domain::mentions::Needles;
use crate::register::outward::Raw;

/// Whose tables they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// A member of staff, by row of the roster.
    Staff(i64),
    /// The customer of these cases, and who signed these letters without a case.
    Customer {
        /// Rows of the cases.
        cases: BTreeSet<i64>,
        /// Rows of the letters.
        letters: BTreeSet<i64>,
    },
}

/// The person, and how they are called and reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Who.
    pub whose: Whose,
    /// Their names and numbers, present and former.
    pub needles: Needles,
}

impl Own {
    /// Whether a row is about the person alone: names and contacts in their fields are theirs.
    pub(super) fn is_row_of(&self, plan: &SheetPlan, (number, cells): (i64, &[Raw])) -> bool {
        let names = |column: &str| value(plan.columns, cells, column).and_then(whole);
        match &self.whose {
            Whose::Staff(id) => (plan.table == "staff" && number == *id) || names("staff_id") == Some(*id),
            Whose::Customer { cases, letters } => {
                let case = if plan.table == "cases" { Some(number) } else { names("case_id") };
                case.is_some_and(|case| cases.contains(&case)) || (plan.table == "letters" && letters.contains(&number))
            }
        }
    }

    /// Whether it is a customer: everything written about their cases is theirs.
    pub(super) fn is_customer(&self) -> bool {
        matches!(self.whose, Whose::Customer { .. })
    }
}

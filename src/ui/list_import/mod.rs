//! What every list on its way in shows, whatever it is of: counts that filter, columns to correct, row by row what happens and why.

mod parts;
mod rows;
mod table;

pub(in crate::ui) use parts::{Columns, chips, failed, mapping, working};
pub(in crate::ui) use rows::{Fate, PlanRow, Tallies, add_problems, problem_with_row, tallies};
pub(in crate::ui) use table::{LINE, View, rows};

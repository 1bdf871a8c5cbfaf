//! Does what screens asked for about the yearly appraisal.

use super::Change;
use crate::domain::dates::Moment;
use crate::register::{Register, RegisterError};
use crate::ui::commands::AppraisalCommand;

pub(super) fn apply(_register: &mut Register, command: AppraisalCommand, _at: Moment) -> Result<Change, RegisterError> {
    match command {}
}

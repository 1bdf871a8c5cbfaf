//! Does what screens asked for about plans of checks and draws.

use super::Change;
use crate::domain::dates::Moment;
use crate::register::{Register, RegisterError};
use crate::ui::commands::PlanCommand;

pub(super) fn apply(_register: &mut Register, command: PlanCommand, _at: Moment) -> Result<Change, RegisterError> {
    match command {}
}

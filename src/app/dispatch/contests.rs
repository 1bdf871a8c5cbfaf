//! Does what screens asked for about contests and awards.

use super::Change;
use crate::domain::dates::Moment;
use crate::register::{Register, RegisterError};
use crate::ui::commands::ContestCommand;

pub(super) fn apply(_register: &mut Register, command: ContestCommand, _at: Moment) -> Result<Change, RegisterError> {
    match command {}
}

//! Does what screens asked for about standards made or brought in here.

use super::Change;
use crate::domain::dates::Moment;
use crate::register::{Register, RegisterError};
use crate::ui::commands::PackCommand;

pub(super) fn apply(_register: &mut Register, command: PackCommand, _at: Moment) -> Result<Change, RegisterError> {
    match command {}
}

//! Does what screens asked for about training and conduct records.

use super::Change;
use crate::domain::dates::Moment;
use crate::register::{Register, RegisterError};
use crate::ui::commands::StaffRecordCommand;

pub(super) fn apply(
    _register: &mut Register,
    command: StaffRecordCommand,
    _at: Moment,
) -> Result<Change, RegisterError> {
    match command {}
}

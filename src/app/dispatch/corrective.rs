//! Does what screens asked for about corrective actions (整改).

use super::Change;
use crate::domain::dates::Moment;
use crate::register::{Register, RegisterError};
use crate::ui::commands::CorrectiveCommand;

pub(super) fn apply(
    _register: &mut Register,
    command: CorrectiveCommand,
    _at: Moment,
) -> Result<Change, RegisterError> {
    match command {}
}

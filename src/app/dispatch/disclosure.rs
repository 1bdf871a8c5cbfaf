//! Does what screens asked for about public disclosure (公示).

use super::Change;
use crate::domain::dates::Moment;
use crate::register::{Register, RegisterError};
use crate::ui::commands::DisclosureCommand;

pub(super) fn apply(
    _register: &mut Register,
    command: DisclosureCommand,
    _at: Moment,
) -> Result<Change, RegisterError> {
    match command {}
}

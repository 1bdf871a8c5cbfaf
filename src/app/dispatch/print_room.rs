//! Does what screens asked for about layouts, sheets and printers.

use super::{Change, change};
use crate::domain::dates::Moment;
use crate::register::{ActionKind, Register, RegisterError};
use crate::ui::commands::{Done, PrintCommand};

pub(super) fn apply(register: &mut Register, command: PrintCommand, at: Moment) -> Result<Change, RegisterError> {
    Ok(match command {
        PrintCommand::ChooseLayout(product, id) => {
            let outcome = register.choose_card_layout(product, id, at)?;
            change(outcome, ActionKind::ChooseLayout, |()| Done::LayoutsChanged)
        }
        PrintCommand::TakeLayout(name, layout) => {
            let id = register.add_card_layout(&name, &layout, at)?.value;
            let outcome = register.choose_card_layout(layout.product, Some(id), at)?;
            change(outcome, ActionKind::ChooseLayout, |()| Done::LayoutsChanged)
        }
        PrintCommand::Sheet(None, spec) => {
            change(register.add_print_sheet(&spec, at)?, ActionKind::ChangeSheet, Done::SheetKept)
        }
        PrintCommand::Sheet(Some(id), spec) => {
            let outcome = register.change_print_sheet(id, &spec, at)?;
            change(outcome, ActionKind::ChangeSheet, |()| Done::SheetKept(id))
        }
        PrintCommand::RetireSheet(id) => {
            change(register.retire_print_sheet(id, at)?, ActionKind::RetireSheet, |()| Done::SheetRetired(id))
        }
        PrintCommand::Calibrate(row) => {
            let outcome = register.set_calibration(&row, at)?;
            let printer = row.printer;
            change(outcome, ActionKind::ChangeCalibration, |()| Done::PrinterCalibrated(printer))
        }
    })
}

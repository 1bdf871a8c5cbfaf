//! What a screen asks for about cards of the ledger and the print room's set-up.

use crate::domain::cards::{CardStep, CardToMake};
use crate::domain::ids::{CardId, LayoutId, SheetId};
use crate::domain::layouts::CardLayout;
use crate::domain::products::Product;
use crate::domain::sheets::SheetSpec;
use crate::register::print_setup::PrinterCalibration;

/// About cards of the ledger.
#[derive(Debug, Clone)]
pub enum CardCommand {
    /// Make cards, each under its number. Ends in [`Done::CardsMade`](super::Done::CardsMade), in their order.
    Make(Vec<CardToMake>),
    /// Note a step in the life of cards. Ends in [`Done::CardsChanged`](super::Done::CardsChanged).
    Note(Vec<CardId>, CardStep),
}

/// About what the print room is set up with.
#[derive(Debug, Clone)]
pub enum PrintCommand {
    /// Print a product with a layout of the hall's own, or with the first shipped one (`None`). Ends in
    /// [`Done::LayoutsChanged`](super::Done::LayoutsChanged).
    ChooseLayout(Product, Option<LayoutId>),
    /// Keep a shipped layout as one of the hall's own under this name and print with it. Ends in
    /// [`Done::LayoutsChanged`](super::Done::LayoutsChanged).
    TakeLayout(String, Box<CardLayout>),
    /// Add (`None`) or change a sheet of the hall's own. Ends in [`Done::SheetKept`](super::Done::SheetKept).
    Sheet(Option<SheetId>, Box<SheetSpec>),
    /// Take a sheet out of use. Ends in [`Done::SheetRetired`](super::Done::SheetRetired).
    RetireSheet(SheetId),
    /// Keep how far a printer prints from where it should. Ends in
    /// [`Done::PrinterCalibrated`](super::Done::PrinterCalibrated).
    Calibrate(Box<PrinterCalibration>),
}

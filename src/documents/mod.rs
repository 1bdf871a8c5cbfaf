//! Domain values in, PDF bytes and page pictures out. No database, no clock. Imports `domain`.

pub mod audit_sheets;
pub mod barcode;
pub mod box_sheets;
pub mod card_papers;
pub mod cards;
pub mod case_reports;
pub mod case_sheets;
pub mod certificates;
mod colours;
pub mod disclosure_lists;
mod engine;
mod error;
pub mod fonts;
mod installed_fonts;
pub mod paper;
pub mod qr;
pub mod raster;
pub mod recovery_sheets;
mod svg;
pub mod training_sheets;
pub mod viewer;

pub use error::DocumentError;

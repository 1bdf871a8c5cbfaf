//! What a screen asks for about standards made or brought in here.

use chrono::NaiveDate;

/// About standards made or brought in here.
#[derive(Debug, Clone)]
pub enum PackCommand {
    /// Keep an edition (TOML text). Ends in `Done::PacksChanged`.
    Publish(String),
    /// Offer an edition (code, edition) no more from a day on. Ends in `Done::PacksChanged`.
    Retire(String, String, NaiveDate),
}

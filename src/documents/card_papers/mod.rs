//! The papers around the cards: photo wall posters, the roster as a list, proof sheets, receipts, the ledger, the page to calibrate a
//! printer with (P1-1.2, P1-1.3). Every word comes as it is to stand on paper.

mod calibrations;
mod grids;
mod ledgers;
mod posters;
mod proofs;
mod receipts;
mod rosters;

pub use calibrations::{CalibrationWords, calibration_pdf};
pub use ledgers::{CardLedger, LedgerCard, LedgerColumns, LedgerTone, card_ledger_pdf};
pub use posters::{PhotoPoster, PosterPaper, PosterPerson, photo_poster_pdf};
pub use proofs::{ProofCard, ProofSheet, ProofWords, proof_sheet_pdf};
pub use receipts::{Receipt, ReceiptColumns, ReceiptRow, receipt_pdf};
pub use rosters::{RosterColumns, RosterList, RosterPaper, RosterRow, roster_list_pdf};

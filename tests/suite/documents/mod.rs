//! Paper: what the finished PDF holds, measured on its pages and read back by independent readers.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "what these helpers read was made by the test")]

mod audit_pages;
mod book_pages;
mod box_sheet_pages;
mod card_pages;
mod card_paper_pages;
mod card_samples;
pub(crate) mod case_samples;
mod case_sheet_pages;
mod certificate_pages;
mod disclosure_list_pages;
mod letter_pages;
mod opinion_pages;
mod paper_pictures;
pub(crate) mod reading;
mod report_pages;
mod samples;
mod slip_pages;
mod training_pages;

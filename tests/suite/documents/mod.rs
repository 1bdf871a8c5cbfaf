//! Paper: what the finished PDF holds, measured on its pages and read back by independent readers.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "what these helpers read was made by the test")]

mod badge_faults;
mod badge_files;
mod badge_pages;
mod box_sheet_pages;
pub(crate) mod reading;
mod samples;

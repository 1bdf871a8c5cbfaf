//! Paper: what the finished PDF holds, measured on its pages and read back by independent readers.

mod badge_faults;
mod badge_files;
mod badge_pages;
mod box_sheet_pages;
mod reading;
mod samples;

//! Lists in and out, from files made in code: nothing here reads a file it did not write.

mod exports;
mod plans;
mod rosters;
mod workbooks;

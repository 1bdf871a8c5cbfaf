//! Jobs against stand-ins for the programs they run, and against folders on the disk.

mod copies;
mod copies_found;
#[cfg(unix)]
mod printing;
#[cfg(unix)]
mod printing_for_real;
#[cfg(unix)]
mod printing_on_windows;
pub(crate) mod stand_in;

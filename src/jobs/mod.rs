//! Long work in named threads: a snapshot in, a value out. Never holds the register. Imports `documents`, `exchange`, `domain`.

<<<<<<< HEAD
pub mod photo;
=======
pub mod badges;
>>>>>>> main
mod progress;
mod runner;
pub mod staff_import;

pub use progress::{Cancelled, Progress, Seen};
pub use runner::{JobEnd, Jobs, Task};

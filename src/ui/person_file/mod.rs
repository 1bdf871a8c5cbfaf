//! Everything about one person, for them to take away (《个人信息保护法》第四十五条): their rows of every table, their pictures,
//! a page to read. What is theirs is whole; what is other people's stays behind its mask.

mod gathering;
mod pages;

pub use gathering::{Gathered, Gathering};

use crate::exchange::person_export::PersonFile;
use crate::register::erasure::ErasurePreview;
use crate::register::{Register, RegisterError};
use crate::ui::strings::Strings;

/// Everything about a person, in one go; the preview says who it is and where else they are mentioned.
///
/// # Errors
/// `NoSuchRecord`; the file's.
pub fn person_file(
    register: &Register,
    strings: &Strings,
    preview: ErasurePreview,
) -> Result<PersonFile, RegisterError> {
    let mut gathering = Gathering::begin(register, preview)?;
    while !gathering.carry_on(register)? {}
    Ok(gathering.end(register, strings)?.told())
}

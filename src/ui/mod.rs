//! Paints what is given and asks by commands; never writes. Imports every layer but `app`.

pub mod gallery;
pub mod icons;
pub mod ime;
pub mod strings;
pub mod theme;
pub mod widgets;

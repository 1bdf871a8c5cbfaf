//! Paints what is given and asks by commands; never writes. Imports every layer but `app`.

pub mod audits;
pub mod boxes;
pub mod case_list_words;
pub mod case_words;
pub mod cases;
pub mod commands;
pub mod context;
pub mod first_start;
pub mod frame;
pub mod gallery;
pub mod help;
pub mod icons;
pub mod ime;
pub mod palette;
pub mod pick;
pub mod pictures;
pub mod print;
pub mod screen;
pub mod settings;
pub mod staff;
pub mod strings;
pub mod theme;
pub mod today;
pub mod widgets;
pub mod words;

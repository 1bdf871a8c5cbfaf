//! Nouns and rules of the hall. Imports std, chrono, serde, thiserror (and toml values in packs, the forms of letters in
//! `texts`); knows no other layer, no clock, no file.

pub mod appraisals;
pub mod audits;
pub mod awards;
pub mod backups;
pub mod badges;
pub mod boxes;
pub mod calendar;
pub mod cards;
pub mod cases;
pub mod conduct;
pub mod contests;
pub mod corrective;
pub mod dates;
pub mod deadlines;
pub mod disclosure;
pub mod draws;
pub mod hall;
pub mod ids;
pub mod layouts;
pub mod letters;
pub mod people;
pub mod periods;
pub mod photos;
pub mod plans;
pub mod problems;
pub mod products;
pub mod ranking;
mod reading;
pub mod sheets;
pub mod staff;
pub mod standards;
pub mod struck;
pub mod texts;
pub mod training;

//! Nouns and rules of the hall. Imports std, chrono, serde, thiserror (and toml values in packs); knows no other layer, no clock, no file.

pub mod badges;

//! Hallkeeper (厅管家): one service hall in one local file.
//!
//! Layers are modules and import only downwards (`tests/suite/architecture` checks it):
//!
//! ```text
//!                 main.rs            arguments, OS window, headless subcommands
//!                    |
//!                   app              session state, runs commands, starts jobs, shows notices
//!           +--------+---------+
//!           ui      jobs       |     ui paints and asks; jobs work in the background
//!           |     +--+---+     |
//!           | documents exchange     domain values -> PDF; tables <-> import plans and exports
//!           |     |      |     |
//!           +--> register <----+     use cases: the one door to the data
//!                    |
//!                 storage            rows, SQL, migrations, history chain
//!                    |
//!                  domain            nouns and rules; knows nobody
//! ```
//!
//! Inside each layer the areas are spelled the same: `staff` (with `training`, `conduct`, `awards`), `cases`, `boxes`,
//! `audits` (with `standards`/`packs`, `corrective`, `plans`, `appraisals`, `contests`), `disclosure`. So is what keeps the file:
//! `backups` and `restore`, `opening` and `salvage`, `sealing` (`keepers`, `locking`), `erasure` and `retention`, `health`; and
//! what comes and goes whole: `bringing`, `outward` (`archives`, `export_all`, `person_export`).

pub mod app;
pub mod documents;
pub mod domain;
pub mod exchange;
pub mod jobs;
pub mod register;
pub mod storage;
pub mod ui;

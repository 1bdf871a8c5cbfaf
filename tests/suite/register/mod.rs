//! The register: what is recorded stays, what is undone leaves its trace, what was forged is found.

pub(crate) mod audit_figures;
mod audits;
mod boxes;
mod calendars;
mod case_clocks;
pub(crate) mod case_desk;
pub(crate) mod case_figures;
mod case_lists;
mod case_story;
mod cases;
mod history;
pub(crate) mod making;
mod searching;
mod staff;

//! The register: what is recorded stays, what is undone leaves its trace, what was forged is found.

pub(crate) mod appraisals;
pub(crate) mod audit_figures;
mod audit_runs;
mod audits;
mod boxes;
mod calendars;
mod case_clocks;
pub(crate) mod case_desk;
pub(crate) mod case_figures;
mod case_lists;
mod case_story;
mod cases;
pub(crate) mod contests;
pub(crate) mod corrective;
mod disclosure;
mod evidence;
mod history;
pub(crate) mod making;
mod photos;
pub(crate) mod plans;
mod rule_coverage;
mod searching;
mod staff;
mod staff_records;

//! The register: what is recorded stays, what is undone leaves its trace, what was forged is found.

mod audits;
mod boxes;
mod case_lists;
mod history;
pub(crate) mod making;
mod staff;

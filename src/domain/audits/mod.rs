//! Audits (检查): verdicts, points, what is still missing before a run can be finished (A; P1-2.4, P2-3b, P4-4).

mod answer;
mod compare;
mod correction;
mod draft;
mod evidence;
pub mod figures;
mod missing;
mod period;
mod run;
mod scoring;
mod subject;
mod why;

pub use answer::{Answer, Judgement, Verdict, judge};
pub use compare::{Compared, compare};
pub use correction::CorrectionDraft;
pub use draft::{RunDraft, RunOrigin};
pub use evidence::{Evidence, EvidenceRecord, MOST_RECORDS, RecordRef};
pub use missing::{RunProblem, RunProblemKind, order_of_items, problems_before_finish};
pub use period::{NamedPeriod, default_period};
pub use run::{NoteKind, RunDetails};
pub use scoring::{FinalResult, Gain, Score, loss, most_to_gain, score};
pub use subject::{AuditKind, Subject};
pub use why::Why;

#[cfg(test)]
mod tests;
#[cfg(test)]
mod worked_examples;

//! Row numbers as types, so that a case can't be asked for by a person's number.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub i64);
    )+};
}

ids! {
    /// A hall (one a file today; halls are gathered one day).
    HallId,
    /// A member of staff.
    StaffId,
    /// A numbered service position.
    WindowId,
    /// A suggestion box.
    BoxId,
    /// One day's opening of one box.
    BoxEntryId,
    /// A letter found in a box.
    LetterId,
    /// A case of the register.
    CaseId,
    /// Something that happened to a case.
    CaseEventId,
    /// A kept filter of the register of cases.
    CaseViewId,
    /// A text for reply letters.
    LetterTemplateId,
    /// One run of a checklist.
    AuditId,
    /// A corrective action.
    CorrectiveId,
    /// A plan of checks.
    PlanId,
    /// A year's appraisal.
    AppraisalId,
    /// A contest.
    ContestId,
    /// An award.
    AwardId,
    /// A document on show.
    DisclosureId,
    /// One version of a document on show.
    DisclosureVersionId,
    /// A training record.
    TrainingId,
    /// A conduct record.
    ConductId,
    /// A card of the ledger.
    CardId,
    /// A layout of the hall's own.
    LayoutId,
    /// A sheet of the hall's own.
    SheetId,
    /// A picture or scan kept in the file.
    FileId,
    /// A person who may open the file.
    KeeperId,
    /// An erasure.
    ErasureId,
}

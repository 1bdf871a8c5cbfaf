//! Everything that can be done to the records, by name; the names stand on the history.

mod words;

use crate::domain::cases::What;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActionKind {
    /// The hall was founded.
    FoundHall,
    /// The profile was changed.
    ChangeHall,
    /// A window was added or changed.
    ChangeWindow,
    /// A day was opened or closed against the weekly plan.
    ChangeOpenDay,
    /// A person was added.
    AddStaff,
    /// A person's data was changed.
    ChangeStaff,
    /// A person's photo was set or taken away.
    ChangePhoto,
    /// A list was brought in.
    ImportStaff,
    /// The photos of a folder were taken over.
    ImportPhotos,
    /// Badges were printed.
    PrintBadges,
    /// A box was hung or changed.
    ChangeBox,
    /// A box was opened and logged.
    RecordBoxEntry,
    /// A remark was added to a locked entry.
    AddBoxRemark,
    /// A case was recorded.
    RecordCase,
    /// A case was voided.
    VoidCase,
    /// A note was added to a case.
    AddCaseNote,
    /// A case was accepted.
    AcceptCase,
    /// A case was handed over (P6-2).
    HandOverCase,
    /// An interim word to the customer was noted.
    ContactCustomer,
    /// An investigation was noted.
    InvestigateCase,
    /// The clock of a case rests.
    PauseCase,
    /// The clock of a case runs again.
    ResumeCase,
    /// A limit was extended.
    ExtendCase,
    /// An event that starts a clock was noted.
    NoteCaseEvent,
    /// A conclusion was reached (P1-9.2).
    ConcludeCase,
    /// A remedy was noted (P1-10.5).
    RemedyCase,
    /// The customer was answered (P1-9.2).
    ReplyCase,
    /// A written report was sent (P4-6, P1-10.5).
    ReportCase,
    /// The head of the hall signed (P8-1.w3).
    SignCase,
    /// The customer was asked how satisfied they are (P7-2).
    SurveyCase,
    /// A case was closed.
    CloseCase,
    /// A case was reopened.
    ReopenCase,
    /// A case was archived.
    ArchiveCase,
    /// Recorded facts of a case were corrected.
    CorrectCase,
    /// An entry of a case was struck.
    StrikeCaseEvent,
    /// Two cases were linked.
    LinkCase,
    /// A file was attached to a case.
    AttachToCase,
    /// A list of cases was brought in.
    ImportCases,
    /// Cases left the program with personal data.
    ExportCases,
    /// An edition of the deadline rules was put in force.
    ChangeRules,
    /// A filter of the register was kept or dropped.
    ChangeCaseView,
    /// A text of letters was changed.
    ChangeTemplate,
    /// A check was begun.
    StartAudit,
    /// An item was answered.
    AnswerItem,
    /// A check was finished.
    FinishAudit,
    /// Somebody opened the file, or unlocked it.
    EnterFile,
    /// A person who may open the file was added, changed or taken off.
    ChangeKeeper,
    /// The file was closed by a passphrase, or passphrase or recovery code renewed.
    SealFile,
    /// The passphrase was taken off the file.
    UnsealFile,
    /// The PC's clock was said to be right although records lie ahead of it.
    ConfirmClock,
    /// An earlier copy was put in the place of the file.
    RestoreFile,
    /// The records were saved out of a damaged file.
    SalvageFile,
    /// A person was erased; the statistics stay.
    ErasePerson,
    /// How long a kind of record is kept was changed.
    ChangeRetention,
    /// What is due for erasure was looked at and decided (P8-1.w3).
    ReviewRetention,
    /// A list of box entries was brought in.
    ImportBoxes,
    /// Everything was exported.
    ExportAll,
    /// Everything about one person was exported.
    ExportPerson,
    /// The archive of a year was made (P4-7).
    ArchiveYear,
    /// Masked data was shown.
    Reveal,
    /// A roster was exported with its personal data.
    ExportStaff,
    /// A change was undone.
    Undo,
    /// A scan was kept for a letter not yet confirmed.
    KeepScan,
    /// A year of the working-day calendar was brought in.
    ImportCalendar,
    /// A finished check was corrected by a further entry.
    CorrectAudit,
    /// A note, objection or opinion was added to a check.
    NoteAudit,
    /// A check was voided.
    VoidAudit,
    /// A corrective action was opened.
    OpenCorrective,
    /// A corrective action was assigned, postponed or given its evidence.
    ChangeCorrective,
    /// A corrective action was closed by a second person.
    CloseCorrective,
    /// A corrective action was reopened.
    ReopenCorrective,
    /// An edition of a standard was kept.
    PublishPack,
    /// An edition of a standard was retired.
    RetirePack,
    /// A plan of checks was made, changed or stopped.
    ChangePlan,
    /// Subjects of a spot check were drawn.
    DrawSpots,
    /// A period of a plan was excused or kept on paper.
    NotePlan,
    /// A year's appraisal was opened.
    OpenAppraisal,
    /// The review group, sending or publishing of an appraisal was noted.
    ChangeAppraisal,
    /// A prerequisite of an award was judged.
    JudgePrerequisite,
    /// A contest was opened.
    OpenContest,
    /// A contest was closed.
    CloseContest,
    /// An award was granted.
    GrantAward,
    /// An award was revoked.
    RevokeAward,
    /// A document on show was added, changed or retired.
    ChangeDisclosure,
    /// A version was put up or taken down.
    PutUpDisclosure,
    /// A list of documents was taken over.
    ImportDisclosure,
    /// Training hours were recorded.
    RecordTraining,
    /// A conduct record was made.
    RecordConduct,
    /// A training or conduct record was struck.
    StrikeStaffRecord,
    /// Audit results left the program with names.
    ExportAudits,
    /// Cards were made: their numbers were given out.
    MakeCards,
    /// Cards were printed.
    PrintCards,
    /// Cards were handed to their bearers.
    HandOverCards,
    /// Cards were reported lost.
    SuspendCards,
    /// Cards reported lost turned up again.
    FindCards,
    /// Cards were made void.
    VoidCards,
    /// Cards came back.
    ReturnCards,
    /// Cards were destroyed.
    DestroyCards,
    /// The highest card numbers were taken over from what the PC remembers.
    RaiseCardMarks,
    /// The ledger of badges of an earlier edition was taken over.
    TakeOverCards,
    /// The ledger of cards left the program with names.
    ExportCards,
    /// A layout was added or changed.
    ChangeLayout,
    /// The layout of a product was chosen.
    ChooseLayout,
    /// A layout was retired.
    RetireLayout,
    /// A sheet of labels was added or changed.
    ChangeSheet,
    /// A sheet of labels was retired.
    RetireSheet,
    /// A printer's calibration was changed.
    ChangeCalibration,
    /// The unit's seal was changed.
    ChangeSeal,
}

impl ActionKind {
    /// The action of an entry in a case's log.
    pub fn of_event(what: &What) -> Self {
        match what {
            What::Accepted { .. } => Self::AcceptCase,
            What::HandedOver { .. } => Self::HandOverCase,
            What::Contacted { .. } => Self::ContactCustomer,
            What::Investigated { .. } => Self::InvestigateCase,
            What::Paused { .. } => Self::PauseCase,
            What::Resumed { .. } => Self::ResumeCase,
            What::Extended { .. } => Self::ExtendCase,
            What::Happened { .. } => Self::NoteCaseEvent,
            What::Concluded { .. } => Self::ConcludeCase,
            What::Remedied { .. } => Self::RemedyCase,
            What::Replied { .. } => Self::ReplyCase,
            What::Reported { .. } => Self::ReportCase,
            What::Signed { .. } => Self::SignCase,
            What::Surveyed { .. } => Self::SurveyCase,
            What::Closed { .. } => Self::CloseCase,
            What::Reopened { .. } => Self::ReopenCase,
            What::Archived { .. } => Self::ArchiveCase,
            What::Corrected { .. } => Self::CorrectCase,
            What::Struck { .. } => Self::StrikeCaseEvent,
            What::Linked { .. } => Self::LinkCase,
            What::Attached { .. } => Self::AttachToCase,
        }
    }

    /// Whether it can be taken back: a printed card and a shown phone number cannot.
    pub fn is_undoable(self) -> bool {
        !matches!(
            self,
            Self::FoundHall
                | Self::PrintBadges
                | Self::MakeCards
                | Self::PrintCards
                | Self::RaiseCardMarks
                | Self::TakeOverCards
                | Self::ExportCards
                | Self::Reveal
                | Self::ExportStaff
                | Self::ExportCases
                | Self::ExportAudits
                | Self::DrawSpots
                | Self::EnterFile
                | Self::ChangeKeeper
                | Self::SealFile
                | Self::UnsealFile
                | Self::ConfirmClock
                | Self::RestoreFile
                | Self::SalvageFile
                | Self::ErasePerson
                | Self::ReviewRetention
                | Self::ExportAll
                | Self::ExportPerson
                | Self::ArchiveYear
                | Self::Undo
                | Self::KeepScan
        )
    }
}

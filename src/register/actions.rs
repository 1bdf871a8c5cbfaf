//! Everything that can be done to the records, by name; the names stand on the history.

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
    /// The word on the history; also the key of its text, `action-<code>` with dashes.
    #[expect(clippy::too_many_lines, reason = "one line a word")]
    pub fn code(self) -> &'static str {
        match self {
            Self::FoundHall => "found_hall",
            Self::ChangeHall => "change_hall",
            Self::ChangeWindow => "change_window",
            Self::ChangeOpenDay => "change_open_day",
            Self::AddStaff => "add_staff",
            Self::ChangeStaff => "change_staff",
            Self::ChangePhoto => "change_photo",
            Self::ImportStaff => "import_staff",
            Self::ImportPhotos => "import_photos",
            Self::PrintBadges => "print_badges",
            Self::ChangeBox => "change_box",
            Self::RecordBoxEntry => "record_box_entry",
            Self::AddBoxRemark => "add_box_remark",
            Self::RecordCase => "record_case",
            Self::VoidCase => "void_case",
            Self::AddCaseNote => "add_case_note",
            Self::AcceptCase => "accept_case",
            Self::HandOverCase => "hand_over_case",
            Self::ContactCustomer => "contact_customer",
            Self::InvestigateCase => "investigate_case",
            Self::PauseCase => "pause_case",
            Self::ResumeCase => "resume_case",
            Self::ExtendCase => "extend_case",
            Self::NoteCaseEvent => "note_case_event",
            Self::ConcludeCase => "conclude_case",
            Self::RemedyCase => "remedy_case",
            Self::ReplyCase => "reply_case",
            Self::ReportCase => "report_case",
            Self::SignCase => "sign_case",
            Self::SurveyCase => "survey_case",
            Self::CloseCase => "close_case",
            Self::ReopenCase => "reopen_case",
            Self::ArchiveCase => "archive_case",
            Self::CorrectCase => "correct_case",
            Self::StrikeCaseEvent => "strike_case_event",
            Self::LinkCase => "link_case",
            Self::AttachToCase => "attach_to_case",
            Self::ImportCases => "import_cases",
            Self::ExportCases => "export_cases",
            Self::ChangeRules => "change_rules",
            Self::ChangeCaseView => "change_case_view",
            Self::ChangeTemplate => "change_template",
            Self::StartAudit => "start_audit",
            Self::AnswerItem => "answer_item",
            Self::FinishAudit => "finish_audit",
            Self::EnterFile => "enter_file",
            Self::ChangeKeeper => "change_keeper",
            Self::SealFile => "seal_file",
            Self::UnsealFile => "unseal_file",
            Self::ConfirmClock => "confirm_clock",
            Self::RestoreFile => "restore_file",
            Self::SalvageFile => "salvage_file",
            Self::ErasePerson => "erase_person",
            Self::ChangeRetention => "change_retention",
            Self::ReviewRetention => "review_retention",
            Self::ImportBoxes => "import_boxes",
            Self::ExportAll => "export_all",
            Self::ExportPerson => "export_person",
            Self::ArchiveYear => "archive_year",
            Self::Reveal => "reveal",
            Self::ExportStaff => "export_staff",
            Self::Undo => "undo",
            Self::KeepScan => "keep_scan",
            Self::ImportCalendar => "import_calendar",
            Self::CorrectAudit => "correct_audit",
            Self::NoteAudit => "note_audit",
            Self::VoidAudit => "void_audit",
            Self::OpenCorrective => "open_corrective",
            Self::ChangeCorrective => "change_corrective",
            Self::CloseCorrective => "close_corrective",
            Self::ReopenCorrective => "reopen_corrective",
            Self::PublishPack => "publish_pack",
            Self::RetirePack => "retire_pack",
            Self::ChangePlan => "change_plan",
            Self::DrawSpots => "draw_spots",
            Self::NotePlan => "note_plan",
            Self::OpenAppraisal => "open_appraisal",
            Self::ChangeAppraisal => "change_appraisal",
            Self::JudgePrerequisite => "judge_prerequisite",
            Self::OpenContest => "open_contest",
            Self::CloseContest => "close_contest",
            Self::GrantAward => "grant_award",
            Self::RevokeAward => "revoke_award",
            Self::ChangeDisclosure => "change_disclosure",
            Self::PutUpDisclosure => "put_up_disclosure",
            Self::ImportDisclosure => "import_disclosure",
            Self::RecordTraining => "record_training",
            Self::RecordConduct => "record_conduct",
            Self::StrikeStaffRecord => "strike_staff_record",
            Self::ExportAudits => "export_audits",
            Self::MakeCards => "make_cards",
            Self::PrintCards => "print_cards",
            Self::HandOverCards => "hand_over_cards",
            Self::SuspendCards => "suspend_cards",
            Self::FindCards => "find_cards",
            Self::VoidCards => "void_cards",
            Self::ReturnCards => "return_cards",
            Self::DestroyCards => "destroy_cards",
            Self::RaiseCardMarks => "raise_card_marks",
            Self::TakeOverCards => "take_over_cards",
            Self::ExportCards => "export_cards",
            Self::ChangeLayout => "change_layout",
            Self::ChooseLayout => "choose_layout",
            Self::RetireLayout => "retire_layout",
            Self::ChangeSheet => "change_sheet",
            Self::RetireSheet => "retire_sheet",
            Self::ChangeCalibration => "change_calibration",
            Self::ChangeSeal => "change_seal",
        }
    }

    /// Every kind, for the texts' test.
    pub const ALL: &[Self] = &[
        Self::FoundHall,
        Self::ChangeHall,
        Self::ChangeWindow,
        Self::ChangeOpenDay,
        Self::AddStaff,
        Self::ChangeStaff,
        Self::ChangePhoto,
        Self::ImportStaff,
        Self::ImportPhotos,
        Self::PrintBadges,
        Self::ChangeBox,
        Self::RecordBoxEntry,
        Self::AddBoxRemark,
        Self::RecordCase,
        Self::VoidCase,
        Self::AddCaseNote,
        Self::AcceptCase,
        Self::HandOverCase,
        Self::ContactCustomer,
        Self::InvestigateCase,
        Self::PauseCase,
        Self::ResumeCase,
        Self::ExtendCase,
        Self::NoteCaseEvent,
        Self::ConcludeCase,
        Self::RemedyCase,
        Self::ReplyCase,
        Self::ReportCase,
        Self::SignCase,
        Self::SurveyCase,
        Self::CloseCase,
        Self::ReopenCase,
        Self::ArchiveCase,
        Self::CorrectCase,
        Self::StrikeCaseEvent,
        Self::LinkCase,
        Self::AttachToCase,
        Self::ImportCases,
        Self::ExportCases,
        Self::ChangeRules,
        Self::ChangeCaseView,
        Self::ChangeTemplate,
        Self::StartAudit,
        Self::AnswerItem,
        Self::FinishAudit,
        Self::Reveal,
        Self::ExportStaff,
        Self::Undo,
        Self::KeepScan,
        Self::ImportCalendar,
        Self::CorrectAudit,
        Self::NoteAudit,
        Self::VoidAudit,
        Self::OpenCorrective,
        Self::ChangeCorrective,
        Self::CloseCorrective,
        Self::ReopenCorrective,
        Self::PublishPack,
        Self::RetirePack,
        Self::ChangePlan,
        Self::DrawSpots,
        Self::NotePlan,
        Self::OpenAppraisal,
        Self::ChangeAppraisal,
        Self::JudgePrerequisite,
        Self::OpenContest,
        Self::CloseContest,
        Self::GrantAward,
        Self::RevokeAward,
        Self::ChangeDisclosure,
        Self::PutUpDisclosure,
        Self::ImportDisclosure,
        Self::RecordTraining,
        Self::RecordConduct,
        Self::StrikeStaffRecord,
        Self::ExportAudits,
        Self::MakeCards,
        Self::PrintCards,
        Self::HandOverCards,
        Self::SuspendCards,
        Self::FindCards,
        Self::VoidCards,
        Self::ReturnCards,
        Self::DestroyCards,
        Self::RaiseCardMarks,
        Self::TakeOverCards,
        Self::ExportCards,
        Self::ChangeLayout,
        Self::ChooseLayout,
        Self::RetireLayout,
        Self::ChangeSheet,
        Self::RetireSheet,
        Self::ChangeCalibration,
        Self::ChangeSeal,
        Self::EnterFile,
        Self::ChangeKeeper,
        Self::SealFile,
        Self::UnsealFile,
        Self::ConfirmClock,
        Self::RestoreFile,
        Self::SalvageFile,
        Self::ErasePerson,
        Self::ChangeRetention,
        Self::ReviewRetention,
        Self::ImportBoxes,
        Self::ExportAll,
        Self::ExportPerson,
        Self::ArchiveYear,
    ];

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

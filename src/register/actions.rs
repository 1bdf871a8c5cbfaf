//! Everything that can be done to the records, by name; the names stand on the history.

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
    /// A check was begun.
    StartAudit,
    /// An item was answered.
    AnswerItem,
    /// A check was finished.
    FinishAudit,
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
}

impl ActionKind {
    /// The word on the history; also the key of its text, `action-<code>` with dashes.
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
            Self::PrintBadges => "print_badges",
            Self::ChangeBox => "change_box",
            Self::RecordBoxEntry => "record_box_entry",
            Self::AddBoxRemark => "add_box_remark",
            Self::RecordCase => "record_case",
            Self::VoidCase => "void_case",
            Self::AddCaseNote => "add_case_note",
            Self::StartAudit => "start_audit",
            Self::AnswerItem => "answer_item",
            Self::FinishAudit => "finish_audit",
            Self::Reveal => "reveal",
            Self::ExportStaff => "export_staff",
            Self::Undo => "undo",
            Self::KeepScan => "keep_scan",
            Self::ImportCalendar => "import_calendar",
        }
    }

    /// Every kind, for the texts' test.
    pub const ALL: [Self; 23] = [
        Self::FoundHall,
        Self::ChangeHall,
        Self::ChangeWindow,
        Self::ChangeOpenDay,
        Self::AddStaff,
        Self::ChangeStaff,
        Self::ChangePhoto,
        Self::ImportStaff,
        Self::PrintBadges,
        Self::ChangeBox,
        Self::RecordBoxEntry,
        Self::AddBoxRemark,
        Self::RecordCase,
        Self::VoidCase,
        Self::AddCaseNote,
        Self::StartAudit,
        Self::AnswerItem,
        Self::FinishAudit,
        Self::Reveal,
        Self::ExportStaff,
        Self::Undo,
        Self::KeepScan,
        Self::ImportCalendar,
    ];

    /// Whether it can be taken back: a printed card and a shown phone number cannot.
    pub fn is_undoable(self) -> bool {
        !matches!(
            self,
            Self::FoundHall | Self::PrintBadges | Self::Reveal | Self::ExportStaff | Self::Undo | Self::KeepScan
        )
    }
}

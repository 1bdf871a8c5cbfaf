//! Everything that can be wrong with a form, as data; the sentence is made by the screen or the command line.

use serde::{Deserialize, Serialize};

/// Where on a form, or in which column of a list, a problem stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the field's standard terms")]
pub enum Field {
    WorkNo,
    Name,
    Sex,
    Team,
    Title,
    Post,
    Window,
    JoinedOn,
    Hours,
    TrainingKind,
    Topic,
    Teacher,
    Participants,
    ConductKind,
    Ban,
    ReviewResult,
    ConductText,
    FollowUp,
    Phone,
    Qualifications,
    Languages,
    Status,
    Photo,
    HallName,
    UnitName,
    OpensAt,
    ClosesAt,
    OpenWeekdays,
    Area,
    BoxName,
    Opener,
    Witness,
    OpenedAt,
    LetterCount,
    LetterText,
    LetterReason,
    Department,
    CaseSummary,
    FirstAsked,
    ReceivedAt,
    LetterDate,
    Rings,
    PageNo,
    ForwardedBy,
    AnswerBy,
    Approver,
    HappenedAt,
    Amount,
    Length,
    Conclusion,
    Reply,
    HandOverTo,
    Note,
    Reason,
    WindowNumber,
    Day,
    Colour,
    Logo,
    CaseNumber,
    OldNumber,
    CaseKind,
    CaseChannel,
    CustomerName,
    CustomerContact,
    ReceivedTime,
    Matter,
    Target,
    Importance,
    Circumstances,
    ForwardedNo,
    AnswerRequired,
    AcceptedAt,
    HandedOverAt,
    HandOverUnit,
    InvestigatedAt,
    Investigation,
    ConcludedAt,
    Finding,
    Remedy,
    Compensation,
    RepliedAt,
    ReplyMode,
    SignedAt,
    ReportedAt,
    ReportTo,
    ClosedAt,
    SurveyedAt,
    Satisfaction,
    ArchivedAt,
    ArchivePlace,
    EnteredAt,
    VoidReason,
    InTime,
    Owner,
    DueOn,
    Evidence,
    HandedInBy,
    ClosedBy,
    PlanTitle,
    PlanStandard,
    FromOn,
    UntilOn,
    ContestName,
    ContestStandard,
    ContestFrom,
    ContestUntil,
    AwardTitle,
    AwardedTo,
    AwardFrom,
    AwardUntil,
    AwardedOn,
    Standard,
    Subject,
    PeriodFrom,
    PeriodUntil,
    Auditor,
    AuditItem,
    NewAnswer,
    AppraisalStandard,
    AppraisalSubject,
    Judgement,
    /// An identity number: never kept, named when a list holds a ruined one.
    IdNumber,
    // Disclosure register.
    DocumentKind,
    DocumentTitle,
    DocumentCode,
    DocumentPlace,
    Version,
    PutUpOn,
    ValidUntil,
    EventEndsOn,
    TakenDownOn,
    Rule,
    DocumentSince,
    RetiredOn,
    RetireReason,
    VersionPlace,
    VersionNote,
    // The log of the suggestion boxes.
    Seal,
    LetterNumber,
    LetterKind,
    LetterSigner,
    LetterFate,
    LetterCase,
    LaterRemarks,
    // A whole list of cases.
    CaseStory,
    // A year of the calendar.
    DayKind,
    HolidayName,
    HolidayEnglish,
    // Cards.
    SignedBy,
    NotedBy,
}

impl Field {
    /// The key of this field's label in the texts, e.g. `field-work-no`.
    #[expect(clippy::too_many_lines, reason = "one line a field")]
    pub fn label_key(self) -> &'static str {
        match self {
            Self::WorkNo => "field-work-no",
            Self::Name => "field-name",
            Self::Sex => "field-sex",
            Self::Team => "field-team",
            Self::Title => "field-title",
            Self::Post => "field-post",
            Self::Window => "field-window",
            Self::JoinedOn => "field-joined-on",
            Self::Hours => "field-hours",
            Self::TrainingKind => "field-training-kind",
            Self::Topic => "field-topic",
            Self::Teacher => "field-teacher",
            Self::Participants => "field-participants",
            Self::ConductKind => "field-conduct-kind",
            Self::Ban => "field-ban",
            Self::ReviewResult => "field-review-result",
            Self::ConductText => "field-conduct-text",
            Self::FollowUp => "field-follow-up",
            Self::Phone => "field-phone",
            Self::Qualifications => "field-qualifications",
            Self::Languages => "field-languages",
            Self::Status => "field-status",
            Self::Photo => "field-photo",
            Self::HallName => "field-hall-name",
            Self::UnitName => "field-unit-name",
            Self::OpensAt => "field-opens-at",
            Self::ClosesAt => "field-closes-at",
            Self::OpenWeekdays => "field-open-weekdays",
            Self::Area => "field-area",
            Self::BoxName => "field-box-name",
            Self::Opener => "field-opener",
            Self::Witness => "field-witness",
            Self::OpenedAt => "field-opened-at",
            Self::LetterCount => "field-letter-count",
            Self::LetterText => "field-letter-text",
            Self::LetterReason => "field-letter-reason",
            Self::Department => "field-department",
            Self::CaseSummary => "field-case-summary",
            Self::FirstAsked => "field-first-asked",
            Self::ReceivedAt => "field-received-at",
            Self::LetterDate => "field-letter-date",
            Self::Rings => "field-rings",
            Self::PageNo => "field-page-no",
            Self::ForwardedBy => "field-forwarded-by",
            Self::AnswerBy => "field-answer-by",
            Self::Approver => "field-approver",
            Self::HappenedAt => "field-happened-at",
            Self::Amount => "field-amount",
            Self::Length => "field-length",
            Self::Conclusion => "field-conclusion",
            Self::Reply => "field-reply",
            Self::HandOverTo => "field-hand-over-to",
            Self::Note => "field-note",
            Self::Reason => "field-reason",
            Self::WindowNumber => "field-window-number",
            Self::Day => "field-day",
            Self::Colour => "field-colour",
            Self::Logo => "field-logo",
            Self::CaseNumber => "field-case-number",
            Self::OldNumber => "field-old-number",
            Self::CaseKind => "field-case-kind",
            Self::CaseChannel => "field-case-channel",
            Self::CustomerName => "field-customer-name",
            Self::CustomerContact => "field-customer-contact",
            Self::ReceivedTime => "field-received-time",
            Self::Matter => "field-matter",
            Self::Target => "field-target",
            Self::Importance => "field-importance",
            Self::Circumstances => "field-circumstances",
            Self::ForwardedNo => "field-forwarded-no",
            Self::AnswerRequired => "field-answer-required",
            Self::AcceptedAt => "field-accepted-at",
            Self::HandedOverAt => "field-handed-over-at",
            Self::HandOverUnit => "field-hand-over-unit",
            Self::InvestigatedAt => "field-investigated-at",
            Self::Investigation => "field-investigation",
            Self::ConcludedAt => "field-concluded-at",
            Self::Finding => "field-finding",
            Self::Remedy => "field-remedy",
            Self::Compensation => "field-compensation",
            Self::RepliedAt => "field-replied-at",
            Self::ReplyMode => "field-reply-mode",
            Self::SignedAt => "field-signed-at",
            Self::ReportedAt => "field-reported-at",
            Self::ReportTo => "field-report-to",
            Self::ClosedAt => "field-closed-at",
            Self::SurveyedAt => "field-surveyed-at",
            Self::Satisfaction => "field-satisfaction",
            Self::ArchivedAt => "field-archived-at",
            Self::ArchivePlace => "field-archive-place",
            Self::EnteredAt => "field-entered-at",
            Self::VoidReason => "field-void-reason",
            Self::InTime => "field-in-time",
            Self::Owner => "field-owner",
            Self::DueOn => "field-due-on",
            Self::Evidence => "field-evidence",
            Self::HandedInBy => "field-handed-in-by",
            Self::ClosedBy => "field-closed-by",
            Self::PlanTitle => "field-plan-title",
            Self::PlanStandard => "field-plan-standard",
            Self::FromOn => "field-from-on",
            Self::UntilOn => "field-until-on",
            Self::ContestName => "field-contest-name",
            Self::ContestStandard => "field-contest-standard",
            Self::ContestFrom => "field-contest-from",
            Self::ContestUntil => "field-contest-until",
            Self::AwardTitle => "field-award-title",
            Self::AwardedTo => "field-awarded-to",
            Self::AwardFrom => "field-award-from",
            Self::AwardUntil => "field-award-until",
            Self::AwardedOn => "field-awarded-on",
            Self::Standard => "field-standard",
            Self::Subject => "field-subject",
            Self::PeriodFrom => "field-period-from",
            Self::PeriodUntil => "field-period-until",
            Self::Auditor => "field-auditor",
            Self::AuditItem => "field-audit-item",
            Self::NewAnswer => "field-new-answer",
            Self::AppraisalStandard => "field-appraisal-standard",
            Self::AppraisalSubject => "field-appraisal-subject",
            Self::Judgement => "field-judgement",
            Self::IdNumber => "field-id-number",
            Self::DocumentKind => "field-document-kind",
            Self::DocumentTitle => "field-document-title",
            Self::DocumentCode => "field-document-code",
            Self::DocumentPlace => "field-document-place",
            Self::Version => "field-version",
            Self::PutUpOn => "field-put-up-on",
            Self::ValidUntil => "field-valid-until",
            Self::EventEndsOn => "field-event-ends-on",
            Self::TakenDownOn => "field-taken-down-on",
            Self::Rule => "field-rule",
            Self::DocumentSince => "field-document-since",
            Self::RetiredOn => "field-retired-on",
            Self::RetireReason => "field-retire-reason",
            Self::VersionPlace => "field-version-place",
            Self::VersionNote => "field-version-note",
            Self::Seal => "field-seal",
            Self::LetterNumber => "field-letter-number",
            Self::LetterKind => "field-letter-kind",
            Self::LetterSigner => "field-letter-signer",
            Self::LetterFate => "field-letter-fate",
            Self::LetterCase => "field-letter-case",
            Self::LaterRemarks => "field-later-remarks",
            Self::CaseStory => "field-case-story",
            Self::DayKind => "field-day-kind",
            Self::HolidayName => "field-holiday-name",
            Self::HolidayEnglish => "field-holiday-english",
            Self::SignedBy => "field-signed-by",
            Self::NotedBy => "field-noted-by",
        }
    }
}

/// Signs that break a line or turn its direction without being seen: a name with one says another thing than it shows.
pub fn breaks_line(sign: char) -> bool {
    matches!(u32::from(sign), 0x2028..=0x202E | 0x2066..=0x2069)
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wrong {
    /// Required and empty.
    Missing,
    /// Longer than `most` characters.
    TooLong {
        /// The longest allowed, in characters.
        most: usize,
    },
    /// Holds a character that cannot stand there.
    BadCharacter {
        /// The first such character.
        character: char,
    },
    /// A yes or no of a spreadsheet (`TRUE`) where a name, a number or a place belongs.
    TruthValue,
    /// A mobile number with another count of digits than 11, or a phone with too few.
    PhoneDigits {
        /// Digits found.
        found: usize,
    },
    /// Not a date in any of the known spellings.
    NotADate,
    /// Not a time of day `HH:MM`.
    NotATime,
    /// Not a number.
    NotANumber,
    /// Not half an hour to a day, in hours with at most two decimals.
    NotHours,
    /// Not one of the known words.
    UnknownWord,
    /// Already used by another record of that name.
    Taken {
        /// Who or what has it.
        by: String,
    },
    /// Used twice in the same list; the row of the first use (1 = first line).
    TwiceInList {
        /// Row of the first use.
        first_row: usize,
    },
    /// A long number that a spreadsheet turned into `1.1E+17`.
    RuinedNumber,
    /// A number so long that the spreadsheet changed its last digits; the row goes in with what is left of it.
    LostDigits,
    /// In the future, where only what happened can be recorded.
    InFuture,
    /// Must be after something else on the form (closing before opening).
    OutOfOrder,
    /// The same person in two parts that need two.
    SamePerson,
    /// Fewer or more letters written down than counted.
    CountDiffers {
        /// Letters counted.
        counted: usize,
        /// Letters written down.
        written: usize,
    },
    /// Nobody of that work number or name is on the roster (people who left stay on it).
    UnknownPerson,
    /// Several people have that name; only the work number tells them apart.
    SeveralPeople,
    /// A date without its year, where no year can be guessed.
    NoYear,
    /// The hall has no suggestion box of that name.
    UnknownBox,
    /// The box did not hang, or hung no more, on that day (P1-9.3).
    BoxNotInUse,
    /// The records say something else of it already, and what is on record is not rewritten.
    OnRecordOtherwise,
    /// The case is on record without its story, as a log of suggestion boxes makes one, and what the list tells is not added.
    StoryNotTaken {
        /// Its number on record.
        number: String,
    },
    /// A department for a letter that is not acted on (P1-9.3): nothing goes there.
    NoDepartment,
    /// Another row of the same entry keeps the whole entry out.
    OtherRow {
        /// That row.
        row: usize,
    },
    /// The document is off the list.
    OffTheList,
    /// An important case answered by phone or message (P1-9.3).
    NotInWriting,
    /// A line of a case's story is not written as a step.
    UnreadableStep {
        /// The line, from 1.
        line: usize,
    },
    /// Nobody of that work number and name is on the roster.
    NotOnRoster {
        /// Who is named.
        who: String,
    },
    /// A column tells another time than the story, which counts.
    StoryDiffers,
    /// The case it is linked with is neither in the list nor on record.
    NoSuchCase {
        /// Its number in the list.
        number: String,
    },
    /// A date of another year than the list is of.
    OtherYear {
        /// The year of the list.
        year: i32,
    },
    /// A day from Monday to Friday called a make-up day: it is worked anyway.
    WorkingAnyway,
    /// The weekday written beside a date is not its weekday.
    WeekdayDiffers,
    /// A path that leaves the folder of the photos.
    OutsideFolder,
    /// No picture file of that name.
    NoSuchFile,
    /// The picture cannot be read; the reader's word.
    UnreadablePicture {
        /// What the decoder found.
        because: String,
    },
    /// A HEIC picture: no decoder; save as JPEG on the phone.
    HeicPicture,
    /// The picture file ends before the picture does: copy it again.
    PictureCutOff,
    /// More than 12,000 pixels a side, or a file over 30 MB.
    PictureTooBig,
    /// Lay on its side; it was turned upright. Nothing to do but look.
    PictureTurned,
    /// Had transparent parts; they were made white. Nothing to do but look.
    PictureFlattened,
    /// Was in printing colours (CMYK); its colours were converted. Nothing to do but look.
    PictureRecoloured,
}

/// One thing wrong, at one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where.
    pub field: Field,
    /// What.
    pub wrong: Wrong,
}

impl Problem {
    /// A problem at `field`.
    pub fn new(field: Field, wrong: Wrong) -> Self {
        Self { field, wrong }
    }
}

/// Collects problems while a draft is checked.
#[derive(Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Keeps the value, or notes what is wrong with it and goes on.
    pub fn take<T>(&mut self, field: Field, parsed: Result<T, Wrong>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(wrong) => {
                self.note(field, wrong);
                None
            }
        }
    }

    /// Notes one problem.
    pub fn note(&mut self, field: Field, wrong: Wrong) {
        self.0.push(Problem::new(field, wrong));
    }

    /// Notes `Missing` when the text is blank; else its trimmed form.
    pub fn required(&mut self, field: Field, text: &str) -> Option<String> {
        let text = text.trim();
        if text.is_empty() {
            self.note(field, Wrong::Missing);
            return None;
        }
        Some(text.to_owned())
    }

    /// The same for a text of one line: `BadCharacter` for a line break or another control character in it.
    pub fn required_line(&mut self, field: Field, text: &str) -> Option<String> {
        let text = self.required(field, text)?;
        self.line(field, &text)
    }

    /// The trimmed form of a text of one line, which may be blank; `BadCharacter` is noted as above.
    pub fn line(&mut self, field: Field, text: &str) -> Option<String> {
        let text = text.trim();
        let is_odd = |sign: &char| sign.is_control() || breaks_line(*sign);
        match text.chars().find(is_odd) {
            Some(character) => {
                self.note(field, Wrong::BadCharacter { character });
                None
            }
            None => Some(text.to_owned()),
        }
    }

    /// Whether nothing was noted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All that was noted, in the order of the form.
    pub fn into_vec(self) -> Vec<Problem> {
        self.0
    }

    /// The value if nothing was noted, else the problems.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Problem>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}

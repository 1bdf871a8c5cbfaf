//! Everything that can be wrong with a year's arrangement, as data: where, which part, what. The sentence is made by
//! the screen or the command line; `Display` is for logs and the development tests.

use std::fmt;

use chrono::NaiveDate;

/// Where in the text or file a fault stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultPlace {
    /// Its head, or all of it.
    Whole,
    /// An entry of a JSON file's `days`, from 1.
    Day(usize),
    /// A row of a list, as a spreadsheet counts.
    Row(usize),
    /// A line of the typed text, from 1.
    Line(usize),
}

/// Which part of it is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultField {
    /// The text itself.
    Text,
    /// The year.
    Year,
    /// The edition.
    Edition,
    /// The notice it was taken from.
    Source,
    /// The list of days.
    Days,
    /// A date.
    Date,
    /// Whether the day is off or worked.
    Kind,
    /// The holiday's name.
    Name,
    /// A field or column of another name.
    Other(String),
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum YearWrong {
    /// Not JSON.
    NotJson {
        /// The reader's words.
        because: String,
    },
    /// JSON, but no object where one is needed.
    NotAnObject,
    /// No such field or column.
    NoSuchField,
    /// A text is needed.
    TextMissing,
    /// A year between 1949 and 2999 is needed.
    YearMissing,
    /// A list is needed.
    ListMissing,
    /// No name in both languages.
    NameUnreadable {
        /// The reader's words.
        because: String,
    },
    /// The name is blank in one language.
    LanguageMissing {
        /// `zh` or `en`.
        language: &'static str,
    },
    /// The file is about another year than asked for.
    YearDiffers {
        /// The file's.
        found: i32,
        /// The one asked for.
        wanted: i32,
    },
    /// No such date.
    NotADate {
        /// As written.
        text: String,
    },
    /// A date of another year.
    OtherYear {
        /// The date.
        date: NaiveDate,
        /// The year that is read.
        year: i32,
    },
    /// The weekday written beside the date is not its weekday.
    WeekdayDiffers {
        /// The date.
        date: NaiveDate,
        /// The weekday as written.
        written: String,
    },
    /// The range ends before it begins.
    Backwards {
        /// As written.
        text: String,
    },
    /// Neither off nor work.
    NotAKind {
        /// As written.
        text: String,
    },
    /// Nothing says whether the date is off or worked.
    NoKind {
        /// The date as written.
        text: String,
    },
    /// A word for off or work without any date.
    NoDates {
        /// The word.
        text: String,
    },
    /// A word or sign that means nothing here.
    UnknownWord {
        /// As written.
        text: String,
    },
    /// A make-up day from Monday to Friday.
    WorkingAnyway {
        /// The date.
        date: NaiveDate,
    },
    /// The date was given before.
    Twice {
        /// The date.
        date: NaiveDate,
    },
    /// Not one day is given.
    Nothing,
}

/// One fault: where, which part, what.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {field}: {wrong}")]
pub struct YearFault {
    /// Where it stands.
    pub place: FaultPlace,
    /// Which part.
    pub field: FaultField,
    /// What is wrong with it.
    pub wrong: YearWrong,
}

impl YearFault {
    /// A fault of a part at a place.
    pub fn new(place: FaultPlace, field: FaultField, wrong: YearWrong) -> Self {
        Self { place, field, wrong }
    }
}

impl fmt::Display for FaultPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => write!(f, "file"),
            Self::Day(number) => write!(f, "day {number}"),
            Self::Row(number) => write!(f, "row {number}"),
            Self::Line(number) => write!(f, "line {number}"),
        }
    }
}

impl fmt::Display for FaultField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text",
            Self::Year => "year",
            Self::Edition => "edition",
            Self::Source => "source",
            Self::Days => "days",
            Self::Date => "date",
            Self::Kind => "kind",
            Self::Name => "name",
            Self::Other(name) => name,
        })
    }
}

impl fmt::Display for YearWrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { because } | Self::NameUnreadable { because } => write!(f, "{because}"),
            Self::NotAnObject => write!(f, "an object is needed"),
            Self::NoSuchField => write!(f, "no such field"),
            Self::TextMissing => write!(f, "a text is needed"),
            Self::YearMissing => write!(f, "a year is needed"),
            Self::ListMissing => write!(f, "a list is needed"),
            Self::LanguageMissing { language } => write!(f, "the text is missing in `{language}`"),
            Self::YearDiffers { found, wanted } => write!(f, "it is about {found}, not {wanted}"),
            Self::NotADate { text } => write!(f, "`{text}` is not a date"),
            Self::OtherYear { date, year } => write!(f, "{date} is not in {year}"),
            Self::WeekdayDiffers { date, written } => write!(f, "{date} is no `{written}`"),
            Self::Backwards { text } => write!(f, "`{text}` ends before it begins"),
            Self::NotAKind { text } => write!(f, "`{text}` is neither `off` nor `work`"),
            Self::NoKind { text } => write!(f, "nothing says whether `{text}` is off or worked"),
            Self::NoDates { text } => write!(f, "no date belongs to `{text}`"),
            Self::UnknownWord { text } => write!(f, "`{text}` means nothing here"),
            Self::WorkingAnyway { date } => write!(f, "{date} is a working day as it is"),
            Self::Twice { date } => write!(f, "{date} stands there twice"),
            Self::Nothing => write!(f, "no day is given"),
        }
    }
}

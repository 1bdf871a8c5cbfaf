//! Domain words in the language chosen: one place for every kind, state and problem.

use super::strings::{Strings, Value};
use crate::domain::boxes::Seal;
use crate::domain::cases::{CaseChannel, CaseKind};
use crate::domain::hall::Sector;
use crate::domain::problems::{Field, Problem, Wrong, breaks_line};
use crate::domain::staff::{Sex, StaffStatus};
use crate::exchange::files::FileError;
use crate::exchange::tables::TableError;

/// 投诉, 建议...
pub fn case_kind(strings: &Strings, kind: CaseKind) -> String {
    strings.text(match kind {
        CaseKind::Complaint => "kind-complaint",
        CaseKind::Report => "kind-report",
        CaseKind::Suggestion => "kind-suggestion",
        CaseKind::Enquiry => "kind-enquiry",
        CaseKind::Praise => "kind-praise",
        CaseKind::Other => "kind-other",
    })
}

/// 电话, 来访...
pub fn case_channel(strings: &Strings, channel: CaseChannel) -> String {
    strings.text(match channel {
        CaseChannel::Phone => "channel-phone",
        CaseChannel::InPerson => "channel-in-person",
        CaseChannel::BoxLetter => "channel-box-letter",
        CaseChannel::OpinionBook => "channel-opinion-book",
        CaseChannel::RestDayPhone => "channel-rest-day-phone",
        CaseChannel::Forwarded => "channel-forwarded",
        CaseChannel::Other => "channel-other",
    })
}

/// 在岗, 休假...
pub fn staff_status(strings: &Strings, status: StaffStatus) -> String {
    strings.text(match status {
        StaffStatus::Active => "status-active",
        StaffStatus::OnLeave => "status-on-leave",
        StaffStatus::Moved => "status-moved",
        StaffStatus::Left => "status-left",
    })
}

/// 女, 男.
pub fn sex(strings: &Strings, sex: Sex) -> String {
    strings.text(match sex {
        Sex::Female => "sex-female",
        Sex::Male => "sex-male",
    })
}

/// 完好, 破损.
pub fn seal(strings: &Strings, seal: Seal) -> String {
    strings.text(match seal {
        Seal::Intact => "seal-intact",
        Seal::Broken => "seal-broken",
    })
}

/// 供电营业厅...
pub fn sector(strings: &Strings, sector: Sector) -> String {
    strings.text(match sector {
        Sector::Power => "sector-power",
        Sector::Bank => "sector-bank",
        Sector::Other => "sector-other",
    })
}

/// A field's label.
pub fn field(strings: &Strings, field: Field) -> String {
    strings.text(field.label_key())
}

/// A problem as one short sentence that stands beside its field (the field is not named in it).
pub fn wrong(strings: &Strings, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Missing => strings.text("wrong-missing"),
        Wrong::TooLong { most } => strings.text_with("wrong-too-long", &[("most", (*most).into())]),
        Wrong::BadCharacter { character } if character.is_control() || breaks_line(*character) => {
            strings.text("wrong-line-break")
        }
        Wrong::TruthValue => strings.text("wrong-truth-value"),
        Wrong::BadCharacter { character } => {
            strings.text_with("wrong-bad-character", &[("character", character.to_string().into())])
        }
        Wrong::PhoneDigits { found } => strings.text_with("wrong-phone-digits", &[("found", (*found).into())]),
        Wrong::NotADate => strings.text("wrong-not-a-date"),
        Wrong::NotATime => strings.text("wrong-not-a-time"),
        Wrong::NotANumber => strings.text("wrong-not-a-number"),
        Wrong::NotHours => strings.text("wrong-not-hours"),
        Wrong::UnknownWord => strings.text("wrong-unknown-word"),
        Wrong::Taken { by } => strings.text_with("wrong-taken", &[("by", by.as_str().into())]),
        Wrong::TwiceInList { first_row } => strings.text_with("wrong-twice-in-list", &[("row", (*first_row).into())]),
        Wrong::RuinedNumber => strings.text("wrong-ruined-number"),
        Wrong::LostDigits => strings.text("wrong-lost-digits"),
        Wrong::InFuture => strings.text("wrong-in-future"),
        Wrong::OutOfOrder => strings.text("wrong-out-of-order"),
        Wrong::SamePerson => strings.text("wrong-same-person"),
        Wrong::CountDiffers { counted, written } => {
            strings.text_with("wrong-count-differs", &[("counted", (*counted).into()), ("written", (*written).into())])
        }
        Wrong::UnknownPerson => strings.text("wrong-unknown-person"),
        Wrong::SeveralPeople => strings.text("wrong-several-people"),
        Wrong::NoYear => strings.text("wrong-no-year"),
        Wrong::UnknownBox => strings.text("wrong-unknown-box"),
        Wrong::BoxNotInUse => strings.text("wrong-box-not-in-use"),
        Wrong::OnRecordOtherwise => strings.text("wrong-on-record-otherwise"),
        Wrong::StoryNotTaken { number } => {
            strings.text_with("wrong-story-not-taken", &[("number", number.as_str().into())])
        }
        Wrong::NoDepartment => strings.text("wrong-no-department"),
        Wrong::OtherRow { row } => strings.text_with("wrong-other-row", &[("row", (*row).into())]),
        Wrong::OffTheList => strings.text("wrong-off-the-list"),
        Wrong::NotInWriting => strings.text("wrong-not-in-writing"),
        Wrong::UnreadableStep { line } => strings.text_with("wrong-unreadable-step", &[("line", (*line).into())]),
        Wrong::NotOnRoster { who } => strings.text_with("wrong-not-on-roster", &[("who", who.as_str().into())]),
        Wrong::StoryDiffers => strings.text("wrong-story-differs"),
        Wrong::NoSuchCase { number } => strings.text_with("wrong-no-such-case", &[("number", number.as_str().into())]),
        Wrong::OtherYear { year } => strings.text_with("wrong-other-year", &[("year", year.to_string().into())]),
        Wrong::WorkingAnyway => strings.text("wrong-working-anyway"),
        Wrong::WeekdayDiffers => strings.text("wrong-weekday-differs"),
        Wrong::OutsideFolder => strings.text("wrong-outside-folder"),
        Wrong::NoSuchFile => strings.text("wrong-no-such-file"),
        Wrong::UnreadablePicture { because } => {
            strings.text_with("wrong-unreadable-picture", &[("because", because.as_str().into())])
        }
        Wrong::HeicPicture => strings.text("wrong-heic-picture"),
        Wrong::PictureCutOff => strings.text("wrong-picture-cut-off"),
        Wrong::PictureTooBig => strings.text("wrong-picture-too-big"),
        Wrong::PictureTurned => strings.text("wrong-picture-turned"),
        Wrong::PictureFlattened => strings.text("wrong-picture-flattened"),
        Wrong::PictureRecoloured => strings.text("wrong-picture-recoloured"),
    }
}

/// The sentence of the first problem at a field; `None` when the field is fine.
pub fn problem_at(strings: &Strings, problems: &[Problem], at: Field) -> Option<String> {
    problems.iter().find(|problem| problem.field == at).map(|problem| wrong(strings, &problem.wrong))
}

/// Why a list could not be read: what happened, and what to do.
pub fn table_error(strings: &Strings, error: &TableError) -> String {
    let value: (&str, Value<'_>) = match error {
        TableError::File(error) => return file_error(strings, error),
        TableError::Damaged { because } => ("because", because.as_str().into()),
        TableError::TooBig { most } => ("most", most.as_str().into()),
        TableError::NotATable { found } => ("found", (*found).into()),
        TableError::NoSuchSheet { name } => ("name", name.as_str().into()),
        TableError::Encrypted | TableError::Empty => return strings.text(error.key()),
    };
    strings.text_with(error.key(), &[value])
}

/// Why a file could not be read or written.
pub fn file_error(strings: &Strings, error: &FileError) -> String {
    let path = error.path().display().to_string();
    let mut values: Vec<(&str, Value<'_>)> = vec![("path", path.into())];
    match error {
        FileError::TooBig { most_megabytes, .. } => values.push(("most", (*most_megabytes).into())),
        FileError::Other { because, .. } => values.push(("because", because.as_str().into())),
        _ => {}
    }
    strings.text_with(error.key(), &values)
}

/// A table's name in words; the table itself for one of a newer program.
pub fn table(strings: &Strings, table: &str) -> String {
    let key = format!("table-{}", table.replace('_', "-"));
    if strings.has(&key) { strings.text(&key) } else { table.to_owned() }
}

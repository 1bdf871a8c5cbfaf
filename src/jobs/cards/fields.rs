//! The fields of a card, sign or plate, from the records.

use std::collections::BTreeMap;

use super::CardOptions;
use crate::domain::hall::{Hall, ServiceWindow};
use crate::domain::layouts::CardField;
use crate::domain::staff::StaffRecord;

/// Texts by field.
pub(super) type Fields = BTreeMap<CardField, String>;

/// What the hall itself says on every card.
pub(super) fn of_hall(hall: &Hall, options: &CardOptions) -> Fields {
    let day = |day: chrono::NaiveDate| day.to_string();
    let mut fields = Fields::from([
        (CardField::UnitName, hall.unit_name.trim().to_owned()),
        (CardField::HallName, hall.name.trim().to_owned()),
        (CardField::Address, hall.address.trim().to_owned()),
        (CardField::SupervisionPhone, hall.supervision_phone.trim().to_owned()),
        (CardField::IssuedOn, day(options.today)),
    ]);
    fields.extend(options.valid_until.map(|last| (CardField::ValidUntil, day(last))));
    fields
}

/// What is said of a person. `business` is what the person's window is for.
pub(super) fn of_person(record: &StaffRecord, business: &str, separator: &str) -> Fields {
    Fields::from([
        (CardField::Name, record.name.as_str().to_owned()),
        (CardField::WorkNo, record.work_no.as_str().to_owned()),
        (CardField::Post, record.post.trim().to_owned()),
        (CardField::Title, record.title.trim().to_owned()),
        (CardField::Department, record.team.trim().to_owned()),
        (CardField::Qualifications, record.qualifications.join(separator)),
        (CardField::Window, record.window.trim().to_owned()),
        (CardField::Business, business.trim().to_owned()),
    ])
}

/// What is said of a window.
pub(super) fn of_window(window: &ServiceWindow) -> Fields {
    Fields::from([
        (CardField::Window, window.number.trim().to_owned()),
        (CardField::Business, window.purpose.trim().to_owned()),
    ])
}

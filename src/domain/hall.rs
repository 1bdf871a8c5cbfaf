//! The hall itself: profile, opening hours, numbered windows.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::dates::parse_time;
use super::ids::{FileId, WindowId};
use super::people::Phone;
use super::problems::{Field, Problem, Problems, Wrong};

/// What kind of hall it is; decides the daily check offered and the mark on the badge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sector {
    /// A power-supply station's hall (P1, P2).
    Power,
    /// A bank or credit-union branch (P8).
    Bank,
    /// Any other hall; no standard chosen yet.
    Other,
}

impl Sector {
    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Power => "power",
            Self::Bank => "bank",
            Self::Other => "other",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "power" => Some(Self::Power),
            "bank" => Some(Self::Bank),
            "other" => Some(Self::Other),
            _ => None,
        }
    }
}

/// The hall's profile (H).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Hall {
    /// Name on the screens and sheets, e.g. 长桥供电所营业厅.
    pub name: String,
    /// Unit printed on the badge (P1-1.2), e.g. 长桥供电所.
    pub unit_name: String,
    /// Kind of hall.
    pub sector: Sector,
    /// Floor area in m2 (P1-2.1), if known.
    pub area_m2: Option<f64>,
    /// Address; may be empty.
    pub address: String,
    /// Supervision phone on the badge; may be empty.
    pub supervision_phone: String,
    /// Public complaint phone (P1-9.1); may be empty.
    pub complaint_phone: String,
    /// Phone for rest days (P1-9.4); may be empty.
    pub rest_day_phone: String,
    /// When the doors open.
    pub opens_at: NaiveTime,
    /// When the doors close: the box is opened before it (P1-9.3).
    pub closes_at: NaiveTime,
    /// Weekdays the hall is open, Monday first.
    pub open_weekdays: [bool; 7],
    /// First day the records are kept here; earlier days are neither kept nor missed.
    pub records_since: NaiveDate,
    /// Unit colour, `#RRGGBB`.
    pub unit_colour: String,
    /// Logo printed on the badge instead of the mark.
    pub logo: Option<FileId>,
    /// Badges printed now are valid until this day.
    pub badge_valid_until: Option<NaiveDate>,
}

/// The unit colour where none was chosen.
pub const DEFAULT_UNIT_COLOUR: &str = "#00695F";

/// The profile as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `Hall`, as typed")]
pub struct HallDraft {
    pub name: String,
    pub unit_name: String,
    pub sector: String,
    pub area_m2: String,
    pub address: String,
    pub supervision_phone: String,
    pub complaint_phone: String,
    pub rest_day_phone: String,
    pub opens_at: String,
    pub closes_at: String,
    pub open_weekdays: [bool; 7],
    pub unit_colour: String,
    pub badge_valid_until: String,
}

impl HallDraft {
    /// The draft that shows a profile.
    pub fn of(hall: &Hall) -> Self {
        Self {
            name: hall.name.clone(),
            unit_name: hall.unit_name.clone(),
            sector: hall.sector.code().to_owned(),
            area_m2: hall.area_m2.map(|a| a.to_string()).unwrap_or_default(),
            address: hall.address.clone(),
            supervision_phone: hall.supervision_phone.clone(),
            complaint_phone: hall.complaint_phone.clone(),
            rest_day_phone: hall.rest_day_phone.clone(),
            opens_at: hall.opens_at.format("%H:%M").to_string(),
            closes_at: hall.closes_at.format("%H:%M").to_string(),
            open_weekdays: hall.open_weekdays,
            unit_colour: hall.unit_colour.clone(),
            badge_valid_until: hall.badge_valid_until.map(|d| d.to_string()).unwrap_or_default(),
        }
    }

    /// A new hall's draft: Monday to Saturday, 08:30 to 17:30, power supply.
    pub fn fresh() -> Self {
        Self {
            sector: Sector::Power.code().to_owned(),
            opens_at: "08:30".to_owned(),
            closes_at: "17:30".to_owned(),
            open_weekdays: [true, true, true, true, true, true, false],
            unit_colour: DEFAULT_UNIT_COLOUR.to_owned(),
            ..Self::default()
        }
    }

    /// Reads the draft; `before` gives what the form does not hold (logo, first day), `today` the first day of a new hall.
    ///
    /// # Errors
    /// Every problem of the form, in its order.
    pub fn check(&self, before: Option<&Hall>, today: NaiveDate) -> Result<Hall, Vec<Problem>> {
        let mut problems = Problems::default();
        let name = problems.required_line(Field::HallName, &self.name);
        let unit = problems.line(Field::UnitName, &self.unit_name);
        let hours = self.check_hours(&mut problems);
        let area_m2 = problems.take(Field::Area, optional(&self.area_m2, parse_area));
        for phone in [&self.supervision_phone, &self.complaint_phone, &self.rest_day_phone] {
            problems.take(Field::Phone, optional(phone, Phone::parse));
        }
        let unit_colour = problems.take(Field::Colour, parse_colour(&self.unit_colour));
        let badge_valid_until =
            problems.take(Field::Day, optional(&self.badge_valid_until, |t| super::dates::parse_date(t, today)));
        let hall = (|| {
            let (opens_at, closes_at) = hours?;
            let (name, unit) = (name?, unit?);
            Some(Hall {
                unit_name: if unit.is_empty() { unit_from(&name) } else { unit },
                name,
                sector: Sector::from_code(&self.sector).unwrap_or(Sector::Other),
                area_m2: area_m2?,
                address: self.address.trim().to_owned(),
                supervision_phone: self.supervision_phone.trim().to_owned(),
                complaint_phone: self.complaint_phone.trim().to_owned(),
                rest_day_phone: self.rest_day_phone.trim().to_owned(),
                opens_at,
                closes_at,
                open_weekdays: self.open_weekdays,
                records_since: before.map_or(today, |b| b.records_since),
                unit_colour: unit_colour?,
                logo: before.and_then(|b| b.logo),
                badge_valid_until: badge_valid_until?,
            })
        })();
        problems.finish(hall)
    }

    fn check_hours(&self, problems: &mut Problems) -> Option<(NaiveTime, NaiveTime)> {
        let opens = problems.take(Field::OpensAt, parse_time(&self.opens_at));
        let closes = problems.take(Field::ClosesAt, parse_time(&self.closes_at));
        if !self.open_weekdays.contains(&true) {
            problems.note(Field::OpenWeekdays, Wrong::Missing);
        }
        let (opens, closes) = opens.zip(closes)?;
        if closes <= opens {
            problems.note(Field::ClosesAt, Wrong::OutOfOrder);
        }
        Some((opens, closes))
    }
}

/// The unit's name where only the hall's was given: 长桥供电所营业厅 belongs to 长桥供电所.
fn unit_from(hall_name: &str) -> String {
    let unit = hall_name.strip_suffix("营业厅").filter(|unit| !unit.is_empty());
    unit.unwrap_or(hall_name).to_owned()
}

/// Reads a text that may be blank.
fn optional<T>(text: &str, parse: impl Fn(&str) -> Result<T, Wrong>) -> Result<Option<T>, Wrong> {
    if text.trim().is_empty() { Ok(None) } else { parse(text).map(Some) }
}

fn parse_area(text: &str) -> Result<f64, Wrong> {
    let area: f64 = super::people::half_width(text).trim().parse().map_err(|_| Wrong::NotANumber)?;
    if area.is_finite() && area > 0.0 { Ok(area) } else { Err(Wrong::NotANumber) }
}

/// Reads `#RRGGBB` (with or without the sign); blank is the default colour.
///
/// # Errors
/// `UnknownWord` for anything else.
pub fn parse_colour(text: &str) -> Result<String, Wrong> {
    let hex = text.trim().trim_start_matches('#').to_uppercase();
    if hex.is_empty() {
        return Ok(DEFAULT_UNIT_COLOUR.to_owned());
    }
    if hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Ok(format!("#{hex}"));
    }
    Err(Wrong::UnknownWord)
}

/// Red, green, blue of `#RRGGBB`; the default colour's where the text is none.
pub fn colour_rgb(text: &str) -> [u8; 3] {
    let hex = text.trim_start_matches('#');
    let part = |from: usize| hex.get(from..from + 2).and_then(|p| u8::from_str_radix(p, 16).ok());
    match (part(0), part(2), part(4)) {
        (Some(r), Some(g), Some(b)) => [r, g, b],
        _ => [0x00, 0x69, 0x5F],
    }
}

/// A numbered service position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceWindow {
    /// Row number.
    pub id: WindowId,
    /// Number or short name on the plate: `2`, `大堂`.
    pub number: String,
    /// What is done there; may be empty.
    pub purpose: String,
    /// Out of use since.
    pub retired_on: Option<NaiveDate>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    #[test]
    fn three_answers_make_a_hall() {
        let draft = HallDraft { name: " 长桥供电所营业厅 ".to_owned(), ..HallDraft::fresh() };
        let hall = draft.check(None, today()).unwrap();
        assert_eq!(hall.name, "长桥供电所营业厅");
        assert_eq!(hall.unit_name, "长桥供电所");
        assert_eq!(hall.records_since, today());
        assert_eq!(HallDraft::of(&hall).check(Some(&hall), today()), Ok(hall));
    }

    #[test]
    fn a_name_of_several_lines_or_with_other_control_signs_is_none() {
        for odd in ['\n', '\r', '\t', '\u{7}', '\u{2028}', '\u{202e}'] {
            let name = format!("长桥{odd}供电所");
            let draft = HallDraft { name: name.clone(), unit_name: name, ..HallDraft::fresh() };
            let wrong = Wrong::BadCharacter { character: odd };
            let found = draft.check(None, today()).unwrap_err();
            assert_eq!(found, [Problem::new(Field::HallName, wrong.clone()), Problem::new(Field::UnitName, wrong)]);
        }
    }

    #[test]
    fn every_problem_of_the_form_is_named_at_once() {
        let draft = HallDraft {
            opens_at: "18:00".to_owned(),
            open_weekdays: [false; 7],
            area_m2: "wide".to_owned(),
            unit_colour: "green".to_owned(),
            ..HallDraft::fresh()
        };
        let fields: Vec<Field> = draft.check(None, today()).unwrap_err().iter().map(|p| p.field).collect();
        assert_eq!(fields, [Field::HallName, Field::OpenWeekdays, Field::ClosesAt, Field::Area, Field::Colour]);
    }

    #[test]
    fn a_colour_is_six_hex_figures() {
        assert_eq!(parse_colour("00695f"), Ok("#00695F".to_owned()));
        assert_eq!(colour_rgb("#00695F"), [0, 0x69, 0x5F]);
        assert!(parse_colour("#12").is_err());
    }
}

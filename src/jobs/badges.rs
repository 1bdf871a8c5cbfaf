//! From people to badges: who can be printed, who is held back and why, and the PDF (P1-1.2). One way for screen,
//! print room and command line.

use crate::documents::badges::{BadgeCard, BadgeLabels, BadgeStyle, Mark, prints};
use crate::domain::badges::{BadgeContent, BadgeProblem, check_badge};
use crate::domain::hall::{DEFAULT_UNIT_COLOUR, Sector, colour_rgb};
use crate::domain::ids::StaffId;
use crate::domain::staff::StaffMember;
use crate::register::{Register, RegisterError};

/// The gold rule under the band.
const RULE_RGB: [u8; 3] = [0xC9, 0xA2, 0x4B];
/// The work number where the unit colour is the default one: a shade darker than the band.
const NUMBER_RGB: [u8; 3] = [0x00, 0x59, 0x4F];

/// Words on the card, in the language chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeWords {
    /// The line below the unit's name.
    pub caption: String,
    /// Labels of the fields.
    pub labels: BadgeLabels,
}

/// A person whose badge can be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyBadge {
    /// Who.
    pub staff: StaffId,
    /// What stands on the card.
    pub card: BadgeCard,
}

/// A person whose badge cannot be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldBack {
    /// Who.
    pub staff: StaffId,
    /// Work number.
    pub work_no: String,
    /// Name.
    pub name: String,
    /// Why.
    pub problems: Vec<BadgeProblem>,
}

/// What can be printed of the people asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    /// Look of the cards.
    pub style: BadgeStyle,
    /// Cards, in the order asked for.
    pub ready: Vec<ReadyBadge>,
    /// Who is held back, in the order asked for.
    pub held_back: Vec<HeldBack>,
}

/// The look of the hall's badges: unit, colours, logo, phone.
///
/// # Errors
/// The file's, when the logo cannot be read from it.
pub fn badge_style(register: &Register, words: BadgeWords) -> Result<BadgeStyle, RegisterError> {
    let hall = register.hall();
    let band_rgb = colour_rgb(&hall.unit_colour);
    let is_default = hall.unit_colour.eq_ignore_ascii_case(DEFAULT_UNIT_COLOUR);
    let BadgeWords { caption, labels } = words;
    Ok(BadgeStyle {
        unit_name: hall.unit_name.clone(),
        caption,
        band_rgb,
        rule_rgb: RULE_RGB,
        number_rgb: if is_default { NUMBER_RGB } else { band_rgb },
        logo: hall.logo.map(|logo| register.file(logo)).transpose()?,
        mark: if hall.sector == Sector::Power { Mark::Power } else { Mark::House },
        supervision_phone: hall.supervision_phone.clone(),
        labels,
    })
}

/// Everything that keeps a person's badge from being printed.
pub fn badge_problems(unit_name: &str, member: &StaffMember) -> Vec<BadgeProblem> {
    let record = &member.record;
    let content = BadgeContent {
        unit_name,
        name: record.name.as_str(),
        post: &record.post,
        title: &record.title,
        work_number: record.work_no.as_str(),
        has_photo: member.photo.is_some(),
    };
    check_badge(&content, prints)
}

/// Sorts people into cards ready to print and people held back.
///
/// # Errors
/// The file's.
pub fn collect(register: &Register, words: BadgeWords, people: &[StaffMember]) -> Result<Collected, RegisterError> {
    let style = badge_style(register, words)?;
    let mut collected = Collected { style, ready: Vec::new(), held_back: Vec::new() };
    for member in people {
        let problems = badge_problems(&collected.style.unit_name, member);
        let record = &member.record;
        match member.photo {
            Some(photo) if problems.is_empty() => {
                let card = BadgeCard {
                    work_no: record.work_no.as_str().to_owned(),
                    name: record.name.as_str().to_owned(),
                    title: record.title.clone(),
                    post: record.post.clone(),
                    photo_jpeg: register.file(photo)?,
                    valid_until: register.hall().badge_valid_until,
                };
                collected.ready.push(ReadyBadge { staff: member.id, card });
            }
            _ => collected.held_back.push(HeldBack {
                staff: member.id,
                work_no: record.work_no.as_str().to_owned(),
                name: record.name.as_str().to_owned(),
                problems,
            }),
        }
    }
    Ok(collected)
}

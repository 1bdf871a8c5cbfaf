//! The rules of a badge (P1-1.2): what must stand on it before it may be printed, and how long it is valid.

use chrono::NaiveDate;

/// The texts on a badge, for telling a person which one a problem sits in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BadgeField {
    /// Name of the unit.
    UnitName,
    /// Name of the person.
    Name,
    /// Post (岗位).
    Post,
    /// Title (职务).
    Title,
    /// Work number (工号).
    WorkNumber,
}

/// One thing that keeps a badge from being printed (P1-1.2, §4.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BadgeProblem {
    /// No 1-inch photo.
    MissingPhoto,
    /// The hall has no unit name.
    MissingUnitName,
    /// No name.
    MissingName,
    /// No post.
    MissingPost,
    /// No title.
    MissingTitle,
    /// No work number.
    MissingWorkNumber,
    /// No font can print this character.
    NoGlyph {
        /// The text it stands in.
        field: BadgeField,
        /// The character.
        character: char,
    },
}

/// What is known of a badge before it is printed; empty or blank texts count as missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadgeContent<'a> {
    /// Name of the unit.
    pub unit_name: &'a str,
    /// Name of the person.
    pub name: &'a str,
    /// Post.
    pub post: &'a str,
    /// Title.
    pub title: &'a str,
    /// Work number.
    pub work_number: &'a str,
    /// Whether a 1-inch photo is there.
    pub has_photo: bool,
}

/// Everything that keeps this badge from being printed, in the order of the card; empty means it may be printed (P1-1.2).
/// `prints` says whether some font holds a character (§4.8); each one that none holds is named once a text.
pub fn check_badge(content: &BadgeContent<'_>, prints: impl Fn(char) -> bool) -> Vec<BadgeProblem> {
    let BadgeContent { unit_name, name, post, title, work_number, has_photo } = *content;
    let mut problems = Vec::new();
    if !has_photo {
        problems.push(BadgeProblem::MissingPhoto);
    }
    let texts = [
        (BadgeField::UnitName, unit_name, BadgeProblem::MissingUnitName),
        (BadgeField::Name, name, BadgeProblem::MissingName),
        (BadgeField::WorkNumber, work_number, BadgeProblem::MissingWorkNumber),
        (BadgeField::Post, post, BadgeProblem::MissingPost),
        (BadgeField::Title, title, BadgeProblem::MissingTitle),
    ];
    for (field, text, missing) in texts {
        if text.trim().is_empty() {
            problems.push(missing);
        }
        problems.extend(unprintable(text, &prints).map(|character| BadgeProblem::NoGlyph { field, character }));
    }
    problems
}

/// The characters of the text that do not print, each once, in order of appearance.
fn unprintable(text: &str, prints: impl Fn(char) -> bool) -> impl Iterator<Item = char> {
    let mut found = Vec::new();
    for character in text.chars() {
        if !prints(character) && !found.contains(&character) {
            found.push(character);
        }
    }
    found.into_iter()
}

/// From how many days before its last day a badge counts as running out (with 7 days left it does).
pub const EXPIRES_SOON_DAYS: i64 = 7;

/// How a badge stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BadgeState {
    /// Valid, and for longer than a week.
    Valid,
    /// Valid today, within its last 7 days.
    ExpiresSoon,
    /// Its last day has passed.
    Expired,
    /// No badge with a date was made.
    None,
}

/// The state on `today` of a badge valid up to and including `valid_until`.
pub fn badge_state(valid_until: Option<NaiveDate>, today: NaiveDate) -> BadgeState {
    let Some(last_day) = valid_until else {
        return BadgeState::None;
    };
    match (last_day - today).num_days() {
        ..0 => BadgeState::Expired,
        0..=EXPIRES_SOON_DAYS => BadgeState::ExpiresSoon,
        _ => BadgeState::Valid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complete() -> BadgeContent<'static> {
        BadgeContent {
            unit_name: "长桥供电所",
            name: "沈若溪",
            post: "业务受理员",
            title: "副班长",
            work_number: "CQ0217",
            has_photo: true,
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_complete_badge_may_be_printed() {
        assert_eq!(check_badge(&complete(), |_| true), vec![]);
    }

    #[test]
    fn every_missing_part_is_named_in_the_order_of_the_card() {
        let empty =
            BadgeContent { unit_name: "", name: " ", post: "\u{3000}", title: "", work_number: "\t", has_photo: false };
        let expected = vec![
            BadgeProblem::MissingPhoto,
            BadgeProblem::MissingUnitName,
            BadgeProblem::MissingName,
            BadgeProblem::MissingWorkNumber,
            BadgeProblem::MissingPost,
            BadgeProblem::MissingTitle,
        ];
        assert_eq!(check_badge(&empty, |_| true), expected);
    }

    #[test]
    fn a_character_without_a_glyph_is_named_with_its_field_and_once() {
        let content = BadgeContent { name: "王\u{20105}\u{20105}", post: "收\u{20105}员", ..complete() };
        let character = '\u{20105}';
        let expected = vec![
            BadgeProblem::NoGlyph { field: BadgeField::Name, character },
            BadgeProblem::NoGlyph { field: BadgeField::Post, character },
        ];
        assert_eq!(check_badge(&content, |c| c != character), expected);
    }

    #[test]
    fn a_badge_is_valid_through_its_last_day() {
        let until = Some(day("2028-12-31"));
        assert_eq!(badge_state(until, day("2028-12-23")), BadgeState::Valid);
        assert_eq!(badge_state(until, day("2028-12-24")), BadgeState::ExpiresSoon);
        assert_eq!(badge_state(until, day("2028-12-31")), BadgeState::ExpiresSoon);
        assert_eq!(badge_state(until, day("2029-01-01")), BadgeState::Expired);
        assert_eq!(badge_state(None, day("2028-12-24")), BadgeState::None);
    }
}

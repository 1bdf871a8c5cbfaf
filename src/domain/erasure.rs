//! Erasing a person (《个人信息保护法》第四十七条): what stands against it, what it leaves behind. The statistics stay.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cases::CaseNumber;
use super::dates::Moment;
use super::ids::{CaseId, StaffId};

/// Who is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Person {
    /// Somebody of the roster.
    Staff(StaffId),
    /// The customer of a case.
    Customer(CaseId, Cases),
}

/// Which cases of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cases {
    /// This one.
    This,
    /// All with the same name and contact.
    Same,
}

/// Why a person is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErasureReason {
    /// The person asked for it.
    #[default]
    Asked,
    /// The time their records are kept is over.
    Retention,
    /// Something else, in words.
    Other,
}

impl ErasureReason {
    /// All, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Asked, Self::Retention, Self::Other];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Retention => "retention",
            Self::Other => "other",
        }
    }
}

/// What becomes of mentions of the person in texts about something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Mentions {
    /// Edited out everywhere.
    #[default]
    EditedOut,
    /// Edited out of the person's own records only, as where another person has the same name.
    OwnOnly,
}

/// What stands against erasing somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Barrier {
    /// Still works here.
    StillHere,
    /// Has a card that counts, or one not given back.
    LiveCards(Vec<String>),
    /// Cases being worked on: the customer's own, or those a member of staff still has.
    OpenCases(Vec<CaseNumber>),
    /// May open the file.
    MayOpenFile,
    /// Erased already.
    Erased,
    /// The records are not as old as they must become, which is after this day.
    WithinMinimum(NaiveDate),
}

impl Barrier {
    /// Whether it gives way to the person's own wish, with a note that says why (PIPL art. 47).
    pub fn gives_way(&self) -> bool {
        matches!(self, Self::WithinMinimum(_))
    }
}

/// The barriers that stand, given why it is done and the note: an open case and a live card always; the shortest time
/// kept only until the person asks and the note says so.
pub fn standing<'a>(barriers: &'a [Barrier], reason: ErasureReason, note: &str) -> Vec<&'a Barrier> {
    let is_asked = reason == ErasureReason::Asked && !note.trim().is_empty();
    barriers.iter().filter(|barrier| !(barrier.gives_way() && is_asked)).collect()
}

/// What stands in the place of the name: the word of the language and a running number in full-width figures, so that it
/// is a name by the rules of the roster: `已抹去０３`.
pub fn neutral_name(word: &str, number: u32) -> String {
    let figures = format!("{number:02}");
    let wide = figures.chars().filter_map(|figure| char::from_u32(u32::from(figure) + 0xFEE0));
    word.trim().chars().chain(wide).collect()
}

/// Copies of the file made before the newest erasure, which still hold who was erased; none of them when no later copy is
/// there, for the last copy is never given up.
pub fn copies_holding(copies: &[Moment], newest_erasure: Moment) -> Vec<Moment> {
    let has_later = copies.iter().any(|copy| *copy > newest_erasure);
    copies.iter().copied().filter(|copy| has_later && *copy <= newest_erasure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::people::PersonName;

    #[test]
    fn the_neutral_name_is_a_name_by_the_rules_of_the_roster() {
        assert_eq!(neutral_name("已抹去", 3), "已抹去０３");
        assert_eq!(neutral_name("Erased", 112), "Erased１１２");
        for name in [neutral_name("已抹去", 3), neutral_name("Erased", 9)] {
            assert_eq!(PersonName::parse(&name).unwrap().as_str(), name);
        }
    }

    #[test]
    fn copies_older_than_an_erasure_go_only_when_a_later_one_is_there() {
        let copies = [Moment(10), Moment(20), Moment(30)];
        assert_eq!(copies_holding(&copies, Moment(20)), [Moment(10), Moment(20)]);
        assert_eq!(copies_holding(&copies, Moment(30)), []);
        assert_eq!(copies_holding(&copies, Moment(5)), []);
    }

    #[test]
    fn only_the_shortest_time_gives_way_and_only_to_a_wish_with_a_note() {
        let day = "2027-03-01".parse().unwrap();
        let barriers = [Barrier::WithinMinimum(day), Barrier::LiveCards(vec!["CQ0217-01".into()])];
        let left = |reason, note: &str| standing(&barriers, reason, note).len();
        assert_eq!(left(ErasureReason::Asked, "本人来信"), 1);
        assert_eq!(left(ErasureReason::Asked, "  "), 2);
        assert_eq!(left(ErasureReason::Retention, "到期"), 2);
    }
}

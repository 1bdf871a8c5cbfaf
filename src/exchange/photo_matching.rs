//! Whose picture a file is: by the work number its name begins with, else by the person's name in it. Two people of one
//! name are told, never guessed.

use std::collections::HashMap;

use super::photo_folder::number_of;
use crate::domain::ids::StaffId;
use crate::domain::people::half_width;

/// Somebody a picture may be of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// Who.
    pub id: StaffId,
    /// Work number, upper case.
    pub work_no: String,
    /// Name.
    pub name: String,
}

/// Whose a picture is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// Of the person with this work number.
    ByNumber(StaffId),
    /// Of the only person of this name.
    ByName(StaffId),
    /// Several people could be meant: a person has to say.
    Ambiguous(Vec<StaffId>),
    /// Nobody on the roster is called so.
    Unknown,
}

impl Whose {
    /// The person, where there is one.
    pub fn person(&self) -> Option<StaffId> {
        match self {
            Self::ByNumber(id) | Self::ByName(id) => Some(*id),
            Self::Ambiguous(_) | Self::Unknown => None,
        }
    }
}

/// People by number and name.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    by_number: HashMap<String, StaffId>,
    /// Names as compared, longest first, each with everyone who has it.
    names: Vec<(String, Vec<StaffId>)>,
}

impl Roster {
    /// Of everyone a picture may be of.
    pub fn of(people: &[KnownPerson]) -> Self {
        let mut named: HashMap<String, Vec<StaffId>> = HashMap::new();
        let by_number = people.iter().map(|person| (person.work_no.clone(), person.id)).collect();
        for person in people {
            named.entry(bare(&person.name)).or_default().push(person.id);
        }
        let mut names: Vec<_> = named.into_iter().filter(|(name, _)| !name.is_empty()).collect();
        names.sort_by(|(a, _), (b, _)| b.chars().count().cmp(&a.chars().count()).then(a.cmp(b)));
        Self { by_number, names }
    }

    /// Whose picture a file is, by its name without ending.
    pub fn whose(&self, stem: &str) -> Whose {
        let number = number_of(stem);
        if let Some(id) = self.by_number.get(&number) {
            return Whose::ByNumber(*id);
        }
        let mut rest = bare(stem);
        let mut found: Vec<StaffId> = Vec::new();
        for (name, people) in &self.names {
            // A name found is taken out, so that a shorter name inside it is not found again.
            if let Some(at) = rest.find(name.as_str()) {
                rest.replace_range(at..at + name.len(), " ");
                found.extend(people);
            }
        }
        match found.as_slice() {
            [] => Whose::Unknown,
            [one] => Whose::ByName(*one),
            _ => Whose::Ambiguous(found),
        }
    }
}

/// A name as compared: half-width, no blanks, dots, dashes or lines, lower case.
fn bare(name: &str) -> String {
    let is_between = |sign: char| sign.is_whitespace() || "\u{b7}\u{2022}\u{30fb}\u{ff65}._-".contains(sign);
    half_width(name).chars().filter(|sign| !is_between(*sign)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roster() -> Roster {
        let person = |id: i64, work_no: &str, name: &str| KnownPerson {
            id: StaffId(id),
            work_no: work_no.to_owned(),
            name: name.to_owned(),
        };
        Roster::of(&[
            person(1, "CQ0217", "沈若溪"),
            person(2, "CQ0218", "张伟"),
            person(3, "CQ0219", "张伟"),
            person(4, "0014", "阿尔斯兰·土尔逊"),
            person(5, "CQ0221", "张伟明"),
            person(6, "CQ0222", "Li Na"),
        ])
    }

    fn whose(stem: &str) -> Whose {
        roster().whose(stem)
    }

    #[test]
    fn a_work_number_in_front_says_whose() {
        assert_eq!(whose("CQ0217"), Whose::ByNumber(StaffId(1)));
        assert_eq!(whose("cq0217 张伟"), Whose::ByNumber(StaffId(1)), "the number comes before the name");
        assert_eq!(whose("0014(1)"), Whose::ByNumber(StaffId(4)));
    }

    #[test]
    fn a_name_anywhere_says_whose() {
        assert_eq!(whose("沈若溪一寸照"), Whose::ByName(StaffId(1)));
        assert_eq!(whose("2026 沈 若溪"), Whose::ByName(StaffId(1)));
        assert_eq!(whose("阿尔斯兰•土尔逊"), Whose::ByName(StaffId(4)));
        assert_eq!(whose("IMG li_na"), Whose::ByName(StaffId(6)));
    }

    #[test]
    fn the_longer_name_wins_over_the_one_inside_it() {
        assert_eq!(whose("张伟明"), Whose::ByName(StaffId(5)));
    }

    #[test]
    fn two_of_one_name_and_two_names_are_told_not_guessed() {
        assert_eq!(whose("张伟"), Whose::Ambiguous(vec![StaffId(2), StaffId(3)]));
        assert_eq!(whose("沈若溪 Li Na"), Whose::Ambiguous(vec![StaffId(6), StaffId(1)]));
    }

    #[test]
    fn nobody_is_nobody() {
        for stem in ["IMG_2044", "王五", "", "021"] {
            assert_eq!(whose(stem), Whose::Unknown, "{stem}");
        }
    }
}

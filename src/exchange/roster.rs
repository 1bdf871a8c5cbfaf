//! Who or what a cell of a list means: a member of staff, a window, a team.

use std::collections::{BTreeSet, HashMap};

use super::case_terms::{folded, is_hall};
use super::staff_cells::clean;
use crate::domain::cases::Target;
use crate::domain::hall::ServiceWindow;
use crate::domain::ids::{StaffId, WindowId};
use crate::domain::people::half_width;
use crate::domain::problems::Wrong;
use crate::domain::staff::StaffMember;

/// The roster and the windows, ready to be asked by what a cell says.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    people: Vec<Person>,
    by_number: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    by_id: HashMap<StaffId, usize>,
    /// As [`Self::told`] writes them.
    by_told: HashMap<String, StaffId>,
    windows: Vec<(String, WindowId)>,
    teams: BTreeSet<String>,
}

#[derive(Debug, Clone)]
struct Person {
    id: StaffId,
    work_no: String,
    name: String,
    team: String,
}

impl Roster {
    /// Of everyone, whatever their status: registers speak of people who left.
    pub fn new(staff: &[StaffMember], windows: &[ServiceWindow]) -> Self {
        let mut roster = Self::default();
        for (index, member) in staff.iter().enumerate() {
            let record = &member.record;
            let (work_no, name) = (record.work_no.as_str().to_owned(), record.name.as_str().to_owned());
            roster.by_number.insert(folded_number(&work_no), index);
            roster.by_name.entry(folded(&name)).or_default().push(index);
            roster.by_id.insert(member.id, index);
            roster.by_told.insert(format!("{work_no} {name}"), member.id);
            if !record.team.is_empty() {
                roster.teams.insert(record.team.clone());
            }
            roster.people.push(Person { id: member.id, work_no, name, team: record.team.clone() });
        }
        roster.windows = windows.iter().map(|window| (window.number.clone(), window.id)).collect();
        roster
    }

    /// Who a cell means: `CQ0217`, `沈若溪`, `CQ0217 沈若溪`, `沈若溪（CQ0217）`.
    ///
    /// # Errors
    /// `UnknownPerson`, `SeveralPeople`.
    pub(super) fn find(&self, cell: &str) -> Result<StaffId, Wrong> {
        if let Some(id) = self.by_told.get(cell) {
            return Ok(*id);
        }
        let text = half_width(&clean(cell));
        let parts: Vec<&str> = text.split([' ', '(', ')', '/', ',', '、']).filter(|part| !part.is_empty()).collect();
        let numbered = parts.iter().find_map(|part| {
            let index = self.by_number.get(&folded_number(part))?;
            Some((*part, self.people.get(*index)?))
        });
        if let Some((number, person)) = numbered {
            let rest: String = parts.iter().filter(|part| **part != number).copied().collect();
            let is_same = rest.is_empty() || folded(&rest) == folded(&person.name);
            return if is_same { Ok(person.id) } else { Err(Wrong::UnknownPerson) };
        }
        // `沈若溪（营业员）`: what stands in brackets is not the name.
        let outer = text.split('(').next().unwrap_or_default();
        let named = [text.as_str(), outer].into_iter().find_map(|name| self.by_name.get(&folded(name)));
        match named.map(Vec::as_slice) {
            None | Some([]) => Err(Wrong::UnknownPerson),
            Some([index]) => self.people.get(*index).map(|person| person.id).ok_or(Wrong::UnknownPerson),
            Some(_) => Err(Wrong::SeveralPeople),
        }
    }

    /// Whom a case is about: the hall, a window (`3 号窗口`), a team, a person.
    ///
    /// # Errors
    /// `UnknownWord`, `SeveralPeople`.
    pub(super) fn target(&self, cell: &str) -> Result<Target, Wrong> {
        let text = clean(cell);
        if is_hall(&text) {
            return Ok(Target::Hall);
        }
        if let Some(team) = self.teams.get(&text) {
            return Ok(Target::Team(team.clone()));
        }
        let plain = folded(&text);
        let is_window = ["窗", "柜", "window", "counter"].iter().any(|word| plain.contains(word));
        if is_window {
            let words = ["号", "服务", "窗口", "窗", "柜台", "柜", "第", "window", "counter", "no."];
            let number = words.iter().fold(plain, |number, word| number.replace(word, ""));
            let found = self.windows.iter().find(|(known, _)| folded(known) == number);
            return found.map(|(_, id)| Target::Window(*id)).ok_or(Wrong::UnknownWord);
        }
        match self.find(cell) {
            Ok(id) => Ok(Target::Person(id)),
            Err(Wrong::SeveralPeople) => Err(Wrong::SeveralPeople),
            Err(_) => Err(Wrong::UnknownWord),
        }
    }

    /// Whether a person is whom a case is about (recusal), as far as the roster tells.
    pub(super) fn is_target(&self, person: StaffId, target: &Target) -> bool {
        match target {
            Target::Person(id) => *id == person,
            Target::Team(team) => {
                self.by_id.get(&person).and_then(|index| self.people.get(*index)).is_some_and(|one| one.team == *team)
            }
            Target::Nobody | Target::Hall | Target::Window(_) => false,
        }
    }

    /// `CQ0217 沈若溪`, as [`Self::find`] reads it.
    pub fn told(&self, id: StaffId) -> String {
        let person = self.by_id.get(&id).and_then(|index| self.people.get(*index));
        person.map(|person| format!("{} {}", person.work_no, person.name)).unwrap_or_default()
    }

    /// The window of a number, as it is written.
    pub(super) fn window_numbered(&self, number: &str) -> Option<WindowId> {
        self.windows.iter().find(|(known, _)| known == number).map(|(_, id)| *id)
    }

    /// A window's number.
    pub fn window(&self, id: WindowId) -> Option<&str> {
        self.windows.iter().find(|(_, known)| *known == id).map(|(number, _)| number.as_str())
    }
}

fn folded_number(text: &str) -> String {
    half_width(text).trim().to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::staff::StaffDraft;

    fn member(id: i64, work_no: &str, name: &str, team: &str) -> StaffMember {
        let draft =
            StaffDraft { work_no: work_no.into(), name: name.into(), team: team.into(), ..StaffDraft::default() };
        let record = draft.check("2026-11-23".parse().unwrap()).unwrap();
        StaffMember { id: StaffId(id), uid: String::new(), record, photo: None, photo_original: None }
    }

    fn roster() -> Roster {
        let staff = [
            member(1, "CQ0217", "沈若溪", "客户服务班"),
            member(2, "0005", "Anna Maria", "配电班"),
            member(3, "CQ3", "王芳", "配电班"),
            member(4, "CQ4", "王芳", ""),
        ];
        let window = ServiceWindow { id: WindowId(7), number: "3".into(), purpose: String::new(), retired_on: None };
        Roster::new(&staff, &[window])
    }

    #[test]
    fn people_are_found_by_number_or_name_and_never_guessed() {
        let roster = roster();
        for cell in ["cq0217", "沈 若溪", "CQ0217 沈若溪", "沈若溪（ＣＱ0217）"] {
            assert_eq!(roster.find(cell), Ok(StaffId(1)), "{cell}");
        }
        assert_eq!(roster.find("anna maria"), Ok(StaffId(2)));
        assert_eq!(roster.find("0005"), Ok(StaffId(2)));
        assert_eq!(roster.find("王芳"), Err(Wrong::SeveralPeople));
        assert_eq!(roster.find("王芳 CQ4"), Ok(StaffId(4)));
        assert_eq!(roster.find("王芳 CQ0217"), Err(Wrong::UnknownPerson));
        assert_eq!(roster.find("李四"), Err(Wrong::UnknownPerson));
    }

    #[test]
    fn whom_a_case_is_about_is_a_window_a_team_a_person_or_the_hall() {
        let roster = roster();
        for (cell, expected) in [
            ("３ 号窗口", Ok(Target::Window(WindowId(7)))),
            ("窗口3", Ok(Target::Window(WindowId(7)))),
            ("9号窗口", Err(Wrong::UnknownWord)),
            ("配电班", Ok(Target::Team("配电班".into()))),
            ("沈若溪", Ok(Target::Person(StaffId(1)))),
            ("营业厅", Ok(Target::Hall)),
            ("那个戴眼镜的", Err(Wrong::UnknownWord)),
        ] {
            assert_eq!(roster.target(cell), expected, "{cell}");
        }
        assert!(roster.is_target(StaffId(3), &Target::Team("配电班".into())));
    }
}

//! Cells of a register of cases that hold a time, a person or whom a case is about.

use std::collections::{BTreeSet, HashMap};

use chrono::{NaiveDate, NaiveTime, Timelike};

use super::case_terms::{folded, is_hall};
use super::staff_cells::{clean, dated};
use crate::domain::cases::Target;
use crate::domain::dates::{Moment, parse_date, parse_time};
use crate::domain::hall::ServiceWindow;
use crate::domain::ids::{StaffId, WindowId};
use crate::domain::people::{half_width, is_ruined};
use crate::domain::problems::Wrong;
use crate::domain::staff::StaffMember;

/// A time as a cell tells it: to the minute, or only the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TimeTold {
    pub(super) day: NaiveDate,
    pub(super) time: Option<NaiveTime>,
}

impl TimeTold {
    /// The moment meant; without a time the day's first, but not before what happened earlier on that day.
    pub(super) fn moment(self, not_before: Option<Moment>) -> Moment {
        let midnight = Moment::at(self.day, NaiveTime::MIN);
        match (self.time, not_before) {
            (Some(time), _) => Moment::at(self.day, time),
            (None, Some(earlier)) if earlier.date() == self.day => earlier,
            (None, _) => midnight,
        }
    }
}

/// Reads a day, with or without a time: `2024-03-05 14:20`, `2024年3月5日下午2时20分`, `2024/3/5`, a spreadsheet's day
/// number. A year is needed: a register speaks of years gone by.
///
/// # Errors
/// `NotADate`, `NotATime`, `NoYear`.
pub(super) fn time_told(cell: &str) -> Result<TimeTold, Wrong> {
    let plain = half_width(&clean(cell));
    let plain = plain.trim();
    if let Some(told) = of_serial(plain) {
        return Ok(told);
    }
    if !plain.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(Wrong::NotADate);
    }
    let (day, time) = split_at_time(plain);
    let groups: Vec<&str> = day.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    if matches!(groups.as_slice(), [month, _] if month.len() <= 2) {
        return Err(Wrong::NoYear);
    }
    // The day given here completes nothing: a year is always told.
    let day = parse_date(day, NaiveDate::MIN)?;
    let time = Some(time.trim()).filter(|time| !time.is_empty()).map(time_of_day).transpose()?;
    Ok(TimeTold { day, time })
}

/// Where the day ends and the time begins.
fn split_at_time(text: &str) -> (&str, &str) {
    let end = text.find(['日', '号']).map(|at| at + '日'.len_utf8());
    let end = end.or_else(|| text.find(|c: char| c.is_whitespace() || c == 'T')).unwrap_or(text.len());
    let (day, time) = text.split_at(end);
    (day.trim(), time.trim_start_matches('T'))
}

/// Reads a time of day; seconds are dropped, the afternoon is understood.
///
/// # Errors
/// `NotATime`.
pub(super) fn time_of_day(text: &str) -> Result<NaiveTime, Wrong> {
    let lower = half_width(&clean(text)).to_lowercase();
    let is_late = ["下午", "晚上", "晚", "pm"].iter().any(|word| lower.contains(word));
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '时' | '点' | '分');
    let kept: String = lower.chars().filter(|c| is_figure(*c)).collect();
    let words = ["上午", "早上", "中午", "下午", "晚上", "晚", "am", "pm", "秒"];
    let rest = words.iter().fold(lower.clone(), |rest, word| rest.replace(word, ""));
    if !rest.chars().all(|c| is_figure(c) || c == ' ') {
        return Err(Wrong::NotATime);
    }
    let parts: Vec<&str> = kept.split([':', '.', '时', '点', '分']).collect();
    let minute = match parts.as_slice() {
        [all] => (*all).to_owned(),
        [hour, minute, ..] => format!("{hour}:{minute}"),
        [] => return Err(Wrong::NotATime),
    };
    let time = parse_time(&minute).map_err(|_| Wrong::NotATime)?;
    let is_afternoon = is_late && time.hour() < 12;
    Ok(if is_afternoon { time.overflowing_add_signed(chrono::Duration::hours(12)).0 } else { time })
}

/// A spreadsheet's day number, with its time as a fraction: `45356.6` is 2024-03-05 14:24.
fn of_serial(text: &str) -> Option<TimeTold> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let day = dated(whole.to_owned());
    if day == whole || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part: f64 = format!("0.{fraction}").parse().unwrap_or(0.0);
    let seconds = ((part * 1440.0).round() as u32).min(1439) * 60;
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0).filter(|_| seconds > 0);
    Some(TimeTold { day: day.parse().ok()?, time })
}

/// A phone as a cell has it: `13800002610.0`, as some programs write a number, loses its end.
///
/// # Errors
/// `RuinedNumber` for `1.38E+10`.
pub(super) fn contact(cell: &str) -> Result<String, Wrong> {
    let text = clean(cell);
    if is_ruined(&text) {
        return Err(Wrong::RuinedNumber);
    }
    let whole = text.strip_suffix(".0").filter(|whole| whole.len() >= 7 && whole.bytes().all(|b| b.is_ascii_digit()));
    Ok(whole.map(str::to_owned).unwrap_or(text))
}

/// The roster and the windows, ready to be asked by what a cell says.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    people: Vec<Person>,
    by_number: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    by_id: HashMap<StaffId, usize>,
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
        let folded = folded(&text);
        let is_window = ["窗", "柜", "window", "counter"].iter().any(|word| folded.contains(word));
        if is_window {
            let words = ["号", "服务", "窗口", "窗", "柜台", "柜", "第", "window", "counter", "no."];
            let number = words.iter().fold(folded, |number, word| number.replace(word, ""));
            let found = self.windows.iter().find(|(known, _)| super::case_terms::folded(known) == number);
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

    fn told(cell: &str) -> String {
        match time_told(cell) {
            Ok(TimeTold { day, time: Some(time) }) => format!("{day} {}", time.format("%H:%M")),
            Ok(TimeTold { day, time: None }) => day.to_string(),
            Err(wrong) => format!("{wrong:?}"),
        }
    }

    #[test]
    fn times_are_read_as_registers_write_them() {
        for (cell, expected) in [
            ("2024-03-05 14:20", "2024-03-05 14:20"),
            ("2024-03-05T14:20:59", "2024-03-05 14:20"),
            ("2024年3月5日下午2时20分", "2024-03-05 14:20"),
            ("2024年3月5日 9点", "2024-03-05 09:00"),
            ("2024/3/5  9:05", "2024-03-05 09:05"),
            ("2024.3.5", "2024-03-05"),
            ("24-3-5 2:20 PM", "2024-03-05 14:20"),
            ("20240305", "2024-03-05"),
            ("45356", "2024-03-05"),
            ("45356.6", "2024-03-05 14:24"),
            ("３月５日", "NoYear"),
            ("11-23", "NoYear"),
            ("2024年3月", "NotADate"),
            ("今天", "NotADate"),
            ("-1", "NotADate"),
            ("2024-02-30", "NotADate"),
            ("2024-03-05 25:00", "NotATime"),
            ("2024-03-05 上班前", "NotATime"),
        ] {
            assert_eq!(told(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_day_without_a_time_is_not_before_what_happened_earlier_on_it() {
        let received = Moment::at("2024-03-05".parse().unwrap(), NaiveTime::from_hms_opt(14, 20, 0).unwrap());
        let same_day = time_told("2024-03-05").unwrap();
        assert_eq!(same_day.moment(Some(received)), received);
        assert_eq!(time_told("2024-03-06").unwrap().moment(Some(received)).time(), NaiveTime::MIN);
    }

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

    #[test]
    fn a_phone_keeps_its_digits_and_a_ruined_one_is_named() {
        assert_eq!(contact("13800002610.0"), Ok("13800002610".into()));
        assert_eq!(contact("1.38E+10"), Err(Wrong::RuinedNumber));
        assert_eq!(contact(" 北街 3 号 "), Ok("北街 3 号".into()));
    }
}

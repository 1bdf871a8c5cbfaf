//! The roster: who works here, where, since when (S; P1-1.2, P2-3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dates::parse_date;
use super::ids::{FileId, StaffId, WindowId};
use super::people::{PersonName, Phone, WorkNo};
use super::personal::Why;
use super::problems::{Field, Problem, Problems, Wrong};

/// Sex as kept on the roster.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 女
    Female,
    /// 男
    Male,
}

impl Sex {
    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }

    /// Reads `女`, `男`, `f`, `male`...
    ///
    /// # Errors
    /// `UnknownWord`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        match text.trim().to_lowercase().as_str() {
            "女" | "女性" | "female" | "f" | "w" => Ok(Self::Female),
            "男" | "男性" | "male" | "m" => Ok(Self::Male),
            _ => Err(Wrong::UnknownWord),
        }
    }
}

/// Where a person stands with the hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StaffStatus {
    /// 在岗: works here now; needs a valid badge.
    #[default]
    Active,
    /// 休假: away for a time.
    OnLeave,
    /// 调出: moved to another unit.
    Moved,
    /// 离职: left.
    Left,
}

impl StaffStatus {
    /// All, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Active, Self::OnLeave, Self::Moved, Self::Left];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::OnLeave => "on_leave",
            Self::Moved => "moved",
            Self::Left => "left",
        }
    }

    /// Reads the file's word or what a list says (`在岗`, `在职`, `休假`, `调离`, `离职`, `退休`...).
    ///
    /// # Errors
    /// `UnknownWord`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        match text.trim().to_lowercase().as_str() {
            "active" | "在岗" | "在职" | "正常" | "在编" => Ok(Self::Active),
            "on_leave" | "on leave" | "休假" | "请假" | "产假" | "病假" => Ok(Self::OnLeave),
            "moved" | "调出" | "调离" | "调走" | "借调" => Ok(Self::Moved),
            "left" | "离职" | "离岗" | "退休" | "辞职" => Ok(Self::Left),
            _ => Err(Wrong::UnknownWord),
        }
    }
}

/// A person's data as on the roster, without row numbers: what a form or a list gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffRecord {
    /// Work number, unique in the hall.
    pub work_no: WorkNo,
    /// Name.
    pub name: PersonName,
    /// Sex, if told.
    pub sex: Option<Sex>,
    /// Team (班组); may be empty.
    pub team: String,
    /// Title (职务); may be empty.
    pub title: String,
    /// Post (岗位); may be empty.
    pub post: String,
    /// Window number as on its plate; empty for none.
    pub window: String,
    /// First day at this hall.
    pub joined_on: Option<NaiveDate>,
    /// Phone; personal data, masked in lists.
    pub phone: Option<Phone>,
    /// Qualifications, one each.
    pub qualifications: Vec<String>,
    /// Languages, one each.
    pub languages: Vec<String>,
    /// Status.
    pub status: StaffStatus,
}

/// A person on the roster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StaffMember {
    /// Row number.
    pub id: StaffId,
    /// Number that is unique over all halls (UUIDv7).
    pub uid: String,
    /// The data of the form.
    pub record: StaffRecord,
    /// 1-inch photo, cropped 25:35, as it prints.
    pub photo: Option<FileId>,
    /// The photo as it was brought in.
    pub photo_original: Option<FileId>,
}

/// A period at a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WindowPeriod {
    /// Window.
    pub window: WindowId,
    /// Its number at the time.
    pub number: String,
    /// From this day.
    pub from_on: NaiveDate,
    /// Until this day; `None` while it lasts.
    pub until_on: Option<NaiveDate>,
}

/// A person's form, as typed.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `StaffRecord`, as typed")]
pub struct StaffDraft {
    pub work_no: String,
    pub name: String,
    pub sex: String,
    pub team: String,
    pub title: String,
    pub post: String,
    pub window: String,
    pub joined_on: String,
    pub phone: String,
    pub qualifications: String,
    pub languages: String,
    pub status: String,
}

/// What is typed is personal: nothing of it goes to a log.
impl std::fmt::Debug for StaffDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StaffDraft").field("work_no", &self.work_no).finish_non_exhaustive()
    }
}

/// Longest text of a roster field, in characters.
const TEXT_MOST: usize = 60;

impl StaffDraft {
    /// The draft that shows a record.
    pub fn of(record: &StaffRecord) -> Self {
        Self {
            work_no: record.work_no.as_str().to_owned(),
            name: record.name.as_str().to_owned(),
            sex: record.sex.map(|s| s.code().to_owned()).unwrap_or_default(),
            team: record.team.clone(),
            title: record.title.clone(),
            post: record.post.clone(),
            window: record.window.clone(),
            joined_on: record.joined_on.map(|d| d.to_string()).unwrap_or_default(),
            phone: record.phone.as_ref().map(|p| p.reveal(Why::Edited).to_owned()).unwrap_or_default(),
            qualifications: record.qualifications.join("、"),
            languages: record.languages.join("、"),
            status: record.status.code().to_owned(),
        }
    }

    /// Reads the form. Work number and name are required; post, title and photo may come later (the print room says
    /// what is missing, P1-1.2).
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self, today: NaiveDate) -> Result<StaffRecord, Vec<Problem>> {
        let (record, problems) = self.read(today);
        match record {
            Some(record) if problems.is_empty() => Ok(record),
            _ => Err(problems),
        }
    }

    /// Reads as much as can be read: `None` when the work number or the name is unusable; other fields with a problem
    /// are left empty and named.
    pub fn read(&self, today: NaiveDate) -> (Option<StaffRecord>, Vec<Problem>) {
        let mut problems = Problems::default();
        let work_no = problems.take(Field::WorkNo, WorkNo::parse(&self.work_no));
        let name = problems.take(Field::Name, PersonName::parse(&self.name));
        let sex = optional(&mut problems, Field::Sex, &self.sex, Sex::parse);
        let joined_on = optional(&mut problems, Field::JoinedOn, &self.joined_on, |text| parse_date(text, today));
        let phone = optional(&mut problems, Field::Phone, &self.phone, Phone::parse);
        let status = optional(&mut problems, Field::Status, &self.status, StaffStatus::parse);
        let mut short = |field, text: &str| short_text(&mut problems, field, text);
        let texts = [
            short(Field::Team, &self.team),
            short(Field::Title, &self.title),
            short(Field::Post, &self.post),
            short(Field::Window, &self.window),
        ];
        let record = work_no.zip(name).map(|(work_no, name)| {
            let [team, title, post, window] = texts;
            StaffRecord {
                work_no,
                name,
                sex,
                team,
                title,
                post,
                window,
                joined_on,
                phone,
                qualifications: listed(&self.qualifications),
                languages: listed(&self.languages),
                status: status.unwrap_or_default(),
            }
        });
        (record, problems.into_vec())
    }
}

/// Reads a text that may be blank (also `-`, `—`, `无`).
fn optional<T>(
    problems: &mut Problems,
    field: Field,
    text: &str,
    parse: impl Fn(&str) -> Result<T, Wrong>,
) -> Option<T> {
    if is_blank(text) { None } else { problems.take(field, parse(text)) }
}

/// Whether a cell says nothing: blank, a dash, 无.
pub fn is_blank(text: &str) -> bool {
    matches!(text.trim(), "" | "-" | "—" | "－" | "/" | "无")
}

fn short_text(problems: &mut Problems, field: Field, text: &str) -> String {
    let trimmed = text.trim();
    if is_blank(trimmed) {
        return String::new();
    }
    if trimmed.chars().count() > TEXT_MOST {
        problems.note(field, Wrong::TooLong { most: TEXT_MOST });
        return String::new();
    }
    trimmed.to_owned()
}

/// Splits a list typed with any of the usual separators; each thing once.
pub fn listed(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in text.split(['、', '，', ',', ';', '；', '/', '\n']) {
        let part = part.trim();
        if !is_blank(part) && !out.iter().any(|known| known == part) {
            out.push(part.to_owned());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    fn draft() -> StaffDraft {
        StaffDraft {
            work_no: "CQ0217".into(),
            name: "沈若溪".into(),
            sex: "女".into(),
            joined_on: "2024/3/11".into(),
            phone: "138 0000 2610".into(),
            languages: "普通话、英语，英语".into(),
            status: "在职".into(),
            ..StaffDraft::default()
        }
    }

    #[test]
    fn a_form_becomes_a_record_and_shows_the_same_again() {
        let record = draft().check(today()).unwrap();
        assert_eq!(record.languages, ["普通话", "英语"]);
        assert_eq!(record.sex, Some(Sex::Female));
        assert_eq!(StaffDraft::of(&record).check(today()), Ok(record));
    }

    #[test]
    fn a_bad_phone_keeps_the_person_but_is_named() {
        let bad = StaffDraft { phone: "138".into(), ..draft() };
        let (record, problems) = StaffDraft { phone: "1.38E+10".into(), ..bad }.read(today());
        assert_eq!(record.unwrap().phone, None);
        assert_eq!(problems, [Problem::new(Field::Phone, Wrong::RuinedNumber)]);
    }

    #[test]
    fn without_a_name_there_is_no_person() {
        let (record, problems) = StaffDraft { name: " ".into(), ..draft() }.read(today());
        assert_eq!(record, None);
        assert_eq!(problems, [Problem::new(Field::Name, Wrong::Missing)]);
    }
}

//! Conduct records of the roster: breaches, law cases, incidents, the yearly review, praise (S; P1-8.2, P1-II.7, P5-4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::cases::CaseNumber;
use super::dates::Moment;
use super::hall::Sector;
use super::ids::{CaseId, ConductId, StaffId};
use super::people::half_width;
use super::problems::{Field, Problem, Problems, Wrong};
use super::struck::Struck;
use super::training::{most, participants, past_day};

/// What a conduct record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConductKind {
    /// 违规: a ban was broken (P1-8.2).
    Breach,
    /// 案件: taken up by the law (P1-II.7).
    LawCase,
    /// 恶劣影响: an incident of grave public effect (P1-II.7).
    PublicIncident,
    /// 行风评议: the local conduct review (P1-II.7).
    Review,
    /// 表扬
    Praise,
    /// 其他
    Other,
}

impl ConductKind {
    /// All, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::Breach, Self::LawCase, Self::PublicIncident, Self::Review, Self::Praise, Self::Other];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Breach => "breach",
            Self::LawCase => "law_case",
            Self::PublicIncident => "public_incident",
            Self::Review => "review",
            Self::Praise => "praise",
            Self::Other => "other",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A law case the unit found itself: it does not stand against an award (P1-II.7).
pub const FOUND_BY_UNIT: &str = "found_by_unit";
/// Outcome of a conduct review.
pub const QUALIFIED: &str = "qualified";
/// Outcome of a conduct review.
pub const NOT_QUALIFIED: &str = "not_qualified";

/// The ten bans of a power hall (P1-8.2).
pub const POWER_BANS: [&str; 10] = [
    "P1-8.2.a", "P1-8.2.b", "P1-8.2.c", "P1-8.2.d", "P1-8.2.e", "P1-8.2.f", "P1-8.2.g", "P1-8.2.h", "P1-8.2.i",
    "P1-8.2.j",
];
/// The bans of a bank branch whose breach costs the award: a grave breach, sales, misleading, slighting.
pub const BANK_BANS: [&str; 4] = ["P4-4", "P8-2.2.f", "P8-2.2.h", "P8-2.7.o"];

/// The bans a hall's people are held to; a hall of no standard has them all to choose from.
pub fn bans_of(sector: Sector) -> Vec<&'static str> {
    match sector {
        Sector::Power => POWER_BANS.to_vec(),
        Sector::Bank => BANK_BANS.to_vec(),
        Sector::Other => POWER_BANS.iter().chain(&BANK_BANS).copied().collect(),
    }
}

/// Who brought a law case to light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FoundBy {
    /// The unit itself.
    Unit,
    /// Somebody else.
    Others,
}

/// Outcome of the local conduct review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReviewResult {
    /// 合格
    Qualified,
    /// 不合格
    NotQualified,
}

/// What is on record of somebody's conduct.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConductMatter {
    /// A ban was broken: its code.
    Breach(String),
    /// Taken up by the law.
    LawCase(FoundBy),
    /// An incident of grave public effect.
    PublicIncident,
    /// The conduct review of the year the record's day lies in.
    Review(ReviewResult),
    /// Praise.
    Praise,
    /// Anything else reported about somebody.
    Other,
}

impl ConductMatter {
    /// Its kind.
    pub fn kind(&self) -> ConductKind {
        match self {
            Self::Breach(_) => ConductKind::Breach,
            Self::LawCase(_) => ConductKind::LawCase,
            Self::PublicIncident => ConductKind::PublicIncident,
            Self::Review(_) => ConductKind::Review,
            Self::Praise => ConductKind::Praise,
            Self::Other => ConductKind::Other,
        }
    }

    /// The code kept beside the kind; empty for most.
    pub fn code(&self) -> &str {
        match self {
            Self::Breach(ban) => ban,
            Self::LawCase(FoundBy::Unit) => FOUND_BY_UNIT,
            Self::Review(ReviewResult::Qualified) => QUALIFIED,
            Self::Review(ReviewResult::NotQualified) => NOT_QUALIFIED,
            Self::LawCase(FoundBy::Others) | Self::PublicIncident | Self::Praise | Self::Other => "",
        }
    }

    /// Reads kind and code as kept in the file.
    pub fn from_codes(kind: ConductKind, code: &str) -> Option<Self> {
        match (kind, code) {
            (ConductKind::Breach, ban) => Some(Self::Breach(ban.to_owned())),
            (ConductKind::LawCase, FOUND_BY_UNIT) => Some(Self::LawCase(FoundBy::Unit)),
            (ConductKind::LawCase, "") => Some(Self::LawCase(FoundBy::Others)),
            (ConductKind::PublicIncident, "") => Some(Self::PublicIncident),
            (ConductKind::Review, QUALIFIED) => Some(Self::Review(ReviewResult::Qualified)),
            (ConductKind::Review, NOT_QUALIFIED) => Some(Self::Review(ReviewResult::NotQualified)),
            (ConductKind::Praise, "") => Some(Self::Praise),
            (ConductKind::Other, "") => Some(Self::Other),
            _ => None,
        }
    }

    /// Whether it keeps a person from an award of the year (P1-8.2, P1-II.7): a case the unit found itself does not.
    pub fn bars_award(&self) -> bool {
        match self {
            Self::Breach(_) | Self::PublicIncident => true,
            Self::LawCase(found_by) => *found_by == FoundBy::Others,
            Self::Review(result) => *result == ReviewResult::NotQualified,
            Self::Praise | Self::Other => false,
        }
    }
}

/// A record as it is made, for everyone it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewConduct {
    /// The day it happened, or the review was given.
    pub day: NaiveDate,
    /// What.
    pub matter: ConductMatter,
    /// In words.
    pub text: String,
    /// What was done about it so far; may be empty.
    pub follow_up: String,
    /// The case it came up in.
    pub case: Option<CaseNumber>,
}

/// A record about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConductRecord {
    /// Row number.
    pub id: ConductId,
    /// About whom.
    pub staff: StaffId,
    /// The day it happened.
    pub day: NaiveDate,
    /// What.
    pub matter: ConductMatter,
    /// In words.
    pub text: String,
    /// What was done about it, a line each; may be empty.
    pub follow_up: String,
    /// The case it came up in.
    pub case: Option<(CaseId, CaseNumber)>,
    /// When it was entered.
    pub entered_at: Moment,
    /// Set when it was struck: it stays on the list and stands against nobody.
    pub struck: Option<Struck>,
}

/// Longest text, in characters.
const TEXT_MOST: usize = 1000;

/// The form of a conduct record, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `NewConduct`, as typed, and whom it is about")]
pub struct ConductDraft {
    pub day: String,
    pub kind: String,
    pub ban: String,
    pub is_found_by_unit: bool,
    /// `qualified`, `not_qualified`, or empty.
    pub review: String,
    pub text: String,
    pub follow_up: String,
    pub case_number: String,
    pub people: Vec<i64>,
}

impl ConductDraft {
    /// A form for something of today.
    pub fn fresh(today: NaiveDate, people: Vec<i64>) -> Self {
        let kind = ConductKind::Praise.code().to_owned();
        Self { day: today.to_string(), kind, people, ..Self::default() }
    }

    /// Reads the form: the record and whom it is about, each once.
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self, today: NaiveDate) -> Result<(NewConduct, Vec<StaffId>), Vec<Problem>> {
        let mut problems = Problems::default();
        let day = past_day(&mut problems, &self.day, today);
        let matter = self.matter(&mut problems);
        let text = problems.required(Field::ConductText, &self.text);
        most(&mut problems, Field::ConductText, (&self.text, TEXT_MOST));
        most(&mut problems, Field::FollowUp, (&self.follow_up, TEXT_MOST));
        let case = problems.take(Field::CaseNumber, self.case());
        let people = participants(&mut problems, &self.people);
        let follow_up = self.follow_up.trim().to_owned();
        let record = day.zip(matter).zip(text.zip(case)).map(|((day, matter), (text, case))| NewConduct {
            day,
            matter,
            text,
            follow_up,
            case,
        });
        problems.finish(record.map(|record| (record, people)))
    }

    fn matter(&self, problems: &mut Problems) -> Option<ConductMatter> {
        let kind = problems.take(Field::ConductKind, ConductKind::from_code(&self.kind).ok_or(Wrong::UnknownWord))?;
        match kind {
            ConductKind::Breach => problems.required(Field::Ban, &self.ban).map(ConductMatter::Breach),
            ConductKind::LawCase => {
                Some(ConductMatter::LawCase(if self.is_found_by_unit { FoundBy::Unit } else { FoundBy::Others }))
            }
            ConductKind::Review => {
                let result = problems.required(Field::ReviewResult, &self.review)?;
                let matter = ConductMatter::from_codes(kind, &result).ok_or(Wrong::UnknownWord);
                problems.take(Field::ReviewResult, matter)
            }
            ConductKind::PublicIncident => Some(ConductMatter::PublicIncident),
            ConductKind::Praise => Some(ConductMatter::Praise),
            ConductKind::Other => Some(ConductMatter::Other),
        }
    }

    fn case(&self) -> Result<Option<CaseNumber>, Wrong> {
        let plain = half_width(self.case_number.trim());
        if plain.is_empty() {
            return Ok(None);
        }
        let (year, running) = plain.split_once('-').ok_or(Wrong::NotANumber)?;
        let year = year.trim().parse().map_err(|_| Wrong::NotANumber)?;
        let running = running.trim().parse().map_err(|_| Wrong::NotANumber)?;
        Ok(Some(CaseNumber { year, running }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    fn draft(kind: ConductKind) -> ConductDraft {
        ConductDraft {
            kind: kind.code().to_owned(), text: "说明".to_owned(), ..ConductDraft::fresh(today(), vec![1])
        }
    }

    #[test]
    fn kind_and_code_are_read_back_as_they_were_kept() {
        for matter in [
            ConductMatter::Breach("P1-8.2.f".to_owned()),
            ConductMatter::LawCase(FoundBy::Unit),
            ConductMatter::LawCase(FoundBy::Others),
            ConductMatter::PublicIncident,
            ConductMatter::Review(ReviewResult::Qualified),
            ConductMatter::Review(ReviewResult::NotQualified),
            ConductMatter::Praise,
            ConductMatter::Other,
        ] {
            assert_eq!(ConductMatter::from_codes(matter.kind(), matter.code()), Some(matter));
        }
        assert_eq!(ConductMatter::from_codes(ConductKind::Review, ""), None);
    }

    #[test]
    fn a_law_case_the_unit_found_itself_bars_no_award() {
        assert!(!ConductMatter::LawCase(FoundBy::Unit).bars_award());
        assert!(ConductMatter::LawCase(FoundBy::Others).bars_award());
        assert!(ConductMatter::Breach("P1-8.2.a".to_owned()).bars_award());
        assert!(ConductMatter::Review(ReviewResult::NotQualified).bars_award());
        assert!(!ConductMatter::Review(ReviewResult::Qualified).bars_award());
    }

    #[test]
    fn each_kind_asks_for_what_it_needs() {
        let wrong = |draft: ConductDraft| draft.check(today()).unwrap_err();
        assert_eq!(wrong(draft(ConductKind::Breach)), [Problem::new(Field::Ban, Wrong::Missing)]);
        assert_eq!(wrong(draft(ConductKind::Review)), [Problem::new(Field::ReviewResult, Wrong::Missing)]);
        let breach = ConductDraft { ban: "P1-8.2.f".to_owned(), ..draft(ConductKind::Breach) };
        assert_eq!(breach.check(today()).unwrap().0.matter, ConductMatter::Breach("P1-8.2.f".to_owned()));
        let law = ConductDraft { is_found_by_unit: true, ..draft(ConductKind::LawCase) };
        assert_eq!(law.check(today()).unwrap().0.matter, ConductMatter::LawCase(FoundBy::Unit));
        let review = ConductDraft { review: QUALIFIED.to_owned(), ..draft(ConductKind::Review) };
        assert_eq!(review.check(today()).unwrap().0.matter, ConductMatter::Review(ReviewResult::Qualified));
    }

    #[test]
    fn a_case_is_named_by_its_number() {
        let of = |number: &str| ConductDraft { case_number: number.to_owned(), ..draft(ConductKind::Other) };
        let case = of("２０２６-0035").check(today()).unwrap().0.case;
        assert_eq!(case, Some(CaseNumber { year: 2026, running: 35 }));
        assert_eq!(of("").check(today()).unwrap().0.case, None);
        assert_eq!(of("35").check(today()).unwrap_err(), [Problem::new(Field::CaseNumber, Wrong::NotANumber)]);
    }

    #[test]
    fn nothing_is_recorded_ahead_without_words_or_about_nobody() {
        let draft =
            ConductDraft { day: "+1".to_owned(), text: " ".to_owned(), people: vec![], ..draft(ConductKind::Other) };
        let told: Vec<Field> = draft.check(today()).unwrap_err().into_iter().map(|problem| problem.field).collect();
        assert_eq!(told, [Field::Day, Field::ConductText, Field::Participants]);
    }

    #[test]
    fn every_hall_has_its_bans() {
        assert_eq!(bans_of(Sector::Power).len(), 10);
        assert_eq!(bans_of(Sector::Bank).len(), 4);
        assert_eq!(bans_of(Sector::Other).len(), 14);
    }
}

//! The suggestion box log: opened every open day before closing, an empty box is an entry (B; P1-9.3).

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::cases::{CaseKind, CaseNumber};
use super::dates::{Moment, parse_time};
use super::ids::{BoxEntryId, BoxId, CaseId, FileId, LetterId, StaffId};
use super::personal::PersonalName;
use super::problems::{Field, Problem, Problems, Wrong};

/// A suggestion box of the hall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestionBox {
    /// Row number.
    pub id: BoxId,
    /// Name, e.g. 1 号箱.
    pub name: String,
    /// Where it hangs; may be empty.
    pub place: String,
    /// In use since.
    pub since: NaiveDate,
    /// Taken down on.
    pub retired_on: Option<NaiveDate>,
}

/// State of the seal when the box was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Seal {
    /// 完好
    #[default]
    Intact,
    /// 破损
    Broken,
}

impl Seal {
    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Intact => "intact",
            Self::Broken => "broken",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "intact" => Some(Self::Intact),
            "broken" => Some(Self::Broken),
            _ => None,
        }
    }
}

/// What becomes of a letter: a new case, or nothing, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterFate {
    /// Becomes a case, passed to this department (may be empty).
    Case {
        /// Department responsible.
        department: String,
    },
    /// No action, because.
    NoAction {
        /// Why.
        because: String,
    },
}

/// A letter as it is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLetter {
    /// Kind of case it speaks of.
    pub kind: CaseKind,
    /// Who signed it; empty is unsigned.
    pub signed_by: PersonalName,
    /// What it says.
    pub text: String,
    /// A picture of it.
    pub scan: Option<FileId>,
    /// What becomes of it.
    pub fate: LetterFate,
}

/// A day's opening of a box, as it is recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBoxEntry {
    /// Which box.
    pub box_id: BoxId,
    /// The day it stands for.
    pub day: NaiveDate,
    /// When the box was opened.
    pub opened_at: Moment,
    /// Who opened it.
    pub opener: StaffId,
    /// Who watched.
    pub witness: StaffId,
    /// The seal.
    pub seal: Seal,
    /// The letters, in order; none is an entry too.
    pub letters: Vec<NewLetter>,
    /// Remark; may be empty.
    pub remark: String,
}

/// A day's opening on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxEntry {
    /// Row number.
    pub id: BoxEntryId,
    /// Which box.
    pub box_id: BoxId,
    /// The day it stands for.
    pub day: NaiveDate,
    /// When the box was opened.
    pub opened_at: Moment,
    /// Who opened it.
    pub opener: StaffId,
    /// Who watched.
    pub witness: StaffId,
    /// The seal.
    pub seal: Seal,
    /// Letters found.
    pub letter_count: u32,
    /// Remark; may be empty.
    pub remark: String,
    /// When it was written into the log; later than `day` for a late entry.
    pub entered_at: Moment,
}

impl BoxEntry {
    /// Whether it was written on a later day than it stands for.
    pub fn is_late(&self) -> bool {
        self.entered_at.date() > self.day
    }

    /// Whether it can still be changed: on the day it was entered (P1-9.3, locked the next day).
    pub fn is_open_at(&self, now: Moment) -> bool {
        now.date() <= self.entered_at.date()
    }
}

/// A letter on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Row number.
    pub id: LetterId,
    /// Place in the entry, from 1.
    pub position: u32,
    /// Kind.
    pub kind: CaseKind,
    /// Who signed it; empty is unsigned.
    pub signed_by: PersonalName,
    /// What it says.
    pub text: String,
    /// A picture of it.
    pub scan: Option<FileId>,
    /// The case made of it.
    pub case: Option<(CaseId, CaseNumber)>,
    /// Department it went to; may be empty.
    pub department: String,
    /// Why nothing was done; empty when it became a case.
    pub no_action_because: String,
}

/// A remark added after the entry was locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxRemark {
    /// When it was written.
    pub at: Moment,
    /// What it says.
    pub text: String,
}

/// How a day stands for one box.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BoxDay {
    /// The hall was closed.
    Rest,
    /// Before the box or the records began.
    Before,
    /// Not yet come.
    Ahead,
    /// Today, not opened yet.
    Due,
    /// An open day without an entry; stays so until a late entry is made.
    Missed,
    /// Opened, empty.
    Empty,
    /// Opened, with letters.
    Kept {
        /// Letters found.
        letters: u32,
    },
    /// Entered on a later day.
    Late {
        /// Letters found.
        letters: u32,
    },
}

/// How `day` stands for a box: pure, from the entry, the hall's open days and today (P1-9.3, domain §4.6).
///
/// An entry made on a rest day counts as kept. `open` tells whether the hall was open on the day.
pub fn box_day(suggestion_box: &SuggestionBox, day: NaiveDate, entry: Option<&BoxEntry>, on: DayFacts) -> BoxDay {
    if let Some(entry) = entry {
        return match (entry.is_late(), entry.letter_count) {
            (true, letters) => BoxDay::Late { letters },
            (false, 0) => BoxDay::Empty,
            (false, letters) => BoxDay::Kept { letters },
        };
    }
    let DayFacts { today, records_since, open } = on;
    if day < suggestion_box.since.max(records_since) || suggestion_box.retired_on.is_some_and(|end| day >= end) {
        return BoxDay::Before;
    }
    match (open, day.cmp(&today)) {
        (Openness::Closed, _) => BoxDay::Rest,
        (Openness::Open, std::cmp::Ordering::Less) => BoxDay::Missed,
        (Openness::Open, std::cmp::Ordering::Equal) => BoxDay::Due,
        (Openness::Open, std::cmp::Ordering::Greater) => BoxDay::Ahead,
    }
}

/// Whether the hall is open on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Openness {
    /// Open.
    Open,
    /// Closed.
    Closed,
}

/// What [`box_day`] must know of the day beside the box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayFacts {
    /// Today by the hall's clock.
    pub today: NaiveDate,
    /// First day the hall's records are kept.
    pub records_since: NaiveDate,
    /// Whether the hall was open.
    pub open: Openness,
}

/// How near the closing is, for the warning on Today (from an hour before until the box is opened).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoxUrgency {
    /// More than an hour left.
    Calm,
    /// At most an hour left; minutes to closing.
    Soon {
        /// Whole minutes left, 0 to 60.
        minutes_left: u32,
    },
    /// The hall is closed and the box was not opened; minutes since closing.
    Past {
        /// Whole minutes since closing.
        minutes_past: u32,
    },
}

/// How near the closing is.
pub fn box_urgency(now: NaiveTime, closes_at: NaiveTime) -> BoxUrgency {
    let minutes = (closes_at - now).num_minutes();
    match u32::try_from(minutes) {
        Ok(minutes_left) if minutes_left > 60 => BoxUrgency::Calm,
        Ok(minutes_left) if now <= closes_at => BoxUrgency::Soon { minutes_left },
        _ => BoxUrgency::Past { minutes_past: (now - closes_at).num_minutes().max(0) as u32 },
    }
}

/// What the form says becomes of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FateChoice {
    /// Becomes a case.
    #[default]
    Case,
    /// No action.
    NoAction,
}

/// A letter's form, as typed.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `NewLetter`, as typed")]
pub struct LetterDraft {
    pub kind: String,
    pub signed_by: String,
    pub text: String,
    pub department: String,
    pub fate: FateChoice,
    pub because: String,
    pub scan: Option<i64>,
}

/// What is typed is personal: nothing of it goes to a log.
impl std::fmt::Debug for LetterDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LetterDraft").field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// The box's form, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `NewBoxEntry`, as typed")]
pub struct BoxEntryDraft {
    pub opened_time: String,
    pub opener: Option<i64>,
    pub witness: Option<i64>,
    pub seal: Seal,
    pub letters: Vec<LetterDraft>,
    pub remark: String,
}

/// A problem with the box's form: `letter` is its index from 0, or `None` for the head of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterProblem {
    /// Which letter.
    pub letter: Option<usize>,
    /// What.
    pub problem: Problem,
}

impl LetterDraft {
    /// An empty letter: a suggestion that becomes a case.
    pub fn fresh() -> Self {
        Self { kind: CaseKind::Suggestion.code().to_owned(), ..Self::default() }
    }

    fn check(&self) -> Result<NewLetter, Vec<Problem>> {
        let mut problems = Problems::default();
        let text = problems.required(Field::LetterText, &self.text);
        let fate = match self.fate {
            FateChoice::Case => Some(LetterFate::Case { department: self.department.trim().to_owned() }),
            FateChoice::NoAction => {
                problems.required(Field::LetterReason, &self.because).map(|because| LetterFate::NoAction { because })
            }
        };
        let letter = text.zip(fate).map(|(text, fate)| NewLetter {
            kind: CaseKind::from_code(&self.kind).unwrap_or(CaseKind::Other),
            signed_by: self.signed_by.trim().into(),
            text,
            scan: self.scan.map(FileId),
            fate,
        });
        problems.finish(letter)
    }
}

impl BoxEntryDraft {
    /// An empty form, opened now.
    pub fn fresh(now: Moment) -> Self {
        Self { opened_time: now.time().format("%H:%M").to_string(), ..Self::default() }
    }

    /// Reads the form of `box_id` for `day`.
    ///
    /// # Errors
    /// Every problem, head first, then letter by letter.
    pub fn check(&self, box_id: BoxId, day: NaiveDate, now: Moment) -> Result<NewBoxEntry, Vec<LetterProblem>> {
        let mut head = Problems::default();
        let opened_at = self.opened(&mut head, day, now);
        let opener = head.take(Field::Opener, self.opener.map(StaffId).ok_or(Wrong::Missing));
        let witness = head.take(Field::Witness, self.witness.map(StaffId).ok_or(Wrong::Missing));
        if opener.is_some() && opener == witness {
            head.note(Field::Witness, Wrong::SamePerson);
        }
        let mut all: Vec<LetterProblem> =
            head.into_vec().into_iter().map(|problem| LetterProblem { letter: None, problem }).collect();
        let mut letters = Vec::new();
        for (index, draft) in self.letters.iter().enumerate() {
            match draft.check() {
                Ok(letter) => letters.push(letter),
                Err(found) => {
                    all.extend(found.into_iter().map(|problem| LetterProblem { letter: Some(index), problem }));
                }
            }
        }
        let head = opened_at.zip(opener).zip(witness);
        match head {
            Some(((opened_at, opener), witness)) if all.is_empty() => Ok(NewBoxEntry {
                box_id,
                day,
                opened_at,
                opener,
                witness,
                seal: self.seal,
                letters,
                remark: self.remark.trim().to_owned(),
            }),
            _ => Err(all),
        }
    }

    fn opened(&self, problems: &mut Problems, day: NaiveDate, now: Moment) -> Option<Moment> {
        let time = problems.take(Field::OpenedAt, parse_time(&self.opened_time))?;
        let moment = Moment::at(day, time);
        if moment > now {
            problems.note(Field::OpenedAt, Wrong::InFuture);
        }
        Some(moment)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn at(text: &str, hour: u32) -> Moment {
        Moment::at(day(text), NaiveTime::from_hms_opt(hour, 0, 0).unwrap())
    }
    fn the_box() -> SuggestionBox {
        SuggestionBox {
            id: BoxId(1),
            name: "1 号箱".into(),
            place: String::new(),
            since: day("2026-11-02"),
            retired_on: None,
        }
    }
    fn entry(on: &str, entered: &str, letter_count: u32) -> BoxEntry {
        BoxEntry {
            id: BoxEntryId(1),
            box_id: BoxId(1),
            day: day(on),
            opened_at: at(on, 17),
            opener: StaffId(1),
            witness: StaffId(2),
            seal: Seal::Intact,
            letter_count,
            remark: String::new(),
            entered_at: at(entered, 17),
        }
    }
    fn facts(open: Openness) -> DayFacts {
        DayFacts { today: day("2026-11-23"), records_since: day("2026-11-01"), open }
    }

    #[test]
    fn an_open_day_without_an_entry_is_missed_and_an_empty_box_is_an_entry() {
        let open = facts(Openness::Open);
        assert_eq!(box_day(&the_box(), day("2026-11-05"), None, open), BoxDay::Missed);
        assert_eq!(box_day(&the_box(), day("2026-11-08"), None, facts(Openness::Closed)), BoxDay::Rest);
        assert_eq!(box_day(&the_box(), day("2026-11-01"), None, open), BoxDay::Before);
        assert_eq!(box_day(&the_box(), day("2026-11-23"), None, open), BoxDay::Due);
        assert_eq!(box_day(&the_box(), day("2026-11-24"), None, open), BoxDay::Ahead);
        let kept = entry("2026-11-06", "2026-11-06", 0);
        assert_eq!(box_day(&the_box(), kept.day, Some(&kept), open), BoxDay::Empty);
        let late = entry("2026-11-12", "2026-11-13", 1);
        assert_eq!(box_day(&the_box(), late.day, Some(&late), open), BoxDay::Late { letters: 1 });
    }

    #[test]
    fn an_entry_is_locked_the_next_day() {
        let kept = entry("2026-11-06", "2026-11-06", 0);
        assert!(kept.is_open_at(at("2026-11-06", 23)));
        assert!(!kept.is_open_at(at("2026-11-07", 0)));
    }

    #[test]
    fn the_warning_begins_an_hour_before_closing() {
        let time = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        let closes = time(17, 30);
        assert_eq!(box_urgency(time(16, 29), closes), BoxUrgency::Calm);
        assert_eq!(box_urgency(time(16, 30), closes), BoxUrgency::Soon { minutes_left: 60 });
        assert_eq!(box_urgency(time(17, 30), closes), BoxUrgency::Soon { minutes_left: 0 });
        assert_eq!(box_urgency(time(18, 0), closes), BoxUrgency::Past { minutes_past: 30 });
    }

    #[test]
    fn a_letter_left_aside_needs_its_reason_and_the_witness_is_another_person() {
        let now = at("2026-11-23", 17);
        let aside = LetterDraft { fate: FateChoice::NoAction, text: "优惠券".into(), ..LetterDraft::fresh() };
        let draft =
            BoxEntryDraft { opener: Some(1), witness: Some(1), letters: vec![aside], ..BoxEntryDraft::fresh(now) };
        let problems = draft.check(BoxId(1), now.date(), now).unwrap_err();
        assert_eq!(
            problems,
            [
                LetterProblem { letter: None, problem: Problem::new(Field::Witness, Wrong::SamePerson) },
                LetterProblem { letter: Some(0), problem: Problem::new(Field::LetterReason, Wrong::Missing) },
            ]
        );
        let empty = BoxEntryDraft { witness: Some(2), letters: Vec::new(), ..draft };
        assert_eq!(empty.check(BoxId(1), now.date(), now).unwrap().letters, []);
    }
}

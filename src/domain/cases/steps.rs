//! The form of a step in a case's life, as typed, and the entries it becomes.

use serde::{Deserialize, Serialize};

use super::drafts::read_moment;
use super::events::{Finding, LinkKind, NewEvent, PauseReason, ReplyMode, What};
use crate::domain::dates::Moment;
use crate::domain::deadlines::{LENGTH_MOST, Limit, LimitUnit};
use crate::domain::ids::{CaseEventId, CaseId, StaffId};
use crate::domain::people::half_width;
use crate::domain::problems::{Field, Problem, Problems, Wrong};

/// Which step is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the steps of `What`")]
pub enum StepKind {
    Accept,
    HandOver,
    Contact,
    Investigate,
    Pause,
    Resume,
    Extend,
    Happen,
    Conclude,
    Remedy,
    Reply,
    Report,
    Sign,
    Survey,
    Close,
    Reopen,
    Archive,
    Strike,
    Link,
}

impl StepKind {
    /// The word of a kept form.
    pub fn code(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::HandOver => "hand_over",
            Self::Contact => "contact",
            Self::Investigate => "investigate",
            Self::Pause => "pause",
            Self::Resume => "resume",
            Self::Extend => "extend",
            Self::Happen => "happen",
            Self::Conclude => "conclude",
            Self::Remedy => "remedy",
            Self::Reply => "reply",
            Self::Report => "report",
            Self::Sign => "sign",
            Self::Survey => "survey",
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::Archive => "archive",
            Self::Strike => "strike",
            Self::Link => "link",
        }
    }
}

/// A step's form, as typed. Only the fields of its kind are read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StepDraft {
    /// Which step.
    pub kind: Option<StepKind>,
    /// Date it happened on.
    pub on: String,
    /// Time it happened at.
    pub time: String,
    /// Who did it.
    pub by: Option<i64>,
    /// Its words: note, reason, reply, place on the shelf.
    pub text: String,
    /// Handed over to; or who was charged.
    pub person: Option<i64>,
    /// Handed over to, reported to, approved by.
    pub unit: String,
    /// Reply mode.
    pub mode: Option<ReplyMode>,
    /// Finding of the conclusion.
    pub finding: Option<Finding>,
    /// Words of the conclusion, also where the reply's form asks for it.
    pub conclusion: String,
    /// The conclusion is written together with the reply.
    pub with_conclusion: bool,
    /// Compensation in yuan.
    pub amount: String,
    /// Charged to the person, in yuan.
    pub charged_amount: String,
    /// Code of the event, or of the step extended.
    pub code: String,
    /// Length of an extension.
    pub length: String,
    /// Unit of an extension.
    pub length_unit: Option<LimitUnit>,
    /// Why the clock rests.
    pub because: Option<PauseReason>,
    /// 5 to 1.
    pub satisfaction: Option<u8>,
    /// The entry struck.
    pub event: Option<i64>,
    /// The case linked.
    pub other: Option<i64>,
    /// How it is linked.
    pub how: Option<LinkKind>,
}

impl StepDraft {
    /// A form for a step done now by whoever has the case.
    pub fn fresh(kind: StepKind, by: Option<StaffId>, now: Moment) -> Self {
        Self {
            kind: Some(kind),
            on: now.date().to_string(),
            time: now.time().format("%H:%M").to_string(),
            by: by.map(|id| id.0),
            ..Self::default()
        }
    }

    /// Reads the form into the entries it becomes: one, or two where the reply brings the conclusion along.
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self, now: Moment) -> Result<Vec<NewEvent>, Vec<Problem>> {
        let mut problems = Problems::default();
        let kind = self.kind.unwrap_or(StepKind::Accept);
        let at = self.moment(&mut problems, now);
        let mut whats = Vec::new();
        if kind == StepKind::Reply && self.with_conclusion {
            whats.extend(self.conclusion(&mut problems));
        }
        whats.extend(self.what(kind, &mut problems));
        let by = self.by.map(StaffId);
        let events = at.map(|at| whats.into_iter().map(|what| NewEvent { at, by, what }).collect());
        problems.finish(events)
    }

    /// A step done this minute stands at this very moment; events of the rules may lie ahead.
    fn moment(&self, problems: &mut Problems, now: Moment) -> Option<Moment> {
        if self.kind == Some(StepKind::Happen) {
            let mut own = Problems::default();
            let at = read_moment(&mut own, Field::HappenedAt, (&self.on, &self.time), now);
            for problem in own.into_vec().into_iter().filter(|problem| problem.wrong != Wrong::InFuture) {
                problems.note(problem.field, problem.wrong);
            }
            return at;
        }
        let at = read_moment(problems, Field::HappenedAt, (&self.on, &self.time), now)?;
        Some(if at.minute() == now.minute() { now } else { at })
    }

    fn what(&self, kind: StepKind, problems: &mut Problems) -> Option<What> {
        let note = self.text.trim().to_owned();
        let mut needed = |field: Field| problems.required(field, &self.text);
        match kind {
            StepKind::Accept => Some(What::Accepted { note }),
            StepKind::HandOver => self.hand_over(problems, note),
            StepKind::Contact => needed(Field::Note).map(|note| What::Contacted { note }),
            StepKind::Investigate => needed(Field::Note).map(|note| What::Investigated { note }),
            StepKind::Pause => {
                let because = problems.take(Field::Reason, self.because.ok_or(Wrong::Missing))?;
                Some(What::Paused { because, note })
            }
            StepKind::Resume => Some(What::Resumed { note }),
            StepKind::Extend => self.extension(problems),
            StepKind::Happen => {
                let event = problems.required(Field::Note, &self.code)?;
                Some(What::Happened { event, note })
            }
            StepKind::Conclude => self.conclusion(problems),
            StepKind::Remedy => self.remedy(problems),
            StepKind::Reply => {
                let mode = problems.take(Field::ReplyMode, self.mode.ok_or(Wrong::Missing));
                let text = problems.required(Field::Reply, &self.text);
                mode.zip(text).map(|(mode, text)| What::Replied { mode, text })
            }
            StepKind::Report => {
                let to = problems.required(Field::HandOverTo, &self.unit)?;
                Some(What::Reported { to, text: note })
            }
            StepKind::Sign => Some(What::Signed { note }),
            StepKind::Survey => {
                let satisfaction = problems.take(Field::Satisfaction, self.satisfaction.ok_or(Wrong::Missing))?;
                Some(What::Surveyed { satisfaction, note })
            }
            StepKind::Close => Some(What::Closed { frozen: super::events::Frozen::default() }),
            StepKind::Reopen => needed(Field::Reason).map(|reason| What::Reopened { reason }),
            StepKind::Archive => Some(What::Archived { place: note }),
            StepKind::Strike => {
                let reason = needed(Field::Reason)?;
                self.event.map(|event| What::Struck { event: CaseEventId(event), reason })
            }
            StepKind::Link => {
                let other = problems.take(Field::Note, self.other.ok_or(Wrong::Missing))?;
                Some(What::Linked { other: CaseId(other), how: self.how.unwrap_or(LinkKind::Related) })
            }
        }
    }

    fn hand_over(&self, problems: &mut Problems, note: String) -> Option<What> {
        let to_unit = self.unit.trim().to_owned();
        if self.person.is_none() && to_unit.is_empty() {
            problems.note(Field::HandOverTo, Wrong::Missing);
            return None;
        }
        Some(What::HandedOver { to_person: self.person.map(StaffId), to_unit, note })
    }

    fn conclusion(&self, problems: &mut Problems) -> Option<What> {
        let finding = problems.take(Field::Finding, self.finding.ok_or(Wrong::Missing));
        let text = problems.required(Field::Conclusion, &self.conclusion);
        finding.zip(text).map(|(finding, text)| What::Concluded { finding, text })
    }

    fn extension(&self, problems: &mut Problems) -> Option<What> {
        let length = half_width(self.length.trim()).trim().parse::<u32>().ok();
        let length = length.filter(|length| (1..=LENGTH_MOST).contains(length)).ok_or(Wrong::NotANumber);
        let length = problems.take(Field::Length, length);
        let approver = problems.required(Field::Approver, &self.unit);
        let reason = problems.required(Field::Reason, &self.text);
        let unit = self.length_unit.unwrap_or(LimitUnit::CalendarDays);
        let (length, (approver, reason)) = length.zip(approver.zip(reason))?;
        Some(What::Extended { step: self.code.clone(), by: Limit { length, unit }, approver, reason })
    }

    fn remedy(&self, problems: &mut Problems) -> Option<What> {
        let text = problems.required(Field::Note, &self.text);
        let compensation_fen = problems.take(Field::Amount, parse_yuan(&self.amount));
        let charged_fen = problems.take(Field::Amount, parse_yuan(&self.charged_amount));
        let (text, (compensation_fen, charged_fen)) = text.zip(compensation_fen.zip(charged_fen))?;
        Some(What::Remedied { text, compensation_fen, charged: self.person.map(StaffId), charged_fen })
    }
}

/// Most yuan a form takes.
const YUAN_MOST: i64 = 100_000_000;

/// Reads yuan with at most two decimals into fen; blank is nothing.
///
/// # Errors
/// `NotANumber`.
pub fn parse_yuan(text: &str) -> Result<i64, Wrong> {
    let plain = half_width(text.trim()).replace(['¥', '￥', '元', ',', ' '], "");
    if plain.is_empty() {
        return Ok(0);
    }
    let (yuan, fen) = plain.split_once('.').unwrap_or((plain.as_str(), ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(yuan) || !digits(fen) || fen.len() > 2 || (yuan.is_empty() && fen.is_empty()) {
        return Err(Wrong::NotANumber);
    }
    let yuan: i64 = if yuan.is_empty() { 0 } else { yuan.parse().map_err(|_| Wrong::NotANumber)? };
    let fen: i64 = format!("{fen:0<2}").parse().map_err(|_| Wrong::NotANumber)?;
    if yuan > YUAN_MOST { Err(Wrong::NotANumber) } else { Ok(yuan * 100 + fen) }
}

/// Fen as yuan with two decimals.
pub fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen.rem_euclid(100))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveTime;

    fn now() -> Moment {
        Moment::at("2026-11-23".parse().unwrap(), NaiveTime::from_hms_opt(10, 26, 5).unwrap())
    }

    #[test]
    fn yuan_are_read_as_people_write_them() {
        for (text, fen) in [("", 0), ("31.20", 3120), ("31.2", 3120), ("￥1,000", 100_000), ("５元", 500), (".5", 50)]
        {
            assert_eq!(parse_yuan(text), Ok(fen), "{text}");
        }
        for text in ["-3", "1.234", "12a", ".", "999999999999"] {
            assert_eq!(parse_yuan(text), Err(Wrong::NotANumber), "{text}");
        }
        assert_eq!(yuan(3120), "31.20");
        assert_eq!(yuan(5), "0.05");
    }

    #[test]
    fn a_step_done_this_minute_stands_at_this_moment() {
        let draft = StepDraft::fresh(StepKind::Accept, Some(StaffId(3)), now());
        let events = draft.check(now()).unwrap();
        assert_eq!(
            events,
            [NewEvent { at: now(), by: Some(StaffId(3)), what: What::Accepted { note: String::new() } }]
        );
    }

    #[test]
    fn a_reply_may_bring_the_conclusion_along() {
        let draft = StepDraft {
            mode: Some(ReplyMode::Phone),
            text: "已解释".into(),
            with_conclusion: true,
            finding: Some(Finding::Founded),
            conclusion: "电价执行有误".into(),
            ..StepDraft::fresh(StepKind::Reply, None, now())
        };
        let codes: Vec<&str> = draft.check(now()).unwrap().iter().map(|event| event.what.code()).collect();
        assert_eq!(codes, ["concluded", "replied"]);
        let without = StepDraft { finding: None, ..draft };
        assert_eq!(without.check(now()), Err(vec![Problem::new(Field::Finding, Wrong::Missing)]));
    }

    #[test]
    fn an_extension_needs_length_approver_and_reason() {
        let draft = StepDraft { length: "0".into(), ..StepDraft::fresh(StepKind::Extend, None, now()) };
        let fields: Vec<Field> = draft.check(now()).unwrap_err().into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, [Field::Length, Field::Approver, Field::Reason]);
    }

    #[test]
    fn only_events_of_the_rules_may_lie_ahead() {
        let ahead =
            |kind| StepDraft { on: "+3".into(), code: "answer_by".into(), ..StepDraft::fresh(kind, None, now()) };
        assert!(ahead(StepKind::Happen).check(now()).is_ok());
        assert_eq!(ahead(StepKind::Accept).check(now()), Err(vec![Problem::new(Field::HappenedAt, Wrong::InFuture)]));
    }
}

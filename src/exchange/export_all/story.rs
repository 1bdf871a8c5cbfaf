//! What happened to a case, and what was answered on an item, as words in a cell.

use super::AnswerPart;
use super::cells::{Converter, RULE, SET};
use super::codes::{CASE_KINDS, CHANNELS, Codes, FACTS, FINDINGS, GRADES, LINKS, PAUSES, REPLIES, VERDICTS};
use super::raw::told_at;
use crate::domain::audits::Answer;
use crate::domain::cases::What;
use crate::domain::cases::events::{CaseFact, Correction, Frozen};
use crate::domain::deadlines::{Limit, LimitUnit};
use crate::domain::ids::StaffId;
use crate::domain::people::{masked_name, masked_phone};
use crate::register::outward::Shown;

/// Facts with their labels, joined as the language joins them.
struct Told<'a> {
    by: &'a Converter,
    parts: Vec<String>,
}

impl Told<'_> {
    fn add(mut self, key: &str, value: impl Into<String>) -> Self {
        let value = value.into();
        if !value.is_empty() {
            let terms = &self.by.terms;
            self.parts.push(format!("{}{}{value}", terms.text(key), terms.text("out-colon")));
        }
        self
    }

    fn end(self) -> String {
        self.parts.join(self.by.terms.text("out-between"))
    }
}

impl Converter {
    fn told(&self) -> Told<'_> {
        Told { by: self, parts: Vec::new() }
    }

    fn word(&self, codes: Codes, code: &str) -> String {
        let key = codes.iter().find(|(known, _)| *known == code).map(|(_, key)| *key);
        key.map_or_else(|| code.to_owned(), |key| self.terms.text(key).to_owned())
    }

    /// Whether the tables are for the customer of the cases they tell of.
    fn is_of_customer(&self) -> bool {
        self.own.as_ref().is_some_and(super::Own::is_customer)
    }

    fn person_of(&self, id: Option<StaffId>) -> String {
        id.map(|id| self.person(id.0)).unwrap_or_default()
    }

    /// An entry of a case's log; a body no longer understood is told as it stands, where names are wanted.
    pub(super) fn story(&self, body: &str) -> String {
        let Ok(what) = serde_json::from_str::<What>(body) else {
            return if self.shown == Shown::Whole { body.to_owned() } else { String::new() };
        };
        self.handling(&what).or_else(|| self.answering(&what)).unwrap_or_else(|| self.ending(&what))
    }

    fn handling(&self, what: &What) -> Option<String> {
        let told = self.told();
        Some(match what {
            What::Accepted { note }
            | What::Contacted { note }
            | What::Investigated { note }
            | What::Resumed { note }
            | What::Signed { note } => told.add("field-note", note).end(),
            What::HandedOver { to_person, to_unit, note } => told
                .add("field-hand-over-to", self.person_of(*to_person))
                .add("field-hand-over-unit", to_unit)
                .add("field-note", note)
                .end(),
            What::Paused { because, note } => {
                told.add("field-reason", self.word(PAUSES, because.code())).add("field-note", note).end()
            }
            What::Extended { step, by, approver, reason } => told
                .add("out-story-step", self.of_rules(step))
                .add("out-story-by", self.length(*by))
                .add("field-approver", approver)
                .add("field-reason", reason)
                .end(),
            What::Happened { event, note } => {
                told.add("out-story-event", self.of_rules(event)).add("field-note", note).end()
            }
            _ => return None,
        })
    }

    fn answering(&self, what: &What) -> Option<String> {
        let told = self.told();
        Some(match what {
            What::Concluded { finding, text } => {
                told.add("field-finding", self.word(FINDINGS, finding.code())).add("field-conclusion", text).end()
            }
            What::Remedied { text, compensation_fen, charged, charged_fen } => told
                .add("field-remedy", text)
                .add("field-compensation", yuan(*compensation_fen))
                .add("out-story-charged", self.person_of(*charged))
                .add("out-story-charged-amount", yuan(*charged_fen))
                .end(),
            What::Replied { mode, text } => {
                told.add("field-reply-mode", self.word(REPLIES, mode.code())).add("field-reply", text).end()
            }
            What::Reported { to, text } => told.add("field-report-to", to).add("field-note", text).end(),
            What::Surveyed { satisfaction, note } => told
                .add("field-satisfaction", self.word(GRADES, &satisfaction.to_string()))
                .add("field-note", note)
                .end(),
            _ => return None,
        })
    }

    fn ending(&self, what: &What) -> String {
        let told = self.told();
        match what {
            What::Closed { frozen } => self.frozen(told.add("out-story-rules", self.rules(frozen)), frozen),
            What::Reopened { reason } => told.add("field-reason", reason).end(),
            What::Archived { place } => told.add("field-archive-place", place).end(),
            What::Corrected { changes, reason } => {
                let mut told = told;
                for change in changes {
                    told.parts.push(self.correction(change));
                }
                told.add("field-reason", reason).end()
            }
            What::Struck { event, reason } => {
                told.add("out-story-entry", event.0.to_string()).add("field-reason", reason).end()
            }
            What::Linked { other, how } => {
                let code = serde_json::to_value(how).ok();
                let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
                told.add("out-case", self.case(other.0)).add("field-note", self.word(LINKS, code)).end()
            }
            What::Attached { name, .. } if self.shown == Shown::Whole || self.is_of_customer() => {
                told.add("out-file-name", name).end()
            }
            _ => String::new(),
        }
    }

    /// The set of rules, its edition, the rule, in words.
    fn rules(&self, frozen: &Frozen) -> String {
        let set = self.of_rules_as(SET, &frozen.rule_set);
        let rule = self.of_rules_as(RULE, &frozen.rule);
        format!("{set} {} {rule}", frozen.rule_edition).trim().to_owned()
    }

    /// The deadlines as they were counted at closing: due → met.
    fn frozen(&self, mut told: Told<'_>, frozen: &Frozen) -> String {
        let moment = |ms: Option<i64>| ms.map(told_at).unwrap_or_default();
        for step in frozen.steps.iter().filter(|step| step.due_ms.is_some() || step.met_ms.is_some()) {
            let (name, colon) = (self.of_rules(&step.step), self.terms.text("out-colon"));
            told.parts.push(format!("{name}{colon}{} → {}", moment(step.due_ms), moment(step.met_ms)));
        }
        told.end()
    }

    fn correction(&self, change: &Correction) -> String {
        let Correction { fact, before, after } = change;
        let code = serde_json::to_value(fact).ok();
        let code = code.as_ref().and_then(serde_json::Value::as_str).unwrap_or_default();
        let is_masked = self.shown == Shown::Masked && !self.is_of_customer();
        let side = |text: &str| match fact {
            CaseFact::Kind => self.word(CASE_KINDS, text),
            CaseFact::Channel => self.word(CHANNELS, text),
            CaseFact::Matter => self.of_rules(text),
            CaseFact::CustomerName if is_masked => masked_name(text),
            CaseFact::CustomerContact if is_masked && !text.is_empty() => masked_phone(text),
            _ => text.to_owned(),
        };
        format!("{}{}{} → {}", self.word(FACTS, code), self.terms.text("out-colon"), side(before), side(after))
    }

    fn length(&self, limit: Limit) -> String {
        let key = match limit.unit {
            LimitUnit::Hours => "deadline-hours",
            LimitUnit::CalendarDays => "deadline-days",
            LimitUnit::WorkingDays => "deadline-working-days",
            LimitUnit::OpenDays => "deadline-open-days",
        };
        self.terms.text(key).replace("{n}", &limit.length.to_string())
    }

    /// One side of an answer; nothing where it cannot be read.
    pub(super) fn answer(&self, json: &str, part: AnswerPart) -> String {
        let Ok(answer) = serde_json::from_str::<Answer>(json) else { return String::new() };
        match part {
            AnswerPart::Verdict => self.word(VERDICTS, answer.verdict.code()),
            AnswerPart::Value => answer.value.map(|value| value.to_string()).unwrap_or_default(),
            AnswerPart::Choice => answer.choice.unwrap_or_default(),
            AnswerPart::Occurrences => answer.occurrences.to_string(),
            AnswerPart::Reason => self.free(&answer.reason, &[]),
            AnswerPart::Overruled => self.free(&answer.overruled_because.unwrap_or_default(), &[]),
            AnswerPart::Owner => self.person_of(answer.owner),
            AnswerPart::Due => answer.due.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

/// Yuan; blank for none.
fn yuan(fen: i64) -> String {
    if fen == 0 { String::new() } else { format!("{}.{:02}", fen / 100, (fen % 100).abs()) }
}

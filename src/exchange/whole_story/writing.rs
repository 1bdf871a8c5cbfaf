//! A case's log, notes and voiding as the lines of its story.

use std::collections::HashMap;

use super::beside::{NOTE, RECEIVED, VOID};
use super::code_of;
use super::facts::{fact_told, target_told};
use super::line::{Item, Line, due_told};
use super::words::{CODES, NOTHING, word};
use crate::domain::cases::events::{Correction, Frozen, FrozenStep};
use crate::domain::cases::steps::yuan;
use crate::domain::cases::{CaseEvent, CaseFile, CaseNumber, ListedCase, Target, What};
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseId, StaffId};
use crate::exchange::case_cells::moment_told;
use crate::exchange::roster::Roster;

/// Most characters of a story in one cell; a workbook's cell holds twice as many.
const CELL_MOST: usize = 16_000;

/// A story in pieces that fit a cell; put together they are the story.
pub(in crate::exchange) fn in_cells(story: &str) -> Vec<String> {
    let signs: Vec<char> = story.chars().collect();
    signs.chunks(CELL_MOST).map(|piece| piece.iter().collect()).collect()
}

/// Tells stories.
pub(in crate::exchange) struct Teller<'a> {
    roster: &'a Roster,
    /// Names of the steps and events of the rules, by code.
    names: HashMap<&'a str, &'a str>,
    numbers: HashMap<CaseId, CaseNumber>,
    tag: &'a str,
}

impl<'a> Teller<'a> {
    /// Of the cases of a list.
    pub(in crate::exchange) fn new(
        cases: &[ListedCase],
        roster: &'a Roster,
        names: &'a [(String, String)],
        tag: &'a str,
    ) -> Self {
        let numbers = cases.iter().map(|case| (case.file.case.id, case.file.case.number)).collect();
        let mut known = HashMap::new();
        for (code, name) in names {
            known.entry(code.as_str()).or_insert(name.as_str());
        }
        Self { roster, names: known, numbers, tag }
    }

    /// The story: how it came in, the log, the notes, the voiding.
    pub(in crate::exchange) fn story(&self, file: &CaseFile) -> String {
        let facts = &file.case.facts;
        let mut received = Line::new(facts.received_at, RECEIVED);
        if facts.details.target != Target::Nobody {
            received = received.text("target", &target_told(&facts.details.target, (self.roster, self.tag)));
        }
        let mut lines = vec![received];
        lines.extend(file.events.iter().map(|event| self.line_of(event, file)));
        lines.extend(file.notes.iter().map(|note| {
            let line = Line::new(note.at, NOTE).text("by", &self.person(note.author));
            line.text("text", &note.text)
        }));
        let voided = file.case.voided.iter();
        lines.extend(voided.map(|voided| Line::new(voided.at, VOID).text("reason", &voided.reason)));
        let lines: Vec<String> = lines.iter().map(|line| line.written(self.tag)).collect();
        lines.join("\n")
    }

    fn person(&self, id: Option<StaffId>) -> String {
        id.map(|id| self.roster.told(id)).unwrap_or_default()
    }

    fn word(&self, code: &str) -> Item {
        Item::Bare(word(CODES, code, self.tag).to_owned())
    }

    /// A step or event of the rules: its name, and its code, which is what counts.
    fn of_rules(&self, code: &str) -> [Item; 2] {
        let name = self.names.get(code).copied().unwrap_or(code);
        [Item::Quoted(name.to_owned()), Item::Quoted(code.to_owned())]
    }

    fn line_of(&self, event: &CaseEvent, file: &CaseFile) -> Line {
        let line = Line::new(event.at, event.what.code()).text("by", &self.person(event.by));
        match &event.what {
            What::Accepted { note }
            | What::Contacted { note }
            | What::Investigated { note }
            | What::Resumed { note }
            | What::Signed { note } => line.text("note", note),
            What::HandedOver { to_person, to_unit, note } => {
                line.text("person", &self.person(*to_person)).text("unit", to_unit).text("note", note)
            }
            What::Paused { because, note } => line.part("because", vec![self.word(because.code())]).text("note", note),
            What::Extended { step, by, approver, reason } => {
                let length = vec![Item::Bare(by.length.to_string()), self.word(&code_of(&by.unit))];
                let line = line.part("step", self.of_rules(step).to_vec()).part("length", length);
                line.text("approver", approver).text("reason", reason)
            }
            What::Happened { event, note } => line.part("event", self.of_rules(event).to_vec()).text("note", note),
            what => self.answering(line, what).unwrap_or_else(|line| self.ending(line, what, file)),
        }
    }

    /// The line, or what was given where the step is of another sort.
    fn answering(&self, line: Line, what: &What) -> Result<Line, Line> {
        Ok(match what {
            What::Concluded { finding, text } => {
                line.part("finding", vec![self.word(finding.code())]).text("text", text)
            }
            What::Remedied { text, compensation_fen, charged, charged_fen } => line
                .text("text", text)
                .text("compensation", &money(*compensation_fen))
                .text("charged", &self.person(*charged))
                .text("charge", &money(*charged_fen)),
            What::Replied { mode, text } => line.part("mode", vec![self.word(mode.code())]).text("text", text),
            What::Reported { to, text } => line.text("office", to).text("text", text),
            What::Surveyed { satisfaction, note } => {
                line.part("grade", vec![Item::Bare(satisfaction.to_string())]).text("note", note)
            }
            _ => return Err(line),
        })
    }

    fn ending(&self, line: Line, what: &What, file: &CaseFile) -> Line {
        match what {
            What::Closed { frozen } => self.frozen(line, frozen),
            What::Reopened { reason } => line.text("reason", reason),
            What::Archived { place } => line.text("place", place),
            What::Corrected { changes, reason } => {
                let parts = changes.iter().map(|change| self.correction(change));
                parts.fold(line, |line, items| line.part("change", items)).text("reason", reason)
            }
            What::Struck { event, reason } => {
                // The first line tells how the case came in.
                let place = file.events.iter().position(|known| known.id == *event).map(|place| place + 2);
                let place = place.map(|place| vec![Item::Bare(place.to_string())]);
                place.into_iter().fold(line, |line, items| line.part("line", items)).text("reason", reason)
            }
            What::Linked { other, how } => {
                let number = self.numbers.get(other).map(ToString::to_string).unwrap_or_default();
                line.text("other", &number).part("link", vec![self.word(&code_of(how))])
            }
            What::Attached { name, media_type } => line.text("name", name).text("media", media_type),
            _ => line,
        }
    }

    fn correction(&self, change: &Correction) -> Vec<Item> {
        let Correction { fact, before, after } = change;
        let side = |value: &str| Item::Quoted(fact_told(*fact, value, (self.roster, self.tag)));
        vec![self.word(&code_of(fact)), side(before), side(after)]
    }

    /// The deadlines as they were counted at closing.
    fn frozen(&self, line: Line, frozen: &Frozen) -> Line {
        let Frozen { rule_set, rule_edition, rule, calendar, steps } = frozen;
        if *frozen == Frozen::default() {
            return line;
        }
        let quoted = |text: &String| Item::Quoted(text.clone());
        let mut line = line.part("rules", [rule_set, rule_edition, rule].map(quoted).to_vec());
        if !calendar.is_empty() {
            line = line.part("calendar", calendar.iter().map(quoted).collect());
        }
        steps.iter().fold(line, |line, step| line.part("due", self.frozen_step(step)))
    }

    fn frozen_step(&self, step: &FrozenStep) -> Vec<Item> {
        let told = |ms: Option<i64>, how: fn(Moment) -> String| {
            Item::Bare(ms.map_or_else(|| NOTHING.to_owned(), |ms| how(Moment(ms))))
        };
        let in_time = match step.in_time {
            Some(true) => self.word("in_time"),
            Some(false) => self.word("late"),
            None => Item::Bare(NOTHING.to_owned()),
        };
        let mut items = self.of_rules(&step.step).to_vec();
        items.extend([told(step.due_ms, due_told), told(step.met_ms, moment_told), in_time]);
        items.extend(step.is_provisional.then(|| self.word("provisional")));
        items
    }
}

/// Yuan; blank for none.
fn money(fen: i64) -> String {
    if fen == 0 { String::new() } else { yuan(fen) }
}

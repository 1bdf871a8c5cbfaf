//! The lines of a story as a case's log, notes and voiding.

use std::collections::HashMap;

use serde::de::DeserializeOwned;

use super::beside::{NOTE, RECEIVED, VOID};
use super::facts::{fact_read, target_read};
use super::line::{Item, Line, due_read};
use super::of_code;
use super::words::{CODES, NOTHING, code};
use crate::domain::cases::events::{Correction, Frozen, FrozenStep};
use crate::domain::cases::{CaseNote, CaseNumber, NewEvent, Target, Voided, What};
use crate::domain::dates::Moment;
use crate::domain::deadlines::Limit;
use crate::domain::ids::{CaseEventId, CaseId, StaffId};
use crate::domain::problems::Wrong;
use crate::exchange::case_cells::moment_read;
use crate::exchange::roster::Roster;

/// What a story tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::exchange) struct Told {
    /// When the case came in.
    pub(in crate::exchange) received: Moment,
    /// Whom it is about; `Err` keeps the words of one this hall does not know.
    pub(in crate::exchange) target: Result<Target, String>,
    /// The log; what is struck is told by its place, links by [`Self::links`].
    pub(in crate::exchange) events: Vec<NewEvent>,
    /// Place of the link in the log, the other case's number, the line.
    pub(in crate::exchange) links: Vec<(usize, Option<CaseNumber>, String)>,
    /// Free notes.
    pub(in crate::exchange) notes: Vec<CaseNote>,
    /// When and why it was made void.
    pub(in crate::exchange) voided: Option<Voided>,
}

/// A line that cannot be read.
enum Fault {
    /// It is not written as a step.
    Form,
    /// It names somebody who is not on the roster.
    Nobody(String),
}

/// Why a story cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::exchange) struct Unread(pub(in crate::exchange) Wrong);

/// Reads a story, in either language.
///
/// # Errors
/// `UnreadableStep` with its line, `NotOnRoster`.
pub(in crate::exchange) fn read(story: &str, roster: &Roster) -> Result<Told, Unread> {
    let mut reader = Reader { roster, places: HashMap::new() };
    let mut told = None;
    for (index, text) in story.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
        let line = index + 1;
        reader.take(&mut told, (line, text)).map_err(|fault| {
            Unread(match fault {
                Fault::Form => Wrong::UnreadableStep { line },
                Fault::Nobody(who) => Wrong::NotOnRoster { who },
            })
        })?;
    }
    told.ok_or(Unread(Wrong::UnreadableStep { line: 1 }))
}

struct Reader<'a> {
    roster: &'a Roster,
    /// Place in the log by line of the story.
    places: HashMap<usize, usize>,
}

impl Reader<'_> {
    fn take(&mut self, told: &mut Option<Told>, (number, text): (usize, &str)) -> Result<(), Fault> {
        let line = Line::read(text.trim_end_matches('\r')).ok_or(Fault::Form)?;
        let Some(told) = told else {
            let received = Some(line).filter(|line| line.step == RECEIVED).ok_or(Fault::Form)?;
            *told = Some(self.begun(&received));
            return Ok(());
        };
        match line.step {
            RECEIVED => return Err(Fault::Form),
            NOTE => {
                told.notes.push(CaseNote { at: line.at, text: line.words("text"), author: self.person(&line, "by")? });
            }
            VOID => told.voided = Some(Voided { at: line.at, reason: line.words("reason") }),
            _ => {
                let what = self.what(&line)?;
                if let What::Linked { .. } = what {
                    told.links.push((told.events.len(), number_read(&line.words("other")), text.to_owned()));
                }
                self.places.insert(number, told.events.len());
                told.events.push(NewEvent { at: line.at, by: self.person(&line, "by")?, what });
            }
        }
        Ok(())
    }

    fn begun(&self, line: &Line) -> Told {
        let target = line.words("target");
        Told {
            received: line.at,
            target: target_read(&target, self.roster).ok_or(target),
            events: Vec::new(),
            links: Vec::new(),
            notes: Vec::new(),
            voided: None,
        }
    }

    fn person(&self, line: &Line, part: &str) -> Result<Option<StaffId>, Fault> {
        let Some(who) = line.told(part) else { return Ok(None) };
        self.roster.find(who).map(Some).map_err(|_| Fault::Nobody(who.to_owned()))
    }

    fn what(&self, line: &Line) -> Result<What, Fault> {
        let note = line.words("note");
        Ok(match line.step {
            "accepted" => What::Accepted { note },
            "contacted" => What::Contacted { note },
            "investigated" => What::Investigated { note },
            "resumed" => What::Resumed { note },
            "signed" => What::Signed { note },
            "handed_over" => {
                What::HandedOver { to_person: self.person(line, "person")?, to_unit: line.words("unit"), note }
            }
            "paused" => What::Paused { because: coded(line, "because")?, note },
            "extended" => What::Extended {
                step: of_rules(line, "step")?,
                by: length(line)?,
                approver: line.words("approver"),
                reason: line.words("reason"),
            },
            "happened" => What::Happened { event: of_rules(line, "event")?, note },
            _ => match answering(line)? {
                Some(what) => what,
                None => self.ending(line)?,
            },
        })
    }

    fn ending(&self, line: &Line) -> Result<What, Fault> {
        let reason = line.words("reason");
        Ok(match line.step {
            "remedied" => What::Remedied {
                text: line.words("text"),
                compensation_fen: money(line, "compensation")?,
                charged: self.person(line, "charged")?,
                charged_fen: money(line, "charge")?,
            },
            "corrected" => {
                let changes = parts(line, "change").map(|items| self.correction(items));
                What::Corrected { changes: changes.collect::<Result<_, _>>()?, reason }
            }
            "struck" => {
                let struck = line.told("line").and_then(|line| line.parse::<usize>().ok());
                let place = struck.and_then(|line| self.places.get(&line)).ok_or(Fault::Form)?;
                What::Struck { event: CaseEventId(*place as i64), reason }
            }
            _ => return Err(Fault::Form),
        })
    }

    fn correction(&self, items: &[Item]) -> Result<Correction, Fault> {
        let [fact, before, after] = items else { return Err(Fault::Form) };
        let fact = code(CODES, fact.text()).and_then(of_code).ok_or(Fault::Form)?;
        let side = |item: &Item| fact_read(fact, item.text(), self.roster);
        Ok(Correction { fact, before: side(before), after: side(after) })
    }
}

/// Steps that name nobody and no other step.
fn answering(line: &Line) -> Result<Option<What>, Fault> {
    let text = line.words("text");
    Ok(Some(match line.step {
        "concluded" => What::Concluded { finding: coded(line, "finding")?, text },
        "replied" => What::Replied { mode: coded(line, "mode")?, text },
        "reported" => What::Reported { to: line.words("office"), text },
        "surveyed" => {
            let grade = line.told("grade").and_then(|grade| grade.parse().ok()).ok_or(Fault::Form)?;
            What::Surveyed { satisfaction: grade, note: line.words("note") }
        }
        "closed" => What::Closed { frozen: frozen(line)? },
        "reopened" => What::Reopened { reason: line.words("reason") },
        "archived" => What::Archived { place: line.words("place") },
        "linked" => What::Linked { other: CaseId(0), how: coded(line, "link")? },
        "attached" => What::Attached { name: line.words("name"), media_type: line.words("media") },
        _ => return Ok(None),
    }))
}

/// A meaning told by its word.
fn coded<T: DeserializeOwned>(line: &Line, part: &str) -> Result<T, Fault> {
    line.told(part).and_then(|word| of_code(code(CODES, word)?)).ok_or(Fault::Form)
}

/// Every part of a name.
fn parts<'a>(line: &'a Line, name: &'a str) -> impl Iterator<Item = &'a [Item]> {
    line.parts.iter().filter(move |(known, _)| *known == name).map(|(_, items)| items.as_slice())
}

/// The code of a step or event of the rules.
fn of_rules(line: &Line, part: &str) -> Result<String, Fault> {
    match line.items(part) {
        Some([_, code]) => Ok(code.text().to_owned()),
        _ => Err(Fault::Form),
    }
}

fn length(line: &Line) -> Result<Limit, Fault> {
    let Some([length, unit]) = line.items("length") else { return Err(Fault::Form) };
    let unit = code(CODES, unit.text()).and_then(of_code).ok_or(Fault::Form)?;
    Ok(Limit { length: length.text().parse().map_err(|_| Fault::Form)?, unit })
}

/// Yuan with two decimals, as fen; none where nothing is told.
fn money(line: &Line, part: &str) -> Result<i64, Fault> {
    let Some(yuan) = line.told(part) else { return Ok(0) };
    let (whole, fen) = yuan.split_once('.').filter(|(_, fen)| fen.len() == 2).ok_or(Fault::Form)?;
    format!("{whole}{fen}").parse().map_err(|_| Fault::Form)
}

fn frozen(line: &Line) -> Result<Frozen, Fault> {
    let Some(rules) = line.items("rules") else { return Ok(Frozen::default()) };
    let [rule_set, rule_edition, rule] = rules else { return Err(Fault::Form) };
    let text = |item: &Item| item.text().to_owned();
    Ok(Frozen {
        rule_set: text(rule_set),
        rule_edition: text(rule_edition),
        rule: text(rule),
        calendar: line.items("calendar").unwrap_or_default().iter().map(text).collect(),
        steps: parts(line, "due").map(frozen_step).collect::<Result<_, _>>()?,
    })
}

fn frozen_step(items: &[Item]) -> Result<FrozenStep, Fault> {
    let [_, step, due, met, in_time, rest @ ..] = items else { return Err(Fault::Form) };
    let moment = |item: &Item, read: fn(&str) -> Option<Moment>| match item.text() {
        NOTHING => Ok(None),
        text => read(text).map(|moment| Some(moment.0)).ok_or(Fault::Form),
    };
    Ok(FrozenStep {
        step: step.text().to_owned(),
        due_ms: moment(due, due_read)?,
        met_ms: moment(met, moment_read)?,
        in_time: match (in_time.text(), code(CODES, in_time.text())) {
            (NOTHING, _) => None,
            (_, Some("in_time")) => Some(true),
            (_, Some("late")) => Some(false),
            _ => return Err(Fault::Form),
        },
        is_provisional: rest.first().is_some_and(|item| code(CODES, item.text()) == Some("provisional")),
    })
}

/// A number as the program writes it: `2026-0003`.
pub(in crate::exchange) fn number_read(text: &str) -> Option<CaseNumber> {
    let (year, running) = text.split_once('-')?;
    let digits = |text: &str| text.len() >= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = CaseNumber { year: year.parse().ok()?, running: running.parse().ok()? };
    (digits(year) && year.len() == 4 && digits(running) && number.running > 0).then_some(number)
}

//! Reading a rule file field by field, so that every fault names file, rule or step, and field.

use chrono::NaiveTime;
use toml::Table;

use super::{
    Circumstance, DayHours, Extension, Limit, Matter, MetBy, NamedCode, Rule, RuleSet, StartAt, Step, Variant,
};
use crate::domain::dates::parse_time;
use crate::domain::reading::{Fault, Reader, head_of};

/// What is wrong with a rule file; names the file, the rule or step, and the field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {place}: {field}: {what}")]
pub struct RuleError {
    /// File name as given.
    pub file: String,
    /// Rule code, `rule/step`, `rule 3` where there is no code, or `set` for the head.
    pub place: String,
    /// Field of that part.
    pub field: String,
    /// What is wrong with it.
    pub what: String,
}

impl From<Fault> for RuleError {
    fn from(fault: Fault) -> Self {
        let Fault { file, place, field, what } = fault;
        Self { file, place, field, what }
    }
}

/// Reads a file; what must hold between its parts is for `checking`.
pub(super) fn read(file: &str, toml: &str) -> Result<RuleSet, Fault> {
    let mut head = Reader::new(file, "set", head_of(file, "set", toml)?);
    let set = RuleSet {
        code: head.word("code")?,
        edition: head.word("edition")?,
        name: head.text("name")?,
        source: head.text("source")?,
        sector: head.take("sector")?,
        in_force_from: head.need("in_force_from")?,
        day_hours: day_hours(&mut head)?,
        rings_most: head.take("rings_most")?,
        events: each(&mut head, "event", named_code)?,
        matters: each(&mut head, "matter", matter)?,
        rules: each(&mut head, "rule", rule)?,
    };
    head.finish()?;
    Ok(set)
}

/// Reads each table of a list; its place is `rule 2` until its code is known, under its parent's place if that is no head.
fn each<T>(
    parent: &mut Reader<'_>,
    field: &str,
    read: impl Fn(&mut Reader<'_>) -> Result<T, Fault>,
) -> Result<Vec<T>, Fault> {
    let tables: Vec<Table> = parent.list(field)?;
    let under = if parent.place() == "set" { String::new() } else { format!("{}/", parent.place()) };
    let mut found = Vec::new();
    for (index, table) in tables.into_iter().enumerate() {
        let code = table.get("code").and_then(toml::Value::as_str).filter(|code| !code.trim().is_empty());
        let place = code.map_or_else(|| format!("{under}{field} {}", index + 1), |code| format!("{under}{code}"));
        let mut reader = Reader::new(parent.file(), &place, table);
        found.push(read(&mut reader)?);
        reader.finish()?;
    }
    Ok(found)
}

fn day_hours(head: &mut Reader<'_>) -> Result<DayHours, Fault> {
    let hours: Vec<String> = head.need("day_hours")?;
    let times: Option<Vec<NaiveTime>> = hours.iter().map(|text| parse_time(text).ok()).collect();
    match times.as_deref() {
        Some([from, until]) if from < until => Ok(DayHours { from: *from, until: *until }),
        _ => Err(head.fault("day_hours", "two times are needed, the earlier first")),
    }
}

fn named_code(reader: &mut Reader<'_>) -> Result<NamedCode, Fault> {
    Ok(NamedCode { code: reader.word("code")?, name: reader.text("name")? })
}

fn matter(reader: &mut Reader<'_>) -> Result<Matter, Fault> {
    Ok(Matter { code: reader.word("code")?, name: reader.text("name")?, basis: reader.word("basis")? })
}

fn rule(reader: &mut Reader<'_>) -> Result<Rule, Fault> {
    Ok(Rule {
        code: reader.word("code")?,
        name: reader.text("name")?,
        basis: reader.word("basis")?,
        kinds: reader.list("kinds")?,
        channels: reader.list("channels")?,
        matters: reader.list("matters")?,
        retention_days: reader.take("retention_days")?,
        needs_signature: reader.take("needs_signature")?.unwrap_or_default(),
        pausable: reader.list("pausable")?,
        steps: each(reader, "step", step)?,
    })
}

fn step(reader: &mut Reader<'_>) -> Result<Step, Fault> {
    Ok(Step {
        code: reader.word("code")?,
        name: reader.text("name")?,
        basis: reader.word("basis")?,
        limit: reader.need("limit")?,
        start: start(reader)?.ok_or_else(|| reader.fault("start", "is missing"))?,
        direction: reader.take("direction")?.unwrap_or_default(),
        met_by: met_by(reader)?,
        variants: each(reader, "variants", variant)?,
        only_when: reader.list("only_when")?,
        exempt: reader.list("exempt")?,
        pausable: reader.take("pausable")?.unwrap_or_default(),
        extension: extension(reader)?,
        remind_before: reader.list("remind_before")?,
        remind_after: reader.list("remind_after")?,
        needed_to_close: reader.take("needed_to_close")?.unwrap_or_default(),
    })
}

fn start(reader: &mut Reader<'_>) -> Result<Option<StartAt>, Fault> {
    let Some(word) = reader.take::<String>("start")? else { return Ok(None) };
    let start = StartAt::from_word(&word);
    start.map(Some).ok_or_else(|| reader.fault("start", format!("`{word}` is neither `received` nor `event:CODE`")))
}

fn met_by(reader: &mut Reader<'_>) -> Result<Vec<MetBy>, Fault> {
    let words: Vec<String> = reader.list("met_by")?;
    let read =
        |word: String| MetBy::from_word(&word).ok_or_else(|| reader.fault("met_by", format!("`{word}` meets nothing")));
    words.into_iter().map(read).collect()
}

fn variant(reader: &mut Reader<'_>) -> Result<Variant, Fault> {
    Ok(Variant {
        when: reader.list::<Circumstance>("when")?,
        limit: reader.take("limit")?,
        add: reader.take("add")?,
        start: start(reader)?,
        needs_event: reader.take("needs_event")?.unwrap_or_default(),
    })
}

fn extension(reader: &mut Reader<'_>) -> Result<Option<Extension>, Fault> {
    let Some(table) = reader.take::<Table>("extension")? else { return Ok(None) };
    let mut part = Reader::new(reader.file(), &format!("{}/extension", reader.place()), table);
    let extension =
        Extension { limit: part.need::<Limit>("limit")?, times: part.need("times")?, needs: part.text("needs")? };
    part.finish()?;
    Ok(Some(extension))
}

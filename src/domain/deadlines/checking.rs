//! What must hold between the parts of a rule file: codes that exist and stand once, limits that can be counted.

use std::collections::BTreeSet;

use super::{Circumstance, Direction, LENGTH_MOST, Limit, MetBy, Rule, RuleError, RuleSet, StartAt, Step, Variant};

/// Longest time a record must be kept, in days.
const RETENTION_MOST: u32 = 36_600;

/// A fault, before the file's name is put to it: place, field, what.
pub(super) struct Found {
    place: String,
    field: &'static str,
    what: String,
}

impl Found {
    /// With the file's name.
    pub(super) fn in_file(self, file: &str) -> RuleError {
        RuleError { file: file.to_owned(), place: self.place, field: self.field.to_owned(), what: self.what }
    }
}

/// A fault of a part: field, what.
type Wrong = (&'static str, String);

/// Checks a whole set.
pub(super) fn check(set: &RuleSet) -> Result<(), Found> {
    check_head(set).map_err(|wrong| at("set", wrong))?;
    codes(set.events.iter().map(|event| &event.code))?;
    codes(set.matters.iter().map(|matter| &matter.code))?;
    codes(set.rules.iter().map(|rule| &rule.code))?;
    for (index, rule) in set.rules.iter().enumerate() {
        check_rule(set, rule).map_err(|wrong| at(&rule.code, wrong))?;
        let earlier = set.rules.iter().take(index);
        if let Some(other) = earlier.into_iter().find(|other| takes_all_of(other, rule)) {
            let what = format!("is never reached: `{}` before it fits all its cases", other.code);
            return Err(at(&rule.code, ("code", what)));
        }
        check_steps(set, rule)?;
    }
    Ok(())
}

fn at(place: &str, (field, what): Wrong) -> Found {
    Found { place: place.to_owned(), field, what }
}

fn check_head(set: &RuleSet) -> Result<(), Wrong> {
    check_code(&set.code)?;
    if set.rules.is_empty() {
        return Err(("rule", "there are none".to_owned()));
    }
    match set.rings_most {
        Some(0) => Err(("rings_most", "0 rings are none".to_owned())),
        _ => Ok(()),
    }
}

/// Small letters, figures and `_`: a code is typed on the command line and kept in the file.
fn check_code(code: &str) -> Result<(), Wrong> {
    let is_plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_';
    if code.chars().all(is_plain) { Ok(()) } else { Err(("code", format!("`{code}` is not of a-z, 0-9 and _"))) }
}

fn codes<'a>(codes: impl Iterator<Item = &'a String>) -> Result<(), Found> {
    let mut known = BTreeSet::new();
    for code in codes {
        check_code(code).map_err(|wrong| at(code, wrong))?;
        if !known.insert(code) {
            return Err(at(code, ("code", "stands there twice".to_owned())));
        }
    }
    Ok(())
}

fn check_rule(set: &RuleSet, rule: &Rule) -> Result<(), Wrong> {
    if let Some(code) = rule.matters.iter().find(|code| set.matter(code).is_none()) {
        return Err(("matters", format!("there is no matter `{code}`")));
    }
    if rule.retention_days.is_some_and(|days| days == 0 || days > RETENTION_MOST) {
        return Err(("retention_days", format!("1 to {RETENTION_MOST} days")));
    }
    if rule.steps.is_empty() {
        return Err(("step", "there are none".to_owned()));
    }
    let rests = rule.steps.iter().any(|step| step.pausable);
    match (rule.pausable.is_empty(), rests) {
        (true, true) => Err(("pausable", "a step may rest, but no reason to is given".to_owned())),
        (false, false) => Err(("pausable", "no step of the rule may rest".to_owned())),
        _ => Ok(()),
    }
}

/// Whether every case of `later` already fits `earlier`.
fn takes_all_of(earlier: &Rule, later: &Rule) -> bool {
    fn holds<T: PartialEq>(earlier: &[T], later: &[T]) -> bool {
        earlier.is_empty() || (!later.is_empty() && later.iter().all(|one| earlier.contains(one)))
    }
    holds(&earlier.kinds, &later.kinds)
        && holds(&earlier.channels, &later.channels)
        && holds(&earlier.matters, &later.matters)
}

fn check_steps(set: &RuleSet, rule: &Rule) -> Result<(), Found> {
    let mut known = BTreeSet::new();
    for step in &rule.steps {
        let place = format!("{}/{}", rule.code, step.code);
        let result = if known.insert(&step.code) {
            check_code(&step.code).and_then(|()| check_step(set, step))
        } else {
            Err(("code", "stands there twice".to_owned()))
        };
        result.map_err(|wrong| at(&place, wrong))?;
    }
    Ok(())
}

fn check_step(set: &RuleSet, step: &Step) -> Result<(), Wrong> {
    check_length("limit", step.limit)?;
    check_start(set, &step.start)?;
    if step.met_by.is_empty() {
        return Err(("met_by", "nothing would ever meet it".to_owned()));
    }
    if let Some(code) = step.met_by.iter().filter_map(MetBy::event).find(|code| set.event(code).is_none()) {
        return Err(("met_by", format!("there is no event `{code}`")));
    }
    for variant in &step.variants {
        check_variant(set, step, variant)?;
    }
    check_extension(step)?;
    for limit in &step.remind_before {
        check_length("remind_before", *limit)?;
    }
    for limit in &step.remind_after {
        check_length("remind_after", *limit)?;
    }
    if step.direction == Direction::Before { check_before(step) } else { Ok(()) }
}

fn check_length(field: &'static str, limit: Limit) -> Result<(), Wrong> {
    if limit.length <= LENGTH_MOST {
        Ok(())
    } else {
        Err((field, format!("{} is more than {LENGTH_MOST}", limit.length)))
    }
}

fn check_start(set: &RuleSet, start: &StartAt) -> Result<(), Wrong> {
    match start.event() {
        Some(code) if set.event(code).is_none() => Err(("start", format!("there is no event `{code}`"))),
        _ => Ok(()),
    }
}

fn check_variant(set: &RuleSet, step: &Step, variant: &Variant) -> Result<(), Wrong> {
    let wrong = |what: &str| Err(("variants", what.to_owned()));
    if variant.when.is_empty() {
        return wrong("`when` names no circumstance");
    }
    if variant.limit.is_none() && variant.add.is_none() && variant.start.is_none() {
        return wrong("it changes nothing: `limit`, `add` or `start` is needed");
    }
    for limit in [variant.limit, variant.add].into_iter().flatten() {
        check_length("variants", limit)?;
    }
    if variant.limit.is_some_and(|limit| limit.unit.is_by_day() != step.limit.unit.is_by_day()) {
        return wrong("a limit in days stays in days, one in hours in hours");
    }
    let units = step.variants.iter().filter_map(|other| other.limit).map(|limit| limit.unit).chain([step.limit.unit]);
    if variant.add.is_some_and(|add| units.into_iter().any(|unit| unit != add.unit)) {
        return wrong("what is added is of the limit's unit");
    }
    if let Some(start) = &variant.start {
        check_start(set, start)?;
        if variant.when.contains(&Circumstance::Night) {
            return wrong("night follows from the start, and so cannot change it");
        }
    }
    if variant.needs_event && variant.start.as_ref().and_then(StartAt::event).is_none() {
        return wrong("`needs_event` needs a `start` that is an event");
    }
    Ok(())
}

fn check_extension(step: &Step) -> Result<(), Wrong> {
    let Some(extension) = &step.extension else { return Ok(()) };
    check_length("extension", extension.limit)?;
    if extension.times == 0 || extension.limit.length == 0 {
        return Err(("extension", "0 extends nothing".to_owned()));
    }
    if extension.limit.unit.is_by_day() == step.limit.unit.is_by_day() {
        Ok(())
    } else {
        Err(("extension", "a limit in days is extended by days, one in hours by hours".to_owned()))
    }
}

/// A step that counts back stands on its event alone.
fn check_before(step: &Step) -> Result<(), Wrong> {
    let wrong = |field, what: &str| Err((field, what.to_owned()));
    if step.start == StartAt::Received {
        wrong("start", "what counts back starts from an event")
    } else if step.limit.length == 0 {
        wrong("limit", "0 before is not before")
    } else if step.pausable {
        wrong("pausable", "what counts back cannot rest")
    } else if step.extension.is_some() {
        wrong("extension", "what counts back cannot be extended")
    } else if step.variants.iter().any(|variant| variant.start == Some(StartAt::Received)) {
        wrong("variants", "what counts back starts from an event")
    } else if step.variants.iter().any(|variant| variant.limit.is_some_and(|limit| limit.length == 0)) {
        wrong("variants", "0 before is not before")
    } else {
        Ok(())
    }
}

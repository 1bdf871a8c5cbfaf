//! A new edition of a rule set from an old one: limits and extensions changed, everything else as it was.

use toml::{Table, Value};

use super::{Limit, LimitUnit, RuleError, RuleSet};
use crate::domain::reading::head_of;

/// A step whose limit or extension is another one now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LimitChange {
    /// Code of the rule.
    pub rule: String,
    /// Code of its step.
    pub step: String,
    /// The limit.
    pub limit: Limit,
    /// The most one extension may add; `None` leaves the extension as it is. A step without one gets none.
    pub extension: Option<Limit>,
}

/// The text of a new edition: `changes` applied to `text`. Comments of the old text are not carried over.
///
/// # Errors
/// Those of [`RuleSet::parse`], for the old text and for the new one.
pub fn new_edition(text: &str, edition: &str, changes: &[LimitChange]) -> Result<String, RuleError> {
    RuleSet::parse("rules", text)?;
    let mut table = head_of("rules", "set", text)?;
    table.insert("edition".to_owned(), Value::String(edition.trim().to_owned()));
    for change in changes {
        if let Some(step) = step_of(&mut table, change) {
            apply(step, change);
        }
    }
    let new = table.to_string();
    RuleSet::parse("rules", &new)?;
    Ok(new)
}

fn step_of<'a>(table: &'a mut Table, change: &LimitChange) -> Option<&'a mut Table> {
    let rule = named(table.get_mut("rule")?, &change.rule)?;
    named(rule.get_mut("step")?, &change.step)
}

/// The table of a list whose `code` it is.
fn named<'a>(list: &'a mut Value, code: &str) -> Option<&'a mut Table> {
    let tables = list.as_array_mut()?.iter_mut().filter_map(Value::as_table_mut);
    tables.into_iter().find(|table| table.get("code").and_then(Value::as_str) == Some(code))
}

fn apply(step: &mut Table, change: &LimitChange) {
    step.insert("limit".to_owned(), Value::Table(limit_table(change.limit)));
    if let Some(extension) = change.extension
        && let Some(table) = step.get_mut("extension").and_then(Value::as_table_mut)
    {
        table.insert("limit".to_owned(), Value::Table(limit_table(extension)));
    }
}

fn limit_table(limit: Limit) -> Table {
    let unit = match limit.unit {
        LimitUnit::Hours => "hours",
        LimitUnit::CalendarDays => "calendar_days",
        LimitUnit::WorkingDays => "working_days",
        LimitUnit::OpenDays => "open_days",
    };
    let mut table = Table::new();
    table.insert("length".to_owned(), Value::Integer(i64::from(limit.length)));
    table.insert("unit".to_owned(), Value::String(unit.to_owned()));
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_edition_differs_in_what_was_changed_only() {
        for (set, text) in RuleSet::shipped().unwrap() {
            let change = LimitChange {
                rule: set.rules.last().unwrap().code.clone(),
                step: set.rules.last().unwrap().steps.last().unwrap().code.clone(),
                limit: Limit { length: 9, unit: LimitUnit::WorkingDays },
                extension: None,
            };
            let new = RuleSet::parse("new", &new_edition(text, "2027.1", &[change]).unwrap()).unwrap();
            let mut expected = set.clone();
            expected.edition = "2027.1".into();
            let step = expected.rules.last_mut().unwrap().steps.last_mut().unwrap();
            step.limit = Limit { length: 9, unit: LimitUnit::WorkingDays };
            assert_eq!(new, expected, "{}", set.code);
        }
    }

    #[test]
    fn an_extension_is_changed_where_there_is_one_and_too_long_a_limit_is_refused() {
        let (set, text) = RuleSet::shipped().unwrap().remove(0);
        let change = |length| LimitChange {
            rule: "billing_error".into(),
            step: "answer".into(),
            limit: Limit { length, unit: LimitUnit::CalendarDays },
            extension: Some(Limit { length: 3, unit: LimitUnit::WorkingDays }),
        };
        let new = RuleSet::parse("new", &new_edition(text, "x", &[change(5)]).unwrap()).unwrap();
        let step = new.rule("billing_error").unwrap().step("answer").unwrap();
        assert_eq!(step.limit.length, 5);
        assert_eq!(step.extension.as_ref().unwrap().limit.length, 3);
        assert_ne!(set.rule("billing_error").unwrap().step("answer").unwrap(), step);
        assert!(new_edition(text, "x", &[change(100_000)]).is_err());
        assert!(new_edition("not toml", "x", &[]).is_err());
    }
}

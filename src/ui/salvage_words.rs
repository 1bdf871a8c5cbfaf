//! A salvage told in lines: for the screen, the command line, and the text kept beside the new file.

use std::collections::BTreeMap;
use std::path::Path;

use super::strings::Strings;
use super::words;
use crate::register::opening::{LostRow, SalvageReport};

/// Most numbers named in one line; the rest is counted.
const NAMED: usize = 200;

/// The report, one thing a line.
pub fn report_lines(strings: &Strings, report: &SalvageReport, (damaged, target): (&Path, &Path)) -> Vec<String> {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let files = [("damaged", name(damaged).into()), ("target", name(target).into())];
    let mut lines = vec![strings.text_with("salvage-report-head", &files)];
    let lost = report.lost.len();
    let sums = [("read", report.rows_read().into()), ("lost", lost.into()), ("lines", report.lines.into())];
    lines.push(strings.text_with("salvage-report-sum", &sums));
    for table in report.tables.iter().filter(|table| strings.has(&key_of(&table.table))) {
        let values = [
            ("table", words::table(strings, &table.table).into()),
            ("read", table.read.into()),
            ("lost", table.lost.into()),
        ];
        lines.push(
            strings.text_with(if table.lost > 0 { "salvage-report-torn" } else { "salvage-report-table" }, &values),
        );
    }
    lines.extend(lost_lines(strings, &report.lost));
    lines.extend(doubtful_lines(strings, report));
    lines
}

fn key_of(table: &str) -> String {
    format!("table-{}", table.replace('_', "-"))
}

/// What is lost, by kind, named by what the history calls it.
fn lost_lines(strings: &Strings, lost: &[LostRow]) -> Vec<String> {
    let mut by_table: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for row in lost {
        let name = if row.subject.is_empty() { format!("#{}", row.row) } else { row.subject.clone() };
        by_table.entry(&row.table).or_default().push(name);
    }
    let line = |(table, mut names): (&str, Vec<String>)| {
        names.dedup();
        let more = names.len().saturating_sub(NAMED);
        names.truncate(NAMED);
        let mut named = names.join(&strings.text("salvage-comma"));
        if more > 0 {
            named += &strings.text_with("salvage-more", &[("n", more.into())]);
        }
        let values = [("table", words::table(strings, table).into()), ("names", named.into())];
        strings.text_with("salvage-report-lost", &values)
    };
    by_table.into_iter().map(line).collect()
}

/// What was read and cannot be wholly trusted.
fn doubtful_lines(strings: &Strings, report: &SalvageReport) -> Vec<String> {
    let mut lines = Vec::new();
    for row in &report.changed {
        let label = if row.label.is_empty() { format!("#{}", row.row) } else { row.label.clone() };
        let values = [("table", words::table(strings, &row.table).into()), ("label", label.into())];
        lines.push(strings.text_with("salvage-report-changed", &values));
    }
    if report.lines_lost > 0 {
        lines.push(strings.text_with("salvage-report-history", &[("n", report.lines_lost.into())]));
    }
    if report.unknown > 0 {
        lines.push(strings.text_with("salvage-report-unknown", &[("n", report.unknown.into())]));
    }
    if !report.orphans.is_empty() {
        lines.push(strings.text_with("salvage-report-orphans", &[("n", report.orphans.len().into())]));
    }
    let uncertain: Vec<String> = report.uncertain.iter().filter(|table| strings.has(&key_of(table))).cloned().collect();
    if !uncertain.is_empty() {
        let tables: Vec<String> = uncertain.iter().map(|table| words::table(strings, table)).collect();
        let tables = tables.join(&strings.text("salvage-comma"));
        lines.push(strings.text_with("salvage-report-uncertain", &[("tables", tables.into())]));
    }
    lines
}

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
    lines.extend(history_lines(strings, report));
    let sum = if report.knows_all() { "salvage-report-sum" } else { "salvage-report-sum-known" };
    lines.push(strings.text_with(sum, &sums));
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

/// How far the history can tell at all; first of all, for every "lost" behind it hangs on this.
fn history_lines(strings: &Strings, report: &SalvageReport) -> Vec<String> {
    let mut lines = Vec::new();
    if report.end_unknown {
        lines.push(strings.text("salvage-report-end-unknown"));
    }
    if report.lines_lost > 0 {
        lines.push(strings.text_with("salvage-report-history", &[("n", report.lines_lost.into())]));
    }
    let uncertain: Vec<String> = report.uncertain.iter().filter(|table| strings.has(&key_of(table))).cloned().collect();
    if !uncertain.is_empty() {
        let tables: Vec<String> = uncertain.iter().map(|table| words::table(strings, table)).collect();
        let tables = tables.join(&strings.text("salvage-comma"));
        lines.push(strings.text_with("salvage-report-uncertain", &[("tables", tables.into())]));
    }
    if report.forms_uncertain {
        lines.push(strings.text("salvage-report-forms"));
    }
    lines
}

/// What is lost, by kind: how many, and each by what the history calls it, or by the numbers of its rows.
fn lost_lines(strings: &Strings, lost: &[LostRow]) -> Vec<String> {
    let mut by_table: BTreeMap<&str, Vec<&LostRow>> = BTreeMap::new();
    for row in lost {
        by_table.entry(&row.table).or_default().push(row);
    }
    by_table.into_iter().map(|(table, rows)| lost_line(strings, table, &rows)).collect()
}

fn lost_line(strings: &Strings, table: &str, rows: &[&LostRow]) -> String {
    let mut names: Vec<String> = rows.iter().map(|row| row.subject.clone()).filter(|name| !name.is_empty()).collect();
    names.dedup();
    let mut numbers: Vec<i64> = rows.iter().filter(|row| row.subject.is_empty()).map(|row| row.row).collect();
    numbers.sort_unstable();
    names.extend(runs(&numbers).into_iter().map(|(first, last)| {
        let span = if first == last { first.to_string() } else { format!("{first}–{last}") };
        strings.text_with("salvage-report-rows", &[("rows", span.into())])
    }));
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    let mut named = names.join(&strings.text("salvage-comma"));
    if more > 0 {
        named += &strings.text_with("salvage-more", &[("n", more.into())]);
    }
    let values = [("table", words::table(strings, table).into()), ("n", rows.len().into()), ("names", named.into())];
    strings.text_with("salvage-report-lost", &values)
}

/// Numbers in order as runs without a gap: first and last of each.
fn runs(numbers: &[i64]) -> Vec<(i64, i64)> {
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if last.checked_add(1) == Some(*number) => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    runs
}

/// What was read and cannot be wholly trusted.
fn doubtful_lines(strings: &Strings, report: &SalvageReport) -> Vec<String> {
    let mut lines = Vec::new();
    for row in &report.changed {
        let label = if row.label.is_empty() { format!("#{}", row.row) } else { row.label.clone() };
        let values = [("table", words::table(strings, &row.table).into()), ("label", label.into())];
        lines.push(strings.text_with("salvage-report-changed", &values));
    }
    if report.unknown > 0 {
        lines.push(strings.text_with("salvage-report-unknown", &[("n", report.unknown.into())]));
    }
    if report.unvouched > 0 {
        lines.push(strings.text_with("salvage-report-unvouched", &[("n", report.unvouched.into())]));
    }
    if !report.orphans.is_empty() {
        lines.push(strings.text_with("salvage-report-orphans", &[("n", report.orphans.len().into())]));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::strings::Lang;

    fn lost(table: &str, row: i64, subject: &str) -> LostRow {
        LostRow { table: table.into(), row, subject: subject.into() }
    }

    fn told(report: &SalvageReport) -> String {
        report_lines(&Strings::load(Lang::Zh), report, (Path::new("坏.hall"), Path::new("好.hall"))).join("\n")
    }

    #[test]
    fn what_is_lost_is_counted_and_named_by_number_or_by_its_rows() {
        let mut rows = vec![lost("cases", 12, "2026-0012"), lost("cases", 13, "2026-0013")];
        rows.extend([371, 372, 373, 380].map(|row| lost("case_notes", row, "")));
        let told = told(&SalvageReport { lost: rows, ..SalvageReport::default() });
        assert!(told.contains("共 2 项：2026-0012、2026-0013"), "{told}");
        assert!(told.contains("共 4 项：第 371–373 行、第 380 行"), "{told}");
    }

    #[test]
    fn where_the_history_is_cut_off_that_is_said_before_any_sum_and_no_sum_is_called_whole() {
        let report = SalvageReport { end_unknown: true, forms_uncertain: true, ..SalvageReport::default() };
        let told = told(&report);
        let lines: Vec<&str> = told.lines().collect();
        assert!(lines[1].contains("无法知道") && told.contains("没填完的表单"), "{told}");
        assert!(told.contains("已知丢失 0 行") && !told.contains("，丢失 0 行"), "{told}");
        assert!(!report.is_whole());
    }
}

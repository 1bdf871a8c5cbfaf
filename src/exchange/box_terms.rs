//! The words in the cells of a log of suggestion boxes: the seal, how many letters, what became of one, later remarks.

use chrono::NaiveDate;

use super::case_cells::{moment_read, time_told};
use super::case_terms::folded;
use super::staff_cells::clean;
use crate::domain::boxes::{BoxRemark, FateChoice, Seal};
use crate::domain::people::half_width;
use crate::domain::problems::Wrong;

/// Most letters one opening can tell of; more is a slip of the pen.
const LETTERS_MOST: usize = 999;

/// The state of the seal.
pub(super) fn seal(word: &str) -> Option<Seal> {
    match folded(word).as_str() {
        "完好" | "正常" | "良好" | "无损" | "是" | "√" | "✓" | "ok" | "intact" | "whole" | "yes" => {
            Some(Seal::Intact)
        }
        "破损" | "损坏" | "已破" | "开封" | "异常" | "否" | "×" | "broken" | "no" => Some(Seal::Broken),
        _ => None,
    }
}

/// What became of a letter: the first word that says so counts.
pub(super) fn fate(word: &str) -> Option<FateChoice> {
    let word = folded(word);
    let begins = |words: &[&str]| words.iter().any(|known| word.starts_with(known));
    if begins(&["不处理", "不予", "无需", "不立案", "未处理", "存档", "留存", "noaction", "none", "filed"])
    {
        return Some(FateChoice::NoAction);
    }
    let is_case = begins(&[
        "立案",
        "已立案",
        "转办",
        "已转",
        "转交",
        "受理",
        "已受理",
        "登记",
        "处理",
        "已处理",
        "办理",
        "已办",
        "case",
        "acase",
        "passedon",
    ]);
    is_case.then_some(FateChoice::Case)
}

/// Whether the words of a letter say that there was none.
pub(super) fn is_empty_box(text: &str) -> bool {
    let word = folded(text);
    [
        "",
        "无",
        "空",
        "空箱",
        "无信",
        "无信件",
        "无来信",
        "无意见",
        "没有",
        "没有信件",
        "/",
        "—",
        "——",
        "empty",
        "none",
        "noletters",
        "noletter",
    ]
    .contains(&word.as_str())
}

/// How many letters a cell counts; a blank one counts nothing.
///
/// # Errors
/// `NotANumber`.
pub(super) fn count(cell: &str) -> Result<Option<usize>, Wrong> {
    let word = half_width(&clean(cell));
    if word.is_empty() {
        return Ok(None);
    }
    if is_empty_box(&word) || word == "-" {
        return Ok(Some(0));
    }
    let figure = word.trim_end_matches(['封', '件', '条', '份', '个']).trim();
    let figure = figure.strip_suffix(".0").unwrap_or(figure);
    let count = figure.parse::<usize>().ok().filter(|count| *count <= LETTERS_MOST);
    count.map(Some).ok_or(Wrong::NotANumber)
}

/// The letters one cell tells of, when it is known how many there are: its lines, or what stands behind `1.` `2.` `3.`.
pub(super) fn numbered(text: &str, letters: usize) -> Option<Vec<String>> {
    let lines: Vec<String> = text.lines().map(without_number).filter(|line| !line.is_empty()).collect();
    if lines.len() == letters {
        return Some(lines);
    }
    let mut parts = Vec::new();
    let mut rest = text;
    for number in 1..=letters {
        let (_, after) = split_at_number(rest, number)?;
        rest = after;
        let (part, _) = split_at_number(rest, number + 1).unwrap_or((rest, ""));
        parts.push(part.trim().trim_end_matches(['；', ';']).to_owned());
    }
    parts.iter().all(|part| !part.is_empty()).then_some(parts)
}

/// Signs between a number and its text.
const AFTER_NUMBER: [char; 6] = ['.', '、', '．', ')', '）', ':'];

fn split_at_number(text: &str, number: usize) -> Option<(&str, &str)> {
    let figure = number.to_string();
    text.match_indices(&figure).find_map(|(at, found)| {
        let (before, after) = (text.get(..at)?, text.get(at + found.len()..)?);
        let is_inside = before.ends_with(|c: char| c.is_ascii_digit() || c == '.');
        let rest = after.strip_prefix(AFTER_NUMBER)?;
        let goes_on = rest.starts_with(|c: char| c.is_ascii_digit());
        (!is_inside && !goes_on).then_some((before, rest))
    })
}

fn without_number(line: &str) -> String {
    let line = line.trim();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = rest.strip_prefix(AFTER_NUMBER).filter(|_| rest.len() < line.len());
    bare.unwrap_or(line).trim().trim_end_matches(['；', ';']).to_owned()
}

/// Remarks added later, one a line behind its time; lines that are set in go on with the one before.
///
/// # Errors
/// `NotADate` for a line without a time.
pub(super) fn later_remarks(cell: &str) -> Result<Vec<BoxRemark>, Wrong> {
    let mut remarks: Vec<BoxRemark> = Vec::new();
    for line in cell.replace("\r\n", "\n").trim().lines() {
        match (line.strip_prefix("  "), remarks.last_mut()) {
            (Some(more), Some(before)) => {
                before.text.push('\n');
                before.text.push_str(more);
            }
            _ => remarks.push(remark(line)?),
        }
    }
    Ok(remarks)
}

/// `2026-11-24 09:10 文字`
fn remark(line: &str) -> Result<BoxRemark, Wrong> {
    let mut parts = line.trim_start().splitn(3, ' ');
    let (day, time) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let told = format!("{day} {time}");
    let at = moment_read(&told).map_or_else(|| time_told(&told).map(|told| told.moment(None)), Ok)?;
    let text = parts.next().map(str::to_owned).filter(|text| !text.trim().is_empty());
    Ok(BoxRemark { at, text: text.ok_or(Wrong::Missing)? })
}

/// A day a log can stand for.
pub(super) fn is_plausible(day: NaiveDate) -> bool {
    (1990..=2999).contains(&chrono::Datelike::year(&day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_as_people_write_them() {
        for (cell, expected) in [
            ("", Ok(None)),
            ("0", Ok(Some(0))),
            ("无", Ok(Some(0))),
            ("２ 封", Ok(Some(2))),
            ("3.0", Ok(Some(3))),
            ("几封", Err(Wrong::NotANumber)),
            ("1.1E+17", Err(Wrong::NotANumber)),
            ("-2", Err(Wrong::NotANumber)),
        ] {
            assert_eq!(count(cell), expected, "{cell}");
        }
    }

    #[test]
    fn letters_in_one_cell_are_told_apart_only_when_their_number_fits() {
        let letters = |text: &str, n| numbered(text, n).unwrap_or_default();
        assert_eq!(letters("1.排队久；2.加个窗口", 2), ["排队久", "加个窗口"]);
        assert_eq!(letters("1、排队\n2、开窗", 2), ["排队", "开窗"]);
        assert_eq!(letters("表扬三号窗\n意见：厕所", 2), ["表扬三号窗", "意见：厕所"]);
        assert_eq!(letters("等了 1.5 小时", 2), [""; 0]);
        assert_eq!(letters("1.只有一条", 2), [""; 0]);
    }

    #[test]
    fn later_remarks_come_back_with_their_lines() {
        let read = later_remarks("2026-11-24 09:10 已处理\n  第二行\n2026-11-25 10:00 完").unwrap();
        let texts: Vec<&str> = read.iter().map(|remark| remark.text.as_str()).collect();
        assert_eq!(texts, ["已处理\n第二行", "完"]);
        assert_eq!(later_remarks("随手一写"), Err(Wrong::NotADate));
        assert_eq!(later_remarks(" "), Ok(vec![]));
    }

    #[test]
    fn a_letter_left_aside_is_told_from_one_that_became_a_case() {
        assert_eq!(fate("不处理（无内容）"), Some(FateChoice::NoAction));
        assert_eq!(fate("已转办客户服务班"), Some(FateChoice::Case));
        assert_eq!(fate("飞鸽"), None);
        assert_eq!(seal("完 好"), Some(Seal::Intact));
        assert_eq!(seal("Broken"), Some(Seal::Broken));
    }
}

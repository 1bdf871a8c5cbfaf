//! Text tables: bytes to text (UTF-8, UTF-16, GB 18030), text to rows (comma, tab, semicolon), and back.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

/// What separates the cells of a row, in the order they are tried.
const DELIMITERS: [char; 3] = [',', '\t', ';'];

/// Most bytes of a cell, and most cells of a row, where a file is read bit by bit: no list has more, a file that is none would fill
/// the memory.
const LONG_CELL: usize = 1024 * 1024;
const LONG_ROW: usize = 100_000;

/// How many rows decide which delimiter it is.
const SNIFFED_ROWS: usize = 60;

/// Turns a text file's bytes into text: by its byte order mark, else UTF-8 if it is valid, else GB 18030 (which, unlike
/// GBK, holds the four-byte signs of rare names).
///
/// # Errors
/// `None` when the bytes are no text in any of them.
pub fn decode(bytes: &[u8]) -> Option<String> {
    let text = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = bytes.get(mark..).unwrap_or_default();
        encoding.decode_without_bom_handling(body).0
    } else if let Some(encoding) = unmarked_utf16(bytes) {
        encoding.decode_without_bom_handling(bytes).0
    } else if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        text
    } else {
        GB18030.decode_without_bom_handling(bytes).0
    };
    is_text(&text).then(|| text.into_owned())
}

/// UTF-16 without its mark: Latin signs and line ends leave a zero in every second byte. A sign such as 一 (4E 00) leaves one in
/// the others: then it is told by what most of the separators have beside them.
pub(super) fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?;
    let zeros_at = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    match (zeros_at(0), zeros_at(1)) {
        (0, 0) => None,
        (0, _) => Some(UTF_16LE),
        (_, 0) => Some(UTF_16BE),
        _ => by_separators(head),
    }
}

/// By the side on which most tabs, line ends, commas and semicolons have a zero. Most of those bytes must be such separators: in a
/// text of bytes with a few stray zeros they are not.
fn by_separators(head: &[u8]) -> Option<&'static Encoding> {
    let is_separator = |byte: u8| matches!(byte, b'\t' | b'\n' | b',' | b';');
    let all = head.iter().filter(|byte| is_separator(**byte)).count();
    let pairs = |wanted: &dyn Fn(u8, u8) -> bool| {
        head.chunks_exact(2).filter(|pair| matches!(pair, [one, other] if wanted(*one, *other))).count()
    };
    let little = pairs(&|one, other| is_separator(one) && other == 0);
    let big = pairs(&|one, other| one == 0 && is_separator(other));
    let (encoding, most) = if little >= big { (UTF_16LE, little) } else { (UTF_16BE, big) };
    (little != big && most * 2 > all).then_some(encoding)
}

/// Whether a person could have typed it: hardly any control or replacement signs.
fn is_text(text: &str) -> bool {
    let odd = text.chars().filter(|c| is_odd(*c)).count();
    odd * 200 <= text.chars().count()
}

/// A sign that no list holds (a final Ctrl-Z of old programs and form feeds do occur).
pub(super) fn is_odd(c: char) -> bool {
    c == '\u{fffd}' || (c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{1a}'))
}

/// Splits text into rows of cells. Rows may differ in length; a quoted cell may hold the delimiter and line ends; blank
/// lines are rows, so that a row's place is the one a spreadsheet shows.
pub fn split(text: &str) -> Vec<Vec<String>> {
    let (named, text) = named_delimiter(text);
    let delimiter = named.unwrap_or_else(|| sniff(text));
    let mut rows = split_all(text, delimiter);
    if named.is_some() {
        rows.insert(0, Vec::new());
    }
    rows
}

/// How the cells of a text are separated, by its beginning; and whether its first line says so, which is no row.
pub(super) fn separator(head: &str) -> (char, Option<char>) {
    let (named, text) = named_delimiter(head);
    (named.unwrap_or_else(|| sniff(text)), named)
}

/// Excel's first line `sep=;`, which it does not show as a row but counts as one.
fn named_delimiter(text: &str) -> (Option<char>, &str) {
    let rest = text.get(..4).filter(|head| head.eq_ignore_ascii_case("sep="));
    let Some(rest) = rest.and_then(|_| text.get(4..)) else {
        return (None, text);
    };
    let (line, rest) = rest.split_once('\n').unwrap_or((rest, ""));
    (line.chars().next(), rest)
}

/// The delimiter that makes most rows wide; what stands in quotes is words, and has no say.
fn sniff(text: &str) -> char {
    let text = without_quoted(text);
    let width = |delimiter: char| {
        let rows = Splitter::new(text.chars(), delimiter, Quotes::Plain).rows(SNIFFED_ROWS);
        let wide = rows.rows.iter().filter(|row| row.len() > 1).count();
        let cells: usize = rows.rows.iter().map(Vec::len).sum();
        (wide, cells)
    };
    let mut best = (',', (0, 0));
    for delimiter in DELIMITERS {
        let found = width(delimiter);
        if found > best.1 {
            best = (delimiter, found);
        }
    }
    best.0
}

/// The first rows with every quoted cell left empty, whichever delimiter it stands between; the text itself when a quote
/// is never closed.
fn without_quoted(text: &str) -> Cow<'_, str> {
    let mut bare = String::new();
    let mut signs = text.chars().peekable();
    let (mut before, mut lines) = ('\n', 0);
    while let Some(sign) = signs.next() {
        let opens = sign == '"' && (DELIMITERS.contains(&before) || matches!(before, '\r' | '\n'));
        if opens {
            loop {
                match signs.next() {
                    Some('"') if signs.next_if_eq(&'"').is_none() => break,
                    Some(_) => {}
                    None => return Cow::Borrowed(text),
                }
            }
        } else {
            bare.push(sign);
            lines += usize::from(sign == '\n');
        }
        if lines > SNIFFED_ROWS {
            break;
        }
        before = sign;
    }
    Cow::Owned(bare)
}

/// Reads all rows; when a quote is never closed (and would swallow the rest), quotes are taken as plain signs.
fn split_all(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let read = Splitter::new(text.chars(), delimiter, Quotes::Kept).rows(usize::MAX);
    if read.is_open {
        return Splitter::new(text.chars(), delimiter, Quotes::Plain).rows(usize::MAX).rows;
    }
    read.rows
}

/// Whether `"` opens a quoted cell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    Kept,
    Plain,
}

/// What a splitter read.
struct SplitRows {
    rows: Vec<Vec<String>>,
    /// The text ended inside a quoted cell.
    is_open: bool,
}

/// Walks the text once.
pub(super) struct Splitter<I: Iterator<Item = char>> {
    signs: std::iter::Peekable<I>,
    delimiter: char,
    quotes: Quotes,
    cell: String,
    row: Vec<String>,
    /// Most bytes of a cell, most cells of a row.
    most: (usize, usize),
    /// The text ended inside a quoted cell.
    is_open: bool,
    /// A cell or row is longer than any of a list.
    is_over: bool,
}

impl<I: Iterator<Item = char>> Splitter<I> {
    fn new(signs: I, delimiter: char, quotes: Quotes) -> Self {
        let most = (usize::MAX, usize::MAX);
        let (cell, row) = (String::new(), Vec::new());
        Self { signs: signs.peekable(), delimiter, quotes, cell, row, most, is_open: false, is_over: false }
    }

    /// One that gives up on what no list holds.
    pub(super) fn cautious(signs: I, delimiter: char, quotes: Quotes) -> Self {
        Self { most: (LONG_CELL, LONG_ROW), ..Self::new(signs, delimiter, quotes) }
    }

    /// Whether it gave up: a quote never closed, or no list at all.
    pub(super) fn gave_up(&self) -> bool {
        self.is_over || self.is_open
    }

    fn rows(mut self, most: usize) -> SplitRows {
        let mut rows = Vec::new();
        while rows.len() < most {
            let Some(row) = self.next_row() else { break };
            rows.push(row);
        }
        SplitRows { rows, is_open: self.is_open }
    }

    /// The next row; `None` at the end.
    pub(super) fn next_row(&mut self) -> Option<Vec<String>> {
        while !self.is_over {
            let Some(sign) = self.signs.next() else { break };
            match sign {
                '"' if self.quotes == Quotes::Kept && self.cell.is_empty() => {
                    self.is_open = !self.quoted();
                }
                '\n' => return Some(self.end_row()),
                '\r' => {
                    self.signs.next_if_eq(&'\n');
                    return Some(self.end_row());
                }
                _ if sign == self.delimiter => self.end_cell(),
                '\u{1a}' if self.signs.peek().is_none() => {}
                _ => self.put(sign),
            }
        }
        let is_begun = !self.cell.is_empty() || !self.row.is_empty();
        (is_begun && !self.is_over).then(|| self.end_row())
    }

    fn put(&mut self, sign: char) {
        self.cell.push(sign);
        self.is_over = self.cell.len() > self.most.0;
    }

    /// Reads up to the closing quote; `false` when there is none.
    fn quoted(&mut self) -> bool {
        while !self.is_over {
            match self.signs.next() {
                Some('"') if self.signs.next_if_eq(&'"').is_none() => return true,
                Some(sign) => self.put(sign),
                None => return false,
            }
        }
        false
    }

    fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        self.row.push(cell);
        self.is_over |= self.row.len() > self.most.1;
    }

    /// A line without any sign is a row without cells.
    fn end_row(&mut self) -> Vec<String> {
        if !self.row.is_empty() || !self.cell.is_empty() {
            self.end_cell();
        }
        std::mem::take(&mut self.row)
    }
}

/// Whether a spreadsheet would take a text beginning so for a formula (full-width signs too: Chinese Excel does).
fn begins_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

/// The cell as it may stand in a CSV: one `'` before what a spreadsheet would run as a formula. `disarmed` undoes it
/// exactly, also for texts that begin with `'` themselves.
pub fn armed(text: &str) -> Cow<'_, str> {
    if begins_formula(text.trim_start_matches('\'')) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// The cell without the `'` that `armed` put before it.
pub fn disarmed(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if begins_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        split(text)
    }

    #[test]
    fn utf_16_without_its_mark_is_told_though_signs_leave_zeros_on_the_other_side() {
        let text = "工号,姓名,班组\r\n0001,一一,第一班\r\n0002,陈䶮,一\r\n";
        for encode in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(encode).collect();
            assert_eq!(decode(&bytes).as_deref(), Some(text));
        }
        let stray =
            "工号,姓名\0\r\n0001,陈一,\0\0备注,甲,乙,丙,丁,戊,己,庚,辛,壬,癸,子,丑,寅,卯,辰,巳,午,未,申,酉,戌,亥\r\n"
                .repeat(9);
        let decoded = decode(stray.as_bytes());
        assert!(decoded.is_none_or(|text| text.contains("姓名")), "stray zeros make no other encoding of it");
    }

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let text = "工号,姓名\r\n0001,陈䶮\r\n0002,郑𬭎\r\n0003,王𠅤\r\n";
        let utf16 = |encode: fn(u16) -> [u8; 2]| -> Vec<u8> { text.encode_utf16().flat_map(encode).collect() };
        let marked = |mark: &[u8], body: &[u8]| [mark, body].concat();
        let gb = GB18030.encode(text).0.into_owned();
        for (name, bytes) in [
            ("plain", text.as_bytes().to_vec()),
            ("marked", marked(b"\xef\xbb\xbf", text.as_bytes())),
            ("le", marked(b"\xff\xfe", &utf16(u16::to_le_bytes))),
            ("be", marked(b"\xfe\xff", &utf16(u16::to_be_bytes))),
            ("le, no mark", utf16(u16::to_le_bytes)),
            ("be, no mark", utf16(u16::to_be_bytes)),
            ("gb18030", gb),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Some(text), "{name}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let noise: Vec<u8> = (0..4096u32).map(|i| ((i * 7919) >> 3) as u8).collect();
        assert_eq!(decode(&noise), None);
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"), None);
    }

    #[test]
    fn the_delimiter_is_found_even_beside_others() {
        assert_eq!(rows("a,b;c,d\n1,2;3,4")[1], ["1", "2;3", "4"]);
        assert_eq!(rows("a\tb\n1,5\t2")[1], ["1,5", "2"]);
        assert_eq!(rows("a;b;c\n1;2;3")[1], ["1", "2", "3"]);
        assert_eq!(rows("sep=;\na;b,c")[1], ["a", "b,c"]);
    }

    #[test]
    fn what_stands_in_quotes_does_not_choose_the_delimiter() {
        assert_eq!(rows("a,b\n1,\";\n;\n;\"\n")[1], ["1", ";\n;\n;"]);
        assert_eq!(rows("a;b\n\"1,2\"\"\n,3\";4\n")[1], ["1,2\"\n,3", "4"]);
    }

    #[test]
    fn quoted_cells_hold_line_ends_and_rows_keep_their_place() {
        let read = rows("a,b\r\n\r\n\"1\r\n2\",\"x\"\"y\"\n3\n");
        assert_eq!(read.len(), 4);
        assert!(read[1].is_empty());
        assert_eq!(read[2], ["1\r\n2", "x\"y"]);
        assert_eq!(read[3], ["3"]);
    }

    #[test]
    fn a_quote_never_closed_does_not_swallow_the_rest() {
        let read = rows("a,b\n\"1,2\n3,4\n");
        assert_eq!(read[1], ["\"1", "2"]);
        assert_eq!(read[2], ["3", "4"]);
    }

    #[test]
    fn a_formula_is_disarmed_and_comes_back() {
        assert_eq!(armed("=1+1"), "'=1+1");
        assert_eq!(armed("+8613800002610"), "'+8613800002610");
        assert_eq!(armed("沈若溪"), "沈若溪");
        assert_eq!(armed("O'Neil"), "O'Neil");
        assert_eq!(disarmed("'=1+1"), "=1+1");
        assert_eq!(disarmed("'tis"), "'tis");
    }

    proptest! {
        #[test]
        fn arming_is_undone_exactly(text in "['=+@\\-a甲＝]{0,6}") {
            let safe = armed(&text).into_owned();
            prop_assert!(!begins_formula(&safe));
            prop_assert_eq!(disarmed(&safe), text.as_str());
        }

        #[test]
        fn any_text_splits_without_losing_a_plain_cell(text in "\\PC*") {
            let all: String = split_all(&text, ',').concat().concat();
            prop_assert!(all.len() <= text.len());
        }
    }
}

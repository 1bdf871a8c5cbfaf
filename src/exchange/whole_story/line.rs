//! A line of a story: a moment, what happened, and its parts; between signs that texts cannot hold unmarked.

use chrono::NaiveDate;

use super::words::{PARTS, STEPS, code, word};
use crate::domain::dates::Moment;
use crate::exchange::case_cells::{moment_read, moment_told};

/// What stands in a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    /// A known word, a number, a day or moment.
    Bare(String),
    /// Words somebody wrote, between `“` and `”`.
    Quoted(String),
}

impl Item {
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Bare(text) | Self::Quoted(text) => text,
        }
    }
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) at: Moment,
    /// What happened.
    pub(super) step: &'static str,
    /// What each part tells, in order.
    pub(super) parts: Vec<(&'static str, Vec<Item>)>,
}

impl Line {
    pub(super) fn new(at: Moment, step: &'static str) -> Self {
        Self { at, step, parts: Vec::new() }
    }

    /// With a part.
    pub(super) fn part(mut self, name: &'static str, items: Vec<Item>) -> Self {
        self.parts.push((name, items));
        self
    }

    /// With words somebody wrote, if there are any.
    pub(super) fn text(self, name: &'static str, text: &str) -> Self {
        if text.is_empty() { self } else { self.part(name, vec![Item::Quoted(text.to_owned())]) }
    }

    /// The items of a part.
    pub(super) fn items(&self, name: &str) -> Option<&[Item]> {
        self.parts.iter().find(|(known, _)| *known == name).map(|(_, items)| items.as_slice())
    }

    /// The first word of a part.
    pub(super) fn told(&self, name: &str) -> Option<&str> {
        self.items(name)?.first().map(Item::text)
    }

    /// The words of a part; blank where it is missing.
    pub(super) fn words(&self, name: &str) -> String {
        self.told(name).unwrap_or_default().to_owned()
    }

    /// As it stands in the cell, in the language of `tag`.
    pub(super) fn written(&self, tag: &str) -> String {
        let [semicolon, colon, comma] = if tag.starts_with("en") { ["; ", ": ", ", "] } else { ["；", "：", "、"] };
        let mut out = format!("{} {}", moment_told(self.at), word(STEPS, self.step, tag));
        for (name, items) in &self.parts {
            let items: Vec<String> = items.iter().map(item_written).collect();
            out.push_str(&[semicolon, word(PARTS, name, tag), colon, &items.join(comma)].concat());
        }
        out
    }

    /// Reads a line of either language; `None` for anything else.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut pieces = split_outside(text, ['；', ';']).into_iter();
        let mut head = pieces.next()?.trim().splitn(3, ' ');
        let at = moment_read(&format!("{} {}", head.next()?, head.next()?))?;
        let mut line = Self::new(at, code(STEPS, head.next()?.trim())?);
        for piece in pieces {
            let end = piece.find(['：', ':'])?;
            let (name, rest) = piece.split_at(end);
            let items = split_outside(rest.trim_start_matches(['：', ':']), ['、', ',']);
            let items = items.into_iter().map(item_read).collect::<Option<_>>()?;
            line.parts.push((code(PARTS, name.trim())?, items));
        }
        Some(line)
    }
}

/// A limit that ends with its day is told by the day.
pub(super) fn due_told(due: Moment) -> String {
    if Moment(due.0 + 1).time() == chrono::NaiveTime::MIN { due.date().to_string() } else { moment_told(due) }
}

/// Reads what [`due_told`] wrote.
pub(super) fn due_read(text: &str) -> Option<Moment> {
    let day = text.parse::<NaiveDate>().ok().and_then(|day| day.succ_opt());
    let end = day.map(|next| Moment(Moment::at(next, chrono::NaiveTime::MIN).0 - 1));
    end.or_else(|| moment_read(text))
}

/// The last sign of a marked character that has no shorter mark.
const MARK_END: char = '}';

fn item_written(item: &Item) -> String {
    match item {
        Item::Bare(text) => text.clone(),
        Item::Quoted(text) => {
            let mut out = String::from('“');
            text.chars().for_each(|sign| push_marked(&mut out, sign));
            out.push('”');
            out
        }
    }
}

/// Line ends are shown as `↵`, so that a step stays one line.
fn push_marked(out: &mut String, sign: char) {
    match sign {
        '\n' => out.push('↵'),
        '\\' | '”' | '↵' => out.extend(['\\', sign]),
        odd if odd.is_control() || matches!(odd, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
            out.extend(["\\u{", &format!("{:x}", u32::from(odd))]);
            out.push(MARK_END);
        }
        plain => out.push(plain),
    }
}

fn item_read(text: &str) -> Option<Item> {
    let text = text.trim();
    let Some(inner) = text.strip_prefix('“') else { return Some(Item::Bare(text.to_owned())) };
    let mut out = String::new();
    let mut signs = inner.strip_suffix('”')?.chars();
    while let Some(sign) = signs.next() {
        out.push(match sign {
            '↵' => '\n',
            '\\' => match signs.next()? {
                'u' => {
                    let figures: String = signs.by_ref().skip(1).take_while(|sign| *sign != MARK_END).collect();
                    char::from_u32(u32::from_str_radix(&figures, 16).ok()?)?
                }
                marked => marked,
            },
            plain => plain,
        });
    }
    Some(Item::Quoted(out))
}

/// The pieces between two signs that do not stand in quotes.
fn split_outside(text: &str, at: [char; 2]) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut begin, mut is_quoted, mut is_marked) = (0, false, false);
    for (index, sign) in text.char_indices() {
        match sign {
            _ if is_marked => is_marked = false,
            '\\' if is_quoted => is_marked = true,
            '“' => is_quoted = true,
            '”' => is_quoted = false,
            sign if at.contains(&sign) && !is_quoted => {
                pieces.extend(text.get(begin..index));
                begin = index + sign.len_utf8();
            }
            _ => {}
        }
    }
    pieces.extend(text.get(begin..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_words_at_any_moment_come_back_exactly(
            text in r#"(\PC|[\n\r\t"“”；;：:、,\\↵=+@'䶮𬭎𠅤\u{0}\u{feff}]){0,24}"#,
            ms in 0..4_000_000_000_000i64,
        ) {
            for tag in ["zh", "en"] {
                let line = Line::new(Moment(ms), "paused")
                    .text("note", &text)
                    .part("by", vec![Item::Quoted(text.clone()), Item::Bare("7".into())]);
                let written = line.written(tag);
                prop_assert!(!written.contains('\n'));
                prop_assert_eq!(Line::read(&written), Some(line));
                let due = Moment(ms);
                prop_assert_eq!(due_read(&due_told(due)), Some(due));
            }
        }

        #[test]
        fn anything_typed_is_read_or_refused(text in "\\PC{0,40}") {
            let _ = Line::read(&text);
            let _ = Line::read(&format!("2026-11-20 09:00 受理；{text}"));
        }
    }

    #[test]
    fn a_line_reads_like_a_sentence_of_a_register() {
        let at = Moment::at("2026-11-20".parse().unwrap(), chrono::NaiveTime::from_hms_opt(9, 0, 12).unwrap());
        let line = Line::new(at, "paused")
            .text("by", "CQ0201 周静岚")
            .part("because", vec![Item::Bare("等用户补充材料".into())])
            .text("note", "缺表号；\n明天来");
        let zh = "2026-11-20 09:00:12 暂停计时；经办：“CQ0201 周静岚”；原因：等用户补充材料；说明：“缺表号；↵明天来”";
        assert_eq!(line.written("zh"), zh);
    }

    #[test]
    fn the_end_of_a_day_is_told_by_the_day() {
        let end = Moment(Moment::at("2026-11-21".parse().unwrap(), chrono::NaiveTime::MIN).0 - 1);
        assert_eq!(due_told(end), "2026-11-20");
        assert_eq!(due_read("2026-11-20"), Some(end));
    }
}

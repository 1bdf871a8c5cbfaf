//! Where a text may be parted: between Chinese signs and after blanks, in names at the dot; Latin words stay whole.

use super::lines::is_han;
use super::measure::sign;
use crate::domain::layouts::Weight;

/// A stretch that stays on one line; widths at the size 1.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Piece {
    text: String,
    /// With the blanks at its end.
    whole: f32,
    /// Without them.
    bare: f32,
}

/// What kind of text is parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parting {
    /// A name: at its dots and blanks, where it has any.
    Name,
    /// Anything else.
    Words,
}

const DOTS: [char; 4] = ['·', '・', '•', '‧'];

/// The ways to part the text, the better first: after its dots, then anywhere. A name with a dot or a blank is parted nowhere else.
pub(super) fn partings(text: &str, parting: Parting, weight: Weight, spacing: f32) -> Vec<Vec<Piece>> {
    let in_pieces = |parts: fn([char; 3]) -> bool| -> Vec<Piece> {
        split(text, parts).into_iter().map(|piece| measured(piece, weight, spacing)).collect()
    };
    let has = |sign: fn(char) -> bool| text.trim_end().chars().any(sign);
    match parting {
        Parting::Name if has(parts_names) => vec![in_pieces(|[_, this, next]| parts_names(this) && !parts_names(next))],
        Parting::Words if has(is_dot) => vec![in_pieces(after_dot), in_pieces(may_part)],
        _ => vec![in_pieces(may_part)],
    }
}

/// Parts the text between the second and the third of three signs wherever they ask for it.
fn split(text: &str, parts: fn([char; 3]) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut current = String::new();
    let mut before = ' ';
    let mut signs = text.chars().peekable();
    while let Some(this) = signs.next() {
        current.push(this);
        if signs.peek().is_some_and(|next| parts([before, this, *next])) {
            found.push(std::mem::take(&mut current));
        }
        before = this;
    }
    found.push(current);
    found
}

fn is_dot(sign: char) -> bool {
    DOTS.contains(&sign)
}

fn parts_names(sign: char) -> bool {
    is_dot(sign) || sign.is_whitespace()
}

/// Behind a dot and the blank that follows it.
fn after_dot([before, this, next]: [char; 3]) -> bool {
    !next.is_whitespace() && (is_dot(this) || (this.is_whitespace() && is_dot(before)))
}

fn measured(text: String, weight: Weight, spacing: f32) -> Piece {
    let width = |text: &str| text.chars().map(|character| sign(character, weight).advance + spacing).sum();
    Piece { whole: width(&text), bare: width(text.trim_end()), text }
}

fn may_part([_, this, next]: [char; 3]) -> bool {
    if next.is_whitespace() || closes(next) || opens(this) {
        return false;
    }
    this.is_whitespace() || is_wide(this) || is_wide(next) || matches!(this, '/' | '-' | '–')
}

/// Signs a line may be parted beside.
fn is_wide(sign: char) -> bool {
    is_han(sign) || DOTS.contains(&sign) || matches!(sign, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}')
}

/// Signs no line begins with.
fn closes(sign: char) -> bool {
    DOTS.contains(&sign) || "，。、；：？！）》」』】〕”’…,.;:?!)]}%%".contains(sign)
}

/// Signs no line ends with.
fn opens(sign: char) -> bool {
    "（《「『【〔“‘([{".contains(sign)
}

/// The text in lines of this width at most, as many at most; none where it does not go in.
pub(super) fn broken(pieces: &[Piece], wide: f32, most: usize) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    let mut filled = f32::INFINITY;
    for piece in pieces {
        if piece.bare > wide {
            return None;
        }
        if filled + piece.bare > wide {
            if lines.len() == most {
                return None;
            }
            lines.push(String::new());
            filled = 0.0;
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(&piece.text);
        }
        filled += piece.whole;
    }
    Some(lines)
}

/// The same number of lines with the widest as narrow as can be.
pub(super) fn balanced(pieces: &[Piece], wide: f32, lines: Vec<String>) -> Vec<String> {
    let most = lines.len();
    let mut best = lines;
    let mut narrower = wide;
    for _ in 0..40 {
        narrower *= 0.95;
        match broken(pieces, narrower, most) {
            Some(lines) => best = lines,
            None => break,
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, parting: Parting) -> Vec<String> {
        let ways = partings(text, parting, Weight::Regular, 0.0);
        ways.into_iter().next().unwrap().into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn a_name_is_parted_after_its_dots_and_nowhere_else() {
        assert_eq!(texts("阿卜杜拉·买买提·热合曼", Parting::Name), ["阿卜杜拉·", "买买提·", "热合曼"]);
        assert_eq!(texts("Anna Maria", Parting::Name), ["Anna ", "Maria"]);
        assert_eq!(texts("尉迟若", Parting::Name), ["尉", "迟", "若"]);
        assert_eq!(texts("用电报装 · 电费查询", Parting::Words), ["用电报装 · ", "电费查询"]);
    }

    #[test]
    fn latin_words_stay_whole_and_marks_stay_with_their_words() {
        assert_eq!(
            texts("业扩（报装）受理 Team 2。", Parting::Words),
            ["业", "扩", "（报", "装）", "受", "理 ", "Team ", "2。"]
        );
    }

    #[test]
    fn lines_are_as_even_as_they_can_be() {
        let pieces = &partings("阿卜杜拉·买买提·热合曼", Parting::Name, Weight::Regular, 0.0)[0];
        let greedy = broken(pieces, 9.0, 2).unwrap();
        assert_eq!(greedy, ["阿卜杜拉·买买提·", "热合曼"]);
        assert_eq!(balanced(pieces, 9.0, greedy), ["阿卜杜拉·", "买买提·热合曼"]);
        assert_eq!(broken(pieces, 4.0, 2), None, "a part is wider than the line");
    }
}

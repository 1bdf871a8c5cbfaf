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

const DOTS: [char; 4] = ['·', '・', '•', '‧'];

/// The pieces of the text; a name with a dot or blank is parted only there.
pub(super) fn pieces(text: &str, is_name: bool, weight: Weight, spacing: f32) -> Vec<Piece> {
    let parts_at_dots = is_name && text.chars().any(parts_names);
    let mut found = Vec::new();
    let mut current = String::new();
    let mut signs = text.chars().peekable();
    while let Some(this) = signs.next() {
        current.push(this);
        let Some(next) = signs.peek() else { break };
        if if parts_at_dots { parts_names(this) && !parts_names(*next) } else { may_part(this, *next) } {
            found.push(std::mem::take(&mut current));
        }
    }
    found.push(current);
    found.into_iter().map(|text| measured(text, weight, spacing)).collect()
}

fn parts_names(sign: char) -> bool {
    DOTS.contains(&sign) || sign.is_whitespace()
}

fn measured(text: String, weight: Weight, spacing: f32) -> Piece {
    let width = |text: &str| text.chars().map(|character| sign(character, weight).advance + spacing).sum();
    Piece { whole: width(&text), bare: width(text.trim_end()), text }
}

fn may_part(this: char, next: char) -> bool {
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

    fn texts(text: &str, is_name: bool) -> Vec<String> {
        pieces(text, is_name, Weight::Regular, 0.0).into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn a_name_is_parted_after_its_dots_and_nowhere_else() {
        assert_eq!(texts("阿卜杜拉·买买提·热合曼", true), ["阿卜杜拉·", "买买提·", "热合曼"]);
        assert_eq!(texts("Anna Maria", true), ["Anna ", "Maria"]);
        assert_eq!(texts("尉迟若", true), ["尉", "迟", "若"]);
    }

    #[test]
    fn latin_words_stay_whole_and_marks_stay_with_their_words() {
        assert_eq!(
            texts("业扩（报装）受理 Team 2。", false),
            ["业", "扩", "（报", "装）", "受", "理 ", "Team ", "2。"]
        );
    }

    #[test]
    fn lines_are_as_even_as_they_can_be() {
        let pieces = pieces("阿卜杜拉·买买提·热合曼", true, Weight::Regular, 0.0);
        let greedy = broken(&pieces, 9.0, 2).unwrap();
        assert_eq!(greedy, ["阿卜杜拉·买买提·", "热合曼"]);
        assert_eq!(balanced(&pieces, 9.0, greedy), ["阿卜杜拉·", "买买提·热合曼"]);
        assert_eq!(broken(&pieces, 4.0, 2), None, "a part is wider than the line");
    }
}

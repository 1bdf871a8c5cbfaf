//! Tokens of a text: each sign alone and each two neighbours, so that any part of a text of any length can be found.
//!
//! A sign stands as four figures of base 36, whatever it is: a rare ideograph, a blank, a percent sign. The engine's
//! tokenizer so sees nothing but ASCII words.

use std::collections::HashSet;

/// Signs of a needle looked up in the index; what is longer is compared with the text itself.
const SIGNS_LOOKED_UP: usize = 64;

/// Figures of base 36.
const FIGURES: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A sign as four figures; 36^4 is more than there are code points.
fn push_sign(out: &mut String, sign: char) {
    let code = u32::from(sign) as usize;
    for power in [36 * 36 * 36, 36 * 36, 36, 1] {
        let figure = FIGURES.get(code / power % 36).copied().unwrap_or(b'0');
        out.push(char::from(figure));
    }
}

/// The tokens of a folded text, each once, one blank between two; neighbours never span two lines.
pub(super) fn of_text(folded: &str) -> String {
    let mut tokens: Vec<(char, Option<char>)> = Vec::with_capacity(folded.len());
    for line in folded.lines() {
        let nexts = line.chars().skip(1).map(Some).chain([None]);
        for (sign, next) in line.chars().zip(nexts) {
            tokens.push((sign, None));
            if next.is_some() {
                tokens.push((sign, next));
            }
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
    let mut out = String::with_capacity(tokens.len() * 9);
    tokens.into_iter().for_each(|(sign, next)| push_token(&mut out, sign, next));
    out
}

fn push_token(out: &mut String, sign: char, next: Option<char>) {
    if !out.is_empty() {
        out.push(' ');
    }
    push_sign(out, sign);
    if let Some(next) = next {
        push_sign(out, next);
    }
}

/// The tokens a text must have to hold `needle` (folded, one line, not empty): the sign itself for one, else pairs that
/// cover the needle. For one or two signs they are also enough; for more the text is compared.
pub(super) fn of_needle(needle: &str) -> String {
    let signs: Vec<char> = needle.chars().take(SIGNS_LOOKED_UP).collect();
    let mut out = String::new();
    if let [sign] = signs.as_slice() {
        push_token(&mut out, *sign, None);
        return out;
    }
    let mut seen = HashSet::new();
    let pairs = signs.chunks_exact(2).chain(signs.rchunks_exact(2).take(1));
    for pair in pairs {
        if let [sign, next] = *pair
            && seen.insert((sign, next))
        {
            push_token(&mut out, sign, Some(next));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(signs: &str) -> String {
        let mut out = String::new();
        signs.chars().for_each(|sign| push_sign(&mut out, sign));
        out
    }

    #[test]
    fn every_sign_has_its_own_four_figures() {
        assert_eq!(token("\0"), "0000");
        assert_eq!(token("\u{10ffff}"), "nvnj");
        let tokens: HashSet<String> = "a%_ \"*䶮𬭎𠅤中".chars().map(|sign| token(&sign.to_string())).collect();
        assert_eq!(tokens.len(), 10);
        assert!(tokens.iter().all(|token| token.len() == 4));
    }

    #[test]
    fn a_text_gives_its_signs_and_neighbours_once() {
        let expected = [token("停"), token("停电"), token("电"), token("电停")].join(" ");
        assert_eq!(of_text("停电停电"), expected);
        assert_eq!(of_text("停\n电"), [token("停"), token("电")].join(" "), "lines are no neighbours");
        assert_eq!(of_text("\n"), "");
    }

    #[test]
    fn a_needle_is_covered_by_pairs() {
        assert_eq!(of_needle("停"), token("停"));
        assert_eq!(of_needle("停电"), token("停电"));
        assert_eq!(of_needle("停电了"), [token("停电"), token("电了")].join(" "));
        assert_eq!(of_needle("一二三四"), [token("一二"), token("三四")].join(" "));
        assert_eq!(of_needle("哈哈哈哈哈"), token("哈哈"));
        assert!(of_needle(&"一二三".repeat(1000)).len() <= SIGNS_LOOKED_UP / 2 * 9 + 8);
    }
}

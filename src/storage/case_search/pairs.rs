//! Tokens of a text: each sign alone and each two neighbours, so that any part of a text of any length can be found.
//!
//! A sign stands as four figures of base 36, whatever it is: a rare ideograph, a blank, a percent sign. The engine's
//! tokenizer so sees nothing but ASCII words.

/// Pairs of a needle looked up in the index at most; the rest of it is compared with the text itself.
const PAIRS_LOOKED_UP: usize = 8;

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
    for (sign, next) in tokens {
        push_token(&mut out, sign, next);
    }
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

/// Tokens a text must have to hold `needle` (folded, one line, not empty): the sign itself for one, else pairs from all
/// over the needle. For one or two signs they are also enough; for more the text is compared.
pub(super) fn of_needle(needle: &str) -> String {
    let signs: Vec<char> = needle.chars().collect();
    let pairs: Vec<(char, char)> = signs.iter().copied().zip(signs.iter().copied().skip(1)).collect();
    let mut out = String::new();
    let Some((last, others)) = pairs.split_last() else {
        if let Some(sign) = signs.first() {
            push_token(&mut out, *sign, None);
        }
        return out;
    };
    let step = others.len().div_ceil(PAIRS_LOOKED_UP - 1).max(2);
    let mut looked_up: Vec<(char, char)> = others.iter().step_by(step).chain([last]).copied().collect();
    looked_up.sort_unstable();
    looked_up.dedup();
    for (sign, next) in looked_up {
        push_token(&mut out, sign, Some(next));
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
        let tokens: std::collections::HashSet<String> =
            "a%_ \"*䶮𬭎𠅤中".chars().map(|sign| token(&sign.to_string())).collect();
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
    fn a_needle_is_looked_up_by_pairs_from_all_over_it() {
        assert_eq!(of_needle("停"), token("停"));
        assert_eq!(of_needle("停电"), token("停电"));
        assert_eq!(of_needle("停电了"), [token("停电"), token("电了")].join(" "));
        assert_eq!(of_needle("abcd"), [token("ab"), token("cd")].join(" "));
        assert_eq!(of_needle("哈哈哈哈哈"), token("哈哈"));
        for signs in 3..200u32 {
            let needle: String = (0..signs).filter_map(|n| char::from_u32(0x4E00 + n)).collect();
            let tokens = of_needle(&needle);
            let first: String = needle.chars().take(2).collect();
            let last: String = needle.chars().skip(signs as usize - 2).collect();
            assert!(tokens.split(' ').count() <= PAIRS_LOOKED_UP, "{signs}");
            assert!(tokens.starts_with(&token(&first)) && tokens.ends_with(&token(&last)), "{signs}");
        }
    }
}

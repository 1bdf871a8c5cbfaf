//! Rules of a passphrase: long enough, typed twice alike; no rules of composition, they only make people write it down.

use unicode_normalization::UnicodeNormalization;

use super::people::is_ideograph;

/// Fewest characters.
pub const LEAST: usize = 8;
/// Most characters.
pub const MOST: usize = 200;

/// What is wrong with a passphrase as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassphraseFault {
    /// Fewer than [`LEAST`] characters.
    TooShort,
    /// More than [`MOST`].
    TooLong,
    /// The second time it was typed otherwise.
    Differs,
}

/// How hard it is to guess, roughly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Tried through in days.
    Weak,
    /// Good enough against a finder.
    Fair,
    /// Good.
    Good,
}

/// What the typed text shows about keyboard and input method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TypingHint {
    /// Full-width letters or digits: they count as the plain ones.
    Wide,
    /// Chinese signs: typed through an input method that may be missing elsewhere.
    Signs,
    /// Capitals only: the caps lock may be on.
    Capitals,
}

/// The text a passphrase stands for: composed forms and full-width letters as one (NFKC), no blanks around.
pub fn normalised(text: &str) -> String {
    text.nfkc().collect::<String>().trim().to_owned()
}

/// Checks a passphrase typed twice and gives its normal form.
///
/// # Errors
/// `PassphraseFault`.
pub fn check(typed: &str, again: &str) -> Result<String, PassphraseFault> {
    let plain = normalised(typed);
    let count = plain.chars().count();
    if count < LEAST {
        return Err(PassphraseFault::TooShort);
    }
    if count > MOST {
        return Err(PassphraseFault::TooLong);
    }
    if plain == normalised(again) { Ok(plain) } else { Err(PassphraseFault::Differs) }
}

/// Strength by length; a character that repeats or goes on from the one before it, or was there already, counts less.
pub fn strength(text: &str) -> Strength {
    let plain = normalised(text);
    let mut worth = 0;
    let mut before: Option<char> = None;
    let mut seen = Vec::new();
    for c in plain.chars() {
        let follows = before.is_some_and(|b| u32::from(b).abs_diff(u32::from(c)) <= 1);
        worth += match (follows, seen.contains(&c), is_ideograph(c)) {
            (true, ..) => 1,
            (_, true, _) => 2,
            (_, _, true) => 8,
            _ => 4,
        };
        seen.push(c);
        before = Some(c);
    }
    match worth {
        0..32 => Strength::Weak,
        32..48 => Strength::Fair,
        _ => Strength::Good,
    }
}

/// What should be said about how it is typed; nothing where all is usual.
pub fn typing_hint(text: &str) -> Option<TypingHint> {
    if text.chars().any(is_ideograph) {
        return Some(TypingHint::Signs);
    }
    if text.chars().any(|c| matches!(u32::from(c), 0x3000 | 0xFF01..=0xFF5E)) {
        return Some(TypingHint::Wide);
    }
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    (letters.len() >= 2 && letters.iter().all(|c| c.is_uppercase())).then_some(TypingHint::Capitals)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_and_plain_letters_are_the_same_passphrase() {
        assert_eq!(check("ａｂｃｄ１２３４", "abcd1234"), Ok("abcd1234".to_owned()));
        assert_eq!(normalised(" e\u{301}t\u{e9} "), "\u{e9}t\u{e9}");
    }

    #[test]
    fn short_long_and_different_ones_are_refused() {
        assert_eq!(check("1234567", "1234567"), Err(PassphraseFault::TooShort));
        assert_eq!(check("大厅今日开门早八点", "大厅今日开门早八点").map(|p| p.chars().count()), Ok(9));
        assert_eq!(check("abcdefgh", "abcdefgi"), Err(PassphraseFault::Differs));
        let long = "x".repeat(MOST + 1);
        assert_eq!(check(&long, &long), Err(PassphraseFault::TooLong));
    }

    #[test]
    fn repeated_and_counted_up_signs_are_weak() {
        assert_eq!(strength("aaaaaaaaaaaa"), Strength::Weak);
        assert_eq!(strength("12345678"), Strength::Weak);
        assert_eq!(strength("hxv8kq2w"), Strength::Fair);
        assert_eq!(strength("correct horse battery"), Strength::Good);
        assert_eq!(strength("大厅今日早八点开门"), Strength::Good);
    }

    #[test]
    fn the_keyboard_is_told_by_what_was_typed() {
        assert_eq!(typing_hint("abc 123"), None);
        assert_eq!(typing_hint("ＡＢＣ"), Some(TypingHint::Wide));
        assert_eq!(typing_hint("ABC123"), Some(TypingHint::Capitals));
        assert_eq!(typing_hint("早八点"), Some(TypingHint::Signs));
    }
}

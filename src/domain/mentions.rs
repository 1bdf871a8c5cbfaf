//! Editing a person out of free text: their names and numbers become black bars, other people's longer names stay.

use super::people::half_width;

/// What stands where a name or number stood.
pub const BAR: &str = "██";

/// Shortest number looked for, in digits: fewer are in every text.
const DIGITS_LEAST: usize = 5;
/// Shortest contact without digits enough that is looked for, in signs.
const WORDS_LEAST: usize = 4;

/// What is looked for in texts.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Needles {
    names: Vec<Vec<char>>,
    numbers: Vec<Vec<char>>,
    /// Names of other people that hold one of ours: `王伟明` where `王伟` is looked for.
    spared: Vec<Vec<char>>,
}

/// What is looked for is personal: only how much of it.
impl std::fmt::Debug for Needles {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Needles({} names, {} numbers)", self.names.len(), self.numbers.len())
    }
}

impl Needles {
    /// Looks for a name too; one of a single sign is too common.
    #[must_use]
    pub fn name(mut self, name: &str) -> Self {
        let name: Vec<char> = name.trim().chars().collect();
        if name.len() > 1 && !self.names.contains(&name) {
            self.names.push(name);
            self.names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        }
        self
    }

    /// Looks for a phone number, an identity card's, or an address too.
    #[must_use]
    pub fn contact(mut self, contact: &str) -> Self {
        let digits: Vec<char> = half_width(contact).chars().filter(char::is_ascii_digit).collect();
        if digits.len() >= DIGITS_LEAST {
            if !self.numbers.contains(&digits) {
                self.numbers.push(digits);
            }
        } else if contact.trim().chars().count() >= WORDS_LEAST {
            return self.name(contact);
        }
        self
    }

    /// Leaves this name of another person whole.
    #[must_use]
    pub fn sparing(mut self, other: &str) -> Self {
        let other: Vec<char> = other.trim().chars().collect();
        if self.names.iter().any(|name| other.len() > name.len() && find(&other, name).is_some()) {
            self.spared.push(other);
        }
        self
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.numbers.is_empty()
    }

    /// Short texts one of which stands, as it is, in every text that may mention the person: to choose the texts that are
    /// worth reading.
    pub fn hints(&self) -> Vec<String> {
        let tail = |digits: &Vec<char>| digits.last().into_iter().collect::<String>();
        self.names.iter().map(|name| name.iter().collect()).chain(self.numbers.iter().map(tail)).collect()
    }

    /// How often the person is mentioned.
    pub fn count_in(&self, text: &str) -> usize {
        self.cut(text).1
    }

    /// The text without the person; `None` when it does not mention them.
    pub fn edit_out(&self, text: &str) -> Option<String> {
        let (cut, found) = self.cut(text);
        (found > 0).then_some(cut)
    }

    fn cut(&self, text: &str) -> (String, usize) {
        let signs: Vec<char> = text.chars().collect();
        let (mut out, mut found, mut at) = (String::with_capacity(text.len()), 0, 0);
        while let Some(sign) = signs.get(at) {
            if let Some(len) = self.spared_at(&signs, at) {
                out.extend(signs.iter().skip(at).take(len));
                at += len;
            } else if let Some(len) = self.name_at(&signs, at).or_else(|| self.number_at(&signs, at)) {
                out.push_str(BAR);
                found += 1;
                at += len;
            } else {
                out.push(*sign);
                at += 1;
            }
        }
        (out, found)
    }

    fn spared_at(&self, signs: &[char], at: usize) -> Option<usize> {
        let rest = signs.get(at..)?;
        self.spared.iter().find(|other| rest.starts_with(other)).map(Vec::len)
    }

    fn name_at(&self, signs: &[char], at: usize) -> Option<usize> {
        let rest = signs.get(at..)?;
        self.names.iter().find(|name| rest.starts_with(name)).map(Vec::len)
    }

    /// The digits of a number in a row, with blanks and dashes between them; not within a longer number.
    fn number_at(&self, signs: &[char], at: usize) -> Option<usize> {
        let before = at.checked_sub(1).and_then(|before| signs.get(before));
        if before.is_some_and(char::is_ascii_digit) {
            return None;
        }
        self.numbers.iter().find_map(|digits| digits_len(signs.get(at..)?, digits))
    }
}

fn digits_len(rest: &[char], digits: &[char]) -> Option<usize> {
    let mut wanted = digits.iter();
    let mut next = wanted.next()?;
    for (index, sign) in rest.iter().enumerate() {
        let plain = half(*sign);
        if plain == *next {
            match wanted.next() {
                Some(following) => next = following,
                None if rest.get(index + 1).is_some_and(|sign| half(*sign).is_ascii_digit()) => return None,
                None => return Some(index + 1),
            }
        } else if index == 0 || !matches!(sign, ' ' | '-' | '(' | ')' | '\u{a0}' | '\u{3000}' | '－') {
            return None;
        }
    }
    None
}

/// A full-width digit as a plain one.
fn half(sign: char) -> char {
    match u32::from(sign) {
        code @ 0xFF10..=0xFF19 => char::from_u32(code - 0xFEE0).unwrap_or(sign),
        _ => sign,
    }
}

fn find(whole: &[char], part: &[char]) -> Option<usize> {
    whole.windows(part.len()).position(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_become_bars_however_the_number_is_written() {
        let needles = Needles::default().name("方䶮").contact("138 0000 2610");
        let text = "方䶮来电 13800002610，又 138-0000-2610、１３８００００２６１０；方先生 138000026101";
        assert_eq!(needles.edit_out(text).unwrap(), "██来电 ██，又 ██、██；方先生 138000026101");
        assert_eq!(needles.count_in(text), 4);
        assert_eq!(needles.edit_out("无关 0138"), None);
    }

    #[test]
    fn a_longer_name_of_somebody_else_stays_whole() {
        let needles = Needles::default().name("王伟").sparing("王伟明").sparing("李强");
        assert_eq!(needles.edit_out("王伟明和王伟一起来").unwrap(), "王伟明和██一起来");
        assert_eq!(needles.edit_out("王伟明来了"), None);
    }

    #[test]
    fn rare_signs_are_found_and_a_single_sign_is_not_looked_for() {
        let needles = Needles::default().name("王𠅤𬭎").name("李");
        assert_eq!(needles.edit_out("李师傅与王𠅤𬭎").unwrap(), "李师傅与██");
        assert!(Needles::default().name("李").contact("无").is_empty());
        let address = Needles::default().contact("幸福路12号");
        assert_eq!(address.edit_out("住幸福路12号").unwrap(), "住██");
    }
}

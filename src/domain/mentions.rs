//! Editing a person out of free text: their names and numbers become black bars, other people's longer names stay.

use super::masking::is_gap;
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

    /// Looks for a phone number, an identity card's, or an address too; several in one are looked for one by one.
    #[must_use]
    pub fn contact(self, contact: &str) -> Self {
        let parts = parts_of(contact);
        let count = parts.len();
        let mut needles = parts.into_iter().fold(self, |needles, part| needles.part(part, count));
        if count != 1 && !contact.chars().any(|sign| half(sign).is_ascii_alphanumeric()) {
            needles = needles.words(contact);
        }
        needles
    }

    /// A part with other signs than a number's is looked for as it stands, too.
    fn part(mut self, part: &str, of: usize) -> Self {
        let plain = half_width(part);
        let digits = without_country(plain.chars().filter(char::is_ascii_digit).collect());
        let is_number = digits.len() >= DIGITS_LEAST;
        if is_number && !self.numbers.contains(&digits) {
            self.numbers.push(digits);
        }
        let is_bare = plain.chars().all(|sign| sign.is_ascii_digit() || is_between(sign) || sign == '+');
        let is_own = of == 1 || plain.chars().any(|sign| sign.is_ascii_alphanumeric());
        if is_own && !(is_bare && is_number) { self.words(part) } else { self }
    }

    fn words(self, words: &str) -> Self {
        if words.trim().chars().count() >= WORDS_LEAST { self.name(words) } else { self }
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
        let tails = self.numbers.iter().filter_map(|digits| digits.last());
        let tails = tails.flat_map(|digit| [digit.to_string(), wide(*digit).to_string()]);
        self.names.iter().map(|name| name.iter().collect()).chain(tails).collect()
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

    /// The text with everything but the person's own names and numbers handed to `mask`, piece by piece: what is another
    /// person's stays behind its mask in a text that is theirs.
    pub fn mask_around(&self, text: &str, mask: impl Fn(&str) -> String) -> String {
        let pieces = self.pieces(text);
        pieces.iter().map(|(piece, is_own)| if *is_own { piece.clone() } else { mask(piece) }).collect()
    }

    /// Whether the text is nothing but the person's own names and numbers, whatever stands between them.
    pub fn is_all_of(&self, text: &str) -> bool {
        let pieces = self.pieces(text);
        let has_own = pieces.iter().any(|(_, is_own)| *is_own);
        has_own && pieces.iter().all(|(piece, is_own)| *is_own || !piece.chars().any(char::is_alphanumeric))
    }

    /// The numbers alone: a name is many people's.
    #[must_use]
    pub fn numbers_only(&self) -> Self {
        Self { numbers: self.numbers.clone(), ..Self::default() }
    }

    /// Looks for what another one looks for too.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self = other.names.iter().fold(self, |all, name| all.name(&name.iter().collect::<String>()));
        self.numbers.extend(other.numbers);
        self.numbers.sort();
        self.numbers.dedup();
        self.spared.extend(other.spared);
        self
    }

    fn cut(&self, text: &str) -> (String, usize) {
        let pieces = self.pieces(text);
        let found = pieces.iter().filter(|(_, is_own)| *is_own).count();
        (pieces.iter().map(|(piece, is_own)| if *is_own { BAR } else { piece }).collect(), found)
    }

    /// The text in pieces, each with whether it is a mention of the person.
    fn pieces(&self, text: &str) -> Vec<(String, bool)> {
        let signs: Vec<char> = text.chars().collect();
        let (mut pieces, mut other, mut at) = (Vec::new(), String::new(), 0);
        while let Some(sign) = signs.get(at) {
            if let Some(len) = self.spared_at(&signs, at) {
                other.extend(signs.iter().skip(at).take(len));
                at += len;
            } else if let Some(len) = self.name_at(&signs, at).or_else(|| self.number_at(&signs, at)) {
                if !other.is_empty() {
                    pieces.push((std::mem::take(&mut other), false));
                }
                pieces.push((signs.iter().skip(at).take(len).collect(), true));
                at += len;
            } else {
                other.push(*sign);
                at += 1;
            }
        }
        if !other.is_empty() {
            pieces.push((other, false));
        }
        pieces
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
        if before.is_some_and(|sign| half(*sign).is_ascii_digit()) {
            return None;
        }
        let rest = signs.get(at..)?;
        self.numbers.iter().find_map(|digits| digits_len(rest, digits).or_else(|| mobile_len(rest, digits)))
    }
}

/// A contact to compare: of a phone number the digits it is dialled with here, however it is written (`+86 138 0000 2610`,
/// `86-13800002610`, full-width), of anything else its half-width signs; of several in one each, in order.
pub fn plain_contact(contact: &str) -> String {
    let mut parts: Vec<String> = parts_of(contact).into_iter().map(plain_part).collect();
    parts.sort();
    parts.dedup();
    parts.join("/")
}

fn plain_part(part: &str) -> String {
    let plain = half_width(part);
    let is_number = plain.chars().all(is_of_number) && plain.contains(|sign: char| sign.is_ascii_digit());
    if is_number { home_digits(&plain).into_iter().collect() } else { plain }
}

/// The digits of a number as they are dialled here: without China's 86, a landline with the 0 of its area code.
fn home_digits(number: &str) -> Vec<char> {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let bare = without_country(digits);
    if is_mobile(&bare) {
        return bare;
    }
    // A landline begins with 86 itself here and there: only what is written as a country's code is one.
    let number = number.trim_start();
    let is_apart = number.strip_prefix("86").is_some_and(|rest| rest.starts_with(is_between));
    let is_abroad = is_apart || number.starts_with('+') || bare.starts_with(&['0', '0', '8', '6']);
    let rest = bare.strip_prefix(&['0', '0']).unwrap_or(&bare).strip_prefix(&['8', '6']);
    match rest.filter(|rest| is_abroad && rest.len() >= 9) {
        Some(rest) if rest.first() == Some(&'0') => rest.to_vec(),
        Some(rest) => std::iter::once('0').chain(rest.iter().copied()).collect(),
        None => bare,
    }
}

/// The numbers and addresses of one contact; a stroke parts whole numbers only: `138/0000/2610` is one.
fn parts_of(contact: &str) -> Vec<&str> {
    let parts = contact.split(['、', ',', ';', '，', '；', '或', '\n']);
    let parts = parts.flat_map(|part| {
        let halves: Vec<&str> = part.split(['/', '／']).collect();
        let are_whole = halves.iter().all(|half| digits_in(half) >= 7 || !half.chars().all(is_of_number));
        if are_whole { halves } else { vec![part] }
    });
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn digits_in(text: &str) -> usize {
    text.chars().filter(|sign| half(*sign).is_ascii_digit()).count()
}

fn is_of_number(sign: char) -> bool {
    half(sign).is_ascii_digit() || is_between(sign) || matches!(sign, '+' | '＋')
}

/// What may stand between the digits of a number.
fn is_between(sign: char) -> bool {
    is_gap(sign) || matches!(sign, '(' | ')' | '（' | '）')
}

/// A mobile number without China's 86 before it.
fn without_country(digits: Vec<char>) -> Vec<char> {
    let bare = [&['0', '0', '8', '6'][..], &['8', '6']].into_iter().find_map(|country| digits.strip_prefix(country));
    match bare {
        Some(bare) if is_mobile(bare) => bare.to_vec(),
        _ => digits,
    }
}

fn is_mobile(digits: &[char]) -> bool {
    digits.len() == 11 && digits.first() == Some(&'1')
}

/// The length of a mobile number with China's 86 before it.
fn mobile_len(rest: &[char], digits: &[char]) -> Option<usize> {
    if !is_mobile(digits) {
        return None;
    }
    let plus = usize::from(matches!(rest.first(), Some('+' | '＋')));
    let rest = rest.get(plus..)?;
    ["86", "0086"].into_iter().find_map(|country| {
        let whole: Vec<char> = country.chars().chain(digits.iter().copied()).collect();
        Some(digits_len(rest, &whole)? + plus)
    })
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
        } else if index == 0 || !is_between(*sign) {
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

/// A plain digit as a full-width one.
fn wide(sign: char) -> char {
    if sign.is_ascii_digit() { char::from_u32(u32::from(sign) + 0xFEE0).unwrap_or(sign) } else { sign }
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

    #[test]
    fn several_contacts_in_one_are_looked_for_one_by_one() {
        for contact in ["13800002610/13900000472", "13800002610、13900000472", "13800002610 或 139 0000 0472"] {
            let needles = Needles::default().contact(contact);
            assert_eq!(needles.edit_out("打13900000472").as_deref(), Some("打██"), "{contact}");
            assert_eq!(needles.edit_out("打138.0000.2610").as_deref(), Some("打██"), "{contact}");
        }
        let one = Needles::default().contact("138/0000/2610");
        assert_eq!(one.edit_out("打13800002610").as_deref(), Some("打██"));
    }

    #[test]
    fn the_country_before_a_mobile_number_does_not_hide_it() {
        for contact in ["+86 13800002610", "008613800002610", "13800002610", "１３８００００２６１０"] {
            let needles = Needles::default().contact(contact);
            for text in ["13800002610", "+86-138 0000 2610", "8613800002610", "008613800002610"] {
                assert_eq!(needles.edit_out(text).as_deref(), Some("██"), "{contact}: {text}");
            }
            assert!(needles.hints().contains(&"０".to_owned()));
        }
    }

    #[test]
    fn addresses_and_names_with_digits_are_looked_for_as_words() {
        let needles = Needles::default().contact("wx_fang13800");
        assert_eq!(needles.edit_out("微信wx_fang13800").as_deref(), Some("微信██"));
        let home = Needles::default().contact("幸福路12345号6幢");
        assert_eq!(home.edit_out("住幸福路12345号6幢").as_deref(), Some("住██"));
    }

    #[test]
    fn what_is_ones_own_stays_whole_and_the_rest_goes_behind_its_mask() {
        let needles = Needles::default().name("方䶮").contact("13800002610");
        let text = "方䶮：我的电话 138 0000 2610，邻居 139 0000 0472";
        let told = needles.mask_around(text, crate::domain::masking::mask_in_text);
        assert_eq!(told, "方䶮：我的电话 138 0000 2610，邻居 139****0472");
        assert!(needles.is_all_of("+86 138-0000-2610") && needles.is_all_of(" 方䶮 "));
        assert!(!needles.is_all_of("方䶮一") && !needles.is_all_of("13900000472") && !needles.is_all_of(""));
    }

    #[test]
    fn two_mentions_in_one_text_are_both_edited_and_counted() {
        let needles = Needles::default().name("方䶮").and(Needles::default().name("方大同").contact("13800002610"));
        assert_eq!(needles.edit_out("方䶮、方大同、方䶮，13800002610").as_deref(), Some("██、██、██，██"));
        assert_eq!(needles.count_in("方䶮方䶮"), 2);
    }

    #[test]
    fn a_number_is_the_same_however_it_is_written() {
        for contact in [
            "13800002610",
            "+86 138 0000 2610",
            "+8613800002610",
            "86-138-0000-2610",
            "8613800002610",
            "008613800002610",
            "（+86）138 0000 2610",
            "＋８６ １３８００００２６１０",
            "１３８　００００　２６１０",
            "138/0000/2610",
        ] {
            assert_eq!(plain_contact(contact), "13800002610", "{contact}");
        }
        for contact in
            ["0571-8812 3456", "+86 571 88123456", "+86-0571-88123456", "0086 571 8812 3456", "86-571-88123456"]
        {
            assert_eq!(plain_contact(contact), "057188123456", "{contact}");
        }
        assert_eq!(plain_contact("13900000472、138 0000 2610"), plain_contact("+86 13800002610/13900000472"));
        for (one, other) in [("13800002610", "13800002611"), ("86412345", "412345"), ("幸福路12号", "12")] {
            assert_ne!(plain_contact(one), plain_contact(other), "{one} {other}");
        }
    }
}

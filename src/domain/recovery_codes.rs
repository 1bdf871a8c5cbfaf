//! The recovery code of a file closed by a passphrase: digits only, so that no input method is in the way and nothing is
//! mistaken for something else. Whoever has it opens the file; it is shown and printed, never stored.

use std::fmt;

use super::people::half_width;

/// Groups of a code.
pub const GROUPS: usize = 8;
/// Digits of a group.
pub const DIGITS: usize = 6;

/// The 16 secret bytes of a file, as a person can copy them by hand: 8 groups of 6 digits. A group is a 16-bit number
/// times 11 plus the group's place: one wrong digit, two digits or two groups exchanged are noticed where they stand.
#[derive(Clone, PartialEq, Eq)]
pub struct RecoveryCode([u8; 16]);

impl fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecoveryCode(**)")
    }
}

/// What is wrong with a code as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFault {
    /// This group (from 1) cannot be.
    WrongGroup(usize),
    /// There are so many digits where there should be 48.
    Count(usize),
    /// A sign that is no digit and separates nothing.
    Foreign(char),
}

impl RecoveryCode {
    /// The code of these bytes.
    pub fn new(secret: [u8; 16]) -> Self {
        Self(secret)
    }

    /// The bytes it stands for.
    pub fn secret(&self) -> [u8; 16] {
        self.0
    }

    /// Its groups in order, each of six digits.
    pub fn groups(&self) -> [String; GROUPS] {
        std::array::from_fn(|place| {
            let pair = [self.0.get(2 * place), self.0.get(2 * place + 1)].map(|byte| byte.copied().unwrap_or_default());
            format!("{:06}", u32::from(u16::from_be_bytes(pair)) * 11 + place as u32)
        })
    }

    /// The groups with dashes between, on one line.
    pub fn line(&self) -> String {
        self.groups().join("-")
    }

    /// Whether this is what stands in the group at a place (from 0).
    pub fn is_group(&self, place: usize, typed: &str) -> bool {
        let typed: String = half_width(typed).chars().filter(|c| !c.is_whitespace()).collect();
        self.groups().get(place).is_some_and(|group| *group == typed)
    }

    /// Reads a code as typed: full-width digits, blanks and dashes of any kind are fine.
    ///
    /// # Errors
    /// `CodeFault`: the first wrong group, where one can be named.
    pub fn parse(text: &str) -> Result<Self, CodeFault> {
        let plain = half_width(text);
        let mut groups = Vec::new();
        for part in plain.split(is_separator).filter(|part| !part.is_empty()) {
            if let Some(foreign) = part.chars().find(|c| !c.is_ascii_digit()) {
                return Err(CodeFault::Foreign(foreign));
            }
            groups.push(part.to_owned());
        }
        let count: usize = groups.iter().map(String::len).sum();
        if groups.len() != GROUPS {
            let all = groups.concat();
            if count != GROUPS * DIGITS {
                return Err(CodeFault::Count(count));
            }
            groups = all.as_bytes().chunks(DIGITS).map(|part| String::from_utf8_lossy(part).into_owned()).collect();
        }
        let mut secret = [0; 16];
        for (place, (group, pair)) in groups.iter().zip(secret.chunks_exact_mut(2)).enumerate() {
            let value = value_of(group, place).ok_or(CodeFault::WrongGroup(place + 1))?;
            pair.copy_from_slice(&value.to_be_bytes());
        }
        Ok(Self(secret))
    }

    /// Whether a text is meant as a code rather than a passphrase: nothing but digits and separators, and many of them.
    pub fn is_meant(text: &str) -> bool {
        let plain = half_width(text);
        let digits = plain.chars().filter(char::is_ascii_digit).count();
        digits > 40 && plain.chars().all(|c| c.is_ascii_digit() || is_separator(c))
    }
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '_' | '.' | ',' | '/' | '·' | '，' | '、' | '—' | '–' | '－')
}

fn value_of(group: &str, place: usize) -> Option<u16> {
    let number: u32 = (group.len() == DIGITS).then(|| group.parse().ok())??;
    let value = number.checked_sub(place as u32)?;
    (value % 11 == 0).then(|| u16::try_from(value / 11).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_never_shown_by_accident() {
        assert_eq!(format!("{:?}", RecoveryCode::new([9; 16])), "RecoveryCode(**)");
    }

    #[test]
    fn full_width_digits_and_any_blanks_are_read() {
        let code = RecoveryCode::new([0xAB; 16]);
        let wide: String = code
            .line()
            .chars()
            .map(|c| if c.is_ascii_digit() { char::from_u32(u32::from(c) - 0x30 + 0xFF10).unwrap() } else { '　' })
            .collect();
        assert_eq!(RecoveryCode::parse(&wide), Ok(code.clone()));
        assert_eq!(RecoveryCode::parse(&code.groups().concat()), Ok(code.clone()));
        assert_eq!(RecoveryCode::parse(&format!(" {}\n", code.groups().join(" "))), Ok(code));
    }

    #[test]
    fn a_short_group_is_named_and_letters_are_refused() {
        let code = RecoveryCode::new([1; 16]);
        let mut groups = code.groups();
        groups[4].pop();
        assert_eq!(RecoveryCode::parse(&groups.join("-")), Err(CodeFault::WrongGroup(5)));
        assert_eq!(RecoveryCode::parse("123456-1234"), Err(CodeFault::Count(10)));
        assert_eq!(RecoveryCode::parse("12345O"), Err(CodeFault::Foreign('O')));
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(secret in any::<[u8; 16]>()) {
            let code = RecoveryCode::new(secret);
            prop_assert_eq!(RecoveryCode::parse(&code.line()), Ok(code.clone()));
            prop_assert!(RecoveryCode::is_meant(&code.line()));
        }

        #[test]
        fn one_wrong_digit_is_named_by_its_group(secret in any::<[u8; 16]>(), at in 0..48_usize, by in 1..10_u32) {
            let mut groups = RecoveryCode::new(secret).groups();
            let (place, digit) = (at / 6, at % 6);
            let old = groups[place].as_bytes()[digit] - b'0';
            let new = (u32::from(old) + by) % 10;
            groups[place].replace_range(digit..=digit, &new.to_string());
            prop_assert_eq!(RecoveryCode::parse(&groups.join("-")), Err(CodeFault::WrongGroup(place + 1)));
        }

        #[test]
        fn two_groups_exchanged_are_noticed(secret in any::<[u8; 16]>(), a in 0..8_usize, b in 0..8_usize) {
            prop_assume!(a != b);
            let mut groups = RecoveryCode::new(secret).groups();
            groups.swap(a, b);
            prop_assert_eq!(RecoveryCode::parse(&groups.join("-")), Err(CodeFault::WrongGroup(a.min(b) + 1)));
        }
    }
}

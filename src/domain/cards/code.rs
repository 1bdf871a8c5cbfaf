//! The code on a card as text: `HK1:<work number>:<card number>:<6 check signs>`, read back from a scanner or typed by hand.

use super::CardNumber;
use crate::domain::people::half_width;

/// What a code begins with; the figure is the edition of its make-up.
const MARK: &str = "HK1";

/// Signs of a check code.
pub const CHECK_SIGNS: usize = 6;

/// Crockford's base 32: no I, L, O, U.
const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What was scanned or typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadCode {
    /// A whole code.
    Whole {
        /// Work number as it stands in the code; empty for a visitor's.
        work_no: String,
        /// Card number.
        number: CardNumber,
        /// Check signs, folded.
        check: String,
    },
    /// Only the number of a card.
    Number(CardNumber),
}

/// The text of a code.
pub fn code_text(work_no: &str, number: &CardNumber, check: &str) -> String {
    format!("{MARK}:{work_no}:{number}:{check}")
}

/// Check signs of the first 30 bits of a hash.
pub fn check_signs(hash: &[u8; 32]) -> String {
    let [a, b, c, d, ..] = *hash;
    let bits = u32::from_be_bytes([a, b, c, d]);
    let sign = |place: usize| SIGNS.get((bits >> (27 - 5 * place)) as usize & 31).map_or('0', |sign| char::from(*sign));
    (0..CHECK_SIGNS).map(sign).collect()
}

/// Signs that are easily taken for each other as one: O is 0, I and L are 1; small letters are capitals.
pub fn folded(text: &str) -> String {
    text.chars()
        .map(|sign| match sign.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            sign => sign,
        })
        .collect()
}

/// Reads what a scanner sent or a hand typed: full-width signs, small letters, blanks, line ends and other dashes are
/// taken as what was meant. `None` where it is neither a code nor a number.
pub fn read_code(text: &str) -> Option<ReadCode> {
    let plain: String = half_width(text).chars().filter(|sign| !sign.is_whitespace() && !sign.is_control()).collect();
    let plain = plain.replace(['–', '—', '−', '‐'], "-").to_ascii_uppercase();
    let Some((mark, rest)) = plain.split_once(':') else {
        return number_of(&plain).map(ReadCode::Number);
    };
    let (rest, check) = rest.rsplit_once(':')?;
    let (work_no, number) = rest.rsplit_once(':')?;
    let is_code = folded(mark) == folded(MARK) && check.chars().count() == CHECK_SIGNS;
    let number = number_of(number)?;
    is_code.then(|| ReadCode::Whole { work_no: work_no.to_owned(), number, check: folded(check) })
}

/// A card number whose running part may have letters for figures.
fn number_of(text: &str) -> Option<CardNumber> {
    let (series, running) = text.rsplit_once('-')?;
    CardNumber::parse(&format!("{series}-{}", folded(running)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number() -> CardNumber {
        CardNumber { series: "CQ0217".into(), running: 3 }
    }

    fn whole() -> ReadCode {
        ReadCode::Whole { work_no: "CQ0217".into(), number: number(), check: "7K01QZ".into() }
    }

    #[test]
    fn a_code_is_read_however_it_arrives() {
        let text = code_text("CQ0217", &number(), "7K01QZ");
        assert_eq!(text, "HK1:CQ0217:CQ0217-03:7K01QZ");
        for typed in [
            text.as_str(),
            "hk1:cq0217:cq0217-03:7koiqz\r\n",
            "HK1：CQ0217：CQ0217－03：7KOLQZ",
            " ＨＫ１ : CQ0217 : CQ0217–O3 : 7k 01 qz ",
            "HKI:CQ0217:CQ0217-3:7K01QZ",
        ] {
            assert_eq!(read_code(typed), Some(whole()), "{typed}");
        }
    }

    #[test]
    fn a_number_alone_is_a_number() {
        assert_eq!(read_code("cq0217-03\n"), Some(ReadCode::Number(number())));
        assert_eq!(read_code("ＣＱ０２１７－Ｏ３"), Some(ReadCode::Number(number())));
    }

    #[test]
    fn anything_else_is_no_code() {
        for text in ["", "CQ0217", "HK1:CQ0217", "HK1:CQ0217:CQ0217-03:7K01Q", "HK2:CQ0217:CQ0217-03:7K01QZ", "a:b:c:d"]
        {
            assert_eq!(read_code(text), None, "{text}");
        }
    }

    #[test]
    fn check_signs_take_the_first_bits() {
        assert_eq!(check_signs(&[0; 32]), "000000");
        assert_eq!(check_signs(&[0xFF; 32]), "ZZZZZZ");
        let mut hash = [0; 32];
        hash[0] = 0b0000_1000;
        hash[3] = 0b0000_0100;
        assert_eq!(check_signs(&hash), "100001");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(hash: [u8; 32], running in 1u32..5000, work_no in "[A-Z0-9_-]{0,12}") {
            let number = CardNumber { series: if work_no.is_empty() { "V".into() } else { work_no.clone() }, running };
            let check = check_signs(&hash);
            prop_assert_eq!(folded(&check), check.clone(), "no sign that could be taken for another");
            let read = read_code(&code_text(&work_no, &number, &check));
            prop_assert_eq!(read, Some(ReadCode::Whole { work_no, number, check }));
        }

        #[test]
        fn nothing_typed_upsets_it(text in "\\PC{0,40}") {
            let _ = read_code(&text);
        }
    }
}

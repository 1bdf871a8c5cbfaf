//! Numbers inside free text: phones, identity cards, accounts are masked where the text stands in a list, an export, a log.

use super::personal::{PersonalContact, PersonalName};

/// Shortest run of digits that is masked: a phone without its area code.
const RUN: usize = 7;

/// Groups of digits, written apart, that are a phone or a card number: mobile, area code and number, bank card.
const GROUPS: [&[usize]; 10] = [
    &[4, 4, 4, 4, 3],
    &[4, 4, 4, 4],
    &[3, 4, 4],
    &[4, 4, 4],
    &[4, 3, 4],
    &[3, 3, 4],
    &[6, 8, 4],
    &[5, 6],
    &[6, 5],
    &[3, 8],
];

/// The text with every run of seven or more digits masked, also full-width and written in groups (`138 0000 2610`,
/// `0571-8812 3456`): the first three and last four stay of eleven or more, the last two of fewer. Dates, times, case
/// numbers and sums stay. Of an e-mail address only what follows the `@` stays.
pub fn mask_in_text(text: &str) -> String {
    let signs: Vec<char> = without_mailboxes(text).chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(sign) = signs.get(at) {
        let rest = signs.get(at..).unwrap_or_default();
        if is_digit(*sign) {
            let taken = number_len(rest, signs.get(..at).unwrap_or_default());
            let number = rest.get(..taken.len).unwrap_or_default();
            if taken.is_hidden {
                out.push_str(&masked(number));
            } else {
                out.extend(number);
            }
            at += taken.len.max(1);
        } else {
            out.push(*sign);
            at += 1;
        }
    }
    out
}

/// What was written about somebody, with their own name and contact hidden in it and every number masked. The contact comes
/// first: an address, or a number in a writing of its own, is no longer whole once its digits are masked.
pub fn mask_about(text: &str, name: &PersonalName, contact: &PersonalContact) -> String {
    name.hidden_in(&mask_in_text(&contact.hidden_in(text)))
}

/// How many signs a number takes, and whether it is to be masked.
struct Taken {
    len: usize,
    is_hidden: bool,
}

fn is_digit(sign: char) -> bool {
    sign.is_ascii_digit() || ('０'..='９').contains(&sign)
}

/// Signs that stand between the groups of one number.
pub(super) fn is_gap(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | '-' | '.' | '/' | '·' | '\u{a0}' | '\u{2011}' | '－' | '—' | '–' | '\u{3000}')
}

/// The text with the part of each e-mail address before its `@` masked.
fn without_mailboxes(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        if matches!(sign, '@' | '＠') && is_host(text.get(at + sign.len_utf8()..).unwrap_or_default()) {
            let is_box = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_' | '%' | '+' | '-');
            let before = out.trim_end_matches(is_box).len();
            if before < out.len() {
                out.truncate(before);
                out.push_str("****");
            }
        }
        out.push(sign);
    }
    out
}

fn is_host(rest: &str) -> bool {
    let is_name = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-');
    let host: String = rest.chars().take_while(|sign| is_name(*sign)).collect();
    host.trim_end_matches('.').contains('.') && host.starts_with(|sign: char| sign.is_ascii_alphanumeric())
}

/// Whether what comes next is the second half of a case's number: `2026-`.
fn follows_year(before: &[char]) -> bool {
    let mut back = before.iter().rev();
    back.next() == Some(&'-') && back.take_while(|sign| is_digit(**sign)).count() == 4
}

fn number_len(rest: &[char], before: &[char]) -> Taken {
    let run = rest.iter().take_while(|sign| is_digit(**sign)).count();
    if run >= RUN {
        let is_card = run == 17 && matches!(rest.get(run), Some('X' | 'x' | 'Ｘ'));
        return Taken { len: run + usize::from(is_card), is_hidden: true };
    }
    match GROUPS.iter().find_map(|groups| grouped(rest, groups)) {
        Some(len) if !follows_year(before) => Taken { len, is_hidden: true },
        _ => Taken { len: run, is_hidden: false },
    }
}

/// The length of these groups, each apart by one sign or two, when no digit follows; a first group of four begins an area code
/// with 0 or a card, of three an area code or a mobile number: a year does neither.
fn grouped(rest: &[char], groups: &[usize]) -> Option<usize> {
    let (mut at, last) = (0, groups.len() - 1);
    for (index, group) in groups.iter().enumerate() {
        let run = rest.get(at..)?.iter().take_while(|sign| is_digit(**sign)).count();
        if run != *group {
            return None;
        }
        at += run;
        if index < last {
            let gap = rest.get(at..)?.iter().take_while(|sign| is_gap(**sign)).count();
            if !(1..=2).contains(&gap) {
                return None;
            }
            at += gap;
        }
    }
    let begins = |digits: &[char]| rest.first().is_some_and(|sign| digits.contains(sign));
    // `0571`, not the `0001` of a case's number.
    let is_area = begins(&['0', '０']) && !rest.get(1).is_some_and(|sign| matches!(sign, '0' | '０'));
    let fits = match groups {
        [4, 3 | 4, 4] | [3, 3, 4] => is_area,
        [3, 4, 4] => is_area || begins(&['1', '１']),
        [5, 6] | [6, 5] | [3, 8] => begins(&['1', '１']),
        [4, 4, 4, 4] | [4, 4, 4, 4, 3] => begins(&['3', '4', '5', '6', '9', '３', '４', '５', '６', '９']),
        _ => true,
    };
    fits.then_some(at)
}

fn masked(number: &[char]) -> String {
    let bare: Vec<char> = number.iter().copied().filter(|sign| !is_gap(*sign)).collect();
    let (head, tail) = if bare.len() >= 11 { (3, 4) } else { (0, 2) };
    let last = bare.get(bare.len() - tail..).unwrap_or_default();
    bare.iter().take(head).copied().chain("****".chars()).chain(last.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn phones_cards_and_accounts_are_masked_however_they_are_written() {
        let pairs = [
            ("请回电13800002610，谢谢", "请回电138****2610，谢谢"),
            ("138 0000 2610/139-0000-0472", "138****2610/139****0472"),
            ("０５７１－８８１２３４５６", "０５７１－****５６"),
            ("0571-8812 3456", "057****3456"),
            ("身份证33010219800101123X", "身份证330****123X"),
            ("卡号6222 0000 1111 2222 333", "卡号622****2333"),
            ("户号0123456", "户号****56"),
            ("138.0000.2610", "138****2610"),
            ("138/0000/3333", "138****3333"),
            ("138  0000  2610", "138****2610"),
            ("13800 002610", "138****2610"),
            ("写信fang.y@example.com，或 12345678@qq.com", "写信****@example.com，或 ****@qq.com"),
        ];
        for (whole, masked) in pairs {
            assert_eq!(mask_in_text(whole), masked, "{whole}");
        }
    }

    #[test]
    fn dates_times_sums_and_numbers_of_cases_stay() {
        for text in [
            "2026-11-20 10:30 停电",
            "2026-0001、2026-0002",
            "多收 1286.50 元",
            "95598",
            "3号窗口 12 次",
            "2026-0001 2026-0002",
            "2026-0123/2026-0124",
            "2026-11-26",
            "2026.11.26 10:30",
            "2026/11/26",
            "86.40",
            "电费 86.40/120.50",
            "转@张工 2026-0001",
        ] {
            assert_eq!(mask_in_text(text), text);
        }
    }

    #[test]
    fn what_was_written_about_somebody_gives_neither_name_nor_address_away() {
        let (name, address) = (PersonalName::from("陈䶮"), PersonalContact::from("杭州市体育场路5710012号"));
        let masked = mask_about("陈䶮住杭州市体育场路5710012号，回电13900000472", &name, &address);
        assert!(!masked.contains("陈䶮") && !masked.contains("体育场路"), "{masked}");
        assert!(masked.contains("住") && masked.contains("139****0472"), "{masked}");
        let chat = PersonalContact::from("weixin_cq");
        assert_eq!(mask_about("加weixin_cq", &PersonalName::default(), &chat), "加****cq");
    }

    proptest! {
        #[test]
        fn no_seven_digits_in_a_row_survive(text in "[0-9０-９a-z陈䶮 \\-，.]{0,60}") {
            let masked = mask_in_text(&text);
            let longest = masked.split(|sign| !is_digit(sign)).map(|run| run.chars().count()).max();
            prop_assert!(longest.unwrap_or_default() < RUN, "{masked}");
            }
    }
}

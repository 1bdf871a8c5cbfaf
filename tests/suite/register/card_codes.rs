//! Codes of cards: what a scanner or a hand gives is told what the card is.

use hallkeeper::domain::cards::{CardEventKind, CardNumber, IssueReason};
use hallkeeper::domain::products::Product;
use hallkeeper::register::Register;
use hallkeeper::register::card_codes::CodeAnswer;

use super::cards::{make, now, printed, step};
use super::making::{at, day, fill, hall, register};

fn today() -> chrono::NaiveDate {
    day("2026-11-02")
}

#[test]
fn a_code_is_told_valid_however_it_was_typed() {
    let (mut register, people) = register();
    let card = printed(&mut register, people[0], IssueReason::First);
    let code = register.code_of(&card);
    assert!(code.starts_with("HK1:CQ0201:CQ0201-01:"), "{code}");
    let wide: String = code.chars().map(|sign| char::from_u32(u32::from(sign) + 0xFEE0).unwrap()).collect();
    for typed in
        [code.clone(), format!("{code}\r\n"), code.to_lowercase(), wide, "cq0201-01".into(), "CQO2O1-O1".into()]
    {
        let told = register.verify_code(&typed, today()).unwrap();
        assert_eq!(told, CodeAnswer::Valid(card.clone()), "{typed}");
    }
}

#[test]
fn a_code_that_is_none_is_wrong_or_of_no_card_is_told_so() {
    let (mut register, people) = register();
    let card = printed(&mut register, people[0], IssueReason::First);
    let code = register.code_of(&card);
    let last = code.chars().last().unwrap();
    let forged = format!("{}{}", &code[..code.len() - 1], if last == '7' { '8' } else { '7' });
    let number = card.number.clone();
    assert_eq!(register.verify_code(&forged, today()).unwrap(), CodeAnswer::WrongCheck { number: number.clone() });
    let of_another = code.replace("HK1:CQ0201", "HK1:CQ0209");
    assert_eq!(register.verify_code(&of_another, today()).unwrap(), CodeAnswer::WrongCheck { number });
    let unknown = CardNumber { series: "CQ0201".into(), running: 7 };
    assert_eq!(register.verify_code("CQ0201-07", today()).unwrap(), CodeAnswer::Unknown { number: unknown });
    assert_eq!(register.verify_code("https://example.org", today()).unwrap(), CodeAnswer::NoCode);
}

#[test]
fn a_card_that_does_not_count_says_why() {
    let (mut register, people) = register();
    let waiting = make(&mut register, people[1], Product::Badge, IssueReason::First);
    let card = printed(&mut register, people[0], IssueReason::First);
    let code = register.code_of(&card);
    let told = |register: &Register, code: &str, date: &str| register.verify_code(code, day(date)).unwrap();
    assert_eq!(told(&register, &register.code_of(&waiting), "2026-11-02"), CodeAnswer::NotPrinted(waiting.clone()));
    assert_eq!(told(&register, &code, "2028-12-31"), CodeAnswer::Valid(card.clone()), "through its last day");
    assert_eq!(told(&register, &code, "2029-01-01"), CodeAnswer::Expired(card.clone()));
    step(&mut register, card.id, CardEventKind::Suspended).unwrap();
    assert!(matches!(told(&register, &code, "2026-11-02"), CodeAnswer::Suspended(_)));
    step(&mut register, card.id, CardEventKind::Voided).unwrap();
    let CodeAnswer::Void(void) = told(&register, &code, "2026-11-02") else { panic!("void") };
    let last = void.last(CardEventKind::Voided).unwrap();
    assert_eq!((last.on, last.note.as_str()), (today(), "记一笔"), "the day and the reason");
}

#[test]
fn a_number_used_again_in_a_copy_of_the_file_has_another_code() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (folder.path().join("a.hall"), folder.path().join("b.hall"));
    let (register, people) = fill(Register::create(&one, &hall(), at("2026-11-01", 8, 0)).unwrap());
    register.back_up(&other).unwrap();
    let print = |mut register: Register| {
        let card = printed(&mut register, people[0], IssueReason::First);
        let code = register.code_of(&card);
        (register, card, code)
    };
    let (register, card, code) = print(register);
    let (copy, twin, twins_code) = print(Register::open(&other).unwrap());
    assert_eq!((&card.number, card.made_at), (&twin.number, now()), "both gave out the same number");
    assert_ne!(code, twins_code);
    let wrong = CodeAnswer::WrongCheck { number: card.number };
    assert_eq!(register.verify_code(&twins_code, today()).unwrap(), wrong);
    assert_eq!(copy.verify_code(&code, today()).unwrap(), wrong);
}

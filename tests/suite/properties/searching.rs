//! Whatever is written and whatever is looked for: the search finds what a plain comparison of the texts finds.

use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, CaseQuery, CaseSort, Direction, NewCase};
use hallkeeper::domain::ids::CaseId;
use hallkeeper::domain::texts::folded_line;
use hallkeeper::register::Register;
use proptest::prelude::*;

use crate::suite::register::making::{at, hall};

/// A case's words: summary, customer, department, notes.
#[derive(Debug, Clone)]
struct Words {
    summary: String,
    customer: String,
    department: String,
    notes: Vec<String>,
}

/// Few signs, so that parts repeat: common and rare ideographs, both widths, wildcards, quotes, blanks, line breaks.
fn sign() -> impl Strategy<Value = char> {
    prop_oneof![
        8 => prop::sample::select("停电没有提前告知窗口䶮𬭎𠅤𰻝".chars().collect::<Vec<_>>()),
        3 => prop::sample::select("aAbBｂ１1２2ﬁİßé".chars().collect::<Vec<_>>()),
        2 => prop::sample::select("%_*\"'\\-，。：()^ \u{3000}\n\r\t\0".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ]
}

fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(sign(), 0..most).prop_map(String::from_iter)
}

fn words() -> impl Strategy<Value = Words> {
    (text(40), text(6), text(6), prop::collection::vec(text(25), 0..3))
        .prop_map(|(summary, customer, department, notes)| Words { summary, customer, department, notes })
}

/// What is looked for: a part of a text (which, from where, how long), or something else.
#[derive(Debug, Clone)]
enum Sought {
    Part(prop::sample::Index, prop::sample::Index, usize),
    Other(String),
}

fn sought() -> impl Strategy<Value = Sought> {
    prop_oneof![
        3 => (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 1..=20usize)
            .prop_map(|(of, from, signs)| Sought::Part(of, from, signs)),
        1 => text(20).prop_map(Sought::Other),
    ]
}

fn needle(sought: &Sought, texts: &[Words]) -> String {
    match sought {
        Sought::Other(text) => text.clone(),
        Sought::Part(of, from, signs) => {
            let words = of.get(texts);
            let whole: Vec<char> =
                [&words.summary, &words.customer].into_iter().chain(&words.notes).flat_map(|t| t.chars()).collect();
            let start = if whole.is_empty() { 0 } else { from.index(whole.len()) };
            whole.into_iter().skip(start).take(*signs).collect()
        }
    }
}

fn record(register: &mut Register, words: &Words) -> CaseId {
    let now = at("2026-11-02", 9, 0);
    let case = NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: words.summary.clone(),
        customer_name: words.customer.as_str().into(),
        customer_contact: "13800001234".into(),
        first_asked: None,
        department: words.department.clone(),
        received_at: now,
        details: CaseDetails::default(),
    };
    let (id, _) = register.record_case(&case, now).unwrap().value;
    for note in words.notes.iter().filter(|note| !note.trim().is_empty()) {
        register.add_case_note(id, (note, None), now).unwrap();
    }
    id
}

/// Whether a plain look at each field finds it.
fn holds(number: usize, words: &Words, needle: &str) -> bool {
    let needle = folded_line(needle.trim());
    let number = format!("2026-{:04}", number + 1);
    let notes: Vec<&str> = words.notes.iter().map(|note| note.trim()).collect();
    [number.as_str(), &words.summary, &words.customer, &words.department]
        .into_iter()
        .chain(notes)
        .any(|field| folded_line(field).contains(&needle))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn search_equals_a_plain_look_at_every_text(
        texts in prop::collection::vec(words(), 1..12),
        sought in prop::collection::vec(sought(), 1..24),
    ) {
        let mut register = Register::in_memory(&hall(), at("2026-11-01", 8, 0)).unwrap();
        let ids: Vec<CaseId> = texts.iter().map(|words| record(&mut register, words)).collect();
        for sought in &sought {
            let needle = needle(sought, &texts);
            let mut expected: Vec<CaseId> = (0..texts.len())
                .filter(|number| holds(*number, &texts[*number], &needle))
                .map(|number| ids[number])
                .collect();
            let rising = CaseQuery { text: needle.clone(), direction: Direction::OldestFirst, ..CaseQuery::default() };
            prop_assert_eq!(register.find_cases(&rising).unwrap(), expected.clone(), "{:?}", needle);
            prop_assert_eq!(register.count_cases(&rising).unwrap(), expected.len());
            let by_received = CaseQuery { sort: CaseSort::ByReceived, ..rising };
            prop_assert_eq!(register.find_cases(&by_received).unwrap(), expected.clone());
            expected.reverse();
            expected.truncate(3);
            let newest: Vec<CaseId> = register.search_cases(&needle, 3).unwrap().iter().map(|case| case.id).collect();
            if needle.trim().is_empty() {
                prop_assert_eq!(newest, vec![], "a blank finds nothing here");
            } else {
                prop_assert_eq!(newest, expected, "{:?}", needle);
            }
        }
        prop_assert!(register.case_index_is_whole().unwrap());
        prop_assert_eq!(register.verify().unwrap().findings, vec![]);
    }
}

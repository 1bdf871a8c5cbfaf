//! A register of cases handed on and brought in elsewhere holds the same cases; nothing in it runs, nothing masked leaks.

use std::sync::LazyLock;

use hallkeeper::domain::cases::events::Frozen;
use hallkeeper::domain::cases::lists::{old_number_in, old_number_note};
use hallkeeper::domain::cases::{
    CaseChannel, CaseDetails, CaseImport, CaseKind, Finding, ListedCase, NewCase, NewEvent, Outcomes, ReplyMode,
    Target, What,
};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{StaffId, WindowId};
use hallkeeper::exchange::case_export::{CaseWords, case_csv, case_rows, case_xlsx};
use hallkeeper::exchange::case_import::missing_columns;
use hallkeeper::exchange::headers::{ListKind, find_header_of};
use hallkeeper::exchange::staff_export::Personal;
use hallkeeper::exchange::tables::read_list;
use hallkeeper::jobs::case_export::collect;
use hallkeeper::register::Register;
use hallkeeper::ui::case_list_words::case_list_words;
use hallkeeper::ui::strings::{Lang, Strings};
use proptest::prelude::*;

use super::super::register::making::at;
use super::case_registers::{case_hall, now, plan_against};

pub(super) fn words(register: &Register, lang: Lang) -> CaseWords {
    static STRINGS: LazyLock<[Strings; 2]> = LazyLock::new(|| Lang::ALL.map(Strings::load));
    let strings = &STRINGS[usize::from(lang == Lang::En)];
    case_list_words(strings, register.rule_editions().map(|edition| &edition.set))
}

fn rows(register: &Register, lang: Lang, personal: Personal) -> Vec<Vec<String>> {
    let (cases, roster) = collect(register, now()).unwrap();
    case_rows(&cases, &roster, &words(register, lang), personal)
}

/// What must survive the journey: all but the register's own numbers and row numbers.
type Told = (NewCase, Vec<(Moment, Option<StaffId>, What)>, Outcomes, Vec<String>);

fn told(case: ListedCase) -> Told {
    let file = case.file;
    let events = file.events.into_iter().map(|event| (event.at, event.by, event.what));
    let notes = file.notes.into_iter().map(|note| note.text).filter(|text| old_number_in(text).is_none());
    (file.case.facts, events.collect(), file.case.outcomes, notes.collect())
}

fn all_told(register: &Register) -> Vec<Told> {
    register.listed_cases(now()).unwrap().into_iter().map(told).collect()
}

/// A text as people and attackers write it, trimmed, never only a dash.
pub(super) fn text(most: usize) -> impl Strategy<Value = String> {
    let pattern = format!("[=+@'\";,甲䶮𠅤ab1\n()＝ ]{{1,{most}}}");
    let texts = proptest::string::string_regex(&pattern).unwrap();
    texts.prop_filter_map("blank", |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
}

pub(super) fn some_text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), text(8)]
}

/// Minutes after what went before; half of the time nothing happened.
fn later() -> impl Strategy<Value = Option<i64>> {
    prop::option::of(0..20_000i64)
}

fn facts() -> impl Strategy<Value = NewCase> {
    let what = (0..CaseKind::ALL.len(), 0..CaseChannel::ALL.len(), text(12), 0..400i64, 0..1440i64);
    let who = ("[甲䶮𬭎A-C]{0,4}", "1380000[0-9]{4}|\\+86138[0-9]{8}|北街[0-9]号|", some_text());
    let details = (0..3usize, any::<[bool; 5]>(), prop::option::of(0..9u32), some_text(), 0..5usize);
    (what, who, details).prop_map(|(what, who, details)| {
        let (kind, channel, summary, day, minute) = what;
        let (matter, [important, required, town, weather, complex], rings, words, target) = details;
        let channel = CaseChannel::ALL[channel];
        let only = |of: CaseChannel, text: &str| if channel == of { text.to_owned() } else { String::new() };
        let is_phone = matches!(channel, CaseChannel::Phone | CaseChannel::RestDayPhone);
        let received_at = Moment(at("2025-03-01", 0, 0).0 + (day * 1440 + minute) * 60_000);
        let targets = [
            Target::Nobody,
            Target::Hall,
            Target::Person(StaffId(4)),
            Target::Window(WindowId(1)),
            Target::Team("配电班".into()),
        ];
        NewCase {
            kind: CaseKind::ALL[kind],
            channel,
            summary,
            customer_name: who.0.into(),
            customer_contact: who.1.into(),
            first_asked: Some(StaffId(1)),
            department: who.2,
            received_at,
            details: CaseDetails {
                matter: ["", "billing_error", "meter_test"][matter].into(),
                is_important: important,
                letter_date: (channel == CaseChannel::BoxLetter).then(|| received_at.date()),
                rings: rings.filter(|_| is_phone),
                page_no: only(CaseChannel::OpinionBook, "12"),
                forwarded_by: only(CaseChannel::Forwarded, "市供电局"),
                forwarded_no: only(CaseChannel::Forwarded, &words),
                is_answer_required: required && channel == CaseChannel::Forwarded,
                is_out_of_town: town,
                is_severe_weather: weather,
                is_complex: complex,
                target: targets[target].clone(),
            },
        }
    })
}

/// What happened to a case, as far as a list can tell it, in the order of the log.
pub(super) fn imports() -> impl Strategy<Value = CaseImport> {
    let before =
        (later(), prop::option::of((0..3i64, some_text(), 0..9_000i64)), prop::option::of((some_text(), 0..9i64)));
    let result = prop::option::of((0..4usize, text(10), 0..20_000i64, some_text(), 0..3i64));
    let reply = prop::option::of((0..ReplyMode::ALL.len(), some_text(), 0..9_000i64, later(), later()));
    let end = (later(), prop::option::of(1..6u8), later(), some_text(), prop::option::of(text(6)), "|A-[0-9]{6}");
    (facts(), before, result, reply, end).prop_map(|(case, before, result, reply, end)| {
        let mut events = Vec::new();
        if case.details.is_answer_required {
            let what = What::Happened { event: "answer_by".into(), note: String::new() };
            events.push(NewEvent { at: at("2026-12-24", 0, 0), by: case.first_asked, what });
        }
        let after = |moment: Moment, minutes: i64| Moment(moment.0 + minutes * 60_000);
        let mut log = |at: Moment, what: What| events.push(NewEvent { at, by: None, what });
        let received = case.received_at;
        if let Some(minutes) = before.0 {
            log(after(received, minutes), What::Accepted { note: String::new() });
        }
        if let Some((person, to_unit, minutes)) = before.1 {
            let to_person = (person > 0 || to_unit.is_empty()).then_some(StaffId(person.max(1)));
            log(after(received, minutes), What::HandedOver { to_person, to_unit, note: String::new() });
        }
        if let Some((note, minutes)) = before.2 {
            log(after(received, minutes), What::Investigated { note });
        }
        let mut closed = None;
        if let Some((finding, text, minutes, remedy, yuan)) = result {
            let concluded = after(received, minutes);
            log(concluded, What::Concluded { finding: Finding::ALL[finding], text });
            if !remedy.is_empty() || yuan > 0 {
                let compensation_fen = yuan * 1050;
                log(concluded, What::Remedied { text: remedy, compensation_fen, charged: None, charged_fen: 0 });
            }
            if let Some((mode, text, minutes, signed, reported)) = reply {
                let mode = ReplyMode::ALL[mode];
                let serves = mode.serves_important() || !case.details.is_important;
                let mode = if serves { mode } else { ReplyMode::Letter };
                let replied = after(concluded, minutes);
                log(replied, What::Replied { mode, text });
                if let Some(minutes) = signed {
                    log(after(received, minutes), What::Signed { note: String::new() });
                }
                if let Some(minutes) = reported {
                    log(after(received, minutes), What::Reported { to: "市局".into(), text: String::new() });
                }
                closed = end.0.map(|minutes| after(replied, minutes));
            }
        }
        if let Some(at) = closed {
            log(at, What::Closed { frozen: Frozen::default() });
        }
        if let Some(satisfaction) = end.1 {
            log(after(received, 7), What::Surveyed { satisfaction, note: String::new() });
        }
        if let (Some(closed), Some(minutes)) = (closed, end.2) {
            log(after(closed, minutes), What::Archived { place: end.3 });
        }
        let old_number = Some(end.5).filter(|number| !number.is_empty());
        let notes = old_number.map(|number| old_number_note(&number, "zh")).into_iter().chain(end.4).collect();
        CaseImport::told(case, events, notes)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_register_handed_on_and_brought_in_elsewhere_holds_the_same_cases(
        list in prop::collection::vec(imports(), 1..6),
        is_english in any::<bool>(),
    ) {
        let (mut here, _) = case_hall();
        here.import_cases(&list, now()).unwrap();
        let lang = if is_english { Lang::En } else { Lang::Zh };
        let rows = rows(&here, lang, Personal::Shown);
        for bytes in [case_csv(&rows), case_xlsx(&rows, &words(&here, lang)).unwrap()] {
            let (mut there, _) = case_hall();
            let plan = plan_against(&there, &bytes);
            prop_assert_eq!(&plan.problems, &[]);
            let imports: Vec<CaseImport> = plan.add.into_iter().map(|planned| planned.import).collect();
            there.import_cases(&imports, now()).unwrap();
            prop_assert_eq!(all_told(&there), all_told(&here));
        }
        prop_assert_eq!(plan_against(&here, &case_csv(&rows)).known(), list.len(), "known where it came from");
    }
}

/// A closed complaint whose every text would run as a formula.
pub(super) fn dangerous() -> CaseImport {
    let case = NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: "=HYPERLINK(\"http://x\",\"y\")".into(),
        customer_name: "陈一鸣".into(),
        customer_contact: "+8613800002610".into(),
        first_asked: Some(StaffId(1)),
        department: "@SUM(A1)".into(),
        received_at: at("2026-03-05", 10, 0),
        details: CaseDetails::default(),
    };
    let concluded = What::Concluded { finding: Finding::Founded, text: "-1+1".into() };
    let replied = What::Replied { mode: ReplyMode::Phone, text: "＝1".into() };
    let event = |at, what| NewEvent { at, by: None, what };
    let events = vec![
        event(at("2026-03-06", 9, 0), concluded),
        event(at("2026-03-25", 9, 0), replied),
        event(at("2026-03-25", 9, 0), What::Closed { frozen: Frozen::default() }),
    ];
    CaseImport::told(case, events, vec!["+1".into()])
}

fn register_of(import: CaseImport) -> Register {
    let (mut register, _) = case_hall();
    register.import_cases(&[import], now()).unwrap();
    register
}

#[test]
fn no_formula_survives_an_export_of_cases() {
    let register = register_of(dangerous());
    let rows = rows(&register, Lang::Zh, Personal::Shown);
    let text = String::from_utf8(case_csv(&rows)).unwrap();
    assert!(text.starts_with('\u{feff}'));
    for cell in text.lines().nth(1).unwrap().split(',') {
        assert!(!cell.trim_start_matches('"').starts_with(['=', '+', '-', '@', '＝']), "{cell}");
    }
    let bytes = case_xlsx(&rows, &words(&register, Lang::Zh)).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(!sheet.contains("<f>") && !sheet.contains("<f ") && !sheet.contains("<hyperlink"));
}

#[test]
fn names_and_contacts_are_masked_unless_they_are_asked_for() {
    let register = register_of(dangerous());
    let masked = case_csv(&rows(&register, Lang::Zh, Personal::Masked));
    let text = String::from_utf8(masked.clone()).unwrap();
    assert!(!text.contains("陈一鸣") && !text.contains("13800002610"), "{text}");
    assert!(text.contains("陈**") && text.contains("**** 2610"), "{text}");
    let (elsewhere, _) = case_hall();
    let plan = plan_against(&elsewhere, &masked);
    assert_eq!(plan.add[0].import.case.customer_name, "", "a mask is no name");
    assert_eq!(plan.add[0].import.case.customer_contact, "");
}

#[test]
fn no_text_of_a_masked_list_gives_the_customer_away() {
    let words = "陈一鸣（体育场路12号）回电13900000472";
    let mut import = dangerous();
    import.case.customer_contact = "体育场路12号".into();
    import.case.department = words.into();
    let event = |what| NewEvent { at: at("2026-03-06", 8, 0), by: None, what };
    let handed = What::HandedOver { to_person: None, to_unit: words.into(), note: String::new() };
    import.events.insert(0, event(handed));
    import.notes = vec![words.into(), old_number_note("20260305001", "zh")];
    let register = register_of(import);
    let masked = case_csv(&rows(&register, Lang::Zh, Personal::Masked));
    let text = String::from_utf8(masked.clone()).unwrap();
    for secret in ["陈一鸣", "体育场路", "13900000472", "20260305001"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    assert_eq!(text.matches("139****0472").count(), 3, "{text}");
    assert_eq!(plan_against(&register, &masked).known(), 1, "known by the register's own number");
    let whole = String::from_utf8(case_csv(&rows(&register, Lang::Zh, Personal::Shown))).unwrap();
    assert_eq!(whole.matches(words).count(), 3, "{whole}");
}

#[test]
fn each_deadline_stands_with_its_due_day_when_it_was_met_and_whether_in_time() {
    let rows = rows(&register_of(dangerous()), Lang::Zh, Personal::Masked);
    let cell = |heading: &str| {
        let column = rows[0].iter().position(|cell| cell == heading).unwrap_or_else(|| panic!("no column {heading}"));
        rows[1][column].as_str()
    };
    assert_eq!(cell("答复用户 · 期限"), "2026-03-20", "15 days");
    assert_eq!((cell("答复用户 · 完成"), cell("答复用户 · 按时")), ("2026-03-25 09:00", "否"));
    assert_eq!((cell("受理 · 期限"), cell("受理 · 按时")), ("2026-03-08", "是"));
    assert_eq!((cell("全部按时"), cell("状态")), ("否", "已办结"));
}

#[test]
fn a_step_the_list_does_not_speak_of_is_not_called_late() {
    let mut import = dangerous();
    import.events[0].at = at("2026-03-15", 9, 0);
    import.events[1].at = at("2026-03-16", 9, 0);
    let case = &register_of(import).listed_cases(now()).unwrap()[0];
    let accept = case.steps.iter().find(|step| step.code == "accept").unwrap();
    assert_eq!((accept.in_time, case.file.case.outcomes.in_time), (None, Some(true)), "no acceptance is told");
    let mut import = dangerous();
    import.events[0].at = at("2026-03-15", 9, 0);
    import
        .events
        .insert(0, NewEvent { at: at("2026-03-15", 9, 0), by: None, what: What::Accepted { note: String::new() } });
    let case = &register_of(import).listed_cases(now()).unwrap()[0];
    let accept = case.steps.iter().find(|step| step.code == "accept").unwrap();
    assert_eq!(accept.in_time, Some(false));
}

#[test]
fn every_heading_of_an_export_is_one_the_import_knows() {
    let (register, _) = case_hall();
    for lang in Lang::ALL {
        let words = words(&register, lang);
        let table = read_list(&case_csv(std::slice::from_ref(&words.headings)), None, ListKind::Cases).unwrap();
        let mapping = find_header_of(&table, ListKind::Cases).unwrap();
        assert_eq!(mapping.columns.len(), words.headings.len(), "{lang:?}: {:?}", words.headings);
        assert_eq!(missing_columns(&mapping), []);
    }
}

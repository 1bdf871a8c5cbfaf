//! Everything about one person: no table that may name somebody is forgotten, what is theirs comes out whole, what is other
//! people's stays behind its mask.

use std::collections::BTreeSet;

use hallkeeper::app::sample;
use hallkeeper::domain::audits::{Answer, AuditKind, RunDetails, Subject, Verdict};
use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::cases::{CaseDetails, CaseKind, CaseNumber, NewCase, NewEvent, Target, What};
use hallkeeper::domain::erasure::{Cases, Person};
use hallkeeper::domain::ids::{CaseId, StaffId};
use hallkeeper::domain::photos::PerSize;
use hallkeeper::domain::staff::StaffDraft;
use hallkeeper::exchange::export_all::{NEVER_OUT, NOT_OUT, Shape, all_sheets};
use hallkeeper::exchange::person_export::{PersonFile, parts_of};
use hallkeeper::exchange::person_sheets::{DONE_COLUMNS, LEFT_OUT, sheets_of};
use hallkeeper::register::audit_runs::NewRun;
use hallkeeper::register::files::NewFile;
use hallkeeper::register::outward::{Raw, RawTable};
use hallkeeper::register::person_records::{ABOUT_CUSTOMER, ABOUT_STAFF, DONE_BY_STAFF, Held, Part};
use hallkeeper::register::photos::{NewCut, NewPhoto};
use hallkeeper::register::{ActionKind, Register};
use hallkeeper::storage::erasure::FREE_TEXTS;
use hallkeeper::storage::{TRACKED_TABLES, in_memory};
use hallkeeper::ui::person_file::person_file;
use hallkeeper::ui::strings::{Lang, Strings};

use super::super::register::making::{at, day, fill, hall, print_badge};

fn told(register: &Register, person: Person) -> PersonFile {
    let preview = register.erasure_preview(person, day("2026-11-26")).unwrap();
    person_file(register, &Strings::load(Lang::Zh), preview).unwrap()
}

/// Everything told, in one text.
fn text(file: &PersonFile) -> String {
    let cells = file
        .sheets
        .iter()
        .flat_map(|(name, rows)| std::iter::once(name.clone()).chain(rows.iter().flat_map(|row| row.iter().cloned())));
    cells.chain(file.summary.iter().cloned()).collect::<Vec<_>>().join("\n")
}

/// Records told of a table, by number.
fn records(file: &PersonFile, title: &str) -> BTreeSet<String> {
    let rows = file.sheets.iter().filter(|(name, _)| name == title).flat_map(|(_, rows)| rows.iter().skip(1));
    rows.filter_map(|row| row.first().cloned()).collect()
}

/// Columns that name somebody in a row that is about another person: not in their file.
const NOT_THEIRS: [(&str, &str); 5] = [
    ("audit_notes.by_id", "a word about a check of somebody else"),
    ("corrective_actions.opened_by", "what is to be put right after a check of somebody else"),
    ("appraisal_prerequisites.by_id", "a judgement of somebody else"),
    ("corrective_events.by_id", "what was done after a check of somebody else"),
    ("case_details.handler_id", "told of the case, without what it came to"),
];

#[test]
fn every_row_of_the_sample_hall_that_names_somebody_stands_in_their_file() {
    let register = sample::register(at("2026-11-23", 9, 30)).unwrap();
    let strings = Strings::load(Lang::Zh);
    let conn = in_memory().unwrap();
    let (mut seen, mut tables) = (0, BTreeSet::new());
    for member in register.staff().unwrap() {
        let file = told(&register, Person::Staff(member.id));
        let titles = |table: &str| {
            let done = match table {
                "cases" => "person-sheet-cases-done",
                "audits" | "audit_details" => "person-sheet-audits-done",
                _ => "person-sheet-corrections-done",
            };
            let plan = all_sheets().find(|plan| plan.table == table).unwrap();
            let all: BTreeSet<String> =
                [plan.title, done].iter().flat_map(|key| records(&file, &strings.text(key))).collect();
            all
        };
        for table in TRACKED_TABLES {
            let mut query =
                conn.prepare("SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\" = 'staff'").unwrap();
            let columns: Vec<String> =
                query.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
            for column in columns {
                let name = format!("{table}.{column}");
                if NOT_THEIRS.iter().any(|(known, _)| *known == name) || name == "audit_details.audited_id" {
                    continue;
                }
                let from = RawTable { table, number: "id", columns: &[&column], year: None };
                for (row, cells) in register.rows_after(from, 0, 1_000_000).unwrap() {
                    if cells[0] == Raw::Whole(member.id.0) {
                        assert!(
                            titles(table).contains(&row.to_string()),
                            "{name} {row}: {}",
                            member.record.work_no.as_str()
                        );
                        seen += 1;
                        tables.insert(table);
                    }
                }
            }
        }
    }
    assert!(seen > 300 && tables.len() >= 12, "{seen} rows of {tables:?}");
}

#[test]
fn every_column_of_a_table_about_somebody_is_told_or_left_out_for_a_reason() {
    let (register, people) = fill(Register::in_memory(&hall(), at("2026-11-01", 8, 0)).unwrap());
    let of = register.records_of(Person::Staff(people[0])).unwrap();
    let sheets = sheets_of(&of);
    for (table, held) in ABOUT_STAFF {
        let sheet = sheets.iter().find(|sheet| sheet.plan.table == *table && sheet.part == Part::About);
        assert_eq!(sheet.is_some(), matches!(held, Held::Rows(_)), "{table}");
        let Some(sheet) = sheet else { continue };
        for column in register.table_columns(table).unwrap() {
            let is_told = sheet.plan.columns.iter().any(|known| known.column == column && sheet.tells(known));
            let has_reason = NEVER_OUT.iter().any(|(known, _)| *known == column)
                || NOT_OUT.iter().any(|(known, name, _)| known == table && *name == column)
                || LEFT_OUT.iter().any(|(known, name, why)| known == table && *name == column && !why.is_empty());
            assert!(is_told != has_reason || column == sheet.plan.number, "{table}.{column}");
        }
    }
    for (table, _) in DONE_BY_STAFF {
        assert!(sheets.iter().any(|sheet| sheet.plan.table == *table && sheet.part == Part::Done), "{table}");
        let (_, columns) = DONE_COLUMNS.iter().find(|(known, _)| known == table).unwrap();
        let known = register.table_columns(table).unwrap();
        assert!(columns.iter().all(|column| known.iter().any(|name| name == column)), "{table}");
        let is_free = |column: &&&str| FREE_TEXTS.iter().any(|(of, name, _)| of == table && *name == **column);
        assert_eq!(columns.iter().filter(is_free).count(), 0, "{table} tells what was written");
    }
    for (table, _) in ABOUT_CUSTOMER {
        assert!(TRACKED_TABLES.contains(table), "{table}");
    }
    for plan in all_sheets() {
        let is_outside = |shape: Shape| {
            matches!(shape, Shape::CustomerName | Shape::CustomerContact | Shape::Bearer | Shape::CardSigner)
        };
        let names_somebody = plan.columns.iter().any(|column| is_outside(column.shape));
        let is_named = ABOUT_CUSTOMER.iter().any(|(table, _)| *table == plan.table);
        assert!(!names_somebody || is_named, "{} names somebody from outside", plan.table);
    }
}

const OWN_PHONE: &str = "13800007719";
const COLLEAGUE_PHONE: &str = "13700001234";
const CUSTOMER: &str = "方䶮";
const CUSTOMER_PHONE: &str = "13900004826";
const SCAN: &[u8] = b"%PDF a letter by hand";
const ATTACHED: &[u8] = b"\x89PNG attached";
const FIVE_INCH: &[u8] = b"\xFF\xD8\xFF\xE0 half length";
const ORIGINAL: &[u8] = b"\xFF\xD8\xFF\xE0 as it came from the camera";
const CHECKED: &[u8] = b"\xFF\xD8\xFF\xE0 without a badge";

struct Story {
    register: Register,
    staff: StaffId,
    case: CaseId,
}

fn file(content: &[u8], media_type: &str) -> NewFile {
    NewFile { media_type: media_type.into(), name: "一张图".into(), content: content.to_vec() }
}

/// A colleague with photos, a card, a check; a letter about them by a customer who has another case.
fn story() -> Story {
    let (mut register, people) = fill(Register::in_memory(&hall(), at("2026-11-01", 8, 0)).unwrap());
    let now = at("2026-11-02", 9, 0);
    let draft = StaffDraft {
        work_no: "CQ0299".into(),
        name: "王𠅤𬭎".into(),
        phone: OWN_PHONE.into(),
        ..StaffDraft::default()
    };
    let staff = register.add_staff(&draft.check(day("2026-11-02")).unwrap(), now).unwrap().value;
    let cut = |content: &[u8]| Some(NewCut { print: content.to_vec(), crop: None });
    let cuts = PerSize { one_inch: cut(b"\xFF\xD8\xFF\xE0 one inch"), five_inch: cut(FIVE_INCH) };
    let photo = NewPhoto { original: file(ORIGINAL, "image/jpeg"), cuts, taken_on: None };
    register.change_photo(staff, Some(&photo), now).unwrap();
    print_badge(&mut register, staff, ("", None), now);
    checked(&mut register, staff, &people);
    let case = letter(&mut register, staff, &people);
    Story { register, staff, case }
}

fn checked(register: &mut Register, staff: StaffId, people: &[StaffId]) {
    let pack = r#"
code = "own"
edition = "1"
sector = "other"
subjects = ["person"]
title = { zh = "自己的", en = "Own" }
source = { zh = "自己", en = "ours" }
total_points = 4
grades = [{ code = "good", title = { zh = "良好", en = "Good" }, from = 0 }]
areas = [{ code = "one", title = { zh = "一", en = "One" } }]
items = [{ code = "A", rule = "P1-2.4", area = "one", text = { zh = "甲", en = "A" }, kind = "yes_no", points = 4 }]
"#;
    let on = day("2026-11-03");
    for subject in [staff, people[0]] {
        let now = at("2026-11-03", 10, 0);
        let details =
            RunDetails { kind: AuditKind::Spot, subject: Subject::Person(subject), ..RunDetails::of_hall(on) };
        let run = NewRun { pack_text: pack.into(), day: on, auditor: Some(people[1]), details };
        let id = register.start_run(&run, now).unwrap().value;
        let because = format!("没戴证的是{}", if subject == staff { "本人" } else { "周静岚" });
        register.answer_items(id, &[("A".into(), Answer::by_hand(Verdict::Fail, &because))], now).unwrap();
        if subject == staff {
            register.add_item_photo(id, ("A", &file(CHECKED, "image/jpeg")), now).unwrap();
        }
        register.finish_audit(id, now).unwrap();
    }
}

fn letter(register: &mut Register, staff: StaffId, people: &[StaffId]) -> CaseId {
    let opened_at = at("2026-11-02", 17, 0);
    let scan = register.keep_file(&file(SCAN, "application/pdf"), ActionKind::KeepScan, opened_at).unwrap().value;
    let letter = |fate: LetterFate, text: String| NewLetter {
        kind: CaseKind::Complaint,
        signed_by: CUSTOMER.into(),
        text,
        scan: Some(scan),
        fate,
    };
    let letters = vec![
        letter(
            LetterFate::Case { department: String::new() },
            format!("{CUSTOMER}：王𠅤𬭎（{OWN_PHONE}）态度不好，请回电 139 0000 4826，或邻居{COLLEAGUE_PHONE}"),
        ),
        NewLetter {
            scan: None,
            ..letter(LetterFate::NoAction { because: "已有".into() }, format!("椅子不够，{CUSTOMER_PHONE}"))
        },
        NewLetter {
            scan: None, ..letter(LetterFate::NoAction { because: "已有".into() }, "同名的人写的".to_owned())
        },
    ];
    let entry = NewBoxEntry {
        box_id: register.boxes().unwrap()[0].id,
        day: opened_at.date(),
        opened_at,
        opener: people[0],
        witness: people[1],
        seal: Seal::Intact,
        letters,
        remark: String::new(),
    };
    let number = register.record_box_entry(&entry, opened_at).unwrap().value[0];
    let case = register.case_of_number(number).unwrap().unwrap();
    let later = at("2026-11-03", 9, 0);
    let details = CaseDetails { target: Target::Person(staff), ..case.facts.details.clone() };
    let facts = NewCase { customer_contact: CUSTOMER_PHONE.into(), details, ..case.facts.clone() };
    register.correct_case(case.id, (&facts, "补充电话", None), later).unwrap();
    let note = format!("问过王𠅤𬭎，{CUSTOMER}的电话{CUSTOMER_PHONE}，同事{COLLEAGUE_PHONE}");
    let step = NewEvent { at: later, by: Some(people[0]), what: What::Investigated { note } };
    register.add_case_event(case.id, &step, later).unwrap();
    register.attach_to_case(case.id, (&file(ATTACHED, "image/png"), None), later).unwrap();
    case.id
}

fn has_picture(file: &PersonFile, content: &[u8]) -> bool {
    file.pictures.iter().any(|(_, bytes)| bytes == content)
}

#[test]
fn a_colleagues_own_data_is_whole_and_a_customers_stays_masked() {
    let Story { register, staff, .. } = story();
    let file = told(&register, Person::Staff(staff));
    let text = text(&file);
    for own in [OWN_PHONE, "王𠅤𬭎", "没戴证的是本人", "问过王𠅤𬭎", "态度不好", "CQ0299"] {
        assert!(text.contains(own), "{own} is missing:\n{text}");
    }
    for others in [CUSTOMER, CUSTOMER_PHONE, "139 0000 4826", COLLEAGUE_PHONE, "没戴证的是周静岚", "椅子不够"]
    {
        assert!(!text.contains(others), "{others} is given away:\n{text}");
    }
    for picture in [FIVE_INCH, ORIGINAL, CHECKED] {
        assert!(has_picture(&file, picture), "{}", String::from_utf8_lossy(picture));
    }
    assert!(!has_picture(&file, SCAN) && !has_picture(&file, ATTACHED), "pictures of others cannot be masked");
    assert!(text.contains("没有放进来"), "and that is said");
    let paths: BTreeSet<_> = file.pictures.iter().map(|(path, _)| path).collect();
    assert_eq!(paths.len(), file.pictures.len());
    let strings = Strings::load(Lang::Zh);
    assert_eq!(records(&file, &strings.text("out-sheet-card-events")).len(), 2, "made and printed");
    assert!(parts_of(&file).unwrap().len() == 2 + file.pictures.len());
}

/// Everybody of the roster but this one.
fn colleagues(register: &Register, but: Option<StaffId>) -> Vec<String> {
    let people = register.staff().unwrap().into_iter().filter(|member| Some(member.id) != but);
    people.map(|member| member.record.name.as_str().to_owned()).collect()
}

#[test]
fn no_colleague_of_the_sample_hall_is_named_in_somebodys_file_and_no_code_is_left() {
    let register = sample::register(at("2026-11-23", 9, 30)).unwrap();
    let codes =
        ["qualified", "not_qualified", "excellent", "good", "law", "incident", "conduct", "always", "power-appraisal"];
    let mut told_words = BTreeSet::new();
    for member in register.staff().unwrap() {
        let file = told(&register, Person::Staff(member.id));
        let text = text(&file);
        assert!(text.contains(member.record.name.as_str()));
        for name in colleagues(&register, Some(member.id)) {
            let is_own = member.record.name.as_str().contains(&name);
            assert!(is_own || !text.contains(&name), "{name} in the file of {}", member.record.work_no.as_str());
        }
        for (sheet, rows) in &file.sheets {
            for cell in rows.iter().flatten() {
                assert!(!codes.contains(&cell.as_str()), "{sheet}: {cell}");
            }
        }
        told_words.extend(["优秀", "合格", "考核标准"].into_iter().filter(|word| text.contains(word)));
    }
    assert!(told_words.len() >= 2, "the words stand there in place of the codes: {told_words:?}");
    let case = register.case_of_number(CaseNumber { year: 2026, running: 1 }).unwrap().unwrap();
    let text = text(&told(&register, Person::Customer(case.id, Cases::Same)));
    for name in colleagues(&register, None) {
        assert!(!text.contains(&name), "{name} in the file of a customer");
    }
}

#[test]
fn colleagues_in_texts_and_columns_stand_behind_their_masks_and_the_first_sheet_says_so() {
    let Story { mut register, staff, case } = story();
    let names = colleagues(&register, Some(staff));
    let later = at("2026-11-04", 9, 0);
    let note = format!("{}陪同王𠅤𬭎上门，{}记录", names[0], names[1]);
    let step = NewEvent { at: later, by: None, what: What::Investigated { note: note.clone() } };
    register.add_case_event(case, &step, later).unwrap();
    let file = told(&register, Person::Staff(staff));
    let text = text(&file);
    let mask = |name: &str| format!("{}**", name.chars().next().unwrap());
    let hidden = format!("{}陪同王𠅤𬭎上门，{}记录", mask(&names[0]), mask(&names[1]));
    assert!(text.contains(&hidden), "{hidden} in {text}");
    assert!(!text.contains(&names[0]) && !text.contains(&names[1]), "{text}");
    let (title, lines) = &file.sheets[0];
    assert_eq!(title, "先看这里");
    assert!(lines.iter().any(|line| line[0].contains("别人") && line[0].contains("遮盖")), "{lines:?}");
    assert!(lines[0][0].contains("CQ0299"), "{lines:?}");
}

#[test]
fn a_customers_letters_scans_and_steps_come_out_whole_and_others_stay_masked() {
    let Story { register, case, .. } = story();
    let file = told(&register, Person::Customer(case, Cases::Same));
    let text = text(&file);
    for own in [CUSTOMER, CUSTOMER_PHONE, "139 0000 4826", "椅子不够", "态度不好", "补充电话"] {
        assert!(text.contains(own), "{own} is missing:\n{text}");
    }
    for others in [OWN_PHONE, COLLEAGUE_PHONE, "没戴证", "同名的人写的"] {
        assert!(!text.contains(others), "{others} is given away:\n{text}");
    }
    assert!(has_picture(&file, SCAN) && has_picture(&file, ATTACHED));
    assert_eq!(file.pictures.len(), 2);
    let (path, _) = file.pictures.iter().find(|(_, bytes)| bytes == SCAN).unwrap();
    assert!(path.rsplit('.').next() == Some("pdf") && text.contains(path.as_str()), "{path}");
}

#[test]
fn the_log_of_reveals_tells_of_them_and_not_of_a_longer_number() {
    let Story { mut register, staff, .. } = story();
    let now = at("2026-11-20", 9, 0);
    register.note_reveal("CQ0299 phone", now).unwrap();
    register.note_reveal("CQ02991 phone", now).unwrap();
    let file = told(&register, Person::Staff(staff));
    let (_, rows) = file.sheets.iter().find(|(name, _)| name == "查看记录").unwrap();
    assert_eq!(rows.len(), 2, "{rows:?}");
    register.note_person_export("CQ0299", now).unwrap();
    let file = told(&register, Person::Staff(staff));
    let (_, rows) = file.sheets.iter().find(|(name, _)| name == "查看记录").unwrap();
    assert_eq!(rows.len(), 3, "the export itself stands there: {rows:?}");
}

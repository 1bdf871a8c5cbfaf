//! From the cells of the file to the words of a sheet.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::own::Own;
use super::terms::Terms;
use super::{Column, Shape, SheetPlan};
use crate::domain::dates::Moment;
use crate::domain::masking::mask_in_text;
use crate::domain::people::{masked_name, masked_phone};
use crate::domain::personal::{PersonalContact, PersonalName};
use crate::register::outward::{Raw, RawRow, Shown};

/// Columns a file beside is named after, in this order.
const NAMED_BY: [&str; 6] = ["code", "pack_code", "name", "year", "edition", "pack_edition"];
/// Longest name of a file beside, in signs.
const NAME_MOST: usize = 60;

/// Somebody from outside, hidden in what was written about them.
type Customer = (PersonalName, PersonalContact);

/// A case by its row number, for what is written about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedCase {
    /// Row number.
    pub id: i64,
    /// `2026-0031`.
    pub number: String,
    /// Name of its customer.
    pub name: PersonalName,
    /// How the customer is reached.
    pub contact: PersonalContact,
}

/// Turns rows of the file into rows of words. What it needs to know of other rows it is told before.
#[derive(Debug, Default)]
pub struct Converter {
    pub(super) terms: Terms,
    pub(super) shown: Shown,
    people: BTreeMap<i64, String>,
    windows: BTreeMap<i64, String>,
    cases: HashMap<i64, String>,
    /// Names and contacts to be hidden in what was written about a case.
    customers: HashMap<i64, Customer>,
    /// Cards of staff, as their rows pass by; those of visitors are not among them.
    staff_cards: HashSet<i64>,
    files: BTreeMap<i64, String>,
    /// Names of matters, steps and events of the rules, by code.
    rules: HashMap<String, String>,
    besides: HashMap<String, String>,
    /// The person whose tables they are alone: what is theirs stays whole.
    pub(super) own: Option<Own>,
}

/// Rows of words, and the files that go beside.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// The rows, each as long as the heading.
    pub rows: Vec<Vec<String>>,
    /// Path and text of each new file beside.
    pub besides: Vec<(String, String)>,
}

impl Converter {
    /// One with these words.
    pub fn new(terms: Terms, shown: Shown) -> Self {
        Self { terms, shown, ..Self::default() }
    }

    /// The tables are for this person alone: what is theirs stays whole, whatever else is masked.
    #[must_use]
    pub fn for_person(mut self, own: Own) -> Self {
        self.own = Some(own);
        self
    }

    /// Who stands behind a row number of the roster: `CQ0217 沈若溪`.
    pub fn know_people(&mut self, people: impl IntoIterator<Item = (i64, String)>) {
        self.people.extend(people);
    }

    /// Which window stands behind a row number.
    pub fn know_windows(&mut self, windows: impl IntoIterator<Item = (i64, String)>) {
        self.windows.extend(windows);
    }

    /// Which case stands behind a row number, and who its customer is.
    pub fn know_cases(&mut self, cases: impl IntoIterator<Item = NamedCase>) {
        for NamedCase { id, number, name, contact } in cases {
            self.cases.insert(id, number);
            if self.shown == Shown::Masked && !(name.is_blank() && contact.is_blank()) {
                self.customers.insert(id, (name, contact));
            }
        }
    }

    /// What the rules call a matter, a step or an event, by its code; the first one told counts.
    pub fn know_rules(&mut self, names: impl IntoIterator<Item = (String, String)>) {
        for (code, name) in names {
            self.rules.entry(code).or_insert(name);
        }
    }

    /// Where the kept file of a row number lies beside.
    pub fn know_files(&mut self, files: impl IntoIterator<Item = (i64, String)>) {
        self.files.extend(files);
    }

    /// Name of a sheet.
    pub fn title(&self, plan: &SheetPlan) -> String {
        self.terms.text(plan.title).to_owned()
    }

    /// The heading of a sheet.
    pub fn heading(&self, plan: &SheetPlan) -> Vec<String> {
        let keys = std::iter::once("out-no").chain(plan.columns.iter().map(|column| column.head));
        keys.map(|key| self.terms.text(key).to_owned()).collect()
    }

    /// The rows of a sheet, in words.
    pub fn rows(&mut self, plan: &SheetPlan, rows: &[RawRow]) -> Converted {
        let mut done = Converted::default();
        for (number, cells) in rows {
            let mut words = vec![number.to_string()];
            let about = self.customers_of(plan, cells, *number);
            self.note_card(plan, cells, *number);
            let is_own = self.own.as_ref().is_some_and(|own| own.is_row_of(plan, (*number, cells)));
            for (index, column) in plan.columns.iter().enumerate() {
                let raw = cells.get(index).unwrap_or(&Raw::Nothing);
                words.push(match column.shape {
                    Shape::Beside(folder, ending) => {
                        let name = named(plan.columns, cells, *number);
                        self.beside((folder, ending), (&name, text_of(raw)), &mut done.besides)
                    }
                    Shape::BesideFree(folder, ending) => {
                        let name = named(plan.columns, cells, *number);
                        let text = self.free_json(&text_of(raw));
                        self.beside((folder, ending), (&name, text), &mut done.besides)
                    }
                    Shape::CustomerName | Shape::CustomerContact | Shape::Phone | Shape::Bearer if is_own => {
                        text_of(raw)
                    }
                    Shape::Bearer => self.bearer(plan.columns, cells, raw),
                    Shape::CardSigner if self.is_staff_card(plan.columns, cells) => self.free(&text_of(raw), &about),
                    Shape::CardSigner => self.name(text_of(raw)),
                    Shape::Free => self.free(&text_of(raw), &about),
                    Shape::Story => self.free(&self.story(&text_of(raw)), &about),
                    _ => self.cell(column.shape, raw),
                });
            }
            done.rows.push(words);
        }
        done
    }

    fn cell(&self, shape: Shape, raw: &Raw) -> String {
        let text = || text_of(raw);
        match shape {
            Shape::Plain | Shape::Bearer | Shape::Beside(..) => text(),
            Shape::BesideFree(..) => self.free_json(&text()),
            Shape::Free | Shape::Story => self.free(&text(), &[]),
            Shape::OnlyWhole => self.if_whole(text()),
            Shape::Moment => whole(raw).map(told_at).unwrap_or_default(),
            Shape::YesNo => self.yes_or_no(raw),
            Shape::Words(codes) => {
                let code = text();
                let key = codes.iter().find(|(known, _)| *known == code).map(|(_, key)| *key);
                key.map_or(code, |key| self.terms.text(key).to_owned())
            }
            Shape::OfRules => self.of_rules(&text()),
            Shape::Staff => whole(raw).map(|id| self.person(id)).unwrap_or_default(),
            Shape::StaffList => self.listed(&text(), |id| id.parse().map(|id| self.person(id)).unwrap_or_default()),
            Shape::Window => whole(raw).map(|id| known(self.windows.get(&id), id)).unwrap_or_default(),
            Shape::Case => whole(raw).map(|id| self.case(id)).unwrap_or_default(),
            Shape::Subject => self.subject(&text()),
            Shape::Subjects => self.listed(&text(), |key| self.subject(key)),
            Shape::List => self.listed(&text(), str::to_owned),
            Shape::Weekdays => self.weekdays(&text()),
            Shape::Phone | Shape::CustomerContact => self.contact(text()),
            Shape::CustomerName | Shape::CardSigner => self.name(text()),
            Shape::Answer(part) => self.answer(&text(), part),
            Shape::File => whole(raw).map(|id| known(self.files.get(&id), id)).unwrap_or_default(),
            Shape::Action => {
                let code = text();
                self.terms.actions.get(&code).cloned().unwrap_or(code)
            }
            Shape::Hex => hex(raw),
        }
    }

    pub(super) fn of_rules(&self, code: &str) -> String {
        self.rules.get(code).cloned().unwrap_or_else(|| code.to_owned())
    }

    pub(super) fn person(&self, id: i64) -> String {
        known(self.people.get(&id), id)
    }

    pub(super) fn case(&self, id: i64) -> String {
        known(self.cases.get(&id), id)
    }

    /// Who from outside may be named in what a row says.
    fn customers_of(&self, plan: &SheetPlan, cells: &[Raw], number: i64) -> Vec<Customer> {
        if self.shown == Shown::Whole {
            return Vec::new();
        }
        let of_case = value(plan.columns, cells, "case_id").and_then(whole);
        let id = if plan.table == "cases" { Some(number) } else { of_case };
        if self.own.as_ref().is_some_and(|own| own.is_customer() && own.is_row_of(plan, (number, cells))) {
            return Vec::new();
        }
        let mut about: Vec<Customer> = id.and_then(|id| self.customers.get(&id)).cloned().into_iter().collect();
        let named_in = match plan.table {
            "letters" => Some("signed_by"),
            "card_events" if !self.is_staff_card(plan.columns, cells) => Some("signed_by"),
            "cards" if !has_staff(plan.columns, cells) => Some("bearer"),
            _ => None,
        };
        let named = named_in.and_then(|column| value(plan.columns, cells, column)).map(text_of);
        about.extend(named.map(|name| (PersonalName::from(name), PersonalContact::default())));
        about
    }

    /// Remembers a card of staff: what is told of it later names nobody from outside.
    fn note_card(&mut self, plan: &SheetPlan, cells: &[Raw], number: i64) {
        if plan.table == "cards" && has_staff(plan.columns, cells) {
            self.staff_cards.insert(number);
        }
    }

    /// Whether a row tells of a card of staff.
    fn is_staff_card(&self, columns: &[Column], cells: &[Raw]) -> bool {
        let card = value(columns, cells, "card_id").and_then(whole);
        card.is_some_and(|card| self.staff_cards.contains(&card))
    }

    /// What somebody wrote.
    pub(super) fn free(&self, text: &str, about: &[Customer]) -> String {
        if self.shown == Shown::Whole {
            return text.to_owned();
        }
        match &self.own {
            Some(own) => own.needles.mask_around(text, |piece| masked(piece, about)),
            None => masked(text, about),
        }
    }

    /// JSON with every word in it masked, its figures as they are; what is none is masked as words.
    fn free_json(&self, json: &str) -> String {
        if self.shown == Shown::Whole {
            return json.to_owned();
        }
        let Ok(mut value) = serde_json::from_str(json) else { return self.free(json, &[]) };
        mask_words(&mut value);
        value.to_string()
    }

    fn if_whole(&self, text: String) -> String {
        match (self.shown, &self.own) {
            (Shown::Whole, _) => text,
            (Shown::Masked, Some(_)) => self.free(&text, &[]),
            (Shown::Masked, None) => String::new(),
        }
    }

    fn name(&self, name: String) -> String {
        if self.shown == Shown::Whole { name } else { masked_name(&name) }
    }

    fn contact(&self, contact: String) -> String {
        if self.shown == Shown::Whole || contact.is_empty() { contact } else { masked_phone(&contact) }
    }

    /// A visitor is from outside; everyone else stands on the roster.
    fn bearer(&self, columns: &[Column], cells: &[Raw], raw: &Raw) -> String {
        if has_staff(columns, cells) { text_of(raw) } else { self.name(text_of(raw)) }
    }

    fn yes_or_no(&self, raw: &Raw) -> String {
        let key = match whole(raw) {
            None => return String::new(),
            Some(0) => "list-no",
            Some(_) => "list-yes",
        };
        self.terms.text(key).to_owned()
    }

    fn subject(&self, key: &str) -> String {
        match key.split_once(':') {
            Some(("person", id)) => id.parse().map_or_else(|_| key.to_owned(), |id| self.person(id)),
            Some(("window", id)) => {
                let number = id.parse().map_or_else(|_| id.to_owned(), |id| known(self.windows.get(&id), id));
                self.terms.text("list-window").replace("{number}", &number)
            }
            Some(("team", name)) => name.to_owned(),
            _ if key == "hall" => self.terms.text("list-hall").to_owned(),
            _ => key.to_owned(),
        }
    }

    /// A JSON list of numbers or words, each told; what is no list stays as it is.
    fn listed(&self, json: &str, tell: impl Fn(&str) -> String) -> String {
        let Ok(serde_json::Value::Array(items)) = serde_json::from_str(json) else { return json.to_owned() };
        let told = items.iter().map(|item| match item {
            serde_json::Value::String(word) => tell(word),
            other => tell(&other.to_string()),
        });
        told.collect::<Vec<_>>().join(self.terms.text("out-between-people"))
    }

    fn weekdays(&self, signs: &str) -> String {
        let open =
            signs.chars().zip(&self.terms.weekdays).filter(|(sign, _)| *sign == '1').map(|(_, day)| day.as_str());
        open.collect::<Vec<_>>().join(self.terms.text("out-between-people"))
    }

    /// The place of a long text beside; the same text is written once.
    fn beside(
        &mut self,
        (folder, ending): (&str, &str),
        (name, text): (&str, String),
        new: &mut Vec<(String, String)>,
    ) -> String {
        if text.is_empty() {
            return String::new();
        }
        let folder = self.terms.text(folder).to_owned();
        for count in 1_usize.. {
            let told = if count == 1 { name.to_owned() } else { format!("{name} {count}") };
            let path = format!("{folder}/{told}.{ending}");
            match self.besides.get(&path) {
                Some(there) if *there == text => return path,
                Some(_) => {}
                None => {
                    self.besides.insert(path.clone(), text.clone());
                    new.push((path.clone(), text));
                    return path;
                }
            }
        }
        String::new()
    }
}

/// What somebody wrote, with these people hidden in it and every number masked.
fn masked(text: &str, about: &[Customer]) -> String {
    let known = about.iter().fold(text.to_owned(), |text, (_, contact)| contact.hidden_in(&text));
    let masked = mask_in_text(&known);
    about.iter().fold(masked, |text, (name, _)| name.hidden_in(&text))
}

/// A name for a file beside, out of what names the record; its number where nothing does.
fn named(columns: &[Column], cells: &[Raw], number: i64) -> String {
    let parts = NAMED_BY.iter().filter_map(|wanted| value(columns, cells, wanted)).map(text_of);
    let parts: Vec<String> = parts.map(|part| file_name(&part)).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { number.to_string() } else { parts.join(" ").chars().take(NAME_MOST).collect() }
}

/// A name every desktop takes: signs with a meaning in paths become blanks, dots and blanks at the ends go.
pub fn file_name(name: &str) -> String {
    let clean = name.chars().map(|sign| if sign.is_control() || r#"/\:*?"<>|"#.contains(sign) { ' ' } else { sign });
    clean.collect::<String>().trim_matches([' ', '.']).to_owned()
}

pub(super) fn value<'a>(columns: &[Column], cells: &'a [Raw], wanted: &str) -> Option<&'a Raw> {
    columns.iter().position(|column| column.column == wanted).and_then(|index| cells.get(index))
}

/// Whether a row names somebody of the roster.
fn has_staff(columns: &[Column], cells: &[Raw]) -> bool {
    value(columns, cells, "staff_id").is_some_and(|id| *id != Raw::Nothing)
}

fn known(found: Option<&String>, number: i64) -> String {
    found.cloned().unwrap_or_else(|| number.to_string())
}

pub(super) fn whole(raw: &Raw) -> Option<i64> {
    if let Raw::Whole(number) = raw { Some(*number) } else { None }
}

fn text_of(raw: &Raw) -> String {
    match raw {
        Raw::Nothing => String::new(),
        Raw::Whole(number) => number.to_string(),
        Raw::Real(number) => number.to_string(),
        Raw::Text(text) => text.clone(),
        Raw::Bytes(_) => hex(raw),
    }
}

/// Masks the words of JSON, not its figures.
fn mask_words(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(words) => *words = mask_in_text(words),
        serde_json::Value::Array(items) => items.iter_mut().for_each(mask_words),
        serde_json::Value::Object(fields) => fields.values_mut().for_each(mask_words),
        _ => {}
    }
}

fn hex(raw: &Raw) -> String {
    let Raw::Bytes(bytes) = raw else { return String::new() };
    let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// `2026-11-23 10:12:05`.
pub(super) fn told_at(ms: i64) -> String {
    Moment(ms).local().format("%Y-%m-%d %H:%M:%S").to_string()
}

#[cfg(test)]
mod tests {
    use super::super::all_sheets;
    use super::*;

    fn converter(shown: Shown) -> Converter {
        let mut made = Converter::new(Terms::gather(|key| format!("<{key}>")), shown);
        made.know_people([(7, "CQ0217 沈若溪".to_owned())]);
        let (name, contact) = (PersonalName::from("陈䶮"), PersonalContact::from("体育场路12号"));
        made.know_cases([NamedCase { id: 3, number: "2026-0031".to_owned(), name, contact }]);
        made.know_rules([("outage".to_owned(), "停电没有通知".to_owned())]);
        made.know_windows([(2, "3".to_owned())]);
        made
    }

    fn plan(table: &str) -> &'static SheetPlan {
        all_sheets().find(|plan| plan.table == table).unwrap()
    }

    fn row(plan: &SheetPlan, cells: &[(&str, Raw)]) -> RawRow {
        let cell = |column: &Column| cells.iter().find(|(name, _)| *name == column.column).map(|(_, raw)| raw.clone());
        (1, plan.columns.iter().map(|column| cell(column).unwrap_or(Raw::Nothing)).collect())
    }

    fn told_of(table: &str, cells: &[(&str, Raw)], shown: Shown) -> Vec<String> {
        let plan = plan(table);
        converter(shown).rows(plan, &[row(plan, cells)]).rows.remove(0)
    }

    #[test]
    fn names_and_contacts_of_customers_are_masked_unless_whole_is_wanted() {
        let cells = [
            ("customer_name", Raw::Text("陈䶮".into())),
            ("customer_contact", Raw::Text("13800002610".into())),
            ("kind", Raw::Text("complaint".into())),
            ("first_asked_id", Raw::Whole(7)),
        ];
        let masked = told_of("cases", &cells, Shown::Masked);
        assert!(masked.contains(&"陈**".to_owned()) && masked.contains(&"138 **** 2610".to_owned()), "{masked:?}");
        assert!(masked.contains(&"<kind-complaint>".to_owned()) && masked.contains(&"CQ0217 沈若溪".to_owned()));
        let whole = told_of("cases", &cells, Shown::Whole);
        assert!(whole.contains(&"陈䶮".to_owned()) && whole.contains(&"13800002610".to_owned()), "{whole:?}");
    }

    #[test]
    fn a_correction_of_a_name_does_not_give_the_name_away() {
        let matter = r#"{"kind":"corrected","changes":[{"fact":"matter","before":"","after":"outage"}],"reason":"补"}"#;
        let told = told_of("case_events", &[("body", Raw::Text(matter.into()))], Shown::Masked).concat();
        assert!(told.contains(" → 停电没有通知"), "{told}");
        let body = r#"{"kind":"corrected","changes":[{"fact":"customer_name","before":"陈䶮","after":"程𬭎"}],"reason":"笔误"}"#;
        let masked = told_of("case_events", &[("body", Raw::Text(body.into()))], Shown::Masked).concat();
        assert!(masked.contains("陈** → 程**") && masked.contains("笔误"), "{masked}");
        assert!(told_of("case_events", &[("body", Raw::Text(body.into()))], Shown::Whole).concat().contains("程𬭎"));
    }

    #[test]
    fn what_was_written_about_a_case_gives_neither_its_customer_nor_a_phone_away() {
        let cells = [("case_id", Raw::Whole(3)), ("text", Raw::Text("陈䶮来电，回电 13800002610，谢谢陈䶮".into()))];
        let masked = told_of("case_notes", &cells, Shown::Masked).concat();
        assert!(!masked.contains("陈䶮") && !masked.contains("13800002610") && masked.contains("来电"), "{masked}");
        assert!(told_of("case_notes", &cells, Shown::Whole).concat().contains("陈䶮来电，回电 13800002610"));
    }

    #[test]
    fn a_visitors_name_is_masked_and_a_colleagues_is_not() {
        let bearer = ("bearer", Raw::Text("魏一".into()));
        assert!(told_of("cards", std::slice::from_ref(&bearer), Shown::Masked).contains(&"魏**".to_owned()));
        let of_staff = told_of("cards", &[bearer, ("staff_id", Raw::Whole(7))], Shown::Masked);
        assert!(of_staff.contains(&"魏一".to_owned()), "{of_staff:?}");
    }

    #[test]
    fn who_signed_for_a_visitors_card_is_masked_and_a_colleague_is_not() {
        let mut made = converter(Shown::Masked);
        let text = |words: &str| Raw::Text(words.into());
        let (cards, steps) = (plan("cards"), plan("card_events"));
        made.rows(cards, &[row(cards, &[("staff_id", Raw::Whole(7))])]);
        let mut signed = |card: i64| {
            let cells =
                [("card_id", Raw::Whole(card)), ("signed_by", text("魏一")), ("note", text("魏一 13900000472"))];
            made.rows(steps, &[row(steps, &cells)]).rows.remove(0)
        };
        let (of_staff, of_visitor) = (signed(1), signed(2));
        assert!(
            of_staff.contains(&"魏一".to_owned()) && of_staff.contains(&"魏一 139****0472".to_owned()),
            "{of_staff:?}"
        );
        assert!(of_visitor.contains(&"魏** 139****0472".to_owned()), "{of_visitor:?}");
        assert!(!of_visitor.concat().contains("魏一"), "{of_visitor:?}");
    }

    #[test]
    fn texts_beside_the_story_give_no_customer_away() {
        let words = "陈䶮（体育场路12号）转，回电 13900000472";
        let cells = |id: &'static str| [(id, Raw::Whole(3)), ("department", Raw::Text(words.into()))];
        let letter = told_of("letters", &cells("case_id"), Shown::Masked).concat();
        let forwarded = [("case_id", Raw::Whole(3)), ("forwarded_by", Raw::Text(words.into()))];
        let details = told_of("case_details", &forwarded, Shown::Masked).concat();
        for masked in [letter, details] {
            for secret in ["陈䶮", "体育场路", "13900000472"] {
                assert!(!masked.contains(secret), "{secret}: {masked}");
            }
        }
        assert!(told_of("case_details", &forwarded, Shown::Whole).concat().contains(words));
    }

    #[test]
    fn a_long_text_lies_beside_once_and_its_cell_says_where() {
        let plan = plan("audits");
        let made = |text: &str| {
            row(plan, &[("pack_code", Raw::Text("power/hall".into())), ("pack_text", Raw::Text(text.into()))])
        };
        let done = converter(Shown::Masked).rows(plan, &[made("a = 1"), made("a = 1"), made("a = 2")]);
        let paths: Vec<&str> = done.besides.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["<out-folder-rules>/power hall.toml", "<out-folder-rules>/power hall 2.toml"]);
        assert!(done.rows[1].contains(&"<out-folder-rules>/power hall.toml".to_owned()));
    }

    #[test]
    fn the_words_of_a_ranking_are_masked_and_its_figures_are_not() {
        let plan = plan("appraisals");
        let ranking = r#"[{"score":93.3333333,"reason":{"not_met":["a","回电13900000472"]}}]"#;
        let rows = [row(plan, &[("year", Raw::Whole(2026)), ("ranking", Raw::Text(ranking.into()))])];
        let beside = |shown| converter(shown).rows(plan, &rows).besides.remove(0).1;
        let masked = beside(Shown::Masked);
        assert!(masked.contains("回电139****0472") && masked.contains("93.3333333"), "{masked}");
        assert_eq!(beside(Shown::Whole), ranking);
    }

    #[test]
    fn subjects_days_and_answers_are_told_in_words() {
        let subject = told_of("appraisal_prerequisites", &[("subject", Raw::Text("person:7".into()))], Shown::Masked);
        assert!(subject.contains(&"CQ0217 沈若溪".to_owned()));
        let answer = r#"{"verdict":"fail","value":3.0,"choice":null,"occurrences":2,"reason":"没戴证","owner":7}"#;
        let told = told_of("audit_answers", &[("answer", Raw::Text(answer.into()))], Shown::Masked);
        for wanted in ["<audit-fail>", "3", "2", "没戴证", "CQ0217 沈若溪"] {
            assert!(told.contains(&wanted.to_owned()), "{wanted}: {told:?}");
        }
        let note = told_of("case_notes", &[("case_id", Raw::Whole(3)), ("at_ms", Raw::Whole(0))], Shown::Masked);
        assert!(note.contains(&"2026-0031".to_owned()) && note.contains(&"1970-01-01 08:00:00".to_owned()), "{note:?}");
    }

    #[test]
    fn every_row_is_as_long_as_its_heading() {
        let mut made = converter(Shown::Masked);
        for plan in all_sheets() {
            let told = made.rows(plan, &[row(plan, &[])]);
            assert_eq!(told.rows[0].len(), made.heading(plan).len(), "{}", plan.table);
        }
    }
}

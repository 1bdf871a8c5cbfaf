//! From the cells of the file to the words of a sheet.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::besides::named;
use super::masks::Customer;
use super::own::Own;
use super::raw::{hex, text_of, told_at, whole};
use super::standards::Standards;
use super::terms::Terms;
use super::{AnswerPart, Shape, SheetPlan};
use crate::domain::other_names::OtherNames;
use crate::domain::people::masked_name;
use crate::domain::personal::{PersonalContact, PersonalName};
use crate::register::outward::{Raw, RawRow, Shown};

/// What stands before the code of a set of deadline rules, and before that of a rule, among the names of the rules: a matter may
/// have the same code.
pub const SET: &str = "set:";
/// See [`SET`].
pub const RULE: &str = "rule:";

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
    pub(super) people: BTreeMap<i64, String>,
    /// Names alone, to be hidden in what is for one person.
    pub(super) names: BTreeMap<i64, String>,
    /// The same, to be found in texts.
    pub(super) others: OtherNames,
    /// Words of the standards.
    pub(super) standards: Standards,
    pub(super) windows: BTreeMap<i64, String>,
    pub(super) cases: HashMap<i64, String>,
    /// Names and contacts to be hidden in what was written about a case.
    pub(super) customers: HashMap<i64, Customer>,
    /// Cards of staff, as their rows pass by; those of visitors are not among them.
    pub(super) staff_cards: HashSet<i64>,
    pub(super) files: BTreeMap<i64, String>,
    /// Names of matters, steps and events of the rules, by code.
    rules: HashMap<String, String>,
    pub(super) besides: HashMap<String, String>,
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

    /// How everybody of the roster is called: in tables for one person the others are hidden, in columns and in texts.
    pub fn know_names(&mut self, names: impl IntoIterator<Item = (i64, String)>) {
        self.names.extend(names);
        let hidden = self.names.iter().filter(|(id, _)| self.is_hidden(**id)).map(|(_, name)| name.as_str());
        self.others = OtherNames::new(hidden);
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

    /// What the rules call a matter, a step or an event, by its code, a set and a rule with [`SET`] and [`RULE`] before it; the
    /// first one told counts.
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
            self.note_standard(plan, cells, *number);
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
                    Shape::Standard | Shape::Grade | Shape::Prerequisite | Shape::Answer(AnswerPart::Choice) => {
                        self.of_standard((plan.columns, cells), (column.shape, raw))
                    }
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
            Shape::Plain | Shape::Bearer | Shape::Beside(..) | Shape::Standard | Shape::Grade | Shape::Prerequisite => {
                text()
            }
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

    /// The name of a set or a rule; its code where it is not known.
    pub(super) fn of_rules_as(&self, what: &str, code: &str) -> String {
        self.rules.get(&format!("{what}{code}")).cloned().unwrap_or_else(|| code.to_owned())
    }

    /// Whoever stands behind a row number of the roster; in tables for one person the others only by the first sign.
    pub(super) fn person(&self, id: i64) -> String {
        match self.names.get(&id).filter(|_| self.is_hidden(id)) {
            Some(name) => masked_name(name),
            None => known(self.people.get(&id), id),
        }
    }

    pub(super) fn case(&self, id: i64) -> String {
        known(self.cases.get(&id), id)
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
}

fn known(found: Option<&String>, number: i64) -> String {
    found.cloned().unwrap_or_else(|| number.to_string())
}

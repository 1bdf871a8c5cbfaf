//! What a masked sheet hides: names and contacts from outside, in their own cells and in what was written about them.

use super::cells::Converter;
use super::own::Whose;
use super::raw::{has_staff, text_of, value, whole};
use super::{Column, SheetPlan};
use crate::domain::masking::mask_in_text;
use crate::domain::people::{masked_name, masked_phone};
use crate::domain::personal::{PersonalContact, PersonalName};
use crate::register::outward::{Raw, Shown};

/// Somebody from outside, hidden in what was written about them.
pub(super) type Customer = (PersonalName, PersonalContact);

impl Converter {
    /// Who from outside may be named in what a row says.
    pub(super) fn customers_of(&self, plan: &SheetPlan, cells: &[Raw], number: i64) -> Vec<Customer> {
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
    pub(super) fn note_card(&mut self, plan: &SheetPlan, cells: &[Raw], number: i64) {
        if plan.table == "cards" && has_staff(plan.columns, cells) {
            self.staff_cards.insert(number);
        }
    }

    /// Whether a row tells of a card of staff.
    pub(super) fn is_staff_card(&self, columns: &[Column], cells: &[Raw]) -> bool {
        let card = value(columns, cells, "card_id").and_then(whole);
        card.is_some_and(|card| self.staff_cards.contains(&card))
    }

    /// What somebody wrote.
    pub(super) fn free(&self, text: &str, about: &[Customer]) -> String {
        if self.shown == Shown::Whole {
            return text.to_owned();
        }
        match &self.own {
            Some(own) => own.needles.mask_around(text, |piece| masked(&self.others.hidden_in(piece), about)),
            None => masked(text, about),
        }
    }

    /// JSON with every word in it masked, its figures as they are; what is none is masked as words.
    pub(super) fn free_json(&self, json: &str) -> String {
        if self.shown == Shown::Whole {
            return json.to_owned();
        }
        let Ok(mut value) = serde_json::from_str(json) else { return self.free(json, &[]) };
        mask_words(&mut value);
        value.to_string()
    }

    /// Whether a colleague is hidden: the tables are for somebody else.
    pub(super) fn is_hidden(&self, id: i64) -> bool {
        self.shown == Shown::Masked && self.own.as_ref().is_some_and(|own| own.whose != Whose::Staff(id))
    }

    pub(super) fn if_whole(&self, text: String) -> String {
        match (self.shown, &self.own) {
            (Shown::Whole, _) => text,
            (Shown::Masked, Some(_)) => self.free(&text, &[]),
            (Shown::Masked, None) => String::new(),
        }
    }

    pub(super) fn name(&self, name: String) -> String {
        if self.shown == Shown::Whole { name } else { masked_name(&name) }
    }

    pub(super) fn contact(&self, contact: String) -> String {
        if self.shown == Shown::Whole || contact.is_empty() { contact } else { masked_phone(&contact) }
    }

    /// A visitor is from outside; everyone else stands on the roster.
    pub(super) fn bearer(&self, columns: &[Column], cells: &[Raw], raw: &Raw) -> String {
        if has_staff(columns, cells) { text_of(raw) } else { self.name(text_of(raw)) }
    }
}

/// What somebody wrote, with these people hidden in it and every number masked.
fn masked(text: &str, about: &[Customer]) -> String {
    let known = about.iter().fold(text.to_owned(), |text, (_, contact)| contact.hidden_in(&text));
    let masked = mask_in_text(&known);
    about.iter().fold(masked, |text, (name, _)| name.hidden_in(&text))
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

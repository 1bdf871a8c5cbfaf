//! `cards FILE|--sample [--expiring DAYS] [--work] [--json]`: the ledger of cards, or what is to be done about them; and
//! `cards FILE --verify CODE`: whether a card is good (P1-1.2, P1-1.6).

use chrono::{NaiveDate, TimeDelta};
use serde_json::{Value, json};

use super::{CardsAsked, CardsWish, Desk, Report, code};
use crate::domain::cards::lists::CardList;
use crate::domain::cards::{Card, WorkItem};
use crate::domain::products::Product;
use crate::register::Register;
use crate::register::card_codes::CodeAnswer;
use crate::ui::cards::{verify, words};

impl Desk {
    pub(super) fn cards(&self, asked: &CardsAsked) -> Report {
        self.try_cards(asked).unwrap_or_else(|report| report)
    }

    fn try_cards(&self, asked: &CardsAsked) -> Result<Report, Report> {
        let register = self.open(&asked.from)?;
        let today = self.clock.now().date();
        match &asked.wish {
            CardsWish::Verify(text) => self.verify_card(&register, (text, asked.is_json)),
            CardsWish::Work => {
                let work = register.card_work(today).map_err(|error| self.failed(&error))?;
                let items = |list: CardList| list.of(&work).iter().map(move |item| (list, item));
                let items: Vec<(CardList, &WorkItem)> = CardList::ALL.into_iter().flat_map(items).collect();
                Ok(self.work(&items, (today, asked.is_json)))
            }
            CardsWish::Expiring(days) => {
                let cards = register.cards().map_err(|error| self.failed(&error))?;
                let last = today.checked_add_signed(TimeDelta::days(i64::from(*days))).unwrap_or(NaiveDate::MAX);
                let ends = |card: &&Card| card.life.counts() && card.valid_until.is_some_and(|until| until <= last);
                let mut ending: Vec<&Card> = cards.iter().filter(ends).collect();
                ending.sort_by_key(|card| card.valid_until);
                let named = self.line("cli-cards-named", &[("n", &ending.len().to_string())]);
                let code = if ending.is_empty() { code::DONE } else { code::NAMED };
                Ok(Report { code, ..self.listed(&ending, (today, asked.is_json), &named) })
            }
            CardsWish::All => {
                let cards = register.cards().map_err(|error| self.failed(&error))?;
                let all: Vec<&Card> = cards.iter().collect();
                let in_use = cards.iter().filter(|card| card.life.counts()).count();
                let values = [("all", &*cards.len().to_string()), ("in_use", &*in_use.to_string())];
                let sums = if cards.is_empty() { "cli-cards-none" } else { "cli-cards-sums" };
                let sums = self.line(sums, if cards.is_empty() { &[] } else { &values });
                Ok(self.listed(&all, (today, asked.is_json), &sums))
            }
        }
    }

    fn listed(&self, cards: &[&Card], (today, is_json): (NaiveDate, bool), sums: &str) -> Report {
        if is_json {
            let told: Vec<Value> = cards.iter().map(|card| card_json(card, today)).collect();
            return Report::done(format!("{:#}\n", json!({ "at": today.to_string(), "cards": told })));
        }
        let lines: String = cards.iter().map(|card| self.card_line(card, today)).collect();
        Report::done(lines + sums)
    }

    fn card_line(&self, card: &Card, today: NaiveDate) -> String {
        let until = card.valid_until.map(|day| day.to_string()).unwrap_or_default();
        let values = [
            ("number", &*card.number.to_string()),
            ("kind", &*words::product(&self.strings, card.product)),
            ("bearer", &*card.face.bearer),
            ("state", &*words::state(&self.strings, card, today).2),
            ("until", &*until),
        ];
        self.line("cli-cards-line", &values)
    }

    fn work(&self, items: &[(CardList, &WorkItem)], (today, is_json): (NaiveDate, bool)) -> Report {
        let code = if items.is_empty() { code::DONE } else { code::NAMED };
        let out = if is_json {
            let told: Vec<Value> = items.iter().map(|(list, item)| item_json(*list, item)).collect();
            format!("{:#}\n", json!({ "at": today.to_string(), "work": told }))
        } else {
            let lines: String = items.iter().map(|one| self.work_line(*one, today)).collect();
            let sums = match items.len() {
                0 => self.line("cli-cards-nothing", &[]),
                n => self.line("cli-cards-named", &[("n", &n.to_string())]),
            };
            lines + &sums
        };
        Report { out, err: String::new(), code }
    }

    fn work_line(&self, (list, item): (CardList, &WorkItem), today: NaiveDate) -> String {
        let number = item.number.as_ref().map_or_else(|| "—".to_owned(), ToString::to_string);
        let values = [
            ("list", &*words::list(&self.strings, list)),
            ("number", &*number),
            ("bearer", &*item.name),
            ("what", &*words::work(&self.strings, (list, item), today).2),
        ];
        self.line("cli-cards-work-line", &values)
    }

    /// A good card is exit 0, everything else is named.
    fn verify_card(&self, register: &Register, (text, is_json): (&str, bool)) -> Result<Report, Report> {
        let today = self.clock.now().date();
        let answer = register.verify_code(text, today).map_err(|error| self.failed(&error))?;
        let code = if matches!(answer, CodeAnswer::Valid(_)) { code::DONE } else { code::NAMED };
        let card = verify::card_of(&answer);
        let verdict = self.strings.text(verify::verdict(&answer).2);
        let because = verify::because(&self.strings, &answer);
        let out = if is_json {
            let card = card.map(|card| card_json(card, today));
            format!("{:#}\n", json!({ "verdict": answer_code(&answer), "because": because, "card": card }))
        } else {
            let values = [("verdict", &*verdict), ("because", &*because)];
            let mut out = self.line("cli-cards-verify", &values);
            if let Some(card) = card {
                let values = [
                    ("number", &*card.number.to_string()),
                    ("kind", &*words::product(&self.strings, card.product)),
                    ("bearer", &*card.face.bearer),
                    ("post", &*card.face.post),
                ];
                out += &self.line("cli-cards-verify-card", &values);
            }
            out
        };
        Ok(Report { out, err: String::new(), code })
    }
}

/// An answer's word for scripts.
fn answer_code(answer: &CodeAnswer) -> &'static str {
    match answer {
        CodeAnswer::Valid(_) => "valid",
        CodeAnswer::Void(_) => "void",
        CodeAnswer::Suspended(_) => "lost",
        CodeAnswer::Expired(_) => "expired",
        CodeAnswer::NotPrinted(_) => "not_printed",
        CodeAnswer::Gone(_) => "gone",
        CodeAnswer::WrongCheck { .. } => "wrong_check",
        CodeAnswer::Unknown { .. } => "unknown",
        CodeAnswer::NoCode => "no_code",
    }
}

fn card_json(card: &Card, today: NaiveDate) -> Value {
    json!({
        "number": card.number.to_string(),
        "product": card.product.code(),
        "bearer": card.face.bearer,
        "work_no": card.face.work_no,
        "post": card.face.post,
        "state": words::state_code(card, today),
        "made": card.made_at.date().to_string(),
        "valid_until": card.valid_until.map(|day| day.to_string()),
        "reason": card.reason.code(),
    })
}

fn item_json(list: CardList, item: &WorkItem) -> Value {
    json!({
        "list": list.code(),
        "number": item.number.as_ref().map(ToString::to_string),
        "product": item.product.map(Product::code),
        "bearer": item.name,
        "day": item.day.map(|day| day.to_string()),
    })
}

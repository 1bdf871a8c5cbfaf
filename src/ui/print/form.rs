//! What is chosen and typed in the print room for a batch, kept until it is printed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::data::{Data, Line};
use crate::domain::cards::{CardToMake, IssueReason};
use crate::domain::products::Product;
use crate::jobs::cards::{Subject, SubjectKind};
use crate::ui::widgets::date_text::parse_date;

/// Where an unfinished batch is kept.
pub(super) const FORM_KEY: &str = "print:batch";
/// Most visitors' badges in one go.
pub(super) const VISITORS_MOST: u32 = 200;

/// The batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Form {
    pub(super) product: Product,
    /// The list, in its order.
    pub(super) list: Vec<Subject>,
    /// Who is ticked.
    pub(super) ticked: BTreeSet<Subject>,
    /// How many visitors' badges.
    pub(super) visitors: u32,
    /// Why printed again; `None`: each as the change suggests.
    pub(super) reason: Option<IssueReason>,
    /// More words to it.
    pub(super) note: String,
    /// Those with a reason of their own.
    pub(super) own_reasons: BTreeMap<Subject, IssueReason>,
    /// Last day, as typed.
    pub(super) valid_until: String,
    /// Cells of the first sheet used up already.
    pub(super) start: usize,
    /// Copies of each.
    pub(super) copies: u32,
    /// Only these sheets, as typed.
    pub(super) only: String,
}

impl Form {
    /// Copies of each; of a card there is one, for each has a number of its own.
    pub(super) fn copies_of_each(&self) -> usize {
        if self.product.is_card() { 1 } else { self.copies.max(1) as usize }
    }

    /// Nobody yet.
    pub(super) fn of(product: Product) -> Self {
        Self {
            product,
            list: Vec::new(),
            ticked: BTreeSet::new(),
            visitors: 10,
            reason: None,
            note: String::new(),
            own_reasons: BTreeMap::new(),
            valid_until: String::new(),
            start: 0,
            copies: 1,
            only: String::new(),
        }
    }
}

/// The last day as it was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Validity {
    /// Nothing typed: the line is left out.
    Open,
    /// Until this day.
    Until(NaiveDate),
    /// A day that has passed.
    Past,
    /// No date.
    Unclear,
}

/// What a batch lacks before it can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lack {
    /// Somebody is printed again and no reason is chosen.
    Reason,
    /// The reason "other" wants words.
    Note,
}

/// Whether a product has a last day.
pub(super) fn has_last_day(product: Product) -> bool {
    product.is_card()
}

impl Form {
    /// The same choices for other people: all who can be printed are ticked.
    #[must_use]
    pub(super) fn for_list(&self, (list, data): (Vec<Subject>, &Data), valid_until: Option<NaiveDate>) -> Self {
        let ticked = data.listed(&list).filter(|line| line.can_print()).map(|line| line.subject).collect();
        Self {
            list,
            ticked,
            visitors: self.visitors,
            valid_until: valid_until.map(|day| day.to_string()).unwrap_or_default(),
            ..Self::of(data.built.product())
        }
    }

    /// What the last day means today.
    pub(super) fn validity(&self, today: NaiveDate) -> Validity {
        match parse_date(&self.valid_until, today) {
            _ if !has_last_day(self.product) || self.valid_until.trim().is_empty() => Validity::Open,
            Some(day) if day < today => Validity::Past,
            Some(day) => Validity::Until(day),
            None => Validity::Unclear,
        }
    }

    /// Those ticked, in the order of the list.
    pub(super) fn chosen<'a>(&'a self, data: &'a Data) -> impl Iterator<Item = &'a Line> {
        data.ticked(&self.list, &self.ticked)
    }

    /// Those ticked who have a printed card of the product.
    pub(super) fn again<'a>(&'a self, data: &'a Data) -> impl Iterator<Item = &'a Line> {
        self.chosen(data).filter(|line| line.before().is_some())
    }

    /// Why a person's card is printed again: the own reason, the batch's, or what the change suggests.
    pub(super) fn reason_of(&self, line: &Line) -> Option<IssueReason> {
        let before = line.before()?;
        self.own_reasons.get(&line.subject).copied().or(self.reason).or(before.suggested)
    }

    /// What is missing before it can be printed.
    pub(super) fn lack(&self, data: &Data) -> Option<Lack> {
        let reasons: Vec<Option<IssueReason>> = self.again(data).map(|line| self.reason_of(line)).collect();
        if reasons.contains(&None) {
            return Some(Lack::Reason);
        }
        (reasons.contains(&Some(IssueReason::Other)) && self.note.trim().is_empty()).then_some(Lack::Note)
    }

    /// Ticks or unticks one; who cannot be printed stays unticked.
    pub(super) fn toggle(&mut self, line: &Line) {
        if !self.ticked.remove(&line.subject) && line.can_print() {
            self.ticked.insert(line.subject);
        }
    }

    /// Puts one at the end of the list, ticked when that can be.
    pub(super) fn add(&mut self, line: &Line) {
        if !self.list.contains(&line.subject) {
            self.list.push(line.subject);
        }
        if line.can_print() {
            self.ticked.insert(line.subject);
        }
    }

    /// The cards to be made for those ticked.
    pub(super) fn cards(&self, data: &Data, valid_until: Option<NaiveDate>) -> Vec<(Subject, CardToMake)> {
        let card = |line: &Line| {
            let ready = data.gathered.ready.iter().find(|ready| ready.subject == line.subject)?;
            let made = line.made().map(|made| (made.reason, made.note.clone()));
            let again = self.reason_of(line).map(|reason| (reason, self.note.trim().to_owned()));
            let (reason, note) = made.or(again).unwrap_or((IssueReason::First, String::new()));
            let card = CardToMake {
                product: self.product,
                staff: line.subject.person(),
                face: ready.face.clone(),
                valid_until,
                reason,
                note,
            };
            Some((line.subject, card))
        };
        self.chosen(data).filter_map(card).collect()
    }

    /// Visitors are not listed by anyone: as many as wanted, all ticked.
    pub(super) fn count_visitors(&mut self) {
        if SubjectKind::of(self.product) == SubjectKind::Visitors {
            self.list = (0..self.visitors).map(Subject::Visitor).collect();
            self.ticked = self.list.iter().copied().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cards::CardNumber;
    use crate::domain::ids::StaffId;
    use crate::jobs::cards::CardProblem;
    use crate::ui::print::data::made_up::{data_of, line};
    use crate::ui::print::data::{Before, Readiness};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn again(suggested: Option<IssueReason>) -> Readiness {
        let number = CardNumber { series: "CQ0002".into(), running: 1 };
        Readiness::Again(Before { number, printed_on: Some(day("2024-03-11")), suggested })
    }

    fn data(suggested: Option<IssueReason>) -> Data {
        data_of(vec![
            line(1, Readiness::Ready),
            line(2, again(suggested)),
            line(3, Readiness::HeldBack(vec![CardProblem::MissingPhoto])),
        ])
    }

    fn person(id: i64) -> Subject {
        Subject::Person(StaffId(id))
    }

    #[test]
    fn who_is_held_back_is_listed_but_never_ticked() {
        let data = data(None);
        let mut form = Form::of(Product::Badge).for_list((data.active(), &data), None);
        assert_eq!(form.list.len(), 3);
        assert_eq!(form.ticked, BTreeSet::from([person(1), person(2)]));
        form.toggle(data.get(person(3)).unwrap());
        form.add(data.get(person(3)).unwrap());
        assert!(!form.ticked.contains(&person(3)));
    }

    #[test]
    fn a_reason_is_the_persons_own_or_the_batchs_or_what_changed() {
        let data = data(Some(IssueReason::Post));
        let mut form = Form::of(Product::Badge).for_list((data.active(), &data), None);
        let second = data.get(person(2)).unwrap();
        assert_eq!(form.reason_of(second), Some(IssueReason::Post));
        form.reason = Some(IssueReason::Worn);
        assert_eq!(form.reason_of(second), Some(IssueReason::Worn));
        form.own_reasons.insert(person(2), IssueReason::Lost);
        assert_eq!(form.reason_of(second), Some(IssueReason::Lost));
        assert_eq!(form.reason_of(data.get(person(1)).unwrap()), None);
    }

    #[test]
    fn a_reprint_wants_a_reason_and_another_reason_wants_words() {
        let data = data(None);
        let mut form = Form::of(Product::Badge).for_list((data.active(), &data), None);
        assert_eq!(form.lack(&data), Some(Lack::Reason));
        form.reason = Some(IssueReason::Other);
        assert_eq!(form.lack(&data), Some(Lack::Note));
        form.note = "换发".into();
        assert_eq!(form.lack(&data), None);
        form.reason = None;
        form.toggle(data.get(person(2)).unwrap());
        assert_eq!(form.lack(&data), None);
    }

    #[test]
    fn a_last_day_is_open_or_a_day_to_come() {
        let today = day("2026-11-23");
        let with = |text: &str| Form { valid_until: text.into(), ..Form::of(Product::Badge) }.validity(today);
        assert_eq!(with(" "), Validity::Open);
        assert_eq!(with("2028-12-31"), Validity::Until(day("2028-12-31")));
        assert_eq!(with("2026-11-22"), Validity::Past);
        assert_eq!(with("soon"), Validity::Unclear);
        let sign = Form { valid_until: "2026-11-22".into(), ..Form::of(Product::CounterSign) };
        assert_eq!(sign.validity(today), Validity::Open);
    }
}

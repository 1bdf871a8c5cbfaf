//! What the print room is asked to show: a product for some people; and what of it is kept for another day.

use super::PrintRoom;
use super::chosen::CHOSEN_KEY;
use super::data;
use super::form::{self, FORM_KEY, Form, Validity};
use crate::domain::ids::StaffId;
use crate::domain::products::Product;
use crate::jobs::cards::{Subject, SubjectKind};
use crate::ui::context::UiContext;

impl PrintRoom {
    /// Another product from the next frame on.
    pub(in crate::ui::print) fn wish_for(&mut self, product: Product) {
        self.wanted = Some(product);
    }

    /// Another product for the same people, or for whoever needs it where nobody was named.
    pub(super) fn follow_wish(&mut self, cx: &UiContext<'_>) {
        let Some(product) = self.wanted.take() else { return };
        let people: Vec<StaffId> = if self.is_proposed {
            Vec::new()
        } else {
            self.form.list.iter().filter_map(|subject| subject.person()).collect()
        };
        let was_proposed = self.is_proposed;
        self.turn_to(cx, product, &people);
        self.is_proposed = was_proposed;
    }

    /// Shows a product for these people; without any, for whoever needs one.
    pub(super) fn turn_to(&mut self, cx: &UiContext<'_>, product: Product, people: &[StaffId]) {
        let visitors = self.form.visitors;
        self.chosen.product = product;
        self.form = Form { visitors, ..Form::of(product) };
        self.data = None;
        self.refresh(cx);
        let Some(data) = &self.data else { return };
        self.is_proposed = people.is_empty();
        let named: Vec<Subject> = people.iter().map(|id| Subject::Person(*id)).collect();
        let of_people = SubjectKind::of(product) == SubjectKind::People;
        let list = if named.is_empty() || !of_people { data.wanted() } else { named };
        let last_day = cx.register.hall().badge_valid_until.filter(|_| product != Product::Visitor);
        let last_day = last_day.filter(|_| form::has_last_day(product));
        let mut fresh = Form { visitors, ..self.form.for_list((list, data), last_day) };
        fresh.visitors = visitors;
        fresh.count_visitors();
        let draft: Option<Form> = cx.register.draft(FORM_KEY).ok().flatten();
        let kept = draft.filter(|draft| draft.product == product && draft.list == fresh.list);
        self.form = kept.unwrap_or(fresh);
        self.form.ticked.retain(|subject| data.get(*subject).is_some_and(data::Line::can_print));
        self.kept = self.form.clone();
        (self.at, self.is_confirmed, self.is_typing_day) = (None, false, false);
        self.preview.page = 0;
        self.adopt_day(cx);
    }

    pub(super) fn adopt_day(&mut self, cx: &UiContext<'_>) {
        match self.form.validity(cx.today()) {
            Validity::Until(day) => self.valid_until = Some(day),
            Validity::Open => self.valid_until = None,
            Validity::Past | Validity::Unclear => {}
        }
    }

    pub(super) fn keep(&mut self, cx: &UiContext<'_>) {
        if self.form != self.kept {
            self.kept = self.form.clone();
            cx.keep_draft(FORM_KEY, &self.form);
        }
        if self.chosen != self.kept_chosen {
            self.kept_chosen = self.chosen.clone();
            cx.keep_draft(CHOSEN_KEY, &self.chosen);
        }
    }
}

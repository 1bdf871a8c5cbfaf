//! 日历: the years whose holidays are known, bringing one in, and which deadlines that moved.

mod form;
mod moved;
mod preview;
mod years;

use egui::{Context, Ui};

use super::data::Data;
use crate::register::MovedDeadline;
use crate::ui::commands::Done;
use crate::ui::context::{Incoming, UiContext};
use form::YearForm;
pub(super) use years::{YearLine, year_lines};

/// The page's state.
#[derive(Default)]
pub(super) struct CalendarPage {
    form: YearForm,
    /// What the last year moved, while it is looked at.
    moved: Option<Vec<MovedDeadline>>,
}

impl CalendarPage {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
        self.form.load(cx);
        if self.form.is_open() {
            self.form.show(ui, cx);
        }
        match years::show(ui, cx, (&data.years, self.form.is_open())) {
            Some(years::Asked::BringIn) => self.form.open(cx),
            Some(years::Asked::Change(year)) => self.form.change(cx, year),
            None => {}
        }
    }

    /// Whether the form is open and needs its bar.
    pub(super) fn has_bar(&self) -> bool {
        self.form.is_open()
    }

    /// The bar below the form.
    pub(super) fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.form.bar(ui, cx);
    }

    /// The dialogs: a file to choose, what moved.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        self.form.pick(ctx, cx);
        if let Some(list) = &self.moved
            && moved::show(ctx, cx, list)
        {
            self.moved = None;
        }
    }

    pub(super) fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::CalendarChanged(moved) => {
                if self.form.written(cx) {
                    self.moved = Some(moved.clone());
                }
            }
            Done::Refused => self.form.refused(),
            _ => {}
        }
    }

    /// A file dropped on the page.
    pub(super) fn take(&mut self, cx: &UiContext<'_>, incoming: &Incoming) {
        self.form.load(cx);
        self.form.take(cx, (&incoming.name, &incoming.bytes));
    }
}

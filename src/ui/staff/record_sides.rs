//! How the tab opens the forms and papers of training and conduct, and hears what became of them.

use chrono::Datelike;

use super::conduct_form::ConductForm;
use super::detail::DetailTab;
use super::training_form::TrainingForm;
use super::{Side, StaffTab, training_sheet};
use crate::domain::ids::StaffId;
use crate::ui::commands::Done;
use crate::ui::context::UiContext;

impl StaffTab {
    /// A form for a training of these people.
    pub(super) fn open_training(&mut self, cx: &UiContext<'_>, people: &[StaffId]) {
        self.side = Side::Training(Box::new(TrainingForm::open(cx, people)));
        self.ahead = true;
    }

    /// A form for a conduct record about these people.
    pub(super) fn open_conduct(&mut self, cx: &UiContext<'_>, people: &[StaffId]) {
        self.side = Side::Conduct(Box::new(ConductForm::open(cx, people)));
        self.ahead = true;
    }

    /// The training of the year shown on paper.
    pub(super) fn open_training_sheet(&mut self, cx: &UiContext<'_>) {
        self.side = Side::Paper(Box::new(training_sheet::paper(cx, self.sheet_year(cx))));
        self.ahead = true;
    }

    /// The year shown in the detail, else the present one.
    pub(super) fn sheet_year(&self, cx: &UiContext<'_>) -> i32 {
        self.records.year.unwrap_or(cx.today().year())
    }

    /// A confirmed form is left once its record stands; a refused one stays with what was typed.
    pub(super) fn hear_records(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::StaffRecordsChanged(_) => {
                self.records.answered(Ok(()));
                let (key, tab) = match &mut self.side {
                    Side::Training(form) if form.state.is_sent() => (form.state.key.clone(), DetailTab::Training),
                    Side::Conduct(form) if form.state.is_sent() => (form.state.key.clone(), DetailTab::Conduct),
                    _ => return,
                };
                cx.forget_draft(&key);
                self.tab = tab;
                self.side = Side::Detail;
            }
            Done::Refused => {
                self.records.answered(Err(()));
                match &mut self.side {
                    Side::Training(form) => form.state.refused(),
                    Side::Conduct(form) => form.state.refused(),
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

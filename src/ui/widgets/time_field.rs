//! A time of day by typing: `8:30`, `0830`, `17`.

use super::caption::Caption;
use super::date_text::parse_time;
use super::field::TextField;
use crate::ui::theme::Tokens;
use chrono::NaiveTime;
use egui::{Response, Ui};

/// What a time field answers.
#[derive(Clone, Debug)]
pub struct TimeOutput {
    /// The field: `.changed()` after typing, `.lost_focus()` when it is left.
    pub response: Response,
    /// What the draft means now.
    pub time: Option<NaiveTime>,
}

/// A time field; once left, an understood draft becomes `08:30`.
#[must_use]
pub struct TimeField<'a> {
    caption: Caption<'a>,
    draft: &'a mut String,
}

impl<'a> TimeField<'a> {
    /// A time under its caption.
    pub fn new(caption: impl Into<Caption<'a>>, draft: &'a mut String) -> Self {
        Self { caption: caption.into(), draft }
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> TimeOutput {
        let Self { caption, draft } = self;
        let response = TextField::new(caption, draft).placeholder("08:30").limit(8).show(ui, tokens);
        let time = parse_time(draft);
        if let Some(time) = time.filter(|_| response.lost_focus()) {
            *draft = time.format("%H:%M").to_string();
        }
        TimeOutput { response, time }
    }
}

//! A form whose draft outlives the window.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::problems::{Field, Problem};
use crate::ui::context::UiContext;
use crate::ui::words;

/// A draft under its key, with its problems.
pub(super) struct Kept<D> {
    key: String,
    pub(super) draft: D,
    loaded: bool,
    sent: bool,
    pub(super) problems: Vec<Problem>,
}

impl<D: Default + Serialize + DeserializeOwned> Kept<D> {
    pub(super) fn new(key: &str) -> Self {
        Self { key: key.to_owned(), draft: D::default(), loaded: false, sent: false, problems: Vec::new() }
    }

    /// Finds again what was typed before the window was closed.
    pub(super) fn load(&mut self, cx: &UiContext<'_>) {
        if !std::mem::replace(&mut self.loaded, true)
            && let Ok(Some(draft)) = cx.register.draft::<D>(&self.key)
        {
            self.draft = draft;
        }
    }

    /// Turns to the draft of another key.
    pub(super) fn turn_to(&mut self, cx: &UiContext<'_>, key: String) {
        if self.key != key {
            *self = Self::new(&key);
        }
        self.load(cx);
    }

    /// Keeps what was typed.
    pub(super) fn keep(&mut self, cx: &UiContext<'_>) {
        self.problems.clear();
        cx.keep_draft(&self.key, &self.draft);
    }

    /// Puts another draft into the form.
    pub(super) fn put(&mut self, cx: &UiContext<'_>, draft: D) {
        self.draft = draft;
        self.keep(cx);
    }

    /// It was asked to be written.
    pub(super) fn mark_sent(&mut self) {
        self.sent = true;
    }

    /// It was refused: it stays as typed.
    pub(super) fn refused(&mut self) {
        self.sent = false;
    }

    /// It was written if it was asked; true when it was.
    pub(super) fn written(&mut self, cx: &UiContext<'_>) -> bool {
        let was = self.sent;
        if was {
            self.clear(cx);
        }
        was
    }

    /// Throws the draft away.
    pub(super) fn clear(&mut self, cx: &UiContext<'_>) {
        self.draft = D::default();
        self.problems.clear();
        self.sent = false;
        cx.forget_draft(&self.key);
    }

    /// The sentence of the problem at a field.
    pub(super) fn told(&self, cx: &UiContext<'_>, field: Field) -> Option<String> {
        words::problem_at(cx.strings, &self.problems, field)
    }
}

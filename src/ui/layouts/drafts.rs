//! Layouts changed and not saved: kept at every step, found again after a power cut.

use serde::{Deserialize, Serialize};

use super::open::Target;
use crate::domain::layouts::CardLayout;
use crate::domain::products::Product;
use crate::ui::context::UiContext;

/// Where they are kept.
const KEY: &str = "layouts:drafts";

/// One of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Draft {
    pub(super) target: Target,
    pub(super) layout: CardLayout,
}

/// All of them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Drafts(Vec<Draft>);

impl Drafts {
    /// Those kept in the file.
    pub(super) fn read(cx: &UiContext<'_>) -> Self {
        cx.register.draft(KEY).ok().flatten().unwrap_or_default()
    }

    /// The one of a layout.
    pub(super) fn of(&self, target: Target) -> Option<&CardLayout> {
        self.0.iter().find(|draft| draft.target == target).map(|draft| &draft.layout)
    }

    /// Those of layouts not saved yet.
    pub(super) fn new_ones(&self, product: Product) -> impl Iterator<Item = &Draft> {
        let is_new = |draft: &&Draft| matches!(draft.target, Target::New(_));
        self.0.iter().filter(is_new).filter(move |draft| draft.layout.product == product)
    }

    /// A number no draft has.
    pub(super) fn free(&self) -> Target {
        let taken = self.0.iter().filter_map(|draft| match draft.target {
            Target::New(number) => Some(number),
            Target::Own(_) | Target::Shipped(_) => None,
        });
        Target::New(taken.max().unwrap_or(0) + 1)
    }

    /// Keeps one at once.
    pub(super) fn keep(&mut self, cx: &UiContext<'_>, target: Target, layout: &CardLayout) {
        match self.0.iter_mut().find(|draft| draft.target == target) {
            Some(draft) => draft.layout.clone_from(layout),
            None => self.0.push(Draft { target, layout: layout.clone() }),
        }
        cx.keep_draft(KEY, self);
    }

    /// Forgets one that was saved or thrown away.
    pub(super) fn forget(&mut self, cx: &UiContext<'_>, target: Target) {
        let before = self.0.len();
        self.0.retain(|draft| draft.target != target);
        if self.0.len() == before {
            return;
        }
        if self.0.is_empty() {
            cx.forget_draft(KEY);
        } else {
            cx.keep_draft(KEY, self);
        }
    }
}

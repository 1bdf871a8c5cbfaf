//! The steps of one editing, to be taken back and done again. Small steps of one kind that follow each other are one.

use crate::domain::layouts::CardLayout;

/// What a step changes; the same kind again goes on with the step before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum StepKind {
    /// Something that stands for itself.
    Once,
    /// A field of an element, by its place, goes on being typed or stepped.
    Field(usize, &'static str),
    /// Arrow keys go on moving an element.
    Nudge(usize),
}

/// Layouts before and after, newest last.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Steps {
    past: Vec<CardLayout>,
    future: Vec<CardLayout>,
    last: Option<StepKind>,
}

/// Most steps that can be taken back.
const MOST: usize = 200;

impl Steps {
    /// Keeps what was there before a change.
    pub(super) fn note(&mut self, before: CardLayout, kind: StepKind) {
        let goes_on = kind != StepKind::Once && self.last == Some(kind) && self.future.is_empty();
        self.future.clear();
        self.last = Some(kind);
        if goes_on {
            return;
        }
        self.past.push(before);
        if self.past.len() > MOST {
            self.past.remove(0);
        }
    }

    /// The next change is a step of its own.
    pub(super) fn close(&mut self) {
        self.last = None;
    }

    /// Whether a step can be taken back.
    pub(super) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether a step can be done again.
    pub(super) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Takes the newest step back.
    pub(super) fn undo(&mut self, layout: &mut CardLayout) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(layout, before));
        self.last = None;
        true
    }

    /// Does the step again that was taken back last.
    pub(super) fn redo(&mut self, layout: &mut CardLayout) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(layout, after));
        self.last = None;
        true
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::float_cmp, reason = "lengths that are exact")]

    use super::*;
    use crate::domain::products::Product;
    use proptest::prelude::*;

    fn layout(width_mm: f32) -> CardLayout {
        let names = std::collections::BTreeMap::new();
        CardLayout { product: Product::Badge, names, width_mm, height_mm: 118.0, elements: Vec::new() }
    }

    #[test]
    fn typing_on_in_one_field_is_one_step() {
        let (mut steps, mut now) = (Steps::default(), layout(1.0));
        for width in [2.0, 3.0, 4.0] {
            steps.note(now.clone(), StepKind::Field(0, "x"));
            now.width_mm = width;
        }
        steps.note(now.clone(), StepKind::Field(0, "y"));
        now.width_mm = 5.0;
        assert!(steps.undo(&mut now));
        assert_eq!(now.width_mm, 4.0);
        assert!(steps.undo(&mut now));
        assert_eq!(now.width_mm, 1.0);
        assert!(!steps.undo(&mut now));
        assert!(steps.redo(&mut now) && steps.redo(&mut now) && !steps.redo(&mut now));
        assert_eq!(now.width_mm, 5.0);
    }

    #[test]
    fn a_new_step_ends_what_could_be_done_again() {
        let (mut steps, mut now) = (Steps::default(), layout(1.0));
        steps.note(now.clone(), StepKind::Once);
        now.width_mm = 2.0;
        steps.undo(&mut now);
        steps.note(now.clone(), StepKind::Nudge(0));
        now.width_mm = 3.0;
        assert!(!steps.can_redo());
        steps.close();
        steps.note(now.clone(), StepKind::Nudge(0));
        now.width_mm = 4.0;
        steps.undo(&mut now);
        assert_eq!(now.width_mm, 3.0);
    }

    proptest! {
        #[test]
        fn all_steps_back_and_all_again_lead_to_the_same(widths in prop::collection::vec(10.0_f32..400.0, 1..40)) {
            let (mut steps, mut now) = (Steps::default(), layout(1.0));
            for width in &widths {
                steps.note(now.clone(), StepKind::Once);
                now.width_mm = *width;
            }
            let end = now.clone();
            while steps.undo(&mut now) {}
            prop_assert_eq!(now.width_mm, 1.0);
            while steps.redo(&mut now) {}
            prop_assert_eq!(now, end);
        }
    }
}

//! The copies of both places, looked into in the background and held against the records as they stand.

use egui::Context;

use crate::domain::backups::{Counts, Whose};
use crate::jobs::backups as copying;
use crate::jobs::{JobEnd, Task};
use crate::register::Area;
use crate::register::backups::{CopyInfo, CopyPlace};
use crate::ui::context::UiContext;
use crate::ui::copies::CopiesShown;

/// A copy, in one place or both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// Looked into; beside the file where it lies there.
    pub(super) info: CopyInfo,
    /// Where it lies.
    pub(super) places: Vec<CopyPlace>,
    /// Whether it is an earlier state of this very file; `false` for one from before another was brought back.
    pub(super) is_earlier: bool,
}

impl Line {
    /// Whether a copy is the same one in the other place.
    fn is_same(&self, other: &CopyInfo) -> bool {
        self.info.name == other.name && self.info.hall == other.hall && !self.places.contains(&other.place)
    }
}

/// What of the records the list hangs on.
type Revisions = [u64; 4];

/// The list.
#[derive(Default)]
pub(super) struct Listing {
    /// Copies of this hall, and those of which nobody can tell.
    pub(super) lines: Vec<Line>,
    /// Copies of another hall that once lay under this file's name.
    pub(super) others: Vec<Line>,
    /// How much the file holds now.
    pub(super) now: Option<Counts>,
    pub(super) task: Option<Task<Vec<CopyInfo>>>,
    serial: Option<u64>,
    revisions: Revisions,
}

impl Listing {
    /// Begins to look when the copies may be others, takes in what was found, counts anew when the records changed.
    pub(super) fn keep_current(&mut self, ctx: &Context, cx: &UiContext<'_>, copies: &CopiesShown) {
        if let Some(places) = copies.places.clone().filter(|_| self.serial != Some(copies.serial)) {
            self.serial = Some(copies.serial);
            self.task = Some(copying::list(cx.jobs, places, cx.register.key().cloned()));
            ctx.request_repaint();
        }
        if let Some(end) = self.task.as_ref().and_then(Task::poll) {
            self.task = None;
            if let JobEnd::Value(found) = end {
                let hall = copies.places.as_ref().map(|places| places.hall_uid.as_str());
                let is_others = |line: &Line| line.info.whose(hall) == Whose::Other;
                (self.others, self.lines) = lines(cx, found).into_iter().partition(is_others);
                self.now = None;
            }
        }
        let areas = [Area::Staff, Area::Cases, Area::Boxes, Area::Audits];
        let revisions = areas.map(|area| cx.register.revision(area));
        if self.now.is_none() || self.revisions != revisions {
            self.revisions = revisions;
            self.now = cx.register.standing().ok().map(|standing| standing.counts);
        }
    }
}

/// One line a name and hall: the same copy may lie in both places.
fn lines(cx: &UiContext<'_>, found: Vec<CopyInfo>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for info in found {
        if let Some(line) = lines.iter_mut().find(|line| line.is_same(&info)) {
            line.places.push(info.place);
        } else {
            let head = info.holds.as_ref().ok().map(|holds| &holds.head);
            let is_earlier = head.is_some_and(|(seq, hash)| cx.register.has_line(*seq, hash).unwrap_or(false));
            lines.push(Line { places: vec![info.place], is_earlier, info });
        }
    }
    lines
}

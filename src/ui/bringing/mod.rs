//! Bringing a list in, whatever it is of: choose, look, bring in. Nothing is written before the button, and all of it can be undone.

mod cards;
mod flow;
mod plan;
mod plan_words;
mod view;
mod year_words;

use crate::exchange::headers::ListKind;
use crate::jobs::Task;
use crate::jobs::bringing::{Around, ReadError, ReadList, Source};
use crate::register::undo::Undoable;
use crate::ui::commands::ListDone;
use crate::ui::list_import::View;
use crate::ui::pick::PathPick;
use crate::ui::save_as::SaveAs;

pub(in crate::ui) use cards::cards;
use plan::Plan;

/// Endings of lists offered.
const LISTS: [&str; 6] = ["xlsx", "xls", "ods", "csv", "txt", "tsv"];

/// The key of a kind's name.
fn title(kind: ListKind) -> &'static str {
    match kind {
        ListKind::Staff => "bring-staff",
        ListKind::Cases => "bring-cases",
        ListKind::Boxes => "bring-boxes",
        ListKind::Disclosure => "bring-disclosure",
        ListKind::Calendar => "bring-calendar",
    }
}

/// A list on its way in.
pub(in crate::ui) struct BringIn {
    kind: ListKind,
    /// The file's name.
    name: String,
    source: Option<Source>,
    /// The register as it was when the list was read.
    around: Option<Around>,
    stage: Stage,
    pick: Option<PathPick>,
    save: Option<SaveAs>,
    view: View,
}

/// Where it stands.
enum Stage {
    /// Nothing chosen yet.
    Choosing,
    /// The list is read.
    Reading(Task<Result<ReadList, ReadError>>),
    /// The plan is put into words.
    Wording(Task<Plan>),
    /// There is no plan.
    Failed(String),
    /// The plan is looked at.
    Looking(Box<Plan>),
    /// About to be sent, once the page that says so was seen.
    Writing { plan: Box<Plan>, frames: u8 },
    /// Sent; waits for its answer.
    Sent(Box<Plan>),
    /// It is in; `step` is what an undo takes back.
    In { plan: Box<Plan>, done: ListDone, step: Option<Undoable> },
}

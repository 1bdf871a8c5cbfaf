//! Bringing a list in: choose, look, bring in. Nothing is written before the button (S).

use std::path::PathBuf;
use std::sync::Arc;

use egui::Ui;

use super::import_rows;
use crate::domain::problems::Field;
use crate::domain::staff::StaffMember;
use crate::exchange::headers::{ListKind, Mapping};
use crate::exchange::list_memory::{kept, memory_key};
use crate::exchange::photos::picture_hash;
use crate::exchange::staff_import::{Existing, RowProblem};
use crate::exchange::tables::Table;
use crate::jobs::staff_import::{ListError, ListToRead, Prepared, ReadList, prepare, read_list};
use crate::jobs::{Cancelled, JobEnd, Task};
use crate::register::undo::Undoable;
use crate::ui::commands::{BringCommand, Command, Done, StaffCommand};
use crate::ui::context::UiContext;
use crate::ui::list_import::{PlanRow, Tallies, View, tallies};
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::strings::Lang;

/// Endings of lists offered.
const LISTS: [&str; 6] = ["xlsx", "xls", "ods", "csv", "txt", "tsv"];
/// Photos looked at a frame while the roster is gathered.
const A_FRAME: usize = 6;

/// A list on its way in.
pub(super) struct Import {
    pub(super) list: Option<PathBuf>,
    photos: Option<PathBuf>,
    /// The roster as it was when the list was read.
    existing: Arc<Vec<Existing>>,
    pub(super) stage: Stage,
    pick: Option<(PickFor, PathPick)>,
    pub(super) view: View,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PickFor {
    List,
    Photos,
}

/// Where it stands.
pub(super) enum Stage {
    /// Nothing chosen yet.
    Choosing,
    /// The roster is looked through, so that unchanged photos are known.
    Gathering { members: Vec<StaffMember>, existing: Vec<Existing> },
    /// The list is read.
    Reading(Task<Result<ReadList, ListError>>),
    /// There is no plan.
    Failed(String),
    /// The plan is looked at.
    Looking(Box<Plan>),
    /// Photos are cut, then the plan is sent.
    Preparing { plan: Box<Plan>, task: Task<Result<Prepared, Cancelled>> },
    /// Sent; waits for its answer.
    Sent(Box<Plan>),
    /// It is in.
    /// `step` is what an undo takes back.
    In { plan: Box<Plan>, people: usize, step: Option<Undoable> },
}

/// A plan as shown.
pub(super) struct Plan {
    pub(super) read: ReadList,
    /// The language its words are in.
    lang: Lang,
    pub(super) rows: Vec<PlanRow>,
    pub(super) tallies: Tallies,
}

impl Import {
    fn empty() -> Self {
        let existing = Arc::default();
        Self { list: None, photos: None, existing, stage: Stage::Choosing, pick: None, view: View::default() }
    }

    /// Asks for the list at once.
    pub(super) fn choosing(cx: &UiContext<'_>) -> Self {
        let mut import = Self::empty();
        import.choose_list(cx);
        import
    }

    /// A list that was dropped.
    pub(super) fn of_file(cx: &UiContext<'_>, list: PathBuf) -> Self {
        let mut import = Self::empty();
        import.begin(cx, list);
        import
    }

    /// Asks for another list.
    pub(super) fn choose_list(&mut self, cx: &UiContext<'_>) {
        let pick = PathPick::new(PickWhat::OpenFile, cx.text("staff-import-choose"), &LISTS);
        self.pick = Some((PickFor::List, pick.text(cx.text("staff-import-kinds"))));
    }

    /// Asks for the folder of photos.
    pub(super) fn choose_photos(&mut self, cx: &UiContext<'_>) {
        let pick = PathPick::new(PickWhat::Folder, cx.text("staff-import-photos"), &[]);
        self.pick = Some((PickFor::Photos, pick.text(cx.text("staff-import-photos-how"))));
    }

    /// A folder that was dropped holds the photos of the list.
    pub(super) fn photos_dropped(&mut self, cx: &UiContext<'_>, folder: PathBuf) {
        if matches!(self.stage, Stage::Looking(_)) {
            self.photos = Some(folder);
            self.gather(cx);
        }
    }

    fn begin(&mut self, cx: &UiContext<'_>, list: PathBuf) {
        self.list = Some(list);
        self.gather(cx);
    }

    /// Reads the list anew.
    fn gather(&mut self, cx: &UiContext<'_>) {
        self.view = View::default();
        self.stage = match cx.register.staff() {
            Ok(members) => Stage::Gathering { members, existing: Vec::new() },
            Err(error) => Stage::Failed(error.to_string()),
        };
    }

    /// The person moved a field to another column: the plan is made anew.
    pub(super) fn correct(&mut self, cx: &UiContext<'_>, (column, field): (usize, Option<Field>)) {
        let Stage::Looking(plan) = &self.stage else {
            return;
        };
        let mut mapping = plan.read.mapping.clone();
        mapping.set(column, field);
        if let Some(key) = memory_key(ListKind::Staff, &plan.read.table, &mapping) {
            cx.send(Command::Bringing(BringCommand::Remember(key, kept(&mapping))));
        }
        let config = self.config(cx, Some((Arc::clone(&plan.read.table), mapping)));
        self.stage = config.map_or(Stage::Choosing, |config| Stage::Reading(read_list(cx.jobs, config)));
        self.view.forget();
    }

    fn config(&self, cx: &UiContext<'_>, corrected: Option<(Arc<Table>, Mapping)>) -> Option<ListToRead> {
        let (list, photos, existing) = (self.list.clone()?, self.photos.clone(), Arc::clone(&self.existing));
        let memory = cx.register.list_mappings("staff:").unwrap_or_default();
        Some(ListToRead { list, photos, corrected, memory, existing, today: cx.today() })
    }

    /// Paints it; true when it was left.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        self.dialogs(ui, cx);
        self.go_on(ui, cx);
        self.page(ui, cx)
    }

    /// Whether a path dialog is open.
    pub(super) fn is_asking(&self) -> bool {
        self.pick.is_some()
    }

    fn dialogs(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let Some((what, pick)) = &mut self.pick else {
            return;
        };
        match (pick.show(ui.ctx(), cx), *what) {
            (Picked::Open, _) => {}
            (Picked::Cancelled, _) => self.pick = None,
            (Picked::Path(path), PickFor::List) => {
                self.pick = None;
                self.begin(cx, path);
            }
            (Picked::Path(path), PickFor::Photos) => {
                self.pick = None;
                self.photos = Some(path);
                self.gather(cx);
            }
        }
    }

    fn go_on(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let stage = std::mem::replace(&mut self.stage, Stage::Choosing);
        self.stage = match stage {
            Stage::Gathering { members, existing } => self.gather_some(ui, cx, (members, existing)),
            Stage::Reading(task) => match task.poll() {
                None => Stage::Reading(task),
                Some(JobEnd::Value(Ok(read))) => Stage::Looking(Box::new(Plan::of(cx, read))),
                Some(JobEnd::Value(Err(error))) => Stage::Failed(import_rows::list_error(cx, &error)),
                Some(JobEnd::Broke(because)) => Stage::Failed(because),
            },
            Stage::Preparing { plan, task } => after_preparing(cx, plan, task),
            // The language was changed meanwhile: the same plan in the other's words.
            Stage::Looking(plan) if plan.lang != cx.strings.lang() => Stage::Looking(Box::new(Plan::of(cx, plan.read))),
            other => other,
        };
    }

    fn gather_some(
        &mut self,
        ui: &Ui,
        cx: &UiContext<'_>,
        (mut members, mut existing): (Vec<StaffMember>, Vec<Existing>),
    ) -> Stage {
        let rest = members.split_off(members.len().min(A_FRAME));
        existing.extend(members.iter().map(|member| known(cx, member)));
        if !rest.is_empty() {
            ui.ctx().request_repaint();
            return Stage::Gathering { members: rest, existing };
        }
        self.existing = Arc::new(existing);
        match self.config(cx, None) {
            Some(config) => Stage::Reading(read_list(cx.jobs, config)),
            None => Stage::Choosing,
        }
    }

    /// Cuts the photos, then sends the plan.
    pub(super) fn bring_in(&mut self, cx: &UiContext<'_>) {
        let stage = std::mem::replace(&mut self.stage, Stage::Choosing);
        self.stage = match stage {
            Stage::Looking(plan) => {
                let task = prepare(cx.jobs, plan.read.plan.clone(), cx.today());
                Stage::Preparing { plan, task }
            }
            other => other,
        };
    }

    /// The import was undone: the plan again, with the columns as they were corrected.
    fn read_again(&mut self, cx: &UiContext<'_>, plan: &Plan) -> Stage {
        self.view.forget();
        let corrected = (Arc::clone(&plan.read.table), plan.read.mapping.clone());
        let config = self.config(cx, Some(corrected));
        config.map_or(Stage::Choosing, |config| Stage::Reading(read_list(cx.jobs, config)))
    }

    /// The register answered.
    pub(super) fn hear(&mut self, cx: &UiContext<'_>, done: &Done) {
        let stage = std::mem::replace(&mut self.stage, Stage::Choosing);
        self.stage = match (stage, done) {
            (Stage::Sent(plan), Done::StaffImported(people)) => {
                Stage::In { plan, people: *people, step: cx.register.undoable().into_iter().next() }
            }
            (Stage::In { plan, step: Some(step), .. }, Done::Undone) if !can_be_undone(cx, &step) => {
                self.read_again(cx, &plan)
            }
            (Stage::Sent(plan), Done::Refused) => Stage::Looking(plan),
            (stage, _) => stage,
        };
    }
}

impl Plan {
    fn of(cx: &UiContext<'_>, read: ReadList) -> Self {
        let rows = import_rows::rows(cx, &read);
        Self { tallies: tallies(&rows), rows, lang: cx.strings.lang(), read }
    }

    /// People that come in or are changed.
    pub(super) fn people(&self) -> usize {
        self.read.plan.add.len() + self.read.plan.change.len()
    }

    fn add_problems(&mut self, cx: &UiContext<'_>, problems: Vec<RowProblem>) {
        self.read.plan.problems.extend(problems);
        self.rows = import_rows::rows(cx, &self.read);
        self.tallies = tallies(&self.rows);
    }
}

fn after_preparing(cx: &UiContext<'_>, mut plan: Box<Plan>, task: Task<Result<Prepared, Cancelled>>) -> Stage {
    match task.poll() {
        None => Stage::Preparing { plan, task },
        Some(JobEnd::Value(Ok(Prepared { people, problems }))) => {
            if !problems.is_empty() {
                plan.add_problems(cx, problems);
            }
            cx.send(Command::Staff(StaffCommand::Import(people)));
            Stage::Sent(plan)
        }
        Some(JobEnd::Value(Err(Cancelled))) => Stage::Looking(plan),
        Some(JobEnd::Broke(because)) => Stage::Failed(because),
    }
}

/// Whether the step is still among those that can be undone.
fn can_be_undone(cx: &UiContext<'_>, step: &Undoable) -> bool {
    cx.register.undoable().iter().any(|one| (one.kind, one.at) == (step.kind, step.at))
}

fn known(cx: &UiContext<'_>, member: &StaffMember) -> Existing {
    let original = member.photo_original.and_then(|id| cx.register.file(id).ok());
    Existing { id: member.id, record: member.record.clone(), photo_hash: original.map(|bytes| picture_hash(&bytes)) }
}

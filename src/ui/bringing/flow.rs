//! How a list goes its way: chosen, read, corrected, written, undone.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::Context;

use super::plan::Plan;
use super::{BringIn, LISTS, Stage, title};
use crate::domain::problems::Field;
use crate::exchange::calendars;
use crate::exchange::headers::{ListKind, Mapping};
use crate::exchange::list_memory::{kept, memory_key};
use crate::exchange::list_problems::rows_not_taken;
use crate::exchange::list_writing::{csv_of, xlsx_of};
use crate::exchange::tables::TableError;
use crate::jobs::bringing::{Around, ListToRead, ReadError, ReadList, ReadPlan, Source, read};
use crate::jobs::{JobEnd, Task};
use crate::register::undo::Undoable;
use crate::register::{MovedDeadline, RegisterError};
use crate::ui::commands::{BringCommand, Command, Done, ListDone};
use crate::ui::context::{Incoming, UiContext};
use crate::ui::list_import::{View, problem_with_row};
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::save_as::{SaveAs, SaveWhat};
use crate::ui::strings::Strings;
use crate::ui::words;

/// Frames the page says that it writes before it does: a short list is in before the next one.
const SEEN_FRAMES: u8 = 2;

impl BringIn {
    /// Nothing chosen yet.
    fn empty(kind: ListKind) -> Self {
        Self {
            kind,
            name: String::new(),
            source: None,
            around: None,
            stage: Stage::Choosing,
            pick: None,
            save: None,
            view: View::default(),
        }
    }

    /// Asks for the list at once.
    pub(in crate::ui) fn choosing(kind: ListKind, cx: &UiContext<'_>) -> Self {
        let mut bring = Self::empty(kind);
        bring.choose(cx);
        bring
    }

    /// A list that was dropped.
    pub(in crate::ui) fn of_dropped(kind: ListKind, cx: &UiContext<'_>, incoming: &Incoming) -> Self {
        let mut bring = Self::empty(kind);
        bring.receive(cx, incoming);
        bring
    }

    /// Asks for another list.
    pub(super) fn choose(&mut self, cx: &UiContext<'_>) {
        let (endings, how): (&[&'static str], _) = match self.kind {
            ListKind::Calendar => (&calendars::ENDINGS, "bring-calendar-how"),
            _ => (&LISTS, "staff-import-kinds"),
        };
        let pick = PathPick::new(PickWhat::OpenFile, cx.text(title(self.kind)), endings);
        self.pick = Some(pick.text(cx.text(how)));
    }

    /// A file was dropped.
    pub(in crate::ui) fn receive(&mut self, cx: &UiContext<'_>, incoming: &Incoming) {
        if matches!(self.stage, Stage::Writing { .. } | Stage::Sent(_)) {
            return;
        }
        self.name.clone_from(&incoming.name);
        self.begin(cx, Source::Bytes(incoming.bytes.clone()));
    }

    fn open(&mut self, cx: &UiContext<'_>, path: PathBuf) {
        self.name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        self.begin(cx, Source::File(path));
    }

    /// Reads a list, against the register as it is now.
    fn begin(&mut self, cx: &UiContext<'_>, source: Source) {
        self.view = View::default();
        self.stage = match self.read_list(cx, source.clone()) {
            Ok(stage) => stage,
            Err(error) => Stage::Failed(error.to_string()),
        };
        self.source = Some(source);
    }

    fn read_list(&mut self, cx: &UiContext<'_>, source: Source) -> Result<Stage, RegisterError> {
        let kind = self.kind;
        let Some(around) = Around::of(kind, cx.register, cx.now, cx.strings.lang().key())? else {
            return Ok(Stage::Choosing);
        };
        let around = around.for_file(&self.name, None);
        let memory = cx.register.list_mappings(&format!("{}:", kind.code()))?;
        self.around = Some(around.clone());
        Ok(Stage::Reading(read(cx.jobs, ListToRead { source, memory, around })))
    }

    /// The person moved a field to another column: remembered for lists with this head, and the plan made anew.
    pub(super) fn correct(&mut self, cx: &UiContext<'_>, (column, field): (usize, Option<Field>)) {
        let Stage::Looking(plan) = &self.stage else { return };
        let ReadList { kind, table, mapping, .. } = &plan.read;
        let mut corrected: Mapping = mapping.clone();
        corrected.set(column, field);
        if let Some(key) = memory_key(*kind, table, &corrected) {
            cx.send(Command::Bringing(BringCommand::Remember(key, kept(&corrected))));
        }
        let source = Source::Corrected(Arc::clone(table), corrected);
        self.begin_again(cx, source);
    }

    /// The same list again, with the columns as they are now.
    fn begin_again(&mut self, cx: &UiContext<'_>, source: Source) {
        let file = self.source.take();
        self.begin(cx, source);
        self.source = file;
    }

    /// Hears the jobs and dialogs; each frame.
    pub(super) fn go_on(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        self.dialogs(ctx, cx);
        let stage = std::mem::replace(&mut self.stage, Stage::Choosing);
        self.stage = match stage {
            Stage::Reading(task) => self.after_reading(cx, task),
            Stage::Wording(task) => match task.poll() {
                None => Stage::Wording(task),
                Some(JobEnd::Value(plan)) => Stage::Looking(Box::new(plan)),
                Some(JobEnd::Broke(because)) => Stage::Failed(because),
            },
            Stage::Writing { plan, frames } => write(ctx, cx, (plan, frames)),
            // The language was changed meanwhile: the same plan in the other's words.
            Stage::Looking(plan) if plan.lang != cx.strings.lang() => self.worded(cx, (plan.read, plan.moved)),
            other => other,
        };
    }

    fn dialogs(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        if self.save.as_mut().is_some_and(|save| save.is_over(ctx, cx)) {
            self.save = None;
        }
        let Some(pick) = &mut self.pick else { return };
        match pick.show(ctx, cx) {
            Picked::Open => {}
            Picked::Cancelled => self.pick = None,
            Picked::Path(path) => {
                self.pick = None;
                self.open(cx, path);
            }
        }
    }

    fn after_reading(&mut self, cx: &UiContext<'_>, task: Task<Result<ReadList, ReadError>>) -> Stage {
        match task.poll() {
            None => Stage::Reading(task),
            Some(JobEnd::Value(Ok(read))) => {
                let moved = Arc::new(self.moved(cx, &read));
                self.worded(cx, (read, moved))
            }
            Some(JobEnd::Value(Err(error))) => Stage::Failed(read_error(cx.strings, &error)),
            Some(JobEnd::Broke(because)) => Stage::Failed(because),
        }
    }

    /// The deadlines of open cases that a year would move; counted once, when it was read.
    fn moved(&self, cx: &UiContext<'_>, read: &ReadList) -> Vec<MovedDeadline> {
        let (ReadPlan::Calendar(plan), Some(Around::Calendar(around))) = (&read.plan, &self.around) else {
            return Vec::new();
        };
        let Some(year) = plan.year.clone() else { return Vec::new() };
        let moved = cx.register.moved_deadlines((around.calendar(), &around.with(year)), cx.now);
        moved.unwrap_or_else(|error| {
            tracing::error!(%error, "the deadlines a year would move could not be counted");
            Vec::new()
        })
    }

    /// Puts what was read into words, in the language of the screen.
    fn worded(&self, cx: &UiContext<'_>, read: (ReadList, Arc<Vec<MovedDeadline>>)) -> Stage {
        let lang = cx.strings.lang();
        match self.around.clone() {
            Some(around) => Stage::Wording(cx.jobs.start("word list", move |_| Plan::of_list(lang, read, &around))),
            None => Stage::Choosing,
        }
    }

    /// Writes the plan, once the page that says so was seen.
    pub(super) fn bring_in(&mut self, ctx: &Context) {
        let stage = std::mem::replace(&mut self.stage, Stage::Choosing);
        self.stage = match stage {
            Stage::Looking(plan) => Stage::Writing { plan, frames: 0 },
            other => other,
        };
        ctx.request_repaint();
    }

    /// Whether a dialog of it is open.
    pub(super) fn is_asking(&self) -> bool {
        self.pick.is_some() || self.save.as_ref().is_some_and(SaveAs::has_dialog)
    }

    /// The register answered.
    pub(in crate::ui) fn hear(&mut self, cx: &UiContext<'_>, done: &Done) {
        let stage = std::mem::replace(&mut self.stage, Stage::Choosing);
        self.stage = match (stage, done) {
            (Stage::Sent(plan), Done::ListImported(done)) => is_in(cx, plan, *done),
            (Stage::Sent(plan), Done::CalendarChanged(_)) => {
                let entries = plan.entries();
                is_in(cx, plan, ListDone { entries, cases: 0 })
            }
            (Stage::Sent(plan), Done::Refused) => Stage::Looking(plan),
            (Stage::In { plan, step: Some(step), .. }, Done::Undone) if !can_be_undone(cx, &step) => {
                self.undone(cx, &plan);
                return;
            }
            (stage, _) => stage,
        };
    }

    /// The list was taken back: its plan again, with the columns as they were corrected.
    fn undone(&mut self, cx: &UiContext<'_>, plan: &Plan) {
        let ReadList { table, mapping, .. } = &plan.read;
        match self.source.clone() {
            // A year that is no list has no columns: it is read anew.
            Some(source) if table.rows.is_empty() => self.begin(cx, source),
            _ => self.begin_again(cx, Source::Corrected(Arc::clone(table), mapping.clone())),
        }
    }

    /// The rows that stay out, as a list to be mended.
    pub(super) fn save_problems(&mut self, cx: &UiContext<'_>) {
        let (Stage::Looking(plan) | Stage::In { plan, .. }) = &self.stage else { return };
        let ReadList { table, mapping, .. } = &plan.read;
        let (table, mapping, problems) = (Arc::clone(table), mapping.clone(), plan.problems().to_vec());
        let lang = cx.strings.lang();
        let stem = Path::new(&self.name).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let what = SaveWhat {
            title: cx.text("bring-save-problems"),
            about: cx.text("bring-save-problems-line"),
            what: cx.text("bring-problems"),
            name: cx.strings.text_with("bring-problems-name", &[("name", stem.into())]),
            endings: &["csv", "xlsx"],
        };
        self.save = Some(SaveAs::ask(cx, what, move |path| {
            let strings = Strings::load(lang);
            let heading = strings.text("bring-problems-why");
            let rows = rows_not_taken((&table, &mapping), &heading, &problems, |one| problem_with_row(&strings, one));
            let is_xlsx = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
            if is_xlsx { Ok(xlsx_of(&strings.text("bring-problems"), &rows)?) } else { Ok(csv_of(&rows)) }
        }));
    }
}

/// Says for some frames that it writes, then asks for it: one transaction, with a page of its own where it takes long.
fn write(ctx: &Context, cx: &UiContext<'_>, (plan, frames): (Box<Plan>, u8)) -> Stage {
    ctx.request_repaint();
    if frames < SEEN_FRAMES {
        return Stage::Writing { plan, frames: frames + 1 };
    }
    match plan.command() {
        Some(command) => {
            cx.send(command);
            Stage::Sent(plan)
        }
        None => Stage::Looking(plan),
    }
}

fn is_in(cx: &UiContext<'_>, plan: Box<Plan>, done: ListDone) -> Stage {
    Stage::In { plan, done, step: cx.register.undoable().into_iter().next() }
}

/// Whether the step is still among those that can be undone.
fn can_be_undone(cx: &UiContext<'_>, step: &Undoable) -> bool {
    cx.register.undoable().iter().any(|one| (one.kind, one.at) == (step.kind, step.at))
}

/// Why a list could not be read: what happened, and what to do.
fn read_error(strings: &Strings, error: &ReadError) -> String {
    match error {
        ReadError::Table(TableError::File(error)) => words::file_error(strings, error),
        ReadError::Table(error) => words::table_error(strings, error),
        ReadError::NoYear => strings.text("calendar-file-no-year"),
        ReadError::Cancelled(_) => strings.text("staff-import-stopped"),
    }
}

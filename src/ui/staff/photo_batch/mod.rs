//! The photos of a folder: looked at, matched by work number or name, reviewed as cards, taken over in one step (P1-1.2,
//! P1-1.3). Nothing is written before the button.

mod cards;
mod grid;
mod view;

use std::path::PathBuf;

use egui::Ui;

use self::cards::Cards;
use super::photo::{EditorEnd, PhotoEditor, photo_error};
use crate::domain::ids::StaffId;
use crate::domain::staff::StaffMember;
use crate::exchange::photo_matching::KnownPerson;
use crate::exchange::photos::{PhotoError, picture_hash};
use crate::jobs::photo::PhotoSource;
use crate::jobs::photo_batch::{
    CutBatch, FolderError, FolderPicture, SeenPicture, cut_batch, look_again, look_at_folder,
};
use crate::jobs::{Cancelled, JobEnd, Task};
use crate::register::undo::Undoable;
use crate::ui::commands::{Command, Done, StaffCommand};
use crate::ui::context::UiContext;
use crate::ui::pick::{PathPick, PickWhat, Picked};

/// Photos on record looked at a frame while the roster is gathered.
const A_FRAME: usize = 6;

/// Photos of a folder on their way in.
pub(super) struct PhotoBatch {
    folder: Option<PathBuf>,
    stage: Stage,
    pick: Option<PathPick>,
    /// The crop editor of one card, by its index.
    editor: Option<(usize, Box<PhotoEditor>)>,
    /// One card looked at again.
    again: Option<(usize, Task<Result<SeenPicture, PhotoError>>)>,
}

/// Somebody on the roster as the cards need them.
#[derive(Debug, Clone)]
struct Someone {
    id: StaffId,
    name: String,
    work_no: String,
    has_photo: bool,
    /// Hash of the picture on record.
    hash: Option<[u8; 32]>,
}

enum Stage {
    /// Nothing chosen yet.
    Choosing,
    /// The roster is looked through, so that unchanged photos are known.
    Gathering { members: Vec<StaffMember>, people: Vec<Someone> },
    /// The pictures are looked at.
    Reading { people: Vec<Someone>, task: Task<Result<Vec<FolderPicture>, FolderError>> },
    /// The folder cannot be read.
    Failed(String),
    /// The cards are reviewed.
    Looking(Box<Cards>),
    /// The pictures are cut at full size, then sent.
    Cutting { cards: Box<Cards>, task: Task<Result<CutBatch, Cancelled>> },
    /// Sent; waits for its answer. With names of those that could not be used after all.
    Sent { cards: Box<Cards>, failed: Vec<String> },
    /// They are in; `step` is what an undo takes back.
    In { cards: Box<Cards>, people: usize, failed: Vec<String>, step: Option<Undoable> },
}

impl PhotoBatch {
    fn empty() -> Self {
        Self { folder: None, stage: Stage::Choosing, pick: None, editor: None, again: None }
    }

    /// Asks for the folder at once.
    pub(super) fn choosing(cx: &UiContext<'_>) -> Self {
        let mut batch = Self::empty();
        batch.choose(cx);
        batch
    }

    /// A folder that was dropped.
    pub(super) fn of_folder(cx: &UiContext<'_>, folder: PathBuf) -> Self {
        let mut batch = Self::empty();
        batch.begin(cx, folder);
        batch
    }

    fn choose(&mut self, cx: &UiContext<'_>) {
        let pick = PathPick::new(PickWhat::Folder, cx.text("photos-folder-choose"), &[]);
        self.pick = Some(pick.text(cx.text("photos-folder-how")));
    }

    fn begin(&mut self, cx: &UiContext<'_>, folder: PathBuf) {
        self.folder = Some(folder);
        (self.editor, self.again) = (None, None);
        self.stage = match cx.register.staff() {
            Ok(members) => Stage::Gathering { members, people: Vec::new() },
            Err(error) => Stage::Failed(error.to_string()),
        };
    }

    /// Paints it; true when it was left.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        self.dialog(ui, cx);
        self.go_on(ui, cx);
        self.look_again(cx);
        if self.editor.is_some() {
            self.edit(ui, cx);
            return false;
        }
        self.page(ui, cx)
    }

    fn dialog(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let Some(pick) = &mut self.pick else {
            return;
        };
        match pick.show(ui.ctx(), cx) {
            Picked::Open => {}
            Picked::Cancelled => self.pick = None,
            Picked::Path(path) => {
                self.pick = None;
                self.begin(cx, path);
            }
        }
    }

    fn go_on(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let stage = std::mem::replace(&mut self.stage, Stage::Choosing);
        self.stage = match stage {
            Stage::Gathering { members, people } => self.gather_some(ui, cx, (members, people)),
            Stage::Reading { people, task } => match task.poll() {
                None => Stage::Reading { people, task },
                Some(JobEnd::Value(Ok(found))) => Stage::Looking(Box::new(Cards::of(cx, people, found))),
                Some(JobEnd::Value(Err(FolderError::Cancelled(Cancelled)))) => Stage::Choosing,
                Some(JobEnd::Value(Err(FolderError::Folder(error)))) => {
                    Stage::Failed(super::import_rows::file_error(cx, &error))
                }
                Some(JobEnd::Broke(because)) => Stage::Failed(because),
            },
            Stage::Cutting { cards, task } => after_cutting(cx, cards, task),
            other => other,
        };
    }

    fn gather_some(
        &self,
        ui: &Ui,
        cx: &UiContext<'_>,
        (mut members, mut people): (Vec<StaffMember>, Vec<Someone>),
    ) -> Stage {
        let rest = members.split_off(members.len().min(A_FRAME));
        people.extend(members.iter().map(|member| someone(cx, member)));
        ui.ctx().request_repaint();
        if !rest.is_empty() {
            return Stage::Gathering { members: rest, people };
        }
        let known = |one: &Someone| KnownPerson { id: one.id, work_no: one.work_no.clone(), name: one.name.clone() };
        match &self.folder {
            Some(folder) => {
                let known = people.iter().map(known).collect();
                Stage::Reading { people, task: look_at_folder(cx.jobs, folder.clone(), known) }
            }
            None => Stage::Choosing,
        }
    }

    /// Opens the crop editor for a card.
    fn open(&mut self, cx: &UiContext<'_>, index: usize) {
        let Stage::Looking(cards) = &self.stage else {
            return;
        };
        let Some(card) = cards.all.get(index) else {
            return;
        };
        let who = card.whose.and_then(|id| cards.someone(id)).map_or_else(|| card.name.clone(), |one| one.name.clone());
        let frames = card.seen.as_ref().ok().map(|seen| seen.frames);
        let source = PhotoSource::File(card.path.clone());
        self.editor = Some((index, Box::new(PhotoEditor::for_batch(cx, (who, frames), source))));
    }

    fn edit(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let Some((index, editor)) = &mut self.editor else {
            return;
        };
        let index = *index;
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        let end = editor.show(ui, cx);
        let is_left = matches!(end, EditorEnd::Left) || ui.input(|input| input.key_pressed(egui::Key::Escape));
        match end {
            EditorEnd::Decided(frames) => {
                self.editor = None;
                if let Stage::Looking(cards) = &self.stage
                    && let Some(card) = cards.all.get(index)
                {
                    self.again = Some((index, look_again(cx.jobs, card.path.clone(), frames)));
                }
            }
            _ if is_left => self.editor = None,
            _ => {}
        }
    }

    /// A card whose frames were decided shows its new cut.
    fn look_again(&mut self, cx: &UiContext<'_>) {
        let Some((index, task)) = &self.again else {
            return;
        };
        let Some(end) = task.poll() else {
            return;
        };
        let seen = match end {
            JobEnd::Value(seen) => seen,
            JobEnd::Broke(because) => Err(PhotoError::Unreadable { because }),
        };
        if let Stage::Looking(cards) = &mut self.stage {
            cards.seen_again(*index, seen.map_err(|error| photo_error(cx, &error)));
        }
        self.again = None;
    }

    /// Cuts what is ticked at full size, then sends it.
    fn take_over(&mut self, cx: &UiContext<'_>) {
        let stage = std::mem::replace(&mut self.stage, Stage::Choosing);
        self.stage = match stage {
            Stage::Looking(cards) if self.again.is_none() => {
                let task = cut_batch(cx.jobs, cards.to_cut(), cx.today());
                Stage::Cutting { cards, task }
            }
            other => other,
        };
    }

    /// The register answered.
    pub(super) fn hear(&mut self, cx: &UiContext<'_>, done: &Done) {
        let stage = std::mem::replace(&mut self.stage, Stage::Choosing);
        self.stage = match (stage, done) {
            (Stage::Sent { cards, failed }, Done::PhotosTakenOver(people)) => {
                Stage::In { cards, people: *people, failed, step: cx.register.undoable().into_iter().next() }
            }
            (Stage::In { cards, step: Some(step), .. }, Done::Undone) if !can_be_undone(cx, &step) => {
                Stage::Looking(cards)
            }
            (Stage::Sent { cards, .. }, Done::Refused) => Stage::Looking(cards),
            (stage, _) => stage,
        };
    }
}

fn after_cutting(cx: &UiContext<'_>, cards: Box<Cards>, task: Task<Result<CutBatch, Cancelled>>) -> Stage {
    match task.poll() {
        None => Stage::Cutting { cards, task },
        Some(JobEnd::Value(Ok(CutBatch { cut, failed }))) => {
            let said = |(name, error): &(String, PhotoError)| format!("{name} \u{b7} {}", photo_error(cx, error));
            let failed = failed.iter().map(said).collect();
            cx.send(Command::Staff(StaffCommand::Photos(cut)));
            Stage::Sent { cards, failed }
        }
        Some(JobEnd::Value(Err(Cancelled))) => Stage::Looking(cards),
        Some(JobEnd::Broke(because)) => Stage::Failed(because),
    }
}

/// Whether the step is still among those that can be undone.
fn can_be_undone(cx: &UiContext<'_>, step: &Undoable) -> bool {
    cx.register.undoable().iter().any(|one| (one.kind, one.at) == (step.kind, step.at))
}

fn someone(cx: &UiContext<'_>, member: &StaffMember) -> Someone {
    let original = member.photo_original.and_then(|id| cx.register.file(id).ok());
    Someone {
        id: member.id,
        name: member.record.name.as_str().to_owned(),
        work_no: member.record.work_no.as_str().to_owned(),
        has_photo: member.photo.is_some(),
        hash: original.map(|bytes| picture_hash(&bytes)),
    }
}

//! One picture of the unit, chosen, dropped or pasted: read and checked in the background, shown small.

use egui::{Context, Image, Sense, Ui, Vec2};

use super::context::UiContext;
use super::icons::Icon;
use super::pick::{PathPick, PickWhat, Picked};
use super::pictures::PictureSize;
use super::theme::size;
use crate::domain::ids::FileId;
use crate::domain::problems::Wrong;
use crate::jobs::{JobEnd, Task};
use crate::register::files::NewFile;

/// Reads a picture by name and bytes, or says why it cannot be taken.
pub type CheckPicture<E> = fn(String, Vec<u8>) -> Result<NewFile, E>;

/// A picture on its way in.
pub struct OnePicture<E> {
    /// Name of the thread it is checked in.
    thread: &'static str,
    check: CheckPicture<E>,
    pick: Option<PathPick>,
    reading: Option<Task<Result<NewFile, E>>>,
    problem: Option<E>,
}

impl<E: From<Wrong> + Send + 'static> OnePicture<E> {
    /// Nothing yet; `thread` names the job that checks.
    pub fn new(thread: &'static str, check: CheckPicture<E>) -> Self {
        Self { thread, check, pick: None, reading: None, problem: None }
    }

    /// Asks for a file.
    pub fn ask(&mut self, title: String, endings: &[&'static str]) {
        self.pick = Some(PathPick::new(PickWhat::OpenFile, title, endings));
    }

    /// Reads a picture that was dropped or pasted.
    pub fn take(&mut self, cx: &UiContext<'_>, name: &str, bytes: Vec<u8>) {
        let (name, check) = (name.to_owned(), self.check);
        self.problem = None;
        self.reading = Some(cx.jobs.start(self.thread, move |_| check(name, bytes)));
    }

    /// The dialog for the path; the picture once it was read and found good.
    pub fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<NewFile> {
        match self.pick.as_mut().map(|pick| pick.show(ctx, cx)) {
            Some(Picked::Path(path)) => {
                self.pick = None;
                let check = self.check;
                self.problem = None;
                self.reading = Some(cx.jobs.start(self.thread, move |_| {
                    let bytes = std::fs::read(&path).map_err(|_| Wrong::NoSuchFile)?;
                    check(path.file_name().unwrap_or_default().to_string_lossy().into_owned(), bytes)
                }));
            }
            Some(Picked::Cancelled) => self.pick = None,
            Some(Picked::Open) | None => {}
        }
        let end = self.reading.as_ref().and_then(Task::poll)?;
        self.reading = None;
        ctx.request_repaint();
        match end {
            JobEnd::Value(Ok(file)) => return Some(file),
            JobEnd::Value(Err(problem)) => self.problem = Some(problem),
            JobEnd::Broke(because) => self.problem = Some(Wrong::UnreadablePicture { because }.into()),
        }
        None
    }

    /// Why the last one was not taken.
    pub fn problem(&self) -> Option<&E> {
        self.problem.as_ref()
    }

    /// Forgets why the last one was not taken.
    pub fn forget_problem(&mut self) {
        self.problem = None;
    }

    /// Whether a dialog is open.
    pub fn has_dialog(&self) -> bool {
        self.pick.is_some()
    }
}

/// The picture kept, whole, in a square of paper of this side; the icon where there is none.
pub fn preview(ui: &mut Ui, cx: &UiContext<'_>, (kept, side, empty): (Option<FileId>, f32, Icon)) {
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    ui.painter().rect_filled(rect, size::RADIUS, cx.tokens.paper);
    ui.painter().rect_stroke(rect, size::RADIUS, (size::LINE, cx.tokens.line), egui::StrokeKind::Inside);
    let shown = kept.and_then(|id| cx.pictures.of_file(ui.ctx(), cx.register, (id, PictureSize::Detail)));
    let Some(picture) = shown else {
        empty.paint(ui.painter(), rect.center(), 28.0, cx.tokens.line_strong);
        return;
    };
    let wanted = picture.size_vec2();
    let scale = (side - size::GAP_12) / wanted.max_elem().max(1.0);
    let place = egui::Rect::from_center_size(rect.center(), wanted * scale);
    Image::from_texture((picture.id(), place.size())).paint_at(ui, place);
}

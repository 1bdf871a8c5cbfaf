//! Files kept with a case: dropped, pasted or chosen, kept in the file; looked at, or written out again.

use egui::{Context, vec2};

use crate::domain::ids::{CaseId, FileId};
use crate::jobs::attachment::{AttachError, attachment, attachment_of_file};
use crate::jobs::{JobEnd, Task};
use crate::register::files::NewFile;
use crate::ui::commands::{CaseCommand, Command, Notice};
use crate::ui::context::{Incoming, UiContext};
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::pictures::PictureSize;
use crate::ui::save_as::{SaveAs, SaveWhat};
use crate::ui::widgets::{Answer, Button, Dialog};

/// Files on their way in or out, and the picture looked at.
#[derive(Default)]
pub(super) struct Attachments {
    case: Option<CaseId>,
    pick: Option<PathPick>,
    reading: Option<Task<Result<NewFile, AttachError>>>,
    looked_at: Option<(FileId, String)>,
    saving: Option<SaveAs>,
}

/// Largest picture in the dialog, in points.
const LARGE: [f32; 2] = [432.0, 460.0];

impl Attachments {
    /// Opens the dialog for a file.
    pub(super) fn choose(&mut self, (cx, case): (&UiContext<'_>, CaseId)) {
        self.case = Some(case);
        self.pick = Some(PathPick::new(PickWhat::OpenFile, cx.text("attachment-choose"), &[]));
    }

    /// Keeps what was dropped or pasted.
    pub(super) fn take(&mut self, incoming: &Incoming, (cx, case): (&UiContext<'_>, CaseId)) {
        self.case = Some(case);
        let (mut name, bytes) = (incoming.name.clone(), incoming.bytes.clone());
        if name.is_empty() {
            name = cx.text("attachment-pasted");
        }
        self.reading = Some(cx.jobs.start("attachment", move |_| attachment(&name, bytes)));
    }

    /// Shows a picture, or asks where to write another file.
    pub(super) fn look(&mut self, cx: &UiContext<'_>, (file, name, media_type): (FileId, &str, &str)) {
        if media_type.starts_with("image/") {
            self.looked_at = Some((file, name.to_owned()));
        } else {
            self.save(cx, file, name);
        }
    }

    fn save(&mut self, cx: &UiContext<'_>, file: FileId, name: &str) {
        let what = SaveWhat {
            title: cx.text("attachment-save"),
            about: String::new(),
            what: cx.text("attachment-what"),
            name: name.to_owned(),
            endings: &[],
        };
        match cx.register.file(file) {
            Ok(bytes) => self.saving = Some(SaveAs::ask(cx, what, move |_| Ok(bytes))),
            Err(error) => {
                let notice = Notice::wrong(cx.text("attachment-not-saved"), cx.text("attachment-not-saved-do"));
                cx.notify(notice.with_details(error.to_string()));
            }
        }
    }

    /// Paints dialogs and takes what jobs brought.
    pub(super) fn show(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        self.choosing(ctx, cx);
        self.arrived(cx);
        self.large(ctx, cx);
        if self.saving.as_mut().is_some_and(|saving| saving.is_over(ctx, cx)) {
            self.saving = None;
        }
    }

    fn choosing(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some(pick) = &mut self.pick else { return };
        match pick.show(ctx, cx) {
            Picked::Open => {}
            Picked::Cancelled => self.pick = None,
            Picked::Path(path) => {
                self.pick = None;
                self.reading = Some(cx.jobs.start("attachment", move |_| attachment_of_file(&path)));
            }
        }
    }

    fn arrived(&mut self, cx: &UiContext<'_>) {
        let Some(end) = self.reading.as_ref().and_then(Task::poll) else { return };
        self.reading = None;
        match (end, self.case) {
            (JobEnd::Value(Ok(file)), Some(case)) => {
                cx.send(Command::Cases(CaseCommand::Attach(case, file, None)));
            }
            (JobEnd::Value(Err(error)), _) => {
                let key = match &error {
                    AttachError::TooBig => "attachment-too-big",
                    AttachError::Empty => "attachment-empty",
                    AttachError::File(_) => "attachment-unreadable",
                };
                let notice = Notice::wrong(cx.text(key), cx.text("attachment-wrong-do"));
                cx.notify(notice.with_details(error.to_string()));
            }
            (JobEnd::Value(Ok(_)), None) => {}
            (JobEnd::Broke(because), _) => {
                let notice = Notice::wrong(cx.text("attachment-unreadable"), cx.text("attachment-wrong-do"));
                cx.notify(notice.with_details(because));
            }
        }
    }

    fn large(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some((file, name)) = self.looked_at.clone() else { return };
        let mut wants_copy = false;
        let dialog = Dialog::new("attachment", name.clone()).closes(cx.text("attachment-close"));
        let answer = dialog.show(ctx, cx.tokens, |ui| {
            let texture = cx.pictures.of_file(ui.ctx(), cx.register, (file, PictureSize::Page));
            let size = texture.as_ref().map_or(vec2(LARGE[0], 80.0), |texture| {
                let [width, height] = texture.size().map(|side| side as f32);
                let scale = (LARGE[0] / width.max(1.0)).min(LARGE[1] / height.max(1.0)).min(1.0);
                vec2(width * scale, height * scale)
            });
            crate::ui::widgets::thumbnail(ui, cx.tokens, size.into(), texture.as_ref());
            let save = Button::secondary(cx.text("attachment-save")).icon(icons::EXPORT).small();
            wants_copy = save.show(ui, cx.tokens).clicked();
        });
        if wants_copy {
            self.looked_at = None;
            self.save(cx, file, &name);
        } else if answer == Some(Answer::Safe) || answer == Some(Answer::Act) {
            self.looked_at = None;
        }
    }
}

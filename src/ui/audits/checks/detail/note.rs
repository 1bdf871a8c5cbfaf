//! A remark, the objection of whoever was checked, or the opinion of the review group, on a finished check.

use egui::{Ui, vec2};
use serde::{Deserialize, Serialize};

use super::super::data::Overview;
use crate::domain::audits::NoteKind;
use crate::domain::ids::{AuditId, StaffId};
use crate::register::audits::Audit;
use crate::ui::commands::{AuditCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::strings::Strings;
use crate::ui::theme::size;
use crate::ui::widgets::{Caption, Segments, Select, TextField, secondary};

/// A note as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Draft {
    kind: String,
    text: String,
    by: Option<StaffId>,
}

/// The form of a note.
pub(super) struct NoteForm {
    id: AuditId,
    draft: Draft,
    was_tried: bool,
    is_waiting: bool,
    wants_focus: bool,
}

/// 附言, 异议, 意见.
pub(super) fn kind_words(strings: &Strings, kind: NoteKind) -> String {
    strings.text(match kind {
        NoteKind::Note => "runs-note-note",
        NoteKind::Objection => "runs-note-objection",
        NoteKind::Opinion => "runs-note-opinion",
    })
}

fn key(id: AuditId) -> String {
    format!("audits:note:{}", id.0)
}

impl NoteForm {
    /// The form as it was left, or a fresh one.
    pub(super) fn open(cx: &UiContext<'_>, id: AuditId) -> Self {
        let draft = cx.register.draft(&key(id)).ok().flatten().unwrap_or_default();
        Self { id, draft, was_tried: false, is_waiting: false, wants_focus: true }
    }

    /// Whether this check was waited for.
    pub(super) fn is_done(&self, id: AuditId) -> bool {
        self.is_waiting && self.id == id
    }

    /// It was refused: the form stays open.
    pub(super) fn refused(&mut self) {
        self.is_waiting = false;
    }

    /// Forgets what was kept of it.
    pub(super) fn forget(&self, cx: &UiContext<'_>) {
        cx.forget_draft(&key(self.id));
    }

    fn kind(&self) -> NoteKind {
        NoteKind::from_code(&self.draft.kind).unwrap_or(NoteKind::Note)
    }

    /// Paints the form; `true` for back.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (audit, overview): (&Audit, &Overview)) -> bool {
        let before = self.draft.clone();
        let title = (cx.text("runs-note-title"), cx.text("runs-note-line"));
        let confirm = cx.text("runs-note-confirm");
        let pressed = super::correct::form(ui, cx, (title, &confirm), |ui| self.fields(ui, cx, (audit, overview)));
        if self.draft != before {
            cx.keep_draft(&key(self.id), &self.draft);
        }
        if pressed == Some(super::correct::Pressed::Confirm) {
            self.confirm(cx);
        }
        pressed == Some(super::correct::Pressed::Back)
    }

    fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (audit, overview): (&Audit, &Overview)) {
        let mut kind = self.kind();
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
        secondary(ui, cx.tokens, &cx.text("runs-note-kind"));
        let mut segments = Segments::new();
        for this in NoteKind::ALL {
            segments = segments.option(this, kind_words(cx.strings, this));
        }
        if segments.show(ui, cx.tokens, &mut kind).changed() {
            kind.code().clone_into(&mut self.draft.kind);
            if kind == NoteKind::Objection && self.draft.by.is_none() {
                self.draft.by = audit.details.audited.or_else(|| audit.details.subject.person());
            }
        }
        ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_12);
        ui.add_space(0.0);
        let missing = (self.was_tried && self.draft.text.trim().is_empty()).then(|| cx.text("wrong-missing"));
        let caption = Caption::new(kind_words(cx.strings, kind)).required().problem(missing);
        let field = TextField::new(caption, &mut self.draft.text).multiline(4).limit(2000).show(ui, cx.tokens);
        if std::mem::take(&mut self.wants_focus) {
            field.request_focus();
        }
        by(ui, cx, overview, &mut self.draft.by);
    }

    fn confirm(&mut self, cx: &UiContext<'_>) {
        self.was_tried = true;
        if self.is_waiting || self.draft.text.trim().is_empty() {
            return;
        }
        self.is_waiting = true;
        let Draft { text, by, .. } = self.draft.clone();
        cx.send(Command::Audits(AuditCommand::Note(self.id, self.kind(), text, by)));
    }
}

/// Who says it.
pub(super) fn by(ui: &mut Ui, cx: &UiContext<'_>, overview: &Overview, by: &mut Option<StaffId>) {
    let mut names = vec![cx.text("runs-by-nobody")];
    names.extend(overview.people.iter().map(|(_, name)| name.clone()));
    let at = by.and_then(|who| overview.people.iter().position(|(id, _)| *id == who));
    let mut picked = Some(at.map_or(0, |at| at + 1));
    if Select::new(cx.text("runs-by"), &mut picked, &names).show(ui, cx.tokens, cx.strings).changed() {
        *by = picked.and_then(|at| at.checked_sub(1)).and_then(|at| overview.people.get(at)).map(|(id, _)| *id);
    }
}

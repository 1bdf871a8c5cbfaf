//! The form for a new or changed document. Every change is kept as a draft.

use std::collections::BTreeSet;

use egui::Ui;

use super::data::ListData;
use super::frame::{Begun, FormAsked, FormFrame, FormWords, pair};
use crate::domain::disclosure::{DisclosureKind, Document, DocumentDraft, NewDocument};
use crate::domain::ids::DisclosureId;
use crate::domain::problems::{Field, Problem};
use crate::ui::commands::{Command, DisclosureCommand};
use crate::ui::context::UiContext;
use crate::ui::disclosure_words;
use crate::ui::widgets::{Caption, Select, SuggestField, TextField};
use crate::ui::words;

/// A form under way.
pub(super) struct DocumentForm {
    key: String,
    /// Which document is changed; `None` adds.
    before: Option<Document>,
    draft: DocumentDraft,
    frame: FormFrame,
}

impl DocumentForm {
    /// Opens a form, with what was typed before if it was not confirmed.
    pub(super) fn open(cx: &UiContext<'_>, before: Option<&Document>, data: &ListData) -> Self {
        let key = before.map_or_else(|| "disclosure:new".to_owned(), |one| format!("disclosure:{}", one.id.0));
        let fresh = fresh(before, data);
        let kept: Option<DocumentDraft> = cx.register.draft(&key).ok().flatten();
        let frame = FormFrame::new(Begun::of(kept.as_ref(), &fresh));
        Self { key, before: before.cloned(), draft: kept.unwrap_or(fresh), frame }
    }

    /// The document that is changed.
    pub(super) fn id(&self) -> Option<DisclosureId> {
        self.before.as_ref().map(|document| document.id)
    }

    /// The form was confirmed and written: its draft is forgotten. True when it waited for that.
    pub(super) fn written(&self, cx: &UiContext<'_>) -> bool {
        if self.frame.sent {
            cx.forget_draft(&self.key);
        }
        self.frame.sent
    }

    /// The register refused; the form stays with what was typed.
    pub(super) fn refused(&mut self) {
        self.frame.sent = false;
    }

    /// Paints the form; true when it was left.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) -> bool {
        let checked = self.check(data);
        let problems = checked.as_ref().err().cloned().unwrap_or_default();
        let title = match &self.before {
            None => cx.text("disclosure-new"),
            Some(_) => cx.text("disclosure-change"),
        };
        let confirm = if self.before.is_some() { "disclosure-save-change" } else { "disclosure-add" };
        let words = FormWords { title, of: String::new(), confirm: cx.text(confirm), next: None };
        let before = self.draft.clone();
        let Self { draft, frame, .. } = self;
        let asked = frame.show(ui, cx, &words, |ui, frame| {
            fields(ui, cx, (draft, frame), (&problems, data));
        });
        if self.draft != before {
            cx.keep_draft(&self.key, &self.draft);
        }
        match asked {
            Some(FormAsked::Confirm | FormAsked::ConfirmNext) => self.confirm(cx, checked),
            Some(FormAsked::StartOver) => {
                cx.forget_draft(&self.key);
                self.draft = fresh(self.before.as_ref(), data);
            }
            Some(FormAsked::Drop) => {
                cx.forget_draft(&self.key);
                return true;
            }
            None => {}
        }
        false
    }

    fn check(&self, data: &ListData) -> Result<NewDocument, Vec<Problem>> {
        let rule = self.before.as_ref().map_or("", |document| document.facts.rule.as_str());
        self.draft.check(rule, &data.codes_but(self.id()))
    }

    fn confirm(&mut self, cx: &UiContext<'_>, checked: Result<NewDocument, Vec<Problem>>) {
        self.frame.tried = true;
        if let Ok(document) = checked {
            cx.send(Command::Disclosure(DisclosureCommand::Save(self.id(), Box::new(document))));
            self.frame.sent = true;
        }
    }
}

fn fresh(before: Option<&Document>, data: &ListData) -> DocumentDraft {
    match before {
        Some(document) => DocumentDraft::of(&document.facts),
        None => DocumentDraft::fresh(DisclosureKind::Notice, own_code(&data.codes_but(None))),
    }
}

/// `H-1`, `H-2`...: the first code of the hall's own that nobody has.
fn own_code(taken: &[String]) -> String {
    let known: BTreeSet<&str> = taken.iter().map(String::as_str).collect();
    let codes = (1_u32..).map(|n| format!("H-{n}"));
    codes.into_iter().find(|code| !known.contains(code.as_str())).unwrap_or_default()
}

fn fields(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (draft, frame): (&mut DocumentDraft, &mut FormFrame),
    (problems, data): (&[Problem], &ListData),
) {
    let tokens = cx.tokens;
    let name = |field: Field| words::field(cx.strings, field);
    let wrong = frame.wrong(cx, problems, Field::DocumentTitle);
    let caption = Caption::new(name(Field::DocumentTitle)).required().problem(wrong);
    let title = TextField::new(caption, &mut draft.title).placeholder(cx.text("disclosure-title-hint")).limit(60);
    let title = title.show(ui, tokens);
    frame.note(Field::DocumentTitle, &title);
    frame.focus_first(&title);
    let kinds: Vec<String> =
        DisclosureKind::ALL.into_iter().map(|kind| disclosure_words::kind(cx.strings, kind)).collect();
    let [kind_wrong, code_wrong] =
        [Field::DocumentKind, Field::DocumentCode].map(|field| frame.wrong(cx, problems, field));
    let mut index = DisclosureKind::ALL.into_iter().position(|kind| kind.code() == draft.kind);
    let (code, kind) = (&mut draft.code, &mut draft.kind);
    let left = pair(
        ui,
        |ui| {
            let caption = Caption::new(name(Field::DocumentKind)).required().problem(kind_wrong);
            if Select::new(caption, &mut index, &kinds).show(ui, tokens, cx.strings).changed()
                && let Some(picked) = index.and_then(|index| DisclosureKind::ALL.get(index))
            {
                picked.code().clone_into(kind);
            }
        },
        |ui| {
            let caption = Caption::new(name(Field::DocumentCode)).required().problem(code_wrong);
            TextField::new(caption, code).limit(24).show(ui, tokens)
        },
    );
    frame.note(Field::DocumentCode, &left);
    let caption = Caption::new(name(Field::DocumentPlace)).hint(cx.text("disclosure-place-belongs"));
    let place =
        SuggestField::new(caption, &mut draft.place, &data.places).placeholder(cx.text("disclosure-place-hint"));
    place.show(ui, tokens);
    let wrong = frame.wrong(cx, problems, Field::Note);
    let caption = Caption::new(name(Field::Note)).problem(wrong);
    let note = TextField::new(caption, &mut draft.note).multiline(2).limit(300).show(ui, tokens);
    frame.note(Field::Note, &note);
    frame.hint(ui, cx, problems);
}

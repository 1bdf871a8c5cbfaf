//! The form for a new version: which one, where, since when, until when, its picture. Every change is kept as a draft.

use egui::Ui;

use super::data::ListData;
use super::frame::{Begun, FormAsked, FormFrame, FormWords, pair};
use super::photo::{Photos, PictureOf};
use crate::domain::dates::parse_date;
use crate::domain::disclosure::{DisclosureList, ListedDocument, NewVersion, VersionDraft, VersionFacts, down_by};
use crate::domain::ids::{DisclosureId, FileId};
use crate::domain::problems::{Field, Problem};
use crate::register::disclosure::DisclosureEntry;
use crate::ui::commands::{Command, DisclosureCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Caption, DateField, SuggestField, TextField, picture_button, secondary};
use crate::ui::words;

const PHOTO: [f32; 2] = [120.0, 90.0];

/// A form under way.
pub(super) struct VersionForm {
    pub(super) id: DisclosureId,
    draft: VersionDraft,
    frame: FormFrame,
    /// The document to go on with once this one is written.
    next: Option<DisclosureId>,
}

fn key(id: DisclosureId) -> String {
    format!("disclosure:version:{}", id.0)
}

fn facts<'a>(cx: &UiContext<'_>, entry: &'a DisclosureEntry) -> VersionFacts<'a> {
    VersionFacts { document: &entry.document, before: entry.last(), today: cx.today() }
}

fn listed(entry: &DisclosureEntry) -> Option<&'static ListedDocument> {
    DisclosureList::shipped_document(&entry.document.facts.code).filter(|_| !entry.kind().is_seasonal())
}

impl VersionForm {
    /// Opens a form, with what was typed before if it was not confirmed.
    pub(super) fn open(cx: &UiContext<'_>, entry: &DisclosureEntry) -> Self {
        let id = entry.document.id;
        let fresh = VersionDraft::fresh(facts(cx, entry), listed(entry));
        let kept: Option<VersionDraft> = cx.register.draft(&key(id)).ok().flatten();
        let frame = FormFrame::new(Begun::of(kept.as_ref(), &fresh));
        Self { id, draft: kept.unwrap_or(fresh), frame, next: None }
    }

    /// The form was confirmed and written: its draft is forgotten. True when it waited for that.
    pub(super) fn written(&self, cx: &UiContext<'_>) -> bool {
        if self.frame.sent {
            cx.forget_draft(&key(self.id));
        }
        self.frame.sent
    }

    /// The document to go on with once this one is written.
    pub(super) fn next(&self) -> Option<DisclosureId> {
        self.next
    }

    /// The register refused; the form stays with what was typed.
    pub(super) fn refused(&mut self) {
        self.frame.sent = false;
    }

    /// A picture was kept for this form.
    pub(super) fn picture_kept(&mut self, cx: &UiContext<'_>, file: FileId) {
        self.draft.photo = Some(file.0);
        cx.keep_draft(&key(self.id), &self.draft);
    }

    /// Paints the form; true when it was left.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &UiContext<'_>,
        (entry, data): (&DisclosureEntry, &ListData),
        photos: &mut Photos,
    ) -> bool {
        let checked = self.draft.check(facts(cx, entry));
        let problems = checked.as_ref().err().cloned().unwrap_or_default();
        let title = if entry.current().is_some() { "disclosure-put-up-new" } else { "disclosure-put-up" };
        let document = &entry.document.facts;
        let of = format!("{} · {}", document.title_in(cx.strings.lang().key()), document.code);
        let next = data.missing_after(self.id);
        let words = FormWords {
            title: cx.text(title),
            of,
            confirm: cx.text("disclosure-put-up-confirm"),
            next: next.map(|_| cx.text("disclosure-put-up-next")),
        };
        let before = self.draft.clone();
        let Self { draft, frame, .. } = self;
        let asked = frame.show(ui, cx, &words, |ui, frame| {
            Fields { cx, entry, data, problems: &problems, frame }.show(ui, draft, photos);
        });
        if self.draft.put_up_on != before.put_up_on {
            self.draft.follow(&before.put_up_on, listed(entry), cx.today());
        }
        if self.draft != before {
            cx.keep_draft(&key(self.id), &self.draft);
        }
        match asked {
            Some(FormAsked::Confirm) => self.confirm(cx, checked, None),
            Some(FormAsked::ConfirmNext) => self.confirm(cx, checked, next),
            Some(FormAsked::StartOver) => {
                cx.forget_draft(&key(self.id));
                self.draft = VersionDraft::fresh(facts(cx, entry), listed(entry));
            }
            Some(FormAsked::Drop) => {
                cx.forget_draft(&key(self.id));
                return true;
            }
            None => {}
        }
        false
    }

    fn confirm(&mut self, cx: &UiContext<'_>, checked: Result<NewVersion, Vec<Problem>>, next: Option<DisclosureId>) {
        self.frame.tried = true;
        self.next = next;
        if let Ok(version) = checked {
            cx.send(Command::Disclosure(DisclosureCommand::PutUp(self.id, Box::new(version))));
            self.frame.sent = true;
        }
    }
}

/// What the fields are given.
struct Fields<'a, 'b> {
    cx: &'a UiContext<'b>,
    entry: &'a DisclosureEntry,
    data: &'a ListData,
    problems: &'a [Problem],
    frame: &'a mut FormFrame,
}

impl Fields<'_, '_> {
    fn show(&mut self, ui: &mut Ui, draft: &mut VersionDraft, photos: &mut Photos) {
        let cx = self.cx;
        let caption = self.caption(Field::Version).required();
        let version = TextField::new(caption, &mut draft.version).limit(60);
        let is_banner = self.entry.kind().is_seasonal();
        let hint = if is_banner { "disclosure-version-hint-banner" } else { "disclosure-version-hint" };
        let version = version.placeholder(cx.text(hint)).show(ui, cx.tokens);
        self.frame.note(Field::Version, &version);
        self.frame.focus_first(&version);
        self.dates(ui, draft);
        let caption = self.caption(Field::DocumentPlace);
        let place = SuggestField::new(caption, &mut draft.place, &self.data.places);
        place.placeholder(cx.text("disclosure-place-hint")).show(ui, cx.tokens);
        let hint = self.corrects(draft).then(|| cx.text("disclosure-correction"));
        let caption = self.caption(Field::Note).warning(hint);
        let note = TextField::new(caption, &mut draft.note).multiline(2).limit(300).show(ui, cx.tokens);
        self.frame.note(Field::Note, &note);
        self.photo(ui, draft, photos);
        if let Some(before) = self.entry.current() {
            let values = [("version", before.facts.version.as_str().into())];
            secondary(ui, cx.tokens, &cx.strings.text_with("disclosure-closes-before", &values));
        }
        self.frame.hint(ui, cx, self.problems);
    }

    fn caption(&self, field: Field) -> Caption<'static> {
        let wrong = self.frame.wrong(self.cx, self.problems, field);
        Caption::new(words::field(self.cx.strings, field)).problem(wrong)
    }

    /// Put up before the version it follows: a correction.
    fn corrects(&self, draft: &VersionDraft) -> bool {
        let last = self.entry.last().map(|version| version.facts.put_up_on);
        let day = parse_date(&draft.put_up_on, self.cx.today()).ok();
        day.zip(last).is_some_and(|(day, last)| day < last)
    }

    fn dates(&mut self, ui: &mut Ui, draft: &mut VersionDraft) {
        let (cx, today) = (self.cx, self.cx.today());
        let is_banner = self.entry.kind().is_seasonal();
        let put_up_caption = self.caption(Field::PutUpOn).required();
        let (field, end_caption) = if is_banner {
            let by = parse_date(&draft.event_ends_on, today).ok().map(down_by);
            let by = by.map(|by| cx.strings.date_short(by, today));
            let hint = by.map_or_else(
                || cx.text("disclosure-event-hint"),
                |by| cx.strings.text_with("disclosure-down-by", &[("date", by.into())]),
            );
            (Field::EventEndsOn, self.caption(Field::EventEndsOn).required().hint(hint))
        } else {
            (Field::ValidUntil, self.caption(Field::ValidUntil).hint(self.until_hint()))
        };
        let VersionDraft { put_up_on, valid_until, event_ends_on, .. } = draft;
        let end = if is_banner { event_ends_on } else { valid_until };
        let mut put_up = None;
        let ends = pair(
            ui,
            |ui| put_up = Some(DateField::new(put_up_caption, put_up_on, today).show(ui, cx.tokens, cx.strings)),
            |ui| DateField::new(end_caption, end, today).show(ui, cx.tokens, cx.strings),
        );
        if let Some(put_up) = put_up {
            self.frame.note(Field::PutUpOn, &put_up.response);
        }
        self.frame.note(field, &ends.response);
    }

    /// What the list proposes, or that it may be left empty.
    fn until_hint(&self) -> String {
        match listed(self.entry).and_then(|listed| listed.renew_months) {
            Some(months) => self.cx.strings.text_with("disclosure-renew", &[("n", months.into())]),
            None => self.cx.text("disclosure-until-hint"),
        }
    }

    fn photo(&self, ui: &mut Ui, draft: &mut VersionDraft, photos: &mut Photos) {
        let cx = self.cx;
        let Some(photo) = draft.photo.map(FileId) else {
            photos.zone(ui, cx, PictureOf::Form(self.entry.document.id));
            return;
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            let texture = cx.pictures.of_file(ui.ctx(), cx.register, (photo, PictureSize::Detail));
            if picture_button(ui, cx.tokens, (PHOTO, texture.as_ref()), &cx.text("disclosure-photo")).clicked() {
                photos.enlarge(photo);
            }
            let off = Button::quiet_danger(cx.text("disclosure-photo-take-off")).icon(icons::CLOSE).small();
            if off.show(ui, cx.tokens).clicked() {
                draft.photo = None;
            }
        });
    }
}

//! The form that brings a year in: year, edition, the days as typed, pasted or from a file, with what was read of them.

use std::path::Path;

use egui::{Context, Key, Modifiers, Ui};
use serde::{Deserialize, Serialize};

use super::super::form::{Edited, Form};
use super::preview::{Preview, fault_words, show_faults};
use super::years::first_missing;
use crate::domain::calendar::{CalendarYear, ReadYear, YEARS, YearHead};
use crate::domain::people::half_width;
use crate::exchange::calendars::{CalendarFileError, ENDINGS, read_bytes, read_file, read_text};
use crate::register::Area;
use crate::ui::calendar_words::file_error;
use crate::ui::commands::{Command, HallCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::strings::Lang;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Caption, TextField, action_bar, muted, titled_card};

/// Most signs of the text: a pasted list of a year's days fits.
const TEXT: usize = 12_000;
/// Lines of the text that are seen at least.
const ROWS: usize = 4;

/// A year as typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
struct YearDraft {
    is_open: bool,
    year: String,
    edition: String,
    /// Where it was taken from; empty: typed.
    source: String,
    text: String,
}

impl YearDraft {
    /// The year, if it is one.
    fn year(&self) -> Option<i32> {
        half_width(self.year.trim()).parse().ok().filter(|year| YEARS.contains(year))
    }
}

/// What a preview was made of; another one is made anew.
type Seen = (YearDraft, Lang, u64);

/// The form.
pub(super) struct YearForm {
    form: Form<YearDraft>,
    preview: Option<Preview>,
    /// The edition taken when none is typed.
    proposed: String,
    seen: Option<Seen>,
    pick: Option<PathPick>,
    /// Why the last file was not taken.
    refused: Vec<String>,
}

impl Default for YearForm {
    fn default() -> Self {
        let form = Form::new("hall:calendar");
        Self { form, preview: None, proposed: String::new(), seen: None, pick: None, refused: Vec::new() }
    }
}

impl YearForm {
    pub(super) fn load(&mut self, cx: &UiContext<'_>) {
        self.form.load(cx);
    }

    pub(super) fn is_open(&self) -> bool {
        self.form.draft.is_open
    }

    /// Opens the form at the first year that is missing.
    pub(super) fn open(&mut self, cx: &UiContext<'_>) {
        let year = first_missing(cx.calendar, cx.today()).to_string();
        self.put(cx, YearDraft { is_open: true, year, ..YearDraft::default() });
    }

    /// Opens the form with what is known of a year.
    pub(super) fn change(&mut self, cx: &UiContext<'_>, year: i32) {
        if let Some(known) = cx.calendar.year(year) {
            let (year, text) = (year.to_string(), known.to_typed());
            self.put(cx, YearDraft { is_open: true, year, text, ..YearDraft::default() });
        }
    }

    fn put(&mut self, cx: &UiContext<'_>, draft: YearDraft) {
        self.refused.clear();
        self.form.put(cx, draft);
    }

    /// A year was brought in; true when this form asked for it.
    pub(super) fn written(&mut self, cx: &UiContext<'_>) -> bool {
        let asked = self.form.is_sent();
        self.form.written(cx);
        asked
    }

    pub(super) fn refused(&mut self) {
        self.form.refused();
    }

    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.read(cx);
        titled_card(ui, cx.tokens, (&cx.text("calendar-form-title"), ""), |ui| {
            let edited = self.fields(ui, cx);
            self.form.keep(cx, edited);
            self.file_line(ui, cx);
            show_faults(ui, cx, &self.refused);
            if let Some(preview) = self.preview.as_ref().filter(|_| !self.form.draft.text.trim().is_empty()) {
                preview.show(ui, cx);
            }
        });
    }

    fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Edited {
        let draft = &mut self.form.draft;
        let wrong = draft.year().is_none().then(|| cx.text("calendar-form-year-wrong"));
        let mut edited = Edited::default();
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            let year = Caption::new(cx.text("calendar-form-year")).required().problem(wrong).width(190.0);
            edited |= TextField::new(year, &mut draft.year).limit(8).show(ui, cx.tokens).into();
            let edition = Caption::new(cx.text("calendar-form-edition")).width(220.0);
            let field = TextField::new(edition, &mut draft.edition).limit(40).placeholder(self.proposed.as_str());
            edited |= field.show(ui, cx.tokens).into();
        });
        let text = Caption::new(cx.text("calendar-form-text")).required().hint(cx.text("calendar-form-hint"));
        let field = TextField::new(text, &mut draft.text).multiline(ROWS).limit(TEXT);
        edited |= field.placeholder(cx.text("calendar-form-example")).show(ui, cx.tokens).into();
        edited
    }

    fn file_line(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_8;
            let choose = Button::secondary(cx.text("calendar-form-file")).small().icon(icons::OPEN_FILE);
            if choose.show(ui, cx.tokens).clicked() {
                self.pick = Some(PathPick::new(PickWhat::OpenFile, cx.text("calendar-form-pick"), &ENDINGS));
            }
            muted(ui, cx.tokens, &cx.text("calendar-form-file-kinds"));
        });
    }

    /// The bar below the form.
    pub(super) fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let is_good = self.preview.as_ref().is_some_and(|preview| preview.read.faults().is_empty());
        let keys = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let (mut confirm, mut discard) = (keys && is_good, false);
        let tokens = cx.tokens;
        ui.painter().rect_filled(ui.max_rect(), 0.0, tokens.surface);
        action_bar(
            ui,
            tokens,
            |ui| {
                ui.add_space(size::GAP_24);
                let blocked = (!is_good).then(|| cx.text("calendar-form-blocked"));
                let button = Button::primary(cx.text("calendar-form-confirm")).icon(icons::CHECK);
                confirm |= button.shortcut("Ctrl Enter").blocked(blocked).show(ui, tokens).clicked();
                discard = Button::quiet(cx.text("calendar-form-discard")).show(ui, tokens).clicked();
            },
            |_| {},
        );
        if discard {
            self.refused.clear();
            self.form.clear(cx);
        } else if confirm {
            self.confirm(cx);
        }
    }

    fn confirm(&mut self, cx: &UiContext<'_>) {
        let Some(Ok(mut year)) = self.preview.clone().map(|preview| preview.read.accepted()) else {
            return;
        };
        if year.edition.is_empty() {
            year.edition.clone_from(&self.proposed);
        }
        cx.send(Command::Hall(HallCommand::CalendarYear(Box::new(year))));
        self.form.mark_sent();
    }

    /// Reads the text anew when it, the language or the records changed.
    fn read(&mut self, cx: &UiContext<'_>) {
        let seen = (self.form.draft.clone(), cx.strings.lang(), cx.register.revision(Area::Hall));
        if self.seen.as_ref() == Some(&seen) {
            return;
        }
        let draft = &seen.0;
        self.preview = draft.year().map(|year| {
            let typed = || cx.text("calendar-source-typed");
            let source = if draft.source.is_empty() { typed() } else { draft.source.clone() };
            let read = read_text(&draft.text, YearHead { year, edition: draft.edition.trim().to_owned(), source });
            Preview::of(cx.strings, read, cx.calendar.year(year).map(|known| known.edition.as_str()))
        });
        let proposed = draft.year().and_then(|year| cx.register.next_calendar_edition(year).ok());
        self.proposed = proposed.unwrap_or_default();
        self.seen = Some(seen);
    }

    /// The dialog for a file.
    pub(super) fn pick(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some(pick) = &mut self.pick else {
            return;
        };
        match pick.show(ctx, cx) {
            Picked::Open => return,
            Picked::Cancelled => {}
            Picked::Path(path) => self.take_file(cx, &path),
        }
        self.pick = None;
    }

    fn take_file(&mut self, cx: &UiContext<'_>, path: &Path) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.take_read(cx, &name, |year| read_file(path, year));
    }

    /// A file that was dropped.
    pub(super) fn take(&mut self, cx: &UiContext<'_>, (name, bytes): (&str, &[u8])) {
        self.take_read(cx, name, |year| read_bytes(bytes, name, year));
    }

    /// The file's own year, else the one in the form.
    fn take_read(
        &mut self,
        cx: &UiContext<'_>,
        name: &str,
        read: impl Fn(Option<i32>) -> Result<ReadYear, CalendarFileError>,
    ) {
        let found = match read(None) {
            Err(CalendarFileError::YearMissing) => match self.form.draft.year() {
                Some(year) => read(Some(year)),
                None => Err(CalendarFileError::YearMissing),
            },
            found => found,
        };
        let wrong = match found.map(ReadYear::accepted) {
            Ok(Ok(year)) => {
                self.fill(cx, &year);
                return;
            }
            Ok(Err(faults)) => fault_words(cx.strings, &faults),
            Err(error) => vec![file_error(cx.strings, &error)],
        };
        let head = cx.strings.text_with("calendar-file-refused", &[("file", name.into())]);
        self.refused = std::iter::once(head).chain(wrong).collect();
        if !self.is_open() {
            let draft = YearDraft { is_open: true, ..self.form.draft.clone() };
            self.form.put(cx, draft);
        }
    }

    /// The file's days as typed text, to look at and change before they count.
    fn fill(&mut self, cx: &UiContext<'_>, year: &CalendarYear) {
        self.put(
            cx,
            YearDraft {
                is_open: true,
                year: year.year.to_string(),
                edition: year.edition.clone(),
                source: year.source.clone(),
                text: year.to_typed(),
            },
        );
    }
}

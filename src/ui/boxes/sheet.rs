//! The month sheet in the right pane: the very pages that print, saved as PDF, opened for printing.

use std::path::PathBuf;

use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
use egui::{Align, ColorImage, Context, Key, Layout, Modifiers, ScrollArea, TextureHandle, TextureOptions, Ui, vec2};

use super::phrases;
use crate::documents::box_sheets::{
    BoxSheetColumns, BoxSheetLabels, BoxSheetStateWords, BoxSheetTotals, SheetLanguage,
};
use crate::documents::raster::PagePicture;
use crate::domain::boxes::SuggestionBox;
use crate::exchange::files::{FileError, write_whole};
use crate::jobs::box_month::{BoxMonth, BoxMonthError, BoxMonthWords, MadeSheet, make_sheet};
use crate::jobs::{JobEnd, Task};
use crate::ui::commands::{Command, Notice, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::strings::{Lang, Strings};
use crate::ui::theme::size;
use crate::ui::widgets::{
    ACTION_BAR, Button, MonthShown, action_bar, muted, pane_header, progress_with_words, split_bottom,
};

const PAGE_WIDTH: f32 = 620.0;

/// The sheet of one box and month: being made, or shown.
pub(super) struct MonthSheet {
    title: String,
    file_name: String,
    making: Option<Task<Result<MadeSheet, BoxMonthError>>>,
    made: Option<MadeSheet>,
    pages: Vec<TextureHandle>,
    pick: Option<PathPick>,
    saving: Option<Task<Result<PathBuf, FileError>>>,
    saved: Option<PathBuf>,
    /// Whether the PC's viewer shall open it once it is saved.
    then: Then,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Then {
    Stay,
    Print,
}

impl MonthSheet {
    /// Reads the month and starts making the sheet.
    pub(super) fn open(cx: &UiContext<'_>, the_box: &SuggestionBox, month: MonthShown) -> Self {
        let told = cx.strings.month(month.year, month.month);
        let iso = format!("{}-{:02}", month.year, month.month);
        let name = [("name", the_box.name.as_str().into()), ("month", iso.as_str().into())];
        let mut sheet = Self {
            title: format!("{} · {told}", phrases::box_name(the_box)),
            file_name: file_name(&cx.strings.text_with("box-sheet-file", &name)),
            making: None,
            made: None,
            pages: Vec::new(),
            pick: None,
            saving: None,
            saved: None,
            then: Then::Stay,
        };
        match BoxMonth::read(cx.register, the_box, (month.year, month.month), cx.now) {
            Ok(records) => {
                let paper = records.sheet(&words(cx.strings, month, &records.head_line));
                sheet.making = Some(cx.jobs.start("month sheet", move |progress| make_sheet(&paper, progress)));
            }
            Err(error) => cx.notify(not_made(cx, &error.to_string())),
        }
        sheet
    }

    /// Paints it; true when it was closed.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        self.poll(ui.ctx(), cx);
        ui.spacing_mut().item_spacing.y = 0.0;
        let title = cx.text("box-sheet-title");
        let mut closed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        pane_header(ui, cx.tokens, (&title, &self.title), |ui| {
            let back = Button::secondary(cx.text("box-sheet-back")).small().icon(icons::BACK).shortcut("Esc");
            closed |= back.show(ui, cx.tokens).clicked();
        });
        let (mut body, bar) = split_bottom(ui, ACTION_BAR);
        body.painter().rect_filled(body.max_rect(), 0.0, cx.tokens.canvas);
        self.preview(&mut body, cx);
        self.bar(bar, cx);
        self.dialog(ui.ctx(), cx);
        closed
    }

    fn preview(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        if let Some(making) = &self.making {
            ui.add_space(size::GAP_24);
            let seen = making.seen();
            let part = if seen.total == 0 { 0.0 } else { seen.done as f32 / seen.total as f32 };
            progress_with_words(ui, cx.tokens, part, (&cx.text("box-sheet-making"), ""));
            return;
        }
        ScrollArea::vertical().id_salt("month sheet").auto_shrink([false, false]).show(ui, |ui| {
            let width = PAGE_WIDTH.min(ui.available_width() - 2.0 * size::GAP_24);
            ui.with_layout(Layout::top_down(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.y = size::GAP_8;
                ui.add_space(size::GAP_12);
                for (index, page) in self.pages.iter().enumerate() {
                    let [wide, high] = page.size().map(|side| side as f32);
                    let shown = egui::Image::from_texture((page.id(), vec2(width, width * high / wide.max(1.0))));
                    let values = [("page", (index + 1).into()), ("pages", self.pages.len().into())];
                    let name = cx.strings.text_with("box-sheet-page", &values);
                    ui.add(shown.alt_text(format!("{} {name}", self.title)));
                    muted(ui, cx.tokens, &name);
                }
                ui.add_space(size::GAP_12);
            });
        });
    }

    fn bar(&mut self, mut ui: Ui, cx: &UiContext<'_>) {
        ui.painter().rect_filled(ui.max_rect(), 0.0, cx.tokens.surface);
        let inner = ui.max_rect().shrink2(vec2(size::GAP_24, 0.0));
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        let blocked = || (self.made.is_none() || self.saving.is_some()).then(|| cx.text("box-sheet-making"));
        let (mut save, mut print) = (false, false);
        action_bar(
            &mut ui,
            cx.tokens,
            |ui| {
                let button = Button::primary(cx.text("box-sheet-save")).icon(icons::PDF).blocked(blocked());
                save = button.show(ui, cx.tokens).clicked();
            },
            |ui| {
                let button = Button::quiet(cx.text("box-sheet-print")).icon(icons::PRINT).blocked(blocked());
                print = button.show(ui, cx.tokens).clicked();
            },
        );
        match (&self.saved, print) {
            (Some(path), true) => {
                cx.send(Command::Shell(ShellCommand::OpenWithViewer(path.clone())));
            }
            (None, true) => self.ask_where(cx, Then::Print),
            (_, false) if save => self.ask_where(cx, Then::Stay),
            (_, false) => {}
        }
    }

    fn ask_where(&mut self, cx: &UiContext<'_>, then: Then) {
        let folder = cx.register.path().and_then(|path| path.parent()).map(PathBuf::from).unwrap_or_default();
        let path = folder.join(&self.file_name);
        let pick = PathPick::new(PickWhat::SaveFile, cx.text("box-sheet-save"), &["pdf"]);
        self.pick = Some(pick.proposed(path.to_string_lossy().into_owned()));
        self.then = then;
    }

    fn dialog(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        match self.pick.as_mut().map(|pick| pick.show(ctx, cx)) {
            Some(Picked::Path(path)) => {
                self.pick = None;
                let Some(pdf) = self.made.as_ref().map(|made| made.pdf.clone()) else {
                    return;
                };
                let path = if path.extension().is_some() { path } else { path.with_extension("pdf") };
                self.saving = Some(cx.jobs.start("save month sheet", move |_| write_whole(&path, &pdf).map(|()| path)));
            }
            Some(Picked::Cancelled) => self.pick = None,
            Some(Picked::Open) | None => {}
        }
    }

    fn poll(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        if let Some(end) = self.making.as_ref().and_then(Task::poll) {
            self.making = None;
            match end {
                JobEnd::Value(Ok(made)) => {
                    self.pages = made.pages.iter().enumerate().map(|(index, page)| texture(ctx, index, page)).collect();
                    self.made = Some(made);
                }
                JobEnd::Value(Err(error)) => cx.notify(not_made(cx, &error.to_string())),
                JobEnd::Broke(because) => cx.notify(not_made(cx, &because)),
            }
        }
        if let Some(end) = self.saving.as_ref().and_then(Task::poll) {
            self.saving = None;
            match end {
                JobEnd::Value(Ok(path)) => self.is_saved(cx, path),
                JobEnd::Value(Err(error)) => cx.notify(not_saved(cx, &error.to_string())),
                JobEnd::Broke(because) => cx.notify(not_saved(cx, &because)),
            }
        }
    }

    fn is_saved(&mut self, cx: &UiContext<'_>, path: PathBuf) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        cx.notify(Notice::done(cx.strings.text_with("box-sheet-made", &[("name", name.into())])));
        if self.then == Then::Print {
            cx.send(Command::Shell(ShellCommand::OpenWithViewer(path.clone())));
        }
        self.saved = Some(path);
    }
}

fn texture(ctx: &Context, index: usize, page: &PagePicture) -> TextureHandle {
    let pixels = ColorImage::from_rgba_unmultiplied([page.width, page.height], &page.rgba);
    ctx.load_texture(format!("month-sheet-{index}"), pixels, TextureOptions::LINEAR)
}

/// A name every desktop takes: signs with a meaning in paths become blanks.
fn file_name(words: &str) -> String {
    let clean: String = words.chars().map(|sign| if r#"/\:*?"<>|"#.contains(sign) { ' ' } else { sign }).collect();
    format!("{}.pdf", clean.trim())
}

fn not_made(cx: &UiContext<'_>, details: &str) -> Notice {
    Notice::wrong(cx.text("box-sheet-not-made"), cx.text("box-sheet-not-made-do")).with_details(details)
}

fn not_saved(cx: &UiContext<'_>, details: &str) -> Notice {
    Notice::wrong(cx.text("box-sheet-not-saved"), cx.text("box-sheet-not-saved-do")).with_details(details)
}

fn words(strings: &Strings, month: MonthShown, head_line: &str) -> BoxMonthWords {
    let year = month.year.to_string();
    let name = strings.text(&format!("month-{}", month.month));
    let (language, separator) = match strings.lang() {
        Lang::Zh => (SheetLanguage::Chinese, "；"),
        Lang::En => (SheetLanguage::English, "; "),
    };
    BoxMonthWords {
        labels: labels(strings, language, head_line),
        month: strings.text_with("box-sheet-month", &[("year", year.into()), ("month", name.into())]),
        seal_broken: strings.text("sheet-box-seal-broken"),
        no_action: strings.text_with("sheet-box-no-action", &[("because", "".into())]),
        separator: separator.to_owned(),
    }
}

fn labels(strings: &Strings, language: SheetLanguage, head_line: &str) -> BoxSheetLabels {
    let text = |key: &str| strings.text(key);
    BoxSheetLabels {
        language,
        title: text("sheet-box-title"),
        hall: text("sheet-box-hall"),
        box_name: text("sheet-box-box"),
        month: text("sheet-box-month"),
        columns: BoxSheetColumns {
            date: text("sheet-box-date"),
            state: text("sheet-box-state"),
            opened_at: text("sheet-box-opened-at"),
            letters: text("sheet-box-letters"),
            outcome: text("sheet-box-outcome"),
            opener: text("sheet-box-opener"),
            witness: text("sheet-box-witness"),
            remark: text("sheet-box-remark"),
        },
        states: BoxSheetStateWords {
            kept: text("sheet-box-kept"),
            empty: text("sheet-box-empty"),
            late: text("sheet-box-late"),
            missed: text("sheet-box-missed"),
            rest: text("sheet-box-rest"),
            ahead: String::new(),
        },
        weekdays: [Mon, Tue, Wed, Thu, Fri, Sat, Sun].map(|day| strings.weekday_name(day)),
        recorded_at: text("sheet-box-recorded-at"),
        totals: BoxSheetTotals {
            opened: text("sheet-box-total-opened"),
            letters: text("sheet-box-total-letters"),
            empty: text("sheet-box-total-empty"),
            late: text("sheet-box-total-late"),
            missed: text("sheet-box-total-missed"),
        },
        head_signature: text("sheet-box-head-signature"),
        head_signed_on: text("sheet-box-head-signed-on"),
        printed_on: text("sheet-box-printed-on"),
        chain_head: strings.text_with("sheet-box-chain-head", &[("seq", head_line.into())]),
        page: text("sheet-box-page"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_holds_no_sign_with_a_meaning_in_paths() {
        assert_eq!(file_name("意见箱月表 1/2 号箱 2026-11"), "意见箱月表 1 2 号箱 2026-11.pdf");
    }
}

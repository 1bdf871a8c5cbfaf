//! What is done with the pages: to the printer, into a PDF, and into the ledger.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::{Align, Context, Layout, Ui, vec2};

use super::PrintRoom;
use super::form::{Paper, WAITING_KEY, Waiting};
use super::preview::SheetKey;
use crate::documents::badges::{CARD_HEIGHT_MM, CARD_WIDTH_MM};
use crate::domain::ids::StaffId;
use crate::exchange::files::{FileError, write_whole};
use crate::jobs::printing::{JobTicket, Media, PrintError, PrintOrder, Printers};
use crate::jobs::{JobEnd, Task};
use crate::ui::commands::{Command, Notice, ShellCommand, StaffCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::printing_words;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Answer, Button, Dialog, Tone, note, paragraph};

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Act {
    /// To the printer chosen.
    Print,
    /// Into a PDF.
    Save,
    /// The cards are printed: into the ledger.
    Printed,
    /// They were not printed.
    NotPrinted,
    /// Show the PDF saved.
    Open,
}

/// Pages and the lines they will make in the ledger.
#[derive(Debug, Clone)]
struct Parcel {
    pdf: Arc<Vec<u8>>,
    lines: Vec<Waiting>,
}

type Sending = Task<Result<JobTicket, PrintError>>;
type Saving = Task<Result<(), FileError>>;

/// How far it is.
#[derive(Default)]
pub(super) struct Delivery {
    /// Printers of this PC.
    pub(super) printers: Printers,
    /// The one chosen.
    pub(super) printer: Option<usize>,
    listing: Option<Task<Printers>>,
    /// Asked for, and done as soon as the pages are ready.
    next: Option<Act>,
    pick: Option<(PathPick, Parcel)>,
    replace: Option<(PathBuf, Parcel)>,
    saving: Option<(PathBuf, Parcel, Saving)>,
    printing: Option<(Parcel, String, Sending)>,
    saved: Option<PathBuf>,
    /// Saved as PDF and not yet said to be printed.
    pub(super) waiting: Vec<Waiting>,
    has_remembered: bool,
    /// Sent to the ledger and not yet heard of.
    pub(super) recording: Option<Vec<Waiting>>,
}

impl Delivery {
    /// Asks the system for its printers.
    pub(super) fn look_for_printers(&mut self, cx: &UiContext<'_>, system: &crate::jobs::printing::PrintSystem) {
        let system = system.clone();
        self.listing = Some(cx.jobs.start("printers", move |_| system.printers()));
    }

    /// What the primary button does.
    pub(super) fn usual(&self) -> Act {
        if self.printers.names.is_empty() { Act::Save } else { Act::Print }
    }

    /// Asks for it; it is done as soon as the pages are ready.
    pub(super) fn wish(&mut self, act: Act) {
        self.next = Some(act);
    }

    /// Whether a dialog is open.
    pub(super) fn has_dialog(&self) -> bool {
        self.pick.is_some() || self.replace.is_some()
    }

    fn is_busy(&self) -> bool {
        self.saving.is_some() || self.printing.is_some() || self.next.is_some()
    }

    fn hear_printers(&mut self) {
        let Some(end) = self.listing.as_ref().and_then(Task::poll) else {
            return;
        };
        self.listing = None;
        if let JobEnd::Value(printers) = end {
            let chosen = self.printer.and_then(|index| self.printers.names.get(index));
            let kept = printers.names.iter().position(|name| Some(name) == chosen);
            let first = (!printers.names.is_empty()).then_some(0);
            self.printer = kept.or(printers.default).or(first);
            self.printers = printers;
        }
    }

    /// Adds cards that wait for "printed"; a person waits once.
    fn wait(&mut self, cx: &UiContext<'_>, lines: &[Waiting]) {
        self.waiting.retain(|old| lines.iter().all(|line| line.staff != old.staff));
        self.waiting.extend_from_slice(lines);
        cx.keep_draft(WAITING_KEY, &self.waiting);
    }

    /// Forgets the cards that wait.
    pub(super) fn answer(&mut self, cx: &UiContext<'_>) {
        self.waiting.clear();
        self.saved = None;
        cx.forget_draft(WAITING_KEY);
    }

    /// These cards stand in the ledger now.
    pub(super) fn forget(&mut self, cx: &UiContext<'_>, done: &BTreeSet<StaffId>) {
        self.waiting.retain(|line| !done.contains(&line.staff));
        if self.waiting.is_empty() {
            self.answer(cx);
        } else {
            cx.keep_draft(WAITING_KEY, &self.waiting);
        }
    }

    /// Finds the question of an earlier day again, once.
    pub(super) fn remember(&mut self, cx: &UiContext<'_>) {
        if !std::mem::replace(&mut self.has_remembered, true) {
            self.waiting = cx.register.draft(WAITING_KEY).ok().flatten().unwrap_or_default();
        }
    }

    /// Writes lines into the ledger.
    fn record(&mut self, cx: &UiContext<'_>, lines: Vec<Waiting>) {
        let badges = lines.iter().map(Into::into).collect();
        self.recording = Some(lines);
        cx.send(Command::Staff(StaffCommand::BadgesPrinted(badges)));
    }
}

/// The buttons at the foot of the right pane; what was pressed.
pub(super) fn actions(ui: &mut Ui, cx: &UiContext<'_>, room: &PrintRoom) -> Option<Act> {
    ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
    let delivery = &room.delivery;
    let is_asking = !delivery.waiting.is_empty();
    let asked = if is_asking { question(ui, cx, delivery) } else { None };
    let prints = delivery.usual() == Act::Print;
    scale_hint(ui, cx, if prints { "print-scale-exact" } else { "print-scale-hint" });
    let count = room.form.ticked.len();
    let blocked = match () {
        () if count == 0 => Some(cx.text("print-nobody-ticked")),
        () if delivery.is_busy() => Some(cx.text("print-working")),
        () => None,
    };
    let width = ui.available_width();
    let (words, icon) = if prints {
        (cx.strings.text_with("print-now", &[("n", count.into())]), icons::PRINT)
    } else {
        (cx.text("print-save"), icons::PDF)
    };
    let button = if is_asking { Button::secondary(words) } else { Button::primary(words) };
    let button = button.icon(icon).width(width).blocked(blocked.clone()).shortcut("Ctrl P");
    let usual = button.show(ui, cx.tokens).clicked().then_some(delivery.usual());
    let saves = prints && {
        let save = Button::secondary(cx.text("print-save")).icon(icons::PDF).width(width);
        save.blocked(blocked).show(ui, cx.tokens).clicked()
    };
    asked.or(usual).or(saves.then_some(Act::Save))
}

fn scale_hint(ui: &mut Ui, cx: &UiContext<'_>, key: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        icons::INFO.show(ui, size::CHIP_ICON + 2.0, cx.tokens.text2);
        paragraph(ui, Text::Secondary, &cx.text(key), cx.tokens.text2);
    });
}

/// A PDF was saved: was it printed?
fn question(ui: &mut Ui, cx: &UiContext<'_>, delivery: &Delivery) -> Option<Act> {
    let words = match &delivery.saved {
        Some(path) => cx.strings.text_with("print-saved-question", &[("file", file_name(path).into())]),
        None => cx.strings.text_with("print-waiting-question", &[("n", delivery.waiting.len().into())]),
    };
    note(ui, cx.tokens, Tone::Accent, (icons::HELP, &words));
    let record = cx.strings.text_with("print-record", &[("n", delivery.waiting.len().into())]);
    let waits = delivery.recording.is_some().then(|| cx.text("print-working"));
    let record = Button::primary(record).icon(icons::CHECK).width(ui.available_width()).blocked(waits);
    let printed = record.show(ui, cx.tokens).clicked();
    let (mut opened, mut not) = (false, false);
    let row = vec2(ui.available_width(), size::NORMAL);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        if delivery.saved.is_some() {
            opened = Button::secondary(cx.text("print-open")).icon(icons::DOCUMENT).show(ui, cx.tokens).clicked();
        }
        not = Button::quiet(cx.text("print-not-printed")).show(ui, cx.tokens).clicked();
    });
    match (printed, opened, not) {
        (true, ..) => Some(Act::Printed),
        (_, true, _) => Some(Act::Open),
        (.., true) => Some(Act::NotPrinted),
        _ => None,
    }
}

/// Carries on with what was asked for: waits for pages, dialogs and jobs, and shows the dialogs.
pub(super) fn carry_on(ctx: &Context, cx: &UiContext<'_>, room: &mut PrintRoom, key: &SheetKey) {
    room.delivery.hear_printers();
    begin(cx, room, key);
    ask_for_path(ctx, cx, &mut room.delivery);
    ask_to_replace(ctx, cx, &mut room.delivery);
    hear_saving(cx, &mut room.delivery);
    hear_printing(cx, &mut room.delivery);
}

/// Does at once what needs no pages.
pub(super) fn answer(cx: &UiContext<'_>, delivery: &mut Delivery, act: Act) {
    match act {
        Act::Printed => {
            let lines = delivery.waiting.clone();
            delivery.record(cx, lines);
        }
        Act::NotPrinted => delivery.answer(cx),
        Act::Open => {
            if let Some(path) = delivery.saved.clone() {
                cx.send(Command::Shell(ShellCommand::OpenWithViewer(path)));
            }
        }
        Act::Print | Act::Save => {}
    }
}

fn begin(cx: &UiContext<'_>, room: &mut PrintRoom, key: &SheetKey) {
    let Some(act) = room.delivery.next else {
        return;
    };
    if room.preview.problem_of(key).is_some() {
        room.delivery.next = None;
        return;
    }
    let (Some(pages), Some(people)) = (room.preview.pages_of(key), &room.people) else {
        return;
    };
    let parcel = Parcel { pdf: Arc::clone(&pages.pdf), lines: room.form.lines(people, key.valid_until) };
    room.delivery.next = None;
    let printer = room.delivery.printer.and_then(|index| room.delivery.printers.names.get(index)).cloned();
    if let (Act::Print, Some(printer)) = (act, printer) {
        let media = match room.form.paper {
            Paper::A4 => Media::A4,
            Paper::Card => Media::millimetres(CARD_WIDTH_MM, CARD_HEIGHT_MM),
        };
        let order = PrintOrder::new(&printer, file_stem(cx)).on(media);
        let (system, pdf) = (room.system.clone(), Arc::clone(&parcel.pdf));
        let task = cx.jobs.start("printing badges", move |_| system.send(&order, &pdf));
        room.delivery.printing = Some((parcel, printer, task));
        return;
    }
    let pick = PathPick::new(PickWhat::SaveFile, cx.text("print-save-title"), &["pdf"])
        .text(cx.text("print-save-text"))
        .proposed(proposed(cx).to_string_lossy());
    room.delivery.pick = Some((pick, parcel));
}

fn ask_for_path(ctx: &Context, cx: &UiContext<'_>, delivery: &mut Delivery) {
    let Some((pick, _)) = &mut delivery.pick else {
        return;
    };
    let picked = pick.show(ctx, cx);
    if picked == Picked::Open {
        return;
    }
    let Some((_, parcel)) = delivery.pick.take() else {
        return;
    };
    if let Picked::Path(path) = picked {
        let path = whole_path(path);
        if path.exists() {
            delivery.replace = Some((path, parcel));
        } else {
            save(cx, delivery, (path, parcel));
        }
    }
}

fn ask_to_replace(ctx: &Context, cx: &UiContext<'_>, delivery: &mut Delivery) {
    let Some((path, _)) = &delivery.replace else {
        return;
    };
    let question = cx.strings.text_with("print-replace", &[("file", file_name(path).into())]);
    let answer = Dialog::new("replace badge file", question)
        .icon(icons::WARNING, Tone::Warn)
        .text(cx.text("print-replace-text"))
        .answers(cx.text("print-replace-keep"), Button::danger(cx.text("print-replace-do")))
        .show(ctx, cx.tokens, |_| {});
    let Some(answer) = answer else { return };
    let Some(taken) = delivery.replace.take() else {
        return;
    };
    if answer == Answer::Act {
        save(cx, delivery, taken);
    }
}

fn save(cx: &UiContext<'_>, delivery: &mut Delivery, (path, parcel): (PathBuf, Parcel)) {
    let (target, pdf) = (path.clone(), Arc::clone(&parcel.pdf));
    let task = cx.jobs.start("saving badges", move |_| write_whole(&target, &pdf));
    delivery.saving = Some((path, parcel, task));
}

fn hear_saving(cx: &UiContext<'_>, delivery: &mut Delivery) {
    let Some(end) = delivery.saving.as_ref().and_then(|(.., task)| task.poll()) else {
        return;
    };
    let Some((path, parcel, _)) = delivery.saving.take() else {
        return;
    };
    match end {
        JobEnd::Value(Ok(())) => {
            delivery.saved = Some(path);
            delivery.wait(cx, &parcel.lines);
        }
        JobEnd::Value(Err(error)) => cx.notify(file_notice(cx, &error)),
        JobEnd::Broke(because) => cx.notify(not_saved(cx, "print-file-other").with_details(because)),
    }
}

fn hear_printing(cx: &UiContext<'_>, delivery: &mut Delivery) {
    let Some(end) = delivery.printing.as_ref().and_then(|(.., task)| task.poll()) else {
        return;
    };
    let Some((parcel, printer, _)) = delivery.printing.take() else {
        return;
    };
    match end {
        JobEnd::Value(Ok(_)) => {
            let values = [("printer", printer.into()), ("n", parcel.lines.len().into())];
            cx.notify(Notice::done(cx.strings.text_with("print-sent", &values)));
            delivery.record(cx, parcel.lines);
        }
        JobEnd::Value(Err(error)) => cx.notify(print_notice(cx, &error, &printer)),
        JobEnd::Broke(because) => cx.notify(print_notice(cx, &PrintError::Broken(because), &printer)),
    }
}

fn not_saved(cx: &UiContext<'_>, advice: &str) -> Notice {
    Notice::wrong(cx.text("print-not-saved"), cx.text(advice))
}

/// Why a PDF could not be written.
pub(in crate::ui) fn file_notice(cx: &UiContext<'_>, error: &FileError) -> Notice {
    let advice = match error {
        FileError::Absent { .. } => "print-file-absent",
        FileError::NotAllowed { .. } => "print-file-not-allowed",
        FileError::Full { .. } => "print-file-full",
        FileError::TooBig { .. } | FileError::Other { .. } => "print-file-other",
    };
    not_saved(cx, advice).with_details(error.to_string())
}

/// Why a printer did not get its pages.
pub(in crate::ui) fn print_notice(cx: &UiContext<'_>, error: &PrintError, printer: &str) -> Notice {
    let (text, advice) = printing_words::error(cx.strings, error, printer);
    Notice::wrong(text, advice).with_details(error.to_string())
}

/// The path with this ending. It is added, not put in place of one: `报表 2026.11` keeps its figures.
pub(in crate::ui) fn with_ending(path: PathBuf, ending: &str) -> PathBuf {
    if path.extension().is_some_and(|own| own.eq_ignore_ascii_case(ending)) {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// The last part of a path.
pub(in crate::ui) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn file_stem(cx: &UiContext<'_>) -> String {
    cx.strings.text_with("print-file-name", &[("date", cx.today().to_string().into())])
}

fn documents() -> PathBuf {
    let dirs = directories::UserDirs::new();
    dirs.map(|dirs| dirs.document_dir().unwrap_or(dirs.home_dir()).to_owned()).unwrap_or_default()
}

/// A name in the documents that is still free.
fn proposed(cx: &UiContext<'_>) -> PathBuf {
    let (folder, stem) = (documents(), file_stem(cx));
    let numbered = (2..100).map(|n| folder.join(format!("{stem}-{n}.pdf")));
    let first = folder.join(format!("{stem}.pdf"));
    std::iter::once(first.clone()).chain(numbered).find(|path| !path.exists()).unwrap_or(first)
}

/// A typed name without folder lies in the documents; without an ending it is a PDF.
fn whole_path(path: PathBuf) -> PathBuf {
    let path = if path.is_absolute() { path } else { documents().join(path) };
    with_ending(path, "pdf")
}

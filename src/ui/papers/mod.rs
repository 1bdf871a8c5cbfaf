//! Any paper in a pane: the very pages that print, then to a printer, into a PDF, or away again. A screen holds it as
//! `Option<PaperPanel>` and shows it in place of what stood there.

mod delivery;
mod pages;
pub mod words;

use egui::{Key, Modifiers, Popup, Ui, vec2};

use super::commands::Notice;
use super::context::UiContext;
use super::icons;
use super::theme::size;
use super::widgets::{
    ACTION_BAR, Button, Menu, MenuItem, Tone, action_bar, menu_item, menu_line, note, pane_header, progress_with_words,
    split_bottom,
};
use crate::jobs::papers::{MadePaper, PaperError};
use crate::jobs::printing::PrintSystem;
use crate::jobs::{JobEnd, Progress, Task};
use delivery::{Delivery, Then};
use pages::Pages;

/// What a paper is called on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperAbout {
    /// What it is: `办理单`.
    pub title: String,
    /// Of what: `2026-0035`.
    pub of: String,
    /// Proposed name of the PDF, without its ending.
    pub file_stem: String,
    /// Words on the button that closes the pane.
    pub close: String,
}

impl PaperAbout {
    /// A paper of this title about this, closed by "Close", saved under both.
    pub fn new(cx: &UiContext<'_>, title: impl Into<String>, of: impl Into<String>) -> Self {
        let (title, of) = (title.into(), of.into());
        Self { file_stem: format!("{title} {of}"), title, of, close: cx.text("papers-close") }
    }
}

type Making = Task<Result<MadePaper, PaperError>>;

/// A paper: being made, or shown.
pub struct PaperPanel {
    about: PaperAbout,
    making: Option<Making>,
    pages: Option<Pages>,
    is_broken: bool,
    delivery: Delivery,
}

impl PaperPanel {
    /// Starts making the paper; `make` runs in a thread of its own.
    pub fn open(
        cx: &UiContext<'_>,
        about: PaperAbout,
        make: impl FnOnce(&Progress) -> Result<MadePaper, PaperError> + Send + 'static,
    ) -> Self {
        Self::printing_with(cx, about, (PrintSystem::default(), make))
    }

    /// The same with a printing system other than the PC's own.
    pub fn printing_with(
        cx: &UiContext<'_>,
        about: PaperAbout,
        (system, make): (PrintSystem, impl FnOnce(&Progress) -> Result<MadePaper, PaperError> + Send + 'static),
    ) -> Self {
        Self {
            about,
            making: Some(cx.jobs.start("paper", make)),
            pages: None,
            is_broken: false,
            delivery: Delivery::new(cx, system),
        }
    }

    /// A panel that says the paper could not be made, with the reason as details.
    pub fn broken(cx: &UiContext<'_>, about: PaperAbout, because: &str) -> Self {
        let mut panel = Self {
            about,
            making: None,
            pages: None,
            is_broken: false,
            delivery: Delivery::new(cx, PrintSystem::default()),
        };
        panel.break_off(cx, because);
        panel
    }

    /// Paints it; true when it was closed.
    pub fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        self.poll(cx);
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut closed = self.leaves(ui);
        pane_header(ui, cx.tokens, (&self.about.title, &self.about.of), |ui| {
            let back = Button::secondary(self.about.close.as_str()).small().icon(icons::BACK).shortcut("Esc");
            closed |= back.show(ui, cx.tokens).clicked();
        });
        let (mut body, bar) = split_bottom(ui, ACTION_BAR);
        body.painter().rect_filled(body.max_rect(), 0.0, cx.tokens.canvas);
        self.body(&mut body, cx);
        self.bar(bar, cx);
        if self.pages.is_some() {
            self.delivery.carry_on(ui.ctx(), cx, &self.about);
        }
        if let Some(making) = self.making.as_ref().filter(|_| closed) {
            making.cancel();
        }
        closed
    }

    /// Esc closes the pane, unless something lies over it.
    fn leaves(&self, ui: &Ui) -> bool {
        let covered = self.delivery.has_dialog()
            || Popup::is_any_open(ui.ctx())
            || ui.memory(|memory| memory.top_modal_layer().is_some());
        !covered && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    }

    fn poll(&mut self, cx: &UiContext<'_>) {
        let Some(end) = self.making.as_ref().and_then(Task::poll) else {
            return;
        };
        self.making = None;
        match end {
            JobEnd::Value(Ok(paper)) => self.pages = Some(Pages::of(paper)),
            JobEnd::Value(Err(error)) => self.break_off(cx, &error.to_string()),
            JobEnd::Broke(because) => self.break_off(cx, &because),
        }
    }

    fn break_off(&mut self, cx: &UiContext<'_>, because: &str) {
        self.is_broken = true;
        let text = cx.strings.text_with("papers-not-made", &[("paper", self.about.title.as_str().into())]);
        cx.notify(Notice::wrong(text, cx.text("papers-not-made-do")).with_details(because));
    }

    fn body(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if let Some(pages) = &mut self.pages {
            if let Some(words) = unprintable(cx, pages.unprintable()) {
                above(ui, cx, &words);
            }
            pages.show(ui, cx, &self.about);
        } else if self.is_broken {
            let words = cx.strings.text_with("papers-not-made", &[("paper", self.about.title.as_str().into())]);
            above(ui, cx, &words);
        } else {
            ui.add_space(size::GAP_24);
            progress_with_words(ui, cx.tokens, 0.0, (&cx.text("papers-making"), ""));
        }
    }

    fn bar(&mut self, mut ui: Ui, cx: &UiContext<'_>) {
        ui.painter().rect_filled(ui.max_rect(), 0.0, cx.tokens.surface);
        let inner = ui.max_rect().shrink2(vec2(size::GAP_24, 0.0));
        let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(inner));
        let blocked = || match () {
            () if self.is_broken => Some(cx.text("papers-no-pages")),
            () if self.pages.is_none() => Some(cx.text("papers-making")),
            () if self.delivery.is_busy() => Some(cx.text("papers-working")),
            () => None,
        };
        let (mut save, mut print) = (false, None);
        action_bar(
            &mut ui,
            cx.tokens,
            |ui| {
                let button = Button::primary(cx.text("papers-save")).icon(icons::PDF).blocked(blocked());
                save = button.show(ui, cx.tokens).clicked();
            },
            |ui| print = print_button(ui, cx, &self.delivery, blocked()),
        );
        match (print, &self.pages) {
            (Some(Print::On(printer)), Some(pages)) => {
                self.delivery.print(cx, printer, (&self.about, pages.pdf()));
            }
            (Some(Print::WithViewer), Some(pages)) => self.delivery.open_or_save(cx, (&self.about, pages.pdf())),
            (None, Some(pages)) if save => {
                self.delivery.ask_where(cx, (&self.about, pages.pdf()), Then::Stay);
            }
            _ => {}
        }
    }
}

/// How a paper gets printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Print {
    /// On one of the PC's printers.
    On(usize),
    /// By the program that shows PDFs, once it is saved.
    WithViewer,
}

/// Without a printer the button saves and opens the PDF; with some it asks on which.
fn print_button(ui: &mut Ui, cx: &UiContext<'_>, delivery: &Delivery, blocked: Option<String>) -> Option<Print> {
    let printers = delivery.printers();
    let is_blocked = blocked.is_some();
    let button = Button::quiet(cx.text("papers-print")).icon(icons::PRINT).blocked(blocked);
    if printers.names.is_empty() {
        return button.show(ui, cx.tokens).clicked().then_some(Print::WithViewer);
    }
    let button = button.trailing(icons::EXPAND).show(ui, cx.tokens);
    if is_blocked {
        return None;
    }
    let chosen = Menu::below(&button).width(PRINTERS).show(cx.tokens, |ui| {
        let mut chosen = None;
        let first = printers.default.into_iter();
        let others = (0..printers.names.len()).filter(|index| Some(*index) != printers.default);
        for index in first.chain(others) {
            let name = printers.names.get(index).map_or("", String::as_str);
            let words = cx.strings.text_with("papers-print-on", &[("printer", name.into())]);
            if menu_item(ui, cx.tokens, MenuItem::new(words).icon(icons::PRINT)).clicked() {
                chosen = Some(Print::On(index));
            }
        }
        menu_line(ui, cx.tokens);
        let viewer = MenuItem::new(cx.text("papers-print-with-viewer")).icon(icons::DOCUMENT);
        if menu_item(ui, cx.tokens, viewer).clicked() {
            chosen = Some(Print::WithViewer);
        }
        chosen
    });
    chosen.and_then(|shown| shown.inner)
}

/// Width of the list of printers.
const PRINTERS: f32 = 280.0;

/// Codes listed of the characters no font holds.
const MOST_CODES: usize = 12;

/// The characters by their codes: what no font holds, the screen cannot show either.
fn unprintable(cx: &UiContext<'_>, characters: &[char]) -> Option<String> {
    let codes = characters.iter().take(MOST_CODES).map(|character| format!("U+{:04X}", u32::from(*character)));
    let more = (characters.len() > MOST_CODES).then(|| "…".to_owned());
    let listed = codes.chain(more).collect::<Vec<_>>().join(" ");
    let values = [("n", characters.len().into()), ("characters", listed.into())];
    (!characters.is_empty()).then(|| cx.strings.text_with("papers-unprintable", &values))
}

/// A note over the pages.
fn above(ui: &mut Ui, cx: &UiContext<'_>, words: &str) {
    let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(24, 12));
    frame.show(ui, |ui| note(ui, cx.tokens, Tone::Warn, (icons::WARNING, words)));
}

//! The reports (报表): the figures of the complaint register and of the checks over a month, quarter, year or any days; the same as PDF
//! and workbook.

pub mod audits;
mod cards;
mod chooser;
mod data;
mod labels;
pub(crate) mod save;
mod tables;
pub mod words;

use egui::{Key, Margin, Modifiers, ScrollArea, Ui};

use super::commands::{Notice, Place};
use super::context::UiContext;
use super::icons;
use super::papers::{PaperAbout, PaperPanel};
use super::screen::Screen;
use super::strings::Lang;
use super::theme::size;
use super::widgets::{Bars, Button, EmptyState, Tone, note, pane_header, titled_card};
use crate::jobs::case_papers::{CasePaper, make_case_paper};
use crate::register::RegisterError;
use audits::AuditReports;
use chooser::Chooser;
use data::{ReportData, Shown};
use save::{Content, Saving};
use words::{Chart, ReportOf};

pub use labels::{period as period_words, span as span_words};

/// Height of the chart: a part of the pane, within bounds.
const CHART: [f32; 2] = [160.0, 320.0];
/// A narrower pane has smaller buttons in its header.
const HEADER_ROOM: f32 = 640.0;

/// What a report is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum About {
    /// 投诉
    #[default]
    Cases,
    /// 检查
    Audits,
}

/// The tab's view state.
#[derive(Default)]
pub struct ReportsTab {
    about: About,
    audits: AuditReports,
    chooser: Chooser,
    data: ReportData,
    /// Which table is shown.
    way: usize,
    paper: Option<(Lang, PaperPanel)>,
    saving: Option<Saving>,
}

/// What a click asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Preview,
    Pdf,
    Table,
    Previous,
    Record,
    Begin,
}

impl Screen for ReportsTab {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let Some(period) = self.chooser.period(cx.today()) else { return };
        let broken = match self.about {
            About::Cases => self.data.refresh(cx, period),
            About::Audits => self.audits.refresh(cx, period),
        };
        if let Some(because) = broken {
            cx.notify(Notice::wrong(cx.text("report-failed"), "").with_details(because));
        }
        if self.paper_ui(ui, cx) {
            return;
        }
        let wish = self.pane(ui, cx);
        if let Some(wish) = wish {
            self.follow(ui, cx, wish);
        }
        if self.saving.as_mut().is_some_and(|saving| saving.carry_on(ui.ctx(), cx)) {
            self.saving = None;
        }
    }

    fn go(&mut self, place: &Place, _cx: &UiContext<'_>) {
        if *place == Place::Reports {
            self.paper = None;
        }
    }
}

impl ReportsTab {
    /// The print preview in place of the pane; false when there is none.
    fn paper_ui(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        if self.paper.as_ref().is_some_and(|(lang, _)| *lang != cx.strings.lang()) {
            match self.about {
                About::Cases => self.preview(cx),
                About::Audits => self.preview_audits(cx),
            }
        }
        let Some((_, paper)) = &mut self.paper else {
            return false;
        };
        if paper.show(ui, cx) {
            self.paper = None;
            ui.ctx().request_repaint();
        }
        true
    }

    fn pane(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let all = ui.max_rect();
        ui.painter().rect_filled(all, 0.0, cx.tokens.ground);
        ui.painter().rect_filled(all.with_max_y(all.top() + size::PANE_HEADER), 0.0, cx.tokens.surface);
        let mut wish = self.header(ui, cx);
        super::widgets::separator(ui, cx.tokens);
        let high = ui.available_height();
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            let margin = Margin { left: size::GAP_20 as i8, right: size::GAP_16 as i8, top: 4, bottom: 16 };
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                self.chooser.show(ui, cx, &mut self.about);
                wish = wish.or(match self.about {
                    About::Cases => self.body(ui, cx, high),
                    About::Audits => {
                        ui.spacing_mut().item_spacing.y = size::GAP_12;
                        self.audits.body(ui, cx)
                    }
                });
            });
        });
        wish
    }

    fn header(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
        let (count, key, nothing) = match self.about {
            About::Cases => {
                let count = self.data.shown().map_or(0, |shown| shown.figures.total.count);
                (count, "report-count", "report-empty-title")
            }
            About::Audits => (self.audits.count(), "audit-figures-count", "audit-figures-empty-title"),
        };
        let words = cx.strings.text_with(key, &[("n", count.into())]);
        let blocked = || match () {
            () if count == 0 => Some(cx.text(nothing)),
            () if self.saving.is_some() => Some(cx.text("papers-working")),
            () => None,
        };
        let keyed = count > 0 && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::P));
        let mut wish = keyed.then_some(Wish::Preview);
        let is_wide = ui.available_width() >= HEADER_ROOM;
        pane_header(ui, cx.tokens, (&cx.text("reports-title"), &words), |ui| {
            let pdf = Button::primary(cx.text("report-save-pdf")).icon(icons::PDF);
            let table = Button::secondary(cx.text("report-save-table")).icon(icons::EXPORT);
            let preview = Button::quiet(cx.text("report-preview")).icon(icons::PRINT).shortcut("Ctrl P");
            for (button, asks) in [(pdf, Wish::Pdf), (table, Wish::Table), (preview, Wish::Preview)] {
                let button = if is_wide { button } else { button.small() };
                if button.blocked(blocked()).show(ui, cx.tokens).clicked() {
                    wish = Some(asks);
                }
            }
        });
        wish
    }

    fn body(&mut self, ui: &mut Ui, cx: &UiContext<'_>, high: f32) -> Option<Wish> {
        ui.spacing_mut().item_spacing.y = size::GAP_12;
        let Some(shown) = self.data.shown() else {
            let because = self.data.broken().unwrap_or_default();
            let words = format!("{} {because}", cx.text("report-failed"));
            note(ui, cx.tokens, Tone::Danger, (icons::WARNING, words.trim()));
            return None;
        };
        if shown.figures.total.count == 0 {
            return empty(ui, cx, shown);
        }
        cards::show(ui, cx, shown);
        chart(ui, cx, (&shown.chart, (high * 0.26).clamp(CHART[0], CHART[1])));
        let first_note = cx.text("report-steps-note");
        tables::show(ui, cx, (&shown.tables, Some(&first_note)), &mut self.way);
        None
    }

    fn follow(&mut self, ui: &Ui, cx: &UiContext<'_>, wish: Wish) {
        match (wish, self.about) {
            (Wish::Preview, About::Cases) => self.preview(cx),
            (Wish::Pdf, About::Cases) => self.save(cx, Content::pdf),
            (Wish::Table, About::Cases) => self.save(cx, Content::table),
            (Wish::Preview, About::Audits) => self.preview_audits(cx),
            (Wish::Pdf, About::Audits) => self.save_audits(cx, self.audits.pdf(cx)),
            (Wish::Table, About::Audits) => self.save_audits(cx, self.audits.table(cx)),
            (Wish::Previous, _) => self.chooser.go_back(cx.today()),
            (Wish::Record, _) => cx.go(Place::NewCase),
            (Wish::Begin, _) => cx.go(Place::Audits(None)),
        }
        ui.ctx().request_repaint();
    }

    /// Puts the report on paper, to be looked at and printed.
    fn preview(&mut self, cx: &UiContext<'_>) {
        let Some(shown) = self.data.shown() else { return };
        let about =
            PaperAbout::new(cx, cx.text("report-paper-title"), labels::period(cx.strings, shown.figures.period));
        let paper = with_report(cx, shown, |of| CasePaper::Report(Box::new(words::paper(cx.strings, of))));
        let panel = match paper {
            Ok(paper) => PaperPanel::open(cx, about, move |progress| make_case_paper(&paper, progress)),
            Err(error) => PaperPanel::broken(cx, about, &error.to_string()),
        };
        self.paper = Some((cx.strings.lang(), panel));
    }

    fn preview_audits(&mut self, cx: &UiContext<'_>) {
        match self.audits.preview(cx) {
            Some(Ok(panel)) => self.paper = Some((cx.strings.lang(), panel)),
            Some(Err(error)) => failed(cx, &error),
            None => {}
        }
    }

    fn save_audits(&mut self, cx: &UiContext<'_>, content: Option<Result<Content, RegisterError>>) {
        let period = self.audits.period().map(|period| labels::period(cx.strings, period)).unwrap_or_default();
        match content {
            Some(Ok(content)) => self.saving = Some(Saving::ask(cx, content, &period)),
            Some(Err(error)) => failed(cx, &error),
            None => {}
        }
    }

    fn save(&mut self, cx: &UiContext<'_>, content: fn(&UiContext<'_>, ReportOf<'_>) -> Content) {
        let Some(shown) = self.data.shown() else { return };
        match with_report(cx, shown, |of| content(cx, of)) {
            Ok(content) => {
                let period = labels::period(cx.strings, shown.figures.period);
                self.saving = Some(Saving::ask(cx, content, &period));
            }
            Err(error) => failed(cx, &error),
        }
    }
}

fn failed(cx: &UiContext<'_>, error: &RegisterError) {
    cx.notify(Notice::wrong(cx.text("report-failed"), "").with_details(error.to_string()));
}

/// Runs `make` with what a report is made of.
fn with_report<T>(cx: &UiContext<'_>, shown: &Shown, make: impl FnOnce(ReportOf<'_>) -> T) -> Result<T, RegisterError> {
    let head = cx.register.history_head()?;
    let (figures, names) = (&shown.figures, &shown.names);
    Ok(make(ReportOf { hall: cx.register.hall(), figures, names, now: cx.now, head: &head }))
}

fn chart(ui: &mut Ui, cx: &UiContext<'_>, (chart, height): (&Chart, f32)) {
    let told = words::as_of(cx.strings, cx.now);
    titled_card(ui, cx.tokens, (&chart.title, &told), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let [done, late, open] = words::series(cx.strings);
        let mut bars = Bars::new(&chart.title)
            .series(done, Tone::Accent)
            .series(late, Tone::Danger)
            .series(open, Tone::Neutral)
            .height(height);
        for (label, name, values) in &chart.bars {
            bars = bars.bar((label.as_str(), name.as_str()), values.to_vec());
        }
        bars.show(ui, cx.tokens);
    });
}

/// Nothing came in: says so, and offers the period before, or the form of a first case.
fn empty(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) -> Option<Wish> {
    ui.add_space(size::GAP_24 * 2.0);
    let (title, text, step, wish) = if shown.has_cases {
        ("report-empty-title", "report-empty-text", "report-empty-previous", Wish::Previous)
    } else {
        ("report-none-title", "report-none-text", "report-none-record", Wish::Record)
    };
    let mut text = cx.text(text);
    if shown.figures.void > 0 {
        text = format!("{text} {}", cx.strings.text_with("report-empty-void", &[("n", shown.figures.void.into())]));
    }
    let icon = if wish == Wish::Record { icons::ADD } else { icons::PREVIOUS };
    let button = Button::primary(cx.text(step)).icon(icon);
    EmptyState::new(icons::REPORTS, cx.text(title), text).button(button).show(ui, cx.tokens).then_some(wish)
}

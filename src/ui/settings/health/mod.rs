//! 健康检查: everything the program rests on, checked, with what to do.

mod drafts;
mod findings;
mod walking;

use std::cell::OnceCell;

use egui::{Context, Ui};

use crate::domain::health::{HealthReport, KeptReport};
use crate::register::health::REPORT;
use crate::ui::commands::{Command, Done, HealthCommand};
use crate::ui::context::UiContext;
use crate::ui::health_words as words;
use crate::ui::icons;
use crate::ui::save_as::{SaveAs, SaveWhat};
use crate::ui::strings::Strings;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, EmptyState, Tone, card, label, note, secondary};
use drafts::Drafts;
use findings::Asked;
use walking::{Walked, Walking};

/// What the page is at.
#[derive(Default)]
enum Stage {
    /// A report, or none yet.
    #[default]
    Still,
    /// The places around the file were asked for.
    Asked,
    /// Under way.
    Walking(Box<Walking>),
    /// The index is made anew with the next frame: the words saying so are on the screen first.
    Rebuilding,
    /// The file could not be read.
    Failed(String),
}

/// The page's view state.
#[derive(Default)]
pub(super) struct HealthPage {
    stage: Stage,
    /// The newest report, once it was looked for; `None`: none was made yet.
    report: OnceCell<Option<HealthReport>>,
    drafts: Drafts,
    saving: Option<SaveAs>,
}

impl HealthPage {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.go_on(ui.ctx(), cx);
        match &self.stage {
            Stage::Walking(walking) => {
                if walking.show(ui, cx) {
                    walking.cancel();
                    self.stage = Stage::Still;
                }
                return;
            }
            Stage::Asked => note(ui, cx.tokens, Tone::Neutral, (icons::REFRESH, &cx.text("health-walk-begins"))),
            Stage::Rebuilding => note(ui, cx.tokens, Tone::Neutral, (icons::REFRESH, &cx.text("health-rebuilding"))),
            Stage::Failed(because) => {
                let words = cx.strings.text_with("settings-unreadable", &[("because", because.as_str().into())]);
                note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &words))
            }
            Stage::Still => ui.response(),
        };
        let kept = self.report.get_or_init(|| {
            let kept: Option<KeptReport> = cx.register.draft(REPORT).ok().flatten();
            kept.map(|kept| kept.read())
        });
        let asked = match kept {
            None => nothing_yet(ui, cx),
            Some(report) => findings::show(ui, cx, report),
        };
        self.answer(ui.ctx(), cx, asked);
        self.drafts.show(ui, cx);
    }

    fn answer(&mut self, ctx: &Context, cx: &UiContext<'_>, asked: Option<Asked>) {
        let report = self.report.get().and_then(Option::as_ref);
        match (asked, report) {
            (Some(Asked::Check), _) => {
                self.stage = Stage::Asked;
                cx.send(Command::Health(HealthCommand::LookAround));
            }
            (Some(Asked::Rebuild), _) => self.stage = Stage::Rebuilding,
            (Some(Asked::Go(place)), _) => cx.go(place),
            (Some(Asked::Copy), Some(report)) => ctx.copy_text(words::report_text(cx.strings, report)),
            (Some(Asked::Save), Some(report)) => self.saving = Some(save(cx, report)),
            (Some(Asked::Copy | Asked::Save) | None, _) => return,
        }
        ctx.request_repaint();
    }

    /// Walks on for a frame, or asks for the index once its words were shown.
    fn go_on(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        match std::mem::take(&mut self.stage) {
            Stage::Rebuilding => {
                cx.send(Command::Health(HealthCommand::RebuildIndex));
                ctx.request_repaint();
            }
            Stage::Walking(walking) => match walking.go_on(ctx, cx) {
                Walked::On(walking) => self.stage = Stage::Walking(walking),
                Walked::Done(report) => {
                    cx.keep_draft(REPORT, &report.to_kept());
                    self.report = OnceCell::from(Some(report));
                    self.drafts.read_again();
                }
                Walked::Failed(because) => self.stage = Stage::Failed(because),
            },
            stage => self.stage = stage,
        }
    }

    /// The dialogs.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        if self.saving.as_mut().is_some_and(|saving| saving.is_over(ctx, cx)) {
            self.saving = None;
        }
        self.drafts.work(ctx, cx);
    }

    pub(super) fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::LookedAround(around) if matches!(self.stage, Stage::Asked) => {
                self.stage = match Walking::begin(cx, around) {
                    Ok(walking) => Stage::Walking(Box::new(walking)),
                    Err(error) => Stage::Failed(error.to_string()),
                };
            }
            Done::IndexRebuilt => {
                // The old finding no longer speaks of the file: looked at anew.
                self.stage = Stage::Asked;
                cx.send(Command::Health(HealthCommand::LookAround));
            }
            _ => {}
        }
    }
}

fn nothing_yet(ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
    let button = Button::primary(cx.text("health-check-now")).icon(icons::HEALTH);
    let empty = EmptyState::new(icons::HEALTH, cx.text("health-none"), cx.text("health-none-line")).button(button);
    card(ui, cx.tokens, |ui| empty.show(ui, cx.tokens)).inner.then_some(Asked::Check)
}

/// The report as a text file.
fn save(cx: &UiContext<'_>, report: &HealthReport) -> SaveAs {
    let day = cx.strings.date_iso(report.at.date());
    let what = SaveWhat {
        title: cx.text("health-save-title"),
        about: cx.text("health-save-about"),
        what: cx.text("health-report-title"),
        name: format!("{} {day}", cx.text("health-report-title")),
        endings: &["txt"],
    };
    let (report, lang) = (report.clone(), cx.strings.lang());
    // The mark at the beginning tells older editors which signs these are.
    SaveAs::ask(cx, what, move |_| {
        let text = words::report_text(&Strings::load(lang), &report);
        Ok(format!("\u{FEFF}{}", text.replace('\n', "\r\n")).into_bytes())
    })
}

/// The head of a report: how all stands, when it was looked at.
fn head(ui: &mut Ui, cx: &UiContext<'_>, (title, line): (&str, &str)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        label(ui, cx.tokens, Text::DetailTitle, title);
        secondary(ui, cx.tokens, line);
    });
}

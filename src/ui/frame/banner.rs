//! The bar under the top bar while nothing is written: why, and the one thing to do about it.

use egui::{Align, Frame, Layout, Margin, Panel, Ui, vec2};

use crate::domain::dates::Moment;
use crate::register::Hold;
use crate::ui::commands::{Command, OpeningCommand, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Answer, Button, Dialog, Tone, paragraph};

/// What the bar has open over the window.
#[derive(Debug, Default)]
pub struct Banner {
    asks_clock: bool,
    pick: Option<PathPick>,
    /// The clock may be wrong though no record lies ahead: asked once.
    odd_clock: Option<OddClock>,
}

/// A clock to be asked about, with the newest record, if there is one.
#[derive(Debug, Clone, Copy)]
struct OddClock(Option<Moment>);

impl Banner {
    /// Asks whether the clock is right; with the newest record, if there is one.
    pub fn ask_odd_clock(&mut self, latest: Option<Moment>) {
        self.odd_clock = Some(OddClock(latest));
    }

    /// Paints the bar while there is a hold, and what it has open.
    pub fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if let Some(hold) = cx.register.hold() {
            self.bar(ui, cx, hold);
            if let Hold::ClockBehind { latest } = hold {
                self.asking_clock(ui, cx, latest);
            }
        }
        self.picking(ui, cx);
        self.asking_odd_clock(ui, cx);
    }

    fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>, hold: Hold) {
        let tone = if matches!(hold, Hold::ViewOnly) { Tone::Neutral } else { Tone::Warn };
        let icon = if matches!(hold, Hold::ViewOnly) { icons::REVEAL } else { icons::WARNING };
        let frame = Frame::new().fill(tone.soft(cx.tokens)).inner_margin(Margin::symmetric(16, 8));
        Panel::top("hold").resizable(false).frame(frame).show(ui, |ui| {
            let row = vec2(ui.available_width(), size::SMALL);
            ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = size::GAP_12;
                self.action(ui, cx, hold);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    icon.show(ui, size::BUTTON_ICON, tone.text(cx.tokens));
                    paragraph(ui, Text::Secondary, &words(cx, hold), tone.text(cx.tokens));
                });
            });
        });
    }

    fn action(&mut self, ui: &mut Ui, cx: &UiContext<'_>, hold: Hold) {
        let (key, send) = match hold {
            Hold::ViewOnly => ("banner-view-go", Some(Command::Shell(ShellCommand::CloseFile))),
            Hold::DiskFull => ("banner-full-go", Some(Command::Opening(OpeningCommand::TryWriting))),
            Hold::ClockBehind { .. } => ("banner-clock-go", None),
            Hold::FileGone => ("banner-gone-go", None),
        };
        if !Button::secondary(cx.text(key)).small().show(ui, cx.tokens).clicked() {
            return;
        }
        match (send, hold) {
            (Some(command), _) => cx.send(command),
            (None, Hold::FileGone) => {
                let pick = PathPick::new(PickWhat::SaveFile, cx.text("banner-gone-pick"), &["hall"]);
                self.pick = Some(pick.text(cx.text("banner-gone-pick-line")));
            }
            (None, _) => self.asks_clock = true,
        }
    }

    fn asking_clock(&mut self, ui: &mut Ui, cx: &UiContext<'_>, latest: Moment) {
        if !self.asks_clock {
            return;
        }
        let values = [("now", time(cx.now).into()), ("latest", time(latest).into())];
        let dialog = Dialog::new("clock", cx.text("clock-question"))
            .icon(icons::WARNING, Tone::Warn)
            .text(cx.strings.text_with("clock-question-line", &values))
            .answers(cx.text("clock-not-right"), Button::primary(cx.text("clock-right")))
            .wide();
        match dialog.show(ui.ctx(), cx.tokens, |_| {}) {
            None => return,
            Some(Answer::Safe) => {}
            Some(Answer::Act) => cx.send(Command::Opening(OpeningCommand::ConfirmClock)),
        }
        self.asks_clock = false;
    }

    fn asking_odd_clock(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let Some(OddClock(latest)) = self.odd_clock else { return };
        let now = time(cx.now);
        let line = match latest {
            Some(latest) => {
                cx.strings.text_with("clock-odd-line", &[("now", now.into()), ("latest", time(latest).into())])
            }
            None => cx.strings.text_with("clock-odd-plain", &[("now", now.into())]),
        };
        let dialog = Dialog::new("odd-clock", cx.text("clock-question"))
            .icon(icons::WARNING, Tone::Warn)
            .text(line)
            .answers(cx.text("clock-odd-close"), Button::primary(cx.text("clock-right")))
            .wide();
        match dialog.show(ui.ctx(), cx.tokens, |_| {}) {
            None => return,
            Some(Answer::Safe) => cx.send(Command::Shell(ShellCommand::CloseFile)),
            Some(Answer::Act) => cx.send(Command::Opening(OpeningCommand::ClockIsRight)),
        }
        self.odd_clock = None;
    }

    fn picking(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let Some(pick) = &mut self.pick else { return };
        match pick.show(ui.ctx(), cx) {
            Picked::Open => return,
            Picked::Cancelled => {}
            Picked::Path(path) => cx.send(Command::Opening(OpeningCommand::SaveElsewhere(path))),
        }
        self.pick = None;
    }
}

fn words(cx: &UiContext<'_>, hold: Hold) -> String {
    match hold {
        Hold::ViewOnly => cx.text("banner-view"),
        Hold::DiskFull => cx.text("banner-full"),
        Hold::FileGone => cx.text("banner-gone"),
        Hold::ClockBehind { latest } => {
            let values = [("now", time(cx.now).into()), ("latest", time(latest).into())];
            cx.strings.text_with("banner-clock", &values)
        }
    }
}

/// `2026-11-23 08:21`
fn time(moment: Moment) -> String {
    moment.local().format("%Y-%m-%d %H:%M").to_string()
}

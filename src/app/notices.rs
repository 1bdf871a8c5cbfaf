//! Notices at the bottom right: two at most, good ones go after 6 seconds, bad ones stay until closed.

use egui::{Align2, Area, Context, Id, Order, vec2};

use super::App;
use crate::domain::dates::Moment;
use crate::ui::commands::{Command, Notice, NoticeTone, ShellCommand};
use crate::ui::theme::size;
use crate::ui::widgets::{ACTION_BAR, Toast, ToastAnswer};

/// How long a good notice stays, in milliseconds.
const STAYS_MS: i64 = 6000;

/// Notices shown.
#[derive(Debug, Default)]
pub struct Notices {
    shown: Vec<Shown>,
    /// Serial number of the next one: each keeps its own place on the screen.
    next: u64,
}

/// A notice on the screen.
#[derive(Debug)]
struct Shown {
    serial: u64,
    notice: Notice,
    since: Moment,
}

impl Notices {
    /// Shows one; the oldest of three goes.
    pub fn push(&mut self, notice: Notice, now: Moment) {
        if notice.offers_undo {
            self.withdraw_undo();
        }
        self.shown.retain(|known| known.notice != notice);
        self.shown.push(Shown { serial: self.next, notice, since: now });
        self.next += 1;
        if self.shown.len() > 2 {
            self.shown.remove(0);
        }
    }

    /// Takes all away: what they say is not for everybody's eyes.
    pub fn clear(&mut self) {
        self.shown.clear();
    }

    /// No notice shown offers Undo any more: what it spoke of is undone, or no longer the newest.
    pub fn withdraw_undo(&mut self) {
        for known in &mut self.shown {
            known.notice.offers_undo = false;
        }
    }

    /// Texts of the notices shown, oldest first.
    pub fn texts(&self) -> Vec<String> {
        self.shown.iter().map(|known| known.notice.text.clone()).collect()
    }

    /// Lets good notices go that were shown long enough; gives milliseconds until the next goes.
    fn age(&mut self, now: Moment) -> Option<u64> {
        let goes = |known: &Shown| (known.notice.tone == NoticeTone::Done).then_some(known.since.0 + STAYS_MS - now.0);
        self.shown.retain(|known| goes(known).is_none_or(|left| left > 0));
        self.shown.iter().filter_map(goes).min().map(|left| left.max(1) as u64)
    }
}

impl App {
    pub(super) fn notices_ui(&mut self, ctx: &Context) {
        if let Some(left) = self.notices.age(self.clock.now()) {
            ctx.request_repaint_after(std::time::Duration::from_millis(left));
        }
        let mut above = size::STATUS_LINE + ACTION_BAR + size::GAP_4;
        let mut answered = None;
        for known in self.notices.shown.iter().rev() {
            let (answer, height) = self.notice_ui(ctx, known, above);
            above += height + size::GAP_8;
            answered = answer.map(|answer| (known.serial, answer)).or(answered);
        }
        if let Some((serial, answer)) = answered {
            self.answer_notice(ctx, serial, answer);
        }
    }

    fn notice_ui(&self, ctx: &Context, known: &Shown, above: f32) -> (Option<ToastAnswer>, f32) {
        let toast = self.toast_of(&known.notice);
        let area = Area::new(Id::unique(("notice", known.serial)))
            .order(Order::Foreground)
            .anchor(Align2::RIGHT_BOTTOM, vec2(-size::GAP_24, -above));
        let shown = area.show(ctx, |ui| {
            ui.set_width(toast.width(ui));
            toast.show(ui, &self.tokens)
        });
        (shown.inner, shown.response.rect.height())
    }

    fn toast_of<'a>(&'a self, notice: &'a Notice) -> Toast<'a> {
        let Notice { tone, text, advice, details, offers_undo } = notice;
        match tone {
            NoticeTone::Done if *offers_undo => {
                Toast::done(text.as_str()).undo(self.strings.text("notice-undo"), "Ctrl Z")
            }
            NoticeTone::Done => Toast::done(text.as_str()),
            NoticeTone::Wrong => {
                let toast = Toast::problem(text.as_str(), advice.as_str()).close(self.strings.text("notice-close"));
                if details.is_empty() { toast } else { toast.copy(self.strings.text("notice-copy")) }
            }
        }
    }

    fn answer_notice(&mut self, ctx: &Context, serial: u64, answer: ToastAnswer) {
        match answer {
            ToastAnswer::Undo => self.commands.send(Command::Shell(ShellCommand::Undo)),
            ToastAnswer::Copy => {
                let copied = self.notices.shown.iter().find(|known| known.serial == serial);
                if let Some(Shown { notice, .. }) = copied {
                    ctx.copy_text(format!("{}\n{}\n{}", notice.text, notice.advice, notice.details));
                }
                return;
            }
            ToastAnswer::Close | ToastAnswer::Retry => {}
        }
        self.notices.shown.retain(|known| known.serial != serial);
        ctx.request_repaint();
    }
}

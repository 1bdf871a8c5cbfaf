//! Notices at the bottom right: two at most, good ones go after 6 seconds, bad ones stay until closed.

use egui::{Align2, Area, Context, Id, Order, vec2};

use super::App;
use crate::domain::dates::Moment;
use crate::ui::commands::{Command, Notice, NoticeTone, ShellCommand};
use crate::ui::theme::size;
use crate::ui::widgets::{Toast, ToastAnswer};

/// How long a good notice stays, in milliseconds.
const STAYS_MS: i64 = 6000;

/// Notices shown.
#[derive(Debug, Default)]
pub struct Notices(Vec<(Notice, Moment)>);

impl Notices {
    /// Shows one; the oldest of three goes.
    pub fn push(&mut self, notice: Notice, now: Moment) {
        if notice.offers_undo {
            for (known, _) in &mut self.0 {
                known.offers_undo = false;
            }
        }
        self.0.retain(|(known, _)| *known != notice);
        self.0.push((notice, now));
        if self.0.len() > 2 {
            self.0.remove(0);
        }
    }

    /// Texts of the notices shown, oldest first.
    pub fn texts(&self) -> Vec<String> {
        self.0.iter().map(|(notice, _)| notice.text.clone()).collect()
    }

    /// Lets good notices go that were shown long enough; gives milliseconds until the next goes.
    fn age(&mut self, now: Moment) -> Option<u64> {
        let goes = |(notice, since): &(Notice, Moment)| {
            (notice.tone == NoticeTone::Done).then_some(since.0 + STAYS_MS - now.0)
        };
        self.0.retain(|shown| goes(shown).is_none_or(|left| left > 0));
        self.0.iter().filter_map(goes).min().map(|left| left.max(1) as u64)
    }
}

impl App {
    pub(super) fn notices_ui(&mut self, ctx: &Context) {
        if let Some(left) = self.notices.age(self.clock.now()) {
            ctx.request_repaint_after(std::time::Duration::from_millis(left));
        }
        let mut above = size::STATUS_LINE + size::GAP_24;
        let mut answered = None;
        for (index, (notice, _)) in self.notices.0.iter().enumerate().rev() {
            let (answer, height) = self.notice_ui(ctx, (index, notice), above);
            above += height + size::GAP_8;
            answered = answer.map(|answer| (index, answer)).or(answered);
        }
        if let Some((index, answer)) = answered {
            self.answer_notice(ctx, index, answer);
        }
    }

    fn notice_ui(&self, ctx: &Context, (index, notice): (usize, &Notice), above: f32) -> (Option<ToastAnswer>, f32) {
        let toast = self.toast_of(notice);
        let area = Area::new(Id::unique(("notice", index)))
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

    fn answer_notice(&mut self, ctx: &Context, index: usize, answer: ToastAnswer) {
        match answer {
            ToastAnswer::Undo => self.commands.send(Command::Shell(ShellCommand::Undo)),
            ToastAnswer::Copy => {
                if let Some((notice, _)) = self.notices.0.get(index) {
                    ctx.copy_text(format!("{}\n{}\n{}", notice.text, notice.advice, notice.details));
                }
                return;
            }
            ToastAnswer::Close | ToastAnswer::Retry => {}
        }
        if index < self.notices.0.len() {
            self.notices.0.remove(index);
        }
    }
}

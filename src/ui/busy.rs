//! The page while long work has the records: what is done, how far it is, a way to stop it. Nothing of the records is shown.

use std::time::Duration;

use egui::Ui;

use super::commands::{Command, Commands, ShellCommand};
use super::icons::{self, Icon};
use super::strings::Strings;
use super::theme::Tokens;
use super::widgets::{Button, Tone, card_head, lone_card, note, progress_with_words};
use crate::register::pace::{Part, Reached};

/// Width of the card.
const CARD: f32 = 480.0;

/// How often the page looks how far the work is.
const LOOKS_EACH: Duration = Duration::from_millis(100);

/// Long work the window waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// So many people of a list are brought in.
    Staff(usize),
    /// So many pictures of a folder are taken over.
    Photos(usize),
    /// So many cases are brought in.
    Cases(usize),
    /// So many box entries are brought in.
    Boxes(usize),
    /// So many documents are brought in.
    Disclosure(usize),
    /// It is looked what is held about a person.
    Look,
    /// A person is erased.
    Erase,
    /// What is due is decided about.
    Review,
    /// Copies that hold who was erased are taken away.
    DropCopies,
    /// The index of the cases is made anew.
    Index,
    /// The newest step is taken back.
    Undo,
}

impl Work {
    fn title(self) -> &'static str {
        match self {
            Self::Staff(_) => "busy-staff",
            Self::Photos(_) => "busy-photos",
            Self::Cases(_) => "busy-cases",
            Self::Boxes(_) => "busy-boxes",
            Self::Disclosure(_) => "busy-disclosure",
            Self::Look => "busy-look",
            Self::Erase => "busy-erase",
            Self::Review => "busy-review",
            Self::DropCopies => "busy-drop-copies",
            Self::Index => "busy-index",
            Self::Undo => "busy-undo",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Staff(_) | Self::Cases(_) | Self::Boxes(_) | Self::Disclosure(_) => icons::IMPORT,
            Self::Photos(_) => icons::PHOTO,
            Self::Look | Self::Index => icons::SEARCH,
            Self::Erase | Self::Review | Self::DropCopies => icons::DELETE,
            Self::Undo => icons::UNDO,
        }
    }

    /// How many rows the list has, where there is one.
    fn rows(self) -> Option<usize> {
        match self {
            Self::Staff(rows) | Self::Photos(rows) | Self::Cases(rows) | Self::Boxes(rows) | Self::Disclosure(rows) => {
                Some(rows)
            }
            _ => None,
        }
    }

    /// Where a part begins and ends on the whole bar: about the share of the time it takes.
    fn share(self, part: Part) -> (f32, f32) {
        match (self, part) {
            (Self::Look | Self::DropCopies, _) | (Self::Index, Part::Index) => (0.0, 1.0),
            (Self::Erase | Self::Review, Part::Looking) => (0.0, 0.3),
            (Self::Erase | Self::Review, Part::Records) => (0.3, 0.6),
            (Self::Erase | Self::Review, Part::History) => (0.6, 0.65),
            (Self::Erase | Self::Review, Part::Index) => (0.65, 0.7),
            (_, Part::Looking) => (0.0, 0.05),
            (_, Part::Records) => (0.05, 0.45),
            (_, Part::History) => (0.45, 0.65),
            (_, Part::Index) => (0.65, 1.0),
            (_, Part::Bytes) => (0.7, 1.0),
        }
    }
}

/// What the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BusyShown {
    /// What is done.
    pub work: Work,
    /// How far it is.
    pub reached: Reached,
    /// Whether it was asked to stop.
    pub is_stopping: bool,
    /// Whether the window locks itself afterwards.
    pub locks_after: bool,
}

impl BusyShown {
    /// How far it is in all, from 0 to 1.
    fn part(&self) -> f32 {
        let Reached { part, done, total } = self.reached;
        let (from, until) = self.work.share(part);
        let within = if total == 0 { 0.0 } else { (done as f32 / total as f32).min(1.0) };
        from + (until - from) * within
    }

    /// `138 / 229`: rows of the list where there is one, else steps of the part; nothing while it is unknown.
    fn far(&self) -> String {
        let Reached { part, done, total } = self.reached;
        if total == 0 {
            return String::new();
        }
        match self.work.rows().filter(|_| matches!(part, Part::Looking | Part::Records)) {
            // A list may be gone through more than once.
            Some(rows) => format!("{} / {rows}", done * rows / total),
            None => format!("{done} / {total}"),
        }
    }

    fn going(&self) -> &'static str {
        match self.reached.part {
            _ if self.is_stopping && self.may_stop() => "busy-stopping",
            Part::Looking => "busy-part-looking",
            Part::Records => "busy-part-records",
            Part::History => "busy-part-history",
            Part::Index => "busy-part-index",
            Part::Bytes => "busy-part-bytes",
        }
    }

    fn may_stop(&self) -> bool {
        self.reached.part != Part::Bytes
    }
}

/// Paints the page and asks by commands.
pub fn show(ui: &mut Ui, (tokens, strings, commands): (&Tokens, &Strings, &Commands), shown: BusyShown) {
    lone_card(ui, tokens, CARD, |ui| {
        let (title, line) = (strings.text(shown.work.title()), strings.text("busy-line"));
        card_head(ui, tokens, (shown.work.icon(), &title, &line));
        let (what, far) = (strings.text(shown.going()), shown.far());
        progress_with_words(ui, tokens, shown.part(), (&what, &far));
        if shown.locks_after {
            note(ui, tokens, Tone::Neutral, (icons::LOCK, &strings.text("busy-locks-after")));
        }
        if stop_button(strings, shown).show(ui, tokens).clicked() {
            commands.send(Command::Shell(ShellCommand::StopWork));
        }
    });
    // The job wakes the window only when it ends.
    ui.ctx().request_repaint_after(LOOKS_EACH);
}

fn stop_button(strings: &Strings, shown: BusyShown) -> Button<'static> {
    let blocked = match () {
        () if !shown.may_stop() => Some(strings.text("busy-stop-late")),
        () if shown.is_stopping => Some(strings.text("busy-stopping")),
        () => None,
    };
    Button::secondary(strings.text("busy-stop")).blocked(blocked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(work: Work, part: Part, (done, total): (usize, usize)) -> BusyShown {
        BusyShown { work, reached: Reached { part, done, total }, is_stopping: false, locks_after: false }
    }

    #[test]
    fn the_bar_never_goes_back_from_part_to_part() {
        let parts = [Part::Looking, Part::Records, Part::History, Part::Index, Part::Bytes];
        let bringing = (Work::Cases(10), &parts[..4]);
        let undoing = (Work::Undo, &parts[1..4]);
        for (work, parts) in [bringing, undoing, (Work::Erase, &parts[..]), (Work::Review, &parts[1..])] {
            let mut last = 0.0;
            for part in parts {
                for done in [0, 1, 2] {
                    let now = at(work, *part, (done, 2)).part();
                    assert!(now >= last, "{work:?} {part:?} {done}: {now} after {last}");
                    last = now;
                }
            }
            assert!((last - 1.0).abs() < 1e-6, "{work:?} ends at {last}");
        }
    }

    #[test]
    fn rows_of_the_list_are_counted_though_it_is_gone_through_twice() {
        assert_eq!(at(Work::Cases(100), Part::Records, (50, 200)).far(), "25 / 100");
        assert_eq!(at(Work::Cases(100), Part::History, (50, 700)).far(), "50 / 700");
        assert_eq!(at(Work::Erase, Part::Bytes, (0, 0)).far(), "");
    }
}

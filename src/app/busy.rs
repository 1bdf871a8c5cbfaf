//! Long work with the records of the open file: they are lent to a job, a page says how far it is, and all else of the
//! session waits as it was. What is asked meanwhile is done afterwards.

use std::path::PathBuf;
use std::time::Duration;

use egui::{CentralPanel, Context, Frame, Key, Modifiers, Ui};

use super::App;
use super::dispatch::{Change, apply};
use super::session::Session;
use crate::domain::dates::Moment;
use crate::jobs::JobEnd;
use crate::jobs::lending::{GivenBack, Lent};
use crate::register::undo::Undoable;
use crate::register::{Outcome, Register, RegisterError};
use crate::ui::busy::{self, BusyShown, Work};
use crate::ui::commands::{
    AccessCommand, BringCommand, Command, Done, HealthCommand, Notice, PrivacyCommand, ShellCommand, StaffCommand,
};

/// So long the window waits before it shows the page: short work does not make it flicker.
const SHORT: Duration = Duration::from_millis(60);

/// What a job does with the records.
pub(super) enum Errand {
    /// A change, or a look that takes its time.
    Change(Box<Command>),
    /// Taking the newest step back, with the reason for cases that stay as void ones.
    Undo(String),
}

/// How it ended.
enum Ended {
    Change(Result<Change, RegisterError>),
    Undo(Result<Outcome<Undoable>, RegisterError>),
}

impl Errand {
    fn run(self, register: &mut Register, at: Moment) -> Ended {
        match self {
            Self::Change(command) => Ended::Change(apply(register, *command, at)),
            Self::Undo(reason) => Ended::Undo(register.undo(&reason, at)),
        }
    }
}

/// Work under way.
pub(super) struct Busy {
    lent: Lent<Ended>,
    left: Left,
    is_stopping: bool,
}

/// What waits for the records.
struct Left {
    work: Work,
    session: Session<()>,
    /// The file, should its records be lost.
    file: Option<PathBuf>,
    /// What was asked meanwhile.
    asked: Vec<Command>,
}

/// The long work a command is; `None` for what is done between two frames.
pub(super) fn work_of(command: &Command) -> Option<Work> {
    Some(match command {
        Command::Staff(StaffCommand::Import(people)) => Work::Staff(people.len()),
        Command::Staff(StaffCommand::Photos(pictures)) => Work::Photos(pictures.len()),
        Command::Bringing(BringCommand::Cases(cases)) => Work::Cases(cases.len()),
        Command::Bringing(BringCommand::Boxes(entries)) => Work::Boxes(entries.len()),
        Command::Bringing(BringCommand::Disclosure(documents)) => Work::Disclosure(documents.len()),
        Command::Privacy(PrivacyCommand::LookAt(_)) => Work::Look,
        Command::Privacy(PrivacyCommand::Erase(_)) => Work::Erase,
        Command::Privacy(PrivacyCommand::Review(..)) => Work::Review,
        Command::Privacy(PrivacyCommand::DropCopies(_)) => Work::DropCopies,
        Command::Health(HealthCommand::RebuildIndex) => Work::Index,
        _ => return None,
    })
}

impl App {
    /// Lends the records to a job. Nothing typed waits in memory meanwhile.
    pub(super) fn begin_busy(&mut self, (errand, work): (Errand, Work), ctx: &Context) {
        self.keep_all_drafts();
        let now = self.clock.now();
        let Some(session) = self.session.take() else { return };
        // What it would take back is about to be no longer the newest.
        self.notices.withdraw_undo();
        let (register, session) = session.exchange(());
        let file = register.path().map(ToOwned::to_owned);
        let lent = Lent::lend(&self.jobs, "long work", register, move |register| errand.run(register, now));
        let left = Left { work, session, file, asked: Vec::new() };
        match lent.take_back_within(SHORT) {
            Ok(back) => self.come_back_from(left, back),
            Err(lent) => self.busy = Some(Busy { lent, left, is_stopping: false }),
        }
        ctx.request_repaint();
    }

    /// Between frames: takes the records back once the work is over.
    pub(super) fn finish_busy(&mut self, ctx: &Context) {
        let Some(Busy { lent, left, is_stopping }) = self.busy.take() else { return };
        match lent.take_back() {
            Ok(back) => {
                self.come_back_from(left, back);
                ctx.request_repaint();
            }
            Err(lent) => self.busy = Some(Busy { lent, left, is_stopping }),
        }
    }

    /// The file is to be closed: the work is stopped where it can be, waited for where it cannot.
    pub(super) fn end_busy(&mut self) {
        if let Some(Busy { lent, left, .. }) = self.busy.take() {
            self.come_back_from(left, lent.stop());
        }
    }

    /// Holds back what is asked while the records are lent; gives back what may be done now.
    pub(super) fn hold_back(&mut self, command: Command) -> Option<Command> {
        let Some(busy) = &mut self.busy else { return Some(command) };
        match command {
            Command::Shell(ShellCommand::StopWork) => {
                busy.lent.cancel();
                busy.is_stopping = true;
            }
            // It meant what was newest before.
            Command::Shell(ShellCommand::Undo) => {}
            later => busy.left.asked.push(later),
        }
        None
    }

    /// The records are back: all is as it was, and how the work ended is told.
    fn come_back_from(&mut self, left: Left, (register, end): GivenBack<Ended>) {
        let Left { session, file, asked, .. } = left;
        let Some(mut register) = register else {
            return self.open_again(file);
        };
        if let JobEnd::Broke(_) = &end
            && let Err(error) = register.recover()
        {
            tracing::error!(%error, "the records could not be read again");
        }
        self.session = Some(session.exchange(register).1);
        match end {
            JobEnd::Value(Ended::Change(ended)) => {
                self.changed(ended);
            }
            JobEnd::Value(Ended::Undo(ended)) => self.undone(ended),
            JobEnd::Broke(because) => self.tell_broken(&because),
        }
        for command in asked {
            match command {
                Command::Shell(ShellCommand::KeepDraft(key, body)) => self.keep_draft(key, body),
                Command::Shell(ShellCommand::ForgetDraft(key)) => self.forget_draft(&key),
                later => self.commands.send(later),
            }
        }
    }

    fn tell_broken(&mut self, because: &str) {
        tracing::error!(because, "long work broke off");
        let notice = Notice::wrong(self.strings.text("busy-broke"), self.strings.text("busy-broke-do"));
        self.notify(notice.with_details(because));
        self.hear(&Done::Refused);
    }

    /// The records did not come back, so the file is closed: opened anew, as after a power cut.
    fn open_again(&mut self, file: Option<PathBuf>) {
        tracing::error!("the records did not come back from a job");
        if let Some(file) = file {
            self.open_file(&file);
        }
    }

    pub(super) fn busy_ui(&mut self, ui: &mut Ui) {
        let Some(Busy { lent, left, is_stopping }) = &self.busy else { return };
        let locks = |command: &Command| matches!(command, Command::Access(AccessCommand::Lock));
        let shown = BusyShown {
            work: left.work,
            reached: lent.reached(),
            is_stopping: *is_stopping,
            locks_after: left.asked.iter().any(locks),
        };
        let ground = Frame::new().fill(self.tokens.ground);
        let around = (&self.tokens, &self.strings, &self.commands);
        CentralPanel::default().frame(ground).show(ui, |ui| busy::show(ui, around, shown));
    }

    /// Whoever leaves can lock: it is done once the records are back. Nothing of them is on the screen until then.
    pub(super) fn busy_keys(&self, ctx: &Context) {
        if ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::L)) {
            self.commands.send(Command::Access(AccessCommand::Lock));
        }
    }

    /// Whether long work has the records; tests look here.
    pub fn is_busy(&self) -> bool {
        self.busy.is_some()
    }
}

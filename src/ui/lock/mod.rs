//! The lock screen: whose file, who, the passphrase or the recovery code, and how long to wait after a wrong one. Nothing
//! of the hall's records is in memory while it is shown.

mod secret_field;
mod who;

use std::path::Path;

use egui::{Context, Id, Key, Ui};
use zeroize::{Zeroize, Zeroizing};

use super::commands::{AccessCommand, Command, Commands};
use super::icons;
use super::strings::Strings;
use super::theme::{Text, Tokens, size};
use super::widgets::{Button, Caption, ListRow, TextField, Tone, card_head, label, lone_card, note, paragraph};
use crate::domain::passphrases::TypingHint;
use crate::domain::recovery_codes::{CodeFault, RecoveryCode};
use crate::jobs::sealing::try_secret;
use crate::jobs::{JobEnd, Jobs, Task};
use crate::register::sealing::{Candidate, KeySlots, Secret, SlotsError, UnlockError};

pub(in crate::ui) use secret_field::SecretField;
pub use who::WhoDialog;

/// Width of the card.
const CARD: f32 = 440.0;

/// Given to the lock screen; no file is open, so there is no register.
#[derive(Clone, Copy)]
pub struct LockContext<'a> {
    /// The locked file.
    pub file: &'a Path,
    /// Where to ask.
    pub commands: &'a Commands,
    /// Where passphrases are tried.
    pub jobs: &'a Jobs,
    /// Texts in the language chosen.
    pub strings: &'a Strings,
    /// Colours and sizes.
    pub tokens: &'a Tokens,
    /// Milliseconds until the next try.
    pub wait_ms: i64,
}

impl LockContext<'_> {
    fn text(&self, key: &str) -> String {
        self.strings.text(key)
    }

    fn send(&self, command: AccessCommand) {
        self.commands.send(Command::Access(command));
    }
}

/// What stands before the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LockState {
    /// A passphrase; the masked names to choose from.
    Sealed(Vec<String>),
    /// The key file is gone: only the recovery code is left.
    KeysLost,
    /// The key file cannot be read; why.
    KeysBad(String),
    /// Nothing: the file needs no key, it is only out of sight.
    Covered,
    /// The file is being written anew.
    Writing,
}

impl LockState {
    /// As the key file beside a closed file says.
    pub fn of_sealed(file: &Path) -> Self {
        match KeySlots::of_file(file) {
            Ok(Some(slots)) => Self::Sealed(slots.labels()),
            Ok(None) => Self::KeysLost,
            Err(error) => Self::KeysBad(error.to_string()),
        }
    }
}

/// By what one comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Passphrase,
    Code,
}

/// The lock screen.
pub struct LockScreen {
    file_name: String,
    state: LockState,
    way: Way,
    label: usize,
    secret: SecretField,
    trying: Option<Task<Result<Vec<Candidate>, UnlockError>>>,
    problem: Option<String>,
    asks_focus: bool,
}

impl LockScreen {
    /// The screen of a file.
    pub fn new(file_name: String, state: LockState) -> Self {
        let needs_code = matches!(state, LockState::KeysLost | LockState::KeysBad(_));
        Self {
            file_name,
            state,
            way: if needs_code { Way::Code } else { Way::Passphrase },
            label: 0,
            secret: SecretField::default(),
            trying: None,
            problem: None,
            asks_focus: true,
        }
    }

    /// What went wrong with the last try.
    pub fn say(&mut self, error: UnlockError) {
        self.secret.typed.zeroize();
        self.asks_focus = true;
        self.problem = Some(match error {
            UnlockError::Wrong if self.way == Way::Code => "lock-wrong-code".to_owned(),
            UnlockError::Wrong => "lock-wrong".to_owned(),
            UnlockError::Removed => "lock-removed".to_owned(),
            UnlockError::NoKeys => "lock-keys-lost".to_owned(),
            UnlockError::Slots(SlotsError::TooNew(_)) => "error-too-new".to_owned(),
            UnlockError::Slots(_) => "lock-keys-bad".to_owned(),
            UnlockError::Register(error) => {
                tracing::warn!(%error, "the file could not be opened");
                "lock-not-opened".to_owned()
            }
        });
    }

    /// Paints it and asks by commands.
    pub fn show(&mut self, ui: &mut Ui, cx: &LockContext<'_>) {
        self.poll(cx);
        lone_card(ui, cx.tokens, CARD, |ui| {
            self.head(ui, cx);
            self.body(ui, cx);
        });
    }

    fn head(&self, ui: &mut Ui, cx: &LockContext<'_>) {
        let line = match self.state {
            LockState::Covered => "lock-covered-line",
            LockState::Writing => "lock-writing-line",
            _ => "lock-line",
        };
        card_head(ui, cx.tokens, (icons::LOCK, &self.file_name, &cx.text(line)));
    }

    fn body(&mut self, ui: &mut Ui, cx: &LockContext<'_>) {
        match &self.state {
            LockState::Writing => {
                paragraph(ui, Text::Body, &cx.text("lock-writing"), cx.tokens.text);
                return;
            }
            LockState::Covered => {
                note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("lock-covered")));
                if Button::primary(cx.text("lock-uncover")).show(ui, cx.tokens).clicked() || enter_pressed(ui) {
                    cx.send(AccessCommand::Uncover);
                }
                return;
            }
            LockState::KeysLost => {
                note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("lock-keys-lost")));
            }
            LockState::KeysBad(_) => {
                note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("lock-keys-bad")));
            }
            LockState::Sealed(_) => {}
        }
        self.people(ui, cx);
        self.field(ui, cx);
        self.told(ui, cx);
        self.buttons(ui, cx);
    }

    /// Who it is; asked only where there is a choice.
    fn people(&mut self, ui: &mut Ui, cx: &LockContext<'_>) {
        let LockState::Sealed(labels) = &self.state else { return };
        if labels.len() < 2 || self.way == Way::Code {
            return;
        }
        label(ui, cx.tokens, Text::Secondary, &cx.text("lock-who"));
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        for (index, name) in labels.iter().enumerate() {
            let row = ListRow::new(icons::PERSON, name).picked(index == self.label);
            if row.show(ui, cx.tokens).clicked() {
                self.label = index;
                self.asks_focus = true;
            }
        }
        ui.spacing_mut().item_spacing.y = size::GAP_12;
    }

    fn field(&mut self, ui: &mut Ui, cx: &LockContext<'_>) {
        let id = Id::unique("lock-secret");
        let response = if self.way == Way::Code {
            let caption =
                Caption::new(cx.text("lock-code")).hint(cx.text("lock-code-hint")).warning(self.code_hint(cx));
            TextField::new(caption, &mut self.secret.typed).id(id).keeps_enter().limit(400).show(ui, cx.tokens)
        } else {
            let caption = Caption::new(cx.text("lock-passphrase"));
            self.secret.show(ui, (cx.tokens, cx.strings), (caption, id))
        };
        if response.changed() {
            self.problem = None;
        }
        if std::mem::take(&mut self.asks_focus) {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        if (response.has_focus() || response.lost_focus()) && enter_pressed(ui) {
            self.try_it(ui.ctx(), cx);
        }
    }

    /// Which group cannot be, once enough is typed.
    fn code_hint(&self, cx: &LockContext<'_>) -> Option<String> {
        let fault = RecoveryCode::parse(&self.secret.typed).err()?;
        code_fault_words(cx.strings, fault, &self.secret.typed)
    }

    /// What went wrong, and how long to wait.
    fn told(&self, ui: &mut Ui, cx: &LockContext<'_>) {
        if let Some(key) = &self.problem {
            note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &cx.text(key)));
        }
        if cx.wait_ms > 0 {
            let seconds = (cx.wait_ms + 999) / 1000;
            let words = cx.strings.text_with("lock-wait", &[("n", seconds.into())]);
            note(ui, cx.tokens, Tone::Warn, (icons::DUE, &words));
            let next = cx.wait_ms % 1000 + 20;
            ui.ctx().request_repaint_after(std::time::Duration::from_millis(next as u64));
        }
    }

    fn buttons(&mut self, ui: &mut Ui, cx: &LockContext<'_>) {
        let blocked = match () {
            () if self.trying.is_some() => Some(cx.text("lock-trying")),
            () if cx.wait_ms > 0 => {
                Some(cx.strings.text_with("lock-wait", &[("n", ((cx.wait_ms + 999) / 1000).into())]))
            }
            () if self.secret.typed.trim().is_empty() => Some(cx.text("lock-nothing-typed")),
            () => None,
        };
        let words = if self.trying.is_some() { "lock-trying" } else { "lock-open" };
        let width = ui.available_width();
        if Button::primary(cx.text(words)).width(width).blocked(blocked).show(ui, cx.tokens).clicked() {
            self.try_it(ui.ctx(), cx);
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_16;
            if matches!(self.state, LockState::Sealed(_)) {
                let (words, way) = match self.way {
                    Way::Passphrase => ("lock-by-code", Way::Code),
                    Way::Code => ("lock-by-passphrase", Way::Passphrase),
                };
                if Button::link(cx.text(words)).show(ui, cx.tokens).clicked() {
                    self.secret.wipe(ui.ctx(), Id::unique("lock-secret"));
                    (self.way, self.problem, self.asks_focus) = (way, None, true);
                }
            }
            if Button::link(cx.text("lock-leave")).show(ui, cx.tokens).clicked() {
                cx.send(AccessCommand::LeaveLock);
            }
        });
    }

    fn try_it(&mut self, ctx: &Context, cx: &LockContext<'_>) {
        if self.trying.is_some() || cx.wait_ms > 0 || self.secret.typed.trim().is_empty() {
            return;
        }
        let secret = match self.way {
            Way::Code => match RecoveryCode::parse(&self.secret.typed) {
                Ok(code) => Secret::Code(code),
                Err(fault) => {
                    self.problem = Some(match fault {
                        CodeFault::WrongGroup(_) => "lock-code-group".to_owned(),
                        _ => "lock-code-form".to_owned(),
                    });
                    return;
                }
            },
            Way::Passphrase => {
                let label = match &self.state {
                    LockState::Sealed(labels) if labels.len() > 1 => labels.get(self.label).cloned(),
                    _ => None,
                };
                Secret::Passphrase(Zeroizing::new(self.secret.typed.clone()), label)
            }
        };
        self.problem = None;
        self.secret.wipe(ctx, Id::unique("lock-secret"));
        self.trying = Some(try_secret(cx.jobs, cx.file.to_owned(), secret));
    }

    fn poll(&mut self, cx: &LockContext<'_>) {
        let Some(end) = self.trying.as_ref().and_then(Task::poll) else {
            return;
        };
        self.trying = None;
        match end {
            JobEnd::Value(Ok(candidates)) => cx.send(AccessCommand::Unlock(candidates)),
            JobEnd::Value(Err(error)) => {
                if matches!(error, UnlockError::Wrong) {
                    cx.send(AccessCommand::WrongTried);
                }
                self.say(error);
            }
            JobEnd::Broke(because) => {
                tracing::error!(because, "trying a passphrase broke off");
                self.problem = Some("lock-not-opened".to_owned());
            }
        }
    }
}

fn enter_pressed(ui: &Ui) -> bool {
    ui.input(|input| input.key_pressed(Key::Enter))
}

/// What the typed text shows about keyboard and input method.
pub(in crate::ui) fn hint_words(strings: &Strings, hint: TypingHint) -> String {
    strings.text(match hint {
        TypingHint::Wide => "passphrase-hint-wide",
        TypingHint::Signs => "passphrase-hint-signs",
        TypingHint::Capitals => "passphrase-hint-capitals",
    })
}

/// What is wrong with a code; nothing while it is still being typed.
fn code_fault_words(strings: &Strings, fault: CodeFault, typed: &str) -> Option<String> {
    match fault {
        CodeFault::WrongGroup(place) => Some(strings.text_with("lock-code-wrong-group", &[("n", place.into())])),
        CodeFault::Count(count) if count > 48 => Some(strings.text_with("lock-code-count", &[("n", count.into())])),
        CodeFault::Count(_) => None,
        CodeFault::Foreign(_) if typed.trim().is_empty() => None,
        CodeFault::Foreign(sign) => Some(strings.text_with("lock-code-foreign", &[("sign", sign.to_string().into())])),
    }
}

//! Setting a passphrase: typed twice; for a new key the recovery code is shown, and one of its groups typed back, before
//! anything is done.

use egui::{Id, Ui};
use zeroize::Zeroizing;

use super::data::AccessData;
use crate::domain::passphrases::{LEAST, PassphraseFault, Strength, check, strength};
use crate::domain::people::PersonName;
use crate::jobs::sealing::give_passphrase;
use crate::jobs::{JobEnd, Task};
use crate::register::FileKey;
use crate::register::sealing::{FirstPassphrase, SlotOwner, SlotsError, slot_owner};
use crate::ui::commands::{AccessCommand, Command, Notice};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::lock::SecretField;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Caption, TextField, Tone, label, muted, note, paragraph};
use crate::ui::words;

/// What the passphrase is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To close an open file.
    Seal,
    /// To make a new key for a closed one.
    Renew,
    /// To let a person into a closed one.
    Give(SlotOwner, String),
}

/// What the form wants of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Nothing.
    Nothing,
    /// It is done with.
    Close,
    /// The recovery code on paper.
    Paper,
}

/// The form.
pub(super) struct PassphraseForm {
    purpose: Purpose,
    name: String,
    first: SecretField,
    again: SecretField,
    problem: Option<PassphraseFault>,
    name_problem: Option<String>,
    /// The new key and the passphrase that was checked; then the code is shown.
    made: Option<(FileKey, Zeroizing<String>)>,
    group: String,
    is_group_wrong: bool,
    giving: Option<Task<Result<(), SlotsError>>>,
}

impl PassphraseForm {
    pub(super) fn new(purpose: Purpose) -> Self {
        Self {
            purpose,
            name: String::new(),
            first: SecretField::default(),
            again: SecretField::default(),
            problem: None,
            name_problem: None,
            made: None,
            group: String::new(),
            is_group_wrong: false,
            giving: None,
        }
    }

    /// The key made here, not yet the file's.
    pub(super) fn new_key(&self) -> Option<&FileKey> {
        self.made.as_ref().map(|(key, _)| key)
    }

    pub(super) fn title(&self, cx: &UiContext<'_>) -> String {
        match &self.purpose {
            Purpose::Seal => cx.text("access-seal"),
            Purpose::Renew => cx.text("access-renew"),
            Purpose::Give(_, name) => cx.strings.text_with("access-give-title", &[("name", name.as_str().into())]),
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &AccessData) -> Wanted {
        if let Some(done) = self.poll(cx) {
            return done;
        }
        if self.made.is_some() { self.code(ui, cx, data) } else { self.passphrase(ui, cx, data) }
    }

    fn passphrase(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &AccessData) -> Wanted {
        paragraph(
            ui,
            Text::Secondary,
            &cx.strings.text_with("passphrase-rules", &[("n", LEAST.into())]),
            cx.tokens.text2,
        );
        if self.purpose == Purpose::Renew {
            note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("access-renew-line")));
        }
        let asks_name = self.purpose == Purpose::Seal && data.people.is_empty();
        if asks_name {
            let caption = Caption::new(cx.text("access-your-name")).problem(self.name_problem.clone());
            if TextField::new(caption, &mut self.name).limit(40).show(ui, cx.tokens).changed() {
                self.name_problem = None;
            }
        }
        let look = (cx.tokens, cx.strings);
        let short = self.fault_words(cx, &[PassphraseFault::TooShort, PassphraseFault::TooLong]);
        let caption = Caption::new(cx.text("passphrase-new")).problem(short);
        let mut changed = self.first.show(ui, look, (caption, first_id())).changed();
        if !self.first.typed.is_empty() {
            muted(ui, cx.tokens, &cx.text(strength_key(strength(&self.first.typed))));
        }
        let caption =
            Caption::new(cx.text("passphrase-again")).problem(self.fault_words(cx, &[PassphraseFault::Differs]));
        changed |= self.again.show(ui, look, (caption, again_id())).changed();
        if changed {
            self.problem = None;
        }
        let is_busy = self.giving.is_some().then(|| cx.text("lock-trying"));
        let (mut go, mut away) = (false, false);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_8;
            let words = if matches!(self.purpose, Purpose::Give(..)) { "access-give-do" } else { "access-to-code" };
            go = Button::primary(cx.text(words)).blocked(is_busy).show(ui, cx.tokens).clicked();
            away = Button::quiet(cx.text("access-cancel")).show(ui, cx.tokens).clicked();
        });
        if go && (!asks_name || self.adds_me(cx)) {
            self.go_on(ui, cx);
        }
        if away { Wanted::Close } else { Wanted::Nothing }
    }

    /// Puts whoever closes the file on the list first.
    fn adds_me(&mut self, cx: &UiContext<'_>) -> bool {
        match PersonName::parse(&self.name) {
            Ok(name) if check(&self.first.typed, &self.again.typed).is_ok() => {
                cx.send(Command::Access(AccessCommand::AddKeeper(name)));
                true
            }
            Ok(_) => true,
            Err(wrong) => {
                self.name_problem = Some(words::wrong(cx.strings, &wrong));
                false
            }
        }
    }

    fn fault_words(&self, cx: &UiContext<'_>, of: &[PassphraseFault]) -> Option<String> {
        let fault = self.problem.filter(|fault| of.contains(fault))?;
        Some(match fault {
            PassphraseFault::TooShort => cx.strings.text_with("passphrase-short", &[("n", LEAST.into())]),
            PassphraseFault::TooLong => cx.text("passphrase-long"),
            PassphraseFault::Differs => cx.text("passphrase-differs"),
        })
    }

    fn go_on(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let passphrase = match check(&self.first.typed, &self.again.typed) {
            Ok(passphrase) => Zeroizing::new(passphrase),
            Err(fault) => {
                self.problem = Some(fault);
                return;
            }
        };
        self.first.wipe(ui.ctx(), first_id());
        self.again.wipe(ui.ctx(), again_id());
        if let Purpose::Give(owner, _) = &self.purpose {
            let (Some(key), Some(file), Ok(hall)) = (cx.register.key(), cx.register.path(), cx.register.hall_uid())
            else {
                return;
            };
            let first = FirstPassphrase { key: key.clone(), owner: owner.clone(), passphrase };
            self.giving = Some(give_passphrase(cx.jobs, file.to_owned(), hall, first));
            return;
        }
        match FileKey::random() {
            Ok(key) => self.made = Some((key, passphrase)),
            Err(error) => {
                let words = (cx.text("access-not-rewritten"), cx.text("access-not-rewritten-do"));
                cx.notify(Notice::wrong(words.0, words.1).with_details(error.to_string()));
            }
        }
    }

    fn poll(&mut self, cx: &UiContext<'_>) -> Option<Wanted> {
        let end = self.giving.as_ref()?.poll()?;
        self.giving = None;
        match end {
            JobEnd::Value(Ok(())) => {
                cx.send(Command::Access(AccessCommand::NotePassphrase));
                return Some(Wanted::Close);
            }
            JobEnd::Value(Err(error)) => not_kept(cx, &error.to_string()),
            JobEnd::Broke(because) => not_kept(cx, &because),
        }
        None
    }

    /// The code, and the question for one of its groups.
    fn code(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &AccessData) -> Wanted {
        let Some((key, _)) = &self.made else { return Wanted::Close };
        let code = key.code();
        let asked = usize::from(key.bytes()[0] % 8);
        note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("access-code-line")));
        code_groups(ui, cx, &code.groups());
        let mut wanted = Wanted::Nothing;
        if Button::secondary(cx.text("access-code-print")).icon(icons::PRINT).show(ui, cx.tokens).clicked() {
            wanted = Wanted::Paper;
        }
        let wrong = self.is_group_wrong.then(|| cx.text("access-code-back-wrong"));
        let words = cx.strings.text_with("access-code-back", &[("n", (asked + 1).into())]);
        let field = TextField::new(Caption::new(words).problem(wrong).width(280.0), &mut self.group).limit(12);
        if field.show(ui, cx.tokens).changed() {
            self.is_group_wrong = false;
        }
        let owner = owner(cx, data);
        let nobody = owner.is_none().then(|| cx.text("access-say-who"));
        let is_sealing = self.purpose == Purpose::Seal;
        let (mut go, mut away) = (false, false);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_8;
            let words = if is_sealing { "access-seal-do" } else { "access-renew-do" };
            go = Button::primary(cx.text(words)).icon(icons::LOCK).blocked(nobody).show(ui, cx.tokens).clicked();
            away = Button::quiet(cx.text("access-cancel")).show(ui, cx.tokens).clicked();
        });
        if away {
            return Wanted::Close;
        }
        let (true, Some(owner)) = (go, owner) else { return wanted };
        if !code.is_group(asked, &self.group) {
            self.is_group_wrong = true;
        } else if let Some((key, passphrase)) = self.made.take() {
            let first = FirstPassphrase { key, owner, passphrase };
            cx.send(Command::Access(AccessCommand::Reclose(Some(Box::new(first)))));
            return Wanted::Close;
        }
        wanted
    }
}

/// Whose passphrase the first one is: who works, or the only one on the list.
fn owner(cx: &UiContext<'_>, data: &AccessData) -> Option<SlotOwner> {
    let at_work = data.people.iter().find(|person| Some(person.keeper.id) == cx.register.author());
    let only = if let [only] = data.people.as_slice() { Some(only) } else { None };
    at_work.or(only).map(|person| slot_owner(&person.keeper))
}

/// The groups of a code, two rows of four.
pub(super) fn code_groups(ui: &mut Ui, cx: &UiContext<'_>, groups: &[String]) {
    for row in groups.chunks(4) {
        ui.columns(4, |columns| {
            for (ui, group) in columns.iter_mut().zip(row) {
                label(ui, cx.tokens, Text::PersonName, group);
            }
        });
    }
}

fn not_kept(cx: &UiContext<'_>, because: &str) {
    let words = (cx.text("access-not-given"), cx.text("access-not-given-do"));
    cx.notify(Notice::wrong(words.0, words.1).with_details(because));
}

fn strength_key(strength: Strength) -> &'static str {
    match strength {
        Strength::Weak => "passphrase-weak",
        Strength::Fair => "passphrase-fair",
        Strength::Good => "passphrase-good",
    }
}

fn first_id() -> Id {
    Id::unique("passphrase-first")
}

fn again_id() -> Id {
    Id::unique("passphrase-again")
}

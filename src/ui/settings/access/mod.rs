//! Passphrase, lock, and people who may open the file; and in plain words what that protects and what it does not.

mod copies;
mod data;
mod form;
mod paper;
mod people;

use egui::{Context, Ui};

use crate::domain::locking::IdleLock;
use crate::register::FileKey;
use crate::ui::commands::{AccessCommand, Command, Done};
use crate::ui::context::UiContext;
use crate::ui::copies::CopiesShown;
use crate::ui::icons;
use crate::ui::papers::PaperPanel;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Answer, Button, Dialog, Segments, Tone, chip, label, muted, note, paragraph, titled_card};
use data::{AccessData, Standing};
use form::{PassphraseForm, Purpose, Wanted, code_groups};
use people::People;

/// A decision asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    Unseal,
    DeleteCopies,
}

/// The page's view state.
#[derive(Default)]
pub(super) struct AccessPage {
    idle: IdleLock,
    data: Option<AccessData>,
    form: Option<PassphraseForm>,
    people: People,
    copies: copies::PlainCopies,
    shows_code: bool,
    paper: Option<PaperPanel>,
    question: Option<Question>,
}

impl AccessPage {
    pub(super) fn set_idle_lock(&mut self, limit: IdleLock) {
        self.idle = limit;
    }

    /// Tells where the copies of the file lie.
    pub(super) fn tell(&mut self, copies: &CopiesShown) {
        self.copies.tell(copies);
    }

    /// The recovery sheet in place of the page, while it is looked at.
    pub(super) fn paper(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        let Some(paper) = &mut self.paper else { return false };
        if paper.show(ui, cx) {
            self.paper = None;
        }
        true
    }

    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        AccessData::current(&mut self.data, cx);
        let Some(data) = self.data.take() else { return };
        self.passphrase_card(ui, cx, &data);
        if self.copies.show(ui, cx, data.standing) {
            self.question = Some(Question::DeleteCopies);
        }
        if let Some(owner) = self.people.show(ui, cx, &data) {
            self.form = Some(PassphraseForm::new(owner));
        }
        if data.standing != Standing::InMemory {
            self.lock_card(ui, cx, &data);
        }
        protects_card(ui, cx);
        self.data = Some(data);
    }

    fn passphrase_card(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &AccessData) {
        let title = self.form.as_ref().map_or_else(|| cx.text("access-passphrase"), |form| form.title(cx));
        titled_card(ui, cx.tokens, (&title, ""), |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_12;
            if let Some(form) = &mut self.form {
                let wanted = form.show(ui, cx, data);
                let key = form.new_key().cloned();
                match wanted {
                    Wanted::Nothing => {}
                    Wanted::Close => self.form = None,
                    Wanted::Paper => self.paper = key.map(|key| paper::recovery_paper(cx, &key)),
                }
                return;
            }
            match data.standing {
                Standing::InMemory => muted(ui, cx.tokens, &cx.text("access-in-memory")),
                Standing::CannotSeal => {
                    note(ui, cx.tokens, Tone::Neutral, (icons::INFO, &cx.text("access-cannot-seal")))
                }
                Standing::Plain => {
                    paragraph(ui, Text::Body, &cx.text("access-plain"), cx.tokens.text);
                    let button = Button::primary(cx.text("access-seal")).icon(icons::LOCK).show(ui, cx.tokens);
                    if button.clicked() {
                        self.form = Some(PassphraseForm::new(Purpose::Seal));
                    }
                    button
                }
                Standing::Sealed => self.sealed(ui, cx, data),
            };
        });
    }

    fn sealed(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &AccessData) -> egui::Response {
        let state = chip(ui, cx.tokens, Tone::Ok, (icons::LOCK, &cx.text("access-sealed")));
        if data.keys_bad {
            note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &cx.text("access-keys-bad")));
        }
        paragraph(ui, Text::Body, &cx.text("access-sealed-line"), cx.tokens.text);
        if let (true, Some(key)) = (self.shows_code, cx.register.key()) {
            code_groups(ui, cx, &key.code().groups());
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(size::GAP_8, size::GAP_8);
            let words = if self.shows_code { "access-code-hide" } else { "access-code-show" };
            if Button::secondary(cx.text(words)).icon(icons::REVEAL).show(ui, cx.tokens).clicked() {
                self.shows_code = !self.shows_code;
            }
            if Button::secondary(cx.text("access-code-print")).icon(icons::PRINT).show(ui, cx.tokens).clicked() {
                self.paper = cx.register.key().map(|key: &FileKey| paper::recovery_paper(cx, key));
            }
            if Button::secondary(cx.text("access-renew")).icon(icons::REFRESH).show(ui, cx.tokens).clicked() {
                self.form = Some(PassphraseForm::new(Purpose::Renew));
            }
            if Button::quiet_danger(cx.text("access-unseal")).show(ui, cx.tokens).clicked() {
                self.question = Some(Question::Unseal);
            }
        });
        state
    }

    fn lock_card(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &AccessData) {
        titled_card(ui, cx.tokens, (&cx.text("access-lock-card"), ""), |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_12;
            let line = if data.standing == Standing::Sealed { "access-lock-line" } else { "access-cover-line" };
            paragraph(ui, Text::Secondary, &cx.text(line), cx.tokens.text2);
            if data.standing == Standing::Sealed {
                let mut idle = self.idle;
                let options = IdleLock::ALL
                    .into_iter()
                    .fold(Segments::new(), |all, limit| all.option(limit, cx.text(limit.key())));
                if options.show(ui, cx.tokens, &mut idle).changed() {
                    cx.send(Command::Access(AccessCommand::IdleLock(idle)));
                }
            }
            let button = Button::secondary(cx.text("access-lock")).icon(icons::LOCK).shortcut("Ctrl L");
            if button.show(ui, cx.tokens).clicked() {
                cx.send(Command::Access(AccessCommand::Lock));
            }
        });
    }

    /// The dialogs.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        self.people.work(ctx, cx);
        let Some(question) = self.question else { return };
        let (title, text, safe, act) = match question {
            Question::Unseal => ("access-unseal-ask", "access-unseal-text", "access-unseal-no", "access-unseal-yes"),
            Question::DeleteCopies => {
                ("access-copies-ask", "access-copies-text", "access-copies-no", "access-copies-delete")
            }
        };
        let dialog = Dialog::new("access", cx.text(title))
            .icon(icons::WARNING, Tone::Danger)
            .text(cx.text(text))
            .answers(cx.text(safe), Button::danger(cx.text(act)));
        let Some(answer) = dialog.show(ctx, cx.tokens, |_| {}) else { return };
        self.question = None;
        if answer == Answer::Act {
            cx.send(Command::Access(match question {
                Question::Unseal => AccessCommand::Reclose(None),
                Question::DeleteCopies => AccessCommand::DeleteCopies(self.copies.found()),
            }));
        }
    }

    /// The list or a passphrase changed.
    pub(super) fn hear(&mut self, done: &Done) {
        self.data = None;
        self.copies.forget();
        self.people.hear(done);
    }
}

/// What the passphrase protects, and what it does not.
fn protects_card(ui: &mut Ui, cx: &UiContext<'_>) {
    titled_card(ui, cx.tokens, (&cx.text("access-honest"), ""), |ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_8;
        let lines = |ui: &mut Ui, title: &str, keys: &[&str]| {
            label(ui, cx.tokens, Text::RowTitle, &cx.text(title));
            for key in keys {
                paragraph(ui, Text::Body, &format!("· {}", cx.text(key)), cx.tokens.text);
            }
        };
        lines(ui, "access-protects", &["access-protects-stolen", "access-protects-copied"]);
        let not = [
            "access-protects-not-window",
            "access-protects-not-exports",
            "access-protects-not-copies",
            "access-protects-not-forgotten",
            "access-protects-not-program",
        ];
        lines(ui, "access-protects-not", &not);
    });
}

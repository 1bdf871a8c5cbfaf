//! What the tabs of training and conduct hold: the year shown, the words revealed, and the dialogs that ask for a reason.

use std::collections::BTreeSet;

use egui::Context;

use crate::domain::conduct::ConductRecord;
use crate::domain::ids::{CaseId, ConductId, TrainingId};
use crate::domain::training::TrainingRecord;
use crate::ui::commands::{Command, StaffRecordCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::staff_record_words as record_words;
use crate::ui::widgets::{Answer, Button, Caption, Dialog, TextField, Tone};

/// View state of both tabs.
#[derive(Default)]
pub(super) struct Records {
    /// The year of training shown; `None` is this one.
    pub(super) year: Option<i32>,
    /// Conduct records whose words are shown.
    pub(super) shown: BTreeSet<ConductId>,
    asking: Option<Asking>,
}

/// What a click in one of the tabs wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RecordWish {
    /// A form for a training.
    AddTraining,
    /// A form for a conduct record.
    AddConduct,
    /// Strike a training.
    StrikeTraining(TrainingId),
    /// Add a follow-up.
    FollowUp(ConductId),
    /// Strike a conduct record.
    StrikeConduct(ConductId),
    /// Show the words of a conduct record, or hide them.
    Reveal(ConductId),
    /// Go to a case.
    Case(CaseId),
    /// The whole year on paper.
    Sheet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    StrikeTraining(TrainingId),
    StrikeConduct(ConductId),
    FollowUp(ConductId),
}

/// A dialog that asks for words.
struct Asking {
    what: What,
    about: String,
    words: String,
    tried: bool,
    waiting: bool,
    wants_focus: bool,
}

impl Records {
    /// Somebody else is shown: nothing stays revealed.
    pub(super) fn leave(&mut self) {
        self.shown.clear();
        self.year = None;
    }

    /// What was asked was done, or refused.
    pub(super) fn answered(&mut self, was_done: Result<(), ()>) {
        match (&mut self.asking, was_done) {
            (Some(asking), Err(())) => asking.waiting = false,
            (Some(asking), Ok(())) if asking.waiting => self.asking = None,
            _ => {}
        }
    }

    /// Whether a dialog is open.
    pub(super) fn is_asking(&self) -> bool {
        self.asking.is_some()
    }

    /// Asks why a training is struck.
    pub(super) fn strike_training(&mut self, cx: &UiContext<'_>, record: &TrainingRecord) {
        let training = &record.training;
        let values = [
            ("day", cx.strings.date_iso(training.day).into()),
            ("topic", training.topic.as_str().into()),
            ("hours", record_words::hours(cx.strings, training.hours).into()),
        ];
        let about = cx.strings.text_with("training-strike-text", &values);
        self.ask(What::StrikeTraining(record.id), about);
    }

    /// Asks why a conduct record is struck.
    pub(super) fn strike_conduct(&mut self, cx: &UiContext<'_>, record: &ConductRecord) {
        let values = [
            ("day", cx.strings.date_iso(record.day).into()),
            ("kind", record_words::conduct_kind(cx.strings, record.matter.kind()).into()),
        ];
        let about = cx.strings.text_with("conduct-strike-text", &values);
        self.ask(What::StrikeConduct(record.id), about);
    }

    /// Asks what was done about a conduct record.
    pub(super) fn follow_up(&mut self, cx: &UiContext<'_>, record: &ConductRecord) {
        self.ask(What::FollowUp(record.id), cx.text("conduct-follow-text"));
    }

    fn ask(&mut self, what: What, about: String) {
        self.asking =
            Some(Asking { what, about, words: String::new(), tried: false, waiting: false, wants_focus: true });
    }

    /// The dialog that is open.
    pub(super) fn dialog(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some(asking) = &mut self.asking else {
            return;
        };
        match asking.show(ctx, cx) {
            Some(Answer::Safe) => self.asking = None,
            Some(Answer::Act) => asking.act(cx),
            None => {}
        }
    }
}

impl Asking {
    fn show(&mut self, ctx: &Context, cx: &UiContext<'_>) -> Option<Answer> {
        let follows = matches!(self.what, What::FollowUp(_));
        let dialog = match self.what {
            What::StrikeTraining(_) => Dialog::new("strike training", cx.text("training-strike-ask"))
                .icon(icons::VOID, Tone::Danger)
                .answers(cx.text("record-keep"), Button::danger(cx.text("training-strike-do"))),
            What::StrikeConduct(_) => Dialog::new("strike conduct", cx.text("conduct-strike-ask"))
                .icon(icons::VOID, Tone::Danger)
                .answers(cx.text("record-keep"), Button::danger(cx.text("conduct-strike-do"))),
            What::FollowUp(_) => Dialog::new("follow up", cx.text("conduct-follow-ask"))
                .icon(icons::NOTE, Tone::Accent)
                .answers(cx.text("conduct-follow-keep"), Button::primary(cx.text("conduct-follow-do"))),
        };
        let missing = (self.tried && self.words.trim().is_empty()).then(|| cx.text("wrong-missing"));
        let (label, hint) = if follows {
            (cx.text("field-follow-up"), String::new())
        } else {
            (cx.text("record-strike-reason"), cx.text("record-strike-hint"))
        };
        let wants_focus = std::mem::take(&mut self.wants_focus);
        let words = &mut self.words;
        dialog.text(self.about.clone()).wide().show(ctx, cx.tokens, |ui| {
            let caption = Caption::new(label).required().problem(missing);
            let field = TextField::new(caption, words).placeholder(hint).multiline(2).limit(500);
            let response = field.show(ui, cx.tokens);
            if wants_focus {
                response.request_focus();
            }
        })
    }

    fn act(&mut self, cx: &UiContext<'_>) {
        self.tried = true;
        if self.words.trim().is_empty() || self.waiting {
            return;
        }
        self.waiting = true;
        let words = self.words.trim().to_owned();
        cx.send(Command::StaffRecords(match self.what {
            What::StrikeTraining(id) => StaffRecordCommand::StrikeTraining(id, words),
            What::StrikeConduct(id) => StaffRecordCommand::StrikeConduct(id, words),
            What::FollowUp(id) => StaffRecordCommand::FollowUp(id, words),
        }));
    }
}

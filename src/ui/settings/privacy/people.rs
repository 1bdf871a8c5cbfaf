//! One person: chosen from the roster or by the number of a case; everything about them out of the program, or erased.

use egui::{Context, Ui};

use super::{barriers, preview};
use crate::domain::cases::CaseNumber;
use crate::domain::erasure::{Barrier, Cases, ErasureReason, Mentions, Person, standing};
use crate::domain::ids::{CaseId, StaffId};
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::exchange::person_export::zip_of;
use crate::register::RegisterError;
use crate::register::erasure::{Erasure, ErasurePreview};
use crate::ui::commands::{Command, Done, Notice, PrivacyCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::person_file::{Gathered, Gathering};
use crate::ui::save_as::{SaveAs, SaveStep, SaveWhat};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Answer, Button, Caption, Dialog, Segments, Select, TextField, Tone, checkbox, muted, note, paragraph, radio,
    titled_card,
};
use crate::ui::words;

/// Whom the page is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Staff,
    Customer,
}

/// Somebody chosen, with what is held about them.
struct Chosen {
    name: String,
    preview: ErasurePreview,
}

/// The part's view state.
#[derive(Default)]
pub(super) struct People {
    kind: Kind,
    roster: Option<Vec<(StaffId, String)>>,
    picked: Option<usize>,
    number: String,
    same: bool,
    not_found: bool,
    chosen: Option<Chosen>,
    /// Somebody whose records are being looked through, with the words for them.
    looking: Option<(Person, String)>,
    reason: ErasureReason,
    note: String,
    edits_all: bool,
    was_tried: bool,
    is_asking: bool,
    gathering: Option<Gathering>,
    saving: Option<(SaveAs, String)>,
}

impl People {
    pub(super) fn forget(&mut self) {
        self.roster = None;
    }

    pub(super) fn hear(&mut self, done: &Done) {
        match done {
            Done::PersonErased(_) => *self = Self { kind: self.kind, ..Self::default() },
            Done::PersonLookedAt(preview) => self.looked(preview),
            Done::Refused => self.looking = None,
            _ => {}
        }
    }

    /// Looks what is held about somebody: every text is looked through, so it takes its time.
    fn look(&mut self, cx: &UiContext<'_>, (person, name): (Person, String)) {
        (self.chosen, self.looking) = (None, Some((person, name)));
        cx.send(Command::Privacy(PrivacyCommand::LookAt(person)));
    }

    fn looked(&mut self, preview: &ErasurePreview) {
        if let Some((_, name)) = self.looking.take_if(|(person, _)| *person == preview.person) {
            // Somebody of the same name must not lose theirs unasked; a customer is often called as many are: only their own
            // cases are edited unasked.
            self.edits_all = matches!(preview.person, Person::Staff(_)) && !preview.has_namesake;
            self.chosen = Some(Chosen { name, preview: preview.clone() });
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        titled_card(ui, cx.tokens, (&cx.text("privacy-whom"), ""), |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_12;
            let kinds = Segments::new()
                .option(Kind::Staff, cx.text("privacy-whom-staff"))
                .option(Kind::Customer, cx.text("privacy-whom-customer"));
            if kinds.show(ui, cx.tokens, &mut self.kind).changed() {
                self.chosen = None;
            }
            match self.kind {
                Kind::Staff => self.staff(ui, cx),
                Kind::Customer => self.customer(ui, cx),
            }
        });
        let Some(chosen) = &self.chosen else { return };
        preview::show(ui, cx, (&chosen.name, &chosen.preview));
        self.out(ui, cx);
        self.erase(ui, cx);
    }

    fn staff(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let roster = self.roster.get_or_insert_with(|| roster(cx));
        let names: Vec<String> = roster.iter().map(|(_, words)| words.clone()).collect();
        let select = Select::new(cx.text("privacy-person"), &mut self.picked, &names);
        if select.show(ui, cx.tokens, cx.strings).changed() {
            let found = self.picked.and_then(|index| roster.get(index)).cloned();
            self.chosen = None;
            if let Some((id, name)) = found {
                self.look(cx, (Person::Staff(id), name));
            }
        }
    }

    fn customer(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let problem = self.not_found.then(|| cx.text("privacy-case-none"));
        let caption = Caption::new(cx.text("privacy-case")).problem(problem);
        let field = TextField::new(caption, &mut self.number).limit(20).placeholder(cx.text("privacy-case-example"));
        if field.show(ui, cx.tokens).changed() {
            (self.chosen, self.not_found) = (None, false);
        }
        let all = checkbox(ui, cx.tokens, &mut self.same, &cx.text("privacy-case-same")).changed();
        let look = Button::secondary(cx.text("privacy-look")).icon(icons::SEARCH).small();
        if look.show(ui, cx.tokens).clicked() || (all && self.chosen.is_some()) {
            let which = if self.same { Cases::Same } else { Cases::This };
            let case = case_of(cx, &self.number);
            self.not_found = case.is_none();
            self.chosen = None;
            if let Some((id, name)) = case {
                self.look(cx, (Person::Customer(id, which), name));
            }
        }
    }

    /// Everything about the person out of the program.
    fn out(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let mut asked = false;
        titled_card(ui, cx.tokens, (&cx.text("privacy-out"), ""), |ui| {
            muted(ui, cx.tokens, &cx.text("privacy-out-what"));
            asked = Button::secondary(cx.text("privacy-out-do")).icon(icons::ARCHIVED).show(ui, cx.tokens).clicked();
            if self.gathering.is_some() {
                muted(ui, cx.tokens, &cx.text("person-gathering"));
            }
        });
        if let (true, Some(chosen)) = (asked && self.gathering.is_none(), &self.chosen) {
            self.gathering = told(Gathering::begin(cx.register, chosen.preview.clone()), cx);
        }
    }

    /// Reads on between two frames; when all is read, it is asked where to put it.
    fn gather(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some(mut gathering) = self.gathering.take() else { return };
        match told(gathering.carry_on(cx.register), cx) {
            Some(false) => {
                self.gathering = Some(gathering);
                ctx.request_repaint();
            }
            Some(true) => {
                let subject = gathering.subject().to_owned();
                if let Some(gathered) = told(gathering.end(cx.register, cx.strings), cx) {
                    self.saving = Some((save(cx, &subject, gathered), subject));
                    ctx.request_repaint();
                }
            }
            None => {}
        }
    }

    fn erase(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let Some(chosen) = &self.chosen else { return };
        titled_card(ui, cx.tokens, (&cx.text("privacy-erase"), ""), |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_8;
            paragraph(ui, Text::Secondary, &cx.text("privacy-erase-what"), cx.tokens.text2);
            if chosen.preview.photos_of_anybody > 0 {
                let n = [("n", chosen.preview.photos_of_anybody.into())];
                note(ui, cx.tokens, Tone::Neutral, (icons::PHOTO, &cx.strings.text_with("person-photos-stay", &n)));
            }
            barriers::show(ui, cx, &chosen.preview.barriers);
            if chosen.preview.has_namesake {
                note(ui, cx.tokens, Tone::Warn, (icons::GROUP, &cx.text("privacy-namesake")));
            }
            for reason in ErasureReason::ALL {
                radio(ui, cx.tokens, &mut self.reason, (reason, &barriers::reason(cx, reason)));
            }
            let is_missing = self.was_tried && self.note.trim().is_empty();
            let caption = Caption::new(cx.text("privacy-erase-note"));
            let caption =
                caption.problem((is_missing && needs_note(chosen, self.reason)).then(|| cx.text("wrong-missing")));
            TextField::new(caption, &mut self.note).limit(200).show(ui, cx.tokens);
            checkbox(ui, cx.tokens, &mut self.edits_all, &cx.text("privacy-edit-all"));
            note(ui, cx.tokens, Tone::Neutral, (icons::BACKUP, &cx.text("privacy-copies")));
            let act = Button::danger(cx.text("privacy-erase-do")).icon(icons::DELETE);
            if act.show(ui, cx.tokens).clicked() {
                self.was_tried = true;
                let note_is_given = !self.note.trim().is_empty() || !needs_note(chosen, self.reason);
                let against = standing(&chosen.preview.barriers, self.reason, &self.note);
                self.is_asking = note_is_given && against.is_empty();
            }
        });
    }

    /// Dialogs, and the file on its way out.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        self.gather(ctx, cx);
        if let Some((save, subject)) = &mut self.saving {
            match save.carry_on(ctx, cx) {
                SaveStep::Written(path) => {
                    cx.send(Command::Privacy(PrivacyCommand::Exported { subject: subject.clone(), path }));
                    self.saving = None;
                }
                SaveStep::Over => self.saving = None,
                SaveStep::Going | SaveStep::Begun(_) => {}
            }
        }
        let Some(chosen) = self.chosen.as_ref().filter(|_| self.is_asking) else { return };
        let question = cx.strings.text_with("privacy-erase-question", &[("name", chosen.name.as_str().into())]);
        let answer = Dialog::new("erase person", question)
            .icon(icons::DELETE, Tone::Danger)
            .text(cx.text("privacy-erase-never-back"))
            .answers(cx.text("privacy-erase-keep"), Button::danger(cx.text("privacy-erase-yes")))
            .show(ctx, cx.tokens, |_| {});
        match answer {
            Some(Answer::Act) => {
                self.is_asking = false;
                cx.send(Command::Privacy(PrivacyCommand::Erase(Box::new(self.asked(cx, chosen)))));
            }
            Some(Answer::Safe) => self.is_asking = false,
            None => {}
        }
    }

    fn asked(&self, cx: &UiContext<'_>, chosen: &Chosen) -> Erasure {
        Erasure {
            person: chosen.preview.person,
            word: cx.text("privacy-neutral"),
            reason: self.reason,
            note: self.note.trim().to_owned(),
            mentions: if self.edits_all { Mentions::EditedOut } else { Mentions::OwnOnly },
        }
    }
}

/// Asks where the file shall lie, and makes it there.
fn save(cx: &UiContext<'_>, subject: &str, gathered: Gathered) -> SaveAs {
    let what = SaveWhat {
        title: cx.text("privacy-out-where"),
        about: cx.text("privacy-out-about"),
        what: cx.text("privacy-out"),
        name: cx.strings.text_with("privacy-out-file", &[("number", subject.into())]),
        endings: &["zip"],
    };
    SaveAs::ask(cx, what, move |_| Ok(zip_of(&gathered.told())?))
}

/// What was read, or a notice why it could not be.
fn told<T>(read: Result<T, RegisterError>, cx: &UiContext<'_>) -> Option<T> {
    let tell = |error: &RegisterError| {
        tracing::error!(%error, "a person's records could not be gathered");
        let text = cx.strings.text_with("papers-not-made", &[("paper", cx.text("privacy-out").into())]);
        cx.notify(Notice::wrong(text, cx.text("papers-not-made-do")).with_details(error.to_string()));
    };
    read.inspect_err(tell).ok()
}

fn needs_note(chosen: &Chosen, reason: ErasureReason) -> bool {
    reason == ErasureReason::Other
        || (reason == ErasureReason::Asked && chosen.preview.barriers.iter().any(Barrier::gives_way))
}

/// The roster, who left first.
fn roster(cx: &UiContext<'_>) -> Vec<(StaffId, String)> {
    let mut people: Vec<StaffMember> = cx.register.staff().unwrap_or_default();
    people.sort_by_key(|member| matches!(member.record.status, StaffStatus::Active | StaffStatus::OnLeave));
    let words = |member: &StaffMember| {
        let record = &member.record;
        let status = words::staff_status(cx.strings, record.status);
        format!("{} · {} · {status}", record.name.as_str(), record.work_no.as_str())
    };
    people.iter().map(|member| (member.id, words(member))).collect()
}

/// The case of a number as typed, with its customer behind the mask.
fn case_of(cx: &UiContext<'_>, number: &str) -> Option<(CaseId, String)> {
    let (year, running) = number.trim().split_once('-')?;
    let number = CaseNumber { year: year.trim().parse().ok()?, running: running.trim().parse().ok()? };
    let case = cx.register.case_of_number(number).ok()??;
    let customer = case.facts.customer_name.masked();
    let name = if customer.is_empty() { cx.text("cases-anonymous") } else { customer };
    Some((case.id, format!("{} · {name}", case.number)))
}

//! Does what screens asked for: one match an area, one call an arm. The only place that holds `&mut Register`.

mod access;
mod appraisals;
mod backups;
mod bringing;
mod cards;
mod contests;
mod corrective;
mod disclosure;
mod health;
mod layouts;
mod opening;
mod packs;
mod plans;
mod print_room;
mod privacy;
mod staff_records;
mod taking;

use egui::Context;

use super::App;
use super::busy::{Errand, work_of};
use crate::domain::dates::Moment;
use crate::exchange::photo_folder::bytes_of;
use crate::exchange::photos::picture_hash;
use crate::jobs::photo::original;
use crate::jobs::photo_batch::CutPicture;
use crate::register::{ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::ui::commands::{
    AuditCommand, BoxCommand, CaseCommand, Command, Done, HallCommand, HealthCommand, ListDone, Notice, StaffCommand,
};

/// What a change gave: what to tell the screens, and whether it shows a notice with Undo.
pub struct Change {
    /// Told to every screen.
    pub done: Done,
    /// What was done, for the notice; `None` shows none (answers of a check follow each other too fast).
    pub said: Option<ActionKind>,
    /// Whether the notice offers Undo.
    pub is_undoable: bool,
}

impl App {
    pub(super) fn dispatch(&mut self, command: Command, ctx: &Context) {
        let Some(command) = self.hold_back(command) else { return };
        match command {
            Command::Shell(command) => self.dispatch_shell(command, ctx),
            Command::Opening(command) => {
                self.dispatch_opening(command);
                ctx.request_repaint();
            }
            Command::Health(HealthCommand::LookAround) => self.look_around(ctx),
            Command::Backups(command) => self.dispatch_backups(command),
            Command::Access(command) => self.dispatch_access(command, ctx),
            command => {
                if let Some(command) = self.after_copy(command) {
                    self.dispatch_change(command, ctx);
                }
            }
        }
    }

    pub(super) fn dispatch_change(&mut self, command: Command, ctx: &Context) {
        let Some(command) = self.hold_back(command) else { return };
        if let Some(work) = work_of(&command) {
            self.begin_busy((Errand::Change(Box::new(command)), work), ctx);
            return;
        }
        let now = self.clock.now();
        let Some(session) = &mut self.session else {
            return;
        };
        let restyles = matches!(command, Command::Hall(HallCommand::Change(_)));
        let ended = apply(&mut session.register, command, now);
        if self.changed(ended) && restyles {
            self.restyle(ctx);
        }
        ctx.request_repaint();
    }

    /// Takes in how a change ended, and tells of it; whether it was made.
    pub(super) fn changed(&mut self, ended: Result<Change, RegisterError>) -> bool {
        match ended {
            Ok(mut change) => {
                if !matches!(change.done, Done::PersonLookedAt(_)) {
                    self.saved_now();
                }
                self.remember_card_numbers();
                if let Done::CalendarChanged(moved) = &mut change.done {
                    *moved = self.renew_calendar();
                }
                self.say(&change);
                self.tell_index(&change.done);
                self.tell_waiting_bytes(&change.done);
                self.hear(&change.done);
                true
            }
            Err(error) => {
                self.tell(&error);
                self.hear(&Done::Refused);
                false
            }
        }
    }

    fn say(&mut self, change: &Change) {
        let Some(kind) = change.said else { return };
        let mut notice = Notice::done(self.done_words(kind, &change.done));
        notice.offers_undo = change.is_undoable;
        self.notify(notice);
    }

    fn done_words(&self, kind: ActionKind, done: &Done) -> String {
        match done {
            Done::CaseRecorded(_, number) => {
                self.strings.text_with("done-record-case", &[("number", number.to_string().into())])
            }
            Done::StaffImported(count) => self.strings.text_with("done-import-staff", &[("n", (*count).into())]),
            Done::PhotosTakenOver(count) => self.strings.text_with("done-import-photos", &[("n", (*count).into())]),
            Done::ListImported(ListDone { entries, cases }) => {
                let key = match kind {
                    ActionKind::ImportBoxes => "done-import-box-list",
                    ActionKind::ImportCases => "done-import-case-list",
                    _ => "done-import-disclosure-list",
                };
                self.strings.text_with(key, &[("n", (*entries).into()), ("cases", (*cases).into())])
            }
            Done::BoxEntryRecorded(_, _, numbers) => {
                self.strings.text_with("done-record-box-entry", &[("n", numbers.len().into())])
            }
            _ => self.strings.text(&format!("done-{}", kind.code().replace('_', "-"))),
        }
    }
}

/// Applies a change to the register. Shell commands are none.
///
/// # Errors
/// Those of the register's verbs.
pub fn apply(register: &mut Register, command: Command, at: Moment) -> Result<Change, RegisterError> {
    match command {
        Command::Hall(command) => apply_hall(register, command, at),
        Command::Staff(command) => apply_staff(register, command, at),
        Command::Cards(command) => cards::apply(register, command, at),
        Command::Print(command) => print_room::apply(register, command, at),
        Command::Cases(command) => apply_case(register, command, at),
        Command::Boxes(command) => apply_box(register, command, at),
        Command::Audits(command) => apply_audit(register, command, at),
        Command::Corrective(command) => corrective::apply(register, command, at),
        Command::Plans(command) => plans::apply(register, command, at),
        Command::Packs(command) => packs::apply(register, command, at),
        Command::Appraisals(command) => appraisals::apply(register, command, at),
        Command::Contests(command) => contests::apply(register, command, at),
        Command::Disclosure(command) => disclosure::apply(register, command, at),
        Command::Layouts(command) => layouts::apply(register, command, at),
        Command::StaffRecords(command) => staff_records::apply(register, command, at),
        Command::Privacy(command) => privacy::apply(register, command, at),
        Command::Health(command) => health::apply(register, command),
        Command::Bringing(command) => bringing::apply(register, command, at),
        Command::Taking(command) => taking::apply(register, command, at),
        Command::Access(command) => access::apply(register, command, at),
        Command::Backups(_) | Command::Opening(_) | Command::Shell(_) => Err(Refusal::NoSuchRecord.into()),
    }
}

fn change<T>(outcome: Outcome<T>, kind: ActionKind, done: impl FnOnce(T) -> Done) -> Change {
    Change { done: done(outcome.value), said: Some(kind), is_undoable: outcome.is_undoable }
}

fn apply_hall(register: &mut Register, command: HallCommand, at: Moment) -> Result<Change, RegisterError> {
    let (outcome, kind) = match command {
        HallCommand::Change(hall) => (register.change_hall(&hall, at)?, ActionKind::ChangeHall),
        HallCommand::Logo(logo) => (register.change_logo(logo.as_ref(), at)?, ActionKind::ChangeHall),
        HallCommand::Window(window) => (register.change_window(&window, at)?, ActionKind::ChangeWindow),
        HallCommand::CalendarYear(year) => {
            let outcome = register.add_calendar_year(&year, at)?;
            return Ok(change(outcome, ActionKind::ImportCalendar, |()| Done::CalendarChanged(Vec::new())));
        }
        HallCommand::OpenDay(day, exception) => {
            let exception = exception.as_ref().map(|(open, note)| (*open, note.as_str()));
            (register.change_open_day(day, exception, at)?, ActionKind::ChangeOpenDay)
        }
        HallCommand::Rules(text, from) => {
            let outcome = register.put_rules_in_force(&text, from, at)?;
            return Ok(change(outcome, ActionKind::ChangeRules, |()| Done::RulesChanged));
        }
    };
    Ok(change(outcome, kind, |()| Done::HallChanged))
}

fn apply_staff(register: &mut Register, command: StaffCommand, at: Moment) -> Result<Change, RegisterError> {
    Ok(match command {
        StaffCommand::Save(None, record) => {
            change(register.add_staff(&record, at)?, ActionKind::AddStaff, Done::StaffSaved)
        }
        StaffCommand::Save(Some(id), record) => {
            change(register.change_staff(id, &record, at)?, ActionKind::ChangeStaff, Done::StaffSaved)
        }
        StaffCommand::Photo(id, photo) => {
            let outcome = register.change_photo(id, photo.as_ref(), at)?;
            change(outcome, ActionKind::ChangePhoto, |()| Done::PhotoChanged(id))
        }
        StaffCommand::Import(people) => {
            change(register.import_staff(&people, at)?, ActionKind::ImportStaff, Done::StaffImported)
        }
        StaffCommand::Photos(pictures) => {
            let outcome = take_over(register, &pictures, at)?;
            change(outcome, ActionKind::ImportPhotos, Done::PhotosTakenOver)
        }
        StaffCommand::Exported(subject) => {
            let outcome = register.note_staff_export(&subject, at)?;
            change(outcome, ActionKind::ExportStaff, |()| Done::HallChanged)
        }
    })
}

/// Reads the originals one by one; one that is gone or changed since it was looked at stops everything.
fn take_over(register: &mut Register, pictures: &[CutPicture], at: Moment) -> Result<Outcome<usize>, RegisterError> {
    let photos: Vec<_> = pictures.iter().map(|picture| picture.photo.clone()).collect();
    let mut read = |index: usize| {
        let CutPicture { photo, path, hash } = pictures.get(index)?;
        let bytes = bytes_of(path).ok().filter(|bytes| picture_hash(bytes) == *hash)?;
        Some(original(photo.name.clone(), bytes))
    };
    register.take_over_photos(&photos, &mut read, at)
}

fn apply_case(register: &mut Register, command: CaseCommand, at: Moment) -> Result<Change, RegisterError> {
    let recorded = |outcome| change(outcome, ActionKind::RecordCase, |(id, number)| Done::CaseRecorded(id, number));
    Ok(match command {
        CaseCommand::Record(case) => recorded(register.record_case(&case, at)?),
        CaseCommand::RecordLinked(case, other, how) => {
            recorded(register.record_linked_case(&case, (other, how), at)?)
        }
        CaseCommand::RecordAnswerBy(case, day) => recorded(register.record_case_answer_by(&case, day, at)?),
        CaseCommand::Note(id, text, author) => {
            let outcome = register.add_case_note(id, (&text, author), at)?;
            change(outcome, ActionKind::AddCaseNote, |()| Done::CaseChanged(id))
        }
        CaseCommand::Void(id, reason) => {
            let outcome = register.void_case(id, &reason, at)?;
            change(outcome, ActionKind::VoidCase, |()| Done::CaseChanged(id))
        }
        CaseCommand::Events(id, events) => {
            let kind = events.last().map_or(ActionKind::AddCaseNote, |event| ActionKind::of_event(&event.what));
            let outcome = register.add_case_events(id, &events, at)?;
            change(outcome, kind, |_| Done::CaseChanged(id))
        }
        CaseCommand::Correct(id, facts, reason, by) => {
            let outcome = register.correct_case(id, (&facts, &reason, by), at)?;
            change(outcome, ActionKind::CorrectCase, |_| Done::CaseChanged(id))
        }
        CaseCommand::Attach(id, file, by) => {
            let outcome = register.attach_to_case(id, (&file, by), at)?;
            change(outcome, ActionKind::AttachToCase, |_| Done::CaseChanged(id))
        }
        CaseCommand::View(..) | CaseCommand::Template(..) | CaseCommand::Exported(_) => {
            return apply_case_texts(register, command, at);
        }
    })
}

/// Kept filters, texts of letters, and what left the program.
fn apply_case_texts(register: &mut Register, command: CaseCommand, at: Moment) -> Result<Change, RegisterError> {
    Ok(match command {
        CaseCommand::View(name, filter) => {
            let outcome = register.change_case_view(&name, filter.as_deref(), at)?;
            change(outcome, ActionKind::ChangeCaseView, |()| Done::CaseViewsChanged)
        }
        CaseCommand::Template(name, body) => {
            let outcome = register.change_letter_template(&name, body.as_deref(), at)?;
            change(outcome, ActionKind::ChangeTemplate, |()| Done::CaseViewsChanged)
        }
        CaseCommand::Exported(subject) => {
            let outcome = register.note_case_export(&subject, at)?;
            change(outcome, ActionKind::ExportCases, |()| Done::CaseViewsChanged)
        }
        _ => return Err(Refusal::NoSuchRecord.into()),
    })
}

fn apply_box(register: &mut Register, command: BoxCommand, at: Moment) -> Result<Change, RegisterError> {
    Ok(match command {
        BoxCommand::Record(entry) => {
            let outcome = register.record_box_entry(&entry, at)?;
            let (the_box, day) = (entry.box_id, entry.day);
            change(outcome, ActionKind::RecordBoxEntry, |numbers| Done::BoxEntryRecorded(the_box, day, numbers))
        }
        BoxCommand::Remark(id, text) => {
            let outcome = register.add_box_remark(id, &text, at)?;
            change(outcome, ActionKind::AddBoxRemark, |()| Done::BoxRemarkAdded(id))
        }
        BoxCommand::Add(name, place, since) => {
            let outcome = register.add_box((&name, &place), since, at)?;
            change(outcome, ActionKind::ChangeBox, |_| Done::BoxesChanged)
        }
        BoxCommand::Change(changed) => {
            change(register.change_box(&changed, at)?, ActionKind::ChangeBox, |()| Done::BoxesChanged)
        }
        BoxCommand::KeepScan(the_box, index, file) => {
            let outcome = register.keep_file(&file, ActionKind::KeepScan, at)?;
            Change { said: None, ..change(outcome, ActionKind::KeepScan, |id| Done::ScanKept(the_box, index, id)) }
        }
    })
}

fn apply_audit(register: &mut Register, command: AuditCommand, at: Moment) -> Result<Change, RegisterError> {
    let quietly = |change: Change| Change { said: None, ..change };
    Ok(match command {
        AuditCommand::Start(run) => {
            quietly(change(register.start_run(&run, at)?, ActionKind::StartAudit, Done::AuditStarted))
        }
        AuditCommand::Answer(id, code, answer) => {
            let outcome = register.answer_item(id, (&code, answer.as_ref()), at)?;
            quietly(change(outcome, ActionKind::AnswerItem, |()| Done::ItemAnswered(id)))
        }
        AuditCommand::AnswerAll(id, answers) => {
            let outcome = register.answer_items(id, &answers, at)?;
            quietly(change(outcome, ActionKind::AnswerItem, |()| Done::ItemAnswered(id)))
        }
        AuditCommand::Photo(id, code, photo) => {
            let outcome = register.add_item_photo(id, (&code, &photo), at)?;
            quietly(change(outcome, ActionKind::AnswerItem, |_| Done::ItemAnswered(id)))
        }
        AuditCommand::Finish(id) => {
            change(register.finish_audit(id, at)?, ActionKind::FinishAudit, |_| Done::AuditFinished(id))
        }
        AuditCommand::Correct(id, correction) => {
            let outcome = register.correct_audit(id, &correction, at)?;
            change(outcome, ActionKind::CorrectAudit, |()| Done::AuditChanged(id))
        }
        AuditCommand::Note(id, kind, text, by) => {
            let outcome = register.note_audit(id, (kind, &text, by), at)?;
            change(outcome, ActionKind::NoteAudit, |()| Done::AuditChanged(id))
        }
        AuditCommand::Void(id, reason) => {
            change(register.void_audit(id, &reason, at)?, ActionKind::VoidAudit, |()| Done::AuditChanged(id))
        }
        AuditCommand::Exported(file) => {
            let outcome = register.note_audit_export(&file, at)?;
            quietly(change(outcome, ActionKind::ExportAudits, |()| Done::HallChanged))
        }
    })
}

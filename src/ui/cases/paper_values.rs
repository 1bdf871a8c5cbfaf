//! What stands on the papers of a case, in the words of the screen.

use super::detail::Shown;
use super::event_words::event_words;
use crate::documents::case_sheets::{BookRow, CaseEntry, CaseSheet, CaseStep, HandoverSlip, OpinionPage, Outcome};
use crate::documents::paper::{Fact, Foot};
use crate::domain::cases::steps::yuan;
use crate::domain::cases::{CaseEvent, What};
use crate::domain::dates::Moment;
use crate::domain::deadlines::{Standing, StepDeadline};
use crate::domain::personal::Why;
use crate::ui::context::UiContext;
use crate::ui::papers::words as paper_words;
use crate::ui::{case_words, deadline_words, words};

/// Whether names and phones stand on a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Masking {
    /// Behind their mask.
    Masked,
    /// As they are, noted on the history.
    Revealed,
}

/// The customer as a paper may show them.
pub(super) fn customer(cx: &UiContext<'_>, shown: &Shown, masking: Masking) -> String {
    let name = &shown.file.case.facts.customer_name;
    match (name.is_blank(), masking) {
        (true, _) => cx.text("cases-anonymous"),
        (false, Masking::Masked) => name.masked(),
        (false, Masking::Revealed) => name.reveal(Why::Asked).trim().to_owned(),
    }
}

/// A text of the case as a paper may show it.
fn said(shown: &Shown, masking: Masking, text: &str) -> String {
    match masking {
        Masking::Masked => shown.file.case.facts.masked(text),
        Masking::Revealed => text.to_owned(),
    }
}

fn contact(shown: &Shown, masking: Masking) -> String {
    let contact = &shown.file.case.facts.customer_contact;
    match (contact.is_blank(), masking) {
        (true, _) => String::new(),
        (false, Masking::Masked) => contact.masked(),
        (false, Masking::Revealed) => contact.reveal(Why::Asked).trim().to_owned(),
    }
}

/// `2026-11-14 10:12`.
fn at(cx: &UiContext<'_>, moment: Moment) -> String {
    format!("{} {}", cx.strings.date_iso(moment.date()), cx.strings.time(moment.time()))
}

fn foot(cx: &UiContext<'_>) -> Foot {
    let head = cx.register.history_head().ok();
    paper_words::foot(cx.strings, cx.now, head.as_deref())
}

fn last<'a, T>(shown: &'a Shown, pick: impl Fn(&'a CaseEvent) -> Option<T>) -> Option<T> {
    shown.file.events.iter().rev().filter(|event| !shown.file.struck().contains(&event.id)).find_map(pick)
}

/// The case sheet (P1-9.2).
pub(super) fn case_sheet(cx: &UiContext<'_>, shown: &Shown, masking: Masking) -> CaseSheet {
    let case = &shown.file.case;
    let facts = &case.facts;
    let conclusion = shown.file.conclusion();
    let reply = shown.file.reply();
    let (reply_mode, reply_text) = reply.map_or_else(Default::default, |event| reply_words(cx, event));
    let (remedy, compensation) = remedy(cx, shown);
    let satisfaction = shown.file.satisfaction().map(|grade| case_words::satisfaction(cx.strings, grade));
    CaseSheet {
        language: paper_words::language(cx.strings),
        hall: cx.register.hall().name.clone(),
        number: case.number.to_string(),
        void: case.voided.as_ref().map(|voided| said(shown, masking, &voided.reason)),
        kind: words::case_kind(cx.strings, facts.kind),
        channel: words::case_channel(cx.strings, facts.channel),
        matter: shown.matter.clone(),
        received: at(cx, facts.received_at),
        entered: at(cx, case.entered_at),
        letter_date: facts.details.letter_date.map(|date| cx.strings.date_iso(date)).unwrap_or_default(),
        customer: customer(cx, shown, masking),
        contact: contact(shown, masking),
        target: shown.target(cx),
        first_asked: shown.name(facts.first_asked).to_owned(),
        handler: shown.name(shown.file.handler()).to_owned(),
        department: shown.file.department(),
        more: more(cx, shown),
        summary: said(shown, masking, &facts.summary),
        circumstances: deadline_words::circumstances(cx.strings, &facts.details.circumstances()),
        steps: steps(cx, shown),
        timeline: timeline(cx, shown, masking),
        finding: conclusion.as_ref().map(|(found, _)| case_words::finding(cx.strings, *found)).unwrap_or_default(),
        conclusion: conclusion.map(|(_, text)| said(shown, masking, &text)).unwrap_or_default(),
        remedy: said(shown, masking, &remedy),
        compensation,
        replied_at: reply.map(|event| at(cx, event.at)).unwrap_or_default(),
        reply_mode,
        reply: said(shown, masking, &reply_text),
        satisfaction: satisfaction.unwrap_or_default(),
        foot: foot(cx),
        labels: paper_words::case_sheet(cx.strings),
    }
}

fn reply_words(cx: &UiContext<'_>, event: &CaseEvent) -> (String, String) {
    match &event.what {
        What::Replied { mode, text } => (case_words::reply_mode(cx.strings, *mode), text.clone()),
        _ => Default::default(),
    }
}

fn remedy(cx: &UiContext<'_>, shown: &Shown) -> (String, String) {
    let found = last(shown, |event| match &event.what {
        What::Remedied { text, compensation_fen, .. } => Some((text.clone(), *compensation_fen)),
        _ => None,
    });
    let (text, fen) = found.unwrap_or_default();
    let paid = if fen > 0 { cx.strings.text_with("paper-yuan", &[("yuan", yuan(fen).into())]) } else { String::new() };
    (text, paid)
}

/// Facts of the channel.
fn more(cx: &UiContext<'_>, shown: &Shown) -> Vec<Fact> {
    let details = &shown.file.case.facts.details;
    let facts = [
        ("field-rings", details.rings.map(|rings| rings.to_string()).unwrap_or_default()),
        ("field-page-no", details.page_no.clone()),
        ("field-forwarded-by", [details.forwarded_by.as_str(), &details.forwarded_no].join(" ").trim().to_owned()),
    ];
    let given = facts.into_iter().filter(|(_, value)| !value.is_empty());
    given.map(|(key, value)| Fact::new(cx.text(key), value)).collect()
}

fn outcome(step: &StepDeadline) -> Outcome {
    match step.standing {
        Standing::Met { in_time: Some(true) } => Outcome::InTime,
        Standing::Met { in_time: Some(false) } | Standing::Overdue { .. } => Outcome::Late,
        Standing::Running { .. } | Standing::Paused { .. } | Standing::NotStarted { .. } => Outcome::Open,
        _ => Outcome::NoClock,
    }
}

fn steps(cx: &UiContext<'_>, shown: &Shown) -> Vec<CaseStep> {
    let lang = cx.strings.lang().key();
    let set = cx.register.rules_on(shown.file.case.facts.received_at.date()).ok();
    let steps = shown.clocks.steps.iter().map(|step| CaseStep {
        name: step.name.in_language(lang).to_owned(),
        due: step.due.map(|due| due_words(cx, due.at, due.is_by_day.into())).unwrap_or_default(),
        met: step.met_at.map(|moment| at(cx, moment)).unwrap_or_default(),
        outcome: outcome(step),
        note: set.map(|set| super::count::sentence(cx, set, step)).unwrap_or_default(),
    });
    steps.collect()
}

/// Whether a due moment is told by its day only.
enum ByDay {
    Yes,
    No,
}

impl From<bool> for ByDay {
    fn from(is_by_day: bool) -> Self {
        if is_by_day { Self::Yes } else { Self::No }
    }
}

fn due_words(cx: &UiContext<'_>, due: Moment, by_day: ByDay) -> String {
    match by_day {
        ByDay::Yes => cx.strings.date_iso(due.date()),
        ByDay::No => at(cx, due),
    }
}

/// Log and notes in the order they happened.
fn timeline(cx: &UiContext<'_>, shown: &Shown, masking: Masking) -> Vec<CaseEntry> {
    let mut entries: Vec<(Moment, CaseEntry)> = Vec::new();
    for event in &shown.file.events {
        if matches!(event.what, What::Struck { .. }) {
            continue;
        }
        let (what, words) = event_words(cx, shown, event);
        let struck = shown.file.events.iter().find_map(|other| match &other.what {
            What::Struck { event: id, reason } if *id == event.id => Some(said(shown, masking, reason)),
            _ => None,
        });
        let is_late = event.entered_at.date() > event.at.date();
        let entered = if is_late {
            cx.strings.text_with("event-entered-later", &[("when", at(cx, event.entered_at).into())])
        } else {
            String::new()
        };
        let who = shown.name(event.by).to_owned();
        entries.push((
            event.at,
            CaseEntry { at: at(cx, event.at), entered, who, what, words: said(shown, masking, &words), struck },
        ));
    }
    for note in &shown.file.notes {
        let who = shown.name(note.author).to_owned();
        let (what, entered) = (cx.text("cases-note"), String::new());
        let entry = CaseEntry {
            at: at(cx, note.at),
            entered,
            who,
            what,
            words: said(shown, masking, &note.text),
            struck: None,
        };
        entries.push((note.at, entry));
    }
    entries.sort_by_key(|(moment, _)| *moment);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// The slip of the newest hand-over (P6-2).
pub(super) fn slip(cx: &UiContext<'_>, shown: &Shown, masking: Masking) -> HandoverSlip {
    let case = &shown.file.case;
    let found = last(shown, |event| match &event.what {
        What::HandedOver { to_person, to_unit, note } => Some((event, *to_person, to_unit.clone(), note.clone())),
        _ => None,
    });
    let (from, to, handed_at, asked) = match found {
        Some((event, person, unit, note)) => {
            let to = [unit.as_str(), shown.name(person)].join(" ").trim().to_owned();
            (shown.name(event.by).to_owned(), to, at(cx, event.at), note)
        }
        None => Default::default(),
    };
    let due = shown.clocks.step("answer").or_else(|| shown.clocks.next()).and_then(|step| step.due);
    let kind = [words::case_kind(cx.strings, case.facts.kind), words::case_channel(cx.strings, case.facts.channel)];
    let parts = kind.into_iter().chain([shown.matter.clone()]).filter(|part| !part.is_empty());
    let who = [customer(cx, shown, masking), contact(shown, masking)].join(" ").trim().to_owned();
    HandoverSlip {
        language: paper_words::language(cx.strings),
        hall: cx.register.hall().name.clone(),
        number: case.number.to_string(),
        copies: paper_words::handover_copies(cx.strings),
        from,
        to,
        handed_at,
        due: due.map(|due| due_words(cx, due.at, due.is_by_day.into())).unwrap_or_default(),
        kind: parts.collect::<Vec<_>>().join(" · "),
        customer: who,
        summary: said(shown, masking, &case.facts.summary),
        asked: said(shown, masking, &asked),
        foot: foot(cx),
        labels: paper_words::handover_slip(cx.strings),
    }
}

/// The page of the opinion book (P8-1.w3).
pub(super) fn opinion(cx: &UiContext<'_>, shown: &Shown, masking: Masking) -> OpinionPage {
    let case = &shown.file.case;
    let reply = shown.file.reply();
    let signed = last(shown, |event| matches!(event.what, What::Signed { .. }).then_some(event));
    let answer = shown.clocks.step("answer");
    let reply_text = reply.map(|event| reply_words(cx, event).1).unwrap_or_default();
    OpinionPage {
        hall: cx.register.hall().name.clone(),
        page_no: case.facts.details.page_no.clone(),
        number: case.number.to_string(),
        written_on: at(cx, case.facts.received_at),
        writer: customer(cx, shown, masking),
        contact: contact(shown, masking),
        opinion: said(shown, masking, &case.facts.summary),
        reply: said(shown, masking, &reply_text),
        replied_at: reply.map(|event| at(cx, event.at)).unwrap_or_default(),
        replied_by: reply.map(|event| shown.name(event.by).to_owned()).unwrap_or_default(),
        due: answer.and_then(|step| step.due).map(|due| cx.strings.date_iso(due.at.date())).unwrap_or_default(),
        outcome: answer.map(outcome),
        signed_by: signed.map(|event| shown.name(event.by).to_owned()).unwrap_or_default(),
        signed_at: signed.map(|event| at(cx, event.at)).unwrap_or_default(),
        foot: foot(cx),
        labels: paper_words::opinion_page(),
    }
}

/// A row of the register book (P1-9.2).
pub(super) fn book_row(cx: &UiContext<'_>, shown: &Shown, masking: Masking) -> BookRow {
    let case = &shown.file.case;
    let accepted = shown.clocks.step("accept").and_then(|step| step.met_at);
    let conclusion =
        shown.file.conclusion().map(|(found, text)| format!("{} {text}", case_words::finding(cx.strings, found)));
    let reply = shown.file.reply();
    let outcome = match case.outcomes.in_time {
        Some(true) => Outcome::InTime,
        Some(false) => Outcome::Late,
        None if shown.clocks.is_overdue() => Outcome::Late,
        None if case.outcomes.closed_at.is_none() => Outcome::Open,
        None => Outcome::NoClock,
    };
    BookRow {
        number: case.number.to_string(),
        received: at(cx, case.facts.received_at),
        kind: words::case_kind(cx.strings, case.facts.kind),
        channel: words::case_channel(cx.strings, case.facts.channel),
        customer: customer(cx, shown, masking),
        summary: said(shown, masking, &case.facts.summary),
        target: shown.target(cx),
        first_asked: shown.name(case.facts.first_asked).to_owned(),
        handler: shown.name(shown.file.handler()).to_owned(),
        accepted: accepted.map(|moment| at(cx, moment)).unwrap_or_default(),
        conclusion: said(shown, masking, &conclusion.unwrap_or_default()),
        replied_at: reply.map(|event| at(cx, event.at)).unwrap_or_default(),
        reply_mode: reply.map(|event| reply_words(cx, event).0).unwrap_or_default(),
        outcome,
        closed: case.outcomes.closed_at.map(|moment| at(cx, moment)).unwrap_or_default(),
        void: case.voided.as_ref().map(|voided| said(shown, masking, &voided.reason)),
    }
}

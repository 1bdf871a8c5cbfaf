//! A case in words: how far it came, what is due next, what is left of it. One place for list, detail, Today and papers.

use super::context::UiContext;
use super::deadline_words;
use super::icons::{self, Icon};
use super::strings::Strings;
use super::widgets::Tone;
use crate::domain::cases::events::{CaseFact, LinkKind};
use crate::domain::cases::{CaseFile, CasePhase, Finding, PauseReason, ReplyMode};
use crate::domain::deadlines::{Standing, StepDeadline};
use crate::register::case_clocks::{CaseClocks, OpenCase};

/// 待受理, 调查中...
pub fn phase(strings: &Strings, phase: CasePhase) -> String {
    strings.text(match phase {
        CasePhase::Waiting => "phase-waiting",
        CasePhase::Investigating => "phase-investigating",
        CasePhase::HandedOver => "phase-handed-over",
        CasePhase::Paused => "phase-paused",
        CasePhase::Concluded => "phase-concluded",
        CasePhase::Replied => "phase-replied",
        CasePhase::Closed => "phase-closed",
        CasePhase::Archived => "phase-archived",
        CasePhase::Void => "phase-void",
    })
}

/// Tone and shape of a phase without a clock.
pub fn phase_sign(phase: CasePhase) -> (Tone, Icon) {
    match phase {
        CasePhase::Waiting => (Tone::Neutral, icons::WAITING),
        CasePhase::Paused => (Tone::Neutral, icons::PAUSE),
        CasePhase::Closed => (Tone::Ok, icons::DONE.filled()),
        CasePhase::Archived => (Tone::Ok, icons::ARCHIVED),
        CasePhase::Void => (Tone::Neutral, icons::VOID),
        CasePhase::Investigating | CasePhase::HandedOver | CasePhase::Concluded | CasePhase::Replied => {
            (Tone::Neutral, icons::IN_PROGRESS)
        }
    }
}

/// A chip's parts.
pub type ChipWords = (Tone, Icon, String);

/// What the chip of a step says; `None` for a step that has nothing to say (its event has not happened, exempt).
pub fn step_chip(cx: &UiContext<'_>, step: &StepDeadline) -> Option<ChipWords> {
    let (tone, icon) = match step.standing {
        Standing::Overdue { .. } => (Tone::Danger, icons::OVERDUE.filled()),
        Standing::Running { .. } => (if cx.is_due_soon(step) { Tone::Warn } else { Tone::Neutral }, icons::DUE),
        Standing::Paused { .. } => (Tone::Neutral, icons::PAUSE),
        Standing::Met { in_time: Some(false) } => (Tone::Danger, icons::LATE),
        Standing::Met { .. } => (Tone::Ok, icons::DONE.filled()),
        Standing::CannotCount => (Tone::Warn, icons::WARNING),
        Standing::NotStarted { .. } | Standing::Exempt => return None,
    };
    Some((tone, icon, deadline_words::standing_of_clock(cx.strings, &step.standing)))
}

/// What the chip of a case being worked on says: late and due-soon steps before everything else, else the phase and
/// what is left.
pub fn case_chip(cx: &UiContext<'_>, open: &OpenCase) -> ChipWords {
    file_chip(cx, &open.file, &open.clocks)
}

/// The same of a case read by itself.
pub fn file_chip(cx: &UiContext<'_>, file: &CaseFile, clocks: &CaseClocks) -> ChipWords {
    let phase_now = file.phase();
    let word = phase(cx.strings, phase_now);
    let (phase_tone, phase_icon) = phase_sign(phase_now);
    let next = clocks.next().and_then(|step| step_chip(cx, step).map(|chip| (step, chip)));
    match next {
        Some((_, (tone @ (Tone::Danger | Tone::Warn), icon, words))) => (tone, icon, words),
        // The case rests, but this limit does not.
        Some((step, (tone, icon, words)))
            if phase_now == CasePhase::Paused && matches!(step.standing, Standing::Running { .. }) =>
        {
            (tone, icon, words)
        }
        Some((step, (tone, _, words))) if matches!(step.standing, Standing::Running { .. }) => {
            (tone, phase_icon, format!("{word} · {words}"))
        }
        _ => (phase_tone, phase_icon, word),
    }
}

/// 属实...
pub fn finding(strings: &Strings, finding: Finding) -> String {
    strings.text(match finding {
        Finding::Founded => "finding-founded",
        Finding::PartlyFounded => "finding-partly-founded",
        Finding::Unfounded => "finding-unfounded",
        Finding::NotApplicable => "finding-not-applicable",
    })
}

/// 电话, 书面...
pub fn reply_mode(strings: &Strings, mode: ReplyMode) -> String {
    strings.text(match mode {
        ReplyMode::Phone => "reply-phone",
        ReplyMode::Message => "reply-message",
        ReplyMode::InPerson => "reply-in-person",
        ReplyMode::Letter => "reply-letter",
        ReplyMode::Visit => "reply-visit",
        ReplyMode::Posted => "reply-posted",
    })
}

/// 等用户补充材料...
pub fn pause_reason(strings: &Strings, reason: PauseReason) -> String {
    strings.text(match reason {
        PauseReason::WaitingForCustomer => "pause-waiting-for-customer",
        PauseReason::WaitingForOffice => "pause-waiting-for-office",
        PauseReason::WaitingForTest => "pause-waiting-for-test",
        PauseReason::ForceMajeure => "pause-force-majeure",
    })
}

/// 重复投诉...
pub fn link(strings: &Strings, how: LinkKind) -> String {
    strings.text(match how {
        LinkKind::Repeat => "link-repeat",
        LinkKind::SameLetter => "link-same-letter",
        LinkKind::Related => "link-related",
    })
}

/// 非常满意... from 5 to 1.
pub fn satisfaction(strings: &Strings, grade: u8) -> String {
    strings.text(match grade {
        5 => "satisfaction-5",
        4 => "satisfaction-4",
        3 => "satisfaction-3",
        2 => "satisfaction-2",
        _ => "satisfaction-1",
    })
}

/// The name of a recorded fact.
pub fn fact(strings: &Strings, fact: CaseFact) -> String {
    strings.text(match fact {
        CaseFact::Kind => "cases-kind",
        CaseFact::Channel => "cases-channel",
        CaseFact::Summary => "cases-subject",
        CaseFact::CustomerName => "cases-customer",
        CaseFact::CustomerContact => "cases-contact",
        CaseFact::FirstAsked => "cases-first-asked",
        CaseFact::ReceivedAt => "cases-received",
        CaseFact::LetterDate => "field-letter-date",
        CaseFact::Matter => "cases-matter",
        CaseFact::Importance => "cases-important",
        CaseFact::Rings => "field-rings",
        CaseFact::PageNo => "field-page-no",
        CaseFact::Forwarding => "field-forwarded-by",
        CaseFact::Circumstances => "cases-circumstances",
        CaseFact::Target => "cases-target",
        CaseFact::Department => "cases-department",
    })
}

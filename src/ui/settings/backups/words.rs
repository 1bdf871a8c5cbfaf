//! Copies in words: moment, reason, places, what they hold, what differs from now.

use super::listing::Line;
use crate::domain::backups::{BackupReason, Counts};
use crate::domain::dates::Moment;
use crate::register::backups::{CopyFault, CopyPlace};
use crate::ui::context::UiContext;
use crate::ui::widgets::Tone;

/// `今天 17:42`, `11-22 17:42`.
pub(super) fn when(cx: &UiContext<'_>, at: Moment) -> String {
    let day = match (cx.today() - at.date()).num_days() {
        0 => cx.text("date-today"),
        1 => cx.text("status-yesterday"),
        _ => cx.strings.date_short(at.date(), cx.today()),
    };
    format!("{day} {}", cx.strings.time(at.time()))
}

/// Key of the reason's words.
pub(super) fn reason(reason: BackupReason) -> &'static str {
    match reason {
        BackupReason::Daily => "backup-reason-daily",
        BackupReason::OnClose => "backup-reason-close",
        BackupReason::Asked => "backup-reason-asked",
        BackupReason::BeforeMigration => "backup-reason-migration",
        BackupReason::BeforeImport => "backup-reason-import",
        BackupReason::BeforeRestore => "backup-reason-restore",
        BackupReason::BeforeErasure => "backup-reason-erasure",
    }
}

/// `这台电脑、第二处`.
pub(super) fn places(cx: &UiContext<'_>, places: &[CopyPlace]) -> String {
    let has = |place| places.contains(&place);
    cx.text(match (has(CopyPlace::First), has(CopyPlace::Second)) {
        (true, true) => "backup-place-both",
        (false, true) => "backup-place-second",
        _ => "backup-place-first",
    })
}

/// Key of why a copy cannot be used, short.
fn fault(fault: CopyFault) -> &'static str {
    match fault {
        CopyFault::Sealed => "backup-fault-sealed",
        CopyFault::TooNew => "backup-fault-too-new",
        CopyFault::Damaged => "backup-fault-damaged",
    }
}

/// The same as a sentence.
pub(super) fn fault_line(fault: CopyFault) -> &'static str {
    match fault {
        CopyFault::Sealed => "backup-fault-sealed-line",
        CopyFault::TooNew => "backup-fault-too-new-line",
        CopyFault::Damaged => "backup-fault-damaged-line",
    }
}

/// `18 人、42 件投诉、…`.
pub(super) fn counts(cx: &UiContext<'_>, counts: Counts) -> String {
    let all = parts(cx, counts).into_iter().map(|(_, words)| words).collect::<Vec<_>>();
    let lines = cx.strings.text_with("backup-n-lines", &[("n", counts.lines.into())]);
    format!("{}{}{lines}", all.join(&cx.text("backup-comma")), cx.text("backup-comma"))
}

fn parts(cx: &UiContext<'_>, counts: Counts) -> Vec<(i64, String)> {
    let of = |key: &str, n: i64| (n, cx.strings.text_with(key, &[("n", n.abs().into())]));
    vec![
        of("backup-n-people", counts.people),
        of("backup-n-cases", counts.cases),
        of("backup-n-box-entries", counts.box_entries),
        of("backup-n-checks", counts.checks),
    ]
}

fn joined(cx: &UiContext<'_>, more: Counts, is_wanted: impl Fn(i64) -> bool) -> String {
    let wanted: Vec<String> =
        parts(cx, more).into_iter().filter(|(n, _)| is_wanted(*n)).map(|(_, words)| words).collect();
    wanted.join(&cx.text("backup-comma"))
}

/// `现在多 3 件投诉、1 次开箱`, for another hall's copy the hall's name, or why it cannot be used.
pub(super) fn differs(cx: &UiContext<'_>, line: &Line, now: Option<Counts>) -> (String, Tone) {
    let holds = match &line.info.holds {
        Ok(holds) => holds,
        Err(wrong) => return (cx.text(fault(*wrong)), Tone::Danger),
    };
    let Some(now) = now else { return (holds.hall_name.clone(), Tone::Neutral) };
    let more = now.since(holds.counts);
    let (added, gone) = (joined(cx, more, |n| n > 0), joined(cx, more, |n| n < 0));
    let mut told = Vec::new();
    if !added.is_empty() {
        told.push(cx.strings.text_with("backup-now-more", &[("what", added.into())]));
    }
    if !gone.is_empty() {
        told.push(cx.strings.text_with("backup-now-fewer", &[("what", gone.into())]));
    }
    if told.is_empty() {
        told.push(match more.lines {
            0 if line.is_earlier => cx.text("backup-same"),
            n if n > 0 => cx.strings.text_with("backup-lines-since", &[("n", n.into())]),
            _ => cx.text("backup-other"),
        });
    }
    (told.join(&cx.text("backup-comma")), Tone::Neutral)
}

/// What is no longer in the file once the copy is back.
pub(super) fn lost(cx: &UiContext<'_>, more: Counts) -> String {
    let added = joined(cx, more, |n| n > 0);
    let lines = more.lines.max(0);
    match (added.is_empty(), lines) {
        (true, 0) => cx.text("backup-ask-nothing-lost"),
        (true, n) => cx.strings.text_with("backup-ask-lines-lost", &[("n", n.into())]),
        (false, n) => cx.strings.text_with("backup-ask-lost", &[("what", added.into()), ("n", n.into())]),
    }
}

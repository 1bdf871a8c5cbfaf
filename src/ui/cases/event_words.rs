//! Title and words of an entry of a case's log; names and phones in corrections stay behind their mask.

use super::detail::Shown;
use crate::domain::cases::events::{CaseFact, Correction};
use crate::domain::cases::steps::yuan;
use crate::domain::cases::{CaseChannel, CaseEvent, CaseKind, What};
use crate::domain::ids::StaffId;
use crate::ui::context::UiContext;
use crate::ui::{case_words, deadline_words, words};

/// Title and words of an entry.
pub(super) fn event_words(cx: &UiContext<'_>, shown: &Shown, event: &CaseEvent) -> (String, String) {
    let titled = |key: &str, line: &str| (cx.text(key), line.to_owned());
    let with =
        |key: &str, value: String, line: &str| (cx.strings.text_with(key, &[("value", value.into())]), line.to_owned());
    match &event.what {
        What::Accepted { note } => titled("event-accepted", note),
        What::HandedOver { to_person, to_unit, note } => {
            let parts = [to_unit.as_str(), shown.name(*to_person)];
            let to = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
            with("event-handed-over", to, note)
        }
        What::Contacted { note } => titled("event-contacted", note),
        What::Investigated { note } => titled("event-investigated", note),
        What::Paused { because, note } => with("event-paused", case_words::pause_reason(cx.strings, *because), note),
        What::Resumed { note } => titled("event-resumed", note),
        What::Extended { by, approver, reason, .. } => {
            let values = [("limit", deadline_words::limit(cx.strings, *by).into()), ("name", approver.as_str().into())];
            (cx.strings.text_with("event-extended", &values), reason.clone())
        }
        What::Happened { event, note } => (named_event(cx, shown, event), note.clone()),
        What::Concluded { finding, text } => with("event-concluded", case_words::finding(cx.strings, *finding), text),
        What::Remedied { .. } => remedy_words(cx, shown, &event.what),
        What::Replied { mode, text } => with("event-replied", case_words::reply_mode(cx.strings, *mode), text),
        What::Reported { to, text } => with("event-reported", to.clone(), text),
        What::Signed { note } => titled("event-signed", note),
        What::Surveyed { satisfaction, note } => {
            with("event-surveyed", case_words::satisfaction(cx.strings, *satisfaction), note)
        }
        What::Closed { frozen } => titled("event-closed", &closed_words(cx, frozen.in_time(), &frozen.rule_edition)),
        What::Reopened { reason } => titled("event-reopened", reason),
        What::Archived { place } => titled("event-archived", place),
        What::Corrected { changes, reason } => {
            let lines: Vec<String> = changes.iter().map(|change| correction_words(cx, shown, change)).collect();
            (cx.text("event-corrected"), format!("{reason}\n{}", lines.join("\n")))
        }
        What::Struck { reason, .. } => titled("event-struck-word", reason),
        What::Linked { how, .. } => titled("event-linked", &case_words::link(cx.strings, *how)),
        What::Attached { name, .. } => titled("event-attached", name),
    }
}

fn named_event(cx: &UiContext<'_>, shown: &Shown, code: &str) -> String {
    let set = cx.register.rules_on(shown.file.case.facts.received_at.date()).ok();
    set.map_or_else(|| code.to_owned(), |set| deadline_words::event_name(cx.strings, set, code))
}

fn remedy_words(cx: &UiContext<'_>, shown: &Shown, what: &What) -> (String, String) {
    let What::Remedied { text, compensation_fen, charged, charged_fen } = what else {
        return Default::default();
    };
    let mut lines = vec![text.clone()];
    if *compensation_fen > 0 {
        lines.push(cx.strings.text_with("remedy-paid", &[("yuan", yuan(*compensation_fen).into())]));
    }
    if *charged_fen > 0 || charged.is_some() {
        let values = [("name", shown.name(*charged).into()), ("yuan", yuan(*charged_fen).into())];
        lines.push(cx.strings.text_with("remedy-charged", &values));
    }
    (cx.text("event-remedied"), lines.join("\n"))
}

fn closed_words(cx: &UiContext<'_>, in_time: Option<bool>, edition: &str) -> String {
    let judged = match in_time {
        Some(true) => cx.text("closed-in-time"),
        Some(false) => cx.text("closed-late"),
        None => cx.text("closed-unjudged"),
    };
    cx.strings.text_with("closed-by-edition", &[("judged", judged.into()), ("edition", edition.into())])
}

/// A correction keeps names and phones behind their mask.
fn correction_words(cx: &UiContext<'_>, shown: &Shown, change: &Correction) -> String {
    let value = |text: &str| match change.fact {
        _ if text.is_empty() => cx.text("cases-none-given"),
        CaseFact::FirstAsked => {
            let id = text.parse().ok().map(StaffId);
            shown.name(id).to_owned()
        }
        CaseFact::Kind => {
            CaseKind::from_code(text).map_or_else(|| text.to_owned(), |kind| words::case_kind(cx.strings, kind))
        }
        CaseFact::Channel => CaseChannel::from_code(text)
            .map_or_else(|| text.to_owned(), |channel| words::case_channel(cx.strings, channel)),
        _ => text.to_owned(),
    };
    let fact = case_words::fact(cx.strings, change.fact);
    let (before, after) = change.masked();
    let values = [("fact", fact.into()), ("before", value(&before).into()), ("after", value(&after).into())];
    cx.strings.text_with("correction-line", &values)
}

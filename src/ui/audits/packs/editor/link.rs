//! Which of the hall's records answer an item that is edited.

use egui::Ui;

use crate::domain::disclosure::DisclosureKind;
use crate::domain::standards::drafts::ItemDraft;
use crate::domain::standards::{BadgePart, HallFact, Link};
use crate::domain::training::TrainingKind;
use crate::ui::context::UiContext;
use crate::ui::theme::Text;
use crate::ui::widgets::{Caption, Select, TextField, paragraph};

/// Every kind of link, with values to begin with.
fn kinds() -> Vec<Link> {
    let words = Vec::new;
    vec![
        Link::BadgesValid,
        Link::BadgePart { part: BadgePart::Photo },
        Link::WindowStaffBadged,
        Link::Post { words: words(), at_least: 1 },
        Link::Qualification { words: words(), at_least: 1 },
        Link::Language { words: words(), at_least: 1 },
        Link::BoxOpened,
        Link::DailyChecksKept,
        Link::CasesRecorded,
        Link::CasesConcluded,
        Link::CasesReplyTime,
        Link::ImportantAnsweredProperly,
        Link::RingsWithin { most: 5 },
        Link::CallsLogged,
        Link::CasesInTime { steps: words(), rules: words(), channels: Vec::new() },
        Link::OpinionSigned,
        Link::OpinionKept,
        Link::CorrectiveClosed,
        Link::TrainingHours { min_hours: 16, kinds: vec![TrainingKind::EthicsLaw] },
        Link::Campaign { kind: TrainingKind::SelfExamination },
        Link::ConductClean { codes: words() },
        Link::NoLawCase,
        Link::NoPublicIncident,
        Link::ConductQualified,
        Link::FoundedComplaints,
        Link::Praise,
        Link::Disclosure { codes: words() },
        Link::DisclosureKind { kind: DisclosureKind::Leaflet, at_least: 1 },
        Link::Hall { fact: HallFact::ComplaintPhone },
        Link::Hall { fact: HallFact::SupervisionPhone },
        Link::Hall { fact: HallFact::RestDayPhone },
        Link::Hall { fact: HallFact::AreaM2 },
    ]
}

/// Links of the same kind differ in their values alone; facts of the hall are kinds of their own.
fn is_same(one: &Link, other: &Link) -> bool {
    match (one, other) {
        (Link::Hall { fact }, Link::Hall { fact: other }) => fact == other,
        _ => one.key() == other.key(),
    }
}

fn words_of(cx: &UiContext<'_>, link: &Link) -> String {
    cx.text(match link {
        Link::BadgesValid => "pack-link-badges-valid",
        Link::BadgePart { .. } => "pack-link-badge-part",
        Link::WindowStaffBadged => "pack-link-window-staff-badged",
        Link::Post { .. } => "pack-link-post",
        Link::Qualification { .. } => "pack-link-qualification",
        Link::Language { .. } => "pack-link-language",
        Link::BoxOpened => "pack-link-box-opened",
        Link::DailyChecksKept => "pack-link-daily-checks-kept",
        Link::CasesRecorded => "pack-link-cases-recorded",
        Link::CasesConcluded => "pack-link-cases-concluded",
        Link::CasesReplyTime => "pack-link-cases-reply-time",
        Link::ImportantAnsweredProperly => "pack-link-important-answered-properly",
        Link::RingsWithin { .. } => "pack-link-rings-within",
        Link::CallsLogged => "pack-link-calls-logged",
        Link::CasesInTime { .. } => "pack-link-cases-in-time",
        Link::OpinionSigned => "pack-link-opinion-signed",
        Link::OpinionKept => "pack-link-opinion-kept",
        Link::CorrectiveClosed => "pack-link-corrective-closed",
        Link::TrainingHours { .. } => "pack-link-training-hours",
        Link::Campaign { .. } => "pack-link-campaign",
        Link::ConductClean { .. } => "pack-link-conduct-clean",
        Link::NoLawCase => "pack-link-no-law-case",
        Link::NoPublicIncident => "pack-link-no-public-incident",
        Link::ConductQualified => "pack-link-conduct-qualified",
        Link::FoundedComplaints => "pack-link-founded-complaints",
        Link::Praise => "pack-link-praise",
        Link::Disclosure { .. } => "pack-link-disclosure",
        Link::DisclosureKind { .. } => "pack-link-disclosure-kind",
        Link::Hall { fact: HallFact::ComplaintPhone } => "pack-link-complaint-phone",
        Link::Hall { fact: HallFact::SupervisionPhone } => "pack-link-supervision-phone",
        Link::Hall { fact: HallFact::RestDayPhone } => "pack-link-rest-day-phone",
        Link::Hall { fact: HallFact::AreaM2 } => "pack-link-area",
    })
}

/// Paints the choice of the records and the values that belong to them.
pub(super) fn show(item: &mut ItemDraft, ui: &mut Ui, cx: &UiContext<'_>) {
    let kinds = kinds();
    let none = cx.text("pack-link-none");
    let words: Vec<String> = std::iter::once(none).chain(kinds.iter().map(|kind| words_of(cx, kind))).collect();
    let here = item.link.as_ref().and_then(|link| kinds.iter().position(|kind| is_same(kind, link)));
    let mut picked = Some(here.map_or(0, |place| place + 1));
    let caption = Caption::new(cx.text("pack-item-link"));
    if Select::new(caption, &mut picked, &words).show(ui, cx.tokens, cx.strings).changed() {
        item.link = picked.and_then(|place| kinds.into_iter().nth(place.checked_sub(1)?));
    }
    if let Some(link) = &mut item.link {
        values(link, ui, cx);
    }
    paragraph(ui, Text::Secondary, &cx.text("pack-link-about"), cx.tokens.text2);
}

fn values(link: &mut Link, ui: &mut Ui, cx: &UiContext<'_>) {
    match link {
        Link::Post { words, at_least }
        | Link::Qualification { words, at_least }
        | Link::Language { words, at_least } => {
            list(ui, cx, "pack-link-words", words);
            number(ui, cx, "pack-link-at-least", at_least);
        }
        Link::DisclosureKind { at_least, .. } => number(ui, cx, "pack-link-at-least", at_least),
        Link::RingsWithin { most } => number(ui, cx, "pack-link-most", most),
        Link::TrainingHours { min_hours, .. } => number(ui, cx, "pack-link-hours", min_hours),
        Link::ConductClean { codes } | Link::Disclosure { codes } => list(ui, cx, "pack-link-codes", codes),
        Link::CasesInTime { steps, rules, .. } => {
            list(ui, cx, "pack-link-steps", steps);
            list(ui, cx, "pack-link-rules", rules);
        }
        _ => {}
    }
}

/// A list typed with commas.
fn list(ui: &mut Ui, cx: &UiContext<'_>, key: &str, values: &mut Vec<String>) {
    let id = ui.scope_id().with(key);
    let known = values.join("，");
    let mut typed = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_else(|| known.clone());
    if split(&typed) != *values {
        typed = known;
    }
    if TextField::new(Caption::new(cx.text(key)), &mut typed).limit(200).show(ui, cx.tokens).changed() {
        *values = split(&typed);
    }
    ui.data_mut(|data| data.insert_temp(id, typed));
}

fn split(typed: &str) -> Vec<String> {
    let parts = typed.split(['，', ',', '、', ';', '；']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn number(ui: &mut Ui, cx: &UiContext<'_>, key: &str, value: &mut u32) {
    crate::ui::widgets::Stepper::new(Caption::new(cx.text(key)).width(160.0), value, 0..=999).show(ui, cx.tokens);
}

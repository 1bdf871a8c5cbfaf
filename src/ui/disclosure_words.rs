//! Words of the disclosure register: kinds, rules, and how a document stands.

use crate::domain::disclosure::{DisclosureKind, DocumentState, NewDocument, Urgency, urgency};
use crate::ui::icons::{self, Icon};
use crate::ui::strings::Strings;
use crate::ui::widgets::Tone;

/// 公开资料, 横幅...
pub fn kind(strings: &Strings, kind: DisclosureKind) -> String {
    strings.text(match kind {
        DisclosureKind::Document => "disclosure-kind-document",
        DisclosureKind::Leaflet => "disclosure-kind-leaflet",
        DisclosureKind::Law => "disclosure-kind-law",
        DisclosureKind::Licence => "disclosure-kind-licence",
        DisclosureKind::Pact => "disclosure-kind-pact",
        DisclosureKind::Banner => "disclosure-kind-banner",
        DisclosureKind::Notice => "disclosure-kind-notice",
        DisclosureKind::PriceList => "disclosure-kind-price-list",
        DisclosureKind::Plan => "disclosure-kind-plan",
    })
}

/// `规则 P1-3.1`; empty for a document of one's own.
pub fn rule(strings: &Strings, document: &NewDocument) -> String {
    match document.rule.as_str() {
        "" => String::new(),
        "ours" => strings.text("disclosure-rule-ours"),
        rule => strings.text_with("disclosure-rule", &[("rule", rule.into())]),
    }
}

/// Colour, sign and word of how a document stands.
pub fn chip(strings: &Strings, of: DisclosureKind, state: DocumentState) -> (Tone, Icon, String) {
    let days = |key: &str, n: i64| strings.text_with(key, &[("n", n.into())]);
    let (icon, words) = match state {
        DocumentState::Missing => (icons::FAILED.filled(), strings.text("disclosure-state-missing")),
        DocumentState::NotUp => (icons::NOT_APPLICABLE, strings.text("disclosure-state-not-up")),
        DocumentState::InDate { .. } => (icons::DONE.filled(), strings.text("disclosure-state-in-date")),
        DocumentState::RunsOut { days_left: 0, .. } => (icons::DUE, strings.text("disclosure-state-last-day")),
        DocumentState::RunsOut { days_left, .. } => (icons::DUE, days("disclosure-state-runs-out", days_left)),
        DocumentState::OutOfDate { days_past, .. } => {
            (icons::OVERDUE.filled(), days("disclosure-state-out-of-date", days_past))
        }
        DocumentState::TakeDown { days_left: 0, .. } => (icons::DUE, strings.text("disclosure-state-down-today")),
        DocumentState::TakeDown { days_left, .. } => (icons::DUE, days("disclosure-state-take-down", days_left)),
        DocumentState::BannerOverdue { days_past, .. } => {
            (icons::OVERDUE.filled(), days("disclosure-state-banner-overdue", days_past))
        }
        DocumentState::Retired => (icons::ARCHIVED, strings.text("disclosure-state-retired")),
    };
    (tone(of, state), icon, words)
}

/// The colour of a state.
pub fn tone(of: DisclosureKind, state: DocumentState) -> Tone {
    match (urgency(of, state), state) {
        (Urgency::Late, _) => Tone::Danger,
        (Urgency::Soon, _) => Tone::Warn,
        (Urgency::None, DocumentState::InDate { .. }) => Tone::Ok,
        (Urgency::None, _) => Tone::Neutral,
    }
}

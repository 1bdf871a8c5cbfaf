//! Words of training and conduct: kinds, bans, outcomes, hours; the same on screens and sheets.

use super::strings::Strings;
use super::widgets::Tone;
use crate::domain::conduct::{ConductKind, ConductMatter, FoundBy, ReviewResult};
use crate::domain::training::{Hours, TrainingKind};
use crate::ui::icons::{self, Icon};

/// 业务, 安全...
pub fn training_kind(strings: &Strings, kind: TrainingKind) -> String {
    strings.text(match kind {
        TrainingKind::EthicsLaw => "training-ethics-law",
        TrainingKind::Business => "training-business",
        TrainingKind::Safety => "training-safety",
        TrainingKind::Etiquette => "training-etiquette",
        TrainingKind::SelfExamination => "training-self-examination",
        TrainingKind::Other => "training-other",
    })
}

/// 违规, 表扬...
pub fn conduct_kind(strings: &Strings, kind: ConductKind) -> String {
    strings.text(match kind {
        ConductKind::Breach => "conduct-breach",
        ConductKind::LawCase => "conduct-law-case",
        ConductKind::PublicIncident => "conduct-public-incident",
        ConductKind::Review => "conduct-review",
        ConductKind::Praise => "conduct-praise",
        ConductKind::Other => "conduct-other",
    })
}

/// The sign of a kind and what it means.
pub fn conduct_icon(kind: ConductKind) -> (Icon, Tone) {
    match kind {
        ConductKind::Breach | ConductKind::PublicIncident => (icons::LOST, Tone::Danger),
        ConductKind::LawCase => (icons::VETO, Tone::Danger),
        ConductKind::Review => (icons::CHECKLIST, Tone::Neutral),
        ConductKind::Praise => (icons::AWARD, Tone::Ok),
        ConductKind::Other => (icons::NOTE, Tone::Neutral),
    }
}

/// The name of a ban that was broken; its code where it is none of ours.
pub fn ban(strings: &Strings, code: &str) -> String {
    let key = match code {
        "P1-8.2.a" => "ban-p1-8-2-a",
        "P1-8.2.b" => "ban-p1-8-2-b",
        "P1-8.2.c" => "ban-p1-8-2-c",
        "P1-8.2.d" => "ban-p1-8-2-d",
        "P1-8.2.e" => "ban-p1-8-2-e",
        "P1-8.2.f" => "ban-p1-8-2-f",
        "P1-8.2.g" => "ban-p1-8-2-g",
        "P1-8.2.h" => "ban-p1-8-2-h",
        "P1-8.2.i" => "ban-p1-8-2-i",
        "P1-8.2.j" => "ban-p1-8-2-j",
        "P4-4" => "ban-p4-4",
        "P8-2.2.f" => "ban-p8-2-2-f",
        "P8-2.2.h" => "ban-p8-2-2-h",
        "P8-2.7.o" => "ban-p8-2-7-o",
        other => return other.to_owned(),
    };
    strings.text(key)
}

/// 合格, 不合格.
pub fn review_result(strings: &Strings, result: ReviewResult) -> String {
    strings.text(match result {
        ReviewResult::Qualified => "conduct-qualified",
        ReviewResult::NotQualified => "conduct-not-qualified",
    })
}

/// What a matter says beyond its kind: the ban, the outcome, who found it; `None` for the others.
pub fn conduct_details(strings: &Strings, matter: &ConductMatter) -> Option<String> {
    match matter {
        ConductMatter::Breach(code) => Some(ban(strings, code)),
        ConductMatter::LawCase(FoundBy::Unit) => Some(strings.text("conduct-found-by-unit")),
        ConductMatter::LawCase(FoundBy::Others) => Some(strings.text("conduct-found-by-others")),
        ConductMatter::Review(result) => Some(review_result(strings, *result)),
        ConductMatter::PublicIncident | ConductMatter::Praise | ConductMatter::Other => None,
    }
}

/// `1.5`, `16`: without idle decimals.
pub fn hours(strings: &Strings, hours: Hours) -> String {
    strings.number(hours.as_number(), 2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::conduct::bans_of;
    use crate::domain::hall::Sector;
    use crate::ui::strings::Lang;

    #[test]
    fn every_ban_has_a_name_in_both_languages() {
        for lang in Lang::ALL {
            let strings = Strings::load(lang);
            for code in bans_of(Sector::Other) {
                let name = ban(&strings, code);
                assert!(name != code && !name.starts_with("ban-"), "{code}: {name}");
            }
        }
    }
}

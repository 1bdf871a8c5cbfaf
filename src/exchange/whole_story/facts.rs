//! Facts of a case in a story: whom it is about, and what a correction changed; row numbers become people and windows.

use super::of_code;
use super::words::{CODES, code, word};
use crate::domain::cases::events::CaseFact;
use crate::domain::cases::{CaseChannel, CaseKind, Target};
use crate::domain::ids::{StaffId, WindowId};
use crate::exchange::case_terms;
use crate::exchange::roster::Roster;

/// Before a value that stands as the file has it.
const AS_KEPT: char = '#';

/// Whom a case is about: `人员 CQ0201 周静岚`, `窗口 3`, `班组 配电班`, `本厅`; blank for nobody.
pub(super) fn target_told(target: &Target, (roster, tag): (&Roster, &str)) -> String {
    let named = |code: &str, name: &str| format!("{} {name}", word(CODES, code, tag));
    match target {
        Target::Nobody => String::new(),
        Target::Hall => word(CODES, "hall", tag).to_owned(),
        Target::Person(id) => named("staff", &roster.told(*id)),
        Target::Window(id) => named("window", roster.window(*id).unwrap_or_default()),
        Target::Team(name) => named("team", name),
    }
}

/// Reads what [`target_told`] wrote; `None` for a person or window this hall does not know.
pub(super) fn target_read(text: &str, roster: &Roster) -> Option<Target> {
    if text.is_empty() {
        return Some(Target::Nobody);
    }
    if code(CODES, text) == Some("hall") {
        return Some(Target::Hall);
    }
    let (kind, name) = text.split_once(' ')?;
    match code(CODES, kind)? {
        "staff" => roster.find(name).ok().map(Target::Person),
        "window" => roster.window_numbered(name).map(Target::Window),
        "team" => Some(Target::Team(name.to_owned())),
        _ => None,
    }
}

/// One side of a correction, as people read it.
pub(super) fn fact_told(fact: CaseFact, value: &str, (roster, tag): (&Roster, &str)) -> String {
    let told = match fact {
        CaseFact::Kind => of_code::<CaseKind>(value).map(|_| kind_word(value, tag).to_owned()),
        CaseFact::Channel => of_code::<CaseChannel>(value).map(|_| channel_word(value, tag).to_owned()),
        CaseFact::FirstAsked => value.parse().ok().map(|id| roster.told(StaffId(id))),
        CaseFact::Target => target_of_code(value).map(|target| target_told(&target, (roster, tag))),
        _ => return value.to_owned(),
    };
    // What would not be read back as it is stands as the file has it.
    let exact = told.filter(|told| fact_read(fact, told, roster) == value);
    exact.unwrap_or_else(|| if value.is_empty() { String::new() } else { format!("{AS_KEPT}{value}") })
}

/// Reads what [`fact_told`] wrote. A person or window this hall does not know stays in words: it is what once stood there.
pub(super) fn fact_read(fact: CaseFact, text: &str, roster: &Roster) -> String {
    let read = match fact {
        _ if text.is_empty() => None,
        CaseFact::Kind => case_terms::kind(text).map(|kind| kind.code().to_owned()),
        CaseFact::Channel => case_terms::channel(text).map(|channel| channel.code().to_owned()),
        CaseFact::FirstAsked => roster.find(text).ok().map(|id| id.0.to_string()),
        CaseFact::Target => target_read(text, roster).map(|target| target.code()),
        _ => return text.to_owned(),
    };
    let kept = text.strip_prefix(AS_KEPT).map(str::to_owned);
    kept.or(read).unwrap_or_else(|| text.to_owned())
}

/// Chinese words of kinds and channels that the lists know; else the code, which they know too.
fn kind_word<'a>(code: &'a str, tag: &str) -> &'a str {
    let words = [
        ("complaint", "投诉"),
        ("report", "举报"),
        ("suggestion", "建议"),
        ("enquiry", "咨询"),
        ("praise", "表扬"),
        ("other", "其他"),
    ];
    chinese(&words, code, tag)
}

fn channel_word<'a>(code: &'a str, tag: &str) -> &'a str {
    let words = [
        ("phone", "电话"),
        ("in_person", "来访"),
        ("box_letter", "意见箱"),
        ("opinion_book", "意见簿"),
        ("rest_day_phone", "值班电话"),
        ("forwarded", "上级转办"),
        ("other", "其他"),
    ];
    chinese(&words, code, tag)
}

fn chinese<'a>(words: &[(&str, &'static str)], code: &'a str, tag: &str) -> &'a str {
    let known = words.iter().find(|(known, _)| *known == code && !tag.starts_with("en"));
    known.map_or(code, |(_, word)| word)
}

/// A target as a correction keeps it.
fn target_of_code(code: &str) -> Option<Target> {
    match code.split_once(':') {
        None if code == "hall" => Some(Target::Hall),
        Some(("person", id)) => id.parse().ok().map(|id| Target::Person(StaffId(id))),
        Some(("window", id)) => id.parse().ok().map(|id| Target::Window(WindowId(id))),
        Some(("team", name)) => Some(Target::Team(name.to_owned())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_told_in_words_stands_as_the_file_has_it() {
        let nobody = Roster::default();
        for (fact, value) in [
            (CaseFact::Kind, "complaint"),
            (CaseFact::Kind, "grumble"),
            (CaseFact::Channel, "box_letter"),
            (CaseFact::Channel, "rest_day_phone"),
            (CaseFact::FirstAsked, "99"),
            (CaseFact::FirstAsked, ""),
            (CaseFact::Target, "hall"),
            (CaseFact::Target, "team:班 组 甲"),
            (CaseFact::Target, "window:7"),
            (CaseFact::Summary, "#1；“投诉”"),
        ] {
            for tag in ["zh", "en"] {
                let told = fact_told(fact, value, (&nobody, tag));
                assert_eq!(fact_read(fact, &told, &nobody), value, "{told}");
            }
        }
        assert_eq!(fact_read(CaseFact::Target, "窗口 3", &nobody), "窗口 3", "a window this hall does not have");
        assert_eq!(fact_told(CaseFact::Kind, "complaint", (&nobody, "zh")), "投诉");
        assert_eq!(fact_told(CaseFact::Target, "team:配电班", (&nobody, "zh")), "班组 配电班");
    }
}

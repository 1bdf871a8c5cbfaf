//! Words for runs: kind, subject, purpose of a standard; the same on screens and sheets.

use std::collections::BTreeMap;

use super::strings::Strings;
use chrono::{Datelike, NaiveDate};

use crate::domain::audits::{AuditKind, NamedPeriod, RunDetails, Subject};
use crate::domain::ids::{StaffId, WindowId};
use crate::domain::standards::{Purpose, SubjectKind, VetoEffect};
use crate::register::{Register, RegisterError};

/// Names behind the subjects of runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SubjectNames {
    /// The hall.
    pub hall: String,
    /// Everyone on the roster, those who left among them.
    pub people: BTreeMap<StaffId, String>,
    /// Numbers of all windows.
    pub windows: BTreeMap<WindowId, String>,
}

impl SubjectNames {
    /// Reads the names.
    ///
    /// # Errors
    /// The file's.
    pub fn read(register: &Register) -> Result<Self, RegisterError> {
        let staff = register.staff()?;
        let people = staff.into_iter().map(|member| (member.id, member.record.name.as_str().to_owned())).collect();
        let windows = register.windows()?.into_iter().map(|window| (window.id, window.number)).collect();
        Ok(Self { hall: register.hall().name.clone(), people, windows })
    }

    /// Name of a person; empty for one that is not known.
    pub fn person(&self, id: StaffId) -> &str {
        self.people.get(&id).map_or("", String::as_str)
    }

    /// The words for a subject: the hall's name, `3 号窗口`, the team, the person.
    pub fn subject(&self, strings: &Strings, subject: &Subject) -> String {
        match subject {
            Subject::Hall => self.hall.clone(),
            Subject::Window(id) => {
                let number = self.windows.get(id).map_or("", String::as_str);
                strings.text_with("subject-window", &[("number", number.into())])
            }
            Subject::Team(name) => name.clone(),
            Subject::Person(id) => self.person(*id).to_owned(),
        }
    }
}

/// 自查, 抽查, 暗访 ...
pub fn kind(strings: &Strings, kind: AuditKind) -> String {
    strings.text(&format!("audit-kind-{}", kind.code().replace('_', "-")))
}

/// 营业厅, 窗口, 班组, 个人.
pub fn subject_kind(strings: &Strings, kind: SubjectKind) -> String {
    strings.text(&format!("subject-kind-{}", kind.code()))
}

/// 开门检查, 服务标准, 竞赛, 考核.
pub fn purpose(strings: &Strings, purpose: Purpose) -> String {
    strings.text(&format!("purpose-{}", purpose.code().replace('_', "-")))
}

/// `四季度`, `11 月`, `2026 年`; empty for a day and for days without a name. Another year is said.
pub fn period(strings: &Strings, (from, until): (NaiveDate, NaiveDate), today: NaiveDate) -> String {
    let named = NamedPeriod::of(from, until);
    let said = |year: i32, name: String| {
        if year == today.year() {
            return name;
        }
        strings.text_with("period-of-year", &[("year", year.to_string().into()), ("period", name.into())])
    };
    match named {
        Some(NamedPeriod::Year(year)) => strings.text_with("period-year", &[("year", year.to_string().into())]),
        Some(NamedPeriod::Quarter(year, quarter)) => said(year, strings.text(quarter_key(quarter))),
        Some(NamedPeriod::Month(year, month)) => said(year, strings.month_alone(month)),
        Some(NamedPeriod::Day(_)) | None => String::new(),
    }
}

fn quarter_key(quarter: u32) -> &'static str {
    match quarter {
        1 => "period-quarter-1",
        2 => "period-quarter-2",
        3 => "period-quarter-3",
        _ => "period-quarter-4",
    }
}

/// What a veto does, in words.
pub fn veto_effect(strings: &Strings, effect: VetoEffect) -> String {
    match effect {
        VetoEffect::Fail => strings.text("veto-effect-fail"),
        VetoEffect::NoAward => strings.text("veto-effect-no-award"),
        VetoEffect::DropAGrade => strings.text("veto-effect-drop-a-grade"),
        VetoEffect::Cap(most) => {
            strings.text_with("veto-effect-cap", &[("most", strings.number(most.as_number(), 2).into())])
        }
    }
}

/// What a run is called: `四季度自查`, `开门检查`, `复查`.
pub fn run_title(strings: &Strings, purpose: Purpose, details: &RunDetails, today: NaiveDate) -> String {
    if purpose == Purpose::DailyCheck && details.kind == AuditKind::SelfCheck {
        return self::purpose(strings, purpose);
    }
    let kind = kind(strings, details.kind);
    let period = period(strings, (details.period_from, details.period_until), today);
    if period.is_empty() || details.kind == AuditKind::ReCheck {
        return kind;
    }
    strings.text_with("run-title", &[("period", period.into()), ("kind", kind.into())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::strings::Lang;

    #[test]
    fn every_kind_has_its_words_in_both_languages() {
        for lang in Lang::ALL {
            let strings = Strings::load(lang);
            let mut keys: Vec<String> =
                AuditKind::ALL.iter().map(|kind| format!("audit-kind-{}", kind.code().replace('_', "-"))).collect();
            keys.extend(SubjectKind::ALL.iter().map(|kind| format!("subject-kind-{}", kind.code())));
            keys.extend(Purpose::ALL.iter().map(|purpose| format!("purpose-{}", purpose.code().replace('_', "-"))));
            for key in keys {
                assert!(strings.has(&key), "{lang:?} {key}");
            }
        }
    }
}

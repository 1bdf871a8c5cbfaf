//! Words for runs: kind, subject, purpose of a standard; the same on screens and sheets.

use std::collections::BTreeMap;

use super::strings::Strings;
use crate::domain::audits::{AuditKind, Subject};
use crate::domain::ids::{StaffId, WindowId};
use crate::domain::standards::{Purpose, SubjectKind};
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

//! The words of a list of cases, brought in or handed on, in the language chosen. The import knows every one of them.

use super::case_words::{finding, phase, reply_mode, satisfaction};
use super::strings::Strings;
use super::words::{case_channel, case_kind, field};
use crate::domain::cases::lists::numbers_told;
use crate::domain::cases::{CaseChannel, CaseKind, CaseNumber, CasePhase, Finding, ReplyMode};
use crate::domain::deadlines::RuleSet;
use crate::domain::problems::Field;
use crate::domain::texts::Text;
use crate::exchange::case_export::{CASE_EXPORT_FIELDS, CaseWords};
use crate::exchange::case_plan::{Assumption, CaseImportPlan};

/// Every phase, in the order of a case's life.
const PHASES: [CasePhase; 9] = [
    CasePhase::Waiting,
    CasePhase::Investigating,
    CasePhase::HandedOver,
    CasePhase::Paused,
    CasePhase::Concluded,
    CasePhase::Replied,
    CasePhase::Closed,
    CasePhase::Archived,
    CasePhase::Void,
];

/// The words of an exported list; `rules` name the matters, the set in force first.
pub fn case_list_words<'a>(strings: &Strings, rules: impl IntoIterator<Item = &'a RuleSet>) -> CaseWords {
    let tag = strings.lang().key();
    let mut matters: Vec<(String, String)> = Vec::new();
    let mut rule_names: Vec<(String, String)> = Vec::new();
    for set in rules {
        let named = set.matters.iter().map(|matter| (&matter.code, &matter.name));
        add_names(&mut matters, named, tag);
        let steps = set.rules.iter().flat_map(|rule| &rule.steps).map(|step| (&step.code, &step.name));
        add_names(&mut rule_names, set.events.iter().map(|event| (&event.code, &event.name)).chain(steps), tag);
    }
    CaseWords {
        tag,
        sheet: strings.text("cases-title"),
        headings: CASE_EXPORT_FIELDS.iter().map(|heading| field(strings, *heading)).collect(),
        kinds: CaseKind::ALL.map(|kind| (kind, case_kind(strings, kind))).to_vec(),
        channels: CaseChannel::ALL.map(|channel| (channel, case_channel(strings, channel))).to_vec(),
        phases: PHASES.map(|one| (one, phase(strings, one))).to_vec(),
        findings: Finding::ALL.map(|one| (one, finding(strings, one))).to_vec(),
        reply_modes: ReplyMode::ALL.map(|mode| (mode, reply_mode(strings, mode))).to_vec(),
        satisfactions: [1, 2, 3, 4, 5].map(|grade| satisfaction(strings, grade)),
        matters,
        yes: strings.text("list-yes"),
        no: strings.text("list-no"),
        hall: strings.text("list-hall"),
        window: strings.text_with("list-window", &[("number", "{number}".into())]),
        circumstances: ["list-out-of-town", "list-severe-weather", "list-complex"].map(|key| strings.text(key)),
        step_parts: ["list-step-due", "list-step-met", "list-step-in-time"].map(|key| strings.text(key)),
        story: field(strings, Field::CaseStory),
        rule_names,
    }
}

/// The first name of each code.
fn add_names<'a>(known: &mut Vec<(String, String)>, named: impl Iterator<Item = (&'a String, &'a Text)>, tag: &str) {
    for (code, name) in named {
        if !known.iter().any(|(other, _)| other == code) {
            known.push((code.clone(), name.in_language(tag).to_owned()));
        }
    }
}

/// What is taken for granted in so many cases of a list, one sentence.
pub fn assumption(strings: &Strings, assumed: Assumption, cases: usize) -> String {
    let values = [("n", cases.into())];
    strings.text_with(
        match assumed {
            Assumption::Complaint => "import-assumed-complaint",
            Assumption::OtherChannel => "import-assumed-other-channel",
            Assumption::FindingNotTold => "import-assumed-no-finding",
            Assumption::ReplyModeNotTold => "import-assumed-reply-mode",
            Assumption::ClosedWhenReplied => "import-assumed-closed",
            Assumption::Masked => "import-assumed-anonymous",
        },
        &values,
    )
}

/// The cases on record that a list goes on with, one sentence; `None` where there are none.
pub fn continued(strings: &Strings, plan: &CaseImportPlan) -> Option<String> {
    let mut numbers: Vec<CaseNumber> = plan.add.iter().filter_map(|planned| planned.onto).collect();
    numbers.sort_unstable();
    let values = [("n", numbers.len().into()), ("numbers", numbers_told(&numbers).into())];
    (!numbers.is_empty()).then(|| strings.text_with("import-cases-onto", &values))
}

/// The numbers a list leaves free, one sentence; `None` where there are none.
pub fn numbers_free(strings: &Strings, gaps: &[CaseNumber]) -> Option<String> {
    let values = [("n", gaps.len().into()), ("numbers", numbers_told(gaps).into())];
    (!gaps.is_empty()).then(|| strings.text_with("import-numbers-free", &values))
}

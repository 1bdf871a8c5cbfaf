//! Correcting what was recorded: which facts differ, as they stood and as they stand now.

use super::events::{CaseFact, Correction};
use super::{CaseDetails, NewCase};
use crate::domain::personal::Why;

/// The facts in which `after` differs from `before`, in the order of the form.
pub fn corrections(before: &NewCase, after: &NewCase) -> Vec<Correction> {
    let (before, after) = (facts(before), facts(after));
    let pairs = before.into_iter().zip(after);
    pairs
        .filter(|((_, before), (_, after))| before != after)
        .map(|((fact, before), (_, after))| Correction { fact, before, after })
        .collect()
}

/// Every fact in the words of the file.
fn facts(case: &NewCase) -> Vec<(CaseFact, String)> {
    let details = &case.details;
    let forwarding = [
        (!details.forwarded_by.is_empty(), details.forwarded_by.as_str()),
        (!details.forwarded_no.is_empty(), details.forwarded_no.as_str()),
        (details.is_answer_required, "answer"),
    ];
    vec![
        (CaseFact::Kind, case.kind.code().to_owned()),
        (CaseFact::Channel, case.channel.code().to_owned()),
        (CaseFact::Summary, case.summary.clone()),
        (CaseFact::CustomerName, case.customer_name.reveal(Why::Stored).to_owned()),
        (CaseFact::CustomerContact, case.customer_contact.reveal(Why::Stored).to_owned()),
        (CaseFact::FirstAsked, case.first_asked.map(|id| id.0.to_string()).unwrap_or_default()),
        (CaseFact::ReceivedAt, case.received_at.local().format("%Y-%m-%d %H:%M").to_string()),
        (CaseFact::LetterDate, details.letter_date.map(|date| date.to_string()).unwrap_or_default()),
        (CaseFact::Matter, details.matter.clone()),
        (CaseFact::Importance, joined(&[(details.is_important, "important")])),
        (CaseFact::Rings, details.rings.map(|rings| rings.to_string()).unwrap_or_default()),
        (CaseFact::PageNo, details.page_no.clone()),
        (CaseFact::Forwarding, joined(&forwarding)),
        (CaseFact::Circumstances, circumstances(details)),
        (CaseFact::Target, details.target.code()),
        (CaseFact::Department, case.department.clone()),
    ]
}

fn circumstances(details: &CaseDetails) -> String {
    joined(&[
        (details.is_out_of_town, "out_of_town"),
        (details.is_severe_weather, "severe_weather"),
        (details.is_complex, "complex"),
    ])
}

/// The words whose condition holds.
fn joined(parts: &[(bool, &str)]) -> String {
    parts.iter().filter(|(holds, _)| *holds).map(|(_, word)| *word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cases::{CaseChannel, CaseKind};
    use crate::domain::dates::Moment;

    #[test]
    fn only_what_differs_is_named_as_it_stood_and_as_it_stands() {
        let before = NewCase {
            kind: CaseKind::Complaint,
            channel: CaseChannel::Phone,
            summary: "排队太久".into(),
            customer_name: "".into(),
            customer_contact: "".into(),
            first_asked: None,
            department: String::new(),
            received_at: Moment(0),
            details: CaseDetails::default(),
        };
        assert_eq!(corrections(&before, &before), []);
        let details = CaseDetails { is_important: true, is_complex: true, ..CaseDetails::default() };
        let after = NewCase { kind: CaseKind::Report, details, ..before.clone() };
        let found: Vec<(CaseFact, String, String)> =
            corrections(&before, &after).into_iter().map(|c| (c.fact, c.before, c.after)).collect();
        let expected = [
            (CaseFact::Kind, "complaint", "report"),
            (CaseFact::Importance, "", "important"),
            (CaseFact::Circumstances, "", "complex"),
        ];
        assert_eq!(found, expected.map(|(fact, before, after)| (fact, before.to_owned(), after.to_owned())));
    }
}

//! One case of the register as the cells of a list.

use super::case_cells::told;
use super::case_export::CaseWords;
use super::case_terms::folded;
use super::roster::Roster;
use super::staff_export::Personal;
use crate::domain::cases::lists::old_number_in;
use crate::domain::cases::{CaseEvent, ListedCase, Target, What};
use crate::domain::dates::Moment;
use crate::domain::personal::Why;
use crate::domain::problems::Field;

/// A limit in days ends with its day: only the day is told.
pub(super) fn due_told(moment: Moment) -> String {
    let is_end_of_day = Moment(moment.0 + 1).time() == chrono::NaiveTime::MIN;
    if is_end_of_day { moment.date().to_string() } else { told(moment) }
}

/// Cells somebody wrote: they may name the customer, or hold a number.
fn is_free_text(field: Field) -> bool {
    matches!(
        field,
        Field::CaseSummary
            | Field::OldNumber
            | Field::Department
            | Field::PageNo
            | Field::ForwardedBy
            | Field::ForwardedNo
            | Field::HandOverUnit
            | Field::Investigation
            | Field::Conclusion
            | Field::Remedy
            | Field::Reply
            | Field::ReportTo
            | Field::ArchivePlace
            | Field::Note
            | Field::VoidReason
    )
}

/// A case being written.
pub(super) struct Row<'a> {
    case: &'a ListedCase,
    round: Vec<&'a CaseEvent>,
    live: Vec<&'a CaseEvent>,
    roster: &'a Roster,
    words: &'a CaseWords,
    personal: Personal,
}

impl<'a> Row<'a> {
    pub(super) fn of(case: &'a ListedCase, roster: &'a Roster, words: &'a CaseWords, personal: Personal) -> Self {
        let (_, round) = case.file.round();
        Self { case, round, live: case.file.live(), roster, words, personal }
    }

    /// The last entry of the present round that is asked for.
    fn last<T>(&self, pick: impl Fn(&'a What) -> Option<T>) -> Option<(Moment, T)> {
        self.round.iter().rev().find_map(|event| Some((event.at, pick(&event.what)?)))
    }

    /// When it last happened.
    fn at(&self, is_it: impl Fn(&What) -> bool) -> String {
        self.last(|what| is_it(what).then_some(())).map(|(at, ())| told(at)).unwrap_or_default()
    }

    pub(super) fn cell(&self, field: Field) -> String {
        let cell = self.of_case(field).or_else(|| self.of_details(field)).or_else(|| self.of_log(field));
        let cell = cell.unwrap_or_default();
        if self.personal == Personal::Masked && is_free_text(field) {
            return self.case.file.case.facts.masked(&cell);
        }
        cell
    }

    fn of_case(&self, field: Field) -> Option<String> {
        let file = &self.case.file;
        let (case, facts) = (&file.case, &file.case.facts);
        let is_shown = self.personal == Personal::Shown;
        Some(match field {
            Field::CaseNumber => case.number.to_string(),
            Field::OldNumber => self.old_number().to_owned(),
            Field::Status => CaseWords::of(&self.words.phases, &file.phase()),
            Field::ReceivedAt => told(facts.received_at),
            Field::CaseKind => CaseWords::of(&self.words.kinds, &facts.kind),
            Field::CaseChannel => CaseWords::of(&self.words.channels, &facts.channel),
            Field::CaseSummary => facts.summary.clone(),
            Field::CustomerName if is_shown => facts.customer_name.reveal(Why::Asked).to_owned(),
            Field::CustomerName => facts.customer_name.masked(),
            Field::CustomerContact if is_shown => facts.customer_contact.reveal(Why::Asked).to_owned(),
            Field::CustomerContact => facts.customer_contact.masked(),
            Field::FirstAsked => facts.first_asked.map(|id| self.roster.told(id)).unwrap_or_default(),
            Field::Department => facts.department.clone(),
            Field::EnteredAt => told(case.entered_at),
            Field::VoidReason => case.voided.as_ref().map(|voided| voided.reason.clone()).unwrap_or_default(),
            Field::InTime => self.words.yes_or_no(case.outcomes.in_time),
            Field::Note => self.notes(),
            _ => return None,
        })
    }

    fn old_number(&self) -> &str {
        self.case.file.notes.iter().find_map(|note| old_number_in(&note.text)).unwrap_or_default()
    }

    /// Notes, one a line; the old number has a column of its own.
    fn notes(&self) -> String {
        let texts = self.case.file.notes.iter().map(|note| note.text.as_str());
        texts.filter(|text| old_number_in(text).is_none()).collect::<Vec<_>>().join("\n")
    }

    fn of_details(&self, field: Field) -> Option<String> {
        let details = &self.case.file.case.facts.details;
        let marked = |holds: bool| if holds { self.words.yes.clone() } else { String::new() };
        Some(match field {
            Field::Matter => self.matter(&details.matter),
            Field::Target => self.target(&details.target),
            Field::Importance => marked(details.is_important),
            Field::Circumstances => self.circumstances(),
            Field::LetterDate => details.letter_date.map(|day| day.to_string()).unwrap_or_default(),
            Field::Rings => details.rings.map(|rings| rings.to_string()).unwrap_or_default(),
            Field::PageNo => details.page_no.clone(),
            Field::ForwardedBy => details.forwarded_by.clone(),
            Field::ForwardedNo => details.forwarded_no.clone(),
            Field::AnswerRequired => marked(details.is_answer_required),
            _ => return None,
        })
    }

    /// The matter's name; its code where no rules know it, or where another matter has the same name.
    fn matter(&self, code: &str) -> String {
        let name = self.words.matters.iter().find(|(known, _)| known == code).map(|(_, name)| name.clone());
        let is_shared = |name: &String| {
            self.words.matters.iter().any(|(known, other)| known != code && folded(other) == folded(name))
        };
        name.filter(|name| !is_shared(name)).unwrap_or_else(|| code.to_owned())
    }

    fn circumstances(&self) -> String {
        let details = &self.case.file.case.facts.details;
        let holds = [details.is_out_of_town, details.is_severe_weather, details.is_complex];
        let words = self.words.circumstances.iter().zip(holds).filter(|(_, holds)| *holds);
        words.map(|(word, _)| word.as_str()).collect::<Vec<_>>().join("、")
    }

    fn target(&self, target: &Target) -> String {
        match target {
            Target::Nobody => String::new(),
            Target::Hall => self.words.hall.clone(),
            Target::Person(id) => self.roster.told(*id),
            Target::Window(id) => self.words.window.replace("{number}", self.roster.window(*id).unwrap_or_default()),
            Target::Team(name) => name.clone(),
        }
    }

    fn of_log(&self, field: Field) -> Option<String> {
        let words = self.words;
        Some(match field {
            Field::AnswerBy => self.answer_by(),
            Field::AcceptedAt => self.at(|what| matches!(what, What::Accepted { .. })),
            Field::HandedOverAt => self.at(|what| matches!(what, What::HandedOver { .. })),
            Field::HandOverTo => self.handed_to(),
            Field::HandOverUnit => self.handed_to_unit(),
            Field::InvestigatedAt => self.at(|what| matches!(what, What::Investigated { .. })),
            Field::Investigation => self.investigations(),
            Field::ConcludedAt => self.at(|what| matches!(what, What::Concluded { .. })),
            Field::Finding => {
                let finding = self.case.file.conclusion().map(|(finding, _)| finding);
                finding.map(|finding| CaseWords::of(&words.findings, &finding)).unwrap_or_default()
            }
            Field::Conclusion => self.case.file.conclusion().map(|(_, text)| text).unwrap_or_default(),
            Field::Remedy => self.remedies(),
            Field::Compensation => self.compensation(),
            Field::RepliedAt => self.at(|what| matches!(what, What::Replied { .. })),
            Field::ReplyMode | Field::Reply => self.reply(field),
            Field::SignedAt => self.at(|what| matches!(what, What::Signed { .. })),
            Field::ReportedAt => self.at(|what| matches!(what, What::Reported { .. })),
            Field::ReportTo => self.report_to(),
            Field::ClosedAt => self.at(|what| matches!(what, What::Closed { .. })),
            Field::SurveyedAt => self.at(|what| matches!(what, What::Surveyed { .. })),
            Field::Satisfaction => self.satisfaction(),
            Field::ArchivedAt => self.at(|what| matches!(what, What::Archived { .. })),
            Field::ArchivePlace => self.archive_place(),
            _ => return None,
        })
    }

    fn answer_by(&self) -> String {
        let by = self
            .live
            .iter()
            .rev()
            .find(|event| matches!(&event.what, What::Happened { event, .. } if event == "answer_by"));
        by.map(|event| event.at.date().to_string()).unwrap_or_default()
    }

    /// The last person it was handed over to; nobody while the first-asked person has it.
    fn handed_to(&self) -> String {
        let to = self.live.iter().rev().find_map(|event| match event.what {
            What::HandedOver { to_person, .. } => to_person,
            _ => None,
        });
        to.map(|id| self.roster.told(id)).unwrap_or_default()
    }

    fn handed_to_unit(&self) -> String {
        let to = self.live.iter().rev().find_map(|event| match &event.what {
            What::HandedOver { to_unit, .. } if !to_unit.is_empty() => Some(to_unit.clone()),
            _ => None,
        });
        to.unwrap_or_default()
    }

    fn investigations(&self) -> String {
        let notes = self.round.iter().filter_map(|event| match &event.what {
            What::Investigated { note } => Some(note.as_str()),
            _ => None,
        });
        notes.collect::<Vec<_>>().join("\n")
    }

    fn remedies(&self) -> String {
        let texts = self.round.iter().filter_map(|event| match &event.what {
            What::Remedied { text, .. } if !text.is_empty() => Some(text.as_str()),
            _ => None,
        });
        texts.collect::<Vec<_>>().join("\n")
    }

    /// Yuan; blank for none.
    fn compensation(&self) -> String {
        let paid = self.round.iter().map(|event| match event.what {
            What::Remedied { compensation_fen, .. } => compensation_fen,
            _ => 0,
        });
        match paid.sum::<i64>() {
            0 => String::new(),
            fen => format!("{}.{:02}", fen / 100, fen % 100),
        }
    }

    fn reply(&self, field: Field) -> String {
        let reply = self.last(|what| match what {
            What::Replied { mode, text } => Some((*mode, text)),
            _ => None,
        });
        match (reply, field) {
            (Some((_, (mode, _))), Field::ReplyMode) => CaseWords::of(&self.words.reply_modes, &mode),
            (Some((_, (_, text))), _) => text.clone(),
            (None, _) => String::new(),
        }
    }

    fn report_to(&self) -> String {
        let to = self.last(|what| match what {
            What::Reported { to, .. } => Some(to),
            _ => None,
        });
        to.map(|(_, to)| to.clone()).unwrap_or_default()
    }

    fn satisfaction(&self) -> String {
        let grade = self.case.file.satisfaction().and_then(|grade| usize::from(grade).checked_sub(1));
        grade.and_then(|grade| self.words.satisfactions.get(grade)).cloned().unwrap_or_default()
    }

    fn archive_place(&self) -> String {
        let place = self.last(|what| match what {
            What::Archived { place } => Some(place),
            _ => None,
        });
        place.map(|(_, place)| place.clone()).unwrap_or_default()
    }
}

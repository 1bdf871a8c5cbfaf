//! Words for what the records say to a linked item: the figure, the records behind it, why they speak against it, and
//! where they open; the same on screens and sheets (domain rule 4.3).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::audit_words::SubjectNames;
use super::commands::Place;
use super::strings::Strings;
use crate::domain::audits::{Evidence, EvidenceRecord, RecordRef, Verdict, Why};
use crate::domain::cases::CaseNumber;
use crate::domain::disclosure::DisclosureList;
use crate::domain::ids::{AuditId, BoxId, CaseId, CorrectiveId, DisclosureId};
use crate::register::{Register, RegisterError};

/// Most faults named in a line.
const NAMED: usize = 3;

/// Names behind the records of some evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EvidenceNames {
    /// People and windows.
    pub subjects: SubjectNames,
    /// The day dates are told from: those of its year go without it.
    today: Option<NaiveDate>,
    cases: BTreeMap<CaseId, CaseNumber>,
    boxes: BTreeMap<BoxId, String>,
    checks: BTreeMap<AuditId, NaiveDate>,
    correctives: BTreeMap<CorrectiveId, String>,
    documents: BTreeMap<String, (DisclosureId, String)>,
}

impl EvidenceNames {
    /// Reads the names that these pieces of evidence need.
    ///
    /// # Errors
    /// The file's.
    pub fn read<'a>(
        register: &Register,
        evidence: impl IntoIterator<Item = &'a Evidence>,
        today: NaiveDate,
    ) -> Result<Self, RegisterError> {
        let mut names = Self { subjects: SubjectNames::read(register)?, today: Some(today), ..Self::default() };
        let mut cases = Vec::new();
        for one in evidence {
            for EvidenceRecord { record, .. } in one.faults.iter().chain(&one.fine) {
                match record {
                    RecordRef::Case(id) => cases.push(*id),
                    RecordRef::BoxDay(..) if names.boxes.is_empty() => names.boxes = boxes(register)?,
                    RecordRef::Audit(id) if !names.checks.contains_key(id) => {
                        names.checks.extend(register.check_days(one.from, one.until)?);
                    }
                    RecordRef::Corrective(_) if names.correctives.is_empty() => {
                        let actions = register.correctives()?.into_iter();
                        names.correctives = actions.map(|action| (action.id, action.what)).collect();
                    }
                    RecordRef::Document(_) if names.documents.is_empty() => {
                        names.documents = documents(register, today)?;
                    }
                    _ => {}
                }
            }
        }
        cases.sort_unstable();
        cases.dedup();
        names.cases = register.cases_by_ids(&cases)?.into_iter().map(|case| (case.id, case.number)).collect();
        Ok(names)
    }

    /// What a record is called: a person's name, a case's number, a day, a document's title.
    pub fn label(&self, strings: &Strings, record: &RecordRef) -> String {
        let known = |name: Option<String>| name.unwrap_or_default();
        match record {
            RecordRef::Staff(id) => self.subjects.person(*id).to_owned(),
            RecordRef::Case(id) => known(self.cases.get(id).map(ToString::to_string)),
            RecordRef::BoxDay(the_box, day) => {
                let name = self.boxes.get(the_box).map_or("", String::as_str);
                let values = [("box", name.into()), ("day", self.day(strings, *day).into())];
                strings.text_with("evidence-box-day", &values)
            }
            RecordRef::Day(day) => self.day(strings, *day),
            RecordRef::Audit(id) => known(self.checks.get(id).map(|day| self.day(strings, *day))),
            RecordRef::Corrective(id) => known(self.correctives.get(id).cloned()),
            RecordRef::Document(code) => self.document(strings, code),
            RecordRef::Hall => strings.text("evidence-hall-profile"),
        }
    }

    /// The title on the hall's list, else on the shipped one.
    fn document(&self, strings: &Strings, code: &str) -> String {
        let listed = self.documents.get(code).map(|(_, title)| title.as_str());
        let shipped =
            || DisclosureList::shipped_document(code).map(|known| known.title.in_language(strings.lang().key()));
        listed.or_else(shipped).unwrap_or(code).to_owned()
    }

    fn day(&self, strings: &Strings, day: NaiveDate) -> String {
        self.today.map_or_else(|| strings.date_iso(day), |today| strings.date_short(day, today))
    }

    /// Where a record opens. `None` for a day without its check: there is nothing to open.
    pub fn place_of(&self, record: &RecordRef) -> Option<Place> {
        Some(match record {
            RecordRef::Staff(id) => Place::Staff(Some(*id)),
            RecordRef::Case(id) => Place::Cases(Some(*id)),
            RecordRef::BoxDay(the_box, day) => Place::Boxes(Some((*the_box, *day))),
            RecordRef::Day(_) => return None,
            RecordRef::Audit(id) => Place::Audits(Some(*id)),
            RecordRef::Corrective(id) => Place::Corrective(Some(*id)),
            RecordRef::Document(code) => Place::Disclosure(self.documents.get(code).map(|(id, _)| *id)),
            RecordRef::Hall => Place::Settings,
        })
    }

    /// At most three records that speak against it, each with its reason, and how many there are in all; `None` where
    /// nothing speaks against it: `方堃 无证、韩一鸣 已过期`.
    pub fn faults_named(&self, strings: &Strings, evidence: &Evidence) -> Option<String> {
        let first = evidence.faults.first()?;
        let named = evidence.faults.iter().take(NAMED).map(|fault| self.fault(strings, fault));
        let names = named.collect::<Vec<_>>().join(&strings.text("evidence-comma"));
        // A day on which two boxes were left shut is one fault with two records.
        let all = (evidence.fault_count() as usize).max(evidence.faults.len());
        if all <= NAMED {
            return Some(names);
        }
        let values = [("names", names.into()), ("n", all.into())];
        Some(strings.text_with(more_key(&first.record), &values))
    }

    fn fault(&self, strings: &Strings, fault: &EvidenceRecord) -> String {
        let (label, why) = (self.label(strings, &fault.record), why(strings, fault));
        format!("{label} {why}").trim().to_owned()
    }

    /// The figure, and what speaks against it: `16 / 18 人有效；方堃 无证、韩一鸣 已过期`.
    pub fn line(&self, strings: &Strings, evidence: &Evidence) -> String {
        let figure = figure(strings, evidence);
        match self.faults_named(strings, evidence) {
            Some(faults) => strings.text_with("evidence-line", &[("figure", figure.into()), ("faults", faults.into())]),
            None => figure,
        }
    }
}

fn boxes(register: &Register) -> Result<BTreeMap<BoxId, String>, RegisterError> {
    Ok(register.boxes()?.into_iter().map(|the_box| (the_box.id, the_box.name)).collect())
}

fn documents(register: &Register, today: NaiveDate) -> Result<BTreeMap<String, (DisclosureId, String)>, RegisterError> {
    let listed = register.disclosure_on(today)?.into_iter().map(|entry| entry.document);
    Ok(listed.map(|document| (document.facts.code, (document.id, document.facts.title))).collect())
}

fn more_key(record: &RecordRef) -> &'static str {
    match record {
        RecordRef::Staff(_) => "evidence-more-people",
        RecordRef::Case(_) => "evidence-more-cases",
        RecordRef::BoxDay(..) | RecordRef::Day(_) | RecordRef::Audit(_) => "evidence-more-days",
        RecordRef::Corrective(_) | RecordRef::Document(_) | RecordRef::Hall => "evidence-more-items",
    }
}

/// The figure of a piece of evidence, by its link: `16 / 18 人有效`, `意见箱 22 / 22 天按日开启`.
pub fn figure(strings: &Strings, evidence: &Evidence) -> String {
    let key = figure_key(evidence);
    let number = evidence.number.unwrap_or_else(|| f64::from(evidence.fault_count()));
    let values = [
        ("good", evidence.good.into()),
        ("of", evidence.of.into()),
        ("n", evidence.fault_count().into()),
        ("number", strings.number(number, 2).into()),
    ];
    let figure = strings.text_with(key, &values);
    let late = evidence.fine.iter().filter(|record| record.why == Why::Late.code()).count();
    if late == 0 {
        return figure;
    }
    strings.text_with("evidence-late-among", &[("figure", figure.into()), ("n", late.into())])
}

fn figure_key(evidence: &Evidence) -> &'static str {
    let clean = evidence.verdict == Some(Verdict::Pass);
    let nothing = evidence.of == 0;
    if evidence.verdict.is_none() && nothing {
        return "evidence-cannot-tell";
    }
    match evidence.link.as_str() {
        "badges_valid" => "evidence-badges-valid",
        "badge_part" if is_of_hall(evidence) => filled(evidence),
        "badge_part" => "evidence-badge-part",
        "window_staff_badged" => "evidence-window-staff-badged",
        "post" => "evidence-post",
        "qualification" => "evidence-qualification",
        "language" => "evidence-language",
        "box_opened" | "daily_checks_kept" if nothing => "evidence-shut",
        "box_opened" => "evidence-box-opened",
        "daily_checks_kept" => "evidence-daily-checks-kept",
        "training_hours" => "evidence-training-hours",
        "campaign" if clean => "evidence-campaign-held",
        "campaign" => "evidence-campaign-not-held",
        "conduct_clean" if clean => "evidence-conduct-clean",
        "conduct_clean" => "evidence-conduct-breaches",
        "no_law_case" if clean => "evidence-no-law-case",
        "no_law_case" => "evidence-law-cases",
        "no_public_incident" if clean => "evidence-no-public-incident",
        "no_public_incident" => "evidence-public-incidents",
        "conduct_qualified" => "evidence-conduct-qualified",
        "disclosure_kind" if clean => "evidence-disclosure-enough",
        "disclosure" | "disclosure_kind" => "evidence-disclosure",
        "hall" if evidence.number.is_some() => "evidence-area",
        "hall" => filled(evidence),
        _ => case_figure_key(evidence),
    }
}

fn is_of_hall(evidence: &Evidence) -> bool {
    evidence.faults.iter().chain(&evidence.fine).any(|record| record.record == RecordRef::Hall)
}

fn filled(evidence: &Evidence) -> &'static str {
    if evidence.verdict == Some(Verdict::Pass) { "evidence-filled" } else { "evidence-not-filled" }
}

fn case_figure_key(evidence: &Evidence) -> &'static str {
    match (evidence.link.as_str(), evidence.of == 0) {
        ("founded_complaints", _) => "evidence-founded-complaints",
        ("praise", _) => "evidence-praise",
        ("corrective_closed", true) => "evidence-no-corrective",
        ("corrective_closed", false) => "evidence-corrective-closed",
        ("cases_recorded", true) => "evidence-no-case",
        ("cases_recorded", false) => "evidence-cases-recorded",
        ("cases_concluded" | "cases_reply_time", true) => "evidence-no-closed-case",
        ("cases_concluded", false) => "evidence-cases-concluded",
        ("cases_reply_time", false) => "evidence-cases-reply-time",
        ("important_answered_properly", true) => "evidence-no-important-case",
        ("important_answered_properly", false) => "evidence-important-answered",
        ("cases_in_time", true) => "evidence-no-limit-ended",
        ("cases_in_time", false) => "evidence-cases-in-time",
        ("rings_within", _) => "evidence-rings-within",
        ("calls_logged", _) => "evidence-calls-logged",
        ("opinion_signed", true) => "evidence-no-opinion",
        ("opinion_signed", false) => "evidence-opinion-signed",
        ("opinion_kept", _) => "evidence-opinion-kept",
        _ => "evidence-of",
    }
}

/// Why a record speaks against the item, or what is to be known of it; empty for one that has nothing to tell.
pub fn why(strings: &Strings, record: &EvidenceRecord) -> String {
    let value = record.value.map(|value| strings.number(value, 2));
    match Why::from_code(&record.why) {
        Some(why) => strings.text_with(why_key(why), &[("value", value.unwrap_or_default().into())]),
        None => String::new(),
    }
}

fn why_key(why: Why) -> &'static str {
    match why {
        Why::NoBadge => "evidence-why-no-badge",
        Why::BadgeExpired => "evidence-why-badge-expired",
        Why::BadgeLost => "evidence-why-badge-lost",
        Why::NoPhoto => "evidence-why-no-photo",
        Why::NoUnitName => "evidence-why-no-unit-name",
        Why::NoName => "evidence-why-no-name",
        Why::NoTitle => "evidence-why-no-title",
        Why::NoPost => "evidence-why-no-post",
        Why::NoWorkNo => "evidence-why-no-work-no",
        Why::Late => "evidence-why-late",
        Why::Missed => "evidence-why-missed",
        Why::NoCheck => "evidence-why-no-check",
        Why::LeftAside => "evidence-why-left-aside",
        Why::NoConclusion => "evidence-why-no-conclusion",
        Why::NoReply => "evidence-why-no-reply",
        Why::WrongReplyMode => "evidence-why-wrong-reply-mode",
        Why::TooManyRings => "evidence-why-too-many-rings",
        Why::NoRings => "evidence-why-no-rings",
        Why::LimitMissed => "evidence-why-limit-missed",
        Why::Overdue => "evidence-why-overdue",
        Why::NotSigned => "evidence-why-not-signed",
        Why::NoPage => "evidence-why-no-page",
        Why::NotPutRight => "evidence-why-not-put-right",
        Why::NotAccepted => "evidence-why-not-accepted",
        Why::NoEvidence => "evidence-why-no-evidence",
        Why::ShortOfHours => "evidence-why-short-of-hours",
        Why::Breach => "evidence-why-breach",
        Why::LawCase => "evidence-why-law-case",
        Why::FoundByUnit => "evidence-why-found-by-unit",
        Why::PublicIncident => "evidence-why-public-incident",
        Why::NotQualified => "evidence-why-not-qualified",
        Why::Founded => "evidence-why-founded",
        Why::PartlyFounded => "evidence-why-partly-founded",
        Why::NotListed => "evidence-why-not-listed",
        Why::Retired => "evidence-why-retired",
        Why::NotOnShow => "evidence-why-not-on-show",
        Why::OutOfDate => "evidence-why-out-of-date",
        Why::BannerUp => "evidence-why-banner-up",
        Why::Empty => "evidence-why-empty",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::dates::Moment;
    use crate::domain::ids::StaffId;
    use crate::ui::strings::Lang;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn record(record: RecordRef, why: Why, value: Option<f64>) -> EvidenceRecord {
        EvidenceRecord { record, why: why.code().to_owned(), value }
    }

    fn evidence(link: &str, (good, of): (u32, u32), faults: Vec<EvidenceRecord>) -> Evidence {
        Evidence {
            link: link.to_owned(),
            verdict: Some(if good < of { Verdict::Fail } else { Verdict::Pass }),
            good,
            of,
            number: None,
            faults,
            fine: Vec::new(),
            from: day("2026-11-01"),
            until: day("2026-11-23"),
            seen_at: Moment(0),
        }
    }

    fn names() -> EvidenceNames {
        let people = [(1, "方堃"), (2, "韩一鸣"), (3, "李思远"), (4, "林一")];
        let people = people.into_iter().map(|(id, name)| (StaffId(id), name.to_owned())).collect();
        let subjects = SubjectNames { people, ..SubjectNames::default() };
        let boxes = [(BoxId(1), "1 号箱".to_owned())].into_iter().collect();
        EvidenceNames { subjects, boxes, today: Some(day("2026-11-23")), ..EvidenceNames::default() }
    }

    fn badge(id: i64, why: Why) -> EvidenceRecord {
        record(RecordRef::Staff(StaffId(id)), why, None)
    }

    #[test]
    fn a_line_says_the_figure_and_names_what_speaks_against_it() {
        let two = evidence("badges_valid", (16, 18), vec![badge(1, Why::NoBadge), badge(2, Why::BadgeExpired)]);
        let (zh, en) = (Strings::load(Lang::Zh), Strings::load(Lang::En));
        assert_eq!(names().line(&zh, &two), "16 / 18 人有效；方堃 无证、韩一鸣 已过期");
        assert_eq!(names().line(&en, &two), "16 of 18 badges valid; 方堃 no badge, 韩一鸣 expired");
        let many = (1..=4).map(|id| badge(id, Why::NoBadge)).collect();
        let many = evidence("badges_valid", (13, 18), many);
        assert_eq!(names().line(&zh, &many), "13 / 18 人有效；方堃 无证、韩一鸣 无证、李思远 无证等 5 人");
        assert_eq!(
            names().line(&en, &many),
            "13 of 18 badges valid; 方堃 no badge, 韩一鸣 no badge, 李思远 no badge, 5 in all"
        );
        let all = evidence("badges_valid", (18, 18), Vec::new());
        assert_eq!(names().line(&zh, &all), "18 / 18 人有效");
    }

    #[test]
    fn days_of_a_box_and_late_entries_are_told() {
        let zh = Strings::load(Lang::Zh);
        let of_day = |date: &str| RecordRef::BoxDay(BoxId(1), day(date));
        let late = record(of_day("2026-11-04"), Why::Late, None);
        let missed = record(of_day("2026-11-05"), Why::Missed, None);
        let kept = Evidence { fine: vec![late], ..evidence("box_opened", (22, 22), Vec::new()) };
        assert_eq!(names().line(&zh, &kept), "意见箱 22 / 22 天按日开启，其中 1 次补记");
        let one = evidence("box_opened", (21, 22), vec![missed]);
        assert_eq!(names().line(&zh, &one), "意见箱 21 / 22 天按日开启；1 号箱 11-05 漏开");
    }

    #[test]
    fn figures_of_records_stand_in_their_reason() {
        let zh = Strings::load(Lang::Zh);
        let person = RecordRef::Staff(StaffId(1));
        assert_eq!(why(&zh, &record(person.clone(), Why::ShortOfHours, Some(12.5))), "只有 12.5 学时");
        assert_eq!(why(&zh, &record(person.clone(), Why::TooManyRings, Some(7.0))), "响 7 声");
        assert_eq!(why(&zh, &EvidenceRecord { record: person, why: String::new(), value: Some(16.0) }), "");
    }

    #[test]
    fn every_reason_has_its_words_in_both_languages() {
        for lang in Lang::ALL {
            let strings = Strings::load(lang);
            for why in Why::ALL {
                assert!(strings.has(why_key(why)), "{lang:?} {why:?}");
                assert_eq!(why_key(why), format!("evidence-why-{}", why.code().replace('_', "-")));
                assert_eq!(Why::from_code(why.code()), Some(why));
            }
        }
    }

    #[test]
    fn records_open_where_they_stand() {
        let (person, the_box) = (StaffId(1), BoxId(1));
        let place = |record: RecordRef| names().place_of(&record);
        assert_eq!(place(RecordRef::Staff(person)), Some(Place::Staff(Some(person))));
        let opened = day("2026-11-05");
        assert_eq!(place(RecordRef::BoxDay(the_box, opened)), Some(Place::Boxes(Some((the_box, opened)))));
        assert_eq!(place(RecordRef::Day(opened)), None, "there is nothing to open");
        assert_eq!(place(RecordRef::Hall), Some(Place::Settings));
    }
}

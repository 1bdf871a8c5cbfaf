//! The sample's runs beside the opening checks, and what hangs and lies in the hall.

use chrono::{Duration, NaiveDate};

use super::Filling;
use crate::domain::audits::{Answer, RunDetails, Subject};
use crate::domain::dates::Moment;
use crate::domain::disclosure::{DisclosureKind, NewDocument, NewVersion};
use crate::domain::standards::Pack;
use crate::exchange::sample_hall::{SampleBanner, SampleRun};
use crate::register::audit_runs::NewRun;
use crate::register::{Refusal, RegisterError};

impl Filling<'_> {
    /// A whole run: linked items answered by the records of that moment, the rest by hand.
    pub(super) fn run(&mut self, at: Moment, run: &SampleRun) -> Result<(), RegisterError> {
        let known = Pack::shipped().iter().find(|(_, pack)| pack.code == run.pack);
        let (text, pack) = known.ok_or(Refusal::NoSuchRecord)?;
        let (started, finished) = run.moments(self.now.date());
        let day = at.date();
        let with = run.with.iter().map(|work_no| self.person(work_no)).collect::<Result<_, _>>()?;
        let details = RunDetails {
            kind: run.kind,
            subject: self.subject(&run.subject)?,
            period_from: day.checked_sub_signed(Duration::days(90)).unwrap_or(day),
            with_auditors: with,
            ..RunDetails::of_hall(day)
        };
        let auditor = Some(self.person(&run.by)?);
        let new = NewRun { pack_text: (*text).to_owned(), day, auditor, details };
        let id = self.register.start_run(&new, started)?.value;
        let mut answers = run.answers(pack, self.register.hall().area_m2);
        for (code, answer) in self.register.linked_answers(&self.register.audit(id)?, started)? {
            answers.insert(code, answer);
        }
        for (code, answer) in &mut answers {
            self.assign(day, run, (code, answer))?;
        }
        let answers: Vec<(String, Answer)> = answers.into_iter().collect();
        self.register.answer_items(id, &answers, finished)?;
        self.register.finish_audit(id, finished)?;
        Ok(())
    }

    fn assign(
        &self,
        day: NaiveDate,
        run: &SampleRun,
        (code, answer): (&str, &mut Answer),
    ) -> Result<(), RegisterError> {
        if let Some(finding) = run.finding(code) {
            answer.owner = finding.owner.as_deref().map(|work_no| self.person(work_no)).transpose()?;
            answer.due = finding.due_in.and_then(|days| day.checked_add_signed(Duration::days(i64::from(days))));
        }
        Ok(())
    }

    /// `hall`, `window N`, `team NAME` or a work number.
    pub(super) fn subject(&self, words: &str) -> Result<Subject, RegisterError> {
        match words.split_once(' ') {
            None if words == "hall" => Ok(Subject::Hall),
            Some(("window", number)) => {
                let windows = self.register.windows()?;
                let found = windows.into_iter().find(|window| window.number == number);
                Ok(Subject::Window(found.ok_or(Refusal::NoSuchRecord)?.id))
            }
            Some(("team", name)) => Ok(Subject::Team(name.to_owned())),
            _ => Ok(Subject::Person(self.person(words)?)),
        }
    }

    /// The list of the sector, taken over and put up, but for what differs.
    pub(super) fn disclosure(&mut self) -> Result<(), RegisterError> {
        let sample = &self.sample.audits.disclosure;
        let day = self.days_ago(sample.put_up_days_ago);
        let at = Moment::at(day, self.register.hall().opens_at);
        let documents = self.register.disclosure_to_take_over("zh")?;
        self.register.take_over_disclosure(&documents, at)?;
        for entry in self.register.disclosure_on(day)? {
            let code = entry.document.facts.code.as_str();
            let differs = sample.differs.iter().find(|differs| differs.code == code);
            if differs.is_some_and(|differs| differs.missing) {
                continue;
            }
            let put_up = self.days_ago(differs.and_then(|d| d.put_up_days_ago).unwrap_or(sample.put_up_days_ago));
            let valid = differs.and_then(|differs| differs.valid_days);
            let named = differs.and_then(|differs| differs.version.clone());
            let version = NewVersion {
                version: named.unwrap_or_else(|| format!("{} 版", put_up.format("%Y"))),
                place: entry.document.facts.place.clone(),
                put_up_on: put_up,
                valid_until: valid.and_then(|days| put_up.checked_add_signed(Duration::days(i64::from(days)))),
                event_ends_on: None,
                photo: None,
                note: String::new(),
            };
            self.register.put_up_disclosure(entry.document.id, &version, at.max(self.opening(put_up)))?;
        }
        for banner in &sample.banners {
            self.banner(banner)?;
        }
        Ok(())
    }

    fn banner(&mut self, banner: &SampleBanner) -> Result<(), RegisterError> {
        let put_up = self.days_ago(banner.put_up_days_ago);
        let at = self.opening(put_up);
        let facts = NewDocument {
            code: banner.code.clone(),
            rule: "P8-1.4".to_owned(),
            kind: DisclosureKind::Banner,
            title: banner.title.clone(),
            place: banner.place.clone(),
            note: String::new(),
        };
        let id = self.register.save_disclosure(None, &facts, at)?.value;
        let version = NewVersion {
            version: put_up.format("%Y-%m").to_string(),
            place: banner.place.clone(),
            put_up_on: put_up,
            valid_until: None,
            event_ends_on: Some(self.days_ago(banner.event_ended_days_ago)),
            photo: None,
            note: String::new(),
        };
        self.register.put_up_disclosure(id, &version, at)?;
        Ok(())
    }

    fn days_ago(&self, days: u32) -> NaiveDate {
        let today = self.now.date();
        today.checked_sub_signed(Duration::days(i64::from(days))).unwrap_or(today)
    }

    fn opening(&self, day: NaiveDate) -> Moment {
        Moment::at(day, self.register.hall().opens_at)
    }
}

//! Everything about one person in words, for them to take away: the roster's, cards, hours, conduct, cases; of a customer
//! their cases. Numbers of other people in texts stay masked.

use crate::domain::cases::{CaseFile, CaseQuery, ListedCase};
use crate::domain::dates::Moment;
use crate::domain::erasure::{Cases, Person};
use crate::domain::ids::{CaseId, FileId, StaffId};
use crate::domain::masking::mask_in_text;
use crate::domain::problems::Field;
use crate::exchange::case_export::{CASE_EXPORT_FIELDS, case_rows};
use crate::exchange::person_export::PersonFile;
use crate::exchange::roster::Roster;
use crate::exchange::staff_export::{ExportWords, Personal, staff_rows};
use crate::register::{ActionKind, Register, RegisterError};
use crate::ui::case_list_words::case_list_words;
use crate::ui::strings::Strings;
use crate::ui::{card_words, staff_record_words, words};

/// Lines of the log of reveals that go along.
const REVEALS: usize = 500;
/// Cases somebody handled that go along.
const CASES: usize = 2000;

/// Everything about a person.
///
/// # Errors
/// `NoSuchRecord`; the file's.
pub fn person_file(register: &Register, strings: &Strings, person: Person) -> Result<PersonFile, RegisterError> {
    let of = Of { register, strings };
    match person {
        Person::Staff(id) => of.staff(id),
        Person::Customer(case, which) => of.customer(case, which),
    }
}

type Rows = Vec<Vec<String>>;
/// Tables under their names.
type Sheets = Vec<(String, Rows)>;
/// Pictures under the names of their files.
type Pictures = Vec<(String, Vec<u8>)>;

struct Of<'a> {
    register: &'a Register,
    strings: &'a Strings,
}

impl Of<'_> {
    fn text(&self, key: &str) -> String {
        self.strings.text(key)
    }

    fn at(&self, moment: Moment) -> String {
        format!("{} {}", self.strings.date_iso(moment.date()), self.strings.time(moment.time()))
    }

    fn heading(&self, fields: &[Field]) -> Rows {
        vec![fields.iter().map(|field| words::field(self.strings, *field)).collect()]
    }

    fn staff(&self, id: StaffId) -> Result<PersonFile, RegisterError> {
        let member = self.register.staff_member(id)?;
        let number = member.record.work_no.as_str();
        let sheets = vec![
            (self.text("table-staff"), self.roster_rows(&member.record)),
            (self.text("table-window-periods"), self.window_rows(id)?),
            (self.text("table-cards"), self.card_rows(id)?),
            (self.text("table-training-records"), self.training_rows(id)?),
            (self.text("table-conduct-records"), self.conduct_rows(id)?),
            (self.text("table-awards"), self.award_rows(id)?),
            (self.text("table-cases"), self.handled_rows(id)?),
            (self.text("privacy-log"), self.reveal_rows(number)?),
        ];
        let mut pictures = Vec::new();
        for (name, file) in [("photo", member.photo), ("original", member.photo_original)] {
            pictures.extend(self.picture(name, file)?);
        }
        for (index, picture) in self.register.pictures_of(id)?.into_iter().enumerate() {
            pictures.extend(self.picture(&format!("picture-{}", index + 1), Some(picture.print))?);
        }
        pictures.dedup_by(|one, other| one.1 == other.1);
        Ok(self.file((number, member.record.name.as_str()), (sheets, pictures)))
    }

    fn customer(&self, case: CaseId, which: Cases) -> Result<PersonFile, RegisterError> {
        let first = self.register.case(case)?;
        let all = match which {
            Cases::This => vec![case],
            Cases::Same => self.register.cases_like(case)?,
        };
        let mut files = Vec::new();
        for id in all {
            files.push(self.register.case_file(id)?);
        }
        let mut pictures = Vec::new();
        for file in &files {
            for event in &file.events {
                pictures.extend(self.picture(&format!("{}-{}", file.case.number, event.id.0), event.file)?);
            }
        }
        let steps = self.step_rows(&files);
        let sheets = vec![(self.text("table-cases"), self.case_rows(files)?), (self.text("table-case-events"), steps)];
        let number = first.number.to_string();
        let name = first.facts.customer_name.masked();
        Ok(self.file((&number, &name), (sheets, pictures)))
    }

    fn file(&self, (number, name): (&str, &str), (sheets, pictures): (Sheets, Pictures)) -> PersonFile {
        let hall = &self.register.hall().name;
        let values = [("name", name.into()), ("number", number.into()), ("hall", hall.as_str().into())];
        let mut summary = vec![self.strings.text_with("privacy-out-head", &values), String::new()];
        for (sheet, rows) in &sheets {
            let values = [("what", sheet.as_str().into()), ("n", rows.len().saturating_sub(1).into())];
            summary.push(self.strings.text_with("privacy-out-line", &values));
        }
        let values = [("what", self.text("held-photos").into()), ("n", pictures.len().into())];
        summary.push(self.strings.text_with("privacy-out-line", &values));
        summary.extend([String::new(), self.text("privacy-out-masked")]);
        let names = ["privacy-out-workbook", "privacy-out-summary", "privacy-out-pictures"].map(|key| self.text(key));
        PersonFile { sheets, pictures, summary, names }
    }

    /// A picture under a name with the ending of what it is.
    fn picture(&self, name: &str, file: Option<FileId>) -> Result<Option<(String, Vec<u8>)>, RegisterError> {
        let Some(file) = file else {
            return Ok(None);
        };
        let content = self.register.file(file)?;
        let ending = match content.get(..4) {
            Some([0xFF, 0xD8, ..]) => "jpg",
            Some(b"\x89PNG") => "png",
            Some(b"%PDF") => "pdf",
            _ => "bin",
        };
        Ok(Some((format!("{name}.{ending}"), content)))
    }

    fn roster_rows(&self, record: &crate::domain::staff::StaffRecord) -> Rows {
        let strings = self.strings;
        let words = ExportWords {
            sheet: "",
            heading: &|field| words::field(strings, field),
            sex: &|sex| words::sex(strings, sex),
            status: &|status| words::staff_status(strings, status),
        };
        staff_rows(std::slice::from_ref(record), &words, Personal::Shown)
    }

    fn window_rows(&self, id: StaffId) -> Result<Rows, RegisterError> {
        let mut rows =
            vec![vec![self.text("table-service-windows"), self.text("privacy-from"), self.text("privacy-until")]];
        for period in self.register.window_periods(id)? {
            let until = period.until_on.map(|day| day.to_string()).unwrap_or_default();
            rows.push(vec![period.number, period.from_on.to_string(), until]);
        }
        Ok(rows)
    }

    fn card_rows(&self, id: StaffId) -> Result<Rows, RegisterError> {
        let mut rows = vec![vec![
            self.text("table-cards"),
            self.text("privacy-kind"),
            self.text("privacy-from"),
            self.text("privacy-until"),
        ]];
        for card in self.register.cards_of(id)? {
            let until = card.valid_until.map(|day| day.to_string()).unwrap_or_default();
            let kind = card_words::product(self.strings, card.product);
            rows.push(vec![card.number.to_string(), kind, card.made_at.date().to_string(), until]);
        }
        Ok(rows)
    }

    fn training_rows(&self, id: StaffId) -> Result<Rows, RegisterError> {
        let mut rows = vec![vec![
            self.text("privacy-day"),
            self.text("privacy-kind"),
            self.text("privacy-hours"),
            self.text("privacy-what"),
        ]];
        for record in self.register.training_of(id)? {
            let training = &record.training;
            let kind = staff_record_words::training_kind(self.strings, training.kind);
            let hours = staff_record_words::hours(self.strings, training.hours);
            rows.push(vec![training.day.to_string(), kind, hours, mask_in_text(&training.topic)]);
        }
        Ok(rows)
    }

    fn conduct_rows(&self, id: StaffId) -> Result<Rows, RegisterError> {
        let mut rows = vec![vec![self.text("privacy-day"), self.text("privacy-kind"), self.text("privacy-what")]];
        for record in self.register.conduct_of(id)? {
            let kind = staff_record_words::conduct_kind(self.strings, record.matter.kind());
            rows.push(vec![
                record.day.to_string(),
                kind,
                mask_in_text(&format!("{}\n{}", record.text, record.follow_up)),
            ]);
        }
        Ok(rows)
    }

    fn award_rows(&self, id: StaffId) -> Result<Rows, RegisterError> {
        let mut rows = vec![vec![self.text("privacy-day"), self.text("table-awards"), self.text("privacy-what")]];
        for award in self.register.awards_of(id)? {
            let granted = award.granted;
            rows.push(vec![granted.awarded_on.to_string(), granted.title, mask_in_text(&granted.reason)]);
        }
        Ok(rows)
    }

    /// Cases somebody has or had: whose they are is another person's business.
    fn handled_rows(&self, id: StaffId) -> Result<Rows, RegisterError> {
        let mut rows = self.heading(&[Field::CaseNumber, Field::CaseKind, Field::ReceivedAt]);
        let query = CaseQuery { handler: Some(id), ..CaseQuery::default() };
        let ids = self.register.first_cases(&query, CASES)?;
        for case in self.register.cases_by_ids(&ids)? {
            let kind = words::case_kind(self.strings, case.facts.kind);
            rows.push(vec![case.number.to_string(), kind, self.at(case.facts.received_at)]);
        }
        Ok(rows)
    }

    fn reveal_rows(&self, about: &str) -> Result<Rows, RegisterError> {
        let mut rows = vec![vec![self.text("privacy-day"), self.text("privacy-what"), self.text("privacy-who")]];
        for line in self.register.reveals(about, REVEALS)? {
            let action = self.text(&format!("action-{}", line.action.replace('_', "-")));
            rows.push(vec![self.at(line.at), format!("{action} {}", line.subject), line.author.unwrap_or_default()]);
        }
        Ok(rows)
    }

    /// Cases with all their fields; numbers in free text are masked: they may be somebody else's.
    fn case_rows(&self, files: Vec<CaseFile>) -> Result<Rows, RegisterError> {
        let sets: Vec<_> = self.register.rule_editions().map(|edition| &edition.set).collect();
        let case_words = case_list_words(self.strings, sets);
        let roster = Roster::new(&self.register.staff()?, &self.register.windows()?);
        let listed: Vec<ListedCase> = files.into_iter().map(|file| ListedCase { file, steps: Vec::new() }).collect();
        let mut rows = case_rows(&listed, &roster, &case_words, Personal::Shown);
        for row in rows.iter_mut().skip(1) {
            for (cell, field) in row.iter_mut().zip(CASE_EXPORT_FIELDS) {
                if matches!(
                    field,
                    Field::CaseSummary
                        | Field::Note
                        | Field::Investigation
                        | Field::Conclusion
                        | Field::Reply
                        | Field::Remedy
                ) {
                    *cell = mask_in_text(cell);
                }
            }
        }
        Ok(rows)
    }

    fn step_rows(&self, files: &[CaseFile]) -> Rows {
        let mut rows = vec![vec![
            words::field(self.strings, Field::CaseNumber),
            self.text("privacy-day"),
            self.text("privacy-what"),
        ]];
        for file in files {
            for event in &file.events {
                let code = ActionKind::of_event(&event.what).code().replace('_', "-");
                rows.push(vec![file.case.number.to_string(), self.at(event.at), self.text(&format!("action-{code}"))]);
            }
        }
        rows
    }
}

//! What is told beside the tables: places in rankings, who was shown their data, the page to read.

use crate::domain::ids::{CaseId, StaffId};
use crate::domain::people::masked_name;
use crate::domain::personal::{PersonalName, Why};
use crate::register::erasure::ErasurePreview;
use crate::register::person_records::PersonRecords;
use crate::register::{Register, RegisterError};
use crate::ui::strings::Strings;

/// Lines of the log of reveals that go along.
const REVEALS: usize = 100_000;

type Rows = Vec<Vec<String>>;
/// Tables under their names.
type Sheets = Vec<(String, Rows)>;

/// The page to read, and the tables made beside those of the file.
pub(super) struct Page {
    pub(super) sheets: Sheets,
    name: PersonalName,
    hall: String,
    preview: ErasurePreview,
    /// Whether cases are about them whose scans are somebody else's.
    leaves_scans: Scans,
}

/// Whether scans and attachments stay behind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scans {
    GoAlong,
    Stay,
}

impl Page {
    pub(super) fn of(
        (register, strings): (&Register, &Strings),
        records: &PersonRecords,
        preview: ErasurePreview,
    ) -> Result<Self, RegisterError> {
        let mut sheets = Sheets::new();
        let mut add = |key: &str, rows: Rows| {
            if rows.len() > 1 {
                sheets.push((strings.text(key), rows));
            }
        };
        if let Some(id) = records.staff() {
            add("person-sheet-rankings", rankings((register, strings), StaffId(id))?);
        }
        let looked = reveals((register, strings), &subjects(register, records)?)?;
        add("person-sheet-reveals", looked.into_iter().map(|row| hidden_author(row, &records.name)).collect());
        let is_told_of = records.staff().is_some() && !records.cases().is_empty();
        Ok(Self {
            sheets,
            name: records.name.clone(),
            hall: register.hall().name.clone(),
            preview,
            leaves_scans: if is_told_of { Scans::Stay } else { Scans::GoAlong },
        })
    }
}

/// What the log of reveals calls them: the work number, or the numbers of their cases.
fn subjects(register: &Register, records: &PersonRecords) -> Result<Vec<String>, RegisterError> {
    if records.staff().is_some() {
        return Ok(vec![records.subject.clone()]);
    }
    let ids: Vec<_> = records.cases().iter().copied().map(CaseId).collect();
    Ok(register.cases_by_ids(&ids)?.into_iter().map(|case| case.number.to_string()).collect())
}

/// Places in published appraisals and closed contests.
fn rankings((register, strings): (&Register, &Strings), id: StaffId) -> Result<Rows, RegisterError> {
    let keys = ["privacy-what", "privacy-day", "out-rank", "out-final", "audit-kind-self-score", "audit-kind-re-score"];
    let mut rows = vec![keys.map(|key| strings.text(key)).to_vec()];
    let score = |score: Option<f64>| score.map(|score| score.to_string()).unwrap_or_default();
    for appraisal in register.appraisals()? {
        let Some(published) = &appraisal.published else { continue };
        for row in published.rows.iter().filter(|row| row.ranked.subject.person() == Some(id)) {
            rows.push(vec![
                format!("{} {}", strings.text("out-sheet-appraisals"), appraisal.year),
                published.on.to_string(),
                row.ranked.rank.map(|rank| rank.to_string()).unwrap_or_default(),
                score(row.ranked.score),
                score(row.self_score),
                score(row.re_score),
            ]);
        }
    }
    for contest in register.contests()?.into_iter().filter(|contest| contest.closed_on.is_some()) {
        let standing = register.contest_standing(&contest)?;
        for row in standing.rows.iter().filter(|row| row.ranked.subject.person() == Some(id)) {
            rows.push(vec![
                contest.name.clone(),
                contest.closed_on.map(|day| day.to_string()).unwrap_or_default(),
                row.ranked.rank.map(|rank| rank.to_string()).unwrap_or_default(),
                score(row.ranked.score),
                String::new(),
                String::new(),
            ]);
        }
    }
    Ok(rows)
}

/// A row of the log of reveals with who looked behind the mask, unless it was the person.
fn hidden_author(mut row: Vec<String>, name: &PersonalName) -> Vec<String> {
    let is_own = row.get(2).is_some_and(|author| author == name.reveal(Why::Compared));
    if let Some(author) = row.get_mut(2).filter(|_| !is_own) {
        *author = masked_name(author);
    }
    row
}

/// Who was shown their data, newest first.
fn reveals((register, strings): (&Register, &Strings), subjects: &[String]) -> Result<Rows, RegisterError> {
    let mut rows = vec![["privacy-day", "privacy-what", "privacy-who"].map(|key| strings.text(key)).to_vec()];
    for about in subjects {
        for line in register.reveals(about, REVEALS)? {
            // `CQ0217 phone`, not `CQ02171 phone`.
            if !line.subject.split_whitespace().any(|word| word.eq_ignore_ascii_case(about)) {
                continue;
            }
            let action = strings.text(&format!("action-{}", line.action.replace('_', "-")));
            let at = format!("{} {}", strings.date_iso(line.at.date()), strings.time(line.at.time()));
            rows.push(vec![at, format!("{action} {}", line.subject), line.author.unwrap_or_default()]);
        }
    }
    Ok(rows)
}

/// The page to read: what is held, counted; where else they are mentioned; what is masked.
pub(super) fn summary(strings: &Strings, page: &Page, (sheets, pictures): (&Sheets, usize)) -> Vec<String> {
    let preview = &page.preview;
    let values = [
        ("name", page.name.reveal(Why::Asked).into()),
        ("number", preview.subject.as_str().into()),
        ("hall", page.hall.as_str().into()),
    ];
    let mut lines = vec![strings.text_with("privacy-out-head", &values), String::new()];
    let line = |what: &str, n: usize| strings.text_with("privacy-out-line", &[("what", what.into()), ("n", n.into())]);
    lines.extend(sheets.iter().map(|(sheet, rows)| line(sheet, rows.len().saturating_sub(1))));
    if pictures > 0 {
        lines.push(line(&strings.text("held-photos"), pictures));
    }
    lines.extend([strings.text("person-nothing"), String::new()]);
    lines.extend(mentions(strings, preview));
    lines.push(strings.text("person-own-whole"));
    if preview.photos_of_anybody > 0 {
        lines.push(strings.text_with("person-photos-not-out", &[("n", preview.photos_of_anybody.into())]));
    }
    if page.leaves_scans == Scans::Stay {
        lines.push(strings.text("person-scans-stay"));
    }
    lines
}

/// The page to read as the first sheet: whoever opens the workbook alone learns too whose it is and what is masked in it.
pub(super) fn first_sheet(strings: &Strings, summary: &[String]) -> (String, Rows) {
    let lines = summary.iter().filter(|line| !line.is_empty());
    (strings.text("person-sheet-about"), lines.map(|line| vec![line.clone()]).collect())
}

/// Where texts mention them, as the look before an erasure found it.
fn mentions(strings: &Strings, preview: &ErasurePreview) -> Vec<String> {
    let comma = strings.text("today-comma");
    let places = preview.mentions.iter().map(|(table, rows)| {
        let name = strings.text(&format!("table-{}", table.replace('_', "-")));
        format!("{name} {rows}")
    });
    let places: Vec<String> = places.collect();
    let mut lines = Vec::new();
    if !places.is_empty() {
        lines.push(strings.text_with("privacy-mentions", &[("places", places.join(&comma).into())]));
    }
    let further = [
        (preview.drafts, "privacy-mentions-drafts"),
        (preview.elsewhere, "privacy-mentions-elsewhere"),
        (preview.history_lines, "privacy-history-lines"),
    ];
    let further = further.into_iter().filter(|(n, _)| *n > 0);
    lines.extend(further.map(|(n, key)| strings.text_with(key, &[("n", n.into())])));
    lines
}

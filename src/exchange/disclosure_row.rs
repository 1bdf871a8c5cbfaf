//! One row of a list of what is on show: what its cells say of a document and of a version, and what is wrong with them.

use chrono::NaiveDate;

use super::case_cells::time_told;
use super::case_entry::Entry;
use super::case_terms::folded;
use super::disclosure_plan::{DisclosureAssumption, Effect};
use crate::domain::disclosure::{DisclosureKind, Retired};
use crate::domain::problems::{Field, Problem, Wrong};

/// What a row says, as far as it can be read.
#[derive(Debug, Default)]
pub(super) struct DocumentRow {
    /// Index in the table.
    pub(super) row: usize,
    pub(super) code: String,
    pub(super) title: String,
    pub(super) kind: Option<DisclosureKind>,
    pub(super) rule: String,
    pub(super) place: String,
    pub(super) note: String,
    pub(super) since: Option<NaiveDate>,
    pub(super) version: Option<VersionTold>,
    pub(super) retired: Option<Retired>,
    pub(super) problems: Vec<(Problem, Effect)>,
    pub(super) assumed: Vec<DisclosureAssumption>,
}

/// A version as a row tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct VersionTold {
    pub(super) version: String,
    pub(super) place: String,
    pub(super) put_up_on: NaiveDate,
    pub(super) valid_until: Option<NaiveDate>,
    pub(super) event_ends_on: Option<NaiveDate>,
    pub(super) taken_down_on: Option<NaiveDate>,
    pub(super) note: String,
}

impl DocumentRow {
    pub(super) fn is_out(&self) -> bool {
        self.problems.iter().any(|(_, effect)| *effect == Effect::RowLeftOut)
    }

    pub(super) fn wrong(&mut self, field: Field, wrong: Wrong) {
        self.problems.push((Problem::new(field, wrong), Effect::RowLeftOut));
    }
}

/// Reads a row.
pub(super) fn read_row(entry: &mut Entry<'_>) -> DocumentRow {
    let mut assumed = Vec::new();
    let mut row = DocumentRow {
        row: entry.row,
        code: entry.word(Field::DocumentCode),
        title: entry.text(Field::DocumentTitle),
        kind: entry.term(Field::DocumentKind, kind),
        rule: entry.word(Field::Rule),
        place: said(entry, Field::DocumentPlace, &mut assumed),
        note: said(entry, Field::Note, &mut assumed),
        since: past_day(entry, Field::DocumentSince),
        assumed,
        ..DocumentRow::default()
    };
    row.version = version(entry, &mut row.assumed);
    row.retired = retired(entry);
    row.problems = std::mem::take(&mut entry.problems);
    row
}

/// Whether a cell was masked when the list went out (`联系138****2610`): it says nothing.
pub(super) fn is_masked(cell: &str) -> bool {
    cell.contains("**")
}

/// What a cell says; nothing where it is masked, which is noted.
fn said(entry: &Entry<'_>, field: Field, assumed: &mut Vec<DisclosureAssumption>) -> String {
    let text = entry.text(field);
    if is_masked(&text) {
        assumed.push(DisclosureAssumption::Masked);
        return String::new();
    }
    text
}

fn day(entry: &mut Entry<'_>, field: Field) -> Option<NaiveDate> {
    let word = entry.word(field);
    let is_endless = ["长期", "长期有效", "永久", "永久有效", "noend", "forever", "indefinite"];
    if word.is_empty() || (field == Field::ValidUntil && is_endless.contains(&folded(&word).as_str())) {
        return None;
    }
    entry.take(field, time_told(&word).map(|told| told.day))
}

/// A day on which something happened: not to come.
fn past_day(entry: &mut Entry<'_>, field: Field) -> Option<NaiveDate> {
    let day = day(entry, field)?;
    if day > entry.around.now.date() {
        entry.wrong(field, Wrong::InFuture);
    }
    Some(day)
}

/// The version of a row; none where it tells of none, or not since when.
fn version(entry: &mut Entry<'_>, assumed: &mut Vec<DisclosureAssumption>) -> Option<VersionTold> {
    let mut version = entry.text(Field::Version);
    let put_up_on = past_day(entry, Field::PutUpOn);
    let valid_until = day(entry, Field::ValidUntil);
    let event_ends_on = day(entry, Field::EventEndsOn);
    let taken_down_on = past_day(entry, Field::TakenDownOn);
    let Some(put_up_on) = put_up_on else {
        let tells = !version.is_empty() || valid_until.or(event_ends_on).or(taken_down_on).is_some();
        if tells && entry.word(Field::PutUpOn).is_empty() {
            entry.problems.push((Problem::new(Field::PutUpOn, Wrong::Missing), Effect::FieldLeftEmpty));
        }
        return None;
    };
    let after =
        [(Field::ValidUntil, valid_until), (Field::EventEndsOn, event_ends_on), (Field::TakenDownOn, taken_down_on)];
    for (field, day) in after {
        if day.is_some_and(|day| day < put_up_on) {
            entry.wrong(field, Wrong::OutOfOrder);
        }
    }
    if version.is_empty() {
        assumed.push(DisclosureAssumption::VersionNamed);
        version = put_up_on.to_string();
    }
    let place = said(entry, Field::VersionPlace, assumed);
    let note = said(entry, Field::VersionNote, assumed);
    Some(VersionTold { version, place, put_up_on, valid_until, event_ends_on, taken_down_on, note })
}

fn retired(entry: &mut Entry<'_>) -> Option<Retired> {
    let reason = entry.text(Field::RetireReason);
    let on = past_day(entry, Field::RetiredOn)?;
    if reason.is_empty() {
        entry.wrong(Field::RetireReason, Wrong::Missing);
    }
    Some(Retired { on, reason })
}

/// What a document on show is.
fn kind(word: &str) -> Option<DisclosureKind> {
    const TERMS: [(DisclosureKind, &[&str]); 9] = [
        (DisclosureKind::Document, &["公开资料", "资料", "公示资料", "文件", "document"]),
        (DisclosureKind::Leaflet, &["宣传折页", "折页", "宣传单", "宣传资料", "宣传册", "leaflet"]),
        (DisclosureKind::Law, &["法规", "法律法规", "法律", "law", "laworrule", "lawsandrules"]),
        (DisclosureKind::Licence, &["证照", "执照", "营业执照", "许可证", "licence", "license"]),
        (DisclosureKind::Pact, &["服务公约", "公约", "承诺", "服务承诺", "pact", "servicepact", "promise"]),
        (DisclosureKind::Banner, &["横幅", "条幅", "banner"]),
        (DisclosureKind::Notice, &["告示", "公告", "通知", "提示", "notice"]),
        (DisclosureKind::PriceList, &["价目", "价目表", "价格表", "收费标准", "电价表", "pricelist", "prices"]),
        (DisclosureKind::Plan, &["预案", "应急预案", "plan", "emergencyplan"]),
    ];
    let word = folded(word);
    TERMS.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(kind, _)| *kind)
}

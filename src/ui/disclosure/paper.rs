//! The list on paper and as a table: documents put into words.

use chrono::NaiveDate;

use crate::documents::disclosure_lists::{
    DisclosureColumns, DisclosureGroup, DisclosureRow, DisclosureSheet, DisclosureTone,
};
use crate::domain::disclosure::{DisclosureKind, DocumentState, Version, down_by};
use crate::exchange::disclosure_export::{COLUMNS, DisclosureTable};
use crate::jobs::disclosure_list::make_disclosure_list;
use crate::register::disclosure::DisclosureEntry;
use crate::ui::context::UiContext;
use crate::ui::disclosure_words;
use crate::ui::papers::{PaperAbout, PaperPanel, words as paper_words};
use crate::ui::widgets::Tone;

/// Starts making the paper of all documents that are not retired.
pub(super) fn list_paper(cx: &UiContext<'_>, entries: &[DisclosureEntry]) -> PaperPanel {
    let day = cx.strings.date_iso(cx.today());
    let about = PaperAbout {
        close: cx.text("disclosure-paper-back"),
        ..PaperAbout::new(cx, cx.text("disclosure-paper-title"), day)
    };
    match cx.register.history_head() {
        Ok(head) => {
            let sheet = sheet(cx, entries, &head);
            PaperPanel::open(cx, about, move |progress| make_disclosure_list(&sheet, progress))
        }
        Err(error) => PaperPanel::broken(cx, about, &error.to_string()),
    }
}

/// By kind, in the order they came on the list.
fn by_kind(entries: &[DisclosureEntry]) -> Vec<(DisclosureKind, Vec<&DisclosureEntry>)> {
    let groups = DisclosureKind::ALL.into_iter().map(|kind| {
        let mut of: Vec<&DisclosureEntry> = entries.iter().filter(|entry| entry.kind() == kind).collect();
        of.sort_by_key(|entry| entry.document.id);
        (kind, of)
    });
    groups.filter(|(_, of)| !of.is_empty()).collect()
}

/// The list of all documents that are not retired, as a paper.
pub fn sheet(cx: &UiContext<'_>, entries: &[DisclosureEntry], head: &str) -> DisclosureSheet {
    let text = |key: &str| cx.text(key);
    let on_list: Vec<DisclosureEntry> =
        entries.iter().filter(|entry| entry.state != DocumentState::Retired).cloned().collect();
    let groups = by_kind(&on_list).into_iter().map(|(kind, of)| DisclosureGroup {
        title: format!("{} {}", disclosure_words::kind(cx.strings, kind), of.len()),
        rows: of.into_iter().map(|entry| row(cx, entry)).collect(),
    });
    DisclosureSheet {
        language: paper_words::language(cx.strings),
        title: text("disclosure-paper-title"),
        hall: cx.register.hall().name.clone(),
        about: about(cx, &on_list),
        columns: DisclosureColumns {
            document: text("disclosure-column-document"),
            version: text("field-version"),
            place: text("field-document-place"),
            put_up: text("field-put-up-on"),
            until: text("field-valid-until"),
            state: text("disclosure-column-state"),
            seen: text("disclosure-paper-seen"),
        },
        groups: groups.collect(),
        checked_by: text("disclosure-paper-checked-by"),
        checked_on: text("disclosure-paper-checked-on"),
        foot: paper_words::foot(cx.strings, cx.now, Some(head)),
    }
}

/// `2026-11-23 · 共 32 份 · 过期 1 · 没有 3`.
fn about(cx: &UiContext<'_>, entries: &[DisclosureEntry]) -> String {
    let told = |key: &str, n: usize| (n > 0).then(|| cx.strings.text_with(key, &[("n", n.into())]));
    let count = |wanted: fn(DocumentState) -> bool| entries.iter().filter(|entry| wanted(entry.state)).count();
    let late = |state| matches!(state, DocumentState::OutOfDate { .. } | DocumentState::BannerOverdue { .. });
    let parts = [
        Some(cx.strings.date_iso(cx.today())),
        told("disclosure-paper-count", entries.len()),
        told("disclosure-sum-out-of-date", count(late)),
        told("disclosure-sum-missing", count(|state| state == DocumentState::Missing)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Last valid day; a banner: the day it must be down.
fn until(version: &Version) -> Option<NaiveDate> {
    version.facts.event_ends_on.map(down_by).or(version.facts.valid_until)
}

fn row(cx: &UiContext<'_>, entry: &DisclosureEntry) -> DisclosureRow {
    let facts = &entry.document.facts;
    let (tone, _, state) = disclosure_words::chip(cx.strings, facts.kind, entry.state);
    let version = entry.current();
    let iso = |day: Option<NaiveDate>| day.map(|day| cx.strings.date_iso(day)).unwrap_or_default();
    let place = version.map(|version| version.facts.place.clone()).filter(|place| !place.is_empty());
    DisclosureRow {
        title: facts.title_in(cx.strings.lang().key()).to_owned(),
        code: facts.code.clone(),
        version: version.map(|version| version.facts.version.clone()).unwrap_or_default(),
        place: place.unwrap_or_else(|| facts.place.clone()),
        put_up: iso(version.map(|version| version.facts.put_up_on)),
        until: iso(version.and_then(until)),
        state,
        tone: match tone {
            Tone::Ok => DisclosureTone::Good,
            Tone::Warn => DisclosureTone::Soon,
            Tone::Danger => DisclosureTone::Late,
            Tone::Neutral | Tone::Accent => DisclosureTone::Plain,
        },
    }
}

/// Every document, retired ones too, as a table.
pub fn table(cx: &UiContext<'_>, entries: &[DisclosureEntry]) -> DisclosureTable {
    let keys: [&str; COLUMNS] = [
        "field-document-code",
        "field-document-title",
        "field-document-kind",
        "disclosure-table-rule",
        "disclosure-column-state",
        "field-version",
        "field-document-place",
        "field-put-up-on",
        "field-valid-until",
        "disclosure-must-be-down",
        "disclosure-photo",
        "field-note",
    ];
    let rows = by_kind(entries).into_iter().flat_map(|(_, of)| of).map(|entry| table_row(cx, entry));
    DisclosureTable { sheet: cx.text("disclosure-title"), heads: keys.map(|key| cx.text(key)), rows: rows.collect() }
}

fn table_row(cx: &UiContext<'_>, entry: &DisclosureEntry) -> [String; COLUMNS] {
    let DisclosureRow { title, code, version, place, put_up, state, .. } = row(cx, entry);
    let facts = &entry.document.facts;
    let current = entry.current().map(|version| &version.facts);
    let iso = |day: Option<NaiveDate>| day.map(|day| cx.strings.date_iso(day)).unwrap_or_default();
    let has_photo = current.is_some_and(|version| version.photo.is_some());
    let notes = [
        facts.note.as_str(),
        current.map_or("", |version| version.note.as_str()),
        entry.document.retired.as_ref().map_or("", |retired| retired.reason.as_str()),
    ];
    let notes: Vec<&str> = notes.into_iter().filter(|note| !note.is_empty()).collect();
    [
        code,
        title,
        disclosure_words::kind(cx.strings, facts.kind),
        facts.rule.clone(),
        state,
        version,
        place,
        put_up,
        iso(current.and_then(|version| version.valid_until)),
        iso(current.and_then(|version| version.event_ends_on).map(down_by)),
        if has_photo { cx.text("disclosure-table-yes") } else { String::new() },
        notes.join(" · "),
    ]
}

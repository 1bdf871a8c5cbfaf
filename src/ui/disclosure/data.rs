//! What the list shows: documents as they stand today, narrowed by a filter, their words and counts. Read anew only when the
//! records, the day, the language or the filter changed.

use chrono::NaiveDate;

use crate::domain::disclosure::{DisclosureKind, DocumentState, NewDocument, Urgency};
use crate::domain::ids::DisclosureId;
use crate::domain::texts::folded;
use crate::register::disclosure::DisclosureEntry;
use crate::register::{Area, RegisterError};
use crate::ui::context::UiContext;
use crate::ui::disclosure_words;
use crate::ui::icons::Icon;
use crate::ui::strings::Lang;
use crate::ui::widgets::Tone;

/// How a document must stand to be listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Which {
    /// All but retired ones.
    #[default]
    All,
    /// Out of date or missing, banners too long up.
    Wrong,
    /// Running out, banners that come down soon.
    Soon,
    /// Off the list.
    Retired,
}

impl Which {
    fn holds(self, entry: &DisclosureEntry) -> bool {
        let state = entry.state;
        match self {
            Self::All => state != DocumentState::Retired,
            Self::Wrong => entry.urgency() == Urgency::Late || state == DocumentState::Missing,
            Self::Soon => matches!(state, DocumentState::RunsOut { .. } | DocumentState::TakeDown { .. }),
            Self::Retired => state == DocumentState::Retired,
        }
    }
}

/// What narrows the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) words: String,
    pub(super) which: Which,
    pub(super) kind: Option<DisclosureKind>,
}

/// A row of the list.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) id: DisclosureId,
    pub(super) title: String,
    /// The grey line below the title.
    pub(super) below: String,
    pub(super) chip: (Tone, Icon, String),
}

/// How many there are of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) all: usize,
    pub(super) wrong: usize,
    pub(super) soon: usize,
    pub(super) retired: usize,
    pub(super) missing: usize,
    pub(super) out_of_date: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    revisions: [u64; 2],
    today: NaiveDate,
    lang: Lang,
    filter: Filter,
}

/// The list and what belongs to it.
pub(super) struct ListData {
    key: Key,
    /// Every document, retired ones too, out of date first.
    pub(super) entries: Vec<DisclosureEntry>,
    pub(super) lines: Vec<Line>,
    pub(super) counts: Counts,
    /// Kinds there are, for the filter.
    pub(super) kinds: Vec<DisclosureKind>,
    /// Places used before, each once.
    pub(super) places: Vec<String>,
    /// Documents of the sector's list that are not there yet.
    pub(super) to_take_over: Vec<NewDocument>,
    /// Why nothing could be read.
    pub(super) failure: Option<String>,
}

impl ListData {
    /// Reads what changed.
    pub(super) fn refresh(kept: &mut Option<Self>, cx: &UiContext<'_>, filter: &Filter) {
        let revisions = [Area::Disclosure, Area::Hall].map(|area| cx.register.revision(area));
        let key = Key { revisions, today: cx.today(), lang: cx.strings.lang(), filter: filter.clone() };
        if kept.as_ref().is_none_or(|kept| kept.key != key) {
            *kept = Some(Self::read(cx, key));
        }
    }

    fn read(cx: &UiContext<'_>, key: Key) -> Self {
        let read = || -> Result<_, RegisterError> {
            let entries = cx.register.disclosure_on(key.today)?;
            Ok((entries, cx.register.disclosure_to_take_over(cx.strings.lang().key())?))
        };
        let (read, failure) = match read() {
            Ok(read) => (read, None),
            Err(error) => {
                tracing::error!(%error, "the disclosure register cannot be read");
                ((Vec::new(), Vec::new()), Some(error.to_string()))
            }
        };
        let (entries, to_take_over) = read;
        let needle = folded(key.filter.words.trim());
        let fits = |entry: &&DisclosureEntry| {
            key.filter.which.holds(entry)
                && key.filter.kind.is_none_or(|kind| entry.kind() == kind)
                && (needle.is_empty() || entry.search_texts().iter().any(|text| folded(text).contains(&needle)))
        };
        let lines = entries.iter().filter(fits).map(|entry| line(cx, entry)).collect();
        let is_there = |kind: &DisclosureKind| entries.iter().any(|entry| entry.kind() == *kind);
        let kinds = DisclosureKind::ALL.into_iter().filter(is_there).collect();
        Self { counts: counts(&entries), kinds, places: places(&entries), key, entries, lines, to_take_over, failure }
    }

    /// A document as it stands.
    pub(super) fn entry(&self, id: DisclosureId) -> Option<&DisclosureEntry> {
        self.entries.iter().find(|entry| entry.document.id == id)
    }

    /// The next document the hall has none of, after this one in the order of the list; the first one after the last.
    pub(super) fn missing_after(&self, id: DisclosureId) -> Option<DisclosureId> {
        let is_missing = |entry: &&DisclosureEntry| entry.state == DocumentState::Missing && entry.document.id != id;
        let at = self.entries.iter().position(|entry| entry.document.id == id)?;
        let (before, after) = self.entries.split_at(at);
        after.iter().chain(before).find(is_missing).map(|entry| entry.document.id)
    }

    /// The row of a document, where it is listed.
    pub(super) fn row_of(&self, id: DisclosureId) -> Option<usize> {
        self.lines.iter().position(|line| line.id == id)
    }

    /// The codes of all but one document.
    pub(super) fn codes_but(&self, id: Option<DisclosureId>) -> Vec<String> {
        let others = self.entries.iter().filter(|entry| Some(entry.document.id) != id);
        others.map(|entry| entry.document.facts.code.clone()).collect()
    }
}

fn counts(entries: &[DisclosureEntry]) -> Counts {
    let count = |which: Which| entries.iter().filter(|entry| which.holds(entry)).count();
    let missing = entries.iter().filter(|entry| entry.state == DocumentState::Missing).count();
    let wrong = count(Which::Wrong);
    Counts {
        all: count(Which::All),
        wrong,
        soon: count(Which::Soon),
        retired: count(Which::Retired),
        missing,
        out_of_date: wrong - missing,
    }
}

fn places(entries: &[DisclosureEntry]) -> Vec<String> {
    let all = entries.iter().flat_map(|entry| {
        let versions = entry.versions.iter().map(|version| &version.facts.place);
        std::iter::once(&entry.document.facts.place).chain(versions)
    });
    let mut places: Vec<String> = all.filter(|place| !place.is_empty()).cloned().collect();
    places.sort();
    places.dedup();
    places
}

/// `公开资料 · 1 号公示栏 · 有效期至 2027-06-01`.
fn line(cx: &UiContext<'_>, entry: &DisclosureEntry) -> Line {
    let facts = &entry.document.facts;
    let current = entry.current();
    let place = current.map(|version| version.facts.place.as_str()).filter(|place| !place.is_empty());
    let parts = [
        disclosure_words::kind(cx.strings, facts.kind),
        place.unwrap_or(&facts.place).to_owned(),
        until_words(cx, entry).unwrap_or_default(),
    ];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    Line {
        id: entry.document.id,
        title: facts.title_in(cx.strings.lang().key()).to_owned(),
        below: parts.join(" · "),
        chip: disclosure_words::chip(cx.strings, facts.kind, entry.state),
    }
}

/// `有效期至 2027-06-01`, `最晚 03-15 撤下`; none where there is no end.
fn until_words(cx: &UiContext<'_>, entry: &DisclosureEntry) -> Option<String> {
    let told = |key: &str, day: NaiveDate| {
        cx.strings.text_with(key, &[("date", cx.strings.date_short(day, cx.today()).into())])
    };
    match entry.state {
        DocumentState::InDate { until: Some(ends) } if entry.kind().is_seasonal() => {
            Some(told("disclosure-event-until", ends))
        }
        DocumentState::InDate { until: Some(until) }
        | DocumentState::RunsOut { until, .. }
        | DocumentState::OutOfDate { until, .. } => Some(told("disclosure-until", until)),
        DocumentState::TakeDown { by, .. } | DocumentState::BannerOverdue { by, .. } => {
            Some(told("disclosure-down-by", by))
        }
        _ => None,
    }
}

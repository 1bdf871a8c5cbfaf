//! The check shown beside the list, in words: read when it, the checks or the language changed.

use std::collections::BTreeMap;

use crate::domain::audits::{Answer, Compared, Evidence, Gain, Score, Verdict, compare, loss, most_to_gain, score};
use crate::domain::ids::{AuditId, FileId};
use crate::domain::standards::{Item, Points};
use crate::register::Area;
use crate::register::audits::Audit;
use crate::ui::audits::words;
use crate::ui::context::UiContext;
use crate::ui::evidence_words::EvidenceNames;
use crate::ui::strings::Lang;

/// Corrections named that would gain most.
const GAINS: usize = 3;

type Stamp = (u64, AuditId, Lang);

/// Which items are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Listed {
    /// What cost points, failed, was overruled or corrected.
    #[default]
    Notable,
    /// Every item.
    All,
}

/// A check with what is shown of it.
pub(super) struct Shown {
    stamp: Stamp,
    pub(super) audit: Audit,
    pub(super) score: Score,
    /// The score with the corrections, if there are any.
    pub(super) corrected: Option<Score>,
    pub(super) compared: Option<(Compared, String)>,
    pub(super) gains: Vec<Gain>,
    pub(super) failed: usize,
    /// Names behind the records and people.
    pub(super) records: EvidenceNames,
    pub(super) lines: Vec<Line>,
    pub(super) listed: Listed,
}

/// A line of the item list.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Line {
    /// Above an area: its name, what it brought.
    Head(String, String),
    /// An item.
    Item(Box<ItemLine>),
}

/// An item with what it brought and why.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ItemLine {
    pub(super) code: String,
    pub(super) number: String,
    pub(super) text: String,
    pub(super) verdict: Option<Verdict>,
    pub(super) points: String,
    pub(super) is_lost: bool,
    /// Number or option, reason, what the records said, who puts it right.
    pub(super) says: Vec<String>,
    pub(super) corrections: Vec<String>,
    pub(super) evidence: Option<Evidence>,
    pub(super) photos: Vec<FileId>,
}

impl Shown {
    /// Reads the check; the list of items is that of before where it is the same one.
    pub(super) fn read(cx: &UiContext<'_>, id: AuditId, before: Option<Self>, listed: Listed) -> Option<Self> {
        let stamp = (cx.register.revision(Area::Audits), id, cx.strings.lang());
        if let Some(same) = before.filter(|shown| shown.stamp == stamp && shown.listed == listed) {
            return Some(same);
        }
        let audit = cx.register.audit(id).ok()?;
        let last = cx.register.run_before(&audit).ok().flatten();
        let answers = audit.corrected_answers();
        let compared = last.and_then(|last| {
            let compared = compare((&audit.pack, &answers), (&last.pack, &last.corrected_answers()))?;
            Some((compared, words::name_of_run(cx, &last)))
        });
        let now = score(&audit.pack, &audit.answers);
        let evidence = answers.values().filter_map(|answer| answer.evidence.as_ref());
        let records = EvidenceNames::read(cx.register, evidence, cx.today()).unwrap_or_default();
        let corrected = (!audit.corrections.is_empty()).then(|| score(&audit.pack, &answers));
        let gains = most_to_gain(corrected.as_ref().unwrap_or(&now), GAINS);
        let mut shown = Self {
            stamp,
            score: now,
            corrected,
            compared,
            gains,
            failed: audit.failed().len(),
            records,
            lines: Vec::new(),
            listed,
            audit,
        };
        shown.lines = shown.lines(cx, &answers);
        Some(shown)
    }

    fn lines(&self, cx: &UiContext<'_>, answers: &BTreeMap<String, Answer>) -> Vec<Line> {
        let mut lines = Vec::new();
        for area in &self.audit.pack.areas {
            let items: Vec<&Item> = self.audit.pack.items_of(&area.code).collect();
            let shown = items.iter().filter(|item| self.listed == Listed::All || self.is_notable(item, answers));
            let rows: Vec<Line> =
                shown.map(|item| Line::Item(Box::new(self.item(cx, (item, answers.get(&item.code)))))).collect();
            if !rows.is_empty() {
                lines.push(Line::Head(
                    words::area(cx.strings, &self.audit.pack, &area.code),
                    brought(cx, &items, answers),
                ));
                lines.extend(rows);
            }
        }
        lines
    }

    fn is_notable(&self, item: &Item, answers: &BTreeMap<String, Answer>) -> bool {
        let corrected = self.audit.corrections.iter().any(|correction| correction.item == item.code);
        let notable = |answer: &Answer| {
            answer.verdict == Verdict::Fail || answer.is_overruled() || loss(item, answer) > Points::ZERO
        };
        let has_photo = self.audit.photos.contains_key(&item.code);
        corrected || has_photo || answers.get(&item.code).is_some_and(|answer| notable(answer) && !item.bonus)
    }

    fn item(&self, cx: &UiContext<'_>, (item, answer): (&Item, Option<&Answer>)) -> ItemLine {
        let lost = answer.map_or(Points::ZERO, |answer| loss(item, answer));
        let whole = words::points(cx.strings, item.points);
        let points = match answer {
            None => format!("— / {whole}"),
            Some(answer) if answer.verdict == Verdict::NotApplicable => "—".to_owned(),
            Some(_) => format!("{} / {whole}", words::points(cx.strings, item.points.less(lost))),
        };
        ItemLine {
            code: item.code.clone(),
            number: self.audit.pack.number_of(&item.code).unwrap_or_default(),
            text: item.text.in_language(cx.strings.lang().key()).to_owned(),
            verdict: answer.map(|answer| answer.verdict),
            points,
            is_lost: lost > Points::ZERO && !item.bonus,
            says: answer.map(|answer| says(cx, &self.records, (item, answer))).unwrap_or_default(),
            corrections: self.corrections(cx, &item.code),
            evidence: answer.and_then(|answer| answer.evidence.clone()),
            photos: self.audit.photos_of(&item.code),
        }
    }

    /// What was corrected: from what, by whom, when, why.
    fn corrections(&self, cx: &UiContext<'_>, code: &str) -> Vec<String> {
        let mut before = self.audit.answers.get(code).map(|answer| answer.verdict);
        let mut lines = Vec::new();
        for correction in self.audit.corrections.iter().filter(|correction| correction.item == code) {
            let after = Some(correction.answer.verdict);
            let values = [
                ("date", cx.strings.date_iso(correction.at.date()).into()),
                ("by", correction.by.map_or("", |who| self.records.subjects.person(who)).into()),
                ("from", words::verdict(cx.strings, before).into()),
                ("to", words::verdict(cx.strings, after).into()),
                ("because", correction.reason.as_str().into()),
            ];
            lines.push(cx.strings.text_with("runs-correction-line", &values));
            before = after;
        }
        lines
    }
}

/// `得 22.5 / 24 分` of an area.
fn brought(cx: &UiContext<'_>, items: &[&Item], answers: &BTreeMap<String, Answer>) -> String {
    let scored = items.iter().filter(|item| !item.bonus).filter_map(|item| {
        let answer = answers.get(&item.code).filter(|answer| answer.verdict != Verdict::NotApplicable)?;
        Some((item.points, item.points.less(loss(item, answer))))
    });
    let (of, got) =
        scored.fold((Points::ZERO, Points::ZERO), |(of, got), (points, earned)| (of.and(points), got.and(earned)));
    let values = [("got", words::points(cx.strings, got).into()), ("of", words::points(cx.strings, of).into())];
    cx.strings.text_with("runs-area-brought", &values)
}

fn says(cx: &UiContext<'_>, names: &EvidenceNames, (item, answer): (&Item, &Answer)) -> Vec<String> {
    let strings = cx.strings;
    let mut says = Vec::new();
    says.extend(words::answered_value(strings, item, Some(answer)));
    let chosen = answer.choice.as_deref().and_then(|code| item.option(code));
    says.extend(chosen.map(|option| option.text.in_language(strings.lang().key()).to_owned()));
    if answer.occurrences > 1 && answer.value.is_none() {
        says.push(strings.text_with("runs-times", &[("n", answer.occurrences.into())]));
    }
    if let Some(evidence) = &answer.evidence {
        let figure = names.line(strings, evidence);
        says.push(words::overruled(strings, (answer, evidence), &figure).unwrap_or(figure));
    }
    if !answer.reason.trim().is_empty() {
        says.push(answer.reason.trim().to_owned());
    }
    let owner = answer.owner.map(|who| names.subjects.person(who)).filter(|name| !name.is_empty());
    let due = answer.due.map(|day| strings.date_short(day, cx.today()));
    let values = |owner: &str, due: String| [("owner", owner.to_owned().into()), ("due", due.into())];
    match (owner, due) {
        (Some(owner), Some(due)) => says.push(strings.text_with("runs-owner-due", &values(owner, due))),
        (Some(owner), None) => says.push(strings.text_with("runs-owner", &[("owner", owner.to_owned().into())])),
        (None, Some(due)) => says.push(strings.text_with("runs-due", &[("due", due.into())])),
        (None, None) => {}
    }
    says
}

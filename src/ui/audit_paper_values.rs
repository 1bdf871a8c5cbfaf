//! What stands on the papers of the checks, from records as they were frozen; the same for the window and the command line.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::audit_paper_words as words;
use super::audit_words::{self, SubjectNames};
use super::audits::words as item_words;
use super::corrective_words;
use super::papers::words::{foot, language};
use super::strings::Strings;
use crate::documents::audit_sheets::{
    AuditSheet, SheetArea, SheetCorrection, SheetGain, SheetItem, SheetNote, SheetScore, SheetVeto,
};
use crate::documents::audit_sheets::{CorrectiveNotice, Mark, NoticeEntry};
use crate::documents::paper::{Fact, Foot};
use crate::domain::audits::figures::area_points;
use crate::domain::audits::{Answer, AuditKind, Evidence, Score, Verdict, loss, most_to_gain};
use crate::domain::calendar::WorkCalendar;
use crate::domain::corrective::{CorrectiveAction, CorrectiveEvent, CorrectiveKind, CorrectiveState, state_of};
use crate::domain::dates::Moment;
use crate::domain::ids::StaffId;
use crate::domain::standards::{Item, Pack};
use crate::register::audits::{Audit, Correction};

/// Corrections named as those that gain most.
const MOST_GAINS: usize = 5;

/// What a paper is made with.
#[derive(Clone, Copy)]
pub struct PaperOf<'a> {
    /// Words in the language chosen.
    pub strings: &'a Strings,
    /// Names of hall, people and windows.
    pub names: &'a SubjectNames,
    /// When it is made.
    pub now: Moment,
    /// Head of the history, as the register gives it.
    pub head: Option<&'a str>,
}

impl PaperOf<'_> {
    /// The foot of every page.
    pub fn foot(&self) -> Foot {
        foot(self.strings, self.now, self.head)
    }

    /// `2026-11-23 14:06`.
    pub fn at(&self, moment: Moment) -> String {
        format!("{} {}", self.strings.date_iso(moment.date()), self.strings.time(moment.time()))
    }

    fn person(&self, id: Option<StaffId>) -> String {
        id.map_or_else(String::new, |id| self.names.person(id).to_owned())
    }

    /// `周静岚 2026-11-24 09:10`.
    fn who(&self, by: Option<StaffId>, at: Moment) -> String {
        format!("{} {}", self.person(by), self.at(at)).trim().to_owned()
    }

    fn text(&self, key: &str) -> String {
        self.strings.text(key)
    }

    fn fact(&self, key: &str, value: impl Into<String>) -> Fact {
        Fact::new(self.text(key), value)
    }

    fn comma(&self) -> String {
        self.text("audit-list-comma")
    }
}

/// The title of a standard with its edition.
pub fn standard_words(strings: &Strings, pack: &Pack) -> String {
    let title = pack.title.in_language(strings.lang().key());
    strings.text_with("audit-sheet-edition", &[("title", title.into()), ("edition", pack.edition.as_str().into())])
}

/// The sheet of a run (a re-check has the same one): in two copies when it is finished. `repeats` says how often each item failed in
/// the twelve months before.
pub fn audit_sheet(of: PaperOf<'_>, audit: &Audit, repeats: &BTreeMap<String, u32>) -> AuditSheet {
    let score = audit.score();
    let is_finished = audit.finished_at.is_some();
    let is_re_check = audit.details.kind == AuditKind::ReCheck;
    let subject = of.names.subject(of.strings, &audit.details.subject);
    let standard = standard_words(of.strings, &audit.pack);
    AuditSheet {
        language: language(of.strings),
        hall: of.names.hall.clone(),
        title: of.text(if is_re_check { "audit-sheet-re-check-title" } else { "audit-sheet-title" }),
        about: [standard, subject, of.strings.date_iso(audit.day)].join(" · "),
        void: audit.voided.as_ref().map(|(_, reason)| reason.clone()),
        unfinished: (!is_finished).then(|| of.text("audit-sheet-unfinished")),
        copies: words::sheet_copies(of.strings),
        facts: facts(of, audit),
        score: sheet_score(of, &audit.pack, &score),
        vetoes: score.vetoed.iter().map(|code| veto(of, audit, code)).collect(),
        areas: areas(of, audit, repeats),
        gains: gains(of, audit, &score),
        notes: audit
            .notes
            .iter()
            .map(|note| SheetNote {
                kind: words::note_kind(of.strings, note.kind),
                who: of.who(note.by, note.at),
                text: note.text.clone(),
            })
            .collect(),
        corrections: audit.corrections.iter().map(|correction| corrected(of, audit, correction)).collect(),
        corrected: corrected_line(of, audit),
        foot: of.foot(),
        labels: words::audit_sheet(of.strings),
    }
}

fn facts(of: PaperOf<'_>, audit: &Audit) -> Vec<Fact> {
    let details = &audit.details;
    let auditors: Vec<String> =
        audit.auditor.into_iter().chain(details.with_auditors.iter().copied()).map(|id| of.person(Some(id))).collect();
    let subject = of.names.subject(of.strings, &details.subject);
    let belongs = [details.team.as_str(), details.window_number.as_str()];
    let is_told = |words: &&str| !words.is_empty() && !subject.contains(*words);
    let belongs: Vec<&str> = belongs.into_iter().filter(is_told).collect();
    let belongs = Some(belongs.join(" · ")).filter(|words| !words.is_empty());
    let belongs = belongs.map(|words| brackets(of.strings, &words)).unwrap_or_default();
    let subject = format!("{subject}{belongs}");
    let period = [details.period_from, details.period_until].map(|day| of.strings.date_iso(day));
    let [from, until] = period;
    let span = if from == until { from } else { span_words(of.strings, (&from, &until)) };
    vec![
        of.fact("audit-sheet-subject", subject),
        of.fact("audit-sheet-kind", audit_words::kind(of.strings, details.kind)),
        of.fact("audit-sheet-standard", standard_words(of.strings, &audit.pack)),
        of.fact("audit-sheet-period", span),
        of.fact("audit-sheet-day", of.strings.date_iso(audit.day)),
        of.fact("audit-sheet-finished", audit.finished_at.map(|at| of.at(at)).unwrap_or_default()),
        of.fact("audit-sheet-auditor", auditors.join(&of.comma())),
        of.fact("audit-sheet-audited", of.person(details.audited)),
    ]
}

/// `（收费班）`, ` (billing team)`.
pub(super) fn brackets(strings: &Strings, what: &str) -> String {
    strings.text_with("audit-sheet-brackets", &[("what", what.into())])
}

fn span_words(strings: &Strings, (from, until): (&str, &str)) -> String {
    strings.text_with("audit-sheet-records-span", &[("from", from.into()), ("until", until.into())])
}

fn sheet_score(of: PaperOf<'_>, pack: &Pack, score: &Score) -> SheetScore {
    let result = score.result.as_ref();
    SheetScore {
        figure: result.map_or_else(|| of.text("audit-sheet-none"), |result| words::score(of.strings, result.score)),
        figure_note: result.map(|_| of.text("audit-sheet-figure-note")).unwrap_or_default(),
        points: words::points_line(of.strings, score),
        more: words::more_lines(of.strings, pack, score),
        grade: result.map(|result| words::result(of.strings, pack, result)).unwrap_or_default(),
        mark: match result {
            Some(result) if !result.is_passed => Mark::Bad,
            Some(_) => Mark::Good,
            None => Mark::Open,
        },
    }
}

fn veto(of: PaperOf<'_>, audit: &Audit, code: &str) -> SheetVeto {
    SheetVeto {
        item: item_words::item_line(of.strings, &audit.pack, code),
        reason: audit.answers.get(code).map(|answer| answer.reason.clone()).unwrap_or_default(),
        effect: words::veto_effect(of.strings, words::effect_of(&audit.pack, code)),
    }
}

fn areas(of: PaperOf<'_>, audit: &Audit, repeats: &BTreeMap<String, u32>) -> Vec<SheetArea> {
    let pack = &audit.pack;
    let lang = of.strings.lang().key();
    let points = area_points(pack, &audit.answers);
    let area = |(index, (area, points)): (usize, (&crate::domain::standards::Area, _))| {
        let points: &crate::domain::audits::figures::AreaPoints = points;
        let number = (index + 1).to_string();
        let title = [("number", number.into()), ("title", area.title.in_language(lang).into())];
        let figures = [
            ("earned", words::points(of.strings, points.earned).into()),
            ("possible", words::points(of.strings, points.possible).into()),
        ];
        SheetArea {
            title: of.strings.text_with("audit-sheet-area", &title),
            points: of.strings.text_with("audit-sheet-area-points", &figures),
            items: pack.items_of(&area.code).map(|item| sheet_item(of, audit, (item, repeats))).collect(),
        }
    };
    pack.areas.iter().zip(&points).enumerate().map(area).collect()
}

fn sheet_item(of: PaperOf<'_>, audit: &Audit, (item, repeats): (&Item, &BTreeMap<String, u32>)) -> SheetItem {
    let answer = audit.answers.get(&item.code);
    let evidence = answer.and_then(|answer| answer.evidence.as_ref());
    SheetItem {
        number: audit.pack.number_of(&item.code).unwrap_or_default(),
        text: item.text.in_language(of.strings.lang().key()).to_owned(),
        marks: marks(of, item, (answer, repeats.get(&item.code).copied())),
        outcome: words::mark(answer.map(|answer| answer.verdict)),
        verdict: answer.map(|answer| item_words::verdict(of.strings, Some(answer.verdict))).unwrap_or_default(),
        value: answer.map(|answer| value(of.strings, item, answer)).unwrap_or_default(),
        points: item_points(of.strings, item, answer),
        reason: answer.map(|answer| reason(of.strings, answer)).unwrap_or_default(),
        records: evidence.map(|evidence| records(of.strings, evidence)).unwrap_or_default(),
        overruled: answer.and_then(|answer| answer.overruled_because.clone()).unwrap_or_default(),
        corrective: answer.map(|answer| corrective(of, answer)).unwrap_or_default(),
    }
}

fn marks(of: PaperOf<'_>, item: &Item, (answer, before): (Option<&Answer>, Option<u32>)) -> Vec<String> {
    let failed = answer.is_some_and(|answer| answer.verdict == Verdict::Fail);
    let veto = item.veto.then(|| of.text("audit-sheet-mark-veto"));
    let bonus = item.bonus.then(|| of.text("audit-sheet-mark-bonus"));
    let ours = item.ours.then(|| of.text("audit-sheet-mark-ours"));
    let repeat = before.filter(|times| failed && *times > 0).map(|times| {
        let times = (times + 1).to_string();
        of.strings.text_with("audit-sheet-mark-repeat", &[("n", times.into())])
    });
    [repeat, veto, bonus, ours].into_iter().flatten().collect()
}

/// Number with its unit, or the option in words.
pub(crate) fn value(strings: &Strings, item: &Item, answer: &Answer) -> String {
    let chosen = answer.choice.as_deref().and_then(|code| item.option(code));
    if let Some(option) = chosen {
        return option.text.in_language(strings.lang().key()).to_owned();
    }
    let number = answer.value.map(|value| format!("{} {}", strings.number(value, 4), item_words::unit(strings, item)));
    number.unwrap_or_default().trim().to_owned()
}

/// `2 / 4`; of a bonus what it adds; `—` for one that is not applicable or has no answer.
fn item_points(strings: &Strings, item: &Item, answer: Option<&Answer>) -> String {
    let whole = words::points(strings, item.points);
    let Some(answer) = answer.filter(|answer| answer.verdict != Verdict::NotApplicable) else {
        return strings.text("audit-sheet-none");
    };
    let earned = words::points(strings, item.points.less(loss(item, answer)));
    if item.bonus { format!("+{earned}") } else { format!("{earned} / {whole}") }
}

/// Why it failed, and how often where that counts.
fn reason(strings: &Strings, answer: &Answer) -> String {
    let failed = answer.verdict == Verdict::Fail;
    let times = (failed && answer.occurrences > 1 && answer.value.is_none()).then(|| {
        let count = answer.occurrences.to_string();
        strings.text_with("audit-sheet-times", &[("n", count.into())])
    });
    let given = Some(answer.reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    given.into_iter().chain(times).collect::<Vec<_>>().join(" · ")
}

/// What the records said: the figure and the days looked at.
pub(crate) fn records(strings: &Strings, evidence: &Evidence) -> String {
    let figure = if let Some(number) = evidence.number {
        let number = strings.number(number, 2);
        strings.text_with("audit-sheet-records-number", &[("number", number.into())])
    } else {
        let values = [("good", evidence.good.to_string().into()), ("of", evidence.of.to_string().into())];
        strings.text_with("audit-sheet-records-good", &values)
    };
    let [from, until] = [evidence.from, evidence.until].map(|day| strings.date_iso(day));
    format!("{figure} · {}", span_words(strings, (&from, &until)))
}

fn corrective(of: PaperOf<'_>, answer: &Answer) -> String {
    let due = answer.due.map(|day| {
        let day = of.strings.date_iso(day);
        of.strings.text_with("audit-sheet-due", &[("day", day.into())])
    });
    let owner = answer.owner.map(|id| of.person(Some(id))).filter(|name| !name.is_empty());
    owner.into_iter().chain(due).collect::<Vec<_>>().join(" · ")
}

fn gains(of: PaperOf<'_>, audit: &Audit, score: &Score) -> Vec<SheetGain> {
    let gain = |gain: crate::domain::audits::Gain| {
        let key = if gain.lifts_veto { "audit-sheet-gain-veto" } else { "audit-sheet-gain" };
        let points = words::points(of.strings, gain.points);
        SheetGain {
            item: item_words::item_line(of.strings, &audit.pack, &gain.item),
            points: of.strings.text_with(key, &[("points", points.into())]),
        }
    };
    most_to_gain(score, MOST_GAINS).into_iter().map(gain).collect()
}

/// An answer in a line: `不通过 · 6 处 · 0 / 2`.
pub(crate) fn answer_line(strings: &Strings, item: &Item, answer: &Answer) -> String {
    let verdict = item_words::verdict(strings, Some(answer.verdict));
    let parts = [verdict, value(strings, item, answer), item_points(strings, item, Some(answer))];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn corrected(of: PaperOf<'_>, audit: &Audit, correction: &Correction) -> SheetCorrection {
    let Correction { item: code, answer, reason, by, at } = correction;
    let line = |answer: &Answer| audit.pack.item(code).map(|item| answer_line(of.strings, item, answer));
    // What stood there before: the last correction of the same item before this one, else the answer itself.
    let earlier = audit.corrections.iter().take_while(|other| *other != correction);
    let before = earlier.filter(|other| other.item == *code).last().map(|other| &other.answer);
    let before = before.or_else(|| audit.answers.get(code));
    SheetCorrection {
        item: item_words::item_line(of.strings, &audit.pack, code),
        was: before.and_then(line).unwrap_or_default(),
        now: line(answer).unwrap_or_default(),
        reason: reason.clone(),
        who: of.who(*by, *at),
    }
}

fn corrected_line(of: PaperOf<'_>, audit: &Audit) -> String {
    if audit.corrections.is_empty() {
        return String::new();
    }
    let points = words::points_line(of.strings, &audit.corrected_score());
    of.strings.text_with("audit-sheet-corrected", &[("points", points.into())])
}

/// A corrective action as a notice tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct NoticeAction {
    /// What is to be put right.
    pub what: String,
    /// Code of the item that failed.
    pub item: String,
    /// Until when.
    pub due: Option<NaiveDate>,
    /// How it stands, in words; empty for one that is open and in time.
    pub state: String,
    /// What kind of state that is.
    pub mark: Mark,
    /// Evidence on record, a line each.
    pub evidence: String,
    /// Who accepted it when, with what words; empty while nobody did.
    pub accepted: String,
}

/// A corrective action as it stands, with its evidence and whoever accepted it.
pub fn notice_action(of: PaperOf<'_>, action: &CorrectiveAction, calendar: &WorkCalendar) -> NoticeAction {
    let state = state_of(action, of.now.date(), calendar);
    let (_, _, words) = corrective_words::state(of.strings, state);
    let (mark, state) = match state {
        CorrectiveState::Overdue { .. } => (Mark::Bad, words),
        CorrectiveState::Closed { .. } => (Mark::Good, words),
        CorrectiveState::HandedIn => (Mark::Open, words),
        CorrectiveState::Unassigned | CorrectiveState::DueSoon { .. } | CorrectiveState::Open { .. } => {
            (Mark::Open, String::new())
        }
    };
    let line = |event: &CorrectiveEvent| {
        let photo = event.entry.file.map(|_| of.text("corrective-notice-photo"));
        let words = Some(event.entry.text.trim().to_owned()).filter(|words| !words.is_empty());
        let who = of.who(event.entry.by, event.at);
        words.into_iter().chain(photo).chain(std::iter::once(who)).collect::<Vec<_>>().join(" · ")
    };
    let closed = action.events.iter().rfind(|event| event.entry.kind == CorrectiveKind::Closed);
    let evidence: Vec<String> = action.evidence().map(line).collect();
    NoticeAction {
        what: action.what.clone(),
        item: action.item_code.clone(),
        due: action.due(),
        state,
        mark,
        evidence: evidence.join("\n"),
        accepted: closed.filter(|_| action.closed_at().is_some()).map(line).unwrap_or_default(),
    }
}

/// Whose notice it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoticeHead {
    /// Who puts it right; empty for nobody named yet.
    pub owner: String,
    /// Their post.
    pub post: String,
    /// Who issues it; may be empty.
    pub issuer: String,
}

/// The notice of one owner's actions, or of one action; each with the check it was found in.
pub fn corrective_notice(of: PaperOf<'_>, head: &NoticeHead, actions: &[(NoticeAction, &Audit)]) -> CorrectiveNotice {
    let nobody = || of.text("corrective-notice-nobody");
    let owner = if head.owner.is_empty() { nobody() } else { head.owner.clone() };
    let count = actions.len().to_string();
    CorrectiveNotice {
        language: language(of.strings),
        hall: of.names.hall.clone(),
        facts: vec![
            of.fact("corrective-notice-owner", owner.clone()),
            of.fact("corrective-notice-post", head.post.clone()),
            of.fact("corrective-notice-issuer", head.issuer.clone()),
            of.fact("corrective-notice-issued-on", of.strings.date_iso(of.now.date())),
            of.fact(
                "corrective-notice-count",
                of.strings.text_with("corrective-notice-count-n", &[("n", count.into())]),
            ),
        ],
        owner,
        intro: of.text("corrective-notice-intro"),
        entries: actions.iter().enumerate().map(|(index, (action, audit))| entry(of, index, (action, audit))).collect(),
        foot: of.foot(),
        labels: words::corrective_notice(of.strings),
    }
}

fn entry(of: PaperOf<'_>, index: usize, (action, audit): (&NoticeAction, &Audit)) -> NoticeEntry {
    let rule = audit.pack.item(&action.item).map(|item| brackets(of.strings, &item.rule)).unwrap_or_default();
    let auditor = of.person(audit.auditor);
    let checked_by = (!auditor.is_empty())
        .then(|| of.strings.text_with("corrective-notice-checked-by", &[("name", auditor.into())]));
    let found = [
        standard_words(of.strings, &audit.pack),
        audit_words::kind(of.strings, audit.details.kind),
        of.names.subject(of.strings, &audit.details.subject),
        of.strings.date_iso(audit.day),
    ];
    NoticeEntry {
        number: (index + 1).to_string(),
        what: action.what.clone(),
        item: format!("{}{rule}", item_words::item_line(of.strings, &audit.pack, &action.item)),
        found: found.into_iter().chain(checked_by).collect::<Vec<_>>().join(" · "),
        due: action.due.map(|due| of.strings.date_iso(due)).unwrap_or_default(),
        mark: action.mark,
        state: action.state.clone(),
        evidence: action.evidence.clone(),
        accepted: action.accepted.clone(),
    }
}

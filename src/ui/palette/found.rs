//! What a search finds, as rows with what Enter does.

use chrono::NaiveDate;

use crate::domain::boxes::SuggestionBox;
use crate::domain::cards::code::{ReadCode, read_code};
use crate::domain::cases::CaseKind;
use crate::domain::dates::parse_date;
use crate::domain::masking::mask_in_text;
use crate::register::Area;
use crate::register::audits::AuditSummary;
use crate::register::search::{CaseFound, folded};
use crate::ui::cards::verify;
use crate::ui::cards::words as card_words;
use crate::ui::commands::{Place, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::disclosure_words;
use crate::ui::icons::{self, Icon};
use crate::ui::strings::Lang;
use crate::ui::theme::ThemeName;
use crate::ui::words;

/// A row of the palette.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// Key of the group's name.
    pub(super) group: &'static str,
    pub(super) icon: Icon,
    pub(super) title: String,
    pub(super) line: String,
    /// Keys that do the same; may be empty.
    pub(super) keys: &'static str,
    pub(super) asks: ShellCommand,
}

/// Most rows shown, of each group and together.
const PEOPLE_MOST: usize = 4;
const CASES_MOST: usize = 5;
const DOCUMENTS_MOST: usize = 3;
const MOST: usize = 10;

/// What was searched, and when the records last changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stamp {
    text: String,
    revisions: [u64; 5],
    lang: Lang,
    today: NaiveDate,
}

impl Stamp {
    pub(super) fn of(cx: &UiContext<'_>, text: &str) -> Self {
        let areas = [Area::Staff, Area::Cases, Area::Boxes, Area::Audits, Area::Disclosure];
        Self {
            text: text.to_owned(),
            revisions: areas.map(|area| cx.register.revision(area)),
            lang: cx.strings.lang(),
            today: cx.today(),
        }
    }
}

/// Everything that fits `text`, grouped, at most ten rows; a blank text shows the commands.
pub(super) fn find(cx: &UiContext<'_>, text: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = card(cx, text).into_iter().collect();
    hits.extend(people(cx, text));
    hits.extend(cases(cx, text));
    hits.extend(documents(cx, text));
    hits.extend(day(cx, text));
    let needle = folded(text.trim());
    let fits = |hit: &Hit| folded(&hit.title).contains(&needle);
    hits.extend(commands(cx).into_iter().filter(fits));
    hits.truncate(MOST);
    hits
}

fn people(cx: &UiContext<'_>, text: &str) -> Vec<Hit> {
    let found = cx.register.search_staff(text, PEOPLE_MOST).unwrap_or_default();
    let hit = |member: crate::domain::staff::StaffMember| {
        let record = &member.record;
        let status = words::staff_status(cx.strings, record.status);
        let parts = [record.work_no.as_str(), &record.post, &record.team, &status];
        Hit {
            group: "palette-people",
            icon: icons::PERSON,
            title: record.name.as_str().to_owned(),
            line: joined(&parts),
            keys: "",
            asks: ShellCommand::Go(Place::Staff(Some(member.id))),
        }
    };
    found.into_iter().map(hit).collect()
}

/// The card of a whole code or number; a code that is not right leads to the field that says why.
fn card(cx: &UiContext<'_>, text: &str) -> Option<Hit> {
    let code = read_code(text)?;
    let answer = cx.register.verify_code(text, cx.today()).ok()?;
    let (_, icon, verdict) = verify::verdict(&answer);
    let verdict = cx.strings.text(verdict);
    let (title, line, place) = match (verify::card_of(&answer), code) {
        (Some(card), _) => {
            let kind = card_words::product(cx.strings, card.product);
            (card.number.to_string(), joined(&[&kind, &card.face.bearer, &verdict]), Place::Cards(Some(card.id)))
        }
        (None, ReadCode::Whole { number, .. }) => {
            (number.to_string(), verdict, Place::VerifyCard(text.trim().to_owned()))
        }
        (None, ReadCode::Number(_)) => return None,
    };
    Some(Hit { group: "palette-cards", icon, title, line, keys: "", asks: ShellCommand::Go(place) })
}

fn cases(cx: &UiContext<'_>, text: &str) -> Vec<Hit> {
    let found = cx.register.search_cases(text, CASES_MOST).unwrap_or_default();
    found.into_iter().map(|case| case_hit(cx, case)).collect()
}

fn case_hit(cx: &UiContext<'_>, case: CaseFound) -> Hit {
    let void = if case.is_void { cx.text("palette-void") } else { String::new() };
    let kind = words::case_kind(cx.strings, case.kind);
    let customer = case.customer_name.masked();
    let number = case.number.to_string();
    let title = case.summary.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    Hit {
        group: "palette-cases",
        icon: if case.kind == CaseKind::Praise { icons::AWARD } else { icons::CASES },
        title: case.customer_name.hidden_in(&mask_in_text(title)),
        line: joined(&[&number, &kind, &customer, &case.department, &void]),
        keys: "",
        asks: ShellCommand::Go(Place::Cases(Some(case.id))),
    }
}

/// Documents on show, the most pressing first.
fn documents(cx: &UiContext<'_>, text: &str) -> Vec<Hit> {
    let found = cx.register.search_disclosure(text, (cx.today(), DOCUMENTS_MOST)).unwrap_or_default();
    let hit = |entry: crate::register::disclosure::DisclosureEntry| {
        let facts = &entry.document.facts;
        let kind = disclosure_words::kind(cx.strings, facts.kind);
        let (_, _, state) = disclosure_words::chip(cx.strings, facts.kind, entry.state);
        Hit {
            group: "palette-disclosure",
            icon: icons::DISCLOSURE,
            title: facts.title_in(cx.strings.lang().key()).to_owned(),
            line: joined(&[&facts.code, &kind, &facts.place, &state]),
            keys: "",
            asks: ShellCommand::Go(Place::Disclosure(Some(entry.document.id))),
        }
    };
    found.into_iter().map(hit).collect()
}

/// Boxes and checks of a day that was typed.
fn day(cx: &UiContext<'_>, text: &str) -> Vec<Hit> {
    let has_figures = text.chars().any(char::is_numeric);
    let Ok(day) = parse_date(text, cx.today()) else {
        return Vec::new();
    };
    if !has_figures || day > cx.today() {
        return Vec::new();
    }
    let Ok(found) = cx.register.search_day(day) else {
        return Vec::new();
    };
    let words = cx.strings.date_with_weekday(day, cx.today());
    let boxes = found.boxes.into_iter().map(|(the_box, entry)| {
        let letters = entry.map(|entry| entry.letter_count as usize);
        box_hit(cx, &the_box, (day, &words), letters)
    });
    let audits = found.audits.iter().map(|audit| audit_hit(cx, audit, &words));
    boxes.chain(audits).collect()
}

fn box_hit(
    cx: &UiContext<'_>,
    the_box: &SuggestionBox,
    (day, words): (NaiveDate, &str),
    letters: Option<usize>,
) -> Hit {
    let line = match letters {
        Some(letters) => cx.strings.text_with("palette-box-opened", &[("n", letters.into())]),
        None => cx.text("palette-box-no-entry"),
    };
    Hit {
        group: "palette-days",
        icon: icons::BOXES,
        title: joined(&[&the_box.name, words]),
        line,
        keys: "",
        asks: ShellCommand::Go(Place::Boxes(Some((the_box.id, day)))),
    }
}

fn audit_hit(cx: &UiContext<'_>, audit: &AuditSummary, words: &str) -> Hit {
    let line = match audit.result {
        Some((earned, possible)) => cx.strings.text_with(
            "palette-check-score",
            &[("earned", cx.strings.number(earned, 1).into()), ("possible", cx.strings.number(possible, 1).into())],
        ),
        None => cx.text("palette-check-open"),
    };
    Hit {
        group: "palette-days",
        icon: icons::AUDITS,
        title: joined(&[&cx.text("palette-check"), words]),
        line,
        keys: "",
        asks: ShellCommand::Go(Place::Audits(Some(audit.id))),
    }
}

fn joined(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// A command of the palette: key of its words, sign, shortcut, what it asks for.
type Doing = (&'static str, Icon, &'static str, ShellCommand);

/// What one does every day.
fn doing() -> [Doing; 10] {
    let go = ShellCommand::Go;
    [
        ("palette-new-case", icons::ADD, "", go(Place::NewCase)),
        ("palette-open-box", icons::LETTER, "", go(Place::Boxes(None))),
        ("palette-daily-check", icons::CHECKLIST, "", go(Place::DailyCheck)),
        ("palette-print", icons::PRINT, "", go(Place::Print(Vec::new()))),
        ("palette-verify-card", icons::VERIFIED, "", go(Place::VerifyCard(String::new()))),
        ("palette-new-person", icons::PERSON_ADD, "", go(Place::NewStaff)),
        ("palette-new-training", icons::OPINION_BOOK, "", go(Place::NewTraining(Vec::new()))),
        ("palette-import", icons::IMPORT, "", go(Place::ImportStaff)),
        ("palette-import-calendar", icons::DATE, "", go(Place::Calendar)),
        ("palette-undo", icons::UNDO, "Ctrl Z", ShellCommand::Undo),
    ]
}

/// The tabs, and the look.
fn going() -> [Doing; 12] {
    let go = ShellCommand::Go;
    [
        ("palette-to-today", icons::TODAY, "Ctrl 1", go(Place::Today)),
        ("palette-to-staff", icons::STAFF, "Ctrl 2", go(Place::Staff(None))),
        ("palette-to-cards", icons::STAFF, "", go(Place::Cards(None))),
        ("palette-to-cases", icons::CASES, "Ctrl 3", go(Place::Cases(None))),
        ("palette-to-boxes", icons::BOXES, "Ctrl 4", go(Place::Boxes(None))),
        ("palette-to-audits", icons::AUDITS, "Ctrl 5", go(Place::Audits(None))),
        ("palette-to-disclosure", icons::DISCLOSURE, "Ctrl 6", go(Place::Disclosure(None))),
        ("palette-to-settings", icons::SETTINGS, "Ctrl 8", go(Place::Settings)),
        ("palette-to-reports", icons::REPORTS, "Ctrl 7", go(Place::Reports)),
        ("editor-open", icons::PALETTE, "", go(Place::Layouts(None))),
        ("palette-light", icons::LIGHT, "", ShellCommand::Theme(ThemeName::Light)),
        ("palette-dark", icons::DARK, "", ShellCommand::Theme(ThemeName::Dark)),
    ]
}

/// Everything that can be done from here.
fn commands(cx: &UiContext<'_>) -> Vec<Hit> {
    let hit = |title: String, (_, icon, keys, asks): Doing| Hit {
        group: "palette-commands",
        icon,
        title,
        line: String::new(),
        keys,
        asks,
    };
    let named = doing().into_iter().chain(going()).map(|command| hit(cx.text(command.0), command));
    let others = Lang::ALL.into_iter().filter(|lang| *lang != cx.strings.lang());
    let languages = others.map(|lang| {
        let title = cx.strings.text_with("palette-language", &[("name", lang.name().into())]);
        hit(title, ("palette-language", icons::LANGUAGE, "", ShellCommand::Language(lang)))
    });
    named.chain(languages).collect()
}

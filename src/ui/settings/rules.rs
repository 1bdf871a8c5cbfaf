//! 期限规则: which limits hold, and a new edition of them from a day on. An edition in force is never changed.

use std::collections::BTreeMap;

use egui::{Context, Ui, vec2};
use serde::{Deserialize, Serialize};

use super::form::list_line;
use crate::domain::dates::parse_date;
use crate::domain::deadlines::editing::{LimitChange, new_edition};
use crate::domain::deadlines::{Direction, LENGTH_MOST, Limit, LimitUnit, Rule, RuleError, RuleSet, Step};
use crate::domain::people::half_width;
use crate::jobs::{JobEnd, Task};
use crate::register::case_rules::RuleEdition;
use crate::ui::commands::{Command, Done, HallCommand, Notice};
use crate::ui::context::UiContext;
use crate::ui::deadline_words;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::save_as::{SaveAs, SaveWhat};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Caption, DateField, Select, TextField, Tone, TwoLines, chip, elided_label, label, note, paragraph,
    secondary, titled_card, two_line_row,
};

/// Key of the kept form.
const DRAFT: &str = "hall:rules";
/// Units in the order of their list.
const UNITS: [LimitUnit; 4] = [LimitUnit::Hours, LimitUnit::CalendarDays, LimitUnit::WorkingDays, LimitUnit::OpenDays];

/// A limit as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
struct LimitDraft {
    length: String,
    unit: usize,
    extension: String,
}

/// A new edition as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct RulesDraft {
    /// The text it is made from.
    base: String,
    edition: String,
    from: String,
    /// Limits that were touched, by `rule/step`.
    limits: BTreeMap<String, LimitDraft>,
}

/// The page.
#[derive(Default)]
pub(super) struct Rules {
    draft: Option<RulesDraft>,
    is_loaded: bool,
    was_tried: bool,
    is_waiting: bool,
    /// The base as it was read, with the text it was read from.
    read: Option<(String, RuleSet)>,
    fault: Option<String>,
    opening: Option<PathPick>,
    reading: Option<Task<Result<String, String>>>,
    saving: Option<SaveAs>,
}

impl Rules {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if !std::mem::replace(&mut self.is_loaded, true) {
            self.draft = cx.register.draft(DRAFT).unwrap_or_default();
        }
        let before = self.draft.clone();
        self.editions(ui, cx);
        if self.draft.is_some() {
            self.editor(ui, cx);
        }
        if self.draft != before
            && let Some(draft) = &self.draft
        {
            cx.keep_draft(DRAFT, draft);
        }
    }

    /// Every edition; the one in force today is marked.
    fn editions(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let lang = cx.strings.lang().key();
        let in_force = cx.register.rule_edition_on(cx.today()).map(|edition| edition.text.clone());
        let mut asked = None;
        titled_card(ui, cx.tokens, (&cx.text("rules-editions"), ""), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, edition) in cx.register.rule_editions().enumerate() {
                let is_in_force = in_force.as_ref() == Some(&edition.text);
                let name = edition.set.name.in_language(lang);
                let values = [("name", name.into()), ("edition", edition.set.edition.as_str().into())];
                let named = cx.strings.text_with("rules-named", &values);
                let buttons = |ui: &mut Ui| {
                    let make = Button::quiet(cx.text("rules-make")).small().tip(named.clone());
                    if make.show(ui, cx.tokens).clicked() {
                        asked = Some(Asked::Make(edition.text.clone(), edition.set.edition.clone()));
                    }
                    let out = Button::icon_only(icons::EXPORT, cx.strings.text_with("rules-export", &values)).small();
                    if out.show(ui, cx.tokens).clicked() {
                        asked = Some(Asked::Export(edition.text.clone(), edition.set.code.clone()));
                    }
                    if is_in_force {
                        chip(ui, cx.tokens, Tone::Ok, (icons::DONE.filled(), &cx.text("rules-in-force")));
                    }
                };
                list_line(ui, cx, index, buttons, |ui| edition_words(ui, cx, edition));
            }
        });
        let bring = Button::secondary(cx.text("rules-import")).icon(icons::IMPORT).small();
        if bring.show(ui, cx.tokens).clicked() {
            self.opening = Some(PathPick::new(PickWhat::OpenFile, cx.text("rules-import"), &["toml"]));
        }
        match asked {
            Some(Asked::Make(text, edition)) => self.make(cx, text, &edition),
            Some(Asked::Export(text, code)) => {
                let what = SaveWhat {
                    title: cx.text("rules-export-title"),
                    about: String::new(),
                    what: cx.text("rules-export-what"),
                    name: format!("{code}.toml"),
                    endings: &["toml"],
                };
                self.saving = Some(SaveAs::ask(cx, what, move |_| Ok(text.into_bytes())));
            }
            None => {}
        }
    }

    fn make(&mut self, cx: &UiContext<'_>, base: String, edition: &str) {
        let from = cx.today().succ_opt().unwrap_or(cx.today()).to_string();
        self.draft = Some(RulesDraft { base, edition: following(edition), from, limits: BTreeMap::new() });
        self.was_tried = false;
        self.fault = None;
    }

    fn editor(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let Some(draft) = &self.draft else { return };
        if self.read.as_ref().map(|(text, _)| text) != Some(&draft.base) {
            self.read = RuleSet::parse("rules", &draft.base).ok().map(|set| (draft.base.clone(), set));
        }
        let Some((_, set)) = self.read.clone() else { return };
        let lang = cx.strings.lang().key();
        let title = cx.strings.text_with("rules-new", &[("name", set.name.in_language(lang).into())]);
        titled_card(ui, cx.tokens, (&title, ""), |ui| {
            paragraph(ui, Text::Secondary, &cx.text("rules-new-line"), cx.tokens.text2);
            self.head(ui, cx);
            for rule in &set.rules {
                ui.add_space(size::GAP_8);
                self.rule(ui, cx, rule);
            }
            if let Some(fault) = &self.fault {
                note(ui, cx.tokens, Tone::Danger, (icons::OVERDUE.filled(), fault));
            }
            self.buttons(ui, cx);
        });
    }

    fn head(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let was_tried = self.was_tried;
        let Some(draft) = &mut self.draft else { return };
        ui.columns_const::<2, _>(|[left, right]| {
            let missing = was_tried && draft.edition.trim().is_empty();
            let caption =
                Caption::new(cx.text("rules-edition")).required().problem(missing.then(|| cx.text("wrong-missing")));
            TextField::new(caption, &mut draft.edition).limit(20).show(left, cx.tokens);
            let caption = Caption::new(cx.text("rules-from")).required().hint(cx.text("rules-from-hint"));
            DateField::new(caption, &mut draft.from, cx.today()).show(right, cx.tokens, cx.strings);
        });
    }

    fn rule(&mut self, ui: &mut Ui, cx: &UiContext<'_>, rule: &Rule) {
        let lang = cx.strings.lang().key();
        label(ui, cx.tokens, Text::RowTitle, rule.name.in_language(lang));
        for step in &rule.steps {
            self.step(ui, cx, (rule, step));
        }
    }

    fn step(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (rule, step): (&Rule, &Step)) {
        let Some(draft) = &mut self.draft else { return };
        let key = format!("{}/{}", rule.code, step.code);
        let standing = draft.limits.get(&key).cloned().unwrap_or_else(|| LimitDraft::of(step));
        let mut typed = standing.clone();
        let lang = cx.strings.lang().key();
        let name = step.name.in_language(lang);
        let units = UNITS.map(|unit| cx.text(unit_key(unit)));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_8;
            ui.allocate_ui_with_layout(
                vec2(NAME, size::SMALL),
                egui::Layout::left_to_right(egui::Align::Center),
                |ui| {
                    ui.set_width(NAME);
                    let words = format!("{name} · {}", deadline_words::basis(cx.strings, &step.basis));
                    elided_label(ui, cx.tokens, Text::Body, (&words, cx.tokens.text));
                },
            );
            let wrong = is_bad(step, &typed);
            let caption = Caption::unseen(format!("{} {name}", rule.name.in_language(lang))).width(72.0);
            let caption = caption.problem_beside(wrong.then(|| cx.text("wrong-not-a-number")));
            TextField::new(caption, &mut typed.length).limit(4).small().show(ui, cx.tokens);
            let mut unit = Some(typed.unit);
            let caption = Caption::unseen(cx.strings.text_with("rules-unit-of", &[("step", name.into())])).width(132.0);
            if Select::new(caption, &mut unit, &units).show(ui, cx.tokens, cx.strings).changed() {
                typed.unit = unit.unwrap_or(typed.unit);
            }
            if let Some(extension) = &step.extension {
                let words = cx.strings.text_with(
                    "rules-extension",
                    &[
                        ("limit", deadline_words::limit(cx.strings, extension.limit).into()),
                        ("times", extension.times.into()),
                    ],
                );
                secondary(ui, cx.tokens, &words);
                let caption =
                    Caption::unseen(cx.strings.text_with("rules-extension-of", &[("step", name.into())])).width(64.0);
                TextField::new(caption, &mut typed.extension).limit(4).small().show(ui, cx.tokens);
            }
        });
        if typed != standing {
            draft.limits.insert(key, typed);
        }
    }

    fn buttons(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ui.add_space(size::GAP_8);
        let (mut act, mut drop) = (false, false);
        ui.horizontal(|ui| {
            act = Button::primary(cx.text("rules-put-in-force")).icon(icons::CHECK).show(ui, cx.tokens).clicked();
            drop = Button::secondary(cx.text("settings-discard")).show(ui, cx.tokens).clicked();
        });
        if drop {
            self.draft = None;
            cx.forget_draft(DRAFT);
        } else if act && !self.is_waiting {
            self.confirm(cx);
        }
    }

    fn confirm(&mut self, cx: &UiContext<'_>) {
        self.was_tried = true;
        let (Some(draft), Some((_, set))) = (&self.draft, &self.read) else { return };
        let Ok(from) = parse_date(&draft.from, cx.today()) else {
            self.fault = Some(cx.text("wrong-not-a-date"));
            return;
        };
        if draft.edition.trim().is_empty() || has_bad_limit(draft, set) {
            self.fault = None;
            return;
        }
        match new_edition(&draft.base, &draft.edition, &changes(draft, set)) {
            Ok(text) => {
                self.fault = None;
                self.is_waiting = true;
                cx.send(Command::Hall(HallCommand::Rules(text, from)));
            }
            Err(error) => self.fault = Some(fault_words(cx, &error)),
        }
    }

    /// Dialogs for files, and what jobs brought.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        if let Some(pick) = &mut self.opening {
            match pick.show(ctx, cx) {
                Picked::Open => {}
                Picked::Cancelled => self.opening = None,
                Picked::Path(path) => {
                    self.opening = None;
                    self.reading =
                        Some(cx.jobs.start("rules in", move |_| {
                            std::fs::read_to_string(&path).map_err(|error| error.to_string())
                        }));
                }
            }
        }
        if let Some(end) = self.reading.as_ref().and_then(Task::poll) {
            self.reading = None;
            self.brought(cx, end);
        }
        if self.saving.as_mut().is_some_and(|saving| saving.is_over(ctx, cx)) {
            self.saving = None;
        }
    }

    fn brought(&mut self, cx: &UiContext<'_>, end: JobEnd<Result<String, String>>) {
        let because = match end {
            JobEnd::Value(Ok(text)) => match RuleSet::parse("rules", &text) {
                Ok(set) => {
                    self.make(cx, text, &set.edition);
                    if let Some(draft) = &mut self.draft {
                        draft.edition = set.edition;
                        cx.keep_draft(DRAFT, draft);
                    }
                    return;
                }
                Err(error) => error.to_string(),
            },
            JobEnd::Value(Err(because)) | JobEnd::Broke(because) => because,
        };
        let notice = Notice::wrong(cx.text("error-bad-rules"), cx.text("error-bad-rules-do"));
        cx.notify(notice.with_details(because));
    }

    pub(super) fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::RulesChanged if self.is_waiting => {
                (self.is_waiting, self.draft) = (false, None);
                cx.forget_draft(DRAFT);
            }
            Done::Refused => self.is_waiting = false,
            _ => {}
        }
    }
}

/// What was asked for in the list.
enum Asked {
    Make(String, String),
    Export(String, String),
}

/// Width of a step's name.
const NAME: f32 = 196.0;

/// Name in bold, edition and since when in grey; cut where there is no room.
fn edition_words(ui: &mut Ui, cx: &UiContext<'_>, edition: &RuleEdition) {
    let name = edition.set.name.in_language(cx.strings.lang().key());
    let since = match edition.in_force_from {
        Some(day) => cx.strings.text_with("rules-since", &[("day", cx.strings.date_iso(day).into())]),
        None => cx.text("rules-shipped"),
    };
    let words = cx.strings.text_with("rules-edition-of", &[("edition", edition.set.edition.as_str().into())]);
    let line = format!("{words} · {since}");
    two_line_row(ui, cx.tokens, TwoLines { title: name.into(), line: line.as_str().into(), ..TwoLines::default() });
}

impl LimitDraft {
    fn of(step: &Step) -> Self {
        let unit = UNITS.iter().position(|unit| *unit == step.limit.unit).unwrap_or_default();
        let extension = step.extension.as_ref().map(|extension| extension.limit.length.to_string());
        Self { length: step.limit.length.to_string(), unit, extension: extension.unwrap_or_default() }
    }
}

/// Every limit typed that cannot be: no number, too long, or nothing ahead of an event.
fn has_bad_limit(draft: &RulesDraft, set: &RuleSet) -> bool {
    draft.limits.iter().any(|(key, typed)| {
        let step = key.split_once('/').and_then(|(rule, step)| set.rule(rule)?.step(step));
        step.is_some_and(|step| is_bad(step, typed))
    })
}

fn is_bad(step: &Step, typed: &LimitDraft) -> bool {
    let least = u32::from(step.direction == Direction::Before);
    length_of(&typed.length).is_none_or(|length| length < least)
}

fn length_of(text: &str) -> Option<u32> {
    half_width(text.trim()).trim().parse::<u32>().ok().filter(|length| *length <= LENGTH_MOST)
}

fn changes(draft: &RulesDraft, set: &RuleSet) -> Vec<LimitChange> {
    let change = |(key, typed): (&String, &LimitDraft)| {
        let (rule, step) = key.split_once('/')?;
        let known = set.rule(rule)?.step(step)?;
        let limit = Limit { length: length_of(&typed.length)?, unit: *UNITS.get(typed.unit)? };
        let extension = known.extension.as_ref().zip(length_of(&typed.extension));
        let extension = extension.map(|(known, length)| Limit { length, unit: known.limit.unit });
        Some(LimitChange { rule: rule.to_owned(), step: step.to_owned(), limit, extension })
    };
    draft.limits.iter().filter_map(change).collect()
}

/// `2026.1` is followed by `2026.2`; anything else gets a `.1`.
fn following(edition: &str) -> String {
    match edition.rsplit_once('.').and_then(|(head, last)| Some((head, last.parse::<u32>().ok()?))) {
        Some((head, last)) => format!("{head}.{}", last + 1),
        None => format!("{edition}.1"),
    }
}

fn fault_words(cx: &UiContext<'_>, error: &RuleError) -> String {
    let values = [
        ("place", error.place.as_str().into()),
        ("field", error.field.as_str().into()),
        ("what", error.what.as_str().into()),
    ];
    cx.strings.text_with("rules-fault", &values)
}

fn unit_key(unit: LimitUnit) -> &'static str {
    match unit {
        LimitUnit::Hours => "unit-hours",
        LimitUnit::CalendarDays => "unit-days",
        LimitUnit::WorkingDays => "unit-working-days",
        LimitUnit::OpenDays => "unit-open-days",
    }
}

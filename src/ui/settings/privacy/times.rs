//! How long each kind is kept, from where that comes, what is due, and the decision about it.

use std::collections::BTreeMap;

use egui::{Context, Ui};

use super::super::form::list_line;
use super::decision::{Asked, Question};
use crate::domain::retention::{Due, MONTHS_MOST, RetentionKind, Times, review_of};
use crate::register::retention::ReviewRow;
use crate::ui::commands::{Command, Done, PrivacyCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Caption, Stepper, Tone, chip, label, muted, note, secondary, titled_card};

/// Decisions shown.
const REVIEWS: usize = 12;

/// What the part shows, read when records changed.
struct Data {
    times: Times,
    due: Vec<Due>,
    reviews: Vec<ReviewRow>,
}

/// The part's view state.
#[derive(Default)]
pub(super) struct TimesPart {
    data: Option<Data>,
    typed: BTreeMap<RetentionKind, u32>,
    question: Option<Question>,
}

impl TimesPart {
    pub(super) fn forget(&mut self) {
        self.data = None;
    }

    pub(super) fn hear(&mut self, done: &Done) {
        match done {
            Done::RetentionChanged => {
                self.typed.clear();
                self.question = None;
            }
            Done::Refused => {
                if let Some(question) = &mut self.question {
                    question.refused();
                }
            }
            _ => {}
        }
    }

    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if self.data.is_none() {
            self.data = read(cx);
        }
        let Some(data) = &self.data else { return };
        if review_of(cx.today()).is_some() && data.due.iter().any(|due| due.count > 0) {
            note(ui, cx.tokens, Tone::Warn, (icons::DUE, &cx.text("retention-december")));
        }
        titled_card(ui, cx.tokens, (&cx.text("retention-title"), ""), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, due) in data.due.iter().enumerate() {
                let asked = kind(ui, cx, (index, due, &data.times), &mut self.typed);
                if let Some(asked) = asked {
                    self.question = Some(Question::new(*due, asked));
                }
            }
        });
        muted(ui, cx.tokens, &cx.text("retention-reveals-stay"));
        titled_card(ui, cx.tokens, (&cx.text("retention-reviews"), ""), |ui| {
            if data.reviews.is_empty() {
                muted(ui, cx.tokens, &cx.text("retention-reviews-none"));
            }
            for review in data.reviews.iter().take(REVIEWS) {
                secondary(ui, cx.tokens, &review_words(cx, review));
            }
        });
    }

    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some(question) = &mut self.question else { return };
        if question.show(ctx, cx) {
            self.question = None;
        }
    }
}

fn read(cx: &UiContext<'_>) -> Option<Data> {
    let read = || {
        let (times, due) = (cx.register.retention_times()?, cx.register.retention_due(cx.today())?);
        Ok::<_, crate::register::RegisterError>(Data { times, due, reviews: cx.register.retention_reviews()? })
    };
    read().inspect_err(|error| tracing::error!(%error, "what is due could not be read")).ok()
}

/// A kind: its name and source, its months, what is due with the two answers.
fn kind(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (index, due, times): (usize, &Due, &Times),
    typed: &mut BTreeMap<RetentionKind, u32>,
) -> Option<Asked> {
    let kind = due.kind;
    let mut asked = None;
    list_line(
        ui,
        cx,
        index,
        |ui| {
            if due.count > 0 {
                asked = answers(ui, cx, due);
            }
        },
        |ui| {
            label(ui, cx.tokens, Text::RowTitle, &cx.text(kind.key()));
            secondary(ui, cx.tokens, &cx.text(what_key(kind)));
        },
    );
    ui.add_space(size::GAP_4);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_12;
        months(ui, cx, (kind, times), typed);
        ui.vertical(|ui| {
            secondary(ui, cx.tokens, &source_words(cx, kind));
            secondary(ui, cx.tokens, &due_words(cx, due));
        });
    });
    ui.add_space(size::GAP_12);
    asked
}

fn answers(ui: &mut Ui, cx: &UiContext<'_>, due: &Due) -> Option<Asked> {
    let name = cx.text(due.kind.key());
    let tip = |key: &str| cx.strings.text_with(key, &[("kind", name.as_str().into())]);
    let erase = Button::secondary(cx.text("retention-erase")).small().tip(tip("retention-erase-tip"));
    let erase = erase.show(ui, cx.tokens).clicked();
    let keep = Button::quiet(cx.text("retention-keep")).small().tip(tip("retention-keep-tip"));
    let keep = keep.show(ui, cx.tokens).clicked();
    let words = cx.strings.text_with("retention-due-chip", &[("n", due.count.into())]);
    chip(ui, cx.tokens, Tone::Warn, (icons::DUE, &words));
    match (erase, keep) {
        (true, _) => Some(Asked::Erase),
        (_, true) => Some(Asked::Keep),
        _ => None,
    }
}

/// The months of a kind; written when the field is confirmed.
fn months(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (kind, times): (RetentionKind, &Times),
    typed: &mut BTreeMap<RetentionKind, u32>,
) {
    let known = times.months(kind);
    let value = typed.entry(kind).or_insert(known);
    let caption = Caption::new(cx.text("retention-months")).width(120.0);
    Stepper::new(caption, value, kind.rule().least..=MONTHS_MOST).show(ui, cx.tokens);
    let value = *value;
    if value != known && Button::secondary(cx.text("settings-save")).small().show(ui, cx.tokens).clicked() {
        cx.send(Command::Privacy(PrivacyCommand::Time(kind, Some(value))));
    }
    if times.is_own(kind) && Button::quiet(cx.text("retention-default")).small().show(ui, cx.tokens).clicked() {
        cx.send(Command::Privacy(PrivacyCommand::Time(kind, None)));
    }
}

fn source_words(cx: &UiContext<'_>, kind: RetentionKind) -> String {
    let rule = kind.rule();
    let values =
        [("months", rule.months.into()), ("least", rule.least.into()), ("source", cx.text(rule.source.key()).into())];
    cx.strings.text_with("retention-rule", &values)
}

fn due_words(cx: &UiContext<'_>, due: &Due) -> String {
    match due.oldest {
        Some(day) => cx.strings.text_with("retention-oldest", &[("day", cx.strings.date_iso(day).into())]),
        None => cx.text("retention-nothing-due"),
    }
}

fn review_words(cx: &UiContext<'_>, review: &ReviewRow) -> String {
    let key = if review.is_erased { "retention-review-erased" } else { "retention-review-kept" };
    let values = [
        ("year", review.year.to_string().into()),
        ("kind", cx.text(review.kind.key()).into()),
        ("n", review.due.into()),
        ("note", review.note.as_str().into()),
    ];
    cx.strings.text_with(key, &values)
}

/// Key of what goes when a kind is erased.
fn what_key(kind: RetentionKind) -> &'static str {
    match kind {
        RetentionKind::OpinionBook => "retention-opinion-book-what",
        RetentionKind::Cases => "retention-cases-what",
        RetentionKind::BoxLetters => "retention-box-letters-what",
        RetentionKind::StaffLeft => "retention-staff-left-what",
        RetentionKind::Photos => "retention-photos-what",
        RetentionKind::Conduct => "retention-conduct-what",
        RetentionKind::VisitorCards => "retention-visitor-cards-what",
        RetentionKind::AuditPhotos => "retention-audit-photos-what",
        RetentionKind::Drafts => "retention-drafts-what",
    }
}

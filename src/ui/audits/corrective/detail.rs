//! The right pane: what failed and where, the photos of the finding, the story, the next step.

use egui::{Align, Layout, ScrollArea, Ui, vec2};

use super::data::Selected;
use super::form::{StepForm, step_words};
use super::paper::Notice;
use super::photo::Photos;
use crate::domain::corrective::{
    CorrectiveAction, CorrectiveEvent, CorrectiveKind, CorrectiveState, CorrectiveStep, state_of,
};
use crate::domain::ids::FileId;
use crate::register::corrective_board::Finding;
use crate::register::{Area, RegisterError};
use crate::ui::audit_words::SubjectNames;
use crate::ui::audits::who::Who;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::corrective_words;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Menu, MenuItem, Step, TimelineRow, action_bar, chip, key_value, label, menu_item, paragraph, secondary,
};

/// What is shown at the right, read when it or the records changed.
pub(super) struct Shown {
    pub(super) what: Selected,
    revisions: [u64; 2],
    pub(super) action: Option<CorrectiveAction>,
    pub(super) finding: Finding,
    reason: String,
    subject: String,
    photos: Vec<FileId>,
    /// Open actions of the same owner, this one among them.
    of_owner: usize,
}

impl Shown {
    fn revisions(cx: &UiContext<'_>) -> [u64; 2] {
        [Area::Audits, Area::Staff].map(|area| cx.register.revision(area))
    }

    /// Whether it is still what the records say.
    pub(super) fn is_fresh(&self, cx: &UiContext<'_>, what: &Selected) -> bool {
        self.what == *what && self.revisions == Self::revisions(cx)
    }

    /// Reads it.
    pub(super) fn read(cx: &UiContext<'_>, what: &Selected) -> Result<Self, RegisterError> {
        let register = cx.register;
        let (action, probe) = match what {
            Selected::Action(id) => {
                let action = register.corrective(*id)?;
                (Some(action.clone()), action)
            }
            Selected::Item(audit, code) => (None, stand_in(*audit, code, cx)),
        };
        let found = register.findings_of(std::slice::from_ref(&probe))?;
        let finding = found.into_iter().next().ok_or(crate::register::Refusal::NoSuchRecord)?;
        let audit = register.audit(finding.audit)?;
        let answer = audit.corrected_answers().remove(&finding.item_code);
        let subject = SubjectNames::read(register)?.subject(cx.strings, &finding.subject);
        Ok(Self {
            what: what.clone(),
            revisions: Self::revisions(cx),
            action,
            reason: answer.map(|answer| answer.reason).unwrap_or_default(),
            subject,
            photos: audit.photos_of(&finding.item_code),
            of_owner: match what {
                Selected::Action(_) => super::paper::of_owner(cx, &probe).len(),
                Selected::Item(..) => 0,
            },
            finding,
        })
    }

    /// Key of the draft of its next step.
    pub(super) fn draft_key(&self) -> String {
        draft_key(&self.what)
    }

    fn state(&self, cx: &UiContext<'_>) -> Option<CorrectiveState> {
        let action = self.action.as_ref()?;
        Some(state_of(action, cx.today(), cx.register.calendar()))
    }

    /// What can be done, the next step first.
    pub(super) fn steps(&self, cx: &UiContext<'_>) -> &'static [CorrectiveStep] {
        use CorrectiveStep::{Assign, Close, HandIn, Open, Postpone, Reopen};
        let has_owner = self.action.as_ref().is_some_and(|action| action.owner().is_some());
        match self.state(cx) {
            None => &[Open],
            Some(CorrectiveState::HandedIn) => &[Close, Reopen],
            Some(CorrectiveState::Closed { .. }) => &[Reopen],
            Some(CorrectiveState::Unassigned) => &[Assign, HandIn],
            Some(_) if !has_owner => &[Assign, HandIn],
            Some(_) => &[HandIn, Postpone, Assign],
        }
    }
}

/// Key of the draft of the next step of what is selected.
pub(super) fn draft_key(what: &Selected) -> String {
    match what {
        Selected::Action(id) => format!("corrective:{}", id.0),
        Selected::Item(audit, code) => format!("corrective:new:{}:{code}", audit.0),
    }
}

/// A failed item without an action, as far as reading where it was found needs one.
fn stand_in(audit: crate::domain::ids::AuditId, code: &str, cx: &UiContext<'_>) -> CorrectiveAction {
    CorrectiveAction {
        id: crate::domain::ids::CorrectiveId(0),
        audit,
        item_code: code.to_owned(),
        what: String::new(),
        opened_at: cx.now,
        opened_by: None,
        events: Vec::new(),
    }
}

/// Paints the body over the bar.
pub(super) fn body(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (shown, who): (&Shown, &Who),
    (form, photos): (Option<&mut StepForm>, &mut Photos),
) {
    ScrollArea::vertical().auto_shrink([false, false]).id_salt(("corrective", shown.draft_key())).show(ui, |ui| {
        ui.set_max_width(ui.available_width() - size::GAP_12);
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        head(ui, cx, shown);
        facts(ui, cx, (shown, who));
        ui.add_space(size::GAP_12);
        finding(ui, cx, (shown, photos));
        ui.add_space(size::GAP_16);
        if let Some(action) = &shown.action {
            story(ui, cx, (shown, action, who), photos);
        }
        if let Some(form) = form {
            ui.add_space(size::GAP_8);
            form.show(ui, cx, (shown, who, photos));
        }
        ui.add_space(size::GAP_12);
    });
}

fn head(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) {
    ui.add_space(size::GAP_16);
    let lang = cx.strings.lang().key();
    let title = match (&shown.action, shown.reason.trim()) {
        (Some(action), _) => action.what.clone(),
        (None, "") => shown.finding.item_text.in_language(lang).to_owned(),
        (None, reason) => reason.to_owned(),
    };
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        let (tone, icon, words) = match shown.state(cx) {
            Some(state) => corrective_words::state(cx.strings, state),
            None => (crate::ui::widgets::Tone::Neutral, icons::FAILED, cx.text("corrective-nobody")),
        };
        chip(ui, cx.tokens, tone, (icon, &words));
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            paragraph(ui, Text::DetailTitle, &title, cx.tokens.text);
        });
    });
    ui.add_space(size::GAP_12);
}

fn facts(ui: &mut Ui, cx: &UiContext<'_>, (shown, who): (&Shown, &Who)) {
    let none = || cx.text("corrective-not-settled");
    let action = shown.action.as_ref();
    let owner = who.name(action.and_then(CorrectiveAction::owner)).to_owned();
    let due = action.and_then(CorrectiveAction::due).map(|day| cx.strings.date_with_weekday(day, cx.today()));
    let pack = shown.finding.pack_title.in_language(cx.strings.lang().key());
    let pairs = [
        ("field-owner", if owner.is_empty() { none() } else { owner }),
        ("field-due-on", due.unwrap_or_else(none)),
        ("corrective-subject", shown.subject.clone()),
        ("field-plan-standard", pack.to_owned()),
    ];
    ui.columns(pairs.len(), |columns| {
        for (column, (key, value)) in columns.iter_mut().zip(&pairs) {
            key_value(column, cx.tokens, &cx.strings.text(key), value);
        }
    });
}

/// The item, its reason, its photos, and the way to the check.
fn finding(ui: &mut Ui, cx: &UiContext<'_>, (shown, photos): (&Shown, &mut Photos)) {
    let finding = &shown.finding;
    let item = format!("{} {}", finding.item_number, finding.item_text.in_language(cx.strings.lang().key()));
    crate::ui::widgets::card(ui, cx.tokens, |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
        secondary(ui, cx.tokens, &cx.text("corrective-what-failed"));
        paragraph(ui, Text::RowTitle, item.trim(), cx.tokens.text);
        if !shown.reason.trim().is_empty() {
            paragraph(ui, Text::Body, &shown.reason, cx.tokens.text);
        }
        if !shown.photos.is_empty() {
            ui.horizontal_wrapped(|ui| {
                for file in &shown.photos {
                    photos.thumbnail(ui, cx, (*file, &cx.text("corrective-photo-of-finding")));
                }
            });
        }
        let day = cx.strings.date_with_weekday(finding.day, cx.today());
        let words = cx.strings.text_with("corrective-to-check", &[("day", day.into())]);
        if Button::link(words).show(ui, cx.tokens).clicked() {
            cx.go(Place::Audits(Some(finding.audit)));
        }
    });
}

fn story(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (shown, action, who): (&Shown, &CorrectiveAction, &Who),
    photos: &mut Photos,
) {
    let opened = moment_and_name(cx, action.opened_at, who.name(action.opened_by));
    TimelineRow::new(Step::Failed, cx.text("corrective-event-opened"), opened).show(ui, cx.tokens, |_| {});
    let is_closed = action.closed_at().is_some();
    let count = action.events.len();
    for (index, event) in action.events.iter().enumerate() {
        let row = event_row(cx, event, who);
        let row = if is_closed && index + 1 == count { row.last() } else { row };
        row.show(ui, cx.tokens, |ui| {
            if let Some(file) = event.entry.file {
                photos.thumbnail(ui, cx, (file, &cx.text("corrective-photo")));
            }
        });
    }
    if let (Some(next), false) = (shown.steps(cx).first(), is_closed) {
        let hint = match next {
            CorrectiveStep::Close => "corrective-next-close",
            CorrectiveStep::Assign => "corrective-next-assign",
            _ => "corrective-next-hand-in",
        };
        TimelineRow::new(Step::Open, cx.strings.text(hint), "").last().show(ui, cx.tokens, |_| {});
    }
}

fn event_row(cx: &UiContext<'_>, event: &CorrectiveEvent, who: &Who) -> TimelineRow<'static> {
    let entry = &event.entry;
    let step = match entry.kind {
        CorrectiveKind::Reopened => Step::Failed,
        _ => Step::Done,
    };
    let mut parts = Vec::new();
    if let Some(owner) = entry.owner {
        parts.push(cx.strings.text_with("corrective-to-whom", &[("name", who.name(Some(owner)).into())]));
    }
    if let Some(due) = entry.due {
        let day = cx.strings.date_with_weekday(due, cx.today());
        parts.push(cx.strings.text_with("corrective-until", &[("day", day.into())]));
    }
    if !entry.text.is_empty() {
        parts.push(entry.text.clone());
    }
    let row = TimelineRow::new(
        step,
        corrective_words::event(cx.strings, entry.kind),
        moment_and_name(cx, event.at, who.name(entry.by)),
    );
    if parts.is_empty() { row } else { row.line(parts.join(" · ")) }
}

fn moment_and_name(cx: &UiContext<'_>, at: crate::domain::dates::Moment, name: &str) -> String {
    let day = cx.strings.date_short(at.date(), cx.today());
    let moment = format!("{day} {}", cx.strings.time(at.time()));
    if name.is_empty() { moment } else { format!("{moment} · {name}") }
}

/// The bar: the next step as the primary button, the others beside it, a note behind the dots.
pub(super) fn bar(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) -> (Option<CorrectiveStep>, Option<Notice>) {
    let (mut asked, mut noted, mut printed) = (None, None, None);
    action_bar(
        ui,
        cx.tokens,
        |ui| {
            for (index, step) in shown.steps(cx).iter().enumerate() {
                let (icon, words) = step_words(cx, *step);
                let is_primary = index == 0 && *step != CorrectiveStep::Reopen;
                let button = if is_primary { Button::primary(words) } else { Button::secondary(words) };
                if button.icon(icon).show(ui, cx.tokens).clicked() {
                    asked = Some(*step);
                }
            }
        },
        |ui| {
            if shown.action.is_some() {
                let more = Button::icon_only(icons::MORE, cx.text("corrective-more")).show(ui, cx.tokens);
                let menu = Menu::below(&more).show(cx.tokens, |ui| {
                    let (icon, words) = step_words(cx, CorrectiveStep::Note);
                    menu_item(ui, cx.tokens, MenuItem::new(words).icon(icon)).clicked()
                });
                noted = menu.map(|menu| menu.inner).filter(|clicked| *clicked);
                printed = super::paper::button(ui, cx, shown.of_owner);
            }
        },
    );
    (asked.or(noted.map(|_| CorrectiveStep::Note)), printed)
}

/// A heading where nothing is selected.
pub(super) fn nothing(ui: &mut Ui, cx: &UiContext<'_>) {
    ui.add_space(size::GAP_24 * 4.0);
    ui.vertical_centered(|ui| label(ui, cx.tokens, Text::Body, &cx.text("corrective-pick")));
}

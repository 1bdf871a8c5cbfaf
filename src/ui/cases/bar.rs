//! What can be done with a case: the next step as the primary button, a few beside it, the rest in the menu.

use egui::{Response, Ui};

use super::detail::Shown;
use super::papers::PaperKind;
use crate::domain::cases::steps::StepKind;
use crate::domain::cases::{CaseChannel, CasePhase};
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::widgets::{Button, Menu, MenuItem, action_bar, menu_item, menu_line};

/// What was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BarAsked {
    /// Open the form of a step.
    Step(StepKind),
    /// Write a note.
    Note,
    /// Correct the recorded facts.
    Correct,
    /// Attach a file.
    Attach,
    /// Record another case of the same letter or customer.
    Another,
    /// Make it void.
    Void,
    /// Copy as text.
    Copy,
    /// Look at a paper.
    Paper(PaperKind),
}

/// Whether something is being written in the pane; the bar's primary then steps back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Writing {
    /// A form is open.
    Yes,
    /// None.
    No,
}

impl From<bool> for Writing {
    fn from(is_writing: bool) -> Self {
        if is_writing { Self::Yes } else { Self::No }
    }
}

/// The steps offered in the bar, the first one as primary.
pub(super) fn offered(shown: &Shown) -> Vec<StepKind> {
    let may_extend = shown.clocks.steps.iter().any(|step| step.may_extend);
    let mut steps = match shown.file.phase() {
        CasePhase::Waiting if is_accepted_first(shown) => vec![StepKind::Accept, StepKind::HandOver],
        CasePhase::Waiting => vec![StepKind::Reply, StepKind::HandOver],
        CasePhase::Paused if is_accepted_first(shown) => vec![StepKind::Accept, StepKind::Resume],
        CasePhase::Investigating | CasePhase::HandedOver | CasePhase::Concluded => {
            vec![StepKind::Reply, StepKind::HandOver]
        }
        CasePhase::Replied => vec![StepKind::Close, StepKind::Survey],
        CasePhase::Paused => vec![StepKind::Resume, StepKind::Contact],
        CasePhase::Closed => vec![StepKind::Archive, StepKind::Survey],
        CasePhase::Archived => vec![StepKind::Reopen],
        CasePhase::Void => vec![],
    };
    let is_handled = matches!(
        shown.file.phase(),
        CasePhase::Waiting | CasePhase::Investigating | CasePhase::HandedOver | CasePhase::Concluded
    );
    if is_handled && may_extend {
        steps.push(StepKind::Extend);
    }
    steps
}

/// Whether the rule has a step of acceptance that nothing met yet.
fn is_accepted_first(shown: &Shown) -> bool {
    shown.clocks.step("accept").is_some_and(|step| step.met_at.is_none())
}

/// Paints the bar.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, (shown, writing): (&Shown, Writing)) -> Option<BarAsked> {
    let (mut asked, mut paper) = (None, None);
    action_bar(
        ui,
        cx.tokens,
        |ui| {
            for (index, step) in offered(shown).into_iter().enumerate() {
                let (icon, words) = step_words(cx, step);
                let is_primary = index == 0 && writing == Writing::No && step != StepKind::Reopen;
                let button = if is_primary { Button::primary(words) } else { Button::secondary(words) };
                if button.icon(icon).show(ui, cx.tokens).clicked() {
                    asked = Some(BarAsked::Step(step));
                }
            }
        },
        |ui| {
            if Button::quiet(cx.text("paper-case-sheet")).icon(icons::PRINT).show(ui, cx.tokens).clicked() {
                paper = Some(BarAsked::Paper(PaperKind::CaseSheet));
            }
        },
    );
    asked.or(paper)
}

/// Icon and words of a step's button.
pub(super) fn step_words(cx: &UiContext<'_>, step: StepKind) -> (Icon, String) {
    let (icon, key) = match step {
        StepKind::Accept => (icons::CHECK, "do-accept"),
        StepKind::HandOver => (icons::FORWARD, "do-hand-over"),
        StepKind::Contact => (icons::PHONE, "do-contact"),
        StepKind::Investigate => (icons::SEARCH, "do-investigate"),
        StepKind::Pause => (icons::PAUSE, "do-pause"),
        StepKind::Resume => (icons::IN_PROGRESS, "do-resume"),
        StepKind::Extend => (icons::EXTEND, "do-extend"),
        StepKind::Happen => (icons::DATE, "do-happen"),
        StepKind::Conclude => (icons::VETO, "do-conclude"),
        StepKind::Remedy => (icons::REPAIR, "do-remedy"),
        StepKind::Reply => (icons::REPLY, "do-reply"),
        StepKind::Report => (icons::DOCUMENT, "do-report"),
        StepKind::Sign => (icons::EDIT, "do-sign"),
        StepKind::Survey => (icons::AWARD, "do-survey"),
        StepKind::Close => (icons::DONE, "do-close"),
        StepKind::Reopen => (icons::REFRESH, "do-reopen"),
        StepKind::Archive => (icons::ARCHIVED, "do-archive"),
        StepKind::Strike => (icons::VOID, "event-strike"),
        StepKind::Link => (icons::LINKED, "do-link"),
    };
    (icon, cx.text(key))
}

/// Steps of the menu in the phase the case is in; those of the bar are there too, so that the menu holds everything.
fn menu_steps(shown: &Shown) -> Vec<StepKind> {
    let rule = shown.clocks.rule.as_ref();
    let has_events = shown.clocks.steps.iter().any(|step| step.start.is_none());
    let may_rest = rule.is_some_and(|rule| !rule.pausable.is_empty());
    match shown.file.phase() {
        CasePhase::Void => vec![],
        CasePhase::Archived => vec![StepKind::Reopen, StepKind::Survey, StepKind::Link],
        CasePhase::Closed => vec![StepKind::Archive, StepKind::Survey, StepKind::Link, StepKind::Reopen],
        phase => {
            let mut steps = vec![StepKind::Contact, StepKind::Investigate, StepKind::Conclude, StepKind::Remedy];
            steps.extend([StepKind::Report, StepKind::Survey]);
            let signs = rule.is_some_and(|rule| rule.needs_signature);
            if signs || shown.file.case.facts.channel == CaseChannel::OpinionBook {
                steps.push(StepKind::Sign);
            }
            if phase == CasePhase::Paused {
                steps.push(StepKind::Resume);
            } else if may_rest {
                steps.push(StepKind::Pause);
            }
            if has_events {
                steps.push(StepKind::Happen);
            }
            steps.push(StepKind::Link);
            if shown.file.events.iter().any(|event| shown.file.can_strike(event.id)) {
                steps.push(StepKind::Strike);
            }
            steps
        }
    }
}

/// The menu behind the dots.
pub(super) fn more_menu(button: &Response, cx: &UiContext<'_>, shown: &Shown) -> Option<BarAsked> {
    let menu = Menu::below(button).width(232.0).show(cx.tokens, |ui| {
        let mut asked = None;
        let mut item = |ui: &mut Ui, (icon, words): (Icon, String), what: BarAsked| {
            let is_danger = what == BarAsked::Void;
            let entry = MenuItem::new(words).icon(icon);
            let entry = if is_danger { entry.danger() } else { entry };
            if menu_item(ui, cx.tokens, entry).clicked() {
                asked = Some(what);
            }
        };
        for step in menu_steps(shown) {
            item(ui, step_words(cx, step), BarAsked::Step(step));
        }
        menu_line(ui, cx.tokens);
        let phase = shown.file.phase();
        let is_open = !matches!(phase, CasePhase::Closed | CasePhase::Archived | CasePhase::Void);
        item(ui, (icons::NOTE, cx.text("cases-note-start")), BarAsked::Note);
        if phase != CasePhase::Void {
            item(ui, (icons::ATTACH, cx.text("do-attach")), BarAsked::Attach);
            item(ui, (icons::ADD, cx.text("do-another")), BarAsked::Another);
        }
        if is_open {
            item(ui, (icons::EDIT, cx.text("do-correct")), BarAsked::Correct);
        }
        menu_line(ui, cx.tokens);
        for paper in PaperKind::of(shown) {
            item(ui, (icons::PRINT, paper.words(cx)), BarAsked::Paper(paper));
        }
        item(ui, (icons::COPY, cx.text("cases-copy")), BarAsked::Copy);
        if phase != CasePhase::Void {
            item(ui, (icons::VOID, cx.text("cases-void")), BarAsked::Void);
        }
        asked
    });
    menu.and_then(|shown| shown.inner)
}

//! The form of a new run, in the detail side: standard, kind, subject, day, period of the records, people (P1-II.2, P2-3b).

mod choices;
mod fields;

use std::collections::BTreeSet;

use egui::{Key, Modifiers, ScrollArea, Ui, vec2};

use crate::domain::audits::{AuditKind, RunDetails, RunDraft, RunOrigin, Subject, default_period};
use crate::domain::dates::parse_date;
use crate::domain::ids::StaffId;
use crate::domain::problems::{Field, Problem};
use crate::domain::standards::{Pack, Purpose, SubjectKind};
use crate::register::audit_runs::NewRun;
use crate::ui::commands::{AuditCommand, Command, RunWish};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{ACTION_BAR, Button, action_bar, label, secondary, separator, split_bottom};
use choices::Choices;

/// Key of the kept form.
const DRAFT: &str = "audits:new";

/// A run being set up.
pub(super) struct NewRunForm {
    draft: RunDraft,
    choices: Choices,
    /// The standard chosen, with its text.
    chosen: Option<(String, Pack)>,
    subject_kind: SubjectKind,
    left: BTreeSet<Field>,
    was_tried: bool,
    /// Key of the line under the title.
    about: &'static str,
    is_waiting: bool,
    wants_focus: bool,
}

/// What was asked for in the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Go back; what was typed is kept.
    Back,
    /// Throw away what was typed.
    Discard,
}

impl NewRunForm {
    /// The form that was left unfinished, or a fresh one; `auditor` is proposed.
    pub(super) fn open(cx: &UiContext<'_>, auditor: Option<StaffId>) -> Self {
        let found: Option<RunDraft> = cx.register.draft(DRAFT).ok().flatten();
        let fresh = RunDraft {
            kind: AuditKind::SelfCheck,
            subject: Subject::Hall.key(),
            day: cx.today().to_string(),
            auditor,
            ..RunDraft::default()
        };
        let is_fresh = found.is_none();
        let mut form = Self::of(cx, found.unwrap_or(fresh));
        if is_fresh {
            form.propose_standard(cx);
        } else {
            form.about = "run-found";
        }
        form
    }

    /// A form filled in from what somebody wants to begin.
    pub(super) fn wished(cx: &UiContext<'_>, wish: &RunWish, auditor: Option<StaffId>) -> Self {
        let RunWish { pack_text, pack_code, details, auditor: who } = wish;
        let RunDetails { kind, subject, period_from, period_until, .. } = details;
        let origin = RunOrigin {
            pack_text: pack_text.clone(),
            only_items: details.only_items.clone(),
            re_check_of: details.re_check_of,
            plan: details.plan,
            contest: details.contest,
            appraisal: details.appraisal,
        };
        let draft = RunDraft {
            pack: pack_code.clone(),
            kind: *kind,
            subject: subject.key(),
            day: cx.today().to_string(),
            from: period_from.to_string(),
            until: period_until.to_string(),
            auditor: who.or(auditor),
            with: details.with_auditors.clone(),
            audited: details.audited,
            origin,
        };
        let mut form = Self::of(cx, draft);
        if form.chosen.is_none() {
            form.propose_standard(cx);
        } else if period_from == period_until {
            form.default_days(cx);
        }
        form
    }

    fn of(cx: &UiContext<'_>, draft: RunDraft) -> Self {
        let subject_kind = Subject::from_key(&draft.subject).map_or(SubjectKind::Hall, |subject| subject.kind());
        let mut form = Self {
            draft,
            choices: Choices::default(),
            chosen: None,
            subject_kind,
            left: BTreeSet::new(),
            was_tried: false,
            about: "run-new-line",
            is_waiting: false,
            wants_focus: true,
        };
        form.refresh(cx);
        form
    }

    /// The standards as they are now; the one chosen may be frozen elsewhere.
    fn refresh(&mut self, cx: &UiContext<'_>) {
        self.choices.refresh(cx);
        let is_chosen = self.chosen.as_ref().is_some_and(|(_, pack)| pack.code == self.draft.pack);
        if is_chosen {
            return;
        }
        self.chosen = match &self.draft.origin.pack_text {
            Some(text) => Pack::parse("pack", text).ok().map(|pack| (text.clone(), pack)),
            None => self.choices.pack(&self.draft.pack).map(|(_, known)| known.clone()),
        };
        if let Some((_, pack)) = &self.chosen {
            self.draft.pack.clone_from(&pack.code);
        }
    }

    /// Proposes the hall's standard: a whole one before a daily check.
    fn propose_standard(&mut self, cx: &UiContext<'_>) {
        let allows = |pack: &Pack| pack.subjects.contains(&self.subject_kind);
        let packs = self.choices.packs.iter().map(|(_, pack)| pack);
        let whole = packs.clone().find(|pack| pack.purpose == Purpose::Standard && allows(pack));
        let proposed = whole.or_else(|| packs.clone().find(|pack| allows(pack)));
        if let Some(code) = proposed.map(|pack| pack.code.clone()) {
            self.choose_standard(cx, &code);
        }
    }

    fn choose_standard(&mut self, cx: &UiContext<'_>, code: &str) {
        let was_default = self.is_default(cx);
        code.clone_into(&mut self.draft.pack);
        self.refresh(cx);
        if was_default || self.draft.from.is_empty() {
            self.default_days(cx);
        }
        let kinds = self.chosen.as_ref().map(|(_, pack)| pack.subjects.clone()).unwrap_or_default();
        if !kinds.contains(&self.subject_kind)
            && let Some(kind) = kinds.first()
        {
            self.choose_kind_of_subject(*kind);
        }
    }

    fn choose_kind_of_subject(&mut self, kind: SubjectKind) {
        self.subject_kind = kind;
        let of_kind = self.draft.subject_of(None).is_some_and(|subject| subject.kind() == kind);
        if !of_kind {
            self.draft.subject = if kind == SubjectKind::Hall { Subject::Hall.key() } else { String::new() };
        }
    }

    fn default_of(&self, cx: &UiContext<'_>) -> Option<(String, String)> {
        let (_, pack) = self.chosen.as_ref()?;
        let day = parse_date(&self.draft.day, cx.today()).ok()?;
        let (from, until) = default_period(pack.purpose, day);
        Some((from.to_string(), until.to_string()))
    }

    fn is_default(&self, cx: &UiContext<'_>) -> bool {
        self.default_of(cx).is_none_or(|(from, until)| from == self.draft.from && until == self.draft.until)
    }

    fn default_days(&mut self, cx: &UiContext<'_>) {
        if let Some((from, until)) = self.default_of(cx) {
            self.draft.from = from;
            self.draft.until = until;
        }
    }

    /// The form takes the keys again.
    pub(super) fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Forgets what was kept of it.
    pub(super) fn forget(cx: &UiContext<'_>) {
        cx.forget_draft(DRAFT);
    }

    /// What was asked of the register was refused: the form stays open.
    pub(super) fn refused(&mut self) {
        self.is_waiting = false;
    }

    fn pack(&self) -> Option<&Pack> {
        self.chosen.as_ref().map(|(_, pack)| pack)
    }

    /// Paints the form and answers what was asked for.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
        self.refresh(cx);
        let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        let take = |modifiers, key| !covered && ui.input_mut(|input| input.consume_key(modifiers, key));
        let mut confirmed = take(Modifiers::COMMAND, Key::Enter);
        let is_idle = !egui::Popup::is_any_open(ui.ctx());
        let mut asked = (is_idle && take(Modifiers::NONE, Key::Escape)).then_some(Asked::Back);
        let problems = self.draft.check(self.pack(), cx.today()).err().unwrap_or_default();
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        let before = self.draft.clone();
        self.body(&mut body, cx, &problems);
        if self.draft != before {
            cx.keep_draft(DRAFT, &self.draft);
        }
        let mut discard = false;
        let mut bar = padded(&mut bar, "bar");
        bar.spacing_mut().item_spacing.y = 0.0;
        action_bar(
            &mut bar,
            cx.tokens,
            |ui| {
                let button = Button::primary(cx.text("run-start")).icon(icons::CHECKLIST).shortcut("Ctrl Enter");
                confirmed |= button.show(ui, cx.tokens).clicked();
                if Button::secondary(cx.text("audit-back-short")).shortcut("Esc").show(ui, cx.tokens).clicked() {
                    asked = Some(Asked::Back);
                }
            },
            |ui| {
                discard = Button::quiet(cx.text("run-discard")).show(ui, cx.tokens).clicked();
            },
        );
        if discard {
            asked = Some(Asked::Discard);
        }
        if confirmed {
            self.confirm(cx);
        }
        asked
    }

    fn body(&mut self, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
        ScrollArea::vertical().id_salt("new run").auto_shrink([false, false]).show(ui, |ui| {
            egui::Frame::new().inner_margin(egui::Margin::symmetric(size::GAP_24 as i8, size::GAP_12 as i8)).show(
                ui,
                |ui| {
                    ui.spacing_mut().item_spacing = vec2(size::GAP_12, 0.0);
                    self.head(ui, cx);
                    ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_12);
                    ui.add_space(size::GAP_4);
                    fields::show(self, ui, cx, problems);
                },
            );
        });
    }

    fn head(&self, ui: &mut Ui, cx: &UiContext<'_>) {
        label(ui, cx.tokens, Text::DetailTitle, &cx.text(self.title_key()));
        let line = match &self.draft.origin.only_items {
            Some(only) => cx.strings.text_with("run-only-items", &[("n", only.len().into())]),
            None => cx.text(self.about),
        };
        secondary(ui, cx.tokens, &line);
        ui.add_space(size::GAP_8);
        separator(ui, cx.tokens);
    }

    fn title_key(&self) -> &'static str {
        if self.draft.kind == AuditKind::ReCheck { "run-re-check" } else { "run-new" }
    }

    fn confirm(&mut self, cx: &UiContext<'_>) {
        self.was_tried = true;
        let checked = self.draft.check(self.pack(), cx.today());
        if let (false, Ok((day, details)), Some((text, _))) = (self.is_waiting, checked, &self.chosen) {
            self.is_waiting = true;
            let run = NewRun { pack_text: text.clone(), day, auditor: self.draft.auditor, details };
            cx.send(Command::Audits(AuditCommand::Start(Box::new(run))));
        }
    }
}

fn padded(ui: &mut Ui, name: &str) -> Ui {
    let inner = ui.available_rect_before_wrap().shrink2(vec2(size::GAP_24, 0.0));
    let layout = egui::Layout::top_down(egui::Align::Min);
    ui.new_child(egui::UiBuilder::new().id_salt(name).max_rect(inner).layout(layout))
}

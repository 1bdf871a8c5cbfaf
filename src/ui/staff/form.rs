//! The form for a new or changed person. Every change is kept as a draft; nothing is lost when the window closes.

use std::collections::BTreeSet;

use egui::{Key, Modifiers, ScrollArea, Ui, vec2};

use super::data::ListData;
use super::detail::Phones;
use super::form_fields::Used;
use super::record::values;
use crate::domain::ids::StaffId;
use crate::domain::problems::{Field, Problem, Wrong};
use crate::domain::staff::{StaffDraft, StaffMember, StaffRecord, StaffStatus};
use crate::ui::commands::{Command, StaffCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, Tone};
use crate::ui::words;

/// Widest the two columns grow.
const WIDEST: f32 = 760.0;

/// A form under way.
pub(super) struct StaffForm {
    pub(super) key: String,
    /// Who is changed; `None` adds.
    before: Option<StaffMember>,
    pub(super) draft: StaffDraft,
    /// Found again from an earlier time.
    resumed: bool,
    /// Fields that were left at least once.
    pub(super) left: BTreeSet<Field>,
    pub(super) tried: bool,
    sent: bool,
    pub(super) focus_first: bool,
    pub(super) used: Used,
}

/// The form ended.
pub(super) struct Over;

impl StaffForm {
    /// Opens a form, with what was typed before if it was not confirmed.
    pub(super) fn open(cx: &UiContext<'_>, before: Option<StaffMember>) -> Self {
        let key = before.as_ref().map_or_else(|| "staff:new".to_owned(), |member| format!("staff:{}", member.id.0));
        let kept: Option<StaffDraft> = cx.register.draft(&key).ok().flatten();
        let fresh = fresh(before.as_ref());
        let resumed = kept.as_ref().is_some_and(|kept| *kept != fresh);
        Self {
            key,
            before,
            draft: kept.unwrap_or(fresh),
            resumed,
            left: BTreeSet::new(),
            tried: false,
            sent: false,
            focus_first: true,
            used: Used::default(),
        }
    }

    /// The key of its draft.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// Whether it was confirmed and waits for its answer.
    pub(super) fn is_sent(&self) -> bool {
        self.sent
    }

    /// The register refused; the form stays with what was typed.
    pub(super) fn refused(&mut self) {
        self.sent = false;
    }

    /// Paints the form. Answers `Over` when it was left.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &ListData) -> Option<Over> {
        self.used.refresh(cx, data);
        let checked = self.check(cx, data);
        let area = ui.max_rect().shrink2(vec2(size::GAP_24, 0.0));
        let builder = egui::UiBuilder::new().id_salt("form").max_rect(area);
        let mut inner = ui.new_child(builder.layout(egui::Layout::top_down(egui::Align::Min)));
        let (mut body, mut bar) = w::split_bottom(&mut inner, w::ACTION_BAR);
        bar.spacing_mut().item_spacing.y = 0.0;
        let before = self.draft.clone();
        body.add_space(size::GAP_16);
        self.title(&mut body, cx);
        let problems = checked.as_ref().err().cloned().unwrap_or_default();
        ScrollArea::vertical().id_salt("form fields").auto_shrink([false, false]).show(&mut body, |ui| {
            ui.set_max_width(WIDEST.min(ui.available_width() - size::GAP_12));
            self.fields(ui, cx, &problems);
            self.what_changes(ui, cx, checked.as_ref().ok(), data);
            ui.add_space(size::GAP_24);
        });
        if self.draft != before {
            cx.keep_draft(&self.key, &self.draft);
        }
        self.bar(&mut bar, cx, checked)
    }

    fn title(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let title = match &self.before {
            None => cx.text("staff-add"),
            Some(member) => {
                let name = member.record.name.as_str();
                cx.strings.text_with("staff-change-of", &[("name", name.into())])
            }
        };
        w::label(ui, cx.tokens, Text::PageTitle, &title);
        if self.resumed {
            ui.horizontal(|ui| {
                w::secondary(ui, cx.tokens, &cx.text("staff-resumed"));
                if Button::link(cx.text("staff-start-over")).show(ui, cx.tokens).clicked() {
                    self.draft = fresh(self.before.as_ref());
                    self.resumed = false;
                    cx.forget_draft(&self.key);
                }
            });
        }
        ui.add_space(size::GAP_12);
    }

    /// Reads the draft; a work number someone else has is a problem of its field.
    fn check(&self, cx: &UiContext<'_>, data: &ListData) -> Result<StaffRecord, Vec<Problem>> {
        let record = self.draft.check(cx.today())?;
        let own = self.before.as_ref().map(|member| member.id);
        let other = data.members.iter().find(|m| m.record.work_no == record.work_no && Some(m.id) != own);
        match other {
            None => Ok(record),
            Some(other) => {
                let by = other.record.name.as_str().to_owned();
                Err(vec![Problem::new(Field::WorkNo, Wrong::Taken { by })])
            }
        }
    }

    /// What the confirm button would change, field by field.
    fn what_changes(&self, ui: &mut Ui, cx: &UiContext<'_>, record: Option<&StaffRecord>, data: &ListData) {
        let Some((member, record)) = self.before.as_ref().zip(record) else {
            return;
        };
        let lines = changes(cx, &member.record, record);
        if lines.is_empty() {
            return;
        }
        ui.add_space(size::GAP_4);
        let told = format!("{}\n{}", cx.text("staff-will-change"), lines.join("\n"));
        w::note(ui, cx.tokens, Tone::Neutral, (icons::EDIT, &told));
        if has_card(data, member.id) && reprints(&member.record, record) {
            w::note(ui, cx.tokens, Tone::Warn, (icons::PRINT, &cx.text("staff-reprint-after")));
        }
    }

    fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>, checked: Result<StaffRecord, Vec<Problem>>) -> Option<Over> {
        let (mut confirm, mut cancel) = (false, false);
        let key = if self.before.is_some() { "staff-confirm-change" } else { "staff-confirm-add" };
        w::action_bar(
            ui,
            cx.tokens,
            |ui| {
                let button = Button::primary(cx.text(key)).icon(icons::CHECK).shortcut("Ctrl Enter");
                confirm = button.show(ui, cx.tokens).clicked();
                cancel = Button::secondary(cx.text("staff-throw-away")).show(ui, cx.tokens).clicked();
            },
            |ui| {
                w::muted(ui, cx.tokens, &cx.text("staff-draft-kept"));
            },
        );
        let keys = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        if cancel {
            cx.forget_draft(&self.key);
            return Some(Over);
        }
        if (confirm || keys) && !self.sent {
            self.confirm(cx, checked);
        }
        None
    }

    fn confirm(&mut self, cx: &UiContext<'_>, checked: Result<StaffRecord, Vec<Problem>>) {
        self.tried = true;
        if let Ok(record) = checked {
            let id = self.before.as_ref().map(|member| member.id);
            cx.send(Command::Staff(StaffCommand::Save(id, Box::new(record))));
            self.sent = true;
        }
    }
}

fn fresh(before: Option<&StaffMember>) -> StaffDraft {
    match before {
        Some(member) => StaffDraft::of(&member.record),
        None => StaffDraft { status: StaffStatus::Active.code().to_owned(), ..StaffDraft::default() },
    }
}

/// `岗位：收费员 → 业务受理员`, one line a field that differs.
fn changes(cx: &UiContext<'_>, before: &StaffRecord, after: &StaffRecord) -> Vec<String> {
    let before = values(cx, before, Phones::Shown);
    let after = values(cx, after, Phones::Shown);
    let differs = before.into_iter().zip(after).filter(|((_, old), (_, new))| old != new);
    differs
        .map(|((field, old), (_, new))| {
            let field = words::field(cx.strings, field);
            let values = [("field", field.into()), ("before", old.into()), ("after", new.into())];
            cx.strings.text_with("staff-field-change", &values)
        })
        .collect()
}

/// Whether something that stands on the badge is another (P1-1.2).
fn reprints(before: &StaffRecord, after: &StaffRecord) -> bool {
    before.name != after.name
        || before.work_no != after.work_no
        || before.post != after.post
        || before.title != after.title
}

fn has_card(data: &ListData, id: StaffId) -> bool {
    use super::cards::CardState;
    let card = data.line_of(id).and_then(|line| data.person_at(line)).map(|person| person.card);
    matches!(card, Some(CardState::Valid | CardState::ExpiresOn(_) | CardState::Expired))
}

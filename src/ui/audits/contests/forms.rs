//! The forms of a new contest and of a free award.

use chrono::Days;
use egui::{Key, Margin, Modifiers, ScrollArea, Ui, vec2};

use super::data::Data;
use super::kept::Kept;
use crate::domain::awards::{AwardDraft, REASON_MOST, TITLE_MOST};
use crate::domain::contests::ContestDraft;
use crate::domain::problems::Field;
use crate::domain::standards::{Purpose, SubjectKind};
use crate::register::packs::KnownPack;
use crate::ui::audit_words;
use crate::ui::commands::{Command, ContestCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{
    ACTION_BAR, Button, Caption, DateField, Select, TextField, action_bar, pane_header, secondary, separator,
    split_bottom,
};
use crate::ui::words;

/// Days a contest is proposed to last.
const PROPOSED_DAYS: u64 = 35;
/// Widest a form grows.
const FORM: f32 = 560.0;

/// What was answered to a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Confirm,
    Discard,
}

/// The form of a new contest.
pub(super) struct ContestForm {
    pub(super) form: Kept<ContestDraft>,
    packs: Vec<KnownPack>,
}

impl Default for ContestForm {
    fn default() -> Self {
        Self { form: Kept::new("contests:new"), packs: Vec::new() }
    }
}

impl ContestForm {
    /// Opens the form with what is proposed.
    pub(super) fn open(&mut self, cx: &UiContext<'_>) {
        if self.form.draft.is_open {
            return;
        }
        self.read_packs(cx);
        let first = self.packs.first();
        let kind = first.and_then(|known| kinds(known).first().copied()).unwrap_or(SubjectKind::Window);
        let until = cx.today().checked_add_days(Days::new(PROPOSED_DAYS)).unwrap_or_else(|| cx.today());
        let draft = ContestDraft {
            is_open: true,
            pack: first.map(|known| known.pack.code.clone()).unwrap_or_default(),
            subject_kind: kind.code().to_owned(),
            from: cx.today().to_string(),
            until: until.to_string(),
            ..ContestDraft::default()
        };
        self.form.put(cx, draft);
    }

    /// The standards that compare windows, teams or people, those made for contests first.
    fn read_packs(&mut self, cx: &UiContext<'_>) {
        let mut packs = cx.register.usable_packs().unwrap_or_default();
        packs.retain(|known| !kinds(known).is_empty());
        packs.sort_by_key(|known| known.pack.purpose != Purpose::Contest);
        self.packs = packs;
    }

    /// Paints the form.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if self.packs.is_empty() {
            self.read_packs(cx);
        }
        pane_header(ui, cx.tokens, (&cx.text("contests-open"), ""), |_| {});
        let asked = framed(ui, cx, &cx.text("contest-form-confirm"), |ui| self.fields(ui, cx));
        match asked {
            Some(Asked::Discard) => self.form.clear(cx),
            Some(Asked::Confirm) => self.confirm(cx),
            None => {}
        }
    }

    fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let mut changed = self.name(ui, cx);
        changed |= self.standard(ui, cx);
        let (from, until) = (self.caption(cx, Field::ContestFrom), self.caption(cx, Field::ContestUntil));
        let draft = &mut self.form.draft;
        ui.columns(2, |columns| {
            if let [left, right] = columns {
                let field = DateField::new(from, &mut draft.from, cx.today());
                changed |= field.show(left, cx.tokens, cx.strings).response.changed();
                let field = DateField::new(until, &mut draft.until, cx.today());
                changed |= field.show(right, cx.tokens, cx.strings).response.changed();
            }
        });
        let caption = Caption::new(words::field(cx.strings, Field::Note)).hint(cx.text("contest-form-note-hint"));
        let note = TextField::new(caption, &mut draft.note).multiline(2).limit(REASON_MOST);
        changed |= note.show(ui, cx.tokens).changed();
        if changed {
            self.form.keep(cx);
        }
    }

    fn caption(&self, cx: &UiContext<'_>, field: Field) -> Caption<'static> {
        Caption::new(words::field(cx.strings, field)).required().problem(self.form.told(cx, field))
    }

    fn name(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        let caption = self.caption(cx, Field::ContestName);
        let field = TextField::new(caption, &mut self.form.draft.name).limit(TITLE_MOST);
        field.placeholder(cx.text("contest-form-name-hint")).show(ui, cx.tokens).changed()
    }

    fn standard(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        let lang = cx.strings.lang().key();
        let title = |known: &KnownPack| format!("{} {}", known.pack.title.in_language(lang), known.pack.edition);
        let names: Vec<String> = self.packs.iter().map(title).collect();
        let mut picked = self.packs.iter().position(|known| known.pack.code == self.form.draft.pack);
        let caption = self.caption(cx, Field::ContestStandard).hint(cx.text("contest-form-standard-hint"));
        let mut changed = Select::new(caption, &mut picked, &names).show(ui, cx.tokens, cx.strings).changed();
        let Some(known) = picked.and_then(|index| self.packs.get(index)) else { return changed };
        self.form.draft.pack.clone_from(&known.pack.code);
        let kinds = kinds(known);
        let names: Vec<String> = kinds.iter().map(|kind| audit_words::subject_kind(cx.strings, *kind)).collect();
        let mut kind = kinds.iter().position(|kind| kind.code() == self.form.draft.subject_kind).or(Some(0));
        let caption = Caption::new(cx.text("contest-form-kind"));
        let caption = caption.required().problem(self.form.told(cx, Field::Target));
        changed |= Select::new(caption, &mut kind, &names).show(ui, cx.tokens, cx.strings).changed();
        if let Some(kind) = kind.and_then(|index| kinds.get(index)) {
            kind.code().clone_into(&mut self.form.draft.subject_kind);
        }
        changed
    }

    fn confirm(&mut self, cx: &UiContext<'_>) {
        let known = self.packs.iter().find(|known| known.pack.code == self.form.draft.pack);
        let pack = known.map(|known| (known.text.as_str(), &known.pack));
        match self.form.draft.check(pack, cx.today()) {
            Ok(contest) => {
                cx.send(Command::Contests(ContestCommand::Open(Box::new(contest))));
                self.form.mark_sent();
            }
            Err(problems) => self.form.problems = problems,
        }
    }
}

/// What a standard can compare.
fn kinds(known: &KnownPack) -> Vec<SubjectKind> {
    known.pack.subjects.iter().copied().filter(|kind| *kind != SubjectKind::Hall).collect()
}

/// The form of a free award.
pub(super) struct AwardForm {
    pub(super) form: Kept<AwardDraft>,
}

impl Default for AwardForm {
    fn default() -> Self {
        Self { form: Kept::new("contests:award") }
    }
}

impl AwardForm {
    /// Opens the form.
    pub(super) fn open(&mut self, cx: &UiContext<'_>) {
        if !self.form.draft.is_open {
            self.form.put(cx, AwardDraft::fresh(cx.today()));
        }
    }

    /// Paints the form.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
        pane_header(ui, cx.tokens, (&cx.text("contests-award-free"), ""), |_| {});
        let asked = framed(ui, cx, &cx.text("award-form-confirm"), |ui| self.fields(ui, cx, data));
        match asked {
            Some(Asked::Discard) => self.form.clear(cx),
            Some(Asked::Confirm) => match self.form.draft.check(cx.today()) {
                Ok(award) => {
                    cx.send(Command::Contests(ContestCommand::Grant(vec![award])));
                    self.form.mark_sent();
                }
                Err(problems) => self.form.problems = problems,
            },
            None => {}
        }
    }

    fn caption(&self, cx: &UiContext<'_>, field: Field) -> Caption<'static> {
        Caption::new(words::field(cx.strings, field)).required().problem(self.form.told(cx, field))
    }

    fn fields(&mut self, ui: &mut Ui, cx: &UiContext<'_>, data: &Data) {
        secondary(ui, cx.tokens, &cx.text("award-form-about"));
        let [title, to, from, until, on, reason] =
            [Field::AwardTitle, Field::AwardedTo, Field::AwardFrom, Field::AwardUntil, Field::AwardedOn, Field::Reason]
                .map(|field| self.caption(cx, field));
        let draft = &mut self.form.draft;
        let field = TextField::new(title, &mut draft.title).limit(TITLE_MOST);
        let mut changed = field.placeholder(cx.text("award-form-title-hint")).show(ui, cx.tokens).changed();
        let names: Vec<&str> = data.subjects.iter().map(|(_, name)| name.as_str()).collect();
        let mut picked = data.subjects.iter().position(|(subject, _)| subject.key() == draft.subject);
        if Select::new(to, &mut picked, &names).show(ui, cx.tokens, cx.strings).changed() {
            changed = true;
            draft.subject = picked.and_then(|at| data.subjects.get(at)).map(|(one, _)| one.key()).unwrap_or_default();
        }
        ui.columns(3, |columns| {
            let fields = [(from, &mut draft.from), (until, &mut draft.until), (on, &mut draft.awarded_on)];
            for (column, (caption, text)) in columns.iter_mut().zip(fields) {
                let field = DateField::new(caption, text, cx.today());
                changed |= field.show(column, cx.tokens, cx.strings).response.changed();
            }
        });
        let reason = reason.hint(cx.text("award-form-reason-hint"));
        let field = TextField::new(reason, &mut draft.reason).multiline(3).limit(REASON_MOST);
        changed |= field.show(ui, cx.tokens).changed();
        if changed {
            self.form.keep(cx);
        }
    }
}

/// Fields over a bar with the answer; Ctrl+Enter confirms, Esc puts the form away.
fn framed(ui: &mut Ui, cx: &UiContext<'_>, confirm: &str, fields: impl FnOnce(&mut Ui)) -> Option<Asked> {
    separator(ui, cx.tokens);
    let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
    ScrollArea::vertical().auto_shrink([false, false]).id_salt("award form").show(&mut body, |ui| {
        egui::Frame::new().inner_margin(Margin::same(size::GAP_24 as i8)).show(ui, |ui| {
            ui.set_max_width(FORM.min(ui.available_width()));
            ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_12);
            fields(ui);
        });
    });
    let covered = ui.ctx().any_popup_open();
    let key = |modifiers, key| !covered && ui.input_mut(|input| input.consume_key(modifiers, key));
    let mut asked = key(Modifiers::COMMAND, Key::Enter).then_some(Asked::Confirm);
    asked = asked.or(key(Modifiers::NONE, Key::Escape).then_some(Asked::Discard));
    bar.painter().rect_filled(bar.max_rect(), 0.0, cx.tokens.surface);
    let (mut confirmed, mut discarded) = (false, false);
    action_bar(
        &mut bar,
        cx.tokens,
        |ui| {
            ui.add_space(size::GAP_24);
            let button = Button::primary(confirm).icon(icons::CHECK).shortcut("Ctrl Enter");
            confirmed = button.show(ui, cx.tokens).clicked();
            discarded = Button::quiet(cx.text("contests-discard")).shortcut("Esc").show(ui, cx.tokens).clicked();
        },
        |_| {},
    );
    asked.or(confirmed.then_some(Asked::Confirm)).or(discarded.then_some(Asked::Discard))
}

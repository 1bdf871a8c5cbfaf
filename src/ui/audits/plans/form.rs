//! The form of a plan: new, or changed as far as one that has begun may be.

use egui::{ScrollArea, Ui, vec2};

use super::data::Data;
use crate::domain::audits::AuditKind;
use crate::domain::ids::PlanId;
use crate::domain::plans::{Every, Plan, PlanDetails, PlanDraft};
use crate::domain::problems::{Field, Problem};
use crate::domain::standards::SubjectKind;
use crate::ui::audit_words;
use crate::ui::audits::who::Who;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::plan_words;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Caption, DateField, Select, Stepper, TextField, Tone, action_bar, checkbox, label, note, problem,
};
use crate::ui::words;

/// Most subjects drawn in a period, and most days of reminder.
const MOST: u32 = 60;
/// Kinds a plan can ask for: a re-check and the scores of an appraisal follow their own rules.
const KINDS: [AuditKind; 3] = [AuditKind::SelfCheck, AuditKind::Spot, AuditKind::Unannounced];

/// The form.
#[derive(Debug)]
pub(super) struct PlanForm {
    plan: Option<PlanId>,
    draft: PlanDraft,
    /// It has begun: what it asked for stays.
    is_begun: bool,
    was_tried: bool,
    pub(super) is_waiting: bool,
    wants_focus: bool,
}

/// How the form was left.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Asked {
    Drop,
    Save(Option<PlanId>, Box<PlanDetails>),
}

fn key(plan: Option<PlanId>) -> String {
    plan.map_or_else(|| "plan:new".to_owned(), |id| format!("plan:{}", id.0))
}

impl PlanForm {
    /// The form of a new plan, as it was left.
    pub(super) fn new_plan(cx: &UiContext<'_>) -> Self {
        let kept = cx.register.draft::<PlanDraft>(&key(None)).ok().flatten();
        Self::around((None, kept.unwrap_or_else(|| PlanDraft::fresh(cx.today()))))
    }

    /// The form of a plan, as it was left.
    pub(super) fn change(cx: &UiContext<'_>, plan: &Plan) -> Self {
        let kept = cx.register.draft::<PlanDraft>(&key(Some(plan.id))).ok().flatten();
        let draft = kept.unwrap_or_else(|| PlanDraft::of(&plan.details));
        Self { is_begun: plan.details.from_on <= cx.today(), ..Self::around((Some(plan.id), draft)) }
    }

    fn around((plan, draft): (Option<PlanId>, PlanDraft)) -> Self {
        Self { plan, draft, is_begun: false, was_tried: false, is_waiting: false, wants_focus: true }
    }

    /// Forgets what was typed.
    pub(super) fn forget(&self, cx: &UiContext<'_>) {
        cx.forget_draft(&key(self.plan));
    }

    fn problems(&self, cx: &UiContext<'_>) -> Vec<Problem> {
        self.draft.check(cx.today()).err().filter(|_| self.was_tried).unwrap_or_default()
    }

    /// Paints the fields.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (data, who): (&Data, &Who)) {
        let before = self.draft.clone();
        let problems = self.problems(cx);
        let told = Told { cx, problems: &problems };
        ScrollArea::vertical().auto_shrink([false, false]).id_salt(("plan form", self.plan)).show(ui, |ui| {
            ui.set_max_width((ui.available_width() - size::GAP_12).min(620.0));
            ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_12);
            ui.add_space(size::GAP_12);
            let title = if self.plan.is_none() { "plan-form-new" } else { "plan-form-change" };
            label(ui, cx.tokens, Text::DetailTitle, &cx.strings.text(title));
            if self.is_begun {
                note(ui, cx.tokens, Tone::Neutral, (icons::LOCK, &cx.text("plan-form-begun")));
            }
            self.title(ui, &told);
            if !self.is_begun {
                self.what(ui, &told, data);
            }
            self.when(ui, &told);
            self.rest(ui, &told, who);
            ui.add_space(size::GAP_12);
        });
        if self.draft != before {
            cx.keep_draft(&key(self.plan), &self.draft);
        }
    }

    fn title(&mut self, ui: &mut Ui, told: &Told<'_>) {
        let caption = told.caption(("field-plan-title", Field::PlanTitle)).required();
        let response = TextField::new(caption, &mut self.draft.title).limit(40).show(ui, told.cx.tokens);
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
    }

    /// Standard, kind, subject.
    fn what(&mut self, ui: &mut Ui, told: &Told<'_>, data: &Data) {
        let (strings, tokens) = (told.cx.strings, told.cx.tokens);
        let titles: Vec<&str> =
            data.packs.iter().map(|known| known.pack.title.in_language(strings.lang().key())).collect();
        let mut picked = data.packs.iter().position(|known| known.pack.code == self.draft.pack_code);
        let caption = told.caption(("field-plan-standard", Field::PlanStandard)).required();
        if Select::new(caption, &mut picked, &titles).show(ui, tokens, strings).changed()
            && let Some(known) = picked.and_then(|index| data.packs.get(index))
        {
            self.draft.pack_code.clone_from(&known.pack.code);
        }
        let known = data.packs.iter().find(|known| known.pack.code == self.draft.pack_code);
        let subjects = known.map_or(SubjectKind::ALL.to_vec(), |known| known.pack.subjects.clone());
        if !subjects.iter().any(|kind| kind.code() == self.draft.subject_kind)
            && let Some(first) = subjects.first()
        {
            first.code().clone_into(&mut self.draft.subject_kind);
        }
        let draft = &mut self.draft;
        ui.columns_const::<2, _>(|[left, right]| {
            let kinds = KINDS.map(|kind| (kind.code(), audit_words::kind(strings, kind)));
            pick(left, told, ("plan-form-kind", &kinds), &mut draft.kind);
            let subjects: Vec<(&str, String)> =
                subjects.iter().map(|kind| (kind.code(), audit_words::subject_kind(strings, *kind))).collect();
            pick(right, told, ("plan-form-subject", &subjects), &mut draft.subject_kind);
        });
    }

    fn when(&mut self, ui: &mut Ui, told: &Told<'_>) {
        let (strings, tokens, today) = (told.cx.strings, told.cx.tokens, told.cx.today());
        let (draft, is_begun) = (&mut self.draft, self.is_begun);
        let until = |ui: &mut Ui, draft: &mut PlanDraft| {
            let caption = told.caption(("field-until-on", Field::UntilOn)).hint(told.cx.text("plan-form-until-hint"));
            DateField::new(caption, &mut draft.until, today).show(ui, tokens, strings);
        };
        if is_begun {
            until(ui, draft);
            return;
        }
        ui.columns_const::<3, _>(|[left, middle, right]| {
            let every = Every::ALL.map(|every| (every.code(), plan_words::every(strings, every)));
            pick(left, told, ("plan-form-every", &every), &mut draft.every);
            let caption = told.caption(("field-from-on", Field::FromOn)).required();
            DateField::new(caption, &mut draft.from, today).show(middle, tokens, strings);
            until(right, draft);
        });
    }

    fn rest(&mut self, ui: &mut Ui, told: &Told<'_>, who: &Who) {
        let (cx, is_begun) = (told.cx, self.is_begun);
        let draft = &mut self.draft;
        ui.columns_const::<2, _>(|[left, right]| {
            let caption = Caption::new(cx.text("plan-form-auditor"));
            who.select(left, (cx, caption), (&mut draft.auditor, |_| true));
            Stepper::new(cx.text("plan-form-remind"), &mut draft.remind_days, 0..=MOST).show(right, cx.tokens);
        });
        if !is_begun {
            if draft.subject_kind != SubjectKind::Hall.code() {
                Stepper::new(cx.text("plan-form-draws"), &mut draft.draws, 0..=MOST).show(ui, cx.tokens);
            }
            checkbox(ui, cx.tokens, &mut draft.is_outside, &cx.text("plan-form-outside"));
        }
        TextField::new(cx.text("plan-form-note"), &mut draft.note).multiline(2).limit(500).show(ui, cx.tokens);
    }

    /// The form's buttons.
    pub(super) fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
        let (mut enter, mut drop) = super::keys(ui);
        let left = self.problems(cx).len();
        action_bar(
            ui,
            cx.tokens,
            |ui| {
                let button = Button::primary(cx.text("plan-form-save")).icon(icons::CHECK).shortcut("Ctrl Enter");
                enter |= button.show(ui, cx.tokens).clicked();
                drop |= Button::secondary(cx.text("plan-drop")).shortcut("Esc").show(ui, cx.tokens).clicked();
            },
            |ui| {
                if left > 0 {
                    problem(ui, cx.tokens, &cx.strings.text_with("plan-problems", &[("n", left.into())]));
                }
            },
        );
        if drop {
            return Some(Asked::Drop);
        }
        if !enter || self.is_waiting {
            return None;
        }
        self.was_tried = true;
        let details = self.draft.check(cx.today()).ok()?;
        self.is_waiting = true;
        Some(Asked::Save(self.plan, Box::new(details)))
    }
}

/// What all fields need.
struct Told<'a> {
    cx: &'a UiContext<'a>,
    problems: &'a [Problem],
}

impl Told<'_> {
    fn caption(&self, (key, field): (&str, Field)) -> Caption<'static> {
        Caption::new(self.cx.text(key)).problem(words::problem_at(self.cx.strings, self.problems, field))
    }
}

/// A field to pick one of several words.
fn pick(ui: &mut Ui, told: &Told<'_>, (key, options): (&str, &[(&str, String)]), word: &mut String) {
    let names: Vec<&str> = options.iter().map(|(_, name)| name.as_str()).collect();
    let mut picked = options.iter().position(|(code, _)| *code == word.as_str());
    let select = Select::new(told.cx.text(key), &mut picked, &names);
    if select.show(ui, told.cx.tokens, told.cx.strings).changed()
        && let Some((code, _)) = picked.and_then(|index| options.get(index))
    {
        (*code).clone_into(word);
    }
}

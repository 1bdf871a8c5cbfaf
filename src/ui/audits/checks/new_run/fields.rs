//! The fields of a new run.

use egui::{Response, Ui, vec2};

use super::NewRunForm;
use crate::domain::audits::{AuditKind, RunDraft, Subject};
use crate::domain::problems::{Field, Problem};
use crate::domain::standards::SubjectKind;
use crate::ui::audit_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Caption, DateField, Segments, Select, muted, problem, secondary};
use crate::ui::words;

/// Narrower than this the fields of a row stand below each other.
const BESIDE_FROM: f32 = 440.0;
/// Kinds one chooses; the others come with what they belong to.
const KINDS: [AuditKind; 3] = [AuditKind::SelfCheck, AuditKind::Spot, AuditKind::Unannounced];

/// Paints the fields.
pub(super) fn show(form: &mut NewRunForm, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
    standard(form, ui, cx, problems);
    kind(form, ui, cx);
    subject(form, ui, cx, problems);
    days(form, ui, cx, problems);
    people(form, ui, cx, problems);
}

/// What is wrong with a field, once it was left or the form was tried.
fn wrong(form: &NewRunForm, cx: &UiContext<'_>, problems: &[Problem], field: Field) -> Option<String> {
    let speaks = form.was_tried || form.left.contains(&field);
    speaks.then(|| words::problem_at(cx.strings, problems, field)).flatten()
}

fn caption(form: &NewRunForm, cx: &UiContext<'_>, (problems, field): (&[Problem], Field)) -> Caption<'static> {
    Caption::new(words::field(cx.strings, field)).required().problem(wrong(form, cx, problems, field))
}

fn standard(form: &mut NewRunForm, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
    let lang = cx.strings.lang().key();
    if form.draft.origin.pack_text.is_some() {
        let name = form.pack().map(|pack| format!("{} {}", pack.title.in_language(lang), pack.edition));
        crate::ui::widgets::key_value(ui, cx.tokens, &cx.text("field-standard"), &name.unwrap_or_default());
        return;
    }
    let mut picked = form.choices.pack(&form.draft.pack).map(|(at, _)| at);
    let caption = caption(form, cx, (problems, Field::Standard));
    let response = Select::new(caption, &mut picked, &form.choices.pack_names)
        .placeholder(cx.text("run-pick-standard"))
        .show(ui, cx.tokens, cx.strings);
    if std::mem::take(&mut form.wants_focus) {
        response.request_focus();
    }
    if response.changed() {
        let code = picked.and_then(|at| form.choices.packs.get(at)).map(|(_, pack)| pack.code.clone());
        form.choose_standard(cx, &code.unwrap_or_default());
    }
    if let Some(pack) = form.pack() {
        let links = pack.items.iter().filter(|item| item.link.is_some()).count();
        let values = [
            ("purpose", audit_words::purpose(cx.strings, pack.purpose).into()),
            ("n", pack.items.len().into()),
            ("points", cx.strings.number(pack.total_points.as_number(), 2).into()),
            ("links", links.into()),
        ];
        ui.add_space(-size::GAP_8);
        muted(ui, cx.tokens, &cx.strings.text_with("run-standard-line", &values));
    }
}

fn kind(form: &mut NewRunForm, ui: &mut Ui, cx: &UiContext<'_>) {
    let name = cx.text("run-kind");
    if !KINDS.contains(&form.draft.kind) {
        let word = audit_words::kind(cx.strings, form.draft.kind);
        crate::ui::widgets::key_value(ui, cx.tokens, &name, &word);
        return;
    }
    captioned(ui, cx, &name, |ui| {
        let mut segments = Segments::new();
        for kind in KINDS {
            segments = segments.option(kind, audit_words::kind(cx.strings, kind));
        }
        segments.show(ui, cx.tokens, &mut form.draft.kind);
    });
}

fn captioned(ui: &mut Ui, cx: &UiContext<'_>, name: &str, control: impl FnOnce(&mut Ui)) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        secondary(ui, cx.tokens, name);
        control(ui);
    });
}

fn subject(form: &mut NewRunForm, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
    let kinds = form.pack().map(|pack| pack.subjects.clone()).unwrap_or_default();
    if kinds.is_empty() {
        return;
    }
    let (subjects, names) = form.choices.subjects(form.subject_kind);
    let at = subjects.iter().position(|subject| subject.key() == form.draft.subject);
    if form.draft.origin.is_of_one_subject() && at.is_some() {
        let name = at.and_then(|at| names.get(at)).cloned().unwrap_or_else(|| cx.text("subject-hall"));
        crate::ui::widgets::key_value(ui, cx.tokens, &words::field(cx.strings, Field::Subject), &name);
        return;
    }
    let mut chosen = form.subject_kind;
    captioned(ui, cx, &cx.text("run-subject-kind"), |ui| {
        let mut segments = Segments::new();
        for kind in SubjectKind::ALL.into_iter().filter(|kind| kinds.contains(kind)) {
            segments = segments.option(kind, audit_words::subject_kind(cx.strings, kind));
        }
        segments.show(ui, cx.tokens, &mut chosen);
    });
    if chosen != form.subject_kind {
        form.choose_kind_of_subject(chosen);
    }
    if form.subject_kind == SubjectKind::Hall {
        return;
    }
    let (subjects, names) = form.choices.subjects(form.subject_kind);
    let mut picked = subjects.iter().position(|subject| subject.key() == form.draft.subject);
    if names.is_empty() {
        problem(ui, cx.tokens, &cx.text("run-no-subject"));
        return;
    }
    let caption = caption(form, cx, (problems, Field::Subject));
    let select = Select::new(caption, &mut picked, &names).placeholder(cx.text("run-pick-subject"));
    if select.show(ui, cx.tokens, cx.strings).changed() {
        form.draft.subject = picked.and_then(|at| subjects.get(at)).map(Subject::key).unwrap_or_default();
    }
}

fn days(form: &mut NewRunForm, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
    let (was_default, before) = (form.is_default(cx), form.draft.day.clone());
    let fields = [Field::Day, Field::PeriodFrom, Field::PeriodUntil];
    let captions = fields.map(|field| caption(form, cx, (problems, field)));
    let wide = ui.available_width() >= BESIDE_FROM;
    let left = day_fields(ui, cx, (&mut form.draft, captions), wide.into());
    form.left.extend(fields.into_iter().zip(left).filter(|(_, left)| *left).map(|(field, _)| field));
    if was_default && form.draft.day != before {
        form.default_days(cx);
    }
    ui.add_space(-size::GAP_8);
    muted(ui, cx.tokens, &cx.text("run-period-hint"));
}

/// Whether fields stand beside or below each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// In one row.
    Beside,
    /// One under the other.
    Below,
}

impl From<bool> for Place {
    fn from(is_wide: bool) -> Self {
        if is_wide { Self::Beside } else { Self::Below }
    }
}

/// The three days; answers which of them was left.
fn day_fields(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (draft, captions): (&mut RunDraft, [Caption<'static>; 3]),
    place: Place,
) -> [bool; 3] {
    let RunDraft { day, from, until, .. } = draft;
    let [first, second, third] = captions;
    let one = |ui: &mut Ui, caption: Caption<'static>, typed: &mut String| {
        DateField::new(caption, typed, cx.today()).show(ui, cx.tokens, cx.strings).response.lost_focus()
    };
    match place {
        Place::Beside => ui.columns_const::<3, _>(|[left, middle, right]| {
            [one(left, first, day), one(middle, second, from), one(right, third, until)]
        }),
        Place::Below => [one(ui, first, day), one(ui, second, from), one(ui, third, until)],
    }
}

fn people(form: &mut NewRunForm, ui: &mut Ui, cx: &UiContext<'_>, problems: &[Problem]) {
    let mut names = vec![cx.text("audit-auditor-none")];
    names.extend(form.choices.names.iter().cloned());
    let mut nobody = vec![cx.text("run-audited-none")];
    nobody.extend(form.choices.names.iter().cloned());
    let mut auditor = Some(form.choices.index(form.draft.auditor).map_or(0, |at| at + 1));
    let mut audited = Some(form.choices.index(form.draft.audited).map_or(0, |at| at + 1));
    let caption =
        Caption::new(words::field(cx.strings, Field::Auditor)).problem(wrong(form, cx, problems, Field::Auditor));
    let changed: [Response; 2] = ui.columns_const::<2, _>(|[left, right]| {
        let first = Select::new(caption, &mut auditor, &names).show(left, cx.tokens, cx.strings);
        let second = Select::new(cx.text("run-audited"), &mut audited, &nobody).show(right, cx.tokens, cx.strings);
        [first, second]
    });
    let person = |at: Option<usize>| at.and_then(|at| at.checked_sub(1)).and_then(|at| form.choices.person(at));
    let [first, second] = changed;
    if first.changed() {
        form.draft.auditor = person(auditor);
    }
    if second.changed() {
        form.draft.audited = person(audited);
    }
    further(form, ui, cx);
}

/// Who checks beside the auditor: added from the list, taken out by a click on the name.
fn further(form: &mut NewRunForm, ui: &mut Ui, cx: &UiContext<'_>) {
    let mut picked = None;
    let caption = Caption::new(cx.text("run-further"));
    let select = Select::new(caption, &mut picked, &form.choices.names).placeholder(cx.text("run-further-add"));
    if select.show(ui, cx.tokens, cx.strings).changed()
        && let Some(who) = picked.and_then(|at| form.choices.person(at))
        && !form.draft.with.contains(&who)
        && form.draft.auditor != Some(who)
    {
        form.draft.with.push(who);
    }
    if form.draft.with.is_empty() {
        return;
    }
    let mut out = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
        for who in &form.draft.with {
            let name = form.choices.index(Some(*who)).and_then(|at| form.choices.names.get(at));
            let words = name.cloned().unwrap_or_default();
            let button = Button::secondary(words).trailing(icons::CLOSE).small().tip(cx.text("run-further-out"));
            if button.show(ui, cx.tokens).clicked() {
                out = Some(*who);
            }
        }
    });
    if let Some(out) = out {
        form.draft.with.retain(|who| *who != out);
    }
}

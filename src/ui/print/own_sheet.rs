//! A sheet of the hall's own: labels and pre-cut card paper, described by what is written on their box.

use egui::{Context, Ui};

use super::PrintRoom;
use crate::domain::ids::SheetId;
use crate::domain::layouts::CardLayout;
use crate::domain::sheets::{PaperSize, SheetDraft, SheetField, SheetProblem, SheetSpec};
use crate::jobs::cards::sheets::{face_size, holds};
use crate::ui::card_words;
use crate::ui::commands::{Command, PrintCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Answer, Button, Caption, Dialog, TextField, Tone, note, switch};

/// The form.
pub(super) struct OwnSheet {
    id: Option<SheetId>,
    draft: SheetDraft,
    is_confirmed: bool,
}

impl OwnSheet {
    /// A new one: A4, cells as large as the card.
    pub(super) fn new(layout: Option<&CardLayout>) -> Self {
        let card = layout.map(face_size);
        let side = |side: Option<f32>| side.map(|side| side.to_string()).unwrap_or_default();
        let draft = SheetDraft {
            paper_width: PaperSize::A4.width_mm.to_string(),
            paper_height: PaperSize::A4.height_mm.to_string(),
            cell_width: side(card.map(|card| card.width_mm)),
            cell_height: side(card.map(|card| card.height_mm)),
            gap_x: "0".to_owned(),
            gap_y: "0".to_owned(),
            ..SheetDraft::default()
        };
        Self { id: None, draft, is_confirmed: false }
    }

    /// One to be changed.
    pub(super) fn change(id: SheetId, spec: &SheetSpec) -> Self {
        Self { id: Some(id), draft: SheetDraft::of(spec), is_confirmed: false }
    }
}

/// What is wrong with the form: the sheet's own problems, and a card too large for its cells.
fn check(draft: &SheetDraft, layout: Option<&CardLayout>) -> Result<SheetSpec, Vec<SheetProblem>> {
    let spec = draft.check()?;
    match layout.map(face_size) {
        Some(card) if !holds(&spec, card) => Err(vec![SheetProblem::CardLargerThanCell {
            needed_width_mm: card.width_mm,
            needed_height_mm: card.height_mm,
        }]),
        _ => Ok(spec),
    }
}

/// Shows the form while it is open.
pub(super) fn dialog(ctx: &Context, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let Some(mut form) = room.own_sheet.take() else { return };
    let layout = room.setup.as_ref().and_then(|setup| setup.layout()).cloned();
    let checked = check(&form.draft, layout.as_ref());
    let problems = if form.is_confirmed { checked.as_ref().err().cloned() } else { None };
    let title = cx.strings.text(if form.id.is_some() { "print-own-title-change" } else { "print-own-title" });
    let mut retires = false;
    let answer = Dialog::new("own sheet", title)
        .icon(icons::DOCUMENT, Tone::Accent)
        .text(cx.text("print-own-text"))
        .wide()
        .answers(cx.text("print-own-leave"), Button::primary(cx.text("print-own-keep")))
        .show(ctx, cx.tokens, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_8;
            fields(ui, cx, &mut form.draft, &problems.clone().unwrap_or_default());
            general(ui, cx, problems.as_deref().unwrap_or_default());
            if form.id.is_some() {
                let retire = Button::quiet_danger(cx.text("print-own-retire")).icon(icons::ARCHIVED).small();
                retires = retire.show(ui, cx.tokens).clicked();
            }
        });
    match (answer, checked) {
        _ if retires => {
            if let Some(id) = form.id {
                cx.send(Command::Print(PrintCommand::RetireSheet(id)));
            }
        }
        (None, _) => room.own_sheet = Some(form),
        (Some(Answer::Safe), _) => {}
        (Some(Answer::Act), Ok(spec)) => cx.send(Command::Print(PrintCommand::Sheet(form.id, Box::new(spec)))),
        (Some(Answer::Act), Err(_)) => {
            form.is_confirmed = true;
            room.own_sheet = Some(form);
        }
    }
}

/// A problem that belongs to no field.
fn general(ui: &mut Ui, cx: &UiContext<'_>, problems: &[SheetProblem]) {
    for problem in problems.iter().filter(|problem| card_words::sheet_field(problem).is_none()) {
        note(ui, cx.tokens, Tone::Danger, (icons::OVERDUE, &card_words::sheet_problem(cx.strings, problem)));
    }
}

/// A field of the form: its words, what it is, what is typed.
type Field<'a> = (&'static str, SheetField, &'a mut String);

fn fields(ui: &mut Ui, cx: &UiContext<'_>, draft: &mut SheetDraft, problems: &[SheetProblem]) {
    use SheetField as F;
    one(ui, cx, ("print-own-name", F::Name, &mut draft.name), problems);
    let mut pair = |left: Field<'_>, right: Field<'_>| {
        ui.columns(2, |columns| {
            if let [one_column, other_column] = columns {
                one(one_column, cx, left, problems);
                one(other_column, cx, right, problems);
            }
        });
    };
    pair(
        ("print-own-paper-width", F::PaperWidth, &mut draft.paper_width),
        ("print-own-paper-height", F::PaperHeight, &mut draft.paper_height),
    );
    pair(("print-own-columns", F::Columns, &mut draft.columns), ("print-own-rows", F::Rows, &mut draft.rows));
    pair(
        ("print-own-cell-width", F::CellWidth, &mut draft.cell_width),
        ("print-own-cell-height", F::CellHeight, &mut draft.cell_height),
    );
    pair(("print-own-gap-x", F::GapX, &mut draft.gap_x), ("print-own-gap-y", F::GapY, &mut draft.gap_y));
    pair(("print-own-left", F::Left, &mut draft.left), ("print-own-top", F::Top, &mut draft.top));
    switch(ui, cx.tokens, &mut draft.turned, &cx.text("print-own-turned"));
}

fn one(ui: &mut Ui, cx: &UiContext<'_>, (key, field, typed): Field<'_>, problems: &[SheetProblem]) {
    let of = |problem: &&SheetProblem| card_words::sheet_field(problem) == Some(field);
    let problem = problems.iter().find(of).map(|problem| card_words::sheet_problem(cx.strings, problem));
    let caption = Caption::new(cx.strings.text(key)).problem(problem);
    TextField::new(caption, typed).limit(60).small().show(ui, cx.tokens);
}

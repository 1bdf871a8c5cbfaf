//! Further choices: the last day, copies, only some sheets, the edge the paper is turned about.

use egui::Ui;

use crate::domain::problems::Wrong;
use crate::ui::card_words;
use crate::ui::context::UiContext;
use crate::ui::print::PrintRoom;
use crate::ui::print::batch::BatchKey;
use crate::ui::print::chosen::Backs;
use crate::ui::print::form::{Validity, has_last_day};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Caption, DateField, Select, Stepper, TextField, paragraph, secondary};
use crate::ui::words;

/// Most copies of a card in one go.
const COPIES: std::ops::RangeInclusive<u32> = 1..=99;

pub(super) fn fields(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom, key: &BatchKey) {
    let product = room.form.product;
    if has_last_day(product) {
        last_day(ui, cx, room);
    }
    if product.has_layout() {
        copies(ui, cx, room, key);
    }
}

fn is_duplex(key: &BatchKey) -> bool {
    let order = key.order.as_ref().and_then(|order| order.as_ref().ok());
    order.is_some_and(|order| matches!(order.sides, crate::domain::sheets::Sides::FrontAndBack(_)))
}

/// About which edge the printer turns the paper, where backs are printed by it.
pub(super) fn edge(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom, key: &BatchKey) {
    if room.chosen.on_paper(room.form.product).backs == Backs::None || !is_duplex(key) {
        return;
    }
    let options = [cx.text("print-long-edge"), cx.text("print-short-edge")];
    let turns = room.delivery.printer_info().and_then(crate::jobs::printing::PrinterInfo::offers_duplex);
    let warning = (turns == Some(false)).then(|| cx.text("print-no-duplex"));
    let backs = &mut room.chosen.on_paper_mut(room.form.product).backs;
    let mut picked = Some(usize::from(*backs == Backs::ShortEdge));
    let caption = Caption::new(cx.text("print-edge")).warning(warning);
    if Select::new(caption, &mut picked, &options).show(ui, cx.tokens, cx.strings).changed() {
        *backs = if picked == Some(1) { Backs::ShortEdge } else { Backs::LongEdge };
    }
}

fn last_day(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let today = cx.today();
    let validity = room.form.validity(today);
    let problem = match validity {
        _ if room.is_typing_day => None,
        Validity::Past => Some(cx.text("print-day-past")),
        Validity::Unclear => Some(words::wrong(cx.strings, &Wrong::NotADate)),
        Validity::Open | Validity::Until(_) => None,
    };
    let mut caption = Caption::new(cx.text("print-valid-until")).problem(problem);
    if validity == Validity::Open && !room.is_typing_day {
        caption = caption.hint(cx.text("print-valid-open"));
    }
    let shown = DateField::new(caption, &mut room.form.valid_until, today).show(ui, cx.tokens, cx.strings);
    room.is_typing_day = shown.response.has_focus();
}

/// How many of each; a card is made once, for it has a number of its own.
fn copies_field(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let caption = cx.text("print-copies");
    if !room.form.product.is_card() {
        Stepper::new(caption.as_str(), &mut room.form.copies, COPIES).show(ui, cx.tokens);
        return;
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        secondary(ui, cx.tokens, &caption);
        paragraph(ui, Text::Secondary, &cx.text("print-copies-card"), cx.tokens.text2);
    });
}

fn copies(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom, key: &BatchKey) {
    let sheets = key.counts().map(|counts| counts.sheets);
    let problem = key.order.as_ref().and_then(|order| order.as_ref().err().cloned());
    let problem = problem.or_else(|| {
        let nothing = |problem: &crate::domain::sheets::SheetProblem| {
            matches!(problem, crate::domain::sheets::SheetProblem::NothingChosen { .. })
        };
        key.pages().and_then(Result::err).filter(nothing)
    });
    ui.spacing_mut().item_spacing.x = size::GAP_12;
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            copies_field(left, cx, room);
            let problem = problem.map(|problem| card_words::sheet_problem(cx.strings, &problem));
            let caption = Caption::new(cx.text("print-only")).problem(problem);
            let hint = match sheets {
                Some(sheets) => cx.strings.text_with("print-only-all", &[("n", sheets.into())]),
                None => String::new(),
            };
            let field = TextField::new(caption, &mut room.form.only).limit(40).placeholder(hint);
            if field.show(right, cx.tokens).changed() {
                room.preview.page = 0;
            }
        }
    });
}

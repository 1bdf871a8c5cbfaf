//! How far a printer prints from where it should: typed, or computed from four lengths measured on the test page.

use egui::Context;

use super::PrintRoom;
use super::deliver::{Act, Way};
use crate::domain::sheets::{Calibration, MeasuredDraft, SheetField, SheetProblem, TestLengths};
use crate::register::print_setup::PrinterCalibration;
use crate::ui::card_words;
use crate::ui::commands::{Command, PrintCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::print::setup::calibration_of;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Answer, Button, Caption, Dialog, TextField, Tone, note, paragraph};

/// Farthest a page is shifted.
const FARTHEST_MM: f32 = 10.0;

/// Both offsets as typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Offsets {
    pub(super) x: String,
    pub(super) y: String,
}

impl Offsets {
    /// As they are on record.
    pub(super) fn of(row: Option<&PrinterCalibration>) -> Self {
        let text = |value: Option<f64>| signed(value.unwrap_or(0.0) as f32);
        Self { x: text(row.map(|row| row.dx_mm)), y: text(row.map(|row| row.dy_mm)) }
    }

    /// In millimetres, where both can be read.
    pub(super) fn read(&self) -> Option<(f32, f32)> {
        Some((offset(&self.x)?, offset(&self.y)?))
    }

    pub(super) fn problems(&self, cx: &UiContext<'_>) -> [Option<String>; 2] {
        [&self.x, &self.y].map(|text| {
            offset(text).is_none().then(|| {
                let range =
                    SheetProblem::OutOfRange { field: SheetField::OffsetX, least: -FARTHEST_MM, most: FARTHEST_MM };
                card_words::sheet_problem(cx.strings, &range)
            })
        })
    }
}

/// `+0.3`, `−0.2`, `0`.
fn signed(value: f32) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    match rounded {
        value if value > 0.0 => format!("+{value}"),
        value if value < 0.0 => format!("−{}", -value),
        _ => "0".to_owned(),
    }
}

fn offset(text: &str) -> Option<f32> {
    let plain = text.trim().replace(['−', '－', '–'], "-").replace(['，', '。'], ".");
    let plain = if plain.is_empty() { "0".to_owned() } else { plain };
    plain.parse::<f32>().ok().filter(|value| value.abs() <= FARTHEST_MM)
}

/// `11-02 校准过`, or that it never was.
pub(super) fn said(cx: &UiContext<'_>, row: Option<&PrinterCalibration>) -> String {
    match row {
        None => cx.text("print-not-calibrated"),
        Some(row) => {
            let day = cx.strings.date_short(row.measured_on, cx.today());
            cx.strings.text_with("print-calibrated", &[("date", day.into())])
        }
    }
}

/// The form: the test page, the four lengths, what follows from them.
pub(super) struct Calibrate {
    printer: String,
    draft: MeasuredDraft,
    is_confirmed: bool,
}

impl Calibrate {
    pub(super) fn of(printer: &str) -> Self {
        Self { printer: printer.to_owned(), draft: MeasuredDraft::default(), is_confirmed: false }
    }

    fn lengths(room: &PrintRoom) -> TestLengths {
        let paper = room.paper_of_sheet();
        crate::domain::sheets::test_page(paper).map(|page| page.nominal).unwrap_or_default()
    }

    /// What was measured, as a calibration within its limits.
    fn read(&self, nominal: &TestLengths) -> Result<Calibration, Vec<SheetProblem>> {
        let measured = self.draft.check()?;
        let calibration = Calibration::from_measured(&measured, nominal);
        let problems = calibration.check();
        if problems.is_empty() { Ok(calibration) } else { Err(problems) }
    }
}

/// Shows the form while it is open; what is to be printed from it.
pub(super) fn dialog(ctx: &Context, cx: &UiContext<'_>, room: &mut PrintRoom) -> Option<Act> {
    let mut form = room.calibrate.take()?;
    let nominal = Calibrate::lengths(room);
    let read = form.read(&nominal);
    let values = [("printer", form.printer.as_str().into())];
    let title = cx.strings.text_with("print-calibrate-title", &values);
    let mut act = None;
    let is_busy = room.delivery.is_busy();
    let answer = Dialog::new("calibrate printer", title)
        .icon(icons::CALIBRATE, Tone::Accent)
        .text(cx.text("print-calibrate-text"))
        .wide()
        .answers(cx.text("print-calibrate-close"), Button::primary(cx.text("print-calibrate-keep")))
        .show(ctx, cx.tokens, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_12;
            let waits = is_busy.then(|| cx.text("print-working"));
            let print = Button::secondary(cx.text("print-test-print")).icon(icons::PRINT).blocked(waits);
            if print.show(ui, cx.tokens).clicked() {
                act = Some(Act::TestPage(Way::Print));
            }
            let problems = if form.is_confirmed { read.as_ref().err().cloned() } else { None };
            lengths(ui, cx, (&mut form.draft, &nominal), &problems.unwrap_or_default());
            match &read {
                Ok(calibration) => {
                    paragraph(ui, Text::Secondary, &computed(cx, calibration), cx.tokens.text);
                }
                Err(problems) if form.is_confirmed && problems.iter().all(is_beyond) => {
                    note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &cx.text("print-calibrate-beyond")));
                }
                Err(_) => {}
            }
        });
    match (answer, read) {
        (None, _) => room.calibrate = Some(form),
        (Some(Answer::Safe), _) => {}
        (Some(Answer::Act), Ok(calibration)) => keep(cx, room, (&form, calibration)),
        (Some(Answer::Act), Err(_)) => {
            form.is_confirmed = true;
            room.calibrate = Some(form);
        }
    }
    act
}

/// Beyond what a page is shifted or stretched: the printer is set up wrongly.
fn is_beyond(problem: &SheetProblem) -> bool {
    use SheetField::{FactorX, FactorY, OffsetX, OffsetY};
    let of = card_words::sheet_field(problem);
    matches!(of, Some(FactorX | FactorY | OffsetX | OffsetY))
}

fn lengths(
    ui: &mut egui::Ui,
    cx: &UiContext<'_>,
    (draft, nominal): (&mut MeasuredDraft, &TestLengths),
    problems: &[SheetProblem],
) {
    let caption = |key: &'static str, nominal: f32, field: SheetField| {
        let words = cx.strings.text_with(key, &[("mm", cx.strings.number(f64::from(nominal), 0).into())]);
        let of = |problem: &&SheetProblem| card_words::sheet_field(problem) == Some(field);
        let problem = problems.iter().find(of).map(|problem| card_words::sheet_problem(cx.strings, problem));
        Caption::new(words).problem(problem)
    };
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            for column in [&mut *left, &mut *right] {
                column.spacing_mut().item_spacing.y = size::GAP_12;
            }
            let across = caption("print-measured-x", nominal.ruler_x_mm, SheetField::RulerX);
            TextField::new(across, &mut draft.ruler_x).show(left, cx.tokens);
            let down = caption("print-measured-y", nominal.ruler_y_mm, SheetField::RulerY);
            TextField::new(down, &mut draft.ruler_y).show(right, cx.tokens);
            let from_left = caption("print-measured-left", nominal.cross_mm, SheetField::CrossLeft);
            TextField::new(from_left, &mut draft.left).show(left, cx.tokens);
            let from_top = caption("print-measured-top", nominal.cross_mm, SheetField::CrossTop);
            TextField::new(from_top, &mut draft.top).show(right, cx.tokens);
        }
    });
}

/// `左右 +0.3 毫米，上下 −0.2 毫米；横向 100.2 %，纵向 100.0 %`
fn computed(cx: &UiContext<'_>, calibration: &Calibration) -> String {
    let share = |factor: f32| cx.strings.number(f64::from(factor) * 100.0, 2);
    let values = [
        ("x", signed(calibration.dx_mm).into()),
        ("y", signed(calibration.dy_mm).into()),
        ("across", share(calibration.factor_x).into()),
        ("down", share(calibration.factor_y).into()),
    ];
    cx.strings.text_with("print-computed", &values)
}

fn keep(cx: &UiContext<'_>, room: &mut PrintRoom, (form, calibration): (&Calibrate, Calibration)) {
    let two = |value: f32| (f64::from(value) * 100.0).round() / 100.0;
    let five = |value: f32| (f64::from(value) * 1e5).round() / 1e5;
    cx.send(Command::Print(PrintCommand::Calibrate(Box::new(PrinterCalibration {
        printer: form.printer.clone(),
        dx_mm: two(calibration.dx_mm),
        dy_mm: two(calibration.dy_mm),
        factor_x: five(calibration.factor_x),
        factor_y: five(calibration.factor_y),
        measured_on: cx.today(),
    }))));
    room.offsets = None;
}

/// What is done to the pages for the printer chosen.
pub(super) fn of_printer(room: &PrintRoom) -> Calibration {
    let printer = room.delivery.printer_name();
    let row = room.setup.as_ref().zip(printer).and_then(|(setup, printer)| setup.calibration(printer));
    row.map(calibration_of).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_read_as_it_is_written() {
        for (value, text) in [(0.3, "+0.3"), (-0.2, "−0.2"), (0.0, "0"), (-1.25, "−1.25")] {
            assert_eq!(signed(value), text);
            assert!((offset(text).unwrap() - value).abs() < 1e-6);
        }
        assert_eq!(offset(""), Some(0.0));
        assert_eq!(offset("11"), None);
        assert_eq!(offset("x"), None);
    }
}

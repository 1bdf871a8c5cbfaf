//! The printer: which one, how it stands, how far it prints from where it should.

use egui::{Align, Layout, Ui};

use crate::jobs::printing::QueueState;
use crate::register::print_setup::PrinterCalibration;
use crate::ui::commands::{Command, PrintCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::print::PrintRoom;
use crate::ui::print::calibrate::{Calibrate, Offsets, said};
use crate::ui::printing_words;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Caption, Select, TextField, Tone, note, secondary};

pub(super) fn choose(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    if room.delivery.printers.names.is_empty() {
        return;
    }
    let caption = cx.text("print-printer");
    let names = room.delivery.printers.names.clone();
    let select = Select::new(caption.as_str(), &mut room.delivery.printer, &names);
    if select.show(ui, cx.tokens, cx.strings).changed() {
        room.chosen.printer = room.delivery.printer_name().map(str::to_owned);
        room.offsets = None;
    }
    standing(ui, cx, room);
    offsets(ui, cx, room);
}

/// A printer that will not print says so, and what to do.
fn standing(ui: &mut Ui, cx: &UiContext<'_>, room: &PrintRoom) {
    let Some(info) = room.delivery.printer_info() else { return };
    if matches!(info.state, QueueState::Stopped(_) | QueueState::Refusing(_)) {
        let (_, words) = printing_words::queue(cx.strings, &info.state);
        let advice = cx.text("print-printer-stopped-do");
        let words = [words, advice].join(&cx.text("print-sentence-gap"));
        note(ui, cx.tokens, Tone::Warn, (icons::WARNING, &words));
    }
}

/// Both offsets, the day they were measured, and the way to measure them.
fn offsets(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let Some(printer) = room.delivery.printer_name().map(str::to_owned) else { return };
    let Some(setup) = &room.setup else { return };
    let row = setup.calibration(&printer).cloned();
    let offsets = room.offsets.get_or_insert_with(|| Offsets::of(row.as_ref()));
    let mut is_left = false;
    let problems = offsets.problems(cx);
    ui.columns(2, |columns| {
        if let [left, right] = columns {
            let [across, down] = problems;
            let caption = Caption::new(cx.text("print-offset-x")).problem(across);
            is_left |= TextField::new(caption, &mut offsets.x).show(left, cx.tokens).lost_focus();
            let caption = Caption::new(cx.text("print-offset-y")).problem(down);
            is_left |= TextField::new(caption, &mut offsets.y).show(right, cx.tokens).lost_focus();
        }
    });
    if is_left && let Some((dx, dy)) = offsets.read() {
        keep(cx, (&printer, row.as_ref()), (dx, dy));
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        icons::CALIBRATE.show(ui, size::CHIP_ICON, cx.tokens.text2);
        secondary(ui, cx.tokens, &said(cx, row.as_ref()));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if Button::link(cx.text("print-calibrate")).show(ui, cx.tokens).clicked() {
                room.calibrate = Some(Calibrate::of(&printer));
            }
        });
    });
}

/// Keeps offsets typed by hand; the factors stay as they were measured.
fn keep(cx: &UiContext<'_>, (printer, row): (&str, Option<&PrinterCalibration>), (dx, dy): (f32, f32)) {
    let before = row.map_or((0.0, 0.0), |row| (row.dx_mm as f32, row.dy_mm as f32));
    if (before.0 - dx).abs() < 0.005 && (before.1 - dy).abs() < 0.005 {
        return;
    }
    let factors = row.map_or((1.0, 1.0), |row| (row.factor_x, row.factor_y));
    cx.send(Command::Print(PrintCommand::Calibrate(Box::new(PrinterCalibration {
        printer: printer.to_owned(),
        dx_mm: f64::from(dx),
        dy_mm: f64::from(dy),
        factor_x: factors.0,
        factor_y: factors.1,
        measured_on: cx.today(),
    }))));
}

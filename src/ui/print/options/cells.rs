//! The first cell of a part-used sheet, and the switches beside it.

use egui::{Align, Layout, Ui, vec2};

use crate::domain::sheets::{CropMarks, SheetOrder};
use crate::jobs::cards::Code;
use crate::jobs::cards::sheets::{Cover, has_room_for_cover};
use crate::ui::context::UiContext;
use crate::ui::print::PrintRoom;
use crate::ui::print::batch::BatchKey;
use crate::ui::print::chosen::Backs;
use crate::ui::print::options::PANE;
use crate::ui::theme::size;
use crate::ui::widgets::{Caption, CellPicker, Stepper, secondary, switch};

/// More columns or rows than this are not drawn: the cell is a number then.
const MOST: [usize; 2] = [3, 3];

pub(super) fn and_switches(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom, key: &BatchKey) {
    let order = key.order.as_ref().and_then(|order| order.as_ref().ok());
    let Some(order) = order.filter(|order| order.spec.cells() > 1) else {
        switches(ui, cx, room);
        return;
    };
    let is_small = order.spec.columns <= MOST[0] && order.spec.rows <= MOST[1];
    if !is_small {
        number(ui, cx, (room, order));
        switches(ui, cx, room);
        return;
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        secondary(ui, cx.tokens, &cx.text("print-start"));
        if ui.available_width() < PANE[1] {
            picker(ui, cx, (room, order));
            switches(ui, cx, room);
            return;
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_20;
            picker(ui, cx, (room, order));
            ui.with_layout(Layout::top_down(Align::Min), |ui| switches(ui, cx, room));
        });
    });
}

fn picker(ui: &mut Ui, cx: &UiContext<'_>, (room, order): (&mut PrintRoom, &SheetOrder)) {
    let name = |cell: usize| cx.strings.text_with("print-cell", &[("n", (cell + 1).into())]);
    let picker = CellPicker::new((order.spec.columns, order.spec.rows), &name);
    let picker = picker.shape(vec2(order.spec.cell.width_mm, order.spec.cell.height_mm));
    if picker.show(ui, cx.tokens, &mut room.form.start).changed() {
        room.preview.page = 0;
    }
}

fn number(ui: &mut Ui, cx: &UiContext<'_>, (room, order): (&mut PrintRoom, &SheetOrder)) {
    let cells = order.spec.cells();
    let mut number = room.form.start.min(cells - 1) as u32 + 1;
    let caption = Caption::new(cx.text("print-start"));
    let caption = caption.hint(cx.strings.text_with("print-start-of", &[("n", cells.into())]));
    if Stepper::new(caption, &mut number, 1..=cells as u32).show(ui, cx.tokens).changed() {
        room.form.start = number as usize - 1;
        room.preview.page = 0;
    }
}

fn switches(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    ui.spacing_mut().item_spacing.y = 0.0;
    let product = room.form.product;
    let Some(setup) = &room.setup else { return };
    let on_paper = room.chosen.on_paper(product);
    let offer = setup.offer(&on_paper.sheet);
    let layout = setup.layout();
    let is_page = offer.is_some_and(crate::jobs::cards::sheets::SheetOffer::is_page);
    let has_back = layout.is_some_and(crate::domain::layouts::CardLayout::has_back);
    let is_folded = offer.is_some_and(crate::jobs::cards::sheets::SheetOffer::is_folded);
    let has_code = layout.is_some_and(|layout| {
        layout.elements.iter().any(|element| {
            matches!(element.kind, crate::domain::layouts::ElementKind::Qr)
                || element.shown == crate::domain::layouts::Shown::WithCode
        })
    });
    let covers = offer.zip(layout).is_some_and(|(offer, layout)| has_room_for_cover(layout, offer));
    let changed = room.chosen.on_paper_mut(product);
    if !is_page {
        let mut on = changed.crop_marks == CropMarks::Shown;
        if switch(ui, cx.tokens, &mut on, &cx.text("print-crop-marks")).changed() {
            changed.crop_marks = if on { CropMarks::Shown } else { CropMarks::Hidden };
        }
    }
    if has_back && !is_folded {
        let mut on = changed.backs != Backs::None;
        if switch(ui, cx.tokens, &mut on, &cx.text("print-backs")).changed() {
            changed.backs = if on { Backs::LongEdge } else { Backs::None };
            room.preview.page = 0;
        }
    }
    if has_code {
        let mut on = changed.code == Code::Shown;
        if switch(ui, cx.tokens, &mut on, &cx.text("print-code")).changed() {
            changed.code = if on { Code::Shown } else { Code::Hidden };
        }
    }
    if covers {
        let mut on = changed.cover == Cover::Shown;
        if switch(ui, cx.tokens, &mut on, &cx.text("print-cover")).changed() {
            changed.cover = if on { Cover::Shown } else { Cover::Hidden };
        }
    }
}

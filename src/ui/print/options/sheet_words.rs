//! Sheets in words: `A4 · 2 × 2`, `每页一张 · 86 × 118 毫米`.

use crate::domain::sheets::{PaperSize, SheetSpec};
use crate::jobs::cards::sheets::SheetOffer;
use crate::ui::context::UiContext;

/// `86 × 118`, decimals only where there are some.
pub(in crate::ui::print) fn size(cx: &UiContext<'_>, (width, height): (f32, f32)) -> String {
    let side = |side: f32| cx.strings.number(f64::from(side), 2);
    format!("{} × {}", side(width), side(height))
}

/// `A4 竖放`, `A3 横放`, or the size in millimetres.
pub(in crate::ui::print) fn paper(cx: &UiContext<'_>, spec: &SheetSpec) -> String {
    let is = |paper: PaperSize| {
        (paper.width_mm - spec.paper.width_mm).abs() < 1.0 && (paper.height_mm - spec.paper.height_mm).abs() < 1.0
    };
    let named = [("A4", PaperSize::A4), ("A3", PaperSize::A3)];
    for (name, paper) in named {
        if is(paper) {
            return cx.strings.text_with("print-upright", &[("paper", name.into())]);
        }
        if is(paper.turned()) {
            return cx.strings.text_with("print-across", &[("paper", name.into())]);
        }
    }
    size(cx, (spec.paper.width_mm, spec.paper.height_mm))
}

/// `A4`, `A3`, or the size in millimetres.
fn paper_name(cx: &UiContext<'_>, offer: &SheetOffer) -> String {
    match () {
        () if offer.is_on(PaperSize::A4) => "A4".to_owned(),
        () if offer.is_on(PaperSize::A3) => "A3".to_owned(),
        () => size(cx, (offer.spec.paper.width_mm, offer.spec.paper.height_mm)),
    }
}

/// A sheet in the list.
pub(in crate::ui::print) fn offer(cx: &UiContext<'_>, offer: &SheetOffer) -> String {
    let grid = format!("{} × {}", offer.spec.columns, offer.spec.rows);
    if offer.own.is_some() {
        return format!("{} · {grid}", offer.spec.name);
    }
    if offer.is_page() {
        let size = size(cx, (offer.spec.paper.width_mm, offer.spec.paper.height_mm));
        return cx.strings.text_with("print-paper-card", &[("size", size.into())]);
    }
    let paper = paper_name(cx, offer);
    if offer.is_folded() {
        let values = [("paper", paper.into()), ("n", offer.spec.cells().into())];
        return cx.strings.text_with("print-paper-fold", &values);
    }
    format!("{paper} · {grid}")
}

//! What is to be minded: what keeps the layout from being printed, and what the sample's words do on it.

use egui::{CursorIcon, Sense, Ui};

use super::super::open::Open;
use super::super::preview::Failure;
use super::super::{LayoutsScreen, words};
use crate::documents::DocumentError;
use crate::documents::cards::{FitKind, FitRemark};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Tone, note, secondary};

/// More than these are counted, not shown.
const MOST: usize = 4;

/// One thing to mind.
struct Remark {
    tone: Tone,
    words: String,
    element: Option<usize>,
}

pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, (screen, open): (&LayoutsScreen, &mut Open)) {
    let remarks = all(cx, (screen, open));
    if remarks.is_empty() {
        return;
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_8;
        for remark in remarks.iter().take(MOST) {
            one(ui, cx, (open, remark));
        }
        if remarks.len() > MOST {
            let more = [("n", (remarks.len() - MOST).into())];
            secondary(ui, cx.tokens, &cx.strings.text_with("editor-more-notes", &more));
        }
    });
}

/// A note; one about an element leads to it.
fn one(ui: &mut Ui, cx: &UiContext<'_>, (open, remark): (&mut Open, &Remark)) {
    let icon = if remark.tone == Tone::Danger { icons::OVERDUE.filled() } else { icons::WARNING };
    let shown = note(ui, cx.tokens, remark.tone, (icon, &remark.words));
    let Some(element) = remark.element else { return };
    let link = ui.interact(shown.rect, shown.id.with("leads"), Sense::click());
    if link.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        open.pick(Some(element));
        ui.memory_mut(|memory| memory.request_focus(super::super::canvas::id()));
    }
}

fn all(cx: &UiContext<'_>, (screen, open): (&LayoutsScreen, &Open)) -> Vec<Remark> {
    let layout = open.layout();
    let problems = layout.check().into_iter().map(|problem| Remark {
        tone: Tone::Danger,
        words: words::problem(cx.strings, layout, &problem),
        element: words::element_of(&problem),
    });
    let broken = screen.wish.as_ref().and_then(|wish| screen.preview.problem_of(wish));
    let broken = broken.map(|failure| Remark { tone: Tone::Danger, words: failed(cx, failure), element: None });
    let remarks = screen.preview.remarks.iter().map(|remark| Remark {
        tone: Tone::Warn,
        words: fitted(cx, open, remark),
        element: Some(remark.element),
    });
    problems.chain(broken).chain(remarks).collect()
}

/// What happened to words that were too long.
fn fitted(cx: &UiContext<'_>, open: &Open, remark: &FitRemark) -> String {
    let name = words::name(cx.strings, open.layout(), remark.element);
    let share = |share: f32| (share * 100.0).round() as u32;
    let name = ("name", name.into());
    match remark.kind {
        FitKind::Shrunk(to) => cx.strings.text_with("editor-fit-shrunk", &[name, ("n", share(to).into())]),
        FitKind::Wrapped(lines) => cx.strings.text_with("editor-fit-wrapped", &[name, ("n", u32::from(lines).into())]),
        FitKind::Overflows(to) => cx.strings.text_with("editor-fit-overflows", &[name, ("n", share(to).into())]),
    }
}

fn failed(cx: &UiContext<'_>, failure: &Failure) -> String {
    match failure {
        Failure::Document(DocumentError::NoGlyph { characters }) => {
            let signs: String = characters.iter().collect();
            cx.strings.text_with("editor-no-glyph", &[("signs", signs.into())])
        }
        Failure::Document(error) => cx.strings.text_with("editor-no-picture", &[("because", error.to_string().into())]),
        Failure::Broken(because) => cx.strings.text_with("editor-no-picture", &[("because", because.as_str().into())]),
    }
}

//! What stands against erasing somebody, as sentences.

use egui::Ui;

use crate::domain::erasure::{Barrier, ErasureReason};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::widgets::{Tone, note};

/// Numbers named in a sentence.
const MOST: usize = 5;

/// Everything that stands against it; what gives way to a wish with a note is amber.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, barriers: &[Barrier]) {
    for barrier in barriers {
        let tone = if barrier.gives_way() { Tone::Warn } else { Tone::Danger };
        note(ui, cx.tokens, tone, (icons::WARNING, &sentence(cx, barrier)));
    }
}

/// One barrier as one sentence with what to do.
pub(super) fn sentence(cx: &UiContext<'_>, barrier: &Barrier) -> String {
    let listed = |key: &str, numbers: Vec<String>| {
        let shown = numbers.iter().take(MOST).cloned().collect::<Vec<_>>().join(" ");
        cx.strings.text_with(key, &[("n", numbers.len().into()), ("numbers", shown.into())])
    };
    match barrier {
        Barrier::StillHere => cx.text("erase-still-here"),
        Barrier::MayOpenFile => cx.text("erase-may-open"),
        Barrier::Erased => cx.text("erase-erased"),
        Barrier::LiveCards(cards) => listed("erase-live-cards", cards.clone()),
        Barrier::OpenCases(cases) => listed("erase-open-cases", cases.iter().map(ToString::to_string).collect()),
        Barrier::WithinMinimum(day) => {
            cx.strings.text_with("erase-within-minimum", &[("day", cx.strings.date_iso(*day).into())])
        }
    }
}

/// The word of a reason.
pub(super) fn reason(cx: &UiContext<'_>, reason: ErasureReason) -> String {
    cx.text(match reason {
        ErasureReason::Asked => "erase-reason-asked",
        ErasureReason::Retention => "erase-reason-retention",
        ErasureReason::Other => "erase-reason-other",
    })
}

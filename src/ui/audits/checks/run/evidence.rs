//! What the records say to a linked item: the figure, the records behind it, and saying otherwise with a reason.

use egui::{Ui, vec2};

use super::{Focus, Run, Words, body};
use crate::domain::audits::{Evidence, EvidenceRecord};
use crate::domain::standards::Item;
use crate::ui::context::UiContext;
use crate::ui::evidence_words::{self, EvidenceNames};
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Caption, muted, paragraph};

/// Records listed at most.
const MOST: usize = 12;

/// The figure with its two ways on, the records once asked for, and the reason of whoever says otherwise.
pub(super) fn show(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, (item, figure): (&Item, &str)) {
    let Some(answer) = run.answer(&item.code).cloned() else { return };
    let Some(evidence) = &answer.evidence else { return };
    let code = item.code.as_str();
    let is_open = run.looked_at.contains(code);
    ui.spacing_mut().item_spacing = vec2(size::GAP_12, 0.0);
    ui.horizontal_wrapped(|ui| {
        paragraph(ui, Text::Secondary, figure, cx.tokens.text2);
        let arrow = if is_open { icons::COLLAPSE } else { icons::FOLLOWING };
        if Button::link(cx.text("run-evidence")).trailing(arrow).show(ui, cx.tokens).clicked() {
            if is_open {
                run.looked_at.remove(code);
            } else {
                run.looked_at.insert(code.to_owned());
            }
        }
        let is_overruled = answer.is_overruled();
        let words = cx.text(if is_overruled { "run-follow-records" } else { "run-overrule" });
        if Button::link(words).show(ui, cx.tokens).clicked() {
            if is_overruled {
                run.follow_records(code, cx);
            } else {
                run.turn_to(code, cx);
                run.overruling = Some(code.to_owned());
                if item.takes_number() {
                    run.focus = Some(Focus::Number);
                }
            }
        }
    });
    if is_open {
        records(ui, cx, evidence, &run.records);
    }
    if answer.is_overruled() {
        reason(run, ui, cx, code);
    }
}

/// Why a person says otherwise.
fn reason(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, code: &str) {
    ui.add_space(size::GAP_4);
    let typed = body::words_of(run, (code, Words::Overrule));
    let missing = run.left.contains(code) && typed.trim().is_empty();
    let caption = Caption::new(cx.text("run-overrule-reason"))
        .required()
        .problem(missing.then(|| cx.text("run-overrule-missing")));
    body::words_field(run, ui, cx, (code, Words::Overrule, caption));
}

/// The records behind a figure, each a way to itself: what speaks against it first.
pub(in crate::ui::audits::checks) fn records(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    evidence: &Evidence,
    names: &EvidenceNames,
) {
    let period = if evidence.from == evidence.until {
        cx.strings.date_iso(evidence.from)
    } else {
        format!("{} – {}", cx.strings.date_iso(evidence.from), cx.strings.date_iso(evidence.until))
    };
    let values = [
        ("period", period.into()),
        ("date", cx.strings.date_iso(evidence.seen_at.date()).into()),
        ("time", cx.strings.time(evidence.seen_at.time()).into()),
    ];
    muted(ui, cx.tokens, &cx.strings.text_with("run-evidence-period", &values));
    let against = evidence.faults.iter().map(|record| (record, false));
    let all = against.chain(evidence.fine.iter().map(|record| (record, true)));
    let rest = (evidence.faults.len() + evidence.fine.len()).saturating_sub(MOST);
    for (record, speaks_for) in all.take(MOST) {
        one(ui, cx, record, (names, speaks_for));
    }
    if rest > 0 {
        muted(ui, cx.tokens, &cx.strings.text_with("run-evidence-rest", &[("n", rest.into())]));
    }
}

fn one(ui: &mut Ui, cx: &UiContext<'_>, record: &EvidenceRecord, (names, speaks_for): (&EvidenceNames, bool)) {
    let words = names.label(cx.strings, &record.record);
    let why = evidence_words::why(cx.strings, record);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        let (icon, color) =
            if speaks_for { (icons::CHECK, cx.tokens.ok_text) } else { (icons::CLOSE, cx.tokens.danger_text) };
        icon.show(ui, size::CHIP_ICON, color);
        match names.place_of(&record.record) {
            Some(place) => {
                if Button::link(words.as_str()).show(ui, cx.tokens).clicked() {
                    cx.go(place);
                }
            }
            None => {
                paragraph(ui, Text::Secondary, &words, cx.tokens.text);
            }
        }
        if !why.is_empty() {
            paragraph(ui, Text::Secondary, &why, cx.tokens.text2);
        }
    });
}

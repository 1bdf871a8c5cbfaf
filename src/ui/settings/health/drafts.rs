//! The forms begun and never confirmed: where each belongs, since when it waits, and a way to throw it away.

use egui::{Align, Context, Layout, Ui, vec2};

use crate::domain::health::inside::DraftFact;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::Text;
use crate::ui::theme::size;
use crate::ui::widgets::{Answer, Button, Dialog, Tone, TwoLines, paragraph, separator, titled_card, two_line_row};

/// The list, read once and after every answer.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    read: Option<Vec<DraftFact>>,
    /// The one asked about.
    leaving: Option<DraftFact>,
}

impl Drafts {
    /// Reads the list anew with the next frame.
    pub(super) fn read_again(&mut self) {
        self.read = None;
    }

    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let drafts = self.read.get_or_insert_with(|| cx.register.open_drafts().unwrap_or_default());
        if drafts.is_empty() {
            return;
        }
        let leaving = &mut self.leaving;
        titled_card(ui, cx.tokens, (&cx.text("health-drafts-title"), &drafts.len().to_string()), |ui| {
            paragraph(ui, Text::Secondary, &cx.text("health-drafts-line"), cx.tokens.text2);
            for draft in &*drafts {
                separator(ui, cx.tokens);
                if row(ui, cx, draft) {
                    *leaving = Some(draft.clone());
                }
            }
        });
    }

    /// The question before one is thrown away.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some(draft) = &self.leaving else { return };
        let question = cx.strings.text_with("health-draft-question", &[("what", area(&draft.key, cx).0.into())]);
        let answer = Dialog::new("throw a form away", question)
            .icon(icons::DELETE, Tone::Danger)
            .text(cx.text("health-draft-text"))
            .answers(cx.text("health-draft-keep"), Button::danger(cx.text("health-draft-drop")))
            .show(ctx, cx.tokens, |_| {});
        match answer {
            None => return,
            Some(Answer::Act) => {
                cx.forget_draft(&draft.key);
                if let Some(read) = &mut self.read {
                    read.retain(|other| other.key != draft.key);
                }
            }
            Some(Answer::Safe) => {}
        }
        self.leaving = None;
    }
}

/// One form; whether it shall be thrown away.
fn row(ui: &mut Ui, cx: &UiContext<'_>, draft: &DraftFact) -> bool {
    let (words, place) = area(&draft.key, cx);
    let at = draft.at.local().format("%Y-%m-%d %H:%M").to_string();
    let line = cx.strings.text_with("health-draft-since", &[("at", at.into())]);
    let mut is_leaving = false;
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 40.0), Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        let name = cx.strings.text_with("health-draft-drop-name", &[("what", words.as_str().into())]);
        is_leaving = Button::icon_only(icons::DELETE, name).small().show(ui, cx.tokens).clicked();
        if Button::secondary(cx.text("health-draft-go")).small().show(ui, cx.tokens).clicked() {
            cx.go(place);
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            two_line_row(ui, cx.tokens, TwoLines { title: words.into(), beside: "".into(), line: line.into() });
        });
    });
    is_leaving
}

/// What a form is about, and the tab it belongs to.
fn area(key: &str, cx: &UiContext<'_>) -> (String, Place) {
    let (key, place) = match key.split([':', '-']).next().unwrap_or_default() {
        "staff" => ("health-draft-staff", Place::Staff(None)),
        "training" => ("health-draft-training", Place::Staff(None)),
        "conduct" => ("health-draft-conduct", Place::Staff(None)),
        "card" | "cards" => ("health-draft-cards", Place::Cards(None)),
        "case" | "cases" => ("health-draft-cases", Place::Cases(None)),
        "box" => ("health-draft-box", Place::Boxes(None)),
        "plan" => ("health-draft-plans", Place::Plans(None)),
        "corrective" => ("health-draft-corrective", Place::Corrective(None)),
        "appraisals" => ("health-draft-appraisals", Place::Appraisals(None)),
        "contests" => ("health-draft-contests", Place::Contests(None)),
        "packs" => ("health-draft-packs", Place::Standards(None)),
        "audits" => ("health-draft-audits", Place::Audits(None)),
        "disclosure" => ("health-draft-disclosure", Place::Disclosure(None)),
        _ => ("health-draft-settings", Place::Settings),
    };
    (cx.text(key), place)
}

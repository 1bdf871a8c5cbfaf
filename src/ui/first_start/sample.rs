//! The card of the sample hall: what is in it, counted from the very files it is made of.

use egui::{Align2, Frame, Margin, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::FirstContext;
use crate::exchange::sample_hall::{SampleFate, SampleHall};
use crate::ui::commands::ShellCommand;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self, Button, label, paragraph, separator};

/// How much is in the sample hall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SampleCounts {
    people: usize,
    badges: usize,
    cases: usize,
    boxes: usize,
    checks: usize,
}

impl SampleCounts {
    /// Counted from the files built into the program; `None` if they cannot be read.
    pub(super) fn load() -> Option<Self> {
        let hall = SampleHall::load().ok()?;
        Some(Self {
            people: hall.people.len(),
            badges: hall.badges.len(),
            cases: hall.cases.len() + letters_kept(&hall),
            boxes: hall.box_entries.len(),
            checks: hall.checks.len(),
        })
    }

    fn rows(&self) -> [(Icon, &'static str, usize); 5] {
        [
            (icons::GROUP, "first-sample-people", self.people),
            (icons::STAFF, "first-sample-badges", self.badges),
            (icons::CASES, "first-sample-cases", self.cases),
            (icons::BOXES, "first-sample-boxes", self.boxes),
            (icons::CHECKLIST, "first-sample-checks", self.checks),
        ]
    }
}

/// What is in it, and the button that opens it.
pub(super) fn card(ui: &mut Ui, cx: &FirstContext<'_>, counts: Option<&SampleCounts>) {
    let tokens = cx.tokens;
    card_with_room(ui, cx, |ui| {
        label(ui, tokens, Text::DetailTitle, &cx.text("first-sample"));
        paragraph(ui, Text::Secondary, &cx.text("first-sample-line"), tokens.text2);
        ui.add_space(size::GAP_12);
        if let Some(counts) = counts {
            list(ui, cx, counts);
            ui.add_space(size::GAP_16);
        }
        let open = Button::secondary(cx.text("first-sample-open")).icon(icons::REVEAL).width(ui.available_width());
        if open.show(ui, tokens).clicked() {
            cx.send(ShellCommand::OpenSample);
        }
    });
}

fn list(ui: &mut Ui, cx: &FirstContext<'_>, counts: &SampleCounts) {
    let tokens = cx.tokens;
    let frame = Frame::new().stroke((size::LINE, tokens.line)).corner_radius(size::RADIUS_NOTE);
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (index, (icon, key, count)) in counts.rows().into_iter().enumerate() {
            if index > 0 {
                separator(ui, tokens);
            }
            row(ui, cx, (icon, &cx.text(key)), count);
        }
    });
}

fn row(ui: &mut Ui, cx: &FirstContext<'_>, (icon, words): (Icon, &str), count: usize) {
    let tokens = cx.tokens;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 34.0), Sense::hover());
    let inner = rect.shrink2(vec2(size::GAP_12, 0.0));
    icon.paint(ui.painter(), inner.left_center() + vec2(9.0, 0.0), 18.0, tokens.text2);
    let place = Rect::from_min_max(inner.min + vec2(28.0, 0.0), inner.max);
    let put = |align: Align2, style: Text, words: &str| {
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(style.job(words, tokens.text)));
        let at = align.align_size_within_rect(galley.size(), place);
        ui.painter().galley(at.min, galley, tokens.text);
    };
    put(Align2::LEFT_CENTER, Text::Secondary, words);
    put(Align2::RIGHT_CENTER, Text::SecondaryStrong, &count.to_string());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{words} {count}")));
}

/// A card with the wide margins of this screen.
pub(super) fn card_with_room<R>(ui: &mut Ui, cx: &FirstContext<'_>, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let room = Frame::new().inner_margin(Margin::symmetric(size::GAP_8 as i8, size::GAP_8 as i8));
    widgets::card(ui, cx.tokens, |ui| {
        room.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 0.0;
            contents(ui)
        })
        .inner
    })
    .inner
}

/// Letters that became cases.
fn letters_kept(hall: &SampleHall) -> usize {
    let letters = hall.box_entries.iter().flat_map(|entry| &entry.letters);
    letters.filter(|letter| matches!(letter.fate, SampleFate::Case { .. })).count()
}

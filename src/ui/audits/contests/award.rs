//! One award at the right: its certificate's number, what it rests on, the certificate as paper, revoking (P4-4).

use egui::{Align, Layout, Margin, ScrollArea, Ui, vec2};

use super::certificate;
use super::data::Data;
use super::words;
use crate::domain::awards::Award;
use crate::domain::ids::AwardId;
use crate::jobs::certificates::make_certificate;
use crate::ui::audit_words::SubjectNames;
use crate::ui::commands::{Command, ContestCommand, Place};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::papers::{PaperAbout, PaperPanel};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    ACTION_BAR, Answer, Button, Caption, Dialog, TextField, Tone, action_bar, key_value, label, note, pane_header,
    paragraph, separator, split_bottom,
};

/// Most signs of a reason.
const REASON: usize = 120;

/// The pane's view state.
#[derive(Default)]
pub(super) struct AwardPane {
    /// The award whose revoking is asked about, the reason as typed, whether it was confirmed without one.
    revoking: Option<(AwardId, String, bool)>,
}

impl AwardPane {
    /// Paints the award; gives its certificate when it is asked for.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        cx: &UiContext<'_>,
        (award, data): (&Award, &Data),
    ) -> Option<PaperPanel> {
        ui.spacing_mut().item_spacing.y = 0.0;
        let who = data.names.subject(cx.strings, &award.granted.subject);
        pane_header(ui, cx.tokens, (&who, &award.granted.title), |_| {});
        separator(ui, cx.tokens);
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        ScrollArea::vertical().auto_shrink([false, false]).id_salt("award").show(&mut body, |ui| {
            egui::Frame::new().inner_margin(Margin::same(size::GAP_24 as i8)).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_12);
                facts(ui, cx, (award, data));
            });
        });
        let paper = self.bar(&mut bar, cx, (award, data));
        self.revoke_dialog(ui, cx, award);
        paper
    }

    fn bar(&mut self, ui: &mut Ui, cx: &UiContext<'_>, (award, data): (&Award, &Data)) -> Option<PaperPanel> {
        let (mut paper, mut revoke) = (false, false);
        ui.painter().rect_filled(ui.max_rect(), 0.0, cx.tokens.surface);
        let is_revoked = award.revoked.is_some();
        action_bar(
            ui,
            cx.tokens,
            |ui| {
                ui.add_space(size::GAP_24);
                let blocked = is_revoked.then(|| cx.text("award-revoked-no-paper"));
                let button = Button::primary(cx.text("award-certificate")).icon(icons::AWARD).shortcut("Ctrl P");
                paper = button.blocked(blocked).show(ui, cx.tokens).clicked();
            },
            |ui| {
                ui.add_space(size::GAP_24);
                if !is_revoked {
                    let button = Button::quiet_danger(cx.text("award-revoke")).icon(icons::VOID);
                    revoke = button.show(ui, cx.tokens).clicked();
                }
            },
        );
        if revoke {
            self.revoking = Some((award.id, String::new(), false));
        }
        let keys = ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::P));
        ((paper || keys) && !is_revoked).then(|| open_certificate(cx, (award, data)))
    }

    fn revoke_dialog(&mut self, ui: &Ui, cx: &UiContext<'_>, award: &Award) {
        let Some((id, reason, pressed)) = &mut self.revoking else { return };
        if *id != award.id {
            self.revoking = None;
            return;
        }
        let missing = (*pressed && reason.trim().is_empty()).then(|| cx.text("wrong-missing"));
        let values = [("number", award.certificate.to_string().into())];
        let dialog = Dialog::new("revoke award", cx.text("award-revoke-question"))
            .icon(icons::VOID, Tone::Danger)
            .text(cx.strings.text_with("award-revoke-text", &values))
            .answers(cx.text("award-revoke-not"), Button::danger(cx.text("award-revoke-do")));
        let answer = dialog.show(ui.ctx(), cx.tokens, |ui| {
            let caption = Caption::new(cx.text("award-revoke-reason")).required().problem(missing);
            TextField::new(caption, reason).limit(REASON).show(ui, cx.tokens);
        });
        match answer {
            Some(Answer::Safe) => self.revoking = None,
            Some(Answer::Act) if reason.trim().is_empty() => *pressed = true,
            Some(Answer::Act) => {
                cx.send(Command::Contests(ContestCommand::Revoke(*id, reason.trim().to_owned())));
                self.revoking = None;
            }
            None => {}
        }
    }
}

fn open_certificate(cx: &UiContext<'_>, (award, data): (&Award, &Data)) -> PaperPanel {
    certificate_panel(cx, (award, &data.names))
}

/// Opens the certificate of an award.
pub(in crate::ui::audits) fn certificate_panel(
    cx: &UiContext<'_>,
    (award, names): (&Award, &SubjectNames),
) -> PaperPanel {
    let words = certificate::words(cx, (award, names));
    let about = PaperAbout::new(cx, cx.text("award-certificate"), award.certificate.to_string());
    PaperPanel::open(cx, about, move |progress| make_certificate(&words, progress))
}

fn facts(ui: &mut Ui, cx: &UiContext<'_>, (award, data): (&Award, &Data)) {
    let granted = &award.granted;
    if let Some((at, reason)) = &award.revoked {
        let values = [("day", cx.strings.date_iso(at.date()).into()), ("reason", reason.as_str().into())];
        note(ui, cx.tokens, Tone::Danger, (icons::VOID, &cx.strings.text_with("award-revoked-because", &values)));
    }
    label(ui, cx.tokens, Text::DetailTitle, &granted.title);
    let score = granted.score.map(|score| cx.strings.fixed(score, 2));
    let rank = granted.rank.map(|rank| cx.strings.text_with("award-rank", &[("rank", rank.into())]));
    let rests: Vec<String> = rank.into_iter().chain(score).collect();
    let rests = if rests.is_empty() { "—".to_owned() } else { rests.join(" · ") };
    let pairs = [
        ("award-number", award.certificate.to_string()),
        ("award-kind", words::kind(cx, granted.kind)),
        ("award-to", data.names.subject(cx.strings, &granted.subject)),
        ("award-for", words::period(cx, (granted.from, granted.until))),
        ("award-on", cx.strings.date_iso(granted.awarded_on)),
        ("award-rests", rests),
    ];
    let half = ((ui.available_width() - size::GAP_16) / 2.0).min(320.0);
    for row in pairs.chunks(2) {
        ui.horizontal_top(|ui| {
            for (key, value) in row {
                ui.allocate_ui_with_layout(vec2(half, 40.0), Layout::top_down(Align::Min), |ui| {
                    ui.set_width(half);
                    key_value(ui, cx.tokens, &cx.text(key), value);
                });
            }
        });
    }
    if !granted.reason.is_empty() {
        key_value(ui, cx.tokens, &cx.text("award-reason"), "");
        paragraph(ui, Text::Body, &granted.reason, cx.tokens.text);
    }
    if let Some(contest) = granted.contest.and_then(|id| data.contest(id)) {
        let words = cx.strings.text_with("award-to-contest", &[("contest", contest.name.as_str().into())]);
        if Button::link(words).show(ui, cx.tokens).clicked() {
            cx.go(Place::Contests(Some(contest.id)));
        }
    }
}

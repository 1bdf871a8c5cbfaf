//! The second place: where, how it stands, choosing another.

use egui::{Ui, vec2};

use super::words;
use crate::domain::backups::{Care, PlaceState};
use crate::ui::commands::{BackupCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::copies::SecondShown;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Tone, key_value, note, paragraph};

/// The card; true when a folder is to be chosen.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, second: Option<&SecondShown>) -> bool {
    paragraph(ui, Text::Secondary, &cx.text("backup-second-line"), cx.tokens.text2);
    let Some(second) = second else {
        return Button::secondary(cx.text("backup-second-choose")).icon(icons::OPEN_FILE).show(ui, cx.tokens).clicked();
    };
    key_value(ui, cx.tokens, &cx.text("backup-second-folder"), &second.folder.to_string_lossy());
    let tone = match second.care {
        Care::Fine => Tone::Ok,
        Care::Soon => Tone::Warn,
        Care::Now => Tone::Danger,
    };
    let icon = if second.care == Care::Fine { icons::DONE } else { icons::WARNING };
    note(ui, cx.tokens, tone, (icon, &state_words(cx, second)));
    let mut is_asked = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
        let clicked = |ui: &mut Ui, button: Button<'_>| button.show(ui, cx.tokens).clicked();
        if clicked(ui, Button::secondary(cx.text("backup-second-look")).icon(icons::REFRESH)) {
            cx.send(Command::Backups(BackupCommand::LookAgain));
        }
        is_asked = clicked(ui, Button::secondary(cx.text("backup-second-change")).icon(icons::OPEN_FILE));
        if clicked(ui, Button::quiet(cx.text("backup-second-none-more"))) {
            cx.send(Command::Backups(BackupCommand::ChooseSecond(None)));
        }
    });
    is_asked
}

/// How it was found, and its newest copy.
fn state_words(cx: &UiContext<'_>, second: &SecondShown) -> String {
    let state = match second.state {
        PlaceState::Unknown => cx.text("backup-second-unknown"),
        PlaceState::There => cx.text("backup-second-there"),
        PlaceState::Missing => cx.text("backup-second-missing"),
        PlaceState::Full => cx.text("error-second-full"),
        PlaceState::ReadOnly => cx.text("error-second-read-only"),
        PlaceState::Broken => cx.text("error-second-broken"),
    };
    let newest = match second.newest {
        Some(at) => cx.strings.text_with("backup-second-newest", &[("when", words::when(cx, at).into())]),
        None => cx.text("backup-second-empty"),
    };
    format!("{state} {newest}")
}

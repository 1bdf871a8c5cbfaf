//! 语言与外观: language, theme, size of the words. Chosen is applied.

use egui::Ui;

use crate::ui::commands::{Command, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::strings::Lang;
use crate::ui::theme::{Text, ThemeName};
use crate::ui::widgets::{Segments, paragraph, titled_card};

/// Sizes of the words offered, per cent.
pub(super) const TEXT_SIZES: [u32; 4] = [100, 125, 150, 175];

pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>) {
    titled_card(ui, cx.tokens, (&cx.text("settings-language"), ""), |ui| {
        language(ui, cx);
    });
    titled_card(ui, cx.tokens, (&cx.text("settings-theme"), ""), |ui| {
        theme(ui, cx);
    });
    titled_card(ui, cx.tokens, (&cx.text("settings-text-size"), ""), |ui| {
        text_size(ui, cx);
    });
}

fn send(cx: &UiContext<'_>, command: ShellCommand) {
    cx.send(Command::Shell(command));
}

fn language(ui: &mut Ui, cx: &UiContext<'_>) {
    let mut chosen = cx.strings.lang();
    let options = Lang::ALL.into_iter().fold(Segments::new(), |all, lang| all.option(lang, lang.name()));
    if options.show(ui, cx.tokens, &mut chosen).changed() {
        send(cx, ShellCommand::Language(chosen));
    }
}

fn theme(ui: &mut Ui, cx: &UiContext<'_>) {
    let mut chosen = cx.tokens.name;
    let options = Segments::new()
        .icon_option(ThemeName::Light, icons::LIGHT, cx.text("settings-theme-light"))
        .icon_option(ThemeName::Dark, icons::DARK, cx.text("settings-theme-dark"))
        .icon_option(ThemeName::HighContrast, icons::IN_PROGRESS, cx.text("settings-theme-contrast"));
    if options.show(ui, cx.tokens, &mut chosen).changed() {
        send(cx, ShellCommand::Theme(chosen));
    }
}

fn text_size(ui: &mut Ui, cx: &UiContext<'_>) {
    let now = (ui.ctx().zoom_factor() * 100.0).round() as u32;
    let mut chosen = TEXT_SIZES.into_iter().min_by_key(|size| size.abs_diff(now)).unwrap_or(100);
    let options = TEXT_SIZES.into_iter().fold(Segments::new(), |all, size| all.option(size, format!("{size} %")));
    if options.show(ui, cx.tokens, &mut chosen).changed() {
        send(cx, ShellCommand::TextSize(chosen));
    }
    paragraph(ui, Text::Secondary, &cx.text("settings-text-size-line"), cx.tokens.text2);
}

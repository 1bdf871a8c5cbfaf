//! A field for a passphrase: dots, shown only while the eye is held down, wiped when it goes.

use egui::text_edit::TextEditState;
use egui::{Context, Id, Response, Ui};
use zeroize::Zeroize;

use super::hint_words;
use crate::domain::passphrases::typing_hint;
use crate::ui::icons;
use crate::ui::strings::Strings;
use crate::ui::theme::{Text, Tokens, size};
use crate::ui::widgets::{Button, Caption, TextField};

/// What is typed, and whether it is shown.
#[derive(Default)]
pub(in crate::ui) struct SecretField {
    /// What is typed.
    pub(in crate::ui) typed: String,
    is_shown: bool,
}

impl Drop for SecretField {
    fn drop(&mut self) {
        self.typed.zeroize();
    }
}

impl SecretField {
    /// Shows it under its caption, with the eye at the right; what the keyboard seems to do is said below.
    pub(in crate::ui) fn show(
        &mut self,
        ui: &mut Ui,
        (tokens, strings): (&Tokens, &Strings),
        (caption, id): (Caption<'_>, Id),
    ) -> Response {
        let hint = typing_hint(&self.typed).map(|hint| hint_words(strings, hint));
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_8;
            let room = ui.available_width() - size::NORMAL - size::GAP_8;
            let caption = caption.warning(hint).width(room);
            let field = TextField::new(caption, &mut self.typed).id(id).keeps_enter().limit(400);
            let field = if self.is_shown { field } else { field.password() };
            let response = field.show(ui, tokens);
            ui.vertical(|ui| {
                ui.add_space(Text::Secondary.line() + size::GAP_4);
                let eye = Button::icon_only(icons::REVEAL, strings.text("lock-show")).show(ui, tokens);
                self.is_shown = eye.is_pointer_button_down_on();
            });
            response
        })
        .inner
    }

    /// Wipes what is typed, and what the field remembers of it to undo.
    pub(in crate::ui) fn wipe(&mut self, ctx: &Context, id: Id) {
        self.typed.zeroize();
        TextEditState::default().store(ctx, id);
    }
}

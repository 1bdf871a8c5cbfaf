//! Chinese input on Linux: keeps the input method allowed between fields.
//!
//! On X11 the window layer throws its input context away whenever the input method is switched off and on, which egui asks
//! for at every change of focus; fcitx5 then types `zhangsan` instead of 张三.

use egui::output::IMEOutput;
use egui::{Context, FullOutput, IMEPurpose, Plugin, Rect};

/// Keeps the input method allowed at all times. Add it once with `ctx.add_plugin` when the window opens.
#[derive(Debug)]
pub struct KeepInputMethod {
    last: IMEOutput,
}

impl Default for KeepInputMethod {
    fn default() -> Self {
        Self {
            last: IMEOutput {
                purpose: IMEPurpose::Normal,
                rect: Rect::ZERO,
                cursor_rect: Rect::ZERO,
                should_interrupt_composition: false,
            },
        }
    }
}

impl KeepInputMethod {
    /// Adds the plugin where it is needed: on Linux. Harmless on Wayland.
    pub fn add_to(ctx: &Context) {
        if cfg!(target_os = "linux") {
            ctx.add_plugin(Self::default());
        }
    }

    /// The field's own place while one has the focus, else the last one; never an interruption, which is an off and on.
    fn kept(&mut self, asked: Option<IMEOutput>) -> IMEOutput {
        if let Some(ime) = asked {
            self.last = IMEOutput { should_interrupt_composition: false, ..ime };
        }
        self.last
    }
}

impl Plugin for KeepInputMethod {
    fn debug_name(&self) -> &'static str {
        "keep_input_method"
    }

    fn output_hook(&mut self, _ctx: &Context, output: &mut FullOutput) {
        let asked = output.platform_output.ime.take();
        output.platform_output.ime = Some(self.kept(asked));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{RawInput, TextEdit, pos2, vec2};

    fn frame(ctx: &Context, show_field: &mut dyn FnMut(&mut egui::Ui)) -> Option<IMEOutput> {
        let mut output = ctx.run_ui(RawInput::default(), |ui| show_field(ui));
        let ime = output.platform_output.ime.take();
        output.drop_without_applying_deltas();
        ime
    }

    #[test]
    fn the_input_method_stays_allowed_without_a_field() {
        let ctx = Context::default();
        ctx.add_plugin(KeepInputMethod::default());
        for _ in 0..3 {
            assert!(frame(&ctx, &mut |_| {}).is_some());
        }
    }

    #[test]
    fn a_change_of_focus_never_interrupts_it() {
        let ctx = Context::default();
        ctx.add_plugin(KeepInputMethod::default());
        let (mut first, mut second) = (String::new(), String::new());
        for round in 0..6 {
            let ime = frame(&ctx, &mut |ui| {
                let a = ui.add(TextEdit::singleline(&mut first));
                let b = ui.add(TextEdit::singleline(&mut second));
                if round % 2 == 0 {
                    a.request_focus();
                } else {
                    b.request_focus();
                }
            });
            assert!(!ime.unwrap().should_interrupt_composition, "round {round}");
        }
    }

    #[test]
    fn the_place_of_the_field_is_passed_on_and_kept() {
        let mut plugin = KeepInputMethod::default();
        let cursor_rect = Rect::from_min_size(pos2(40.0, 60.0), vec2(1.0, 20.0));
        let asked = IMEOutput {
            purpose: IMEPurpose::Normal,
            rect: cursor_rect.expand(30.0),
            cursor_rect,
            should_interrupt_composition: true,
        };
        assert_eq!(plugin.kept(Some(asked)).cursor_rect, cursor_rect);
        assert_eq!(plugin.kept(None).cursor_rect, cursor_rect);
        assert!(!plugin.kept(None).should_interrupt_composition);
    }
}
